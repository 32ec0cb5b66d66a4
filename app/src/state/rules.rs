//! The state of Rules: the edition that is looked at, the product that is searched, and the reader's own rules.

use referral_statement::{Date, Edition, Program, Programs};

use super::State;
use super::own::{self, OwnRules};

/// What Rules holds.
#[derive(Clone)]
pub struct RulesPage {
    /// The id of the edition that is looked at; the one of today where the program has none of this id.
    pub edition: String,
    /// What an address asked for and no program has.
    pub unknown: Option<String>,
    /// What the products are searched for.
    pub find: String,
    /// The rules that the reader brings.
    pub own: OwnRules,
}

/// What can be done on the page.
#[derive(Clone, Debug)]
pub enum Act {
    /// Look at what an address names: a program, an edition of it, or an edition of the chosen program alone.
    Look(Vec<String>),
    /// Search the products.
    Find(String),
    /// Do something with the reader's own rules.
    Own(own::Act),
}

impl RulesPage {
    /// The page before anything is looked at.
    pub fn new(published: &'static Programs) -> Self {
        Self { edition: String::new(), unknown: None, find: String::new(), own: OwnRules::new(published) }
    }
}

impl State {
    /// Does an act on Rules.
    pub(super) fn act_on_rules(&mut self, act: Act) {
        match act {
            Act::Look(names) => self.look(&names),
            Act::Find(text) => self.rules.find = text,
            Act::Own(act) => self.act_on_own(act),
        }
    }

    /// Looks at what an address names below the page; what it leaves out stays as it is.
    pub fn look(&mut self, names: &[String]) {
        self.rules.unknown = None;
        let mut names = names.iter();
        let Some(first) = names.next() else { return };
        let mut edition = Some(first);
        if let Some(program) = self.programs.get(first) {
            self.program = program;
            edition = names.next();
        }
        if let Some(edition) = edition {
            let known = self.program.edition(edition).is_some();
            self.rules.unknown = (!known).then(|| edition.clone());
            self.rules.edition.clone_from(edition);
        }
    }

    /// The edition that Rules shows: the chosen one, or that of the reader's day.
    pub fn shown_edition(&self) -> Option<&'static Edition> {
        self.program.edition(&self.rules.edition).or_else(|| edition_of(self.program, &self.today))
    }

    /// The reader's day, as the engine counts days.
    pub fn day(&self) -> Option<Date> {
        Date::parse(&self.today).ok()
    }
}

/// The edition in force on a day, or the last one before it, or the first.
fn edition_of(program: &'static Program, day: &str) -> Option<&'static Edition> {
    let editions = program.editions();
    let Ok(day) = Date::parse(day) else { return editions.last() };
    let holds = editions.iter().find(|edition| edition.holds_on(day));
    let before = || editions.iter().rfind(|edition| edition.from().is_none_or(|from| from <= day));
    holds.or_else(before).or_else(|| editions.first())
}

/// The edition before this one in its program.
pub fn before(program: &'static Program, edition: &Edition) -> Option<&'static Edition> {
    let position = program.editions().iter().position(|known| known.id() == edition.id())?;
    position.checked_sub(1).map(|before| &program.editions()[before])
}

/// A stretch of a program's time: an edition, or a gap in which none is known to hold.
#[derive(Clone, Copy)]
pub enum Stretch {
    /// An edition.
    Edition(&'static Edition),
    /// From a day, before another.
    Gap(Date, Date),
}

/// The editions in the order of their dates, with the gaps between them.
pub fn stretches(program: &'static Program) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut end: Option<Date> = None;
    for edition in program.editions() {
        if let Some((end, from)) = end.zip(edition.from()).filter(|(end, from)| end < from) {
            stretches.push(Stretch::Gap(end, from));
        }
        stretches.push(Stretch::Edition(edition));
        end = edition.until();
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::route::Route;
    use crate::state::{Look, Theme};
    use referral_statement::{Basis, Programs};

    fn state(today: &str) -> State {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        let look = Look { route: Route::Rules, today: today.to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(programs, look, None).unwrap()
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_address_names_a_program_and_an_edition() {
        let mut state = state("2026-01-10");
        let orders = state.programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
        let second = orders.editions()[1].id();
        state.look(&names(&[orders.id(), second]));
        assert_eq!((state.program.id(), state.shown_edition().unwrap().id()), (orders.id(), second));
        state.look(&[]);
        assert_eq!(state.shown_edition().unwrap().id(), second, "what is left out stays");
        state.look(&names(&[orders.editions()[0].id()]));
        assert_eq!(state.shown_edition().unwrap().id(), orders.editions()[0].id());
        state.look(&names(&[orders.id(), "1999"]));
        assert_eq!(state.rules.unknown.as_deref(), Some("1999"));
        assert_eq!(state.shown_edition().unwrap().id(), orders.editions().last().unwrap().id(), "that of today");
    }

    #[test]
    fn the_edition_of_a_day_in_a_gap_is_the_last_before_it() {
        let mut state = state("2020-05-05");
        state.program = state.programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
        let gaps = || stretches(state.program).into_iter().filter(|stretch| matches!(stretch, Stretch::Gap(..)));
        assert_eq!((gaps().count(), stretches(state.program).len()), (2, 6));
        assert_eq!(state.shown_edition().unwrap().id(), state.program.editions()[0].id());
        assert!(before(state.program, &state.program.editions()[0]).is_none());
        assert_eq!(before(state.program, &state.program.editions()[2]).unwrap().id(), state.program.editions()[1].id());
    }
}
