//! Counters without labels and with one dimension.

use crate::cells::{read, Cells};
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::{Label, Meta};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// A count of one thing. `NOW` flushes after each count, so that it survives what follows.
pub struct Counter<const NOW: bool = false> {
    meta: Meta,
    count: AtomicU64,
}

impl<const NOW: bool> Counter<NOW> {
    /// A counter at zero.
    pub const fn new(meta: Meta) -> Self {
        Self {
            meta,
            count: AtomicU64::new(0),
        }
    }

    /// Counts one: a single relaxed atomic add.
    #[inline]
    pub fn increment(&self) {
        self.add(1);
    }

    /// Counts `amount`; the count wraps after 2^64.
    #[inline]
    pub fn add(&self, amount: u64) {
        self.count.fetch_add(amount, Relaxed);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        let count = read(&self.count, reading);
        if count != 0 {
            sink(0, "", count);
        }
    }

    fn restore(&self, _cell: usize, _label: &str, count: u64) {
        self.count.fetch_add(count, Relaxed);
    }
}

/// A counter with one dimension of `N` labels.
///
/// ```
/// use tallybook::{Label, LabeledCounter, Meta};
///
/// tallybook::labels! {
///     pub enum Codes {
///         E0502 = "E0502",
///         Unknown = "unknown",
///     }
/// }
/// static ERROR_CODE: LabeledCounter<Codes, 2> = LabeledCounter::new(Meta::new("rustc.diagnostics.error_code", 49));
/// ERROR_CODE.increment(Codes::E0502);
/// ERROR_CODE.increment(Codes::from_label("not a code"));
/// ```
pub struct LabeledCounter<L, const N: usize, const NOW: bool = false> {
    meta: Meta,
    cells: Cells<N>,
    labels: PhantomData<fn(L)>,
}

impl<L: Label, const N: usize, const NOW: bool> LabeledCounter<L, N, NOW> {
    /// A counter at zero. `N` must be the number of labels, or it does not compile.
    pub const fn new(meta: Meta) -> Self {
        const { assert!(N == L::LABELS.len(), "N is the number of labels") };
        Self {
            meta,
            cells: Cells::new(),
            labels: PhantomData,
        }
    }

    /// Counts one under this label.
    #[inline]
    pub fn increment(&self, label: L) {
        self.add(label, 1);
    }

    /// Counts `amount` under this label; the count wraps after 2^64.
    #[inline]
    pub fn add(&self, label: L, amount: u64) {
        self.cells.add(label.index(), amount);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        for (index, label) in L::LABELS.iter().enumerate() {
            let count = self.cells.read(index, reading);
            if count != 0 {
                sink(index, label, count);
            }
        }
    }

    fn restore(&self, cell: usize, _label: &str, count: u64) {
        self.cells.add(cell, count);
    }
}

metric!([const NOW: bool] Counter<NOW>);
metric!([L: Label, const N: usize, const NOW: bool] LabeledCounter<L, N, NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LabeledCounter2, Program};

    crate::labels! {
        enum Code {
            E0001 = "E0001",
            E0502 = "E0502",
            Unknown = "unknown",
        }
    }
    crate::labels! {
        enum Many {
            More = "%3E3",
            N2To3 = "2-3",
            Unknown = "unknown",
        }
    }

    #[test]
    fn fields_are_spelled_and_sorted() {
        static TOTAL: Counter<true> = Counter::new(Meta::new("p.a.total", 49));
        static CODE: LabeledCounter<Code, 3> = LabeledCounter::new(Meta::new("p.a.code", 49));
        static PAIR: LabeledCounter2<Code, Many, 9> =
            LabeledCounter2::new(Meta::fleet("p.a.pair", 400));
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&TOTAL, &PAIR, &CODE]);
        TOTAL.increment();
        TOTAL.add(2);
        CODE.increment(Code::Unknown);
        CODE.add(Code::E0502, 5);
        PAIR.increment(Code::Unknown, Many::Unknown);
        PAIR.increment(Code::E0001, Many::More);
        PAIR.increment(Code::E0502, Many::N2To3);
        let counts = PROGRAM.counts();
        let lines: Vec<String> = counts
            .iter()
            .map(|(field, count)| format!("{field} {count}"))
            .collect();
        assert_eq!(
            lines.join("\n"),
            "p.a.code{E0502} 5\np.a.code{unknown} 1\np.a.pair{E0001,%3E3} 1\np.a.pair{E0502,2-3} 1\n\
             p.a.pair{unknown,unknown} 1\np.a.total 3"
        );
    }

    #[test]
    fn threads_lose_nothing() {
        static TOTAL: Counter = Counter::new(Meta::new("p.a.total", 49));
        static CODE: LabeledCounter<Code, 3, true> = LabeledCounter::new(Meta::new("p.a.code", 49));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..1_000 {
                        TOTAL.increment();
                        CODE.increment(Code::E0001);
                    }
                });
            }
        });
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&TOTAL, &CODE]);
        assert_eq!(
            PROGRAM.counts(),
            [
                ("p.a.code{E0001}".into(), 8_000),
                ("p.a.total".into(), 8_000)
            ]
        );
    }

    #[test]
    fn overflow_wraps() {
        static TOTAL: Counter = Counter::new(Meta::new("p.a.total", 49));
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&TOTAL]);
        TOTAL.add(u64::MAX);
        TOTAL.add(3);
        assert_eq!(PROGRAM.counts(), [("p.a.total".into(), 2)]);
    }
}
