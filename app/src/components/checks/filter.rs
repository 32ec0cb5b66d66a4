//! Which examples are shown: by program, by clause, by what came of them.

use referral_statement::Word;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::one::place;
use crate::components::clause;
use crate::components::field::option;
use crate::locales::checks as texts;
use crate::reader::Reader;
use crate::state::checks::{Check, Verdict};

/// What is asked for; what is empty or nothing takes all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    program: String,
    clause: String,
    verdict: Option<Verdict>,
}

impl Filter {
    /// Is the example shown?
    pub fn takes(&self, check: &Check) -> bool {
        (self.program.is_empty() || self.program == check.program.id())
            && (self.clause.is_empty() || self.clause == clause_id(check))
            && self.verdict.is_none_or(|verdict| verdict == check.verdict)
    }
}

/// A clause, told from those of other pages.
fn clause_id(check: &Check) -> String {
    format!("{} {} {}", check.program.id(), check.place_id(), check.clause().unwrap_or_default())
}

/// The three choices.
pub fn filter(reader: &Reader, all: &[Check], filter: &UseStateHandle<Filter>) -> Html {
    let lang = reader.lang();
    let programs =
        reader.state.programs.iter().filter(|program| all.iter().any(|check| check.program.id() == program.id()));
    let mut clauses: Vec<(String, String)> = Vec::new();
    for check in all.iter().filter(|check| filter.program.is_empty() || filter.program == check.program.id()) {
        let id = clause_id(check);
        if let Some(clause) = check.told_by().filter(|_| clauses.iter().all(|(known, _)| *known != id)) {
            let place = place(&reader.of_program(check.program), check);
            clauses.push((id, texts::of_clause(lang, &place, &clause::name(reader, clause))));
        }
    }
    let chosen = |change: fn(&mut Filter, String)| {
        let filter = filter.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                let mut next = (*filter).clone();
                change(&mut next, select.value());
                filter.set(next);
            }
        })
    };
    let count = |verdict: Option<Verdict>| {
        let of = Filter { verdict, ..(**filter).clone() };
        all.iter().filter(|check| of.takes(check)).count()
    };
    let radio = |verdict: Option<Verdict>| {
        let name = verdict.map_or_else(|| texts::every_result(lang), |verdict| texts::verdict(lang, verdict));
        let onchange = {
            let filter = filter.clone();
            Callback::from(move |_: Event| filter.set(Filter { verdict, ..(*filter).clone() }))
        };
        html! {
            <label key={verdict.map_or("all", Word::word)}>
                <input type="radio" name="result" value={verdict.map_or("all", Word::word)} checked={filter.verdict == verdict} {onchange} />
                <span>{ name }<i>{ count(verdict) }</i></span>
            </label>
        }
    };
    let occur = Verdict::ALL.iter().filter(|verdict| all.iter().any(|check| check.verdict == **verdict));
    html! {
        <form class="filters" aria-label={texts::filter(lang)} onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <p>
                <label for="of-program">{ texts::program(lang) }</label>
                <select id="of-program" onchange={chosen(|filter, program| *filter = Filter { program, clause: String::new(), ..filter.clone() })}>
                    { option("", &texts::every_program(lang), &filter.program) }
                    { for programs.map(|program| option(program.id(), reader.pick(program.name()), &filter.program)) }
                </select>
            </p>
            <p>
                <label for="of-clause">{ texts::clause(lang) }</label>
                <select id="of-clause" onchange={chosen(|filter, clause| filter.clause = clause)}>
                    { option("", &texts::every_clause(lang), &filter.clause) }
                    { for clauses.iter().map(|(id, name)| option(id, name, &filter.clause)) }
                </select>
            </p>
            <fieldset class="segments small">
                <legend class="unseen">{ texts::result(lang) }</legend>
                { radio(None) }
                { for occur.map(|verdict| radio(Some(*verdict))) }
            </fieldset>
        </form>
    }
}
