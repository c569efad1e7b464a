//! Enumerations: one value of a closed set at a time.

use crate::metric::{metric, Reading};
use crate::{Label, LabeledCounter, Meta, Metric};

/// Counts values of a closed set. `NOW` flushes after each count.
pub struct Enumeration<L, const N: usize, const NOW: bool = false> {
    meta: Meta,
    counts: LabeledCounter<L, N, NOW>,
}

impl<L: Label, const N: usize, const NOW: bool> Enumeration<L, N, NOW> {
    /// An enumeration that has not been recorded. `N` must be the number of values, or it does not compile.
    pub const fn new(meta: Meta) -> Self {
        Self {
            meta,
            counts: LabeledCounter::new(meta),
        }
    }

    /// Counts one of this value.
    #[inline]
    pub fn record(&self, value: L) {
        self.counts.increment(value);
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        match reading {
            Reading::Look => self
                .counts
                .for_each(&mut |label, count| sink(0, label, count)),
            Reading::Take => self.counts.take(sink),
        }
    }

    fn restore(&self, cell: usize, label: &str, count: u64) {
        self.counts.put_back(cell, label, count);
    }
}

metric!([L: Label, const N: usize, const NOW: bool] Enumeration<L, N, NOW>);
