//! Clocks that are wrong for a day: what is older is there when the clock is right again, and what is newer is in no
//! sum. Files that have died go once the store itself has days of use after their death.

use super::super::sweep;
use super::*;

fn dies(name: &str) -> Day {
    Name::parse(name).unwrap().dies
}

#[test]
fn a_clock_that_leaps_ahead_for_a_day_removes_nothing() {
    program!(PROGRAM: SHORT = Meta::new("demo.run.short", 14), TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    let (store, first) = (trial.store(&PROGRAM), day("2026-11-22"));
    let flush = |today: Day| {
        TOTAL.add(1);
        SHORT.add(1);
        assert!(store.flush_on(&PROGRAM, today));
    };
    (0..10).for_each(|passed| flush(first.plus(passed).unwrap()));
    let (today, leap) = (first.plus(9).unwrap(), day("2099-12-31"));
    trial.put(
        "until-2027-01-18.2026-11-30.1.95.0-stable.0000000000000000",
        &block_of(&[("demo.run.total", 1)]),
    );
    let (before, counted) = (trial.names(), trial.total());
    let texts: Vec<String> = before.iter().map(|name| trial.text(name)).collect();

    flush(leap);
    let left: Vec<String> = before.iter().map(|name| trial.text(name)).collect();
    assert_eq!((trial.names().len(), left), (before.len() + 2, texts));

    // Back again, it is in no sum, is not folded, and goes as soon as the store bears that out.
    assert_eq!(trial.total_on(today), counted);
    flush(today);
    assert_eq!(trial.names().len(), before.len() + 2);
    assert_eq!(trial.total_on(today)["demo.run.total"], 12);
    flush(today.plus(1).unwrap());
    assert!(trial.names().iter().all(|name| dies(name) < leap));
    assert_eq!(trial.total()["demo.run.total"], 13);
}

#[test]
fn a_clock_that_falls_back_removes_nothing() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    let (store, first) = (trial.store(&PROGRAM), day("2026-11-22"));
    let flush = |today: Day| {
        TOTAL.add(1);
        assert!(store.flush_on(&PROGRAM, today));
    };
    (0..3).for_each(|passed| flush(first.plus(passed).unwrap()));
    let numbered = "until-2027-01-10.2026-11-22.1.95.0-stable.0000000000000000";
    trial.put(numbered, &block_of(&[("demo.run.total", 1)]));
    let before = trial.names();
    flush(day("1970-01-01"));
    flush(day("1970-01-02"));
    let names = trial.names();
    let old: Vec<&String> = names.iter().filter(|name| !before.contains(name)).collect();
    assert_eq!((names.len(), old.len()), (before.len() + 2, 2), "{names:?}");

    // Under the right clock they are dead, and nothing bears out when they died.
    let today = first.plus(3).unwrap();
    flush(today);
    let left = trial.names();
    assert!(old.iter().all(|name| left.contains(name)), "{left:?}");
    assert_eq!(trial.total_on(today), total(5));
}

#[test]
fn what_has_died_goes_on_the_second_day_of_use() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    for (pause, goes) in [(0, true), (1, true), (100, true), (400, true), (401, false)] {
        let trial = Trial::on("");
        let store = trial.store(&PROGRAM);
        let flush = |today: Day| assert!(store.flush_on(&PROGRAM, today));
        flush(day("2026-11-22"));
        let first = trial.names().remove(0);
        let back = day("2027-01-10").plus(pause).unwrap();
        flush(back);
        flush(back);
        assert!(trial.names().contains(&first), "{pause}");
        flush(back.plus(1).unwrap());
        assert_eq!(!trial.names().contains(&first), goes, "{pause}");
    }
}

#[test]
fn days_of_any_program_bear_out_a_death_and_nothing_else_does() {
    let dead = "until-2026-11-20.2026-11-01.dev";
    let witness = "until-2027-01-09.2026-11-21.dev";
    for (folder, name, goes) in [
        ("other", witness, true),
        ("demo", witness, true),
        ("other", "until-2026-11-21.2026-11-20.dev", true),
        ("other", &format!("{witness}.0000000000000000"), true),
        ("other", "until-2027-01-09.2026-11-19.dev", false),
        ("other", "until-2027-01-10.2026-11-22.1.0.0-stable", false),
        (
            "other",
            "until-2027-01-10.2026-11-22.dev.0000000000000000.part",
            false,
        ),
        ("other", "2026-11-21", false),
        ("_tally", witness, false),
        ("Other", witness, false),
    ] {
        program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
        let trial = Trial::on("");
        let path = trial.root.join(folder);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join(name), "").unwrap();
        trial.put(dead, "");
        TOTAL.add(1);
        assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
        assert_eq!(!trial.path(dead).exists(), goes, "{folder}/{name}");
        assert_eq!(path.join(name).exists(), !name.ends_with(".part"), "{name}");
    }
}

#[test]
fn a_day_to_come_goes_where_more_days_of_that_program_are_past() {
    let of = |one: &str| Name::shared(day(one), 49, "dev").unwrap().to_string();
    for (days, expected) in [
        (&["2026-11-21", "2026-11-23", "2026-11-24"][..], 3),
        (&["2026-11-20", "2026-11-21", "2026-11-23", "2026-11-24"], 3),
        (&["2026-11-20", "2026-11-21", "2026-11-24", "2099-01-01"], 4),
        (&["2026-11-23", "2099-01-01"], 2),
    ] {
        let trial = Trial::on("");
        // What another program has does not matter.
        let other = trial.root.join("other");
        fs::create_dir(&other).unwrap();
        for past in ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"] {
            fs::write(other.join(of(past)), "").unwrap();
        }
        days.iter().for_each(|one| trial.put(&of(one), ""));
        let made = Name::shared(day("2026-11-22"), 49, "dev").unwrap();
        sweep::after_making(&trial.folder(), &made, day("2026-11-22"));
        assert_eq!(trial.names().len(), expected, "{days:?}");
        assert_eq!(fs::read_dir(&other).unwrap().count(), 4);
    }
}

#[test]
fn only_numbered_files_of_days_before_yesterday_are_folded() {
    for (of, folds) in [
        ("2026-11-19", true),
        ("2026-11-20", true),
        ("2026-11-21", false),
        ("2026-11-22", false),
        ("2026-11-23", false),
        ("2026-11-24", false),
        ("2099-01-01", false),
        ("2026-10-04", false),
    ] {
        let trial = Trial::on("");
        let shared = Name::shared(day(of), 49, "1.95.0-stable").unwrap();
        let numbered = shared.numbered(0).to_string();
        trial.put(&numbered, &block_of(&[("demo.run.total", 1)]));
        let made = Name::shared(day("2026-11-22"), 49, "dev").unwrap();
        sweep::after_making(&trial.folder(), &made, day("2026-11-22"));
        let left = if folds { shared.to_string() } else { numbered };
        assert_eq!(
            (trial.names(), trial.total()),
            (vec![left], total(1)),
            "{of}"
        );
    }
}
