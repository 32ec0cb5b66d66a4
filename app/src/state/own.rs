//! Rules that a reader brings: typed or opened from a file, checked, and used for this visit beside the published programs.

use std::rc::Rc;

use referral_statement::{Error, Finding, Node, Programs, Severity, check};

use super::desk::Desk;
use super::{Extent, State};

/// Programs that do not exist, one of each basis, to begin a program of one's own with; the guide explains them.
pub const SAMPLES: &[&str] =
    &[include_str!("../../../tests/programs/orders.toml"), include_str!("../../../tests/programs/spend.toml")];

/// The name of the part under which they are kept.
pub const PART: &str = "rules";

/// What a reader has of rules of their own.
#[derive(Clone)]
pub struct OwnRules {
    /// The text in the box.
    pub text: String,
    /// What stood there before a file took its place.
    pub before: Option<String>,
    /// What was found when the text was last looked at.
    pub checked: Option<Rc<Checked>>,
    /// What was done last.
    pub said: Option<Said>,
    /// The programs that are in use.
    pub used: Vec<Own>,
    /// The programs of the page itself.
    published: &'static Programs,
}

/// A program of the reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its id.
    pub id: String,
    /// The text that it comes from.
    pub text: String,
}

/// A text that was checked.
pub struct Checked {
    /// The text.
    pub text: String,
    /// What is wrong or doubtful in it.
    pub findings: Vec<Finding>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The program of this id is in use.
    Used(String),
    /// It no longer is; its text is in the box.
    Removed(String),
    /// The file is larger than a text that is taken.
    TooLarge,
}

/// What can be done with them.
#[derive(Clone, Debug)]
pub enum Act {
    /// Type into the box.
    Type(String),
    /// Put a text from a file or a sample into the box; nothing where it was too large.
    Open(Option<String>),
    /// Put back what stood in the box before.
    PutBack,
    /// Look for what is wrong in the text.
    Check,
    /// Use the program.
    Use,
    /// Put the text of a program that is in use into the box.
    Edit(String),
    /// Use a program no longer.
    Remove(String),
}

impl Checked {
    /// Can it be used?
    pub fn is_usable(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error)
    }
}

impl OwnRules {
    /// Nothing yet, beside these programs.
    pub fn new(published: &'static Programs) -> Self {
        Self { text: String::new(), before: None, checked: None, said: None, used: Vec::new(), published }
    }

    /// The programs of the page itself.
    pub fn published(&self) -> &'static Programs {
        self.published
    }

    /// Is the text in the box in use?
    pub fn is_in_use(&self) -> bool {
        self.used.iter().any(|own| own.text == self.text)
    }

    fn put(&mut self, text: String) {
        let before = std::mem::replace(&mut self.text, text);
        if before != self.text && !before.trim().is_empty() {
            self.before = Some(before);
        }
        self.look();
    }

    fn look(&mut self) {
        let text = Some(&self.text).filter(|text| !text.trim().is_empty());
        self.checked =
            text.map(|text| Rc::new(Checked { text: text.clone(), findings: check(self.published, &[("", text)]) }));
    }

    /// Is this program one of the reader's own?
    pub fn has(&self, program: &str) -> bool {
        self.used.iter().any(|own| own.id == program)
    }
}

/// The id of the program that a text is.
fn id_of(text: &str) -> Option<String> {
    let alone = Programs::default().with(&[("", text)]).ok()?;
    alone.iter().next().map(|program| program.id().to_owned())
}

impl State {
    /// Does an act on the reader's own rules.
    pub(super) fn act_on_own(&mut self, act: Act) {
        let own = &mut self.rules.own;
        own.said = None;
        match act {
            Act::Type(text) => own.text = text,
            Act::Open(None) => own.said = Some(Said::TooLarge),
            Act::Open(Some(text)) => own.put(text),
            Act::PutBack => {
                if let Some(before) = own.before.take() {
                    own.put(before);
                }
            }
            Act::Check => own.look(),
            Act::Edit(id) => {
                if let Some(text) = own.used.iter().find(|own| own.id == id).map(|own| own.text.clone()) {
                    own.put(text);
                }
            }
            Act::Use => self.use_text(),
            Act::Remove(id) => {
                let mut used = own.used.clone();
                used.retain(|own| own.id != id);
                if own.text.trim().is_empty() {
                    own.text =
                        own.used.iter().find(|own| own.id == id).map_or_else(String::new, |own| own.text.clone());
                }
                // What is left was in use before.
                if self.bring(used).is_ok() {
                    self.rules.own.said = Some(Said::Removed(id));
                }
            }
        }
    }

