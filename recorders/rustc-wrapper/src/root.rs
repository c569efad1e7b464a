//! Where the store is, by section 1 of its description, and a first look whether somebody may have switched recording
//! on. The recorder decides; this only saves asking the compiler for its version when the answer is plainly no.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The root of the store, from the variables of an environment.
pub fn root(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let text = |name: &str| variable(name).map(|value| value.into_string().unwrap_or_default());
    let absolute = |text: String| Some(text).filter(|text| text.starts_with('/'));
    let found = match text("TALLYBOOK_HOME") {
        Some(home) => home.trim_end_matches('/').to_string(),
        None if cfg!(target_os = "macos") => {
            let home = text("HOME")?;
            format!(
                "{}/Library/Application Support/tallybook",
                home.trim_end_matches('/')
            )
        }
        None => match text("XDG_STATE_HOME").and_then(absolute) {
            Some(state) => format!("{}/tallybook", state.trim_end_matches('/')),
            None => format!(
                "{}/.local/state/tallybook",
                text("HOME")?.trim_end_matches('/')
            ),
        },
    };
    let usable = found.starts_with('/') && !found.chars().any(char::is_control);
    usable.then(|| PathBuf::from(found))
}

/// Whether there is anything that could say that recording of a program is on.
pub fn may_be_on(root: &Path, program: &str) -> bool {
    root.join(program).join("on").symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_variable_that_says_so() {
        for (variables, expected) in [
            (
                &[("TALLYBOOK_HOME", "/t//"), ("HOME", "/h")][..],
                Some("/t"),
            ),
            (&[("TALLYBOOK_HOME", ""), ("HOME", "/h")], None),
            (&[("TALLYBOOK_HOME", "t"), ("HOME", "/h")], None),
            (&[("TALLYBOOK_HOME", "/t\n"), ("HOME", "/h")], None),
            (&[("HOME", "h")], None),
            (&[], None),
            #[cfg(not(target_os = "macos"))]
            (
                &[("XDG_STATE_HOME", "/x/"), ("HOME", "/h")],
                Some("/x/tallybook"),
            ),
            #[cfg(not(target_os = "macos"))]
            (
                &[("XDG_STATE_HOME", "x"), ("HOME", "/h/")],
                Some("/h/.local/state/tallybook"),
            ),
        ] {
            let found = root(|name| {
                let row = variables.iter().find(|(one, _)| *one == name);
                row.map(|(_, value)| OsString::from(value))
            });
            assert_eq!(found, expected.map(PathBuf::from), "{variables:?}");
        }
    }
}
