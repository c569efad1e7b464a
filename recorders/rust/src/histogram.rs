//! Histograms over declared bounds.

use crate::cells::Cells;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::Meta;
use std::fmt::Write;

/// Counts values in `N` buckets: one for each inclusive upper bound, and one above the last. `NOW` flushes after each
/// count.
///
/// ```
/// use tallybook::{Histogram, Meta, Program};
///
/// static WALL_MS: Histogram<3> = Histogram::new(Meta::new("rustc.invocation.wall_ms", 49), &[10, 100]);
/// static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&WALL_MS]);
/// WALL_MS.record(10);
/// assert_eq!(PROGRAM.counts(), [("rustc.invocation.wall_ms{<=10}".to_string(), 1)]);
/// ```
pub struct Histogram<const N: usize, const NOW: bool = false> {
    meta: Meta,
    bounds: &'static [u64],
    cells: Cells<N>,
}

impl<const N: usize, const NOW: bool> Histogram<N, NOW> {
    /// A histogram without values. The bounds are ascending, and `N` is one more than there are; a value whose bucket
    /// `N` has no room for is not counted.
    pub const fn new(meta: Meta, bounds: &'static [u64]) -> Self {
        Self {
            meta,
            bounds,
            cells: Cells::new(),
        }
    }

    /// Counts one in the bucket of the first bound that is not below the value.
    #[inline]
    pub fn record(&self, value: u64) {
        self.cells
            .add(self.bounds.partition_point(|bound| *bound < value), 1);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        let above = self.bounds.last().map(|last| (">", last));
        let buckets = self.bounds.iter().map(|bound| ("<=", bound));
        let mut label = String::new();
        for (index, (sign, bound)) in buckets.chain(above).enumerate() {
            let count = self.cells.read(index, reading);
            if count != 0 {
                label.clear();
                if write!(label, "{sign}{bound}").is_ok() {
                    sink(index, &label, count);
                }
            }
        }
    }

    fn restore(&self, cell: usize, _label: &str, count: u64) {
        self.cells.add(cell, count);
    }
}

metric!([const N: usize, const NOW: bool] Histogram<N, NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    #[test]
    fn bounds_are_inclusive() {
        static SIZE: Histogram<3> = Histogram::new(Meta::new("p.a.size", 49), &[10, 300]);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&SIZE]);
        for value in [0, 10, 11, 300, 301, u64::MAX] {
            SIZE.record(value);
        }
        let counts = PROGRAM.counts();
        assert_eq!(
            counts,
            [
                ("p.a.size{<=10}".into(), 2),
                ("p.a.size{<=300}".into(), 2),
                ("p.a.size{>300}".into(), 2)
            ]
        );
    }

    #[test]
    fn a_wrong_size_cannot_panic() {
        static SIZE: Histogram<1> = Histogram::new(Meta::new("p.a.size", 49), &[10, 300]);
        static NONE: Histogram<0> = Histogram::new(Meta::new("p.a.none", 49), &[]);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&SIZE, &NONE]);
        SIZE.record(200);
        NONE.record(1);
        assert_eq!(PROGRAM.counts(), []);
    }
}
