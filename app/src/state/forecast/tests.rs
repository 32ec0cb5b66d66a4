//! What is typed on Forecast, what is made of it, and how it is kept and sent.

use referral_share::read_link;
use referral_statement::{Basis, Code, Money, Month, Programs, json};

use super::*;
use crate::locales::Lang;
use crate::route::Route;
use crate::state::place::{Place, ReferrerField};
use crate::state::{Change, Look, Theme};

fn state(basis: Basis) -> State {
    let programs = Box::leak(Box::new(Programs::from_files(referral_rules::FILES).unwrap()));
    let look = Look { route: Route::Forecast, today: "2024-06-20".to_owned(), lang: Lang::En, theme: Theme::Auto };
    let mut state = State::new(programs, look, None).unwrap();
    state.program = state.programs.iter().find(|program| program.basis() == basis).unwrap();
    state
}

fn type_at(state: &mut State, path: &str, text: &str) {
    state.act_forecast(Act::Type(Spot::of(path).unwrap(), text.to_owned()));
}

/// Works out what is due; then nothing is due any more.
fn reckon(state: &mut State) {
    state.act_forecast(Act::Reckon);
    assert!(!state.forecast_is_due(), "what was worked out is what was asked for");
}

fn outlook(state: &State) -> &Outlook {
    state.reckoned().unwrap().outlook.as_ref().unwrap()
}

fn total(state: &State) -> Money {
    outlook(state).forecast.expected.total
}

#[test]
fn every_program_begins_with_an_example_that_brings_something() {
    for basis in [Basis::Spend, Basis::Orders] {
        let mut state = state(basis);
        assert!(state.forecast_is_due());
        reckon(&mut state);
        assert!(state.reckoned().unwrap().faults.is_empty());
        let forecast = &outlook(&state).forecast;
        let (low, high) = (forecast.low.as_ref().unwrap(), forecast.high.as_ref().unwrap());
        assert!(Money::ZERO < low.total && low.total < forecast.expected.total && forecast.expected.total < high.total);
        assert_eq!((forecast.from.to_string().as_str(), outlook(&state).starts.len()), ("2024-07", 12));
        let months: Vec<Month> = forecast.expected.months.iter().map(|row| row.month).collect();
        assert_eq!(months[state.asked_month(&months)].to_string(), "2025-06", "what comes in by June is asked first");
    }
}

#[test]
fn every_mistake_is_found_at_its_place_and_the_last_plan_stays() {
    let mut state = state(Basis::Orders);
    reckon(&mut state);
    let before = total(&state);
    let wrong = [
        ("forecast.from", "soon", Code::BadTime),
        ("forecast.months", "many", Code::WrongType),
        ("forecast.day", "29", Code::BadCount),
        ("forecast.new_customers", "2; x", Code::BadNumber),
        ("forecast.conversion", "130", Code::TooLarge),
        ("forecast.later_orders.every_days", "0", Code::BadCount),
        ("forecast.low.first_order", "9.999", Code::TooManyDecimals),
    ];
    for (path, text, _) in wrong {
        type_at(&mut state, path, text);
    }
    type_at(&mut state, "forecast.months", "many");
    reckon(&mut state);
    for (path, text, code) in wrong {
        let spot = Spot::of(path).unwrap();
        let found = state
            .reckoned()
            .unwrap()
            .faults
            .iter()
            .any(|fault| matches!(fault, PlanFault::Plan(at, error) if *at == spot && error.code == code));
        // With no whole number of months a list cannot be as long as them.
        assert!(found || path == "forecast.new_customers", "{path}");
        assert_eq!(state.plan().get(spot), text, "what was typed stays");
    }
    assert_eq!(total(&state), before, "the last plan stays");
    for _ in wrong {
        state.act_forecast(Act::Undo);
    }
    assert_eq!(*state.plan(), state.example_plan());
    reckon(&mut state);
    assert!(state.reckoned().unwrap().faults.is_empty());
}

#[test]
fn a_tier_without_a_published_rate_asks_for_it_at_the_scenarios_field() {
    let mut state = state(Basis::Orders);
    let programs = state.programs;
    let place = Place::Referrer(ReferrerField::Tier);
    let nobody = base(state.draft());
    state.desk_mut().change(programs, Change::Put(Box::new(nobody)));
    state.desk_mut().change(programs, Change::Type(place, "L2".to_owned()));
    assert!(state.faults().is_empty(), "a scenario without orders needs no rate");
    reckon(&mut state);
    let rate = Place::Referrer(ReferrerField::TierRate);
    let faults = &state.reckoned().unwrap().faults;
    assert!(
        matches!(&faults[..], [PlanFault::Scenario(fault)] if fault.place == rate && fault.error.code == Code::RateRequired)
    );
    state.desk_mut().change(programs, Change::Type(rate, "30".to_owned()));
    reckon(&mut state);
    assert!(state.reckoned().unwrap().faults.is_empty());
}

