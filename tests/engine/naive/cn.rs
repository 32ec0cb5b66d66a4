//! The Chinese program by hand: every edition's figures stand where they are used.

use super::case::{Case, Customer, Kind, Order, OrderKind};
use super::cn_payouts::payouts;
use super::date::{DAY, days, two_months_later};
use super::expected::{Counted, Expected, ExpectedCustomer, ExpectedLimit, ExpectedOrder};
use super::{Reading, chosen, range, share};

pub const READINGS: [Reading; 3] = [
    ("link-window", &["60-days", "two-months"]),
    ("later-order-rate", &["flat-15", "tier"]),
    ("customer-limits", &["later-orders", "all-orders", "none"]),
];

/// The edition that judges an order paid at this time.
pub fn edition_at(case: &Case, paid_at: i64) -> Option<&'static str> {
    let day = paid_at.div_euclid(DAY);
    if case.edition.is_some() {
        case.edition
    } else if day >= const { days(2025, 4, 1) } {
        Some("2025-04-01")
    } else if day >= const { days(2024, 6, 1) } {
        Some("2024-06-01")
    } else if day >= const { days(2022, 1, 1) } && day < const { days(2022, 5, 1) } {
        Some("2022-01-01")
    } else if day >= const { days(2018, 9, 1) } && day < const { days(2019, 4, 1) } {
        Some("2018-09-01")
    } else {
        None
    }
}

