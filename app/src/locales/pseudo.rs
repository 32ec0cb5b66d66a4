//! The pseudo-language: English in letters with accents and a third longer. What does not wear them is not translated, and
//! what is cut off would be cut off in other languages too.

use std::cell::RefCell;
use std::collections::HashMap;

/// An English text as the pseudo-language has it; what is no letter stays.
pub fn text(english: &str) -> String {
    let mut letters: String = english.chars().map(accented).collect();
    let more = english.chars().filter(char::is_ascii_alphabetic).count() / 3;
    // In words, as there are: no language has one of fifty letters.
    letters.extend((1..=more).map(|place| if place % 8 == 0 { ' ' } else { '~' }));
    format!("[{letters}]")
}

/// The same of a text that never changes; each is made once and stays for the life of the page.
pub fn label(english: &'static str) -> &'static str {
    thread_local! {
        static MADE: RefCell<HashMap<&'static str, &'static str>> = RefCell::default();
    }
    MADE.with_borrow_mut(|made| *made.entry(english).or_insert_with(|| Box::leak(text(english).into_boxed_str())))
}

fn accented(letter: char) -> char {
    const PLAIN: &str = "AEIOUYaeiouyCcNnSs";
    const ACCENTED: &str = "ÀÉÎÖÛÝàéîöûýÇçÑñŠš";
    let place = PLAIN.chars().position(|plain| plain == letter);
    place.and_then(|place| ACCENTED.chars().nth(place)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_wear_accents_and_figures_stay() {
        assert_eq!(text("Earn $20.00"), "[Éàrñ $20.00~]");
        assert_eq!(label("a"), label("a"));
    }
}
