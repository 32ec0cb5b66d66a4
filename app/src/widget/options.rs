//! What the host wants, read once from texts into values. A wrong text is a hint for the console and never stops anything.

use referral_host::colors::Color;
use referral_host::vocabulary::{Attribute, Mode, Part, Style};
use referral_host::wrong::{RADIUS, SIZE, listed, pixels, pixels_between};
use referral_host::{Known, KnownProgram, Wrong};
use referral_statement::{Programs, Word};

use crate::locales::Lang;
use crate::state::Theme;

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
    pub fn read(programs: &Programs, said: &[(String, String)]) -> (Self, Vec<Wrong>) {
        let known = Known(programs.iter().map(KnownProgram::of).collect());
        // A day in the place of the visitor's is for tests and pictures (`shell::today`).
        let said =
            || said.iter().filter(|(name, _)| name != "today").map(|(name, value)| (name.as_str(), value.trim()));
        let program = said().find(|(name, _)| *name == Attribute::Program.word()).map(|(_, value)| value);
        let (mut options, mut wrong) = (Self::default(), Vec::new());
        for (name, value) in said() {
            let found = known.check(program.unwrap_or_default(), name, value);
            // Of a list what is right counts.
            let is_list = matches!(found, Some(Wrong::Value(Attribute::Hide | Attribute::Readings, ..)));
            if found.is_none() || is_list {
                match (Attribute::from_word(name), Style::from_word(name)) {
                    (Some(Attribute::Readings), _) => {
                        let right = |pair: &&str| known.check(program.unwrap_or_default(), name, pair).is_none();
                        let pairs = listed(value).filter(right).filter_map(|pair| pair.split_once('='));
                        options.readings = pairs.map(|(id, to)| (id.to_owned(), to.to_owned())).collect();
                    }
                    (Some(attribute), _) => wrong.extend(options.attribute(attribute, value)),
                    (_, Some(style)) => options.style(style, value),
                    _ => {}
                }
            }
            wrong.extend(found);
        }
        if program.is_none() {
            wrong.push(Wrong::NoProgram(known.ids()));
        }
        if options.program.is_empty() {
            // They are of a program that is not there.
            options.edition.clear();
            options.readings.clear();
        }
        (options, wrong)
    }

    /// Takes an attribute in which nothing is wrong, unless it is wrong in a frame.
    fn attribute(&mut self, attribute: Attribute, value: &str) -> Option<Wrong> {
        match attribute {
            Attribute::Program => value.clone_into(&mut self.program),
            Attribute::Edition => value.clone_into(&mut self.edition),
            Attribute::Lang => self.lang = Some(Lang::of(value)).filter(|_| !value.is_empty()),
            Attribute::Theme => {
                self.theme = match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => Theme::Auto,
                }
            }
            Attribute::Accent => self.accent = Color::parse(value).or(self.accent),
            Attribute::Mode => self.mode = Mode::from_word(value).unwrap_or_default(),
            Attribute::Hide => self.hide = listed(value).filter_map(Part::from_word).collect(),
            // As the loader and the frame's address have it, so that the same link is the same.
            Attribute::Prefill => value.rsplit("s=").next().unwrap_or_default().clone_into(&mut self.prefill),
            // The loader makes it whole; relative to the frame it would lead to us.
            Attribute::CtaHref if value.is_empty() || value.contains("://") => value.clone_into(&mut self.cta),
            Attribute::CtaHref => return Some(Wrong::Address(value.to_owned())),
            Attribute::Height => self.fixed = pixels(value).is_some(),
            // The loader's own, and what is taken with the program.
            Attribute::Loading | Attribute::Readings => {}
            Attribute::Results => self.results = value != "false",
        }
        None
    }

    /// Takes a custom property in which nothing is wrong.
    fn style(&mut self, style: Style, value: &str) {
        let color = Color::parse(value);
        match style {
            // The attribute comes first.
            Style::Accent => self.accent = self.accent.or(color),
            Style::Background => self.background = color,
            Style::Text => self.text = color,
            Style::Font => value.clone_into(&mut self.font),
            Style::Radius => self.radius = pixels_between(value, RADIUS),
            Style::Size => self.size = pixels_between(value, SIZE),
        }
    }

    /// Is this part shown?
    pub fn shows(&self, part: Part) -> bool {
        !self.hide.contains(&part)
    }
}

