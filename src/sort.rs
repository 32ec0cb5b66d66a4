//! One stable sort for all that is sorted.
//!
//! The standard library's is written out anew for every type and every key, which would be a fifth of what visitors download; this one
//! is there once, sorts positions, and moves the items at the end.

use std::mem::swap;

/// Sorts by what `key` gives; items of one key stay in their order.
pub(crate) fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let is_sorted = items.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1]));
    if is_sorted {
        return;
    }
    let places = self::places(items.len(), &|left, right| key(&items[left]) <= key(&items[right]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

/// Puts items that were taken from these places, each once, back into the order of the places.
pub(crate) fn back<T>(items: Vec<T>, places: &[usize]) -> Vec<T> {
    if places.is_sorted() {
        return items;
    }
    let mut paired: Vec<(usize, T)> = places.iter().copied().zip(items).collect();
    by_key(&mut paired, |(place, _)| *place);
    paired.into_iter().map(|(_, item)| item).collect()
}

/// The positions of so many items in their order, by merging ever longer runs.
pub(crate) fn places(count: usize, in_order: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut merged = places.clone();
    let mut run = 1;
    while run < count {
        for start in (0..count).step_by(2 * run) {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            let (mut left, mut right) = (start, middle);
            for slot in &mut merged[start..end] {
                let is_left = right == end || (left < middle && in_order(places[left], places[right]));
                let next = if is_left { &mut left } else { &mut right };
                *slot = places[*next];
                *next += 1;
            }
        }
        swap(&mut places, &mut merged);
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_stable_sort_of_the_standard_library(keys in prop::collection::vec(0_u8..12, 0..70)) {
            let mut ours: Vec<(usize, u8)> = keys.into_iter().enumerate().collect();
            let mut theirs = ours.clone();
            super::by_key(&mut ours, |(_, key)| *key);
            theirs.sort_by_key(|(_, key)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
