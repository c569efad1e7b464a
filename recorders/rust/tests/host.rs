//! The recorder in real processes: the example `count` under odd umasks, in forks of the host, killed, panicking, and
//! where recording is off. A host must not be able to tell a recorder from none.
#![cfg(unix)]

mod place;

use place::{example, Place};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};

#[test]
fn files_are_private_whatever_the_umask() {
    for umask in ["0", "0777", "0027"] {
        let place = Place::on(&format!("umask-{umask}"));
        for _ in 0..2 {
            let ran = place.run(umask, "1.95.0 total=1 short=1");
            assert!(ran.status.success());
        }
        let files = place.files();
        assert_eq!(files.len(), 2, "{files:?}");
        for (name, text) in files {
            let mode = fs::metadata(place.0.join("demo").join(&name))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o7777, 0o600, "{umask} {name}");
            assert_eq!(text.matches("# = 1 ").count(), 2, "{text}");
        }
    }
}

#[test]
fn an_unwinding_panic_is_flushed_and_looks_the_same() {
    let (place, off) = (Place::on("panic"), Place::new("panic-off"));
    let (ran, plain) = (
        place.run("022", "1.95.0 total=3 panic"),
        off.run("022", "1.95.0 total=3 panic"),
    );
    assert_eq!(
        (ran.status.code(), place.sum("demo.run.total")),
        (Some(101), (3, 1))
    );
    let said = |output: &Output| {
        let text = String::from_utf8(output.stderr.clone()).unwrap();
        let thread = text.find('(').zip(text.find(')'));
        thread.map_or(text.clone(), |(from, to)| {
            format!("{}{}", &text[..from], &text[to..])
        })
    };
    assert_eq!((said(&ran), ran.stdout), (said(&plain), plain.stdout));
    assert!(off.files().is_empty());
}

#[test]
fn ends_without_a_guard_need_a_flush() {
    for (steps, expected) in [
        ("1.95.0 total=3 exit=7", (0, 0)),
        ("1.95.0 total=3 flush exit=7", (3, 1)),
        ("1.95.0 total=3 now=1 exit=7", (3, 1)),
        ("1.95.0 total=3 abort", (0, 0)),
        ("1.95.0 hook hook total=3 panic", (3, 2)),
        ("1.95.0 midnight total=3", (3, 1)),
        ("1.95.0", (0, 1)),
    ] {
        let place = Place::on(&format!("end-{}", steps.replace([' ', '='], "-")));
        place.run("022", steps);
        assert_eq!(place.sum("demo.run.total"), expected, "{steps}");
    }
}

#[test]
fn a_flush_says_whether_it_wrote() {
    let place = Place::on("says");
    let ran = place.run("022", "--ack 1.95.0 on total=1 flush times=1");
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        "on\nbegun 1\nacknowledged 1\non\nbegun 2\nacknowledged 2\n"
    );
    let off = Place::new("says-off");
    let ran = off.run("022", "--ack 1.95.0 on total=1 flush");
    assert_eq!(
        String::from_utf8(ran.stdout).unwrap(),
        "off\nbegun 1\nfailed 1\n"
    );
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let place = Place::on("kill");
    let (mut acknowledged, mut begun) = (0, 0);
    for round in 0..20 {
        let mut command = place.command("022", "--ack 1.95.0 total=1 flush forever");
        let mut host = command.stdout(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(5 + round));
        host.kill().unwrap();
        let said = host.wait_with_output().unwrap().stdout;
        let said = String::from_utf8(said).unwrap();
        acknowledged += said
            .lines()
            .filter(|line| line.starts_with("acknowledged"))
            .count() as u64;
        begun += said
            .lines()
            .filter(|line| line.starts_with("begun"))
            .count() as u64;
    }
    let (read, _) = place.sum("demo.run.total");
    assert!(
        (acknowledged..=begun).contains(&read),
        "{acknowledged} {read} {begun}"
    );
    assert!(acknowledged > 0);
}

#[test]
fn a_fork_writes_nothing() {
    let place = Place::on("fork");
    let mut host = Command::new(example("fork"));
    let ended = host.env("TALLYBOOK_HOME", &place.0).status().unwrap();
    assert_eq!(
        (ended.code(), place.sum("demo.run.total")),
        (Some(0), (3, 1))
    );
}

#[test]
fn a_fifo_holds_nobody_up() {
    for name in ["on", "until"] {
        let place = Place::on(&format!("fifo-{name}"));
        let mut path = place.0.join("demo").join(name);
        if name == "until" {
            place.run("022", "1.95.0");
            let (file, _) = place.files().remove(0);
            path = place.0.join("demo").join(file);
        }
        fs::remove_file(&path).unwrap();
        assert!(Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success());
        let ran = place.run("022", "--ack 1.95.0 total=1 flush");
        assert_eq!(
            String::from_utf8(ran.stdout).unwrap(),
            "begun 1\nfailed 1\n"
        );
        assert!(ran.status.success() && ran.stderr.is_empty());
    }
}

#[test]
fn a_folder_that_cannot_be_written_changes_nothing() {
    let place = Place::on("gone");
    let ran = place.run("022", "1.95.0 total=1 flush sleep=1 exit=7");
    assert_eq!(
        (ran.status.code(), ran.stdout, ran.stderr),
        (Some(7), Vec::new(), Vec::new())
    );
    let limited = format!(
        "ulimit -f 0; exec {} --ack 1.95.0 total=1 flush",
        example("count").display()
    );
    let mut shell = Command::new("sh");
    // The signal of the limit must be ignored, or it would end any host.
    shell
        .args(["-c", &format!("trap '' XFSZ; {limited}")])
        .env("TALLYBOOK_HOME", &place.0);
    let said = String::from_utf8(shell.output().unwrap().stdout).unwrap();
    assert_eq!(said, "begun 1\nfailed 1\n");
    assert_eq!(place.sum("demo.run.total"), (1, 1));
}

#[test]
fn a_block_that_fits_only_in_part_is_not_acknowledged() {
    let place = Place::on("full");
    let steps = "--ack 1.95.0 total=1 flush times=60";
    let limited = format!(
        "trap '' XFSZ; ulimit -f 2; exec {} {steps}",
        example("count").display()
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", &limited]).env("TALLYBOOK_HOME", &place.0);
    let said = String::from_utf8(shell.output().unwrap().stdout).unwrap();
    let text = place.files().remove(0).1;
    let whole = text
        .split("# = 1 ")
        .skip(1)
        .filter(|rest| rest.find('\n') == Some(8))
        .count();
    let acknowledged = said
        .lines()
        .filter(|line| line.starts_with("acknowledged"))
        .count();
    assert_eq!(acknowledged, whole, "{said}{text}");
    assert!(said.ends_with("failed 61\n"), "{said}{text}");
}
