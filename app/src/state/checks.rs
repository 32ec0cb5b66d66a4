//! The programs' own worked examples, worked out: what is printed beside what the rules give.

use referral_statement::{
    Clause, Edition, Error, Example, Expected, Figure, FigureValue, Node, Program, Programs, Scenario, Statement,
    Withheld, Withholding, WithholdingRule, Word, calendar, evaluate,
};

use super::draft::Draft;

/// What came of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It comes out as printed.
    Agrees,
    /// It comes out as printed, and contradicts its own page.
    Contradicts,
    /// It comes out as printed under another reading than the default.
    ByReading,
    /// It does not come out.
    Differs,
}

impl Word for Verdict {
    const ALL: &'static [Self] = &[Self::Agrees, Self::Contradicts, Self::ByReading, Self::Differs];

    fn word(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Contradicts => "contradicts",
            Self::ByReading => "by-reading",
            Self::Differs => "differs",
        }
    }
}

/// An example that was worked out.
#[derive(Clone)]
pub struct Check {
    /// Its program.
    pub program: &'static Program,
    /// Where it is printed.
    pub place: Place,
    /// The example.
    pub example: &'static Example,
    /// What the rules give where every reading keeps its default.
    pub by_default: Option<FigureValue>,
    /// What they give under the readings that it was printed with.
    pub as_printed: Option<FigureValue>,
    /// What came of it.
    pub verdict: Verdict,
    /// Why it could not be worked out.
    pub error: Option<Error>,
    /// The statement under the readings that it was printed with.
    pub statement: Option<Statement>,
    /// How its tax comes about.
    pub withheld: Option<Withheld>,
}

/// Where an example is printed.
#[derive(Clone, Copy)]
pub enum Place {
    /// On a page of an edition.
    Edition(&'static Edition),
    /// On a page about a tax.
    Tax(&'static WithholdingRule),
    /// On no page: an example of whoever wrote the rules.
    Nowhere,
}

/// Works out every example of these programs, the newest edition's first.
pub fn all(programs: &'static Programs) -> Vec<Check> {
    let of = |program: &'static Program| {
        let editions = program.editions().iter().rev();
        let printed =
            editions.flat_map(|edition| edition.examples().iter().map(|example| (Place::Edition(edition), example)));
        let rules = Withholding::ALL.iter().filter_map(|kind| program.withholding(*kind));
        let taxed = rules.flat_map(|rule| rule.examples().iter().map(move |example| (Place::Tax(rule), example)));
        let own = program.examples().iter().map(|example| (Place::Nowhere, example));
        let checks = printed.chain(taxed).chain(own);
        checks.map(move |(place, example)| Check::of(programs, program, place, example)).collect::<Vec<_>>()
    };
    programs.iter().flat_map(of).collect()
}

impl Check {
    fn of(programs: &Programs, program: &'static Program, place: Place, example: &'static Example) -> Self {
        let figures = example.by_default(programs).and_then(|by_default| {
            let as_printed = example.as_printed(programs)?;
            let scenario = Scenario::read(programs, &example.scenario_as_printed())?;
            let withheld = (example.expects().what == Figure::Tax)
                .then(|| calendar(programs, &scenario, None))
                .transpose()?
                .and_then(|calendar| calendar.months.last()?.withheld.clone());
            Ok((by_default, as_printed, evaluate(programs, &scenario)?, withheld))
        });
        let check = Self {
            program,
            place,
            example,
            by_default: None,
            as_printed: None,
            verdict: Verdict::Differs,
            error: None,
            statement: None,
            withheld: None,
        };
        match figures {
            Err(error) => Self { error: Some(error), ..check },
            Ok((by_default, as_printed, statement, withheld)) => {
                let verdict = verdict(example, by_default, as_printed);
                Self { by_default, as_printed, verdict, statement: Some(statement), withheld, ..check }
            }
        }
    }

    /// What is printed: which figure.
    pub fn expects(&self) -> &'static Expected {
        self.example.expects()
    }

    /// The id of the clause that prints it.
    pub fn clause(&self) -> Option<&'static str> {
        self.example.clause()
    }

    /// The clause that prints it.
    pub fn told_by(&self) -> Option<&'static Clause> {
        let id = self.clause()?;
        match self.place {
            Place::Edition(edition) => edition.clause(id),
            Place::Tax(rule) => rule.clause(id),
            Place::Nowhere => None,
        }
    }

    /// Where it is printed, in one word that tells it from other places of its program.
    pub fn place_id(&self) -> &'static str {
        match self.place {
            Place::Edition(edition) => edition.id(),
            Place::Tax(_) => "tax",
            Place::Nowhere => "",
        }
    }

    /// The readings under which it comes out as printed: id and option.
    pub fn readings(&self) -> Vec<(String, String)> {
        let scenario = self.example.scenario_as_printed();
        let readings = scenario.field("readings").map_or(&[][..], Node::fields).to_vec();
        readings.into_iter().filter_map(|(id, option)| Some((id, option.plain()?.to_owned()))).collect()
    }

    /// The example for Scenario, under the readings that it was printed with or with all of them open.
    pub fn draft(&self, as_printed: bool) -> Draft {
        let scenario = if as_printed { self.example.scenario_as_printed() } else { self.example.scenario().clone() };
        let (mut draft, _) = Draft::read(&scenario);
        self.program.id().clone_into(&mut draft.program);
        draft
    }
}

fn verdict(example: &Example, by_default: Option<FigureValue>, as_printed: Option<FigureValue>) -> Verdict {
    if as_printed != example.printed() {
        Verdict::Differs
    } else if example.contradicts().is_some() {
        Verdict::Contradicts
    } else if by_default != example.printed() {
        Verdict::ByReading
    } else {
        Verdict::Agrees
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(files: &[(&str, &str)]) -> &'static Programs {
        Box::leak(Box::new(Programs::from_files(files).unwrap()))
    }

    #[test]
    fn every_published_example_comes_out_and_three_contradict_their_page() {
        let checks = all(programs(referral_rules::FILES));
        let of = |verdict: Verdict| checks.iter().filter(|check| check.verdict == verdict).count();
        assert_eq!(Verdict::ALL.iter().map(|verdict| of(*verdict)).collect::<Vec<_>>(), [6, 3, 0, 0]);
        assert!(checks.iter().all(|check| check.error.is_none() && check.statement.is_some()));
        let read: Vec<_> = checks.iter().filter(|check| !check.readings().is_empty()).collect();
        assert_eq!(read.len(), 2);
        assert!(read.iter().all(|check| check.by_default != check.as_printed));
        let tax = checks.iter().find(|check| matches!(check.place, Place::Tax(_))).unwrap();
        assert_eq!(tax.withheld.as_ref().unwrap().tax.to_string(), "440.00");
    }

    #[test]
    fn an_example_that_does_not_come_out_is_told() {
        let sample = crate::state::own::SAMPLES[0];
        let wrong = sample.replace("amount = \"19.00\"", "amount = \"20.00\"");
        assert_ne!(wrong, sample);
        let checks = all(programs(&[("", &wrong)]));
        assert_eq!((checks.len(), checks[0].verdict, checks[0].place_id()), (1, Verdict::Differs, ""));
        let broken = sample.replace("id = \"A-2\"", "id = \"A-1\"");
        let checks = all(programs(&[("", &broken)]));
        assert_eq!(checks[0].verdict, Verdict::Differs);
        assert_eq!(checks[0].error.as_ref().unwrap().path, "customers[0].orders[1].id");
    }
}
