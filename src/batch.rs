//! Many customers judged one after another without steps: what a ledger of a million orders asks for.
//!
//! It is the judgement of [`crate::evaluate()`], with a recorder that keeps nothing, and in whole numbers where they hold the
//! customer's amounts.

use crate::amount::{Amount as _, Small, Whole};
use crate::eligibility;
use crate::error::Error;
use crate::evaluate::{Setting, View};
use crate::memo::Memo;
use crate::money::{Money, Rate};
use crate::node::{Cursor, Node};
use crate::order;
use crate::program::{Program, Programs};
use crate::reasons::Reasons;
use crate::scenario::{self, Bond, Customer, Scenario};
use crate::statement::Cause;
use crate::step::Silent;
use crate::threshold::{self, Friend};
use crate::words::{Basis, Class, Outcome, Reason, Role};

/// A scenario's referrer, readings and edition, by which customers are judged that are not in it.
pub struct Batch<'a> {
    setting: Setting<'a>,
    view: View,
    is_small: bool,
}

/// What became of an order. Amounts are whole cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The edition that judged it, by its position in the program.
    pub edition: Option<usize>,
    /// The part that it plays in its customer's history, in a program of orders.
    pub role: Option<Role>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub cause: Option<Cause>,
    /// Every reason for which it earns nothing.
    pub reasons: Reasons,
    /// What of it counts; in a program of spend, toward the threshold.
    pub counted: i64,
    /// What of it counts toward the bonus, in a program of spend.
    pub counted_bonus: i64,
    /// The rate by which it earns.
    pub rate: Option<Rate>,
    /// What it earns; nothing in a program of spend, where customers earn.
    pub reward: i64,
}

impl<'a> Batch<'a> {
    /// The setting of this scenario, whose own customers count for nothing.
    ///
    /// # Errors
    /// A program that is not there.
    pub fn new(programs: &'a Programs, scenario: &'a Scenario) -> Result<Self, Error> {
        let setting = Setting::without_customers(programs, scenario)?;
        let view = setting.view(&scenario.readings).with_memo(Memo::new(&setting.program.editions));
        let is_small = setting.program.editions.iter().all(|edition| Small::holds(&edition.rules));
        Ok(Self { setting, view, is_small })
    }

    /// Checks the tier and its rate against the editions that judged, by their positions.
    ///
    /// # Errors
    /// A tier whose rate the scenario must or must not give.
    pub fn check(&mut self, used: Vec<usize>) -> Result<(), Error> {
        self.setting.use_editions(used)
    }

    /// Gives the verdicts on a customer's orders, each with the order's place among them, and then what one such customer earns in
    /// cents; in a program of spend also why it is nothing.
    pub fn judge(&self, customer: &Customer, give: impl FnMut(usize, &Verdict)) -> (i128, Option<Reason>) {
        let spent =
            customer.orders.iter().try_fold(Small::of(Money::ZERO), |sum, order| Small::within(order.paid, sum));
        if self.is_small && spent.is_some() {
            self.judge_as::<Small>(customer, give)
        } else {
            self.judge_as::<Money>(customer, give)
        }
    }

    fn judge_as<A: Whole>(&self, customer: &Customer, mut give: impl FnMut(usize, &Verdict)) -> (i128, Option<Reason>) {
        let paid = |position: usize| A::of(customer.orders[position].paid);
        match &customer.bond {
            Bond::Linked(linked) => {
                let mut sum: i128 = 0;
                order::judge_each(&self.setting, &self.view, customer, linked, paid, |place, order, _: Silent| {
                    let (outcome, cause) = order.outcome();
                    let reward = order.reward.cents();
                    sum += i128::from(reward);
                    give(
                        place,
                        &Verdict {
                            edition: order.edition,
                            role: order.role,
                            outcome,
                            cause,
                            reasons: order.reasons,
                            counted: order.counted.cents(),
                            counted_bonus: 0,
                            rate: order.rate,
                            reward,
                        },
                    );
                });
                (sum, None)
            }
            Bond::Registered(on) => {
                let friend: Option<Friend<A, Silent>> =
                    threshold::judge(&self.setting, &self.view, customer, *on, paid);
                let Some(friend) = friend else {
                    (0..customer.orders.len()).for_each(|place| give(place, &Verdict::without_edition()));
                    return (0, Some(Reason::NoEdition));
                };
                for (place, (order, _)) in friend.orders.iter().enumerate() {
                    give(
                        place,
                        &Verdict {
                            edition: Some(order.edition),
                            role: None,
                            outcome: order.outcome(),
                            cause: order.reasons.first().map(Cause::Reason),
                            reasons: order.reasons,
                            counted: order.threshold.cents(),
                            counted_bonus: order.bonus.cents(),
                            rate: None,
                            reward: 0,
                        },
                    );
                }
                (friend.reward().cents().into(), friend.reason())
            }
        }
    }
}

impl Verdict {
    /// The verdict on an order of a friend who registered when no known rules were in force.
    fn without_edition() -> Self {
        Self {
            edition: None,
            role: None,
            outcome: Outcome::NotCounted,
            cause: Some(Cause::Reason(Reason::NoEdition)),
            reasons: Reason::NoEdition.into(),
            counted: 0,
            counted_bonus: 0,
            rate: None,
            reward: 0,
        }
    }
}

impl Program {
    /// The class of an order of this product that names none, where nothing else decides: in a program of orders.
    pub fn class_of(&self, product: &str) -> Option<Class> {
        (self.basis == Basis::Orders).then(|| eligibility::class_of(&self.products, Some(product)).0)
    }
}

impl Customer {
    /// Reads one customer of the contract for a program of this id.
    ///
    /// # Errors
    /// The first mistake, with its path below the customer.
    pub fn read(programs: &Programs, program: &str, node: &Node) -> Result<Self, Error> {
        let program = programs.named(program)?;
        scenario::customer(program, &Cursor::root(node), &mut std::collections::BTreeMap::new())
    }
}

impl Money {
    /// An amount of so many cents, or nothing where it is beyond the range of exact decimals.
    pub fn of_whole_cents(cents: i128) -> Option<Self> {
        rust_decimal::Decimal::try_from_i128_with_scale(cents, 2).ok().map(Self::from_decimal)
    }

    /// How many whole cents it is; every amount that is read or paid out is a whole number of them.
    pub fn whole_cents(self) -> i64 {
        Whole::cents(self)
    }
}
