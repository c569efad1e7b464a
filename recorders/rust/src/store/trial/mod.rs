//! A store in a folder of its own, and what is in it; the tests of the modules together are below.

mod blocks;
mod clock;
mod folding;
mod hostile;
mod kept;
mod numbered;
mod on;
mod rewriting;
mod sleeping;
mod year;

use super::block::{self, MOST};
use super::day::Day;
use super::name::Name;
use super::on::{Folder, State};
use super::read::{read, Sums};
use super::{append, entry, Store};
use crate::{Counter, Meta, Program};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// A root that is removed in the end, with the folder of the program `demo` in it.
pub(super) struct Trial {
    root: PathBuf,
}

impl Trial {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Relaxed);
        let root = std::env::temp_dir().join(format!("tallybook-{}-{number}", std::process::id()));
        fs::create_dir_all(root.join("demo")).unwrap();
        Self { root }
    }

    /// The same, with an `on` that holds and has these lines too.
    pub(super) fn on(more: &str) -> Self {
        let trial = Self::new();
        trial.say_on(more);
        trial
    }

    pub(super) fn say_on(&self, more: &str) {
        let inode = entry::inode(&fs::metadata(self.path("")).unwrap());
        let inode = inode.map_or(String::new(), |inode| format!("inode {inode}\n"));
        let path = self.folder().path().to_string();
        self.put(
            "on",
            &format!("# tallybook on 1\npath {path}\n{inode}{more}"),
        );
    }

    pub(super) fn root(&self) -> String {
        self.root.to_str().unwrap().to_string()
    }

    pub(super) fn folder(&self) -> Folder {
        Folder::new(self.root(), "demo").unwrap()
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join("demo").join(name)
    }

    pub(super) fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(super) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(super) fn store(&self, program: &Program) -> Store {
        Store::at(self.root(), program, "1.95.0").unwrap()
    }

    pub(super) fn state(&self) -> State {
        self.folder().state()
    }

    /// What is in the program's folder besides `on`.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("")).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "on")
            .collect();
        names.sort();
        names
    }

    /// What of that a fold of the past takes in.
    pub(super) fn numbered(&self) -> Vec<Name> {
        let mut names: Vec<Name> = self.names().iter().filter_map(|n| Name::parse(n)).collect();
        names.retain(|name| name.own.is_some() && !name.part);
        names
    }

    pub(super) fn sums(&self, name: &str) -> Option<Sums> {
        let bytes = fs::read(self.path(name)).unwrap();
        read(&bytes, "demo", &Name::parse(name).unwrap())
    }

    /// All counts in the folder, by field; files that others replace are left out.
    pub(super) fn total(&self) -> BTreeMap<String, u64> {
        self.total_of(|_| true)
    }

    /// What a reader finds whose clock has this day.
    pub(super) fn total_on(&self, today: Day) -> BTreeMap<String, u64> {
        self.total_of(|name| name.dies > today && name.day.since(today) <= 1)
    }

    fn total_of(&self, is_read: impl Fn(&Name) -> bool) -> BTreeMap<String, u64> {
        let names = self.names();
        let parsed = |name: &String| Name::parse(name).filter(|name| !name.part);
        let files: Vec<(Name, Sums)> = names
            .iter()
            .filter_map(|text| Some((parsed(text)?, self.sums(text)?)))
            .filter(|(name, _)| is_read(name))
            .collect();
        let replaced: Vec<Name> = files
            .iter()
            .flat_map(|(name, sums)| sums.replaces.iter().map(|own| name.with_suffix(own)))
            .collect();
        let mut total = BTreeMap::new();
        for (name, sums) in &files {
            if !replaced.contains(name) {
                for (field, count) in sums.registries.values().flatten() {
                    *total.entry(field.clone()).or_insert(0) += count;
                }
            }
        }
        total
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A block as it stands in a file, without the empty line before it.
pub(super) fn block_of(lines: &[(&str, u64)]) -> String {
    let mut text = String::new();
    block::write(&mut text, ("demo-registry", "0.1.0"), lines.iter().copied());
    text.trim_start_matches('\n').to_string()
}

/// The sum of one field, `demo.run.total`.
pub(super) fn total(count: u64) -> BTreeMap<String, u64> {
    BTreeMap::from([("demo.run.total".into(), count)])
}

/// A program of its own for one test: statics are shared by all of a process.
macro_rules! program {
    ($program:ident: $($metric:ident = $meta:expr),*) => {
        $(static $metric: Counter = Counter::new($meta);)*
        static $program: Program = Program::new("demo", "demo-registry", "0.1.0", &[$(&$metric),*]);
    };
}
use program;
