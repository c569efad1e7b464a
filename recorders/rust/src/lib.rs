//! The recorder that generated bindings call.
//!
//! Every metric is a count of a field: an increment is one atomic add into a static, and nothing else happens on the
//! way. This version counts in memory only and forgets everything when the process ends; it opens no file and no
//! socket. The local store will come behind [`start`] and [`flush`] without a change to any binding.
//!
//! A recorder can never fail, slow or change its host: nothing here panics, prints, or returns an error. A label, frame
//! or text that is not declared is counted as `unknown` or `_`, never kept.
//!
//! ```
//! use tallybook::{Counter, Meta, Program};
//!
//! pub static TOTAL: Counter = Counter::new(Meta::new("rustc.ice.total", 49));
//! static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&TOTAL]);
//!
//! let _recording = tallybook::start(&PROGRAM);
//! TOTAL.increment();
//! assert_eq!(PROGRAM.counts(), [("rustc.ice.total".to_string(), 1)]);
//! ```
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod cells;
mod counter;
mod enumeration;
mod flag;
mod frames;
mod histogram;
mod label;
mod meta;
mod metric;
pub mod off;
mod pattern;
mod program;
mod recording;
mod stacks;
mod text;

pub use counter::{Counter, LabeledCounter, LabeledCounter2};
pub use enumeration::Enumeration;
pub use flag::Flag;
pub use frames::{Form, Frames};
pub use histogram::Histogram;
pub use label::Label;
pub use meta::Meta;
pub use metric::Metric;
pub use pattern::Pattern;
pub use program::Program;
pub use recording::{flush, start, Guard};
pub use text::Text;
