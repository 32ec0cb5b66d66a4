//! The words of the embed's contract: the one list of attributes, values, parts, custom properties, events and errors, against which
//! the loader, the types for hosts, the documents and the page that makes snippets are checked.

use referral_statement::Word;

/// Declares closed sets of words, each with what it means in a sentence for who embeds.
macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($value:ident = $word:literal: $means:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each says what it means")]
        pub enum $name { $($value,)+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];
            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl $name {
            /// What it means, in a sentence for who embeds.
            #[allow(dead_code, reason = "what tests and documents are checked against")]
            pub fn means(self) -> &'static str {
                match self { $(Self::$value => $means,)+ }
            }
        }
    )+};
}

vocabulary! {
    /// An attribute of the element, or a name in the query of the frame's address.
    Attribute {
        Program = "program": "The program, by its id. The only one that is needed.",
        Edition = "edition": "One edition of its rules for every order; left out, the one in force on the day of each.",
        Lang = "lang": "`en` or `zh-CN`; left out, the nearest of them around the element, else the browser's.",
        Theme = "theme": "`light`, `dark` or `auto`, which is the host's colour scheme.",
        Accent = "accent": "The colour of links and marks, as `#rrggbb`; it is darkened or lightened until it can be read.",
        Mode = "mode": "How much is shown: `quick`, `full` or `explain`.",
        Hide = "hide": "Parts that are left out, with spaces or commas between them.",
        Prefill = "prefill": "A link of the calculator's, or what stands in one after `s=`.",
        Readings = "readings": "Clauses that are decided, as `id=option id=option`.",
        CtaHref = "cta-href": "Where the button below the result leads; without it there is none.",
        Height = "height": "`auto`, which follows the content, or pixels up to 20,000.",
        Loading = "loading": "`lazy` waits until the element comes near what is seen; `eager` does not.",
        Results = "results": "Asks the visitor whether the host may have the result; without it nobody is asked.",
    }

    /// How much is shown.
    Mode {
        Full = "full": "The whole form, and the statement with every line.",
        Quick = "quick": "The fewest fields, the total and the first payment.",
        Explain = "explain": "The statement with every line and in sentences, without a form.",
    }

    /// A part that can be left out. The assumptions and the day of the rules cannot.
    Part {
        Heading = "heading": "The program's name at the top.",
        Form = "form": "The fields.",
        Readings = "readings": "The clauses that can be read in two ways.",
        Wish = "wish": "The question what one wants to earn.",
        Lines = "lines": "The lines of the statement.",
        Payouts = "payouts": "When it is paid.",
        Curve = "curve": "The picture of the reward.",
        Share = "share": "The button that copies a link.",
        Link = "link": "The link to the whole calculator.",
    }

    /// A custom property that the host's style sheet can set on the element.
    Style {
        Accent = "--rs-accent": "As the attribute `accent`, which comes first.",
        Background = "--rs-background": "The ground on which all stands, as `#rrggbb`.",
        Text = "--rs-text": "The colour of the text, as `#rrggbb`; it is moved until it can be read on the ground.",
        Font = "--rs-font": "Names of fonts that the visitor's system has.",
        Radius = "--rs-radius": "How round corners are, from `0px` to `32px`.",
        Size = "--rs-size": "The size of the text, from `12px` to `24px`.",
    }

    /// An event of the element, without its `rs-`; all bubble and leave shadow roots.
    Event {
        Ready = "ready": "The calculator is there; after a move in the page once more.",
        Change = "change": "Something was changed, by the visitor or by the host. It carries no figures.",
        Result = "result": "There is another result. Its figures are there only where the host asks and the visitor agreed.",
        Share = "share": "The visitor copied or sent a link. It does not carry the link.",
        Error = "error": "Something is wrong, with a code.",
    }

    /// The codes of `rs-error` beside those of the contract, which an error of a scenario has.
    Failure {
        Blocked = "blocked": "The host's policy forbids the frame.",
        NoAnswer = "no-answer": "The frame was loaded and does not answer.",
        Program = "program": "The calculator could not be loaded, or it stopped.",
        UnknownProgram = "unknown-program": "There is no such program.",
        Link = "link": "A link cannot be opened: it is damaged, too long or of a later version.",
    }
}

#[allow(clippy::derivable_impls, reason = "what declares the words has no place for it")]
impl Default for Mode {
    fn default() -> Self {
        Self::Full
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn file(path: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every word of a set, as it stands between these signs.
    fn missing<W: Word>(text: &str, around: impl Fn(&str) -> String) -> Vec<&'static str> {
        W::ALL.iter().map(|word| word.word()).filter(|word| !text.contains(&around(word))).collect()
    }

    #[test]
    fn the_types_for_hosts_name_every_word() {
        let types = file("www/embed/referral-calculator.d.ts");
        let none: [&str; 0] = [];
        assert_eq!(
            missing::<Attribute>(&types, |word| if word.contains('-') {
                format!("\"{word}\"?: ")
            } else {
                format!(" {word}?: ")
            }
            .replace("program?", "program")),
            none
        );
        assert_eq!(missing::<Mode>(&types, |word| format!("\"{word}\"")), none);
        assert_eq!(missing::<Part>(&types, |word| format!("\"{word}\"")), none);
        assert_eq!(missing::<Style>(&types, |word| format!("\"{word}\"")), none);
        assert_eq!(missing::<Event>(&types, |word| format!("\"rs-{word}\"")), none);
        assert_eq!(missing::<Failure>(&types, |word| format!("\"{word}\"")), none);
    }

    #[test]
    fn the_document_for_hosts_has_every_word_with_its_meaning() {
        let text = file("docs/EMBED.md");
        let rows = |rows: Vec<(&str, &str)>, before: &str| {
            for (word, means) in rows {
                let row = format!("| `{before}{word}` | {means} |");
                assert!(text.contains(&row), "docs/EMBED.md misses {row}");
            }
        };
        rows(Attribute::ALL.iter().map(|one| (one.word(), one.means())).collect(), "");
        rows(Mode::ALL.iter().map(|one| (one.word(), one.means())).collect(), "");
        rows(Part::ALL.iter().map(|one| (one.word(), one.means())).collect(), "");
        rows(Style::ALL.iter().map(|one| (one.word(), one.means())).collect(), "");
        rows(Event::ALL.iter().map(|one| (one.word(), one.means())).collect(), "rs-");
        rows(Failure::ALL.iter().map(|one| (one.word(), one.means())).collect(), "");
    }

    #[test]
    fn the_loader_knows_the_events_the_custom_properties_and_its_own_errors() {
        let loader = file("www/embed/loader.js");
        let events: Vec<String> = Event::ALL.iter().map(|event| format!("\"{}\"", event.word())).collect();
        assert!(loader.contains(&format!("const EVENTS = [{}];", events.join(", "))));
        let styles: Vec<String> =
            Style::ALL.iter().map(|style| format!("\"{}\"", &style.word()["--rs-".len()..])).collect();
        assert!(loader.contains(&format!("const STYLES = [{}];", styles.join(", "))));
        let sandbox = crate::csp::ALLOWED.join(" ");
        assert!(loader.contains(&format!("frame.sandbox = \"{sandbox}\";")), "{sandbox}");
        for failure in [Failure::Blocked, Failure::NoAnswer, Failure::Program] {
            let said = |quote: char| format!("this.#fail(\"{}\", {quote}{}", failure.word(), failure.means());
            assert!(loader.contains(&said('"')) || loader.contains(&said('`')), "{}", said('"'));
        }
    }
}
