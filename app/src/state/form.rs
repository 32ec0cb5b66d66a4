//! A form: every field as the text that was typed, so that bad input loses nothing.

use referral_statement::{Basis, Edition, Program, Programs, Word};

use super::Field;

/// What was typed and chosen for one program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// One text for each field, in the order of [`Field::ALL`].
    texts: Vec<String>,
    /// The readings that are decided: id and option.
    pub readings: Vec<(String, String)>,
}

impl Form {
    /// The form before anything is said.
    pub fn new(basis: Basis, today: &str) -> Self {
        let texts = Field::ALL.iter().map(|field| field.start_text(basis, today)).collect();
        Self { texts, readings: Vec::new() }
    }

    /// The text of a field as it was typed.
    pub fn typed(&self, field: Field) -> &str {
        &self.texts[field as usize]
    }

    /// The text of a field as it is understood.
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Friends | Field::Day | Field::LaterDay | Field::TierRate => understood(self.typed(field)),
            Field::Later if self.typed(field).trim().is_empty() => "0.00".to_owned(),
            field if field.is_money() => understood(self.typed(field)),
            field => self.typed(field).to_owned(),
        }
    }

    /// Types into a field.
    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.texts[field as usize] = text.into();
    }

    /// Decides a reading, or leaves it open where the option is empty.
    pub fn decide(&mut self, reading: &str, option: &str) {
        self.readings.retain(|(id, _)| id != reading);
        if !option.is_empty() {
            self.readings.push((reading.to_owned(), option.to_owned()));
        }
    }
}

/// A number as the engine takes it, where what was typed can be understood in one way only: digits of full width, spaces
/// around, a currency sign before, separators between groups of exactly three digits, a point at either end.
pub fn understood(typed: &str) -> String {
    let plain: String = typed.trim().chars().map(half_width).collect();
    let number = plain.strip_prefix(['$', '¥', '￥']).unwrap_or(&plain).trim_start();
    let (whole, cents) = number.split_once('.').map_or((number, None), |(whole, cents)| (whole, Some(cents)));
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = first.len() <= 3 && digits(first) && rest.iter().all(|group| group.len() == 3 && digits(group));
    let whole = match (whole, cents) {
        ("", Some(cents)) if digits(cents) => "0".to_owned(),
        _ if !rest.is_empty() && grouped => format!("{first}{}", rest.concat()),
        _ => whole.to_owned(),
    };
    match cents {
        None => whole,
        Some("") if digits(&whole) => whole,
        Some(cents) => format!("{whole}.{cents}"),
    }
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0')).unwrap_or(character),
        '．' | '。' => '.',
        '，' => ',',
        '－' | '−' => '-',
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Every form as lines of text, which a person can read and [`restore`] understands.
pub fn figures(program: &Program, forms: &[(&'static Program, Form)]) -> String {
    let mut lines = vec![format!("program={}", program.id())];
    for (of, form) in forms {
        for field in Field::ALL {
            lines.push(format!("{}.{}={}", of.id(), field.word(), form.typed(*field)));
        }
        for (reading, option) in &form.readings {
            lines.push(format!("{}.reading.{reading}={option}", of.id()));
        }
    }
    lines.join("\n")
}

/// Takes figures that were kept back into the forms; lines that say nothing here are passed over. Gives the chosen program.
pub fn restore(
    figures: &str,
    programs: &'static Programs,
    forms: &mut [(&'static Program, Form)],
) -> Option<&'static Program> {
    let mut chosen = None;
    for (name, value) in figures.lines().filter_map(|line| line.split_once('=')) {
        if name == "program" {
            chosen = programs.get(value);
            continue;
        }
        let Some((program, name)) = name.split_once('.') else { continue };
        let Some((of, form)) = forms.iter_mut().find(|(of, _)| of.id() == program) else { continue };
        if let Some(reading) = name.strip_prefix("reading.") {
            let mut known = of.editions().iter().flat_map(Edition::readings);
            if known.any(|known| known.id() == reading && known.options().iter().any(|known| known.id() == value)) {
                form.decide(reading, value);
            }
        } else if let Some(field) = Field::from_word(name) {
            form.set(field, value);
        }
    }
    chosen
}
