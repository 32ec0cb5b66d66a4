//! The fixed vocabulary of scenarios, rules and statements: closed sets of words.

/// A closed set of words, each one value.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value, in the order in which it is listed to a reader.
    const ALL: &'static [Self];
    /// The word as it stands in JSON and in rule files.
    fn word(self) -> &'static str;
    /// The value that a word names.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares enums of words with their spelling, `Display` and `Serialize`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$value_doc])* $value,)+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];
            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $crate::packed::Packed::pack(&(*self as usize), to);
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Option<Self> {
                $crate::packed::unpack_word(from)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    )+};
}

pub(crate) use words;

words! {
    /// What a program pays with.
    Pays {
        /// Money that can be withdrawn.
        Cash = "cash",
        /// Credit to spend on the cloud's own products.
        Credit = "credit",
    }

    /// What a worked example prints.
    Figure {
        /// What the whole scenario earns.
        Total = "total",
        /// What one order earns.
        Reward = "reward",
        /// What counts of one order.
        Counted = "counted",
        /// The first moment at which the link no longer holds.
        LinkEnd = "link-end",
        /// The tax withheld from everything that is paid.
        Tax = "tax",
    }

    /// What earns in a program.
    Basis {
        /// Every order of a linked customer earns on its own.
        Orders = "orders",
        /// What a friend spends within windows from the registration earns.
        Spend = "spend",
    }

    /// What a fact that no formula needs is about, in the order in which a reader meets it.
    FactKind {
        /// What a referrer must have done first.
        BeforeReferring = "before-referring",
        /// How a referrer comes to a tier.
        Tiers = "tiers",
        /// Who is a customer of which kind.
        Customers = "customers",
        /// Which products there are.
        Products = "products",
        /// What the friend or the customer receives.
        FriendReceives = "friend-receives",
        /// What the reward can be used for, and what not.
        UseOfReward = "use-of-reward",
        /// Who is disqualified, and what for.
        Disqualified = "disqualified",
        /// What is not published, or could not be read.
        NotPublished = "not-published",
    }

    /// How well a rule file is supported.
    Grade {
        /// The program's own page.
        Official = "official",
        /// Official, with some values from third parties.
        OfficialInPart = "official-in-part",
        /// A copy of an official notice.
        Repost = "repost",
        /// A third party's summary.
        ThirdParty = "third-party",
        /// The user's own file.
        Own = "own",
    }

    /// What a customer was to the cloud when the referrer reached them.
    CustomerKind {
        /// Never bought anything that is paid for.
        New = "new",
        /// Bought once, and consumed nothing for a long time.
        Dormant = "dormant",
        /// Has bought before.
        Existing = "existing",
        /// Has bought before, but never this product.
        ProductNew = "product-new",
    }

    /// How the customer came to be linked to the referrer.
    LinkedBy {
        /// Registered through the link.
        Registration = "registration",
        /// Had an account and logged in through the link.
        Login = "login",
    }

    /// Why a customer is not the referrer's to be paid for, whatever they order.
    Excluded {
        /// Customer and referrer are one person to the cloud.
        SamePerson = "same-person",
        /// The cloud's own sales were in contact first.
        AlreadyContacted = "already-contacted",
        /// Found to be cheating.
        Cheating = "cheating",
    }

    /// What an order does.
    OrderKind {
        /// Buys something.
        Purchase = "purchase",
        /// Makes something bought larger.
        Upgrade = "upgrade",
        /// Prolongs something bought.
        Renewal = "renewal",
    }

    /// When an order is paid.
    Billing {
        /// In advance, as a subscription.
        Prepaid = "prepaid",
        /// After use.
        PayAsYouGo = "pay-as-you-go",
    }

    /// How a program treats a product.
    Class {
        /// Rewarded in full (a program of orders).
        Core = "core",
        /// Rewarded at a rate of its own (a program of orders).
        Strategic = "strategic",
        /// Counts (a program of spend).
        Counted = "counted",
        /// Earns nothing.
        None = "none",
    }

    /// Who the referrer is.
    Account {
        /// A person.
        Individual = "individual",
        /// A company.
        Enterprise = "enterprise",
    }

    /// The tax withheld from payments of cash.
    Withholding {
        /// None is shown.
        None = "none",
        /// As remuneration for labour services.
        LabourService = "labour-service",
    }

    /// The part that an order plays in a customer's history.
    Role {
        /// The first purchase of a new customer.
        FirstPurchase = "first-purchase",
        /// A purchase after the first.
        LaterPurchase = "later-purchase",
        /// An upgrade after the first purchase.
        Upgrade = "upgrade",
        /// A renewal after the first purchase.
        Renewal = "renewal",
        /// The first purchase of a product by a customer who has others.
        ProductFirst = "product-first",
        /// Any order of a dormant customer.
        Dormant = "dormant",
    }

    /// A way to decide all readings at once.
    Preset {
        /// The default of each.
        Published = "published",
        /// The option of each that promises less. A range alone has the least of all combinations: where one option is now
        /// less and now more than another, as two months and 60 days are, a preset is not its end.
        MostCautious = "most-cautious",
        /// The option of each that promises more.
        MostGenerous = "most-generous",
    }

    /// What became of an order.
    Outcome {
        /// It earns its full reward.
        Rewarded = "rewarded",
        /// It earns less, because of a limit.
        Limited = "limited",
        /// It earns nothing.
        NotRewarded = "not-rewarded",
        /// It counts toward the friend's spend.
        Counted = "counted",
        /// It does not count.
        NotCounted = "not-counted",
    }

    /// A limit, in the order in which limits apply.
    LimitId {
        /// On the paid amount of one order.
        OrderPaid = "order-paid",
        /// On the paid amounts of one customer together.
        CustomerPaid = "customer-paid",
        /// On the rewards of one customer together.
        CustomerReward = "customer-reward",
        /// On all that one friend brings.
        FriendTotal = "friend-total",
    }

    /// A part of what a friend's spend earns.
    PartId {
        /// The fixed reward.
        Threshold = "threshold",
        /// The share of the spend above it.
        Bonus = "bonus",
        /// What the limit takes away.
        Limit = "limit",
    }

    /// Why an order earns nothing, in the order in which reasons are listed.
    Reason {
        /// The customer had bought before.
        ExistingCustomer = "existing-customer",
        /// Customer and referrer are one person to the cloud.
        SamePerson = "same-person",
        /// The cloud's own sales were in contact first.
        AlreadyContacted = "already-contacted",
        /// Found to be cheating.
        Cheating = "cheating",
        /// Paid before the customer opened the link.
        BeforeLink = "before-link",
        /// Paid before the friend registered.
        BeforeRegistration = "before-registration",
        /// Paid after the window had ended.
        OutsideWindow = "outside-window",
        /// The customer had opened another referrer's link since.
        LinkedElsewhere = "linked-elsewhere",
        /// Paid after use.
        PayAsYouGo = "pay-as-you-go",
        /// The product does not count.
        ProductNotListed = "product-not-listed",
        /// All of it was paid back.
        RefundedInFull = "refunded-in-full",
        /// An earlier pay-as-you-go order had used up the first purchase.
        FirstPurchaseLost = "first-purchase-lost",
        /// The edition pays nothing for an order in this role.
        OrderKindNotPaid = "order-kind-not-paid",
        /// Nothing of a customer limit was left before this order.
        LimitUsedUp = "limit-used-up",
        /// No known rules were in force when it was paid.
        NoEdition = "no-edition",
        /// The friend's spend did not reach the threshold.
        ThresholdNotReached = "threshold-not-reached",
    }
}

impl From<Excluded> for Reason {
    fn from(excluded: Excluded) -> Self {
        match excluded {
            Excluded::SamePerson => Self::SamePerson,
            Excluded::AlreadyContacted => Self::AlreadyContacted,
            Excluded::Cheating => Self::Cheating,
        }
    }
}
