//! The form of Estimate: a view of a scenario with one kind of customer and up to two orders, every field as it was typed.

use std::rc::Rc;

use referral_statement::{Basis, Date, Word};

use super::draft::{Customer, Draft, Texts};
use super::place::{CustomerField, OrderField, Place, ReferrerField};
use super::{Field, MOST_DAYS, typed};

/// What was typed and chosen for one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// One text for each field, in the order of [`Field::ALL`].
    texts: Vec<String>,
    /// The readings that are decided: id and option.
    pub readings: Vec<(String, String)>,
    /// The ids of the customer and of the two orders.
    ids: [String; 3],
    /// The tax that Forecast shows; it changes nothing here.
    withholding: String,
}

impl Form {
    /// The form before anything is said.
    pub fn new(basis: Basis, today: &str) -> Self {
        let texts = Field::ALL.iter().map(|field| field.start_text(basis, today)).collect();
        Self { texts, readings: Vec::new(), ids: ["A", "A-1", "A-2"].map(str::to_owned), withholding: String::new() }
    }

    /// The text of a field as it was typed.
    pub fn typed(&self, field: Field) -> &str {
        &self.texts[field as usize]
    }

    /// The text of a field as it is understood.
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Friends | Field::Day | Field::LaterDay | Field::TierRate => typed::number(self.typed(field)),
            Field::Later if self.typed(field).trim().is_empty() => "0.00".to_owned(),
            field if field.is_money() => typed::number(self.typed(field)),
            field => self.typed(field).to_owned(),
        }
    }

    /// Types into a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// The scenario that the form describes.
    pub fn draft(&self, program: &str, basis: Basis) -> Draft {
        let orders_basis = basis == Basis::Orders;
        let shared = [
            (OrderField::Product, Field::Product),
            (OrderField::Class, Field::Class),
            (OrderField::Billing, Field::Billing),
        ];
        let order = |id: &str, day: Field, paid: &str| {
            let order = Texts::default().with(OrderField::Id, id).with(OrderField::PaidAt, self.day_text(day));
            let order = order.with(OrderField::Paid, paid);
            shared.iter().fold(order, |order, (place, field)| order.with(*place, self.typed(*field)))
        };
        let [customer, first, later] = &self.ids;
        let mut orders = vec![order(first, Field::Day, self.typed(Field::Spend))];
        // An order of nothing counts for nothing; a program of spend shows still what it would count for.
        let paid_later = self.text(Field::Later);
        if !orders_basis || !is_nothing(&paid_later) {
            let later = order(later, Field::LaterDay, &paid_later);
            orders.push(if orders_basis { later.with(OrderField::Kind, self.typed(Field::LaterKind)) } else { later });
        }
        let mut texts =
            Texts::default().with(CustomerField::Id, customer).with(start_field(basis), self.typed(Field::Start));
        texts.set(CustomerField::Count, self.typed(Field::Friends));
        let mut referrer = Texts::default();
        if orders_basis {
            texts.set(CustomerField::Kind, self.typed(Field::Customer));
            texts.set(CustomerField::LinkedBy, self.typed(Field::LinkedBy));
            referrer.set(ReferrerField::Tier, self.typed(Field::Tier));
            referrer.set(ReferrerField::TierRate, self.typed(Field::TierRate));
            referrer.set(ReferrerField::InstalmentsOver, self.typed(Field::Instalments));
            referrer.set(ReferrerField::Withholding, self.withholding.as_str());
        }
        Draft {
            program: program.to_owned(),
            edition: self.typed(Field::Edition).to_owned(),
            readings: self.readings.clone(),
            referrer,
            customers: vec![Rc::new(Customer { texts, orders })],
        }
    }

    /// The form that shows a scenario; what the scenario does not say stays as it is here. Nothing where the form has no place
    /// for all that the scenario says.
    pub fn showing(&self, draft: &Draft, basis: Basis) -> Option<Self> {
        let [customer] = draft.customers.as_slice() else { return None };
        let (first, later) = match customer.orders.as_slice() {
            [first] => (first, None),
            [first, later] => (first, Some(later)),
            _ => return None,
        };
        let same = |field: OrderField| later.is_none_or(|later| later.get(field) == first.get(field));
        let silent = |place: Place| draft.get(&place).is_empty();
        let fits = [OrderField::Product, OrderField::Class, OrderField::Billing].into_iter().all(same)
            && matches!(first.get(OrderField::Kind), "" | "purchase")
            && customer.orders.iter().all(|order| order.get(OrderField::Settlement).is_empty())
            && customer
                .orders
                .iter()
                .all(|order| is_nothing(order.get(OrderField::Refunded)) || order.get(OrderField::Refunded).is_empty())
            && [CustomerField::RelinkedAt, CustomerField::LinkedElsewhereAt, CustomerField::Excluded]
                .into_iter()
                .all(|field| silent(Place::Customer(0, field)))
            && silent(Place::Referrer(ReferrerField::Account));
        if !fits {
            return None;
        }
        let mut form = self.clone();
        let start = customer.texts.get(start_field(basis));
        let days = |order: &Texts<OrderField>| days_after(start, order.get(OrderField::PaidAt));
        form.set(Field::Start, start);
        form.set(Field::Day, days(first)?);
        form.set(Field::Spend, first.get(OrderField::Paid));
        form.set(Field::Later, later.map_or("0.00", |later| later.get(OrderField::Paid)));
        if let Some(later) = later {
            form.set(Field::LaterDay, days(later)?);
        }
        form.readings.clone_from(&draft.readings);
        customer.texts.get(CustomerField::Id).clone_into(&mut form.ids[0]);
        for (id, order) in form.ids[1..].iter_mut().zip(&customer.orders) {
            order.get(OrderField::Id).clone_into(id);
        }
        let or = |text: &str, usual: &str| if text.is_empty() { usual.to_owned() } else { text.to_owned() };
        form.set(Field::Friends, or(customer.texts.get(CustomerField::Count), "1"));
        form.set(Field::Product, first.get(OrderField::Product));
        form.set(Field::Class, first.get(OrderField::Class));
        form.set(Field::Billing, or(first.get(OrderField::Billing), "prepaid"));
        form.set(Field::Edition, draft.edition.as_str());
        if basis == Basis::Orders {
            let kind = later.map_or("", |later| later.get(OrderField::Kind));
            form.set(Field::LaterKind, or(kind, "purchase"));
            form.set(Field::Customer, or(customer.texts.get(CustomerField::Kind), "new"));
            form.set(Field::LinkedBy, or(customer.texts.get(CustomerField::LinkedBy), "registration"));
            form.set(Field::Tier, draft.referrer.get(ReferrerField::Tier));
            form.set(Field::TierRate, draft.referrer.get(ReferrerField::TierRate));
            form.set(Field::Instalments, draft.referrer.get(ReferrerField::InstalmentsOver));
            draft.referrer.get(ReferrerField::Withholding).clone_into(&mut form.withholding);
        }
        Some(form)
    }

    /// The day so many days after the start; what is no such number stays, for the engine to refuse.
    fn day_text(&self, field: Field) -> String {
        let days = self.text(field);
        let Ok(start) = Date::parse(self.typed(Field::Start)) else { return self.typed(Field::Start).to_owned() };
        match days.parse::<u16>() {
            Ok(days) if days <= MOST_DAYS => start.plus_days(days.into()).to_string(),
            _ => days,
        }
    }
}

