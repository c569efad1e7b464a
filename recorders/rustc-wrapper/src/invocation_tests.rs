//! Command lines, and what is made of them.

use super::*;

/// An invocation from a command line without quotes.
pub fn line(words: &str) -> Invocation {
    let words: Vec<OsString> = words.split(' ').map(OsString::from).collect();
    Invocation::parse(&words).unwrap()
}

#[test]
fn programs_are_told_apart() {
    for (words, driver, compiler, toolchain, input) in [
        ("/bin/rustc a.rs", "rustc", "/bin/rustc", None, "a.rs"),
        (
            "clippy-driver /x/rustc a.rs",
            "clippy-driver",
            "/x/rustc",
            None,
            "a.rs",
        ),
        ("/x/own.exe rustc -", "own", "rustc", None, "-"),
        (
            "rustc +nightly a.rs",
            "rustc",
            "rustc",
            Some("+nightly"),
            "a.rs",
        ),
        ("own a.rs", "own", "own", None, "a.rs"),
    ] {
        let read = line(words);
        assert_eq!(read.driver_stem(), driver);
        assert_eq!(read.compiler, compiler);
        assert_eq!(read.toolchain, toolchain.map(OsString::from));
        assert_eq!(read.options.inputs(), [input]);
    }
    assert!(Invocation::parse(&[]).is_none());
}

#[test]
fn what_only_prints_does_not_compile() {
    for (words, compiles) in [
        ("rustc -vV", false),
        ("rustc --version", false),
        ("rustc", false),
        ("rustc -W help", false),
        ("rustc -Chelp a.rs", false),
        ("rustc --explain E0308", false),
        (
            "rustc - --crate-name ___ --print=file-names --crate-type bin",
            false,
        ),
        ("rustc --print cfg a.rs", false),
        ("rustc --print native-static-libs a.rs", true),
        ("rustc --print=link-args=x a.rs", true),
        ("rustc -", true),
        ("rustc -v a.rs", true),
        ("clippy-driver rustc -vV", false),
    ] {
        assert_eq!(line(words).compiles(), compiles, "{words}");
    }
}

#[test]
fn purposes_and_linking() {
    for (words, kind, links) in [
        ("rustc a.rs", Some("build"), true),
        ("rustc a.rs --crate-type=lib,rlib", Some("build"), false),
        (
            "rustc a.rs --crate-type lib --crate-type cdylib",
            Some("build"),
            true,
        ),
        ("rustc a.rs --emit=dep-info,metadata", Some("check"), false),
        (
            "rustc a.rs --emit dep-info=x,metadata=y,link=z",
            Some("build"),
            true,
        ),
        ("rustc a.rs --emit=dep-info", None, false),
        ("rustc a.rs --emit=asm", None, false),
        ("rustc a.rs --test", Some("test_harness"), true),
        (
            "rustc a.rs --crate-type proc-macro --emit=dep-info,link",
            Some("proc_macro"),
            true,
        ),
        (
            "rustc --crate-name build_script_build a.rs --crate-type bin",
            Some("build_script"),
            true,
        ),
        (
            "rustc --crate-name build_script_build a.rs --crate-type lib",
            Some("build"),
            false,
        ),
        ("rustc a.rs -Zno_link", Some("build"), false),
    ] {
        let read = line(words);
        assert_eq!((read.kind(), read.links()), (kind, links), "{words}");
    }
}

#[test]
fn the_last_setting_counts() {
    let read = line(
        "rustc a.rs -O -C opt_level=s -g -Cdebuginfo=1 -C lto -Z threads=4 -Zthreads=8 -C lto=thin",
    );
    assert_eq!(read.codegen_value("opt-level"), Some("s"));
    assert_eq!(read.codegen_value("debuginfo"), Some("1"));
    assert_eq!(read.codegen_value("lto"), Some("thin"));
    assert_eq!(read.codegen_value("panic"), None);
    assert_eq!(read.unstable_value("threads"), Some("8"));
    assert_eq!(read.codegen_flags(), ["opt-level", "debuginfo", "lto"]);
    assert_eq!(
        line("rustc a.rs -Copt-level=1 -O").codegen_value("opt-level"),
        Some("3")
    );
    assert_eq!(line("rustc a.rs -C lto").codegen_value("lto"), Some(""));
}
