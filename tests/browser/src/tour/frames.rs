//! The calculator in a frame, in all that it can look like. The page around it is of the same address, so that steps reach its element.

use serde_json::json;

use super::{Page, State};
use crate::Result;
use crate::browser::Browser;
use crate::site::Site;

/// Where the host's page is served.
pub const HOST: &str = "/host-of-the-tour.html";

/// The host's page, in which nothing takes room beside the calculator.
pub const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title>
    <link rel=\"icon\" href=\"data:,\"><meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">
    <script type=\"module\" src=\"/embed/1/loader.js\"></script></head><body style=\"margin: 0\"></body></html>";

/// The frames, each with other attributes.
pub const FRAMES: &[Page] = &[
    Page {
        name: "a frame with everything",
        attributes: Some("program=intl-referral&results=&cta-href=https://example.com/"),
        own: &[
            State { name: "the result asked for, all opened", steps: "await wait('.consent button'); await open()" },
            State {
                name: "mistakes, and the result kept",
                steps: "await pick('.consent .plain'); await wait('.consent .plain:only-child'); type('#spend', '12,x');
                        await wait('#spend[aria-invalid=true]'); type('#wish-target', 'much'); await wait('#wish-answer .fault')",
            },
            State { name: "stopped", steps: "window.referralTrap('a reason'); await wait('#trap')" },
        ],
    },
    Page {
        name: "a frame with the other program",
        attributes: Some("program=cn-ambassador&results=&accent=%23ffee88"),
        own: &[State {
            name: "the result given, all opened",
            steps: "await pick('.consent .primary'); await wait('.consent .plain:only-child'); await open()",
        }],
    },
    Page {
        name: "a frame with few questions",
        attributes: Some("program=cn-ambassador&mode=quick"),
        own: &[
            State {
                name: "a link that cannot be copied",
                steps: "Object.defineProperty(navigator, 'clipboard', { value: undefined });
                        await pick('.copy button'); await wait('#share-link')",
            },
            State {
                name: "more than its fields show",
                steps: "frameElement.getRootNode().host.setScenario(JSON.parse(CASE)); await wait('.ask > .larger')",
            },
        ],
    },
    Page {
        name: "a frame in words",
        attributes: Some("program=intl-referral&mode=explain"),
        own: &[State { name: "all opened", steps: "await wait('.words li'); await open()" }],
    },
];

/// Puts the element with these attributes, given as a query, into the host's page.
const PUT: &str = "
    await customElements.whenDefined('referral-calculator');
    const made = document.createElement('referral-calculator');
    for (const [name, value] of new URLSearchParams(arguments[0])) made.setAttribute(name, value);
    document.body.append(made);
    await new Promise((done) => made.addEventListener('rs-ready', done, { once: true }))";

/// Opens the host's page with the element and looks into its frame.
pub fn open(browser: &Browser, site: &Site, attributes: &str) -> Result<()> {
    browser.goto(&site.url(HOST))?;
    browser.script(PUT, &[json!(attributes)])?;
    browser.look_into(0)?;
    browser.find("#total[aria-busy=false]").map(drop)
}
