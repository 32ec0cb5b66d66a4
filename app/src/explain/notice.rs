//! An assumption on which the result rests.

use referral_statement::Notice;
use yew::prelude::*;

use crate::components::clause::clause;
use crate::reader::Reader;

/// What is assumed, and the clause that leaves it open.
pub fn tell(reader: &Reader, notice: &Notice) -> Html {
    let program = reader.program();
    let edition = notice.edition.as_deref().and_then(|id| program.edition(id));
    let text = reader.hear(|voice| voice.notice(notice));
    let chip = edition.zip(notice.clause.as_deref()).map(|(edition, id)| clause(reader, edition, id));
    // Two editions can leave the same open.
    let key = format!("{} {}", notice.code, notice.edition.as_deref().unwrap_or_default());
    html! { <li {key}><p>{ text }</p>{ " " }{ chip }</li> }
}
