//! Checking rule files before they are used: every mistake, and every doubt that the rules themselves can show.

mod examples;
mod limits;
mod notices;
mod payments;
mod rates;
mod unused;

use self::examples::Places;
use crate::finding::{Finding, RuleCode};
use crate::node::Cursor;
use crate::phrase::{Phrase, phrase};
use crate::program::file::{self, Loaded};
use crate::program::{Programs, Rules};
use crate::sort;

/// Everything that is wrong with rule files, and everything that is doubtful, in the order of the files and their lines.
///
/// `known` are the programs beside which they are to be used, [`Programs::default`] for none: an id that one of these has is
/// taken. Without an error the files can be used ([`Programs::with`]); a warning may be meant. What each finding says is defined
/// in `docs/PROGRAMS.md`. What one mistake hides is not looked for: the rules of an edition that cannot be read, and the
/// worked examples while anything is wrong.
///
/// # Examples
/// ```
/// use referral_statement::{Programs, check};
/// let none = Programs::default();
/// let found = check(&none, referral_rules::FILES);
/// assert!(found.iter().all(|finding| finding.severity == referral_statement::Severity::Warning));
/// let found = check(&none, &[("", "[program]\nid = 7")]);
/// assert_eq!(found[0].to_string(), "error: line 1: products: missing field `products` (add `products`)");
/// assert_eq!(found.len(), 8);
/// ```
pub fn check(known: &Programs, files: &[(&str, &str)]) -> Vec<Finding> {
    let mut found = Vec::new();
    let nodes = file::parse(files, &mut found);
    let loaded = file::read(&nodes, known, &mut found);
    let is_usable = found.is_empty();
    for program in &loaded {
        program_doubts(program, &mut Doubts { found: &mut found });
    }
    if is_usable {
        let places: Vec<_> = loaded.iter().map(Places::of).collect();
        let programs = Programs::only(loaded.into_iter().filter_map(Loaded::program).collect());
        for (program, places) in programs.iter().zip(&places) {
            examples::come_out(&programs, program, places, &mut Doubts { found: &mut found });
        }
    }
    sort::by_key(&mut found, |finding| file::place(finding, files));
    found
}

/// Where doubts are noted.
struct Doubts<'a> {
    found: &'a mut Vec<Finding>,
}

impl Doubts<'_> {
    /// Notes a doubt about what stands at a path below a place.
    fn note(&mut self, at: &Cursor<'_>, path: &str, code: RuleCode, message: Phrase, hint: Phrase) {
        self.found.push(Finding::at(&at.below(path), code, message, hint));
    }
}

fn program_doubts(program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    gaps(program, doubts);
    unused::of_program(program, doubts);
    rates::of_catalogue(program, doubts);
    notices::out_of_reach(program, doubts);
    for loaded in &program.editions {
        unused::of_edition(loaded, program, doubts);
        match &loaded.edition.rules {
            Rules::Orders(rules) => {
                let edition = rates::Edition { loaded, rules, classes: rates::classes(program, rules) };
                rates::of_edition(&edition, program.products.as_deref(), doubts);
                if program.is_decidable {
                    limits::of_orders(&edition, doubts);
                }
                payments::of_orders(loaded, rules, doubts);
            }
            Rules::Spend(rules) => {
                limits::of_spend(loaded, rules, doubts);
                if program.is_decidable {
                    payments::of_spend(loaded, rules, doubts);
                }
            }
        }
    }
}

/// The times between editions, in which no order earns.
fn gaps(program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    for pair in program.editions.windows(2) {
        let [before, after] = pair else { continue };
        if let (Some(end), Some(start)) = (before.edition.until(), after.edition.from())
            && end < start
        {
            let (message, hint) = (
                phrase!("no edition holds from {} to {}", end, start),
                phrase!(
                    "an order paid then has no edition and earns nothing; give edition `{}` a later `until`, or \
                    add an edition",
                    before.edition.id()
                ),
            );
            doubts.note(&after.root, "from", RuleCode::GapBetweenEditions, message, hint);
        }
    }
}
