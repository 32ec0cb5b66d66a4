//! The statement on paper: one page for what is usual, drawn when the page is printed and only then.

mod lines;

use referral_share::MOST_LINK;
use referral_statement::{Date, Edition, Word};
use yew::prelude::*;

use super::arrivals;
use super::qr::Code;
use crate::app::PageProps;
use crate::format::Writes;
use crate::later;
use crate::locales::{Label, Msg, print as texts, share};
use crate::reader::Reader;
use crate::route::Route;
use crate::shell::hear::hear;
use crate::shell::{self, out};
use crate::state::Answer;
use crate::state::place::{Place, ReferrerField};

/// The most payments of a day that are named.
const MOST_NAMED: usize = 4;

/// Is the page one that prints as the statement?
pub fn is_statement() -> bool {
    matches!(shell::route(), None | Some(Route::Estimate | Route::Scenario))
}

/// The statement, while it is printed. Pages that are no statement print themselves, unless a reader asks for the statement.
#[component]
pub fn Printed(props: &PageProps) -> Html {
    let prints = use_state_eq(|| false);
    let setter = prints.setter();
    use_effect_with((), move |()| {
        let listen = |name: &'static str, hears: Box<dyn Fn() -> Option<bool>>| {
            let setter = setter.clone();
            hear(name, move |_| {
                if let Some(prints) = hears() {
                    setter.set(prints);
                }
            })
        };
        let all = [
            listen(out::PRINT, Box::new(|| Some(true))),
            listen("beforeprint", Box::new(|| is_statement().then_some(true))),
            listen("afterprint", Box::new(|| Some(false))),
        ];
        move || drop(all)
    });
    match (props.reader.state.answer(), later::get()) {
        (Some(answer), Some(later)) if *prints => (later.sheet)(&props.reader, answer),
        _ => Html::default(),
    }
}

/// Draws the statement on paper.
pub fn sheet(reader: &Reader, answer: &Answer) -> Html {
    let lang = reader.lang();
    let statement = &answer.statement;
    let pays = reader.say(match statement.pays {
        referral_statement::Pays::Credit => Label::AsCredit,
        referral_statement::Pays::Cash => Label::AsCash,
    });
    let editions = &answer.editions;
    let stale = !reader.state.faults().is_empty();
    html! {
        <section class="printed">
            { head(reader, editions) }
            if stale { <p class="printed-stale">{ reader.say(Label::Stale) }</p> }
            <div class="printed-total">
                <p>{ reader.say(Label::YouEarn) }<b>{ reader.money(statement.total) }</b>{ pays }</p>
                { range(reader, answer, editions) }
            </div>
            { lines::lines(reader, answer) }
            <div class="printed-pair">
                { when(reader, answer) }
                { readings(reader, answer, editions) }
            </div>
            { notices(reader, answer) }
            { link(reader) }
            <p class="printed-foot">{ share::estimate_only(lang) }{ lang.space() }{ texts::not_affiliated(lang) }</p>
        </section>
    }
}

