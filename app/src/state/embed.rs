//! The state of Embed: what was chosen of the calculator for a host page, and what the doctor was given to read.

use referral_host::vocabulary::{Attribute, Mode, Part};
use referral_host::{Form, Known, KnownProgram, Options, Place};
use referral_share::MOST_LINK;
use referral_statement::{Edition, Node, Reading, Word};

use super::{Extent, State};
use crate::shell::out;

/// The version of what host pages load.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The most letters of the doctor's text that are kept.
const MOST_KEPT: usize = 20_000;

/// How wide the preview is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A telephone.
    #[default]
    Narrow,
    /// A tablet, or a column of a page.
    Middle,
    /// A whole page.
    Wide,
}

impl Word for Width {
    const ALL: &'static [Self] = &[Self::Narrow, Self::Middle, Self::Wide];

    fn word(self) -> &'static str {
        match self {
            Self::Narrow => "320",
            Self::Middle => "768",
            Self::Wide => "1200",
        }
    }
}

/// The hash of the loader, which the build writes beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Integrity {
    /// It was not asked for yet.
    #[default]
    Unasked,
    /// This one.
    Known(String),
    /// It cannot be had.
    Missing,
}

/// What Embed holds.
#[derive(Clone)]
pub struct EmbedPage {
    /// What was chosen, as typed; the program is the app's own.
    pub options: Options,
    /// Does the calculator begin with the present scenario?
    pub prefill: bool,
    /// Does the snippet name this version for ever, with its hash?
    pub pinned: bool,
    /// The kind of system of the snippet.
    pub form: Form,
    /// The width of the preview.
    pub width: Width,
    /// The doctor's text.
    pub pasted: String,
    /// The hash of the loader.
    pub integrity: Integrity,
}

/// What can be done on the page.
#[derive(Clone, Debug)]
pub enum Act {
    /// Type an attribute, or choose it.
    Set(Attribute, String),
    /// Leave a part out, or not.
    Hide(Part, bool),
    /// Decide a reading, or leave it open (an empty option).
    Decide(String, String),
    /// Begin with the present scenario, or not.
    Prefill(bool),
    /// Name the version, or take the loader that stays compatible.
    Pin(bool),
    /// Take the snippet for another kind of system.
    Form(Form),
    /// Look at it as wide as this.
    Width(Width),
    /// Type into the doctor's box.
    Paste(String),
    /// The hash of the loader came, or cannot be had.
    Hash(Option<String>),
    /// Put every choice back.
    Anew,
}

impl Default for EmbedPage {
    fn default() -> Self {
        Self {
            options: Options::default(),
            prefill: false,
            pinned: true,
            form: Form::Html,
            width: Width::Narrow,
            pasted: String::new(),
            integrity: Integrity::Unasked,
        }
    }
}

