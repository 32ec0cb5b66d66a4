//! Writes what fuzzing begins with: for each kind the good documents and the hostile ones, and a dictionary of the hostile texts.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use hostile_tests::{KINDS, documents, seeds, texts};

/// Longer texts are no words, and longer documents are slow to change.
const MOST_WORD: usize = 60;
const MOST_DOCUMENT: usize = 16_000;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).ok_or_else(|| io::Error::other("which folder?"))?;
    let folder = Path::new(&folder);
    let mut dictionary = String::new();
    for text in texts().into_iter().map(|hostile| hostile.text).filter(|text| text.len() <= MOST_WORD) {
        let escaped = text.bytes().fold(String::new(), |mut escaped, byte| {
            // Writing to a text cannot fail.
            let _ = write!(escaped, "\\x{byte:02X}");
            escaped
        });
        dictionary += &entry(&escaped);
    }
    for kind in &KINDS {
        let own = folder.join(kind.name);
        fs::create_dir_all(&own)?;
        let all = seeds(kind.name).into_iter().chain(documents(kind.name));
        for (number, (_, bytes)) in all.filter(|(_, bytes)| bytes.len() <= MOST_DOCUMENT).enumerate() {
            fs::write(own.join(number.to_string()), bytes)?;
        }
        // The words of the kind: the names of fields, and what they may hold.
        let mut words: Vec<String> = Vec::new();
        for (_, bytes) in seeds(kind.name) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let parts = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter)));
            words.extend(parts.filter(|word| (3..=24).contains(&word.len())).map(str::to_owned));
        }
        words.sort();
        words.dedup();
        let words: String = words.iter().map(|word| entry(word)).collect();
        fs::write(folder.join(format!("{}.dict", kind.name)), dictionary.clone() + &words)?;
    }
    Ok(())
}

/// A line of a dictionary.
fn entry(word: &str) -> String {
    ["\"", word, "\"\n"].concat()
}
