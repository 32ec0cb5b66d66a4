//! What leaves the page and comes back: the envelope of the present state, and what changed since one was made.

use std::rc::Rc;

use referral_share::{Envelope, Told, Trouble, edition_hash};
use referral_statement::{Deviation, Money, Node, Word, reconcile};

use super::answer::editions_in;
use super::{Change, Draft, State};
use crate::route::Route;

/// The name of the part of Compare.
const COMPARE: &str = "compare";

/// What an envelope held and this version does not know; it goes out again with the next one.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    parts: Vec<(String, Node)>,
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

impl State {
    /// The present state for a link or a file; of the scenarios all, or the chosen program's alone.
    pub fn envelope(&self, all: bool) -> Envelope {
        let chosen = self.program.id();
        let desks = self.desks.iter().filter(|desk| all || desk.program.id() == chosen);
        let statement = self.answer().filter(|_| self.faults().is_empty()).map(|answer| &answer.statement);
        Envelope {
            page: self.route.word().to_owned(),
            program: chosen.to_owned(),
            made: self.today.clone(),
            scenarios: desks
                .map(|desk| desk.draft.kept(desk.program.basis()))
                .chain(self.carried.scenarios.iter().cloned())
                .collect(),
            rules: if statement.is_some() { self.rules_in_use() } else { Vec::new() },
            told: statement.map(Told::of),
            parts: self.own_parts(all).into_iter().chain(self.carried.parts.iter().cloned()).collect(),
            more: self.carried.more.clone(),
        }
    }

    /// What pages keep beyond the scenario and is worth sending.
    fn own_parts(&self, all: bool) -> Vec<(String, Node)> {
        let forecast = self.forecast_part(all).map(|part| ("forecast".to_owned(), part));
        forecast.into_iter().collect()
    }

    /// The editions that judged the chosen program's scenario, each with the hash of its rules.
    fn rules_in_use(&self) -> Vec<(String, String)> {
        let Some(answer) = self.answer() else { return Vec::new() };
        let editions = editions_in(self.program, &answer.statement);
        let hash = |id: &str| edition_hash(referral_rules::FILES, self.program.id(), id);
        editions.iter().filter_map(|edition| Some((edition.id().to_owned(), hash(edition.id())?))).collect()
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
        let programs = self.programs;
        let drafts: Vec<Draft> = self.desks.iter().map(|desk| desk.draft.clone()).collect();
        let before = |id: &str| drafts.iter().find(|draft| draft.program == id).cloned().unwrap_or_default();
        let mut unknown: Vec<String> = envelope.more.iter().map(|(name, _)| name.clone()).collect();
        let mut carried = Carried { more: envelope.more.clone(), ..Carried::default() };
        for scenario in &envelope.scenarios {
            let (draft, more) = Draft::read(scenario);
            unknown.extend(more);
            let known = self.desks.iter_mut().find(|desk| desk.program.id() == draft.program);
            if let Some(desk) = known {
                desk.change(programs, Change::Put(Box::new(draft)));
            } else {
                unknown.push(format!("program {}", draft.program));
                carried.scenarios.push(scenario.clone());
            }
        }
        for (name, part) in &envelope.parts {
            if !self.read_part(name, part) {
                unknown.push(name.clone());
                carried.parts.push((name.clone(), part.clone()));
            }
        }
        self.carried = carried;
        self.program = programs.get(&envelope.program).unwrap_or(self.program);
        self.route = Route::from_word(&envelope.page).unwrap_or(self.route);
        let replaced = *self.draft() != before(self.program.id());
        let verdict = self.verdict(&envelope);
        self.opened = Some(Rc::new(Opened { made: envelope.made, verdict, replaced, unknown }));
    }

    /// Gives a part to the page that it belongs to; says whether there is one.
    ///
    /// A page that keeps more than the scenario is asked here and adds its part in [`State::own_parts`].
    fn read_part(&mut self, name: &str, part: &Node) -> bool {
        match name {
            "forecast" => self.forecast.receive(part),
            _ => return false,
        }
        true
    }

