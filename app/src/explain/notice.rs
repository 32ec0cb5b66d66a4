//! An assumption on which the result rests.

use referral_statement::Notice;
use yew::prelude::*;

use crate::components::clause::clause;
use crate::reader::Reader;

/// What is assumed, and the clause that leaves it open.
pub fn tell(reader: &Reader, notice: &Notice) -> Html {
    let program = reader.state.program;
    let edition = notice.edition.as_deref().and_then(|id| program.edition(id));
    let text = program.notice(notice.edition.as_deref(), &notice.code);
    let text = text.map_or(notice.code.as_str(), |text| reader.pick(text));
    let chip = edition.zip(notice.clause.as_deref()).map(|(edition, id)| clause(reader, edition, id));
    html! { <li key={notice.code.clone()}><p>{ text.to_owned() }</p>{ " " }{ chip }</li> }
}
