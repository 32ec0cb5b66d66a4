//! Random valid scenarios, crowded around the boundaries; here the generator and the Chinese program.

use super::case::{Case, Customer, Kind, Order, OrderKind, Program, fits};
use super::date::{DAY, days, two_months_later};
use super::{cn, random_intl};

/// splitmix64.
pub struct Rng(pub u64);

impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `n` exclusive.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    /// 0 to `n` exclusive, as a time.
    pub fn time_below(&mut self, n: i64) -> i64 {
        i64::try_from(self.below(n.unsigned_abs())).unwrap()
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()].clone()
    }
}

/// A valid scenario. With an edition: most of it paid while that edition is in force, half of the time pinned to it.
pub fn random_case(rng: &mut Rng, program: Program, edition: Option<&'static str>) -> Case {
    match program {
        Program::Intl => random_intl::random(rng, edition),
        Program::Cn => random_cn(rng, edition),
    }
}

/// Known readings that the user decides.
pub fn some_readings(rng: &mut Rng, readings: &[super::Reading]) -> Vec<(&'static str, &'static str)> {
    let mut out = Vec::new();
    for (id, options) in readings {
        if rng.once_in(4) {
            out.push((*id, rng.pick(options)));
        }
    }
    out
}

pub fn count(rng: &mut Rng) -> i128 {
    match rng.below(12) {
        0 => 2,
        1 => 1 + i128::from(rng.below(50)),
        2 => rng.pick(&[8, 999_999, 1_000_000]),
        _ => 1,
    }
}

pub fn id(rng: &mut Rng, prefix: &str, number: usize) -> String {
    match rng.below(8) {
        0 => format!("{prefix}-客户-{number}"),
        1 => format!("{prefix}.{}{number}", "x".repeat(60 - prefix.len())),
        _ => format!("{prefix}{number}"),
    }
}

/// How much of an order comes back: mostly nothing, sometimes all of it or nearly.
pub fn refund(rng: &mut Rng, paid: i128, interesting: &[i128]) -> i128 {
    match rng.below(12) {
        0 | 1 => paid,
        2 => (paid - 1).max(0),
        3 => paid.min(1),
        4 => i128::from(rng.below(u64::try_from(paid).unwrap() + 1)),
        5 => (paid - rng.pick(interesting)).max(0),
        _ => 0,
    }
}

fn random_cn(rng: &mut Rng, edition: Option<&'static str>) -> Case {
    let pinned = edition.filter(|_| !rng.once_in(2));
    let number = 1 + rng.below(3);
    let customers = (0..number).map(|at| cn_customer(rng, usize::try_from(at).unwrap(), edition)).collect();
    let mut case = Case {
        program: Program::Cn,
        edition: pinned,
        readings: some_readings(rng, &cn::READINGS),
        tier: usize::try_from(rng.pick(&[1_u64, 1, 2, 3, 4])).unwrap(),
        tier_rate: None,
        enterprise: rng.once_in(5),
        instalments_over: None,
        labour_service: rng.once_in(5),
        verbose: rng.once_in(4),
        customers,
    };
    if !fits(&case) {
        case.tier_rate = Some(random_tier_rate(rng));
    }
    if rng.once_in(2) && (rng.once_in(6) || cn::editions_in_use(&case).contains(&"2024-06-01")) {
        // Around what a customer really earns, where "exceeds" decides.
        let earned = super::evaluate(&case).customers[0].reward;
        let over = match rng.below(5) {
            0 => earned,
            1 => earned - 1,
            2 => earned + 1,
            3 => 0,
            _ => 100_000,
        };
        case.instalments_over = Some(over.clamp(0, 100_000_000_000_000));
    }
    case
}

fn random_tier_rate(rng: &mut Rng) -> (i128, String) {
    match rng.below(6) {
        0 => (250_000, "0.25".into()),
        1 => (450_000, "0.45".into()),
        2 => (300_000, "0.3".into()),
        3 => (350_000, "0.350".into()),
        _ => {
            let points = 2_500 + i128::from(rng.below(2_001));
            (points * 100, format!("0.{points:04}"))
        }
    }
}

/// A time worth linking at: often so that windows reach over an edition's border.
fn cn_anchor(rng: &mut Rng, edition: Option<&'static str>) -> i64 {
    let borders = [
        days(2018, 9, 1),
        days(2019, 4, 1),
        days(2022, 1, 1),
        days(2022, 5, 1),
        days(2024, 6, 1),
        days(2024, 6, 1) + 100,
        days(2025, 4, 1),
        days(2025, 4, 1),
        days(2025, 4, 1) + 100,
    ];
    let day = match edition {
        Some(edition) if !rng.once_in(8) => {
            let (from, length) = match edition {
                "2018-09-01" => (days(2018, 9, 1), 212),
                "2022-01-01" => (days(2022, 1, 1), 120),
                "2024-06-01" => (days(2024, 6, 1), 304),
                _ => (days(2025, 4, 1), 600),
            };
            from + rng.time_below(length)
        }
        _ => rng.pick(&borders) - 100 + rng.time_below(130),
    };
    day * DAY + rng.pick(&[0, 10 * 3600 + 1800, DAY - 1, 9 * 3600 + 15])
}

