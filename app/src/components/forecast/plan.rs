//! The section of the plan: what is asked at the left, what it brings at the right, the months below.

use yew::prelude::*;

use super::chart::Chart;
use super::{apart, ask, figures, months, result};
use crate::components::jump::jump;
use crate::format::Writes;
use crate::locales::{Label, forecast as texts};
use crate::reader::Reader;
use crate::state::forecast::{Outlook, Reckoned};

/// The section.
pub fn plan(reader: &Reader) -> Html {
    let reckoned = reader.state.reckoned();
    let outlook = reckoned.and_then(|reckoned| reckoned.outlook.as_ref());
    let faults = reckoned.map_or(&[][..], |reckoned| &reckoned.faults);
    let due = reader.state.forecast_is_due();
    let stale = (!faults.is_empty()).then_some("stale");
    html! {
        <>
            <div class="sides">
                { ask::ask(reader, faults) }
                { result::result(reader, outlook, faults, due) }
            </div>
            if let Some(outlook) = outlook {
                <div class={classes!("below", stale, due.then_some("due"))}>
                    { by_month(reader, outlook) }
                    { apart::apart(reader, outlook) }
                </div>
                <p class="peek">{ jump("statement", &peek(reader, outlook, reckoned)) }</p>
            }
        </>
    }
}

/// The picture and the table.
fn by_month(reader: &Reader, outlook: &std::rc::Rc<Outlook>) -> Html {
    let lang = reader.lang();
    html! {
        <section class="curve" aria-labelledby="by-month-name">
            <h2 id="by-month-name">{ texts::by_month(lang) }</h2>
            if outlook.forecast.expected.total.is_zero() {
                <p class="nothing">{ texts::nothing(lang) }</p>
            } else {
                <Chart reader={reader.clone()} />
            }
            { months::table(reader, outlook) }
        </section>
    }
}

/// What a narrow page keeps in sight.
fn peek(reader: &Reader, outlook: &Outlook, reckoned: Option<&std::rc::Rc<Reckoned>>) -> String {
    if reckoned.is_some_and(|reckoned| !reckoned.faults.is_empty()) {
        return reader.say(Label::PeekStale).to_owned();
    }
    let months = figures::months(&outlook.forecast);
    let index = reader.state.asked_month(&months);
    let measure = figures::Measure { earned: figures::shows_earned(&reader.state, outlook), added_up: true };
    let figure = figures::figure(&outlook.forecast, measure, index);
    let day = months.get(index).map(|month| reader.figures.day(figures::last_day(*month))).unwrap_or_default();
    texts::peek(reader.lang(), &day, &reader.money(figure.expected))
}
