//! The published programs as bytes, as `build.rs` has read them from their files: who carries them needs no reader of rule files.

use std::sync::LazyLock;

use referral_statement::Programs;

/// Every program, packed.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/programs.bin"));

/// Program, edition, and the hash of the rules that it is judged by.
static HASHES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/hashes.rs"));

static PROGRAMS: LazyLock<Programs> = LazyLock::new(|| match Programs::unpack(PACKED) {
    Some(programs) => programs,
    // The bytes are part of the program, and are those that the same engine has written.
    None => panic!("the published rules cannot be read"),
});

/// Every published program.
///
/// # Examples
/// ```
/// assert!(referral_published::programs().get("intl-referral").is_some());
/// ```
pub fn programs() -> &'static Programs {
    &PROGRAMS
}

/// The hash of the rules of an edition, by which links name it; nothing for another program's.
///
/// # Examples
/// ```
/// assert!(referral_published::hash("intl-referral", "published").is_some());
/// assert_eq!(referral_published::hash("mine", "published"), None);
/// ```
pub fn hash(program: &str, edition: &str) -> Option<&'static str> {
    HASHES.iter().find(|(of, id, _)| (*of, *id) == (program, edition)).map(|(.., hash)| *hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_rule_files_say() {
        let files = Programs::from_files(referral_rules::FILES).unwrap();
        assert_eq!(format!("{:?}", programs()), format!("{files:?}"));
        for program in files.iter() {
            for edition in program.editions() {
                let of_files = referral_share::edition_hash(referral_rules::FILES, program.id(), edition.id());
                assert!(of_files.is_some());
                assert_eq!(hash(program.id(), edition.id()), of_files.as_deref());
            }
        }
        assert_eq!(hash("mine", "published"), None);
    }
}
