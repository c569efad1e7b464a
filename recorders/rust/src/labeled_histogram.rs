//! Histograms with one dimension of labels.

use crate::cells::Cells;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::{Label, Meta};
use std::fmt::Write;
use std::marker::PhantomData;

/// Counts values in buckets under a label: `N` is the number of labels times the number of buckets, which is one for
/// each inclusive upper bound, and one above the last. Every label has all of them, `unknown` too. `NOW` flushes after
/// each count.
///
/// ```
/// use tallybook::{Label, LabeledHistogram, Meta, Program};
///
/// tallybook::labels! {
///     pub enum Phase {
///         Check = "check",
///         Unknown = "unknown",
///     }
/// }
/// static PHASE_MS: LabeledHistogram<Phase, 6> =
///     LabeledHistogram::new(Meta::new("rustc.phase.wall_ms", 49), &[10, 100]);
/// static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&PHASE_MS]);
/// PHASE_MS.record(Phase::Check, 10);
/// PHASE_MS.record(Phase::from_label("not a phase"), 101);
/// let counts = PROGRAM.counts();
/// assert_eq!(counts[0], ("rustc.phase.wall_ms{check,<=10}".to_string(), 1));
/// assert_eq!(counts[1], ("rustc.phase.wall_ms{unknown,>100}".to_string(), 1));
/// ```
pub struct LabeledHistogram<L, const N: usize, const NOW: bool = false> {
    meta: Meta,
    bounds: &'static [u64],
    cells: Cells<N>,
    labels: PhantomData<fn(L)>,
}

impl<L: Label, const N: usize, const NOW: bool> LabeledHistogram<L, N, NOW> {
    /// A histogram without values. The bounds are ascending. `N` must be a multiple of the number of labels, or it does
    /// not compile; a value whose bucket it has no room for is not counted.
    pub const fn new(meta: Meta, bounds: &'static [u64]) -> Self {
        const {
            assert!(
                N.is_multiple_of(L::LABELS.len()),
                "N is labels times buckets"
            )
        };
        Self {
            meta,
            bounds,
            cells: Cells::new(),
            labels: PhantomData,
        }
    }

    /// Counts one under this label, in the bucket of the first bound that is not below the value.
    #[inline]
    pub fn record(&self, label: L, value: u64) {
        let bucket = self.bounds.partition_point(|bound| *bound < value);
        self.cells.add(self.cell(label.index(), bucket), 1);
        if NOW {
            flush_now();
        }
    }

    #[inline]
    fn cell(&self, label: usize, bucket: usize) -> usize {
        let buckets = self.bounds.len().wrapping_add(1);
        label.wrapping_mul(buckets).wrapping_add(bucket)
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        let above = self.bounds.last().map(|last| (">", last));
        let mut label = String::new();
        for (index, first) in L::LABELS.iter().enumerate() {
            let buckets = self.bounds.iter().map(|bound| ("<=", bound));
            for (bucket, (sign, bound)) in buckets.chain(above).enumerate() {
                let cell = self.cell(index, bucket);
                let count = self.cells.read(cell, reading);
                if count != 0 {
                    label.clear();
                    if write!(label, "{first},{sign}{bound}").is_ok() {
                        sink(cell, &label, count);
                    }
                }
            }
        }
    }

    fn restore(&self, cell: usize, _label: &str, count: u64) {
        self.cells.add(cell, count);
    }
}

metric!([L: Label, const N: usize, const NOW: bool] LabeledHistogram<L, N, NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    crate::labels! {
        enum Phase {
            A = "a",
            B = "b%2C",
            Unknown = "unknown",
        }
    }

    #[test]
    fn every_label_has_every_bound() {
        static SIZE: LabeledHistogram<Phase, 9> =
            LabeledHistogram::new(Meta::new("p.a.size", 49), &[10, 300]);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&SIZE]);
        for (index, label) in Phase::ALL.iter().enumerate() {
            for value in [0, 10, 11, 300, 301, u64::MAX].iter().skip(index) {
                SIZE.record(*label, *value);
            }
        }
        let counts = PROGRAM.counts();
        let counts: Vec<(&str, u64)> = counts.iter().map(|(field, n)| (&field[..], *n)).collect();
        assert_eq!(
            counts,
            [
                ("p.a.size{a,<=10}", 2),
                ("p.a.size{a,<=300}", 2),
                ("p.a.size{a,>300}", 2),
                ("p.a.size{b%2C,<=10}", 1),
                ("p.a.size{b%2C,<=300}", 2),
                ("p.a.size{b%2C,>300}", 2),
                ("p.a.size{unknown,<=300}", 2),
                ("p.a.size{unknown,>300}", 2),
            ]
        );
    }

    #[test]
    fn a_wrong_size_cannot_panic() {
        static SIZE: LabeledHistogram<Phase, 3> =
            LabeledHistogram::new(Meta::new("p.a.size", 49), &[10, 300]);
        static NONE: LabeledHistogram<Phase, 3> =
            LabeledHistogram::new(Meta::new("p.a.none", 49), &[]);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&SIZE, &NONE]);
        SIZE.record(Phase::B, 200);
        SIZE.record(Phase::A, 200);
        NONE.record(Phase::A, 1);
        assert_eq!(PROGRAM.counts(), [("p.a.size{a,<=300}".into(), 1)]);
    }
}
