//! What is kept of rows: a customer's facts once, an order in a few dozen bytes, what became of it in two dozen.

use referral_share::Field;
use referral_statement::{
    Billing, Bond, Cause, Class, CustomerKind, LimitId, LinkedBy, OrderKind, Outcome, Reason, Role, Time, Verdict, Word,
};

use crate::arena::Place;

/// What every row of a customer repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub bond: Bond,
    pub count: u32,
    /// The referrer, by its number.
    pub referrer: u16,
}

impl Facts {
    /// A fact as a file writes it; empty where it is not given. The referrer's are known elsewhere.
    pub fn text(&self, field: Field) -> String {
        fn shown<T: ToString>(value: Option<T>) -> String {
            value.map(|value| value.to_string()).unwrap_or_default()
        }
        match (field, self.bond) {
            (Field::Count, _) => self.count.to_string(),
            (Field::RegisteredOn, Bond::Registered(on)) => on.to_string(),
            (Field::CustomerKind, Bond::Linked(linked)) => linked.kind.to_string(),
            (Field::LinkedAt, Bond::Linked(linked)) => linked.opened_at.to_string(),
            (Field::RelinkedAt, Bond::Linked(linked)) => shown(linked.reopened_at),
            (Field::LinkedElsewhereAt, Bond::Linked(linked)) => shown(linked.elsewhere_at),
            (Field::LinkedBy, Bond::Linked(linked)) => linked.by.to_string(),
            (Field::Excluded, Bond::Linked(linked)) => shown(linked.excluded),
            _ => String::new(),
        }
    }

    /// Does its every order need a product?
    pub fn needs_product(&self) -> bool {
        matches!(self.bond, Bond::Linked(linked) if linked.kind == CustomerKind::ProductNew)
    }
}

/// A customer.
#[derive(Clone, Copy, Debug)]
pub struct CustomerRow {
    /// The line of its first row.
    pub line: u32,
    pub facts: Facts,
}

/// No product, no cart.
pub const NONE: u32 = u32::MAX;

/// What of an order is judged: half a line of the machine's cache, so that looking it up anywhere costs one look.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub struct OrderRow {
    pub paid: i64,
    pub refunded: i64,
    pub paid_at: Time,
    rest: u32,
}

/// What of an order is only shown.
#[derive(Clone, Copy, Debug)]
pub struct OrderName {
    pub place: Place,
    pub line: u32,
    pub customer: u32,
    pub id_length: u16,
}

/// The class, kind and billing of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    pub class: Option<Class>,
    pub kind: OrderKind,
    pub billing: Billing,
}

/// There are at most so many products.
pub const MOST_PRODUCTS: u32 = (1 << 24) - 1;

impl OrderRow {
    pub fn new((paid, refunded): (i64, i64), paid_at: Time, product: u32, kinds: Kinds) -> Self {
        let class = kinds.class.map_or(0, |class| class as u32 + 1);
        let rest = product.min(MOST_PRODUCTS) << 8 | class << 4 | (kinds.kind as u32) << 1 | kinds.billing as u32;
        Self { paid, refunded, paid_at, rest }
    }

    /// The number of its product; [`MOST_PRODUCTS`] where it has none.
    pub fn product(&self) -> u32 {
        self.rest >> 8
    }

    pub fn kinds(&self) -> Kinds {
        let at = |shift: u32, bits: u32| (self.rest >> shift & ((1 << bits) - 1)) as usize;
        Kinds {
            class: at(4, 4).checked_sub(1).and_then(|class| Class::ALL.get(class)).copied(),
            kind: OrderKind::ALL.get(at(1, 3)).copied().unwrap_or(OrderKind::Purchase),
            billing: Billing::ALL.get(at(0, 1)).copied().unwrap_or(Billing::Prepaid),
        }
    }
}

/// What became of an order.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub reward: i64,
    pub counted: i64,
    /// The number of the rate, and one; zero where there is none.
    pub rate: u16,
    /// The number of the reason or limit in [`CAUSES`], and one; zero where there is none.
    pub cause: u8,
    /// The edition's position, and one.
    pub edition: u8,
    pub role: Option<Role>,
    /// Nothing where the row was refused after it had been read.
    pub outcome: Option<Outcome>,
}

impl Found {
    /// What stands for a row that is not judged.
    pub const REFUSED: Self = Self { reward: 0, counted: 0, rate: 0, cause: 0, edition: 0, role: None, outcome: None };

    pub fn of(verdict: &Verdict, rate: u16) -> Self {
        Self {
            reward: verdict.reward,
            counted: verdict.counted,
            rate,
            cause: verdict.cause.map_or(0, number),
            edition: verdict.edition.and_then(|index| u8::try_from(index + 1).ok()).unwrap_or(0),
            role: verdict.role,
            outcome: verdict.outcome.into(),
        }
    }

    /// Why the order earns nothing, or less.
    pub fn why(&self) -> Option<Cause> {
        cause(self.cause)
    }
}

/// The number of a cause, from one: reasons first, then limits.
pub fn number(cause: Cause) -> u8 {
    let number = match cause {
        Cause::Reason(reason) => reason as usize,
        Cause::Limit(limit) => Reason::ALL.len() + limit as usize,
    };
    u8::try_from(number + 1).unwrap_or(0)
}

/// The cause of this number.
pub fn cause(number: u8) -> Option<Cause> {
    let index = usize::from(number).checked_sub(1)?;
    let limit = || LimitId::ALL.get(index - Reason::ALL.len()).copied().map(Cause::Limit);
    Reason::ALL.get(index).copied().map(Cause::Reason).or_else(limit)
}

/// The word of a cause.
pub fn word(cause: Cause) -> &'static str {
    match cause {
        Cause::Reason(reason) => reason.word(),
        Cause::Limit(limit) => limit.word(),
    }
}

/// Is this a word that the field takes?
pub fn takes(field: Field, word: &str) -> bool {
    match field {
        Field::CustomerKind => CustomerKind::from_word(word).is_some(),
        Field::LinkedBy => LinkedBy::from_word(word).is_some(),
        Field::Excluded => referral_statement::Excluded::from_word(word).is_some(),
        Field::Kind => OrderKind::from_word(word).is_some(),
        Field::Billing => Billing::from_word(word).is_some(),
        Field::Class => Class::from_word(word).is_some(),
        _ => false,
    }
}
