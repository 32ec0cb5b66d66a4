//! The bytes over releases: `docs/sizes.csv`, and a picture of it, `docs/sizes.svg`.

use std::fmt::Write as _;

use crate::{Result, finish, node, package, root};

/// Where the figures are; `cargo xtask size --note <name>` adds a line or writes it anew.
const FIGURES: &str = "docs/sizes.csv";

/// Where the picture of them is.
const PICTURE: &str = "docs/sizes.svg";

/// A state of the project: its name, and the bytes of the first visit and of the package's engine, where they were measured.
type State = (String, Option<u64>, Option<u64>);

/// The kinds of bytes: their words, the budget, and their class in the picture.
const KINDS: [(&str, u64, &str); 2] = [("first visit", 170_000, "page"), ("package", 110_000, "package")];

/// Notes what was last built under this name, or under the version, and draws the picture anew.
pub fn note(name: Option<&str>) -> Result {
    let name = name.map_or_else(package::version, |name| Ok(name.to_owned()))?;
    if name.is_empty() || name.contains([',', '<', '&', '\n']) {
        return Err(format!("`{name}` is no name for a line of {FIGURES}"));
    }
    let (page, package) = super::sums(&node::ready()?)?;
    let mut states = states(&finish::read(&root().join(FIGURES))?)?;
    let state = (name.clone(), Some(page), Some(package));
    match states.iter_mut().find(|(noted, ..)| *noted == name) {
        Some(noted) => *noted = state,
        None => states.push(state),
    }
    let mut text = HEAD.to_owned();
    for (name, page, package) in &states {
        let number = |bytes: &Option<u64>| bytes.map_or_else(String::new, |bytes| bytes.to_string());
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{name},{},{}", number(page), number(package));
    }
    finish::write(&root().join(FIGURES), &text)?;
    finish::write(&root().join(PICTURE), &picture(&states))?;
    println!("{name}: {page} bytes for a first visit, {package} for the package's engine; {PICTURE} shows them all");
    Ok(())
}

/// How the file begins.
const HEAD: &str = "state,first visit,package\n";

fn states(text: &str) -> Result<Vec<State>> {
    let rest = text.strip_prefix(HEAD).ok_or_else(|| format!("{FIGURES} does not begin with `{}`", HEAD.trim()))?;
    let state = |line: &str| {
        let parts: Vec<&str> = line.split(',').collect();
        let number = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        match parts.as_slice() {
            [name, page, package] => Some(((*name).to_owned(), number(page)?, number(package)?)),
            _ => None,
        }
    };
    rest.lines().map(|line| state(line).ok_or_else(|| format!("{FIGURES}: `{line}` is no state"))).collect()
}

/// The states from left to right, each kind of bytes as bars beside its budget. No script and no style of its own: attributes.
fn picture(states: &[State]) -> String {
    let (left, top_edge, height, step) = (56u64, 34u64, 220u64, 104u64);
    let most =
        states.iter().flat_map(|(_, page, package)| [*page, *package]).flatten().chain([170_000]).max().unwrap_or(1);
    // The next whole hundred thousand.
    let most = most.div_ceil(100_000) * 100_000;
    let width = left + step * u64::try_from(states.len()).unwrap_or(1) + 110;
    let bottom = top_edge + height;
    let y = |bytes: u64| bottom - bytes * height / most;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {}\" width=\"{width}\" font-family=\"sans-serif\" \
         font-size=\"11\" role=\"img\"><title>Bytes in brotli over the states of the project</title>\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        bottom + 44
    );
    // Writing to a text cannot fail.
    for mark in (0..=most).step_by(100_000) {
        let at = y(mark);
        let _ = writeln!(
            text,
            "<path d=\"M{left} {at}H{}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{}\" text-anchor=\"end\">{} kB</text>",
            width - 104,
            left - 6,
            at + 4,
            mark / 1000
        );
    }
    for (kind, (words, budget, class)) in (0u64..).zip(KINDS) {
        let color = color(class);
        let _ = writeln!(
            text,
            "<rect x=\"{}\" y=\"10\" width=\"10\" height=\"10\" fill=\"{color}\"/><text x=\"{}\" y=\"19\">{words}</text>\
             <path d=\"M{left} {at}H{end}\" stroke=\"{color}\" stroke-dasharray=\"4 3\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"{color}\">budget {}</text>",
            left + kind * 100,
            left + 15 + kind * 100,
            width - 100,
            y(budget) + 4,
            budget / 1000,
            at = y(budget),
            end = width - 104,
        );
    }
    for (index, (name, page, package)) in (0u64..).zip(states) {
        let x = left + step * index;
        for (kind, (bytes, (_, _, class))) in (0u64..).zip([page, package].into_iter().zip(KINDS)) {
            if let Some(bytes) = *bytes {
                let (bar, top, color) = (x + 14 + kind * 38, y(bytes), color(class));
                let _ = writeln!(
                    text,
                    "<rect x=\"{bar}\" y=\"{top}\" width=\"34\" height=\"{}\" fill=\"{color}\"/>\
                     <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                    bottom - top,
                    bar + 17,
                    top - 4,
                    bytes / 1000
                );
            }
        }
        let _ = writeln!(text, "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{name}</text>", x + 50, bottom + 16);
    }
    text + "</svg>\n"
}

fn color(class: &str) -> &'static str {
    if class == "page" { "#1f6f54" } else { "#a4561e" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_that_of_the_figures() {
        let figures = states(&finish::read(&root().join(FIGURES)).unwrap()).unwrap();
        assert_eq!(finish::read(&root().join(PICTURE)).unwrap(), picture(&figures), "run `cargo xtask size --note`");
    }

    #[test]
    fn a_state_may_lack_a_figure() {
        let text = format!("{HEAD}a,,7\n0.1.0,200000,100000\n");
        let states = states(&text).unwrap();
        assert_eq!(states[0], ("a".to_owned(), None, Some(7)));
        // 200,000 bytes of 200,000 are the whole height.
        assert!(
            picture(&states).contains("<rect x=\"174\" y=\"34\" width=\"34\" height=\"220\""),
            "{}",
            picture(&states)
        );
        assert!(super::states("a,b\n").is_err());
    }
}
