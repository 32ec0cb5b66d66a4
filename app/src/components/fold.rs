//! Details that draw what they hold when they are first opened, so that a statement of a thousand orders stays light.

use std::rc::Rc;

use yew::prelude::*;

/// What details hold, drawn when it is looked at.
#[derive(Clone)]
pub struct Body(pub Rc<dyn Fn() -> Html>);

impl PartialEq for Body {
    // Two drawings are never known to be the same; whoever has many compares what they are drawn from.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Details and what they hold.
#[derive(PartialEq, Properties)]
pub struct FoldProps {
    /// The id in the page.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The classes.
    pub class: Classes,
    /// What is seen at once.
    pub summary: Html,
    /// Open from the start?
    #[prop_or_default]
    pub open: bool,
    /// Draw what they hold only once they are opened? What is drawn can be found and printed while it is closed.
    pub lazy: bool,
    /// What they hold.
    pub body: Body,
}

/// The details.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let looked_at = use_state(|| false);
    let drawn = *looked_at || props.open || !props.lazy;
    // The first change is the opening.
    let ontoggle = (!drawn).then(|| Callback::from(move |_: Event| looked_at.set(true)));
    html! {
        <details id={props.id.clone()} class={props.class.clone()} open={props.open} {ontoggle}>
            <summary>{ props.summary.clone() }</summary>
            if drawn { { (props.body.0)() } }
        </details>
    }
}