impl EmbedPage {
    /// Does an act.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Set(attribute, text) => self.set(attribute, text),
            Act::Hide(part, hidden) => {
                self.options.hide.retain(|other| *other != part);
                if hidden {
                    self.options.hide.push(part);
                    self.options.hide.sort_by_key(|part| Part::ALL.iter().position(|other| other == part));
                }
            }
            Act::Decide(id, option) => {
                self.options.readings.retain(|(other, _)| *other != id);
                if !option.is_empty() {
                    self.options.readings.push((id, option));
                }
            }
            Act::Prefill(on) => self.prefill = on,
            Act::Pin(on) => self.pinned = on,
            Act::Form(form) => self.form = form,
            Act::Width(width) => self.width = width,
            Act::Paste(text) => self.pasted = text,
            Act::Hash(hash) => self.integrity = hash.map_or(Integrity::Missing, Integrity::Known),
            Act::Anew => (self.options, self.prefill, self.pinned) = (Options::default(), false, true),
        }
    }

    fn set(&mut self, attribute: Attribute, text: String) {
        let options = &mut self.options;
        match attribute {
            Attribute::Edition => options.edition = text,
            Attribute::Lang => options.lang = text,
            Attribute::Theme => options.theme = text,
            Attribute::Accent => options.accent = text,
            Attribute::Mode => options.mode = Mode::from_word(&text).unwrap_or_default(),
            Attribute::CtaHref => options.cta_href = text,
            Attribute::Height => options.height = text,
            Attribute::Loading => options.loading = text,
            Attribute::Results => options.results = !text.is_empty(),
            // These have acts of their own.
            Attribute::Program | Attribute::Hide | Attribute::Prefill | Attribute::Readings => {}
        }
    }

    /// What is worth keeping; nothing where nothing was chosen. The doctor's text stays with the reader.
    fn kept(&self, extent: Extent) -> Option<Node> {
        let options = &self.options;
        let said = |text: &str| (!text.is_empty()).then(|| Node::text(text));
        let yes = |said: bool| said.then(|| Node::text("yes"));
        let words = options.hide.iter().map(|part| Node::text(part.word())).collect::<Vec<_>>();
        let readings = Node::table(options.readings.iter().map(|(id, to)| (id.as_str(), Some(Node::text(to)))));
        let pasted: String = match extent {
            Extent::Seen | Extent::Chosen => String::new(),
            Extent::All | Extent::Copy | Extent::Typed => self.pasted.chars().take(MOST_KEPT).collect(),
        };
        let kept = Node::table([
            ("edition", said(&options.edition)),
            ("lang", said(&options.lang)),
            ("theme", said(&options.theme)),
            ("accent", said(&options.accent)),
            ("mode", said(if options.mode == Mode::default() { "" } else { options.mode.word() })),
            ("hide", (!words.is_empty()).then(|| Node::list(words))),
            ("readings", (!readings.fields().is_empty()).then_some(readings)),
            ("button", said(&options.cta_href)),
            ("height", said(&options.height)),
            ("loading", said(&options.loading)),
            ("results", yes(options.results)),
            ("prefill", yes(self.prefill)),
            ("newest", yes(!self.pinned)),
            ("form", said(if self.form == Form::Html { "" } else { self.form.word() })),
            ("pasted", said(&pasted)),
        ]);
        (!kept.fields().is_empty()).then_some(kept)
    }

    /// Takes back what was kept.
    fn read(kept: &Node) -> Self {
        let text = |name: &str| kept.field(name).and_then(Node::plain).unwrap_or_default().to_owned();
        let yes = |name: &str| !text(name).is_empty();
        let hide = kept.field("hide").map_or(&[][..], Node::items).iter().filter_map(Node::plain);
        let readings = kept.field("readings").map_or(&[][..], Node::fields).iter();
        let options = Options {
            program: String::new(),
            edition: text("edition"),
            lang: text("lang"),
            theme: text("theme"),
            accent: text("accent"),
            mode: Mode::from_word(&text("mode")).unwrap_or_default(),
            hide: hide.filter_map(Part::from_word).collect(),
            prefill: String::new(),
            readings: readings.filter_map(|(id, to)| Some((id.clone(), to.plain()?.to_owned()))).collect(),
            cta_href: text("button"),
            height: text("height"),
            loading: text("loading"),
            results: yes("results"),
        };
        Self {
            options,
            prefill: yes("prefill"),
            pinned: !yes("newest"),
            form: Form::from_word(&text("form")).unwrap_or(Form::Html),
            pasted: text("pasted"),
            ..Self::default()
        }
    }
}

impl State {
    /// The part of Embed in links, files and what is kept.
    pub(super) fn embed_part(&self, extent: Extent) -> Option<Node> {
        self.embed.kept(extent)
    }

    /// Takes that part back. A link says nothing of the doctor's text.
    pub(super) fn receive_embed(&mut self, part: &Node) {
        let before = std::mem::take(&mut self.embed);
        self.embed = EmbedPage { integrity: before.integrity, width: before.width, ..EmbedPage::read(part) };
        if self.embed.pasted.is_empty() {
            self.embed.pasted = before.pasted;
        }
    }

    /// What was chosen, for the app's program: what is of another one is left out.
    pub fn embed_options(&self) -> Options {
        let page = &self.embed;
        let mut options = Options { program: self.program.id().to_owned(), ..page.options.clone() };
        if self.program.edition(&options.edition).is_none() {
            options.edition.clear();
        }
        let readings = self.embed_readings();
        let known = |id: &str, to: &str| {
            readings.iter().any(|reading| reading.id() == id && reading.options().iter().any(|one| one.id() == to))
        };
        options.readings.retain(|(id, to)| known(id, to));
        if page.prefill {
            options.prefill = self.embed_prefill().unwrap_or_default();
        }
        options
    }

