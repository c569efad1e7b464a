//! Flags: how often something was so, and how often not.

use crate::cells::Cells;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::Meta;

/// Counts `true` and `false`. `NOW` flushes after each count.
pub struct Flag<const NOW: bool = false> {
    meta: Meta,
    cells: Cells<2>,
}

impl<const NOW: bool> Flag<NOW> {
    /// A flag that has not been recorded.
    pub const fn new(meta: Meta) -> Self {
        Self {
            meta,
            cells: Cells::new(),
        }
    }

    /// Counts one `true` or `false`.
    #[inline]
    pub fn record(&self, value: bool) {
        self.cells.add(usize::from(!value), 1);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        for (index, label) in ["true", "false"].iter().enumerate() {
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

metric!([const NOW: bool] Flag<NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    #[test]
    fn both_values_count() {
        static FLAG: Flag = Flag::new(Meta::new("p.a.flag", 49));
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&FLAG]);
        FLAG.record(true);
        FLAG.record(false);
        FLAG.record(true);
        assert_eq!(
            PROGRAM.counts(),
            [("p.a.flag{false}".into(), 1), ("p.a.flag{true}".into(), 2)]
        );
    }
}
