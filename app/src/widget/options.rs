//! What the host wants, read once from texts into values. A wrong text is a hint for the console and never stops anything.

use referral_statement::{Edition, Program, Programs, Word};

use crate::locales::Lang;
use crate::state::Theme;
use referral_host::colors::Color;
use referral_host::vocabulary::{Attribute, Mode, Part, Style};

/// What the host wants; what it does not say is as the calculator has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The program's id; empty where none is named or it is not known.
    pub program: String,
    /// The edition for every order; empty for those in force.
    pub edition: String,
    /// The language; none for the browser's.
    pub lang: Option<Lang>,
    /// The colours.
    pub theme: Theme,
    /// How much is shown.
    pub mode: Mode,
    /// What is left out.
    pub hide: Vec<Part>,
    /// A link, or what stands in one after `s=`.
    pub prefill: String,
    /// The clauses that are decided: id and option.
    pub readings: Vec<(String, String)>,
    /// Where the button below the result leads; empty for no button.
    pub cta: String,
    /// Is the height the host's own, instead of the content's?
    pub fixed: bool,
    /// Does the host ask for results?
    pub results: bool,
    /// The colour of links and marks.
    pub accent: Option<Color>,
    /// The ground.
    pub background: Option<Color>,
    /// The text.
    pub text: Option<Color>,
    /// The fonts.
    pub font: String,
    /// How round corners are, in pixels.
    pub radius: Option<u16>,
    /// The size of the text, in pixels.
    pub size: Option<u16>,
}

impl Options {
    /// Reads what a host says, by name; what is wrong with it comes beside.
    pub fn read(programs: &Programs, said: &[(String, String)]) -> (Self, Vec<String>) {
        let (mut options, mut hints) = (Self::default(), Vec::new());
        // A day in the place of the visitor's is for tests and pictures (`shell::today`).
        for (name, value) in said.iter().filter(|(name, _)| name != "today") {
            let value = value.trim();
            let wrong = match (Attribute::from_word(name), Style::from_word(name)) {
                (Some(attribute), _) => options.attribute(programs, attribute, value),
                (_, Some(style)) => options.style(style, value),
                _ => Some(format!("there is no attribute `{name}`; there are {}", all::<Attribute>())),
            };
            hints.extend(wrong);
        }
        if options.program.is_empty() && !said.iter().any(|(name, _)| name == Attribute::Program.word()) {
            hints.push(format!("the attribute `program` is missing; there are {}", ids(programs)));
        }
        hints.extend(options.of_program(programs));
        (options, hints)
    }

    fn attribute(&mut self, programs: &Programs, attribute: Attribute, value: &str) -> Option<String> {
        let wrong = |known: &str| Some(format!("`{}=\"{value}\"` is not understood: {known}", attribute.word()));
        match attribute {
            Attribute::Program if programs.get(value).is_none() => {
                return wrong(&format!("there are {}", ids(programs)));
            }
            Attribute::Program => value.clone_into(&mut self.program),
            Attribute::Edition => value.clone_into(&mut self.edition),
            Attribute::Lang => self.lang = Some(Lang::of(value)).filter(|_| !value.is_empty()),
            Attribute::Theme => match theme(value) {
                Some(theme) => self.theme = theme,
                None => return wrong("there are `light`, `dark` and `auto`"),
            },
            Attribute::Accent => match Color::parse(value) {
                Some(color) => self.accent = Some(color),
                None => return wrong(COLORS),
            },
            Attribute::Mode => match Mode::from_word(value) {
                Some(mode) => self.mode = mode,
                None => return wrong(&format!("there are {}", all::<Mode>())),
            },
            Attribute::Hide => {
                let (known, unknown): (Vec<_>, Vec<_>) =
                    words(value).map(|word| Part::from_word(word).ok_or(word)).partition(Result::is_ok);
                self.hide = known.into_iter().flatten().collect();
                if !unknown.is_empty() {
                    return wrong(&format!("the parts are {}", all::<Part>()));
                }
            }
            // As the loader and the frame's address have it, so that the same link is the same.
            Attribute::Prefill => value.rsplit("s=").next().unwrap_or_default().clone_into(&mut self.prefill),
            Attribute::Readings => {
                let pairs: Option<Vec<_>> = words(value).map(|pair| pair.split_once('=')).collect();
                match pairs {
                    Some(pairs) => {
                        self.readings = pairs.into_iter().map(|(id, to)| (id.to_owned(), to.to_owned())).collect();
                    }
                    None => return wrong("write `id=option id=option`"),
                }
            }
            Attribute::CtaHref if value.starts_with("https://") || value.starts_with("http://") => {
                value.clone_into(&mut self.cta);
            }
            Attribute::CtaHref => return wrong("write an address that begins with `https://`"),
            Attribute::Height => {
                self.fixed = value.trim_end_matches("px").parse::<u16>().is_ok_and(|pixels| pixels > 0);
                if !self.fixed && value != "auto" {
                    return wrong("write `auto` or a number of pixels");
                }
            }
            // The loader's own.
            Attribute::Loading if ["lazy", "eager"].contains(&value) => {}
            Attribute::Loading => return wrong("there are `lazy` and `eager`"),
            Attribute::Results => self.results = value != "false",
        }
        None
    }

