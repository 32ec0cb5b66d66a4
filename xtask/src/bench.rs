//! `cargo xtask bench`: the ledger beside its peers, over the same orders in one process; writes `bench/RESULTS.md`.

use crate::process::{cargo, command, run};
use crate::{Result, chromium, firefox, node, package, target, tools};

/// The folder of the bench, with the lock file of the peers.
const FOLDER: &str = "bench";

/// How an evaluation within a module is compiled: as the package's engine is, and as the ledger's module.
const WITHIN: [&str; 2] = ["release", "speed"];

/// Builds what is measured, the package and the same engine for this machine, and measures. Arguments go to `bench/run.mjs`:
/// `--orders 1000000`, `--rounds 5`.
pub fn measure(arguments: &[String]) -> Result {
    package::run()?;
    let node = node::ready()?;
    node::packages(&node, FOLDER, "the peers (once, some seconds)", "what the ledger is measured beside")?;
    let mut build = cargo();
    build.args(["build", "--locked", "--profile", "speed", "--package", "referral-ledger", "--example", "measure"]);
    run(build.arg("--target-dir").arg(target()), "the build of the engine for this machine")?;
    let criterion = target().join("bench-engine");
    let mut engine = cargo();
    engine.args(["bench", "--quiet", "--locked", "--manifest-path", "bench/engine/Cargo.toml", "--target-dir"]);
    // By itself it would write beside the manifest.
    engine.arg(&criterion).env("CRITERION_HOME", criterion.join("criterion"));
    run(&mut engine, "the bench of the engine for this machine")?;
    tools::wasm_target()?;
    for profile in WITHIN {
        let mut within = cargo();
        within.args(["build", "--locked", "--manifest-path", "bench/engine/Cargo.toml", "--profile", profile]);
        within.args(["--lib", "--target", tools::WASM, "--target-dir"]);
        run(within.arg(&criterion), "the build of the engine within a module")?;
    }
    let mut bench = command(node);
    firefox::ready()?.tell(chromium::ready()?.tell(&mut bench));
    bench.args(["--expose-gc", "--max-old-space-size=6000", "bench/run.mjs", "--write", "--native"]);
    bench.arg(target().join("speed/examples/measure")).arg("--criterion").arg(criterion.join("criterion"));
    for profile in WITHIN {
        bench.arg("--within").arg(criterion.join(tools::WASM).join(profile).join("bench_engine.wasm"));
    }
    run(bench.args(arguments), "the bench")
}
