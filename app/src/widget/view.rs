//! What is seen of the calculator in its frame, in each of its modes.

use std::rc::Rc;

use referral_statement::{Basis, Payout};
use yew::prelude::*;

use super::ask;
use super::host::Host;
use super::message::Says;
use super::options::Options;
use crate::app::PageProps;
use crate::components::curve::{curve, use_width};
use crate::components::field::Row;
use crate::components::{ask_orders, ask_spend, paper, readings, wish};
use crate::format::Writes;
use crate::locales::{Label, widget as texts};
use crate::reader::Reader;
use crate::shell::{self, out};
use crate::state::{Answer, Field};
use referral_host::vocabulary::{Event, Mode, Part};

/// What is shown, beside what the reader has.
pub struct Shown<'s> {
    /// What the host wants.
    pub options: &'s Options,
    /// The host.
    pub host: &'s Host,
    /// What the visitor answered to whether the host may have the result.
    pub agreed: &'s UseStateHandle<Option<bool>>,
    /// Did the host answer?
    pub connected: bool,
    /// The place whose height is followed.
    pub place: &'s NodeRef,
}

/// The calculator.
pub fn view(reader: &Reader, shown: &Shown<'_>) -> Html {
    let options = shown.options;
    let answer = reader.state.answer().cloned();
    let form = options.mode != Mode::Explain && options.shows(Part::Form);
    let asks = options.results && shown.connected;
    html! {
        <main id="content" class={classes!("widget", referral_statement::Word::word(options.mode), form.then_some("with-form"))} ref={shown.place.clone()}>
            if options.shows(Part::Heading) { <h1>{ reader.pick(reader.program().name()).to_owned() }</h1> }
            <div class="sides">
                if form { { fields(reader, options) } }
                if let Some(answer) = &answer { { statement(reader, options, answer) } }
            </div>
            if options.mode == Mode::Full && options.shows(Part::Curve) { <Picture reader={reader.clone()} /> }
            if asks { { ask::ask(reader.lang(), shown.host, shown.agreed) } }
            { ways(reader, shown) }
            <p class="foot">{ texts::foot(reader.lang()) }</p>
        </main>
    }
}

/// The fields, where they have a place for all that the scenario says.
fn fields(reader: &Reader, options: &Options) -> Html {
    if !reader.state.desk().fits {
        let (customers, orders) = (reader.state.draft().customers.len(), reader.state.draft().order_count());
        return html! { <section class="ask"><p class="larger">{ texts::larger(reader.lang(), customers, orders) }</p></section> };
    }
    let basis = reader.state.program.basis();
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <section class="ask">
            <form class="fields" key={reader.state.program.id()} {onsubmit}>
                if options.mode == Mode::Quick {
                    { few(reader, basis) }
                } else {
                    { match basis {
                        Basis::Spend => ask_spend::ask(reader),
                        Basis::Orders => ask_orders::ask(reader),
                    } }
                    if options.shows(Part::Readings) { { readings::readings(reader) } }
                    if options.shows(Part::Wish) { { wish::wish(reader) } }
                }
            </form>
        </section>
    }
}

/// How many, how much, and who refers them.
fn few(reader: &Reader, basis: Basis) -> Html {
    let (friends, spend) = match basis {
        Basis::Spend => (Label::Friends, Label::SpendAnytime),
        Basis::Orders => (Label::Customers, Label::FirstOrder),
    };
    html! {
        <>
            { Row::new(Field::Friends, reader.say(friends)).stepper(reader) }
            { Row::new(Field::Spend, reader.say(spend)).money(reader, Html::default()) }
            if basis == Basis::Orders { { ask_orders::tier(reader) } }
        </>
    }
}

/// The statement, as much of it as the mode shows.
fn statement(reader: &Reader, options: &Options, answer: &Rc<Answer>) -> Html {
    let mut without: Vec<Part> = options.hide.clone();
    if options.mode == Mode::Quick {
        without.extend([Part::Lines, Part::Payouts]);
    }
    if options.mode != Mode::Full || !options.shows(Part::Form) || !reader.state.desk().fits {
        // Clauses are decided in the form.
        without.push(Part::Readings);
    }
    let sheet = paper::Sheet { without, pinned: false, ..paper::Sheet::of_form(reader) };
    html! {
        <div class="result">
            { paper::paper(reader, answer, &sheet) }
            if options.mode == Mode::Quick && options.shows(Part::Payouts) { { first_payment(reader, answer) } }
            if options.mode == Mode::Explain { { in_words(reader, answer) } }
        </div>
    }
}

