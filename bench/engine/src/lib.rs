//! What is measured: one scenario, the published example of an order of ¥50,000 after a first purchase.

use std::hint::black_box;
use std::sync::LazyLock;

use referral_statement::{Programs, Scenario, evaluate, json};

/// The example as JSON, with every open clause decided.
pub const EXAMPLE: &str = include_str!("../../example.json");

/// The published programs.
///
/// # Panics
/// If they are broken.
pub fn programs() -> Programs {
    Programs::from_files(referral_rules::FILES).expect("the published rules load")
}

/// The example as a scenario.
///
/// # Panics
/// If it does not fit the programs.
pub fn scenario(programs: &Programs) -> Scenario {
    let node = json::parse(EXAMPLE).expect("it is JSON");
    Scenario::read(programs, &node).expect("it fits the programs")
}

/// Evaluates the example so many times, with every step, and gives the cents of the last total: for what an evaluation takes within a
/// module of WebAssembly, to which nothing is handed over and from which nothing comes back.
///
/// # Panics
/// If it does not come out.
#[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
pub extern "C" fn evaluate_times(times: u32) -> u32 {
    static READ: LazyLock<(Programs, Scenario)> = LazyLock::new(|| {
        let programs = programs();
        let scenario = scenario(&programs);
        (programs, scenario)
    });
    let (programs, scenario) = &*READ;
    let mut cents = 0;
    for _ in 0..times {
        let statement = evaluate(black_box(programs), black_box(scenario)).expect("it comes out");
        cents = black_box(statement).total.to_string().replace('.', "").parse().expect("some cents");
    }
    cents
}
