//! A variation of the current scenario: another tier, other rules, clauses read otherwise.

use referral_statement::{Code, Edition, Node, Preset, Program, Programs, Tier, Word};

use crate::format::percent_digits;
use crate::state::answer::reckon;
use crate::state::desk::Desk;
use crate::state::draft::Draft;
use crate::state::place::{Place, ReferrerField};

/// What is set in the place of what the scenario says; the rest stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vary {
    /// The edition for every order; empty for the one in force when each was paid.
    pub edition: Option<String>,
    /// The tier.
    pub tier: Option<String>,
    /// The rate of the tier, typed in percent, where none is published; empty for the scenario's own.
    pub rate: String,
    /// An option of every reading.
    pub preset: Option<Preset>,
    /// Readings that are decided: id and option.
    pub readings: Vec<(String, String)>,
}

impl Vary {
    /// Another tier.
    pub fn tier(id: impl Into<String>) -> Self {
        Self { tier: Some(id.into()), ..Self::default() }
    }

    /// Other rules for every order, or with an empty id those of each order's day.
    pub fn edition(id: impl Into<String>) -> Self {
        Self { edition: Some(id.into()), ..Self::default() }
    }

    /// A clause read in one way.
    pub fn reading(id: impl Into<String>, option: impl Into<String>) -> Self {
        Self { readings: vec![(id.into(), option.into())], ..Self::default() }
    }

    /// Every clause read as a preset has it.
    pub fn preset(preset: Preset) -> Self {
        Self { preset: Some(preset), ..Self::default() }
    }

    /// The scenario with this set.
    pub fn apply(&self, program: &Program, draft: &Draft) -> Draft {
        let mut varied = draft.clone();
        if let Some(edition) = &self.edition {
            varied.edition.clone_from(edition);
        }
        if let Some(tier) = &self.tier {
            varied.set(&Place::Referrer(ReferrerField::Tier), tier);
        }
        if !self.rate.is_empty() {
            varied.set(&Place::Referrer(ReferrerField::TierRate), &self.rate);
        }
        if let Some(preset) = self.preset {
            varied.readings = program.preset(preset);
        }
        for (id, option) in &self.readings {
            varied.set(&Place::Reading(id.clone()), option);
        }
        varied
    }

    /// Suggests the low end of the range of a tier whose rate is not published, where the scenario has none for it.
    pub fn suggest_rate(&mut self, programs: &Programs, desk: &Desk) {
        let varied = self.apply(desk.program, &desk.draft);
        let asked = [Code::RateRequired, Code::RateOutOfRange];
        let refused = reckon(programs, desk.program, &varied).err();
        if !refused.is_some_and(|error| asked.contains(&error.code)) {
            return;
        }
        let chosen = varied.get(&Place::Referrer(ReferrerField::Tier));
        let tiers = || desk.program.editions().iter().rev().flat_map(Edition::tiers);
        let range = tiers().filter(|tier| chosen.is_empty() || tier.id() == chosen).find_map(Tier::range);
        if let Some((low, _)) = range {
            self.rate = percent_digits(low);
        }
    }

    /// As a tree, to be kept.
    pub fn kept(&self, program: &str) -> Node {
        let readings = self.readings.iter().map(|(id, option)| (id.as_str(), Some(Node::text(option))));
        Node::table([
            ("program", Some(Node::text(program))),
            ("edition", self.edition.as_ref().map(Node::text)),
            ("tier", self.tier.as_ref().map(Node::text)),
            ("tier_rate_percent", (!self.rate.is_empty()).then(|| Node::text(&self.rate))),
            ("preset", self.preset.map(|preset| Node::text(preset.word()))),
            ("readings", (!self.readings.is_empty()).then(|| Node::table(readings))),
        ])
    }

    /// Reads what was kept, with the program's id; nothing where not all of it is understood.
    pub fn read(kept: &Node) -> Option<(String, Self)> {
        let (mut vary, mut program) = (Self::default(), None);
        for (name, value) in kept.fields() {
            let text = value.plain().map(str::to_owned);
            match name.as_str() {
                "program" => program = Some(text?),
                "edition" => vary.edition = Some(text?),
                "tier" => vary.tier = Some(text?),
                "tier_rate_percent" => vary.rate = text?,
                "preset" => vary.preset = Some(Preset::from_word(&text?)?),
                "readings" => {
                    let options = value.fields().iter();
                    let option = |(id, option): &(String, Node)| Some((id.clone(), option.plain()?.to_owned()));
                    vary.readings = options.map(option).collect::<Option<_>>()?;
                }
                _ => return None,
            }
        }
        Some((program?, vary))
    }
}
