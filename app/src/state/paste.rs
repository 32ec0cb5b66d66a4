//! Rows from a spreadsheet: what their columns are, and the scenario that they add up to.

mod entry;

use std::rc::Rc;

use referral_share::{Field, product};
use referral_statement::{Basis, Program, Time, Word};

pub use entry::Entry;

use super::draft::{Customer, Draft, Texts};
use super::form::start_field;
use super::ids::OrderIds;
use super::place::{CustomerField, OrderField};
use super::typed;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A fact of the customer.
    Customer(CustomerField),
    /// A fact of the order.
    Order(OrderField),
}

/// Rows as they were pasted, and what their columns are taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The names of the columns, where the first row has them.
    pub header: Option<Vec<String>>,
    /// What each column holds; nothing where it is left out.
    pub columns: Vec<Option<Column>>,
    /// The rows below the names.
    pub rows: Vec<Vec<String>>,
}

impl Pasted {
    /// Reads rows that tabs, or else semicolons or commas, take apart. Nothing where there are none.
    pub fn read(text: &str, program: &Program) -> Option<Self> {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let first = lines.first()?;
        let mark = ['\t', ';', ','].into_iter().find(|mark| first.contains(*mark)).unwrap_or('\t');
        let mut rows: Vec<Vec<String>> = lines.iter().map(|line| cells(line, mark)).collect();
        let width = rows.iter().map(Vec::len).max()?;
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let named: Vec<Option<Column>> = rows[0].iter().map(|name| by_name(name, program.basis())).collect();
        let values = rows[0].iter().any(|cell| is_time(cell) || is_amount(cell));
        let (header, columns) = if !values && named.iter().any(Option::is_some) {
            (Some(rows.remove(0)), once(named))
        } else {
            (None, guessed(&rows, width, program))
        };
        Some(Self { header, columns, rows })
    }

    /// The cells that are not understood as what their column holds, by row and column.
    pub fn doubtful(&self, row: usize, column: usize, program: &Program) -> bool {
        let Some(text) = self.rows.get(row).and_then(|row| row.get(column)) else { return false };
        let Some(Some(kind)) = self.columns.get(column) else { return false };
        let value = value(*kind, text, program);
        !value.trim().is_empty() && !holds(*kind, &value, program)
    }

    /// The scenario with these rows added to it, or in place of its customers; `start` is the day on which the time of a
    /// customer begins whose row does not say it.
    pub fn onto(&self, draft: &Draft, replace: bool, start: &str, program: &Program) -> Draft {
        let mut draft = draft.clone();
        if replace {
            draft.customers.clear();
        }
        let says = |column: Column| self.columns.contains(&Some(column));
        let by_id = says(Column::Customer(CustomerField::Id));
        let mut unnamed = (!by_id).then(|| draft.new_customer_id());
        let mut ids = OrderIds::of(&draft);
        for row in &self.rows {
            let mut facts: Texts<CustomerField> = Texts::default();
            let mut order: Texts<OrderField> = Texts::default();
            for (text, column) in row.iter().zip(&self.columns) {
                match column {
                    Some(column @ Column::Customer(field)) => facts.set(*field, value(*column, text, program)),
                    Some(column @ Column::Order(field)) => order.set(*field, value(*column, text, program)),
                    None => {}
                }
            }
            if facts.get(CustomerField::Id).is_empty() {
                // A row without a customer goes on with the one above it.
                let last = draft.customers.last().map(|last| last.texts.get(CustomerField::Id).to_owned());
                let id = unnamed.clone().or(last).unwrap_or_else(|| draft.new_customer_id());
                facts.set(CustomerField::Id, id.clone());
                unnamed = unnamed.map(|_| id);
            }
            if order.get(OrderField::Id).is_empty() {
                order.set(OrderField::Id, ids.next(facts.get(CustomerField::Id)));
            }
            ids.take(order.get(OrderField::Id));
            add(&mut draft, &facts, order, start, program.basis());
        }
        draft
    }
}

/// Adds a row to the customer whose id it names, or to a new one.
fn add(draft: &mut Draft, facts: &Texts<CustomerField>, order: Texts<OrderField>, start: &str, basis: Basis) {
    let id = facts.get(CustomerField::Id).to_owned();
    let known = draft.customers.iter().rposition(|customer| customer.texts.get(CustomerField::Id) == id);
    let index = known.unwrap_or_else(|| {
        let texts = Texts::default().with(CustomerField::Id, id).with(start_field(basis), start);
        draft.customers.push(Rc::new(Customer { texts, orders: Vec::new() }));
        draft.customers.len() - 1
    });
    let customer = Rc::make_mut(&mut draft.customers[index]);
    for field in CustomerField::ALL.iter().filter(|field| !facts.get(**field).is_empty()) {
        customer.texts.set(*field, facts.get(*field));
    }
    customer.orders.push(order);
}

