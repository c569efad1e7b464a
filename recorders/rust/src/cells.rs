//! A fixed array of counts. An index outside it counts nothing: a recorder must not panic.

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

    #[inline]
    pub(crate) fn get(&self, index: usize) -> u64 {
        self.0.get(index).map_or(0, |cell| cell.load(Relaxed))
    }
}
