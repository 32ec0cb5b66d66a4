//! `cargo xtask icons`: the icons as PNG files, drawn from the SVG beside them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use browser_tests::{Browser, Look, Result, Site, measure};
use serde_json::json;

/// A file, its width and height, how much of them the drawing takes in percent, and whether it stands on a ground.
const ICONS: [(&str, u32, u32, bool); 4] = [
    ("icon-192.png", 192, 100, false),
    ("icon-512.png", 512, 100, false),
    // Launchers cut it to a circle or another shape, within whose safe zone the drawing stays.
    ("maskable-512.png", 512, 62, true),
    ("touch-180.png", 180, 76, true),
];

fn run() -> Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("give the folder of `icon.svg`")?);
    let svg = folder.join("icon.svg");
    fs::metadata(&svg).map_err(|error| format!("`{}`: {error}", svg.display()))?;
    let browser = Browser::start(&Look { width: 512, height: 512, ..Look::default() })?;
    for (name, size, percent, ground) in ICONS {
        draw(&browser, &folder, name, size, percent, ground)?;
        println!("wrote {}", folder.join(name).display());
    }
    Ok(())
}

fn draw(browser: &Browser, folder: &Path, name: &str, size: u32, percent: u32, ground: bool) -> Result<()> {
    let ground = if ground { "#f1efe8" } else { "transparent" };
    let page = format!(
        "<!doctype html><title>icon</title><link rel=\"icon\" href=\"data:,\">
         <style>html {{ background: {ground} }} body {{ margin: 0; display: grid; place-items: center; height: 100vh }}</style>
         <img src=\"/icons/icon.svg\" alt=\"\" width=\"{percent}%\" height=\"{percent}%\">"
    );
    let server = Site::serve(Site::paths().folder("/icons/", folder.to_owned()).page("/", &page))?;
    browser.resize(size, size)?;
    browser.goto(&server.url("/"))?;
    browser.cdp("Emulation.setDefaultBackgroundColorOverride", &json!({"color": {"r": 0, "g": 0, "b": 0, "a": 0}}))?;
    browser.screenshot(&folder.join(name), false)
}

fn main() -> ExitCode {
    measure::ended(run())
}
