//! An edition's file: what every edition has, then the rules of its program's basis.

mod orders;
mod spend;

use super::{Known, bad, notices, text, text_of};
use std::sync::Arc;

use crate::error::{Error, Problem};
use crate::node::{Cursor, Fields, Table};
use crate::period::Window;
use crate::program::{Clause, Edition, Products, Rules, Source, Tier};
use crate::reading::{ByReading, Reading, ReadingOption};
use crate::words::Basis;

const COMMON: &[&str] = &["edition", "from", "until", "grade", "source", "clause", "reading", "notice"];
const SOURCE: &[&str] = &["id", "title", "url", "grade", "read_on"];
const CLAUSE: &[&str] = &["id", "source", "en", "zh-CN"];
const READING: &[&str] = &["id", "clause", "question", "options", "default", "reason", "cautious", "generous"];
const TIER: &[&str] = &["id", "name", "rate", "rate_from", "rate_to", "clause"];

pub(super) fn read(basis: Basis, root: &Cursor<'_>, products: &Arc<Products>) -> Result<Edition, Error> {
    let (own, other) = match basis {
        Basis::Orders => (orders::FIELDS, spend::FIELDS),
        Basis::Spend => (spend::FIELDS, orders::FIELDS),
    };
    let known = [COMMON, own].concat();
    let table = root.table(Fields { known: &known, foreign: other, program: basis.words_of_programs() })?;
    let sources = table.list("source")?.iter().map(source).collect::<Result<Vec<_>, _>>()?;
    let clauses = clauses(&table, &sources)?;
    let ids: Vec<String> = clauses.iter().map(|clause| clause.id.clone()).collect();
    let unread = Known { clauses: ids.clone(), readings: &[] };
    let readings = table.list("reading")?.iter().map(|at| reading(at, &unread)).collect::<Result<Vec<_>, _>>()?;
    let known = Known { clauses: ids, readings: &readings };
    let tiers = table.list("tier")?.iter().map(|at| tier(at, &known)).collect::<Result<Vec<_>, _>>()?;
    let rules = match basis {
        Basis::Orders => Rules::Orders(Box::new(orders::read(&table, &known, &tiers)?)),
        Basis::Spend => Rules::Spend(Box::new(spend::read(&table, &known)?)),
    };
    let (from, until) = (table.get("from"), table.get("until"));
    let edition = Edition {
        id: table.need("edition")?.id()?.to_owned(),
        from: from.as_ref().map(Cursor::date).transpose()?,
        until: until.as_ref().map(Cursor::date).transpose()?,
        grade: table.need("grade")?.word("grade")?,
        tiers,
        sources,
        clauses,
        notices: notices(&table)?,
        products: Arc::clone(products),
        rules,
        readings,
    };
    if let Some(at) = until.filter(|_| edition.from >= edition.until) {
        return Err(at.error(bad("an edition ends before it starts", "give an `until` after `from`")));
    }
    for (at, notice) in table.list("notice")?.iter().zip(&edition.notices) {
        if let Some(clause) = at.any_table()?.get("clause").filter(|_| notice.clause.is_some()) {
            Known { clauses: edition.clauses.iter().map(|clause| clause.id.clone()).collect(), readings: &[] }
                .clause_at(&clause)?;
        }
    }
    Ok(edition)
}

pub(super) fn source(at: &Cursor<'_>) -> Result<Source, Error> {
    let table = at.table(Fields::of(SOURCE))?;
    Ok(Source {
        id: table.need("id")?.id()?.to_owned(),
        title: table.need("title")?.text()?.to_owned(),
        url: table.need("url")?.text()?.to_owned(),
        grade: table.need("grade")?.word("grade")?,
        read_on: table.need("read_on")?.date()?,
    })
}

pub(super) fn clauses(table: &Table<'_>, sources: &[Source]) -> Result<Vec<Clause>, Error> {
    let mut clauses: Vec<Clause> = Vec::new();
    for at in table.list("clause")? {
        let table = at.table(Fields::of(CLAUSE))?;
        let (id, source) = (table.need("id")?.id()?, table.need("source")?);
        if !sources.iter().any(|known| Ok(known.id.as_str()) == source.text()) {
            let known = sources.iter().map(|source| source.id.clone()).collect();
            let value = source.text()?.to_owned();
            return Err(source.error(Problem::UnknownValue { what: "source", value, known }));
        }
        if clauses.iter().any(|known| known.id == id) {
            return Err(at.error(bad(format!("the clause `{id}` stands twice"), "keep one of them")));
        }
        clauses.push(Clause { id: id.to_owned(), source: source.text()?.to_owned(), text: text_of(&table)? });
    }
    Ok(clauses)
}

