//! One worked example: what is printed, what is reckoned, what came of it, how, and the way into Scenario.

use referral_explain::{Figures, percent};
use referral_statement::{Edition, Error, Figure, FigureValue, Reading, Statement, Withheld, WithholdingRule, Word};
use yew::prelude::*;

use crate::components::clause::{self, chip, clause};
use crate::components::fold::{Body, Fold};
use crate::explain;
use crate::locales::checks as texts;
use crate::reader::Reader;
use crate::route::Route;
use crate::state::Action;
use crate::state::checks::{Check, Place};

/// The example; the reader is one of its program.
pub fn one(reader: &Reader, check: &Check) -> Html {
    let lang = reader.lang();
    let word = check.verdict.word();
    let key = format!("{} {} {}", check.program.id(), check.place_id(), check.example.id());
    html! {
        <li class={classes!("check", word)} key={key}>
            <div class="check-head">
                <h2>{ reader.pick(check.example.name()).to_owned() }</h2>
                <p class={classes!("verdict", word)}>{ texts::verdict(lang, check.verdict) }</p>
            </div>
            <p class="of">
                { reader.pick(check.program.name()).to_owned() }{ " · " }{ place(reader, check) }{ " " }
                { check.clause().map(|id| cited(reader, check, id)) }
            </p>
            <p class="what-of">{ texts::figure(lang, check.expects()) }</p>
            <dl class="figures" aria-label={texts::figure(lang, check.expects())}>
                <div><dt>{ texts::printed(lang) }</dt><dd>{ told(reader, check.example.printed()) }</dd></div>
                <div><dt>{ texts::computed(lang) }</dt><dd>{ told(reader, check.as_printed) }</dd></div>
            </dl>
            { contradiction(reader, check) }
            { check.error.as_ref().map(|error| refused(reader, error)) }
            { how(reader, check) }
            { ways(reader, check) }
        </li>
    }
}

/// Why it cannot be worked out.
fn refused(reader: &Reader, error: &Error) -> Html {
    let (message, hint) = (reader.phrase(&error.phrases.message), reader.phrase(&error.phrases.hint));
    html! { <p class="says"><code>{ &error.path }</code>{ " " }{ texts::refused(reader.lang(), &message, &hint) }</p> }
}

/// Where it is printed.
pub fn place(reader: &Reader, check: &Check) -> String {
    match check.place {
        Place::Edition(edition) => reader.edition(edition),
        Place::Tax(_) => texts::tax(reader.lang()),
        Place::Nowhere => texts::own(reader.lang()),
    }
}

fn told(reader: &Reader, figure: Option<FigureValue>) -> String {
    match figure {
        Some(FigureValue::Amount(amount)) => reader.money(amount),
        Some(FigureValue::Moment(time)) => reader.figures.time(time),
        None => texts::nothing(reader.lang()),
    }
}

/// The clause that prints it, and the link to its page.
fn cited(reader: &Reader, check: &Check, id: &str) -> Html {
    let (found, source) = match check.place {
        Place::Edition(edition) => (edition.clause(id), edition.clause(id).and_then(|clause| edition.source(clause))),
        Place::Tax(rule) => (rule.clause(id), rule.clause(id).and_then(|clause| rule.source(clause))),
        Place::Nowhere => (None, None),
    };
    html! { <>{ source.map(|source| clause::link(reader, source)) }{ " " }{ found.map(|clause| chip(reader, clause, source)) }</> }
}

