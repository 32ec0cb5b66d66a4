//! The reading on which a step rests.

use referral_statement::{Edition, ReadingUsed};
use yew::prelude::*;

use crate::components::jump::jump;
use crate::components::readings::place;
use crate::locales::Label;
use crate::reader::Reader;

/// How the clause is read, with the way to decide it otherwise where the page has one.
pub fn tell(reader: &Reader, edition: &'static Edition, used: &ReadingUsed) -> Html {
    let reading = edition.readings().iter().find(|reading| reading.id() == used.id);
    let option = reading.and_then(|reading| reading.options().iter().find(|option| option.id() == used.option));
    let Some(option) = option else { return Html::default() };
    html! {
        <p class="read-as">
            <span>{ reader.say(Label::ReadAs) }{ " “" }{ reader.pick(option.label()).to_owned() }{ "”" }</span>
            if reader.of.is_none() { { jump(&place(&used.id), reader.say(Label::DecideHere)) } }
        </p>
    }
}
