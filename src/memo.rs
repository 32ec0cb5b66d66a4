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
    /// By role, kind of customer, class and way of linking.
    rates: Vec<OfRole>,
    /// The limits that cover a role, by their positions.
    limits: Vec<OnceCell<Vec<usize>>>,
}

type OfRole = [[[Cell<Option<Answer>>; LinkedBy::ALL.len()]; Class::ALL.len()]; CustomerKind::ALL.len()];

impl Memo {
    pub fn new(editions: &[Edition]) -> Self {
        let of = |edition: &Edition| match &edition.rules {
            Rules::Orders(_) => OfEdition {
                rates: vec![OfRole::default(); Role::ALL.len()],
                limits: vec![OnceCell::new(); Role::ALL.len()],
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
        let of_role = &self.editions[index].rates[asked.role as usize];
        let cell = &of_role[asked.customer as usize][class as usize][asked.by as usize];
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
