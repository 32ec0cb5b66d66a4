//! A picture of black and white squares as a PNG file, such as a QR code. A browser's own canvas may refuse to give its pixels, or
//! change them, where it protects its reader from being recognised.

/// The most bytes of a stored block.
const MOST_BLOCK: usize = 0xffff;

/// A square picture of `size` × `size` squares, each `scale` points wide; `dark` says of a column and a row whether it is black.
pub fn png(size: usize, scale: usize, dark: impl Fn(usize, usize) -> bool) -> Vec<u8> {
    let points = size * scale;
    let mut rows = Vec::with_capacity(points * (points / 8 + 2));
    for row in 0..size {
        // Each line begins with how it is filtered: not at all. A bit for each point, white where it is set.
        let mut line = vec![0];
        line.resize(1 + points.div_ceil(8), 0);
        for point in (0..points).filter(|point| !dark(point / scale, row)) {
            line[1 + point / 8] |= 0x80 >> (point % 8);
        }
        for _ in 0..scale {
            rows.extend_from_slice(&line);
        }
    }
    let width = u32::try_from(points).unwrap_or(u32::MAX).to_be_bytes();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    // One bit a point, shades of grey, nothing else chosen.
    chunk(&mut file, *b"IHDR", &[&width[..], &width, &[1, 0, 0, 0, 0]].concat());
    chunk(&mut file, *b"IDAT", &stored(&rows));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// The bytes as a zlib stream that compresses nothing.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.len().div_ceil(MOST_BLOCK).max(1);
    for number in 0..blocks {
        let block = &bytes[number * MOST_BLOCK..bytes.len().min((number + 1) * MOST_BLOCK)];
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(number + 1 == blocks));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    let (low, high) = bytes.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    stream.extend((high << 16 | low).to_be_bytes());
    stream
}

/// Adds a chunk with its length and its check.
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    file.extend(kind);
    file.extend_from_slice(data);
    let check = kind.iter().chain(data).fold(u32::MAX, |check, byte| {
        (0..8).fold(check ^ u32::from(*byte), |check, _| (check >> 1) ^ (0xedb8_8320 & (check & 1).wrapping_neg()))
    });
    file.extend((!check).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_the_file_that_others_read() {
        let file = png(3, 4, |column, row| column == row);
        // The last chunk is the same in every file of this kind.
        assert!(file.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
        assert_eq!(&file[..24], b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x0c\0\0\0\x0c"[..24].as_ref());
        // 12 lines of one byte for the filter and two for 12 points; the first square of the first line is black.
        let data = file.windows(4).position(|name| name == b"IDAT").unwrap() + 4;
        assert_eq!(file[data..data + 2], [0x78, 0x01]);
        assert_eq!(file[data + 2..data + 7], [1, 36, 0, !36, 0xff]);
        assert_eq!(file[data + 7..data + 10], [0, 0b0000_1111, 0b1111_0000]);
        assert_eq!(stored(b"Wikipedia")[16..], 0x11e6_0398_u32.to_be_bytes());
        assert_eq!(stored(&vec![0; 70_000]).len(), 2 + 2 * 5 + 70_000 + 4);
    }
}
