//! Counts by text, for kinds whose fields are too many for an array. The number of different texts is bounded, so that
//! a hostile or unlucky host cannot fill memory.

use crate::metric::Reading;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Different texts that one metric keeps apart; later ones count under what the caller falls back to.
const LIMIT: usize = 1_000;

pub(crate) struct Stacks(Mutex<BTreeMap<String, u64>>);

impl Stacks {
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    pub(crate) fn add(&self, text: String, fallback: &str, amount: u64) {
        let mut counts = lock(&self.0);
        let text = if counts.len() >= LIMIT && !counts.contains_key(&text) {
            fallback.to_string()
        } else {
            text
        };
        let count = counts.entry(text).or_insert(0);
        *count = count.wrapping_add(amount);
    }

    /// The lock is free while `sink` runs.
    pub(crate) fn visit(&self, reading: Reading, sink: &mut dyn FnMut(&str, u64)) {
        let counts = match reading {
            Reading::Look => lock(&self.0).clone(),
            Reading::Take => std::mem::take(&mut *lock(&self.0)),
        };
        counts.iter().for_each(|(text, count)| sink(text, *count));
    }
}

/// Locks, whether or not another thread panicked while it held the lock: a count is never half made.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_table_folds() {
        let stacks = Stacks::new();
        for n in 0..LIMIT + 7 {
            stacks.add(format!("{n}"), "_", 1);
        }
        stacks.add("3".into(), "_", 1);
        let (mut kinds, mut folded, mut three) = (0, 0, 0);
        stacks.visit(Reading::Look, &mut |text, count| {
            kinds += 1;
            match text {
                "_" => folded = count,
                "3" => three = count,
                _ => {}
            }
        });
        assert_eq!((kinds, folded, three), (LIMIT + 1, 7, 2));
    }
}
