//! Products: whether one counts by an edition, as what, and by which clause.

use super::Read;
use crate::program::{Edition, Product, Rules};
use crate::words::{Billing, Class, Reason, Word};

/// How an edition treats a product.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// As what it counts.
    pub treated: Read<Treated>,
    /// The clause behind it: the product's own, its category's, or the edition's; of any edition of the program.
    pub clause: Option<String>,
}

/// As what a product counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treated {
    /// As one of this class.
    As(Class),
    /// It counts, but only where it is billed in one of these ways.
    Billed(Vec<Billing>),
    /// It earns nothing.
    Nothing,
}

impl Edition {
    /// How it treats a product of its program's catalogue.
    ///
    /// # Examples
    /// ```
    /// use referral_statement::{Programs, Treated};
    /// let programs = Programs::from_files(referral_rules::FILES).unwrap();
    /// let program = programs.get("intl-referral").unwrap();
    /// let cdn = program.products().iter().find(|product| product.id() == "cdn").unwrap();
    /// let standing = program.editions()[0].standing(cdn);
    /// assert_eq!((standing.treated.value, standing.clause.as_deref()), (Treated::Nothing, Some("Q8")));
    /// ```
    pub fn standing(&self, product: &Product) -> Standing {
        let own = product.clause.clone().or_else(|| self.products.category_of(product)?.clause.clone());
        match &self.rules {
            Rules::Orders(rules) => {
                let class = product.class.unwrap_or(self.products.assumed);
                let is_paid = rules.rates.iter().any(|row| row.classes.contains(&class));
                let treated = if is_paid { Treated::As(class) } else { Treated::Nothing };
                let listed = || rules.reason_clause(Reason::ProductNotListed.word()).map(str::to_owned);
                Standing { treated: Read::plain(treated), clause: own.or_else(listed) }
            }
            Rules::Spend(rules) => {
                let treated = Read::of(&rules.products.counts, &self.readings, |way| {
                    let counts = |billing: &Billing| self.products.counts(product, *way, *billing);
                    let billings: Vec<Billing> = Billing::ALL.iter().copied().filter(counts).collect();
                    match billings.len() {
                        0 => Treated::Nothing,
                        all if all == Billing::ALL.len() => Treated::As(Class::Counted),
                        _ => Treated::Billed(billings),
                    }
                });
                Standing { treated, clause: own.or_else(|| Some(rules.products.clause.clone())) }
            }
        }
    }
}