    /// The readings of the edition that was chosen, or of all of the program's, each once.
    pub fn embed_readings(&self) -> Vec<&'static Reading> {
        let chosen = self.program.edition(&self.embed.options.edition);
        let all = self.program.editions().iter().filter(|one| chosen.is_none_or(|chosen| chosen.id() == one.id()));
        let mut readings: Vec<&Reading> = Vec::new();
        for reading in all.flat_map(Edition::readings) {
            if readings.iter().all(|other| other.id() != reading.id()) {
                readings.push(reading);
            }
        }
        readings
    }

    /// The present scenario as a link writes it after `s=`; nothing where it is too long for one.
    pub fn embed_prefill(&self) -> Option<String> {
        let envelope = referral_share::Envelope { parts: Vec::new(), ..self.envelope_of(Extent::Seen) };
        let link = envelope.link();
        let (_, payload) = link.split_once("s=")?;
        (link.len() <= MOST_LINK).then(|| payload.to_owned())
    }

    /// Is the chosen program one that host pages can show: not one that the reader brings?
    pub fn embed_can_show(&self) -> bool {
        self.rules.own.published().get(self.program.id()).is_some()
    }

    /// The programs that host pages can name.
    pub fn embed_known(&self) -> Known {
        Known(self.rules.own.published().iter().map(KnownProgram::of).collect())
    }

    /// Where host pages load the calculator from: where this page is.
    pub fn embed_place(&self) -> Place {
        let here = out::address("");
        let folder = here.rsplit_once('/').map_or(here.as_str(), |(folder, _)| folder);
        let integrity = match &self.embed.integrity {
            Integrity::Known(hash) => Some(hash.as_str()),
            Integrity::Unasked | Integrity::Missing => None,
        };
        Place::new(folder, VERSION, integrity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locales::Lang;
    use crate::route::Route;
    use crate::state::{Look, Theme};
    use referral_statement::json;

    fn state() -> State {
        let look = Look { route: Route::Embed, today: "2026-11-25".to_owned(), lang: Lang::En, theme: Theme::Auto };
        State::new(referral_published::programs(), look, None).unwrap()
    }

    fn chosen() -> State {
        let mut state = state();
        state.program = state.programs.iter().find(|program| program.editions().len() > 1).unwrap();
        let edition = state.program.editions().iter().find(|edition| !edition.readings().is_empty()).unwrap();
        let reading = &edition.readings()[0];
        for act in [
            Act::Set(Attribute::Edition, edition.id().to_owned()),
            Act::Set(Attribute::Mode, "quick".to_owned()),
            Act::Set(Attribute::Accent, "#0a6".to_owned()),
            Act::Set(Attribute::CtaHref, "https://shop.example/".to_owned()),
            Act::Hide(Part::Share, true),
            Act::Hide(Part::Heading, true),
            Act::Decide(reading.id().to_owned(), reading.options()[1].id().to_owned()),
            Act::Set(Attribute::Results, "ask".to_owned()),
            Act::Prefill(true),
            Act::Pin(false),
            Act::Form(Form::Vue),
            Act::Paste("Content-Security-Policy: default-src 'self'".to_owned()),
        ] {
            state.embed.act(act);
        }
        state
    }

    #[test]
    fn what_was_chosen_is_kept_and_what_was_pasted_stays_with_the_reader() {
        let state = chosen();
        assert!(EmbedPage::default().kept(Extent::Typed).is_none());
        let kept = state.embed.kept(Extent::Typed).unwrap();
        let again = EmbedPage::read(&json::parse(&json::write(&kept).unwrap()).unwrap());
        assert_eq!(again.options, state.embed.options);
        assert_eq!((again.prefill, again.pinned, again.form), (true, false, Form::Vue));
        assert_eq!(again.pasted, state.embed.pasted);
        assert!(state.embed.kept(Extent::Seen).unwrap().field("pasted").is_none(), "a link does not carry it");
        let mut other = self::state();
        other.embed.pasted = "mine".to_owned();
        other.receive_embed(&state.embed.kept(Extent::Seen).unwrap());
        assert_eq!((other.embed.pasted.as_str(), other.embed.form), ("mine", Form::Vue));
    }

    #[test]
    fn the_tag_says_what_the_program_has() {
        let mut state = chosen();
        let options = state.embed_options();
        let known = state.embed_known();
        assert!(
            !options.edition.is_empty() && options.readings.len() == 1 && options.hide == [Part::Heading, Part::Share]
        );
        for (attribute, value) in options.attributes() {
            assert_eq!(known.check(&options.program, attribute.word(), &value), None, "{}", attribute.word());
        }
        let link = format!("#/estimate?s={}", options.prefill);
        let envelope = referral_share::read_link(&link).unwrap().unwrap();
        assert!(envelope.parts.is_empty() && envelope.program == state.program.id());
        state.program = state.programs.iter().find(|program| program.editions().len() == 1).unwrap();
        let options = state.embed_options();
        assert!(options.edition.is_empty() && options.readings.is_empty(), "what is of another program is left out");
    }
}
