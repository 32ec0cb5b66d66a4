//! Notices that no scenario brings up.

use super::Doubts;
use crate::finding::RuleCode;
use crate::phrase::{Phrase, phrase};
use crate::program::file::{Loaded, LoadedEdition};
use crate::program::{NoticeRule, Tier, When};
use crate::words::{Account, Basis, OrderKind};

pub(super) fn out_of_reach(program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    if let (Some(head), Some(at)) = (&program.head, &program.layout.head) {
        for (index, notice) in head.notices.iter().enumerate() {
            note(at, index, why(notice, program, None), doubts);
        }
    }
    for loaded in &program.editions {
        for (index, notice) in loaded.edition.notices.iter().enumerate() {
            note(&loaded.root, index, why(notice, program, Some(loaded)), doubts);
        }
    }
}

fn note(at: &crate::node::Cursor<'_>, index: usize, why: Option<(&str, Phrase)>, doubts: &mut Doubts<'_>) {
    if let Some((field, why)) = why {
        let message = phrase!("no scenario brings the notice up: {}", why);
        let hint = phrase!("correct its `when`, or leave the notice out");
        doubts.note(at, &format!("notice[{index}].when.{field}"), RuleCode::NoticeOutOfReach, message, hint);
    }
}

/// The condition that never holds, and why.
fn why(
    notice: &NoticeRule,
    program: &Loaded<'_>,
    edition: Option<&LoadedEdition<'_>>,
) -> Option<(&'static str, Phrase)> {
    let when = &notice.when;
    if let Some(why) = of_products(when, program) {
        return Some(why);
    }
    if when.gap == Some(true) {
        if edition.is_some() {
            return Some(("gap", phrase!("an order that was paid in this edition was paid in no gap")));
        }
        let is_endless =
            |loaded: &LoadedEdition<'_>| loaded.edition.from().is_none() && loaded.edition.until().is_none();
        if program.editions.iter().any(is_endless) {
            return Some(("gap", phrase!("an edition without dates holds at any time")));
        }
    }
    match program.head.as_ref()?.basis {
        Basis::Orders => {
            let takes_rate = |loaded: &LoadedEdition<'_>| {
                let tiers = loaded.edition.tiers();
                tiers.is_empty() || tiers.iter().any(|tier: &Tier| tier.range().is_some())
            };
            let never = when.tier_rate_given == Some(true) && !program.editions.iter().any(takes_rate);
            never.then(|| ("tier_rate_given", phrase!("every tier's rate is published, so that none may be given")))
        }
        Basis::Spend => of_spend(when),
    }
}

fn of_products(when: &When, program: &Loaded<'_>) -> Option<(&'static str, Phrase)> {
    let products = program.products.as_deref()?;
    if when.product_from_catalogue == Some(true) {
        if when.product_assumed == Some(true) {
            return Some(("product_assumed", phrase!("an order's product is of the catalogue or assumed, not both")));
        }
        if products.iter().next().is_none() {
            return Some(("product_from_catalogue", phrase!("the catalogue is empty")));
        }
    }
    let assumed_other = !when.classes.is_empty() && !when.classes.contains(&products.assumed);
    let never = when.product_assumed == Some(true) && assumed_other;
    never.then(|| ("classes", phrase!("an order without a product is taken to be `{}`", products.assumed)))
}

/// What a program of spend does not know: kinds of customers, what an order does, and anything about the referrer.
fn of_spend(when: &When) -> Option<(&'static str, Phrase)> {
    let conditions = [
        ("customer_kinds", !when.customer_kinds.is_empty()),
        ("linked_by", !when.linked_by.is_empty()),
        ("linked_elsewhere", when.linked_elsewhere == Some(true)),
        ("order_kinds", !when.order_kinds.is_empty() && !when.order_kinds.contains(&OrderKind::Purchase)),
        ("accounts", !when.accounts.is_empty() && !when.accounts.contains(&Account::Individual)),
        ("tier_rate_given", when.tier_rate_given == Some(true)),
        ("instalments_over_given", when.instalments_over_given == Some(true)),
    ];
    let (field, _) = conditions.into_iter().find(|(_, never)| *never)?;
    Some((field, phrase!("a scenario of a program of spend does not say that")))
}
