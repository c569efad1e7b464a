//! The file `on`: whether its owner wants recording here. Every line must hold for this very directory; anything else
//! is off.

use super::entry;
use super::glob;
use super::place::is_program;
use std::fmt::Write;
use std::fs::{Metadata, OpenOptions};
use std::io::ErrorKind;
use std::time::{SystemTime, UNIX_EPOCH};

const FIRST: &str = "# tallybook on 1";
const LONGEST: u64 = 64 * 1024;
const FLEET: usize = 40;
const WORD: usize = 200;

/// Which file was seen: another inode or time of modification is another decision of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    inode: Option<u64>,
    modified: Option<SystemTime>,
}

/// What the owner said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct On {
    pub(super) seen: Seen,
    pub(super) is_fleet: bool,
    deny: Vec<String>,
}

impl On {
    pub(super) fn denies(&self, field: &str) -> bool {
        self.deny.iter().any(|one| glob::matches(one, field))
    }
}

/// What there is to know of `on` at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    On(On),
    /// There is no such file, or it does not hold.
    Off,
    /// The system refuses to show it just now.
    Hidden,
}

/// Where one program's counts are.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: String,
    /// How much of the path is the root.
    root: usize,
    program: &'static str,
}

impl Folder {
    pub(super) fn new(mut root: String, program: &'static str) -> Option<Self> {
        if !is_program(program) {
            return None;
        }
        let length = root.len();
        root.reserve(program.len().saturating_add(4));
        root.push('/');
        root.push_str(program);
        Some(Self {
            path: root,
            root: length,
            program,
        })
    }

    pub(super) fn root(&self) -> &str {
        self.path.get(..self.root).unwrap_or_default()
    }

    pub(super) fn program(&self) -> &'static str {
        self.program
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The path of a file in the folder.
    pub(super) fn file(&self, name: &dyn std::fmt::Display) -> String {
        let mut path = String::with_capacity(self.path.len().saturating_add(80));
        path.push_str(&self.path);
        path.push('/');
        // Writing to a String cannot fail.
        let _ = write!(path, "{name}");
        path
    }

    /// Looks at `on`. If it is not there, that is all that happens.
    pub(super) fn state(&self) -> State {
        let file = self.file(&"on");
        let seen = match entry::look_for_file(&file) {
            Ok(seen) => seen,
            Err(error) => return refused(&error),
        };
        let folder = match (entry::is_folder(self.root()), entry::look(&self.path)) {
            (true, Ok(folder)) if folder.is_dir() => folder,
            _ => return State::Off,
        };
        let read = entry::open_seen(&file, &seen, OpenOptions::new().read(true))
            .and_then(|(opened, about)| Ok((entry::read(&opened, &about, LONGEST)?, about)));
        match read {
            Ok((bytes, about)) => self.judge(&bytes, &about, &folder),
            Err(error) => refused(&error),
        }
    }

    fn judge(&self, bytes: &[u8], about: &Metadata, folder: &Metadata) -> State {
        let expected = Expected {
            path: &self.path,
            inode: entry::inode(folder).map(|inode| inode.to_string()),
            born: folder.created().ok().and_then(born),
        };
        let text = std::str::from_utf8(bytes).ok();
        match text.and_then(|text| parse(text, &expected)) {
            None => State::Off,
            Some((is_fleet, deny)) => State::On(On {
                seen: Seen {
                    inode: entry::inode(about),
                    modified: about.modified().ok(),
                },
                is_fleet,
                deny,
            }),
        }
    }
}

/// Nothing there, another kind of thing, or too long a file is off.
fn refused(error: &std::io::Error) -> State {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::Unsupported | ErrorKind::FileTooLarge => State::Off,
        _ => State::Hidden,
    }
}

/// What the directory says of itself, spelled as in `on`.
struct Expected<'a> {
    path: &'a str,
    inode: Option<String>,
    born: Option<String>,
}

/// The time of making, unless it is 0, which is how some systems say that they do not know.
fn born(made: SystemTime) -> Option<String> {
    let since = made.duration_since(UNIX_EPOCH).ok()?;
    (!since.is_zero()).then(|| format!("{}.{:09}", since.as_secs(), since.subsec_nanos()))
}

/// Whether this is a fleet store, and what is denied, if every line holds.
fn parse(text: &str, expected: &Expected<'_>) -> Option<(bool, Vec<String>)> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next()? != FIRST {
        return None;
    }
    let (mut path, mut inode, mut born, mut fleet) = (false, false, false, false);
    let (mut experiment, mut toolchain, mut job) = (false, false, false);
    let mut deny = Vec::new();
    for line in lines {
        let (key, value) = line.split_once(' ')?;
        match key {
            "path" => once(&mut path, value == expected.path)?,
            "inode" => once(&mut inode, expected.inode.as_deref() == Some(value))?,
            "born" => once(&mut born, expected.born.as_deref() == Some(value))?,
            "fleet" => once(&mut fleet, is_fleet_name(value))?,
            "experiment" => once(&mut experiment, is_short_word(value))?,
            "toolchain" => once(&mut toolchain, is_short_word(value))?,
            "job" => once(&mut job, is_short_word(value))?,
            "deny" => {
                if !is_word(value) || deny.iter().any(|one| one == value) {
                    return None;
                }
                deny.push(value.to_string());
            }
            _ => return None,
        }
    }
    let is_of_fleet = experiment || toolchain || job;
    let whole = path && inode == expected.inode.is_some() && (fleet || !is_of_fleet);
    whole.then_some((fleet, deny))
}

/// Notes a line that may stand once and must hold.
fn once(stood: &mut bool, holds: bool) -> Option<()> {
    if *stood || !holds {
        return None;
    }
    *stood = true;
    Some(())
}

/// `[a-z][a-z0-9-]{0,39}`
pub(super) fn is_fleet_name(text: &str) -> bool {
    text.len() <= FLEET
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_short_word(text: &str) -> bool {
    text.len() <= WORD && is_word(text)
}

/// Printable ASCII without a space.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_compared_does_not_hold() {
        let path = "path /s/demo\n";
        let (inode, born) = ("inode 7\n", "born 1.000000002\n");
        for (knows_inode, knows_born, lines, expected) in [
            (true, true, [inode, born], true),
            (true, true, [inode, ""], true),
            (true, false, [inode, ""], true),
            (true, false, [inode, born], false),
            (false, true, ["", born], true),
            (false, false, ["", ""], true),
            (false, false, ["", born], false),
            (false, false, [inode, ""], false),
            (true, true, ["", born], false),
        ] {
            let directory = Expected {
                path: "/s/demo",
                inode: knows_inode.then(|| "7".to_string()),
                born: knows_born.then(|| "1.000000002".to_string()),
            };
            let text = format!("{FIRST}\n{path}{}", lines.concat());
            assert_eq!(parse(&text, &directory).is_some(), expected, "{text}");
        }
    }
}
