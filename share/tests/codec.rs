//! Links and files come out as they went in, and damage is always found.

use proptest::prelude::*;
use referral_share::{Envelope, MOST_LINK, Told, Trouble, read_file, read_link};
use referral_statement::{Node, Value};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("0.00".to_owned()),
        Just("2024-06-11T09:30".to_owned()),
        "[a-zA-Z0-9 ._~:%&-]{0,12}",
        any::<String>(),
    ]
}

fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        text().prop_map(Node::text),
        any::<u32>().prop_map(Node::number),
        any::<bool>().prop_map(|flag| Value::Flag(flag).into()),
        Just(Value::Nothing.into()),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let names = prop_oneof![Just("orders".to_owned()), Just("unknown".to_owned()), text()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Node::list),
            prop::collection::btree_map(names, inner, 0..6)
                .prop_map(|fields| Value::Table(fields.into_iter().collect()).into()),
        ]
    })
}

prop_compose! {
    fn envelope()(
        page in prop_oneof![Just("estimate"), Just("scenario"), Just("compare")],
        program in text(), made in text(), scenarios in prop::collection::vec(tree(), 0..3),
        rules in prop::collection::btree_map("[0-9-]{1,10}", text(), 0..3),
        told in prop::option::of((text(), prop::collection::vec(text(), 0..4))),
        parts in prop::collection::btree_map(text(), tree(), 0..3), later in prop::option::of(tree()),
    ) -> Envelope {
        Envelope {
            page: page.to_owned(), program, made, scenarios,
            rules: rules.into_iter().collect(),
            told: told.map(|(total, rewards)| Told { total, rewards }),
            parts: parts.into_iter().collect(),
            more: later.map(|later| ("of a later version".to_owned(), later)).into_iter().collect(),
        }
    }
}

proptest! {
    #[test]
    fn a_link_gives_back_everything(envelope in envelope()) {
        let link = envelope.link();
        prop_assert!(link.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || b"-._~/?=".contains(&byte)), "{link}");
        if link.len() <= MOST_LINK {
            prop_assert_eq!(read_link(&link), Some(Ok(envelope)));
        } else {
            prop_assert!(read_link(&link).is_some());
        }
    }

    #[test]
    fn a_file_gives_back_everything(envelope in envelope()) {
        prop_assert_eq!(read_file(&envelope.file()), Ok(envelope));
    }

    #[test]
    fn a_link_that_is_cut_or_changed_is_found(envelope in envelope(), place in any::<prop::sample::Index>(), letter in "[A-Za-z0-9._~-]") {
        let link = envelope.link();
        let payload = link.find("?s=").unwrap() + 3;
        let place = payload + place.index(link.len() - payload);
        prop_assert!(!matches!(read_link(&link[..place]), Some(Ok(_))), "cut at {place}: {link}");
        let mut changed = link.clone();
        changed.replace_range(place..=place, &letter);
        match read_link(&changed) {
            Some(Ok(read)) => prop_assert!(changed == link || read == envelope, "{changed}"),
            found => prop_assert_eq!(found, Some(Err(if link.len() > MOST_LINK { Trouble::TooLong } else { Trouble::Damaged }))),
        }
    }

    #[test]
    fn what_messengers_do_to_a_link_does_no_harm(envelope in envelope()) {
        let link = envelope.link();
        prop_assume!(link.len() <= MOST_LINK);
        for changed in [
            link.replace('~', "%7E"), link.replace('~', "%7e").replace('_', "%5F"),
            format!("{link}."), format!("{link})."), format!("{link}&utm_source=x"), format!("{link}\u{201d}"),
        ] {
            prop_assert_eq!(read_link(&changed), Some(Ok(envelope.clone())), "{}", changed);
        }
    }

    #[test]
    fn no_input_panics_or_is_taken(text in any::<String>(), letters in "[a-zA-Z0-9._~%-]{0,200}") {
        for payload in [text.as_str(), letters.as_str()] {
            for whole in [payload.to_owned(), format!("#/estimate?s={payload}"), format!("#/estimate?s=1.{payload}")] {
                prop_assert!(!matches!(read_link(&whole), Some(Ok(_))));
            }
            prop_assert!(read_file(payload).is_err());
        }
    }
}

