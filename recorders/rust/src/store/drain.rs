//! Counts on their way from a program's metrics to a block: taken, spelled and sorted, and put back if they could not
//! be written.

use super::block;
use super::field::{are_labels, is_id};
use super::on::On;
use crate::{Metric, Program};

/// What one flush took from the metrics of one retention.
pub(super) struct Drain {
    /// Every field, one behind the other.
    fields: String,
    taken: Vec<Taken>,
}

struct Taken {
    metric: &'static dyn Metric,
    cell: usize,
    start: usize,
    /// Where the label begins.
    label: usize,
    end: usize,
    count: u64,
}

impl Drain {
    /// Takes what the program's metrics of one retention have counted. What may not be recorded here is forgotten:
    /// metrics of class `fleet` outside a fleet store, and what the owner denies.
    pub(super) fn of(program: &Program, keep: u16, on: &On) -> Self {
        let mut drain = Self {
            fields: String::with_capacity(4096),
            taken: Vec::with_capacity(64),
        };
        for metric in program.metrics() {
            let meta = metric.meta();
            if meta.days() == keep {
                let is_here = on.is_fleet || !meta.is_fleet();
                let counts_here = is_here && is_id(program.name(), meta.id());
                metric.take(&mut |cell, label, count| {
                    if counts_here {
                        drain.add(*metric, cell, label, count);
                    }
                });
            }
        }
        drain.taken.retain(|one| {
            let field = drain.fields.get(one.start..one.end).unwrap_or_default();
            !on.denies(field)
        });
        drain.sort();
        drain
    }

    /// A field that no reader would take, because its binding is wrong, is forgotten too.
    fn add(&mut self, metric: &'static dyn Metric, cell: usize, label: &str, count: u64) {
        let (start, mut label_at) = (self.fields.len(), 0);
        self.fields.push_str(metric.meta().id());
        if !label.is_empty() {
            self.fields.push('{');
            label_at = self.fields.len();
            self.fields.extend([label, "}"]);
        }
        let end = self.fields.len();
        // A space and a count of at most 16 digits follow.
        let is_short = end.saturating_sub(start) <= block::LINE.saturating_sub(17);
        if !is_short || !(label.is_empty() || are_labels(label)) {
            self.fields.truncate(start);
            return;
        }
        self.taken.push(Taken {
            metric,
            cell,
            start,
            label: if label.is_empty() { end } else { label_at },
            end,
            count,
        });
    }

    fn sort(&mut self) {
        let fields = &self.fields;
        let text = |one: &Taken| fields.get(one.start..one.end).unwrap_or_default();
        self.taken
            .sort_unstable_by(|one, other| text(one).cmp(text(other)));
        self.taken.dedup_by(|later, first| {
            let twice = text(later) == text(first);
            if twice {
                first.count = first.count.saturating_add(later.count);
            }
            twice
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }

    /// Fields and counts, sorted by field.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, u64)> {
        let text = |one: &Taken| self.fields.get(one.start..one.end).unwrap_or_default();
        self.taken.iter().map(move |one| (text(one), one.count))
    }

    pub(super) fn put_back(&self) {
        for one in &self.taken {
            let label = self.fields.get(one.label..one.end).unwrap_or_default();
            let label = label.strip_suffix('}').unwrap_or(label);
            one.metric.put_back(one.cell, label, one.count);
        }
    }
}

/// Forgets everything that a program has counted.
pub(super) fn forget(program: &Program) {
    for metric in program.metrics() {
        metric.take(&mut |_, _, _| {});
    }
}
