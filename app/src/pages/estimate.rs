//! Estimate: who is referred and what they spend at the left, the statement at the right, the curve below.

use std::rc::Rc;

use referral_statement::Basis;
use yew::prelude::*;

use crate::components::curve::{curve, use_width};
use crate::components::jump::jump;
use crate::components::{ask_orders, ask_spend, header, paper, programs, readings};
use crate::format::Figures;
use crate::locales::{Label, Msg};
use crate::reader::Reader;
use crate::shell;
use crate::state::{Answer, State};

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct EstimateProps {
    /// The state at the first look.
    pub start: Start,
}

/// A state to start with; two are never the same.
#[derive(Clone)]
pub struct Start(pub Rc<State>);

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The page.
#[component]
pub fn Estimate(props: &EstimateProps) -> Html {
    let start = props.start.clone();
    let state = use_reducer(move || (*start.0).clone());
    let (place, width) = use_width(1120);
    let program = state.program;
    let figures =
        use_memo((state.lang, program.id()), |(lang, _)| Figures::new(*lang, program.currency(), program.zone()));
    use_effect_with(state.lang, |lang| shell::speak(*lang, lang.say(Label::Title)));
    use_effect_with(state.theme, |theme| shell::paint(*theme));

    let reader = Reader { state, figures };
    let answer = reader.state.answer().cloned();
    let ask = match program.basis() {
        Basis::Spend => ask_spend::ask(&reader),
        Basis::Orders => ask_orders::ask(&reader),
    };
    html! {
        <>
            <p class="skip">{ jump("statement", reader.say(Label::Skip)) }</p>
            { header::header(&reader) }
            <main>
                <section class="ask" aria-labelledby="ask-name">
                    { programs::programs(&reader) }
                    <h1 id="ask-name">{ reader.say(Label::Heading) }</h1>
                    <p class="lede">{ reader.say(Label::Lede) }</p>
                    <form class="fields" key={program.id()} onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                        { ask }
                        { readings::readings(&reader) }
                    </form>
                </section>
                if let Some(answer) = answer {
                    { paper::paper(&reader, &answer) }
                    { curve(&reader, &answer, &place, width) }
                    <p class="peek">{ jump("statement", &peek(&reader, &answer)) }</p>
                }
            </main>
            <footer>{ reader.say(Label::Footer) }</footer>
        </>
    }
}

/// What a narrow page keeps in sight: the total, or that something is to be corrected.
fn peek(reader: &Reader, answer: &Answer) -> String {
    if reader.state.faults.is_empty() {
        reader.tell(Msg::Peek { total: &reader.money(answer.statement.total) })
    } else {
        reader.say(Label::PeekStale).to_owned()
    }
}
