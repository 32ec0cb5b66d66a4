//! The example for Rust runs, and says what it shows.

// The example's own `main` is not called here.
#[allow(dead_code)]
#[path = "../examples/orders.rs"]
mod orders;

use referral_explain::Lang;

#[test]
fn the_example_tells_each_order_and_what_would_pay() {
    let told = orders::told(Lang::En).unwrap();
    assert!(told.starts_with("B-1 earned ¥24.75: 25% of ¥99.00, the first purchase (Q2).\n"), "{told}");
    assert!(told.contains("\nB-3 earned nothing: pay-as-you-go orders earn nothing (Q5).\n"), "{told}");
    assert!(told.ends_with("\n39.60 CNY (39.60 to 49.50)\nanother B-3 would add 75.00\n"), "{told}");
    assert!(orders::told(Lang::ZhCn).unwrap().contains("首购"));
}
