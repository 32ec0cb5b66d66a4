//! What an evaluation leaves for the next one: a scenario that is typed changes in one customer at a time.

use std::sync::Arc;

use super::{Setting, View};
use crate::error::{Error, Problem};
use crate::lookup::Lookup;
use crate::money::Money;
use crate::notice::{About, Found};
use crate::program::Products;
use crate::scenario::{Customer, Referrer};
use crate::statement::{CustomerStatement, Payout};

/// What an evaluation leaves for [`crate::evaluate_after()`].
#[derive(Clone, Debug, Default)]
pub struct Kept {
    of: Option<Of>,
    customers: Vec<(Arc<Customer>, Arc<Judged>)>,
    /// By their addresses, which no other has as long as they are kept.
    places: Lookup<usize>,
}

/// All that a customer's judgement depends on beside the customer.
#[derive(Clone, Debug)]
struct Of {
    /// In the place of the program: no other program has these very same.
    products: Arc<Products>,
    in_use: Vec<usize>,
    edition: Option<String>,
    readings: Vec<(String, String)>,
    referrer: Referrer,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.products, &other.products)
            && (&self.in_use, &self.edition, &self.readings) == (&other.in_use, &other.edition, &other.readings)
            && self.referrer == other.referrer
    }
}

/// One customer's part of a statement.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    pub statement: Arc<CustomerStatement>,
    pub payouts: Vec<Payout>,
    /// What it comes to in each way to decide the open readings.
    pub totals: Vec<Money>,
    /// The orders that notices are about.
    pub notices: Vec<About>,
}

/// The most totals that are kept for a customer.
const MOST_TOTALS: usize = 256;

impl Kept {
    /// Nothing yet, of the evaluation of this setting.
    pub(super) fn of(setting: &Setting<'_>) -> Self {
        let scenario = setting.scenario;
        let of = Of {
            products: setting.program.products.clone(),
            in_use: setting.in_use.clone(),
            edition: scenario.edition.clone(),
            readings: scenario.readings.clone(),
            referrer: scenario.referrer.clone(),
        };
        Self { of: Some(of), ..Self::default() }
    }

    /// What is kept of this customer, where it holds for another evaluation too.
    pub(super) fn get(&self, other: &Self, customer: &Arc<Customer>) -> Option<Arc<Judged>> {
        let place = self.places.get(&address(customer)).filter(|_| self.of == other.of)?;
        Some(self.customers[place].1.clone())
    }

    pub(super) fn put(&mut self, customer: &Arc<Customer>, judged: &Arc<Judged>) {
        if judged.totals.len() <= MOST_TOTALS {
            self.customers.push((customer.clone(), judged.clone()));
        }
    }

    /// All of them, to be found again.
    pub(super) fn whole(mut self) -> Self {
        self.places = Lookup::of(self.customers.iter().map(|(customer, _)| address(customer)));
        self
    }
}

fn address(customer: &Arc<Customer>) -> usize {
    Arc::as_ptr(customer).addr()
}

impl Judged {
    /// Judges a customer under a view, and for the range under each of these.
    pub fn of(
        setting: &Setting<'_>,
        view: &View,
        views: &[View],
        notices: &Found<'_>,
        customer: &Customer,
    ) -> Result<Self, Error> {
        let (statement, payouts) = setting.state(view, customer)?;
        if let Some(payout) = payouts.iter().find(|payout| !payout.is_written()) {
            return Err(Problem::PaidAfterCalendar.at(setting.scenario.place_of(payout)));
        }
        let totals = views.iter().map(|view| setting.total_of(view, customer)).collect();
        Ok(Self { statement: Arc::new(statement), payouts, totals, notices: notices.about(setting, customer) })
    }
}
