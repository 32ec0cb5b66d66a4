//! Tiers of referrers.

use serde::Serialize;

use super::Text;
use super::file::parts::{ClauseId, Maybe};
use super::file::reader::Reader;
use super::file::shape::shape;
use super::file::values::Id;
use crate::finding::RuleCode;
use crate::money::Rate;
use crate::node::Cursor;
use crate::phrase::phrase;

shape! {
    /// A tier of referrers. Where no rate is published the range within which it lies is.
    #[derive(Clone, Debug, Serialize)]
    pub struct Tier {
        /// The id, as scenarios name it.
        pub(crate) id: String = "id" as Id,
        /// The name to show.
        pub(crate) name: Text = "name" as Text,
        /// The published rate.
        pub(crate) rate: Option<Rate> = "rate" as Maybe<Rate>,
        /// Where no rate is published: the least that it can be.
        pub(crate) rate_from: Option<Rate> = "rate_from" as Maybe<Rate>,
        /// Where no rate is published: the most that it can be.
        pub(crate) rate_to: Option<Rate> = "rate_to" as Maybe<Rate>,
        /// The clause behind it.
        pub(crate) clause: String = "clause" as ClauseId,
    }
    check is_clear
}

/// A rate, or a range in order, or neither; never both, nor half a range.
fn is_clear(tier: &Tier, at: &Cursor<'_>, reader: &mut Reader) {
    let range_given = tier.rate_from.is_some() || tier.rate_to.is_some();
    if range_given && (tier.rate.is_some() || tier.range().is_none_or(|(from, to)| from > to)) {
        let hint = phrase!("give `rate`, or `rate_from` and a `rate_to` that is not below it");
        reader.note(at, RuleCode::TierRateUnclear, phrase!("the rate of tier `{}` is not clear", &tier.id), hint);
    }
}

impl Tier {
    /// The id, as scenarios name it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name to show.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The published rate.
    pub fn rate(&self) -> Option<Rate> {
        self.rate
    }

    /// The range within which an unpublished rate lies.
    pub fn range(&self) -> Option<(Rate, Rate)> {
        self.rate_from.zip(self.rate_to)
    }
}
