//! The JavaScript API of the ledger: the file's bytes in, typed columns and pages of rows out.
//!
//! Amounts in columns are whole cents. A mistake is thrown as `{code, path, message, hint}`.

use referral_js_values::{argument, give, rule_files, thrown};
use referral_ledger::{Filter, Layout, Sort, template};
use referral_statement::{Error, Node, Phrase, Problem, Program, Programs, json};
use wasm_bindgen::prelude::*;

/// A file of orders and what each of them earns.
#[wasm_bindgen]
pub struct Ledger(referral_ledger::Ledger);

#[wasm_bindgen]
impl Ledger {
    /// A ledger with the settings of a scenario without customers, and rule files of one's own, as `load` takes them.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &JsValue, files: &JsValue) -> Result<Ledger, JsValue> {
        let ledger = || referral_ledger::Ledger::new(programs(files)?, &argument(settings)?);
        ledger().map(Self).map_err(|error| thrown(&error))
    }

    /// The layout that a file with this beginning seems to have: `{delimiter, header, columns}`.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn guess(beginning: &[u8], program: &str, files: &JsValue) -> Result<JsValue, JsValue> {
        let programs = programs(files).map_err(|error| thrown(&error))?;
        let program = known(&programs, program).map_err(|error| thrown(&error))?;
        give(Ok(&Layout::guess(beginning, program.basis(), None)))
    }

    /// An empty file with the columns of a program, and one row that shows how they are filled in.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn template(program: &str, files: &JsValue) -> Result<String, JsValue> {
        let programs = programs(files).map_err(|error| thrown(&error))?;
        known(&programs, program).map(|program| template(program.basis())).map_err(|error| thrown(&error))
    }

    /// Takes the next bytes of the file, UTF-8.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn write(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.0.write(chunk).map_err(|error| thrown(&error))
    }

    /// Ends the file and judges some thousands of orders; says whether all are judged.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn judge(&mut self) -> Result<bool, JsValue> {
        self.0.judge().map_err(|error| thrown(&error))
    }

    /// Ends the file and judges everything.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn finish(&mut self) -> Result<(), JsValue> {
        self.0.finish().map_err(|error| thrown(&error))
    }

    /// The layout by which the file is read, or null while too little of it has come.
    ///
    /// # Errors
    /// None that is known.
    pub fn layout(&self) -> Result<JsValue, JsValue> {
        give(Ok(&self.0.layout()))
    }

    /// How many orders were read.
    #[wasm_bindgen(getter)]
    pub fn orders(&self) -> usize {
        self.0.orders()
    }

    /// How many customers they are of.
    #[wasm_bindgen(getter)]
    pub fn customers(&self) -> usize {
        self.0.customers()
    }

    /// How many orders are judged.
    #[wasm_bindgen(getter)]
    pub fn judged(&self) -> usize {
        self.0.judged_orders()
    }

    /// How many rows are selected.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> usize {
        self.0.rows()
    }

    /// How many rows were refused.
    #[wasm_bindgen(getter, js_name = faultCount)]
    pub fn fault_count(&self) -> usize {
        self.0.faults()
    }

    /// What everything earns.
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> String {
        self.0.total().to_string()
    }

    /// The totals by reason, tier, product and month, or null before everything is judged.
    ///
    /// # Errors
    /// None that is known.
    pub fn totals(&self) -> Result<JsValue, JsValue> {
        give(Ok(&self.0.totals()))
    }

    /// Selects and sorts rows: `{reason, customer, product, text, differs, sort, descending}`; gives how many they are.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn select(&mut self, wanted: &JsValue) -> Result<usize, JsValue> {
        let wanted = argument(wanted).map_err(|error| thrown(&error))?;
        let (filter, sort, is_descending) = chosen(&wanted).map_err(|error| thrown(&error))?;
        Ok(self.0.select(&filter, sort, is_descending))
    }

    /// A page of the selected rows.
    ///
    /// # Errors
    /// None that is known.
    pub fn page(&self, from: usize, count: usize) -> Result<JsValue, JsValue> {
        give(Ok(&self.0.page(from, count)))
    }

    /// The rewards of selected rows, in cents.
    pub fn rewards(&self, from: usize, count: usize) -> Vec<i64> {
        self.0.rewards(from, count)
    }

    /// What counts of selected rows, in cents.
    pub fn counted(&self, from: usize, count: usize) -> Vec<i64> {
        self.0.counted(from, count)
    }

    /// The numbers of the rates of selected rows in `rates`, from one; zero where there is none.
    #[wasm_bindgen(js_name = rateNumbers)]
    pub fn rate_numbers(&self, from: usize, count: usize) -> Vec<u16> {
        self.0.rate_numbers(from, count)
    }

    /// The numbers of the reasons of selected rows in `reasons`, from one; zero where there is none.
    #[wasm_bindgen(js_name = reasonNumbers)]
    pub fn reason_numbers(&self, from: usize, count: usize) -> Vec<u8> {
        self.0.cause_numbers(from, count)
    }

    /// The rates by which orders earn.
    #[wasm_bindgen(getter)]
    pub fn rates(&self) -> Vec<String> {
        self.0.rates().iter().map(ToString::to_string).collect()
    }

    /// The reasons and limits that there are.
    #[wasm_bindgen(getter)]
    pub fn reasons(&self) -> Vec<String> {
        referral_ledger::Ledger::causes().map(str::to_owned).collect()
    }

    /// The customer of a row as a scenario, or null where there is no such row.
    ///
    /// # Errors
    /// None that is known.
    pub fn scenario(&self, row: usize) -> Result<JsValue, JsValue> {
        give(Ok(&self.0.node(row)))
    }

    /// The statement of the customer of a row, with every step, or null where there is no such row.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn explain(&self, row: usize) -> Result<JsValue, JsValue> {
        give(self.0.explain(row).transpose())
    }

    /// The customers who were paid another amount than they earn, or null before everything is judged.
    ///
    /// # Errors
    /// None that is known.
    pub fn differences(&self, from: usize, count: usize) -> Result<JsValue, JsValue> {
        give(Ok(&self.0.differences(from, count)))
    }

    /// What would explain the amount that the customer of a row was paid, or null where none is known.
    ///
    /// # Errors
    /// Throws `{code, path, message, hint}`.
    pub fn reconcile(&self, row: usize) -> Result<JsValue, JsValue> {
        give(self.0.reconcile(row).transpose())
    }

    /// Refused rows, each with line, column, what was read and what was expected; told in Chinese where the language is `zh-CN`.
    ///
    /// # Errors
    /// None that is known.
    pub fn faults(&self, from: usize, count: usize, lang: Option<String>) -> Result<JsValue, JsValue> {
        let to = from.saturating_add(count).min(self.0.faults());
        let tell = told_in(lang);
        let faults: Vec<_> =
            (from..to).filter_map(|index| self.0.fault(index)).map(|fault| fault.told(&tell)).collect();
        give(Ok(&faults))
    }

    /// Reads a refused row again, as it was mended; says whether it is an order now. Judge again then.
    pub fn mend(&mut self, fault: usize, row: &str) -> bool {
        self.0.mend(fault, row)
    }

    /// Selected rows as comma-separated values; the first piece of a file begins with the names.
    pub fn csv(&self, from: usize, count: usize) -> String {
        self.0.csv(from, count)
    }

    /// Refused rows as comma-separated values, with what is wrong in each.
    #[wasm_bindgen(js_name = faultsCsv)]
    pub fn faults_csv(&self, from: usize, count: usize, lang: Option<String>) -> String {
        self.0.faults_csv(from, count, told_in(lang))
    }
}

