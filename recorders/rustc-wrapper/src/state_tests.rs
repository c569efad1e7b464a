//! Notes on a real disk: what is made, with which rights, and what is left alone.

use super::*;
use std::os::unix::fs::symlink;

/// A root of its own, removed at the end.
struct Root(PathBuf);

impl Root {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tallybook-state-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn names(&self, below: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(below)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn mode(&self, below: &str) -> u32 {
        fs::metadata(self.0.join(below))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const DAY: &str = "2026-11-22";

#[test]
fn a_day_has_a_key_and_notes() {
    let root = Root::new("day");
    assert!(State::existing(&root.0, DAY).is_none());
    let state = State::begin(&root.0, DAY).unwrap();
    state.keep("u-1", "E0308 1\n");
    let again = State::begin(&root.0, DAY).unwrap();
    assert_eq!(state.hash(&[b"x"]), again.hash(&[b"x"]));
    assert_eq!(again.note("u-1").as_deref(), Some("E0308 1\n"));
    assert_eq!(again.note("u-2"), None);
    assert_eq!(root.names("_rustc-wrapper/2026-11-22"), ["key", "u-1"]);
    for (below, mode) in [
        ("", 0o700),
        ("2026-11-22", 0o700),
        ("2026-11-22/key", 0o600),
        ("2026-11-22/u-1", 0o600),
    ] {
        assert_eq!(
            root.mode(&format!("_rustc-wrapper/{below}")),
            mode,
            "{below}"
        );
    }
    again.keep("u-1", "");
    again.keep("u-1", "");
    assert_eq!(root.names("_rustc-wrapper/2026-11-22"), ["key"]);
}

#[test]
fn the_next_day_removes_the_last() {
    let root = Root::new("next");
    let state = State::begin(&root.0, DAY).unwrap();
    state.keep("u-1", "E0308 1\n");
    fs::write(root.0.join("_rustc-wrapper/mine"), "").unwrap();
    let next = State::begin(&root.0, "2026-11-23").unwrap();
    assert_ne!(state.hash(&[b"x"]), next.hash(&[b"x"]));
    assert_eq!(next.note("u-1"), None);
    assert_eq!(root.names("_rustc-wrapper"), ["2026-11-23", "mine"]);
    state.keep("u-1", "late");
    assert_eq!(root.names("_rustc-wrapper"), ["2026-11-23", "mine"]);
}

#[test]
fn many_that_begin_at_once_share_a_key() {
    let root = Root::new("many");
    let hashes: Vec<u64> = std::thread::scope(|scope| {
        let begun: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| State::begin(&root.0, DAY).map_or(0, |state| state.hash(&[]))))
            .collect();
        begun.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let shared = State::existing(&root.0, DAY).unwrap().hash(&[]);
    assert!(
        hashes.iter().all(|hash| [0, shared].contains(hash)),
        "{hashes:?}"
    );
}

#[test]
fn links_and_strange_files_are_left_alone() {
    let root = Root::new("links");
    let elsewhere = Root::new("elsewhere");
    symlink(&elsewhere.0, root.0.join("_rustc-wrapper")).unwrap();
    assert!(State::begin(&root.0, DAY).is_none());
    assert!(elsewhere.names("").is_empty());
    fs::remove_file(root.0.join("_rustc-wrapper")).unwrap();
    let state = State::begin(&root.0, DAY).unwrap();
    let day = root.0.join("_rustc-wrapper").join(DAY);
    fs::write(elsewhere.0.join("file"), "text").unwrap();
    symlink(elsewhere.0.join("file"), day.join("u-link")).unwrap();
    fs::create_dir(day.join("u-folder")).unwrap();
    fs::write(day.join("u-binary"), [0xff, 0xfe]).unwrap();
    for name in ["u-link", "u-folder", "u-binary"] {
        assert_eq!(state.note(name), None, "{name}");
    }
    state.keep("u-link", "new\n");
    assert_eq!(state.note("u-link").as_deref(), Some("new\n"));
    assert_eq!(
        fs::read_to_string(elsewhere.0.join("file")).unwrap(),
        "text"
    );
    for broken in ["", "x", "0123\n"] {
        fs::write(day.join("key"), broken).unwrap();
        assert!(State::existing(&root.0, DAY).is_none(), "{broken}");
    }
}
