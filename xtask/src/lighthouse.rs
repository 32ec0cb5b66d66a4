//! `cargo xtask lighthouse`: what Lighthouse says of the released site, as a host serves it, to a slow telephone.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::process::{self, cargo, command};
use crate::{Result, chromium, node, root, target};

/// The folder of Lighthouse, with its lock file.
const FOLDER: &str = "bench/lighthouse";

/// How often it looks where no number is given; the median counts.
const RUNS: &str = "3";

/// Measures the site in `dist/release/`, which must be there.
pub fn run(rest: &[String]) -> Result {
    let runs = match rest {
        [] => RUNS,
        [runs] if runs.parse().is_ok_and(|runs: u8| runs > 0) => runs,
        _ => return Err("lighthouse takes only the number of its runs".to_owned()),
    };
    let site = root().join("dist/release/site");
    if !site.join("index.html").is_file() {
        return Err("there is no release at `/`: run `cargo xtask package --release`".to_owned());
    }
    let (node, chromium) = (node::ready()?, chromium::ready()?);
    node::packages(&node, FOLDER, "Lighthouse (once, 190 MB)", "Lighthouse")?;

    let mut serve = cargo();
    serve.args(["run", "--quiet", "--locked", "--package", "browser-tests", "--bin", "release", "--"]);
    serve.arg(site).args(["/", "--serve"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = serve.spawn().map_err(|error| format!("the server cannot be started: {error}"))?;
    let mut url = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out).read_line(&mut url).map_err(|error| format!("the server says no address: {error}"))?;
    }
    let mut look = command(&node);
    look.arg(format!("{FOLDER}/run.mjs")).arg(url.trim()).arg(target().join("lighthouse")).arg(runs);
    let done = process::run(chromium.tell(&mut look), "Lighthouse");
    // It ends with its input.
    drop(server.stdin.take());
    server.wait().ok();
    done
}
