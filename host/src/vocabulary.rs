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
        Lang = "lang": "`en` or `zh-CN`; left out, the language around the element, else the browser's.",
        Theme = "theme": "`light`, `dark` or `auto`, which is the host's colour scheme.",
        Accent = "accent": "The colour of links and marks, as `#rrggbb`; it is darkened or lightened until it can be read.",
        Mode = "mode": "How much is shown: `quick`, `full` or `explain`.",
        Hide = "hide": "Parts that are left out, with spaces or commas between them.",
        Prefill = "prefill": "A link of the calculator's, or what stands in one after `s=`.",
        Readings = "readings": "Clauses that are decided, as `id=option id=option`.",
        CtaHref = "cta-href": "Where the button below the result leads; without it there is none.",
        Height = "height": "`auto`, which follows the content, or pixels.",
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

#[allow(clippy::derivable_impls, reason = "the words are declared together")]
impl Default for Mode {
    fn default() -> Self {
        Self::Full
    }
}
