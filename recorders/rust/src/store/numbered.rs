//! Writing without locks: into one of at most sixteen numbered files of a day, version and retention, which all
//! processes share. An append in one write lands whole behind what is there; a file that was given another number, to
//! be folded, while its writer slept is noticed after the write, and what that wrote is never counted twice. Takes no
//! lock, waits for nobody, and looks at no other file.

use super::append::{self, Appended, Entry, Refusal};
use super::entry;
use super::name::{Name, NUMBERS};
use super::on::Folder;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Result};

/// A file of this length is left as it is.
const FULL: u64 = 512 * 1024;
/// How often a file is looked for that others make and remove meanwhile.
const TRIES: u8 = 8;

/// Appends to the first file that has room, and says which. `Folded` if it is another file's place meanwhile, or
/// nobody's: then nobody can say whether it was read before or after.
pub(super) fn append(
    folder: &Folder,
    shared: &Name,
    entry: &Entry,
) -> std::result::Result<(Name, Appended), Refusal> {
    let taken = take(folder, shared)?;
    let done = taken.append(entry)?;
    if taken.stands() {
        Ok((taken.name, done))
    } else {
        Err(Refusal::Folded)
    }
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
    for name in (0..NUMBERS).map(|number| shared.numbered(number)) {
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
    pub(super) fn append(&self, entry: &Entry) -> Result<Appended> {
        append::write(&self.file, &self.about, self.made, entry)
    }

    /// Whether it still has the number that it was taken under. It is still open, so that its inode is nobody else's.
    pub(super) fn stands(&self) -> bool {
        entry::stands(&self.path, &self.about)
    }
}

fn open_or_make(path: &str) -> Result<(File, Metadata, bool)> {
    let mut append = OpenOptions::new();
    append.append(true);
    let mut found = attempt(path, &append);
    for _ in 0..TRIES {
        match &found {
            // Made, removed or replaced between two looks.
            Err(error) if is_changing(error.kind()) => found = attempt(path, &append),
            _ => break,
        }
    }
    found
}

fn attempt(path: &str, append: &OpenOptions) -> Result<(File, Metadata, bool)> {
    match entry::open(path, append) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let file = entry::make(path)?;
            let about = file.metadata()?;
            Ok((file, about, true))
        }
        found => found.map(|(file, about)| (file, about, false)),
    }
}

fn is_changing(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotFound | ErrorKind::AlreadyExists | ErrorKind::Interrupted
    )
}
