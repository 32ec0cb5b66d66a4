//! Forecast: what a plan of months brings, and the calendar of the scenario's payments, as two sections of one page.

use referral_statement::Word;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::forecast::{calendar, plan};
use crate::components::programs;
use crate::locales::forecast as texts;
use crate::reader::Reader;
use crate::shell;
use crate::state::Action;
use crate::state::forecast::{Act, Section};

/// The page.
#[component]
pub fn ForecastPage(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let section = reader.state.forecast.section;
    use_reckoning(reader);
    html! {
        <>
            { programs::programs(reader) }
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            { tabs(reader, section) }
            <div id="forecast-panel" role="tabpanel" tabindex="-1" aria-labelledby={tab_id(section)}
                key={format!("{} {}", section.word(), reader.state.program.id())}>
                { match section {
                    Section::Plan => plan::plan(reader),
                    Section::Calendar => calendar::calendar(reader),
                } }
            </div>
        </>
    }
}

/// What the section shows is worked out after the page has been seen: typing never waits for it.
#[hook]
fn use_reckoning(reader: &Reader) {
    let due = reader.state.forecast_is_due();
    let state = reader.state.dispatcher();
    // How many milliseconds the last time took.
    let took = use_mut_ref(|| 0.0);
    use_effect_with((reader.turn, due), move |(_, due)| {
        let later = due.then(|| {
            // Who types on is not held up: what takes long waits for a pause.
            let pause = if *took.borrow() > 60.0 { 250 } else { 0 };
            shell::after_paint(pause, move || {
                let start = shell::clock();
                state.dispatch(Action::Forecast(Act::Reckon));
                *took.borrow_mut() = shell::clock() - start;
            })
        });
        move || drop(later)
    });
}

fn tab_id(section: Section) -> String {
    format!("forecast-{}", section.word())
}

/// The two sections as tabs; arrow keys go from one to the other.
fn tabs(reader: &Reader, shown: Section) -> Html {
    let lang = reader.lang();
    let tab = |section: Section| {
        let name = match section {
            Section::Plan => texts::plan(lang),
            Section::Calendar => texts::calendar(lang),
        };
        let chosen = section == shown;
        html! {
            <button type="button" role="tab" key={section.word()} id={tab_id(section)} aria-controls="forecast-panel"
                aria-selected={if chosen { "true" } else { "false" }} tabindex={if chosen { "0" } else { "-1" }}
                onclick={reader.on(Action::Forecast(Act::Show(section)))}>{ name }</button>
        }
    };
    let onkeydown = {
        let reader = reader.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = match (event.key().as_str(), shown) {
                ("ArrowLeft" | "ArrowRight", Section::Calendar) | ("Home", _) => Section::Plan,
                ("ArrowLeft" | "ArrowRight", Section::Plan) | ("End", _) => Section::Calendar,
                _ => return,
            };
            event.prevent_default();
            reader.act(Action::Forecast(Act::Show(to)));
            shell::focus(&tab_id(to));
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label={texts::sections(lang)} {onkeydown}>
            { for Section::ALL.iter().map(|section| tab(*section)) }
        </div>
    }
}
