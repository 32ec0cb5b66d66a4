//! What a view has been asked before: the rate and the limits of an order depend on a handful of words, which a ledger asks for a
//! million times over.

use std::cell::Cell;

use crate::program::{Edition, OrderRules, Rules};
use crate::rate::{self, Answer, Asked};
use crate::reading::Choices;
use crate::scenario::Referrer;
use crate::words::{Class, CustomerKind, LinkedBy, Role, Word as _};

/// Answers for one referrer and one way to read the clauses, edition by edition; each is worked out when it is first asked for.
pub(crate) struct Memo {
    editions: Vec<OfEdition>,
}

struct OfEdition {
    rates: Vec<Cell<Option<Answer>>>,
    /// Does a limit cover a role?
    limits: Vec<Cell<Option<bool>>>,
}

impl Memo {
    pub fn new(editions: &[Edition]) -> Self {
        let questions = Role::ALL.len() * CustomerKind::ALL.len() * Class::ALL.len() * LinkedBy::ALL.len();
        let of = |edition: &Edition| match &edition.rules {
            Rules::Orders(rules) => OfEdition {
                rates: vec![Cell::new(None); questions],
                limits: vec![Cell::new(None); rules.limits.len() * Role::ALL.len()],
            },
            Rules::Spend(_) => OfEdition { rates: Vec::new(), limits: Vec::new() },
        };
        Self { editions: editions.iter().map(of).collect() }
    }

    /// What [`rate::answer`] says.
    pub fn rate(
        &self,
        index: usize,
        (edition, rules): (&Edition, &OrderRules),
        (asked, class): (Asked<'_>, Class),
        (referrer, choices): (&Referrer, &Choices),
    ) -> Answer {
        let place = asked.role as usize * CustomerKind::ALL.len() + asked.customer as usize;
        let place = (place * Class::ALL.len() + class as usize) * LinkedBy::ALL.len() + asked.by as usize;
        let answer = || rate::answer((edition, rules), asked, class, (referrer, choices));
        kept(&self.editions[index].rates[place], answer)
    }

    /// Does the limit at this position cover the role?
    pub fn covers(&self, index: usize, (limit, role): (usize, Role), covers: impl FnOnce() -> bool) -> bool {
        kept(&self.editions[index].limits[limit * Role::ALL.len() + role as usize], covers)
    }
}

fn kept<T: Copy>(cell: &Cell<Option<T>>, answer: impl FnOnce() -> T) -> T {
    cell.get().unwrap_or_else(|| {
        let answer = answer();
        cell.set(Some(answer));
        answer
    })
}
