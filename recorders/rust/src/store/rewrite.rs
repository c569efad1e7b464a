//! Rewriting a shared file to its sums, with numbered files folded in, and making one of numbered files where there is
//! none. Whoever cannot have the file to himself leaves it as it is, and so does whoever finds at the end that what was
//! read has changed.

use super::append::{header, LARGEST};
use super::block;
use super::entry;
use super::name::Name;
use super::numbered::replaced_by;
use super::on::Folder;
use super::read::{read, Sums};
use std::fmt::Write as _;
use std::fs::{hard_link, rename, File, Metadata, OpenOptions, TryLockError};
use std::io::Write;

/// Rewrites a shared file that has grown.
pub(super) fn again(folder: &Folder, name: &Name) {
    // What cannot be rewritten now will be later.
    let _ = Rewriting::over(folder, name, &[], true).and_then(Rewriting::finish);
}

/// Rewrites a shared file of the past with the numbered files of its day, version and retention, if that would make
/// anything less; where there is no shared file, makes one of theirs. Says whether it did.
pub(super) fn fold(folder: &Folder, shared: &Name, numbered: &[Name]) -> bool {
    let begun = match entry::look(&folder.file(shared)) {
        Ok(_) => Rewriting::over(folder, shared, numbered, false),
        Err(_) => Rewriting::beside(folder, shared, numbered),
    };
    begun.and_then(Rewriting::finish).is_some()
}

/// A rewriting that has read everything and has changed nothing.
pub(super) struct Rewriting<'a> {
    folder: &'a Folder,
    shared: &'a Name,
    /// The shared file as it was, which nobody else writes to while it is open; none where it is to be made.
    locked: Option<(File, Metadata)>,
    sums: Sums,
    /// What the sums stand for besides the shared file: it goes in the end.
    gone: Vec<Name>,
    /// What of that was read now, as it was.
    folded: Vec<(Name, Metadata)>,
}

impl<'a> Rewriting<'a> {
    /// Reads a shared file, if it is to be had and rewriting it would make anything less.
    pub(super) fn over(
        folder: &'a Folder,
        shared: &'a Name,
        numbered: &[Name],
        grown: bool,
    ) -> Option<Self> {
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
        let surplus = sums.blocks > sums.registries.len();
        let mut rewriting = Self::of(folder, shared, sums);
        rewriting.locked = Some((file, about));
        rewriting.gather(numbered);
        (grown || surplus || !rewriting.gone.is_empty()).then_some(rewriting)
    }

    /// Reads numbered files where there is no shared one.
    pub(super) fn beside(folder: &'a Folder, shared: &'a Name, numbered: &[Name]) -> Option<Self> {
        let mut rewriting = Self::of(folder, shared, Sums::default());
        rewriting.gather(numbered);
        (!rewriting.gone.is_empty()).then_some(rewriting)
    }

    fn of(folder: &'a Folder, shared: &'a Name, mut sums: Sums) -> Self {
        let replaced = std::mem::take(&mut sums.replaces);
        let mut gone: Vec<Name> = replaced
            .iter()
            .map(|suffix| shared.with_suffix(suffix))
            .filter(|name| entry::look(&folder.file(name)).is_ok())
            .collect();
        gone.sort();
        gone.dedup();
        Self {
            folder,
            shared,
            locked: None,
            sums,
            gone,
            folded: Vec::new(),
        }
    }

    /// Adds the numbered files that are not in the sums yet. All that the sums stand for then is replaced from now on.
    fn gather(&mut self, numbered: &[Name]) {
        for name in numbered {
            if self.gone.contains(name) {
                continue;
            }
            let path = self.folder.file(name);
            let Ok((file, about)) = entry::open(&path, OpenOptions::new().read(true)) else {
                continue;
            };
            if let Some(more) = sums_of(self.folder, name, (&file, &about)) {
                self.sums.merge(more);
                self.gone.push(name.clone());
                self.folded.push((name.clone(), about));
            }
        }
        let suffixes = self.gone.iter().filter_map(|name| name.own.clone());
        self.sums.replaces = suffixes.collect();
    }

    /// Puts the sums in place and removes what they stand for, unless what was read has changed.
    pub(super) fn finish(self) -> Option<()> {
        let part = write_part(self.folder, self.shared, &self.sums)?;
        let done = self.is_as_read() && self.place(&part);
        if !done || self.locked.is_none() {
            remove(&part);
        }
        let folder = self.folder;
        done.then(|| self.gone.iter().for_each(|name| remove(&folder.file(name))))
    }

    /// Whether nobody has written to a file that is folded in, or removed it. A lock keeps none of them.
    fn is_as_read(&self) -> bool {
        self.folded.iter().all(|(name, before)| {
            let now = entry::look(&self.folder.file(name));
            now.is_ok_and(|now| entry::is_same(&now, before) && now.len() == before.len())
        })
    }

    /// Gives what was written the name of the shared file: over the one that was read, or where there is none.
    fn place(&self, part: &str) -> bool {
        let path = self.folder.file(self.shared);
        match &self.locked {
            Some((_, about)) => entry::stands(&path, about) && rename(part, &path).is_ok(),
            None => hard_link(part, &path).is_ok(),
        }
    }
}

/// Where there are no locks, a shared file stays as it is, and what it says it replaces goes all the same.
pub(super) fn remove_replaced(folder: &Folder, shared: &Name) {
    let replaced = replaced_by(folder, shared).unwrap_or_default();
    replaced.iter().for_each(|name| remove(&folder.file(name)));
}

fn sums_of(folder: &Folder, name: &Name, (file, about): (&File, &Metadata)) -> Option<Sums> {
    let bytes = entry::read(file, about, LARGEST).ok()?;
    read(&bytes, folder.program(), name)
}

/// Writes the sums to a file that is not read until it has its name, and gives its path.
fn write_part(folder: &Folder, shared: &Name, sums: &Sums) -> Option<String> {
    let path = folder.file(&shared.fresh_part());
    let mut file = entry::make(&path).ok()?;
    if file
        .write_all(spell(folder.program(), shared, sums).as_bytes())
        .is_err()
    {
        remove(&path);
        return None;
    }
    Some(path)
}

fn spell(program: &str, shared: &Name, sums: &Sums) -> String {
    let mut text = String::new();
    header(&mut text, program, shared);
    for own in &sums.replaces {
        text.extend(["# replaces ", own, "\n"]);
    }
    if sums.dropped > 0 {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "# dropped {}", sums.dropped);
    }
    for ((registry, version), counts) in &sums.registries {
        let lines = counts.iter().map(|(field, count)| (field.as_str(), *count));
        block::write(&mut text, (registry, version), lines);
    }
    text
}

/// What stays is swept another day.
fn remove(path: &str) {
    let _ = entry::remove(path);
}
