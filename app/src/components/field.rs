//! A row of the form: its label, its control, and what is wrong with what was typed.

use referral_statement::{Money, Word};
use web_sys::KeyboardEvent;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::format::{count, percent};
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::state::{Action, Field};

/// A row of the form.
pub struct Row {
    /// The field.
    pub field: Field,
    /// What is asked.
    pub label: String,
    /// What more is to know.
    pub hint: Option<String>,
}

/// What an input says of itself to assistive technology.
struct Described {
    by: Option<String>,
    invalid: Option<&'static str>,
}

impl Row {
    /// A row that asks no more than its label says.
    pub fn new(field: Field, label: impl Into<String>) -> Self {
        Self { field, label: label.into(), hint: None }
    }

    /// The row with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn described(&self, reader: &Reader) -> Described {
        let id = self.field.word();
        let fault = reader.state.fault(self.field).is_some();
        let mut by: Vec<String> = Vec::new();
        by.extend(self.hint.is_some().then(|| format!("{id}-hint")));
        by.extend(fault.then(|| format!("{id}-fault")));
        by.extend(understood(reader, self.field).map(|_| format!("{id}-read")));
        Described { by: (!by.is_empty()).then(|| by.join(" ")), invalid: fault.then_some("true") }
    }

    /// The row around a control; `below` follows it at full width.
    fn around(&self, reader: &Reader, control: Html, below: Html) -> Html {
        let id = self.field.word();
        let fault = reader.state.fault(self.field).map(|_| fault(reader, self.field));
        let hint = self.hint.as_ref().map(|hint| html! { <small id={format!("{id}-hint")}>{ hint }</small> });
        let read = understood(reader, self.field);
        let read = read.map(|read| html! { <p class="read" id={format!("{id}-read")}>{ read }</p> });
        html! {
            <div class={classes!("field", fault.is_some().then_some("wrong"))} key={id}>
                <div class="asked"><label for={id}>{ &self.label }</label>{ hint }</div>
                <div class="control">{ control }</div>
                { read }
                if let Some(fault) = fault {
                    <p class="fault" id={format!("{id}-fault")}>{ fault }</p>
                }
                { below }
            </div>
        }
    }

    /// A row for an amount of money.
    pub fn money(self, reader: &Reader, below: Html) -> Html {
        let control = self.input(reader, "decimal", None);
        let symbol = reader.figures.symbol();
        let control = html! { <span class="amount"><span class="unit" aria-hidden="true">{ symbol.to_owned() }</span>{ control }</span> };
        self.around(reader, control, below)
    }

    /// A row for a number with a unit behind it.
    pub fn number(self, reader: &Reader, unit: Option<&'static str>) -> Html {
        let control = self.input(reader, if unit.is_some() { "decimal" } else { "numeric" }, None);
        let unit = unit.map(|unit| html! { <span class="unit" aria-hidden="true">{ unit }</span> });
        self.around(reader, html! { <span class="amount short">{ control }{ unit }</span> }, Html::default())
    }

    /// A row for a number of people, with buttons for one more and one fewer.
    pub fn stepper(self, reader: &Reader) -> Html {
        let form = reader.state.form();
        let now: Option<u32> = form.text(self.field).parse().ok();
        let sketch = reader.state.answer().and_then(|answer| answer.sketch.as_ref());
        let last = sketch.and_then(|sketch| sketch.form.text(self.field).parse().ok());
        let now = now.or(last).unwrap_or(1);
        let to = |number: u32| Action::Set(self.field, number.clamp(1, 1_000_000).to_string());
        let (fewer, more) = (to(now.saturating_sub(1)), to(now.saturating_add(1)));
        let keys = {
            let (reader, fewer, more) = (reader.clone(), fewer.clone(), more.clone());
            Callback::from(move |event: KeyboardEvent| {
                let action = match event.key().as_str() {
                    "ArrowUp" => more.clone(),
                    "ArrowDown" => fewer.clone(),
                    _ => return,
                };
                event.prevent_default();
                reader.act(action);
            })
        };
        let input = self.input(reader, "numeric", Some(keys));
        let button = |label: Label, sign: &'static str, action: Action| {
            html! {
                <button type="button" aria-label={reader.say(label)} aria-controls={self.field.word()}
                    onclick={reader.on(action)}>{ sign }</button>
            }
        };
        let control = html! {
            <span class="stepper">
                { button(Label::Fewer, "\u{2212}", fewer) }{ input }{ button(Label::More, "+", more) }
            </span>
        };
        self.around(reader, control, Html::default())
    }

    /// A row for a day.
    pub fn date(self, reader: &Reader) -> Html {
        let Described { by, invalid } = self.described(reader);
        let id = self.field.word();
        let control = html! {
            <input {id} type="date" class="day" value={reader.state.form().typed(self.field).to_owned()}
                aria-describedby={by} aria-invalid={invalid} oninput={reader.typing(self.field)} />
        };
        self.around(reader, control, Html::default())
    }

    /// A row with a list to choose from: values and names.
    pub fn select(self, reader: &Reader, options: Html) -> Html {
        let Described { by, invalid } = self.described(reader);
        let field = self.field;
        let onchange = reader.choosing(move |value| Action::Set(field, value));
        let control = html! {
            <select id={field.word()} aria-describedby={by} aria-invalid={invalid} {onchange}>{ options }</select>
        };
        self.around(reader, control, Html::default())
    }

    /// A row with a few choices beside each other.
    pub fn choice(self, reader: &Reader, options: &[(&'static str, &'static str)]) -> Html {
        let id = self.field.word();
        let chosen = reader.state.form().typed(self.field);
        let hint = self.hint.as_ref().map(|hint| html! { <small>{ hint }</small> });
        let option = |(value, name): &(&'static str, &'static str)| {
            html! {
                <label key={*value}>
                    <input type="radio" name={id} value={*value} checked={*value == chosen}
                        onchange={reader.on(Action::Set(self.field, (*value).to_owned()))} />
                    <span>{ *name }</span>
                </label>
            }
        };
        html! {
            <div class="field" key={id} role="radiogroup" aria-labelledby={format!("{id}-name")}>
                <div class="asked"><span id={format!("{id}-name")}>{ &self.label }</span>{ hint }</div>
                <div class="control segments">{ for options.iter().map(option) }</div>
            </div>
        }
    }

    fn input(&self, reader: &Reader, mode: &'static str, onkeydown: Option<Callback<KeyboardEvent>>) -> Html {
        let Described { by, invalid } = self.described(reader);
        html! {
            <input id={self.field.word()} type="text" inputmode={mode} autocomplete="off" spellcheck="false"
                value={reader.state.form().typed(self.field).to_owned()} aria-describedby={by} aria-invalid={invalid}
                oninput={reader.typing(self.field)} {onkeydown} />
        }
    }
}

