//! Which rows of a table that is longer than a page can be are seen: rows of one height, and a scrollbar that stands for all of them.

/// The height of a row.
pub const ROW: i64 = 48;

/// The height of the names above the rows.
pub const HEAD: i64 = 40;

/// The tallest that a part of a page is made: browsers draw nothing beyond some seventeen million pixels. Above it, a pixel of the
/// scrollbar stands for more than one of the rows.
const TALLEST: i64 = 15_000_000;

/// So many rows are drawn above and below what is seen.
const AROUND: i64 = 6;

/// A table and the part of it that is seen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many rows there are.
    pub rows: usize,
    /// How much of them is seen, in pixels.
    pub height: i64,
}

/// The rows that are drawn, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The first.
    pub first: usize,
    /// The one after the last.
    pub end: usize,
    /// Where the first begins, in pixels of what is scrolled.
    pub top: i64,
}

impl Window {
    fn whole(self) -> i64 {
        i64::try_from(self.rows).unwrap_or(0).saturating_mul(ROW)
    }

    /// The height of what is scrolled.
    pub fn tall(self) -> i64 {
        self.whole().min(TALLEST)
    }

    /// How far the rows are scrolled where the scrollbar is here.
    fn offset(self, scrolled: i64) -> i64 {
        let (most, own) = ((self.whole() - self.height).max(0), (self.tall() - self.height).max(1));
        let scrolled = scrolled.clamp(0, own);
        if self.whole() <= TALLEST { scrolled.min(most) } else { scrolled * most / own }
    }

    /// The rows that are drawn where the scrollbar is here.
    pub fn shown(self, scrolled: i64) -> Shown {
        let offset = self.offset(scrolled);
        let first = (offset / ROW - AROUND).max(0);
        let end = (offset + self.height) / ROW + 1 + AROUND;
        let top = scrolled.clamp(0, (self.tall() - self.height).max(0)) - (offset - first * ROW);
        let size = |row: i64| usize::try_from(row).unwrap_or(0).min(self.rows);
        Shown { first: size(first), end: size(end), top }
    }

    /// Where the scrollbar goes so that a row is seen whole; nothing where it is.
    pub fn reach(self, row: usize, scrolled: i64) -> Option<i64> {
        let (offset, start) = (self.offset(scrolled), i64::try_from(row).unwrap_or(0) * ROW);
        let wanted = if start < offset {
            start
        } else if start + ROW > offset + self.height {
            start + ROW - self.height
        } else {
            return None;
        };
        let (most, own) = ((self.whole() - self.height).max(1), (self.tall() - self.height).max(0));
        if self.whole() <= TALLEST {
            return Some(wanted.clamp(0, own));
        }
        // Rounded to the side on which the row is.
        let up = if start < offset { 0 } else { most - 1 };
        Some(((wanted * own + up) / most).clamp(0, own))
    }

    /// How many rows a page of the keyboard goes over.
    pub fn page(self) -> usize {
        usize::try_from((self.height / ROW - 1).max(1)).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_table_is_scrolled_as_it_stands() {
        let window = Window { rows: 100, height: 480 };
        assert_eq!(window.tall(), 4800);
        assert_eq!(window.shown(0), Shown { first: 0, end: 17, top: 0 });
        assert_eq!(window.shown(960), Shown { first: 14, end: 37, top: 672 });
        assert_eq!((window.reach(20, 960), window.reach(30, 960), window.reach(5, 960)), (None, Some(1008), Some(240)));
    }

    #[test]
    fn every_row_of_a_million_can_be_reached_and_lies_within_what_is_seen() {
        let window = Window { rows: 1_000_000, height: 500 };
        assert!(window.tall() < 17_000_000);
        for from in [0, 7_400_000, window.tall() - 500] {
            for row in [0, 1, 17, 340_000, 499_999, 500_000, 999_998, 999_999] {
                let at = window.reach(row, from).unwrap_or(from);
                let offset = window.offset(at);
                let start = i64::try_from(row).unwrap() * ROW;
                assert!(start + ROW > offset && start < offset + window.height, "{row} from {from}");
                let shown = window.shown(at);
                assert!((shown.first..shown.end).contains(&row));
                // It is drawn where the scrollbar is.
                let drawn = shown.top + (start - i64::try_from(shown.first).unwrap() * ROW);
                assert!(drawn + ROW > at && drawn < at + window.height, "{row} is drawn at {drawn}, not near {at}");
            }
        }
        assert_eq!(window.shown(window.tall() - 500).end, 1_000_000);
    }

    #[test]
    fn an_empty_table_has_nothing_to_show() {
        let window = Window { rows: 0, height: 500 };
        assert_eq!(window.shown(70), Shown { first: 0, end: 0, top: 0 });
    }
}
