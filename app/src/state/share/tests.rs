//! Links and files of the page: they open to the same, say what changed, and those of old open for ever.

use super::*;
use crate::locales::Lang;
use crate::state::{Look, Theme, compare, embed};
use referral_host::vocabulary::{Attribute, Part};
use referral_share::{MOST_LINK, read_file, read_link};
use referral_statement::{Basis, Programs, json};

fn state() -> State {
    let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    let look = Look { route: Route::Estimate, today: "2024-07-01".to_owned(), lang: Lang::En, theme: Theme::Auto };
    State::new(programs, look, None).unwrap()
}

fn orders() -> State {
    let mut state = state();
    state.program = state.programs.iter().find(|program| program.basis() == Basis::Orders).unwrap();
    state
}

fn opened(state: &mut State, fragment: &str) -> Opened {
    state.receive(read_link(fragment).unwrap());
    (**state.opened.as_ref().unwrap()).clone()
}

#[test]
fn a_first_look_is_a_short_link_that_opens_to_the_same() {
    for mut sender in [state(), orders()] {
        let programs = sender.programs;
        sender.desk_mut().change(programs, Change::AddCustomer);
        let link = sender.envelope(false).link();
        assert!(link.len() < 300, "{} letters: {link}", link.len());
        let mut receiver = state();
        let said = opened(&mut receiver, &link);
        assert_eq!((said.verdict, said.unknown), (Verdict::Same(true), Vec::new()));
        assert_eq!((receiver.program.id(), receiver.draft()), (sender.program.id(), sender.draft()));
        receiver.desk_mut().undo(programs);
        assert_ne!(receiver.draft(), sender.draft(), "what stood there comes back");
    }
}

#[test]
fn another_result_says_what_it_was_and_why() {
    let sender = orders();
    let mut moved = sender.envelope(false);
    let told = moved.told.as_mut().unwrap();
    "1.00".clone_into(&mut told.total);
    "another".clone_into(&mut moved.rules[0].1);
    let edition = moved.rules[0].0.clone();
    let Verdict::Differs { was, editions, .. } = opened(&mut state(), &moved.link()).verdict else {
        panic!("the result differs")
    };
    assert_eq!((was.as_str(), editions), ("1.00", vec![edition]));
    let mut same = sender.envelope(false);
    "another".clone_into(&mut same.rules[0].1);
    assert_eq!(opened(&mut state(), &same.link()).verdict, Verdict::Same(false));
}

#[test]
fn what_is_not_known_is_listed_and_goes_on() {
    let mut envelope = orders().envelope(false);
    envelope.parts.push(("moon".to_owned(), Node::text("full")));
    envelope.more.push(("colour".to_owned(), Node::text("red")));
    envelope.scenarios.push(Node::table([("program", Some(Node::text("elsewhere")))]));
    let mut receiver = state();
    let said = opened(&mut receiver, &envelope.link());
    assert_eq!(said.unknown, ["colour", "program elsewhere", "moon"]);
    let again = receiver.envelope(false);
    assert_eq!((again.parts, again.more), (envelope.parts, envelope.more));
    assert!(again.scenarios.iter().any(|scenario| scenario == &envelope.scenarios[1]), "the scenario goes on too");
}

#[test]
fn a_link_carries_what_its_page_holds_and_a_file_all_of_it() {
    let mut sender = orders();
    sender.wish.target = "5,000".to_owned();
    sender.support.received = "12.00".to_owned();
    let names = |envelope: Envelope| envelope.parts.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(sender.envelope(false)), ["wish"]);
    assert_eq!(names(sender.envelope(true)), ["wish", "support"]);
    sender.route = Route::Support;
    assert_eq!(names(sender.envelope(false)), ["support"]);
    let mut receiver = state();
    let said = opened(&mut receiver, &sender.envelope(false).link());
    assert_eq!((said.unknown, receiver.route), (Vec::new(), Route::Support));
    assert_eq!((receiver.support.received.as_str(), &receiver.wish), ("12.00", &super::super::Wish::default()));
    let mut more = sender.envelope(false);
    let part = Node::table([("received", Some(Node::text("1"))), ("colour", Some(Node::text("red")))]);
    more.parts = vec![("support".to_owned(), part)];
    assert_eq!(opened(&mut receiver, &more.link()).unknown, ["support.colour"]);
}

#[test]
fn what_cannot_be_opened_changes_nothing() {
    let mut receiver = orders();
    let before = receiver.figures();
    let link = orders().envelope(false).link();
    let said = opened(&mut receiver, &link[..link.len() - 4]);
    assert_eq!((said.verdict, receiver.figures()), (Verdict::Refused(Trouble::Damaged), before));
}

#[test]
fn a_large_scenario_becomes_a_file() {
    let mut sender = orders();
    let programs = sender.programs;
    for _ in 0..150 {
        sender.desk_mut().change(programs, Change::CopyCustomer(0));
    }
    assert!(sender.envelope(false).link().len() > MOST_LINK);
    let mut receiver = state();
    receiver.receive(read_file(&sender.envelope(true).file()));
    assert_eq!(receiver.draft(), sender.draft());
    assert_eq!(receiver.opened.unwrap().verdict, Verdict::Same(true));
}

