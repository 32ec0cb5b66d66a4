//! What is wrong with what a host says of the calculator: one judgement for the tag that the doctor reads, for what Embed writes, and for
//! the frame, which obeys what is left.

use referral_statement::{Edition, Program, Reading, Word};

use crate::colors::Color;
use crate::options::{LANGS, LOADINGS, THEMES};
use crate::vocabulary::{Attribute, Mode, Part, Style};

/// The most pixels of a height, which are the loader's too.
pub const MOST_HEIGHT: u32 = 20_000;

/// How round corners can be, in pixels.
pub const RADIUS: (u16, u16) = (0, 32);

/// How large text can be, in pixels.
pub const SIZE: (u16, u16) = (12, 24);

/// A program that there is, with what attributes may name of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownProgram {
    /// Its id.
    pub id: String,
    /// The ids of its editions; none where they are not known.
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
    /// It, or a part of it, is not one of these.
    Value(Attribute, String, Vec<String>),
    /// The attribute or custom property of this name is no color.
    Color(&'static str, String),
    /// It is no address of the web.
    Address(String),
    /// It is neither `auto` nor a number of pixels.
    Height(String),
    /// It is more than names of fonts.
    Font(String),
    /// It is no whole number of pixels between these.
    Pixels(Style, String, (u16, u16)),
    /// The tag names no program, of which there are these.
    NoProgram(Vec<String>),
}

impl KnownProgram {
    /// All that attributes may name of a program.
    pub fn of(program: &Program) -> Self {
        let options = |reading: &Reading| reading.options().iter().map(|option| option.id().to_owned()).collect();
        let readings = program.editions().iter().flat_map(Edition::readings);
        Self {
            id: program.id().to_owned(),
            editions: program.editions().iter().map(|edition| edition.id().to_owned()).collect(),
            readings: readings.map(|reading| (reading.id().to_owned(), options(reading))).collect(),
        }
    }
}

impl Known {
    /// Programs of which only the ids are known.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        Self(ids.into_iter().map(|id| KnownProgram { id: id.to_owned(), ..KnownProgram::default() }).collect())
    }

    /// The ids.
    pub fn ids(&self) -> Vec<String> {
        self.0.iter().map(|known| known.id.clone()).collect()
    }

    /// What is wrong with an attribute of a tag for this program, or with a custom property; nothing where it is in order, or not ours.
    pub fn check(&self, program: &str, name: &str, value: &str) -> Option<Wrong> {
        let value = value.trim();
        let Some(attribute) = Attribute::from_word(name) else {
            return match Style::from_word(name) {
                Some(style) => of_style(style, value),
                None => (!is_common(name)).then(|| Wrong::Name(name.to_owned())),
            };
        };
        let one_of = |values: Vec<String>| {
            let wrong = !values.is_empty() && !values.iter().any(|known| known == value);
            wrong.then(|| Wrong::Value(attribute, value.to_owned(), values))
        };
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let of = self.0.iter().find(|known| known.id == program);
        match attribute {
            Attribute::Program => one_of(self.ids()),
            _ if value.is_empty() => None,
            Attribute::Edition => one_of(of.map(|known| known.editions.clone()).unwrap_or_default()),
            // Each language has more than one name.
            Attribute::Lang => {
                let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
                let known = LANGS.iter().any(|lang| primary(lang) == primary(value));
                (!known).then(|| Wrong::Value(attribute, value.to_owned(), owned(&LANGS)))
            }
            Attribute::Theme => one_of(owned(&THEMES)),
            Attribute::Mode => one_of(words::<Mode>()),
            Attribute::Loading => one_of(owned(&LOADINGS)),
            Attribute::Hide => {
                let unknown = listed(value).find(|part| Part::from_word(part).is_none())?;
                Some(Wrong::Value(attribute, unknown.to_owned(), words::<Part>()))
            }
            Attribute::Readings => listed(value).find_map(|pair| reading(of?, pair)),
            Attribute::Accent => color(Attribute::Accent.word(), value),
            Attribute::CtaHref => (!is_address(value)).then(|| Wrong::Address(value.to_owned())),
            Attribute::Height => (value != "auto" && pixels(value).is_none()).then(|| Wrong::Height(value.to_owned())),
            Attribute::Prefill | Attribute::Results => None,
        }
    }
}

