//! Ledger, as who has a file of orders uses it: the file is brought in every form that it comes in, read and judged in a worker.

use browser_tests::{Browser, Look, Result, Site, built, tour};
use serde_json::{Value, json};

use crate::copies::{Copy, read};

/// Puts a file into the page's own field, as a reader's choice does: bytes, or text.
const BRING: &str = r"
    const [name, given, packed] = arguments;
    let bytes = typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given);
    if (packed) {
        const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
        bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    }
    const input = document.querySelector('#ledger-file');
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    input.files = carried.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));";

/// A first purchase, a later one, one of pay-as-you-go.
pub const ROWS: &str = "customer,linked_at,order,paid_at,paid,product,billing\nB,2024-06-10,B-1,2024-06-11,99.00,ecs,prepaid\n\
    B,2024-06-10,B-2,2024-06-12,99.00,ecs,prepaid\nD,2024-06-10,D-1,2024-06-12,420.00,oss,pay-as-you-go\n";

/// The page, for the program of orders.
pub fn open(look: &Look, site: &Site) -> Result<Browser> {
    let browser = Browser::start(look)?;
    browser.goto(&site.url("/?today=2026-01-10#/ledger"))?;
    browser.click(&browser.find("input[name=program][value=cn-ambassador]")?)?;
    browser.find("input[name=program][value=cn-ambassador]:checked")?;
    Ok(browser)
}

/// Brings a file.
pub fn bring(browser: &Browser, name: &str, given: &Value, packed: bool) -> Result<()> {
    browser.find("#ledger-file")?;
    browser.script(BRING, &[json!(name), given.clone(), json!(packed)]).map(drop)
}

/// Waits until everything is judged and comes to this.
pub fn judged(browser: &Browser, total: &str) -> Result<()> {
    browser.until_text("#ledger-total", total)
}

/// What the page saves is read in place of being saved.
pub const SAVED: &str = "window.saved = {}; const make = URL.createObjectURL.bind(URL); let made;
    URL.createObjectURL = (blob) => { made = blob; return make(blob); };
    HTMLAnchorElement.prototype.click = function () { made.text().then((text) => { window.saved[this.download] = text; }); };";

/// The text of a file that the page saves, once it does.
pub fn saved(browser: &Browser, name: &str) -> Result<String> {
    browser.until(name, || {
        let saved = browser.script("return window.saved[arguments[0]] ?? null", &[json!(name)])?;
        Ok(saved.as_str().map(str::to_owned))
    })
}

/// Waits until the page says this of the file.
fn said(browser: &Browser, awaited: &str) -> Result<()> {
    browser.until(&format!("the page to say `{awaited}`"), || {
        let said = browser.text(&browser.find(".ledger-said")?)?;
        Ok(said.contains(awaited).then_some(()))
    })
}

