//! Support: why an order was paid what it was paid. What came in stands at the left, the answer and the reply at the right.

use yew::prelude::*;

use crate::app::PageProps;
use crate::components::compare::pin::Pin;
use crate::components::readings;
use crate::components::support::{asked, history, reasons, received, reply, verdict};
use crate::locales::support as texts;
use crate::reader::Reader;

/// The page.
#[component]
pub fn Support(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    html! {
        <>
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            <div class="sides">{ sides(reader) }</div>
        </>
    }
}

fn sides(reader: &Reader) -> Html {
    let lang = reader.lang();
    let page = &reader.state.support;
    let Some(answer) = reader.state.answer().cloned() else {
        return html! { <div class="side">{ asked::asked(reader) }</div> };
    };
    // The answer may be an older one, while the scenario has something to correct.
    let place = page.position(&answer.draft);
    let found = place.and_then(|(index, order)| {
        let customer = answer.statement.customers.get(index)?;
        Some((index, customer, customer.orders.get(order)?))
    });
    let Some((index, customer, order)) = found else {
        return html! { <div class="side">{ asked::asked(reader) }{ reasons::reasons(reader, None) }</div> };
    };
    let remedies = reader.state.remedies(index);
    let remedy = remedies.iter().find(|remedy| remedy.why.order == order.id);
    let edition = order.edition.as_deref().and_then(|id| reader.state.program.edition(id));
    let reconciled = page.found(reader.state.draft()).and_then(|found| found.answer.as_ref());
    html! {
        <>
            <div class="side">
                { asked::asked(reader) }
                { received::received(reader, &customer.id) }
                <div class="fields">{ readings::readings(reader) }</div>
            </div>
            <div class="side answer">
                { verdict::verdict(reader, customer, order, remedy) }
                { history::history(reader, customer, &order.id) }
                { reply::reply(reader, &answer.statement, &order.id, remedy, reconciled) }
                <section aria-labelledby="elsewhere-name">
                    <h2 id="elsewhere-name">{ texts::elsewhere(lang) }</h2>
                    <Pin reader={reader.clone()} />
                </section>
            </div>
            // Below the question where there are two columns, and after the answer where there is one.
            <div class="side">{ reasons::reasons(reader, edition) }</div>
        </>
    }
}
