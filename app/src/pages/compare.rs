//! Compare: the current scenario beside others, totals first, then what differs, then what does not.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::PageProps;
use crate::components::compare::builder::Builder;
use crate::components::compare::pins::pins;
use crate::components::compare::rows::Rows;
use crate::components::compare::told::Asked;
use crate::components::compare::totals::totals;
use crate::components::fold::{Body, Fold};
use crate::components::programs;
use crate::locales::compare as texts;

/// The page.
#[component]
pub fn Compare(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let open = use_state_eq(|| None::<Asked>);
    let state = &reader.state;
    let known = (state.program.id(), state.draft().clone(), state.compare.clone());
    let board = use_memo(known, |_| state.board());
    let several = board.columns.len() > 1 && board.columns[0].answer.is_ok();
    let alike = {
        let (reader, board, open) = (reader.clone(), board.clone(), open.clone());
        Body(Rc::new(
            move || html! { <Rows reader={reader.clone()} board={board.clone()} same=true open={open.clone()} /> },
        ))
    };
    html! {
        <>
            { programs::programs(reader) }
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            <div class="choose"><Builder reader={reader.clone()} />{ pins(reader) }</div>
            { totals(reader, &board, &open) }
            if several {
                <section class="rows" aria-labelledby="differs-name">
                    if board.differ.is_empty() {
                        <h2 id="differs-name">{ texts::no_difference(lang) }</h2>
                    } else {
                        <h2 id="differs-name">{ texts::differs(lang, board.differ.len()) }</h2>
                        <Rows reader={reader.clone()} board={board.clone()} same=false open={open.clone()} />
                    }
                    if !board.same.is_empty() {
                        <Fold class={classes!("more")} summary={html! { { texts::alike(lang, board.same.len()) } }} lazy=true body={alike} />
                    }
                </section>
            }
        </>
    }
}
