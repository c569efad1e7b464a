//! What a program's list of metrics has in common.

use crate::Meta;

/// A metric of any kind. Only this crate implements it, so that it can grow without a change to bindings.
pub trait Metric: Sync + sealed::Sealed {
    /// The metric's id and retention.
    fn meta(&self) -> Meta;

    /// Calls `sink` with what stands between the braces (empty for a field without braces) and the count, for every
    /// field that is not zero, in declared order.
    fn for_each(&self, sink: &mut dyn FnMut(&str, u64));

    /// The same, and sets every count that it gives out to zero. The first argument is the field's cell, for
    /// [`put_back`](Metric::put_back).
    fn take(&self, sink: &mut dyn FnMut(usize, &str, u64));

    /// Adds a count that was taken but could not be written to its cell again, without a flush.
    fn put_back(&self, cell: usize, label: &str, count: u64);
}

/// What a visit does to the counts it gives out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// They stay.
    Look,
    /// They become zero.
    Take,
}

pub(crate) mod sealed {
    /// Keeps [`super::Metric`] from being implemented elsewhere.
    pub trait Sealed {}
}

/// `impl Metric` for a type with a field `meta` and methods `visit` and `restore`.
macro_rules! metric {
    ([$($generics:tt)*] $name:ty) => {
        impl<$($generics)*> crate::metric::sealed::Sealed for $name {}
        impl<$($generics)*> crate::Metric for $name {
            fn meta(&self) -> crate::Meta {
                self.meta
            }
            fn for_each(&self, sink: &mut dyn FnMut(&str, u64)) {
                self.visit(crate::metric::Reading::Look, &mut |_, label, count| sink(label, count));
            }
            fn take(&self, sink: &mut dyn FnMut(usize, &str, u64)) {
                self.visit(crate::metric::Reading::Take, sink);
            }
            fn put_back(&self, cell: usize, label: &str, count: u64) {
                self.restore(cell, label, count);
            }
        }
    };
}
pub(crate) use metric;
