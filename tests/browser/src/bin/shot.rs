//! `cargo xtask shot`: a picture of a page of the built app, or what it gives on paper; `demo:blog.html` is a host of `www/demo/`.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use browser_tests::{Browser, Look, Result, Sheet, demo, measure};

const USAGE: &str = "cargo xtask shot <path> <picture.png or paper.pdf> [--width 1280] [--height 900] [--dark] [--forced] [--lang en-US] [--full] [--run <script>]";

fn run() -> Result<()> {
    let mut look = Look::default();
    let mut full = false;
    let mut script = None;
    let mut places = Vec::new();
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("`{argument}` needs a value; usage: {USAGE}"));
        let number = |text: String| text.parse().map_err(|_| format!("`{text}` is not a number of pixels"));
        match argument.as_str() {
            "--width" => look.width = number(value()?)?,
            "--height" => look.height = number(value()?)?,
            "--lang" => look.language = value()?,
            "--run" => script = Some(value()?),
            "--dark" => look.dark = true,
            "--forced" => look.forced_colors = true,
            "--full" => full = true,
            option if option.starts_with("--") => {
                return Err(format!("the option `{option}` is not known; usage: {USAGE}"));
            }
            _ => places.push(argument),
        }
    }
    let [path, picture] = places.as_slice() else {
        return Err(format!("usage: {USAGE}"));
    };
    let site = demo::calculator()?;
    let hosts = demo::hosts(&site, |_, text| text)?;
    let browser = Browser::start(&look)?;
    browser.goto(
        &path.strip_prefix("demo:").map_or_else(|| site.url(path), |name| hosts.other_url(&format!("/{name}"))),
    )?;
    browser.until("the page to show something", || {
        browser.script("return document.body.innerText.trim() !== ''", &[]).map(|seen| (seen == true).then_some(()))
    })?;
    if let Some(script) = script {
        browser.script_async(&script, &[])?;
    }
    // Fonts and the first layout are there when two frames have been drawn.
    browser.script_async(
        "await document.fonts.ready; for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);",
        &[],
    )?;
    if full {
        // What keeps to the bottom of what is seen would lie over the middle of a taller picture.
        let height = browser.script("return document.documentElement.scrollHeight", &[])?;
        if let Some(height) = height.as_u64().and_then(|height| u32::try_from(height).ok()) {
            browser.resize(look.width, height.max(look.height))?;
            browser.script_async("for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);", &[])?;
        }
    }
    for error in browser.console_errors()? {
        eprintln!("console: {error}");
    }
    let file = PathBuf::from(picture);
    if file.extension().is_some_and(|ending| ending == "pdf") {
        std::fs::write(&file, browser.pdf(Sheet::A4)?).map_err(|error| format!("`{picture}`: {error}"))?;
    } else {
        browser.screenshot(&file, full)?;
    }
    println!("wrote {picture}");
    Ok(())
}

fn main() -> ExitCode {
    measure::ended(run())
}
