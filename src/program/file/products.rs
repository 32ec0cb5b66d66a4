//! The product catalogue's file.

use super::{bad, text};
use crate::error::{Error, Problem};
use crate::node::{Cursor, Fields};
use crate::program::{Category, NamedEntry, Product, Products};

const PRODUCTS: &[&str] = &["assumed", "category", "product"];
const CATEGORY: &[&str] = &["id", "name", "counts", "clause"];
const PRODUCT: &[&str] = &["id", "name", "category", "class", "clause", "named"];
const NAMED: &[&str] = &["entry", "billing"];

pub(super) fn read(root: &Cursor<'_>) -> Result<Products, Error> {
    let table = root.table(Fields::of(PRODUCTS))?;
    let categories = table.list("category")?.iter().map(category).collect::<Result<Vec<_>, _>>()?;
    let mut products: Vec<Product> = Vec::new();
    for at in table.list("product")? {
        let product = product(&at)?;
        if products.iter().any(|known| known.id == product.id) {
            return Err(at.error(bad(format!("the product `{}` stands twice", product.id), "keep one of them")));
        }
        if let Some(category) = &product.category
            && !categories.iter().any(|known| known.id == *category)
        {
            let known = categories.iter().map(|category: &Category| category.id.clone()).collect();
            return Err(at.error(Problem::UnknownValue { what: "category", value: category.clone(), known }));
        }
        products.push(product);
    }
    Ok(Products { assumed: table.need("assumed")?.word("class")?, categories, list: products })
}

fn category(at: &Cursor<'_>) -> Result<Category, Error> {
    let table = at.table(Fields::of(CATEGORY))?;
    Ok(Category {
        id: table.need("id")?.id()?.to_owned(),
        name: text(&table.need("name")?)?,
        counts: table.need("counts")?.flag()?,
        clause: table.get("clause").map(|at| at.id().map(str::to_owned)).transpose()?,
    })
}

fn product(at: &Cursor<'_>) -> Result<Product, Error> {
    let table = at.table(Fields::of(PRODUCT))?;
    let named = |at: &Cursor<'_>| -> Result<NamedEntry, Error> {
        let table = at.table(Fields::of(NAMED))?;
        let billing = table.get("billing").map(|at| at.word("billing")).transpose()?;
        Ok(NamedEntry { entry: table.need("entry")?.text()?.to_owned(), billing })
    };
    Ok(Product {
        id: table.need("id")?.id()?.to_owned(),
        name: text(&table.need("name")?)?,
        category: table.get("category").map(|at| at.id().map(str::to_owned)).transpose()?,
        class: table.get("class").map(|at| at.word("class")).transpose()?,
        clause: table.get("clause").map(|at| at.id().map(str::to_owned)).transpose()?,
        named: table.list("named")?.iter().map(named).collect::<Result<_, _>>()?,
    })
}
