//! Estimate: who is referred and what they spend at the left, the statement at the right, the curve below.

use referral_statement::Basis;
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::curve::{curve, use_width};
use crate::components::jump::jump;
use crate::components::{ask_orders, ask_spend, before, paper, programs, readings, wish};
use crate::locales::{self, Label, Msg};
use crate::reader::Reader;
use crate::route::Route;
use crate::state::Answer;

/// The page.
#[component]
pub fn Estimate(props: &PageProps) -> Html {
    let (place, width) = use_width(1120);
    let reader = &props.reader;
    let program = reader.state.program;
    let answer = reader.state.answer().cloned();
    html! {
        <>
            <section class="ask" aria-labelledby="ask-name">
                { programs::programs(reader) }
                <h1 id="ask-name">{ reader.say(Label::Heading) }</h1>
                <p class="lede">{ reader.say(Label::Lede) }</p>
                if reader.state.desk().fits {
                    <form class="fields" key={program.id()} onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                        { match program.basis() {
                            Basis::Spend => ask_spend::ask(reader),
                            Basis::Orders => ask_orders::ask(reader),
                        } }
                        { readings::readings(reader) }
                        { before::before(reader) }
                        { wish::wish(reader) }
                    </form>
                } else {
                    { larger(reader) }
                }
            </section>
            if let Some(answer) = answer {
                { paper::paper(reader, &answer, &paper::Sheet::of_form(reader)) }
                if let Some(sketch) = &answer.sketch {
                    { curve(reader, &answer, sketch, &place, width) }
                }
                <p class="peek">{ jump("statement", &peek(reader, &answer)) }</p>
            }
        </>
    }
}

/// The scenario says more than the form has fields for: where to go on.
fn larger(reader: &Reader) -> Html {
    let (customers, orders) = (reader.state.draft().customers.len(), reader.state.draft().order_count());
    html! {
        <div class="larger">
            <p>{ locales::estimate::larger(reader.lang(), customers, orders) }</p>
            <p><a class="button" href={Route::Scenario.hash()}>{ locales::estimate::go_on(reader.lang()) }</a></p>
        </div>
    }
}

/// What a narrow page keeps in sight: the total, or that something is to be corrected.
fn peek(reader: &Reader, answer: &Answer) -> String {
    if reader.state.faults().is_empty() {
        reader.tell(Msg::Peek { total: &reader.money(answer.statement.total) })
    } else {
        reader.say(Label::PeekStale).to_owned()
    }
}
