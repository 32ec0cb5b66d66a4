//! Takes out of a WebAssembly module what only linkers and debuggers read: names, relocations, who made it.

use std::fs;
use std::path::Path;

use crate::{Result, cache};

/// The id of a section that means nothing to who runs the module.
pub const CUSTOM: u8 = 0;

/// How a module begins: its mark and its version.
const HEAD: usize = 8;

/// Writes the module without its custom sections.
pub fn file(from: &Path, to: &Path) -> Result {
    let module = fs::read(from).map_err(|error| format!("`{}` cannot be read: {error}", from.display()))?;
    let plain = module_of(&module).ok_or_else(|| format!("`{}` is no WebAssembly module", from.display()))?;
    fs::write(to, plain).map_err(|error| cache::cannot_write(to, &error))
}

/// The module without its custom sections; nothing where it is none.
fn module_of(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEAD)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut plain = head.to_vec();
    while let Some(&id) = rest.first() {
        let (size, width) = number(rest.get(1..)?)?;
        let (section, after) = rest.split_at_checked(size.checked_add(width)?.checked_add(1)?)?;
        if id != CUSTOM {
            plain.extend(section);
        }
        rest = after;
    }
    Some(plain)
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
        assert_eq!(module_of(b"<html>"), None);
        assert_eq!(module_of(&module[..module.len() - 1]), None);
    }
}
