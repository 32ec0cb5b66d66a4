//! Rows that cannot be orders never stop the rest, and each says where, what was read and what was expected.

use referral_ledger::{Fault, Filter, Ledger, Sort, template};
use referral_statement::{Basis, Programs, json};

fn of(settings: &str, text: impl AsRef<[u8]>) -> Ledger {
    let programs = Programs::from_files(referral_rules::FILES).unwrap();
    let mut ledger = Ledger::new(programs, &json::parse(settings).unwrap()).unwrap();
    ledger.write(text.as_ref()).unwrap();
    ledger.finish().unwrap();
    ledger
}

const CN: &str = r#"{"program": "cn-ambassador"}"#;
const HEADER: &str = "customer,linked_at,order,paid_at,paid,refunded,product";

fn cn(rows: &str) -> Ledger {
    of(CN, format!("{HEADER}\n{rows}"))
}

fn faults(ledger: &Ledger) -> Vec<Fault> {
    (0..ledger.faults()).map(|index| ledger.fault(index).unwrap()).collect()
}

#[test]
fn each_says_its_line_its_column_what_was_read_and_what_is_expected() {
    let cases = [
        ("B,2024-06-10,x,2024-06-11,1.005,,", 5, "paid", "1.005", "`1.005` has more than 2 decimals"),
        ("B,2024-06-10,x,2024-06-11,-5,,", 5, "paid", "-5", "`-5` is negative"),
        ("B,2024-06-10,x,2024-06-11,,,", 5, "paid", "", "missing field `paid`"),
        ("B,2024-06-10,x,11 June,5,,", 4, "paid_at", "11 June", "`11 June` is not a time"),
        ("B,2024-06-10,x,2024-02-30,5,,", 4, "paid_at", "2024-02-30", "`2024-02-30` is not a time"),
        ("B,2024-06-10,x,2024-06-11,5,6,", 6, "refunded", "6", "`6.00` is refunded of `5.00` that was paid"),
        ("B,2024-06-10,x,2024-06-11,5,,teapot", 7, "product", "teapot", "unknown product `teapot`"),
        ("B,2024-06-10,A,2024-06-11,5,,", 3, "order", "A", "the id `A` is already used in line 2"),
        (",2024-06-10,x,2024-06-11,5,,", 1, "customer", "", "missing field `id`"),
        (
            "A,2024-06-12,x,2024-06-13,5,,",
            2,
            "linked_at",
            "2024-06-12",
            "customer `A` has `2024-06-12` as `linked_at` here, and `2024-06-10` in line 2",
        ),
    ];
    for (row, column, name, read, message) in cases {
        let ledger =
            cn(&format!("A,2024-06-10,A,2024-06-11,99.00,,ecs\n\n{row}\nA,2024-06-10,last,2024-06-12,99.00,,ecs\n"));
        let found = faults(&ledger);
        assert_eq!(found.len(), 1, "{row}");
        let fault = &found[0];
        let told = (fault.line, fault.column, fault.name.as_str(), fault.read.as_str(), fault.message.as_str());
        assert_eq!(told, (4, Some(column), name, read, message));
        assert_eq!(fault.row, row);
        assert!(!fault.hint.is_empty());
        assert_eq!((ledger.orders(), ledger.total().to_string().as_str()), (2, "39.60"), "{row}");
    }
}

#[test]
fn a_row_that_is_no_row_is_told_as_a_whole() {
    let ledger = cn("A,2024-06-10,A,2024-06-11,99.00,,ecs,1,2\nA,2024-06-10,B,2024-06-11,99.00,,ecs\n");
    assert_eq!(faults(&ledger)[0].message, "the row has 9 cells, the first row has 7");
    assert_eq!(ledger.orders(), 1);
    // 云 in GB18030.
    let mut bytes = format!("{HEADER}\nA,2024-06-10,").into_bytes();
    bytes.extend([0xd4, 0xc6]);
    bytes.extend(b",2024-06-11,99.00,,\nA,2024-06-10,B,2024-06-11,99.00,,\n");
    let ledger = of(CN, bytes);
    assert_eq!((faults(&ledger)[0].message.as_str(), faults(&ledger)[0].column), ("the text is not UTF-8", Some(3)));
    assert_eq!(ledger.orders(), 1);
}

