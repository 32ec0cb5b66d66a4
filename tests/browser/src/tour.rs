//! All pages, and what each can look like: the one list that every test over "all pages" goes through.

mod frames;

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::look::Look;
use crate::site::Site;
use crate::{Result, built};

pub use frames::{FRAMES, HOST};

/// A page of the app, or the calculator in the frame of a host's page.
pub struct Page {
    /// Its address after `#/`; of a frame, what one would call it.
    pub name: &'static str,
    /// What it can look like beside what every page can ([`Page::states`]).
    own: &'static [State],
    /// Of a frame the attributes of its tag, as a query.
    attributes: Option<&'static str>,
}

/// What a page can look like.
pub struct State {
    /// What one would call it.
    pub name: &'static str,
    /// What leads there: statements of JavaScript that use the functions of [`STEPS`].
    steps: &'static str,
}

/// Every page of the bar; a test holds that none is missing. A page that is added here is in every test over all pages.
pub const ALL: &[Page] = &[
    Page::of_app("estimate", ESTIMATE),
    Page::of_app("scenario", SCENARIO),
    Page::of_app("compare", COMPARE),
    Page::of_app("forecast", FORECAST),
    Page::of_app("ledger", LEDGER),
    Page::of_app("support", SUPPORT),
    Page::of_app("rules", RULES),
    Page::of_app("checks", CHECKS),
    Page::of_app("embed", EMBED),
];

/// What every page can look like.
const ANY: &[State] = &[
    State { name: "at first", steps: "" },
    State { name: "all opened", steps: "await open()" },
    State {
        name: "saved scenarios",
        steps: "await pick('.saved-button'); await wait('#save-as'); type('#save-as', 'Mine');
                await pick('.save-as button'); await wait('.kept-list li'); await open()",
    },
    State { name: "sharing", steps: "await pick('.copy-link'); await wait('dialog[open] svg')" },
];

/// The other program, on a page that has the switch.
const OTHER: State = State {
    name: "the other program, all opened",
    steps: "await pick('input[name=program]:not(:checked)'); await open()",
};

const ESTIMATE: &[State] = &[
    OTHER,
    State { name: "a mistake", steps: "type('#spend', '12,x'); await wait('#spend[aria-invalid=true]')" },
    State {
        name: "nothing earned",
        steps: "await pick('input[value=cn-ambassador]'); await wait('#tier'); await open();
                await pick('input[name=billing][value=pay-as-you-go]'); await wait('.fix'); await open()",
    },
    State {
        name: "a wish that ways lead to",
        steps: "await pick('input[value=cn-ambassador]'); type('#wish-target', '500'); await wait('#wish-answer li')",
    },
    State {
        name: "a wish that nothing leads to",
        steps: "type('#wish-target', '99999999'); await wait('#wish-answer .why-not')",
    },
    State {
        name: "a wish that is no amount",
        steps: "type('#wish-target', 'much'); await wait('#wish-answer .fault')",
    },
    State { name: "a damaged link", steps: "location.hash = '#/estimate?s=1.a.b'; await wait('.opened p')" },
    State { name: "stopped", steps: "window.referralTrap('a reason'); await wait('#trap')" },
];

const SCENARIO: &[State] = &[
    OTHER,
    State {
        name: "pasting",
        steps: "await pick('.tools-row button:nth-child(3)'); await wait('#paste-text');
                type('#paste-text', 'Customer\\tOrder\\tPaid at\\tPaid\\nD\\tD-1\\tsoon\\t100\\nE\\tE-1\\t2024-06-10\\t99');
                await wait('.paste table')",
    },
    State {
        name: "a mistake",
        steps: "await pick('input[value=cn-ambassador]'); await wait('.of-kind'); await pick('td.row-keys button');
                await wait('tr.rare'); type(cell('paid_at'), 'soon'); await wait('[aria-invalid=true]'); await open()",
    },
    State {
        name: "nothing earned",
        steps: "await pick('input[value=cn-ambassador]'); await wait('.of-kind'); await pick('td.row-keys button');
                await wait('tr.rare'); choose(cell('billing'), 'pay-as-you-go'); await wait('.nothing-earned'); await open()",
    },
    State {
        name: "an order deleted",
        steps: "await pick('td.row-keys button:last-child'); await wait('#scenario-note button')",
    },
];

const COMPARE: &[State] = &[
    OTHER,
    State {
        name: "another edition or tier, explained",
        steps: "await pick('.builder p.act button'); await wait('.totals tbody tr:nth-child(2)'); await open();
                await pick('.totals tbody button.worth'); await wait('.opened-row'); await open()",
    },
    State { name: "a pinned scenario", steps: "await pick('.pins p.act button'); await wait('.pins li')" },
];

