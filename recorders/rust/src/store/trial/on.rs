//! `on`: it holds as a whole or not at all, and another `on` begins anew.

use super::*;

fn has(trial: &Trial, text: &str) -> bool {
    trial.put("on", text);
    matches!(trial.state(), State::On(_))
}

#[test]
fn every_line_must_hold() {
    let trial = Trial::on("");
    let good = trial.text("on");
    let (path, about) = (
        trial.folder().path().to_string(),
        fs::metadata(trial.path("")).unwrap(),
    );
    let inode = entry::inode(&about).unwrap();
    let born = about
        .created()
        .unwrap()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let born = format!("born {}.{:09}\n", born.as_secs(), born.subsec_nanos());
    let longest = ["experiment", "toolchain", "job"]
        .map(|key| format!("{key} {}\n", "x".repeat(200)))
        .concat();
    let longest = format!("fleet crater\n{longest}");
    for more in [
        "",
        &born,
        "fleet crater\n",
        "job serde-1.0.0\nfleet a-1\n",
        "fleet crater\nexperiment pr-98765\n",
        "toolchain master#1a2b3c\nfleet crater\n",
        "toolchain ~\nexperiment !\nfleet crater\njob {}\n",
        &longest,
        "deny demo.*\ndeny *\n",
    ] {
        assert!(has(&trial, &format!("{good}{more}")), "{more}");
    }
    let long_fleet = format!("fleet {}\n", "f".repeat(41));
    let long_file = format!("deny {}\n", "x".repeat(64 * 1024));
    for more in [
        "\n",
        " ",
        "x\n",
        "fleet\n",
        "fleet \n",
        "fleet A\n",
        "fleet 1\n",
        "fleet a\nfleet a\n",
        "fleet a\nfleet b\n",
        &long_fleet,
        "deny \n",
        "deny a b\n",
        "deny a\ndeny a\n",
        "deny \u{e4}\n",
        "born 1.000000000\n",
        "born 0.000000000\n",
        "# a comment\n",
        "fleet a\r\n",
        "Fleet a\n",
        "fleet a",
        "share everything\n",
        &long_file,
        &format!("path {path}\n"),
        &format!("inode {inode}\n"),
    ] {
        assert!(!has(&trial, &format!("{good}{more}")), "{more:.40}");
    }
    let first = "# tallybook on 1";
    for text in [
        String::new(),
        "\n".into(),
        first.into(),
        format!("{first}\n"),
        format!("{first}\npath {path}\n"),
        format!("{first}\ninode {inode}\n"),
        format!("{first}\npath {path}/\ninode {inode}\n"),
        format!("{first}\npath {path}\ninode 0{inode}\n"),
        format!("{first}\npath {path}\ninode {}\n", inode + 1),
        format!("{first}\npath /x{path}\ninode {inode}\n"),
        good.replace("on 1", "on 2"),
        good.replace("# tallybook", "#  tallybook"),
        good.replacen('\n', "\n\n", 1),
        good.replacen('\n', "\r\n", 1),
        good[1..].to_string(),
        format!("\n{good}"),
    ] {
        assert!(!has(&trial, &text), "{text}");
    }
    fs::write(trial.path("on"), b"# tallybook on 1\n\xff\n").unwrap();
    assert_eq!(trial.state(), State::Off);
    fs::remove_file(trial.path("on")).unwrap();
    assert_eq!(trial.state(), State::Off);
}

#[test]
fn words_of_a_fleet_stand_once_and_with_it() {
    let trial = Trial::on("");
    let good = trial.text("on");
    let mut wrong_words = Vec::new();
    for key in ["experiment", "toolchain", "job"] {
        let long = "x".repeat(201);
        for word in ["", "a b", "a\tb", "\u{e4}", "\u{7f}", &long] {
            wrong_words.push(format!("fleet a\n{key} {word}\n"));
        }
        wrong_words.extend([
            format!("fleet a\n{key}\n"),
            format!("{key} a\n"),
            format!("fleet a\n{key} a\n{key} a\n"),
            format!("fleet a\n{key} a\n{key} b\n"),
        ]);
    }
    for more in wrong_words {
        assert!(!has(&trial, &format!("{good}{more}")), "{more:.40}");
    }
}

