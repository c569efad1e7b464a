// Code generated from registry/demo/ by generators/rust; DO NOT EDIT.
// Regenerate: npm run generate

//! Metrics of demo: A program that searches.
#![allow(dead_code, reason = "a program may record only some of its metrics")]

/// What this program can record: hand it to `tallybook::start`.
#[rustfmt::skip]
pub static PROGRAM: ::tallybook::Program = ::tallybook::Program::new(
    "demo",
    "sample",
    "0.1.0",
    &[
        &crash::AGAIN,
        &crash::BACKTRACE,
        &crash::STACK,
        &crash::TOTAL,
        &edition::NAMED,
        &search::ENGINE,
        &search::ERROR_CODE,
        &search::ERROR_CODE_STREAK,
        &search::LONGEST_MS,
        &search::USES_CONFIG,
        &search::WALL_MS,
        &type_::FN,
        &type_::MATCH,
        &type_::SELF,
    ],
);

/// The names it can record, kept in the binary so that `strings` shows them.
#[used]
static NAMES: &str = "
TALLYBOOK-NAMES sample 0.1.0
demo.crash.again
demo.crash.backtrace
demo.crash.stack
demo.crash.total
demo.edition.named
demo.search.engine
demo.search.error_code
demo.search.error_code_streak
demo.search.longest_ms
demo.search.uses_config
demo.search.wall_ms
demo.type.fn
demo.type.match
demo.type.self
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

    /// Crates of demo (registry/enumerations/demo-crates.txt).
    #[rustfmt::skip]
    pub static DEMO_CRATES: &[&str] = &[
        "demo_core",
        "demo_driver",
    ];

    /// Queries of demo (registry/enumerations/demo-queries.txt).
    #[rustfmt::skip]
    pub static DEMO_QUERIES: &[&str] = &[
        "mir_borrowck",
        "type_of",
        "typeck",
    ];
}

/// Declared in registry/demo/crash.yaml.
pub mod crash {
    use super::lists;
    use tallybook::{Counter, Flag, Frames, Meta};

    /// A second crash on one day.
    ///
    /// Counts again once for each time it happens in crash.
    ///
    /// `demo.crash.again`, coarse, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
    pub static AGAIN: Flag = Flag::new(Meta::new("demo.crash.again", 49));

    /// Where it crashed.
    ///
    /// Counts backtrace once for each time it happens in crash.
    ///
    /// `demo.crash.backtrace`, ticket, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
    pub static BACKTRACE: Frames<true> = Frames::new(
        Meta::new("demo.crash.backtrace", 49),
        lists::DEMO_CRATES,
        32,
    );

    /// What it was computing.
    ///
    /// Counts stack once for each time it happens in crash.
    ///
    /// `demo.crash.stack`, ticket, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
    pub static STACK: Frames<true> =
        Frames::new(Meta::new("demo.crash.stack", 49), lists::DEMO_QUERIES, 16);

    /// Crashes.
    ///
    /// Counts total once for each time it happens in crash.
    ///
    /// `demo.crash.total`, coarse, kept 49 days, since 0.1.0 (registry/demo/crash.yaml).
    pub static TOTAL: Counter<true> = Counter::new(Meta::new("demo.crash.total", 49));
}

/// Declared in registry/demo/edition.yaml.
pub mod edition {
    use tallybook::{Meta, Pattern, Text};

    /// Editions by name.
    ///
    /// Counts named once for each time it happens in edition.
    ///
    /// `demo.edition.named`, ticket, kept 49 days, since 0.1.0 (registry/demo/edition.yaml).
    #[rustfmt::skip]
    pub static NAMED: Text = Text::new(
        Meta::new("demo.edition.named", 49),
        &Pattern::Sequence(&[Pattern::Literal("v"), Pattern::Repeat { of: &Pattern::Class(&[(b'0', b'9')]), min: 2, max: 2 }, Pattern::Repeat { of: &Pattern::Either(&[Pattern::Literal("a"), Pattern::Literal("b")]), min: 0, max: 1 }]),
    );
}

/// Declared in registry/demo/future.yaml.
pub mod future {
    use tallybook::{off, Meta};

    /// The past_ms of future.
    ///
    /// Counts past_ms once for each time it happens in future.
    ///
    /// Expired on 2026-11-22: counts nothing.
    ///
    /// `demo.future.past_ms`, ticket, kept 49 days, since 0.1.0 (registry/demo/future.yaml).
    pub static PAST_MS: off::Histogram<3> =
        off::Histogram::new(Meta::new("demo.future.past_ms", 49), &[10, 100]);

    /// The plan of future.
    ///
    /// Counts plan once for each time it happens in future.
    ///
    /// Proposed: counts nothing yet.
    ///
    /// `demo.future.plan`, coarse, kept 49 days, since 0.1.0 (registry/demo/future.yaml).
    pub static PLAN: off::Counter = off::Counter::new(Meta::new("demo.future.plan", 49));
}