/// The cells of a line; quotation marks hold what would take it apart.
fn cells(line: &str, mark: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter == mark && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            letter => cell.push(letter),
        }
    }
    cells.push(cell.trim().to_owned());
    cells
}

fn by_name(name: &str, basis: Basis) -> Option<Column> {
    column(Field::named(name)?).filter(|column| is_of(*column, basis))
}

/// The column of a field; none for what scenarios do not say row by row.
fn column(field: Field) -> Option<Column> {
    if field.is_of_customer() {
        CustomerField::from_word(field.contract()).map(Column::Customer)
    } else {
        OrderField::from_word(field.contract()).map(Column::Order)
    }
}

/// Has a program of this basis the column?
pub fn is_of(column: Column, basis: Basis) -> bool {
    match column {
        Column::Customer(field) => field.is_of(basis),
        Column::Order(field) => field.is_of(basis),
    }
}

/// Every column at most once: the first that is named so.
fn once(columns: Vec<Option<Column>>) -> Vec<Option<Column>> {
    let mut seen: Vec<Column> = Vec::new();
    let first = |column: Option<Column>| {
        let column = column.filter(|column| !seen.contains(column))?;
        seen.push(column);
        Some(column)
    };
    columns.into_iter().map(first).collect()
}

/// What columns without names hold, by what stands in them.
fn guessed(rows: &[Vec<String>], width: usize, program: &Program) -> Vec<Option<Column>> {
    let column = |index: usize| rows.iter().map(move |row| row[index].as_str()).filter(|cell| !cell.is_empty());
    let guess = |index: usize| {
        let all = |is: &dyn Fn(&str) -> bool| column(index).next().is_some() && column(index).all(is);
        let holds_all = |kind: Column| all(&|cell| holds(kind, &value(kind, cell, program), program));
        let words =
            [Column::Order(OrderField::Product), Column::Order(OrderField::Kind), Column::Order(OrderField::Billing)];
        let mut cells: Vec<&str> = column(index).collect();
        let count = cells.len();
        cells.sort_unstable();
        cells.dedup();
        if all(&is_time) {
            Some(Column::Order(OrderField::PaidAt))
        } else if let Some(kind) = words.into_iter().find(|kind| is_of(*kind, program.basis()) && holds_all(*kind)) {
            Some(kind)
        } else if all(&is_amount) {
            Some(Column::Order(OrderField::Paid))
        } else if cells.len() < count {
            Some(Column::Customer(CustomerField::Id))
        } else {
            (count > 0).then_some(Column::Order(OrderField::Id))
        }
    };
    once((0..width).map(guess).collect())
}

fn is_time(cell: &str) -> bool {
    Time::parse(&typed::time(cell)).is_ok()
}

