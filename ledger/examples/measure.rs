//! The ledger, built for this machine, over one file: how long each part takes, and the total. `cargo xtask bench` runs it.
//!
//! `measure <file> <settings as JSON> [rounds]` prints one line of JSON for each round.

use std::time::Instant;
use std::{env, fs};

use referral_ledger::Ledger;
use referral_statement::{Programs, json};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [file, settings, rounds @ ..] = arguments.as_slice() else { panic!("measure <file> <settings> [rounds]") };
    let bytes = fs::read(file).expect("the file can be read");
    let settings = json::parse(settings).expect("the settings are JSON");
    let rounds: usize = rounds.first().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    for _ in 0..rounds {
        let (started, before) = (Instant::now(), processor());
        let programs = Programs::from_files(referral_rules::FILES).expect("the rules load");
        let mut ledger = Ledger::new(programs, &settings).expect("the settings hold");
        for chunk in bytes.chunks(1 << 20) {
            ledger.write(chunk).expect("the columns are there");
        }
        ledger.end().expect("the columns are there");
        let read = started.elapsed();
        ledger.finish().expect("the tier holds");
        let judged = started.elapsed();
        let totals = ledger.totals().expect("everything is judged");
        let (orders, total, refused) = (totals.orders, totals.total, totals.refused);
        let rewards: i64 = ledger.rewards(0, orders).iter().sum();
        let all = started.elapsed();
        println!(
            r#"{{"read": {}, "judged": {}, "all": {}, "processor": {}, "orders": {orders}, "refused": {refused}, "total": "{total}", "cents": {rewards}}}"#,
            read.as_micros(),
            judged.as_micros(),
            all.as_micros(),
            before.zip(processor()).map_or(all.as_micros(), |(before, after)| u128::from((after - before) / 1000))
        );
    }
}

/// The processor's time of this program so far in nanoseconds, where the system says it.
fn processor() -> Option<u64> {
    fs::read_to_string("/proc/self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}
