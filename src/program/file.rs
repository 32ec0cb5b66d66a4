//! Rule files: from TOML text to validated programs. Every check of a file is here and in the files below.

mod edition;
mod products;
mod toml;
mod withholding;

use std::sync::Arc;

use crate::error::{Error, Problem};
use crate::node::{Cursor, Fields, Node, Table};
use crate::program::{Edition, NoticeRule, Program, Text, When};
use crate::reading::Reading;
use crate::words::{Class, Word};

const PROGRAM: &[&str] =
    &["id", "name", "currency", "pays", "basis", "zone", "points_per_unit", "withholding", "notice"];
const NOTICE: &[&str] = &["code", "clause", "when", "en", "zh-CN"];
const WHEN: &[&str] = &[
    "tiers",
    "accounts",
    "customer_kinds",
    "order_kinds",
    "classes",
    "product_assumed",
    "product_from_catalogue",
    "refunded",
    "tier_rate_given",
    "instalments_over_given",
    "gap",
];

/// A mistake that is no single value's.
pub(crate) fn bad(message: impl Into<String>, hint: impl Into<String>) -> Problem {
    Problem::BadRules { message: message.into(), hint: hint.into() }
}

/// Reads every program of these files, in the order in which their folders first appear.
pub(super) fn programs(files: &[(&str, &str)]) -> Result<Vec<Program>, Error> {
    let mut folders: Vec<&str> = Vec::new();
    for (path, _) in files {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders.iter().map(|folder| program(folder, files)).collect()
}

fn program(folder: &str, files: &[(&str, &str)]) -> Result<Program, Error> {
    let own = |path: &str| path.strip_prefix(folder).is_some_and(|name| name.starts_with('/') || folder.is_empty());
    let files: Vec<(&str, &str)> = files.iter().copied().filter(|(path, _)| own(path)).collect();
    let named = |name: &str| -> Result<(&str, Node), Error> {
        let file = files.iter().find(|(path, _)| path.rsplit('/').next() == Some(name));
        let (path, text) = file.ok_or_else(|| {
            bad(format!("a program needs a file `{name}`"), format!("add `{folder}/{name}`")).at(folder)
        })?;
        Ok((path, toml::parse(path, text)?))
    };
    let (path, node) = named("program.toml")?;
    let table = Cursor::file(&node, path).table(Fields::of(PROGRAM))?;
    let (products_path, products_node) = named("products.toml")?;
    let mut program = Program {
        id: table.need("id")?.id()?.to_owned(),
        name: text(&table.need("name")?)?,
        currency: table.need("currency")?.id()?.to_owned(),
        pays: table.need("pays")?.word("kind of payment")?,
        basis: table.need("basis")?.word("basis")?,
        zone: table.need("zone")?.id()?.to_owned(),
        points_per_unit: table.get("points_per_unit").map(|at| at.count()).transpose()?,
        withholding: withholding::read(&table)?,
        editions: Vec::new(),
        products: Arc::new(products::read(&Cursor::file(&products_node, products_path))?),
        notices: notices(&table)?,
    };
    for (path, text) in &files {
        if path.ends_with("/program.toml") || path.ends_with("/products.toml") {
            continue;
        }
        let node = toml::parse(path, text)?;
        let root = Cursor::file(&node, path);
        let edition = edition::read(program.basis, &root, &program.products)?;
        no_overlap(&root, &edition, &program.editions)?;
        program.editions.push(edition);
    }
    program.editions.sort_by_key(|edition| edition.from);
    if program.editions.is_empty() {
        return Err(bad("a program needs an edition", "add a file of rules named after its first day").at(folder));
    }
    Ok(program)
}

/// Two editions never hold at one instant.
fn no_overlap(root: &Cursor<'_>, edition: &Edition, others: &[Edition]) -> Result<(), Error> {
    let starts_before =
        |one: &Edition, end: &Edition| one.from.is_none_or(|from| end.until.is_none_or(|until| from < until));
    for other in others {
        let same_id = other.id == edition.id;
        if same_id || (starts_before(edition, other) && starts_before(other, edition)) {
            let message = format!("edition `{}` holds at the same time as edition `{}`", edition.id, other.id);
            return Err(root.error(bad(message, "give each its own `from` and `until`")));
        }
    }
    Ok(())
}

/// A text in both languages.
fn text(at: &Cursor<'_>) -> Result<Text, Error> {
    text_of(&at.table(Fields::of(&["en", "zh-CN"]))?)
}

fn text_of(table: &Table<'_>) -> Result<Text, Error> {
    Ok(Text { en: table.need("en")?.text()?.to_owned(), zh_cn: table.need("zh-CN")?.text()?.to_owned() })
}

fn notices(table: &Table<'_>) -> Result<Vec<NoticeRule>, Error> {
    let notice = |at: &Cursor<'_>| -> Result<NoticeRule, Error> {
        let table = at.table(Fields::of(NOTICE))?;
        let clause = table.get("clause").map(|at| at.text()).transpose()?;
        Ok(NoticeRule {
            code: table.need("code")?.id()?.to_owned(),
            clause: clause.map(str::to_owned),
            text: text_of(&table)?,
            when: table.get("when").map_or_else(|| Ok(When::default()), |at| when(&at))?,
        })
    };
    table.list("notice")?.iter().map(notice).collect()
}

fn when(at: &Cursor<'_>) -> Result<When, Error> {
    let table = at.table(Fields::of(WHEN))?;
    let flag = |name: &str| table.get(name).map(|at| at.flag()).transpose();
    Ok(When {
        tiers: ids(&table, "tiers")?,
        accounts: words(&table, "accounts", "account")?,
        customer_kinds: words(&table, "customer_kinds", "customer kind")?,
        order_kinds: words(&table, "order_kinds", "order kind")?,
        classes: words::<Class>(&table, "classes", "class")?,
        product_assumed: flag("product_assumed")?,
        product_from_catalogue: flag("product_from_catalogue")?,
        refunded: flag("refunded")?,
        tier_rate_given: flag("tier_rate_given")?,
        instalments_over_given: flag("instalments_over_given")?,
        gap: flag("gap")?,
    })
}

/// A list of words that may be left out.
fn words<W: Word>(table: &Table<'_>, name: &str, what: &'static str) -> Result<Vec<W>, Error> {
    table.get(name).map_or_else(|| Ok(Vec::new()), |at| at.words(what))
}

/// A list of ids that may be left out.
fn ids(table: &Table<'_>, name: &str) -> Result<Vec<String>, Error> {
    table.list(name)?.iter().map(|at| at.id().map(str::to_owned)).collect()
}

/// The ids that values of an edition refer to.
struct Known<'a> {
    clauses: Vec<String>,
    readings: &'a [Reading],
}

impl Known<'_> {
    /// The clause of a value, which must be one of the edition's.
    fn clause(&self, table: &Table<'_>) -> Result<String, Error> {
        self.clause_at(&table.need("clause")?)
    }

    fn clause_at(&self, at: &Cursor<'_>) -> Result<String, Error> {
        let id = at.text()?;
        if !self.clauses.iter().any(|known| known == id) {
            let known = self.clauses.clone();
            return Err(at.error(Problem::UnknownValue { what: "clause", value: id.to_owned(), known }));
        }
        Ok(id.to_owned())
    }
}
