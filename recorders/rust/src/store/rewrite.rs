//! Rewriting a shared file to its sums, with files of single processes folded in. Whoever cannot have the file to
//! himself leaves it as it is.

use super::append::{header, LARGEST};
use super::block;
use super::entry;
use super::name::Name;
use super::on::Folder;
use super::read::{read, Sums};
use std::fmt::Write as _;
use std::fs::{hard_link, remove_file, rename, File, Metadata, OpenOptions};
use std::io::Write;

/// Rewrites a shared file that has grown.
pub(super) fn again(folder: &Folder, name: &Name) {
    // What cannot be rewritten now will be later.
    let _ = over(folder, name, &[], true);
}

/// Rewrites a shared file of the past with the processes' files of its day, version and retention, if that would make
/// anything less; where there is no shared file, makes one of theirs. Says whether it did.
pub(super) fn fold(folder: &Folder, shared: &Name, own: &[Name]) -> bool {
    let done = match entry::look(&folder.file(shared)) {
        Ok(_) => over(folder, shared, own, false),
        Err(_) => beside(folder, shared, own),
    };
    done.is_some()
}

fn over(folder: &Folder, shared: &Name, own: &[Name], grown: bool) -> Option<()> {
    let path = folder.file(shared);
    let (file, about) = entry::open(&path, OpenOptions::new().read(true).append(true)).ok()?;
    file.try_lock().ok()?;
    let is_there =
        || entry::look(&path).is_ok_and(|now| now.is_file() && entry::is_same(&now, &about));
    if !is_there() {
        return None;
    }
    let now = file.metadata().ok()?;
    let mut sums = sums_of(folder, shared, (&file, &now))?;
    let surplus = sums.blocks > sums.registries.len();
    let gone = gather(folder, &mut sums, shared, own);
    if !grown && !surplus && gone.is_empty() {
        return None;
    }
    let part = write_part(folder, shared, &sums)?;
    if !is_there() || rename(&part, &path).is_err() {
        remove(&part);
        return None;
    }
    gone.iter().for_each(|name| remove(&folder.file(name)));
    Some(())
}

/// Makes a shared file where there is none; whoever is later gives way.
fn beside(folder: &Folder, shared: &Name, own: &[Name]) -> Option<()> {
    let mut sums = Sums::default();
    let gone = gather(folder, &mut sums, shared, own);
    if gone.is_empty() {
        return None;
    }
    let part = write_part(folder, shared, &sums)?;
    let linked = hard_link(&part, folder.file(shared));
    remove(&part);
    linked.ok()?;
    gone.iter().for_each(|name| remove(&folder.file(name)));
    Some(())
}

/// Adds the processes' files that are not in the sums yet, and gives those that the sums stand for then: they are what
/// is replaced from now on, with those that were replaced before and are still there.
fn gather(folder: &Folder, sums: &mut Sums, shared: &Name, own: &[Name]) -> Vec<Name> {
    let mut gone: Vec<Name> = std::mem::take(&mut sums.replaces)
        .into_iter()
        .map(|suffix| Name {
            own: Some(suffix),
            ..shared.clone()
        })
        .filter(|name| entry::look(&folder.file(name)).is_ok())
        .collect();
    gone.sort();
    gone.dedup();
    for name in own {
        if gone.contains(name) {
            continue;
        }
        let found = entry::open(&folder.file(name), OpenOptions::new().read(true));
        let more = found
            .ok()
            .and_then(|(file, about)| sums_of(folder, name, (&file, &about)));
        if let Some(more) = more {
            sums.merge(more);
            gone.push(name.clone());
        }
    }
    sums.replaces = gone.iter().filter_map(|name| name.own.clone()).collect();
    gone
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

fn remove(path: &str) {
    // What stays is swept another day.
    let _ = entry::look_for_file(path).and_then(|_| remove_file(path));
}