    /// Uses the text in the box, in the place of an earlier one of the same program.
    fn use_text(&mut self) {
        let own = &mut self.rules.own;
        own.look();
        let text = own.text.clone();
        let Some(id) = id_of(&text) else { return };
        let mut used: Vec<Own> = own.used.iter().filter(|own| own.id != id).cloned().collect();
        used.push(Own { id: id.clone(), text });
        if self.bring(used).is_ok() {
            self.program = self.programs.get(&id).unwrap_or(self.program);
            self.rules.edition.clear();
            self.rules.own.said = Some(Said::Used(id.clone()));
            self.open_waiting(&id);
        }
    }

    /// Puts these programs beside the published ones; scenarios stay as they were typed.
    ///
    /// Everything that is drawn refers to its program, so the programs of a text that was once in use stay until the page is
    /// left: as many as a reader brings by hand, each as large as its text.
    fn bring(&mut self, used: Vec<Own>) -> Result<(), Error> {
        if used == self.rules.own.used {
            return Ok(());
        }
        let published = self.rules.own.published;
        let files: Vec<(&str, &str)> = used.iter().map(|own| ("", own.text.as_str())).collect();
        let programs = if files.is_empty() { published } else { Box::leak(Box::new(published.with(&files)?)) };
        let desks = programs.iter().map(|program| {
            let known = self.desks.iter().find(|desk| desk.program.id() == program.id());
            match known {
                Some(desk) if published.get(program.id()).is_some() => desk.clone(),
                known => {
                    let mut desk = Desk::new(programs, program, &self.today);
                    if let Some(known) = known.filter(|known| known.touched()) {
                        desk.open(programs, known.draft.clone());
                    }
                    desk
                }
            }
        });
        let mut desks: Vec<Desk> = desks.collect();
        // What was typed for a program that is gone comes back with it.
        desks.extend(self.desks.iter().filter(|desk| programs.get(desk.program.id()).is_none()).cloned());
        self.desks = desks;
        self.programs = programs;
        self.program = programs.get(self.program.id()).or_else(|| programs.iter().next()).unwrap_or(self.program);
        self.forecast.know(programs, &self.today);
        self.rules.own.used = used;
        Ok(())
    }

    /// The rules in use and the text in the box, as a part of what is kept. A link does not carry them: who opens one should not
    /// come to calculate by rules of somebody else unawares.
    pub(super) fn own_part(&self, extent: Extent) -> Option<Node> {
        let own = &self.rules.own;
        let all = match extent {
            Extent::Seen => return None,
            Extent::Chosen => false,
            Extent::All | Extent::Copy | Extent::Typed => true,
        };
        let used = own.used.iter().filter(|own| all || own.id == self.program.id());
        let used: Vec<Node> = used.map(|own| Node::text(&own.text)).collect();
        let text = Some(&own.text).filter(|text| all && !text.is_empty());
        let said =
            Node::table([("text", text.map(Node::text)), ("used", (!used.is_empty()).then(|| Node::list(used)))]);
        (!said.fields().is_empty()).then_some(said)
    }

