//! What a plan asks: months, people, orders, each in three cases, and under which rules it is judged.

use referral_statement::{Basis, Money, Month, OrderKind, Word, excerpt};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::components::edit::referrer;
use crate::components::field::option;
use crate::components::readings;
use crate::locales::scenario::in_force;
use crate::locales::{Label, Msg, forecast as texts};
use crate::reader::Reader;
use crate::state::forecast::{Act, Case, PlanFault, PlanField, Spot, is_spend, understood};
use crate::state::place::ReferrerField;
use crate::state::{Action, Fault};

/// The form.
pub fn ask(reader: &Reader, faults: &[PlanFault]) -> Html {
    let lang = reader.lang();
    let of_scenario: Vec<Fault> = faults
        .iter()
        .filter_map(|fault| match fault {
            PlanFault::Scenario(fault) => Some(fault.clone()),
            _ => None,
        })
        .collect();
    let form = Form { reader, faults };
    let hidden = [PlanField::Day, PlanField::FirstAfter, PlanField::LaterKind];
    let opens = hidden
        .iter()
        .any(|field| Case::ALL.iter().any(|case| form.fault(Spot { case: *case, field: *field }).is_some()));
    html! {
        <section class="ask" aria-labelledby="plan-name">
            <h2 id="plan-name">{ texts::your_plan(lang) }</h2>
            { beginning(reader) }
            <form class="fields" onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
                <div class="spans">
                    { form.single(PlanField::From, None) }
                    { form.single(PlanField::Months, None) }
                    { form.single(PlanField::Until, Some(texts::until_hint(lang))) }
                </div>
                <div class="cases-head" aria-hidden="true">
                    { for Case::ALL.iter().map(|case| html! { <span>{ texts::case(lang, *case) }</span> }) }
                </div>
                { form.row(PlanField::NewCustomers, Some(texts::one_or_list(lang))) }
                { form.row(PlanField::Conversion, None) }
                { form.row(PlanField::FirstOrder, Some(reader.say(Label::PaidInCash).to_owned())) }
                { form.row(PlanField::LaterAmount, Some(texts::none_if_empty(lang))) }
                { form.row(PlanField::LaterEvery, None) }
                { form.row(PlanField::DropOut, None) }
                <details class="more" open={opens}>
                    <summary>{ texts::more(lang) }</summary>
                    if reader.state.program.basis() == Basis::Orders { { form.kinds() } }
                    { form.row(PlanField::FirstAfter, None) }
                    <div class="spans">{ form.single(PlanField::Day, None) }</div>
                </details>
                <p class="why">{ texts::as_expected(lang) }{ lang.space() }{ texts::assumed(lang) }</p>
            </form>
            <details class="more" open={!of_scenario.is_empty()}>
                <summary>{ texts::judged_as(lang) }<small>{ judged_as(reader) }</small></summary>
                { referrer::facts(reader, &of_scenario) }
            </details>
            { readings::readings(reader) }
        </section>
    }
}

/// That the plan is the example, or the way back to it.
fn beginning(reader: &Reader) -> Html {
    let lang = reader.lang();
    let is_example = *reader.state.plan() == reader.state.example_plan();
    let can_undo = reader.state.forecast.can_undo(reader.state.program.id());
    let button = |name: String, act: Act| {
        html! { <button type="button" class="plain" onclick={reader.on(Action::Forecast(act))}>{ name }</button> }
    };
    html! {
        <div class="beginning">
            if is_example { <p class="invented">{ texts::example(lang) }</p> }
            <p class="act-row">
                if !is_example { { button(texts::to_example(lang), Act::Example) } }
                if can_undo { { button(texts::undo(lang), Act::Undo) } }
            </p>
        </div>
    }
}

/// The edition and the tier, in a few words.
fn judged_as(reader: &Reader) -> String {
    let program = reader.state.program;
    let draft = reader.state.draft();
    let pinned = program.edition(&draft.edition);
    let mut said = vec![pinned.map_or_else(|| in_force(reader.lang()), |edition| reader.edition(edition))];
    let chosen = draft.referrer.get(ReferrerField::Tier);
    let mut tiers = program.editions().iter().rev().flat_map(referral_statement::Edition::tiers);
    let tier = tiers.find(|tier| chosen.is_empty() || tier.id() == chosen);
    said.extend(tier.map(|tier| reader.pick(tier.name()).to_owned()));
    said.join(reader.lang().pause())
}

struct Form<'a> {
    reader: &'a Reader,
    faults: &'a [PlanFault],
}

