//! Programs as bytes: what comes out is what went in, and bytes that were not written are refused.

use std::sync::LazyLock;

use referral_statement::Programs;

static PUBLISHED: LazyLock<Programs> = LazyLock::new(|| Programs::from_files(referral_rules::FILES).unwrap());

#[test]
fn what_is_packed_comes_out_whole() {
    let samples = [include_str!("../programs/orders.toml"), include_str!("../programs/spend.toml")];
    let brought = PUBLISHED.with(&samples.map(|text| ("", text))).unwrap();
    for programs in [&*PUBLISHED, &brought, &Programs::default()] {
        let bytes = programs.pack();
        assert_eq!(format!("{:?}", Programs::unpack(&bytes).unwrap()), format!("{programs:?}"));
        assert_eq!(Programs::unpack(&bytes).unwrap().pack(), bytes);
    }
}

#[test]
fn what_is_cut_or_changed_is_refused() {
    let bytes = PUBLISHED.pack();
    for end in (0..bytes.len()).step_by(97).chain(bytes.len() - 9..bytes.len()) {
        assert!(Programs::unpack(&bytes[..end]).is_none(), "cut at {end}");
    }
    for place in (0..bytes.len()).step_by(53) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert!(Programs::unpack(&changed).is_none(), "changed at {place}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert!(Programs::unpack(&longer).is_none());
}
