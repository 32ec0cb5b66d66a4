//! What can be chosen of the calculator on a host page, and what is wrong with what a tag says.

use referral_statement::Word;

use crate::colors::Color;
use crate::escape;
use crate::vocabulary::{Attribute, Mode, Part};

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

/// A program that there is, with what attributes may name of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownProgram {
    /// Its id.
    pub id: String,
    /// The ids of its editions.
    pub editions: Vec<String>,
    /// The ids of its readings with their options.
    pub readings: Vec<(String, Vec<String>)>,
}

/// The programs that there are; none where it is not for us to judge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(pub Vec<KnownProgram>);

/// What is wrong with a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such attribute.
    Name(String),
    /// It is not one of these.
    Value(Attribute, String, Vec<String>),
    /// It is no color.
    Color(String),
    /// It is no address of the web.
    Address(String),
    /// It is neither `auto` nor a number of pixels.
    Height(String),
    /// The tag names no program.
    NoProgram,
}

impl Known {
    /// Programs of which only the ids are known.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        Self(ids.into_iter().map(|id| KnownProgram { id: id.to_owned(), ..KnownProgram::default() }).collect())
    }

    /// What is wrong with an attribute of a tag for this program; nothing where it is in order, or not ours.
    pub fn check(&self, program: &str, name: &str, value: &str) -> Option<Wrong> {
        let Some(attribute) = Attribute::from_word(name) else {
            return (!is_common(name)).then(|| Wrong::Name(name.to_owned()));
        };
        let value = value.trim();
        let one_of = |values: Vec<String>| {
            let wrong = !values.is_empty() && !values.iter().any(|known| known == value);
            wrong.then(|| Wrong::Value(attribute, value.to_owned(), values))
        };
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let of = self.0.iter().find(|known| known.id == program);
        match attribute {
            Attribute::Program => one_of(self.0.iter().map(|known| known.id.clone()).collect()),
            _ if value.is_empty() => None,
            Attribute::Edition => one_of(of.map(|known| known.editions.clone()).unwrap_or_default()),
            // A browser takes any language, and the calculator the nearest of its own.
            Attribute::Lang => {
                let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
                let known = LANGS.iter().any(|lang| primary(lang) == primary(value));
                (!known).then(|| Wrong::Value(attribute, value.to_owned(), owned(&LANGS)))
            }
            Attribute::Theme => one_of(owned(&THEMES)),
            Attribute::Mode => one_of(words::<Mode>()),
            Attribute::Loading => one_of(owned(&LOADINGS)),
            Attribute::Hide => {
                let mut parts = value.split([' ', ',']).filter(|part| !part.is_empty());
                let unknown = parts.find(|part| Part::from_word(part).is_none())?;
                Some(Wrong::Value(attribute, unknown.to_owned(), words::<Part>()))
            }
            Attribute::Readings => {
                value.split([' ', ',']).filter(|pair| !pair.is_empty()).find_map(|pair| reading(of?, pair))
            }
            Attribute::Accent => Color::parse(value).is_none().then(|| Wrong::Color(value.to_owned())),
            Attribute::CtaHref => (!is_address(value)).then(|| Wrong::Address(value.to_owned())),
            Attribute::Height => (value != "auto" && pixels(value).is_none()).then(|| Wrong::Height(value.to_owned())),
            Attribute::Prefill | Attribute::Results => None,
        }
    }
}

/// What is wrong with `id=option` among the readings of a program.
fn reading(of: &KnownProgram, pair: &str) -> Option<Wrong> {
    if of.readings.is_empty() {
        return None;
    }
    let (id, option) = pair.split_once('=').unwrap_or((pair, ""));
    let wrong = |known: Vec<String>| Some(Wrong::Value(Attribute::Readings, pair.to_owned(), known));
    match of.readings.iter().find(|(known, _)| known == id) {
        None => wrong(of.readings.iter().map(|(known, _)| known.clone()).collect()),
        Some((_, options)) if !options.iter().any(|known| known == option) => {
            wrong(options.iter().map(|known| format!("{id}={known}")).collect())
        }
        Some(_) => None,
    }
}

/// Is it an address of the web, or one relative to the page?
fn is_address(value: &str) -> bool {
    let scheme = value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_none_or(|scheme| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}

fn pixels(value: &str) -> Option<u32> {
    let pixels: u16 = value.strip_suffix("px").unwrap_or(value).parse().ok()?;
    (pixels > 0).then(|| u32::from(pixels))
}

fn words<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| word.word().to_owned()).collect()
}

/// Is it an attribute that any tag may have? The loader passes over the same ones.
fn is_common(name: &str) -> bool {
    const COMMON: [&str; 16] = [
        "class",
        "dir",
        "hidden",
        "id",
        "inert",
        "is",
        "key",
        "nonce",
        "part",
        "ref",
        "role",
        "slot",
        "style",
        "tabindex",
        "title",
        "translate",
    ];
    COMMON.contains(&name) || ["data-", "aria-", "on", "_", "v-", ":", "@"].iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known {
        let mine = KnownProgram {
            id: "mine".to_owned(),
            editions: vec!["2024-01-01".to_owned()],
            readings: vec![("window".to_owned(), vec!["60-days".to_owned(), "two-months".to_owned()])],
        };
        Known(vec![mine])
    }

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

    #[test]
    fn a_wrong_attribute_is_found_with_what_it_may_say() {
        let found = |name: &str, value: &str| known().check("mine", name, value);
        assert_eq!(found("colour", "x"), Some(Wrong::Name("colour".to_owned())));
        assert_eq!(
            found("program", "other"),
            Some(Wrong::Value(Attribute::Program, "other".to_owned(), vec!["mine".to_owned()]))
        );
        assert!(matches!(found("theme", "night"), Some(Wrong::Value(Attribute::Theme, _, of)) if of.len() == 3));
        assert!(matches!(found("hide", "share,all"), Some(Wrong::Value(_, part, _)) if part == "all"));
        assert!(matches!(found("readings", "window=30"), Some(Wrong::Value(_, _, of)) if of[0] == "window=60-days"));
        assert!(matches!(found("edition", "1999"), Some(Wrong::Value(_, _, of)) if of == ["2024-01-01"]));
        assert_eq!(found("accent", "red"), Some(Wrong::Color("red".to_owned())));
        assert_eq!(found("cta-href", "javascript:x"), Some(Wrong::Address("javascript:x".to_owned())));
        assert_eq!(found("height", "100%"), Some(Wrong::Height("100%".to_owned())));
        for (name, value) in [
            ("height", "600px"),
            ("lang", "zh-Hans"),
            ("class", "x"),
            ("data-x", ""),
            ("theme", ""),
            ("cta-href", "/go?to=a:b"),
        ] {
            assert_eq!(found(name, value), None, "{name}={value}");
        }
    }
}
