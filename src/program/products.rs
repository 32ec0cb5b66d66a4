//! The product catalogue of a program.

use serde::Serialize;

use super::Text;
use crate::words::{Billing, Class};

/// What a customer can buy, and how the program treats it.
#[derive(Clone, Debug, Serialize)]
pub struct Products {
    /// The class of an order that names no product.
    pub(crate) assumed: Class,
    pub(crate) categories: Vec<Category>,
    #[serde(rename = "products")]
    pub(crate) list: Vec<Product>,
}

/// A category of products.
#[derive(Clone, Debug, Serialize)]
pub struct Category {
    pub(crate) id: String,
    pub(crate) name: Text,
    /// Does what is spent on it count?
    pub(crate) counts: bool,
    pub(crate) clause: Option<String>,
}

/// A product.
#[derive(Clone, Debug, Serialize)]
pub struct Product {
    pub(crate) id: String,
    pub(crate) name: Text,
    pub(crate) category: Option<String>,
    /// The class; left out, the category decides.
    pub(crate) class: Option<Class>,
    pub(crate) clause: Option<String>,
    /// The entries under which the published list names it.
    pub(crate) named: Vec<NamedEntry>,
}

/// An entry of the published list of products.
#[derive(Clone, Debug, Serialize)]
pub struct NamedEntry {
    pub(crate) entry: String,
    /// The only billing that it names, or nothing where it names any.
    pub(crate) billing: Option<Billing>,
}

impl Products {
    /// The products in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Product> {
        self.list.iter()
    }

    /// The categories in the order of the file; none where the catalogue has none.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    pub(crate) fn find(&self, id: &str) -> Option<&Product> {
        self.list.iter().find(|product| product.id == id)
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.list.iter().map(|product| product.id.clone()).collect()
    }

    /// Does the product's category count, where the product is not excepted?
    pub(crate) fn category_counts(&self, product: &Product) -> bool {
        let category = self.categories.iter().find(|category| Some(&category.id) == product.category.as_ref());
        product.class != Some(Class::None) && category.is_some_and(|category| category.counts)
    }
}

impl Category {
    /// The id, as products name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name to show.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// Does what is spent on it count?
    pub fn counts(&self) -> bool {
        self.counts
    }
}

impl Product {
    /// The id, as orders name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name to show.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The id of its category, where the catalogue has categories.
    pub fn category(&self) -> Option<&str> {
        self.category.as_deref()
    }

    /// Its own class; left out, the category decides.
    pub fn class(&self) -> Option<Class> {
        self.class
    }

    /// Is it named in the published list, with this billing?
    pub(crate) fn is_named(&self, billing: Billing) -> bool {
        self.named.iter().any(|entry| entry.billing.is_none_or(|named| named == billing))
    }
}
