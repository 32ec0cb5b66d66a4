//! `cargo xtask widget`: what the embed costs a host's page, against the same page without it, in one run.

use std::fs;
use std::process::ExitCode;

use browser_tests::{Browser, Look, Result, Site, built, measure};
use serde_json::json;

/// How often each is measured where no number is given; the median counts.
const ROUNDS: usize = 7;

/// How many times slower than this machine.
const SLOWER: u32 = 4;

/// A name, and the network in bytes a second and milliseconds, where it is not this machine's own.
const NETWORKS: [(&str, Option<(u32, u32)>); 2] =
    [("no network in between", None), ("9 Mbit/s, 60 ms", Some((1_125_000, 60)))];

/// Notes when the first statement is there: the frame says that it is ready when it is drawn.
const NOTE: &str = "document.addEventListener('rs-ready', () => performance.mark('first-statement'))";

/// When the page was seen, when its own work was done, and when the first statement was there; milliseconds.
const MEASURE: &str = "
    const wanted = document.querySelector('referral-calculator') ? ['first-contentful-paint', 'first-statement'] : ['first-contentful-paint'];
    while (!wanted.every((name) => performance.getEntriesByName(name).length)) await new Promise((done) => setTimeout(done, 20));
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
    return [at('first-contentful-paint'), performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart, at('first-statement')];";

/// The bytes that the frame has asked for, as they lie on the server, and how many files they are.
const BYTES: &str = "
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return [all.reduce((sum, one) => sum + one.decodedBodySize, 0), all.length];";

fn host(ours: &Site, element: &str) -> String {
    let url = ours.url("/embed/1/loader.js");
    let script =
        if element.is_empty() { String::new() } else { format!("<script type=\"module\" src=\"{url}\"></script>") };
    let text = "<p>A page of a host, with some text in it.</p>".repeat(20);
    format!(
        "<!doctype html><html lang=\"en\"><title>A host</title><link rel=\"icon\" href=\"data:,\">{script}<h1>A host</h1>{element}{text}"
    )
}

fn run() -> Result<()> {
    let rounds = std::env::args().nth(1);
    let rounds = rounds.map_or(Ok(ROUNDS), |text| text.parse().map_err(|_| format!("`{text}` is no number")))?;
    let folder = built("app", "embed/1/loader.js")?;
    let headers = fs::read_to_string(folder.join("_headers")).map_err(|error| error.to_string())?;
    // What may be kept for ever must be asked for each time here.
    let headers = headers.replace("max-age=31536000, immutable", "no-store");
    let ours = Site::serve(Site::paths().folder("/", folder).headers(&headers))?;
    let element =
        |mode: &str| format!("<referral-calculator program=\"intl-referral\" mode=\"{mode}\"></referral-calculator>");
    let pages = [("without it", String::new()), ("quick", element("quick")), ("full", element("full"))];
    let mut paths = Site::paths();
    for (number, (_, element)) in pages.iter().enumerate() {
        paths = paths.page(&format!("/{number}"), &host(&ours, element));
    }
    let site = Site::serve(paths)?;
    let browser = Browser::start(&Look { width: 800, height: 900, ..Look::default() })?;
    browser.before_each_page(NOTE)?;
    browser.cdp("Network.enable", &json!({}))?;
    browser.cdp("Network.setCacheDisabled", &json!({"cacheDisabled": true}))?;
    browser.cdp("Emulation.setCPUThrottlingRate", &json!({"rate": SLOWER}))?;
    println!("medians of {rounds} loads each, in turn, {SLOWER} times slower than this machine, ms\n");
    println!("{:<24}{:<12}{:>12}{:>14}{:>18}", "", "", "first paint", "page is read", "first statement");
    for (network, speed) in NETWORKS {
        let (bytes, latency) = speed.map_or((-1, 0), |(bytes, latency)| (i64::from(bytes), latency));
        let conditions =
            json!({"offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes});
        browser.cdp("Network.emulateNetworkConditions", &conditions)?;
        let mut seen: [Vec<[f64; 3]>; 3] = Default::default();
        for _ in 0..rounds {
            for (number, seen) in seen.iter_mut().enumerate() {
                seen.push(measure::load(&browser, &site.url(&format!("/{number}")), MEASURE)?);
            }
        }
        for ((name, _), seen) in pages.iter().zip(&seen) {
            let [paint, read, statement] = measure::medians(seen);
            let statement = if statement > 0.0 { format!("{statement:.0}") } else { "-".to_owned() };
            println!("{network:<24}{name:<12}{paint:>12.0}{read:>14.0}{statement:>18}");
        }
    }
    let bytes = browser.in_frame(0, BYTES, &[])?;
    println!(
        "\nThe frame asks for {} files of {} bytes together; `cargo xtask size` has them compressed.",
        bytes[1], bytes[0]
    );
    Ok(())
}

fn main() -> ExitCode {
    measure::ended(run())
}
