//! A year with a clock of its own: on every day exactly those files are there that should be.

use super::*;

#[test]
fn files_live_as_long_as_they_should() {
    program!(PROGRAM: SHORT = Meta::new("demo.run.short", 14), TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    let store = trial.store(&PROGRAM);
    let first = day("2026-11-22");
    for passed in 0..366u16 {
        let today = first.plus(passed).unwrap();
        let speaks = passed % 3 != 1;
        for _ in 0..2 {
            TOTAL.add(1);
            SHORT.add(u64::from(speaks));
            assert!(store.flush_on(&PROGRAM, today));
        }
        let mut expected = Vec::new();
        for back in 0..=passed {
            let then = first.plus(passed - back).unwrap();
            for keep in [14, 49] {
                // On the day it dies it has died, and the day after says so.
                if back <= keep && (keep == 49 || (passed - back) % 3 != 1) {
                    let dies = then.plus(keep).unwrap();
                    expected.push(format!("until-{dies}.{then}.1.95.0-stable"));
                }
            }
        }
        expected.sort();
        assert_eq!(trial.names(), expected, "{today}");
        for name in trial.names() {
            if passed % 9 != 0 && !name.contains("-22.") {
                continue;
            }
            let sums = trial.sums(&name).unwrap();
            let of_today = name.contains(&format!(".{today}."));
            assert_eq!(
                (sums.dropped, sums.blocks),
                (0, if of_today { 2 } else { 1 }),
                "{name} on {today}"
            );
            assert!(
                sums.registries
                    .values()
                    .flatten()
                    .all(|(_, count)| *count == 2),
                "{name} on {today}"
            );
        }
    }
}

#[test]
fn days_that_cannot_be_written_are_not_recorded() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    TOTAL.add(3);
    assert!(!trial.store(&PROGRAM).flush_on(&PROGRAM, day("9999-12-31")));
    assert_eq!((trial.names().len(), PROGRAM.counts().len()), (0, 1));
}

#[test]
fn sweeping_reaches_every_program_and_nothing_else() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    trial.put("until-2027-01-09.2026-11-21.dev", "");
    for folder in ["other", "_tally", "Not-a-program"] {
        fs::create_dir(trial.root.join(folder)).unwrap();
        for name in [
            "until-2026-11-21.2026-11-01.dev",
            "until-2026-11-22.2026-11-01.dev",
            "until-2026-11-21.2026-11-01.dev.0123456789abcdef",
            "until-2026-11-23.2026-11-01.dev.0123456789abcdef.part",
            "until-2026-11-21.notes",
            "notes",
        ] {
            fs::write(trial.root.join(folder).join(name), "x").unwrap();
        }
    }
    let names = |folder: &str| {
        let entries = fs::read_dir(trial.root.join(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    TOTAL.add(1);
    assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(
        names("other"),
        [
            "notes",
            "until-2026-11-21.notes",
            "until-2026-11-22.2026-11-01.dev"
        ]
    );
    assert_eq!(
        (names("_tally").len(), names("Not-a-program").len()),
        (6, 6)
    );
}

#[test]
fn the_cap_takes_what_dies_soonest() {
    let trial = Trial::on("");
    let names = [
        "until-2027-01-10.2026-11-22.1.0.0-stable",
        "until-2027-01-10.2026-12-01.1.0.0-stable",
        "until-2027-01-10.2026-12-01.1.0.0-stable.0123456789abcdef",
        "until-2027-01-11.2026-11-22.1.0.0-stable",
    ];
    names
        .iter()
        .for_each(|name| trial.put(name, &"x".repeat(100)));
    trial.put("notes", &"x".repeat(1_000));
    for (cap, left) in [(400, 4), (399, 3), (200, 2), (150, 1), (99, 0)] {
        super::super::sweep::hold_to(&trial.folder(), cap);
        let mut expected: Vec<&str> = vec!["notes"];
        expected.extend(&names[4 - left..]);
        assert_eq!(trial.names(), expected, "{cap}");
    }
}