/// How the page contradicts itself, and under which reading the example comes out.
fn contradiction(reader: &Reader, check: &Check) -> Html {
    let lang = reader.lang();
    let said = check.example.contradicts().map(|contradiction| {
        let by = match check.place {
            Place::Edition(edition) => clause(reader, edition, &contradiction.clause),
            Place::Tax(_) | Place::Nowhere => Html::default(),
        };
        html! {
            <>
                <p>{ reader.pick(&contradiction.text).to_owned() }</p>
                <p class="otherwise">{ texts::says_otherwise(lang) }{ " " }{ by }</p>
            </>
        }
    });
    let read = check.readings().into_iter().filter_map(|(id, chosen)| {
        let all = check.program.editions().iter().flat_map(Edition::readings);
        let reading: &Reading = all.into_iter().find(|reading| reading.id() == id)?;
        let option = reading.options().iter().find(|option| option.id() == chosen)?;
        Some(texts::read_as(lang, reader.pick(reading.question()), reader.pick(option.label())))
    });
    let read: Vec<String> = read.collect();
    let default =
        (check.by_default != check.as_printed).then(|| texts::our_default(lang, &told(reader, check.by_default)));
    if said.is_none() && read.is_empty() && default.is_none() {
        return Html::default();
    }
    html! {
        <div class="says">
            { said }
            if !read.is_empty() { <p>{ read.join(lang.space()) }{ lang.space() }{ default }</p> } else if let Some(default) = default { <p>{ default }</p> }
        </div>
    }
}

/// The steps behind the figure.
fn how(reader: &Reader, check: &Check) -> Html {
    let Some(statement) = check.statement.clone() else { return Html::default() };
    let drawn = {
        let (reader, check) = (reader.clone(), check.clone());
        Body(std::rc::Rc::new(move || steps(&reader, &check, &statement)))
    };
    html! { <Fold class={classes!("how")} summary={html! { { texts::how(reader.lang()) } }} lazy=true body={drawn} /> }
}

fn steps(reader: &Reader, check: &Check, statement: &Statement) -> Html {
    match check.expects().what {
        Figure::Reward | Figure::Counted | Figure::LinkEnd => {
            let wanted = check.expects().order.as_deref();
            let mut orders = statement.customers.iter().flat_map(|customer| &customer.orders);
            let order = orders.find(|order| Some(order.id.as_str()) == wanted);
            order.map_or_else(Html::default, |order| {
                let edition = order.edition.as_deref().and_then(|id| check.program.edition(id));
                explain::steps(reader, edition, &order.steps)
            })
        }
        Figure::Total => {
            let orders = statement.customers.iter().flat_map(|customer| &customer.orders);
            let of_orders = orders.map(|order| reader.hear(|voice| voice.order(order)));
            let of_customers = statement.customers.iter().map(|customer| reader.hear(|voice| voice.customer(customer)));
            let total = std::iter::once(reader.hear(|voice| voice.total(statement)));
            let sentences = of_orders.chain(of_customers).chain(total);
            html! { <ul class="sentences">{ for sentences.map(|sentence| html! { <li>{ sentence }</li> }) }</ul> }
        }
        Figure::Tax => match (&check.withheld, check.place) {
            (Some(withheld), Place::Tax(rule)) => tax(reader, withheld, rule),
            _ => Html::default(),
        },
    }
}

/// How a tax comes about.
fn tax(reader: &Reader, withheld: &Withheld, rule: &WithholdingRule) -> Html {
    let lang = reader.lang();
    let [gross, deduction, taxable, less, tax] =
        [withheld.gross, withheld.deduction, withheld.taxable, withheld.quick_deduction, withheld.tax]
            .map(|amount| reader.money(amount));
    let by = |id: &str| rule.clause(id).map(|clause| chip(reader, clause, rule.source(clause)));
    html! {
        <ul class="sentences">
            <li>{ texts::withheld(lang, &gross, &deduction, &taxable) }{ " " }{ by(&withheld.deduction_clause) }</li>
            <li>{ texts::taxed(lang, &percent(withheld.rate), &taxable, &less, &tax) }{ " " }{ by(&withheld.rate_clause) }</li>
        </ul>
    }
}

/// The links that put the example into Scenario and go there.
fn ways(reader: &Reader, check: &Check) -> Html {
    let lang = reader.lang();
    let way = |name: String, as_printed: bool| {
        let onclick = reader.on(Action::Open(Box::new(check.draft(as_printed))));
        html! { <a class="button" href={Route::Scenario.hash()} {onclick}>{ name }</a> }
    };
    if check.error.is_some() {
        return Html::default();
    }
    let read = !check.readings().is_empty();
    html! {
        <p class="ways">
            { way(if read { texts::open_as_printed(lang) } else { texts::open(lang) }, true) }
            if read { { way(texts::open_by_default(lang), false) } }
        </p>
    }
}
