//! Editions: what each has, the rules of its program's basis, and what must fit together in them.

use std::sync::Arc;

use super::LoadedEdition;
use super::parts::{Here, Many, Maybe};
use super::reader::{Reader, items};
use super::shape::{TableShape, read_table, shape};
use super::values::Id;
use crate::error::{Code, Problem};
use crate::finding::RuleCode;
use crate::node::Cursor;
use crate::period::Date;
use crate::phrase::{Phrase, phrase};
use crate::program::{
    Clause, Edition, Example, Fact, LimitRule, NoticeRule, OrderRules, Products, RateRow, RateValue, Rules, Source,
    SpendRules, Tier,
};
use crate::reading::Reading;
use crate::sort;
use crate::words::{Basis, Class, CustomerKind, Grade, LimitId, LinkedBy, PartId, Role, Word};

shape! {
    /// What every edition has.
    #[derive(Debug)]
    pub(crate) struct EditionHead {
        /// The id, as scenarios name it; best the first day in force.
        pub id: String = "edition" as Id,
        /// The first day in force; left out, no start is known.
        pub from: Option<Date> = "from" as Maybe<Date>,
        /// The first day no longer in force; left out, the end is open.
        pub until: Option<Date> = "until" as Maybe<Date>,
        /// How well it is supported.
        pub grade: Grade = "grade" as Grade,
        /// The pages from which its values come.
        pub sources: Vec<Source> = "source" as Many<Source>,
        /// The clauses of these pages.
        pub clauses: Vec<Clause> = "clause" as Many<Clause>,
        /// The clauses that can be read in more than one way.
        pub readings: Vec<Reading> = "reading" as Many<Reading>,
        /// The assumptions on which results rest.
        pub notices: Vec<NoticeRule> = "notice" as Many<NoticeRule>,
        /// What a reader must know besides the values; no formula needs it.
        pub facts: Vec<Fact> = "fact" as Many<Fact>,
        /// The worked examples that these pages print.
        pub examples: Vec<Example> = "example" as Many<Example>,
    }
}

shape! {
    /// An edition of a program of orders.
    #[derive(Debug)]
    pub(crate) struct EditionOfOrders {
        /// What every edition has.
        pub head: EditionHead = "" as Here<EditionHead>,
        /// The tiers of referrers, lowest first; left out where there are none.
        pub tiers: Vec<Tier> = "tier" as Many<Tier>,
        /// What its orders earn.
        pub rules: OrderRules = "" as Here<OrderRules>,
    }
    check orders_fit
}

shape! {
    /// An edition of a program of spend.
    #[derive(Debug)]
    pub(crate) struct EditionOfSpend {
        /// What every edition has.
        pub head: EditionHead = "" as Here<EditionHead>,
        /// What a friend's spend earns.
        pub rules: SpendRules = "" as Here<SpendRules>,
    }
    check spend_fits
}

/// Reads an edition of a program of this basis.
pub(super) fn read(root: &Cursor<'_>, products: Option<&Arc<Products>>, reader: &mut Reader) -> Option<Edition> {
    for name in ["source", "clause", "reading", "example"] {
        reader.once(&items(root, name), "id");
    }
    let (orders, spend) = (EditionOfOrders::KEYS, EditionOfSpend::KEYS);
    let (head, tiers, rules) = match reader.basis? {
        Basis::Orders => {
            let EditionOfOrders { head, tiers, mut rules } = read_table(root, reader, spend)?;
            sort::by_key(&mut rules.limits, |limit| limit.id);
            (head, tiers, Rules::Orders(Box::new(rules)))
        }
        Basis::Spend => {
            let EditionOfSpend { head, rules } = read_table(root, reader, orders)?;
            (head, Vec::new(), Rules::Spend(Box::new(rules)))
        }
    };
    if head.from.zip(head.until).is_some_and(|(from, until)| from >= until) {
        let hint = phrase!("give an `until` after `from`");
        reader.note(
            &root.below("until"),
            RuleCode::EditionNeverHolds,
            phrase!("the edition ends before it starts"),
            hint,
        );
    }
    Some(Edition {
        id: head.id,
        from: head.from,
        until: head.until,
        grade: head.grade,
        tiers,
        readings: head.readings,
        sources: head.sources,
        clauses: head.clauses,
        notices: head.notices,
        facts: head.facts,
        examples: head.examples,
        products: products.map(Arc::clone).unwrap_or_default(),
        rules,
    })
}

