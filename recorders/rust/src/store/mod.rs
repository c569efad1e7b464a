//! The store on the user's disk, as recorders/STORE.md says. Only here are files opened, and only in `place` is the
//! environment read. Nothing here prints, panics, makes a directory, or writes a time of day.

mod append;
mod block;
mod day;
mod drain;
mod entry;
mod field;
mod glob;
mod line;
mod name;
mod numbered;
mod on;
mod place;
mod read;
mod rewrite;
mod sweep;
#[cfg(test)]
mod trial;
mod version;
mod witness;

use crate::stacks::lock;
use crate::Program;
use append::{Appended, Entry, Refusal};
use day::Day;
use drain::Drain;
use name::Name;
use on::{Folder, On, Seen, State};
use std::sync::Mutex;
use std::time::SystemTime;

/// Where one started program records.
pub(crate) struct Store {
    folder: Folder,
    version: String,
    /// The `on` that holds, as far as was seen; none once it has gone.
    seen: Mutex<Option<Seen>>,
}

impl Store {
    /// The store of a program that says it has this version, if its owner wants recording.
    pub(crate) fn open(program: &Program, version: &str) -> Option<Self> {
        Self::at(place::root()?, program, version)
    }

    fn at(root: String, program: &Program, version: &str) -> Option<Self> {
        let folder = Folder::new(root, program.name())?;
        let State::On(on) = folder.state() else {
            return None;
        };
        Some(Self {
            folder,
            version: version::version_of(version),
            seen: Mutex::new(Some(on.seen)),
        })
    }

    /// Writes what the program has counted, and says whether all of it is written. What was counted under another `on`
    /// than the one that holds now is forgotten.
    pub(crate) fn flush(&self, program: &Program) -> bool {
        Day::of(SystemTime::now()).is_some_and(|day| self.flush_on(program, day))
    }

    fn flush_on(&self, program: &Program, day: Day) -> bool {
        let on = match self.folder.state() {
            State::Hidden => return false,
            State::Off => None,
            State::On(on) => Some(on),
        };
        let now = on.as_ref().map(|on| on.seen.clone());
        let before = std::mem::replace(&mut *lock(&self.seen), now.clone());
        match on {
            Some(on) if before == now => self.write(program, day, &on),
            _ => {
                drain::forget(program);
                false
            }
        }
    }

    /// A block for each retention: for the longest in any case, for others if there is something to say.
    fn write(&self, program: &Program, day: Day, on: &On) -> bool {
        let longest = retentions(program, on).max();
        let mut done = Vec::new();
        let mut all = true;
        for metric in program.metrics() {
            let keep = metric.meta().days();
            if done.contains(&keep) {
                continue;
            }
            done.push(keep);
            let drain = Drain::of(program, keep, on);
            if Some(keep) == longest || !drain.is_empty() {
                all &= self.append(program, day, keep, &drain);
            }
        }
        all
    }

    /// Appends one block and says whether it stands.
    fn append(&self, program: &Program, day: Day, keep: u16, drain: &Drain) -> bool {
        let Some(name) = Name::shared(day, keep, &self.version) else {
            drain.put_back();
            return false;
        };
        let registry = (program.registry(), program.version());
        let entry = Entry::new(program.name(), &name, registry, drain.lines());
        let done = match append::to_shared(&self.folder, &name, &entry) {
            Err(Refusal::NoLock) => numbered::append(&self.folder, &name, &entry)
                .map(|(numbered, done)| self.tidy(&numbered, day, done)),
            shared => shared.map(|done| self.tidy(&name, day, done)),
        };
        settle(done, drain)
    }

    fn tidy(&self, name: &Name, day: Day, done: Appended) {
        if done.made {
            sweep::after_making(&self.folder, name, day);
        }
        if done.stepped && name.own.is_none() {
            rewrite::again(&self.folder, name);
            sweep::hold_to_cap(&self.folder);
        }
    }
}

/// Whether a block stands. What it would have said is put back if not, unless it may have been counted all the same.
fn settle(done: Result<(), Refusal>, drain: &Drain) -> bool {
    if let Err(Refusal::NoLock | Refusal::Stop) = done {
        drain.put_back();
    }
    done.is_ok()
}

/// The retentions of what may be recorded here.
fn retentions<'a>(program: &'a Program, on: &'a On) -> impl Iterator<Item = u16> + 'a {
    let metas = program.metrics().iter().map(|metric| metric.meta());
    metas
        .filter(|meta| on.is_fleet || !meta.is_fleet())
        .map(|meta| meta.days())
}
