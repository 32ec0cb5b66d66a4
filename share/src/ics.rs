//! A calendar file of the days on which something is paid (RFC 5545).

use referral_statement::Date;

use crate::hash::hash;

/// The most bytes of a line, without its end.
const MOST_LINE: usize = 75;

/// A day, or several days on end, on which something is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payday {
    /// What tells it apart from all others, the same at every export.
    pub key: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What it is.
    pub title: String,
    /// More of it.
    pub detail: String,
}

/// All events, and when they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The name of the calendar.
    pub name: String,
    /// The instant of the export in UTC: `2026-01-10T09:30:15`.
    pub now: String,
    /// The events.
    pub events: Vec<Payday>,
}

impl Calendar {
    /// The file.
    pub fn ics(&self) -> String {
        let mut file = String::new();
        let mut line = |line: &str| folded(&mut file, line);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Referral Statement//Payments//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line(&format!("X-WR-CALNAME:{}", escaped(&self.name)));
        let stamp: String = self.now.chars().filter(|letter| letter.is_ascii_digit() || *letter == 'T').collect();
        for event in &self.events {
            line("BEGIN:VEVENT");
            line(&format!("UID:{}@referral-statement", hash([event.key.as_str()])));
            line(&format!("DTSTAMP:{stamp}Z"));
            line(&format!("DTSTART;VALUE=DATE:{}", day(event.from)));
            // The end of days is the day after the last.
            line(&format!("DTEND;VALUE=DATE:{}", day(event.to.plus_days(1))));
            line(&format!("SUMMARY:{}", escaped(&event.title)));
            if !event.detail.is_empty() {
                line(&format!("DESCRIPTION:{}", escaped(&event.detail)));
            }
            line("TRANSP:TRANSPARENT");
            line("END:VEVENT");
        }
        line("END:VCALENDAR");
        file
    }
}

/// `20260301`.
fn day(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value: signs with a meaning are escaped, those that control a terminal left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            character if character.is_control() => {}
            character => value.push(character),
        }
    }
    value
}

/// Adds a line; a long one is folded, between characters, into lines that begin with a space.
fn folded(file: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > MOST_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(character);
        length += character.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_all_day_events_and_short_lines() {
        let from = Date::parse("2026-02-28").unwrap();
        let event = |key: &str, title: &str| Payday {
            key: key.to_owned(),
            from,
            to: from,
            title: title.to_owned(),
            detail: "a, b; c\\d\ne".to_owned(),
        };
        let events = vec![event("a", &"到账".repeat(40)), event("b", "x\r\nATTENDEE:y")];
        let calendar = Calendar { name: "n".to_owned(), now: "2026-01-10T09:30:15".to_owned(), events };
        let file = calendar.ics();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let whole = file.replace("\r\n ", "");
        assert!(whole.contains(&"到账".repeat(40)));
        assert!(whole.contains("DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n"));
        assert!(whole.contains("DTSTAMP:20260110T093015Z") && whole.contains("DESCRIPTION:a\\, b\\; c\\\\d\\ne"));
        assert!(whole.contains("SUMMARY:x\\nATTENDEE:y"), "no title begins a line of its own");
        let ids: Vec<&str> = whole.lines().filter(|line| line.starts_with("UID:")).collect();
        assert!(ids.len() == 2 && ids[0] != ids[1] && calendar.ics() == file);
    }
}
