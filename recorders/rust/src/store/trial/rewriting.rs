//! Rewriting: sums stay what they were, whatever else there is and wherever it is interrupted.

use super::super::rewrite;
use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";
const HEAD: &str = "# tallybook day 1\n# demo 1.95.0-stable day 2026-11-22 dies 2027-01-10\n";

fn own(suffix: &str) -> String {
    format!("{SHARED}.{suffix}")
}

fn fold(trial: &Trial) -> bool {
    rewrite::fold(
        &trial.folder(),
        &Name::parse(SHARED).unwrap(),
        &trial.numbered(),
    )
}

#[test]
fn blocks_become_sums() {
    let trial = Trial::on("");
    let mut other = String::new();
    block::write(
        &mut other,
        ("another", "0.2.0"),
        [("demo.run.label{a}", 7)].into_iter(),
    );
    let (one, two) = (
        block_of(&[("demo.run.label{a}", 1), ("demo.run.total", 2)]),
        block_of(&[("demo.run.total", 3)]),
    );
    trial.put(
        SHARED,
        &format!("{HEAD}\n{one}\n# + demo-registry 0.1.0\ncut\n{two}{other}\njunk\n{HEAD}"),
    );
    assert!(fold(&trial));
    let sums = block_of(&[("demo.run.label{a}", 1), ("demo.run.total", 5)]);
    assert_eq!(
        trial.text(SHARED),
        format!("{HEAD}# dropped 1\n{other}\n{sums}")
    );
    assert!(!fold(&trial), "there was nothing left to do");
    rewrite::again(&trial.folder(), &Name::parse(SHARED).unwrap());
    assert_eq!(
        trial.text(SHARED),
        format!("{HEAD}# dropped 1\n{other}\n{sums}")
    );
    assert_eq!(trial.names(), [SHARED]);
}

#[test]
fn numbered_files_are_folded_in_once() {
    for shared in [true, false] {
        let trial = Trial::on("");
        let (a, b) = (own("aaaaaaaaaaaaaaaa"), own("bbbbbbbbbbbbbbbb"));
        let block = |count| format!("{HEAD}\n{}", block_of(&[("demo.run.total", count)]));
        if shared {
            trial.put(SHARED, &block(1));
        }
        trial.put(&a, &block(2));
        trial.put(&b, &block(4));
        let before = trial.total();
        assert!(fold(&trial));
        assert_eq!(trial.total(), before);
        assert_eq!(trial.names(), [SHARED]);
        let said = trial.text(SHARED);
        assert!(
            said.starts_with(&format!(
                "{HEAD}# replaces aaaaaaaaaaaaaaaa\n# replaces bbbbbbbbbbbbbbbb\n\n"
            )),
            "{said}"
        );

        // Killed before the files were removed: they are replaced, are not counted again, and go.
        trial.put(&a, &block(2));
        assert!(fold(&trial));
        assert_eq!(
            (trial.total(), trial.names()),
            (before.clone(), vec![SHARED.to_string()])
        );
        trial.put(&a, &block(2));
        assert_eq!(trial.total(), before);
        rewrite::again(&trial.folder(), &Name::parse(SHARED).unwrap());
        assert_eq!(
            (trial.total(), trial.names()),
            (before, vec![SHARED.to_string()])
        );
        rewrite::again(&trial.folder(), &Name::parse(SHARED).unwrap());
        assert!(
            !trial.text(SHARED).contains("replaces"),
            "what is gone need not be named"
        );
    }
}

#[test]
fn without_locks_what_is_replaced_goes_all_the_same() {
    let trial = Trial::on("");
    let sums = block_of(&[("demo.run.total", 7)]);
    let text = format!("{HEAD}# replaces 0000000000000000\n# replaces 0000000000000002\n\n{sums}");
    trial.put(SHARED, &text);
    for number in ["0000000000000000", "0000000000000001"] {
        trial.put(&own(number), &format!("{HEAD}\n{sums}"));
    }
    let before = trial.total();
    rewrite::remove_replaced(&trial.folder(), &Name::parse(SHARED).unwrap());
    assert_eq!(trial.names(), [SHARED.to_string(), own("0000000000000001")]);
    assert_eq!((trial.total(), trial.text(SHARED)), (before, text));
}

#[test]
fn growing_files_are_rewritten_at_every_step() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let (trial, today) = (Trial::on(""), day("2026-11-22"));
    let store = trial.store(&PROGRAM);
    let mut longest = 0;
    for _ in 0..3_000 {
        TOTAL.add(1);
        assert!(store.flush_on(&PROGRAM, today));
        longest = longest.max(fs::metadata(trial.path(SHARED)).unwrap().len());
    }
    assert!((60 * 1024..=64 * 1024).contains(&longest), "{longest}");
    assert_eq!(
        trial.total(),
        BTreeMap::from([("demo.run.total".into(), 3_000)])
    );
    assert_eq!(trial.names(), [SHARED]);
}

#[test]
fn writers_and_rewriters_lose_nothing() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let (trial, today) = (Trial::on(""), day("2026-11-22"));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let store = trial.store(&PROGRAM);
                for _ in 0..200 {
                    TOTAL.add(1);
                    store.flush_on(&PROGRAM, today);
                }
            });
        }
        scope.spawn(|| {
            for _ in 0..200 {
                rewrite::again(&trial.folder(), &Name::parse(SHARED).unwrap());
            }
        });
    });
    assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, today));
    assert_eq!(
        trial.total(),
        BTreeMap::from([("demo.run.total".into(), 800)])
    );
    assert!(trial.names().iter().all(|name| !name.ends_with(".part")));
}