/// An edition has an id of its own, and no other holds at the same time.
pub(super) fn alone(root: &Cursor<'_>, edition: &Edition, others: &[LoadedEdition<'_>], reader: &mut Reader) {
    let starts_before =
        |one: &Edition, end: &Edition| one.from.is_none_or(|from| end.until.is_none_or(|until| from < until));
    for LoadedEdition { root: first, edition: other, .. } in others {
        if other.id == edition.id {
            let first = first.below("edition").place();
            reader.report(&root.below("edition"), Problem::DuplicateId { value: edition.id.clone(), first });
        }
        if starts_before(edition, other) && starts_before(other, edition) {
            let message = phrase!("edition `{}` holds at the same time as edition `{}`", &edition.id, &other.id);
            let hint = phrase!("give each its own `from` and `until`");
            reader.note(&root.below("from"), RuleCode::EditionsOverlap, message, hint);
        }
    }
}

/// Rows and limits do not overlap, and whoever is paid by the tier's rate has a tier with one.
fn orders_fit(edition: &EditionOfOrders, root: &Cursor<'_>, reader: &mut Reader) {
    let EditionOfOrders { tiers, rules, .. } = edition;
    reader.once(&items(root, "tier"), "id");
    reader.once(&items(root, "customer"), "kind");
    for (index, row) in rules.rates.iter().enumerate() {
        let both = (0..index).find_map(|other| Some((other, shared(row, &rules.rates[other], tiers)?)));
        if let Some((other, order)) = both {
            let message = phrase!("`rate[{}]` holds for the same orders, such as {}", other, order);
            let hint = phrase!("narrow one of them by `roles`, `customers`, `classes`, `linked_by` or `tiers`");
            reader.note(&root.below(&format!("rate[{index}]")), RuleCode::RatesOverlap, message, hint);
        }
        for (position, _) in row.classes.iter().enumerate().filter(|(_, class)| **class == Class::None) {
            let (message, hint) =
                (phrase!("orders of class `none` earn nothing"), phrase!("leave it out, or pay for another class"));
            let at = root.below(&format!("rate[{index}].classes[{position}]"));
            reader.note(&at, Code::UnknownValue, message, hint);
        }
        if is_by_tier(row) {
            tiers_have_rates(row, index, tiers, root, reader);
        }
    }
    for (index, limit) in rules.limits.iter().enumerate() {
        let at = root.below(&format!("limit[{index}]"));
        if limit.id == LimitId::FriendTotal {
            let (message, hint) =
                (phrase!("`friend-total` limits a program of spend"), phrase!("use `customer-reward`"));
            reader.note(&at.below("id"), RuleCode::LimitOutOfPlace, message, hint);
        }
        if let Some(other) = (0..index).find(|other| for_one_tier(limit, &rules.limits[*other])) {
            let message = phrase!("`limit[{}]` is a limit `{}` for the same tiers", other, limit.id);
            let hint = phrase!("keep one of them, or give each its own `tiers`");
            reader.note(&at, RuleCode::LimitsOverlap, message, hint);
        }
    }
}

/// An order for which both rows hold, in words.
fn shared(row: &RateRow, other: &RateRow, tiers: &[Tier]) -> Option<Phrase> {
    let tier_ids: Vec<&str> =
        if tiers.is_empty() { vec![""] } else { tiers.iter().map(|tier| tier.id.as_str()).collect() };
    for role in Role::ALL.iter().copied().filter(|role| row.roles.contains(role) && other.roles.contains(role)) {
        for kind in CustomerKind::ALL.iter().copied() {
            for class in Class::ALL.iter().copied() {
                for by in LinkedBy::ALL.iter().copied() {
                    let both = |tier: &&&str| {
                        let order = (role, kind, class, by);
                        row.is_of(order, tier) && other.is_of(order, tier)
                    };
                    if let Some(tier) = tier_ids.iter().find(both) {
                        let of_tier = if tier.is_empty() { Phrase::from("") } else { phrase!(" in tier `{}`", tier) };
                        return Some(phrase!(
                            "`{}` of a customer of kind `{}` linked by `{}`, class `{}`{}",
                            role,
                            kind,
                            by,
                            class,
                            of_tier
                        ));
                    }
                }
            }
        }
    }
    None
}

