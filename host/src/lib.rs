//! What a page of someone else's needs in order to show the calculator, as text: snippets, lines for its policy, and the
//! **doctor**, which reads headers, HTML or console text of such a page and says which line blocks the calculator and what to
//! write instead. No web, no clock: the shell shows it.
//!
//! ```
//! use referral_host::{Form, Known, Place, examine, policy_lines};
//! let place = Place::new("https://calc.example", "0.1.0", Some("sha384-abc"));
//! let lines = policy_lines(&place, Form::Html);
//! assert_eq!(lines[0], "script-src https://calc.example");
//! let known = Known::of(["mine"]);
//! let report = examine("Content-Security-Policy: script-src 'self'", &place, &known);
//! assert_eq!(report.findings[0].line, 1);
//! let fix = &report.findings[0].fixes[0];
//! assert_eq!(fix.line, "Content-Security-Policy: script-src 'self' https://calc.example");
//! ```

pub mod colors;
mod csp;
mod doctor;
mod escape;
mod options;
mod place;
mod snippet;
mod url;
pub mod vocabulary;
pub mod wrong;

pub use doctor::{Blocks, Finding, Fix, Kind, Report, Seen, Spot, Verdict, Weight, examine};
pub use options::{LANGS, LOADINGS, Options, THEMES};
pub use place::Place;
pub use snippet::{Fallback, Form, loader_tag, policy_lines, snippet};
pub use wrong::{Known, KnownProgram, Wrong};
