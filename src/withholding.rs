//! Withholding: the income tax that a program keeps back from a month's payments, for those who ask to see it.

use serde::{Serialize, Serializer};

use crate::error::{Error, Problem};
use crate::money::{Money, Rate};
use crate::period::Date;
use crate::program::file::parts::{ClauseId, Filled, Many, Maybe};
use crate::program::file::shape::shape;
use crate::program::file::values::{Id, TextHere};
use crate::program::file::withholding::brackets_follow;
use crate::program::{Clause, Example, Program, Source, Text};
use crate::scenario::Referrer;
use crate::statement::Notice;
use crate::words::{Account, Withholding};

shape! {
    /// How one kind of tax is withheld, as the program's file has it.
    ///
    /// A month's payments together are the gross *G*; from it
    /// 1. the deduction *D* = `amount` where *G* ≤ `up_to`, else `rate_above` × *G*;
    /// 2. the taxable amount *T* = max(0, *G* − *D*);
    /// 3. the tax = `rate` × *T* − `quick_deduction` of the first bracket with *T* ≤ its `up_to` (the last has none),
    ///    rounded once to the cent, half away from zero.
    ///
    /// All amounts are in the program's currency, ≥ 0; rates are fractions from 0 to 1. The brackets are on *T*, not on *G*.
    ///
    /// # Properties
    /// The tax is continuous in *T*: a file whose quick deductions make it jump is refused.
    #[derive(Clone, Debug, Serialize)]
    pub struct WithholdingRule {
        /// Whose payments it is withheld from.
        pub(crate) accounts: Vec<Account> = "accounts" as Filled<Account>,
        /// What is taken off before tax.
        pub(crate) deduction: DeductionRule = "deduction" as DeductionRule,
        /// The rates, from the lowest taxable amount to the highest.
        pub(crate) brackets: Vec<Bracket> = "bracket" as Filled<Bracket>,
        /// The pages from which its values come.
        pub(crate) sources: Vec<Source> = "source" as Many<Source>,
        /// The clauses of these pages.
        pub(crate) clauses: Vec<Clause> = "clause" as Many<Clause>,
        /// The assumptions on which the tax rests.
        pub(crate) notices: Vec<WithholdingNotice> = "notice" as Many<WithholdingNotice>,
        /// The worked examples that these pages print.
        pub(crate) examples: Vec<Example> = "example" as Many<Example>,
    }
    check brackets_follow
}

shape! {
    /// What is taken off before tax.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct DeductionRule {
        /// What is taken off a gross of at most `up_to`.
        pub amount: Money = "amount" as Money,
        /// The most gross for which it is that amount.
        pub up_to: Money = "up_to" as Money,
        /// The share of the gross that it is above.
        pub rate_above: Rate = "rate_above" as Rate,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// The rate on a taxable amount, and what is subtracted so that only what is above the bracket before pays it.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct Bracket {
        /// The most taxable amount of the bracket; the last has none.
        pub up_to: Option<Money> = "up_to" as Maybe<Money>,
        /// The rate on the taxable amount.
        pub rate: Rate = "rate" as Rate,
        /// What is subtracted from it.
        pub quick_deduction: Money = "quick_deduction" as Money,
        /// The clause behind it.
        pub clause: String = "clause" as ClauseId,
    }
}

shape! {
    /// An assumption on which a tax rests, and for which referrers and payments it matters.
    #[derive(Clone, Debug, Serialize)]
    pub(crate) struct WithholdingNotice {
        /// The code, as calendars name it.
        pub code: String = "code" as Id,
        /// The clause that leaves the doubt.
        pub clause: Option<String> = "clause" as Maybe<ClauseId>,
        /// What is assumed.
        pub text: Text = "text" as TextHere,
        /// For these accounts; left out or empty, all.
        #[serde(skip)]
        pub accounts: Vec<Account> = "accounts" as Many<Account>,
        /// Where something is paid on or after this day.
        #[serde(skip)]
        pub from: Option<Date> = "from" as Maybe<Date>,
        /// Where something is paid before this day.
        #[serde(skip)]
        pub until: Option<Date> = "until" as Maybe<Date>,
    }
}

/// The tax on the payments of one month, with its derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Withheld {
    /// All payments of the month together.
    pub gross: Money,
    /// What is taken off before tax; it may have more than two decimals.
    pub deduction: Money,
    /// The clause of the deduction.
    pub deduction_clause: String,
    /// What is taxed: max(0, `gross` − `deduction`).
    pub taxable: Money,
    /// The rate of its bracket.
    pub rate: Rate,
    /// What is subtracted in its bracket.
    pub quick_deduction: Money,
    /// The clause of the bracket.
    pub rate_clause: String,
    /// `taxable` × `rate` − `quick_deduction`.
    pub exact: Money,
    /// The same, rounded to the cent, half away from zero.
    pub tax: Money,
    /// `gross` − `tax`.
    pub net: Money,
}

