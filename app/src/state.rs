//! The state of the page: what was typed, what the engine says to it, and how the page is shown.
//!
//! Only this module and those below it call the engine.

mod act;
mod answer;
pub mod checks;
pub mod compare;
pub mod desk;
pub mod draft;
pub mod embed;
mod field;
pub mod forecast;
mod form;
pub mod host;
mod ids;
pub mod keep;
pub mod ledger;
pub mod own;
mod part;
pub mod paste;
pub mod place;
pub mod remedy;
pub mod rules;
pub mod share;
pub mod support;
mod waiting;
pub use referral_share::typed;
pub mod wish;

use std::rc::Rc;

use referral_statement::{Program, Programs, Rate};
use yew::Reducible;

pub use answer::{Answer, Kink, Sketch, editions_of};
pub use compare::ComparePage;
pub use desk::{Change, Desk, Fault};
pub use draft::Draft;
pub use embed::EmbedPage;
pub use field::Field;
pub use forecast::ForecastPage;
pub use form::{Form, start_field};
pub use keep::Keep;
pub use place::Place;
use referral_share::{Envelope, Trouble};
pub use remedy::Remedy;
pub use rules::RulesPage;
pub use share::{Extent, Opened};
pub use support::SupportPage;
pub use wish::Wish;

use crate::later;
use crate::locales::Lang;
use crate::route::Route;
use crate::shell;
use crate::trap;

/// The most days after the start that the form takes.
pub const MOST_DAYS: u16 = 9999;

/// Light, dark, or as the reader's system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
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
    /// What the reader wants to earn.
    pub wish: Wish,
    /// How many actions there were; no two states of a page have the same.
    pub turn: u64,
    /// What Support holds beyond the scenario.
    pub support: SupportPage,
    /// What stands in Scenario's box for rows, where it is open.
    pub pasting: Option<paste::Entry>,
    /// What Rules holds.
    pub rules: RulesPage,
    /// What Compare holds beyond the scenario.
    pub compare: ComparePage,
    /// What Forecast holds beyond the scenario.
    pub forecast: ForecastPage,
    /// What Embed holds.
    pub embed: EmbedPage,
    /// What was opened last, until it is put away.
    pub opened: Option<Rc<Opened>>,
    /// What the browser keeps of this.
    pub keep: Keep,
    /// Does it wait to be kept?
    pub unkept: bool,
    /// A link or a file that waits for its rules.
    waiting: Option<waiting::Waiting>,
    /// The parts of pages and the fields that came with what was opened and that this version does not know.
    carried: share::Carried,
    /// What was asked for before the second module was here, in its order.
    pending: Vec<Action>,
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
    /// Change what is wished.
    Wish(wish::Act),
    /// Begin to keep what a first visit types.
    Begin,
    /// Do something on Support.
    Support(support::Act),
    /// Open Scenario's box for rows, change what stands in it, or close it.
    Paste(Option<paste::Entry>),
    /// Do something on Rules.
    Rules(rules::Act),
    /// Do something on Compare.
    Compare(compare::Act),
    /// Do something on Forecast.
    Forecast(forecast::Act),
    /// Do something on Embed.
    Embed(embed::Act),
    /// Open what a link or a file carried, or say why it cannot be.
    Receive(Box<Result<Envelope, Trouble>>),
    /// Put away what is said of what was opened.
    PutAway,
    /// Do something with what the browser keeps.
    Keep(keep::Act),
    /// Do what the host of the embedded calculator does.
    Host(host::Act),
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
        let (wish, support, compare) = (Wish::default(), SupportPage::default(), ComparePage::default());
        let (rules, forecast) = (RulesPage::new(programs), ForecastPage::new(programs, &today));
        let (opened, keep, carried) = (None, Keep::default(), share::Carried::default());
        let mut state = Self {
            programs,
            program,
            route,
            today,
            lang,
            theme,
            turn: 0,
            wish,
            support,
            pasting: None,
            rules,
            compare,
            forecast,
            embed: EmbedPage::default(),
            opened,
            keep,
            unkept: false,
            waiting: None,
            carried,
            pending: Vec::new(),
            desks,
        };
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

    /// Puts a scenario in the place of its program's, and chooses that program.
    fn take(&mut self, draft: Box<Draft>) {
        if let Some(program) = self.programs.get(&draft.program) {
            self.keep_copy(keep::Why::Chosen);
            self.program = program;
            let programs = self.programs;
            self.desk_mut().change(programs, Change::Put(draft));
        }
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

    /// What was typed as text, for [`State::restore`] and for a person to read; it is a file that can be opened, too.
    pub fn figures(&self) -> String {
        self.envelope_of(Extent::Typed).file()
    }

    /// Takes back what was kept; says whether it could be read. What is not understood in it is passed over.
    pub fn restore(&mut self, kept: &str) -> bool {
        let Ok(envelope) = referral_share::read_own(kept) else { return false };
        self.take_in(&envelope, false);
        true
    }
}

impl State {
    /// What would pay, for the orders of one customer of the chosen program's scenario that earn nothing.
    pub fn remedies(&self, customer: usize) -> Vec<Remedy> {
        let desk = self.desk();
        let form = desk.fits.then_some(&desk.form);
        remedy::of(self.programs, self.program, &desk.draft, customer, form)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        state.turn += 1;
        let waited = matches!(action, Action::Keep(keep::Act::Now));
        trap::planted("act");
        let programs = state.programs;
        match action {
            Action::PutAway => state.put_away(),
            Action::Speak(lang) => {
                state.lang = lang;
                shell::keep_language(lang);
            }
            Action::Paint(theme) => {
                state.theme = theme;
                shell::keep_theme(theme);
            }
            Action::Wish(act) => state.wish.act(act),
            Action::Go(route) => state.route = route,
            Action::Choose(id) => state.program = programs.get(&id).unwrap_or(state.program),
            Action::Set(field, text) => state.desk_mut().fill(programs, &[(field, text)]),
            Action::Apply(changes) => state.desk_mut().fill(programs, &changes),
            Action::Decide(reading, option) => {
                state.desk_mut().change(programs, Change::Type(Place::Reading(reading), option));
            }
            Action::Undo => {
                state.desk_mut().undo(programs);
                // What was opened may be gone by that.
                state.opened = None;
            }
            Action::Redo => state.desk_mut().redo(programs),
            // What only other pages and dialogs do, and what is kept, comes with them.
            action => match later::get() {
                Some(later) => (later.act)(&mut state, action),
                None => state.pending.push(action),
            },
        }
        if let Some(later) = later::get() {
            (later.keep)(&mut state, waited);
        }
        if waited && state.keep.fails == self.keep.fails {
            // Nothing that is shown has changed, so nothing is drawn.
            state.turn = self.turn;
        }
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
