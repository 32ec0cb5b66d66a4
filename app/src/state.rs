//! The state of the page: what was typed, what the engine says to it, and how the page is shown.
//!
//! Only this module and those below it call the engine.

mod answer;
pub mod desk;
pub mod draft;
mod field;
mod fix;
mod form;
pub mod paste;
pub mod place;
pub mod typed;

use std::rc::Rc;

use referral_statement::{Error, Node, Program, Programs, Rate, json};
use yew::Reducible;

pub use answer::{Answer, Kink, Sketch, editions_in, editions_of};
pub use desk::{Change, Desk, Fault};
pub use draft::Draft;
pub use field::Field;
pub use form::{Form, start_field};
pub use place::Place;

use crate::locales::Lang;
use crate::route::Route;
use crate::shell;

/// The most days after the start that the form takes.
pub const MOST_DAYS: u16 = 9999;

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Everything that the page shows.
#[derive(Clone)]
pub struct State {
    /// The programs that there are.
    pub programs: &'static Programs,
    /// The chosen one.
    pub program: &'static Program,
    /// The page that is shown.
    pub route: Route,
    /// The reader's day; the engine never knows it.
    pub today: String,
    /// The language of the reader.
    pub lang: Lang,
    /// How the page is coloured.
    pub theme: Theme,
    /// The scenario of each program.
    desks: Vec<Desk>,
}

/// What a reader can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Go to a page.
    Go(Route),
    /// Choose a program.
    Choose(String),
    /// Type into a field of Estimate, or choose in it.
    Set(Field, String),
    /// Make several changes of Estimate at once.
    Apply(Vec<(Field, String)>),
    /// Change the scenario.
    Change(Change),
    /// Decide a reading, or leave it open (an empty option).
    Decide(String, String),
    /// Take back the last change of the scenario.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Put a scenario of any known program in the place of that program's.
    Open(Box<Draft>),
    /// Change the language.
    Speak(Lang),
    /// Change the colours.
    Paint(Theme),
}

/// How the page is shown at the first look.
#[derive(Clone, Debug)]
pub struct Look {
    /// The page.
    pub route: Route,
    /// The reader's day.
    pub today: String,
    /// Their language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
}

impl State {
    /// The first look, with figures that were kept put back.
    pub fn new(programs: &'static Programs, look: Look, kept: Option<&str>) -> Option<Self> {
        let program = programs.iter().next()?;
        let desks = programs.iter().map(|program| Desk::new(programs, program, &look.today)).collect();
        let Look { route, today, lang, theme } = look;
        let mut state = Self { programs, program, route, today, lang, theme, desks };
        if let Some(kept) = kept {
            state.restore(kept);
        }
        Some(state)
    }

    /// The chosen program's scenario.
    pub fn desk(&self) -> &Desk {
        // There is one for every program.
        self.desks.iter().find(|desk| desk.program.id() == self.program.id()).unwrap_or(&self.desks[0])
    }

    fn desk_mut(&mut self) -> &mut Desk {
        let id = self.program.id();
        let own = self.desks.iter().position(|desk| desk.program.id() == id).unwrap_or(0);
        &mut self.desks[own]
    }

    /// The chosen program's scenario as typed.
    pub fn draft(&self) -> &Draft {
        &self.desk().draft
    }

    /// The chosen program's form of Estimate; it shows the scenario only where [`Desk::fits`].
    pub fn form(&self) -> &Form {
        &self.desk().form
    }

    /// The last answer of the chosen program.
    pub fn answer(&self) -> Option<&Rc<Answer>> {
        self.desk().answer.as_ref()
    }

    /// The mistakes in the chosen program's scenario; none where the answer is the scenario's own.
    pub fn faults(&self) -> &[Fault] {
        &self.desk().faults
    }

    /// The mistake in a field of Estimate.
    pub fn fault(&self, field: Field) -> Option<&Fault> {
        self.faults().iter().find(|fault| self.field_of(fault) == field)
    }

    /// The field of Estimate in which a mistake was made.
    pub fn field_of(&self, fault: &Fault) -> Field {
        form::field_at(&fault.place, self.program.basis())
    }

    /// The range of the chosen tier's rate, where it is not published.
    pub fn rate_range(&self) -> Option<(Rate, Rate)> {
        answer::rate_range(self.program, self.form())
    }

    /// Every scenario as text, as it was typed, for [`State::restore`] and for a person to read.
    pub fn figures(&self) -> String {
        let drafts = self.desks.iter().map(|desk| desk.draft.kept(desk.program.basis()));
        let kept =
            Node::table([("chosen", Some(Node::text(self.program.id()))), ("scenarios", Some(Node::list(drafts)))]);
        json::write(&kept).unwrap_or_default()
    }

    /// Takes back scenarios that were kept; what is not understood is passed over.
    pub fn restore(&mut self, kept: &str) {
        let Ok(kept) = json::parse(kept) else { return };
        for scenario in kept.field("scenarios").map_or(&[][..], Node::items) {
            let (draft, _) = Draft::read(scenario);
            if let Some(desk) = self.desks.iter_mut().find(|desk| desk.program.id() == draft.program) {
                desk.open(self.programs, draft);
            }
        }
        let chosen = kept.field("chosen").and_then(Node::plain);
        self.program = chosen.and_then(|id| self.programs.get(id)).unwrap_or(self.program);
    }

    /// The engine's answer to a draft of any known program, beside the page's own.
    ///
    /// # Errors
    /// The engine's first, with its place.
    pub fn ask(&self, draft: &Draft) -> Result<Answer, Error> {
        let program = self.programs.get(&draft.program).unwrap_or(self.program);
        Answer::of(self.programs, program, draft, None)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        let programs = state.programs;
        match action {
            Action::Speak(lang) => state.lang = lang,
            Action::Paint(theme) => state.theme = theme,
            Action::Go(route) => state.route = route,
            Action::Choose(id) => state.program = programs.get(&id).unwrap_or(state.program),
            Action::Set(field, text) => state.desk_mut().fill(programs, &[(field, text)]),
            Action::Apply(changes) => state.desk_mut().fill(programs, &changes),
            Action::Change(change) => state.desk_mut().change(programs, change),
            Action::Decide(reading, option) => {
                state.desk_mut().change(programs, Change::Type(Place::Reading(reading), option));
            }
            Action::Undo => state.desk_mut().undo(programs),
            Action::Redo => state.desk_mut().redo(programs),
            Action::Open(draft) => {
                if let Some(program) = programs.get(&draft.program) {
                    state.program = program;
                    state.desk_mut().change(programs, Change::Put(draft));
                }
            }
        }
        shell::keep_figures(&state.figures());
        Rc::new(state)
    }
}

impl Theme {
    /// The colours that come next when a reader goes through them.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}