/// How sentences are told in a language.
fn told_in(lang: Option<String>) -> impl Fn(&Phrase) -> String {
    let is_chinese = lang.is_some_and(|tag| tag.starts_with("zh"));
    let lang = if is_chinese { referral_explain::Lang::ZhCn } else { referral_explain::Lang::En };
    move |said| referral_explain::phrase(lang, said)
}

/// What rows are selected by.
fn chosen(wanted: &Node) -> Result<(Filter, Sort, bool), Error> {
    const KNOWN: [&str; 7] = ["reason", "customer", "product", "text", "differs", "sort", "descending"];
    if let Some((name, _)) = wanted.fields().iter().find(|(name, _)| !KNOWN.contains(&name.as_str())) {
        let known = KNOWN.map(str::to_owned).to_vec();
        return Err(Problem::UnknownField { name: name.clone(), known }.at(name.as_str()));
    }
    let text = |name: &str| wanted.field(name).and_then(Node::plain).map(str::to_owned);
    let flag = |name: &str| matches!(wanted.field(name).map(Node::value), Some(referral_statement::Value::Flag(true)));
    let sort = match text("sort") {
        None => Sort::default(),
        Some(name) => Sort::named(&name).ok_or_else(|| {
            let known = ["line", "paid_at", "paid", "counted", "reward", "customer", "order"].map(str::to_owned);
            Problem::UnknownValue { what: "sort", value: name, known: known.to_vec() }.at("sort")
        })?,
    };
    let (reason, customer, product) = (text("reason"), text("customer"), text("product"));
    Ok((Filter { reason, customer, product, text: text("text"), differs: flag("differs") }, sort, flag("descending")))
}

/// The published programs, and those of rule files of one's own.
fn programs(files: &JsValue) -> Result<Programs, Error> {
    let published = Programs::from_files(referral_rules::FILES)?;
    if files.is_undefined() || files.is_null() {
        return Ok(published);
    }
    json::load(&published, &rule_files(files)?)
}

fn known<'p>(programs: &'p Programs, id: &str) -> Result<&'p Program, Error> {
    programs.get(id).ok_or_else(|| {
        let known = programs.iter().map(|program| program.id().to_owned()).collect();
        Problem::UnknownProgram { value: id.to_owned(), known }.at("program")
    })
}

fn main() {}