    fn style(&mut self, style: Style, value: &str) -> Option<String> {
        let wrong = |known: &str| Some(format!("`{}: {value}` is not understood: {known}", style.word()));
        let color = Color::parse(value);
        match style {
            Style::Accent | Style::Background | Style::Text if color.is_none() => return wrong(COLORS),
            // The attribute comes first.
            Style::Accent => self.accent = self.accent.or(color),
            Style::Background => self.background = color,
            Style::Text => self.text = color,
            Style::Font if is_font(value) => value.clone_into(&mut self.font),
            Style::Font => return wrong("write names of fonts with commas between them"),
            Style::Radius => match pixels(value, 0, 32) {
                Some(radius) => self.radius = Some(radius),
                None => return wrong("write whole pixels from `0px` to `32px`"),
            },
            Style::Size => match pixels(value, 12, 24) {
                Some(size) => self.size = Some(size),
                None => return wrong("write whole pixels from `12px` to `24px`"),
            },
        }
        None
    }

    /// Drops the edition and the readings that the program does not have.
    fn of_program(&mut self, programs: &Programs) -> Vec<String> {
        let Some(program) = self.chosen(programs) else { return Vec::new() };
        let mut hints = Vec::new();
        if !self.edition.is_empty() && program.edition(&self.edition).is_none() {
            let known = listed(program.editions().iter().map(Edition::id));
            hints.push(format!("the program has no edition `{}`; there are {known}", self.edition));
            self.edition.clear();
        }
        let all = || program.editions().iter().flat_map(Edition::readings);
        let known = |id: &str, to: &str| {
            all().any(|reading| reading.id() == id && reading.options().iter().any(|option| option.id() == to))
        };
        self.readings.retain(|(id, to)| {
            let known = known(id, to);
            if !known {
                hints.push(format!("the program has no reading `{id}={to}`"));
            }
            known
        });
        hints
    }

    /// The program that was named.
    pub fn chosen<'p>(&self, programs: &'p Programs) -> Option<&'p Program> {
        programs.get(&self.program)
    }

    /// Is this part shown?
    pub fn shows(&self, part: Part) -> bool {
        !self.hide.contains(&part)
    }
}

/// How colours are written.
const COLORS: &str = "write a colour as `#rrggbb`";

fn theme(word: &str) -> Option<Theme> {
    match word {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        "auto" | "" => Some(Theme::Auto),
        _ => None,
    }
}

/// The words of a list, with spaces or commas between them.
fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split([' ', ',', '\n', '\t']).filter(|word| !word.is_empty())
}

fn pixels(text: &str, least: u16, most: u16) -> Option<u16> {
    text.strip_suffix("px")?.parse().ok().filter(|pixels| (least..=most).contains(pixels))
}

/// Names of fonts, and nothing with which a style could go on.
fn is_font(text: &str) -> bool {
    text.chars().count() <= 200 && text.chars().all(|sign| sign.is_alphanumeric() || " ,-'\"_".contains(sign))
}

fn listed<'t>(words: impl Iterator<Item = &'t str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn all<W: Word>() -> String {
    listed(W::ALL.iter().map(|word| word.word()))
}

