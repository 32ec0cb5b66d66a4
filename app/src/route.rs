//! The pages and their addresses. A page's address is in the part after `#`, which is never sent to a server.

use referral_statement::Word;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// What could be earned, and when.
    Estimate,
    /// Any number of customers and dated orders.
    Scenario,
    /// The scenario beside itself under other rules, and beside others.
    Compare,
    /// What comes in month by month.
    Forecast,
    /// A file of orders, row by row.
    Ledger,
    /// Why an order was paid what it was paid.
    Support,
    /// The rule book of a program.
    Rules,
    /// The programs' own examples, worked out.
    Checks,
    /// The calculator on another's page.
    Embed,
}

impl Word for Route {
    const ALL: &'static [Self] = &[
        Self::Estimate,
        Self::Scenario,
        Self::Compare,
        Self::Forecast,
        Self::Ledger,
        Self::Support,
        Self::Rules,
        Self::Checks,
        Self::Embed,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Estimate => "estimate",
            Self::Scenario => "scenario",
            Self::Compare => "compare",
            Self::Forecast => "forecast",
            Self::Ledger => "ledger",
            Self::Support => "support",
            Self::Rules => "rules",
            Self::Checks => "checks",
            Self::Embed => "embed",
        }
    }
}

impl Route {
    /// The page of an address's part after `#`, such as `#/support`; what follows the page's name is not looked at.
    pub fn of(hash: &str) -> Option<Self> {
        let name = hash.strip_prefix("#/")?;
        Self::from_word(name.split(|letter: char| !letter.is_ascii_lowercase()).next()?)
    }

    /// What an address names below its page, such as a program and an edition: `["a", "b"]` of `#/rules/a/b`, as they stand there.
    pub fn below(hash: &str) -> Vec<&str> {
        let path = hash.split('?').next().unwrap_or_default();
        path.strip_prefix("#/").unwrap_or_default().split('/').skip(1).filter(|part| !part.is_empty()).collect()
    }

    /// The part after `#`.
    pub fn hash(self) -> String {
        format!("#/{}", self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_an_address_that_leads_to_it() {
        for route in Route::ALL {
            assert_eq!(Route::of(&route.hash()), Some(*route));
            assert_eq!(Route::of(&format!("{}?x=1", route.hash())), Some(*route));
        }
        assert_eq!(Route::of("#/rules/a/b"), Some(Route::Rules));
        assert_eq!(Route::below("#/rules/a/b?x=1/2"), ["a", "b"]);
        assert_eq!(Route::below("#/rules/"), [""; 0]);
        for other in ["", "#", "#figures=a", "#statement", "#/nowhere"] {
            assert_eq!(Route::of(other), None, "{other}");
        }
    }
}
