//! The ledger itself: takes the file, judges it, and answers.

use std::sync::Arc;

use referral_share::Field;
use referral_statement::{Basis, Error, Money, Node, Problem, Program, Programs, Rate};

use crate::arena::Column;
use crate::facts::{Found, OrderName, OrderRow};
use crate::fault::Fault;
use crate::judge::{Earned, Judged};
use crate::layout::Layout;
use crate::slow;
use crate::split::{Each, Record, Splitter, Take};
use crate::table::Table;

/// So much of a file is looked at to guess its layout.
const BEGINNING: usize = 1 << 16;

/// So many orders are judged between two looks at the clock.
const STEP: usize = 20_000;

/// A file of orders and what each of them earns.
pub struct Ledger {
    programs: Arc<Programs>,
    settings: Node,
    beginning: Vec<u8>,
    splitter: Option<Splitter>,
    /// The first record holds the names and is still to come.
    is_header_next: bool,
    pub(crate) table: Option<Table>,
    pub(crate) judged: Option<Judged>,
    is_whole: bool,
    /// The rows that are shown, in their order; all of them in the order of the file where nothing is chosen.
    pub(crate) chosen: Option<Vec<u32>>,
}

impl Ledger {
    /// A ledger with the settings of a scenario, without customers: `program`, `edition`, `readings` and `referrer`; beside them
    /// `delimiter`, `columns` (a list of names of fields, null where a column is passed over) and `header: false` for a file
    /// whose first record is an order.
    ///
    /// # Errors
    /// Those of the settings, as `evaluate` tells them.
    pub fn new(programs: Programs, settings: &Node) -> Result<Self, Error> {
        let programs = Arc::new(programs);
        for (name, _) in settings.fields() {
            const KNOWN: [&str; 7] = ["program", "edition", "readings", "referrer", "delimiter", "columns", "header"];
            if !KNOWN.contains(&name.as_str()) {
                let known = KNOWN.map(str::to_owned).to_vec();
                return Err(Problem::UnknownField { name: name.clone(), known }.at(name.as_str()));
            }
        }
        slow::settled(&programs, settings)?;
        Ok(Self {
            programs,
            settings: settings.clone(),
            beginning: Vec::new(),
            splitter: None,
            is_header_next: true,
            table: None,
            judged: None,
            is_whole: false,
            chosen: None,
        })
    }

    /// Takes the next bytes of the file, UTF-8.
    ///
    /// # Errors
    /// A column that no row can do without and that is not there.
    pub fn write(&mut self, chunk: &[u8]) -> Result<(), Error> {
        if self.splitter.is_none() {
            self.beginning.extend_from_slice(chunk);
            if self.beginning.len() < BEGINNING {
                return Ok(());
            }
            return self.begin();
        }
        self.take(chunk);
        Ok(())
    }

    fn take(&mut self, chunk: &[u8]) {
        let (Some(splitter), Some(table)) = (&mut self.splitter, &mut self.table) else { return };
        let is_header_next = &mut self.is_header_next;
        splitter.write(chunk, &mut Entry { table, is_header_next });
    }

    /// Finds the layout, and takes what came so far.
    fn begin(&mut self) -> Result<(), Error> {
        let beginning = std::mem::take(&mut self.beginning);
        let scenario = slow::settled(&self.programs, &self.settings)?;
        let Some(program) = self.program() else { return Ok(()) };
        let basis = program.basis();
        let delimiter = self.settings.field("delimiter").and_then(Node::plain).and_then(|mark| mark.chars().next());
        // Of a file that comes in larger pieces no more is looked at, or its pieces would decide what it is.
        let mut layout = Layout::guess(&beginning[..beginning.len().min(BEGINNING)], basis, delimiter);
        if let Some(columns) = self.settings.field("columns") {
            layout = layout.with_columns(columns, basis)?;
        }
        if let Some(field) = layout.missing(basis).first() {
            let name = referral_statement::Word::word(*field).to_owned();
            return Err(Problem::MissingField { name }.at("columns"));
        }
        let splitter = Splitter::new(u8::try_from(layout.delimiter).unwrap_or(b','));
        let table = Table::new(&self.programs, self.settings.clone(), scenario, program, layout);
        (self.splitter, self.table) = (Some(splitter), Some(table));
        let header = self.settings.field("header").map(Node::value);
        self.is_header_next = !matches!(header, Some(referral_statement::Value::Flag(false)));
        self.take(&beginning);
        Ok(())
    }