#[test]
fn a_plan_of_the_contract_is_made_of_what_was_typed() {
    let mut plan = PlanText::default();
    for (path, text) in [
        ("forecast.from", "2026年1月"),
        ("forecast.months", "3"),
        ("forecast.new_customers", "2; 1,000；0.5"),
        ("forecast.conversion", "12.5%"),
        ("forecast.first_order", "￥1,200"),
        ("forecast.later_orders.every_days", "30"),
        ("forecast.later_orders.kind", "renewal"),
        ("forecast.high.later_orders.amount", "5"),
        ("forecast.low.drop_out", "10"),
    ] {
        let spot = Spot::of(path).unwrap();
        assert_eq!(spot.to_string(), path);
        plan.set(spot, text);
    }
    let told = |basis| json::write(&plan.node(basis)).unwrap();
    let common = r#"{"from":"2026-01","months":3,"new_customers":["2","1000","0.5"],"conversion":"0.125","first_order":"1200","low":{"drop_out":"0.10"},"high":{"later_orders":{"amount":"5"}}}"#;
    // Without an amount there are no later orders, whatever is said of them.
    assert_eq!(told(Basis::Orders), common);
    plan.set(Spot::of("forecast.later_orders.amount").unwrap(), "9");
    let with = |kind: &str| {
        common.replace(r#","low""#, &format!(r#","later_orders":{{"amount":"9","every_days":30{kind}}},"low""#))
    };
    assert_eq!(json::write(&plan.node(Basis::Orders)).unwrap(), with(r#","kind":"renewal""#));
    assert_eq!(json::write(&plan.node(Basis::Spend)).unwrap(), with(""));
}

#[test]
fn what_was_typed_outlives_a_reload_and_goes_with_a_link() {
    let mut sender = state(Basis::Orders);
    type_at(&mut sender, "forecast.new_customers", "1,2x~_%");
    type_at(&mut sender, "forecast.low.drop_out", "五");
    sender.act_forecast(Act::By("2025-03".to_owned()));
    sender.act_forecast(Act::Show(Section::Calendar));
    let mut again = state(Basis::Spend);
    again.restore(&sender.figures());
    assert_eq!((again.plan(), again.forecast.section), (sender.plan(), Section::Calendar));
    assert_eq!(again.forecast.by, "2025-03");
    assert!(!again.forecast.can_undo(again.program.id()), "a reload is no change");

    let mut receiver = state(Basis::Orders);
    type_at(&mut receiver, "forecast.months", "3");
    let before = receiver.plan().clone();
    receiver.receive(read_link(&sender.envelope(false).link()).unwrap());
    assert_eq!(receiver.opened.as_ref().unwrap().unknown, Vec::<String>::new());
    assert_eq!(receiver.plan(), sender.plan());
    receiver.act_forecast(Act::Undo);
    assert_eq!(*receiver.plan(), before, "what stood there comes back");

    let mut plain = state(Basis::Orders);
    plain.route = Route::Estimate;
    assert!(plain.forecast_part(Extent::Chosen).is_none(), "the example alone does not make a link longer");
}

#[test]
fn customers_are_taken_apart_into_shares_that_the_forecast_rests_on() {
    let mut state = state(Basis::Orders);
    for (path, text) in [
        ("forecast.months", "1"),
        ("forecast.until", "2024-08"),
        ("forecast.conversion", "50"),
        ("forecast.drop_out", "20"),
        ("forecast.first_order", "99"),
        ("forecast.first_order_after_days", ""),
        ("forecast.later_orders.amount", "99"),
        ("forecast.later_orders.every_days", "30"),
    ] {
        type_at(&mut state, path, text);
    }
    reckon(&mut state);
    // Orders on 1 July, 31 July and 30 August; the last is outside the window of 60 days.
    let histories = &outlook(&state).histories;
    let shares: Vec<(usize, u64, String)> =
        histories.iter().map(|history| (history.orders, history.share, history.each.to_string())).collect();
    assert_eq!(shares, [(1, 1_000, "24.75".to_owned()), (2, 4_000, "39.60".to_owned())]);
    let one = outlook(&state).one.as_ref().unwrap();
    assert_eq!(one.statement.customers[0].orders.len(), 3, "the first that earns nothing says why");
    // 6 × (10% × 24.75 + 40% × 39.60)
    assert_eq!(total(&state).to_string(), "109.89");
    state.act_forecast(Act::Open);
    let draft = state.draft();
    let count = crate::state::place::CustomerField::Count;
    assert_eq!((draft.customers.len(), draft.order_count(), draft.customers[0].texts.get(count)), (1, 3, "3"));
    assert!(state.faults().is_empty());
}

#[test]
fn the_calendar_is_that_of_the_scenario_and_tax_is_never_on_by_itself() {
    let mut state = state(Basis::Orders);
    let programs = state.programs;
    state.act_forecast(Act::Show(Section::Calendar));
    state.act_forecast(Act::CashBy("2024-12-31".to_owned()));
    reckon(&mut state);
    let answer = state.answer().unwrap().statement.total;
    let calendar = state.dates().unwrap().calendar.clone().unwrap();
    assert_eq!((calendar.total, calendar.by.as_ref().unwrap().paid.gross), (answer, answer));
    assert_eq!(calendar.by.unwrap().paid.tax, None);
    let tax = Place::Referrer(ReferrerField::Withholding);
    state.desk_mut().change(programs, Change::Type(tax.clone(), "labour-service".to_owned()));
    assert!(state.forecast_is_due());
    reckon(&mut state);
    let calendar = state.dates().unwrap().calendar.clone().unwrap();
    assert_eq!(calendar.total, answer, "tax never changes what is earned");
    // (1,250.00 − 800.00) × 20%
    assert_eq!(calendar.by.unwrap().paid.tax.unwrap().to_string(), "90.00");
    assert!(state.desk().fits, "Estimate goes on with its form");
    // A day that is none is kept, and a scenario with a mistake leaves the last calendar.
    state.act_forecast(Act::CashBy("soon".to_owned()));
    let paid = Place::of("customers[0].orders[0].paid");
    state.desk_mut().change(programs, Change::Type(paid, "x".to_owned()));
    reckon(&mut state);
    let dates = state.dates().unwrap();
    assert!(dates.is_wrong && dates.typed == "soon" && dates.calendar.as_ref().unwrap().by.is_none());
}