/// 10^14 less a cent: up to it every product of two rates and a gross is exact in 28 digits.
const MOST_GROSS: i64 = 9_999_999_999_999_999;

impl WithholdingRule {
    /// The tax on what is paid in one month, or nothing for a gross of 10^14 or more, for which it would not be exact.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Money, Programs, Withholding};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let rule = programs.get("cn-ambassador").unwrap().withholding(Withholding::LabourService).unwrap();
    /// // (3000 − 800) × 20%
    /// assert_eq!(rule.withheld(Money::parse("3000").unwrap()).unwrap().tax.to_string(), "440.00");
    /// // (25000 − 5000) × 20%
    /// assert_eq!(rule.withheld(Money::parse("25000").unwrap()).unwrap().tax.to_string(), "4000.00");
    /// ```
    pub fn withheld(&self, gross: Money) -> Option<Withheld> {
        if gross > Money::from_cents(MOST_GROSS) {
            return None;
        }
        let rule = &self.deduction;
        let deduction = if gross <= rule.up_to { rule.amount } else { gross * rule.rate_above };
        let taxable = (gross - deduction).max(Money::ZERO);
        let bracket = self.brackets.iter().find(|bracket| bracket.up_to.is_none_or(|most| taxable <= most))?;
        let exact = bracket.tax(taxable);
        let tax = exact.to_cents();
        Some(Withheld {
            gross,
            deduction,
            deduction_clause: rule.clause.clone(),
            taxable,
            rate: bracket.rate,
            quick_deduction: bracket.quick_deduction,
            rate_clause: bracket.clause.clone(),
            exact,
            tax,
            net: gross - tax,
        })
    }

    /// A clause of its sources.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id() == id)
    }

    /// The page of a clause.
    pub fn source(&self, clause: &Clause) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == clause.source)
    }

    /// The worked examples that its pages print.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// What a notice says.
    pub(crate) fn notice(&self, code: &str) -> Option<&Text> {
        self.notices.iter().find(|notice| notice.code == code).map(|notice| &notice.text)
    }
}

/// The rules of each kind, as a table.
pub(crate) fn as_table<K: Serialize, V: Serialize, S: Serializer>(
    pairs: &[(K, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

impl Program {
    /// How this kind of tax is withheld from its payments, where the program has a table for it.
    pub fn withholding(&self, kind: Withholding) -> Option<&WithholdingRule> {
        self.withholding.iter().find(|(of, _)| *of == kind).map(|(_, rule)| rule)
    }
}

impl Bracket {
    /// The exact tax on a taxable amount of this bracket.
    pub fn tax(&self, taxable: Money) -> Money {
        taxable * self.rate - self.quick_deduction
    }
}

/// The withholding that a referrer asks to see, where it is any.
pub(crate) struct Asked<'a> {
    rule: &'a WithholdingRule,
    account: Account,
}

/// What this referrer asks to see withheld.
///
/// # Errors
/// A kind for which the program has no table.
pub(crate) fn asked<'a>(program: &'a Program, referrer: &Referrer) -> Result<Option<Asked<'a>>, Error> {
    if referrer.withholding == Withholding::None {
        return Ok(None);
    }
    let Some(rule) = program.withholding(referrer.withholding) else {
        let kinds = program.withholding.iter().map(|(kind, _)| kind);
        let known = [Withholding::None].iter().chain(kinds).map(ToString::to_string).collect();
        let value = referrer.withholding.to_string();
        return Err(Problem::UnknownValue { what: "withholding", value, known }.at("referrer.withholding"));
    };
    Ok(Some(Asked { rule, account: referrer.account }))
}

impl Asked<'_> {
    /// Is it withheld from this referrer's payments at all?
    pub fn applies(&self) -> bool {
        self.rule.accounts.contains(&self.account)
    }

    /// The tax on the payments of one month.
    pub fn withheld(&self, gross: Money) -> Result<Withheld, Error> {
        self.rule.withheld(gross).ok_or_else(|| Problem::TotalTooLarge.at("customers"))
    }

    /// The assumptions on which the tax on payments between these days (both included) rests.
    pub fn notices(&self, paid: Option<(Date, Date)>) -> Vec<Notice> {
        let matters = |notice: &&WithholdingNotice| {
            (notice.accounts.is_empty() || notice.accounts.contains(&self.account))
                && notice.from.is_none_or(|from| paid.is_some_and(|(_, last)| from <= last))
                && notice.until.is_none_or(|until| paid.is_some_and(|(first, _)| first < until))
        };
        let shown = |notice: &WithholdingNotice| Notice {
            code: notice.code.clone(),
            edition: None,
            clause: notice.clause.clone(),
            orders: Vec::new(),
        };
        self.rule.notices.iter().filter(matters).map(shown).collect()
    }
}