    fn verdict(&self, envelope: &Envelope) -> Verdict {
        let Some(told) = &envelope.told else { return Verdict::Unchecked };
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
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::state::{Look, Theme};
    use referral_share::{MOST_LINK, read_file, read_link};
    use referral_statement::{Basis, Programs, json};

    fn state() -> State {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        let look = Look { route: Route::Estimate, today: "2024-07-01".to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(programs, look, None).unwrap()
    }

    fn orders() -> State {
        let mut state = state();
        state.program = state.programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
        state
    }

    fn opened(state: &mut State, fragment: &str) -> Opened {
        state.receive(read_link(fragment).unwrap());
        (**state.opened.as_ref().unwrap()).clone()
    }

    #[test]
    fn a_first_look_is_a_short_link_that_opens_to_the_same() {
        for mut sender in [state(), orders()] {
            let programs = sender.programs;
            sender.desk_mut().change(programs, Change::AddCustomer);
            let link = sender.envelope(false).link();
            assert!(link.len() < 300, "{} letters: {link}", link.len());
            let mut receiver = state();
            let said = opened(&mut receiver, &link);
            assert_eq!((said.verdict, said.unknown), (Verdict::Same(true), Vec::new()));
            assert_eq!((receiver.program.id(), receiver.draft()), (sender.program.id(), sender.draft()));
            receiver.desk_mut().undo(programs);
            assert_ne!(receiver.draft(), sender.draft(), "what stood there comes back");
        }
    }

    #[test]
    fn another_result_says_what_it_was_and_why() {
        let sender = orders();
        let mut moved = sender.envelope(false);
        let told = moved.told.as_mut().unwrap();
        "1.00".clone_into(&mut told.total);
        "another".clone_into(&mut moved.rules[0].1);
        let edition = moved.rules[0].0.clone();
        let Verdict::Differs { was, editions, .. } = opened(&mut state(), &moved.link()).verdict else {
            panic!("the result differs")
        };
        assert_eq!((was.as_str(), editions), ("1.00", vec![edition]));
        let mut same = sender.envelope(false);
        "another".clone_into(&mut same.rules[0].1);
        assert_eq!(opened(&mut state(), &same.link()).verdict, Verdict::Same(false));
    }

    #[test]
    fn what_is_not_known_is_listed_and_goes_on() {
        let mut envelope = orders().envelope(false);
        envelope.parts.push(("moon".to_owned(), Node::text("full")));
        envelope.more.push(("colour".to_owned(), Node::text("red")));
        envelope.scenarios.push(Node::table([("program", Some(Node::text("elsewhere")))]));
        let mut receiver = state();
        let said = opened(&mut receiver, &envelope.link());
        assert_eq!(said.unknown, ["colour", "program elsewhere", "moon"]);
        let again = receiver.envelope(false);
        assert_eq!((again.parts, again.more), (envelope.parts, envelope.more));
        assert!(again.scenarios.iter().any(|scenario| scenario == &envelope.scenarios[1]), "the scenario goes on too");
    }

    #[test]
    fn what_cannot_be_opened_changes_nothing() {
        let mut receiver = orders();
        let before = receiver.figures();
        let link = orders().envelope(false).link();
        let said = opened(&mut receiver, &link[..link.len() - 4]);
        assert_eq!((said.verdict, receiver.figures()), (Verdict::Refused(Trouble::Damaged), before));
    }

    #[test]
    fn a_large_scenario_becomes_a_file() {
        let mut sender = orders();
        let programs = sender.programs;
        for _ in 0..150 {
            sender.desk_mut().change(programs, Change::CopyCustomer(0));
        }
        assert!(sender.envelope(false).link().len() > MOST_LINK);
        let mut receiver = state();
        receiver.receive(read_file(&sender.envelope(true).file()));
        assert_eq!(receiver.draft(), sender.draft());
        assert_eq!(receiver.opened.unwrap().verdict, Verdict::Same(true));
    }

    #[test]
    fn old_links_open_for_ever() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/links");
        let mut count = 0;
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let name = path.display();
            let case = json::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let text = |field: &str| case.field(field).and_then(Node::plain);
            let mut receiver = state();
            let said = opened(&mut receiver, text("link").unwrap());
            if let Some(refused) = text("refused") {
                let Verdict::Refused(trouble) = said.verdict else { panic!("{name} opens") };
                assert_eq!(trouble.to_string(), refused, "{name}");
            } else {
                assert!(!matches!(said.verdict, Verdict::Refused(_)), "{name}");
                let desk = receiver.desk();
                let scenario = json::write(&desk.draft.kept(desk.program.basis())).unwrap();
                assert_eq!(scenario, json::write(case.field("scenario").unwrap()).unwrap(), "{name}");
                assert_eq!(receiver.route.word(), text("page").unwrap(), "{name}");
                let unknown: Vec<&str> =
                    case.field("unknown").map_or(&[][..], Node::items).iter().filter_map(Node::plain).collect();
                assert_eq!(said.unknown, unknown, "{name}");
            }
            count += 1;
        }
        assert!(count >= 8, "{count} links");
    }

