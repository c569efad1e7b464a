//! Appending one block to a day file in one write, and to the shared file under a shared lock. Where no lock is to be
//! had, it says so, and `numbered` finds another file.

use super::block;
use super::entry;
use super::name::Name;
use super::on::Folder;
use std::fmt::Write as _;
use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io::{Error, ErrorKind, Result, Write};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A longer file is neither read nor appended to.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;
/// How often a file is rewritten as it grows, in bytes.
const STEP: u64 = 64 * 1024;
/// The longest wait for a lock (ARCHITECTURE, decision `lock-wait-ends`), and the pause between two tries.
const PATIENCE: Duration = Duration::from_millis(100);
const PAUSE: Duration = Duration::from_millis(1);

/// What an append did besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Appended {
    /// The file is new.
    pub(super) made: bool,
    /// The file has grown over another step, and is due for rewriting.
    pub(super) stepped: bool,
}

/// A block, behind the header of its file.
pub(super) struct Entry {
    text: String,
    header: usize,
}

impl Entry {
    pub(super) fn new<'a>(
        program: &str,
        name: &Name,
        registry: (&str, &str),
        lines: impl Iterator<Item = (&'a str, u64)>,
    ) -> Self {
        let mut text = String::with_capacity(8 * 1024);
        header(&mut text, program, name);
        let header = text.len();
        block::write(&mut text, registry, lines);
        Self { text, header }
    }

    /// What to write into a file of this length.
    fn bytes(&self, length: u64) -> &[u8] {
        let from = if length == 0 { 0 } else { self.header };
        self.text.as_bytes().get(from..).unwrap_or_default()
    }
}

/// The first two lines of a file.
pub(super) fn header(to: &mut String, program: &str, name: &Name) {
    let Name {
        dies, day, version, ..
    } = name;
    // Writing to a String cannot fail.
    let _ = write!(
        to,
        "# tallybook day 1\n# {program} {version} day {day} dies {dies}\n"
    );
}

/// Why what was to be appended does not stand in a file.
#[derive(Debug)]
pub(super) enum Refusal {
    /// No lock was to be had: a numbered file may do.
    NoLock,
    /// Nothing is to be written at all.
    Stop,
    /// It is written to a file that was folded meanwhile. It may count or not, so it must not be written again.
    Folded,
}

impl From<Error> for Refusal {
    fn from(_: Error) -> Self {
        Self::Stop
    }
}

/// Appends to the shared file, which is made if it is not there.
pub(super) fn to_shared(
    folder: &Folder,
    name: &Name,
    entry: &Entry,
) -> std::result::Result<Appended, Refusal> {
    let path = folder.file(name);
    let mut waiting = Waiting::default();
    loop {
        let (file, made) = match open_or_make(folder, &path) {
            Ok(found) => found,
            Err(error) => match error.kind() {
                // Made, or replaced, between two looks.
                ErrorKind::AlreadyExists | ErrorKind::NotFound | ErrorKind::Interrupted
                    if waiting.again() =>
                {
                    continue
                }
                // Somebody else's mode: it may just be being made.
                ErrorKind::PermissionDenied | ErrorKind::ResourceBusy => {
                    return Err(Refusal::NoLock)
                }
                _ => return Err(Refusal::Stop),
            },
        };
        match file.try_lock_shared() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if waiting.again() => continue,
            Err(_) => return Err(Refusal::NoLock),
        }
        let opened = file.metadata()?;
        if entry::stands(&path, &opened) {
            return Ok(write(&file, &opened, made, entry)?);
        }
        if !waiting.again() {
            return Err(Refusal::NoLock);
        }
    }
}

/// Opens the file, or makes it if the system has locks: else it fails with `ResourceBusy`, since where there is no shared
/// file numbered ones can be folded into its place.
fn open_or_make(folder: &Folder, path: &str) -> Result<(File, bool)> {
    match entry::open(path, OpenOptions::new().read(true).append(true)) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if has_locks(folder) {
                Ok((entry::make(path)?, true))
            } else {
                Err(ErrorKind::ResourceBusy.into())
            }
        }
        found => found.map(|(file, _)| (file, false)),
    }
}

/// Whether `on`, which is there while anything is written, can be locked or is.
fn has_locks(folder: &Folder) -> bool {
    entry::open(&folder.file(&"on"), OpenOptions::new().read(true))
        .is_ok_and(|(on, _)| !matches!(on.try_lock_shared(), Err(TryLockError::Error(_))))
}

/// One write. Less than all of it is a failure: what is there is a cut block, and counts nothing. If only the last LF
/// is missing, whoever writes next ends the block, so what it says is not kept.
pub(super) fn write(
    mut file: &File,
    about: &Metadata,
    made: bool,
    entry: &Entry,
) -> Result<Appended> {
    let length = about.len();
    if length > LARGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let bytes = entry.bytes(length);
    let written = file.write(bytes)?;
    if written.saturating_add(1) < bytes.len() {
        return Err(ErrorKind::WriteZero.into());
    }
    let grown = length.saturating_add(u64::try_from(written).unwrap_or_default());
    Ok(Appended {
        made,
        stepped: length / STEP != grown / STEP,
    })
}

/// A wait that ends, however often it is resumed.
#[derive(Default)]
struct Waiting(Option<Instant>);

impl Waiting {
    /// Pauses, and says whether it is worth another try.
    fn again(&mut self) -> bool {
        let began = *self.0.get_or_insert_with(Instant::now);
        sleep(PAUSE);
        began.elapsed() < PATIENCE
    }
}
