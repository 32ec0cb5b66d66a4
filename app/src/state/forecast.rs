//! The state of Forecast: a plan for each program as typed, what the engine makes of it, and the calendar of the scenario.
//!
//! Both are worked out when the page asks for it, after it has been drawn, and kept with what they were worked out for: what is
//! shown is up to date where that is the same still.

mod outlook;
mod plan;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use referral_statement::{Basis, Month, Node, Program, Programs, Word};

pub use outlook::{Dates, History, Look, Outlook, PlanFault, Reckoned};
pub use plan::{Case, PlanField, PlanText, Spot, understood};

use super::{Draft, Extent, State};

/// How many changes of a plan can be taken back.
const MOST_UNDO: usize = 100;

/// The two sections of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// What a plan brings.
    #[default]
    Plan,
    /// When the scenario's payments come.
    Calendar,
}

impl Word for Section {
    const ALL: &'static [Self] = &[Self::Plan, Self::Calendar];

    fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Calendar => "calendar",
        }
    }
}

/// What Forecast holds beyond the scenario.
#[derive(Clone, Default)]
pub struct ForecastPage {
    /// The section that is shown.
    pub section: Section,
    /// The last month that is asked about, as `2027-06`; empty for the one that is suggested.
    pub by: String,
    /// The day by which money is asked about in the calendar, as typed.
    pub cash_by: String,
    /// The month whose customers are taken apart; empty for the first.
    pub taken_apart: String,
    /// The month of the table that is open to the months whose customers bring it; empty for none.
    pub opened: String,
    /// Does the picture add the months up?
    pub added_up: bool,
    /// Does the picture show what is earned where what is paid is known too?
    pub earned: bool,
    /// The plan of each program.
    plans: Vec<(String, PlanText)>,
    /// Plans to go back to, each with its program.
    past: Vec<(String, PlanText)>,
    /// Where the last text was typed: typing on there is the same change.
    typing: Option<Spot>,
    reckoned: Option<Rc<Reckoned>>,
    dates: Option<Rc<Dates>>,
}

/// What can be done on the page.
#[derive(Clone, Debug)]
pub enum Act {
    /// Show a section.
    Show(Section),
    /// Type a text of the plan.
    Type(Spot, String),
    /// Put the example in the place of the plan.
    Example,
    /// Take back the last change of the plan.
    Undo,
    /// Ask about a month.
    By(String),
    /// Ask about a day of the calendar.
    CashBy(String),
    /// Take the customers of a month apart.
    TakeApart(String),
    /// Open a month of the table, or close it.
    OpenMonth(Month),
    /// Add the months of the picture up, or not.
    AddUp(bool),
    /// Show what is earned in the picture, or what is paid.
    Earned(bool),
    /// Work out what the section shows.
    Reckon,
    /// Make the plan's customers the scenario.
    Open,
}

impl ForecastPage {
    /// The page before anything is said.
    pub fn new(programs: &Programs, today: &str) -> Self {
        let plan = |program: &Program| (program.id().to_owned(), PlanText::example(program.basis(), today));
        Self { plans: programs.iter().map(plan).collect(), ..Self::default() }
    }

    /// Gives these programs a plan, where they have none.
    pub fn know(&mut self, programs: &Programs, today: &str) {
        let new = Self::new(programs, today).plans.into_iter().filter(|(id, _)| self.plan(id).is_none());
        let new: Vec<_> = new.collect();
        self.plans.extend(new);
    }

    /// The plan of a program.
    pub fn plan(&self, program: &str) -> Option<&PlanText> {
        self.plans.iter().find(|(id, _)| id == program).map(|(_, plan)| plan)
    }

    /// The months that are looked at closely.
    fn look(&self) -> Look {
        Look { taken_apart: self.taken_apart.clone(), opened: self.opened.clone() }
    }

