//! Programs and their dated editions: validated rules with the clause of every value.

mod clause;
mod example;
mod fact;
pub(crate) mod file;
mod notice_rule;
mod order_rules;
mod products;
pub(crate) mod spend_rules;
mod text;
mod tier;

use std::sync::Arc;

use serde::Serialize;

use crate::error::{Error, Problem};
use crate::node::{Cursor, Node};
use crate::period::{Date, Time};
use crate::reading::{Choices, Reading};
use crate::scenario::Scenario;
use crate::withholding::{self, WithholdingRule};
use crate::words::{Basis, Class, Grade, Pays, Preset, Reason, Withholding, Word};

pub use clause::{Clause, Source};
pub use example::{Contradiction, Example, Expected};
pub use fact::Fact;
pub use notice_rule::NoticeRule;
pub(crate) use notice_rule::When;
pub use order_rules::Follows;
pub(crate) use order_rules::{CustomerRule, LimitRule, OrderRules, PayoutRule, RateRow, RateValue};
pub use products::{Category, NamedEntry, Product, Products};
pub use spend_rules::Counting;
pub(crate) use spend_rules::SpendRules;
pub use text::Text;
pub use tier::Tier;

/// Every program that a calculation may use.
///
/// # Examples
/// ```
/// use referral_statement::Programs;
/// let programs = Programs::from_files(referral_rules::FILES).unwrap();
/// let ids: Vec<&str> = programs.iter().map(|program| program.id()).collect();
/// assert_eq!(ids, ["intl-referral", "cn-ambassador"]);
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Programs {
    pub(crate) list: Vec<Program>,
}

/// A referral program: what it pays, for what, and its editions in the order of their dates.
#[derive(Clone, Debug, Serialize)]
pub struct Program {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) currency: String,
    pub(crate) pays: Pays,
    pub(crate) basis: Basis,
    pub(crate) zone: String,
    /// How many points it books for one unit of its currency, where it pays in points.
    pub(crate) points_per_unit: Option<u32>,
    /// How tax is withheld from its payments, for those who ask to see it.
    #[serde(serialize_with = "withholding::as_table")]
    pub(crate) withholding: Vec<(Withholding, WithholdingRule)>,
    pub(crate) editions: Vec<Edition>,
    /// Each edition shows them, as the contract has it.
    #[serde(skip)]
    pub(crate) products: Arc<Products>,
    pub(crate) notices: Vec<NoticeRule>,
    /// Those of no single edition.
    pub(crate) examples: Vec<Example>,
}

/// The rules of a program between two dates, as published at one time.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    pub(crate) id: String,
    /// The first instant in force, or nothing for rules without a date.
    pub(crate) from: Option<Date>,
    /// The first instant no longer in force, or nothing while the end is open.
    pub(crate) until: Option<Date>,
    pub(crate) grade: Grade,
    pub(crate) tiers: Vec<Tier>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) sources: Vec<Source>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) notices: Vec<NoticeRule>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) examples: Vec<Example>,
    pub(crate) products: Arc<Products>,
    #[serde(skip)]
    pub(crate) rules: Rules,
}

/// What an edition pays for, by the program's basis.
#[derive(Clone, Debug)]
pub(crate) enum Rules {
    Orders(Box<OrderRules>),
    Spend(Box<SpendRules>),
}

impl Programs {
    /// Reads programs from their rule files: pairs of a path such as `my-program/2024-06-01.toml` and the file's text.
    ///
    /// A program is a folder (`program.toml`, `products.toml`, and one file for each edition) or one file that holds all of
    /// these as `[program]`, `[products]` and `[[edition]]`.
    ///
    /// # Errors
    /// The first mistake, with its file and line.
    pub fn from_files(files: &[(&str, &str)]) -> Result<Self, Error> {
        Self::default().with(files)
    }

    /// These programs, and beside them those of rule files that a user brings; as [`Programs::from_files`].
    ///
    /// A single text needs no path: `("", text)`. Mistakes in it are named by their line alone.
    ///
    /// # Errors
    /// The first mistake, with its file and line; a program whose id one of these has already.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::Programs;
    /// let published = Programs::from_files(referral_rules::FILES).unwrap();
    /// let error = published.with(&[("my.toml", "[program]\nid = ")]).unwrap_err();
    /// assert_eq!(error.path, "my.toml:2");
    /// ```
    pub fn with(&self, files: &[(&str, &str)]) -> Result<Self, Error> {
        let mut list = self.list.clone();
        list.extend(file::programs(files, self)?);
        Ok(Self { list })
    }

    /// These programs alone.
    pub(crate) fn only(list: Vec<Program>) -> Self {
        Self { list }
    }

    /// The programs in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Program> {
        self.list.iter()
    }

    /// The program of this id.
    pub fn get(&self, id: &str) -> Option<&Program> {
        self.list.iter().find(|program| program.id == id)
    }

    /// The program of a scenario.
    pub(crate) fn of(&self, scenario: &Scenario) -> Result<&Program, Error> {
        self.get(&scenario.program).ok_or_else(|| {
            let known = self.list.iter().map(|program| program.id.clone()).collect();
            Problem::UnknownProgram { value: scenario.program.clone(), known }.at("program")
        })
    }

    /// The program of this id, for whoever named it without a scenario.
    pub(crate) fn named(&self, id: &str) -> Result<&Program, Error> {
        self.find(&Cursor::under(&Node::text(id), "program"))
    }

    pub(crate) fn find(&self, at: &Cursor<'_>) -> Result<&Program, Error> {
        let value = at.text()?;
        self.get(value).ok_or_else(|| {
            let known = self.list.iter().map(|program| program.id.clone()).collect();
            at.error(Problem::UnknownProgram { value: value.to_owned(), known })
        })
    }
}