#[test]
fn a_quote_that_is_never_closed_takes_its_own_line_alone() {
    let ledger = cn(
        "A,2024-06-10,\"A,2024-06-11,99.00,,\nA,2024-06-10,B,2024-06-11,99.00,,\nA,2024-06-10,C,2024-06-12,99.00,,\n",
    );
    let fault = &faults(&ledger)[0];
    assert_eq!((fault.line, fault.message.as_str()), (2, "a quote is opened and never closed"));
    assert_eq!((ledger.orders(), ledger.total().to_string().as_str()), (2, "39.60"));
    assert_eq!(ledger.page(0, 9)[0].line, 3);
}

#[test]
fn a_quoted_cell_holds_commas_quotes_and_ends_of_line() {
    let ledger =
        cn("\"A, \"\"the\"\"\r\nfirst\",2024-06-10,\"1\",2024-06-11,99.00,,ecs\nB,2024-06-10,2,2024-06-11,99.00,,\n");
    assert_eq!(ledger.faults(), 0, "{:?}", ledger.fault(0));
    let rows = ledger.page(0, 9);
    assert_eq!((rows[0].customer.as_str(), rows[0].line, rows[1].line), ("A, \"the\"\r\nfirst", 2, 4));
}

#[test]
fn orders_of_one_cart_have_one_time() {
    let text = "customer,linked_at,order,paid_at,paid,settlement\nA,2024-06-10,1,2024-06-11,99.00,cart\n\
                A,2024-06-10,2,2024-06-12,99.00,cart\nA,2024-06-10,3,2024-06-11,99.00,cart\n";
    let ledger = of(CN, text);
    let fault = &faults(&ledger)[0];
    assert_eq!((fault.line, fault.other, fault.code.as_str()), (3, Some(2), "settlement-times-differ"));
    assert_eq!(fault.message, "settlement `cart` is paid at `2024-06-12` here and at `2024-06-11` by order `1`");
    assert_eq!(ledger.total().to_string(), "49.50");
    assert_eq!(ledger.page(1, 1)[0].outcome, None);
}

#[test]
fn what_people_write_is_understood_as_on_the_page() {
    let text = "客户;关联时间;订单号;支付时间;实付金额;产品;订单类型\nA;2024/6/10;1;2024年6月11日 9:30;￥１,234.50;云服务器 ECS;新购\n\
                A;2024-06-10;2;2024-06-12 09:30:15; 99 ;ecs;续费\n";
    let ledger = of(CN, text);
    assert_eq!(ledger.faults(), 0, "{:?}", ledger.fault(0));
    let rows = ledger.page(0, 9);
    assert_eq!((rows[0].paid.as_str(), rows[0].paid_at.as_str()), ("1234.50", "2024-06-11T09:30"));
    assert_eq!(
        (rows[1].kind, rows[1].paid_at.as_str(), rows[1].reward.as_deref()),
        (Some("renewal"), "2024-06-12T09:30:15", Some("14.85"))
    );
}

#[test]
fn a_mended_row_counts_where_it_stood() {
    let mut ledger = cn("A,2024-06-10,1,2024-06-11,9x9,,\nA,2024-06-10,2,2024-06-11,99.00,,\n");
    assert_eq!((ledger.faults(), ledger.total().to_string().as_str()), (1, "24.75"));
    assert!(!ledger.mend(0, "A,2024-06-10,1,2024-06-11,9y9,,"));
    assert_eq!(ledger.fault(0).unwrap().read, "9y9");
    assert!(!ledger.mend(0, "A,2024-06-10,2,2024-06-11,99.00,,"), "the id is another's");
    assert!(ledger.mend(0, "A,2024-06-10,1,2024-06-11,1000.00,,"));
    ledger.finish().unwrap();
    assert_eq!(ledger.faults(), 0);
    // The first purchase, of two at one time, is again the one that stands first in the file.
    let rewards: Vec<_> = ledger.page(0, 9).into_iter().map(|row| (row.order, row.reward.unwrap())).collect();
    assert_eq!(rewards, [("2".to_owned(), "14.85".to_owned()), ("1".to_owned(), "250.00".to_owned())]);
    ledger.select(&Filter::default(), Sort::Line, false);
    assert_eq!(ledger.page(0, 1)[0].order, "1");
}

