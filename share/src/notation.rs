//! The notation of a tree in a link: JSON's values in letters, digits and `-._~` alone, which no messenger escapes or cuts.
//!
//! | written | is |
//! |---|---|
//! | `520.00~` | the text `520.00`; every text ends with `~` |
//! | `_2` | a text that is often said, by its digit ([`WORDS`]) |
//! | `_s`, `_c` … in a text | a sign that an address cannot carry ([`SIGNS`]) |
//! | `_j` and 3 letters, `_J` and 4 | any other character, by its number in base 64 |
//! | `_d12~` | the number 12 |
//! | `_n`, `_y`, `_f` | null, true, false |
//! | `_l` … `_e` | a list |
//! | `_t` … `~` | a table: before each value the letter of its name ([`NAMES`]), or `_name~` written out |

use referral_statement::{Node, Value};

use crate::hash::{bits, letter};
use crate::names::{NAMES, SIGNS, WORDS, long, short};

/// How deep a tree may nest: that of the engine's JSON.
const DEEPEST: usize = 32;

/// Writes a value.
pub fn write(out: &mut String, node: &Node) {
    match node.value() {
        Value::Nothing => out.push_str("_n"),
        Value::Flag(true) => out.push_str("_y"),
        Value::Flag(false) => out.push_str("_f"),
        Value::Number(number) => {
            out.push_str("_d");
            write_text(out, number);
        }
        Value::Text(text) => match short(WORDS, &text.as_str()) {
            Some(digit) => out.extend(['_', digit]),
            None => write_text(out, text),
        },
        Value::List(items) => {
            out.push_str("_l");
            for item in items {
                write(out, item);
            }
            out.push_str("_e");
        }
        Value::Table(fields) => {
            out.push_str("_t");
            for (name, value) in fields {
                if let Some(letter) = short(NAMES, &name.as_str()) {
                    out.push(letter);
                } else {
                    out.push('_');
                    write_text(out, name);
                }
                write(out, value);
            }
            out.push('~');
        }
    }
}

fn write_text(out: &mut String, text: &str) {
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '.') {
            out.push(character);
        } else if let Some(sign) = short(SIGNS, &character) {
            out.extend(['_', sign]);
        } else {
            let number = u64::from(u32::from(character));
            let (mark, places): (char, u32) = if number < 1 << 18 { ('j', 3) } else { ('J', 4) };
            out.extend(['_', mark]);
            out.extend((0..places).rev().map(|place| letter(number >> (6 * place))));
        }
    }
    out.push('~');
}

/// Reads a value that is all of a text; nothing where the text is no such value.
pub fn read(text: &str) -> Option<Node> {
    let mut rest = Rest(text);
    let node = rest.value(DEEPEST)?;
    rest.0.is_empty().then_some(node)
}

/// What is still to be read.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn next(&mut self) -> Option<char> {
        let next = self.0.chars().next()?;
        self.0 = &self.0[next.len_utf8()..];
        Some(next)
    }

    fn takes(&mut self, start: &str) -> bool {
        let rest = self.0.strip_prefix(start);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn value(&mut self, levels: usize) -> Option<Node> {
        let mut chars = self.0.chars();
        let mark = (chars.next()? == '_').then(|| chars.next()).flatten();
        let value = match mark {
            Some(digit) if digit.is_ascii_digit() => {
                self.0 = &self.0[2..];
                Value::Text((*long(WORDS, digit)?).to_owned())
            }
            Some(mark @ ('n' | 'y' | 'f' | 'd' | 'l' | 't')) => {
                self.0 = &self.0[2..];
                let inner = levels.checked_sub(1)?;
                match mark {
                    'n' => Value::Nothing,
                    'y' => Value::Flag(true),
                    'f' => Value::Flag(false),
                    'd' => Value::Number(self.digits()?),
                    'l' => Value::List(self.items(inner)?),
                    _ => Value::Table(self.fields(inner)?),
                }
            }
            _ => Value::Text(self.text()?),
        };
        Some(value.into())
    }

    fn items(&mut self, levels: usize) -> Option<Vec<Node>> {
        let mut items = Vec::new();
        while !self.takes("_e") {
            items.push(self.value(levels)?);
        }
        Some(items)
    }

    fn fields(&mut self, levels: usize) -> Option<Vec<(String, Node)>> {
        let mut fields: Vec<(String, Node)> = Vec::new();
        loop {
            let name = match self.next()? {
                '~' => return Some(fields),
                '_' => self.text()?,
                letter => (*long(NAMES, letter)?).to_owned(),
            };
            // A link is short, so looking through the names is too.
            if fields.iter().any(|(known, _)| *known == name) {
                return None;
            }
            fields.push((name, self.value(levels)?));
        }
    }

    fn digits(&mut self) -> Option<String> {
        let digits = self.text()?;
        let plain = digits.strip_prefix('-').unwrap_or(&digits);
        let is_number =
            !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
        is_number.then_some(digits)
    }

    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                '~' => return Some(text),
                '_' => text.push(self.sign()?),
                character if character.is_ascii_alphanumeric() || matches!(character, '-' | '.') => {
                    text.push(character);
                }
                _ => return None,
            }
        }
    }

    fn sign(&mut self) -> Option<char> {
        let places = match self.next()? {
            'j' => 3,
            'J' => 4,
            sign => return long(SIGNS, sign).copied(),
        };
        let mut number = 0;
        for _ in 0..places {
            number = number << 6 | bits(self.next()?)?;
        }
        char::from_u32(number)
    }
}
