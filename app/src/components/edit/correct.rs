//! A mistake in words: the place where it is, and what is wrong there.

use yew::prelude::*;

use super::customer::head_place;
use crate::components::jump::jump;
use crate::components::readings;
use crate::locales::{self, Label};
use crate::reader::Reader;
use crate::state::place::{CustomerField, OrderField, Place};
use crate::state::{Draft, Fault};

/// A mistake in a sentence, with the way to its cell.
pub fn to_correct(reader: &Reader, fault: &Fault) -> Html {
    let draft = reader.state.draft();
    let place = match &fault.place {
        Place::Reading(id) => readings::place(id),
        Place::Whole => head_place(0),
        place => place.to_string(),
    };
    let what = match fault.place {
        Place::Whole => String::new(),
        _ => locales::faults::sentence(reader.lang(), fault.error.code, draft.get(&fault.place)),
    };
    html! { <>{ jump(&place, &name(reader, draft, &fault.place)) }{ " " }{ what }</> }
}

/// The name of a place: its field and whose it is.
pub fn name(reader: &Reader, draft: &Draft, place: &Place) -> String {
    let lang = reader.lang();
    match place {
        Place::Customer(customer, field) => {
            let id = draft.get(&Place::Customer(*customer, CustomerField::Id));
            locales::scenario::of_row(lang, &locales::scenario::customer_field(lang, *field), id)
        }
        Place::Order(customer, order, field) => {
            let id = draft.get(&Place::Order(*customer, *order, OrderField::Id));
            locales::scenario::of_row(lang, &locales::scenario::order_field(lang, *field), id)
        }
        Place::Referrer(field) => locales::scenario::referrer_field(lang, *field),
        Place::Edition => locales::scenario::rules(lang),
        Place::Reading(_) => reader.say(Label::Readings).to_owned(),
        Place::Whole => locales::faults::total(lang),
    }
}