#[cfg(test)]
mod tests {
    use referral_statement::Program;

    use super::*;
    use crate::locales::doctor::wrong as told;
    use referral_published::programs;

    /// What is wrong is told as the console is.
    fn read(said: &[(&str, &str)]) -> (Options, Vec<String>) {
        let said: Vec<_> = said.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let (options, wrong) = Options::read(programs(), &said);
        (options, wrong.iter().map(|wrong| told(Lang::En, wrong)).collect())
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
    fn what_is_wrong_is_a_hint_and_counts_as_left_out() {
        let (usual, _) = read(&[("program", dated().id())]);
        for (name, value, hint) in [
            ("lang", "fr", "lang cannot be “fr”. It can be: en, zh-CN."),
            ("theme", "pink", "theme cannot be “pink”. It can be: auto, light, dark."),
            ("accent", "red;}", "accent cannot be “red;}”. Write a colour as #0d6b52."),
            ("mode", "all", "mode cannot be “all”. It can be: full, quick, explain."),
            (
                "cta-href",
                "javascript:alert(1)",
                "cta-href cannot be “javascript:alert(1)”. Write an address that begins with https://.",
            ),
            ("cta-href", "/join", "cta-href cannot be “/join”. Write an address that begins with https://."),
            ("height", "100%", "height cannot be “100%”. Write auto or a number of pixels."),
            ("loading", "soon", "loading cannot be “soon”. It can be: eager, lazy."),
            ("--rs-font", "a; b{}", "--rs-font cannot be “a; b{}”. Write names of fonts with commas between them."),
            ("--rs-size", "3em", "--rs-size cannot be “3em”. Write whole pixels from 12px to 24px."),
            ("colour", "red", "There is no attribute colour; it is passed over."),
        ] {
            let (options, hints) = read(&[("program", dated().id()), (name, value)]);
            assert_eq!(hints, [hint]);
            assert_eq!(options, usual, "{name}");
        }
    }

    #[test]
    fn of_a_list_what_is_right_is_taken() {
        let edition = dated().editions().iter().find(|edition| !edition.readings().is_empty()).unwrap();
        let reading = &edition.readings()[0];
        let right = format!("{}={}", reading.id(), reading.options()[0].id());
        let (options, hints) = read(&[
            ("readings", &format!("x=y,{right}")),
            ("hide", "curve everything"),
            ("edition", "1900-01-01"),
            ("program", dated().id()),
        ]);
        assert_eq!((options.hide.as_slice(), options.edition.as_str()), ([Part::Curve].as_slice(), ""));
        assert_eq!(options.readings, [(reading.id().to_owned(), reading.options()[0].id().to_owned())]);
        assert!(hints.len() == 3 && hints[0].starts_with("readings cannot be “x=y”. It can be: "), "{hints:?}");
        assert!(hints[1].starts_with("hide cannot be “everything”. It can be: heading, form"), "{hints:?}");
    }

    #[test]
    fn without_a_program_that_is_known_all_ids_are_told() {
        let ids: Vec<&str> = programs().iter().map(Program::id).collect();
        let (_, hints) = read(&[("progam", "x")]);
        let none = format!("The tag names no program. It can be: {}.", ids.join(", "));
        assert_eq!(hints, ["There is no attribute progam; it is passed over.", none.as_str()]);
        let (options, hints) = read(&[("program", "none"), ("edition", dated().editions()[0].id())]);
        assert!(options.program.is_empty() && options.edition.is_empty(), "{options:?}");
        assert_eq!(hints, [format!("program cannot be “none”. It can be: {}.", ids.join(", "))]);
    }
}