#[test]
fn old_links_open_for_ever() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/links");
    let mut count = 0;
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let name = path.display();
        let case = json::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let text = |field: &str| case.field(field).and_then(Node::plain);
        let mut receiver = state();
        let said = opened(&mut receiver, text("link").unwrap());
        if let Some(refused) = text("refused") {
            let Verdict::Refused(trouble) = said.verdict else { panic!("{name} opens") };
            assert_eq!(trouble.to_string(), refused, "{name}");
        } else {
            assert!(!matches!(said.verdict, Verdict::Refused(_)), "{name}");
            let desk = receiver.desk();
            let scenario = json::write(&desk.draft.kept(desk.program.basis())).unwrap();
            assert_eq!(scenario, json::write(case.field("scenario").unwrap()).unwrap(), "{name}");
            assert_eq!(receiver.route.word(), text("page").unwrap(), "{name}");
            let unknown: Vec<&str> =
                case.field("unknown").map_or(&[][..], Node::items).iter().filter_map(Node::plain).collect();
            assert_eq!(said.unknown, unknown, "{name}");
            for (part, tree) in case.field("parts").map_or(&[][..], Node::fields) {
                let known = crate::state::part::PARTS.iter().find(|known| known.name == part).expect(part);
                assert_eq!((known.kept)(&receiver, Extent::All).as_ref(), Some(tree), "{name}");
            }
        }
        count += 1;
    }
    assert!(count >= 12, "{count} links");
}

#[test]
#[ignore = "writes links for tests/links; those that are there stay"]
fn new_links() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/links");
    let write = |name: &str, fields: Vec<(&str, Option<Node>)>| {
        let path = folder.join(format!("{name}.json"));
        if !path.exists() {
            std::fs::write(path, json::write(&Node::table(fields)).unwrap() + "\n").unwrap();
        }
    };
    let good = |name: &str, state: &State, link: String, unknown: &[&str]| {
        let desk = state.desk();
        write(
            name,
            vec![
                ("link", Some(Node::text(link))),
                ("page", Some(Node::text(state.route.word()))),
                ("scenario", Some(desk.draft.kept(desk.program.basis()))),
                ("unknown", Some(Node::list(unknown.iter().map(|place| Node::text(*place))))),
                (
                    "parts",
                    Some(Node::table(
                        state
                            .parts(Some(state.route), Extent::Seen)
                            .iter()
                            .map(|(name, part)| (name.as_str(), Some(part.clone()))),
                    )),
                ),
            ],
        );
    };
    let bad = |name: &str, link: String, trouble: &Trouble| {
        write(name, vec![("link", Some(Node::text(link))), ("refused", Some(Node::text(trouble.to_string())))]);
    };
    good("a first look at friends who spend", &state(), state().envelope(false).link(), &[]);
    good("a first look at customers who order", &orders(), orders().envelope(false).link(), &[]);
    let mut wrong = orders();
    wrong.route = Route::Scenario;
    let programs = wrong.programs;
    let typed =
        [("customers[0].orders[0].paid", "1,2x~_%"), ("customers[0].id", "张三 & Co."), ("customers[0].count", "3")];
    for (place, text) in typed {
        wrong.desk_mut().change(programs, Change::Type(super::super::Place::of(place), text.to_owned()));
    }
    good("a mistake and signs of every kind as typed", &wrong, wrong.envelope(false).link(), &[]);
    let mut wishing = orders();
    wishing.wish = super::super::Wish { target: "￥12,000".to_owned(), by: "2025-01-31".to_owned() };
    good("a wish with a day", &wishing, wishing.envelope(false).link(), &[]);
    let mut asking = orders();
    asking.route = Route::Support;
    asking.support.order = "A-1".to_owned();
    asking.support.received = "1,000.00".to_owned();
    asking.support.reply_in = Some(Lang::ZhCn);
    good("a question of support", &asking, asking.envelope(false).link(), &[]);
    let mut comparing = orders();
    comparing.route = Route::Compare;
    let desk = comparing.desk().clone();
    let tier = desk.program.tier_ids()[1].clone();
    for act in [
        compare::Act::Add(compare::Vary::tier(tier)),
        compare::Act::Add(compare::Vary::edition("")),
        compare::Act::Pin("张三 & Co.".to_owned()),
    ] {
        comparing.compare.act(programs, &desk, act);
    }
    good("columns side by side", &comparing, comparing.envelope(false).link(), &[]);
    let mut embedding = orders();
    embedding.route = Route::Embed;
    for act in [
        embed::Act::Set(Attribute::Accent, "#0a6".to_owned()),
        embed::Act::Set(Attribute::CtaHref, "https://shop.example/?a=b&c=张".to_owned()),
        embed::Act::Hide(Part::Curve, true),
        embed::Act::Decide("link-window".to_owned(), "two-months".to_owned()),
        embed::Act::Form(referral_host::Form::React),
        embed::Act::Prefill(true),
        embed::Act::Paste("stays here".to_owned()),
    ] {
        embedding.embed.act(act);
    }
    good("choices of an embed", &embedding, embedding.envelope(false).link(), &[]);
    let mut later = orders().envelope(false);
    later.parts.push(("moon".to_owned(), Node::text("full")));
    good("a part that no version knows", &orders(), later.link(), &["moon"]);
    good("escaped by a messenger", &orders(), orders().envelope(false).link().replace('~', "%7E") + ").", &[]);
    let link = orders().envelope(false).link();
    bad("cut off", link[..200.min(link.len() - 9)].to_owned(), &Trouble::Damaged);
    bad("a figure was changed", link.replacen("0.00", "9.00", 1).replacen("_q", "_s", 1) + "A", &Trouble::Damaged);
    bad("nested without end", format!("#/estimate?s=1.{}", "_l".repeat(3_000)), &Trouble::Damaged);
    bad("nothing but signs of escape", format!("#/estimate?s={}", "%".repeat(500)), &Trouble::Damaged);
    let framed = "2._tp~~";
    bad(
        "of a later version",
        format!("#/estimate?s={framed}.{}", referral_share::hash([framed])),
        &Trouble::Version(2),
    );
}
