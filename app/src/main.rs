//! The single-page app.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main><h1>{ "What will you earn?" }</h1></main> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
