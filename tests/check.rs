//! Checking rule files.

use referral_statement::check;

#[test]
fn published() {
    for finding in check(referral_rules::FILES) {
        println!("{finding}");
    }
}