impl Program {
    /// The id, as scenarios name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name to show.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The ISO 4217 code of its currency.
    pub fn currency(&self) -> &str {
        &self.currency
    }

    /// What it pays with.
    pub fn pays(&self) -> Pays {
        self.pays
    }

    /// What earns.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The time zone of its dates, as the IANA names it.
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// The editions, earliest first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// What a customer can buy.
    pub fn products(&self) -> &Products {
        &self.products
    }

    /// The worked examples that are of no single edition.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// The assumptions that hold in every edition.
    pub fn notices(&self) -> &[NoticeRule] {
        &self.notices
    }

    /// What a notice says, of an edition or of the program as a whole.
    pub fn notice(&self, edition: Option<&str>, code: &str) -> Option<&Text> {
        let of_edition = edition.and_then(|id| self.edition(id)).map(|edition| &edition.notices);
        let rules = of_edition.unwrap_or(&self.notices);
        let own = rules.iter().find(|rule| rule.code == code).map(|rule| &rule.text);
        own.or_else(|| self.withholding.iter().find_map(|(_, rule)| rule.notice(code)))
    }

    /// The edition of this id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    pub(crate) fn edition_named(&self, at: &Cursor<'_>) -> Result<String, Error> {
        let value = at.text()?;
        if self.edition(value).is_none() {
            let known = self.editions.iter().map(|edition| edition.id.clone()).collect();
            let problem = Problem::UnknownEdition { value: value.to_owned(), program: self.id.clone(), known };
            return Err(at.error(problem));
        }
        Ok(value.to_owned())
    }

    /// The edition in force at an instant.
    pub(crate) fn edition_at(&self, time: Time) -> Option<usize> {
        self.editions.iter().position(|edition| edition.in_force(time))
    }

    /// The ids of all readings, each once.
    pub(crate) fn reading_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for reading in self.editions.iter().flat_map(|edition| &edition.readings) {
            if !ids.contains(&reading.id) {
                ids.push(reading.id.clone());
            }
        }
        ids
    }

    /// The options of a preset, each reading once: none where every reading is left at its default.
    pub fn preset(&self, preset: Preset) -> Vec<(String, String)> {
        let mut options: Vec<(String, String)> = Vec::new();
        for reading in self.editions.iter().flat_map(|edition| &edition.readings) {
            let option = match preset {
                Preset::Published => &reading.default,
                Preset::MostCautious => &reading.cautious,
                Preset::MostGenerous => &reading.generous,
            };
            if preset != Preset::Published && !options.iter().any(|(id, _)| *id == reading.id) {
                options.push((reading.id.clone(), option.clone()));
            }
        }
        options
    }

    /// The options that a reading has in any edition.
    pub(crate) fn reading_options(&self, id: &str) -> Vec<String> {
        let mut options: Vec<String> = Vec::new();
        let readings = self.editions.iter().flat_map(|edition| &edition.readings);
        for option in readings.filter(|reading| reading.id == id).flat_map(|reading| &reading.options) {
            if !options.contains(&option.id) {
                options.push(option.id.clone());
            }
        }
        options
    }

    /// The ids of all tiers, each once.
    pub fn tier_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for tier in self.editions.iter().flat_map(|edition| &edition.tiers) {
            if !ids.contains(&tier.id) {
                ids.push(tier.id.clone());
            }
        }
        ids
    }
}

impl Edition {
    /// The id, as scenarios name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first day in force.
    pub fn from(&self) -> Option<Date> {
        self.from
    }

    /// The first day no longer in force.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// How well it is supported.
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// Its tiers, lowest first; none where it knows no tiers.
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// The clauses that can be read in two ways.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The assumptions on which its results rest.
    pub fn notices(&self) -> &[NoticeRule] {
        &self.notices
    }

    /// What a reader must know besides its values.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The worked examples that its pages print.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// The pages from which its values come.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What its sources say, in our own words.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// A clause of its sources.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The page of a clause.
    pub fn source(&self, clause: &Clause) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == clause.source)
    }

    /// The clause by which something earns nothing, where the edition names one for the reason.
    pub fn reason_clause(&self, reason: Reason) -> Option<&str> {
        match &self.rules {
            Rules::Orders(rules) => rules.reason_clause(reason.word()),
            Rules::Spend(_) => None,
        }
    }

    pub(crate) fn in_force(&self, time: Time) -> bool {
        self.from.is_none_or(|from| from.start() <= time) && self.until.is_none_or(|until| time < until.start())
    }

    /// The choices in force where the scenario decides some readings and the rest keep their defaults.
    pub(crate) fn choices(&self, decided: &[(String, String)]) -> Choices {
        Choices::of(&self.readings, decided)
    }

    pub(crate) fn tier(&self, id: &str) -> Option<&Tier> {
        self.tiers.iter().find(|tier| tier.id == id)
    }
}

impl Basis {
    /// The classes that a product can have.
    pub(crate) fn classes(self) -> &'static [Class] {
        match self {
            Self::Orders => &[Class::Core, Class::Strategic, Class::None],
            Self::Spend => &[Class::Counted, Class::None],
        }
    }
}