/// What is wrong with a custom property.
fn of_style(style: Style, value: &str) -> Option<Wrong> {
    let between = |range: (u16, u16)| {
        let wrong = pixels_between(value, range).is_none();
        wrong.then(|| Wrong::Pixels(style, value.to_owned(), range))
    };
    match style {
        _ if value.is_empty() => None,
        Style::Accent | Style::Background | Style::Text => color(style.word(), value),
        Style::Font => (!is_font(value)).then(|| Wrong::Font(value.to_owned())),
        Style::Radius => between(RADIUS),
        Style::Size => between(SIZE),
    }
}

fn color(name: &'static str, value: &str) -> Option<Wrong> {
    Color::parse(value).is_none().then(|| Wrong::Color(name, value.to_owned()))
}

/// What is wrong with `id=option` among the readings of a program.
fn reading(of: &KnownProgram, pair: &str) -> Option<Wrong> {
    if of.editions.is_empty() {
        return None;
    }
    let (id, option) = pair.split_once('=').unwrap_or((pair, ""));
    let mut options = Vec::new();
    for one in of.readings.iter().filter(|(known, _)| known == id).flat_map(|(_, options)| options) {
        // Editions may have the same clause.
        if !options.contains(one) {
            options.push(one.clone());
        }
    }
    let known: Vec<String> = if options.is_empty() {
        of.readings.iter().map(|(known, _)| known.clone()).collect()
    } else if options.iter().any(|known| known == option) {
        return None;
    } else {
        options.iter().map(|known| format!("{id}={known}")).collect()
    };
    Some(Wrong::Value(Attribute::Readings, pair.to_owned(), known))
}

/// The words of a list, with spaces or commas between them.
pub fn listed(list: &str) -> impl Iterator<Item = &str> {
    list.split(|sign: char| sign == ',' || sign.is_ascii_whitespace()).filter(|word| !word.is_empty())
}

/// The pixels of `height`, where it is not `auto`.
pub fn pixels(value: &str) -> Option<u32> {
    let digits = value.strip_suffix("px").unwrap_or(value);
    // A sign is none.
    let pixels = digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    (1..=MOST_HEIGHT).contains(&pixels).then_some(pixels)
}

/// The pixels of a custom property, where they lie between these.
pub fn pixels_between(value: &str, (least, most): (u16, u16)) -> Option<u16> {
    value.strip_suffix("px")?.parse().ok().filter(|pixels| (least..=most).contains(pixels))
}

/// Names of fonts, and nothing with which a style could go on.
fn is_font(text: &str) -> bool {
    text.chars().count() <= 200 && text.chars().all(|sign| sign.is_alphanumeric() || " ,-'\"_".contains(sign))
}

/// Is it an address of the web, or one relative to the page?
fn is_address(value: &str) -> bool {
    let scheme = value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
    scheme.is_none_or(|scheme| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}

fn words<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| word.word().to_owned()).collect()
}

/// Attributes that any tag may have.
const COMMON: [&str; 21] = [
    "accesskey",
    "autofocus",
    "class",
    "dir",
    "draggable",
    "hidden",
    "id",
    "inert",
    "is",
    "itemprop",
    "key",
    "nonce",
    "part",
    "popover",
    "ref",
    "role",
    "slot",
    "style",
    "tabindex",
    "title",
    "translate",
];

/// How attributes begin that are the page's own, or its framework's.
const BEGINNINGS: [&str; 9] = ["data-", "aria-", "on", "_", "v-", "x-", "ng-", ":", "@"];

