//! Many hosts at once: with locks, past a lock that somebody else holds, and where the system has none.
#![cfg(unix)]

mod place;

use place::{example, Place};
use std::fs;
use std::process::{Command, Stdio};

/// The example `count` on a system that has no locks, as far as it can tell.
fn without_locks(place: &Place, steps: &str) -> Command {
    let mut traced = Command::new("strace");
    traced
        .args(["-f", "--seccomp-bpf", "-qq", "-o", "/dev/null"])
        .args(["-e", "trace=flock", "-e", "inject=flock:error=ENOLCK"])
        .arg(example("count"))
        .args(steps.split(' '))
        .env("TALLYBOOK_HOME", &place.0);
    traced
}

#[test]
fn many_at_once_lose_nothing() {
    let place = Place::on("many");
    let hosts: Vec<_> = (0..40)
        .map(|_| {
            place
                .command("022", "1.95.0 total=1 flush times=4 label.a=1")
                .spawn()
                .unwrap()
        })
        .collect();
    for mut host in hosts {
        assert!(host.wait().unwrap().success());
    }
    assert_eq!(place.sum("demo.run.total"), (200, 240));
    assert_eq!(place.sum("demo.run.label{a}").0, 40);
    assert_eq!(place.files().len(), 1, "locks were to be had");
}

#[test]
fn a_lock_that_is_held_sends_all_to_one_file() {
    let place = Place::on("held");
    place.run("022", "1.95.0");
    let shared = place.files().remove(0);
    let held = fs::File::open(place.0.join("demo").join(&shared.0)).unwrap();
    held.lock().unwrap();
    let steps = "--ack 1.95.0 total=1 flush times=1 label.a=1";
    let hosts: Vec<_> = (0..20)
        .map(|_| {
            let mut command = place.command("022", steps);
            command.stdout(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    for host in hosts {
        let said = host.wait_with_output().unwrap().stdout;
        let expected = "begun 1\nacknowledged 1\nbegun 2\nacknowledged 2\n";
        assert_eq!(String::from_utf8(said).unwrap(), expected);
    }
    assert_eq!(place.sum("demo.run.total"), (40, 61));
    assert_eq!(place.sum("demo.run.label{a}").0, 20);
    let numbered = format!("{}.0000000000000000", shared.0);
    let files = place.files();
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, [&shared.0, &numbered]);
    assert_eq!(files[0], shared, "nobody writes past a lock");
}

#[test]
fn without_locks_few_files_are_made_and_nothing_is_lost() {
    let place = Place::on("no-locks");
    let hosts: Vec<_> = (0..20)
        .map(|_| {
            let mut host = without_locks(&place, "1.95.0 total=1 short=1 flush times=4");
            host.spawn().expect("this test needs strace: install it")
        })
        .collect();
    for mut host in hosts {
        assert!(host.wait().unwrap().success());
    }
    assert_eq!(place.sum("demo.run.total").0, 100);
    assert_eq!(place.sum("demo.run.short").0, 100);
    // One for each retention, and no empty file of the name that is shared with locks.
    let names: Vec<String> = place.files().into_iter().map(|(name, _)| name).collect();
    let is_first = |name: &String| name.ends_with(".1.95.0-stable.0000000000000000");
    assert!(names.len() == 2 && names.iter().all(is_first), "{names:?}");
}
