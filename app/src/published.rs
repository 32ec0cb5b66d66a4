//! The programs that the page carries, as `build.rs` has read them from their files.

use referral_statement::Programs;

/// Every program, packed.
static PROGRAMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/programs.bin"));

/// Program, edition, and the hash of the rules that it is judged by.
static HASHES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/hashes.rs"));

/// Every program that the page carries. What it gives is never freed: a page asks once.
pub fn programs() -> &'static Programs {
    match Programs::unpack(PROGRAMS) {
        Some(programs) => Box::leak(Box::new(programs)),
        // The bytes are part of the program, and are those that the same engine has written.
        None => panic!("the rules that this page carries cannot be read"),
    }
}

/// The hash of the rules of an edition, by which links name it; nothing where the page does not carry them.
pub fn hash(program: &str, edition: &str) -> Option<&'static str> {
    HASHES.iter().find(|(of, id, _)| (*of, *id) == (program, edition)).map(|(.., hash)| *hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_carries_what_the_rule_files_say() {
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