const FORECAST: &[State] = &[
    OTHER,
    State {
        name: "a mistake",
        steps: "type('[id=\"forecast.new_customers\"]', 'many'); await wait('[aria-invalid=true]')",
    },
    State {
        name: "the calendar with tax",
        steps: "await pick('input[value=cn-ambassador]'); await pick('[role=tab]:not([aria-selected=true])'); await pick('#tax-shown'); await wait('#tax-shown:checked'); await open()",
    },
];

const LEDGER: &[State] = &[
    OTHER,
    State { name: "the sample", steps: "await sample(); await open()" },
    State {
        name: "the sample of the other program",
        steps: "await pick('.bring .open-file + button'); await wait('#ledger-grid .row .tag'); (await wait('#ledger-row-1')).click();
                await wait('#ledger-why .step'); await open()",
    },
    State {
        name: "a row explained and compared",
        steps: "await sample(); type('#ledger-find', 'C-2'); await wait('#ledger-grid[aria-rowcount=\"2\"] .tag');
                (await wait('#ledger-row-0')).click(); await wait('#ledger-why .step'); await pick('#ledger-why .received button');
                await wait('.received [role=status] .because'); await open()",
    },
    State { name: "no row that has it", steps: "await sample(); type('#ledger-find', 'nothing at all'); await wait('#ledger-grid[aria-rowcount=\"1\"]')" },
    State {
        name: "columns to be chosen",
        steps: "await rows('a,b\\n1,2'); await wait('.columns[open] .fault')",
    },
    State { name: "a file that is no table", steps: "await rows(' '); await wait('.ledger-said .fault')" },
];

const SUPPORT: &[State] = &[
    State { name: "an order asked about", steps: "await ask('B-2', '3024.75'); await open()" },
    State { name: "an amount that nothing explains", steps: "await ask('D-1', '1.23'); await open()" },
    State { name: "an amount that is none", steps: "await ask('D-1', '12,x')" },
    State {
        name: "nothing that can be opened",
        steps: "type('#paste', 'x'); await pick('[aria-labelledby=came-in] .act button'); await wait('.support .said:not(:empty)')",
    },
    State { name: "a reason", steps: "type('#find-reason', '按量'); await wait('.reasons li')" },
];

const RULES: &[State] = &[
    OTHER,
    State {
        name: "an edition of tiers, all opened",
        steps: "location.hash = '#/rules/cn-ambassador/2022-01-01'; await wait('.timeline tr:nth-child(3).here'); await open()",
    },
    State {
        name: "an edition that is none",
        steps: "location.hash = '#/rules/cn-ambassador/1999'; await wait('.timeline svg')",
    },
    State {
        name: "a product that does not count",
        steps: "type('#find-product', 'CDN'); await wait('.products .out')",
    },
    State {
        name: "rules of one's own with mistakes",
        steps: "type('#own-text', '[program]\\nid = 7'); await pick('.own .ways:not(.samples) button'); await wait('.findings li')",
    },
    State {
        name: "rules of one's own in use",
        steps: "await pick('.samples button'); await wait('.own .primary:not(:disabled)'); await pick('.own .primary');
                await wait('.in-use li'); await open()",
    },
];

const CHECKS: &[State] = &[State {
    name: "contradictions, all opened",
    steps: "await pick('input[name=result][value=contradicts]'); await open()",
}];

const EMBED: &[State] = &[
    OTHER,
    State {
        name: "a colour that is none, and a height",
        steps: "type('#embed-accent', 'soon'); type('#embed-height', 'many'); await wait('#embed-height[aria-invalid=true]')",
    },
    State {
        name: "a colour that is hard to read, for React",
        steps: "type('#embed-accent', '#ffcc00'); await wait('.contrast li'); await pick('#snippet-react');
                await wait('#snippet-react[aria-selected=true]')",
    },
    State {
        name: "the doctor with every kind of finding",
        steps: "type('#doctor-text', \"x-frame-options: DENY\\ncontent-security-policy: default-src 'self'; sandbox\\ncross-origin-embedder-policy: require-corp\\n<referral-calculator program=x />\"); await wait('.found-there li:nth-child(4)')",
    },
    State {
        name: "the doctor finds nothing",
        steps: "type('#doctor-text', 'Content-Security-Policy: img-src *'); await wait('.stops-not')",
    },
];

/// A scenario of two customers: a first order, a later one at a limit, and one that earns nothing.
pub const CASE: &str = r#"{"program":"cn-ambassador","customers":[{"id":"B","linked_at":"2024-06-10T10:30","orders":[{"id":"B-1","paid_at":"2024-06-11","paid":"99.00"},{"id":"B-2","paid_at":"2024-06-12","paid":"50000.00"}]},{"id":"D","linked_at":"2024-06-10","orders":[{"id":"D-1","paid_at":"2024-06-11","paid":"99.00","billing":"pay-as-you-go"}]}]}"#;

