//! What the doctor says: findings, each with its line, and what was looked at at all.

use referral_statement::Word;

use crate::wrong::Wrong;

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings: what blocks first, then by line.
    pub findings: Vec<Finding>,
    /// The headers that have no say in this, with their lines.
    pub idle: Vec<(usize, String)>,
    /// What was in the text.
    pub seen: Seen,
    /// Was there no text?
    pub empty: bool,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line at which it stands, from 1.
    pub line: usize,
    /// The last of its lines.
    pub last: usize,
    /// How sure it is that this stops the calculator.
    pub weight: Weight,
    /// What of the calculator it stops.
    pub blocks: Blocks,
    /// What it is.
    pub kind: Kind,
    /// What stands there, shortened.
    pub quote: String,
    /// What to write instead.
    pub fixes: Vec<Fix>,
}

/// How sure it is that something stops the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It does.
    Blocks,
    /// It may, by what the text does not tell.
    Perhaps,
    /// It does not, and is worth knowing.
    Note,
}

impl Word for Weight {
    const ALL: &'static [Self] = &[Self::Blocks, Self::Perhaps, Self::Note];

    fn word(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Perhaps => "perhaps",
            Self::Note => "note",
        }
    }
}

/// What of the calculator something stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocks {
    /// The script that defines the tag.
    Loader,
    /// The frame with the calculator.
    Frame,
    /// All of it.
    All,
    /// Nothing.
    Nothing,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A policy does not allow the loader; the directive that decides.
    Script(String),
    /// A policy does not allow the frame; the directive that decides.
    Frame(String),
    /// A policy with `'strict-dynamic'` passes over hosts, and the tag has neither its nonce nor its hash.
    Strict(String),
    /// The page's own sandbox does not allow these.
    Sandbox(Vec<&'static str>),
    /// Scripts that put in scripts must go through a policy of trusted types.
    TrustedTypes,
    /// A directive is passed over, since one of its name stands before it.
    Twice(String),
    /// A directive is passed over, since it has letters beyond ASCII.
    Letters(String),
    /// A policy only reports, and would block if it were in force.
    ReportOnly(String),
    /// A policy stands where it is not in force: in the body of the page.
    InBody,
    /// The page wants to be isolated, so that what it frames must want it too.
    Embedder,
    /// The page wants every script to have its hash.
    IntegrityPolicy,
    /// The tag of the loader has another hash than that version.
    Integrity,
    /// A hash stands at the loader that may change.
    IntegrityMoves,
    /// The loader is of a version that is not this one.
    OtherVersion(String),
    /// A hash without `crossorigin` at a classic script.
    NoCrossorigin,
    /// The calculator is asked for without encryption.
    Insecure,
    /// The tag stands there as text.
    Escaped,
    /// The quotation marks are those of a word processor.
    Curly,
    /// The tag closes itself, which HTML does not know.
    SelfClosed,
    /// An attribute of the tag is wrong.
    Attribute(Wrong),
    /// The page has the tag and no loader.
    NoLoader,
    /// The page has the loader and no tag.
    NoTag,
    /// The page has nothing of the calculator.
    NothingThere,
    /// The frame's sandbox does not allow these.
    FrameSandbox(Vec<&'static str>),
    /// The frame shows the app itself, which lets no page frame it.
    NotFrame,
    /// It is refused by where the calculator is served.
    OursRefuses,
    /// It is not there, or cannot be reached.
    Unreachable,
    /// An extension of the browser blocks it.
    Extension,
    /// The console speaks of `WebAssembly` and `'wasm-unsafe-eval'`.
    Wasm,
}

/// What to write instead, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Where it goes.
    pub spot: Spot,
    /// The first and the last line in whose place it goes; nothing where these are not in the text.
    pub at: Option<(usize, usize)>,
    /// What to write there.
    pub line: String,
}

/// Where something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In the place of the finding's lines.
    Here,
    /// Into the page's policy, in the place of the directive of this name or beside the others.
    Policy,
    /// In the place of the loader's tag.
    Tag,
}

/// What was in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing that can be pasted")]
pub struct Seen {
    /// A policy.
    pub policy: bool,
    /// The headers of a response.
    pub headers: bool,
    /// The HTML of a whole page.
    pub page: bool,
    /// The tag, the loader or the frame of the calculator.
    pub calculator: bool,
    /// Text of a console about the calculator.
    pub console: bool,
}

/// What comes of it all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no text.
    Empty,
    /// Nothing in it is of any of the kinds that are known.
    Unknown,
    /// Something stops the calculator.
    Blocked,
    /// Something may.
    Perhaps,
    /// Nothing in this text does.
    Clear,
}

impl Report {
    /// What comes of it all.
    pub fn verdict(&self) -> Verdict {
        match self.findings.iter().map(|finding| finding.weight).min() {
            Some(Weight::Blocks) => Verdict::Blocked,
            Some(Weight::Perhaps) => Verdict::Perhaps,
            None if self.empty => Verdict::Empty,
            None if self.seen == Seen::default() && self.idle.is_empty() => Verdict::Unknown,
            _ => Verdict::Clear,
        }
    }
}

impl Fix {
    /// The text with this fix in it; nothing where what it changes is not in the text.
    pub fn applied(&self, text: &str) -> Option<String> {
        let mut lines: Vec<&str> = text.lines().collect();
        match self.at {
            Some((first, last)) if 0 < first && first <= last && last <= lines.len() => {
                lines.splice(first - 1..last, [self.line.as_str()]);
            }
            None if self.spot == Spot::Tag => lines.push(&self.line),
            _ => return None,
        }
        Some(lines.join("\n"))
    }
}