    /// Ends the file. What was read can be judged then.
    ///
    /// # Errors
    /// Those of [`Ledger::write`].
    pub fn end(&mut self) -> Result<(), Error> {
        if self.is_whole {
            return Ok(());
        }
        if self.splitter.is_none() {
            self.begin()?;
        }
        if let (Some(splitter), Some(table)) = (&mut self.splitter, &mut self.table) {
            let is_header_next = &mut self.is_header_next;
            splitter.finish(&mut Entry { table, is_header_next });
            table.close();
            self.is_whole = true;
        }
        Ok(())
    }

    /// Judges some thousands of orders; says whether all are judged.
    ///
    /// # Errors
    /// A tier whose rate the settings must or must not give.
    pub fn judge(&mut self) -> Result<bool, Error> {
        self.end()?;
        let Some(table) = &mut self.table else { return Ok(true) };
        let judged = self.judged.get_or_insert_with(|| Judged::new(table));
        if !judged.go_on(table, STEP)? {
            return Ok(false);
        }
        if let Err(error) = judged.check(table) {
            self.judged = None;
            return Err(error);
        }
        Ok(true)
    }

    /// Ends the file and judges everything.
    ///
    /// # Errors
    /// Those of [`Ledger::end`] and [`Ledger::judge`].
    pub fn finish(&mut self) -> Result<(), Error> {
        while !self.judge()? {}
        Ok(())
    }

    /// Reads a refused row again, as it was mended. It is judged with the rest when that is asked for again; where it is refused
    /// anew it stays among the refused.
    pub fn mend(&mut self, fault: usize, row: &str) -> bool {
        let Some(table) = &mut self.table else { return false };
        let Some(line) = table.take_back(fault) else { return false };
        let before = table.orders.len();
        let mut splitter = Splitter::new(u8::try_from(table.layout.delimiter).unwrap_or(b','));
        splitter.start_at(line);
        let mut take = Each(|record: &Record<'_>| table.take(record));
        splitter.write(row.as_bytes(), &mut take);
        splitter.finish(&mut take);
        let is_mended = table.orders.len() > before;
        if is_mended {
            table.forget_later();
            self.judged = None;
            self.chosen = None;
        }
        is_mended
    }

    /// The layout by which the file is read, once enough of it has come.
    pub fn layout(&self) -> Option<&Layout> {
        self.table.as_ref().map(|table| &table.layout)
    }

    /// The rules.
    pub fn program(&self) -> Option<&Program> {
        self.programs.get(self.settings.field("program").and_then(Node::plain)?)
    }

    pub(crate) fn basis(&self) -> Basis {
        self.program().map_or(Basis::Orders, Program::basis)
    }

    /// How many orders were read.
    pub fn orders(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.orders.len())
    }