/// The program, its rules, its days, the referrer, and the day of the print.
fn head(reader: &Reader, editions: &[&'static Edition]) -> Html {
    let lang = reader.lang();
    let today = &reader.state.today;
    let day = Date::parse(today).map_or_else(|_| today.clone(), |day| reader.day(day));
    let rules = editions.iter().map(|edition| {
        html! { <p key={edition.id()}>{ reader.edition(edition) }{ " · " }{ reader.say(Label::Grade(edition.grade())) }</p> }
    });
    html! {
        <div class="printed-head">
            <div>
                <p class="wordmark">{ "Referral\u{200a}" }<b>{ "Statement" }</b></p>
                <p>{ texts::printed_on(lang, &day) }</p>
                { tier(reader, editions) }
            </div>
            <div class="of">
                <p class="program">{ reader.pick(reader.state.program.name()).to_owned() }</p>
                { for rules }
                <p>{ reader.tell(Msg::Zone { zone: reader.figures.zone() }) }</p>
            </div>
        </div>
    }
}

/// The referrer's tier, where the rules have tiers.
fn tier(reader: &Reader, editions: &[&'static Edition]) -> Option<Html> {
    let lang = reader.lang();
    let typed = reader.state.draft().get(&Place::Referrer(ReferrerField::Tier));
    let tiers = editions.iter().flat_map(|edition| edition.tiers());
    let tier = tiers.into_iter().find(|tier| typed.is_empty() || tier.id() == typed)?;
    Some(html! { <p>{ reader.say(Label::Tier) }{ lang.colon() }{ reader.pick(tier.name()).to_owned() }</p> })
}

/// The total over the readings that are left open, and which of them move it.
fn range(reader: &Reader, answer: &Answer, editions: &[&'static Edition]) -> Option<Html> {
    let range = &answer.statement.range;
    if range.lowest == range.highest {
        return None;
    }
    let (lowest, highest) = (reader.money(range.lowest), reader.money(range.highest));
    let text = reader.tell(Msg::Range { lowest: &lowest, highest: &highest, readings: range.driven_by.len() });
    let known = editions.iter().flat_map(|edition| edition.readings());
    let mut questions: Vec<&str> = known
        .filter(|reading| range.driven_by.iter().any(|id| id == reading.id()))
        .map(|reading| reader.pick(reading.question()))
        .collect();
    questions.dedup();
    Some(html! { <p>{ text }{ reader.lang().space() }{ questions.join(" ") }</p> })
}

/// Every day of payment, with what is paid on it.
fn when(reader: &Reader, answer: &Answer) -> Html {
    let lang = reader.lang();
    let worth = arrivals::worth(answer);
    let row = |((_, (from, to)), payouts): (&(bool, arrivals::Day), &[usize])| {
        let on = match (from, to) {
            (Some(from), to) => reader.figures.days(*from, to.unwrap_or(*from)),
            (None, _) => reader.say(Label::DateNotPublished).to_owned(),
        };
        let sum = arrivals::sum(&worth, payouts).map(|sum| reader.money(sum));
        let named = payouts.iter().take(MOST_NAMED).filter_map(|index| answer.statement.payouts.get(*index));
        let mut of: Vec<String> = named.map(|payout| arrivals::is_for(reader, payout)).collect();
        if payouts.len() > MOST_NAMED {
            of.push(texts::and_more(lang, payouts.len() - MOST_NAMED));
        }
        html! { <tr><td class="on">{ on }</td><td class="sum-of">{ sum }</td><td>{ of.join(lang.semicolon()) }</td></tr> }
    };
    let days = arrivals::by_day(answer);
    html! {
        <div>
            <h3>{ texts::when(lang) }</h3>
            if worth.is_empty() {
                <p>{ reader.say(Label::NothingArrives) }</p>
            } else {
                <table><tbody>{ for days.groups().map(row) }</tbody></table>
            }
        </div>
    }
}

/// How every open clause is read.
fn readings(reader: &Reader, answer: &Answer, editions: &[&'static Edition]) -> Html {
    let lang = reader.lang();
    let decided = |id: &str| answer.draft.readings.iter().any(|(known, _)| known == id);
    let items = answer.statement.readings.iter().filter_map(|(id, option)| {
        let mut known = editions.iter().flat_map(|edition| edition.readings());
        let reading = known.find(|reading| reading.id() == id)?;
        let option = reading.options().iter().find(|known| known.id() == option)?;
        let how = if decided(id) { texts::by_choice(lang) } else { texts::by_default(lang) };
        Some(html! {
            <li key={id.clone()}>{ reader.pick(reading.question()).to_owned() }{ " " }<b>{ reader.pick(option.label()).to_owned() }</b>{ texts::in_brackets(lang, &[how.as_str(), &reader.voice().clause_name(None, reading.clause())].join(lang.comma())) }</li>
        })
    });
    let items: Vec<Html> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <div><h3>{ texts::readings(lang) }</h3><ul>{ for items }</ul></div> }
}

fn notices(reader: &Reader, answer: &Answer) -> Html {
    let notices = &answer.statement.notices;
    if notices.is_empty() {
        return Html::default();
    }
    let item = |notice: &referral_statement::Notice| {
        let clause = notice
            .clause
            .as_ref()
            .map(|clause| texts::in_brackets(reader.lang(), &reader.voice().clause_name(None, clause)));
        html! { <li key={notice.code.clone()}>{ reader.hear(|voice| voice.notice(notice)) }{ clause }</li> }
    };
    html! { <div class="printed-notices"><h3>{ texts::rests_on(reader.lang()) }</h3><ul>{ for notices.iter().map(item) }</ul></div> }
}

/// The link as text and as a code.
fn link(reader: &Reader) -> Html {
    let lang = reader.lang();
    let link = out::address(&reader.state.envelope(false).link());
    let code = Code::of(&link);
    let text = if link.len() <= MOST_LINK && code.is_some() { link } else { texts::no_link(lang) };
    html! {
        <div class="printed-link">
            { code.map(|code| code.draw("")) }
            <div><h3>{ texts::open_it(lang) }</h3><p>{ text }</p></div>
        </div>
    }
}

/// The clauses of a derivation, each once.
fn cited<'s>(
    reader: &Reader,
    edition: Option<&'static Edition>,
    steps: impl IntoIterator<Item = &'s referral_statement::Step>,
) -> String {
    let mut clauses: Vec<String> = Vec::new();
    for step in steps {
        let voice = reader.voice();
        let clause = voice.step(edition, step).clause.map(|clause| voice.clause_name(edition, clause));
        clauses.extend(clause.filter(|clause| !clauses.contains(clause)));
    }
    clauses.join(reader.lang().comma())
}

/// A word of the contract that a customer has, such as what it was before, in the reader's words; nothing for the usual one.
fn unusual<W: Word>(reader: &Reader, typed: &str, usual: &str, label: impl Fn(W) -> Label) -> Option<String> {
    W::from_word(typed).filter(|_| typed != usual).map(|word| reader.say(label(word)).to_owned())
}