/// An option of a list.
pub fn option(value: &str, name: &str, chosen: &str) -> Html {
    // A property, not an attribute: what the reader chose before would outweigh an attribute.
    let mut option = VTag::new("option");
    option.key = Some(value.into());
    option.add_attribute("value", value.to_owned());
    option.add_property("selected", value == chosen);
    option.add_child(name.to_owned().into());
    option.into()
}

/// What is wrong with a field.
pub fn fault(reader: &Reader, field: Field) -> String {
    let Some(fault) = reader.state.fault(field) else { return String::new() };
    let range = reader.state.rate_range().map(|(from, to)| (percent(from), percent(to)));
    let range = range.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
    let typed = reader.state.form().typed(field).trim();
    reader.tell(Msg::Fault { field, code: fault.error.code, typed, range })
}

/// What was understood, where it is not what was typed.
fn understood(reader: &Reader, field: Field) -> Option<String> {
    let form = reader.state.form();
    let (typed, text) = (form.typed(field).trim(), form.text(field));
    if reader.state.fault(field).is_some() || typed.trim_end_matches('.') == text {
        return None;
    }
    let amount = match field {
        Field::Friends => text.parse().ok().map(count),
        field if field.is_money() => Money::parse(&text).ok().map(|amount| reader.money(amount)),
        _ => None,
    };
    Some(reader.tell(Msg::Understood { amount: &amount? }))
}
