//! The international program by hand, as published.

use super::case::{Case, Customer, Order};
use super::date::{DAY, month_start_from};
use super::expected::{
    Counted, Expected, ExpectedCustomer, ExpectedLimit, ExpectedOrder, ExpectedPayout, Parts, in_force, sort,
};
use super::{Reading, chosen, range, share};

pub const READINGS: [Reading; 4] = [
    ("product-list", &["categories", "named-only"]),
    ("threshold-window", &["365-days", "none"]),
    ("bonus-base", &["first-90-days", "gate-then-365-days"]),
    ("limit-scope", &["both-parts", "bonus-only"]),
];

/// The catalogue: the page's categories without a name of their own, and the entries that it names.
pub const PRODUCTS: [&str; 32] = [
    "ecs",
    "other-compute",
    "oss",
    "nas",
    "other-storage",
    "cdn",
    "networking",
    "rds",
    "rds-mariadb",
    "mongodb",
    "kvstore",
    "table-store",
    "drds",
    "analyticdb-postgresql",
    "dts",
    "other-database",
    "waf",
    "anti-ddos-pro",
    "security-center",
    "server-guard",
    "certificates",
    "content-moderation",
    "managed-security",
    "other-security",
    "emr",
    "maxcompute",
    "datav",
    "quick-bi",
    "image-search",
    "ml-platform",
    "other-analytics",
    "other",
];

fn product_counts(o: &Order, named_only: bool) -> bool {
    match o.class {
        Some("counted") => return true,
        Some(_) => return false,
        None => {}
    }
    match o.product.unwrap_or("") {
        "cdn" | "other" => false,
        "other-compute" | "other-storage" | "networking" | "other-database" | "other-security" | "other-analytics" => {
            !named_only
        }
        // Named in one billing mode only.
        "ecs" | "rds" | "analyticdb-postgresql" => !named_only || o.pay_as_you_go,
        "drds" | "dts" | "maxcompute" => !named_only || !o.pay_as_you_go,
        _ => true,
    }
}

fn order(c: &Customer, o: &Order, options: &[&'static str]) -> ExpectedOrder {
    let registered = c.registered_on * DAY;
    let worth = o.paid - o.refunded;
    let before = o.paid_at < registered;
    let within = |days: i64| !before && o.paid_at < registered + days * DAY;
    let in_threshold = within(365) || (!before && options[1] == "none");
    let in_bonus = within(if options[2] == "first-90-days" { 90 } else { 365 });
    let mut reasons = Vec::new();
    if before {
        reasons.push("before-registration");
    } else if !in_threshold {
        reasons.push("outside-window");
    }
    if !product_counts(o, options[0] == "named-only") {
        reasons.push("product-not-listed");
    }
    if o.paid > 0 && worth == 0 {
        reasons.push("refunded-in-full");
    }
    let counts = reasons.is_empty();
    ExpectedOrder {
        id: o.id.clone(),
        edition: Some("published"),
        role: None,
        outcome: if counts { "counted" } else { "not-counted" },
        reasons,
        counted: Counted::Intl {
            threshold: if counts { worth } else { 0 },
            bonus: if counts && in_bonus { worth } else { 0 },
        },
        rate: None,
        reward: None,
    }
}

/// The customer, and the day on which the $20 was reached.
fn customer(c: &Customer, options: &[&'static str]) -> (ExpectedCustomer, Option<i64>) {
    let orders: Vec<ExpectedOrder> = c.orders.iter().map(|o| order(c, o, options)).collect();
    let mut places: Vec<usize> = (0..c.orders.len()).collect();
    places.sort_by_key(|place| c.orders[*place].paid_at);
    let mut for_threshold = 0;
    let mut for_bonus = 0;
    let mut in_90_days = 0;
    let mut reached = None;
    for place in places {
        let paid_at = c.orders[place].paid_at;
        if let Counted::Intl { threshold, bonus } = orders[place].counted {
            for_threshold += threshold;
            for_bonus += bonus;
            if paid_at < (c.registered_on + 90) * DAY {
                in_90_days += bonus;
            }
        }
        if for_threshold >= 2_000 && reached.is_none() {
            reached = Some(paid_at.div_euclid(DAY));
        }
    }
    let threshold = if reached.is_some() { 2_000 } else { 0 };
    let base = if in_90_days > 2_000 { for_bonus - 2_000 } else { 0 };
    let bonus = share(base, 100_000);
    let room = if options[3] == "both-parts" { 30_000 - threshold } else { 30_000 };
    let paid_bonus = bonus.min(room);
    let reward = threshold + paid_bonus;
    let judged = ExpectedCustomer {
        id: c.id.clone(),
        count: c.count,
        reward,
        total: reward * c.count,
        reason: (reward == 0).then_some("threshold-not-reached"),
        limits: vec![ExpectedLimit {
            id: "friend-total",
            limit: 30_000,
            used: if options[3] == "both-parts" { reward } else { paid_bonus },
        }],
        parts: Some(Parts { threshold, base, bonus, limit: paid_bonus - bonus }),
        orders,
    };
    (judged, reached)
}

fn payout(c: &Customer, earned_by: &'static str, amount: i128, due: i64) -> ExpectedPayout {
    let from = month_start_from(due);
    ExpectedPayout {
        customer: c.id.clone(),
        order: None,
        earned_by,
        part: 1,
        parts: 1,
        amount,
        from: Some(from),
        to: Some(from + 6),
        expires: Some(from + 365),
    }
}

/// The whole statement.
pub fn evaluate(case: &Case) -> Expected {
    let options = chosen(case, &READINGS);
    let mut customers = Vec::new();
    let mut payouts = Vec::new();
    for c in &case.customers {
        let (judged, reached) = customer(c, &options);
        let parts = judged.parts.clone().unwrap();
        if let Some(day) = reached {
            payouts.push(payout(c, "threshold", parts.threshold, day + 30));
        }
        let paid_bonus = parts.bonus + parts.limit;
        let wait = if options[2] == "first-90-days" { 120 } else { 395 };
        if paid_bonus > 0 {
            payouts.push(payout(c, "bonus", paid_bonus, c.registered_on + wait));
        }
        customers.push(judged);
    }
    sort(&mut payouts);
    let total =
        |options: &[&'static str]| -> i128 { case.customers.iter().map(|c| customer(c, options).0.total).sum() };
    Expected {
        program: "intl-referral",
        currency: "USD",
        pays: "credit",
        total: total(&options),
        range: range(case, &READINGS, &total),
        readings: in_force(&READINGS, &options),
        customers,
        payouts,
    }
}
