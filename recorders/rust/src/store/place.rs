//! Where the store is: from the environment to the path of its root. The only module that reads the environment; it
//! resolves and normalises nothing, so that the path is the one the owner's `on` names.

use std::env::var_os;
use std::ffi::OsString;
use std::path::Path;

/// The longest name of a program, in bytes.
const PROGRAM: usize = 40;

/// The root as this process's environment gives it; none is off.
pub(super) fn root() -> Option<String> {
    choose(&|name| var_os(name))
}

fn choose(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<String> {
    if let Some(home) = variable("TALLYBOOK_HOME") {
        return usable(home, "");
    }
    if cfg!(windows) {
        usable(variable("LOCALAPPDATA")?, r"\tallybook")
    } else if cfg!(target_os = "macos") {
        usable(variable("HOME")?, "/Library/Application Support/tallybook")
    } else {
        match variable("XDG_STATE_HOME").filter(|state| Path::new(state).is_absolute()) {
            Some(state) => usable(state, "/tallybook"),
            None => usable(variable("HOME")?, "/.local/state/tallybook"),
        }
    }
}

/// A variable's value and what is below it, if that may be a root.
fn usable(value: OsString, below: &str) -> Option<String> {
    let mut path = value.into_string().ok()?;
    if !Path::new(&path).is_absolute() || path.chars().any(char::is_control) {
        return None;
    }
    path.truncate(path.trim_end_matches(is_slash).len());
    path.push_str(below);
    Path::new(&path).is_absolute().then_some(path)
}

fn is_slash(letter: char) -> bool {
    letter == '/' || (cfg!(windows) && letter == '\\')
}

/// Whether a name may be a program's: `[a-z][a-z0-9]*(_[a-z0-9]+)*`, at most 40 characters.
pub(super) fn is_program(name: &str) -> bool {
    name.len() <= PROGRAM && is_name(name)
}

/// `[a-z][a-z0-9]*(_[a-z0-9]+)*`
pub(super) fn is_name(name: &str) -> bool {
    let mut before = b'_';
    for byte in name.bytes() {
        if !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || (byte == b'_' && before != b'_'))
        {
            return false;
        }
        before = byte;
    }
    before != b'_' && name.starts_with(|first: char| first.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root_of(variables: &[(&str, &str)]) -> Option<String> {
        choose(&|name| {
            let found = variables.iter().find(|(one, _)| *one == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn the_first_variable_decides() {
        type Case<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);
        let cases: [Case<'_>; 18] = [
            (&[], None),
            (&[("HOME", "/h")], Some("/h/.local/state/tallybook")),
            (&[("HOME", "/h//")], Some("/h/.local/state/tallybook")),
            (&[("HOME", "/")], Some("/.local/state/tallybook")),
            (&[("HOME", "")], None),
            (&[("HOME", "h")], None),
            (
                &[("HOME", "/h/../\u{e4} b")],
                Some("/h/../\u{e4} b/.local/state/tallybook"),
            ),
            (&[("HOME", "/h\n")], None),
            (&[("HOME", "/h\u{7f}")], None),
            (&[("HOME", "/h\u{85}")], None),
            (
                &[("XDG_STATE_HOME", "/x/"), ("HOME", "/h")],
                Some("/x/tallybook"),
            ),
            (
                &[("XDG_STATE_HOME", "x"), ("HOME", "/h")],
                Some("/h/.local/state/tallybook"),
            ),
            (
                &[("XDG_STATE_HOME", ""), ("HOME", "/h")],
                Some("/h/.local/state/tallybook"),
            ),
            (
                &[
                    ("TALLYBOOK_HOME", "/t/"),
                    ("XDG_STATE_HOME", "/x"),
                    ("HOME", "/h"),
                ],
                Some("/t"),
            ),
            (&[("TALLYBOOK_HOME", ""), ("HOME", "/h")], None),
            (&[("TALLYBOOK_HOME", "t"), ("HOME", "/h")], None),
            (&[("TALLYBOOK_HOME", "/"), ("HOME", "/h")], None),
            (&[("TALLYBOOK_HOME", "/t\0"), ("HOME", "/h")], None),
        ];
        for (variables, expected) in cases {
            assert_eq!(root_of(variables).as_deref(), expected, "{variables:?}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_path_that_is_not_text_is_no_root() {
        use std::os::unix::ffi::OsStringExt;
        let odd = OsString::from_vec(b"/h\xff".to_vec());
        assert_eq!(choose(&|_| Some(odd.clone())), None);
    }

    #[test]
    fn names_of_programs() {
        let long = "a".repeat(40);
        for name in ["a", "rustc", "a1_2b_c", &long] {
            assert!(is_program(name), "{name}");
        }
        let longer = "a".repeat(41);
        for name in [
            "", "_tally", "a_", "a__b", "1a", "A", "a-b", "..", "a/b", "\u{e4}", &longer,
        ] {
            assert!(!is_program(name), "{name}");
        }
    }
}