/// Is it an attribute that any tag may have? The loader passes over the same ones.
fn is_common(name: &str) -> bool {
    COMMON.contains(&name) || BEGINNINGS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A program with an edition and a reading.
    pub fn known() -> Known {
        let mine = KnownProgram {
            id: "mine".to_owned(),
            editions: vec!["2024-01-01".to_owned()],
            readings: vec![
                ("window".to_owned(), vec!["60-days".to_owned(), "two-months".to_owned()]),
                ("window".to_owned(), vec!["60-days".to_owned(), "for-ever".to_owned()]),
            ],
        };
        Known(vec![mine])
    }

    fn found(name: &str, value: &str) -> Option<Wrong> {
        known().check("mine", name, value)
    }

    #[test]
    fn a_wrong_attribute_is_found_with_what_it_may_say() {
        let value = |of: Attribute, value: &str, known: &[&str]| {
            Some(Wrong::Value(of, value.to_owned(), known.iter().map(|one| (*one).to_owned()).collect()))
        };
        assert_eq!(found("colour", "x"), Some(Wrong::Name("colour".to_owned())));
        assert_eq!(found("program", "other"), value(Attribute::Program, "other", &["mine"]));
        assert_eq!(found("theme", "night"), value(Attribute::Theme, "night", &["auto", "light", "dark"]));
        assert_eq!(found("loading", "soon"), value(Attribute::Loading, "soon", &["eager", "lazy"]));
        assert_eq!(found("lang", "fr"), value(Attribute::Lang, "fr", &["en", "zh-CN"]));
        assert!(matches!(found("hide", "share,all"), Some(Wrong::Value(_, part, _)) if part == "all"));
        let windows = ["window=60-days", "window=two-months", "window=for-ever"];
        assert_eq!(found("readings", "window=30"), value(Attribute::Readings, "window=30", &windows));
        assert!(matches!(found("readings", "x"), Some(Wrong::Value(_, pair, of)) if pair == "x" && of[0] == "window"));
        assert_eq!(found("edition", "1999"), value(Attribute::Edition, "1999", &["2024-01-01"]));
        assert_eq!(found("accent", "red;}"), Some(Wrong::Color("accent", "red;}".to_owned())));
        assert_eq!(found("cta-href", "javascript:x"), Some(Wrong::Address("javascript:x".to_owned())));
        for wrong in ["100%", "-5", "+5", "600 pixels", "0", "20001"] {
            assert_eq!(found("height", wrong), Some(Wrong::Height(wrong.to_owned())));
        }
    }

    #[test]
    fn a_wrong_custom_property_is_found() {
        assert_eq!(found("--rs-text", "red"), Some(Wrong::Color("--rs-text", "red".to_owned())));
        assert_eq!(found("--rs-font", "a; b{}"), Some(Wrong::Font("a; b{}".to_owned())));
        assert_eq!(found("--rs-size", "3em"), Some(Wrong::Pixels(Style::Size, "3em".to_owned(), SIZE)));
        assert_eq!(found("--rs-radius", "33px"), Some(Wrong::Pixels(Style::Radius, "33px".to_owned(), RADIUS)));
    }

    #[test]
    fn what_is_right_or_not_ours_is_passed_over() {
        for (name, value) in [
            ("height", "600px"),
            ("height", " auto "),
            ("lang", "zh-Hans"),
            ("theme", ""),
            ("cta-href", "/go?to=a:b"),
            ("readings", "window=for-ever,window=60-days"),
            ("hide", "share\n\twish"),
            ("--rs-font", "\"Fira Sans\", sans-serif"),
            ("--rs-radius", "0px"),
            ("--rs-accent", ""),
            ("class", "x"),
            ("data-x", ""),
            ("translate", "no"),
            ("v-bind:mode", "x"),
        ] {
            assert_eq!(found(name, value), None, "{name}={value}");
        }
        assert_eq!(Known::of(["mine"]).check("mine", "readings", "x=y"), None, "nothing is known of its clauses");
    }

    #[test]
    fn the_loader_passes_over_the_same_attributes_and_hears_the_same_languages() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/embed/loader.js");
        let loader = std::fs::read_to_string(path).unwrap();
        let line = loader.lines().find(|line| line.contains("const COMMON")).unwrap();
        let expected = format!("const COMMON = /^(({}).*|{})$/;", BEGINNINGS.join("|"), COMMON.join("|"));
        assert_eq!(line.trim(), expected);
        let spoken: Vec<&str> = LANGS.iter().map(|lang| &lang[..2]).collect();
        assert!(loader.contains(&format!("const SPOKEN = /^({})\\b/i;", spoken.join("|"))));
        assert!(loader.contains(&format!("const MOST_HEIGHT = {MOST_HEIGHT};")));
    }
}
