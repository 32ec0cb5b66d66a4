//! A plan as it is typed: what is assumed of new customers in three cases, every field a text.

use std::fmt;

use referral_statement::{Basis, Date, Node, Word};

use crate::state::draft::Texts;
use crate::state::typed;

/// The name under which a plan says which program it is for.
const PROGRAM: &str = "program";

/// A field of a plan; its word is its path in the contract, below `forecast` or one of its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanField {
    /// The first month with new customers.
    From,
    /// How many months have new customers.
    Months,
    /// The last month that is looked at; empty for the last one with new customers.
    Until,
    /// The day of the month on which they come.
    Day,
    /// How many a month: one number, or one for each month.
    NewCustomers,
    /// The percentage of them who order at all.
    Conversion,
    /// The first order.
    FirstOrder,
    /// The days until then.
    FirstAfter,
    /// Each later order; empty for none.
    LaterAmount,
    /// The days between orders.
    LaterEvery,
    /// What a later order does.
    LaterKind,
    /// The percentage who are lost before each later order.
    DropOut,
}

impl Word for PlanField {
    const ALL: &'static [Self] = &[
        Self::From,
        Self::Months,
        Self::Until,
        Self::Day,
        Self::NewCustomers,
        Self::Conversion,
        Self::FirstOrder,
        Self::FirstAfter,
        Self::LaterAmount,
        Self::LaterEvery,
        Self::LaterKind,
        Self::DropOut,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Months => "months",
            Self::Until => "until",
            Self::Day => "day",
            Self::NewCustomers => "new_customers",
            Self::Conversion => "conversion",
            Self::FirstOrder => "first_order",
            Self::FirstAfter => "first_order_after_days",
            Self::LaterAmount => "later_orders.amount",
            Self::LaterEvery => "later_orders.every_days",
            Self::LaterKind => "later_orders.kind",
            Self::DropOut => "drop_out",
        }
    }
}

impl PlanField {
    /// Does it hold an amount of money?
    pub fn is_money(self) -> bool {
        matches!(self, Self::FirstOrder | Self::LaterAmount)
    }

    /// Does it hold a percentage?
    pub fn is_percent(self) -> bool {
        matches!(self, Self::Conversion | Self::DropOut)
    }

    fn is_of(self, basis: Basis) -> bool {
        basis == Basis::Orders || self != Self::LaterKind
    }
}

/// A case of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// What is expected.
    Expected,
    /// Less than that.
    Low,
    /// More than that.
    High,
}

impl Word for Case {
    const ALL: &'static [Self] = &[Self::Low, Self::Expected, Self::High];

    fn word(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// A field of a case: where a text of a plan is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The case.
    pub case: Case,
    /// The field.
    pub field: PlanField,
}

impl Spot {
    /// A field of the expected case.
    pub fn expected(field: PlanField) -> Self {
        Self { case: Case::Expected, field }
    }

    /// The spot of a path as the engine's errors name it; nothing where it is none of a plan's texts.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.strip_prefix("forecast.")?;
        let in_case = |case: Case| Some((case, path.strip_prefix(case.word())?.strip_prefix('.')?));
        let (case, path) = in_case(Case::Low).or_else(|| in_case(Case::High)).unwrap_or((Case::Expected, path));
        // A number of a list is typed among the others.
        let name = path.split('[').next().unwrap_or(path);
        let field = PlanField::from_word(name).or((name == "later_orders").then_some(PlanField::LaterAmount))?;
        Some(Self { case, field })
    }
}

impl fmt::Display for Spot {
    /// Its path in the contract, which is the id of its control.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.case {
            Case::Expected => write!(out, "forecast.{}", self.field.word()),
            case => write!(out, "forecast.{}.{}", case.word(), self.field.word()),
        }
    }
}

/// The plan of one program, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanText {
    expected: Texts<PlanField>,
    low: Texts<PlanField>,
    high: Texts<PlanField>,
}

impl PlanText {
    /// An example to begin with: a small blog, from the month after the reader's day on. Its figures are invented.
    pub fn example(basis: Basis, today: &str) -> Self {
        let next = Date::parse(today).ok().map(|day| day.month().plus(1).to_string()).unwrap_or_default();
        let spend = basis == Basis::Spend;
        let expected = Texts::default()
            .with(PlanField::From, next)
            .with(PlanField::Months, "12")
            .with(PlanField::Day, "1")
            .with(PlanField::NewCustomers, "6")
            .with(PlanField::Conversion, "30")
            .with(PlanField::FirstOrder, if spend { "80.00" } else { "300.00" })
            .with(PlanField::FirstAfter, if spend { "10" } else { "3" })
            .with(PlanField::LaterAmount, if spend { "40.00" } else { "100.00" })
            .with(PlanField::LaterEvery, "30")
            .with(PlanField::LaterKind, if spend { "" } else { "renewal" })
            .with(PlanField::DropOut, "15");
        let low = Texts::default().with(PlanField::NewCustomers, "3").with(PlanField::Conversion, "20");
        let high = Texts::default().with(PlanField::NewCustomers, "10").with(PlanField::Conversion, "40");
        Self { expected, low, high }
    }

