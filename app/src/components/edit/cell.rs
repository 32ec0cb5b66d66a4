//! A cell: the control of one text of the scenario, what was understood of it, and what is wrong with it.

use referral_statement::{Money, Time};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::field::option;
use crate::format::Writes;
use crate::locales::{self, Label, Msg};
use crate::reader::Reader;
use crate::state::place::{CustomerField, OrderField, Place, ReferrerField};
use crate::state::{Action, Change, Fault, typed};

/// A cell of the scenario.
pub struct Cell<'a> {
    /// Its place; the control's id is its path.
    pub place: Place,
    /// What assistive technology calls it.
    pub name: String,
    /// What was typed.
    pub typed: &'a str,
    /// The mistakes among which its own is looked for.
    pub faults: &'a [Fault],
}

impl Cell<'_> {
    /// A text.
    pub fn text(&self, reader: &Reader) -> Html {
        let id = self.place.to_string();
        let mode = match &self.place {
            Place::Order(_, _, field) if field.is_money() => "decimal",
            Place::Customer(_, CustomerField::Count) => "numeric",
            Place::Referrer(ReferrerField::TierRate | ReferrerField::InstalmentsOver) => "decimal",
            _ => "text",
        };
        let place = self.place.clone();
        let state = reader.state.dispatcher();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.dispatch(Action::Change(Change::Type(place.clone(), input.value())));
            }
        });
        let (fault, read) = (self.fault(reader), self.understood(reader));
        let by = fault.as_ref().or(read.as_ref()).map(|_| format!("{id}-said"));
        html! {
            <>
                <input id={id} type="text" inputmode={mode} autocomplete="off" spellcheck="false" value={self.typed.to_owned()} placeholder={self.usual()}
                    aria-label={self.name.clone()} aria-invalid={fault.is_some().then_some("true")} aria-describedby={by} {oninput} />
                { self.said(fault, read) }
            </>
        }
    }

    /// What an empty text means, where it is a number.
    fn usual(&self) -> Option<&'static str> {
        match self.place {
            Place::Customer(_, CustomerField::Count) => Some("1"),
            Place::Order(_, _, OrderField::Refunded) => Some("0.00"),
            _ => None,
        }
    }

    /// A choice among values with their names; the first is what an empty text means.
    pub fn choice(&self, reader: &Reader, options: &[(&str, String)]) -> Html {
        let id = self.place.to_string();
        let place = self.place.clone();
        let state = reader.state.dispatcher();
        let onchange = Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                state.dispatch(Action::Change(Change::Type(place.clone(), select.value())));
            }
        });
        let known = options.iter().any(|(value, _)| *value == self.typed);
        let usual = options.first().map_or("", |(value, _)| *value);
        let chosen = if !known && self.typed.is_empty() { usual } else { self.typed };
        let fault = self.fault(reader);
        let by = fault.as_ref().map(|_| format!("{id}-said"));
        html! {
            <>
                <select id={id} aria-label={self.name.clone()} aria-invalid={fault.is_some().then_some("true")} aria-describedby={by} {onchange}>
                    if !known && !self.typed.is_empty() { { option(self.typed, self.typed, chosen) } }
                    { for options.iter().map(|(value, name)| option(value, name, chosen)) }
                </select>
                { self.said(fault, None) }
            </>
        }
    }

    /// What is wrong, else what was understood.
    pub fn said(&self, fault: Option<String>, read: Option<String>) -> Html {
        let id = format!("{}-said", self.place);
        match (fault, read) {
            (Some(fault), _) => html! { <p class="fault" {id}>{ fault }</p> },
            (None, Some(read)) => html! { <p class="read" {id}>{ read }</p> },
            (None, None) => Html::default(),
        }
    }

    /// What is wrong with it.
    pub fn fault(&self, reader: &Reader) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.place == self.place)?;
        Some(locales::faults::sentence(reader.lang(), fault.error.code, self.typed))
    }

    /// What was understood, where it is not what was typed.
    fn understood(&self, reader: &Reader) -> Option<String> {
        let typed = self.typed.trim();
        let amount = match &self.place {
            Place::Order(_, _, OrderField::PaidAt)
            | Place::Customer(
                _,
                CustomerField::LinkedAt
                | CustomerField::RelinkedAt
                | CustomerField::LinkedElsewhereAt
                | CustomerField::RegisteredOn,
            ) => {
                let time = typed::time(typed);
                reader.figures.time(Time::parse(&time).ok().filter(|_| time != typed)?)
            }
            Place::Order(_, _, OrderField::Paid | OrderField::Refunded) => {
                let number = typed::number(typed);
                reader.money(Money::parse(&number).ok().filter(|_| number != typed.trim_end_matches('.'))?)
            }
            _ => return None,
        };
        Some(reader.tell(Msg::Understood { amount: &amount }))
    }
}

/// A word and its name for a list.
pub fn named<W: referral_statement::Word>(words: &[W], name: impl Fn(W) -> String) -> Vec<(&'static str, String)> {
    words.iter().map(|word| (word.word(), name(*word))).collect()
}

/// The same for words that the page names.
pub fn labelled<W: referral_statement::Word>(reader: &Reader, label: fn(W) -> Label) -> Vec<(&'static str, String)> {
    named(W::ALL, |word| reader.say(label(word)).to_owned())
}