/// The payment that comes first.
fn first_payment(reader: &Reader, answer: &Answer) -> Html {
    let payouts = &answer.statement.payouts;
    let Some(first) = payouts.iter().find(|payout| payout.from.is_some()).or(payouts.first()) else {
        return Html::default();
    };
    let amount = reader.money(amount(answer, first));
    let text = match first.from {
        Some(from) => {
            texts::first_payment(reader.lang(), &amount, &reader.figures.days(from, first.to.unwrap_or(from)))
        }
        None => texts::first_undated(reader.lang(), &amount),
    };
    html! { <p class="first-payment">{ text }</p> }
}

/// What all customers of a payment's kind get by it.
fn amount(answer: &Answer, payout: &Payout) -> referral_statement::Money {
    let customer = answer.statement.customers.iter().find(|customer| customer.id == payout.customer);
    customer.and_then(|customer| payout.amount.checked_times(customer.count)).unwrap_or(payout.amount)
}

/// The statement in sentences.
fn in_words(reader: &Reader, answer: &Answer) -> Html {
    let lang = reader.lang();
    let mut sentences = reader.voice().statement(&answer.statement);
    // The last are the assumptions, on which the statement above says that it rests.
    sentences.truncate(sentences.len().saturating_sub(answer.statement.notices.len()));
    html! {
        <section class="words" aria-labelledby="words-name">
            <h2 id="words-name">{ texts::in_words(lang) }</h2>
            <ul>{ for sentences.into_iter().map(|sentence| html! { <li>{ lang.english(sentence) }</li> }) }</ul>
        </section>
    }
}

/// The picture of the reward, as wide as the frame.
#[component]
fn Picture(props: &PageProps) -> Html {
    let (place, width) = use_width(640);
    let reader = &props.reader;
    let drawn = reader
        .state
        .answer()
        .and_then(|answer| answer.sketch.as_ref().map(|sketch| curve(reader, answer, sketch, &place, width)));
    drawn.unwrap_or_default()
}

/// Where one can go from here.
fn ways(reader: &Reader, shown: &Shown<'_>) -> Html {
    let options = shown.options;
    let lang = reader.lang();
    let follow = {
        let (host, to) = (shown.host.clone(), options.cta.clone());
        Callback::from(move |event: MouseEvent| {
            // What the frame opens itself is in its sandbox; a host opens it free of that.
            if host.is_there() {
                event.prevent_default();
                host.say(&Says::Follow(to.clone()));
            }
        })
    };
    let whole = out::whole_address(&reader.state.envelope(false).link());
    html! {
        <div class="ways-on">
            if !options.cta.is_empty() {
                <p><a class="cta" href={options.cta.clone()} target="_blank" rel="noopener" onclick={follow}>{ texts::cta(lang) }</a></p>
            }
            if options.shows(Part::Share) { <Share reader={reader.clone()} host={shown.host.clone()} /> }
            if options.shows(Part::Link) {
                <p><a class="whole" href={whole} target="_blank" rel="noopener">{ texts::whole(lang) }</a></p>
            }
        </div>
    }
}

/// What the button is given.
#[derive(Clone, PartialEq, Properties)]
struct ShareProps {
    reader: Reader,
    host: Host,
}

/// The button that copies a link to the result, in the whole calculator.
#[component]
fn Share(props: &ShareProps) -> Html {
    let lang = props.reader.lang();
    // The link as it was copied, and whether it could be.
    let copied = use_state_eq(|| None::<(String, bool)>);
    let onclick = {
        let (reader, host, copied) = (props.reader.clone(), props.host.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let link = out::whole_address(&reader.state.envelope(false).link());
            let (host, copied) = (host.clone(), copied.clone());
            out::copy(&link.clone(), move |done| {
                copied.set(Some((link.clone(), done)));
                let how = if done { "copied" } else { "shown" };
                host.say(&Says::Event(Event::Share, super::detail(&[("how", how)])));
                if !done {
                    shell::focus_soon("share-link");
                }
            });
        })
    };
    let said = copied.as_ref().map(|(_, done)| if *done { texts::copied(lang) } else { texts::not_copied(lang) });
    html! {
        <div class="copy">
            <button type="button" {onclick}>{ texts::copy(lang) }</button>
            <span role="status">{ said }</span>
            if let Some((link, false)) = &*copied {
                <input id="share-link" type="text" readonly=true value={link.clone()} aria-label={texts::link_name(lang)} />
            }
        </div>
    }
}