#[test]
fn a_customer_comes_with_its_first_order() {
    let mut ledger =
        cn("A,2024-06-10,1,2024-06-11,99.00,,\nB,2024-06-10,1,2024-06-11,99.00,,\nB,2024-06-09,3,2024-06-11,9x,,\n");
    let stands = |ledger: &Ledger| {
        assert_eq!((ledger.customers(), ledger.faults(), ledger.total().to_string().as_str()), (1, 2, "24.75"));
    };
    stands(&ledger);
    // Refused again, of a customer of whom there is no other order: what was judged stands.
    assert!(!ledger.mend(0, "C,2024-06-10,1,2024-06-11,99.00,,"));
    stands(&ledger);
    ledger.finish().unwrap();
    stands(&ledger);
    // The facts of a customer are those of its first order, not of a row that was refused.
    assert!(ledger.mend(0, "B,2024-06-09,3,2024-06-11,99.00,,"));
    ledger.finish().unwrap();
    assert_eq!((ledger.customers(), ledger.faults()), (2, 1));
}

#[test]
fn files_that_are_given_out_run_in_no_spreadsheet() {
    let ledger = of(
        CN,
        "customer,linked_at,order,paid_at,paid\n=1+1,2024-06-10,@SUM(A1),2024-06-11,99.00\n-2,2024-06-10,+x,2024-06-11,oops\n",
    );
    let csv = ledger.csv(0, 9);
    assert!(csv.contains("\r\n2,'=1+1,'@SUM(A1),2024-06-11,99.00,"), "{csv}");
    assert!(csv.starts_with('\u{feff}') && !ledger.csv(1, 9).starts_with('\u{feff}'));
    let faults = ledger.faults_csv(0, 9, referral_statement::Phrase::english);
    assert!(faults.contains(",\"'-2,2024-06-10,+x,2024-06-11,oops\"\r\n"), "{faults}");
}

#[test]
fn a_tier_of_a_row_is_its_referrers() {
    let header = "customer,linked_at,order,paid_at,paid,tier,tier_rate";
    let ledger = of(
        CN,
        format!(
            "{header}\nA,2024-06-10,1,2024-06-11,100.00,L4,\nB,2024-06-10,2,2024-06-11,100.00,L2,30%\n\
             C,2024-06-10,3,2024-06-11,100.00,L2,\nD,2024-06-10,4,2024-06-11,100.00,L9,\nE,2024-06-10,5,2024-06-11,100.00,,\n"
        ),
    );
    let rewards: Vec<_> = ledger.page(0, 9).into_iter().map(|row| row.reward.unwrap()).collect();
    assert_eq!(rewards, ["45.00", "30.00", "0.00", "25.00"]);
    let told: Vec<_> = faults(&ledger).into_iter().map(|fault| (fault.line, fault.message)).collect();
    assert_eq!(told[0], (5, "unknown tier `L9`".to_owned()));
    assert_eq!(told[1], (4, "edition `2024-06-01` publishes no rate for tier `L2`".to_owned()));
    let tiers: Vec<_> =
        ledger.totals().unwrap().by_tier.into_iter().map(|tier| (tier.name, tier.reward.to_string())).collect();
    assert!(tiers.contains(&("L4".to_owned(), "45.00".to_owned())), "{tiers:?}");
}

