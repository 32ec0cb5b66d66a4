//! `cargo xtask paint`: how soon the page is seen and can be used on a slow machine, with its first look and without it.

use std::process::ExitCode;
use std::{env, fs};

use browser_tests::{Browser, Look, Result, Site, built, measure};
use serde_json::json;

/// How often each is measured where no number is given; the median counts.
const ROUNDS: usize = 9;

/// How many times slower than this machine.
const SLOWER: u32 = 4;

/// What is measured of one load, in milliseconds, and the layout shift in thousandths.
const MEASURE: &str = "
    while (!performance.getEntriesByName('program-started').length || !performance.getEntriesByName('first-contentful-paint').length)
        await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 500));
    const shifts = await new Promise((done) => {
        new PerformanceObserver((list) => done(list.getEntries())).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done([]), 200);
    });
    const at = (name) => performance.getEntriesByName(name)[0].startTime;
    return [at('first-contentful-paint'), at('program-started'), 1000 * shifts.reduce((sum, one) => sum + one.value, 0)];";

/// A name, and the network in bytes a second and milliseconds, where it is not this machine's own.
const NETWORKS: [(&str, Option<(u32, u32)>); 2] =
    [("no network in between", None), ("9 Mbit/s, 60 ms", Some((1_125_000, 60)))];

fn run() -> Result<()> {
    let rounds =
        env::args().nth(1).map_or(Ok(ROUNDS), |text| text.parse().map_err(|_| format!("`{text}` is no number")))?;
    let folder = built("app", "index.html")?;
    let page = fs::read_to_string(folder.join("index.html")).map_err(|error| error.to_string())?;
    let without = cut(&cut(&page, "<template", "</template>"), "<aside id=\"rules\"", "</aside>");
    let paths = Site::paths().folder("/with/", folder.clone()).folder("/without/", folder).page("/without/", &without);
    let site = Site::serve(paths)?;
    let browser = Browser::start(&Look { width: 390, height: 844, ..Look::default() })?;
    browser.cdp("Network.enable", &json!({}))?;
    browser.cdp("Network.setBypassServiceWorker", &json!({"bypass": true}))?;
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({"rate": SLOWER}))?;
    println!("medians of {rounds} loads each, in turn, {SLOWER} times slower than this machine, ms\n");
    println!("{:<24}{:<10}{:>12}{:>14}{:>14}", "", "", "first paint", "can be used", "shift / 1000");
    for (network, speed) in NETWORKS {
        let (bytes, latency) = speed.map_or((-1, 0), |(bytes, latency)| (i64::from(bytes), latency));
        let conditions =
            json!({"offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes});
        browser.cdp("Network.emulateNetworkConditions", &conditions)?;
        let mut seen: [Vec<[f64; 3]>; 2] = [Vec::new(), Vec::new()];
        for _ in 0..rounds {
            for (place, path) in ["/without/", "/with/"].into_iter().enumerate() {
                let url = site.url(&format!("{path}?today=2026-01-10"));
                seen[place].push(measure::load(&browser, &url, MEASURE)?);
                // The next is a first visit again.
                browser.script("sessionStorage.clear(); localStorage.clear()", &[])?;
            }
        }
        for (name, seen) in ["without", "with"].into_iter().zip(&seen) {
            let [paint, used, shift] = measure::medians(seen);
            println!("{network:<24}{name:<10}{paint:>12.0}{used:>14.0}{shift:>14.1}");
        }
    }
    Ok(())
}

/// The text without every part from one sign to another.
fn cut(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(to).map_or("", |(_, after)| after))
}

fn main() -> ExitCode {
    measure::ended(run())
}
