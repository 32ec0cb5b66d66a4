//! "To earn so much by then": answered in place, with every way that leads there, and honest where none does.

use referral_statement::{Basis, Bend, Code, Goal, Impossible, LimitId, Money, Stretch};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::locales::{Label, estimate as texts};
use crate::reader::Reader;
use crate::state::wish::{Act, NoWays, Ways};
use crate::state::{Action, Field};

/// The question and its answer.
pub fn wish(reader: &Reader) -> Html {
    let lang = reader.lang();
    let ways = reader.state.ways();
    let typing = |act: fn(String) -> Act| {
        let reader = reader.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                reader.act(Action::Wish(act(input.value())));
            }
        })
    };
    let wish = &reader.state.wish;
    let invalid = |wrong: bool| wrong.then_some("true");
    let (wrong_target, wrong_by) = (matches!(ways, Err(NoWays::Target(_))), ways == Err(NoWays::By));
    html! {
        <fieldset class="wish" key="wish">
            <legend>{ texts::wish(lang) }</legend>
            <div class="asks">
                <label for="wish-target">{ texts::to_earn(lang) }</label>
                <span class="amount">
                    <span class="unit" aria-hidden="true">{ reader.figures.symbol().to_owned() }</span>
                    <input id="wish-target" type="text" inputmode="decimal" autocomplete="off" value={wish.target.clone()}
                        aria-invalid={invalid(wrong_target)} aria-describedby="wish-answer" oninput={typing(Act::Target)} />
                </span>
                <label for="wish-by">{ texts::by(lang) }</label>
                <input id="wish-by" class="day" type="date" value={wish.by.clone()} min={reader.state.today.clone()}
                    aria-invalid={invalid(wrong_by)} aria-describedby="wish-answer" oninput={typing(Act::By)} />
            </div>
            <div id="wish-answer" role="status">{ answer(reader, ways) }</div>
        </fieldset>
    }
}

fn answer(reader: &Reader, ways: Result<Ways, NoWays>) -> Html {
    let lang = reader.lang();
    let ways = match ways {
        Ok(ways) => ways,
        Err(NoWays::Target(code)) => return html! { <p class="fault">{ wrong(reader, code) }</p> },
        Err(NoWays::By) => return html! { <p class="fault">{ texts::wrong_day(lang) }</p> },
        Err(NoWays::Scenario) => return html! { <p>{ texts::correct_first(lang) }</p> },
    };
    let spend = reader.state.program.basis() == Basis::Spend;
    let each = reader.money(amount_of(&reader.state.form().text(Field::Spend)));
    let count = reader.state.form().text(Field::Friends).parse().unwrap_or(1);
    let customers = ways.customers.least.as_deref().map(|least| {
        let least: u32 = least.parse().unwrap_or(1);
        let text = texts::customers_at(lang, least, spend, &each);
        way(reader, "customers", text, Field::Friends, least.to_string())
    });
    let by_spend = ways.spend.least.as_ref().map(|least| {
        let stretches = stretches(reader, &ways.spend);
        way(reader, "amount", texts::from_each(lang, &stretches, count, spend), Field::Spend, least.clone())
    });
    let blocked = |goal: &Goal| goal.impossible.as_ref().map(|why| impossible(reader, &ways, why, count));
    let nowhere = ways.customers.least.is_none() && ways.spend.least.is_none();
    html! {
        <>
            if nowhere {
                <p><strong>{ texts::no_way(lang) }</strong></p>
            } else {
                <ul class="ways">{ customers }{ by_spend }</ul>
            }
            { blocked(&ways.spend).map(|text| html! { <p class="why-not">{ text }</p> }) }
        </>
    }
}

/// A way, with a button that goes it.
fn way(reader: &Reader, key: &'static str, text: String, field: Field, value: String) -> Html {
    let here = reader.state.form().text(field) == value;
    html! {
        <li {key}>
            <span>{ text }</span>
            if !here {
                <button type="button" onclick={reader.on(Action::Set(field, value))}>{ reader.say(Label::TryIt) }</button>
            }
        </li>
    }
}

/// `$1,069.95 or more`; every stretch where there are several, the first three where there are many.
fn stretches(reader: &Reader, goal: &Goal) -> String {
    let lang = reader.lang();
    let one = |stretch: &Stretch| {
        let from = reader.money(amount_of(&stretch.from));
        match &stretch.to {
            None => texts::or_more(lang, &from),
            Some(to) if *to == stretch.from => from,
            Some(to) => texts::to(lang, &from, &reader.money(amount_of(to))),
        }
    };
    let mut told: Vec<String> = goal.reaches.iter().take(3).map(one).collect();
    if goal.more || goal.reaches.len() > 3 {
        told.push(texts::and_more(lang));
    }
    told.join(&texts::or(lang))
}

fn impossible(reader: &Reader, ways: &Ways, why: &Impossible, count: u32) -> String {
    let lang = reader.lang();
    let most = reader.money(why.most);
    let limit = why.limit.and_then(limit_of).map(|limit| reader.say(Label::Limit(limit)));
    match (ways.by, limit) {
        (Some(by), _) => texts::most_by(lang, &most, &reader.day(by), count),
        (None, Some(limit)) => texts::most_by_limit(lang, &most, limit, count),
        (None, None) => texts::most(lang, &most, count),
    }
}

fn limit_of(bend: Bend) -> Option<LimitId> {
    match bend {
        Bend::OrderPaid => Some(LimitId::OrderPaid),
        Bend::CustomerPaid => Some(LimitId::CustomerPaid),
        Bend::CustomerReward => Some(LimitId::CustomerReward),
        Bend::FriendTotal => Some(LimitId::FriendTotal),
        Bend::Order | Bend::Threshold | Bend::Bonus | Bend::Instalments => None,
    }
}

fn wrong(reader: &Reader, code: Code) -> String {
    let typed = reader.state.wish.target.trim();
    match code {
        _ if typed.is_empty() => texts::write_amount(reader.lang()),
        Code::TooManyDecimals => texts::two_decimals(reader.lang(), typed),
        _ => texts::no_amount(reader.lang(), typed),
    }
}

fn amount_of(text: &str) -> Money {
    Money::parse(text).unwrap_or_default()
}
