//! Where no lock is to be had, each process has a file of its own.

use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";

#[test]
fn a_held_lock_makes_a_file_of_the_process() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let (trial, today) = (Trial::on(""), day("2026-11-22"));
    let store = trial.store(&PROGRAM);
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today));
    let held = fs::File::open(trial.path(SHARED)).unwrap();
    held.lock().unwrap();
    for _ in 0..2 {
        TOTAL.add(1);
        assert!(store.flush_on(&PROGRAM, today));
    }
    assert_eq!(trial.names().len(), 2, "{:?}", trial.names());
    let own = trial.names().pop().unwrap();
    assert_eq!(trial.sums(&own).unwrap().blocks, 2);

    // Another is made once it is gone.
    fs::remove_file(trial.path(&own)).unwrap();
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today));
    assert_eq!(trial.names().len(), 2);
    assert_ne!(trial.names().pop().unwrap(), own);

    // Two days later it is folded in.
    drop(held);
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today.plus(2).unwrap()));
    let names = [SHARED, "until-2027-01-12.2026-11-24.1.95.0-stable"];
    assert_eq!(trial.names(), names);
    assert_eq!(
        trial.total(),
        BTreeMap::from([("demo.run.total".into(), 3)])
    );
}

#[test]
fn what_could_not_be_written_is_kept_for_every_kind() {
    use crate::{
        Enumeration, Flag, Frames, Histogram, LabeledCounter, LabeledCounter2, Pattern, Text,
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
    static FRAMES: Frames = Frames::new(Meta::new("demo.a.frames", 49), &["typeck"], 4);
    static HISTOGRAM: Histogram<2> = Histogram::new(Meta::new("demo.a.histogram", 49), &[10]);
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
    PAIR.add(Label::Unknown, Label::A, 3);
    TEXT.record("a b");
    TEXT.record("b");
    let trial = Trial::on("");
    let counted = PROGRAM.counts();
    assert_eq!(counted.len(), 9);
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
