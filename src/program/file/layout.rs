//! Which file, or which part of a file, is what of a program.

use super::reader::{Reader, items};
use crate::finding::{Finding, RuleCode};
use crate::node::{Cursor, Node};
use crate::phrase::{Phrase, phrase};

/// The tables of a program that stands in one file.
pub(crate) const WHOLE: &[&str] = &["program", "products", "edition", "example"];

/// The places of a program's parts.
#[derive(Debug, Default)]
pub(crate) struct Layout<'a> {
    /// The folder or the file, for what belongs to no part of it.
    pub name: &'a str,
    pub head: Option<Cursor<'a>>,
    pub products: Option<Cursor<'a>>,
    pub editions: Vec<Cursor<'a>>,
    pub examples: Vec<Cursor<'a>>,
}

/// The programs among these files, in the order in which they first appear: a file with a table `program` is one, and so
/// are the other files of one folder together.
pub(super) fn programs<'a>(nodes: &'a [(&'a str, Option<Node>)], found: &mut Vec<Finding>) -> Vec<Layout<'a>> {
    let mut layouts = Vec::new();
    let mut folders: Vec<&str> = Vec::new();
    for (path, node) in nodes {
        let root = node.as_ref().map(|node| Cursor::file(node, path));
        if is_whole(path, root.as_ref()) {
            layouts.extend(root.map(|root| whole(path, &root, found)));
            continue;
        }
        let folder = folder(path);
        if !folders.contains(&folder) {
            folders.push(folder);
            layouts.push(of_folder(path, folder, nodes, found));
        }
    }
    layouts
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Is it a program of its own? A text without a path is.
fn is_whole(path: &str, root: Option<&Cursor<'_>>) -> bool {
    path.is_empty() || root.and_then(|root| root.any_table().ok()).is_some_and(|table| table.get("program").is_some())
}

fn whole<'a>(path: &'a str, root: &Cursor<'a>, found: &mut Vec<Finding>) -> Layout<'a> {
    let mut reader = Reader::default();
    let mut layout = Layout { name: path, ..Layout::default() };
    if let Some(table) = reader.table_with(root, WHOLE, &[]) {
        for name in ["program", "products", "edition"] {
            if table.get(name).is_none() {
                reader.missing(&table, name);
            }
        }
        layout.head = table.get("program");
        layout.products = table.get("products");
        for at in [table.get("edition"), table.get("example")].iter().flatten() {
            reader.items(at);
        }
        layout.editions = items(root, "edition");
        layout.examples = items(root, "example");
        if let Some(at) = table.get("edition").filter(|at| at.items().is_ok_and(|list| list.is_empty())) {
            reader.note(
                &at,
                RuleCode::NoEdition,
                phrase!("a program needs an edition"),
                phrase!("add an `[[edition]]`"),
            );
        }
    }
    found.append(&mut reader.found);
    layout
}

fn of_folder<'a>(
    first: &'a str,
    own: &'a str,
    nodes: &'a [(&'a str, Option<Node>)],
    found: &mut Vec<Finding>,
) -> Layout<'a> {
    let mut layout = Layout { name: if own.is_empty() { first } else { own }, ..Layout::default() };
    let mut reader = Reader::default();
    let (mut has_head, mut has_products, mut has_edition) = (false, false, false);
    let mut is_known = true;
    for (path, node) in nodes.iter().filter(|(path, _)| folder(path) == own) {
        let root = node.as_ref().map(|node| Cursor::file(node, path));
        if is_whole(path, root.as_ref()) {
            continue;
        }
        match path.rsplit('/').next().unwrap_or_default() {
            "program.toml" => (has_head, layout.head) = (true, root),
            "products.toml" => (has_products, layout.products) = (true, root),
            "examples.toml" => {
                if let Some(root) = root {
                    reader.table_with(&root, &["example"], &[]);
                    layout.examples = items(&root, "example");
                }
            }
            // A text that is no TOML may have been anything, even a whole program.
            _ if root.is_none() => is_known = false,
            _ => {
                has_edition = true;
                layout.editions.extend(root);
            }
        }
    }
    found.append(&mut reader.found);
    let mut needs = |has: bool, message: Phrase, hint: Phrase| {
        if !has && is_known {
            found.push(Finding::in_file(layout.name, 0, RuleCode::Files, message, hint));
        }
    };
    let add = phrase!("add it, or write the program into one file, under `[program]`, `[products]` and `[[edition]]`");
    let file = |name: &str| phrase!("a program in a folder needs a file `{}`", name);
    needs(has_head, file("program.toml"), add.clone());
    needs(has_products, file("products.toml"), add);
    let edition = phrase!("a program in a folder needs an edition");
    needs(has_edition, edition, phrase!("add a file of rules, named after its first day"));
    layout
}
