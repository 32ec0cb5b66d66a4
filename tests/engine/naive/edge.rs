//! What the contract says about carts, lost and foreign first purchases, gaps and carried limits, worked by hand.

use super::case::{new_case, new_customer, new_order};
use super::{Case, Customer, Kind, Order, OrderKind, Program, evaluate};

/// Each order's role, reasons and reward.
type Told = (&'static str, String, i128);

fn told(case: &Case) -> Vec<Told> {
    let statement = evaluate(case);
    let orders = statement.customers.iter().flat_map(|c| c.orders.iter());
    orders
        .map(|o| {
            let reward = o.reward.unwrap();
            (o.role.unwrap_or("-"), o.reasons.join(" "), reward)
        })
        .collect()
}

fn is(role: &'static str, reasons: &str, reward: i128) -> Told {
    (role, reasons.to_string(), reward)
}

fn customer(linked_at: &str, orders: Vec<Order>) -> Customer {
    new_customer("c", linked_at, orders)
}

fn alone(customer: Customer) -> Case {
    new_case(Program::Cn, vec![customer])
}

fn with(mut order: Order, change: impl Fn(&mut Order)) -> Order {
    change(&mut order);
    order
}

#[test]
fn one_cart_is_first_purchase_even_around_another_order() {
    let cart = |o: &mut Order| o.settlement = Some("s".into());
    let at = "2024-06-11T09:00";
    let case = alone(customer(
        "2024-06-10",
        vec![
            with(new_order("1", at, 10_000), cart),
            new_order("2", at, 10_000),
            with(new_order("3", at, 10_000), cart),
            with(new_order("4", at, 10_000), |o| {
                cart(o);
                o.pay_as_you_go = true;
            }),
        ],
    ));
    assert_eq!(
        told(&case),
        [
            is("first-purchase", "", 2_500),
            is("later-purchase", "", 1_500),
            is("first-purchase", "", 2_500),
            is("first-purchase", "pay-as-you-go", 0),
        ]
    );
}

#[test]
fn pay_as_you_go_loses_the_first_purchase_linked_or_not() {
    let case = alone(customer(
        "2024-06-10",
        vec![
            with(new_order("1", "2024-06-01", 100), |o| {
                o.pay_as_you_go = true;
            }),
            with(new_order("2", "2024-06-11", 100), |o| {
                o.pay_as_you_go = true;
            }),
            with(new_order("3", "2024-06-12", 100), |o| {
                o.kind = OrderKind::Renewal;
            }),
        ],
    ));
    assert_eq!(
        told(&case),
        [
            is("first-purchase", "before-link pay-as-you-go", 0),
            is("later-purchase", "pay-as-you-go first-purchase-lost", 0),
            is("renewal", "first-purchase-lost", 0),
        ]
    );
    // Refunded in full, or for nothing, it loses nothing.
    for (paid, refunded, reasons) in
        [(100, 100, "before-link pay-as-you-go refunded-in-full"), (0, 0, "before-link pay-as-you-go")]
    {
        let case = alone(customer(
            "2024-06-10",
            vec![
                with(new_order("1", "2024-06-01", paid), |o| {
                    o.pay_as_you_go = true;
                    o.refunded = refunded;
                }),
                new_order("2", "2024-06-12", 100),
            ],
        ));
        assert_eq!(told(&case), [is("first-purchase", reasons, 0), is("first-purchase", "", 25)]);
    }
}

#[test]
fn a_first_purchase_without_the_link_makes_the_customer_existing() {
    let cart = |o: &mut Order| o.settlement = Some("s".into());
    let case = alone(customer(
        "2024-06-10",
        vec![
            with(new_order("1", "2024-06-01", 100), cart),
            new_order("2", "2024-06-01", 100),
            with(new_order("3", "2024-06-01", 100), cart),
            new_order("4", "2024-06-12", 100),
        ],
    ));
    assert_eq!(
        told(&case),
        [
            is("first-purchase", "before-link", 0),
            is("-", "existing-customer before-link", 0),
            is("first-purchase", "before-link", 0),
            is("-", "existing-customer", 0),
        ]
    );
}

#[test]
fn the_last_click_decides() {
    let mut c = customer(
        "2024-06-10",
        vec![new_order("1", "2024-06-11", 100), new_order("2", "2024-06-20", 100), new_order("3", "2024-06-25", 100)],
    );
    c.linked_elsewhere_at = Some(super::time("2024-06-15"));
    c.relinked_at = Some(super::time("2024-06-25"));
    assert_eq!(
        told(&alone(c)),
        [is("first-purchase", "", 25), is("later-purchase", "linked-elsewhere", 0), is("later-purchase", "", 15),]
    );
}

#[test]
fn a_gap_uses_up_the_first_purchase() {
    let mut c = customer("2022-04-20", vec![new_order("1", "2022-05-01", 100), new_order("2", "2024-06-02", 100)]);
    c.relinked_at = Some(super::time("2024-06-01"));
    assert_eq!(told(&alone(c)), [is("-", "no-edition", 0), is("later-purchase", "", 15)]);
}

#[test]
fn limits_carry_over_the_border_of_editions() {
    let case = alone(customer(
        "2025-03-20",
        vec![
            new_order("1", "2025-03-21", 9_000_000),
            new_order("2", "2025-03-22", 1_500_000),
            new_order("3", "2025-04-02", 700_000),
            new_order("4", "2025-04-03", 100),
        ],
    ));
    // First purchases stand outside the limits of 2024; 15,000 × 15% and then 5,000 × 25% limited to 750.00.
    assert_eq!(
        told(&case),
        [
            is("first-purchase", "", 2_250_000),
            is("later-purchase", "", 225_000),
            is("later-purchase", "customer-paid customer-reward", 75_000),
            is("later-purchase", "limit-used-up", 0),
        ]
    );
}

#[test]
fn a_new_product_is_paid_once_and_in_2025_its_upgrades_too() {
    let upgrade = |o: &mut Order| o.kind = OrderKind::Upgrade;
    let orders = |year: &str| {
        let mut orders = vec![
            new_order("1", &format!("{year}-12"), 100),
            new_order("2", &format!("{year}-13"), 100),
            with(new_order("3", &format!("{year}-14"), 100), upgrade),
        ];
        for order in &mut orders {
            order.product = Some("ecs");
        }
        orders
    };
    let judged = |year: &str| {
        let mut c = customer(&format!("{year}-11"), orders(year));
        c.kind = Kind::ProductNew;
        told(&alone(c))
    };
    let kind_not_paid = is("later-purchase", "order-kind-not-paid", 0);
    assert_eq!(
        judged("2018-09"),
        [is("product-first", "", 15), kind_not_paid.clone(), is("upgrade", "order-kind-not-paid", 0)]
    );
    assert_eq!(judged("2025-09"), [is("product-first", "", 15), kind_not_paid, is("upgrade", "", 15)]);
    assert_eq!(judged("2024-09"), vec![is("-", "existing-customer", 0); 3]);
}