/// Does the row pay the tier's rate, under some reading?
pub(crate) fn is_by_tier(row: &RateRow) -> bool {
    row.rate.values().contains(&RateValue::Tier)
}

fn tiers_have_rates(row: &RateRow, index: usize, tiers: &[Tier], root: &Cursor<'_>, reader: &mut Reader) {
    if tiers.is_empty() {
        let (message, hint) =
            (phrase!("the edition has no tiers, and so no tier's rate"), phrase!("add a `[[tier]]`, or give the rate"));
        reader.note(&root.below(&format!("rate[{index}].rate")), RuleCode::TierWithoutRate, message, hint);
    }
    for (position, tier) in tiers.iter().enumerate() {
        let holds = row.tiers.is_empty() || row.tiers.contains(&tier.id);
        if holds && tier.rate.is_none() && tier.range().is_none() {
            let message = phrase!(
                "tier `{}` has neither a rate nor a range, and `rate[{}]` pays the tier's rate",
                &tier.id,
                index
            );
            let hint =
                phrase!("give the tier a `rate`, or `rate_from` and `rate_to`, or leave it out of the row's `tiers`");
            reader.note(&root.below(&format!("tier[{position}]")), RuleCode::TierWithoutRate, message, hint);
        }
    }
}

/// Do two limits of one kind hold for one referrer?
fn for_one_tier(limit: &LimitRule, other: &LimitRule) -> bool {
    let meet =
        limit.tiers.is_empty() || other.tiers.is_empty() || limit.tiers.iter().any(|id| other.tiers.contains(id));
    limit.id == other.id && meet
}

/// The limit is one on a friend and holds, and credit comes on days that every month has.
fn spend_fits(edition: &EditionOfSpend, root: &Cursor<'_>, reader: &mut Reader) {
    let SpendRules { threshold, limit, coupon, .. } = &edition.rules;
    if limit.id != LimitId::FriendTotal {
        let message = phrase!("`{}` limits a program of orders", limit.id);
        reader.note(&root.below("limit[0].id"), RuleCode::LimitOutOfPlace, message, phrase!("use `friend-total`"));
    }
    let is_of_bonus = |parts: &Vec<PartId>| parts.contains(&PartId::Bonus) && !parts.contains(&PartId::Limit);
    if !limit.parts.values().iter().all(is_of_bonus) {
        let (message, hint) =
            (phrase!("the limit takes from the bonus"), phrase!("give `[\"threshold\", \"bonus\"]`, or `[\"bonus\"]`"));
        reader.note(&root.below("limit[0].parts"), RuleCode::LimitOutOfPlace, message, hint);
    }
    let is_on_threshold = limit.parts.values().iter().any(|parts| parts.contains(&PartId::Threshold));
    if is_on_threshold && limit.amount < threshold.reward {
        let (most, reward) = (limit.amount, threshold.reward);
        let message =
            phrase!("the limit of `{}` is below the fixed reward of `{}`, from which nothing is taken", most, reward);
        let hint = phrase!("give a limit that is not below it, or let it limit the `bonus` alone");
        reader.note(&root.below("limit[0].amount"), RuleCode::LimitBelowThreshold, message, hint);
    }
    if coupon.first_day > coupon.last_day || coupon.last_day > 28 {
        let message = phrase!("credit cannot come from day {} to day {} of a month", coupon.first_day, coupon.last_day);
        let hint = phrase!("give days from 1 to 28, the first not after the last");
        reader.note(&root.below("coupon"), RuleCode::CouponDays, message, hint);
    }
}