#[test]
fn a_copy_is_off() {
    let trial = Trial::on("");
    let other = Trial::new();
    other.put("on", &trial.text("on"));
    assert_eq!(other.state(), State::Off);
    let moved = trial.root.join("moved");
    fs::rename(trial.path(""), &moved).unwrap();
    fs::create_dir(trial.path("")).unwrap();
    fs::copy(moved.join("on"), trial.path("on")).unwrap();
    assert_eq!(trial.state(), State::Off);
}

#[test]
#[cfg(unix)]
fn links_and_folders_are_off() {
    use std::os::unix::fs::symlink;
    let trial = Trial::on("");
    fs::rename(trial.path("on"), trial.path("real")).unwrap();
    symlink(trial.path("real"), trial.path("on")).unwrap();
    assert_eq!(trial.state(), State::Off);
    fs::remove_file(trial.path("on")).unwrap();
    fs::create_dir(trial.path("on")).unwrap();
    assert_eq!(trial.state(), State::Off);

    let linked = Trial::on("");
    let real = linked.root.join("real");
    fs::rename(linked.path(""), &real).unwrap();
    symlink(&real, linked.root.join("demo")).unwrap();
    assert_eq!(linked.state(), State::Off);

    let rooted = Trial::new();
    let link = rooted.root.join("link");
    symlink(&rooted.root, &link).unwrap();
    let folder = Folder::new(link.to_str().unwrap().to_string(), "demo").unwrap();
    let inode = entry::inode(&fs::metadata(rooted.path("")).unwrap()).unwrap();
    rooted.put(
        "on",
        &format!("# tallybook on 1\npath {}\ninode {inode}\n", folder.path()),
    );
    assert_eq!(folder.state(), State::Off);
}

#[test]
fn another_on_begins_anew() {
    program!(PROGRAM: TOTAL = Meta::new("demo.run.total", 49));
    let (trial, today) = (Trial::on(""), day("2026-11-22"));
    let store = trial.store(&PROGRAM);
    TOTAL.add(1);
    assert!(store.flush_on(&PROGRAM, today));
    TOTAL.add(2);
    fs::remove_file(trial.path("on")).unwrap();
    assert!(!store.flush_on(&PROGRAM, today));
    assert_eq!(PROGRAM.counts(), []);
    TOTAL.add(4);
    trial.say_on("deny demo.other.*\n");
    assert!(!store.flush_on(&PROGRAM, today));
    TOTAL.add(8);
    assert!(store.flush_on(&PROGRAM, today));
    assert_eq!(
        trial.total(),
        BTreeMap::from([("demo.run.total".into(), 9)])
    );
}

#[test]
fn fleet_and_denied_fields_are_dropped_where_they_must_be() {
    program!(PROGRAM: FLEET = Meta::fleet("demo.run.fleet", 400), HOST = Meta::new("demo.host.os", 49),
        TOTAL = Meta::new("demo.run.total", 49));
    for (more, expected) in [
        ("", "demo.host.os demo.run.total"),
        ("deny demo.host.*\n", "demo.run.total"),
        ("deny *\n", ""),
        (
            "fleet crater\njob a\n",
            "demo.host.os demo.run.fleet demo.run.total",
        ),
        (
            "fleet crater\ndeny *.total\n",
            "demo.host.os demo.run.fleet",
        ),
    ] {
        let trial = Trial::on(more);
        [&FLEET, &HOST, &TOTAL].iter().for_each(|one| one.add(1));
        assert!(trial.store(&PROGRAM).flush_on(&PROGRAM, day("2026-11-22")));
        let fields: Vec<String> = trial.total().into_keys().collect();
        assert_eq!(fields.join(" "), expected, "{more}");
        assert_eq!(PROGRAM.counts(), []);
        let longest = if more.starts_with("fleet") {
            "2027-12-27"
        } else {
            "2027-01-10"
        };
        assert!(
            trial.names().iter().any(|name| name.contains(longest)),
            "{:?}",
            trial.names()
        );
        assert_eq!(
            trial.names().len(),
            if more.starts_with("fleet") { 2 } else { 1 }
        );
    }
}
