//! Random valid scenarios of the international program.

use super::case::{Case, Customer, Kind, Order, OrderKind, Program};
use super::date::{DAY, days, month_start_from};
use super::intl;
use super::random::{Rng, count, id, refund, some_readings};

const AMOUNTS: [i128; 10] = [1, 1_000, 1_500, 2_000, 4_000, 10_000, 52_000, 282_000, 302_000, 1_000_000];

pub fn random(rng: &mut Rng, edition: Option<&'static str>) -> Case {
    let number = usize::try_from(1 + rng.below(3)).unwrap();
    let mut customers = Vec::new();
    for at in 0..number {
        let mut registered_on = days(2023, 1, 1) + rng.time_below(1_100);
        if rng.once_in(3) {
            // The bonus is due just around the first of a month.
            let due = month_start_from(registered_on + 120);
            registered_on = due - rng.pick(&[120, 395]) - 1 + rng.time_below(3);
        }
        let mut orders = Vec::new();
        for place in 0..usize::try_from(rng.below(7)).unwrap() {
            orders.push(order(rng, at, place, registered_on, &orders));
        }
        customers.push(Customer {
            id: id(rng, "f", at),
            kind: Kind::New,
            registered_on,
            linked_at: 0,
            relinked_at: None,
            linked_elsewhere_at: None,
            by_login: false,
            excluded: None,
            count: count(rng),
            orders,
        });
    }
    Case {
        program: Program::Intl,
        edition: edition.filter(|_| rng.once_in(2)),
        readings: some_readings(rng, &intl::READINGS),
        tier: 1,
        tier_rate: None,
        enterprise: false,
        instalments_over: None,
        labour_service: false,
        verbose: rng.once_in(4),
        customers,
    }
}

fn order(rng: &mut Rng, customer: usize, place: usize, registered: i64, before: &[Order]) -> Order {
    let start = registered * DAY;
    let paid_at = match rng.below(10) {
        0 => start - 1 + rng.time_below(3),
        1 => start + 90 * DAY - 1 + rng.time_below(3),
        2 => start + 365 * DAY - 1 + rng.time_below(3),
        3 => start + rng.time_below(450 * DAY),
        // The threshold part is due just around the first of a month.
        4 => {
            (month_start_from(registered + 30 + rng.time_below(60)) - 31 + rng.time_below(3)) * DAY
                + rng.pick(&[0, 43_200, DAY - 1])
        }
        5 if !before.is_empty() => rng.pick(before).paid_at,
        _ => start + rng.time_below(100 * DAY),
    };
    let earlier: i128 = before.iter().map(|o| o.paid - o.refunded).sum();
    let paid = match rng.below(10) {
        0 => 0,
        1 | 2 => i128::from(rng.below(3_000)),
        3 => i128::from(rng.below(400_000)),
        // Up to the threshold or the limit exactly, or a cent beside it.
        4 => (rng.pick(&[2_000, 282_000, 302_000]) - earlier - 1).max(0) + i128::from(rng.below(3)),
        5 => rng.pick(&[100_000_000_000_000, 99_999_999_999_999]),
        _ => rng.pick(&AMOUNTS) - 1 + i128::from(rng.below(3)),
    };
    Order {
        id: id(rng, &format!("o{customer}-"), place),
        paid_at,
        paid,
        refunded: refund(rng, paid, &AMOUNTS),
        product: match rng.below(4) {
            0 => None,
            1 => Some(rng.pick(&intl::PRODUCTS)),
            _ => Some(rng.pick(&["ecs", "rds", "oss", "mongodb", "cdn"])),
        },
        class: match rng.below(10) {
            0 => Some("counted"),
            1 => Some("none"),
            _ => None,
        },
        kind: OrderKind::Purchase,
        pay_as_you_go: rng.once_in(3),
        settlement: None,
    }
}
