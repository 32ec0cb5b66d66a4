//! A link or a file of a program whose rules a reader brought to it: it waits, whole, until the reader here brings them too.

use std::rc::Rc;

use referral_share::{Envelope, read_own};
use referral_statement::Node;

use super::share::{Opened, Verdict};
use super::{Extent, State, own};

/// The name of the part under which it is kept.
pub const PART: &str = "waiting";

/// What waits.
#[derive(Clone)]
pub struct Waiting {
    envelope: Rc<Envelope>,
    /// Has the reader put away what is said of it?
    quiet: bool,
}

impl State {
    /// Is this of a program that is neither known here nor comes along?
    pub(super) fn lacks_rules(&self, envelope: &Envelope) -> bool {
        let comes_along = || envelope.parts.iter().any(|(name, _)| name == own::PART);
        self.programs.get(&envelope.program).is_none() && !comes_along()
    }

    /// Keeps it until its rules are here, and says so; nothing else changes.
    pub(super) fn wait(&mut self, envelope: Envelope) {
        self.waiting = Some(Waiting { envelope: Rc::new(envelope), quiet: false });
        self.say_what_waits();
    }

    fn say_what_waits(&mut self) {
        let Some(waiting) = self.waiting.as_ref().filter(|waiting| !waiting.quiet) else { return };
        let Envelope { program, made, .. } = &*waiting.envelope;
        let (verdict, made) = (Verdict::Waits(program.clone()), made.clone());
        self.opened = Some(Rc::new(Opened { made, verdict, replaced: false, unknown: Vec::new() }));
    }

    /// Puts away what is said of what was opened; what waits goes on waiting.
    pub(super) fn put_away(&mut self) {
        let opened = self.opened.take();
        let waits = opened.is_some_and(|opened| matches!(opened.verdict, Verdict::Waits(_)));
        if let Some(waiting) = self.waiting.as_mut().filter(|_| waits) {
            waiting.quiet = true;
        }
    }

    /// Opens what waits for the rules of this program, which are here now.
    pub(super) fn open_waiting(&mut self, program: &str) {
        if let Some(waiting) = self.waiting.take_if(|waiting| waiting.envelope.program == program) {
            self.receive(Ok((*waiting.envelope).clone()));
        }
    }

    /// What waits, as a part of what is kept.
    pub(super) fn waiting_part(&self, extent: Extent) -> Option<Node> {
        let waiting = self.waiting.as_ref().filter(|_| matches!(extent, Extent::Copy | Extent::Typed))?;
        let quiet = waiting.quiet.then(|| Node::text("quiet"));
        Some(Node::table([("file", Some(Node::text(waiting.envelope.file()))), ("said", quiet)]))
    }

    /// Takes back what was kept, unless another one waits.
    pub(super) fn read_waiting(&mut self, kept: &Node) {
        let envelope = kept.field("file").and_then(Node::plain).and_then(|text| read_own(text).ok());
        if let Some(envelope) = envelope.filter(|envelope| self.waiting.is_none() && self.lacks_rules(envelope)) {
            self.waiting = Some(Waiting { envelope: Rc::new(envelope), quiet: kept.field("said").is_some() });
            self.say_what_waits();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::route::Route;
    use crate::state::place::{OrderField, Place};
    use crate::state::{Change, Look, Theme, own::Act};
    use referral_share::read_link;
    use referral_statement::Programs;

    const SAMPLE: &str = crate::state::own::SAMPLES[0];

    fn state(kept: Option<&str>) -> State {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        let look = Look { route: Route::Rules, today: "2026-02-10".to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(programs, look, kept).unwrap()
    }

    fn bring(state: &mut State, text: &str) {
        state.act_on_own(Act::Type(text.to_owned()));
        state.act_on_own(Act::Use);
    }

    fn paid(state: &mut State, amount: &str) {
        let programs = state.programs;
        state.desk_mut().change(programs, Change::Type(Place::Order(0, 0, OrderField::Paid), amount.to_owned()));
    }

    fn sender() -> State {
        let mut sender = state(None);
        bring(&mut sender, SAMPLE);
        sender.route = Route::Scenario;
        paid(&mut sender, "150.00");
        sender
    }

    fn open_link_of(sender: &State, here: &mut State) {
        here.receive(read_link(&sender.envelope(false).link()).unwrap());
    }

    #[test]
    fn a_link_under_rules_of_somebody_waits_until_they_are_here_and_opens_by_itself() {
        let (sender, mut here) = (sender(), state(None));
        paid(&mut here, "777.00");
        let (program, draft, id) = (here.program.id(), here.draft().clone(), sender.program.id().to_owned());
        open_link_of(&sender, &mut here);
        assert_eq!(here.opened.as_ref().unwrap().verdict, Verdict::Waits(id.clone()));
        assert_eq!(
            (here.program.id(), here.draft(), here.route),
            (program, &draft, Route::Rules),
            "nothing was changed"
        );
        // It outlasts a reload, and other rules.
        let mut again = state(Some(&here.figures()));
        assert_eq!(again.opened.as_ref().unwrap().verdict, Verdict::Waits(id.clone()));
        bring(&mut again, &SAMPLE.replace(&id, "others"));
        assert_eq!(again.program.id(), "others");
        bring(&mut again, SAMPLE);
        assert_eq!((again.program.id(), again.draft()), (id.as_str(), sender.draft()));
        assert_eq!(again.opened.as_ref().unwrap().verdict, Verdict::Same(true), "computed again by these rules");
        assert_eq!(again.waiting_part(Extent::Typed), None);
        assert_eq!(again.route, Route::Scenario, "where its sender was");
    }

    #[test]
    fn what_is_said_of_it_can_be_put_away_and_it_goes_on_waiting() {
        let (sender, mut here) = (sender(), state(None));
        open_link_of(&sender, &mut here);
        here.put_away();
        assert!(here.opened.is_none());
        let mut again = state(Some(&here.figures()));
        assert!(again.opened.is_none(), "it is not said again");
        bring(&mut again, SAMPLE);
        assert_eq!(again.draft(), sender.draft());
        assert_eq!(here.envelope(false).parts, [], "it does not go out with a link of another program");
    }
}
