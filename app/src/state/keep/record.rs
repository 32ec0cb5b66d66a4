//! What is kept as text: a version, a checksum, by whom and when, a name, and a file of the page.
//!
//! ```text
//! referral-statement 1 <hash of all that follows>
//! <number> <tab> <when>
//! <name>
//! {"referral-statement":1,"program":…}
//! ```

use referral_share::hash;

/// The version of what is kept.
const VERSION: u32 = 1;

/// The word with which it begins.
const MARK: &str = "referral-statement";

/// Something that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Counts up: of two that are kept for one purpose the greater is the newer.
    pub number: u64,
    /// The tab that kept it.
    pub tab: String,
    /// The reader's time: `2026-01-10T09:30:15`.
    pub at: String,
    /// Its name, or why it is kept.
    pub name: String,
    /// The text of a file.
    pub text: String,
}

/// Why something that was kept cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is not as it was written.
    Changed,
    /// A later version wrote it.
    Later(u32),
}

impl Record {
    /// The record as text.
    pub fn write(&self) -> String {
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let Self { number, tab, at, name, text } = self;
        let rest = format!("{number} {} {}\n{}\n{text}", line(tab), line(at), line(name));
        format!("{MARK} {VERSION} {}\n{rest}", hash([rest.as_str()]))
    }

    /// Reads a record.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(kept: &str) -> Result<Self, Damage> {
        let (head, rest) = kept.split_once('\n').ok_or(Damage::Changed)?;
        let mut head = head.split(' ');
        let (mark, version, check) = (head.next(), head.next(), head.next());
        let version: u32 = version.and_then(|version| version.parse().ok()).ok_or(Damage::Changed)?;
        if mark != Some(MARK) {
            return Err(Damage::Changed);
        }
        if version != VERSION {
            return Err(Damage::Later(version));
        }
        if check != Some(hash([rest]).as_str()) {
            return Err(Damage::Changed);
        }
        let mut lines = rest.splitn(3, '\n');
        let mut line = || lines.next().ok_or(Damage::Changed);
        let (by, name, text) = (line()?, line()?, line()?);
        let mut by = by.splitn(3, ' ');
        let number = by.next().and_then(|number| number.parse().ok()).ok_or(Damage::Changed)?;
        let mut word = || by.next().unwrap_or_default().to_owned();
        Ok(Self { number, tab: word(), at: word(), name: name.to_owned(), text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_out_as_it_went_in_and_every_change_is_found() {
        let record = Record {
            number: 7,
            tab: "a1".to_owned(),
            at: "2026-01-10T09:30:15".to_owned(),
            name: "张三 & Co.".to_owned(),
            text: "{\n\"x\": 1}\n".to_owned(),
        };
        let kept = record.write();
        assert_eq!(Record::read(&kept), Ok(record.clone()));
        let version = kept.find(" 1 ").unwrap() + 1;
        for (place, _) in kept.char_indices() {
            if place != version {
                assert_eq!(Record::read(&kept[..place]), Err(Damage::Changed), "cut at {place}");
            }
            let mut changed = kept.clone();
            let letter = changed.remove(place);
            changed.insert(place, if letter == '#' { '%' } else { '#' });
            assert_eq!(Record::read(&changed), Err(Damage::Changed), "changed at {place}");
        }
        let later = kept.replacen(" 1 ", " 2 ", 1);
        assert_eq!(Record::read(&later), Err(Damage::Later(2)));
        let lines = Record { name: "a\nb".to_owned(), ..record };
        assert_eq!(Record::read(&lines.write()).unwrap().name, "a b");
    }
}
