//! What the result rests on: the assumptions, behind their count.

use referral_statement::Notice;
use yew::prelude::*;

use crate::explain;
use crate::locales::Msg;
use crate::reader::Reader;
use crate::state::Answer;

/// The quiet list of a statement's; one that is shown as a form names no orders, for its reader gave them no ids.
pub fn notices(reader: &Reader, answer: &Answer, as_form: bool) -> Html {
    let all = &answer.statement.notices;
    if !as_form {
        return rests_on(reader, all);
    }
    let mut unnamed = all.clone();
    for notice in &mut unnamed {
        notice.orders.clear();
    }
    rests_on(reader, &unnamed)
}

/// The quiet list of these.
pub fn rests_on(reader: &Reader, notices: &[Notice]) -> Html {
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
