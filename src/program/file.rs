//! Rule files: from TOML text to validated programs. Every check that loading makes is here and in the files below.

pub(crate) mod edition;
mod layout;
pub(crate) mod parts;
pub(crate) mod reader;
#[cfg(feature = "schema")]
pub mod schema;
pub(crate) mod shape;
mod toml;
pub(crate) mod values;
pub(crate) mod withholding;

use std::mem;
use std::sync::Arc;

use self::parts::{Many, Maybe};
use self::reader::{Cited, Known, Reader, items};
use self::shape::{Shape, shape};
use self::values::{Count, Currency, Id};
use self::withholding::WithholdingRules;
use crate::error::{Code, Error, Phrases, Problem};
use crate::finding::{Finding, RuleCode};
use crate::node::{Cursor, Node};
use crate::phrase::phrase;
use crate::program::{Edition, Example, NoticeRule, Products, Program, Programs, Text};
use crate::reading::ReadingOption;
use crate::sort;
use crate::withholding::WithholdingRule;
use crate::words::{Basis, Pays, Withholding};

pub(crate) use layout::Layout;

/// In how many ways the readings of a program can be decided at most: a range is taken over all of them.
const MOST_WAYS: usize = 4096;

shape! {
    /// What a program is, whatever its edition.
    #[derive(Debug)]
    pub(crate) struct Head {
        /// The id, as scenarios name it.
        pub id: String = "id" as Id,
        /// The name to show.
        pub name: Text = "name" as Text,
        /// The currency of all its amounts.
        pub currency: String = "currency" as Currency,
        /// What it pays with.
        pub pays: Pays = "pays" as Pays,
        /// What earns; it decides which rules an edition has.
        pub basis: Basis = "basis" as Basis,
        /// The time zone of its dates, as the IANA names it.
        pub zone: String = "zone" as Id,
        /// How many points it books for one unit of its currency, where it pays in points.
        pub points_per_unit: Option<u32> = "points_per_unit" as Maybe<Count>,
        /// How tax is withheld from its payments, for those who ask to see it.
        pub withholding: Vec<(Withholding, WithholdingRule)> = "withholding" as WithholdingRules,
        /// The notices that hold in every edition.
        pub notices: Vec<NoticeRule> = "notice" as Many<NoticeRule>,
    }
}

/// The files of one program and what was read of them.
pub(crate) struct Loaded<'a> {
    pub layout: Layout<'a>,
    pub head: Option<Head>,
    pub products: Option<Arc<Products>>,
    /// Earliest first.
    pub editions: Vec<LoadedEdition<'a>>,
    pub examples: Vec<Example>,
    /// Can every combination of its readings be looked at?
    pub is_decidable: bool,
    /// What the head and the catalogue refer to.
    pub cited: Cited,
}

/// An edition, where it stands, and what its values refer to.
pub(crate) struct LoadedEdition<'a> {
    pub root: Cursor<'a>,
    pub edition: Edition,
    pub known: Known,
    pub cited: Cited,
}

/// Reads every program of these files, in the order in which they first appear, beside the known ones.
pub(super) fn programs(files: &[(&str, &str)], known: &Programs) -> Result<Vec<Program>, Error> {
    let mut found = Vec::new();
    let nodes = parse(files, &mut found);
    let loaded = read(&nodes, known, &mut found);
    match found.into_iter().min_by_key(|finding| place(finding, files)) {
        Some(first) => Err(first.into_error()),
        None => Ok(loaded.into_iter().filter_map(Loaded::program).collect()),
    }
}

/// The trees of these files; nothing for those that are no TOML.
pub(crate) fn parse<'a>(files: &[(&'a str, &str)], found: &mut Vec<Finding>) -> Vec<(&'a str, Option<Node>)> {
    let tree = |(path, text): &(&'a str, &str)| {
        let is_rules = path.is_empty() || path.rsplit_once('.').is_some_and(|(_, ending)| ending == "toml");
        let tree = if is_rules {
            toml::parse(path, text)
        } else {
            let (message, hint) =
                (phrase!("the file is no rule file"), phrase!("leave it out, or let its name end in `.toml`"));
            Err(Finding::in_file(path, 0, RuleCode::Files, message, hint))
        };
        (*path, tree.map_err(|finding| found.push(finding)).ok())
    };
    files.iter().map(tree).collect()
}

/// Reads every program of these trees; what is wrong is noted. None may have the id of a known one or of another.
pub(crate) fn read<'a>(
    nodes: &'a [(&'a str, Option<Node>)],
    known: &Programs,
    found: &mut Vec<Finding>,
) -> Vec<Loaded<'a>> {
    let mut loaded: Vec<Loaded<'a>> = Vec::new();
    for layout in layout::programs(nodes, found) {
        let program = program(layout, found);
        found.extend(id_taken(&program, &loaded, known));
        loaded.push(program);
    }
    loaded
}