    /// Puts a plan in the place of its program's, which can be taken back.
    fn put(&mut self, program: &str, plan: PlanText, typing: Option<Spot>) {
        let Some((_, own)) = self.plans.iter_mut().find(|(id, _)| id == program) else { return };
        if *own == plan {
            return;
        }
        let before = std::mem::replace(own, plan);
        let goes_on =
            typing.is_some() && typing == self.typing && self.past.last().is_some_and(|(of, _)| of == program);
        if !goes_on {
            self.past.push((program.to_owned(), before));
            let over = self.past.len().saturating_sub(MOST_UNDO);
            self.past.drain(..over);
        }
        self.typing = typing;
    }

    /// Is there a change of this program's plan to take back?
    pub fn can_undo(&self, program: &str) -> bool {
        self.past.iter().any(|(of, _)| of == program)
    }

    fn undo(&mut self, program: &str) {
        let Some(last) = self.past.iter().rposition(|(of, _)| of == program) else { return };
        let (_, before) = self.past.remove(last);
        if let Some((_, own)) = self.plans.iter_mut().find(|(id, _)| id == program) {
            *own = before;
        }
        self.typing = None;
    }

    /// The page as a tree, with these plans; nothing where nothing is said.
    fn said(&self, plans: Vec<Node>) -> Option<Node> {
        let text = |text: &str| (!text.is_empty()).then(|| Node::text(text));
        let yes = |flag: bool| flag.then(|| Node::text("yes"));
        let said = Node::table([
            ("section", (self.section != Section::Plan).then(|| Node::text(self.section.word()))),
            ("by", text(&self.by)),
            ("cash_by", text(&self.cash_by)),
            ("taken_apart", text(&self.taken_apart)),
            ("added_up", yes(self.added_up)),
            ("earned", yes(self.earned)),
            ("plans", (!plans.is_empty()).then(|| Node::list(plans))),
        ]);
        (!said.fields().is_empty()).then_some(said)
    }

    /// Takes what a link carried or what was kept; the plans that it replaces can be had back, where that is asked for. What is
    /// not understood is passed over.
    pub fn receive(&mut self, kept: &Node, undoable: bool) {
        let text = |name: &str| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        self.section = Section::from_word(&text("section")).unwrap_or_default();
        (self.by, self.cash_by, self.taken_apart) = (text("by"), text("cash_by"), text("taken_apart"));
        (self.added_up, self.earned) = (text("added_up") == "yes", text("earned") == "yes");
        for plan in kept.field("plans").map_or(&[][..], Node::items) {
            let (program, plan) = PlanText::read(plan);
            self.put(&program, plan, None);
        }
        if !undoable {
            self.past.clear();
        }
    }
}

impl State {
    /// The chosen program's plan.
    pub fn plan(&self) -> &PlanText {
        static NONE: std::sync::LazyLock<PlanText> = std::sync::LazyLock::new(PlanText::default);
        self.forecast.plan(self.program.id()).unwrap_or(&NONE)
    }

    /// The example plan of the chosen program.
    pub fn example_plan(&self) -> PlanText {
        PlanText::example(self.program.basis(), &self.today)
    }

    /// What the engine made of the chosen program's plan when it was asked last.
    pub fn reckoned(&self) -> Option<&Rc<Reckoned>> {
        self.forecast.reckoned.as_ref().filter(|reckoned| reckoned.base.program == self.program.id())
    }

    /// The calendar of the chosen program's scenario when it was asked for last.
    pub fn dates(&self) -> Option<&Rc<Dates>> {
        self.forecast.dates.as_ref().filter(|dates| dates.draft.program == self.program.id())
    }

    /// Is what the page's section shows to be worked out anew?
    pub fn forecast_is_due(&self) -> bool {
        match self.forecast.section {
            Section::Plan => {
                let is_for = |reckoned: &Rc<Reckoned>| {
                    reckoned.plan == *self.plan()
                        && reckoned.look == self.forecast.look()
                        && reckoned.base == base(self.draft())
                };
                !self.reckoned().is_some_and(is_for)
            }
            Section::Calendar => {
                let draft = self.answer().map(|answer| &answer.draft);
                let is_for = |dates: &Rc<Dates>| Some(&dates.draft) == draft && dates.typed == self.forecast.cash_by;
                draft.is_some() && !self.dates().is_some_and(is_for)
            }
        }
    }

