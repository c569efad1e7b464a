//! Writing without locks: into one of at most sixteen numbered files of a day, version and retention, which all
//! processes share. An append in one write lands whole behind what is there; a file that was folded while its writer
//! slept is noticed after the write, and what that wrote is never counted twice. Takes no lock, and waits for nobody.

use super::append::{self, Appended, Entry, Refusal};
use super::entry;
use super::line::Line;
use super::name::Name;
use super::on::Folder;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read, Result};

/// How many numbers may be used, of those that are not out.
const FILES: usize = 16;
/// A file of this length is left as it is.
const FULL: u64 = 512 * 1024;
/// How much of the shared file is looked at for what it replaces.
const HEAD: u64 = 4_096;
/// How often a file is looked for that others make and remove meanwhile.
const TRIES: u8 = 8;

/// Appends to the first file that has room, and says which. `Folded` if the file was folded meanwhile.
pub(super) fn append(
    folder: &Folder,
    shared: &Name,
    entry: &Entry,
) -> std::result::Result<(Name, Appended), Refusal> {
    take(folder, shared)?.append(folder, shared, entry)
}

/// A file that has room, opened for one append.
pub(super) struct Taken {
    name: Name,
    path: String,
    file: File,
    about: Metadata,
    made: bool,
}

/// Takes the first file that is a regular one and has room, or makes it.
pub(super) fn take(folder: &Folder, shared: &Name) -> Result<Taken> {
    let out = replaced_by(folder, shared)?;
    let numbers = (0u64..).map(|number| shared.numbered(number));
    for name in numbers.filter(|name| !out.contains(name)).take(FILES) {
        let path = folder.file(&name);
        match open_or_make(&path) {
            Ok((file, about, made)) if about.len() < FULL => {
                return Ok(Taken {
                    name,
                    path,
                    file,
                    about,
                    made,
                })
            }
            Ok(_) => {}
            // Another kind of thing, or a mode that may just be being set.
            Err(error) => match error.kind() {
                ErrorKind::Unsupported | ErrorKind::PermissionDenied => {}
                _ => return Err(error),
            },
        }
    }
    Err(ErrorKind::StorageFull.into())
}

impl Taken {
    /// Appends, and looks again: nobody can say whether a file that was folded meanwhile was read before or after.
    pub(super) fn append(
        self,
        folder: &Folder,
        shared: &Name,
        entry: &Entry,
    ) -> std::result::Result<(Name, Appended), Refusal> {
        let done = append::write(&self.file, &self.about, self.made, entry)?;
        // The file is still open, so that its inode is nobody else's.
        let stands = entry::stands(&self.path, &self.about);
        let is_read = replaced_by(folder, shared).is_ok_and(|out| !out.contains(&self.name));
        if stands && is_read {
            Ok((self.name, done))
        } else {
            Err(Refusal::Folded)
        }
    }
}

fn open_or_make(path: &str) -> Result<(File, Metadata, bool)> {
    let mut append = OpenOptions::new();
    append.append(true);
    let changing = [
        ErrorKind::NotFound,
        ErrorKind::AlreadyExists,
        ErrorKind::Interrupted,
    ];
    again_while(&changing, || match entry::open(path, &append) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let file = entry::make(path)?;
            let about = file.metadata()?;
            Ok((file, about, true))
        }
        found => found.map(|(file, about)| (file, about, false)),
    })
}

/// The files that the shared one says it replaces, in the lines before its first block: nobody reads them. Of a file
/// that is not there, that is no regular one, or that may not be read here, none.
pub(super) fn replaced_by(folder: &Folder, shared: &Name) -> Result<Vec<Name>> {
    let mut bytes = Vec::new();
    let path = folder.file(shared);
    let open = || entry::open(&path, OpenOptions::new().read(true));
    match again_while(&[ErrorKind::Interrupted], open) {
        Ok((file, _)) => {
            file.take(HEAD).read_to_end(&mut bytes)?;
        }
        Err(error) => match error.kind() {
            ErrorKind::NotFound | ErrorKind::Unsupported | ErrorKind::PermissionDenied => {}
            _ => return Err(error),
        },
    }
    // What is behind the last LF is cut.
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let whole = lines.filter_map(|line| line.strip_suffix(b"\n"));
    let head = whole
        .map(Line::of)
        .take_while(|line| !matches!(line, Line::Begin(..)));
    let replaced = head.filter_map(|line| match line {
        Line::Replaces(own) => Some(shared.with_suffix(own)),
        _ => None,
    });
    Ok(replaced.collect())
}

/// Tries again while others make, replace and remove what is looked for; not for ever.
fn again_while<T>(changing: &[ErrorKind], attempt: impl Fn() -> Result<T>) -> Result<T> {
    let mut found = attempt();
    for _ in 0..TRIES {
        match found {
            Err(error) if changing.contains(&error.kind()) => found = attempt(),
            found => return found,
        }
    }
    found
}
