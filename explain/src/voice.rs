//! Who tells: a language, the program's texts and a way to write figures.

use referral_statement::{Clause, Date, Edition, Money, Reading, ReadingOption, ReadingUsed, Text, Time};

use crate::{Figures, Lang};

/// A voice that tells what a program's statement holds.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub lang: Lang,
    /// The program.
    pub program: &'a referral_statement::Program,
    /// How figures are written.
    pub figures: &'a dyn Figures,
}

impl<'a> Voice<'a> {
    /// An amount.
    pub fn money(&self, amount: Money) -> String {
        self.figures.money(amount)
    }

    /// A day.
    pub fn day(&self, day: Date) -> String {
        self.figures.day(day)
    }

    /// A time.
    pub fn time(&self, time: Time) -> String {
        self.figures.time(time)
    }

    /// A text of the rules.
    pub fn pick<'t>(&self, text: &'t Text) -> &'t str {
        match self.lang {
            Lang::En => &text.en,
            Lang::ZhCn => &text.zh_cn,
        }
    }

    /// The edition of this id.
    pub fn edition(&self, id: Option<&str>) -> Option<&'a Edition> {
        id.and_then(|id| self.program.edition(id))
    }

    /// An edition by the days in which it is in force.
    pub fn edition_days(&self, edition: &Edition) -> String {
        let (from, until) = (edition.from().map(|day| self.day(day)), edition.until().map(|day| self.day(day)));
        match (from, until) {
            (None, _) => say!(self.lang, en: "as published, undated", zh: "按发布内容，未注明日期"),
            (Some(from), None) => say!(self.lang, en: format!("from {from}"), zh: format!("{from}起")),
            (Some(from), Some(until)) => {
                say!(self.lang, en: format!("from {from}, before {until}"), zh: format!("{from}起，{until}之前"))
            }
        }
    }

    /// A reading and the option in force, in the first edition that knows both.
    pub(crate) fn reading(&self, id: &str, option: &str) -> Option<(&'a Reading, &'a ReadingOption)> {
        self.program.editions().iter().flat_map(Edition::readings).filter(|reading| reading.id() == id).find_map(
            |reading| reading.options().iter().find(|known| known.id() == option).map(|option| (reading, option)),
        )
    }

    /// How a clause is read, in quotes.
    pub(crate) fn read_as(&self, used: &ReadingUsed) -> Option<String> {
        self.reading(&used.id, &used.option).map(|(_, option)| format!("“{}”", self.pick(option.label())))
    }

    /// A clause in brackets, where one is known.
    pub(crate) fn cited(&self, clause: Option<&str>) -> String {
        match clause.filter(|clause| !clause.is_empty()) {
            Some(clause) => {
                let clause = self.clause_name(None, clause);
                say!(self.lang, en: format!(" ({clause})"), zh: format!("（{clause}）"))
            }
            None => String::new(),
        }
    }

    /// What a clause of an edition, or else of any other, is called: its name, or its id where it has none.
    pub fn clause_name(&self, edition: Option<&'a Edition>, id: &str) -> String {
        let named = self.clause(edition, id).and_then(|(_, clause)| clause.name());
        named.map_or_else(|| id.to_owned(), |name| self.pick(name).to_owned())
    }

    /// A clause of an edition or of any other.
    pub(crate) fn clause(&self, edition: Option<&'a Edition>, id: &str) -> Option<(&'a Edition, &'a Clause)> {
        let all = edition.into_iter().chain(self.program.editions());
        all.into_iter().find_map(|edition| edition.clause(id).map(|clause| (edition, clause)))
    }

    /// The name of a tier.
    pub(crate) fn tier(&self, id: &str) -> String {
        let known = self.program.editions().iter().flat_map(Edition::tiers).find(|tier| tier.id() == id);
        known.map_or_else(|| id.to_owned(), |tier| self.pick(tier.name()).to_owned())
    }

    /// The name of a product.
    pub(crate) fn product(&self, id: &str) -> String {
        let known = self.program.products().iter().find(|product| product.id() == id);
        known.map_or_else(|| id.to_owned(), |product| self.pick(product.name()).to_owned())
    }

    /// Parts of a list.
    pub(crate) fn list(&self, parts: &[String]) -> String {
        match (self.lang, parts) {
            (Lang::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            (Lang::En, parts) => parts.concat(),
            (Lang::ZhCn, parts) => parts.join("、"),
        }
    }

    /// Parts of a sentence that stand for themselves.
    pub(crate) fn parts(&self, parts: &[String]) -> String {
        parts.join(match self.lang {
            Lang::En => "; ",
            Lang::ZhCn => "；",
        })
    }
}
