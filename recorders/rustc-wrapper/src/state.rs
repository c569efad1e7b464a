//! The wrapper's own notes: a folder of one UTC day with a random key, under which a few small files have keyed hashes
//! for names. It is made only while recording is on, and the next day's first use removes it. Nothing here can fail a
//! compilation: whatever goes wrong, there is no note.

use crate::day;
use crate::keyed_hash::Key;
use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process;

/// Below the root of the store.
const FOLDER: &str = "_rustc-wrapper";
/// A note that is longer is not read.
const LONGEST: u64 = 64 << 10;

/// The notes of one day.
pub struct State {
    folder: PathBuf,
    key: Key,
}

impl State {
    /// The notes of a day if they were begun; nothing is made.
    pub fn existing(root: &Path, today: &str) -> Option<Self> {
        let above = root.join(FOLDER);
        let folder = above.join(today);
        (is_folder(&above) && is_folder(&folder)).then_some(())?;
        let key = key(&read(&folder.join("key"))?)?;
        Some(Self { folder, key })
    }

    /// The notes of a day, begun if need be; those of all other days are then removed.
    pub fn begin(root: &Path, today: &str) -> Option<Self> {
        if let Some(state) = Self::existing(root, today) {
            return Some(state);
        }
        let above = root.join(FOLDER);
        let folder = above.join(today);
        make_folder(&above)?;
        remove_other_days(&above, today);
        make_folder(&folder)?;
        let drawn = folder.join(format!("key.{}.part", process::id()));
        let made = write(&drawn, &draw()?);
        // A link, unlike a renaming, leaves the key of a process that was faster.
        let _ = made.map(|()| fs::hard_link(&drawn, folder.join("key")));
        let _ = fs::remove_file(&drawn);
        Self::existing(root, today)
    }

    /// The day's keyed hash of several parts.
    pub fn hash(&self, parts: &[&[u8]]) -> u64 {
        self.key.hash(parts)
    }

    /// A note, if there is one.
    pub fn note(&self, name: &str) -> Option<String> {
        read(&self.folder.join(name))
    }

    /// Replaces a note at one stroke; an empty one is removed.
    pub fn keep(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        if text.is_empty() {
            let _ = fs::remove_file(path);
            return;
        }
        let part = self.folder.join(format!("{name}.{}.part", process::id()));
        if write(&part, text).is_some() {
            let _ = fs::rename(part, path);
        }
    }
}

fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}

fn make_folder(path: &Path) -> Option<()> {
    if DirBuilder::new().mode(0o700).create(path).is_ok() {
        fs::set_permissions(path, Permissions::from_mode(0o700)).ok()?;
    }
    is_folder(path).then_some(())
}

fn remove_other_days(above: &Path, today: &str) {
    for entry in fs::read_dir(above).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_other_day = name
            .to_str()
            .is_some_and(|name| day::is_date(name) && name != today);
        if is_other_day && is_folder(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Looks at the path before it opens it, and never follows a link or waits for a FIFO.
fn read(path: &Path) -> Option<String> {
    let found = path.symlink_metadata().ok()?;
    (found.is_file() && found.len() <= LONGEST).then_some(())?;
    let flags = nix::libc::O_NOFOLLOW | nix::libc::O_NONBLOCK;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .ok()?;
    let mut text = String::new();
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

fn write(path: &Path, text: &str) -> Option<()> {
    let _ = fs::remove_file(path);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .ok()?;
    let _ = file.set_permissions(Permissions::from_mode(0o600));
    file.write_all(text.as_bytes()).ok()
}

/// A new key, from the system's random numbers.
fn draw() -> Option<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")
        .ok()?
        .read_exact(&mut bytes)
        .ok()?;
    Some(format!("{:032x}\n", u128::from_le_bytes(bytes)))
}

fn key(text: &str) -> Option<Key> {
    let digits = text
        .strip_suffix('\n')
        .filter(|digits| digits.len() == 32)?;
    let number = u128::from_str_radix(digits, 16).ok()?;
    Some(Key::new(number.to_le_bytes()))
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
