//! What the worker says, and what follows from it.

use std::rc::Rc;

use referral_statement::{Code, Node, Reconciliation, Statement, Word};

use super::{BLOCK, Book};
use crate::state::ledger::told::{self, Difference, Fault, Layout, Row, Totals};
use crate::state::ledger::{Act, Ask, Columns, Found, Stage, Trouble, Why};

impl Book {
    /// Takes up what the worker says; what it says of an earlier job is not wanted.
    pub(super) fn hear(&mut self, said: &Node) -> Vec<Ask> {
        if told::whole(said, "of") != u64::from(self.job) {
            return Vec::new();
        }
        let whole = |name: &str| told::whole(said, name);
        let is_of_pick = whole("pick") == u64::from(self.pick);
        match told::text(said, "said") {
            "layout" => {
                let Some(layout) = said.field("layout").map(|node| Layout::read(node, said)) else { return Vec::new() };
                self.columns = Columns::of(&*self.store, self.basis(), &layout);
                self.layout = Some(layout);
                return self.go();
            }
            "reading" => self.stage = Stage::Reading { bytes: whole("bytes"), orders: whole("orders") },
            "judging" => self.stage = Stage::Judging { judged: whole("judged"), orders: whole("orders") },
            "done" => return self.judged(said),
            "selected" if is_of_pick => {
                (self.rows, self.sifting) = (told::size(said, "rows"), false);
            }
            "rows" if is_of_pick => {
                let block = told::size(said, "from") / BLOCK;
                let rows = said.field("rows").map_or(&[][..], Node::items).iter().map(Row::read).collect();
                self.asked.remove(&block);
                self.blocks.insert(block, rows);
            }
            "explained" => self.explained(said),
            "reconciled" => {
                let row = told::size(said, "row");
                if let Some(opened) = self.opened.as_mut().filter(|opened| opened.row.number == row) {
                    let found = said.field("found").and_then(|found| Reconciliation::read(found).ok());
                    opened.found = found.map_or(Found::Nothing, |found| Found::Here(Rc::new(found)));
                }
            }
            "faults" => self.faults = told::list(said, "faults", Fault::read),
            "mended" => {
                self.mended = Some(said.field("mended").is_some_and(told::flag));
                return vec![self.ask_faults()];
            }
            "failed" => {
                let code = Code::from_word(told::text(said, "code"));
                let why = Why::from_word(told::text(said, "why")).unwrap_or(Why::Stopped);
                let detail = format!("{} {}", told::text(said, "detail"), told::text(said, "hint")).trim().to_owned();
                let trouble = Trouble { why, code, detail };
                if told::text(said, "ask") == "template" {
                    (self.writing, self.failed) = (None, Some(trouble));
                    return if matches!(why, Why::Stopped | Why::Module) { vec![Ask::End] } else { Vec::new() };
                }
                return self.fail(trouble);
            }
            _ => {}
        }
        Vec::new()
    }

    fn judged(&mut self, said: &Node) -> Vec<Ask> {
        let Some(totals) = said.field("totals").map(Totals::read) else { return Vec::new() };
        self.stage = Stage::Judged;
        (self.rows, self.refused) = (totals.orders, told::size(said, "refused"));
        self.totals = Some(totals);
        self.differences = said.field("differences").filter(|node| !node.fields().is_empty()).map(|differences| {
            (told::size(differences, "customers"), told::list(differences, "list", Difference::read))
        });
        self.faults.clear();
        let mut asks = self.select();
        if self.refused > 0 {
            asks.push(self.ask_faults());
        }
        if let Some(opened) = &self.opened {
            let row = opened.row.clone();
            asks.extend(self.act(Act::Open(row)));
        }
        asks
    }

    fn explained(&mut self, said: &Node) {
        let row = told::size(said, "row");
        let Some(opened) = self.opened.as_mut().filter(|opened| opened.row.number == row) else { return };
        let statement = said.field("statement").map(Statement::read);
        opened.statement = Some(match statement {
            Some(Ok(statement)) => Ok(Rc::new(statement)),
            Some(Err(error)) => Err(error.to_string()),
            None => Err(String::new()),
        });
        opened.scenario = said.field("scenario").cloned();
    }
}
