//! For tests: what a piece of code counts, although all tests of a process share the same metrics.

use crate::bindings::PROGRAM;
use std::collections::BTreeMap;
use std::sync::Mutex;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The fields that `count` adds to, each with what is added, without the program's name.
pub fn counts_of(count: impl FnOnce()) -> Vec<String> {
    let _alone = ONE_AT_A_TIME.lock().unwrap();
    let before: BTreeMap<String, u64> = PROGRAM.counts().into_iter().collect();
    count();
    let fields = PROGRAM.counts().into_iter();
    fields
        .map(|(field, count)| (count - before.get(&field).unwrap_or(&0), field))
        .filter(|(count, _)| *count > 0)
        .map(|(count, field)| format!("{} {count}", field.trim_start_matches("rustc.")))
        .collect()
}
