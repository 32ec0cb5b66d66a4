//! Details that draw what they hold when they are first opened, so that a statement of a thousand orders stays light; on paper, which
//! cannot be opened, all is drawn of a page that is printed as it stands.

use std::rc::Rc;

use yew::prelude::*;

use super::print::is_statement;
use crate::shell::hear::hear;

/// What details hold, drawn when it is looked at.
#[derive(Clone)]
pub struct Body(pub Rc<dyn Fn() -> Html>);

impl PartialEq for Body {
    // Two drawings are never known to be the same; whoever has many compares what they are drawn from.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// Is the page being printed as it stands?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnPaper(pub bool);

/// Follows the browser's printing, for the context of every [`Fold`]. What changes before it is drawn before it, too.
#[hook]
pub fn use_paper() -> OnPaper {
    let on_paper = use_state_eq(|| OnPaper(false));
    {
        let on_paper = on_paper.setter();
        use_effect_with((), move |()| {
            let listen = |name: &'static str, hears: fn() -> bool| {
                let on_paper = on_paper.clone();
                hear(name, move |_| on_paper.set(OnPaper(hears())))
            };
            let heard = [listen("beforeprint", || !is_statement()), listen("afterprint", || false)];
            move || drop(heard)
        });
    }
    *on_paper
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
    /// What follows it and is worked out only once the reader has opened them.
    #[prop_or_default]
    pub then: Option<Body>,
}

/// The details.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let looked_at = use_state(|| false);
    let on_paper = use_context::<OnPaper>() == Some(OnPaper(true));
    let drawn = *looked_at || props.open || !props.lazy || on_paper;
    let (opened, waits) = (*looked_at || props.open, props.then.is_some());
    // The first change is the opening.
    let ontoggle = (!drawn || (waits && !opened)).then(|| Callback::from(move |_: Event| looked_at.set(true)));
    html! {
        <details id={props.id.clone()} class={props.class.clone()} open={props.open} {ontoggle}>
            <summary>{ props.summary.clone() }</summary>
            if drawn { { (props.body.0)() } }
            if let Some(then) = props.then.as_ref().filter(|_| opened) { { (then.0)() } }
        </details>
    }
}