    fn case(&self, case: Case) -> &Texts<PlanField> {
        match case {
            Case::Expected => &self.expected,
            Case::Low => &self.low,
            Case::High => &self.high,
        }
    }

    fn case_mut(&mut self, case: Case) -> &mut Texts<PlanField> {
        match case {
            Case::Expected => &mut self.expected,
            Case::Low => &mut self.low,
            Case::High => &mut self.high,
        }
    }

    /// The text at a spot.
    pub fn get(&self, spot: Spot) -> &str {
        self.case(spot.case).get(spot.field)
    }

    /// Types at a spot.
    pub fn set(&mut self, spot: Spot, text: &str) {
        self.case_mut(spot.case).set(spot.field, text);
    }

    /// The text of a field of the expected case, as it is understood.
    pub fn text(&self, field: PlanField) -> String {
        understood(field, self.expected.get(field))
    }

    /// The plan of the contract: every text as it is understood, what is empty left out.
    pub fn node(&self, basis: Basis) -> Node {
        let mut fields = contract(Case::Expected, &self.expected, basis);
        for case in [Case::Low, Case::High] {
            let own = contract(case, self.case(case), basis);
            fields.push((case.word(), (!own.is_empty()).then(|| Node::table(own))));
        }
        Node::table(fields)
    }

    /// The plan as it was typed, for [`PlanText::read`].
    pub fn kept(&self, program: &str) -> Node {
        let said = |case: Case| {
            let texts = self.case(case);
            let said = PlanField::ALL.iter().filter(|field| !texts.get(**field).is_empty());
            said.map(|field| (field.word(), Some(Node::text(texts.get(*field))))).collect::<Vec<_>>()
        };
        let mut fields = vec![(PROGRAM, Some(Node::text(program)))];
        fields.extend(said(Case::Expected));
        for case in [Case::Low, Case::High] {
            let own = said(case);
            fields.push((case.word(), (!own.is_empty()).then(|| Node::table(own))));
        }
        Node::table(fields)
    }

    /// A plan that was kept, and the program that it is for; what says nothing here is passed over.
    pub fn read(kept: &Node) -> (String, Self) {
        let mut plan = Self::default();
        let take = |texts: &mut Texts<PlanField>, table: &Node| {
            for (name, value) in table.fields() {
                if let (Some(field), Some(text)) = (PlanField::from_word(name), value.plain()) {
                    texts.set(field, text);
                }
            }
        };
        take(&mut plan.expected, kept);
        for case in [Case::Low, Case::High] {
            if let Some(table) = kept.field(case.word()) {
                take(plan.case_mut(case), table);
            }
        }
        (kept.field(PROGRAM).and_then(Node::plain).unwrap_or_default().to_owned(), plan)
    }
}

/// A text as the engine takes it.
pub fn understood(field: PlanField, text: &str) -> String {
    match field {
        PlanField::From | PlanField::Until => typed::month(text),
        PlanField::LaterKind => text.to_owned(),
        field if field.is_percent() => typed::fraction(text),
        _ => typed::number(text),
    }
}

/// The numbers of a list: those between semicolons, between Chinese commas, or on lines of their own.
pub fn numbers(text: &str) -> Vec<String> {
    let parts = text.split([';', '；', '、', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(typed::number).collect()
}

/// What a case says, field by field.
fn contract(case: Case, texts: &Texts<PlanField>, basis: Basis) -> Vec<(&'static str, Option<Node>)> {
    let given = |field: PlanField| field.is_of(basis) && !texts.get(field).trim().is_empty();
    let value = |field: PlanField| {
        let text = texts.get(field);
        let plain = understood(field, text);
        let whole = || plain.parse().ok().map(Node::number);
        match field {
            PlanField::NewCustomers => match numbers(text).as_slice() {
                [] | [_] => Node::text(plain),
                list => Node::list(list.iter().map(Node::text)),
            },
            // A number where it is one; else the engine says what is wrong with the text.
            PlanField::Months | PlanField::Day | PlanField::FirstAfter | PlanField::LaterEvery => {
                whole().unwrap_or_else(|| Node::text(plain))
            }
            _ => Node::text(plain),
        }
    };
    let later = [PlanField::LaterAmount, PlanField::LaterEvery, PlanField::LaterKind];
    let plain = PlanField::ALL.iter().copied().filter(|field| !later.contains(field) && given(*field));
    let mut fields: Vec<(&'static str, Option<Node>)> = plain.map(|field| (field.word(), Some(value(field)))).collect();
    // Without an amount there are no later orders, however often; a case may change any of it alone.
    if case != Case::Expected || given(PlanField::LaterAmount) {
        let own = later.into_iter().filter(|field| given(*field));
        let own: Vec<_> = own.map(|field| (last(field.word()), Some(value(field)))).collect();
        fields.extend((!own.is_empty()).then(|| ("later_orders", Some(Node::table(own)))));
    }
    fields
}

/// The last name of a path.
fn last(path: &'static str) -> &'static str {
    path.rsplit('.').next().unwrap_or(path)
}
