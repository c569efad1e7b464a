// Code generated from registry/second/ by generators/rust; DO NOT EDIT.
// Regenerate: npm run generate

//! Metrics of second: Another program.
#![allow(dead_code, reason = "a program may record only some of its metrics")]

/// What this program can record: hand it to `tallybook::start`.
#[rustfmt::skip]
pub static PROGRAM: ::tallybook::Program = ::tallybook::Program::new(
    "second",
    "sample",
    "0.1.0",
    &[
        &main::CHANNEL,
        &main::ERROR_CODE,
        &main::RUNS,
        &main::SECRET,
    ],
);

/// The names it can record, kept in the binary so that `strings` shows them.
#[used]
static NAMES: &str = "
TALLYBOOK-NAMES sample 0.1.0
second.main.channel
second.main.error_code
second.main.runs
second.main.secret
END
";

/// Lists from registry/enumerations/, shared by the metrics that use them.
pub mod lists {
    tallybook::labels! {
        /// Codes that demo --explain knows (registry/enumerations/demo-codes.txt).
        pub enum DemoCodes {
            E0001 = "E0001",
            E0004 = "E0004",
            E0502 = "E0502",
            Unknown = "unknown",
        }
    }
}

/// Declared in registry/second/main.yaml.
pub mod main {
    use super::lists;
    use tallybook::{Counter, Enumeration, LabeledCounter, Meta};

    tallybook::labels! {
        /// Values of `channel` of `second.main.channel`.
        pub enum Channel {
            Beta = "beta",
            Nightly = "nightly",
            Stable = "stable",
            Unknown = "unknown",
        }
    }

    /// The channel of main.
    ///
    /// Counts channel once for each time it happens in main.
    ///
    /// `second.main.channel`, coarse, kept 49 days, since 0.1.0 (registry/second/main.yaml).
    pub static CHANNEL: Enumeration<Channel, 4> =
        Enumeration::new(Meta::new("second.main.channel", 49));

    /// The error_code of main.
    ///
    /// Counts error_code once for each time it happens in main.
    ///
    /// `second.main.error_code`, fleet, kept 49 days, since 0.1.0 (registry/second/main.yaml).
    pub static ERROR_CODE: LabeledCounter<lists::DemoCodes, 4> =
        LabeledCounter::new(Meta::fleet("second.main.error_code", 49));

    /// The runs of main.
    ///
    /// Counts runs once for each time it happens in main.
    ///
    /// `second.main.runs`, coarse, kept 49 days, since 0.1.0 (registry/second/main.yaml).
    pub static RUNS: Counter = Counter::new(Meta::new("second.main.runs", 49));

    /// The secret of main.
    ///
    /// Counts secret once for each time it happens in main.
    ///
    /// `second.main.secret`, sealed, kept 7 days, since 0.1.0 (registry/second/main.yaml).
    pub static SECRET: Counter = Counter::new(Meta::new("second.main.secret", 7));
}