    #[test]
    #[ignore = "writes links for tests/links; those that are there stay"]
    fn new_links() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/links");
        let write = |name: &str, fields: Vec<(&str, Option<Node>)>| {
            let path = folder.join(format!("{name}.json"));
            if !path.exists() {
                std::fs::write(path, json::write(&Node::table(fields)).unwrap() + "\n").unwrap();
            }
        };
        let good = |name: &str, state: &State, link: String, unknown: &[&str]| {
            let desk = state.desk();
            write(
                name,
                vec![
                    ("link", Some(Node::text(link))),
                    ("page", Some(Node::text(state.route.word()))),
                    ("scenario", Some(desk.draft.kept(desk.program.basis()))),
                    ("unknown", Some(Node::list(unknown.iter().map(|place| Node::text(*place))))),
                ],
            );
        };
        let bad = |name: &str, link: String, trouble: &Trouble| {
            write(name, vec![("link", Some(Node::text(link))), ("refused", Some(Node::text(trouble.to_string())))]);
        };
        good("a first look at friends who spend", &state(), state().envelope(false).link(), &[]);
        good("a first look at customers who order", &orders(), orders().envelope(false).link(), &[]);
        let mut wrong = orders();
        wrong.route = Route::Scenario;
        let programs = wrong.programs;
        let typed = [
            ("customers[0].orders[0].paid", "1,2x~_%"),
            ("customers[0].id", "张三 & Co."),
            ("customers[0].count", "3"),
        ];
        for (place, text) in typed {
            wrong.desk_mut().change(programs, Change::Type(super::super::Place::of(place), text.to_owned()));
        }
        good("a mistake and signs of every kind as typed", &wrong, wrong.envelope(false).link(), &[]);
        let mut later = orders().envelope(false);
        later.parts.push(("moon".to_owned(), Node::text("full")));
        good("a part that no version knows", &orders(), later.link(), &["moon"]);
        good("escaped by a messenger", &orders(), orders().envelope(false).link().replace('~', "%7E") + ").", &[]);
        let link = orders().envelope(false).link();
        bad("cut off", link[..200.min(link.len() - 9)].to_owned(), &Trouble::Damaged);
        bad("a figure was changed", link.replacen("0.00", "9.00", 1).replacen("_q", "_s", 1) + "A", &Trouble::Damaged);
        bad("nested without end", format!("#/estimate?s=1.{}", "_l".repeat(3_000)), &Trouble::Damaged);
        bad("nothing but signs of escape", format!("#/estimate?s={}", "%".repeat(500)), &Trouble::Damaged);
        let framed = "2._tp~~";
        bad(
            "of a later version",
            format!("#/estimate?s={framed}.{}", referral_share::hash([framed])),
            &Trouble::Version(2),
        );
    }
}
