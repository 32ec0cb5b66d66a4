//! What the reader wants to earn, and by when: every way that leads there, as the engine finds it.

use referral_statement::{Code, Date, Error, Goal, Money, Node, Vary, goal};

use super::{State, typed};
use crate::state::place::{CustomerField, OrderField};

/// The wish as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The amount.
    pub target: String,
    /// The day by which it has been paid; empty for any.
    pub by: String,
}

impl Default for Wish {
    fn default() -> Self {
        Self { target: "1000".to_owned(), by: String::new() }
    }
}

/// A change of the wish.
#[derive(Clone, Debug)]
pub enum Act {
    /// Type the amount.
    Target(String),
    /// Type or choose the day.
    By(String),
}

/// The ways to what is wished.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// The amount that is wished.
    pub target: Money,
    /// The day by which it has been paid.
    pub by: Option<Date>,
    /// How many customers like the first it takes.
    pub customers: Goal,
    /// What the first order of every customer has to be.
    pub spend: Goal,
}

/// Why there are no ways to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWays {
    /// The amount cannot be read.
    Target(Code),
    /// The day cannot be read.
    By,
    /// The scenario has mistakes, or no order to change.
    Scenario,
}

impl Wish {
    /// The wish with a change.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Target(text) => self.target = text,
            Act::By(text) => self.by = text,
        }
    }

    /// The wish as a tree, to be kept; nothing for that of the first look.
    pub fn kept(&self) -> Option<Node> {
        let by = (!self.by.is_empty()).then(|| Node::text(&self.by));
        (*self != Self::default()).then(|| Node::table([("target", Some(Node::text(&self.target))), ("by", by)]))
    }

    /// A wish that was kept.
    pub fn read(kept: &Node) -> Self {
        let text = |name| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        Self { target: text("target"), by: text("by") }
    }
}

impl State {
    /// Every way to what the reader wishes, from the scenario as it was last understood.
    ///
    /// # Errors
    /// What keeps the question from being asked.
    pub fn ways(&self) -> Result<Ways, NoWays> {
        let target =
            Money::parse(&typed::number(&self.wish.target)).map_err(|problem| NoWays::Target(problem.at("").code))?;
        let by = match typed::time(&self.wish.by).as_str() {
            "" => None,
            day => Some(Date::parse(day).map_err(|_| NoWays::By)?),
        };
        let answer = self.answer().ok_or(NoWays::Scenario)?;
        let customer = answer.draft.customers.first().ok_or(NoWays::Scenario)?;
        let order = customer.orders.first().ok_or(NoWays::Scenario)?;
        let ask = |vary: &Vary| goal(self.programs, &answer.scenario, target, by, vary);
        let customers = ask(&Vary::Customers(customer.texts.get(CustomerField::Id).to_owned()));
        // Alone, the order that is shown first; with others, the first order of each.
        let spend = if answer.draft.customers.len() == 1 {
            ask(&Vary::Order(order.get(OrderField::Id).to_owned()))
        } else {
            ask(&Vary::FirstOrders)
        };
        let scenario = |_: Error| NoWays::Scenario;
        Ok(Ways { target, by, customers: customers.map_err(scenario)?, spend: spend.map_err(scenario)? })
    }
}
