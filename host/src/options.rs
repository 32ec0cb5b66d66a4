//! What can be chosen of the calculator on a host page, and how its tag and its address say that.

use referral_statement::Word;

use crate::escape;
use crate::vocabulary::{Attribute, Mode, Part};
use crate::wrong::{Known, pixels};

/// The themes, the first as it is by itself.
pub const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// When it is loaded, the first as it is by itself.
pub const LOADINGS: [&str; 2] = ["eager", "lazy"];

/// The languages.
pub const LANGS: [&str; 2] = ["en", "zh-CN"];

/// What was chosen; what is empty is as it is by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The program's id.
    pub program: String,
    /// The edition's id; empty for those in force.
    pub edition: String,
    /// The language; empty for the page's.
    pub lang: String,
    /// One of [`THEMES`].
    pub theme: String,
    /// The accent.
    pub accent: String,
    /// How much is shown.
    pub mode: Mode,
    /// What is left out.
    pub hide: Vec<Part>,
    /// The scenario to begin with: what stands in a link after `s=`.
    pub prefill: String,
    /// The readings that are decided, with their options.
    pub readings: Vec<(String, String)>,
    /// Where the button leads.
    pub cta_href: String,
    /// `auto` or pixels.
    pub height: String,
    /// One of [`LOADINGS`].
    pub loading: String,
    /// Is the visitor asked for their figures?
    pub results: bool,
}

impl Options {
    /// A program with everything else as it is by itself.
    pub fn new(program: &str) -> Self {
        Self { program: program.to_owned(), ..Self::default() }
    }

    /// The attributes of the tag with their values. What is as it is by itself is left out, and what no attribute can say.
    pub fn attributes(&self) -> Vec<(Attribute, String)> {
        let unlike = |value: &str, own: &str| if value == own { String::new() } else { value.to_owned() };
        let all = Attribute::ALL.iter().map(|attribute| {
            let value = match attribute {
                Attribute::Program => self.program.clone(),
                Attribute::Edition => self.edition.clone(),
                Attribute::Lang => self.lang.clone(),
                Attribute::Theme => unlike(&self.theme, THEMES[0]),
                Attribute::Accent => self.accent.clone(),
                Attribute::Mode => unlike(self.mode.word(), Mode::default().word()),
                Attribute::Hide => self.hide.iter().map(|part| part.word()).collect::<Vec<_>>().join(" "),
                Attribute::Prefill => self.prefill.clone(),
                Attribute::Readings => {
                    let readings = self.readings.iter().map(|(id, option)| format!("{id}={option}"));
                    readings.collect::<Vec<_>>().join(" ")
                }
                Attribute::CtaHref => self.cta_href.clone(),
                Attribute::Height => unlike(&self.height, "auto"),
                Attribute::Loading => unlike(&self.loading, LOADINGS[0]),
                Attribute::Results => if self.results { "ask" } else { "" }.to_owned(),
            };
            (*attribute, value)
        });
        let known = Known::default();
        all.filter(|(attribute, value)| {
            !value.is_empty() && known.check(&self.program, attribute.word(), value).is_none()
        })
        .collect()
    }

    /// The same in the address of the frame, after its name. What only a tag does is left out; a scenario stands behind `#`, since
    /// that part is sent to no server.
    pub fn query(&self) -> String {
        let all = self.attributes();
        let of_frame =
            all.iter().filter(|(attribute, _)| !matches!(attribute, Attribute::Loading | Attribute::Prefill));
        let pairs = of_frame.map(|(attribute, value)| format!("{}={}", attribute.word(), escape::query(value)));
        let query = pairs.collect::<Vec<_>>().join("&");
        let prefill = if self.prefill.is_empty() { String::new() } else { format!("#/?s={}", self.prefill) };
        format!("?{query}{prefill}")
    }

    /// The height of a frame that cannot follow its content.
    pub fn pixels(&self) -> u32 {
        pixels(&self.height).unwrap_or(match self.mode {
            Mode::Quick => 480,
            Mode::Full | Mode::Explain => 900,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wrong::tests::known;

    #[test]
    fn what_is_as_it_is_by_itself_is_left_out() {
        let auto = Options { theme: "auto".to_owned(), height: "auto".to_owned(), ..Options::new("mine") };
        assert_eq!(auto.attributes(), [(Attribute::Program, "mine".to_owned())]);
        let all = Options {
            edition: "2024-01-01".to_owned(),
            theme: "dark".to_owned(),
            accent: "#fa3".to_owned(),
            mode: Mode::Quick,
            hide: vec![Part::Share, Part::Heading],
            readings: vec![("window".to_owned(), "two-months".to_owned())],
            cta_href: "https://shop.example/?a=b&c=d".to_owned(),
            height: "600".to_owned(),
            loading: "lazy".to_owned(),
            prefill: "1.x.y".to_owned(),
            results: true,
            ..Options::new("mine")
        };
        assert_eq!(
            all.query(),
            "?program=mine&edition=2024-01-01&theme=dark&accent=%23fa3&mode=quick&hide=share%20heading\
             &readings=window%3Dtwo-months&cta-href=https%3A%2F%2Fshop.example%2F%3Fa%3Db%26c%3Dd&height=600&results=ask#/?s=1.x.y"
        );
        for (attribute, value) in all.attributes() {
            assert_eq!(known().check("mine", attribute.word(), &value), None, "{}", attribute.word());
        }
        let wrong = Options { accent: "red".to_owned(), height: "tall".to_owned(), ..Options::new("mine") };
        assert_eq!(wrong.attributes().len(), 1, "what no attribute can say is left out");
    }
}
