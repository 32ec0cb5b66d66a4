//! The reader of the page: their language, how figures are written for them, and what they can do.

use std::ops::Deref;
use std::rc::Rc;

use referral_explain::{Voice, words};
use referral_statement::{Date, Edition, Money, Phrase, Program, Reason, Text};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::format::{Figures, Writes};
use crate::locales::{Label, Lang, Msg};
use crate::state::{Action, Field, State};

/// What every part of the page draws from.
#[derive(Clone)]
pub struct Reader {
    /// The state and the way to change it.
    pub state: UseReducerHandle<State>,
    /// The turn of the state that this reader draws; the handle itself always leads to the newest.
    pub turn: u64,
    /// How figures are written.
    pub figures: Rc<Figures>,
    /// The program whose statements are told, where it is not the chosen one.
    pub of: Option<&'static Program>,
}

impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        self.turn == other.turn && Rc::ptr_eq(&self.figures, &other.figures)
    }
}

/// A reader for a part that is given all that it draws: the same as long as the language, the program and the figures are.
///
/// Such a part is not drawn again when something else of the state changes, so it must not draw from the state itself.
#[derive(Clone)]
pub struct Still(pub Reader);

impl PartialEq for Still {
    fn eq(&self, other: &Self) -> bool {
        // They are made anew for another language or program, and only then.
        Rc::ptr_eq(&self.0.figures, &other.0.figures)
    }
}

impl Deref for Still {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.0
    }
}

impl Reader {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    /// The program whose statements are told.
    pub fn program(&self) -> &'static Program {
        self.of.unwrap_or(self.state.program)
    }

    /// The same reader for statements of another program.
    pub fn of_program(&self, program: &'static Program) -> Self {
        let figures = Figures::new(self.lang(), program.currency(), program.zone());
        Self { figures: Rc::new(figures), of: Some(program), ..self.clone() }
    }

    /// A text.
    pub fn say(&self, label: Label) -> &'static str {
        self.lang().say(label)
    }

    /// A text with figures in it.
    pub fn tell(&self, msg: Msg<'_>) -> String {
        self.lang().tell(msg)
    }

    /// A text of the rules.
    pub fn pick<'t>(&self, text: &'t Text) -> &'t str {
        self.lang().pick(text)
    }

    /// An amount.
    pub fn money(&self, amount: Money) -> String {
        self.figures.money(amount)
    }

    /// A difference, with its sign.
    pub fn signed(&self, difference: Money) -> String {
        let amount = self.money(difference);
        if difference > Money::ZERO { format!("+{amount}") } else { amount }
    }

    /// A day.
    pub fn day(&self, day: Date) -> String {
        self.figures.day(day)
    }

    /// A month, of any day in it.
    pub fn month(&self, day: Date) -> String {
        self.figures.month(day)
    }

    /// An edition by the days in which it is in force.
    pub fn edition(&self, edition: &Edition) -> String {
        self.lang().english(self.voice().edition_days(edition))
    }

    /// Why something earns nothing, as a sentence.
    pub fn reason(&self, reason: Reason) -> String {
        self.lang().english(words::reason(self.lang().told(), reason))
    }

    /// Who tells the sentences of the program's statements.
    pub fn voice(&self) -> Voice<'_> {
        Voice { lang: self.lang().told(), program: self.program(), figures: &*self.figures }
    }

    /// A sentence of that voice, as this language shows it.
    pub fn hear(&self, tell: impl FnOnce(&Voice<'_>) -> String) -> String {
        self.lang().english(tell(&self.voice()))
    }

    /// A sentence of an error or a finding.
    pub fn phrase(&self, said: &Phrase) -> String {
        self.lang().english(referral_explain::phrase(self.lang().told(), said))
    }

    /// Does an action.
    pub fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// Does the same action at every event.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        let state = self.state.dispatcher();
        Callback::from(move |_| state.dispatch(action.clone()))
    }

    /// Types into a field.
    pub fn typing(&self, field: Field) -> Callback<InputEvent> {
        let state = self.state.dispatcher();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.dispatch(Action::Set(field, input.value()));
            }
        })
    }

    /// Chooses in a list, and says which action the choice is.
    pub fn choosing(&self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        let state = self.state.dispatcher();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                state.dispatch(action(select.value()));
            }
        })
    }
}
