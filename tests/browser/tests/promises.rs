//! What every page promises in every state, looked at in one visit: it is in order, fits every screen, has targets that a mouse meets,
//! keeps still for who wants that, has no barrier that axe-core knows, and writes no error to the console.

use browser_tests::tour::{self, texts};
use browser_tests::{Axe, Browser, Look, Result};

use crate::{barriers, layout, targets};

#[test]
fn every_page_keeps_its_promises() -> Result<()> {
    let axe = Axe::load()?;
    let found = tour::visit(&Look::default(), "?today=2026-01-10", |browser, _, state| {
        let mut found = layout::disorder(browser)?;
        found.extend(targets::small(browser, 24)?);
        found.extend(layout::sideways(browser)?);
        browser.look(&Look { still: true, ..Look::default() })?;
        found.extend(layout::motion(browser)?);
        found.extend(barriers::found(&axe, browser)?);
        // A program that stops says why.
        let errors = browser.console_errors()?;
        found.extend(errors.into_iter().filter(|error| state.name != "stopped" || error != "a reason"));
        Ok(found)
    })?;
    assert!(found.is_empty(), "{found}");
    Ok(())
}

/// Whoever looks for something must be able to find it.
#[test]
fn a_broken_promise_is_found() -> Result<()> {
    let browser = Browser::start(&Look::default())?;
    tour::ALL[0].open(&browser, &tour::site()?, "")?;
    let moves = layout::motion(&browser)?;
    assert!(
        moves.iter().any(|what| what.ends_with("moves")),
        "something moves for who has nothing against it: {moves:?}"
    );
    let spoil = "const main = document.querySelector('main');
                 const add = (name, text, width) => {
                     const made = document.createElement(name);
                     made.textContent = text;
                     made.style.width = width;
                     main.append(made);
                 };
                 add('h1', 'again', 'auto'); add('h4', 'deep', 'auto'); add('div', 'wide', '2000px'); add('input', '', '10px');
                 document.querySelector('nav').removeAttribute('aria-label')";
    browser.script(spoil, &[])?;
    let among = |found: Vec<String>, what: &str| {
        assert!(found.iter().any(|one| one.contains(what)), "no `{what}` in {found:?}");
    };
    let disorder = layout::disorder(&browser)?;
    among(disorder.clone(), "has 2 main headings, not 1");
    among(disorder.clone(), "has 0 navigations with a name, not 1");
    among(disorder, "to h4 at deep");
    among(targets::small(&browser, 24)?, "input. in .estimate is 10.0 by");
    among(barriers::found(&Axe::load()?, &browser)?, "label (critical): ");
    among(layout::sideways(&browser)?, "at 1920 it is 2");
    Ok(())
}

#[test]
fn the_tour_leads_to_every_page_of_the_bar() -> Result<()> {
    let browser = Browser::start(&Look::default())?;
    tour::ALL[0].open(&browser, &tour::site()?, "")?;
    let links =
        "return [...document.querySelectorAll('nav.pages a')].map((link) => link.getAttribute('href').slice(2))";
    let listed: Vec<&str> = tour::ALL.iter().map(|page| page.name).collect();
    assert_eq!(texts(&browser.script(links, &[])?), listed, "each page of the bar is a line of `tour::ALL`");
    Ok(())
}
