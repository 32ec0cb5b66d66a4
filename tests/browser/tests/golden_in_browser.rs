//! The golden cases in a browser: the same folders as natively and in Node, through the packed tarball as a project has it.

use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::{Browser, Look, Result, Site, built, root};
use serde_json::{Value, json};

/// The page of a host: it loads the package and starts it.
const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><title>golden cases</title><link rel="icon" href="data:,">
<script type="module">
  import * as api from "/package/index.js";
  window.ready = api.init().then(() => api);
</script>"#;

/// Calls one function; a mistake that the engine explains comes back as data.
const CALL: &str = r"
    const [question, parameters] = arguments;
    const api = await window.ready;
    try {
        if (question === 'explain') parameters[0] = api.evaluate(parameters[0]);
        return { answer: api[question](...parameters) };
    } catch (error) {
        if (!(error instanceof api.ScenarioError)) throw error;
        const { code, path, message, hint } = error;
        return { error: { code, path, message, hint } };
    }";

/// The folders of a folder, sorted.
fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// A file's JSON, where there is such a file.
fn json_of(path: &Path) -> Result<Option<Value>> {
    let Ok(text) = fs::read_to_string(path) else {
        return Ok(None);
    };
    serde_json::from_str(&text).map(Some).map_err(|error| format!("`{}`: {error}", path.display()))
}

/// What is different in one case, or nothing.
fn difference(browser: &Browser, case: &Path) -> Result<Option<String>> {
    let scenario = match fs::read_to_string(case.join("scenario.txt")) {
        Ok(text) => Value::String(text),
        Err(_) => json_of(&case.join("scenario.json"))?.ok_or("there is no scenario")?,
    };
    let ask = json_of(&case.join("ask.json"))?;
    let explain = json_of(&case.join("explain.json"))?;
    let of_explain = explain.is_some();
    let ask = explain.map(|options| json!({"explain": options})).or(ask);
    let (question, parameters) = match ask.as_ref().and_then(Value::as_object).and_then(|ask| ask.iter().next()) {
        None => ("evaluate", vec![scenario]),
        Some((question, Value::Null)) => (question.as_str(), vec![scenario]),
        Some((question, argument)) => (question.as_str(), vec![scenario, argument.clone()]),
    };
    let expected = if let Some(error) = json_of(&case.join("error.json"))? {
        json!({"error": error})
    } else {
        let file = if of_explain {
            "sentences.json"
        } else if ask.is_some() {
            "answer.json"
        } else {
            "statement.json"
        };
        json!({"answer": json_of(&case.join(file))?.ok_or("the expected file is missing")?})
    };
    let got = browser.script_async(CALL, &[json!(question), json!(parameters)])?;
    Ok((got != expected).then(|| format!("expected {expected}\n  got      {got}")))
}

#[test]
fn every_golden_case_comes_out_in_the_browser() -> Result<()> {
    let installed = built("consumers/import-map/node_modules/referral-statement", "index.js")?;
    let paths = Site::paths().folder("/package/", installed).page("/", PAGE);
    let site = Site::serve(paths)?;
    let browser = Browser::start(&Look::default())?;
    browser.goto(&site.url("/"))?;
    let golden = root().join("tests/golden");
    let mut cases = 0;
    let mut different = Vec::new();
    for case in folders(&golden).iter().flat_map(|area| folders(area)) {
        cases += 1;
        if let Some(what) = difference(&browser, &case).unwrap_or_else(Some) {
            let name = case.strip_prefix(&golden).unwrap_or(&case);
            different.push(format!("{}:\n  {what}", name.display()));
        }
    }
    assert_ne!(cases, 0, "tests/golden/ holds no case");
    assert!(different.is_empty(), "{} of {cases} cases differ\n{}", different.len(), different.join("\n"));
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    println!("{cases} golden cases came out as expected");
    Ok(())
}