fn reading(at: &Cursor<'_>, known: &Known<'_>) -> Result<Reading, Error> {
    let table = at.table(Fields::of(READING))?;
    let option = |at: &Cursor<'_>| -> Result<ReadingOption, Error> {
        let table = at.table(Fields::of(&["id", "en", "zh-CN"]))?;
        Ok(ReadingOption { id: table.need("id")?.id()?.to_owned(), label: text_of(&table)? })
    };
    let options = table.need("options")?.items()?.iter().map(option).collect::<Result<Vec<_>, _>>()?;
    let one_of_them = |name: &str| -> Result<String, Error> {
        let at = table.need(name)?;
        let value = at.text()?.to_owned();
        if !options.iter().any(|option| option.id == value) {
            let known = options.iter().map(|option| option.id.clone()).collect();
            return Err(at.error(Problem::UnknownValue { what: "option", value, known }));
        }
        Ok(value)
    };
    Ok(Reading {
        id: table.need("id")?.id()?.to_owned(),
        clause: known.clause(&table)?,
        question: text(&table.need("question")?)?,
        default: one_of_them("default")?,
        cautious: one_of_them("cautious")?,
        generous: one_of_them("generous")?,
        reason: text(&table.need("reason")?)?,
        options,
    })
}

fn tier(at: &Cursor<'_>, known: &Known<'_>) -> Result<Tier, Error> {
    let table = at.table(Fields::of(TIER))?;
    let rate = |name: &str| table.get(name).map(|at| at.rate()).transpose();
    let tier = Tier {
        id: table.need("id")?.id()?.to_owned(),
        name: text(&table.need("name")?)?,
        rate: rate("rate")?,
        rate_from: rate("rate_from")?,
        rate_to: rate("rate_to")?,
        clause: known.clause(&table)?,
    };
    let range_given = tier.rate_from.is_some() || tier.rate_to.is_some();
    if range_given && (tier.rate.is_some() || tier.range().is_none_or(|(from, to)| from > to)) {
        let hint = "give `rate`, or `rate_from` and a `rate_to` that is not below it";
        return Err(at.error(bad(format!("the rate of tier `{}` is not clear", tier.id), hint)));
    }
    Ok(tier)
}

/// A value, or a table of one value for each option of a reading.
fn by_reading<T>(
    at: &Cursor<'_>,
    known: &Known<'_>,
    value: impl Fn(&Cursor<'_>) -> Result<T, Error>,
) -> Result<ByReading<T>, Error> {
    let Some(of) = at.is_table().then(|| at.any_table()).transpose()?.and_then(|table| table.get("reading")) else {
        return value(at).map(ByReading::Fixed);
    };
    let id = of.text()?;
    let Some(index) = known.readings.iter().position(|reading| reading.id == id) else {
        let known = known.readings.iter().map(|reading| reading.id.clone()).collect();
        return Err(of.error(Problem::UnknownReading { value: id.to_owned(), known }));
    };
    let ids: Vec<&str> = known.readings[index].options.iter().map(|option| option.id.as_str()).collect();
    let table = at.table(Fields::of(&[&["reading"], ids.as_slice()].concat()))?;
    let options = ids.iter().map(|id| value(&table.need(id)?)).collect::<Result<_, _>>()?;
    Ok(ByReading::Read { reading: index, options })
}

/// `{ days = 60 }`, `{ months = 2 }` or `"unlimited"`.
fn window(at: &Cursor<'_>) -> Result<Window, Error> {
    if !at.is_table() {
        return match at.text()? {
            "unlimited" => Ok(Window::Unlimited),
            value => {
                let known = vec!["unlimited".to_owned()];
                Err(at.error(Problem::UnknownValue { what: "window", value: value.to_owned(), known }))
            }
        };
    }
    let table = at.table(Fields::of(&["days", "months"]))?;
    match (table.get("days"), table.get("months")) {
        (Some(days), None) => days.count().map(Window::Days),
        (None, Some(months)) => months.count().map(Window::Months),
        _ => Err(at.error(bad("a window has `days` or `months`", "give one of the two"))),
    }
}
