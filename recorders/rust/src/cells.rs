//! A fixed array of counts. An index outside it counts nothing: a recorder must not panic.

use crate::metric::Reading;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

pub(crate) struct Cells<const N: usize>([AtomicU64; N]);

impl<const N: usize> Cells<N> {
    pub(crate) const fn new() -> Self {
        Self([const { AtomicU64::new(0) }; N])
    }

    /// One relaxed add; it wraps after 2^64.
    #[inline]
    pub(crate) fn add(&self, index: usize, amount: u64) {
        if let Some(cell) = self.0.get(index) {
            cell.fetch_add(amount, Relaxed);
        }
    }

    pub(crate) fn read(&self, index: usize, reading: Reading) -> u64 {
        self.0.get(index).map_or(0, |cell| read(cell, reading))
    }
}

/// A count, which is set to zero if it is taken. Zeros are only loaded, so that a flush leaves their cache lines alone.
pub(crate) fn read(cell: &AtomicU64, reading: Reading) -> u64 {
    let count = cell.load(Relaxed);
    match reading {
        Reading::Take if count != 0 => cell.swap(0, Relaxed),
        _ => count,
    }
}