    /// How many customers they are of.
    pub fn customers(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.customers.len())
    }

    /// How many orders are judged.
    pub fn judged_orders(&self) -> usize {
        self.judged.as_ref().map_or(0, |judged| judged.done)
    }

    /// How many rows were refused.
    pub fn faults(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.bad.len())
    }

    /// One of the refused rows.
    pub fn fault(&self, index: usize) -> Option<Fault> {
        let table = self.table.as_ref()?;
        table.bad.get(index).map(|bad| table.fault(bad))
    }

    /// The rates by which orders earn, by their numbers less one.
    pub fn rates(&self) -> &[Rate] {
        self.judged.as_ref().map_or(&[], |judged| &judged.rates)
    }

    /// What everything earns.
    pub fn total(&self) -> Money {
        let Some((table, judged)) = self.both() else { return Money::ZERO };
        let customers = judged.customers.iter().zip(table.customers.iter());
        let cents = customers.map(|(earned, customer)| earned.reward * i128::from(customer.facts.count)).sum();
        money(cents)
    }

    pub(crate) fn both(&self) -> Option<(&Table, &Judged)> {
        let (table, judged) = (self.table.as_ref()?, self.judged.as_ref()?);
        (judged.customers.len() == table.customers.len()).then_some((table, judged))
    }

    /// The reward in cents of each of these rows, as chosen and sorted; nothing in a program of spend.
    pub fn rewards(&self, from: usize, count: usize) -> Vec<i64> {
        self.column(from, count, |found| found.reward)
    }

    /// What counts of each of these rows, in cents.
    pub fn counted(&self, from: usize, count: usize) -> Vec<i64> {
        self.column(from, count, |found| found.counted)
    }

    /// The number of the rate of each of these rows, from one; zero where there is none.
    pub fn rate_numbers(&self, from: usize, count: usize) -> Vec<u16> {
        self.column(from, count, |found| found.rate)
    }

    /// The number of the reason of each of these rows in [`Ledger::causes`], from one; zero where there is none.
    pub fn cause_numbers(&self, from: usize, count: usize) -> Vec<u8> {
        self.column(from, count, |found| found.cause)
    }

    /// The reasons and limits, by their numbers less one.
    pub fn causes() -> impl Iterator<Item = &'static str> {
        (1_u8..).map_while(crate::facts::cause).map(crate::facts::word)
    }

    fn column<T: Copy>(&self, from: usize, count: usize, of: impl Fn(&Found) -> T) -> Vec<T> {
        let Some((_, judged)) = self.both() else { return Vec::new() };
        self.places(from, count).map(|row| of(judged.found.at(row))).collect()
    }

    /// How many rows are chosen.
    pub fn rows(&self) -> usize {
        self.chosen.as_ref().map_or_else(|| self.orders(), Vec::len)
    }

    /// The numbers of the rows at these places.
    pub(crate) fn places(&self, from: usize, count: usize) -> impl Iterator<Item = usize> + '_ {
        let end = from.saturating_add(count).min(self.rows());
        (from.min(end)..end).map(|place| self.chosen.as_ref().map_or(place, |chosen| chosen[place] as usize))
    }
}

/// An amount of so many cents; beyond the range of exact decimals the most that they hold.
pub(crate) fn money(cents: i128) -> Money {
    Money::of_whole_cents(cents).unwrap_or(Money::MOST)
}

/// Enters records, but for the names in the first one.
struct Entry<'a> {
    table: &'a mut Table,
    is_header_next: &'a mut bool,
}

impl Take for Entry<'_> {
    fn glance(&mut self, record: &Record<'_>) -> Option<u32> {
        Some(self.table.glance(record))
    }

    fn ready(&mut self) {
        self.table.customers.ready();
    }

    fn take(&mut self, record: &Record<'_>) {
        if !std::mem::take(self.is_header_next) {
            self.table.take(record);
        }
    }
}

/// What a page of rows looks at.
pub(crate) struct Look<'a> {
    pub order: &'a OrderRow,
    pub name: &'a OrderName,
    pub found: &'a Found,
    pub earned: &'a Earned,
}

impl Ledger {
    pub(crate) fn look<'a>(table: &'a Table, judged: &'a Judged, row: usize) -> Look<'a> {
        let name = table.names.at(row);
        let customer = name.customer as usize;
        Look { order: table.orders.at(row), name, found: judged.found.at(row), earned: judged.customers.at(customer) }
    }

    pub(crate) fn actual(table: &Table, row: usize) -> Option<i64> {
        let actual: &Column<i64> = &table.actual;
        (table.has(Field::ActuallyPaid)).then(|| actual.get(row)).filter(|actual| *actual >= 0)
    }
}
