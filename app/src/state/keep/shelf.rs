//! The names under which scenarios are kept: each change of them is whole or not at all, and can be taken back.

use referral_share::read_shelf;
use referral_statement::Programs;

use super::library::{Item, MOST_NAME, NAMED, Said, key_of, tidy};
use super::{BROKEN, Broken, Damage, Keep, Record};
use crate::shell::store::NotKept;

impl Keep {
    pub(super) fn list(&mut self, programs: &'static Programs) {
        let mut names = self.store.names();
        names.sort();
        let of = |start: &str| names.iter().filter(|name| name.starts_with(start)).cloned().collect::<Vec<_>>();
        let item = |key: String| Some(Item::read(programs, &key, &self.store.get(&key)?));
        let mut by_name: Vec<Item> = of(NAMED).into_iter().filter_map(item).collect();
        by_name.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.name.cmp(&other.name)));
        let mut copies: Vec<(u64, Item)> =
            self.copies().into_iter().map(|(key, record)| (record.number, Item::of(programs, &key, &record))).collect();
        copies.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        let aside = of(BROKEN).into_iter().filter_map(|key| {
            let text = self.store.get(&key)?;
            let damage = Record::read(&text).err().unwrap_or(Damage::Changed);
            Some(Broken { key, damage, text: text.into() })
        });
        self.library.aside = aside.collect();
        self.library.named = by_name.into();
        self.library.copies = copies.into_iter().map(|(_, item)| item).collect();
    }

    /// The text under a name, such as that of what cannot be read.
    pub fn raw(&self, key: &str) -> Option<String> {
        self.store.get(key)
    }

    /// Changes what stands under names, all or nothing, so that it can be taken back.
    fn set_all(&mut self, changes: Vec<(String, Option<String>)>) -> Result<(), NotKept> {
        let mut before = Vec::new();
        for (key, text) in changes {
            let was = self.store.get(&key);
            if let Err(error) = self.put_or_drop(&key, text.as_deref()) {
                self.restore_all(before);
                return Err(error);
            }
            before.push((key, was));
        }
        before.reverse();
        self.library.back = before;
        Ok(())
    }

    fn put_or_drop(&self, key: &str, text: Option<&str>) -> Result<(), NotKept> {
        if let Some(text) = text {
            return self.put(key, text);
        }
        self.store.remove(key);
        Ok(())
    }

    pub(super) fn restore_all(&mut self, before: Vec<(String, Option<String>)>) {
        for (key, text) in before {
            let kept = self.put_or_drop(&key, text.as_deref());
            self.fails = kept.err().or(self.fails);
        }
    }

    fn said(&mut self, done: Result<(), NotKept>, said: Said) {
        self.library.said = Some(done.map_or_else(Said::Failed, |()| said));
    }

    /// Can the last act be taken back?
    pub fn has_back(&self) -> bool {
        !self.library.back.is_empty()
    }

    /// A name like this one that no scenario has.
    fn free(&self, name: &str) -> String {
        let taken = |name: &str| self.store.get(&key_of(name)).is_some();
        if !taken(name) {
            return name.to_owned();
        }
        let mut number = 2;
        loop {
            let short: String = name.chars().take(MOST_NAME - 6).collect();
            let tried = format!("{short} ({number})");
            if !taken(&tried) {
                return tried;
            }
            number += 1;
        }
    }

    fn record(&self, name: &str, text: String) -> Record {
        Record { number: 1, tab: self.tab.to_string(), at: self.store.now(), name: name.to_owned(), text }
    }

    pub(super) fn save_as(&mut self, name: &str, text: String) {
        let key = key_of(name);
        let replaces = self.store.get(&key).is_some();
        let record = self.record(name, text).write();
        let done = self.set_all(vec![(key, Some(record))]);
        let name = name.to_owned();
        self.said(done, if replaces { Said::Replaced(name) } else { Said::Saved(name) });
    }

    pub(super) fn rename(&mut self, key: &str, name: &str) {
        let (name, to) = (tidy(name), key_of(&tidy(name)));
        let Some(Ok(record)) = self.store.get(key).map(|text| Record::read(&text)) else { return };
        if name.is_empty() || to == key {
            return;
        }
        if self.store.get(&to).is_some() {
            self.library.said = Some(Said::NameTaken(name));
            return;
        }
        let renamed = Record { name: name.clone(), ..record }.write();
        // The old one first: there may be no room for both.
        let done = self.set_all(vec![(key.to_owned(), None), (to, Some(renamed))]);
        self.said(done, Said::Renamed(name));
    }

    pub(super) fn duplicate(&mut self, key: &str) {
        let Some(Ok(record)) = self.store.get(key).map(|text| Record::read(&text)) else { return };
        let name = self.free(&record.name);
        let at = self.store.now();
        let copy = Record { name: name.clone(), at, ..record }.write();
        let done = self.set_all(vec![(key_of(&name), Some(copy))]);
        self.said(done, Said::Saved(name));
    }

    pub(super) fn delete(&mut self, key: &str) {
        let record = self.store.get(key).and_then(|text| Record::read(&text).ok());
        let name = record.filter(|_| key.starts_with(NAMED)).map(|record| record.name).unwrap_or_default();
        let done = self.set_all(vec![(key.to_owned(), None)]);
        self.broken.retain(|broken| broken.key != key);
        self.said(done, Said::Deleted(name));
    }

    /// Adds the scenarios of a file under names of their own; nothing that is there is written over.
    pub(super) fn import(&mut self, text: &str, unnamed: &str) {
        let (items, lost) = match read_shelf(text) {
            Ok(read) => read,
            Err(trouble) => return self.library.said = Some(Said::Refused(trouble)),
        };
        let mut back = Vec::new();
        for item in &items {
            let name = tidy(if item.name.is_empty() { unnamed } else { &item.name });
            let text = item.envelope.file();
            let same = |key: &str| {
                let kept = self.store.get(key).and_then(|kept| Record::read(&kept).ok());
                kept.is_some_and(|kept| kept.text == text)
            };
            if same(&key_of(&name)) {
                continue;
            }
            let name = self.free(&name);
            let mut record = self.record(&name, text);
            if !item.saved.is_empty() {
                record.at.clone_from(&item.saved);
            }
            let done = self.set_all(vec![(key_of(&name), Some(record.write()))]);
            back.append(&mut self.library.back);
            if let Err(error) = done {
                self.library.back = back;
                return self.library.said = Some(Said::Failed(error));
            }
        }
        self.library.back = back;
        self.library.said = Some(Said::Imported(items.len(), lost));
    }
}
