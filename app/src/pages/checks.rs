//! Checks: the programs' own worked examples, worked out on this page, each beside what is printed.

use referral_statement::Word;
use yew::prelude::*;

use crate::app::PageProps;
use crate::components::checks::filter::{self, Filter};
use crate::components::checks::one;
use crate::locales::checks as texts;
use crate::reader::Reader;
use crate::state::checks::{self, Check, Verdict};

/// The page.
#[component]
pub fn Checks(props: &PageProps) -> Html {
    let reader = &props.reader;
    let lang = reader.lang();
    let programs = reader.state.programs;
    let all = use_memo(std::ptr::from_ref(programs), |_| checks::all(programs));
    let filter = use_state_eq(Filter::default);
    let readers: Vec<(&'static str, Reader)> =
        programs.iter().map(|program| (program.id(), reader.of_program(program))).collect();
    let shown: Vec<&Check> = all.iter().filter(|check| filter.takes(check)).collect();
    let item = |check: &&Check| {
        let (_, reader) = readers.iter().find(|(id, _)| *id == check.program.id())?;
        Some(one::one(reader, check))
    };
    let silent = programs.iter().filter(|program| all.iter().all(|check| check.program.id() != program.id()));
    html! {
        <>
            <h1>{ texts::heading(lang) }</h1>
            <p class="lede">{ texts::lede(lang) }</p>
            { tally(reader, &all) }
            { for silent.map(|program| html! { <p class="nothing" key={program.id()}>{ texts::prints_none(lang, reader.pick(program.name())) }</p> }) }
            { filter::filter(reader, &all, &filter) }
            <p role="status" class="shown">{ texts::shown(lang, shown.len()) }</p>
            if shown.is_empty() { <p class="nothing">{ texts::none_shown(lang) }</p> }
            <ol class="checked">{ for shown.iter().filter_map(item) }</ol>
        </>
    }
}

/// How many come out, and how many of these contradict their own page.
fn tally(reader: &Reader, all: &[Check]) -> Html {
    let lang = reader.lang();
    let of = |verdict: Verdict| all.iter().filter(|check| check.verdict == verdict).count();
    let differ = of(Verdict::Differs);
    let contradict = of(Verdict::Contradicts);
    html! {
        <div class={classes!("tally", (differ > 0).then_some(Verdict::Differs.word()))}>
            <p><b>{ texts::tally(lang, all.len() - differ, all.len()) }</b>{ " " }<span>{ texts::come_out(lang) }</span></p>
            if contradict > 0 { <p>{ texts::contradict(lang, contradict) }</p> }
            if differ > 0 { <p>{ texts::differ(lang, differ) }</p> }
        </div>
    }
}
