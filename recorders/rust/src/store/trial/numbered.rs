//! Where no lock is to be had: few files that all processes share, and nothing lost or counted twice in them.

use super::super::append::Entry;
use super::super::{numbered, sweep};
use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";
const HEAD: &str = "# tallybook day 1\n# demo 1.95.0-stable day 2026-11-22 dies 2027-01-10\n";
const FULL: usize = 512 * 1024;

fn shared() -> Name {
    Name::parse(SHARED).unwrap()
}

fn number(n: u64) -> String {
    shared().numbered(n).to_string()
}

/// What one flush says, in 300 bytes or so.
fn entry() -> Entry {
    let label = "x".repeat(180);
    let field = format!("demo.run.label{{{label}}}");
    let lines = [(field.as_str(), 1), ("demo.run.total", 1)];
    Entry::new(
        "demo",
        &shared(),
        ("demo-registry", "0.1.0"),
        lines.into_iter(),
    )
}

#[test]
fn a_held_lock_makes_a_numbered_file() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let (trial, today) = (Trial::on(""), day("2026-11-22"));
    let store = trial.store(&PROGRAM);
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today));
    let held = fs::File::open(trial.path(SHARED)).unwrap();
    held.lock().unwrap();
    for _ in 0..2 {
        TOTAL.add(1);
        assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, today));
    }
    assert_eq!(trial.names(), [SHARED, &number(0)]);
    assert_eq!(trial.sums(&number(0)).unwrap().blocks, 2);
    assert!(trial.text(&number(0)).starts_with(&format!("{HEAD}\n# + ")));

    // It is made again once it is gone.
    fs::remove_file(trial.path(&number(0))).unwrap();
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today));
    assert_eq!(trial.names(), [SHARED, &number(0)]);

    // A day later it stays, and two days later it is folded in.
    drop(held);
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today.plus(1).unwrap()));
    assert!(trial.names().contains(&number(0)));
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today.plus(2).unwrap()));
    let names = [
        SHARED,
        "until-2027-01-11.2026-11-23.1.95.0-stable",
        "until-2027-01-12.2026-11-24.1.95.0-stable",
    ];
    assert_eq!(
        (trial.names(), trial.total()),
        (names.map(String::from).to_vec(), total(4))
    );
}

#[test]
fn ten_thousand_starts_leave_few_files_and_lose_nothing() {
    for threads in [1, 8] {
        let trial = Trial::on("");
        let (folder, today, one) = (trial.folder(), day("2026-11-22"), entry());
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    for _ in 0..10_000 / threads {
                        let (name, done) = numbered::append(&folder, &shared(), &one).unwrap();
                        if done.made {
                            sweep::after_making(&folder, &name, today);
                        }
                    }
                });
            }
        });
        let names = trial.names();
        assert!((5..=16).contains(&names.len()), "{names:?}");
        let first: Vec<String> = (0..names.len() as u64).map(number).collect();
        assert_eq!(names, first, "the lowest numbers");
        let mut sums = Sums::default();
        names
            .iter()
            .for_each(|name| sums.merge(trial.sums(name).unwrap()));
        assert_eq!((sums.blocks, sums.dropped), (10_000, 0));
        let mut expected: BTreeMap<String, u64> = sums.registries.into_values().flatten().collect();
        let count = expected.get_mut("demo.run.total").unwrap();
        assert_eq!(*count, 10_000);
        *count += 5;

        program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
        TOTAL.add(5);
        assert!(trial
            .store(&PROGRAM)
            .flush_on(&PROGRAM, today.plus(2).unwrap()));
        let left = [SHARED, "until-2027-01-12.2026-11-24.1.95.0-stable"];
        assert_eq!(
            (trial.names(), trial.total()),
            (left.map(String::from).to_vec(), expected)
        );
    }
}

#[test]
fn what_has_no_room_or_is_no_file_is_passed_over() {
    let full = "x".repeat(FULL);
    for (place, expected) in [
        ("room", 0),
        ("full", 1),
        ("folder", 1),
        ("link", 1),
        ("dangling", 1),
    ] {
        let trial = Trial::on("");
        let path = trial.path(&number(0));
        match place {
            "room" => trial.put(&number(0), &full[1..]),
            "full" => trial.put(&number(0), &full),
            #[cfg(unix)]
            "link" => {
                trial.put("elsewhere", "");
                std::os::unix::fs::symlink(trial.path("elsewhere"), &path).unwrap();
            }
            #[cfg(unix)]
            "dangling" => std::os::unix::fs::symlink(trial.path("nowhere"), &path).unwrap(),
            _ => fs::create_dir(&path).unwrap(),
        }
        let (name, _) = numbered::append(&trial.folder(), &shared(), &entry()).unwrap();
        assert_eq!(name.to_string(), number(expected), "{place}");
        assert!(!trial.path("nowhere").exists());
        assert_eq!(
            fs::read(trial.path("elsewhere")).unwrap_or_default(),
            b"",
            "{place}"
        );
    }
}

#[test]
fn without_room_in_any_file_counts_are_kept() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    trial.put(SHARED, HEAD);
    let held = fs::File::open(trial.path(SHARED)).unwrap();
    held.lock().unwrap();
    for n in 0..16 {
        trial.put(&number(n), &"x".repeat(FULL));
    }
    trial.put(&number(16), "");
    let names = trial.names();
    TOTAL.add(1);
    assert!(!trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(trial.names(), names);
    assert_eq!(PROGRAM.counts(), [("demo.run.total".into(), 1)]);
    assert_eq!(trial.text(&number(16)), "", "nobody writes there");
    fs::write(trial.path(&number(15)), "").unwrap();
    assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(trial.sums(&number(15)).unwrap().blocks, 1);
}
