//! What a host around the embedded calculator does to the state: where it begins, and what is put into it.

use referral_share::{Envelope, Trouble, find_link, read_link};
use referral_statement::{Error, Node, Programs, json};

use super::answer::reckon;
use super::{Change, Desk, Draft, Place, State, Theme};
use crate::locales::Lang;

/// Where a host wants the calculator to begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The program; empty for the first.
    pub program: String,
    /// The edition for every order; empty for those in force.
    pub edition: String,
    /// The clauses that are decided: id and option.
    pub readings: Vec<(String, String)>,
}

/// What a host does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Begin there, with all else as at the first look.
    Begin(Ground),
    /// Want another beginning than before; what was typed stays.
    Move(Ground, Ground),
    /// Another language and other colours; neither is kept.
    Look(Lang, Theme),
}

impl State {
    /// Does what a host does.
    pub fn act_of_host(&mut self, act: Act) {
        match act {
            Act::Begin(ground) => {
                let programs = self.programs;
                self.program = programs.get(&ground.program).unwrap_or(self.program);
                *self.desk_mut() = Desk::new(programs, self.program, &self.today);
                self.opened = None;
                self.move_to(&Ground::default(), &ground);
            }
            Act::Move(before, now) => self.move_to(&before, &now),
            Act::Look(lang, theme) => (self.lang, self.theme) = (lang, theme),
        }
    }

    /// Changes what differs between two grounds, so that the visitor's own choices stay where the host does not change its mind.
    fn move_to(&mut self, before: &Ground, now: &Ground) {
        let programs = self.programs;
        let other = before.program != now.program;
        if other {
            self.program = programs.get(&now.program).unwrap_or(self.program);
        }
        let mut texts = Vec::new();
        if other || before.edition != now.edition {
            texts.push((Place::Edition, now.edition.clone()));
        }
        let gone = before.readings.iter().filter(|(id, _)| now.readings.iter().all(|(other, _)| other != id));
        texts.extend(gone.map(|(id, _)| (Place::Reading(id.clone()), String::new())));
        let new = now.readings.iter().filter(|reading| other || !before.readings.contains(reading));
        texts.extend(new.map(|(id, to)| (Place::Reading(id.clone()), to.clone())));
        let differs = texts.iter().any(|(place, text)| self.draft().get(place) != text);
        if differs {
            self.desk_mut().change(programs, Change::TypeAll(texts));
        }
    }
}

/// The draft of a scenario of the contract, which may be JSON or its text.
///
/// # Errors
/// The engine's first, with its place.
pub fn draft_of(programs: &Programs, scenario: &Node) -> Result<Draft, Error> {
    let parsed = scenario.plain().map(json::parse).transpose()?;
    let scenario = parsed.as_ref().unwrap_or(scenario);
    // The contract's own check, field by field; what is typed here is more lenient.
    referral_statement::Scenario::read(programs, scenario)?;
    let (draft, _) = Draft::read(scenario);
    if let Some(program) = programs.get(&draft.program) {
        reckon(programs, program, &draft)?;
    }
    Ok(draft)
}

/// What a link carries, or what stands in one after `s=`.
///
/// # Errors
/// Why it cannot be opened.
pub fn opened(link: &str) -> Result<Envelope, Trouble> {
    let link = link.trim();
    let whole = if link.contains("?s=") { link.to_owned() } else { format!("#/?s={link}") };
    find_link(&whole).or_else(|| read_link(&whole)).unwrap_or(Err(Trouble::Damaged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;
    use crate::state::{Field, Look};
    use referral_published::programs;

    fn state() -> State {
        let look = Look { route: Route::Estimate, today: "2026-01-10".to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(programs(), look, None).unwrap()
    }

    /// A ground on the program with several editions: its edition that has a reading, and the reading decided the other way.
    fn ground() -> Ground {
        let program = programs().iter().find(|program| program.editions().len() > 1).unwrap();
        let edition = program.editions().iter().find(|edition| !edition.readings().is_empty()).unwrap();
        let reading = &edition.readings()[0];
        let other = reading.options().iter().find(|option| option.id() != reading.default_option()).unwrap();
        let readings = vec![(reading.id().to_owned(), other.id().to_owned())];
        Ground { program: program.id().to_owned(), edition: edition.id().to_owned(), readings }
    }

    #[test]
    fn a_host_begins_where_it_wants_and_resets_to_there() {
        let mut state = state();
        state.act_of_host(Act::Begin(ground()));
        assert_eq!(state.program.id(), ground().program);
        assert_eq!(
            (state.draft().edition.as_str(), &state.draft().readings),
            (ground().edition.as_str(), &ground().readings)
        );
        let first = state.draft().clone();
        let programs = state.programs;
        state.desk_mut().fill(programs, &[(Field::Spend, "4321".to_owned())]);
        assert_ne!(*state.draft(), first);
        state.act_of_host(Act::Begin(ground()));
        assert_eq!(*state.draft(), first);
    }

    #[test]
    fn what_a_host_changes_leaves_what_the_visitor_typed() {
        let mut state = state();
        state.act_of_host(Act::Begin(ground()));
        let programs = state.programs;
        state.desk_mut().fill(programs, &[(Field::Spend, "4321".to_owned())]);
        let without = Ground { readings: Vec::new(), edition: String::new(), ..ground() };
        state.act_of_host(Act::Move(ground(), without.clone()));
        assert_eq!((state.draft().edition.as_str(), state.draft().readings.len()), ("", 0));
        assert_eq!(state.form().typed(Field::Spend), "4321");
        // A reading that the visitor decides is theirs as long as the host says nothing else of it.
        let (id, option) = ground().readings[0].clone();
        state.desk_mut().change(programs, Change::Type(Place::Reading(id), option));
        state.act_of_host(Act::Move(without.clone(), without));
        assert_eq!(state.draft().readings, ground().readings);
    }

    #[test]
    fn a_scenario_is_taken_as_json_or_text_and_refused_with_its_place() {
        let state = state();
        let scenario = state.draft().scenario(state.program.basis(), false);
        let text = json::write(&scenario).unwrap();
        let parsed = json::parse(&text).unwrap();
        let draft = draft_of(programs(), &parsed).unwrap();
        assert_eq!(draft_of(programs(), &Node::text(&text)).unwrap(), draft);
        assert_eq!(draft.customers.len(), 1);
        let broken = text.replace("\"customers\"", "\"custmers\"");
        let error = draft_of(programs(), &Node::text(broken)).unwrap_err();
        assert_eq!((error.code.to_string().as_str(), error.path.as_str()), ("unknown-field", "custmers"));
        let error = draft_of(programs(), &Node::text("{")).unwrap_err();
        assert_eq!(error.code.to_string(), "malformed-json");
    }

    #[test]
    fn a_link_is_taken_whole_or_by_what_it_carries() {
        let mut sent = state();
        let programs = sent.programs;
        sent.desk_mut().fill(programs, &[(Field::Spend, "777.00".to_owned())]);
        let link = sent.envelope(false).link();
        let payload = link.split("s=").nth(1).unwrap();
        for text in [link.as_str(), payload, &format!("https://example.com/x/{link}"), &format!(" {payload}\n")] {
            let mut state = state();
            state.receive(opened(text));
            assert_eq!(state.form().typed(Field::Spend), "777.00", "{text}");
        }
        for text in ["", "x", "1.abc", &payload[..payload.len() - 3], "https://example.com/"] {
            assert!(opened(text).is_err(), "{text}");
        }
    }
}
