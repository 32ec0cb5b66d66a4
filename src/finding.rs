//! Findings: what is wrong with the rule files of a program, and what is doubtful about them.

use std::fmt;

use serde::Serialize;

use crate::error::{Code, Error, Mistake, Phrases};
use crate::node::{Cursor, place};
use crate::phrase::Phrase;
use crate::words::{Word, words};

/// Something wrong with rule files, or doubtful about them: what, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// Does it keep the program from being used?
    pub severity: Severity,
    /// The kind of finding.
    pub code: FindingCode,
    /// The file as it was named; empty for a text that came without a name.
    pub file: String,
    /// The line, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// The place in the file's tree, such as `rate[2].roles[0]`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Both as data, for who tells them in another language; JSON does not carry it.
    #[serde(skip)]
    pub phrases: Box<Phrases>,
}

/// The kind of a finding: a value that cannot be read, or rules that do not fit each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FindingCode {
    /// As a scenario's errors.
    Value(Code),
    /// Of rules alone.
    Rule(RuleCode),
}

words! {
    /// How bad a finding is.
    Severity {
        /// The program cannot be used.
        Error = "error",
        /// The program can be used; what is found may be meant.
        Warning = "warning",
    }

    /// What is wrong with rules, or doubtful about them. The first group are errors, the rest are warnings.
    RuleCode {
        /// The text is no TOML.
        NotToml = "not-toml",
        /// A file that a program in a folder needs is not there, or one is there that no program has.
        Files = "files",
        /// A program without an edition.
        NoEdition = "no-edition",
        /// Two editions hold at one time.
        EditionsOverlap = "editions-overlap",
        /// An edition ends before it starts.
        EditionNeverHolds = "edition-never-holds",
        /// Two rows of rates hold for one order.
        RatesOverlap = "rates-overlap",
        /// Two limits of one kind hold for one referrer.
        LimitsOverlap = "limits-overlap",
        /// A limit of the other kind of program.
        LimitOutOfPlace = "limit-out-of-place",
        /// The limit on a friend is below the fixed reward, from which nothing is taken.
        LimitBelowThreshold = "limit-below-threshold",
        /// A tier's rate and its range contradict each other.
        TierRateUnclear = "tier-rate-unclear",
        /// Orders are paid by the rate of a tier that has none.
        TierWithoutRate = "tier-without-rate",
        /// A list has too few items, or too many.
        ListLength = "list-length",
        /// A window is neither of days nor of months.
        WindowUnclear = "window-unclear",
        /// The days on which credit comes are no days of every month, or not in order.
        CouponDays = "coupon-days",
        /// A withdrawal limit of nothing.
        WithdrawsNothing = "withdraws-nothing",
        /// The brackets of a tax do not follow each other, or make it jump.
        BracketsUnclear = "brackets-unclear",
        /// What a worked example expects is no figure with its value.
        ExampleUnclear = "example-unclear",
        /// More combinations of readings than a range can be taken over.
        TooManyReadings = "too-many-readings",

        /// A time between two editions.
        GapBetweenEditions = "gap-between-editions",
        /// Orders of a kind of customer that earns have no row of rates.
        OrderWithoutRate = "order-without-rate",
        /// No order can come under a row of rates, or under a part of it.
        RateOutOfReach = "rate-out-of-reach",
        /// No row of rates holds for a tier.
        TierEarnsNothing = "tier-earns-nothing",
        /// Nothing depends on a tier, or on the rate that it has.
        TierDecidesNothing = "tier-decides-nothing",
        /// A limit that changes no reward.
        LimitNeverBinds = "limit-never-binds",
        /// The share above the threshold is always nothing.
        BonusNeverPays = "bonus-never-pays",
        /// A window ends before the first payment.
        WindowBeforePayment = "window-before-payment",
        /// The bonus is due before the spend that it is a share of is complete.
        PaymentBeforeWindow = "payment-before-window",
        /// Credit may have expired before it comes.
        CreditExpiresEarly = "credit-expires-early",
        /// A category that no product names.
        CategoryWithoutProduct = "category-without-product",
        /// A class of a row of rates that no product has.
        ClassWithoutProduct = "class-without-product",
        /// A product whose class no row of rates pays, or that no way of counting counts.
        ProductNeverPays = "product-never-pays",
        /// A reading, or an option of one, that decides nothing.
        ReadingDecidesNothing = "reading-decides-nothing",
        /// A clause that nothing cites.
        ClauseNotCited = "clause-not-cited",
        /// A source that no clause cites.
        SourceNotCited = "source-not-cited",
        /// A notice that no scenario brings up.
        NoticeOutOfReach = "notice-out-of-reach",
        /// A worked example does not come to what it expects.
        ExampleDiffers = "example-differs",
    }
}

impl RuleCode {
    /// Whether it keeps the program from being used.
    pub fn severity(self) -> Severity {
        if self < Self::GapBetweenEditions { Severity::Error } else { Severity::Warning }
    }
}

impl From<Code> for FindingCode {
    fn from(code: Code) -> Self {
        Self::Value(code)
    }
}

impl From<RuleCode> for FindingCode {
    fn from(code: RuleCode) -> Self {
        Self::Rule(code)
    }
}

impl Finding {
    /// A finding at a place in a file.
    pub(crate) fn at(at: &Cursor<'_>, code: impl Into<FindingCode>, message: Phrase, hint: Phrase) -> Self {
        let (file, line, path) = at.spot();
        Self { path: path.to_owned(), ..Self::in_file(file, line, code, message, hint) }
    }

    /// A finding about a line of a file, or about the file as a whole.
    pub(crate) fn in_file(
        file: &str,
        line: usize,
        code: impl Into<FindingCode>,
        message: Phrase,
        hint: Phrase,
    ) -> Self {
        let code = code.into();
        let severity = match code {
            FindingCode::Value(_) => Severity::Error,
            FindingCode::Rule(code) => code.severity(),
        };
        let phrases = Box::new(Phrases { message, hint });
        let (message, hint) = (phrases.message.english(), phrases.hint.english());
        Self { severity, code, file: file.to_owned(), line, path: String::new(), message, hint, phrases }
    }

    /// The finding as the error of a program that cannot be loaded.
    pub(crate) fn into_error(self) -> Error {
        let code = match self.code {
            FindingCode::Value(code) => code,
            FindingCode::Rule(_) => Code::BadRules,
        };
        let path = place(&self.file, self.line, &self.path);
        Mistake::new(code, path, *self.phrases).into()
    }
}

impl fmt::Display for Finding {
    /// `severity: place: message (hint)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = place(&self.file, self.line, &self.path);
        write!(f, "{}: {place}: {} ({})", self.severity, self.message, self.hint)
    }
}
