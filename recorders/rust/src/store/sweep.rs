//! Sweeping: what has died goes if the store itself bears that out, past days become sums, and a program's files stay
//! under their cap. A clock that is wrong for a day removes nothing.

use super::day::Day;
use super::entry;
use super::name::Name;
use super::on::Folder;
use super::place::is_program;
use super::rewrite;
use super::witness::{is_to_come, Witnesses};
use std::collections::BTreeMap;
use std::fs::read_dir;

/// Names that a sweep looks at in one folder.
const NAMES: usize = 10_000;
/// What a program's files may have together, in bytes.
const CAP: u64 = 64 * 1024 * 1024;
/// How far back shared files are rewritten, in days.
const BACK: u32 = 8;

/// After a file was made: the whole sweep if it is the first of its day, version and retention, else the cap.
pub(super) fn after_making(folder: &Folder, made: &Name, today: Day) {
    let shared = made.without_suffix();
    let is_another = |name: &Name| name != made && !name.part && name.without_suffix() == shared;
    if !names_in(folder.path()).iter().any(is_another) {
        remove_dead(folder, today);
        fold_past(folder, today);
    }
    hold_to_cap(folder);
}

/// In every program's folder: what was being written, files that have died and files of days that have not come, if
/// the days of other files bear that out.
fn remove_dead(folder: &Folder, today: Day) {
    let mut programs = Vec::new();
    let mut of_all = Witnesses::default();
    for program in texts_in(folder.root()) {
        if let Some(one) = program_folder(folder, &program) {
            let names = names_in(&one);
            of_all.add(&names, today);
            programs.push((one, names));
        }
    }
    for (one, names) in programs {
        let of_one = Witnesses::of(&names, today);
        for name in names {
            let died = name.dies <= today && of_all.bear_out(name.dies);
            let never_came = is_to_come(name.day, today) && of_one.are_mostly_past();
            if name.part || died || never_came {
                entry::remove(&join(&one, &name.to_string()));
            }
        }
    }
}

fn program_folder(folder: &Folder, program: &str) -> Option<String> {
    let path = join(folder.root(), program);
    (is_program(program) && entry::is_folder(&path)).then_some(path)
}

/// In the program's own folder: shared files of earlier days, and the numbered files of days before yesterday, whose
/// processes write to them no more. What is dead by the clock is not opened, whether it may be removed or not.
fn fold_past(folder: &Folder, today: Day) {
    let mut past: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
    let mut names = names_in(folder.path());
    names.retain(|name| name.dies > today);
    for name in names {
        let age = today.since(name.day);
        if name.own.is_none() && (1..=BACK).contains(&age) {
            past.entry(name).or_default();
        } else if name.own.is_some() && !name.part && age >= 2 {
            past.entry(name.without_suffix()).or_default().push(name);
        }
    }
    for (shared, own) in &past {
        rewrite::fold(folder, shared, own);
    }
}

/// Removes the program's files that die soonest until the rest is under the cap. A `.part` may be in use and stays.
pub(super) fn hold_to_cap(folder: &Folder) {
    hold_to(folder, CAP);
}

pub(super) fn hold_to(folder: &Folder, cap: u64) {
    let mut names = names_in(folder.path());
    names.retain(|name| !name.part);
    names.sort();
    let sized: Vec<(Name, u64)> = names
        .into_iter()
        .filter_map(|name| Some((entry::look_for_file(&folder.file(&name)).ok()?.len(), name)))
        .map(|(length, name)| (name, length))
        .collect();
    let mut total = sized
        .iter()
        .fold(0u64, |sum, (_, length)| sum.saturating_add(*length));
    for (name, length) in sized {
        if total <= cap {
            return;
        }
        if entry::remove(&folder.file(&name)) {
            total = total.saturating_sub(length);
        }
    }
}

fn join(folder: &str, name: &str) -> String {
    [folder, "/", name].concat()
}

/// The names of day files in a folder.
fn names_in(folder: &str) -> Vec<Name> {
    texts_in(folder)
        .iter()
        .filter_map(|text| Name::parse(text))
        .collect()
}

fn texts_in(folder: &str) -> Vec<String> {
    let entries = read_dir(folder).into_iter().flatten().take(NAMES);
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect()
}