/// The field of the scenario at which a field of the form stands.
pub fn place_of(field: Field, basis: Basis) -> Place {
    let order = |order: usize, field: OrderField| Place::Order(0, order, field);
    match field {
        Field::Friends => Place::Customer(0, CustomerField::Count),
        Field::Spend => order(0, OrderField::Paid),
        Field::Later => order(1, OrderField::Paid),
        Field::Product => order(0, OrderField::Product),
        Field::Class => order(0, OrderField::Class),
        Field::Billing => order(0, OrderField::Billing),
        Field::Start => Place::Customer(0, start_field(basis)),
        Field::Day => order(0, OrderField::PaidAt),
        Field::LaterDay => order(1, OrderField::PaidAt),
        Field::LaterKind => order(1, OrderField::Kind),
        Field::Tier => Place::Referrer(ReferrerField::Tier),
        Field::TierRate => Place::Referrer(ReferrerField::TierRate),
        Field::Customer => Place::Customer(0, CustomerField::Kind),
        Field::Edition => Place::Edition,
        Field::LinkedBy => Place::Customer(0, CustomerField::LinkedBy),
        Field::Instalments => Place::Referrer(ReferrerField::InstalmentsOver),
    }
}

/// The field of the form in which a mistake at this place of the scenario was made.
pub fn field_at(place: &Place, basis: Basis) -> Field {
    // What no field stands for is the count itself, and a total that leaves the range of exact decimals because of it.
    Field::ALL.iter().copied().find(|field| place_of(*field, basis) == *place).unwrap_or(Field::Friends)
}

/// Where a customer's time begins.
pub fn start_field(basis: Basis) -> CustomerField {
    match basis {
        Basis::Spend => CustomerField::RegisteredOn,
        Basis::Orders => CustomerField::LinkedAt,
    }
}

fn is_nothing(amount: &str) -> bool {
    !amount.is_empty() && amount.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// The whole days from one day to a later one as the form has them; nothing where they are no such days.
fn days_after(start: &str, end: &str) -> Option<String> {
    let (start, end) = (Date::parse(start).ok()?, Date::parse(end).ok()?);
    (0..=MOST_DAYS)
        .map_while(|days| {
            let day = start.plus_days(days.into());
            (day <= end).then_some((days, day))
        })
        .last()
        .filter(|(_, day)| *day == end)
        .map(|(days, _)| days.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_again_from_its_scenario() {
        for basis in [Basis::Spend, Basis::Orders] {
            let mut form = Form::new(basis, "2026-01-10");
            for (field, text) in
                [(Field::Spend, "1,234.5"), (Field::Later, "70"), (Field::LaterDay, "200"), (Field::Friends, "12")]
            {
                form.set(field, text);
            }
            form.readings.push(("r".to_owned(), "o".to_owned()));
            let draft = form.draft("p", basis);
            assert_eq!(Form::new(basis, "2020-02-02").showing(&draft, basis), Some(form), "{basis}");
        }
    }

    #[test]
    fn a_scenario_that_says_more_has_no_form() {
        let form = Form::new(Basis::Orders, "2026-01-10");
        let mut plain = form.draft("p", Basis::Orders);
        plain.set(&Place::Order(0, 0, OrderField::Refunded), "0.00");
        assert!(form.showing(&plain, Basis::Orders).is_some());
        for (place, text) in [
            (Place::Order(0, 0, OrderField::Refunded), "5.00"),
            (Place::Order(0, 0, OrderField::Kind), "renewal"),
            (Place::Order(0, 0, OrderField::PaidAt), "2026-01-09"),
            (Place::Order(0, 0, OrderField::PaidAt), "2026-01-10T09:00"),
            (Place::Customer(0, CustomerField::Excluded), "cheating"),
            (Place::Referrer(ReferrerField::Account), "enterprise"),
        ] {
            let mut draft = plain.clone();
            draft.set(&place, text);
            assert_eq!(form.showing(&draft, Basis::Orders), None, "{place}");
        }
    }
}