fn is_amount(cell: &str) -> bool {
    let number = typed::number(cell);
    number.bytes().any(|byte| byte.is_ascii_digit()) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Is a value one that its column can hold?
fn holds(column: Column, value: &str, program: &Program) -> bool {
    use referral_statement::{Billing, Class, CustomerKind, Excluded, LinkedBy, OrderKind};
    match column {
        Column::Customer(CustomerField::Id | CustomerField::Count)
        | Column::Order(OrderField::Id | OrderField::Settlement) => true,
        Column::Customer(CustomerField::Kind) => CustomerKind::from_word(value).is_some(),
        Column::Customer(CustomerField::LinkedBy) => LinkedBy::from_word(value).is_some(),
        Column::Customer(CustomerField::Excluded) => Excluded::from_word(value).is_some(),
        Column::Customer(_) | Column::Order(OrderField::PaidAt) => is_time(value),
        Column::Order(OrderField::Paid | OrderField::Refunded) => is_amount(value),
        Column::Order(OrderField::Product) => program.products().iter().any(|product| product.id() == value),
        Column::Order(OrderField::Class) => Class::from_word(value).is_some(),
        Column::Order(OrderField::Kind) => OrderKind::from_word(value).is_some(),
        Column::Order(OrderField::Billing) => Billing::from_word(value).is_some(),
    }
}

/// A cell as the scenario says it; what is not understood stays as typed.
fn value(column: Column, text: &str, program: &Program) -> String {
    let text = text.trim();
    match column {
        Column::Order(OrderField::Product) => product(text, program).unwrap_or(text).to_owned(),
        Column::Customer(CustomerField::Kind | CustomerField::LinkedBy | CustomerField::Excluded)
        | Column::Order(OrderField::Kind | OrderField::Billing | OrderField::Class) => {
            referral_share::word(text, |word| holds(column, word, program)).unwrap_or(text).to_owned()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::place::Place;
    use referral_statement::Programs;

    fn of(basis: Basis) -> &'static Program {
        let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
        programs.iter().find(|program| program.basis() == basis).unwrap()
    }

    #[test]
    fn columns_are_found_by_their_names_in_either_language() {
        let program = of(Basis::Orders);
        for text in [
            "Customer\tOrder no\tPaid at\tAmount\tColour\tType\nB\tB-1\t2024/6/11 9:30\t1,234.50\tred\t续费",
            "客户,订单号,支付时间,实付金额,颜色,订单类型\nB,B-1,2024/6/11 9:30,\"1,234.50\",red,renewal",
            "customer;order_id;paid_at;paid;x;kind\nB;B-1;2024/6/11 9:30;1,234.50;;Renew",
        ] {
            let pasted = Pasted::read(text, program).unwrap();
            assert_eq!(pasted.columns.iter().filter(|column| column.is_none()).count(), 1, "{text}");
            let draft = pasted.onto(&Draft::default(), false, "2024-06-10", program);
            let says = |field| draft.get(&Place::Order(0, 0, field));
            assert_eq!(draft.get(&Place::Customer(0, CustomerField::Id)), "B");
            assert_eq!(draft.get(&Place::Customer(0, CustomerField::LinkedAt)), "2024-06-10");
            assert_eq!(
                [says(OrderField::Id), says(OrderField::Paid), says(OrderField::Kind)],
                ["B-1", "1,234.50", "renewal"]
            );
        }
    }

    #[test]
    fn columns_without_names_are_guessed() {
        let program = of(Basis::Orders);
        let pasted =
            Pasted::read("B\t2024-06-11\t99.00\tecs\nB\t2024-06-12\t¥99\tECS\nC\t2024-06-12\t5\t", program).unwrap();
        let expected = [
            Column::Customer(CustomerField::Id),
            Column::Order(OrderField::PaidAt),
            Column::Order(OrderField::Paid),
            Column::Order(OrderField::Product),
        ];
        assert_eq!((pasted.header.as_ref(), pasted.columns.clone()), (None, expected.map(Some).to_vec()));
        let draft = pasted.onto(&Draft::default(), false, "", program);
        assert_eq!((draft.customers.len(), draft.order_count()), (2, 3));
        assert_eq!(draft.get(&Place::Order(0, 1, OrderField::Product)), "ecs");
        assert_eq!(draft.get(&Place::Order(0, 1, OrderField::Id)), "B-2");
    }

    #[test]
    fn a_bad_cell_stays_as_typed_and_is_pointed_at() {
        let program = of(Basis::Orders);
        let pasted = Pasted::read("paid at\tpaid\tproduct\n11 June\t99.00\tteapot", program).unwrap();
        let doubtful: Vec<bool> = (0..3).map(|column| pasted.doubtful(0, column, program)).collect();
        assert_eq!(doubtful, [true, false, true]);
        let draft = pasted.onto(&Draft::default(), false, "", program);
        assert_eq!(draft.get(&Place::Order(0, 0, OrderField::PaidAt)), "11 June");
        assert_eq!(draft.get(&Place::Order(0, 0, OrderField::Product)), "teapot");
    }

    #[test]
    fn rows_go_to_the_customers_that_are_there() {
        let program = of(Basis::Spend);
        let first =
            Pasted::read("friend,registered on,date,paid\nF,2026-01-01,2026-01-02,20\n,,2026-01-03,30", program)
                .unwrap();
        let draft = first.onto(&Draft::default(), false, "", program);
        assert_eq!((draft.customers.len(), draft.customers[0].orders.len()), (1, 2));
        let more = first.onto(&draft, false, "", program);
        assert_eq!((more.customers.len(), more.customers[0].orders.len()), (1, 4));
        assert_eq!(first.onto(&draft, true, "", program), draft);
        assert_eq!(Pasted::read(" \n", program), None);
    }
    #[test]
    fn thousands_of_rows_without_ids_get_the_ids_that_one_by_one_they_would() {
        let program = of(Basis::Orders);
        let some = Pasted::read("customer\torder\tpaid\nB\tB-2\t1\nB\t\t1\nC\t\t1\nB\t\t1\nB\tB-4\t1\nB\t\t1", program);
        let draft = some.unwrap().onto(&Draft::default(), false, "", program);
        let ids = |customer: usize| -> Vec<&str> {
            draft.customers[customer].orders.iter().map(|order| order.get(OrderField::Id)).collect()
        };
        assert_eq!((ids(0), ids(1)), (vec!["B-2", "B-1", "B-3", "B-4", "B-5"], vec!["C-1"]));
        // Each compared with all before it, under all numbers before its own, this would never end.
        let many = Pasted::read(&format!("customer\tpaid{}", "\nB\t1".repeat(20_000)), program).unwrap();
        let draft = many.onto(&Draft::default(), false, "", program);
        assert_eq!(draft.get(&Place::Order(0, 19_999, OrderField::Id)), "B-20000");
    }
}
