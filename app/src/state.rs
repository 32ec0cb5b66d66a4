//! The state of the page: what was typed, what the engine says to it, and how the page is shown.
//!
//! Only this module and those below it call the engine.

mod answer;
mod field;
mod fix;
mod form;
pub mod scenario;

use std::rc::Rc;

use referral_statement::{Code, Program, Programs, Rate};
use yew::Reducible;

pub use answer::{Answer, Kink, editions_of};
pub use field::Field;
pub use form::Form;

use crate::format::percent_digits;
use crate::locales::Lang;
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

/// A mistake in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: Field,
    /// The kind of mistake, as the engine names it.
    pub code: Code,
}

/// Everything that the page shows.
#[derive(Clone)]
pub struct State {
    /// The programs that there are.
    pub programs: &'static Programs,
    /// The chosen one.
    pub program: &'static Program,
    forms: Vec<(&'static Program, Form)>,
    /// The last answer of each program.
    answers: Vec<(&'static Program, Rc<Answer>)>,
    /// The mistakes in the chosen program's form; empty where the answer is the form's own.
    pub faults: Vec<Fault>,
    /// The language of the reader.
    pub lang: Lang,
    /// How the page is coloured.
    pub theme: Theme,
}

/// What a reader can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// Choose a program.
    Choose(&'static str),
    /// Type into a field, or choose in it.
    Set(Field, String),
    /// Make several changes at once.
    Apply(Vec<(Field, String)>),
    /// Decide a reading, or leave it open (an empty option).
    Decide(String, String),
    /// Change the language.
    Speak(Lang),
    /// Change the colours.
    Paint(Theme),
}

impl State {
    /// The first look, with figures that were kept put back.
    pub fn new(programs: &'static Programs, today: &str, kept: Option<&str>, lang: Lang, theme: Theme) -> Option<Self> {
        let mut forms: Vec<(&'static Program, Form)> =
            programs.iter().map(|program| (program, Form::new(program.basis(), today))).collect();
        let chosen = kept.and_then(|kept| form::restore(kept, programs, &mut forms));
        let program = chosen.or(programs.iter().next())?;
        let mut state =
            Self { programs, program, forms: Vec::new(), answers: Vec::new(), faults: Vec::new(), lang, theme };
        for program in programs.iter() {
            // The first look always has an answer, to stand beside mistakes until they are corrected.
            state.forms = vec![(program, Form::new(program.basis(), today))];
            state.program = program;
            state.settle();
        }
        state.forms = forms;
        state.program = program;
        state.settle();
        Some(state)
    }

    /// The chosen program's form.
    pub fn form(&self) -> &Form {
        let own = self.forms.iter().find(|(program, _)| program.id() == self.program.id());
        // There is a form for every program.
        &own.unwrap_or(&self.forms[0]).1
    }

    /// The last answer of the chosen program.
    pub fn answer(&self) -> Option<&Rc<Answer>> {
        self.answers.iter().find(|(program, _)| program.id() == self.program.id()).map(|(_, answer)| answer)
    }

    /// The mistake in a field.
    pub fn fault(&self, field: Field) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.field == field)
    }

    /// Every figure as lines of text.
    pub fn figures(&self) -> String {
        form::figures(self.program, &self.forms)
    }

    /// The range of the chosen tier's rate, where it is not published.
    pub fn rate_range(&self) -> Option<(Rate, Rate)> {
        answer::rate_range(self.program, self.form())
    }

    fn form_mut(&mut self) -> &mut Form {
        let id = self.program.id();
        let own = self.forms.iter().position(|(program, _)| program.id() == id).unwrap_or(0);
        &mut self.forms[own].1
    }

    /// Asks the engine, and finds every mistake: one at a time, with the last good text in the place of each.
    fn settle(&mut self) {
        let (programs, program) = (self.programs, self.program);
        let mut form = self.form().clone();
        let good = self.answer().map(|answer| answer.form.clone());
        self.faults.clear();
        loop {
            let (error, field) = match Answer::of(programs, program, &form) {
                Ok(answer) => {
                    if self.faults.is_empty() {
                        self.answers.retain(|(of, _)| of.id() != program.id());
                        self.answers.push((program, Rc::new(answer)));
                    }
                    return;
                }
                Err(mistake) => mistake,
            };
            let seen = self.fault(field).is_some();
            if !seen {
                self.faults.push(Fault { field, code: error.code });
            }
            match &good {
                Some(good) if !seen => form.set(field, good.typed(field)),
                _ => return,
            }
        }
    }

    /// Suggests a rate for a tier whose rate is not published: the low end of its range.
    fn suggest_rate(&mut self) {
        let suggested = self.rate_range().map(|(low, _)| percent_digits(low));
        let form = self.form_mut();
        if let Some(rate) = suggested.filter(|_| form.typed(Field::TierRate).trim().is_empty()) {
            form.set(Field::TierRate, rate);
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Speak(lang) => {
                state.lang = lang;
                return Rc::new(state);
            }
            Action::Paint(theme) => {
                state.theme = theme;
                return Rc::new(state);
            }
            Action::Choose(id) => state.program = state.programs.get(id).unwrap_or(state.program),
            Action::Set(Field::TierRate, text) => state.form_mut().set(Field::TierRate, text),
            Action::Set(field, text) => {
                state.form_mut().set(field, text);
                state.suggest_rate();
            }
            Action::Apply(changes) => {
                for (field, text) in changes {
                    state.form_mut().set(field, text);
                }
                state.suggest_rate();
            }
            Action::Decide(reading, option) => state.form_mut().decide(&reading, &option),
        }
        // Kept before the engine is asked, so that figures which make it fail are not lost.
        shell::keep_figures(&state.figures());
        state.settle();
        Rc::new(state)
    }
}
