//! The rule book: what an edition says, value by value, as a reader looks it up.
//!
//! Everything here is told by the rules' own data, whatever the program; nothing is judged. The table of rates is worked out
//! from the rows ([`Edition::rates`]), every other value is an [`Item`] ([`Edition::items`]), and two editions are laid beside
//! each other by [`Edition::changes_since`].

mod changes;
mod orders;
mod products;
mod rates;
mod spend;

use crate::money::{Money, Rate};
use crate::period::{Date, Window};
use crate::program::{Counting, Edition, Follows, Rules};
use crate::reading::{ByReading, Reading};
use crate::withholding::WithholdingRule;
use crate::words::{Account, CustomerKind, LimitId, PartId, Role};

pub use changes::{Change, Changes, Moved};
pub use products::{Standing, Treated};
pub use rates::{RateCell, RateLine, RateSaid, RateTable};

/// A value as the default reads it, and what each other option of the reading would make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Read<T> {
    /// The value by default.
    pub value: T,
    /// The id of the reading on which it depends.
    pub reading: Option<String>,
    /// The options of that reading under which it is another.
    pub others: Vec<(String, T)>,
}

/// A value of an edition: what it is about, what it is, and its clause.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// What it is about; once in an edition.
    pub about: Topic,
    /// What it is; nothing where the edition does not publish it.
    pub says: Option<Read<Said>>,
    /// The clause behind it.
    pub clause: Option<String>,
}

/// What a value is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What makes an order of such a customer the first.
    Follows(CustomerKind),
    /// How long such a customer's link lasts.
    LinkLasts(CustomerKind),
    /// A limit, for these tiers (none named: all).
    Limit(LimitId, Vec<String>),
    /// What that limit covers.
    Covers(LimitId, Vec<String>),
    /// When rewards are paid.
    PaidAfter,
    /// When orders are confirmed.
    ConfirmedAfter,
    /// When the parts of a large reward are paid.
    InstalmentsAfter,
    /// The most that one withdrawal takes.
    WithdrawalLimit,
    /// How many orders must have been paid before the first withdrawal.
    WithdrawalAfterOrders,
    /// Who can withdraw.
    WithdrawalAccounts,
    /// How a product is found to count.
    Counts,
    /// The spend at which the fixed reward starts.
    ThresholdAmount,
    /// The fixed reward.
    ThresholdReward,
    /// How long spend counts toward it.
    ThresholdWindow,
    /// When it is due.
    ThresholdDue,
    /// The spend of which nothing is shared.
    BonusAbove,
    /// The share of what is above.
    BonusRate,
    /// The window in which the spend must come above that amount.
    BonusGate,
    /// How long spend counts toward the share.
    BonusWindow,
    /// When the share is due.
    BonusDue,
    /// On which days of a month credit comes.
    CreditComes,
    /// How long credit can be spent.
    CreditLasts,
    /// What is taken off a month's payments before tax.
    TaxFree,
    /// The share that is taken off where they are above an amount.
    TaxFreeAbove(Money),
    /// The tax on a taxable amount up to this one; without one, on everything above.
    TaxBracket(Option<Money>),
}

/// A value as a reader is told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// An amount.
    Amount(Money),
    /// A rate.
    Rate(Rate),
    /// A rate, and what is subtracted from what it gives.
    RateLess(Rate, Money),
    /// How long something lasts.
    Lasts(Window),
    /// Days from something, one number for each part.
    Days(Vec<u32>),
    /// The first and the last day of a month.
    DaysOfMonth(u32, u32),
    /// How many.
    Count(u32),
    /// Who.
    Accounts(Vec<Account>),
    /// The orders in these roles; an empty list covers none.
    Roles(Vec<Role>),
    /// The parts of what a friend brings.
    Parts(Vec<PartId>),
    /// What makes an order the first.
    Follows(Follows),
    /// How a product is found to count.
    Counting(Counting),
}

impl<T: Clone + PartialEq> Read<T> {
    /// A value that no reading decides.
    pub(crate) fn plain(value: T) -> Self {
        Self { value, reading: None, others: Vec::new() }
    }

    /// A value of these readings' edition, made into one that is shown.
    pub(crate) fn of<V>(value: &ByReading<V>, readings: &[Reading], show: impl Fn(&V) -> T) -> Self {
        let ByReading::Read { reading, options } = value else { return Self::plain(show(&value.values()[0])) };
        // The file's check holds that there is a value for every option, and that the default is one of them.
        let reading = &readings[*reading];
        let is_default = |index: &usize| reading.options()[*index].id() == reading.default_option();
        let default = (0..options.len()).find(is_default).unwrap_or(0);
        let shown: Vec<T> = options.iter().map(show).collect();
        let others = reading.options().iter().zip(&shown).filter(|(_, other)| **other != shown[default]);
        let others = others.map(|(option, other)| (option.id().to_owned(), other.clone())).collect();
        Self { value: shown[default].clone(), reading: Some(reading.id().to_owned()), others }
    }
}

impl Item {
    fn new(about: Topic, says: Read<Said>, clause: &str) -> Self {
        Self { about, says: Some(says), clause: Some(clause.to_owned()) }
    }

    fn plain(about: Topic, says: Said, clause: &str) -> Self {
        Self::new(about, Read::plain(says), clause)
    }
}

impl Edition {
    /// Every value beside the rates, in the order in which a reader looks for them.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{LimitId, Programs, Said, Topic};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let edition = programs.get("cn-ambassador").unwrap().edition("2024-06-01").unwrap();
    /// let limit = Topic::Limit(LimitId::CustomerReward, Vec::new());
    /// let item = edition.items().into_iter().find(|item| item.about == limit).unwrap();
    /// let Said::Amount(amount) = item.says.unwrap().value else { panic!("a limit is an amount") };
    /// assert_eq!((amount.to_string().as_str(), item.clause.as_deref()), ("3000.00", Some("Q2")));
    /// ```
    pub fn items(&self) -> Vec<Item> {
        match &self.rules {
            Rules::Orders(rules) => orders::items(rules, &self.readings),
            Rules::Spend(rules) => spend::items(rules, &self.readings),
        }
    }

    /// Does it hold on this day, from its first instant?
    pub fn holds_on(&self, day: Date) -> bool {
        self.in_force(day.start())
    }

    /// The kinds of customers that it takes for existing ones, who earn nothing; none in a program of spend.
    pub fn existing_kinds(&self) -> Vec<CustomerKind> {
        use crate::words::Word;
        let Rules::Orders(rules) = &self.rules else { return Vec::new() };
        CustomerKind::ALL.iter().copied().filter(|kind| rules.customer(*kind).is_none()).collect()
    }
}

impl WithholdingRule {
    /// Every value of the tax.
    pub fn items(&self) -> Vec<Item> {
        let deduction = &self.deduction;
        let clause = &deduction.clause;
        let mut items = vec![
            Item::plain(Topic::TaxFree, Said::Amount(deduction.amount), clause),
            Item::plain(Topic::TaxFreeAbove(deduction.up_to), Said::Rate(deduction.rate_above), clause),
        ];
        items.extend(self.brackets.iter().map(|bracket| {
            let says = Said::RateLess(bracket.rate, bracket.quick_deduction);
            Item::plain(Topic::TaxBracket(bracket.up_to), says, &bracket.clause)
        }));
        items
    }
}
