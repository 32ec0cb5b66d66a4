//! The short forms of names and words in a link. Lines are only ever added, at the end: a link of any age must open.

/// One letter for each name of a table; a name that is not here is written out.
pub const NAMES: &[(char, &str)] = &[
    // The envelope.
    ('p', "program"),
    ('s', "scenarios"),
    ('w', "made"),
    ('h', "rules"),
    ('g', "result"),
    ('x', "parts"),
    // A scenario.
    ('e', "edition"),
    ('r', "readings"),
    ('f', "referrer"),
    ('c', "customers"),
    // Its referrer.
    ('t', "tier"),
    ('T', "tier_rate_percent"),
    ('a', "account"),
    ('n', "instalments_over"),
    ('W', "withholding"),
    // A customer.
    ('i', "id"),
    ('k', "kind"),
    ('d', "registered_on"),
    ('l', "linked_at"),
    ('L', "relinked_at"),
    ('E', "linked_elsewhere_at"),
    ('b', "linked_by"),
    ('X', "excluded"),
    ('N', "count"),
    ('o', "orders"),
    // An order.
    ('q', "paid_at"),
    ('m', "paid"),
    ('R', "refunded"),
    ('P', "product"),
    ('C', "class"),
    ('B', "billing"),
    ('S', "settlement"),
    // A result.
    ('z', "total"),
    ('y', "rewards"),
    // The parts of pages.
    ('O', "compare"),
    ('F', "forecast"),
    ('U', "support"),
    ('G', "goal"),
    ('v', "received"),
    ('V', "target"),
];

/// One digit for each text that is often said as a whole.
pub const WORDS: &[(char, &str)] = &[
    ('0', "0.00"),
    ('1', "registration"),
    ('2', "prepaid"),
    ('3', "purchase"),
    ('4', "new"),
    ('5', "pay-as-you-go"),
    ('6', "upgrade"),
    ('7', "renewal"),
    ('8', "existing"),
    ('9', "login"),
];

/// One letter for each sign that a text may hold and an address may not.
pub const SIGNS: &[(char, char)] = &[
    ('s', ' '),
    ('c', ':'),
    ('u', '_'),
    ('w', '~'),
    ('k', ','),
    ('h', '/'),
    ('q', '%'),
    ('a', '&'),
    ('p', '+'),
    ('o', '('),
    ('z', ')'),
    ('b', '\n'),
    ('g', '\''),
    ('m', '"'),
];

/// What a short form stands for.
pub fn long<L>(table: &[(char, L)], short: char) -> Option<&L> {
    table.iter().find(|(known, _)| *known == short).map(|(_, long)| long)
}

/// The short form.
pub fn short<L: PartialEq>(table: &[(char, L)], long: &L) -> Option<char> {
    table.iter().find(|(_, known)| known == long).map(|(short, _)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_form_has_one_meaning() {
        fn distinct<L: PartialEq>(table: &[(char, L)]) {
            for (index, (short, long)) in table.iter().enumerate() {
                assert!(table[..index].iter().all(|(other, same)| other != short && same != long), "{short}");
                assert!(short.is_ascii_alphanumeric());
            }
        }
        distinct(NAMES);
        distinct(WORDS);
        distinct(SIGNS);
        // The letters with which `notation` begins a value or a run of wide letters.
        for taken in ['t', 'l', 'n', 'y', 'f', 'd', 'e', 'j', 'J'] {
            assert!(long(SIGNS, taken).is_none() && long(WORDS, taken).is_none(), "{taken}");
        }
    }
}
