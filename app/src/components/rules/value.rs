//! Values of the rule book in words: what each is about, what it is, and what another reading would make of it.

use referral_explain::{count, percent, words};
use referral_statement::{Edition, Item, Read, Said, Topic, Window};
use yew::prelude::*;

use crate::locales::rules as texts;
use crate::reader::Reader;

/// What a value is about.
pub fn topic(reader: &Reader, about: &Topic) -> String {
    let (amount, ids) = match about {
        Topic::TaxFreeAbove(amount) | Topic::TaxBracket(Some(amount)) => (reader.money(*amount), &[][..]),
        Topic::Limit(_, tiers) | Topic::Covers(_, tiers) => (String::new(), tiers.as_slice()),
        _ => (String::new(), &[][..]),
    };
    texts::topic(reader.lang(), about, &amount, &tiers(reader, ids))
}

/// The names of tiers.
pub fn tiers(reader: &Reader, ids: &[String]) -> String {
    ids.iter().map(|id| tier(reader, id)).collect::<Vec<_>>().join(reader.lang().comma())
}

/// The name of a tier.
pub fn tier(reader: &Reader, id: &str) -> String {
    let mut all = reader.state.program.editions().iter().flat_map(Edition::tiers);
    all.find(|tier| tier.id() == id).map_or_else(|| id.to_owned(), |tier| reader.pick(tier.name()).to_owned())
}

/// A value.
pub fn said(reader: &Reader, said: &Said) -> String {
    let lang = reader.lang();
    let told = lang.told();
    let list = |words: Vec<String>| {
        if words.is_empty() { texts::covers_none(lang) } else { words.join(lang.comma()) }
    };
    match said {
        Said::Amount(amount) => reader.money(*amount),
        Said::Rate(rate) => percent(*rate),
        Said::RateLess(rate, less) if less.is_zero() => percent(*rate),
        Said::RateLess(rate, less) => texts::rate_less(lang, &percent(*rate), &reader.money(*less)),
        Said::Lasts(Window::Unlimited) => texts::without_end(lang),
        Said::Lasts(Window::Days(days)) => texts::days(lang, &count(*days), *days == 1),
        Said::Lasts(Window::Months(months)) => texts::months(lang, *months),
        Said::Days(days) => match days.as_slice() {
            [days] => texts::days(lang, &count(*days), *days == 1),
            days => {
                let days: Vec<String> = days.iter().map(|days| count(*days)).collect();
                texts::in_parts(lang, &days.join(&texts::and(lang)))
            }
        },
        Said::DaysOfMonth(from, to) => texts::days_of_month(lang, *from, *to),
        Said::Count(number) => count(*number),
        Said::Accounts(accounts) => list(accounts.iter().map(|account| texts::account(lang, *account)).collect()),
        Said::Roles(roles) => {
            list(roles.iter().map(|role| lang.english(words::role(told, *role).to_owned())).collect())
        }
        Said::Parts(parts) => list(parts.iter().map(|part| texts::part(lang, *part)).collect()),
        Said::Follows(follows) => texts::follows(lang, *follows),
        Said::Counting(counting) => texts::counting(lang, *counting),
    }
}

/// A value by default, and below it what every other option of its reading makes of it.
pub fn read<T>(reader: &Reader, edition: &Edition, read: &Read<T>, show: impl Fn(&T) -> String) -> Html {
    let others = read.others.iter().map(|(option, other)| {
        let name = option_name(reader, edition, read.reading.as_deref().unwrap_or_default(), option);
        html! { <small class="or">{ texts::or_if(reader.lang(), &show(other), &name) }</small> }
    });
    html! { <><span class="is">{ show(&read.value) }</span>{ for others }</> }
}

/// What an option of a reading means.
pub fn option_name(reader: &Reader, edition: &Edition, reading: &str, option: &str) -> String {
    let reading = edition.readings().iter().find(|known| known.id() == reading);
    let known = reading.and_then(|reading| reading.options().iter().find(|known| known.id() == option));
    known.map_or_else(|| option.to_owned(), |option| reader.pick(option.label()).to_owned())
}

/// What an item says; that it is not published where it says nothing.
pub fn says(reader: &Reader, edition: &Edition, item: &Item) -> Html {
    match &item.says {
        Some(value) => read(reader, edition, value, |value| said(reader, value)),
        None => html! { <i class="open">{ texts::not_published(reader.lang()) }</i> },
    }
}

/// Values as a table, each with its clause as `cite` draws it.
pub fn table(reader: &Reader, edition: &Edition, name: &str, items: &[&Item], cite: impl Fn(&str) -> Html) -> Html {
    let row = |(index, item): (usize, &&Item)| {
        html! {
            <tr key={index}>
                <th scope="row">{ topic(reader, &item.about) }</th>
                <td>{ says(reader, edition, item) }{ " " }{ item.clause.as_deref().map(&cite) }</td>
            </tr>
        }
    };
    html! {
        <table class="values">
            <caption class="unseen">{ name.to_owned() }</caption>
            <tbody>{ for items.iter().enumerate().map(row) }</tbody>
        </table>
    }
}