/// What the steps to a state are written with.
const STEPS: &str = r"
    const frame = () => new Promise(requestAnimationFrame);
    const wait = async (css) => {
        // What a busy machine compiles takes longer than so many frames.
        for (const end = performance.now() + 20_000; performance.now() < end; await frame()) {
            const found = document.querySelector(css);
            if (found) return found;
        }
        throw new Error(`waited in vain for ${css}`);
    };
    const one = (css) => document.querySelector(css) ?? (() => { throw new Error(`there is no ${css}`) })();
    const type = (css, text) => { one(css).value = text; one(css).dispatchEvent(new InputEvent('input', { bubbles: true })) };
    const choose = (css, value) => { one(css).value = value; one(css).dispatchEvent(new Event('change', { bubbles: true })) };
    const pick = async (css) => (await wait(`${css}:not(:disabled)`)).click();
    const cell = (field) => `[id='customers[0].orders[0].${field}']`;
    const open = async () => {
        await frame(); await frame();
        for (let closed; (closed = document.querySelectorAll('details:not([open])')).length; await frame())
            for (const details of closed) details.open = true;
    };
    const sample = async () => {
        await pick('input[value=cn-ambassador]'); await pick('.bring .open-file + button'); await wait('#ledger-grid .row .tag');
        await wait('#ledger-faults li');
    };
    const rows = async (text) => {
        await open(); document.querySelector('#ledger-paste').value = text; await pick('.bring .more .ways button');
    };
    const ask = async (order, received) => {
        type('#paste', CASE); await pick('[aria-labelledby=came-in] .act button');
        (await wait(`input[name=asked][value=${order}]`)).click(); await wait('#verdict');
        type('#received', received); await pick('.received button'); await wait('.received [role=status] > *');
    };";

/// What the build wrote, served.
pub fn site() -> Result<Site> {
    Site::serve(Site::paths().folder("/", built("app", "index.html")?).page(frames::HOST, frames::PAGE))
}

impl Page {
    const fn of_app(name: &'static str, own: &'static [State]) -> Self {
        Self { name, own, attributes: None }
    }

    /// Everything that it can look like.
    pub fn states(&self) -> impl Iterator<Item = &'static State> {
        let any = if self.attributes.is_none() { ANY } else { &[] };
        any.iter().chain(self.own)
    }

    /// Opens the page; `query` is what stands before its `#`, such as `?lang=en-XA`. A frame is looked into.
    pub fn open(&self, browser: &Browser, site: &Site, query: &str) -> Result<()> {
        if let Some(attributes) = self.attributes {
            return frames::open(browser, site, &format!("{}&{attributes}", query.trim_start_matches('?')));
        }
        browser.goto(&site.url(&format!("/{query}#/{}", self.name)))?;
        browser
            .find(&format!("html[data-program=started] main.{} h1", self.name))
            .map_err(|error| format!("{error}; the console says {:?}", browser.console_errors().unwrap_or_default()))?;
        Ok(())
    }

    /// Brings the page into a state.
    pub fn enter(&self, browser: &Browser, state: &State) -> Result<()> {
        let steps = format!("const CASE = arguments[0]; {STEPS} {}; await frame(); await frame();", state.steps);
        browser
            .script(&steps, &[json!(CASE)])
            .map(drop)
            .map_err(|error| format!("{}, {}: {error}", self.name, state.name))
    }
}

/// What was found on a tour: where, and what.
#[derive(Debug, Default)]
pub struct Found(Vec<(String, String)>);

impl Found {
    /// Was nothing found?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Found {
    /// Everything once, with the first places where it was found.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut places: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (place, what) in &self.0 {
            places.entry(what).or_default().push(place);
        }
        writeln!(out, "{} things were found", places.len())?;
        for (what, places) in places {
            writeln!(out, "- {what}\n    {} times: {}", places.len(), places[..places.len().min(3)].join("; "))?;
        }
        Ok(())
    }
}

/// Goes through every page and frame in every state, each in a fresh context, and gives all that `look_at` finds. Who works on one sets
/// the variable `TOUR` to a part of its name.
pub fn visit(
    look: &Look,
    query: &str,
    mut look_at: impl FnMut(&Browser, &Page, &State) -> Result<Vec<String>>,
) -> Result<Found> {
    let site = site()?;
    let mut all = Found::default();
    let only = std::env::var("TOUR").unwrap_or_default();
    for page in ALL.iter().chain(FRAMES).filter(|page| page.name.contains(&only)) {
        for state in page.states() {
            let browser = Browser::start(look)?;
            page.open(&browser, &site, query)?;
            let found = match page.enter(&browser, state) {
                Ok(()) => look_at(&browser, page, state)?,
                Err(error) => vec![error],
            };
            let place = format!("{}, {}", page.name, state.name);
            all.0.extend(found.into_iter().map(|what| (place.clone(), what)));
        }
    }
    Ok(all)
}

/// The texts that a script gives.
pub fn texts(given: &Value) -> Vec<String> {
    given.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
