//! Doubts about rates: orders without one, rows that no order comes under, tiers and classes that decide nothing.

use super::Doubts;
use crate::finding::RuleCode;
use crate::node::Cursor;
use crate::phrase::{Phrase, phrase, quoted};
use crate::program::file::edition::is_by_tier;
use crate::program::file::{Loaded, LoadedEdition};
use crate::program::{Counting, CustomerRule, OrderRules, Products, RateRow, Rules, Tier};
use crate::words::{Basis, Billing, Class, LinkedBy, Role, Word};

/// An edition of orders, and the classes of products that it is looked at with.
pub(super) struct Edition<'a> {
    pub loaded: &'a LoadedEdition<'a>,
    pub rules: &'a OrderRules,
    pub classes: Vec<Class>,
}

impl Edition<'_> {
    /// The ids of its tiers; one that is empty where it knows none.
    pub fn tiers(&self) -> Vec<&str> {
        let tiers = self.loaded.edition.tiers();
        if tiers.is_empty() { vec![""] } else { tiers.iter().map(Tier::id).collect() }
    }
}

/// The classes that can earn: those of the catalogue, and those that rows of rates name.
pub(super) fn classes(program: &Loaded<'_>, rules: &OrderRules) -> Vec<Class> {
    let in_catalogue = |class: Class| program.products.as_deref().is_some_and(|products| has_class(products, class));
    let in_rates = |class: Class| rules.rates.iter().any(|row| row.classes.contains(&class));
    let classes = Basis::Orders.classes().iter().copied().filter(|class| *class != Class::None);
    classes.filter(|class| in_catalogue(*class) || in_rates(*class)).collect()
}

fn has_class(products: &Products, class: Class) -> bool {
    products.assumed == class || products.iter().any(|product| product.class() == Some(class))
}

/// Can an order of some kind of customer come under the row in this role?
fn plays(rules: &OrderRules, row: &RateRow, role: Role) -> bool {
    rules.customers.iter().any(|customer| holds_for(row, customer) && customer.follows.roles().contains(&role))
}

fn holds_for(row: &RateRow, customer: &CustomerRule) -> bool {
    row.customers.is_empty() || row.customers.contains(&customer.kind)
}

pub(super) fn of_edition(edition: &Edition<'_>, products: Option<&Products>, doubts: &mut Doubts<'_>) {
    without_rate(edition, doubts);
    let root = &edition.loaded.root;
    for (index, row) in edition.rules.rates.iter().enumerate() {
        let at = root.below(&format!("rate[{index}]"));
        out_of_reach(edition.rules, row, &at, doubts);
        for (position, class) in row.classes.iter().enumerate() {
            if products.is_some_and(|products| !has_class(products, *class)) {
                let message = phrase!("no product of the catalogue is `{}`", class);
                let hint = phrase!(
                    "only orders that give this class themselves come under it; add a product, or leave it out"
                );
                doubts.note(&at, &format!("classes[{position}]"), RuleCode::ClassWithoutProduct, message, hint);
            }
        }
    }
    tiers(edition, root, doubts);
}

fn out_of_reach(rules: &OrderRules, row: &RateRow, at: &Cursor<'_>, doubts: &mut Doubts<'_>) {
    let reached: Vec<bool> = row.roles.iter().map(|role| plays(rules, row, *role)).collect();
    if !reached.contains(&true) {
        let message =
            phrase!("no order comes under this row: no kind of customer that it holds for plays one of its roles");
        let hint = phrase!("add the `[[customer]]` whose orders it pays, or leave the row out");
        doubts.note(at, "", RuleCode::RateOutOfReach, message, hint);
        return;
    }
    let hint = phrase!("leave it out, or add the `[[customer]]` that is missing");
    for (position, role) in row.roles.iter().enumerate().filter(|(position, _)| !reached[*position]) {
        let message = phrase!("no order comes under this row as `{}`", role);
        doubts.note(at, &format!("roles[{position}]"), RuleCode::RateOutOfReach, message, hint.clone());
    }
    for (position, kind) in row.customers.iter().enumerate() {
        let played = rules.customer(*kind).map_or(&[][..], |customer| customer.follows.roles());
        if !row.roles.iter().any(|role| played.contains(role)) {
            let message = phrase!("no order of a customer of kind `{}` comes under this row", kind);
            doubts.note(at, &format!("customers[{position}]"), RuleCode::RateOutOfReach, message, hint.clone());
        }
    }
}

/// Orders of kinds of customers that earn for which no row holds; alike ones are told together.
fn without_rate(edition: &Edition<'_>, doubts: &mut Doubts<'_>) {
    let rules = edition.rules;
    let earns =
        |tier: &&str| rules.rates.iter().any(|row| row.tiers.is_empty() || row.tiers.iter().any(|id| id == tier));
    let tiers: Vec<&str> = edition.tiers().into_iter().filter(earns).collect();
    for (index, customer) in rules.customers.iter().enumerate() {
        let missing = |role: Role, class: Class, by: LinkedBy, tier: &str| {
            !rules.rates.iter().any(|row| row.is_of((role, customer.kind, class, by), tier))
        };
        let by_role = alike(customer.follows.roles(), |role| {
            alike(&edition.classes, |class| {
                alike(LinkedBy::ALL, |by| {
                    tiers.iter().copied().filter(|tier| missing(role, class, by, tier)).collect::<Vec<_>>()
                })
            })
        });
        let by_class = by_role.iter().flat_map(|(as_roles, rest)| rest.iter().map(move |rest| (as_roles, rest)));
        let by_link =
            by_class.flat_map(|(as_roles, (classes, rest))| rest.iter().map(move |rest| (as_roles, classes, rest)));
        for (as_roles, classes, (by, of_tiers)) in by_link.filter(|(.., (_, of_tiers))| !of_tiers.is_empty()) {
            let some = |is_some: bool, part: Phrase| if is_some { part } else { Phrase::from("") };
            let message = phrase!(
                "orders of `{}` customers as {}{}{}{} have no rate and earn nothing",
                customer.kind,
                quoted(as_roles),
                some(classes.len() < edition.classes.len(), phrase!(", of class {}", quoted(classes))),
                some(by.len() < LinkedBy::ALL.len(), phrase!(", linked by {}", quoted(by))),
                some(of_tiers.len() < tiers.len(), phrase!(", in tier {}", quoted(of_tiers)))
            );
            let hint = phrase!("add a `[[rate]]` that holds for them, unless they are meant to earn nothing");
            let path = format!("customer[{index}]");
            doubts.note(&edition.loaded.root, &path, RuleCode::OrderWithoutRate, message, hint);
        }
    }
}