#[test]
fn a_file_is_read_in_every_form_that_it_comes_in() -> Result<()> {
    // With the headers of hosts: a worker has a policy of its own.
    let folder = built("app", "index.html")?;
    let headers = read(&folder.join("_headers"))?;
    assert!(headers.contains("/lazy/ledger-") && headers.contains("trusted-types service-worker ledger"), "{headers}");
    let site = Site::serve(Site::paths().folder("/", folder).headers(&headers))?;
    let browser = open(&Look::default(), &site)?;
    let quoted = ROWS.replace("B-1", "\"B,\"\"1\"\"\"").replace('\n', "\r\n");
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(ROWS.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    // 客户,关联时间,订单号,支付时间,实付金额 in GB18030.
    let mut gb: Vec<u8> = vec![
        0xbf, 0xcd, 0xbb, 0xa7, b',', 0xb9, 0xd8, 0xc1, 0xaa, 0xca, 0xb1, 0xbc, 0xe4, b',', 0xb6, 0xa9, 0xb5, 0xa5,
        0xba, 0xc5, b',', 0xd6, 0xa7, 0xb8, 0xb6, 0xca, 0xb1, 0xbc, 0xe4, b',', 0xca, 0xb5, 0xb8, 0xb6, 0xbd, 0xf0,
        0xb6, 0xee, b'\n',
    ];
    gb.extend(b"B,2024-06-10,B-1,2024-06-11,99.00\nB,2024-06-10,B-2,2024-06-12,99.00\n");
    let forms: [(&str, Value, bool); 7] = [
        ("commas.csv", json!(ROWS), false),
        ("tabs.tsv", json!(ROWS.replace(',', "\t")), false),
        ("semicolons.csv", json!(ROWS.replace(',', ";")), false),
        ("quoted.csv", json!(format!("\u{feff}{quoted}")), false),
        ("packed.csv.gz", json!(ROWS), true),
        ("utf-16.csv", json!(utf_16), false),
        ("gb18030.csv", json!(gb), false),
    ];
    for (name, given, packed) in forms {
        bring(&browser, name, &given, packed)?;
        browser.until_text("#ledger-file-name", name)?;
        judged(&browser, "¥39.60").map_err(|error| format!("{name}: {error}"))?;
        browser.click(&browser.find(".brought .plain")?)?;
        browser
            .until_true("the file to be put away", "return document.querySelector('.bring:not(.brought)') !== null")?;
    }
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_file_is_dropped_or_pasted_too_and_a_sample_is_a_click_away() -> Result<()> {
    let site = tour::site()?;
    let browser = open(&Look::default(), &site)?;
    let drop = "const carried = new DataTransfer();
                carried.items.add(new File([arguments[0]], 'dropped.csv'));
                const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried });
                return document.querySelector('.bring').dispatchEvent(event)";
    assert_eq!(browser.script(drop, &[json!(ROWS)])?, false, "the browser itself must not open it");
    judged(&browser, "¥39.60")?;
    browser.click(&browser.find(".brought .plain")?)?;
    browser.click(&browser.find(".bring .more > summary")?)?;
    browser.script("document.querySelector('#ledger-paste').value = arguments[0]", &[json!(ROWS)])?;
    browser.click(&browser.find(".bring .more .ways button")?)?;
    judged(&browser, "¥39.60")?;
    browser.click(&browser.find(".brought .plain")?)?;
    browser.click(&browser.find(".bring .open-file + button")?)?;
    browser.until("the sample's rows with errors", || {
        Ok(browser.text(&browser.find("#ledger-faults-name")?)?.ends_with("· 4").then_some(()))
    })?;
    // The other program has a sample of its own.
    browser.click(&browser.find(".brought .plain")?)?;
    browser.click(&browser.find("input[name=program][value=intl-referral]")?)?;
    browser.find("input[name=program][value=intl-referral]:checked")?;
    browser.click(&browser.find(".bring .open-file + button")?)?;
    browser.until("dollars", || Ok(browser.text(&browser.find("#ledger-total")?)?.starts_with('$').then_some(())))?;
    assert_eq!(browser.console_errors()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_no_table_says_so_and_nothing_is_lost() -> Result<()> {
    let site = tour::site()?;
    let browser = open(&Look::default(), &site)?;
    // The empty template says what is needed, and is itself a file that is read.
    browser.script(SAVED, &[])?;
    browser.click(&browser.find(".bring .ways button:last-child")?)?;
    let template = saved(&browser, "orders.csv")?;
    assert!(template.contains("customer,customer_kind,linked_at,") && template.lines().count() == 2, "{template}");
    bring(&browser, "template.csv", &json!(template), false)?;
    judged(&browser, "¥24.75")?;
    for (name, given, awaited) in [
        ("empty.csv", json!(""), "There is nothing in this file."),
        ("blank.csv", json!(" \n \n"), "There is nothing in this file."),
        ("book.xlsx", json!([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), "Save it as CSV"),
        ("picture.png", json!([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), "This is no table of text"),
        ("cut.csv.gz", json!([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]), "damaged or cut off"),
        ("names.csv", json!("customer,linked_at,order,paid_at,paid\n"), "No row of this file is an order."),
    ] {
        bring(&browser, name, &given, false)?;
        browser.until_text("#ledger-file-name", name)?;
        said(&browser, awaited).map_err(|error| format!("{name}: {error}"))?;
    }
    // After all that a good one is read.
    bring(&browser, "good.csv", &json!(ROWS), false)?;
    judged(&browser, "¥39.60")
}

#[test]
fn columns_are_guessed_chosen_and_remembered() -> Result<()> {
    let site = tour::site()?;
    let browser = open(&Look::default(), &site)?;
    let file = json!(ROWS.replace("customer,", "Who,").replace(",paid,", ",How much,"));
    let choose = "const select = document.querySelector(`#ledger-column-${arguments[0]}`);
                  select.value = arguments[1]; select.dispatchEvent(new Event('change', { bubbles: true }))";
    bring(&browser, "own.csv", &file, false)?;
    browser.until("what is missing", || {
        let said = browser.text(&browser.find(".columns .said")?)?;
        Ok((said.contains("Customer") && said.contains("Paid")).then_some(()))
    })?;
    assert_eq!(browser.find_all(".columns .strong:disabled")?.len(), 1);
    browser.script(choose, &[json!(0), json!("customer")])?;
    browser.script(choose, &[json!(4), json!("paid")])?;
    browser.click(&browser.find(".columns .strong:not(:disabled)")?)?;
    judged(&browser, "¥39.60")?;
    // The next file of these names is read at once, also after a reload.
    browser.reload()?;
    bring(&browser, "next.csv", &file, false)?;
    judged(&browser, "¥39.60")?;
    let note = browser.text(&browser.find(".columns summary small")?)?;
    assert_eq!(note, "as you chose for a file of these columns before");
    Ok(())
}

#[test]
fn rows_with_errors_stop_nothing_and_are_read_again_when_they_are_mended() -> Result<()> {
    let site = tour::site()?;
    let browser = open(&Look::default(), &site)?;
    let bad = format!("{ROWS}B,2024-06-10,B-3,2024-06-13,9x,ecs,prepaid\nB,2024-06-11,B-4,2024-06-13,9,ecs,prepaid\n");
    bring(&browser, "bad.csv", &json!(bad), false)?;
    judged(&browser, "¥39.60")?;
    let listed = browser.until("both rows", || {
        let listed = browser.text(&browser.find("#ledger-faults")?)?;
        Ok((listed.contains("Line 5") && listed.contains("Line 6")).then_some(listed))
    })?;
    for told in ["column paid", "read 9x", "`9x` is not a decimal number", "in line 2", "the same facts"] {
        assert!(listed.contains(told), "no `{told}` in {listed}");
    }
    browser.click(&browser.find(".tools button[lang=zh-CN]")?)?;
    browser.until("Chinese", || {
        Ok(browser.text(&browser.find("#ledger-faults")?)?.contains("`9x` 不是十进制数").then_some(()))
    })?;
    browser.click(&browser.find(".tools button[lang=en]")?)?;
    browser
        .until("English", || Ok(browser.text(&browser.find("#ledger-faults")?)?.contains("Line 5").then_some(())))?;
    browser.fill(&browser.find("#ledger-faults input")?, "B,2024-06-10,B-3,2024-06-13,100.00,ecs,prepaid")?;
    browser.click(&browser.find("#ledger-faults form button")?)?;
    judged(&browser, "¥54.60")?;
    browser.until("one row less", || {
        Ok(browser.text(&browser.find("#ledger-faults-name")?)?.ends_with("· 1").then_some(()))
    })
}

/// A file large enough for several pieces is stopped, begun again, and read beside a page that answers.
#[test]
fn reading_can_be_stopped_and_begun_again_and_the_page_answers_meanwhile() -> Result<()> {
    let site = tour::site()?;
    let browser = open(&Look::default(), &site)?;
    let many = "const rows = ['customer,linked_at,order,paid_at,paid'];
                for (let i = 0; i < 150000; i++) rows.push(`C${i % 50000},2024-06-10,O-${i},2024-06-${11 + i % 9},99.00`);
                window.many = new File([rows.join('\\n')], 'many.csv');
                const carried = new DataTransfer(); carried.items.add(window.many);
                const input = document.querySelector('#ledger-file');
                input.files = carried.files; input.dispatchEvent(new Event('change', { bubbles: true }));
                for (let left = 2000; left > 0; left--) {
                    await new Promise(requestAnimationFrame);
                    const stop = document.querySelector('.progress button');
                    if (stop && document.querySelector('progress').value > 0) { stop.click(); return true; }
                }
                return false;";
    assert_eq!(browser.script_async(many, &[])?, true, "there was a way to stop it");
    said(&browser, "Stopped. The file is still here.")?;
    browser.click(&browser.find(".ledger-said button")?)?;
    browser.until("all orders", || {
        Ok(browser
            .find_now(".sum-row dd")?
            .map(|orders| browser.text(&orders))
            .transpose()?
            .filter(|text| text == "150,000"))
    })?;
    Ok(())
}

/// Parts that cannot be had; the console is told by the browser then, so that this looks at the page alone.
#[test]
fn a_missing_worker_or_module_is_told_and_the_file_is_read_when_they_are_there() -> Result<()> {
    let worker = |page: &str| {
        page.split_once("name=\"ledger\" content=\"./").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned)
    };
    for (number, start, ending) in
        [(0, "", ""), (1, "ledger-engine-", ".js"), (2, "ledger-reader-", ".js"), (3, "ledger-", ".wasm")]
    {
        let copy = Copy::new(&format!("ledger-{number}"))?;
        let (part, awaited) = if number == 0 {
            let named = worker(&read(&copy.0.join("index.html"))?).ok_or("the page names no worker")?;
            (copy.0.join(named), "could not be started")
        } else {
            (copy.file_below("lazy", start, ending)?, "could not be loaded")
        };
        let away = copy.0.join("away");
        std::fs::rename(&part, &away).map_err(|error| error.to_string())?;
        let site = copy.serve()?;
        let browser = open(&Look::default(), &site)?;
        bring(&browser, "orders.csv", &json!(ROWS), false)?;
        said(&browser, awaited)?;
        browser.until_text("#ledger-file-name", "orders.csv")?;
        std::fs::rename(&away, &part).map_err(|error| error.to_string())?;
        browser.click(&browser.find(".ledger-said button")?)?;
        judged(&browser, "¥39.60")?;
    }
    Ok(())
}

/// The package judges the same orders, customer by customer, in the order in which they were made. No two of a customer are paid at
/// one time: which of them comes first is what their order says.
const BY_THE_PACKAGE: &str = r"
    let seed = 20240611;
    const draw = (most) => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed % most; };
    const two = (number) => String(number).padStart(2, '0');
    const customers = [], rows = [];
    for (let c = 0; rows.length < 20000; c++) {
        const day = 1 + draw(20), linked_at = `2024-0${6 + draw(3)}-${two(day)}`;
        const orders = [];
        for (let o = draw(6); o >= 0; o--) {
            const id = `C${c}-${o}`, paid = `${[99, 420, 1188, 9000, 26000][draw(5)]}.${two(draw(100))}`;
            const paid_at = `${linked_at.slice(0, 8)}${two(Math.min(28, day + draw(9)))}T${two(draw(24))}:${two(o * 9 + draw(9))}`;
            const product = ['ecs', 'oss', 'polardb', 'slb'][draw(4)], billing = draw(9) ? 'prepaid' : 'pay-as-you-go';
            const kind = ['purchase', 'purchase', 'renewal', 'upgrade'][draw(4)];
            orders.push({ id, paid_at, paid, product, billing, kind });
            rows.push([`C${c}`, linked_at, id, paid_at, paid, product, billing, kind].join(','));
        }
        customers.push({ id: `C${c}`, linked_at, orders });
    }
    for (let i = rows.length - 1; i > 0; i--) { const j = draw(i + 1); [rows[i], rows[j]] = [rows[j], rows[i]]; }
    window.shuffled = ['customer,linked_at,order,paid_at,paid,product,billing,kind', ...rows].join('\n') + '\n';
    const api = await import('/package/index.js');
    await api.init();
    const statement = api.evaluate({ program: 'cn-ambassador', customers });
    const earns = statement.customers.flatMap((customer) => customer.orders).filter((order) => order.outcome !== 'not-rewarded');
    return { total: statement.total, orders: rows.length, earns: earns.length };";

#[test]
fn twenty_thousand_rows_in_any_order_come_to_what_evaluate_says() -> Result<()> {
    let paths = Site::paths().folder("/", built("app", "index.html")?);
    let site = Site::serve(paths.folder("/package/", built("package", "index.js")?))?;
    let browser = open(&Look::default(), &site)?;
    let expected = browser.script_async(BY_THE_PACKAGE, &[])?;
    let text = browser.script("return window.shuffled", &[])?;
    bring(&browser, "shuffled.csv", &text, false)?;
    let plain = "const of = (n) => document.querySelectorAll('.sum-row dd')[n]?.textContent.replace(/[^0-9.]/g, '');
                 return of(5) ? [of(5), Number(of(0)), Number(of(2))] : null";
    let found = browser.until("the totals", || {
        let found = browser.script(plain, &[])?;
        Ok((!found.is_null()).then_some(found))
    })?;
    assert_eq!(found, json!([expected["total"], expected["orders"], expected["earns"]]));
    Ok(())
}
