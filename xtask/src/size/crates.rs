//! Which crate a module's code comes from, by the names that the linker gives its functions: the sizes of the functions, before the
//! module is bound and its names are taken out.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Result;
use crate::plain::{self, number};

/// The sections of functions that come from outside, of code, and of data.
const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// How many crates are told by name.
const TOLD: usize = 14;

/// Prints the bytes of code of each crate, the largest first, where the module is built.
pub fn table(title: &str, module: &Path) -> Result {
    let Ok(bytes) = std::fs::read(module) else {
        return Ok(());
    };
    let (crates, data) = by_crate(&bytes).ok_or_else(|| format!("`{}` is no module with names", module.display()))?;
    let sum: usize = crates.iter().map(|(_, size)| size).sum();
    println!("\n{title:<54}{:>10}{:>10}", "raw", "of code");
    let told = |name: &str, size: usize| println!("{name:<54}{size:>10}{:>9}%", size * 100 / sum.max(1));
    for (name, size) in crates.iter().take(TOLD) {
        told(name, *size);
    }
    told(
        &format!("{} others", crates.len().saturating_sub(TOLD)),
        crates.iter().skip(TOLD).map(|(_, size)| size).sum(),
    );
    told("code", sum);
    println!("{:<54}{data:>10}", "data");
    Ok(())
}

/// The bytes of code of each crate, the largest first, and of all data.
fn by_crate(module: &[u8]) -> Option<(Vec<(String, usize)>, usize)> {
    let (mut sizes, mut imported, mut data, mut names) = (Vec::new(), 0, 0, None);
    for (id, section) in plain::sections(module)? {
        match id {
            IMPORTS => imported = functions_imported(section)?,
            CODE => sizes = sizes_of(section)?,
            DATA => data = section.len(),
            plain::CUSTOM => names = names.or_else(|| names_of(section)),
            _ => {}
        }
    }
    let names = names?;
    let mut crates: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(index + imported)).map_or("", |name| crate_of(name));
        *crates.entry(if name.is_empty() { "(no name)" } else { name }).or_default() += size;
    }
    let mut crates: Vec<(String, usize)> = crates.into_iter().map(|(name, size)| (name.to_owned(), size)).collect();
    crates.sort_by_key(|one| std::cmp::Reverse(one.1));
    Some((crates, data))
}

/// The crate in which a function is written: what its path begins with, as the compiler writes paths in names.
fn crate_of(name: &str) -> &str {
    let Some(path) = name.strip_prefix("_ZN") else {
        return if name.starts_with("__wbindgen_describe") { "(goes when it is bound)" } else { "(no crate)" };
    };
    let mut first = path.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '_');
    // A function of a type, or of a trait for a type: the type's path, without what is before it.
    for sign in ["$LT$", "dyn$u20$", "$u5b$", "$RF$", "$BP$const$u20$", "$BP$mut$u20$", "mut$u20$", "dyn$u20$", "$LP$"]
    {
        first = first.strip_prefix(sign).unwrap_or(first);
    }
    let end = first.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(first.len());
    // What follows the name of a crate is the length of the next name, or two dots.
    let named = first[..end].trim_end_matches(|sign: char| sign.is_ascii_digit());
    let length: Option<usize> =
        path[..path.len() - path.trim_start_matches(|sign: char| sign.is_ascii_digit()).len()].parse().ok();
    match length {
        _ if path.contains("$LT$") && first[end..].starts_with("..") => &first[..end],
        Some(length) if length <= first.len() && !first[..length].contains('$') => &first[..length],
        // A letter alone is any type.
        _ if named.len() < 2 => "(generic)",
        _ => named,
    }
}

/// The sizes of the functions, in their order.
fn sizes_of(section: &[u8]) -> Option<Vec<usize>> {
    let (count, mut at) = number(section)?;
    let mut sizes = Vec::new();
    for _ in 0..count {
        let (size, width) = number(section.get(at..)?)?;
        sizes.push(size + width);
        at += size + width;
    }
    Some(sizes)
}

/// How many functions come from outside: they are counted before the others.
fn functions_imported(section: &[u8]) -> Option<usize> {
    let (count, mut at) = number(section)?;
    let mut functions = 0;
    for _ in 0..count {
        for _ in 0..2 {
            let (length, width) = number(section.get(at..)?)?;
            at += length + width;
        }
        let kind = *section.get(at)?;
        at += 1;
        // A function has a type; a table has one and limits; a memory has limits; a global has a type and a mark.
        let limits = |at: usize| -> Option<usize> {
            let (flags, mut next) = number(section.get(at..)?)?;
            for _ in 0..=(flags & 1) {
                next += number(section.get(at + next..)?)?.1;
            }
            Some(next)
        };
        at += match kind {
            0 => {
                functions += 1;
                number(section.get(at..)?)?.1
            }
            1 => 1 + limits(at + 1)?,
            2 => limits(at)?,
            3 => 2,
            _ => return None,
        };
    }
    Some(functions)
}

/// The names of the functions, where this is the section that has them.
fn names_of(section: &[u8]) -> Option<BTreeMap<usize, String>> {
    let (length, width) = number(section)?;
    let mut rest = section.get(width..)?.strip_prefix(b"name")?;
    if length != 4 {
        return None;
    }
    while let Some(&id) = rest.first() {
        let (size, width) = number(rest.get(1..)?)?;
        let (part, after) = rest.get(1 + width..)?.split_at_checked(size)?;
        if id == 1 {
            let (count, mut at) = number(part)?;
            let mut names = BTreeMap::new();
            for _ in 0..count {
                let (index, width) = number(part.get(at..)?)?;
                at += width;
                let (length, width) = number(part.get(at..)?)?;
                at += width;
                names.insert(index, String::from_utf8_lossy(part.get(at..at + length)?).into_owned());
                at += length;
            }
            return Some(names);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_with_its_crate() {
        assert_eq!(crate_of("_ZN18referral_statement8evaluate8evaluate17h2e3b34a5b92d3df2E"), "referral_statement");
        assert_eq!(
            crate_of("_ZN71_$LT$serde_wasm_bindgen..error..Error$u20$as$u20$core..fmt..Display$GT$3fmt"),
            "serde_wasm_bindgen"
        );
        assert_eq!(crate_of("_ZN42_$LT$$RF$T$u20$as$u20$core..fmt..Debug$GT$3fmt17hE"), "(generic)");
        assert_eq!(crate_of("memcpy"), "(no crate)");
    }

    #[test]
    fn code_is_counted_by_its_names() {
        // One imported function; two of its own, of three bytes and two; their names.
        let imports: &[u8] = &[1, 1, b'm', 1, b'f', 0, 0];
        let code: &[u8] = &[2, 2, 0, 0x0b, 1, 0x0b];
        let names = [&[4][..], b"name", &[1, 13, 2, 1, 7], b"_ZN1a1b", &[2, 1], b"c"].concat();
        let section = |id: u8, bytes: &[u8]| [&[id, u8::try_from(bytes.len()).unwrap()][..], bytes].concat();
        let module = [
            b"\0asm\x01\0\0\0".to_vec(),
            section(2, imports),
            section(10, code),
            section(11, &[0]),
            section(0, &names),
        ];
        let (crates, data) = by_crate(&module.concat()).unwrap();
        assert_eq!(crates, [("a".to_owned(), 3), ("(no crate)".to_owned(), 2)]);
        assert_eq!(data, 1);
    }
}