fn ids(programs: &Programs) -> String {
    listed(programs.iter().map(Program::id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs;

    fn read(said: &[(&str, &str)]) -> (Options, Vec<String>) {
        let said: Vec<_> = said.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Options::read(programs(), &said)
    }

    /// A program with more than one edition, and its id.
    fn dated() -> &'static Program {
        programs().iter().find(|program| program.editions().len() > 1).unwrap()
    }

    #[test]
    fn all_that_is_right_is_taken_without_a_hint() {
        let program = dated();
        let edition = program.editions().iter().find(|edition| !edition.readings().is_empty()).unwrap();
        let reading = &edition.readings()[0];
        let readings = format!("{}={}", reading.id(), reading.options()[1].id());
        let (options, hints) = read(&[
            ("program", program.id()),
            ("edition", edition.id()),
            ("lang", "zh"),
            ("theme", "dark"),
            ("accent", "#0a6"),
            ("--rs-accent", "#000000"),
            ("mode", "quick"),
            ("hide", "curve, wish  share"),
            ("readings", &readings),
            ("cta-href", "https://example.com/join?a=1"),
            ("height", "600"),
            ("loading", "lazy"),
            ("results", ""),
            ("--rs-font", "\"Fira Sans\", sans-serif"),
            ("--rs-radius", "0px"),
            ("--rs-size", "18px"),
        ]);
        assert_eq!(hints, [""; 0]);
        assert_eq!((options.program.as_str(), options.edition.as_str()), (program.id(), edition.id()));
        assert_eq!((options.lang, options.theme, options.mode), (Some(Lang::ZhCn), Theme::Dark, Mode::Quick));
        assert_eq!(options.accent, Color::parse("#00aa66"), "the attribute comes first");
        assert_eq!(options.hide, [Part::Curve, Part::Wish, Part::Share]);
        assert_eq!(options.readings.len(), 1);
        assert!(options.fixed && options.results);
        assert_eq!((options.radius, options.size), (Some(0), Some(18)));
    }

    #[test]
    fn what_is_wrong_is_a_hint_and_changes_nothing_else() {
        let (usual, _) = read(&[("program", dated().id())]);
        for (name, value, hint) in [
            ("theme", "pink", "`theme=\"pink\"` is not understood: there are `light`, `dark` and `auto`"),
            ("accent", "red;}", "`accent=\"red;}\"` is not understood: write a colour as `#rrggbb`"),
            ("mode", "all", "`mode=\"all\"` is not understood: there are `full`, `quick`, `explain`"),
            (
                "cta-href",
                "javascript:alert(1)",
                "`cta-href=\"javascript:alert(1)\"` is not understood: write an address that begins with `https://`",
            ),
            ("height", "-5", "`height=\"-5\"` is not understood: write `auto` or a number of pixels"),
            ("loading", "soon", "`loading=\"soon\"` is not understood: there are `lazy` and `eager`"),
            ("readings", "x", "`readings=\"x\"` is not understood: write `id=option id=option`"),
            ("readings", "x=y", "the program has no reading `x=y`"),
            (
                "--rs-font",
                "a; b{}",
                "`--rs-font: a; b{}` is not understood: write names of fonts with commas between them",
            ),
            ("--rs-size", "3em", "`--rs-size: 3em` is not understood: write whole pixels from `12px` to `24px`"),
        ] {
            let (options, hints) = read(&[("program", dated().id()), (name, value)]);
            assert_eq!(hints, [hint]);
            assert_eq!(options, usual, "{name}");
        }
        let (options, hints) =
            read(&[("program", dated().id()), ("hide", "curve everything"), ("edition", "1900-01-01")]);
        assert_eq!((options.hide.as_slice(), options.edition.as_str()), ([Part::Curve].as_slice(), ""));
        assert!(hints.len() == 2 && hints[0].contains("the parts are `heading`, `form`"), "{hints:?}");
        let (_, hints) = read(&[("progam", "x")]);
        assert!(hints[0].starts_with("there is no attribute `progam`") && hints[1].contains("is missing"), "{hints:?}");
        let (options, hints) = read(&[("program", "none")]);
        assert!(options.program.is_empty() && hints.len() == 1, "{hints:?}");
    }
}
