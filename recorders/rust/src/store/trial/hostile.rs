//! What somebody else put where a file should be is left alone, and counts are kept.

use super::super::rewrite;
use super::*;

const SHARED: &str = "until-2027-01-10.2026-11-22.1.95.0-stable";

#[test]
fn places_that_are_taken_are_left_alone() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    TOTAL.add(1);
    for place in ["folder", "link", "dangling", "large"] {
        let trial = Trial::on("");
        let (path, store) = (trial.path(SHARED), trial.store(&PROGRAM));
        match place {
            "folder" => fs::create_dir(&path).unwrap(),
            #[cfg(unix)]
            "link" => {
                trial.put("elsewhere", "");
                std::os::unix::fs::symlink(trial.path("elsewhere"), &path).unwrap();
            }
            #[cfg(unix)]
            "dangling" => std::os::unix::fs::symlink(trial.path("nowhere"), &path).unwrap(),
            _ => fs::File::create(&path)
                .unwrap()
                .set_len(append::LARGEST + 1)
                .unwrap(),
        }
        let before = (trial.names(), fs::symlink_metadata(&path).unwrap().len());
        assert!(!store.flush_on(&PROGRAM, day("2026-11-22")), "{place}");
        rewrite::again(&trial.folder(), &Name::parse(SHARED).unwrap());
        assert_eq!(
            (trial.names(), fs::symlink_metadata(&path).unwrap().len()),
            before,
            "{place}"
        );
        assert_eq!(PROGRAM.counts(), [("demo.run.total".into(), 1)], "{place}");
    }
}

#[test]
fn files_of_a_later_format_are_not_rewritten() {
    let trial = Trial::on("");
    let block = block_of(&[("demo.run.total", 1)]);
    let text = format!("# tallybook day 2\n\n{block}\n{block}");
    trial.put(SHARED, &text);
    assert!(!rewrite::fold(
        &trial.folder(),
        &Name::parse(SHARED).unwrap(),
        &[]
    ));
    assert_eq!(trial.text(SHARED), text);
}

#[test]
fn a_cut_block_costs_only_itself() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let trial = Trial::on("");
    trial.put(SHARED, "# tallybook day 1\n# demo 1.95.0-sta");
    TOTAL.add(1);
    assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
    assert_eq!(
        trial.total(),
        BTreeMap::from([("demo.run.total".into(), 1)])
    );
}