/// Groups items for which `of` gives the same.
fn alike<T: Copy, V: PartialEq>(items: &[T], of: impl Fn(T) -> V) -> Vec<(Vec<T>, V)> {
    let mut groups: Vec<(Vec<T>, V)> = Vec::new();
    for item in items.iter().copied() {
        let value = of(item);
        match groups.iter_mut().find(|(_, known)| *known == value) {
            Some((group, _)) => group.push(item),
            None => groups.push((vec![item], value)),
        }
    }
    groups
}

fn tiers(edition: &Edition<'_>, root: &Cursor<'_>, doubts: &mut Doubts<'_>) {
    let rules = edition.rules;
    let names_tiers =
        rules.rates.iter().any(|row| !row.tiers.is_empty()) || rules.limits.iter().any(|limit| !limit.tiers.is_empty());
    for (index, tier) in edition.loaded.edition.tiers().iter().enumerate() {
        let at = root.below(&format!("tier[{index}]"));
        let mut rows =
            rules.rates.iter().filter(|row| row.tiers.is_empty() || row.tiers.iter().any(|id| id == tier.id()));
        let holds = rows.clone().next().is_some();
        let by_tier = rows.any(is_by_tier);
        let id = tier.id();
        if !holds {
            let hint = phrase!("add a `[[rate]]` that holds for it, unless it is meant to earn nothing");
            let message = phrase!("no row of rates holds for tier `{}`: it earns nothing", id);
            doubts.note(&at, "", RuleCode::TierEarnsNothing, message, hint);
        } else if !by_tier && !names_tiers {
            let message = phrase!("nothing depends on tier `{}`", id);
            let hint = phrase!("leave it out, or give it a rate that a row of rates pays (`rate = \"tier\"`)");
            doubts.note(&at, "", RuleCode::TierDecidesNothing, message, hint);
        } else if !by_tier && (tier.rate().is_some() || tier.range().is_some()) {
            let field = if tier.rate().is_some() { "rate" } else { "rate_from" };
            let message = phrase!("no row of rates pays the rate of tier `{}`", id);
            let hint = phrase!("leave it out, or give a row `rate = \"tier\"`");
            doubts.note(&at, field, RuleCode::TierDecidesNothing, message, hint);
        }
    }
}

/// Products that earn in no edition.
pub(super) fn of_catalogue(program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    let (Some(products), Some(at)) = (program.products.as_deref(), &program.layout.products) else { return };
    if program.editions.is_empty() {
        return;
    }
    let pays = |class: Class| {
        program.editions.iter().any(|loaded| match &loaded.edition.rules {
            Rules::Orders(rules) => rules.rates.iter().any(|row| row.classes.contains(&class)),
            Rules::Spend(_) => class == Class::Counted,
        })
    };
    let hint = phrase!("add a `[[rate]]` for the class, or give the class `none`");
    if products.assumed != Class::None && !pays(products.assumed) {
        let message =
            phrase!("no edition pays for the class `{}`, of which an order without a product is", products.assumed);
        doubts.note(at, "assumed", RuleCode::ProductNeverPays, message, hint.clone());
    }
    for (index, product) in products.iter().enumerate() {
        let path = format!("product[{index}]");
        let class = product.class().unwrap_or(products.assumed);
        if class != Class::None && !pays(class) {
            let message = phrase!("no edition pays for product `{}`, whose class is `{}`", product.id(), class);
            doubts.note(at, &path, RuleCode::ProductNeverPays, message, hint.clone());
        }
        if class != Class::None && never_counts(program, products, index) {
            let message = phrase!("product `{}` never counts: no category and no entry makes it count", product.id());
            let hint = phrase!("give it a `category` that counts or an entry in `named`, or the class `none`");
            doubts.note(at, &path, RuleCode::ProductNeverPays, message, hint.clone());
        }
    }
}

/// Does no edition of spend count the product, though its category, if it has one, counts?
fn never_counts(program: &Loaded<'_>, products: &Products, index: usize) -> bool {
    let Some(product) = products.iter().nth(index) else { return false };
    let is_left_out = product.category().is_some() && !products.category_counts(product);
    let by_category = products.category_counts(product);
    let by_name = Billing::ALL.iter().any(|billing| product.is_named(*billing));
    let counts = |loaded: &LoadedEdition<'_>| match &loaded.edition.rules {
        Rules::Orders(_) => true,
        Rules::Spend(rules) => rules.products.counts.values().iter().any(|way| match way {
            Counting::Category => by_category,
            Counting::Named => by_name,
        }),
    };
    !is_left_out && !program.editions.iter().any(counts)
}