    /// Does an act of the page.
    pub(super) fn act_forecast(&mut self, act: Act) {
        let program = self.program.id();
        let page = &mut self.forecast;
        match act {
            Act::Show(section) => page.section = section,
            Act::Type(spot, text) => {
                let mut plan = page.plan(program).cloned().unwrap_or_default();
                plan.set(spot, &text);
                page.put(program, plan, Some(spot));
            }
            Act::Example => {
                let example = PlanText::example(self.program.basis(), &self.today);
                page.put(program, example, None);
            }
            Act::Undo => page.undo(program),
            Act::By(month) => page.by = month,
            Act::CashBy(day) => page.cash_by = day,
            Act::TakeApart(month) => page.taken_apart = month,
            Act::OpenMonth(month) => {
                let month = month.to_string();
                page.opened = if page.opened == month { String::new() } else { month };
            }
            Act::AddUp(flag) => page.added_up = flag,
            Act::Earned(flag) => page.earned = flag,
            Act::Reckon => self.reckon_forecast(),
            Act::Open => {
                let all =
                    self.reckoned().and_then(|reckoned| outlook::as_scenario(self.program, reckoned, self.draft()));
                if let Some(draft) = all {
                    self.take(Box::new(draft));
                }
            }
        }
    }

    fn reckon_forecast(&mut self) {
        if !self.forecast_is_due() {
            return;
        }
        match self.forecast.section {
            Section::Plan => {
                let (plan, base) = (self.plan().clone(), base(self.draft()));
                let before = self.reckoned().cloned();
                let example = self.example_plan();
                let look = self.forecast.look();
                let reckoned =
                    Reckoned::of(self.programs, self.program, (plan, base, look), before.as_deref(), &example);
                self.forecast.reckoned = Some(Rc::new(reckoned));
            }
            Section::Calendar => {
                let dates = self.answer().map(|answer| Dates::of(self.programs, answer, &self.forecast.cash_by));
                self.forecast.dates = dates.map(Rc::new);
            }
        }
    }

    /// What is said beyond the scenario: of the plans the chosen program's or all; examples only where they are looked at,
    /// since they begin with the day.
    pub(super) fn forecast_part(&self, extent: Extent) -> Option<Node> {
        let chosen = self.program.id();
        let of_one = matches!(extent, Extent::Seen | Extent::Chosen);
        let with_examples = extent == Extent::Seen;
        let is_changed = |id: &str, plan: &PlanText| {
            let program = self.programs.get(id);
            program.is_none_or(|program| *plan != PlanText::example(program.basis(), &self.today))
        };
        let plans = self
            .forecast
            .plans
            .iter()
            .filter(|(id, plan)| (!of_one || id == chosen) && (with_examples || is_changed(id, plan)));
        self.forecast.said(plans.map(|(id, plan)| plan.kept(id)).collect())
    }

    /// The month that is asked about: the one that was chosen, else the first June after the third month, else the last.
    pub fn asked_month(&self, months: &[Month]) -> usize {
        let last = months.len().saturating_sub(1);
        let chosen = months.iter().position(|month| month.to_string() == self.forecast.by);
        let june = || months.iter().enumerate().skip(2).find(|(_, month)| month.to_string().ends_with("-06"));
        chosen.or_else(|| june().map(|(index, _)| index)).unwrap_or(last)
    }
}

/// What a plan is judged under: the scenario without its customers.
fn base(draft: &Draft) -> Draft {
    Draft {
        program: draft.program.clone(),
        edition: draft.edition.clone(),
        readings: draft.readings.clone(),
        referrer: draft.referrer.clone(),
        customers: Vec::new(),
    }
}

/// Has a program of this basis customers that order, or friends that spend?
pub fn is_spend(program: &Program) -> bool {
    program.basis() == Basis::Spend
}
