//! Rows that cannot be orders: kept as they were, and told when somebody looks.

use referral_share::Field;
use referral_statement::{Error, Phrase, Phrases, Problem, Word};
use serde::Serialize;

use crate::arena::Place;
use crate::facts::{Facts, NONE};
use crate::slow::{self, Wrong};
use crate::split::{Each, Record, Splitter};
use crate::table::Table;

/// A sentence of our own, as the engine writes its.
macro_rules! phrase {
    ($pattern:literal $(, $value:expr)* $(,)?) => { Phrase::Of($pattern, vec![$(Phrase::from($value)),*]) };
}

/// A row that was refused.
#[derive(Clone, Copy, Debug)]
pub struct Bad {
    pub line: u32,
    /// Where its text lies.
    pub place: Place,
    pub length: u32,
    pub why: Why,
}

/// Why a row was refused.
#[derive(Clone, Copy, Debug)]
pub enum Why {
    /// What stands in it; reading it again says what.
    Read,
    /// A quote is never closed.
    Open,
    /// Its customer, by number, has other facts.
    Differs(u32),
    /// An order, by number, has the id already.
    Twice(u32),
    /// Two orders of one cart, by number, were paid at two times.
    Cart(u32, u32),
    /// The tier of a customer, by number, needs a rate, or must have none.
    Tier(u32),
}

/// A row that was refused: where, what was read, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line of the file on which the row starts, from 1.
    pub line: u32,
    /// The number of the column, from 1; nothing where it is the row as a whole.
    pub column: Option<usize>,
    /// The name of the column in the file.
    pub name: String,
    /// What it holds.
    pub field: Option<&'static str>,
    /// What was read.
    pub read: String,
    /// The kind of mistake.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The other line, where two contradict each other.
    pub other: Option<u32>,
    /// The row as it stands in the file.
    pub row: String,
    /// What is wrong and what to do as data, for who tells them in another language.
    #[serde(skip)]
    pub phrases: Phrases,
}

