//! A row of the usual shape, read without a detour: everything in it is certain, or nothing of it is entered.

use referral_share::Field;
use referral_statement::{Basis, Billing, Bond, Class, CustomerKind, Excluded, Linked, LinkedBy, OrderKind, Word};

use crate::arena::{hash, same};
use crate::facts::{Facts, Kinds, NONE, OrderRow};
use crate::quick;
use crate::split::Record;
use crate::table::{Table, Who};

impl Table {
    /// A row of the usual shape; nothing where it is not, and nothing is entered then.
    pub fn quick(&mut self, record: &Record<'_>, whole: &Record<'_>) -> Option<()> {
        if record.len() > self.layout.columns.len() || !self.arena.has_room() {
            return None;
        }
        let id = self::id(self.cell(record, Field::Customer))?;
        let order = self::id(self.cell(record, Field::Order))?;
        let paid_at = quick::time(self.cell(record, Field::PaidAt))?;
        let paid = quick::cents(self.cell(record, Field::Paid))?;
        let refunded = match self.cell(record, Field::Refunded) {
            [] => 0,
            text => quick::cents(text)?,
        };
        let class = match self.cell(record, Field::Class) {
            [] => None,
            text => Some(own_class(self.basis, text)?),
        };
        let kinds = Kinds {
            class,
            kind: usual(self.cell(record, Field::Kind), OrderKind::Purchase)?,
            billing: usual(self.cell(record, Field::Billing), Billing::Prepaid)?,
        };
        let product = match self.cell(record, Field::Product) {
            [] => NONE,
            text => self.product(text)?,
        };
        let unlisted = self.products.get(product as usize).is_some_and(|bought| !bought.is_listed);
        if refunded > paid || (unlisted && class.is_none()) {
            return None;
        }
        let settlement = match self.cell(record, Field::Settlement) {
            [] => NONE,
            text => self.settlements.number(self::id(text)?),
        };
        let actual = match self.cell(record, Field::ActuallyPaid) {
            [] => -1,
            text => quick::cents(text)?,
        };

        let hash = record.seen.unwrap_or_else(|| hash(id));
        let known = self.customers.find(id, hash);
        let repeated = known.filter(|customer| self.repeats(*customer, record));
        let customer = match (repeated, known) {
            (Some(customer), _) => Who::Known(customer),
            (None, known) => {
                let facts = self.facts(record)?;
                if product == NONE && facts.needs_product() {
                    return None;
                }
                match known {
                    // Other words for the same facts are the same; facts that differ are told the slow way.
                    Some(customer) if self.customers.at(customer as usize).facts == facts => Who::Known(customer),
                    Some(_) => return None,
                    None => Who::New { id, hash, facts, record },
                }
            }
        };
        if let (NONE, Who::Known(customer)) = (product, &customer)
            && self.customers.at(*customer as usize).facts.needs_product()
        {
            return None;
        }
        let row = OrderRow::new((paid, refunded), paid_at, product, kinds);
        self.enter(row, customer, order, (settlement, actual), whole);
        Some(())
    }

    /// The facts of a customer in the usual shape.
    fn facts(&self, record: &Record<'_>) -> Option<Facts> {
        let cell = |field| self.cell(record, field);
        let time = |field| match cell(field) {
            [] => Some(None),
            text => quick::time(text).map(Some),
        };
        let count = match cell(Field::Count) {
            [] => 1,
            text => quick::whole(text)?,
        };
        let bond = match self.basis {
            Basis::Spend => Bond::Registered(quick::date(cell(Field::RegisteredOn))?),
            Basis::Orders => {
                let opened_at = time(Field::LinkedAt)??;
                let (reopened_at, elsewhere_at) = (time(Field::RelinkedAt)?, time(Field::LinkedElsewhereAt)?);
                if [reopened_at, elsewhere_at].into_iter().flatten().any(|later| later < opened_at) {
                    return None;
                }
                let excluded = match cell(Field::Excluded) {
                    [] => None,
                    text => Some(usual(text, Excluded::Cheating)?),
                };
                Bond::Linked(Linked {
                    kind: usual(cell(Field::CustomerKind), CustomerKind::New)?,
                    opened_at,
                    reopened_at,
                    elsewhere_at,
                    by: usual(cell(Field::LinkedBy), LinkedBy::Registration)?,
                    excluded,
                })
            }
        };
        let tier = (cell(Field::Tier), cell(Field::TierRate));
        let is_of = |known: &&(Vec<u8>, Vec<u8>, u16)| (known.0.as_slice(), known.1.as_slice()) == tier;
        let referrer = if tier.0.is_empty() && tier.1.is_empty() { 0 } else { self.tiers.iter().find(is_of)?.2 };
        Some(Facts { bond, count, referrer })
    }

    /// Are the cells of the customer's facts, letter by letter, those of its first row?
    fn repeats(&self, customer: u32, record: &Record<'_>) -> bool {
        let mut kept = self.customers.cells(customer);
        for (first, last) in &self.spans {
            let span = record.span(*first, *last);
            if kept.len() <= span.len() || kept[span.len()] != b'\n' || !same(&kept[..span.len()], span) {
                return false;
            }
            kept = &kept[span.len() + 1..];
        }
        kept.is_empty()
    }
}

/// An id that needs no more than a look: short, and without space at its ends.
fn id(text: &[u8]) -> Option<&[u8]> {
    let (first, last) = (text.first()?, text.last()?);
    let is_usual = text.len() <= 64
        && *first > b' '
        && *last > b' '
        && (text.is_ascii() || std::str::from_utf8(text).is_ok_and(|text| text.trim() == text));
    is_usual.then_some(text)
}

fn usual<W: Word>(text: &[u8], default: W) -> Option<W> {
    if text.is_empty() {
        return Some(default);
    }
    W::ALL.iter().copied().find(|word| same(word.word().as_bytes(), text))
}

fn own_class(basis: Basis, text: &[u8]) -> Option<Class> {
    let class: Class = usual(text, Class::None)?;
    let is_own = match class {
        Class::Counted => basis == Basis::Spend,
        Class::None => true,
        Class::Core | Class::Strategic => basis == Basis::Orders,
    };
    is_own.then_some(class)
}
