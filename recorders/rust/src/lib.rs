//! The recorder that generated bindings call.
//!
//! Every metric is a count of a field: an increment is one atomic add into a static, and nothing else happens on the
//! way. [`start`] looks whether the machine's owner wants recording. If so, [`flush`] and the end of the [`Guard`]
//! append what was counted to a text file in the owner's store, as recorders/STORE.md says; if not, counts stay in
//! memory and end with the process. Nothing leaves the machine: there is no socket here.
//!
//! A recorder can never fail, slow or change its host: nothing here panics, prints, or returns an error. A label, frame
//! or text that is not declared is counted as `unknown` or `_`, never kept.
//!
//! ```
//! use tallybook::{Counter, Meta, Program};
//!
//! pub static TOTAL: Counter = Counter::new(Meta::new("demo.run.total", 49));
//! static PROGRAM: Program = Program::new("demo", "demo-registry", "0.1.0", &[&TOTAL]);
//!
//! let _recording = tallybook::start(&PROGRAM, "1.95.0");
//! TOTAL.increment();
//! assert_eq!(PROGRAM.counts(), [("demo.run.total".to_string(), 1)]);
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
mod labeled_counter2;
mod labeled_histogram;
mod meta;
mod metric;
mod midnight;
pub mod off;
mod pattern;
mod program;
mod recording;
mod stacks;
mod store;
mod text;

pub use counter::{Counter, LabeledCounter};
pub use enumeration::Enumeration;
pub use flag::Flag;
pub use frames::{Form, Frames};
pub use histogram::Histogram;
pub use label::Label;
pub use labeled_counter2::LabeledCounter2;
pub use labeled_histogram::LabeledHistogram;
pub use meta::Meta;
pub use metric::Metric;
pub use pattern::Pattern;
pub use program::Program;
pub use recording::{flush, flush_on_panic, start, Guard};
pub use text::Text;
