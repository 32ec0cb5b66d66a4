//! Where the delimiters and the ends of lines stand in a block of bytes: with the processor's wide words where there are any.

/// The bytes of a block.
pub const BLOCK: usize = 64;

/// One bit for each byte of the block that is this one, the first byte's lowest.
pub fn marks(block: &[u8; BLOCK], byte: u8) -> u64 {
    let (sixteens, _) = block.as_chunks::<16>();
    sixteens.iter().rev().fold(0, |marks, sixteen| marks << 16 | u64::from(mark(*sixteen, byte)))
}

/// The same for sixteen bytes, in one wide word.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn mark(sixteen: [u8; 16], byte: u8) -> u16 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2};
    let [low, high] = halves(sixteen);
    u8x16_bitmask(u8x16_eq(u64x2(low, high), u8x16_splat(byte)))
}

/// The same for sixteen bytes, in two words. (That of other processors can only be had by code that is not checked.)
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn mark(sixteen: [u8; 16], byte: u8) -> u16 {
    let own = u64::from(byte) * 0x0101_0101_0101_0101;
    let [low, high] = halves(sixteen).map(|half| gathered(zeros(half ^ own)));
    high << 8 | low
}

fn halves(sixteen: [u8; 16]) -> [u64; 2] {
    let whole = u128::from_le_bytes(sixteen);
    #[allow(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
    [whole as u64, (whole >> 64) as u64]
}

/// The highest bit of every byte that is zero.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn zeros(word: u64) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    !(((word & LOW) + LOW) | word | LOW)
}

/// The highest bits of eight bytes beside each other.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn gathered(highest: u64) -> u16 {
    ((highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u16
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_byte_that_is_sought_has_its_bit(bytes in prop::collection::vec(prop_oneof![Just(b','), any::<u8>()], BLOCK), byte in prop_oneof![Just(b','), any::<u8>()]) {
            let block: [u8; BLOCK] = bytes.try_into().unwrap();
            let found = marks(&block, byte);
            for (place, own) in block.iter().enumerate() {
                prop_assert_eq!(found >> place & 1 == 1, *own == byte, "byte {}", place);
            }
        }
    }
}
