//! FNV-1a of 64 bits, as eleven letters that an address carries unchanged.
//!
//! It finds what happens to a link or a rule file by accident: each byte is one step that loses nothing, so two texts that
//! differ in one byte never have one hash. It is no signature: who wants to forge a link can.

/// The letters of base 64 that need no escape in an address.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The hash of texts, each told apart from the next by a byte that is in no text.
pub fn hash<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    let mut step = |byte: u8| state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for text in texts {
        text.bytes().for_each(&mut step);
        step(0xff);
    }
    (0..11).map(|place| letter(state >> (64_u32.saturating_sub(6 * (place + 1))))).collect()
}

/// The hash of the rules that an edition is judged by: its file, and the program's own that it shares with other editions.
///
/// `files` are rule files by their paths, `<program>/<edition>.toml`; nothing where there is none of that program.
pub fn edition_hash(files: &[(&str, &str)], program: &str, edition: &str) -> Option<String> {
    let own = |path: &str| {
        let name = path.strip_prefix(program)?.strip_prefix('/')?.strip_suffix(".toml")?;
        (name == edition || name == "program" || name == "products").then_some(())
    };
    let mut texts: Vec<(&str, &str)> = files.iter().copied().filter(|(path, _)| own(path).is_some()).collect();
    texts.sort_unstable();
    (!texts.is_empty()).then(|| hash(texts.into_iter().flat_map(|(path, text)| [path, text])))
}

/// One letter for the lowest six bits.
pub fn letter(bits: u64) -> char {
    char::from(LETTERS[usize::try_from(bits & 63).unwrap_or(0)])
}

/// The six bits of a letter.
pub fn bits(letter: char) -> Option<u32> {
    let place = LETTERS.iter().position(|known| char::from(*known) == letter)?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // FNV-1a of the one byte 0xff, and of "a" and that byte, computed apart.
        assert_eq!(hash([""]).len(), 11);
        assert_ne!(hash(["ab", "c"]), hash(["a", "bc"]));
        assert_ne!(hash(["a"]), hash(["b"]));
    }

    #[test]
    fn an_edition_rests_on_its_own_file_and_on_those_of_its_program() {
        let files = [
            ("a/program.toml", "1"),
            ("a/products.toml", "2"),
            ("a/x.toml", "3"),
            ("a/y.toml", "4"),
            ("b/x.toml", "5"),
        ];
        let with = |path: &str| {
            let changed: Vec<(&str, &str)> =
                files.iter().map(|(known, text)| (*known, if *known == path { "changed" } else { *text })).collect();
            edition_hash(&changed, "a", "x")
        };
        let before = edition_hash(&files, "a", "x");
        assert!(before.is_some() && before == with("a/y.toml") && before == with("b/x.toml"));
        for path in ["a/program.toml", "a/products.toml", "a/x.toml"] {
            assert_ne!(before, with(path), "{path}");
        }
        assert_eq!(edition_hash(&files, "c", "x"), None);
    }
}
