//! When the Chinese program pays an order's reward, and in how many parts.

use super::case::Case;
use super::date::DAY;
use super::expected::{ExpectedCustomer, ExpectedPayout, sort};

pub fn payouts(case: &Case, customers: &[ExpectedCustomer]) -> Vec<ExpectedPayout> {
    let mut out = Vec::new();
    for (c, judged) in case.customers.iter().zip(customers) {
        let in_two = case.instalments_over.is_some_and(|over| judged.reward > over);
        for (o, order) in c.orders.iter().zip(&judged.orders) {
            let reward = order.reward.unwrap();
            let day = o.paid_at.div_euclid(DAY);
            let dated = order.edition == Some("2024-06-01");
            let parts =
                if dated && in_two { vec![(reward / 2, 30), (reward - reward / 2, 60)] } else { vec![(reward, 30)] };
            for (place, (amount, wait)) in parts.iter().enumerate() {
                let on = dated.then_some(day + wait);
                if *amount > 0 {
                    out.push(ExpectedPayout {
                        customer: c.id.clone(),
                        order: Some(o.id.clone()),
                        earned_by: "order",
                        part: u32::try_from(place).unwrap() + 1,
                        parts: u32::try_from(parts.len()).unwrap(),
                        amount: *amount,
                        from: on,
                        to: on,
                        expires: None,
                    });
                }
            }
        }
    }
    sort(&mut out);
    out
}
