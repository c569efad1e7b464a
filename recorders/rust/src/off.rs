//! The same types with no size and no effect, for metrics that are proposed or expired: the calls stay, the counts do
//! not.

use crate::{Form, Label, Meta, Pattern};
use std::marker::PhantomData;

/// Counts nothing.
pub struct Counter<const NOW: bool = false>;

impl<const NOW: bool> Counter<NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta) -> Self {
        Self
    }
    /// Does nothing.
    #[inline(always)]
    pub fn increment(&self) {}
    /// Does nothing.
    #[inline(always)]
    pub fn add(&self, _amount: u64) {}
}

/// Counts nothing.
pub struct LabeledCounter<L, const N: usize, const NOW: bool = false>(PhantomData<fn(L)>);

impl<L: Label, const N: usize, const NOW: bool> LabeledCounter<L, N, NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta) -> Self {
        const { assert!(N == L::LABELS.len(), "N is the number of labels") };
        Self(PhantomData)
    }
    /// Does nothing.
    #[inline(always)]
    pub fn increment(&self, _label: L) {}
    /// Does nothing.
    #[inline(always)]
    pub fn add(&self, _label: L, _amount: u64) {}
}

/// Counts nothing.
pub struct LabeledCounter2<A, B, const N: usize, const NOW: bool = false>(PhantomData<fn(A, B)>);

impl<A: Label, B: Label, const N: usize, const NOW: bool> LabeledCounter2<A, B, N, NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta) -> Self {
        const {
            assert!(
                N == A::LABELS.len() * B::LABELS.len(),
                "N is the number of pairs"
            )
        };
        Self(PhantomData)
    }
    /// Does nothing.
    #[inline(always)]
    pub fn increment(&self, _first: A, _second: B) {}
    /// Does nothing.
    #[inline(always)]
    pub fn add(&self, _first: A, _second: B, _amount: u64) {}
}

/// Counts nothing.
pub struct Flag<const NOW: bool = false>;

impl<const NOW: bool> Flag<NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta) -> Self {
        Self
    }
    /// Does nothing.
    #[inline(always)]
    pub fn record(&self, _value: bool) {}
}

/// Counts nothing.
pub struct Enumeration<L, const N: usize, const NOW: bool = false>(PhantomData<fn(L)>);

impl<L: Label, const N: usize, const NOW: bool> Enumeration<L, N, NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta) -> Self {
        const { assert!(N == L::LABELS.len(), "N is the number of values") };
        Self(PhantomData)
    }
    /// Does nothing.
    #[inline(always)]
    pub fn record(&self, _value: L) {}
}

/// Counts nothing.
pub struct Histogram<const N: usize, const NOW: bool = false>;

impl<const N: usize, const NOW: bool> Histogram<N, NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta, _bounds: &'static [u64]) -> Self {
        Self
    }
    /// Does nothing.
    #[inline(always)]
    pub fn record(&self, _value: u64) {}
}

/// Counts nothing.
pub struct LabeledHistogram<L, const N: usize, const NOW: bool = false>(PhantomData<fn(L)>);

impl<L: Label, const N: usize, const NOW: bool> LabeledHistogram<L, N, NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta, _bounds: &'static [u64]) -> Self {
        const {
            assert!(
                N.is_multiple_of(L::LABELS.len()),
                "N is labels times buckets"
            )
        };
        Self(PhantomData)
    }
    /// Does nothing.
    #[inline(always)]
    pub fn record(&self, _label: L, _value: u64) {}
}

/// Counts nothing.
pub struct Frames<const NOW: bool = false>;

impl<const NOW: bool> Frames<NOW> {
    /// Keeps nothing.
    pub const fn new(
        _meta: Meta,
        _form: Form,
        _list: &'static [&'static str],
        _depth: usize,
    ) -> Self {
        Self
    }
    /// Does nothing, and does not look at the frames.
    #[inline(always)]
    pub fn record<'a>(&self, _frames: impl IntoIterator<Item = &'a str>) {}
}

/// Counts nothing.
pub struct Text<const NOW: bool = false>;

impl<const NOW: bool> Text<NOW> {
    /// Keeps nothing.
    pub const fn new(_meta: Meta, _pattern: &'static Pattern) -> Self {
        Self
    }
    /// Does nothing.
    #[inline(always)]
    pub fn record(&self, _text: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn off_has_no_size() {
        crate::labels! {
            enum One {
                Unknown = "unknown",
            }
        }
        let counter: LabeledCounter2<One, One, 1> = LabeledCounter2::new(Meta::new("p", 1));
        counter.increment(One::Unknown, One::Unknown);
        let frames: Frames = Frames::new(Meta::new("p", 1), Form::Names, &[], 1);
        frames.record(std::iter::from_fn(|| panic!("must not be looked at")));
        let histogram: LabeledHistogram<One, 2> = LabeledHistogram::new(Meta::new("p", 1), &[1]);
        histogram.record(One::Unknown, 1);
        assert_eq!(
            size_of_val(&counter)
                + size_of_val(&frames)
                + size_of_val(&histogram)
                + size_of::<Histogram<9>>(),
            0
        );
    }
}