/// The editions that judge something, the earliest first.
pub fn editions_in_use(case: &Case) -> Vec<&'static str> {
    let mut out: Vec<&'static str> = case.edition.into_iter().collect();
    for customer in &case.customers {
        for order in &customer.orders {
            out.extend(edition_at(case, order.paid_at));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The reading of the customer limits as an edition has it; nothing where the edition has no such limits.
fn customer_limits(edition: &str, option: &'static str) -> Option<&'static str> {
    match edition {
        "2024-06-01" => Some(option),
        "2025-04-01" if option == "none" => Some("none"),
        "2025-04-01" => Some("all-orders"),
        _ => None,
    }
}

fn window_end(edition: &str, kind: Kind, opening: i64, options: &[&'static str]) -> i64 {
    match edition {
        "2018-09-01" | "2022-01-01" => opening + 30 * DAY,
        "2024-06-01" if options[0] == "two-months" => two_months_later(opening),
        "2024-06-01" => opening + 60 * DAY,
        _ if kind == Kind::ProductNew => opening + 30 * DAY,
        _ => opening + 90 * DAY,
    }
}

/// As given, else the catalogue's; a product left out counts as a core one.
fn class(o: &Order) -> &'static str {
    match (o.class, o.product) {
        (Some(class), _) => class,
        (None, Some("strategic-product")) => "strategic",
        (None, Some("unlisted-product")) => "none",
        _ => "core",
    }
}

fn role_by_kind(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Purchase => "later-purchase",
        OrderKind::Upgrade => "upgrade",
        OrderKind::Renewal => "renewal",
    }
}

fn tier_rate(case: &Case) -> i128 {
    match case.tier {
        1 => 250_000,
        4 => 450_000,
        _ => case.tier_rate.as_ref().unwrap().0,
    }
}

fn rate(case: &Case, c: &Customer, o: &Order, edition: &str, role: &str, options: &[&'static str]) -> i128 {
    let strategic = class(o) == "strategic";
    match edition {
        "2018-09-01" if role == "first-purchase" => 250_000,
        "2018-09-01" => 150_000,
        "2022-01-01" if c.by_login => [210_000, 230_000, 260_000, 290_000][case.tier - 1],
        "2022-01-01" => [260_000, 280_000, 310_000, 340_000][case.tier - 1],
        _ if strategic => 150_000,
        "2024-06-01" if role == "first-purchase" || role == "dormant" => tier_rate(case),
        "2024-06-01" if options[1] == "flat-15" => 150_000,
        "2025-04-01" if c.kind == Kind::ProductNew => 150_000,
        _ => tier_rate(case),
    }
}

/// What the orders before an order have left behind.
#[derive(Default)]
struct State {
    first_made: bool,
    first_cart: Option<String>,
    first_lost: bool,
    turned_existing: bool,
    products_bought: Vec<&'static str>,
    paid_used: i128,
    reward_used: i128,
}

/// How an order stands to the link that brought the customer.
struct Link {
    before: bool,
    outside_window: bool,
    elsewhere: bool,
}

fn link(c: &Customer, o: &Order, edition: Option<&str>, options: &[&'static str]) -> Link {
    let opening = match c.relinked_at {
        Some(again) if again <= o.paid_at => again,
        _ => c.linked_at,
    };
    let before = o.paid_at < c.linked_at;
    let ended = edition.is_some_and(|e| o.paid_at >= window_end(e, c.kind, opening, options));
    let elsewhere = c.linked_elsewhere_at.is_some_and(|at| at <= o.paid_at && at > opening);
    Link { before, outside_window: ended && !before, elsewhere }
}

/// An order's role (none: an existing customer's) and two of its reasons.
#[derive(Default)]
struct Place {
    role: Option<&'static str>,
    first_lost: bool,
    kind_not_paid: bool,
}

/// Finds an order's place among the customer's orders and leaves there what it changes for those after it.
fn place(c: &Customer, o: &Order, e: &str, linked: bool, state: &mut State) -> Place {
    let worth = o.paid - o.refunded;
    let mut out = Place::default();
    match c.kind {
        Kind::Existing => {}
        Kind::Dormant => {
            if e == "2024-06-01" || e == "2025-04-01" {
                out.role = Some("dormant");
            }
        }
        Kind::ProductNew => {
            let product = o.product.unwrap();
            if o.kind == OrderKind::Purchase && !state.products_bought.contains(&product) {
                out.role = Some("product-first");
                if worth > 0 {
                    state.products_bought.push(product);
                }
            } else {
                out.role = Some(role_by_kind(o.kind));
                out.kind_not_paid = e == "2018-09-01" || o.kind == OrderKind::Purchase;
            }
            if e == "2022-01-01" || e == "2024-06-01" {
                return Place::default();
            }
        }
        Kind::New => {
            if o.settlement.is_some() && o.settlement == state.first_cart {
                out.role = Some("first-purchase");
            } else if state.turned_existing {
                return Place::default();
            } else if state.first_made || state.first_lost {
                out.role = Some(role_by_kind(o.kind));
                out.first_lost = state.first_lost;
                out.kind_not_paid = e == "2022-01-01";
            } else {
                out.role = Some("first-purchase");
                if worth > 0 && o.pay_as_you_go {
                    state.first_lost = true;
                } else if worth > 0 {
                    state.first_made = true;
                    state.first_cart.clone_from(&o.settlement);
                    state.turned_existing = !linked;
                }
            }
        }
    }
    out
}

fn order(case: &Case, c: &Customer, o: &Order, state: &mut State, options: &[&'static str]) -> ExpectedOrder {
    let edition = edition_at(case, o.paid_at);
    let worth = o.paid - o.refunded;
    let link = link(c, o, edition, options);
    let linked = !link.before && !link.outside_window && !link.elsewhere;
    let e = edition.unwrap_or("");
    let place = place(c, o, e, linked, state);
    let role = place.role;
    let mut out = ExpectedOrder {
        id: o.id.clone(),
        edition,
        role,
        outcome: "not-rewarded",
        reasons: vec![],
        counted: Counted::Cn(0),
        rate: None,
        reward: Some(0),
    };
    if edition.is_none() {
        out.role = None;
        out.reasons = vec!["no-edition"];
        return out;
    }

    // The customer limits, where this order's role is under them.
    let under_limits = match customer_limits(e, options[2]) {
        Some("all-orders") => role.is_some(),
        Some("later-orders") => matches!(role, Some("later-purchase" | "upgrade" | "renewal")),
        _ => false,
    };
    let paid_left = 2_000_000 - state.paid_used;
    let reward_left = 300_000 - state.reward_used;
    let used_up = under_limits && (paid_left == 0 || reward_left == 0);

    // The reasons, in the contract's order.
    let all = [
        ("existing-customer", role.is_none()),
        ("same-person", c.excluded == Some("same-person")),
        ("already-contacted", c.excluded == Some("already-contacted")),
        ("cheating", c.excluded == Some("cheating")),
        ("before-link", link.before),
        ("outside-window", link.outside_window),
        ("linked-elsewhere", link.elsewhere),
        ("pay-as-you-go", o.pay_as_you_go),
        ("product-not-listed", class(o) == "none"),
        ("refunded-in-full", o.paid > 0 && worth == 0),
        ("first-purchase-lost", place.first_lost),
        ("order-kind-not-paid", place.kind_not_paid),
        ("limit-used-up", used_up),
    ];
    let apply = all.iter().filter(|(_, applies)| *applies);
    out.reasons = apply.map(|(reason, _)| *reason).collect();
    let Some(role) = role.filter(|_| out.reasons.is_empty()) else {
        return out;
    };

    // The reward.
    let rate = rate(case, c, o, e, role, options);
    let mut counted = worth;
    if e == "2024-06-01" && case.tier <= 2 && counted > 10_000_000 {
        counted = 10_000_000;
        out.reasons.push("order-paid");
    }
    if under_limits && counted > paid_left {
        counted = paid_left;
        out.reasons.push("customer-paid");
    }
    let mut reward = share(counted, rate);
    if under_limits && reward > reward_left {
        reward = reward_left;
        out.reasons.push("customer-reward");
    }
    if under_limits {
        state.paid_used += counted;
        state.reward_used += reward;
    }
    let limited = !out.reasons.is_empty();
    out.outcome = if limited { "limited" } else { "rewarded" };
    out.counted = Counted::Cn(counted);
    out.rate = Some(rate);
    out.reward = Some(reward);
    out
}

fn customer(case: &Case, c: &Customer, options: &[&'static str]) -> ExpectedCustomer {
    let mut places: Vec<usize> = (0..c.orders.len()).collect();
    places.sort_by_key(|place| c.orders[*place].paid_at);
    let mut state = State::default();
    let mut orders: Vec<Option<ExpectedOrder>> = vec![None; c.orders.len()];
    let mut last_edition = case.edition;
    for place in places {
        let o = &c.orders[place];
        orders[place] = Some(order(case, c, o, &mut state, options));
        last_edition = edition_at(case, o.paid_at).or(last_edition);
    }
    let orders: Vec<ExpectedOrder> = orders.into_iter().map(Option::unwrap).collect();
    let reward = orders.iter().map(|o| o.reward.unwrap()).sum();
    let reading = last_edition.and_then(|e| customer_limits(e, options[2]));
    let limits = if matches!(reading, None | Some("none")) {
        vec![]
    } else {
        vec![
            ExpectedLimit { id: "customer-paid", limit: 2_000_000, used: state.paid_used },
            ExpectedLimit { id: "customer-reward", limit: 300_000, used: state.reward_used },
        ]
    };
    ExpectedCustomer {
        id: c.id.clone(),
        count: c.count,
        reward,
        total: reward * c.count,
        reason: None,
        limits,
        parts: None,
        orders,
    }
}

/// The readings that the editions in use have, with the option in force.
fn readings(case: &Case, options: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let in_use = editions_in_use(case);
    let mut out = Vec::new();
    if in_use.contains(&"2024-06-01") {
        out.push(("link-window", options[0]));
        out.push(("later-order-rate", options[1]));
    }
    let limits = in_use.iter().find_map(|e| customer_limits(e, options[2]));
    out.extend(limits.map(|option| ("customer-limits", option)));
    out
}

/// The whole statement.
pub fn evaluate(case: &Case) -> Expected {
    let judge = |options: &[&'static str]| -> Vec<ExpectedCustomer> {
        case.customers.iter().map(|c| customer(case, c, options)).collect()
    };
    let options = chosen(case, &READINGS);
    let customers = judge(&options);
    Expected {
        program: "cn-ambassador",
        currency: "CNY",
        pays: "cash",
        total: customers.iter().map(|c| c.total).sum(),
        range: range(case, &READINGS, &|options| judge(options).iter().map(|c| c.total).sum()),
        readings: readings(case, &options),
        payouts: payouts(case, &customers),
        customers,
    }
}
