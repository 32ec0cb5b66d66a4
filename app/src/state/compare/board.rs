//! The comparison: every column judged, and a row for each order or friend with what differs from the current scenario.

use std::collections::BTreeMap;
use std::rc::Rc;

use referral_statement::{
    Basis, CustomerStatement, Differences, Error, Money, OrderPart, OrderStatement, Statement, Why, differences,
};

use super::{Item, What};
use crate::state::{Answer, Draft, State};

/// The columns and the rows.
#[derive(Clone, Debug)]
pub struct Board {
    /// The current scenario, then the others.
    pub columns: Vec<Judged>,
    /// What differs in any column.
    pub differ: Vec<Row>,
    /// What is the same in all.
    pub same: Vec<Row>,
}

/// A column and what the engine says to it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What the column is; nothing for the current scenario.
    pub item: Option<Item>,
    /// What it says.
    pub draft: Draft,
    /// The answer, or the first mistake.
    pub answer: Result<Rc<Answer>, Error>,
    /// What tells it from the current scenario, where both are answered.
    pub differences: Option<Differences>,
}

/// An order, or a customer as a whole, through all columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The customer.
    pub customer: String,
    /// Its order; none for the customer as a whole.
    pub order: Option<String>,
    /// One for each column; none where it does not have the row.
    pub cells: Vec<Option<Cell>>,
}

/// A row in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The customer's place in the statement, and the order's among its orders.
    pub at: Option<(usize, Option<usize>)>,
    /// What it is worth more than in the current scenario, and why.
    pub difference: Option<(Money, Why)>,
}

impl Judged {
    /// The statement, where there is one.
    pub fn statement(&self) -> Option<&Statement> {
        self.answer.as_ref().ok().map(|answer| &answer.statement)
    }

    /// The customer of a cell.
    pub fn customer(&self, cell: &Cell) -> Option<&CustomerStatement> {
        self.statement()?.customers.get(cell.at?.0).map(AsRef::as_ref)
    }

    /// The order of a cell.
    pub fn order(&self, cell: &Cell) -> Option<&OrderStatement> {
        self.customer(cell)?.orders.get(cell.at?.1?)
    }
}

impl Row {
    /// Does any column differ from the current scenario?
    fn differs(&self) -> bool {
        self.cells.iter().flatten().any(|cell| cell.difference.is_some())
    }
}

impl State {
    /// The comparison as it stands.
    pub fn board(&self) -> Board {
        let ask = |draft: &Draft| Answer::of(self.programs, self.program, draft, None, None).map(Rc::new);
        let own = Judged { item: None, draft: self.draft().clone(), answer: ask(self.draft()), differences: None };
        let mut columns = vec![own];
        for item in self.compare.columns(self.program.id()) {
            let draft = match &item.what {
                What::Varied(_, vary) => vary.apply(self.program, self.draft()),
                What::Pinned(pin) => pin.draft.clone(),
            };
            let answer = ask(&draft);
            let both = columns[0].statement().zip(answer.as_ref().ok());
            let differences = both.map(|(own, other)| differences(own, &other.statement));
            columns.push(Judged { item: Some(item.clone()), draft, answer, differences });
        }
        let rows = if columns[0].answer.is_ok() { rows(&columns, self.program.basis()) } else { Vec::new() };
        let (differ, same) = rows.into_iter().partition(Row::differs);
        Board { columns, differ, same }
    }
}

/// The name of a row: a customer and one of its orders.
type Name = (String, Option<String>);

/// Every row of any column, in the order in which they first come.
fn rows(columns: &[Judged], basis: Basis) -> Vec<Row> {
    let tables: Vec<Table> = columns.iter().map(|column| Table::of(column, basis)).collect();
    let mut names: Vec<&Name> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for name in tables.iter().flat_map(|table| &table.names) {
        if known.insert(name) {
            names.push(name);
        }
    }
    // A customer as a whole has a row of its own where its orders do not say what differs.
    let wanted = |name: &&&Name| {
        basis == Basis::Spend || name.1.is_some() || tables.iter().any(|table| table.differences.contains_key(**name))
    };
    let row = |name: &Name| {
        let (customer, order) = name.clone();
        Row { customer, order, cells: tables.iter().map(|table| table.cell(name)).collect() }
    };
    names.iter().filter(wanted).map(|name| row(name)).collect()
}

/// A column's rows by their names.
struct Table {
    names: Vec<Name>,
    places: BTreeMap<Name, (usize, Option<usize>)>,
    differences: BTreeMap<Name, (Money, Why)>,
    is_answered: bool,
}

impl Table {
    fn of(column: &Judged, basis: Basis) -> Self {
        let mut table = Self {
            names: Vec::new(),
            places: BTreeMap::new(),
            differences: BTreeMap::new(),
            is_answered: column.answer.is_ok(),
        };
        let customers = column.statement().map_or(&[][..], |statement| &statement.customers);
        for (index, customer) in customers.iter().enumerate() {
            table.add((customer.id.clone(), None), (index, None));
            for (order, of) in customer.orders.iter().enumerate().filter(|_| basis == Basis::Orders) {
                table.add((customer.id.clone(), Some(of.id.clone())), (index, Some(order)));
            }
        }
        let Some(found) = &column.differences else { return table };
        let by_orders = |customer: &str| found.orders.iter().any(|order| order.customer == customer);
        for customer in &found.customers {
            let own = customer.cause == Why::Other(OrderPart::Count) || !by_orders(&customer.customer);
            if basis == Basis::Spend || own {
                let name = (customer.customer.clone(), None);
                table.differences.insert(name, (customer.difference, customer.cause));
            }
        }
        for order in found.orders.iter().filter(|_| basis == Basis::Orders) {
            let name = (order.customer.clone(), Some(order.order.clone()));
            table.differences.insert(name, (order.difference, order.cause));
        }
        table
    }

    fn add(&mut self, name: Name, place: (usize, Option<usize>)) {
        self.names.push(name.clone());
        self.places.insert(name, place);
    }

    /// The cell of a row; none where the column has no answer, or neither the row nor anything to say of it.
    fn cell(&self, name: &Name) -> Option<Cell> {
        let (at, difference) = (self.places.get(name).copied(), self.differences.get(name).copied());
        (self.is_answered && (at.is_some() || difference.is_some())).then_some(Cell { at, difference })
    }
}
