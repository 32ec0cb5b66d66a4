//! Explanations: one view for each kind of step, under the name of the rule that it explains.

pub mod bonus;
pub mod counted;
pub mod edition;
pub mod eligibility;
pub mod limit;
pub mod link;
pub mod notice;
pub mod payout;
pub mod rate;
pub mod reading;
pub mod reward;
pub mod role;
pub mod threshold;
pub mod window;

use referral_statement::{Edition, Money, ReadingUsed, Step};
use yew::prelude::*;

use crate::components::clause::clause;
use crate::locales::Label;
use crate::reader::Reader;

/// A step told to the reader.
pub struct Told {
    /// The kind of step.
    pub name: Label,
    /// What came of it, in one sentence with its figures.
    pub sentence: String,
    /// Is this where the order stops to earn?
    pub fails: bool,
    /// The amount before and after, where the step changes one.
    pub change: Option<(Money, Money)>,
}

impl Told {
    /// A step that lets the order go on.
    pub fn passes(name: Label, sentence: String) -> Self {
        Self { name, sentence, fails: false, change: None }
    }

    /// A step that may stop it.
    pub fn checked(name: Label, sentence: String, fails: bool) -> Self {
        Self { name, sentence, fails, change: None }
    }
}

/// The steps of a line, in order.
pub fn steps<'s>(
    reader: &Reader,
    edition: Option<&'static Edition>,
    steps: impl IntoIterator<Item = &'s Step>,
) -> Html {
    html! { <ol class="steps">{ for steps.into_iter().map(|step| item(reader, edition, step)) }</ol> }
}

/// One step in words of its own, without a rule behind it.
pub fn sum(reader: &Reader, sentence: String) -> Html {
    html! { <ol class="steps">{ shown(reader, None, Told::passes(Label::StepSum, sentence), None, None) }</ol> }
}

fn item(reader: &Reader, edition: Option<&'static Edition>, step: &Step) -> Html {
    let (told, clause, reading): (Told, Option<&String>, Option<&ReadingUsed>) = match step {
        Step::Edition { clause, edition, from, until, paid_at, fails, .. } => (
            edition::tell(reader, edition.as_deref(), (*from, *until), *paid_at, fails.is_some()),
            clause.as_ref(),
            None,
        ),
        Step::Link { clause, opened_at, window, ends_at, paid_at, reading, fails, .. } => {
            (link::tell(reader, *opened_at, *window, *ends_at, *paid_at, *fails), Some(clause), reading.as_ref())
        }
        Step::Customer { clause, role, fails, .. } => (role::tell(reader, *role, *fails), clause.as_ref(), None),
        Step::Excluded { clause, fails } => (eligibility::excluded(reader, *fails), clause.as_ref(), None),
        Step::Billing { clause, billing, fails } => {
            (eligibility::billing(reader, *billing, *fails), clause.as_ref(), None)
        }
        Step::Product { clause, product, class, class_from, reading, fails } => (
            eligibility::product(reader, product.as_deref(), *class, *class_from, fails.is_some()),
            clause.as_ref(),
            reading.as_ref(),
        ),
        Step::Window { clause, registered_on, paid_at, threshold_until, bonus_until, counts_for, fails } => (
            window::tell(
                reader,
                (*registered_on, *paid_at),
                (*threshold_until, *bonus_until),
                counts_for,
                fails.is_some(),
            ),
            Some(clause),
            None,
        ),
        Step::Counted { clause, paid, refunded, counted, fails } => {
            (counted::tell(reader, *paid, *refunded, *counted, fails.is_some()), clause.as_ref(), None)
        }
        Step::Limit { clause, limit, amount, left, before, after, reading, fails } => (
            limit::tell(reader, *limit, (*amount, *left), (*before, *after), fails.is_some()),
            Some(clause),
            reading.as_ref(),
        ),
        Step::Rate { clause, rate, rate_from, tier, role, class, reading } => (
            rate::tell(reader, edition, *rate, *rate_from, tier.as_deref(), (*role, *class)),
            Some(clause),
            reading.as_ref(),
        ),
        Step::NoRate { clause, role, .. } => (rate::none(reader, *role), clause.as_ref(), None),
        Step::Reward { clause, counted, rate, exact, reward } => {
            (reward::tell(reader, *counted, *rate, *exact, *reward), Some(clause), None)
        }
        Step::Threshold { clause, amount, spend, reached_at, reward, reading, .. } => {
            (threshold::tell(reader, *amount, *spend, *reached_at, *reward), Some(clause), reading.as_ref())
        }
        Step::Bonus { clause, above, gate_spend, spend, base, rate, exact, reward, reading } => (
            bonus::tell(reader, (*above, *gate_spend), (*spend, *base), *rate, (*exact, *reward)),
            Some(clause),
            reading.as_ref(),
        ),
        Step::Payout { clause, part, parts, amount, from, to, expires } => {
            let clause = (!clause.is_empty()).then_some(clause);
            (payout::tell(reader, (*part, *parts), *amount, *from, *to, *expires), clause, None)
        }
    };
    shown(reader, edition, told, clause.map(String::as_str), reading)
}

/// A step as a row: its kind, its sentence, what it changed, the clause and the reading behind it.
fn shown(
    reader: &Reader,
    edition: Option<&'static Edition>,
    told: Told,
    by: Option<&str>,
    read: Option<&ReadingUsed>,
) -> Html {
    let chip = edition.zip(by).map(|(edition, id)| clause(reader, edition, id));
    let read = edition.zip(read).map(|(edition, read)| reading::tell(reader, edition, read));
    let change = told.change.map(|(before, after)| {
        html! { <p class="change">{ reader.money(before) }{ " → " }<b>{ reader.money(after) }</b></p> }
    });
    html! {
        <li class={classes!("step", told.fails.then_some("fails"))}>
            <p class="kind">{ reader.say(told.name) }
                if told.fails { <strong>{ reader.say(Label::Fails) }</strong> }
            </p>
            <div class="told"><p>{ told.sentence }</p>{ " " }{ chip }{ change }{ read }</div>
        </li>
    }
}
