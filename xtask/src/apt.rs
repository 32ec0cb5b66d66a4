//! Installing packages of Debian, where this may be done without asking for a password.

use crate::Result;
use crate::process::{command, download, find, output};

/// Without what a desktop would like beside it.
const SPARE: &str = "--no-install-recommends";

/// The command that a person types for it.
fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {SPARE} {}", packages.join(" "))
}

/// Installs `packages`; `needs` says what for, and `otherwise` what else helps.
pub fn install(packages: &[&str], needs: &str, otherwise: &str) -> Result {
    let by_hand = by_hand(packages);
    if find("apt-get").is_none() {
        return Err(format!("{needs}: {otherwise}"));
    }
    let Some(prefix) = administrator() else {
        return Err(format!("{needs}, and installing needs the administrator: run `{by_hand}`, or {otherwise}"));
    };
    println!("Installing {} with apt (once, about a minute).", packages.join(" and "));
    let apt = |arguments: &[&str]| {
        let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"];
        let words = [prefix, &quiet, arguments].concat();
        let mut apt = command(words[0]);
        apt.args(&words[1..]);
        download(&mut apt, packages[0]).map_err(|error| format!("{error}; by hand it is `{by_hand}`, or {otherwise}"))
    };
    // The lists of packages may be missing or older than what the archive still has.
    apt(&["update"])?;
    apt(&[&["install", SPARE], packages].concat())
}

/// How to run a command as the administrator, where nobody has to type a password.
fn administrator() -> Option<&'static [&'static str]> {
    if output(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    output(command("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}
