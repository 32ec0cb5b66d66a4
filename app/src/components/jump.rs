//! A link to another place of the page.

use yew::prelude::*;

use crate::shell;

/// A link that moves the focus there. The address stays as it is: it may carry figures.
pub fn jump(id: &str, text: &str) -> Html {
    let place = id.to_owned();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        shell::jump(&place);
    });
    html! { <a href={format!("#{id}")} {onclick}>{ text.to_owned() }</a> }
}
