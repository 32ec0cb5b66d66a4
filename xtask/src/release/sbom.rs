//! What a release is made of, as a `CycloneDX` document: the crates that are compiled into it, Rust's own library, and the npm package.
//! It holds no time and no random number, so that two builds write the same.

use std::fmt::Write as _;

use crate::process::{command, output};
use crate::tree::{self, Crate};
use crate::{Result, crates, finish, root};

/// What brings Rust's own library.
const LIBRARY: &str = "rust-std";

/// The document for a version of the project.
pub fn text(version: &str) -> Result<String> {
    let manifest = finish::read(&root().join("dist/package/package.json"))?;
    if manifest.contains("ependencies\"") {
        return Err(
            "the npm package has dependencies, of which `xtask/src/release/sbom.rs` knows nothing yet".to_owned()
        );
    }
    let rust = output(command("rustc").arg("--version")).unwrap_or_default();
    let rust = rust.split(' ').nth(1).ok_or("the Rust compiler does not tell its version")?;
    Ok(document(version, rust, &tree::shipped()?.into_values().collect::<Vec<_>>()))
}

fn document(version: &str, rust: &str, all: &[Crate]) -> String {
    let licence = "MIT OR Apache-2.0";
    let mut components: Vec<String> = all.iter().map(component).collect();
    components.push(format!(
        "{{\"type\":\"library\",\"bom-ref\":\"{LIBRARY}\",\"name\":\"{LIBRARY}\",\"version\":{},\
         \"licenses\":[{{\"expression\":\"{licence}\"}}],\"purl\":\"pkg:generic/{LIBRARY}@{rust}\"}}",
        json(rust)
    ));
    components.push(format!(
        "{{\"type\":\"library\",\"bom-ref\":\"npm\",\"name\":\"referral-statement\",\"version\":{},\
         \"licenses\":[{{\"expression\":\"{licence}\"}}],\"purl\":\"pkg:npm/referral-statement@{version}\"}}",
        json(version)
    ));
    let by_name = |names: &[String]| -> Vec<String> {
        names.iter().filter_map(|name| all.iter().find(|one| one.name == *name)).map(reference).collect()
    };
    let mut graph: Vec<String> = all
        .iter()
        .map(|one| {
            let mut brings = by_name(&one.brings);
            brings.push(LIBRARY.to_owned());
            depends(&reference(one), &brings)
        })
        .collect();
    graph.push(depends("npm", &by_name(&tree::SHIPPED[1..].iter().map(|&name| name.to_owned()).collect::<Vec<_>>())));
    graph.push(depends("site", &by_name(&[tree::SHIPPED[0].to_owned(), tree::SHIPPED[2].to_owned()])));
    format!(
        "{{\n\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\n\"metadata\":{{\"component\":{{\
         \"type\":\"application\",\"bom-ref\":\"site\",\"name\":\"referral-statement\",\"version\":{},\
         \"licenses\":[{{\"expression\":\"{licence}\"}}]}}}},\n\"components\":[\n{}\n],\n\"dependencies\":[\n{}\n]\n}}\n",
        json(version),
        components.join(",\n"),
        graph.join(",\n")
    )
}

/// One crate.
fn component(one: &Crate) -> String {
    let mut text = format!(
        "{{\"type\":\"library\",\"bom-ref\":{},\"name\":{},\"version\":{},\"licenses\":[{{\"expression\":{}}}]",
        json(&reference(one)),
        json(&one.name),
        json(&one.version),
        json(&one.licence)
    );
    // Writing to a text cannot fail. What is in no registry has no address there.
    if !one.own || crates::PUBLISHED.contains(&one.name.as_str()) {
        let _ = write!(text, ",\"purl\":{}", json(&format!("pkg:cargo/{}@{}", one.name, one.version)));
    }
    if !one.checksum.is_empty() {
        let _ = write!(text, ",\"hashes\":[{{\"alg\":\"SHA-256\",\"content\":{}}}]", json(&one.checksum));
    }
    if !one.repository.is_empty() {
        let _ = write!(text, ",\"externalReferences\":[{{\"type\":\"vcs\",\"url\":{}}}]", json(&one.repository));
    }
    text + "}"
}

fn reference(one: &Crate) -> String {
    format!("cargo:{}@{}", one.name, one.version)
}

fn depends(reference: &str, on: &[String]) -> String {
    let on: Vec<String> = on.iter().map(|one| json(one)).collect();
    format!("{{\"ref\":{},\"dependsOn\":[{}]}}", json(reference), on.join(","))
}

/// A text of JSON.
fn json(text: &str) -> String {
    let mut json = "\"".to_owned();
    for sign in text.chars() {
        match sign {
            '"' | '\\' => json.extend(['\\', sign]),
            // Names, versions and addresses have none.
            sign if sign.is_control() => json.push(' '),
            sign => json.push(sign),
        }
    }
    json + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_told_with_its_hash_and_what_it_brings() {
        let own = |name: &str, brings: &str| Crate {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            licence: "MIT".to_owned(),
            own: true,
            brings: vec![brings.to_owned()],
            ..Crate::default()
        };
        let brought = Crate {
            name: "yew".to_owned(),
            version: "0.23.0".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            repository: "https://yew".to_owned(),
            checksum: "abc".to_owned(),
            ..Crate::default()
        };
        let all = [own("referral-statement-app", "yew"), own("referral-rules", "none"), brought];
        let text = document("0.1.0", "1.95.0", &all);
        for part in [
            "\"specVersion\":\"1.6\"",
            "\"purl\":\"pkg:cargo/yew@0.23.0\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"abc\"}],\"externalReferences\":[{\"type\":\"vcs\",\"url\":\"https://yew\"}]}",
            "\"purl\":\"pkg:cargo/referral-rules@0.1.0\"",
            "{\"ref\":\"cargo:referral-statement-app@0.1.0\",\"dependsOn\":[\"cargo:yew@0.23.0\",\"rust-std\"]}",
            "{\"ref\":\"site\",\"dependsOn\":[\"cargo:referral-statement-app@0.1.0\"]}",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
        assert!(!text.contains("pkg:cargo/referral-statement-app"), "it is in no registry: {text}");
    }

    #[test]
    fn a_text_of_json_ends_where_it_should() {
        assert_eq!(json("a\"b\\c"), "\"a\\\"b\\\\c\"");
    }
}