/// A link around a tree in the notation, with the checksum that it should have.
fn framed(framed: &str) -> String {
    // The checksum is the project's own; a link of nothing shows it for any text.
    format!("#/estimate?s={framed}.{}", referral_share::hash([framed]))
}

#[test]
fn a_later_version_is_told_apart_from_damage() {
    assert_eq!(read_link(&framed("2._tzzz")), Some(Err(Trouble::Version(2))));
    assert_eq!(read_link("#/estimate?s=2._tzzz.AAAAAAAAAAA"), Some(Err(Trouble::Damaged)));
    assert_eq!(read_file(r#"{"referral-statement": 9}"#), Err(Trouble::Version(9)));
    for none in ["#/estimate", "#figures=x", "", "#statement"] {
        assert_eq!(read_link(none), None, "{none}");
    }
}

#[test]
fn hostile_links_and_files_are_refused_at_once() {
    let deep = |levels: usize| format!("1._ts{}{}~", "_l".repeat(levels), "_e".repeat(levels));
    assert!(matches!(read_link(&framed(&deep(20))), Some(Ok(_))));
    for wrong in [
        deep(40),
        deep(1_500),
        "1._tpa~pb~~".to_owned(),
        "1._t~_t~".to_owned(),
        "1._ts_l".repeat(400),
        "1._tp_JAAAA~".to_owned(),
        "1._tp_jNgA~~".to_owned(),
        "1._d1x~".to_owned(),
        "1.".to_owned(),
    ] {
        assert_eq!(read_link(&framed(&wrong)), Some(Err(Trouble::Damaged)), "{}", &wrong[..wrong.len().min(40)]);
    }
    assert_eq!(read_link(&framed(&format!("1.{}~", "a".repeat(MOST_LINK)))), Some(Err(Trouble::TooLong)));
    assert_eq!(read_link(&format!("#/estimate?s={}", "%".repeat(100))), Some(Err(Trouble::Damaged)));
    let nested = format!(r#"{{"program": {}}}"#, "[".repeat(100_000));
    assert!(matches!(read_file(&nested), Err(Trouble::NotJson(_))));
    let names: Vec<String> = (0..150_000).map(|number| format!("\"{number}\":0")).collect();
    assert_eq!(read_file(&format!("{{{}}}", names.join(","))), Err(Trouble::NotOurs));
    assert_eq!(read_file(&" ".repeat(3_000_000)), Err(Trouble::TooLong));
    assert_eq!(read_file(r#"{"program": "p"}"#), Err(Trouble::NotOurs));
}

#[test]
fn a_scenario_of_the_contract_is_a_file_too() {
    let scenario = r#"{"program":"p","customers":[]}"#;
    let alone = read_file(scenario).unwrap();
    assert_eq!((alone.program.as_str(), alone.scenarios.len()), ("p", 1));
    assert_eq!(read_file(&format!("\u{feff}{{\"scenario\": {scenario}, \"statement\": {{}}}}")), Ok(alone));
}

#[test]
fn what_comes_in_another_shape_goes_on_and_no_name_stands_twice() {
    // Each holds a field of ours, or the mark of a file, in another shape; a link of such a link must open.
    for tree in
        ["_ts_tz1~~~", "_tplantern~s7~~", "_tp_l_e~", "_t_referral-statement~_d9~~", "_t_page~_l_e~", "_ts_yh_yp_n~"]
    {
        let read = read_link(&framed(&format!("1.{tree}")))
            .unwrap_or(Err(Trouble::NotOurs))
            .unwrap_or_else(|trouble| panic!("{tree}: {trouble}"));
        assert_eq!(read_link(&read.link()), Some(Ok(read.clone())), "{tree}");
        assert_eq!(read_file(&read.file()).as_ref(), Ok(&read), "{tree}");
        // With something of ours under that name the file still opens, and says it.
        let scenarios = vec![Node::table([("program", Some(Node::text("p")))])];
        let ours = Envelope { program: "p".to_owned(), scenarios: scenarios.clone(), ..read };
        let file = read_file(&ours.file()).unwrap_or_else(|trouble| panic!("{tree}: {trouble}"));
        assert_eq!((file.program.as_str(), file.scenarios), ("p", scenarios), "{tree}");
    }
}
