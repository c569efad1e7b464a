//! Counters with two dimensions.

use crate::cells::Cells;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::{Label, Meta};
use std::marker::PhantomData;

/// A counter with two dimensions, of `N` pairs of labels.
pub struct LabeledCounter2<A, B, const N: usize, const NOW: bool = false> {
    meta: Meta,
    cells: Cells<N>,
    labels: PhantomData<fn(A, B)>,
}

impl<A: Label, B: Label, const N: usize, const NOW: bool> LabeledCounter2<A, B, N, NOW> {
    /// A counter at zero. `N` must be the number of pairs, or it does not compile.
    pub const fn new(meta: Meta) -> Self {
        const {
            assert!(
                N == A::LABELS.len() * B::LABELS.len(),
                "N is the number of pairs"
            )
        };
        Self {
            meta,
            cells: Cells::new(),
            labels: PhantomData,
        }
    }

    /// Counts one under this pair of labels.
    #[inline]
    pub fn increment(&self, first: A, second: B) {
        self.add(first, second, 1);
    }

    /// Counts `amount` under this pair of labels; the count wraps after 2^64.
    #[inline]
    pub fn add(&self, first: A, second: B, amount: u64) {
        self.cells
            .add(pair::<B>(first.index(), second.index()), amount);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        let mut label = String::new();
        for (a, first) in A::LABELS.iter().enumerate() {
            for (b, second) in B::LABELS.iter().enumerate() {
                let cell = pair::<B>(a, b);
                let count = self.cells.read(cell, reading);
                if count != 0 {
                    label.clear();
                    label.extend([first, ",", second]);
                    sink(cell, &label, count);
                }
            }
        }
    }

    fn restore(&self, cell: usize, _label: &str, count: u64) {
        self.cells.add(cell, count);
    }
}

#[inline]
fn pair<B: Label>(first: usize, second: usize) -> usize {
    first.wrapping_mul(B::LABELS.len()).wrapping_add(second)
}

metric!([A: Label, B: Label, const N: usize, const NOW: bool] LabeledCounter2<A, B, N, NOW>);
