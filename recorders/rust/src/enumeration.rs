//! Enumerations: one value of a closed set at a time.

use crate::metric::metric;
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

    fn visit(&self, sink: &mut dyn FnMut(&str, u64)) {
        self.counts.for_each(sink);
    }
}

metric!([L: Label, const N: usize, const NOW: bool] Enumeration<L, N, NOW>);
