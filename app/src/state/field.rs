//! The fields of the form: what a person says about a program's referrals.

use referral_statement::{Basis, Word};

/// A field; its word is the id of its control in the page and its name in stored figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How many customers alike.
    Friends,
    /// The first amount.
    Spend,
    /// The later amount.
    Later,
    /// What they buy; empty for a product that counts.
    Product,
    /// When they pay for it.
    Billing,
    /// The day of the registration, or of the opening of the link.
    Start,
    /// Days from there to the first amount.
    Day,
    /// Days from there to the later amount.
    LaterDay,
    /// What the later order does.
    LaterKind,
    /// The referrer's tier.
    Tier,
    /// The rate, in percent, of a tier whose rate is not published.
    TierRate,
    /// What the customers were before.
    Customer,
    /// The class of the product; empty for the catalogue's.
    Class,
    /// The edition of the rules; empty for the one in force.
    Edition,
    /// How they came to be linked.
    LinkedBy,
    /// The figure above which rewards come in instalments; empty where it is not known.
    Instalments,
}

impl Word for Field {
    const ALL: &'static [Self] = &[
        Self::Friends,
        Self::Spend,
        Self::Later,
        Self::Product,
        Self::Billing,
        Self::Start,
        Self::Day,
        Self::LaterDay,
        Self::LaterKind,
        Self::Tier,
        Self::TierRate,
        Self::Customer,
        Self::Class,
        Self::Edition,
        Self::LinkedBy,
        Self::Instalments,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Friends => "friends",
            Self::Spend => "spend",
            Self::Later => "later",
            Self::Product => "product",
            Self::Billing => "billing",
            Self::Start => "start",
            Self::Day => "day",
            Self::LaterDay => "later-day",
            Self::LaterKind => "later-kind",
            Self::Tier => "tier",
            Self::TierRate => "tier-rate",
            Self::Customer => "customer",
            Self::Class => "class",
            Self::Edition => "edition",
            Self::LinkedBy => "linked-by",
            Self::Instalments => "instalments",
        }
    }
}

impl Field {
    /// What stands in the field before anything is said.
    pub fn start_text(self, basis: Basis, today: &str) -> String {
        let spend = basis == Basis::Spend;
        let text = match self {
            Self::Friends if spend => "8",
            Self::Friends => "5",
            Self::Spend if spend => "520.00",
            Self::Spend => "1000.00",
            Self::Later => "0.00",
            Self::Billing => "prepaid",
            Self::Start => today,
            Self::Day if spend => "10",
            Self::Day => "0",
            Self::LaterDay if spend => "120",
            Self::LaterDay => "1",
            Self::LaterKind => "purchase",
            Self::Customer => "new",
            Self::LinkedBy => "registration",
            // The engine names the first tier and the low end of the published range where the text is empty.
            Self::Tier | Self::TierRate | Self::Product | Self::Class | Self::Edition | Self::Instalments => "",
        };
        text.to_owned()
    }

    /// Does it hold an amount of money?
    pub fn is_money(self) -> bool {
        matches!(self, Self::Spend | Self::Later | Self::Instalments)
    }
}
