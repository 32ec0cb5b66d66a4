//! What the result rests on: the assumptions, behind their count.

use yew::prelude::*;

use crate::explain;
use crate::locales::Msg;
use crate::reader::Reader;
use crate::state::Answer;

/// The quiet list.
pub fn notices(reader: &Reader, answer: &Answer) -> Html {
    let notices = &answer.statement.notices;
    if notices.is_empty() {
        return Html::default();
    }
    html! {
        <details class="rests">
            <summary>{ reader.tell(Msg::RestsOn { count: notices.len() }) }</summary>
            <ul>{ for notices.iter().map(|notice| explain::notice::tell(reader, notice)) }</ul>
        </details>
    }
}