/// The finding about a program whose id a known one has, or one that was read before it.
fn id_taken(program: &Loaded<'_>, before: &[Loaded<'_>], known: &Programs) -> Option<Finding> {
    let (head, at) = (program.head.as_ref()?, program.layout.head.as_ref()?.below("id"));
    let taken = |first: String| Problem::DuplicateId { value: head.id.clone(), first }.phrases();
    let Phrases { message, hint } = if known.get(&head.id).is_some() {
        let message = phrase!("there is a program `{}` already", &head.id);
        Phrases { message, ..taken(String::new()) }
    } else {
        let same = before.iter().find(|other| other.head.as_ref().is_some_and(|other| other.id == head.id))?;
        taken(same.layout.head.as_ref()?.below("id").place())
    };
    Some(Finding::at(&at, Code::DuplicateId, message, hint))
}

/// The place of a finding in the order of the files and their lines.
pub(crate) fn place(finding: &Finding, files: &[(&str, &str)]) -> (usize, usize) {
    let file = files.iter().position(|(path, _)| *path == finding.file);
    (file.unwrap_or(files.len()), finding.line)
}

fn program<'a>(layout: Layout<'a>, found: &mut Vec<Finding>) -> Loaded<'a> {
    let basis = layout.head.as_ref().and_then(|head| head.below("basis").word("basis").ok());
    let known = Known::of_program(&layout.editions, layout.products.as_ref());
    let mut reader = Reader { basis, known, ..Reader::default() };
    let head = layout.head.as_ref().and_then(|at| Head::read(at, &mut reader));
    let products = layout.products.as_ref().and_then(|at| {
        reader.once(&items(at, "category"), "id");
        reader.once(&items(at, "product"), "id");
        Products::read(at, &mut reader).map(Arc::new)
    });
    reader.once(&layout.examples, "id");
    let examples = layout.examples.iter().filter_map(|at| Example::read(at, &mut reader)).collect();
    found.append(&mut reader.found);
    let cited = reader.cited;

    let mut editions: Vec<LoadedEdition<'a>> = Vec::new();
    for root in basis.iter().flat_map(|_| &layout.editions) {
        let mut reader = Reader { basis, known: Known::of_edition(root), ..Reader::default() };
        if let Some(edition) = edition::read(root, products.as_ref(), &mut reader) {
            edition::alone(root, &edition, &editions, &mut reader);
            let (known, cited) = (reader.known, reader.cited);
            editions.push(LoadedEdition { root: root.clone(), edition, known, cited });
        }
        found.append(&mut reader.found);
    }
    let is_decidable = ways(editions.iter().map(|loaded| &loaded.edition)).is_some_and(|ways| ways <= MOST_WAYS);
    if let Some(last) = editions.last().filter(|_| !is_decidable) {
        let message = phrase!("the program's readings can be decided in more than {} ways", MOST_WAYS);
        let hint = phrase!("leave out readings or options that hardly matter, and say so in a notice");
        found.push(Finding::at(&last.root.below("reading"), RuleCode::TooManyReadings, message, hint));
    }
    sort::by_key(&mut editions, |loaded| loaded.edition.from);
    Loaded { layout, head, products, editions, examples, is_decidable, cited }
}

/// In how many ways the readings of these editions can be decided.
fn ways<'a>(editions: impl Iterator<Item = &'a Edition>) -> Option<usize> {
    let mut options: Vec<(&str, Vec<&str>)> = Vec::new();
    for reading in editions.flat_map(Edition::readings) {
        let position = options.iter().position(|(id, _)| *id == reading.id()).unwrap_or_else(|| {
            options.push((reading.id(), Vec::new()));
            options.len() - 1
        });
        for option in reading.options().iter().map(ReadingOption::id) {
            if !options[position].1.contains(&option) {
                options[position].1.push(option);
            }
        }
    }
    options.iter().try_fold(1_usize, |ways, (_, options)| ways.checked_mul(options.len().max(1)))
}

impl Loaded<'_> {
    /// The program, where all that it needs could be read.
    pub fn program(self) -> Option<Program> {
        let mut head = self.head?;
        let id = head.id;
        let own = |examples: Vec<Example>| examples.into_iter().map(|example| example.of_program(&id)).collect();
        let mut editions: Vec<Edition> = self.editions.into_iter().map(|loaded| loaded.edition).collect();
        for edition in &mut editions {
            edition.examples = own(mem::take(&mut edition.examples));
        }
        for (_, rule) in &mut head.withholding {
            rule.examples = own(mem::take(&mut rule.examples));
        }
        Some(Program {
            name: head.name,
            currency: head.currency,
            pays: head.pays,
            basis: head.basis,
            zone: head.zone,
            points_per_unit: head.points_per_unit,
            withholding: head.withholding,
            editions,
            examples: own(self.examples),
            products: self.products?,
            notices: head.notices,
            id,
        })
    }
}
