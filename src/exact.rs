//! Whole numbers of any size: sums of probabilities times amounts, kept exactly.

/// One digit is below a million, so that a factor with six decimals moves everything by one digit.
const BASE: u128 = 1_000_000;

/// A whole number ≥ 0, its digits to the base of a million, lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Exact(Vec<u32>);

impl Exact {
    /// `self` × `factor`, for a factor of at most a million.
    pub fn times(&mut self, factor: u32) {
        let mut carry = 0;
        for digit in &mut self.0 {
            carry += u128::from(*digit) * u128::from(factor);
            *digit = low(carry);
            carry /= BASE;
        }
        self.carry_on(carry);
    }

    /// `self` + `other` × 10^(6 × `place`).
    pub fn add_at(&mut self, other: u128, place: usize) {
        self.0.resize(self.0.len().max(place), 0);
        let mut carry = other;
        for digit in &mut self.0[place..] {
            if carry == 0 {
                return;
            }
            let sum = u128::from(*digit) + carry % BASE;
            *digit = low(sum);
            carry = carry / BASE + sum / BASE;
        }
        self.carry_on(carry);
    }

    /// `self` + `other`.
    pub fn add(&mut self, other: &Self) {
        for (place, digit) in other.0.iter().enumerate() {
            self.add_at(u128::from(*digit), place);
        }
    }

    /// The whole part of `self` ÷ 10^(6 × `place`), or nothing where it has more than 36 digits.
    pub fn above(&self, place: usize) -> Option<u128> {
        let digits = self.0.get(place..).unwrap_or(&[]);
        let used = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
        let fits = used <= 6;
        fits.then(|| digits[..used].iter().rev().fold(0, |number, digit| number * BASE + u128::from(*digit)))
    }

    fn carry_on(&mut self, mut carry: u128) {
        while carry > 0 {
            self.0.push(low(carry));
            carry /= BASE;
        }
    }
}

fn low(number: u128) -> u32 {
    u32::try_from(number % BASE).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    //! Each operation against the same in 128 bits, and a power beyond them.

    use super::Exact;

    fn of(number: u128) -> Exact {
        let mut exact = Exact::default();
        exact.add_at(number, 0);
        exact
    }

    #[test]
    fn small_numbers_agree_with_128_bits() {
        let numbers = [0, 1, 999_999, 1_000_000, 1_000_001, 123_456_789_012_345, 10_u128.pow(30) - 1];
        for one in numbers {
            for factor in [0, 1, 7, 999_999, 1_000_000] {
                let mut product = of(one);
                product.times(factor);
                assert_eq!(product.above(0), Some(one * u128::from(factor)));
                assert_eq!(product.above(1), Some(one * u128::from(factor) / 1_000_000));
            }
            for other in numbers {
                let mut sum = of(one);
                sum.add(&of(other));
                assert_eq!(sum.above(0), Some(one + other));
                sum.add_at(other, 2);
                let shifted = other % 1_000_000 * 10_u128.pow(12);
                let mut expected = of(one);
                expected.add(&of(other));
                expected.add(&of(shifted));
                expected.add(&{
                    let mut rest = of(other / 1_000_000);
                    (0..3).for_each(|_| rest.times(1_000_000));
                    rest
                });
                assert_eq!(sum.above(2), expected.above(2));
            }
        }
    }

    #[test]
    fn a_long_power_keeps_every_digit() {
        // 999999^k × 10^6 − 999999^k = 999999^(k + 1), for every k.
        let mut power = of(1);
        for _ in 0..200 {
            let mut next = power.clone();
            next.times(999_999);
            let mut sum = next.clone();
            sum.add(&power);
            let mut shifted = power.clone();
            shifted.times(1_000_000);
            assert_eq!(sum, shifted);
            power = next;
        }
        assert_eq!(power.above(0), None);
        // 0.999999^200 = 0.99980001989…
        assert_eq!(power.above(198), Some(999_800_019_898));
    }
}
