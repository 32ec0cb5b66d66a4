//! The ledger: flat files of orders, a row an order, read in chunks of any size, judged by the engine, and asked for totals, pages
//! of rows and the full statement of one customer.
//!
//! It knows no web, clock or file, and no rule: a customer's rows become the engine's own facts, and what they earn is the engine's
//! own judgement. Text comes as UTF-8; another encoding or a packed file is opened by the host.
//!
//! ```
//! use referral_ledger::Ledger;
//! use referral_statement::{Programs, json};
//!
//! let programs = Programs::from_files(referral_rules::FILES).unwrap();
//! let mut ledger = Ledger::new(programs, &json::parse(r#"{"program": "cn-ambassador"}"#).unwrap()).unwrap();
//! ledger.write(b"customer,linked_at,order,paid_at,paid\nB,2024-06-10,B-1,2024-06-11,99.00\nB,2024-06-10,").unwrap();
//! ledger.write(b"B-2,2024-06-12,99.0x\n").unwrap();
//! ledger.finish().unwrap();
//! assert_eq!(ledger.total().to_string(), "24.75");
//! let fault = ledger.fault(0).unwrap();
//! assert_eq!((fault.line, fault.message.as_str()), (3, "`99.0x` is not a decimal number"));
//! ```

#![deny(clippy::float_arithmetic, reason = "amounts are exact; binary fractions are not")]

mod arena;
mod customers;
mod differ;
mod explain;
mod export;
mod facts;
mod fault;
mod judge;
mod layout;
mod ledger;
mod page;
mod quick;
mod scan;
mod select;
mod slow;
mod split;
mod table;
mod totals;
mod usual;

pub use differ::{Difference, Differences};
pub use fault::Fault;
pub use layout::{Layout, template};
pub use ledger::Ledger;
pub use page::Row;
pub use select::{Filter, Sort};
pub use totals::{Group, Totals};
