//! What could not be written is counted later, whatever the kind of its metric; what may have been written is not.

use super::super::drain::{self, Drain};
use super::super::{append::Refusal, settle};
use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";

#[test]
fn what_could_not_be_written_is_kept_for_every_kind() {
    use crate::{
        Enumeration, Flag, Form, Frames, Histogram, LabeledCounter, LabeledCounter2,
        LabeledHistogram, Pattern, Text,
    };
    crate::labels! {
        enum Label {
            A = "a",
            Unknown = "unknown",
        }
    }
    static COUNTER: Counter = Counter::new(Meta::new("demo.a.counter", 49));
    static ENUMERATION: Enumeration<Label, 2> =
        Enumeration::new(Meta::new("demo.a.enumeration", 49));
    static FLAG: Flag = Flag::new(Meta::new("demo.a.flag", 49));
    static FRAMES: Frames =
        Frames::new(Meta::new("demo.a.frames", 49), Form::Names, &["typeck"], 4);
    static HISTOGRAM: Histogram<2> = Histogram::new(Meta::new("demo.a.histogram", 49), &[10]);
    static LABELED_HISTOGRAM: LabeledHistogram<Label, 4> =
        LabeledHistogram::new(Meta::new("demo.a.labeled_histogram", 49), &[10]);
    static LABELED: LabeledCounter<Label, 2> = LabeledCounter::new(Meta::new("demo.a.labeled", 49));
    static PAIR: LabeledCounter2<Label, Label, 4> =
        LabeledCounter2::new(Meta::new("demo.a.pair", 49));
    static TEXT: Text = Text::new(Meta::new("demo.a.text", 49), &Pattern::Literal("a b"));
    static PROGRAM: Program = Program::new(
        "demo",
        "demo-registry",
        "0.1.0",
        &[
            &COUNTER,
            &ENUMERATION,
            &FLAG,
            &FRAMES,
            &HISTOGRAM,
            &LABELED,
            &LABELED_HISTOGRAM,
            &PAIR,
            &TEXT,
        ],
    );
    COUNTER.add(u64::MAX);
    ENUMERATION.record(Label::A);
    FLAG.record(false);
    FRAMES.record(["typeck", "x"]);
    HISTOGRAM.record(11);
    LABELED.add(Label::Unknown, 2);
    LABELED_HISTOGRAM.record(Label::A, 11);
    LABELED_HISTOGRAM.record(Label::Unknown, 10);
    PAIR.add(Label::Unknown, Label::A, 3);
    TEXT.record("a b");
    TEXT.record("b");
    let trial = Trial::on("");
    let counted = PROGRAM.counts();
    assert_eq!(counted.len(), 11);
    fs::create_dir(trial.path(SHARED)).unwrap();
    assert!(!trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(PROGRAM.counts(), counted);
    fs::remove_dir(trial.path(SHARED)).unwrap();
    assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(PROGRAM.counts(), []);
    let written: Vec<(String, u64)> = trial.total().into_iter().collect();
    let capped: Vec<(String, u64)> = counted
        .into_iter()
        .map(|(field, count)| (field, count.min(MOST)))
        .collect();
    assert_eq!(written, capped);
}

#[test]
fn what_may_have_been_counted_is_not_kept() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    let State::On(on) = trial.state() else {
        panic!("it is on");
    };
    for (done, stands, kept) in [
        (Ok(()), true, 0),
        (Err(Refusal::NoLock), false, 1),
        (Err(Refusal::Stop), false, 1),
        (Err(Refusal::Folded), false, 0),
    ] {
        TOTAL.add(1);
        let said = format!("{done:?}");
        let drain = Drain::of(&PROGRAM, 49, &on);
        assert_eq!(settle(done, &drain), stands, "{said}");
        assert_eq!(PROGRAM.counts().len(), kept, "{said}");
        drain::forget(&PROGRAM);
    }
}
