//! Rewriting a shared file to its sums, with numbered files folded in, and making one of numbered files where there is
//! none. A numbered file gets a random number before it is read: who writes to it later sees that it is not there any
//! more, and takes nothing for written. Whoever cannot have the shared file to himself leaves everything as it is.

use super::append::{header, LARGEST};
use super::block;
use super::entry;
use super::name::Name;
use super::on::Folder;
use super::read::{read, Sums};
use std::fmt::Write as _;
use std::fs::{hard_link, rename, File, Metadata, OpenOptions, TryLockError};
use std::io::Write;

/// Rewrites a shared file that has grown.
pub(super) fn again(folder: &Folder, name: &Name) {
    // What cannot be rewritten now will be later.
    if let Some(rewriting) = Rewriting::over(folder, name) {
        rewriting.finish();
    }
}

/// Rewrites a shared file of the past with the numbered files of its day, version and retention, if that would make
/// anything less; where there is no shared file, makes one of theirs. Says whether it did.
pub(super) fn fold(folder: &Folder, shared: &Name, numbered: &[Name]) -> bool {
    let Some(mut rewriting) = Rewriting::begin(folder, shared) else {
        return false;
    };
    rewriting.renumber(numbered);
    rewriting.gather();
    rewriting.makes_less() && rewriting.finish()
}

/// A rewriting, step by step. Wherever it stops, every count is read once.
pub(super) struct Rewriting<'a> {
    folder: &'a Folder,
    shared: &'a Name,
    /// The shared file as it was, which nobody else writes to while it is open; none where it is to be made.
    locked: Option<(File, Metadata)>,
    sums: Sums,
    /// What is to be read besides the shared file.
    numbered: Vec<Name>,
    /// What the sums stand for besides the shared file: it goes in the end.
    gone: Vec<Name>,
}

impl<'a> Rewriting<'a> {
    /// Over the shared file if there is one, else in its place.
    pub(super) fn begin(folder: &'a Folder, shared: &'a Name) -> Option<Self> {
        match entry::look(&folder.file(shared)) {
            Ok(_) => Self::over(folder, shared),
            Err(_) => Some(Self::of(folder, shared, None, Sums::default())),
        }
    }

    /// Reads a shared file, if it is to be had.
    fn over(folder: &'a Folder, shared: &'a Name) -> Option<Self> {
        let path = folder.file(shared);
        let (file, about) = entry::open(&path, OpenOptions::new().read(true).append(true)).ok()?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return None,
            Err(TryLockError::Error(_)) => {
                remove_replaced(folder, shared);
                return None;
            }
        }
        if !entry::stands(&path, &about) {
            return None;
        }
        let now = file.metadata().ok()?;
        let sums = sums_of(folder, shared, (&file, &now))?;
        Some(Self::of(folder, shared, Some((file, about)), sums))
    }

    fn of(
        folder: &'a Folder,
        shared: &'a Name,
        locked: Option<(File, Metadata)>,
        sums: Sums,
    ) -> Self {
        let mut gone = replaced(folder, shared, &sums);
        gone.sort();
        gone.dedup();
        Self {
            folder,
            shared,
            locked,
            sums,
            numbered: Vec::new(),
            gone,
        }
    }

    /// Takes the numbered files that are not in the sums yet, each under a random number. One that has such a number
    /// keeps it for good, so that whoever else folds it now or later names the same file.
    pub(super) fn renumber(&mut self, numbered: &[Name]) {
        for name in numbered.iter().filter(|name| !self.gone.contains(name)) {
            if name.is_random() {
                self.numbered.push(name.clone());
                continue;
            }
            let (random, path) = (name.random(), self.folder.file(name));
            let is_file = entry::look_for_file(&path).is_ok();
            if is_file && rename(&path, self.folder.file(&random)).is_ok() {
                self.numbered.push(random);
            }
        }
    }

    /// Adds what was taken to the sums. What cannot be read, or is refused whole, stays under its random number.
    pub(super) fn gather(&mut self) {
        for name in std::mem::take(&mut self.numbered) {
            let open = entry::open(&self.folder.file(&name), OpenOptions::new().read(true));
            let read = open.map(|(file, about)| sums_of(self.folder, &name, (&file, &about)));
            if let Ok(Some(more)) = read {
                self.sums.merge(more);
                self.gone.push(name);
            }
        }
    }

    /// Whether there will be fewer blocks or files than there were.
    pub(super) fn makes_less(&self) -> bool {
        !self.gone.is_empty() || self.sums.blocks > self.sums.registries.len()
    }

    fn finish(&self) -> bool {
        let placed = self.place();
        if placed {
            self.clear();
        }
        placed
    }

    /// Gives the sums the name of the shared file: over the one that was read, or where there is none.
    pub(super) fn place(&self) -> bool {
        let Some(part) = self.write_part() else {
            return false;
        };
        let path = self.folder.file(self.shared);
        let placed = match &self.locked {
            Some((_, about)) => entry::stands(&path, about) && rename(&part, &path).is_ok(),
            None => hard_link(&part, &path).is_ok(),
        };
        if !placed || self.locked.is_none() {
            remove(&part);
        }
        placed
    }

    /// Removes what the sums stand for, once they are in place.
    pub(super) fn clear(&self) {
        let gone = self.gone.iter();
        gone.for_each(|name| remove(&self.folder.file(name)));
    }

    /// Writes the sums to a file that is not read until it has its name, and gives its path.
    fn write_part(&self) -> Option<String> {
        let path = self.folder.file(&self.shared.fresh_part());
        let mut file = entry::make(&path).ok()?;
        if file.write_all(self.spell().as_bytes()).is_err() {
            remove(&path);
            return None;
        }
        Some(path)
    }

    fn spell(&self) -> String {
        let mut text = String::new();
        header(&mut text, self.folder.program(), self.shared);
        for own in self.gone.iter().filter_map(|name| name.own.as_deref()) {
            text.extend(["# replaces ", own, "\n"]);
        }
        if self.sums.dropped > 0 {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "# dropped {}", self.sums.dropped);
        }
        for ((registry, version), counts) in &self.sums.registries {
            let lines = counts.iter().map(|(field, count)| (field.as_str(), *count));
            block::write(&mut text, (registry, version), lines);
        }
        text
    }
}

/// Where there are no locks, a shared file stays as it is, and what it says it replaces goes all the same.
pub(super) fn remove_replaced(folder: &Folder, shared: &Name) {
    let open = entry::open(&folder.file(shared), OpenOptions::new().read(true));
    let read = open.map(|(file, about)| sums_of(folder, shared, (&file, &about)));
    if let Ok(Some(sums)) = read {
        let replaced = replaced(folder, shared, &sums);
        replaced.iter().for_each(|name| remove(&folder.file(name)));
    }
}

/// The files that a shared one says it replaces and that are still there.
fn replaced(folder: &Folder, shared: &Name, sums: &Sums) -> Vec<Name> {
    let names = sums.replaces.iter().map(|own| shared.with_suffix(own));
    names
        .filter(|name| entry::look(&folder.file(name)).is_ok())
        .collect()
}

fn sums_of(folder: &Folder, name: &Name, (file, about): (&File, &Metadata)) -> Option<Sums> {
    let bytes = entry::read(file, about, LARGEST).ok()?;
    read(&bytes, folder.program(), name)
}

/// What stays is swept another day.
fn remove(path: &str) {
    let _ = entry::remove(path);
}
