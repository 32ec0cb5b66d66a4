//! Takes out of a WebAssembly module what only linkers and debuggers read: names, relocations, who made it, the splitter's mark.

use std::fs;
use std::path::Path;

use crate::{Result, cache};

/// The id of a section that means nothing to who runs the module.
pub const CUSTOM: u8 = 0;

/// The id of the section of what a module offers.
const EXPORTS: u8 = 7;

/// How the splitter's mark begins, which names the folder of a library by a hash; nobody asks a module for it.
const MARK: &[u8] = b"_WASM_SPLIT_MARKER_";

/// How a module begins: its mark and its version.
const HEAD: usize = 8;

/// Writes the module without its custom sections.
pub fn file(from: &Path, to: &Path) -> Result {
    let module = fs::read(from).map_err(|error| format!("`{}` cannot be read: {error}", from.display()))?;
    let plain = module_of(&module).ok_or_else(|| format!("`{}` is no WebAssembly module", from.display()))?;
    fs::write(to, plain).map_err(|error| cache::cannot_write(to, &error))
}

/// The module without its custom sections and the splitter's mark; nothing where it is none.
fn module_of(module: &[u8]) -> Option<Vec<u8>> {
    let mut plain = module.get(..HEAD)?.to_vec();
    for (id, section) in sections(module)? {
        let offered = if id == EXPORTS { Some(offered(section)?) } else { None };
        let section = offered.as_deref().unwrap_or(section);
        if id != CUSTOM {
            plain.push(id);
            plain.extend(written(section.len()));
            plain.extend(section);
        }
    }
    Some(plain)
}

/// What a module offers, without the splitter's mark.
fn offered(section: &[u8]) -> Option<Vec<u8>> {
    let (count, mut at) = number(section)?;
    let mut kept: Vec<&[u8]> = Vec::new();
    for _ in 0..count {
        let start = at;
        let (length, width) = number(section.get(at..)?)?;
        let name = section.get(at + width..at + width + length)?;
        // After the name its kind and its number.
        at += width + length + 1;
        at += number(section.get(at..)?)?.1;
        if !name.starts_with(MARK) {
            kept.push(section.get(start..at)?);
        }
    }
    Some([written(kept.len()), kept.concat()].concat())
}

/// A number as a module writes it.
fn written(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// The sections of a module, each with its id; nothing where it is none.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let (head, mut rest) = module.split_at_checked(HEAD)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut all = Vec::new();
    while let Some(&id) = rest.first() {
        let (size, width) = number(rest.get(1..)?)?;
        let (section, after) = rest.get(1 + width..)?.split_at_checked(size)?;
        all.push((id, section));
        rest = after;
    }
    Some(all)
}

/// A number of seven bits a byte, the least first, and how many bytes it takes.
pub fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_stays_and_what_is_custom_goes() {
        let long = [vec![0, 0x84, 0x01], vec![1; 132]].concat();
        let module = [&b"\0asm\x01\0\0\0"[..], &[0, 2, 1, b'x'], &[1, 1, 0], &long, &[3, 1, 0]].concat();
        assert_eq!(module_of(&module).unwrap(), b"\0asm\x01\0\0\0\x01\x01\0\x03\x01\0");
        let marked = [&[7, 29, 2, 1, b'f', 0, 0, 21][..], MARK, b"ab", &[3, 1]].concat();
        let module_with = [&b"\0asm\x01\0\0\0"[..], &marked].concat();
        assert_eq!(module_of(&module_with).unwrap(), b"\0asm\x01\0\0\0\x07\x05\x01\x01f\0\0");
        assert_eq!(module_of(b"<html>"), None);
        assert_eq!(module_of(&module[..module.len() - 1]), None);
    }
}
