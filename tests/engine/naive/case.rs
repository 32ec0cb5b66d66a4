//! A scenario as plain data, and its JSON in the contract's words.

use super::cn;
use super::date::{day_text, days, time, time_text};
use super::expected::money;
use std::fmt::Write;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Program {
    Intl,
    Cn,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    New,
    Dormant,
    Existing,
    ProductNew,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderKind {
    Purchase,
    Upgrade,
    Renewal,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub program: Program,
    /// The pinned edition.
    pub edition: Option<&'static str>,
    pub readings: Vec<(&'static str, &'static str)>,
    /// 1 to 4.
    pub tier: usize,
    /// In millionths, and as written.
    pub tier_rate: Option<(i128, String)>,
    pub enterprise: bool,
    pub instalments_over: Option<i128>,
    pub labour_service: bool,
    /// Write fields also where they hold their default.
    pub verbose: bool,
    pub customers: Vec<Customer>,
}

#[derive(Clone, Debug)]
pub struct Customer {
    pub id: String,
    pub kind: Kind,
    /// A day (intl).
    pub registered_on: i64,
    /// Seconds (cn), as all times.
    pub linked_at: i64,
    pub relinked_at: Option<i64>,
    pub linked_elsewhere_at: Option<i64>,
    pub by_login: bool,
    pub excluded: Option<&'static str>,
    pub count: i128,
    pub orders: Vec<Order>,
}

#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub paid_at: i64,
    /// Cents.
    pub paid: i128,
    pub refunded: i128,
    pub product: Option<&'static str>,
    pub class: Option<&'static str>,
    pub kind: OrderKind,
    pub pay_as_you_go: bool,
    pub settlement: Option<String>,
}

/// A plain order to start from.
pub fn new_order(id: &str, paid_at: &str, paid: i128) -> Order {
    Order {
        id: id.into(),
        paid_at: time(paid_at),
        paid,
        refunded: 0,
        product: None,
        class: None,
        kind: OrderKind::Purchase,
        pay_as_you_go: false,
        settlement: None,
    }
}

/// A new customer, registered on 2024-01-01.
pub fn new_customer(id: &str, linked_at: &str, orders: Vec<Order>) -> Customer {
    Customer {
        id: id.into(),
        kind: Kind::New,
        registered_on: days(2024, 1, 1),
        linked_at: time(linked_at),
        relinked_at: None,
        linked_elsewhere_at: None,
        by_login: false,
        excluded: None,
        count: 1,
        orders,
    }
}

/// A scenario with every default.
pub fn new_case(program: Program, customers: Vec<Customer>) -> Case {
    Case {
        program,
        edition: None,
        readings: vec![],
        tier: 1,
        tier_rate: None,
        enterprise: false,
        instalments_over: None,
        labour_service: false,
        verbose: false,
        customers,
    }
}

/// Whether the tier rate is given exactly where the contract wants it.
pub fn fits(case: &Case) -> bool {
    let required = case.program == Program::Cn
        && (case.tier == 2 || case.tier == 3)
        && cn::editions_in_use(case).iter().any(|e| *e == "2024-06-01" || *e == "2025-04-01");
    required == case.tier_rate.is_some()
}

/// The fields of one object, written in order.
struct Object(String);

impl Object {
    fn new() -> Self {
        Object(String::new())
    }

    fn raw(&mut self, name: &str, value: &str) {
        let comma = if self.0.is_empty() { "" } else { ", " };
        write!(self.0, "{comma}\"{name}\": {value}").unwrap();
    }

    fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &format!("\"{value}\""));
    }

    /// A field with a default: written where it says something else, or where everything is.
    fn default(&mut self, name: &str, value: &str, default: &str, verbose: bool) {
        if verbose || value != default {
            self.text(name, value);
        }
    }

    fn end(self) -> String {
        format!("{{{}}}", self.0)
    }
}

/// The contract's scenario.
pub fn to_json(case: &Case) -> String {
    let cn = case.program == Program::Cn;
    let mut out = Object::new();
    out.text("program", if cn { "cn-ambassador" } else { "intl-referral" });
    if let Some(edition) = case.edition {
        out.text("edition", edition);
    }
    if case.verbose || !case.readings.is_empty() {
        let mut readings = Object::new();
        for (id, option) in &case.readings {
            readings.text(id, option);
        }
        out.raw("readings", &readings.end());
    }
    let mut referrer = Object::new();
    if cn {
        let v = case.verbose;
        referrer.default("tier", ["L1", "L2", "L3", "L4"][case.tier - 1], "L1", v);
        if let Some((_, text)) = &case.tier_rate {
            referrer.text("tier_rate", text);
        }
        let account = if case.enterprise { "enterprise" } else { "individual" };
        referrer.default("account", account, "individual", v);
        if let Some(over) = case.instalments_over {
            referrer.text("instalments_over", &money(over));
        }
        let withholding = if case.labour_service { "labour-service" } else { "none" };
        referrer.default("withholding", withholding, "none", v);
    }
    if case.verbose || !referrer.0.is_empty() {
        out.raw("referrer", &referrer.end());
    }
    let customers: Vec<String> = case.customers.iter().map(|c| customer_json(c, cn, case.verbose)).collect();
    out.raw("customers", &format!("[\n  {}\n]", customers.join(",\n  ")));
    out.end()
}

fn customer_json(c: &Customer, cn: bool, verbose: bool) -> String {
    let mut out = Object::new();
    out.text("id", &c.id);
    if cn {
        let kind = match c.kind {
            Kind::New => "new",
            Kind::Dormant => "dormant",
            Kind::Existing => "existing",
            Kind::ProductNew => "product-new",
        };
        out.default("kind", kind, "new", verbose);
        out.text("linked_at", &time_text(c.linked_at, verbose));
        if let Some(at) = c.relinked_at {
            out.text("relinked_at", &time_text(at, verbose));
        }
        if let Some(at) = c.linked_elsewhere_at {
            out.text("linked_elsewhere_at", &time_text(at, verbose));
        }
        let by = if c.by_login { "login" } else { "registration" };
        out.default("linked_by", by, "registration", verbose);
        if let Some(why) = c.excluded {
            out.text("excluded", why);
        }
    } else {
        out.text("registered_on", &day_text(c.registered_on));
    }
    if verbose || c.count != 1 {
        out.raw("count", &c.count.to_string());
    }
    let orders: Vec<String> = c.orders.iter().map(|o| order_json(o, cn, verbose)).collect();
    out.raw("orders", &format!("[\n    {}]", orders.join(",\n    ")));
    out.end()
}

fn order_json(o: &Order, cn: bool, verbose: bool) -> String {
    let mut out = Object::new();
    out.text("id", &o.id);
    out.text("paid_at", &time_text(o.paid_at, verbose));
    out.text("paid", &money(o.paid));
    out.default("refunded", &money(o.refunded), "0.00", verbose);
    if let Some(product) = o.product {
        out.text("product", product);
    }
    if let Some(class) = o.class {
        out.text("class", class);
    }
    if cn {
        let kind = match o.kind {
            OrderKind::Purchase => "purchase",
            OrderKind::Upgrade => "upgrade",
            OrderKind::Renewal => "renewal",
        };
        out.default("kind", kind, "purchase", verbose);
    }
    let billing = if o.pay_as_you_go { "pay-as-you-go" } else { "prepaid" };
    out.default("billing", billing, "prepaid", verbose);
    if let Some(id) = &o.settlement {
        out.text("settlement", id);
    }
    out.end()
}
