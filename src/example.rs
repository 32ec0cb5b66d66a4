//! Worked examples come out: the figure that a page prints beside the one that its rules give.

use std::fmt;

use serde::Serialize;

use crate::error::Error;
use crate::money::Money;
use crate::node::Node;
use crate::period::Time;
use crate::program::{Example, Programs};
use crate::scenario::Scenario;
use crate::step::Step;
use crate::words::Figure;
use crate::{calendar, evaluate};

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FigureValue {
    /// An amount.
    Amount(Money),
    /// A moment.
    Moment(Time),
}

impl Example {
    /// What is printed, where the file gives it.
    pub fn printed(&self) -> Option<FigureValue> {
        let amount = self.expects.amount.map(FigureValue::Amount);
        amount.or_else(|| self.expects.at.map(FigureValue::Moment))
    }

    /// What the rules give where every reading keeps its default; nothing where the scenario has no such figure.
    ///
    /// # Errors
    /// Those of the scenario.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Programs;
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let edition = programs.get("cn-ambassador").unwrap().edition("2024-06-01").unwrap();
    /// // A link of 1 July 10:30 is printed to end after two months; the same page says 60 days.
    /// let example = edition.examples().iter().find(|example| example.id() == "P5").unwrap();
    /// assert_eq!(example.printed().unwrap().to_string(), "2024-09-01T10:30");
    /// assert_eq!(example.by_default(&programs).unwrap().unwrap().to_string(), "2024-08-30T10:30");
    /// assert_eq!(example.as_printed(&programs).unwrap(), example.printed());
    /// assert!(example.contradicts().is_some());
    /// ```
    pub fn by_default(&self, programs: &Programs) -> Result<Option<FigureValue>, Error> {
        self.figure(programs, &self.scenario)
    }

    /// What the rules give under the readings that the example was printed with.
    ///
    /// # Errors
    /// Those of the scenario.
    pub fn as_printed(&self, programs: &Programs) -> Result<Option<FigureValue>, Error> {
        self.figure(programs, &self.scenario_as_printed())
    }

    fn figure(&self, programs: &Programs, scenario: &Node) -> Result<Option<FigureValue>, Error> {
        let scenario = Scenario::read(programs, scenario)?;
        if self.expects.what == Figure::Tax {
            let calendar = calendar(programs, &scenario, None)?;
            let tax = calendar.months.last().and_then(|month| month.so_far.tax);
            return Ok(tax.map(FigureValue::Amount));
        }
        let statement = evaluate(programs, &scenario)?;
        let mut orders = statement.customers.iter().flat_map(|customer| &customer.orders);
        let order = orders.find(|order| Some(&order.id) == self.expects.order.as_ref());
        let link_end = |step: &Step| if let Step::Link { ends_at, .. } = step { *ends_at } else { None };
        Ok(match self.expects.what {
            Figure::Total | Figure::Tax => Some(FigureValue::Amount(statement.total)),
            Figure::Reward => order.and_then(|order| order.reward).map(FigureValue::Amount),
            Figure::Counted => order.and_then(|order| order.counted).map(FigureValue::Amount),
            Figure::LinkEnd => order.and_then(|order| order.steps.iter().find_map(link_end)).map(FigureValue::Moment),
        })
    }
}

impl fmt::Display for FigureValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Moment(time) => time.fmt(f),
        }
    }
}
