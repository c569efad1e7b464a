//! What a program's list of metrics has in common.

use crate::Meta;

/// A metric of any kind. Only this crate implements it, so that it can grow without a change to bindings.
pub trait Metric: Sync + sealed::Sealed {
    /// The metric's id and retention.
    fn meta(&self) -> Meta;

    /// Calls `sink` with what stands between the braces (empty for a field without braces) and the count, for every
    /// field that is not zero, in declared order.
    fn for_each(&self, sink: &mut dyn FnMut(&str, u64));
}

pub(crate) mod sealed {
    /// Keeps [`super::Metric`] from being implemented elsewhere.
    pub trait Sealed {}
}

/// `impl Metric` for a type with a field `meta` and a method `visit`.
macro_rules! metric {
    ([$($generics:tt)*] $name:ty) => {
        impl<$($generics)*> crate::metric::sealed::Sealed for $name {}
        impl<$($generics)*> crate::Metric for $name {
            fn meta(&self) -> crate::Meta {
                self.meta
            }
            fn for_each(&self, sink: &mut dyn FnMut(&str, u64)) {
                self.visit(sink);
            }
        }
    };
}
pub(crate) use metric;
