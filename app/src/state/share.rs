//! What leaves the page and comes back: the envelope of the present state, and what changed since one was made.

use std::rc::Rc;

use referral_share::{Envelope, Told, Trouble};
use referral_statement::{Deviation, Money, Node, Word, reconcile};

use super::keep::Why;
use super::{Change, Draft, State, own};
use crate::route::Route;

/// What an envelope held and this version does not know; it goes out again with the next one.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    pub(super) parts: Vec<(String, Node)>,
    more: Vec<(String, Node)>,
    /// Of programs that are not known here.
    scenarios: Vec<Node>,
}

/// What is said of a link or a file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The day on which it was made; empty where it does not say.
    pub made: String,
    /// What is known of the result.
    pub verdict: Verdict,
    /// Did it take the place of another scenario, which undoing brings back?
    pub replaced: bool,
    /// What it holds and this version does not know, by its place.
    pub unknown: Vec<String>,
}

/// How the result of what was opened compares with what its sender saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It cannot be opened.
    Refused(Trouble),
    /// The rules of its program, which a reader brought to it, are not here: it waits for them.
    Waits(String),
    /// It carried no result, or has none now.
    Unchecked,
    /// The same to the cent, and by the same rules where `true`.
    Same(bool),
    /// Another result.
    Differs {
        /// The total that the sender saw.
        was: String,
        /// The total now.
        is: Money,
        /// The editions whose rules have another text now, or that judge it now and did not then.
        editions: Vec<String>,
        /// The reading and its option that would give the old total, where there is one.
        reading: Option<(String, String)>,
    },
}

/// How much of the state an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What the reader sees: the chosen program's scenario and the parts of the page. A link holds it.
    Seen,
    /// The chosen program's scenario and the parts of all pages. What has a name holds it.
    Chosen,
    /// Everything. A file holds it.
    All,
    /// What was typed and what came of it, for a copy of it. Nothing of scenarios that nobody touched.
    Copy,
    /// What was typed, without what came of it, and no scenario that nobody touched: those begin with the day on which they
    /// are looked at. What is kept for the next visit holds it.
    Typed,
}

impl State {
    /// The present state for a link or a file; of the scenarios all, or the chosen program's alone.
    pub fn envelope(&self, all: bool) -> Envelope {
        self.envelope_of(if all { Extent::All } else { Extent::Seen })
    }

    /// The present state as far as it is asked for.
    pub fn envelope_of(&self, extent: Extent) -> Envelope {
        let chosen = self.program.id();
        let desks = self.desks.iter().filter(|desk| match extent {
            Extent::Seen | Extent::Chosen => desk.program.id() == chosen,
            Extent::All => true,
            Extent::Copy | Extent::Typed => desk.touched(),
        });
        let page = (extent == Extent::Seen).then_some(self.route);
        let answer = self.answer().filter(|_| self.faults().is_empty() && extent != Extent::Typed);
        let statement = answer.map(|answer| &answer.statement);
        // What is kept says the same wherever and whenever it is looked at.
        let said = |text: &str| if extent == Extent::Typed { String::new() } else { text.to_owned() };
        Envelope {
            page: said(self.route.word()),
            program: chosen.to_owned(),
            made: said(&self.today),
            scenarios: desks
                .map(|desk| desk.draft.kept(desk.program.basis()))
                .chain(self.carried.scenarios.iter().cloned())
                .collect(),
            rules: if statement.is_some() { self.rules_in_use() } else { Vec::new() },
            told: statement.map(Told::of),
            parts: self.parts(page, extent).into_iter().chain(self.carried.parts.iter().cloned()).collect(),
            more: self.carried.more.clone(),
        }
    }

    /// The editions that judged the chosen program's scenario, each with the hash of its rules.
    fn rules_in_use(&self) -> Vec<(String, String)> {
        let Some(answer) = self.answer() else { return Vec::new() };
        let hash = |id: &str| referral_published::hash(self.program.id(), id).map(str::to_owned);
        answer.editions.iter().filter_map(|edition| Some((edition.id().to_owned(), hash(edition.id())?))).collect()
    }

