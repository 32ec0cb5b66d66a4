//! What can be put beside the current scenario with one tap: every other tier, other rules, clauses read otherwise.

use referral_statement::{Edition, Preset, Reading, Word};

use super::{MOST_COLUMNS, Vary};
use crate::state::State;
use crate::state::place::{Place, ReferrerField};

/// Variations of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The kind.
    pub quick: Quick,
    /// Each of them, none of which is the scenario itself.
    pub varied: Vec<Vary>,
}

/// A kind of variation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// Other tiers.
    Tiers,
    /// Other editions.
    Editions,
    /// All clauses at once.
    Presets,
    /// One clause.
    Readings,
}

impl Offer {
    /// Those that all have room beside the scenario: of the editions the newest.
    pub fn together(&self) -> Vec<Vary> {
        let over = self.varied.len().saturating_sub(MOST_COLUMNS);
        self.varied[over..].to_vec()
    }
}

impl State {
    /// What can be put beside the current scenario; kinds of which there is nothing else are left out.
    pub fn offers(&self) -> Vec<Offer> {
        let all = [
            Offer { quick: Quick::Tiers, varied: self.other_tiers() },
            Offer { quick: Quick::Editions, varied: self.other_editions() },
            Offer { quick: Quick::Presets, varied: self.presets() },
            Offer { quick: Quick::Readings, varied: self.other_readings() },
        ];
        all.into_iter().filter(|offer| !offer.varied.is_empty()).collect()
    }

    /// The editions that judge the scenario, or while nothing could be judged all.
    fn in_use(&self) -> Vec<&'static Edition> {
        let judge = self.answer().map(|answer| answer.editions.clone()).unwrap_or_default();
        if judge.is_empty() { self.program.editions().iter().collect() } else { judge }
    }

    fn other_tiers(&self) -> Vec<Vary> {
        let ids = self.program.tier_ids();
        let own = self.draft().get(&Place::Referrer(ReferrerField::Tier)).to_owned();
        let own = if own.is_empty() { ids.first().cloned().unwrap_or_default() } else { own };
        let editions = self.in_use();
        let known = |id: &String| editions.iter().flat_map(|edition| edition.tiers()).any(|tier| tier.id() == id);
        ids.into_iter().filter(|id| *id != own && known(id)).map(Vary::tier).collect()
    }

    /// Other editions in the order of their dates; an edition that judges every order already is none.
    fn other_editions(&self) -> Vec<Vary> {
        let pinned = self.draft().edition.as_str();
        let as_dated = (!pinned.is_empty()).then(|| Vary::edition(""));
        let own = match self.in_use().as_slice() {
            [alone] => alone.id(),
            _ => pinned,
        };
        let others = self.program.editions().iter().map(Edition::id).filter(|id| *id != own && *id != pinned);
        as_dated.into_iter().chain(others.map(Vary::edition)).collect()
    }

    /// The presets that are not what the scenario says already.
    fn presets(&self) -> Vec<Vary> {
        let own = self.in_force();
        let has_readings = self.in_use().iter().any(|edition| !edition.readings().is_empty());
        let differs = |preset: &Preset| {
            let decided = self.program.preset(*preset);
            let option = |reading: &Reading| {
                let found = decided.iter().find(|(id, _)| id == reading.id()).map(|(_, option)| option.clone());
                found.unwrap_or_else(|| reading.default_option().to_owned())
            };
            own.iter().any(|(reading, in_force)| option(reading) != *in_force)
        };
        Preset::ALL.iter().copied().filter(|preset| has_readings && differs(preset)).map(Vary::preset).collect()
    }

    fn other_readings(&self) -> Vec<Vary> {
        let others = self.in_force().into_iter().flat_map(|(reading, in_force)| {
            let options = reading.options().iter().filter(move |option| option.id() != in_force);
            options.map(|option| Vary::reading(reading.id(), option.id()))
        });
        others.collect()
    }

    /// Every reading of the editions in use with the option that the scenario takes.
    fn in_force(&self) -> Vec<(&'static Reading, String)> {
        let decided = &self.draft().readings;
        let mut found: Vec<(&'static Reading, String)> = Vec::new();
        for reading in self.in_use().into_iter().flat_map(Edition::readings) {
            if !found.iter().any(|(known, _)| known.id() == reading.id()) {
                let known = |option: &str| reading.options().iter().any(|known| known.id() == option);
                let own = decided.iter().find(|(id, option)| id == reading.id() && known(option));
                let own = own.map_or_else(|| reading.default_option().to_owned(), |(_, option)| option.clone());
                found.push((reading, own));
            }
        }
        found
    }
}
