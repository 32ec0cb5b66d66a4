//! From a form to the engine's scenario, and from the place of a mistake back to its field.

use referral_statement::{Basis, Date, Node, Program};

use super::{Field, Form};

/// The ids of the two orders.
pub const FIRST: &str = "first";
/// See [`FIRST`].
pub const LATER: &str = "later";

/// The scenario that a form describes, for `count` customers alike; `with_rate` gives the rate of an unpublished tier.
pub fn node(program: &Program, form: &Form, count: Option<u32>, with_rate: bool) -> Node {
    let text = |field: Field| Some(Node::text(form.text(field)));
    let some = |field: Field| (!form.typed(field).trim().is_empty()).then(|| Node::text(form.text(field)));
    let orders_basis = program.basis() == Basis::Orders;
    let order = |id: &str, day: Field, paid: Field, kind: Option<Node>| {
        Node::table([
            ("id", Some(Node::text(id))),
            ("paid_at", Some(Node::text(day_text(form, day)))),
            ("paid", text(paid)),
            ("product", some(Field::Product)),
            ("class", some(Field::Class)),
            ("billing", text(Field::Billing)),
            ("kind", kind),
        ])
    };
    let mut orders = vec![order(FIRST, Field::Day, Field::Spend, None)];
    // An order of nothing counts for nothing; a program of spend shows still what it would count for.
    if !orders_basis || !is_nothing(&form.text(Field::Later)) {
        let kind = orders_basis.then(|| text(Field::LaterKind)).flatten();
        orders.push(order(LATER, Field::LaterDay, Field::Later, kind));
    }
    let count = count.or_else(|| form.text(Field::Friends).parse().ok());
    let count = count.map_or_else(|| Node::text(form.text(Field::Friends)), Node::number);
    let only = |field| if orders_basis { some(field) } else { None };
    let customer = Node::table([
        ("id", Some(Node::text("customer"))),
        ("count", Some(count)),
        ("kind", only(Field::Customer)),
        ("registered_on", if orders_basis { None } else { text(Field::Start) }),
        ("linked_at", if orders_basis { text(Field::Start) } else { None }),
        ("linked_by", only(Field::LinkedBy)),
        ("orders", Some(Node::list(orders))),
    ]);
    let referrer = Node::table([
        ("tier", some(Field::Tier)),
        ("tier_rate", with_rate.then(|| Node::text(fraction(&form.text(Field::TierRate))))),
        ("instalments_over", some(Field::Instalments)),
    ]);
    let readings = form.readings.iter().map(|(id, option)| (id.as_str(), Some(Node::text(option))));
    Node::table([
        ("program", Some(Node::text(program.id()))),
        ("edition", some(Field::Edition)),
        ("readings", Some(Node::table(readings))),
        ("referrer", orders_basis.then_some(referrer)),
        ("customers", Some(Node::list([customer]))),
    ])
}

/// The field in which a mistake at this path was made.
pub fn field_at(path: &str) -> Field {
    let (place, name) = path.rsplit_once('.').unwrap_or(("", path));
    let first = place.ends_with("orders[0]");
    match name {
        "paid" if first => Field::Spend,
        "paid" => Field::Later,
        "paid_at" if first => Field::Day,
        "paid_at" => Field::LaterDay,
        "registered_on" | "linked_at" => Field::Start,
        "linked_by" => Field::LinkedBy,
        "product" => Field::Product,
        "class" => Field::Class,
        "billing" => Field::Billing,
        "kind" if place.ends_with("customers[0]") => Field::Customer,
        "kind" => Field::LaterKind,
        "tier" => Field::Tier,
        "tier_rate" => Field::TierRate,
        "instalments_over" => Field::Instalments,
        "edition" => Field::Edition,
        // What is left is the count itself and a total that leaves the range of exact decimals because of it.
        _ => Field::Friends,
    }
}

/// The day so many days after the start; what is no such number stays, for the engine to refuse.
fn day_text(form: &Form, field: Field) -> String {
    let days = form.text(field);
    let Ok(start) = Date::parse(&form.text(Field::Start)) else { return form.text(Field::Start) };
    match days.parse::<u16>() {
        Ok(days) if days <= super::MOST_DAYS => start.plus_days(days.into()).to_string(),
        _ => days,
    }
}

fn is_nothing(amount: &str) -> bool {
    !amount.is_empty() && amount.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// A percentage as a fraction: `30` becomes `0.30`, digit by digit; what is no number stays, for the engine to refuse.
fn fraction(percent: &str) -> String {
    let percent = percent.trim_end_matches(['%', '％']).trim_end();
    let (whole, part) = percent.split_once('.').unwrap_or((percent, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return percent.to_owned();
    }
    let whole = format!("{whole:0>3}");
    let (ones, hundredths) = whole.split_at(whole.len() - 2);
    format!("{ones}.{hundredths}{part}")
}