#[test]
fn what_was_paid_is_held_against_what_is_earned() {
    let header = "customer,linked_at,order,paid_at,paid,actually_paid";
    let mut ledger = of(
        CN,
        format!(
            "{header}\nA,2024-06-10,1,2024-06-11,99.00,24.75\nA,2024-06-10,2,2024-06-12,99.00,24.75\n\
             B,2024-06-10,3,2024-06-11,99.00,24.75\nC,2024-06-10,4,2024-06-11,99.00,\n"
        ),
    );
    let differences = ledger.differences(0, 9).unwrap();
    assert_eq!((differences.customers, differences.actual.to_string().as_str()), (1, "74.25"));
    let one = &differences.list[0];
    assert_eq!((one.customer.as_str(), one.difference.to_string().as_str()), ("A", "9.90"));
    let causes = serde_json::to_value(ledger.reconcile(one.row).unwrap().unwrap()).unwrap();
    let deviation = serde_json::json!({"kind": "reading", "id": "later-order-rate", "to": "tier"});
    assert_eq!(causes["explanations"][0]["deviations"][0], deviation);
    assert!(ledger.reconcile(3).is_none());
    assert_eq!(ledger.select(&Filter { differs: true, ..Filter::default() }, Sort::Order, true), 2);
    assert_eq!(ledger.page(0, 1)[0].order, "2");
}

#[test]
fn the_template_is_a_file_that_is_read() {
    for (basis, program) in [(Basis::Orders, "cn-ambassador"), (Basis::Spend, "intl-referral")] {
        let ledger = of(&format!(r#"{{"program": "{program}"}}"#), template(basis));
        assert_eq!((ledger.faults(), ledger.orders()), (0, 1), "{:?}", ledger.fault(0));
    }
}

#[test]
fn columns_can_be_said_and_a_file_can_begin_with_an_order() {
    let settings = r#"{"program": "cn-ambassador", "header": false, "delimiter": ";",
        "columns": ["order", null, "customer", "linked_at", "paid_at", "paid"]}"#;
    let ledger = of(settings, "1;x;A;2024-06-10;2024-06-11;99.00\n");
    assert_eq!(ledger.total().to_string(), "24.75");
    // A column of customers' kinds that is named `kind` is what the issue's own files have.
    let ledger = of(CN, "customer,kind,linked_at,order,paid_at,paid\nA,dormant,2024-06-10,1,2024-06-11,99.00\n");
    assert_eq!(ledger.page(0, 1)[0].role.map(|role| role.to_string()).as_deref(), Some("dormant"));
}

#[test]
fn settings_and_columns_are_checked() {
    let new = |settings: &str| {
        let programs = Programs::from_files(referral_rules::FILES).unwrap();
        Ledger::new(programs, &json::parse(settings).unwrap())
    };
    let message = |settings: &str| new(settings).err().unwrap().message.clone();
    assert_eq!(message(r#"{"program": "none"}"#), "unknown program `none`");
    assert_eq!(message(r#"{"program": "cn-ambassador", "colums": []}"#), "unknown field `colums`");
    let mut ledger = new(CN).unwrap();
    ledger.write(b"customer,order\nA,1\n").unwrap();
    assert_eq!(ledger.finish().unwrap_err().message, "missing field `linked_at`");
    let mut ledger = new(r#"{"program": "cn-ambassador", "referrer": {"tier": "L2"}}"#).unwrap();
    ledger.write(format!("{HEADER}\nA,2024-06-10,1,2024-06-11,99.00,,\n").as_bytes()).unwrap();
    assert_eq!(ledger.finish().unwrap_err().path, "referrer.tier_rate");
}

#[test]
fn a_first_row_of_any_length_is_the_same_in_pieces_of_any_size() {
    for name in [10, 60_000, 70_000, 200_000] {
        let file = format!("{HEADER},{}\nA,2024-06-10,A,2024-06-11,99.00,,ecs,x\n", "n".repeat(name));
        let read = |size: usize| {
            let programs = Programs::from_files(referral_rules::FILES).unwrap();
            let mut ledger = Ledger::new(programs, &json::parse(CN).unwrap()).unwrap();
            let written = file.as_bytes().chunks(size).try_for_each(|piece| ledger.write(piece));
            written.and_then(|()| ledger.finish()).map(|()| (ledger.orders(), ledger.total().to_string()))
        };
        assert_eq!(read(997), read(file.len()), "a name of {name} bytes");
    }
}