fn cn_customer(rng: &mut Rng, at: usize, edition: Option<&'static str>) -> Customer {
    let linked_at = cn_anchor(rng, edition);
    let relinked_at = rng.once_in(3).then(|| match rng.below(5) {
        0 => linked_at,
        1 => linked_at + rng.pick(&[30, 60, 90]) * DAY - 1 + rng.time_below(3),
        2 => linked_at.max(cn_anchor(rng, edition)),
        _ => linked_at + rng.time_below(120 * DAY),
    });
    // Most orders of half of the customers are plain ones, so that much is earned and limits are met.
    let calm = rng.once_in(2);
    let linked_elsewhere_at = rng.once_in(if calm { 20 } else { 4 }).then(|| match rng.below(5) {
        0 => linked_at,
        1 => linked_at + 1,
        2 => relinked_at.unwrap_or(linked_at),
        3 => relinked_at.unwrap_or(linked_at) + 1,
        _ => linked_at + rng.time_below(90 * DAY),
    });
    let kind = rng.pick(&[
        Kind::New,
        Kind::New,
        Kind::New,
        Kind::New,
        Kind::Dormant,
        Kind::Dormant,
        Kind::ProductNew,
        Kind::ProductNew,
        Kind::Existing,
    ]);
    let mut c = Customer {
        id: id(rng, "c", at),
        kind,
        registered_on: 0,
        linked_at,
        relinked_at,
        linked_elsewhere_at,
        by_login: rng.once_in(3),
        excluded: rng
            .once_in(if calm { 60 } else { 12 })
            .then(|| rng.pick(&["same-person", "already-contacted", "cheating"])),
        count: count(rng),
        orders: vec![],
    };
    for number in 0..rng.below(7) {
        cn_order(rng, at, usize::try_from(number).unwrap(), &mut c, calm);
    }
    c
}

fn cn_time(rng: &mut Rng, c: &Customer, calm: bool) -> i64 {
    let opening = c.relinked_at.filter(|_| rng.once_in(2)).unwrap_or(c.linked_at);
    if calm && !rng.once_in(8) {
        let within = rng.pick(&[25, 25, 45, 63, 95]) * DAY;
        return opening + rng.time_below(within);
    }
    match rng.below(12) {
        0 => {
            let end = match rng.below(4) {
                0 => two_months_later(opening),
                1 => opening + 30 * DAY,
                2 => opening + 60 * DAY,
                _ => opening + 90 * DAY,
            };
            end - 1 + rng.time_below(3)
        }
        1 => opening - 1 + rng.time_below(3),
        2 => c.linked_elsewhere_at.unwrap_or(opening) - 1 + rng.time_below(3),
        3 => {
            let border = rng.pick(&[
                days(2018, 9, 1),
                days(2019, 4, 1),
                days(2022, 1, 1),
                days(2022, 5, 1),
                days(2024, 6, 1),
                days(2025, 4, 1),
            ]);
            border * DAY - rng.time_below(2)
        }
        4 => opening + rng.time_below(800 * DAY),
        5 => opening - rng.time_below(10 * DAY),
        6..=8 => opening + rng.time_below(25 * DAY),
        _ => opening + rng.time_below(100 * DAY),
    }
}

const CN_AMOUNTS: [i128; 12] =
    [1, 9_900, 10_000, 100_000, 666_666, 666_667, 1_200_000, 1_990_100, 2_000_000, 4_000_000, 5_000_000, 10_000_000];

fn cn_order(rng: &mut Rng, customer: usize, number: usize, c: &mut Customer, calm: bool) {
    let odd = if calm { 6 } else { 1 };
    let mut paid_at = cn_time(rng, c, calm);
    let mut settlement = rng.once_in(12).then(|| format!("cart-{customer}-{number}"));
    if !c.orders.is_empty() && rng.once_in(3) {
        // A tie with an earlier order, often in one cart with it.
        let place = usize::try_from(rng.below(c.orders.len() as u64)).unwrap();
        paid_at = c.orders[place].paid_at;
        if !rng.once_in(3) {
            let cart = c.orders[place].settlement.get_or_insert_with(|| format!("cart-{customer}-{number}"));
            settlement = Some(cart.clone());
        }
    }
    let paid = match rng.below(10) {
        0 if rng.once_in(odd) => 0,
        1 => i128::from(rng.below(1_000)),
        2 | 3 => i128::from(rng.below(3_000_000)),
        4 => i128::from(rng.below(20_000_000)),
        5 => rng.pick(&[100_000_000_000_000, 99_999_999_999_999, 123_456_789_013]),
        _ => rng.pick(&CN_AMOUNTS) - 1 + i128::from(rng.below(3)),
    };
    let product = if c.kind == Kind::ProductNew {
        Some(rng.pick(&["ecs", "ecs", "rds-mysql", "strategic-product", "of-no-catalogue"]))
    } else if rng.once_in(2) {
        Some(rng.pick(&["ecs", "rds-mysql", "strategic-product"]))
    } else {
        rng.once_in(8 * odd).then_some("unlisted-product")
    };
    let class = match rng.below(10 * odd) {
        0 => Some("none"),
        1 | 2 => Some("strategic"),
        3 => Some("core"),
        4..8 if calm => Some("strategic"),
        // A product that the catalogue does not have needs its class.
        _ => (product == Some("of-no-catalogue")).then_some("core"),
    };
    c.orders.push(Order {
        id: id(rng, &format!("o{customer}-"), number),
        paid_at,
        paid,
        refunded: if rng.once_in(odd) { refund(rng, paid, &CN_AMOUNTS) } else { 0 },
        product,
        class,
        kind: rng.pick(&[OrderKind::Purchase, OrderKind::Purchase, OrderKind::Upgrade, OrderKind::Renewal]),
        pay_as_you_go: rng.once_in(8 * odd),
        settlement,
    });
}