impl Table {
    /// What is wrong with a refused row.
    pub fn fault(&self, bad: &Bad) -> Fault {
        let bytes = self.arena.get(bad.place, bad.length as usize);
        let row = String::from_utf8_lossy(bytes).into_owned();
        let phrases = Phrases {
            message: phrase!("a quote is opened and never closed"),
            hint: phrase!("close it, or double it where it is meant as text"),
        };
        let mut own = Fault {
            line: bad.line,
            column: None,
            name: String::new(),
            field: None,
            read: String::new(),
            code: "malformed-row".to_owned(),
            message: phrases.message.english(),
            hint: phrases.hint.english(),
            other: None,
            row,
            phrases,
        };
        match bad.why {
            Why::Open => {}
            Why::Cart(number, first) => {
                let (row, first) = (number as usize, first as usize);
                let time = |row: usize| self.orders.at(row).paid_at.to_string();
                own.at(Field::Settlement, self, None);
                let cart = String::from_utf8_lossy(self.settlements.get(self.cart(row).unwrap_or(NONE))).into_owned();
                own.read.clone_from(&cart);
                own.says(
                    &Problem::SettlementTimesDiffer {
                        settlement: cart,
                        time: time(row),
                        first: self.order_id(first).to_owned(),
                        first_time: time(first),
                    }
                    .at(""),
                );
                own.other = Some(self.names.at(first).line);
            }
            Why::Tier(customer) => {
                let facts = self.customers.at(customer as usize).facts;
                own.at(Field::Tier, self, None);
                if let Some(error) =
                    self.referrers.get(usize::from(facts.referrer)).and_then(|known| known.refused.as_ref())
                {
                    own.says(error);
                }
            }
            Why::Read | Why::Differs(_) | Why::Twice(_) => {
                let mut splitter = Splitter::new(u8::try_from(self.layout.delimiter).unwrap_or(b','));
                let mut tell = Each(|record: &Record<'_>| self.tell(bad, record, &mut own));
                splitter.write(bytes, &mut tell);
                splitter.finish(&mut tell);
            }
        }
        own
    }

    fn tell(&self, bad: &Bad, record: &Record<'_>, own: &mut Fault) {
        let Some(rules) = self.rules() else { return };
        match bad.why {
            Why::Twice(first) => {
                let first = self.names.at(first as usize);
                own.at(Field::Order, self, Some(record));
                own.says(&Problem::DuplicateId { value: own.read.clone(), first: String::new() }.at(""));
                let hint = own.phrases.hint.clone();
                own.tells(phrase!("the id `{}` is already used in line {}", own.read.as_str(), first.line), hint);
                own.other = Some(first.line);
            }
            Why::Differs(number) => {
                let customer = self.customers.at(number as usize);
                let Ok(read) = slow::read(record, &self.layout, &self.programs, rules) else { return };
                let here =
                    Facts { bond: read.customer.bond, count: read.customer.count, referrer: customer.facts.referrer };
                let of_bond = Field::ALL.iter().copied().filter(|field| field.is_of_customer());
                let differs = of_bond.clone().find(|field| here.text(*field) != customer.facts.text(*field));
                let field = differs.unwrap_or(Field::Tier);
                own.at(field, self, Some(record));
                let shown = |facts: &Facts, tier: &str| {
                    let text = if differs.is_some() { facts.text(field) } else { tier.to_owned() };
                    if text.is_empty() { phrase!("nothing") } else { phrase!("`{}`", text) }
                };
                let first = self.referrers.get(usize::from(customer.facts.referrer)).map_or("", |known| &known.tier);
                "fact-differs".clone_into(&mut own.code);
                let message = phrase!(
                    "customer `{}` has {} as `{}` here, and {} in line {}",
                    self.customers.id(number as usize),
                    shown(&here, &read.tier.0),
                    field.word(),
                    shown(&customer.facts, first),
                    customer.line,
                );
                own.tells(message, phrase!("give every row of a customer the same facts"));
                own.other = Some(customer.line);
            }
            _ => {
                let read = slow::read(record, &self.layout, &self.programs, rules);
                let wrong = match read {
                    Ok(read) => slow::scenario(&self.programs, &self.settings, (&read.tier.0, &read.tier.1)).err(),
                    Err(wrong) => Some(wrong),
                };
                match wrong {
                    Some(Wrong::Cell(field, error)) => {
                        own.at(field, self, Some(record));
                        own.says(&error);
                    }
                    Some(Wrong::NotUtf8(field)) => {
                        own.at(field, self, Some(record));
                        let hint = phrase!("open the file in its own encoding, such as GB18030");
                        own.tells(phrase!("the text is not UTF-8"), hint);
                    }
                    Some(Wrong::Cells) | None => {
                        let names = self.layout.columns.len();
                        own.tells(
                            phrase!("the row has {} cells, the first row has {}", record.len(), names),
                            phrase!("put quotes around a text that holds what stands between cells"),
                        );
                    }
                }
            }
        }
    }
}

impl Fault {
    fn at(&mut self, field: Field, table: &Table, record: Option<&Record<'_>>) {
        self.field = Some(field.word());
        let Some(column) = table.layout.column(field) else { return };
        self.column = Some(column + 1);
        self.name = table.layout.header.get(column).cloned().unwrap_or_default();
        if let Some(record) = record {
            self.read = String::from_utf8_lossy(&record.cell(column)).into_owned();
        }
    }

    fn says(&mut self, error: &Error) {
        self.code = error.code.to_string();
        self.tells(error.phrases.message.clone(), error.phrases.hint.clone());
    }

    fn tells(&mut self, message: Phrase, hint: Phrase) {
        (self.message, self.hint) = (message.english(), hint.english());
        self.phrases = Phrases { message, hint };
    }

    /// The same told in another way, such as in another language.
    #[must_use]
    pub fn told(mut self, tell: impl Fn(&Phrase) -> String) -> Self {
        (self.message, self.hint) = (tell(&self.phrases.message), tell(&self.phrases.hint));
        self
    }
}

impl Bad {
    /// What stands for an order that was refused after it had been read.
    pub fn later(line: u32, why: Why) -> Self {
        Self { line, place: NONE, length: 0, why }
    }
}