/// Declared in registry/demo/search.yaml.
pub mod search {
    use super::lists;
    use tallybook::{Enumeration, Flag, Histogram, LabeledCounter, LabeledCounter2, Meta};

    tallybook::labels! {
        /// Values of `engine` of `demo.search.engine`.
        pub enum Engine {
            Both = "both",
            First = "first",
            Second = "second",
            Unknown = "unknown",
        }
    }

    /// The engine of search.
    ///
    /// Counts engine once for each time it happens in search.
    ///
    /// `demo.search.engine`, noised, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
    pub static ENGINE: Enumeration<Engine, 4> =
        Enumeration::new(Meta::new("demo.search.engine", 49));

    /// Errors by code.
    ///
    /// Counts error_code once for each time it happens in search.
    ///
    /// `demo.search.error_code`, ticket, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
    pub static ERROR_CODE: LabeledCounter<lists::DemoCodes, 4> =
        LabeledCounter::new(Meta::new("demo.search.error_code", 49));

    tallybook::labels! {
        /// Values of `streak` of `demo.search.error_code_streak`.
        pub enum ErrorCodeStreakStreak {
            N1 = "1",
            N2To3 = "2-3",
            N4Plus = "4+",
            Unknown = "unknown",
        }
    }

    /// The error_code_streak of search.
    ///
    /// Counts error_code_streak once for each time it happens in search.
    ///
    /// `demo.search.error_code_streak`, ticket, kept 49 days, since 0.1.0
    /// (registry/demo/search.yaml).
    pub static ERROR_CODE_STREAK: LabeledCounter2<lists::DemoCodes, ErrorCodeStreakStreak, 16> =
        LabeledCounter2::new(Meta::new("demo.search.error_code_streak", 49));

    /// The longest_ms of search.
    ///
    /// Counts longest_ms once for each time it happens in search.
    ///
    /// `demo.search.longest_ms`, coarse, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
    pub static LONGEST_MS: Histogram<4> =
        Histogram::new(Meta::new("demo.search.longest_ms", 49), &[10, 100, 1000]);

    /// The uses_config of search.
    ///
    /// Counts uses_config once for each time it happens in search.
    ///
    /// `demo.search.uses_config`, noised, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
    pub static USES_CONFIG: Flag = Flag::new(Meta::new("demo.search.uses_config", 49));

    /// The wall_ms of search.
    ///
    /// Counts wall_ms once for each time it happens in search.
    ///
    /// Deprecated: it will be removed.
    ///
    /// `demo.search.wall_ms`, ticket, kept 49 days, since 0.1.0 (registry/demo/search.yaml).
    pub static WALL_MS: Histogram<4> =
        Histogram::new(Meta::new("demo.search.wall_ms", 49), &[10, 100, 1000]);
}

/// Declared in registry/demo/type.yaml.
pub mod type_ {
    use tallybook::{Enumeration, Flag, LabeledCounter, Meta};

    /// A flag called fn.
    ///
    /// Counts fn once for each time it happens in type.
    ///
    /// `demo.type.fn`, fleet, kept 49 days, since 0.1.0 (registry/demo/type.yaml).
    pub static FN: Flag = Flag::new(Meta::fleet("demo.type.fn", 49));

    tallybook::labels! {
        /// Values of `kind` of `demo.type.match`.
        pub enum Match {
            HashY = "#%7By%7D",
            LessScriptMore = "%3C/script%3E",
            LessBMore = "%3Cb%3E",
            X = "%7B%7Bx%7D%7D",
            StarEnd = "*/%20end",
            N2To3 = "2-3",
            N50Percent = "50%25",
            Self_ = "Self",
            Tick = "`tick`",
            AB = "a\"b",
            CD = "c\\d",
            ItS = "it's",
            PQ = "p%7Cq",
            Trailing = "trailing\\",
            XYZEqual1 = "x%2C%20y%3B%20z%3D1",
            Unknown = "unknown",
        }
    }

    /// ends */ a comment, "double" and 'single' quotes, </script>, a
    /// separator, back\sl.
    ///
    /// ends */ a comment, "double" and 'single' quotes, </script>, a
    /// separator, back\slash, {{x}}, #{y}, |pipe|, `tick`, <b>
    ///
    /// # Not a heading
    /// * not a list
    /// trailing backslash \
    ///
    /// `demo.type.match`, ticket, kept 49 days, since 0.1.0 (registry/demo/type.yaml).
    pub static MATCH: LabeledCounter<Match, 16> =
        LabeledCounter::new(Meta::new("demo.type.match", 49));

    tallybook::labels! {
        /// Values of `self` of `demo.type.self`.
        pub enum Self_ {
            Class = "class",
            New = "new",
            Unknown = "unknown",
        }
    }

    /// The self of type.
    ///
    /// Counts self once for each time it happens in type.
    ///
    /// `demo.type.self`, sealed, kept 14 days, since 0.1.0 (registry/demo/type.yaml).
    pub static SELF: Enumeration<Self_, 3> = Enumeration::new(Meta::new("demo.type.self", 14));
}
