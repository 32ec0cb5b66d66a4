//! Rules: the rule book of the chosen program, edition by edition, all of it from the rules' own data.

use referral_statement::{Date, Edition, FactKind, Item, Topic, Withholding, WithholdingRule, Word};
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::clause::{chip, clause};
use crate::components::jump::jump;
use crate::components::programs;
use crate::components::rules::{changes, lists, own, products, rates, section, timeline, value};
use crate::locales::{Label, rules as texts};
use crate::reader::Reader;
use crate::shell::{self, out};
use crate::state::rules::before;

/// The page.
#[component]
pub fn Rules(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let program = reader.state.program;
    let shown = reader.state.shown_edition();
    use_place(program.id(), shown.map_or("", Edition::id), shown.map(|edition| timeline::address(reader, edition)));
    let unknown = reader.state.rules.unknown.as_ref().map(|id| texts::unknown_edition(lang, id));
    html! {
        <>
            { programs::programs(reader) }
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            <p role="status" class="nothing">{ unknown }</p>
            if let Some(edition) = shown {
                { timeline::timeline(reader, edition) }
                { book(reader, edition) }
            }
            { tax(reader) }
            { own::own(reader) }
        </>
    }
}

/// Writes what is shown into the address, and goes to the edition that was chosen.
#[hook]
fn use_place(program: &'static str, edition: &'static str, address: Option<String>) {
    let last = use_mut_ref(|| None::<(&'static str, &'static str)>);
    use_effect_with((program, edition), move |(program, edition)| {
        if let Some(address) = address {
            out::clean_address(&address);
        }
        let before = last.borrow_mut().replace((program, edition));
        if before.is_some_and(|(known, of)| known == *program && of != *edition) {
            shell::jump("edition");
        }
    });
}

/// The edition: what stands in it, chapter by chapter.
fn book(reader: &Reader, edition: &'static Edition) -> Html {
    let lang = reader.lang();
    let items = edition.items();
    let chapters = chapters(reader, edition, &items);
    let lead = chapters.iter().map(|(id, title, _)| html! { <li key={*id}>{ jump(id, title) }</li> });
    html! {
        <article id="edition" class="book" tabindex="-1" aria-labelledby="edition-name" key={format!("{} {}", reader.state.program.id(), edition.id())}>
            <div class="book-head">
                <h2 id="edition-name">
                    { reader.pick(reader.state.program.name()).to_owned() }
                    // Of an edition without dates the line below says all.
                    if edition.from().is_some() || edition.until().is_some() { { " · " }{ reader.edition(edition) } }
                </h2>
                <p>{ standing(reader, edition) }{ " · " }{ reader.say(Label::Grade(edition.grade())) }</p>
            </div>
            <nav class="contents" aria-labelledby="contents-name">
                <h3 id="contents-name" class="unseen">{ texts::contents(lang) }</h3>
                <ul>{ for lead }</ul>
            </nav>
            <div class="chapters">{ for chapters.into_iter().map(|(id, title, body)| section(id, title, body)) }</div>
        </article>
    }
}

/// Whether it holds on the reader's day.
fn standing(reader: &Reader, edition: &Edition) -> String {
    let lang = reader.lang();
    let today: Option<Date> = reader.state.day();
    match (edition.from(), edition.until(), today) {
        (None, None, _) => texts::undated_today(lang),
        (_, Some(until), Some(today)) if until <= today => texts::ended(lang),
        (Some(from), _, Some(today)) if from > today => texts::not_yet(lang),
        _ => texts::in_force_today(lang),
    }
}

type Chapter = (&'static str, String, Html);

fn chapters(reader: &Reader, edition: &'static Edition, items: &[Item]) -> Vec<Chapter> {
    let lang = reader.lang();
    let of = |name: String, takes: fn(&Topic) -> bool| {
        let items: Vec<&Item> = items.iter().filter(|item| takes(&item.about)).collect();
        (!items.is_empty())
            .then(|| (name.clone(), value::table(reader, edition, &name, &items, |id| clause(reader, edition, id))))
    };
    let rates = edition.rates().map(|table| (texts::rates(lang), rates::rates(reader, edition, &table)));
    let limits = of(texts::limits(lang), is_limit)
        .unwrap_or_else(|| (texts::limits(lang), html! { <p class="nothing">{ texts::no_limits(lang) }</p> }));
    let has_facts =
        |unknown: bool| edition.facts().iter().any(|fact| (fact.kind() == FactKind::NotPublished) == unknown);
    let facts = has_facts(false).then(|| (texts::facts(lang), lists::facts(reader, edition)));
    let unknown = has_facts(true).then(|| (texts::unknown(lang), lists::unknown(reader, edition)));
    let pays_nothing = referral_statement::Reason::ALL.iter().any(|reason| edition.reason_clause(*reason).is_some());
    let for_nothing = pays_nothing.then(|| (texts::for_nothing(lang), lists::for_nothing(reader, edition)));
    let all = [
        ("book-rates", rates),
        ("book-values", of(texts::values(lang), is_earned)),
        ("book-links", of(texts::links(lang), is_link)),
        ("book-limits", Some(limits)),
        ("book-payment", of(texts::payment(lang), is_payment)),
        ("book-nothing", for_nothing),
        ("book-products", Some((texts::products(lang), products::products(reader, edition)))),
        ("book-facts", facts),
        ("book-readings", Some((texts::readings(lang), lists::readings(reader, edition)))),
        ("book-assumed", Some((texts::assumed(lang), lists::assumed(reader, edition)))),
        ("book-unknown", unknown),
        ("book-sources", Some((texts::sources(lang), lists::sources(reader, edition)))),
        (
            "book-changed",
            Some((texts::changed(lang), changes::changes(reader, edition, before(reader.state.program, edition)))),
        ),
    ];
    all.into_iter().filter_map(|(id, chapter)| chapter.map(|(title, body)| (id, title, body))).collect()
}

fn is_link(about: &Topic) -> bool {
    matches!(about, Topic::LinkLasts(_) | Topic::Follows(_))
}

fn is_limit(about: &Topic) -> bool {
    matches!(about, Topic::Limit(..) | Topic::Covers(..))
}

fn is_payment(about: &Topic) -> bool {
    matches!(
        about,
        Topic::PaidAfter
            | Topic::ConfirmedAfter
            | Topic::InstalmentsAfter
            | Topic::WithdrawalLimit
            | Topic::WithdrawalAfterOrders
            | Topic::WithdrawalAccounts
            | Topic::ThresholdDue
            | Topic::BonusDue
            | Topic::CreditComes
            | Topic::CreditLasts
    )
}

fn is_earned(about: &Topic) -> bool {
    !is_link(about) && !is_limit(about) && !is_payment(about)
}

/// The taxes that the program's rules can show.
fn tax(reader: &Reader) -> Html {
    let rules: Vec<&'static WithholdingRule> =
        Withholding::ALL.iter().filter_map(|kind| reader.state.program.withholding(*kind)).collect();
    let (Some(edition), false) = (reader.state.shown_edition(), rules.is_empty()) else { return Html::default() };
    let name = texts::tax(reader.lang());
    let one = |rule: &&'static WithholdingRule| {
        let items = rule.items();
        let items: Vec<&Item> = items.iter().collect();
        let cite =
            |id: &str| rule.clause(id).map_or_else(Html::default, |clause| chip(reader, clause, rule.source(clause)));
        value::table(reader, edition, &name, &items, cite)
    };
    html! {
        <section class="tax" aria-labelledby="tax-name">
            <h2 id="tax-name">{ name.clone() }</h2>
            { for rules.iter().map(one) }
        </section>
    }
}
