//! Readings, clauses, sources and categories that nothing needs.

use super::Doubts;
use crate::finding::RuleCode;
use crate::phrase::phrase;
use crate::program::file::{Loaded, LoadedEdition};

pub(super) fn of_edition(loaded: &LoadedEdition<'_>, program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    let root = &loaded.root;
    for (index, reading) in loaded.known.readings.iter().enumerate() {
        let path = format!("reading[{index}]");
        let id = &reading.id;
        if !reading.is_used {
            let hint = phrase!("let a value depend on it (`{ reading = \"...\", ... }`), or leave it out");
            let message = phrase!("no value depends on reading `{}`", id);
            doubts.note(root, &path, RuleCode::ReadingDecidesNothing, message, hint);
            continue;
        }
        let hint = phrase!("give it a value of its own, or leave it out");
        if reading.same_as.iter().all(|first| *first == 0) {
            let message = phrase!("the options of reading `{}` give the same values everywhere", id);
            doubts.note(root, &path, RuleCode::ReadingDecidesNothing, message, hint);
            continue;
        }
        for (option, first) in reading.same_as.iter().enumerate().filter(|(option, first)| option != *first) {
            let (own, other) = (&reading.options[option], &reading.options[*first]);
            let message =
                phrase!("option `{}` of reading `{}` gives the same values everywhere as `{}`", own, id, other);
            doubts.note(
                root,
                &format!("{path}.options[{option}]"),
                RuleCode::ReadingDecidesNothing,
                message,
                hint.clone(),
            );
        }
    }
    let is_cited = |kind: &'static str, id: &str| {
        loaded.cited.iter().chain(&program.cited).any(|cited| cited.0 == kind && cited.1 == id)
    };
    for (index, clause) in loaded.known.clauses.iter().enumerate().filter(|(_, id)| !is_cited("clause", id)) {
        let hint = phrase!("cite it where its values stand, or leave it out");
        let message = phrase!("nothing cites clause `{}`", clause);
        doubts.note(root, &format!("clause[{index}]"), RuleCode::ClauseNotCited, message, hint);
    }
    for (index, source) in loaded.known.sources.iter().enumerate().filter(|(_, id)| !is_cited("source", id)) {
        let message = phrase!("no clause cites source `{}`", source);
        doubts.note(root, &format!("source[{index}]"), RuleCode::SourceNotCited, message, phrase!("leave it out"));
    }
}

pub(super) fn of_program(program: &Loaded<'_>, doubts: &mut Doubts<'_>) {
    let (Some(products), Some(at)) = (program.products.as_deref(), &program.layout.products) else { return };
    for (index, category) in products.categories().iter().enumerate() {
        if !products.iter().any(|product| product.category() == Some(category.id())) {
            let message = phrase!("no product is of category `{}`", category.id());
            let hint = phrase!("add a product of it, or leave it out");
            doubts.note(at, &format!("category[{index}]"), RuleCode::CategoryWithoutProduct, message, hint);
        }
    }
}
