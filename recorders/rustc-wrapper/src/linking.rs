//! Which linker the flags choose, and whether they turn rust-lld off. Names are compared with the list and dropped.

use crate::bindings::config::{Linker, LINKER, LLD_OPT_OUT};
use crate::invocation::{stem, Invocation};
use crate::label::label_of;
use std::ffi::OsStr;

/// Targets whose default linker is rust-lld, and the first release of Rust in which it is.
const LLD_BY_DEFAULT: &[(&str, (u64, u64))] = &[("x86_64-unknown-linux-gnu", (1, 90))];

/// Counts a compilation that links.
pub fn record(invocation: &Invocation, host: Option<&str>, release: (u64, u64)) {
    LINKER.increment(match chosen(invocation).as_deref() {
        None => Linker::Default,
        Some("link") => Linker::Msvc,
        Some(name) => label_of(name),
    });
    let target = invocation.target().or(host).unwrap_or("");
    let by_default = |row: &&(&str, (u64, u64))| row.0 == target && release >= row.1;
    if LLD_BY_DEFAULT.iter().any(|row| by_default(&row)) {
        LLD_OPT_OUT.record(turned_off(invocation));
    }
}

/// The linker's name: what `-fuse-ld` says, else the stem of the program's file name.
fn chosen(invocation: &Invocation) -> Option<String> {
    let mut program = None;
    let mut inner = None;
    for (name, value) in invocation.codegen() {
        let value = value.unwrap_or("");
        match name.as_str() {
            "linker" => program = Some(value),
            "link-arg" | "link-args" => {
                let mut used = value
                    .split_whitespace()
                    .filter_map(|word| word.strip_prefix("-fuse-ld="));
                inner = used.next_back().or(inner);
            }
            _ => {}
        }
    }
    inner.or(program).map(|name| stem(OsStr::new(name)))
}

/// Whether the last word about rust-lld, in either of the two flags, was to leave it out.
fn turned_off(invocation: &Invocation) -> bool {
    let last = |flag: &str, part: &str| {
        let lists = invocation.codegen().filter(|(name, _)| name == flag);
        let words: Vec<&str> = lists
            .flat_map(|(_, list)| list.unwrap_or("").split(','))
            .collect();
        words
            .iter()
            .rev()
            .find(|word| word.get(1..) == Some(part))
            .is_some_and(|word| word.starts_with('-'))
    };
    last("linker-features", "lld") || last("link-self-contained", "linker")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invocation::tests::line;

    #[test]
    fn linkers_are_named_by_stem() {
        for (flags, expected) in [
            ("", None),
            ("-C linker=/opt/bin/clang.exe", Some("clang")),
            (
                "-Clinker=mold -Clink-arg=-fuse-ld=/usr/bin/wild",
                Some("wild"),
            ),
            (
                "-C link-args=-fuse-ld=lld -C linker=gcc -C link-arg=-s",
                Some("lld"),
            ),
            (
                "-C link-arg=-fuse-ld=lld -C link-arg=-fuse-ld=mold",
                Some("mold"),
            ),
        ] {
            let read = line(&format!("rustc a.rs {flags}"));
            assert_eq!(chosen(&read).as_deref(), expected, "{flags}");
        }
    }

    #[test]
    fn the_last_word_turns_it_off() {
        for (flags, expected) in [
            ("", false),
            ("-C linker-features=-lld", true),
            ("-C linker_features=+x,-lld", true),
            ("-Clinker-features=-lld -Clinker-features=+lld", false),
            ("-C link-self-contained=-linker", true),
            ("-C link-self-contained=+linker", false),
            ("-C linker=lld", false),
        ] {
            let read = line(&format!("rustc a.rs {flags}"));
            assert_eq!(turned_off(&read), expected, "{flags}");
        }
    }
}
