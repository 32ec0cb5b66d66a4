//! One evaluation with every step: by itself, and from JSON text to JSON text.

use std::hint::black_box;

use bench_engine::{EXAMPLE, programs, scenario};
use criterion::{Criterion, criterion_group, criterion_main};
use referral_statement::{Programs, evaluate, json};

fn bench(criterion: &mut Criterion) {
    let programs = programs();
    let scenario = scenario(&programs);
    let total = evaluate(&programs, &scenario).expect("it comes out").total;
    assert_eq!(total.to_string(), "3024.75");
    criterion.bench_function("evaluate", |b| b.iter(|| evaluate(black_box(&programs), black_box(&scenario))));
    criterion.bench_function("JSON to JSON", |b| b.iter(|| json::evaluate(black_box(&programs), black_box(EXAMPLE))));
    criterion
        .bench_function("the published rules", |b| b.iter(|| Programs::from_files(black_box(referral_rules::FILES))));
}

criterion_group!(benches, bench);
criterion_main!(benches);