    /// Opens what a link or a file carried; each scenario that it replaces can be had back by undoing.
    pub fn receive(&mut self, found: Result<Envelope, Trouble>) {
        let envelope = match found {
            Ok(envelope) => envelope,
            Err(trouble) => {
                let opened = Opened {
                    made: String::new(),
                    verdict: Verdict::Refused(trouble),
                    replaced: false,
                    unknown: Vec::new(),
                };
                self.opened = Some(Rc::new(opened));
                return;
            }
        };
        if self.lacks_rules(&envelope) {
            self.wait(envelope);
            return;
        }
        self.keep_copy(Why::Opened);
        let drafts: Vec<Draft> = self.desks.iter().map(|desk| desk.draft.clone()).collect();
        let before = |id: &str| drafts.iter().find(|draft| draft.program == id).cloned().unwrap_or_default();
        let unknown = self.take_in(&envelope, true);
        self.route = Route::from_word(&envelope.page).unwrap_or(self.route);
        let replaced = *self.draft() != before(self.program.id());
        let verdict = self.verdict(&envelope);
        self.opened = Some(Rc::new(Opened { made: envelope.made, verdict, replaced, unknown }));
        if self.turn == 0 {
            self.only_looks();
        }
    }

    /// Takes what an envelope holds, so that undoing brings back what it replaces, or as if it had always been there; gives
    /// what it holds and this version does not know, by its place.
    pub(super) fn take_in(&mut self, envelope: &Envelope, undoable: bool) -> Vec<String> {
        // Scenarios may be of programs that come along.
        for (name, part) in envelope.parts.iter().filter(|(name, _)| name == own::PART) {
            self.read_part(name, part, undoable);
        }
        let programs = self.programs;
        let mut unknown: Vec<String> = envelope.more.iter().map(|(name, _)| name.clone()).collect();
        let mut carried = Carried { more: envelope.more.clone(), ..Carried::default() };
        for scenario in &envelope.scenarios {
            let (draft, more) = Draft::read(scenario);
            unknown.extend(more);
            match self.desks.iter_mut().find(|desk| desk.program.id() == draft.program) {
                Some(desk) if undoable => desk.change(programs, Change::Put(Box::new(draft))),
                Some(desk) => desk.open(programs, draft),
                None => {
                    unknown.push(format!("program {}", draft.program));
                    carried.scenarios.push(scenario.clone());
                }
            }
        }
        for (name, part) in &envelope.parts {
            if let Some(more) = self.read_part(name, part, undoable) {
                unknown.extend(more);
            } else {
                unknown.push(name.clone());
                carried.parts.push((name.clone(), part.clone()));
            }
        }
        self.carried = carried;
        self.program = programs.get(&envelope.program).unwrap_or(self.program);
        unknown
    }

    fn verdict(&self, envelope: &Envelope) -> Verdict {
        // What its sender saw is of another program where the rules that came along cannot be used.
        let told = envelope.told.as_ref().filter(|_| envelope.program == self.program.id());
        let Some(told) = told else { return Verdict::Unchecked };
        let Some(answer) = self.answer().filter(|_| self.faults().is_empty()) else { return Verdict::Unchecked };
        let rules = self.rules_in_use();
        if Told::of(&answer.statement) == *told {
            return Verdict::Same(rules == envelope.rules);
        }
        let moved = rules.into_iter().filter(|rule| !envelope.rules.contains(rule));
        let received = Money::parse(&told.total).ok();
        let found = received.and_then(|received| reconcile(self.programs, &answer.scenario, received).ok());
        let reading = found.and_then(|found| {
            found.explanations.iter().find_map(|explanation| match explanation.deviations.as_slice() {
                [Deviation::Reading { id, to }] => Some((id.clone(), to.clone())),
                _ => None,
            })
        });
        let (was, is) = (told.total.clone(), answer.statement.total);
        Verdict::Differs { was, is, editions: moved.map(|(id, _)| id).collect(), reading }
    }
}

#[cfg(test)]
mod tests;
