//! Makes a scenario that shows a difference as small as plain dropping can.

use super::case::{Case, Customer, fits};

/// Drops customers, orders and fields for as long as `differs` still holds.
pub fn shrink(case: &Case, differs: &dyn Fn(&Case) -> bool) -> Case {
    let mut best = case.clone();
    loop {
        let smaller = candidates(&best).into_iter().find_map(|mut candidate| {
            if !fits(&candidate) && candidate.tier_rate.is_some() {
                candidate.tier_rate = None;
            }
            (fits(&candidate) && differs(&candidate)).then_some(candidate)
        });
        match smaller {
            Some(case) => best = case,
            None => return best,
        }
    }
}

fn candidates(case: &Case) -> Vec<Case> {
    let mut out = Vec::new();
    let mut with = |applies: bool, change: &dyn Fn(&mut Case)| {
        if applies {
            let mut candidate = case.clone();
            change(&mut candidate);
            out.push(candidate);
        }
    };
    for c in 0..case.customers.len() {
        with(case.customers.len() > 1, &|x| {
            x.customers.remove(c);
        });
        for o in 0..case.customers[c].orders.len() {
            with(true, &|x| {
                x.customers[c].orders.remove(o);
            });
        }
    }
    for at in 0..case.readings.len() {
        with(true, &|x| {
            x.readings.remove(at);
        });
    }
    with(case.verbose, &|x| x.verbose = false);
    with(case.enterprise, &|x| x.enterprise = false);
    with(case.labour_service, &|x| x.labour_service = false);
    with(case.instalments_over.is_some(), &|x| {
        x.instalments_over = None;
    });
    with(case.tier > 1, &|x| {
        x.tier = 1;
        x.tier_rate = None;
    });
    with(case.edition.is_some(), &|x| x.edition = None);
    for (at, c) in case.customers.iter().enumerate() {
        customer_candidates(c, &mut |applies, change| {
            with(applies, &|x| change(&mut x.customers[at]));
        });
    }
    out
}

type Change<'a> = &'a dyn Fn(&mut Customer);

fn customer_candidates(c: &Customer, with: &mut dyn FnMut(bool, Change)) {
    with(c.count > 1, &|x| x.count = 1);
    with(c.excluded.is_some(), &|x| x.excluded = None);
    with(c.by_login, &|x| x.by_login = false);
    with(c.relinked_at.is_some(), &|x| x.relinked_at = None);
    with(c.linked_elsewhere_at.is_some(), &|x| {
        x.linked_elsewhere_at = None;
    });
    for (at, o) in c.orders.iter().enumerate() {
        with(o.settlement.is_some(), &|x| x.orders[at].settlement = None);
        with(o.pay_as_you_go, &|x| x.orders[at].pay_as_you_go = false);
        with(o.class.is_some() && o.product != Some("of-no-catalogue"), &|x| x.orders[at].class = None);
        with(o.refunded > 0, &|x| x.orders[at].refunded = 0);
        with(o.paid > 10_000 && o.refunded <= 10_000, &|x| {
            x.orders[at].paid = 10_000;
        });
    }
}
