//! The product catalogue of a program.

use serde::Serialize;

use super::file::parts::{CategoryId, ClauseId, Many, Maybe};
use super::file::shape::shape;
use super::file::values::{Id, Words};
use super::{Counting, Text};
use crate::words::{Billing, Class};

shape! {
    /// What a customer can buy, and how the program treats it.
    #[derive(Clone, Debug, Serialize)]
    pub struct Products {
        /// The class of an order that names no product.
        pub(crate) assumed: Class = "assumed" as Class,
        /// The categories, where the program has any.
        pub(crate) categories: Vec<Category> = "category" as Many<Category>,
        /// The products. An order can be for a product outside the catalogue if it gives its own class.
        #[serde(rename = "products")]
        pub(crate) list: Vec<Product> = "product" as Many<Product>,
    }
}

shape! {
    /// A category of products.
    #[derive(Clone, Debug, Serialize)]
    pub struct Category {
        /// The id, as products name it.
        pub(crate) id: String = "id" as Id,
        /// The name to show.
        pub(crate) name: Text = "name" as Text,
        /// Does what is spent on it count (in a program of spend)?
        pub(crate) counts: bool = "counts" as bool,
        /// The clause behind it, of any edition.
        pub(crate) clause: Option<String> = "clause" as Maybe<ClauseId>,
    }
}

shape! {
    /// A product.
    #[derive(Clone, Debug, Serialize)]
    pub struct Product {
        /// The id, as orders name it.
        pub(crate) id: String = "id" as Id,
        /// The name to show.
        pub(crate) name: Text = "name" as Text,
        /// The id of its category.
        pub(crate) category: Option<String> = "category" as Maybe<CategoryId>,
        /// The class; left out, the assumed one (a program of orders) or the category decides (a program of spend).
        pub(crate) class: Option<Class> = "class" as Maybe<Class>,
        /// The clause behind it, of any edition.
        pub(crate) clause: Option<String> = "clause" as Maybe<ClauseId>,
        /// The entries under which the published list names it (a program of spend).
        pub(crate) named: Vec<NamedEntry> = "named" as Many<NamedEntry>,
    }
}

shape! {
    /// An entry of the published list of products.
    #[derive(Clone, Debug, Serialize)]
    pub struct NamedEntry {
        /// The entry as the list prints it.
        pub(crate) entry: String = "entry" as Words,
        /// The only billing that it names; left out, any.
        pub(crate) billing: Option<Billing> = "billing" as Maybe<Billing>,
    }
}

impl Default for Products {
    /// An empty catalogue of which nothing is assumed.
    fn default() -> Self {
        Self { assumed: Class::None, categories: Vec::new(), list: Vec::new() }
    }
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

    /// The category of a product.
    pub(crate) fn category_of(&self, product: &Product) -> Option<&Category> {
        self.categories.iter().find(|category| Some(&category.id) == product.category.as_ref())
    }

    /// Does the product's category count, where the product is not excepted?
    pub(crate) fn category_counts(&self, product: &Product) -> bool {
        product.class != Some(Class::None) && self.category_of(product).is_some_and(|category| category.counts)
    }

    /// Does what is spent on a product count, in a program of spend?
    pub(crate) fn counts(&self, product: &Product, counting: Counting, billing: Billing) -> bool {
        match counting {
            Counting::Category => self.category_counts(product),
            Counting::Named => product.class != Some(Class::None) && product.is_named(billing),
        }
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

    /// The entries under which the published list names it.
    pub fn named(&self) -> &[NamedEntry] {
        &self.named
    }

    /// Is it named in the published list, with this billing?
    pub(crate) fn is_named(&self, billing: Billing) -> bool {
        self.named.iter().any(|entry| entry.billing.is_none_or(|named| named == billing))
    }
}

impl NamedEntry {
    /// The entry as the list prints it.
    pub fn entry(&self) -> &str {
        &self.entry
    }
}