impl Form<'_> {
    /// What is wrong at a spot.
    fn fault(&self, spot: Spot) -> Option<String> {
        let of = |fault: &PlanFault| match fault {
            PlanFault::Plan(at, error) if *at == spot => Some(error.clone()),
            _ => None,
        };
        let error = self.faults.iter().find_map(of)?;
        Some(texts::fault(self.reader.lang(), spot.field, &error, self.reader.state.plan().get(spot)))
    }

    fn name(&self, field: PlanField) -> String {
        texts::field(self.reader.lang(), field, is_spend(self.reader.state.program))
    }

    /// A field that all cases share.
    fn single(&self, field: PlanField, hint: Option<String>) -> Html {
        let spot = Spot::expected(field);
        let usual = match field {
            PlanField::Day => "1".to_owned(),
            _ => String::new(),
        };
        html! {
            <div class="fact" key={field.word()}>
                <label for={spot.to_string()}>{ self.name(field) }</label>
                { self.input(spot, None, &usual, hint.is_some()) }
                if let Some(hint) = hint { <small id={format!("{spot}-hint")}>{ hint }</small> }
                { self.said(spot) }
            </div>
        }
    }

    /// A field with a text for each case.
    fn row(&self, field: PlanField, hint: Option<String>) -> Html {
        let lang = self.reader.lang();
        let name = self.name(field);
        let has_hint = hint.is_some();
        let hinted = Spot::expected(field);
        let cell = |case: Case| {
            let spot = Spot { case, field };
            let usual = match case {
                Case::Expected => String::new(),
                _ => excerpt(self.reader.state.plan().get(hinted)).into_owned(),
            };
            let called = texts::in_case(lang, &name, &texts::case(lang, case));
            html! { <div class={classes!("case", case.word())} key={case.word()}>{ self.input(spot, Some(called), &usual, has_hint && case == Case::Expected) }</div> }
        };
        html! {
            <div class="assumption" role="group" aria-label={name.clone()} key={field.word()}>
                <p class="asked" aria-hidden="true">{ &name }if let Some(hint) = hint { <small id={format!("{hinted}-hint")}>{ hint }</small> }</p>
                { for Case::ALL.iter().map(|case| cell(*case)) }
                <div class="saids">{ for Case::ALL.iter().map(|case| self.said(Spot { case: *case, field })) }</div>
            </div>
        }
    }

    /// What later orders are, in each case.
    fn kinds(&self) -> Html {
        let (reader, lang) = (self.reader, self.reader.lang());
        let name = self.name(PlanField::LaterKind);
        let cell = |case: Case| {
            let spot = Spot { case, field: PlanField::LaterKind };
            let chosen = match (case, reader.state.plan().get(spot)) {
                (Case::Expected, "") => OrderKind::ALL[0].word(),
                (_, typed) => typed,
            };
            let onchange = {
                let state = reader.state.dispatcher();
                Callback::from(move |event: Event| {
                    if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                        state.dispatch(Action::Forecast(Act::Type(spot, select.value())));
                    }
                })
            };
            let known = chosen.is_empty() || OrderKind::from_word(chosen).is_some();
            let wrong = self.fault(spot).is_some();
            html! {
                <div class={classes!("case", case.word())} key={case.word()}>
                    <select id={spot.to_string()} aria-label={texts::in_case(lang, &name, &texts::case(lang, case))}
                        aria-invalid={wrong.then_some("true")} {onchange}>
                        if case != Case::Expected { { option("", &texts::same(lang), chosen) } }
                        if !known { { option(chosen, chosen, chosen) } }
                        { for OrderKind::ALL.iter().map(|kind| option(kind.word(), reader.say(Label::Kind(*kind)), chosen)) }
                    </select>
                </div>
            }
        };
        html! {
            <div class="assumption" role="group" aria-label={name.clone()} key="kind">
                <p class="asked" aria-hidden="true">{ &name }</p>
                { for Case::ALL.iter().map(|case| cell(*case)) }
                <div class="saids">{ for Case::ALL.iter().map(|case| self.said(Spot { case: *case, field: PlanField::LaterKind })) }</div>
            </div>
        }
    }

    fn input(&self, spot: Spot, called: Option<String>, usual: &str, hinted: bool) -> Html {
        let id = spot.to_string();
        let state = self.reader.state.dispatcher();
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.dispatch(Action::Forecast(Act::Type(spot, input.value())));
            }
        });
        let mode = match spot.field {
            field if field.is_money() || field.is_percent() => "decimal",
            PlanField::From | PlanField::Until | PlanField::NewCustomers => "text",
            _ => "numeric",
        };
        let wrong = self.fault(spot).is_some();
        let mut by: Vec<String> = Vec::new();
        by.extend(hinted.then(|| format!("{id}-hint")));
        by.extend((wrong || self.read(spot).is_some()).then(|| format!("{id}-said")));
        html! {
            <input {id} type="text" inputmode={mode} autocomplete="off" spellcheck="false" placeholder={usual.to_owned()}
                value={self.reader.state.plan().get(spot).to_owned()} aria-label={called} aria-invalid={wrong.then_some("true")}
                aria-describedby={(!by.is_empty()).then(|| by.join(" "))} {oninput} />
        }
    }

    /// What is wrong at a spot, else what was understood there.
    fn said(&self, spot: Spot) -> Html {
        let id = format!("{spot}-said");
        match (self.fault(spot), self.read(spot)) {
            (Some(fault), _) => html! { <p class="fault" {id} key={id.clone()}>{ fault }</p> },
            (None, Some(read)) => html! { <p class="read" {id} key={id.clone()}>{ read }</p> },
            (None, None) => Html::default(),
        }
    }

    /// What was understood, where it is not what was typed.
    fn read(&self, spot: Spot) -> Option<String> {
        let typed = self.reader.state.plan().get(spot).trim();
        let text = understood(spot.field, typed);
        if typed.trim_end_matches('.') == text {
            return None;
        }
        let amount = match spot.field {
            PlanField::From | PlanField::Until => self.reader.month(Month::parse(&text).ok()?.first_day()),
            field if field.is_money() => self.reader.money(Money::parse(&text).ok()?),
            _ => return None,
        };
        Some(self.reader.tell(Msg::Understood { amount: &amount }))
    }
}