    /// Takes rules that were kept, or beside the present ones those of a file. A text that cannot be used, or is another one of a
    /// program in use, goes into the box, where that is empty.
    pub(super) fn receive_own(&mut self, kept: &Node, beside: bool) {
        let own = &mut self.rules.own;
        let text = kept.field("text").and_then(Node::plain).unwrap_or_default();
        if !beside || own.text.trim().is_empty() {
            text.clone_into(&mut own.text);
        }
        let mut used = if beside { own.used.clone() } else { Vec::new() };
        for text in kept.field("used").map_or(&[][..], Node::items).iter().filter_map(Node::plain) {
            if used.iter().any(|own| own.text == text) {
                continue;
            }
            let id = id_of(text).filter(|id| own.published.get(id).is_none() && used.iter().all(|own| own.id != *id));
            match id {
                Some(id) => used.push(Own { id, text: text.to_owned() }),
                None if own.text.trim().is_empty() => text.clone_into(&mut own.text),
                None => {}
            }
        }
        // Each of them was read a moment ago.
        let _ = self.bring(used);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::route::Route;
    use crate::state::place::{OrderField, Place};
    use crate::state::share::Verdict;
    use crate::state::{Change, Look, Theme};
    use referral_share::read_file;

    const SAMPLE: &str = super::SAMPLES[0];

    fn state(kept: Option<&str>) -> State {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        let look = Look { route: Route::Rules, today: "2026-02-10".to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(programs, look, kept).unwrap()
    }

    fn brought() -> State {
        let mut state = state(None);
        state.act_on_own(Act::Type(SAMPLE.to_owned()));
        state.act_on_own(Act::Use);
        state
    }

    #[test]
    fn a_program_that_is_brought_is_one_of_the_programs() {
        let mut state = brought();
        let id = state.program.id();
        assert_eq!(state.rules.own.said, Some(Said::Used(id.to_owned())));
        assert_eq!((state.programs.iter().count(), state.program.currency()), (3, "EUR"));
        assert!(state.faults().is_empty(), "{:?}", state.faults());
        assert!(state.answer().is_some());
        assert_eq!(state.shown_edition().unwrap().rates().unwrap().tiers, ["bronze", "silver"]);
        let programs = state.programs;
        state.act_on_own(Act::Use);
        assert!(std::ptr::eq(programs, state.programs), "what is in use is not taken again");
    }

    #[test]
    fn what_was_typed_for_it_stays_when_its_rules_change_and_when_it_goes_and_comes_back() {
        let mut state = brought();
        let place = Place::Order(0, 0, OrderField::Paid);
        let programs = state.programs;
        state.desk_mut().change(programs, Change::Type(place.clone(), "150.00".to_owned()));
        let total = |state: &State| state.answer().unwrap().statement.total.to_string();
        assert_eq!(total(&state), "75.00", "five customers alike");
        state.act_on_own(Act::Type(SAMPLE.replace("rate = \"0.10\"", "rate = \"0.20\"")));
        state.act_on_own(Act::Use);
        assert_eq!((state.programs.iter().count(), total(&state)), (3, "150.00".to_owned()));
        let id = state.program.id().to_owned();
        state.act_on_own(Act::Remove(id.clone()));
        assert_eq!((state.programs.iter().count(), state.program.id() == id), (2, false));
        state.act_on_own(Act::Use);
        assert_eq!((state.program.id(), total(&state)), (id.as_str(), "150.00".to_owned()));
    }

    #[test]
    fn a_text_with_mistakes_is_not_used_and_stays() {
        let mut state = state(None);
        let wrong = SAMPLE.replace("basis = \"orders\"", "basis = \"order\"");
        state.act_on_own(Act::Type(wrong.clone()));
        state.act_on_own(Act::Use);
        let checked = state.rules.own.checked.clone().unwrap();
        assert!(!checked.is_usable() && !checked.findings.is_empty());
        assert_eq!((state.programs.iter().count(), state.rules.own.text == wrong), (2, true));
        // An id that a published program has.
        let id = state.programs.iter().next().unwrap().id();
        state.act_on_own(Act::Open(Some(SAMPLE.replace("lantern-partners", id))));
        let checked = state.rules.own.checked.clone().unwrap();
        assert!(checked.findings[0].message.contains("already") && !checked.is_usable());
        state.act_on_own(Act::PutBack);
        assert_eq!(state.rules.own.text, wrong, "what stood in the box comes back");
    }

    #[test]
    fn a_file_carries_them_and_a_link_does_not() {
        let mut sender = brought();
        let place = Place::Order(0, 0, OrderField::Paid);
        let programs = sender.programs;
        sender.desk_mut().change(programs, Change::Type(place, "150.00".to_owned()));
        let mut receiver = state(None);
        receiver.act_on_own(Act::Type("mine".to_owned()));
        receiver.receive(read_file(&sender.envelope(true).file()));
        assert_eq!((receiver.program.id(), receiver.draft()), (sender.program.id(), sender.draft()));
        assert_eq!(receiver.opened.as_ref().unwrap().unknown, Vec::<String>::new());
        assert_eq!((receiver.rules.own.used.len(), receiver.rules.own.text.as_str()), (1, "mine"));
        let mut stranger = state(None);
        let link = sender.envelope(false).link();
        assert!(link.len() < 400, "{link}");
        stranger.receive(referral_share::read_link(&link).unwrap());
        assert_eq!(stranger.opened.as_ref().unwrap().verdict, Verdict::Waits(sender.program.id().to_owned()));
    }

    #[test]
    fn rules_of_ones_own_outlast_a_reload() {
        let mut before = brought();
        before.act_on_own(Act::Type("[program]\nid = ".to_owned()));
        let after = state(Some(&before.figures()));
        assert_eq!((after.program.id(), after.programs.iter().count()), (before.program.id(), 3));
        assert_eq!(after.rules.own.text, "[program]\nid = ");
        assert_eq!(after.rules.own.used, before.rules.own.used);
    }
}
