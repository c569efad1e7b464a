//! A program: its name, the registry its metrics come from, and the metrics.

use crate::Metric;

/// One program's live metrics, as its bindings list them.
pub struct Program {
    name: &'static str,
    registry: &'static str,
    version: &'static str,
    metrics: &'static [&'static dyn Metric],
}

impl Program {
    /// A program's name, its registry's name and version, and its live metrics by id.
    pub const fn new(
        name: &'static str,
        registry: &'static str,
        version: &'static str,
        metrics: &'static [&'static dyn Metric],
    ) -> Self {
        Self {
            name,
            registry,
            version,
            metrics,
        }
    }

    /// The program's name: the first part of its ids.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name of the registry.
    pub const fn registry(&self) -> &'static str {
        self.registry
    }

    /// The version of the registry.
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// The live metrics.
    pub const fn metrics(&self) -> &'static [&'static dyn Metric] {
        self.metrics
    }

    /// Every field that was counted and is not yet written, spelled as in the store, sorted by field. For tests and
    /// viewers: it allocates.
    pub fn counts(&self) -> Vec<(String, u64)> {
        let mut counts = Vec::new();
        for metric in self.metrics {
            let id = metric.meta().id();
            metric.for_each(&mut |label, count| {
                let field = if label.is_empty() {
                    id.to_string()
                } else {
                    format!("{id}{{{label}}}")
                };
                counts.push((field, count));
            });
        }
        counts.sort();
        counts
    }
}
