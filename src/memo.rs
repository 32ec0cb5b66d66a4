//! What a view has been asked before: the rate and the limits of an order depend on a handful of words, which a ledger asks for a
//! million times over.

use std::cell::{Cell, OnceCell};

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
    /// The limits that cover a role, by their positions.
    limits: Vec<OnceCell<Vec<usize>>>,
}

impl Memo {
    pub fn new(editions: &[Edition]) -> Self {
        let questions = Role::ALL.len() * CustomerKind::ALL.len() * Class::ALL.len() * LinkedBy::ALL.len();
        let of = |edition: &Edition| match &edition.rules {
            Rules::Orders(_) => {
                OfEdition { rates: vec![Cell::new(None); questions], limits: vec![OnceCell::new(); Role::ALL.len()] }
            }
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
        let cell = &self.editions[index].rates[place];
        cell.get().unwrap_or_else(|| {
            let answer = rate::answer((edition, rules), asked, class, (referrer, choices));
            cell.set(Some(answer));
            answer
        })
    }

    /// The positions of the limits that cover a role.
    pub fn limits(&self, index: usize, role: Role, covering: impl FnOnce() -> Vec<usize>) -> &[usize] {
        self.editions[index].limits[role as usize].get_or_init(covering)
    }
}
