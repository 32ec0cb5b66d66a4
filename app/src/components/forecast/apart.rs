//! Where the figures of a forecast come from: how the customers of a month go on, and one of them judged line by line.

use std::rc::Rc;

use referral_statement::{Money, Rate};
use yew::prelude::*;

use crate::components::customer::{self, Of};
use crate::components::field::option;
use crate::format::percent;
use crate::locales::forecast as texts;
use crate::reader::Reader;
use crate::route::Route;
use crate::state::Action;
use crate::state::forecast::{Act, History, Outlook};

/// All of a whole, in hundredths of a percent.
const WHOLE: u64 = 10_000;

/// The section.
pub fn apart(reader: &Reader, outlook: &Rc<Outlook>) -> Html {
    let lang = reader.lang();
    let chosen = outlook.month.to_string();
    let options =
        outlook.starts.iter().map(|month| option(&month.to_string(), &reader.month(month.first_day()), &chosen));
    let has_customers = outlook.one.as_ref().is_some_and(|one| !one.statement.customers.is_empty());
    html! {
        <section class="apart" aria-labelledby="apart-name">
            <h2 id="apart-name" tabindex="-1">{ texts::apart(lang) }</h2>
            <p class="soft">{ texts::rule(lang) }</p>
            if outlook.starts.len() > 1 {
                <p class="by-day">
                    <label for="taken-apart">{ texts::start_in(lang) }</label>{ " " }
                    <select id="taken-apart" onchange={reader.choosing(|month| Action::Forecast(Act::TakeApart(month)))}>{ for options }</select>
                </p>
            }
            <div class="two">
                { histories(reader, outlook) }
                if let Some(one) = outlook.one.as_ref().filter(|_| has_customers) {
                    <div class="paper one">
                        <h3>{ texts::the_one(lang) }</h3>
                        if outlook.more { <p class="soft">{ texts::first_orders(lang, one.draft.order_count()) }</p> }
                        <div class="lines">{ customer::lines(reader, &Of { answer: one.clone(), index: 0, as_form: false }) }</div>
                    </div>
                }
            </div>
            if reader.state.reckoned().is_some_and(|reckoned| reckoned.faults.is_empty()) {<p class="act-row">
                <a class="button" href={Route::Scenario.hash()} onclick={reader.on(Action::Forecast(Act::Open))}>{ texts::open(lang) }</a>
                <small>{ texts::open_note(lang) }</small>
            </p>}
        </section>
    }
}

/// How often they order, which share of them, and what each earns.
fn histories(reader: &Reader, outlook: &Outlook) -> Html {
    let lang = reader.lang();
    let all = alike(&outlook.histories);
    let rest = WHOLE.saturating_sub(all.iter().map(|history| history.share).sum());
    let most = outlook.histories.last().map_or(0, |last| last.orders);
    let row = |(index, History { orders, share, each }): (usize, &History)| {
        let to = all.get(index + 1).map(|next| next.orders - 1);
        let times = match to {
            Some(to) if to == *orders => texts::times(lang, *orders),
            Some(to) => texts::times_to(lang, *orders, to),
            None if most == 1 => texts::times(lang, *orders),
            None => texts::times_or_more(lang, *orders),
        };
        self::row(reader, times, *share, *each)
    };
    html! {
        <table class="histories">
            <caption class="unseen">{ texts::apart(lang) }</caption>
            <thead><tr>
                <th scope="col">{ texts::orders_made(lang) }</th>
                <th scope="col">{ texts::share(lang) }</th>
                <th scope="col">{ texts::each_earns(lang) }</th>
            </tr></thead>
            <tbody>
                { for all.iter().enumerate().map(row) }
                if rest > 0 { { self::row(reader, texts::never(lang), rest, Money::ZERO) } }
            </tbody>
        </table>
    }
}

/// Those who earn the same taken together, under the fewest of their orders.
fn alike(histories: &[History]) -> Vec<History> {
    let mut all: Vec<History> = Vec::new();
    for history in histories {
        match all.last_mut().filter(|last| last.each == history.each) {
            Some(last) => last.share += history.share,
            None => all.push(history.clone()),
        }
    }
    all
}

fn row(reader: &Reader, name: String, share: u64, each: Money) -> Html {
    let share = Rate::parse(&format!("{}.{:04}", share / WHOLE, share % WHOLE)).map(percent).unwrap_or_default();
    html! { <tr key={name.clone()}><th scope="row">{ name }</th><td>{ share }</td><td>{ reader.money(each) }</td></tr> }
}
