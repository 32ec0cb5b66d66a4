//! Things of a list, found by what names them.
//!
//! The standard library's trees are written out anew for every type that is kept in them, and once more with a sort where one is
//! collected: together a tenth of the package's code. A list that does not change needs neither.

use crate::sort;

/// Where things stand in a list, found by their names in some log₂(n) looks.
///
/// # Examples
/// ```
/// use referral_statement::Lookup;
/// let found = Lookup::of(["oss", "ecs", "oss"]);
/// assert_eq!((found.get(&"oss"), found.get(&"rds")), (Some(0), None));
/// let groups: Vec<_> = found.groups().collect();
/// assert_eq!(groups, [(&"ecs", &[1][..]), (&"oss", &[0, 2])]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lookup<K> {
    names: Vec<K>,
    /// Places, by their names; those of one name stay in their order.
    sorted: Vec<usize>,
}

impl<K: Ord> Lookup<K> {
    /// The places of things with these names, counted from 0.
    pub fn of(names: impl IntoIterator<Item = K>) -> Self {
        let names: Vec<K> = names.into_iter().collect();
        let sorted = sort::places(names.len(), &|left, right| names[left] <= names[right]);
        Self { names, sorted }
    }

    /// The first place of this name.
    pub fn get(&self, name: &K) -> Option<usize> {
        let before = self.sorted.partition_point(|place| self.names[*place] < *name);
        self.sorted.get(before).copied().filter(|place| self.names[*place] == *name)
    }

    /// Every name in its order, with all of its places.
    pub fn groups(&self) -> impl Iterator<Item = (&K, &[usize])> {
        let groups = self.sorted.chunk_by(|left, right| self.names[*left] == self.names[*right]);
        groups.map(|places| (&self.names[places[0]], places))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn they_are_those_of_a_tree(names in prop::collection::vec(0_u8..12, 0..70)) {
            let mut tree: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
            for (place, name) in names.iter().enumerate() {
                tree.entry(*name).or_default().push(place);
            }
            let found = super::Lookup::of(names);
            for name in 0..12 {
                prop_assert_eq!(found.get(&name), tree.get(&name).map(|places| places[0]));
            }
            let groups: BTreeMap<u8, Vec<usize>> = found.groups().map(|(name, places)| (*name, places.to_vec())).collect();
            prop_assert_eq!(groups, tree);
        }
    }
}
