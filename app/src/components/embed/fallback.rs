//! What a snippet shows where no script runs: the rates of the edition as a table, and a link to the calculator.

use referral_explain::{Plain, Voice, percent, words};
use referral_host::Fallback;
use referral_statement::{Edition, Item, RateLine, RateSaid, Said, Topic};

use crate::locales::{Lang, embed, rules as texts};
use crate::state::State;

/// The most rows of the table.
const MOST: usize = 8;

/// It, in a language.
pub fn fallback(state: &State, lang: Lang, edition: &str, app: &str) -> Fallback {
    let program = state.program;
    let day = state.day();
    let in_force = || program.editions().iter().rfind(|one| day.is_some_and(|day| one.holds_on(day)));
    let edition = program.edition(edition).or_else(in_force).or_else(|| program.editions().last());
    let name = lang.pick(program.name());
    let figures = Plain::new(lang.told(), program.currency());
    let voice = Voice { lang: lang.told(), program, figures: &figures };
    let (head, rows) = edition.map(|edition| table(lang, &voice, edition)).unwrap_or_default();
    Fallback {
        caption: edition.map_or_else(String::new, |one| embed::fallback_caption(lang, name, &voice.edition_days(one))),
        head,
        rows,
        link: embed::fallback_link(lang, name),
        href: format!("{app}?lang={}#/estimate", lang.tag()),
    }
}

/// The columns and the rows: rates for each tier, or what a friend's spend earns.
fn table(lang: Lang, voice: &Voice<'_>, edition: &Edition) -> (Vec<String>, Vec<Vec<String>>) {
    let Some(rates) = edition.rates() else {
        let rows = edition.items().iter().filter_map(|item| value(lang, voice, item)).take(MOST).collect();
        return (vec![embed::fallback_what(lang), embed::fallback_value(lang)], rows);
    };
    let tier = |id: &String| {
        let known = edition.tiers().iter().find(|tier| tier.id() == id);
        known.map_or_else(|| id.clone(), |tier| lang.pick(tier.name()).to_owned())
    };
    let mut head = vec![texts::orders(lang)];
    head.extend(if rates.tiers.is_empty() { vec![texts::rate(lang)] } else { rates.tiers.iter().map(tier).collect() });
    let row = |line: &RateLine| {
        let cells = line.cells.iter().map(|cell| match &cell.rate.value {
            RateSaid::Of(rate) => percent(*rate),
            RateSaid::Between(from, to) => texts::between(lang, &percent(*from), &percent(*to)),
            RateSaid::Nothing => texts::earns_nothing(lang),
        });
        std::iter::once(orders(lang, line)).chain(cells).collect()
    };
    (head, rates.lines.iter().take(MOST).map(row).collect())
}

/// The orders of a line: their roles, whose, of what.
fn orders(lang: Lang, line: &RateLine) -> String {
    let told = lang.told();
    let join = |words: Vec<String>| words.join(lang.comma());
    let roles = join(line.roles.iter().map(|role| words::role(told, *role).to_owned()).collect());
    let mut of = vec![
        join(line.customers.iter().map(|kind| texts::customer(lang, *kind)).collect()),
        join(line.classes.iter().map(|class| texts::class(lang, *class)).collect()),
    ];
    if !line.linked_by.is_empty() {
        of.push(join(line.linked_by.iter().map(|by| words::linked_by(told, *by).to_owned()).collect()));
    }
    format!("{roles} · {}", of.join(" · "))
}

/// An amount or a rate of a program of spend, with what it is.
fn value(lang: Lang, voice: &Voice<'_>, item: &Item) -> Option<Vec<String>> {
    let wanted = matches!(
        item.about,
        Topic::ThresholdAmount | Topic::ThresholdReward | Topic::BonusAbove | Topic::BonusRate | Topic::Limit(..)
    );
    let said = match &item.says.as_ref().filter(|_| wanted)?.value {
        Said::Amount(amount) => voice.money(*amount),
        Said::Rate(rate) => percent(*rate),
        _ => return None,
    };
    Some(vec![texts::topic(lang, &item.about, "", ""), said])
}
