//! Labels: closed sets, so that nothing undeclared can be counted by name.

/// A closed set of labels. Bindings make one with [`labels!`](crate::labels).
pub trait Label: Copy + 'static {
    /// As spelled in fields (percent-encoded): sorted by byte, then `unknown`.
    const LABELS: &'static [&'static str];
    /// The values, in the order of [`LABELS`](Label::LABELS).
    const ALL: &'static [Self];
    /// What everything undeclared counts as.
    const UNKNOWN: Self;

    /// The value's place in [`LABELS`](Label::LABELS).
    fn index(self) -> usize;

    /// The value of a label as its source writes it (not percent-encoded); anything unlisted is `unknown`. One binary
    /// search, no allocation.
    fn from_label(label: &str) -> Self {
        Self::LABELS
            .split_last()
            .and_then(|(_, declared)| find(declared, label))
            .and_then(|index| Self::ALL.get(index))
            .map_or(Self::UNKNOWN, |value| *value)
    }
}

/// Declares an enum and its labels, one a line: sorted by byte, `Unknown = "unknown"` last.
///
/// ```
/// use tallybook::Label;
///
/// tallybook::labels! {
///     /// Release channels.
///     pub enum Channel {
///         Beta = "beta",
///         Stable = "stable",
///         Unknown = "unknown",
///     }
/// }
/// assert_eq!(Channel::from_label("beta"), Channel::Beta);
/// assert_eq!(Channel::from_label("/home/me"), Channel::Unknown);
/// ```
#[macro_export]
macro_rules! labels {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident { $($variant:ident = $label:literal,)+ }) => {
        $(#[$attribute])*
        #[allow(clippy::enum_variant_names, reason = "labels are data")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name {
            $(#[doc = concat!("`", $label, "`")] $variant,)+
        }
        impl $crate::Label for $name {
            const LABELS: &'static [&'static str] = &[$($label,)+];
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const UNKNOWN: Self = Self::Unknown;
            #[inline]
            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

/// Where a raw label stands in a sorted list of encoded ones.
pub(crate) fn find(sorted: &[&str], raw: &str) -> Option<usize> {
    sorted
        .binary_search_by(|label| label.bytes().cmp(encoded(raw)))
        .ok()
}

/// A raw label as it is spelled in a field.
pub(crate) fn encode(raw: &str) -> String {
    String::from_utf8_lossy(&encoded(raw).collect::<Vec<u8>>()).into_owned()
}

/// The bytes of a raw label as it is spelled in a field.
pub(crate) fn encoded(raw: &str) -> impl Iterator<Item = u8> + '_ {
    raw.bytes()
        .flat_map(|byte| escape(byte).into_iter().flatten())
}

fn escape(byte: u8) -> [Option<u8>; 3] {
    if b" %{},;|=<>".contains(&byte) {
        [Some(b'%'), Some(hex(byte >> 4)), Some(hex(byte & 15))]
    } else {
        [Some(byte), None, None]
    }
}

fn hex(digit: u8) -> u8 {
    if digit < 10 {
        b'0'.wrapping_add(digit)
    } else {
        b'A'.wrapping_add(digit).wrapping_sub(10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::labels! {
        /// Labels with every byte that is syntax.
        enum Awkward {
            Encoded = "%20%25%7B%7D%2C%3B%7C%3D%3C%3E",
            Plus = "c++",
            Unknown = "unknown",
        }
    }

    #[test]
    fn every_label_finds_itself() {
        assert_eq!(Awkward::from_label(" %{},;|=<>"), Awkward::Encoded);
        assert_eq!(Awkward::from_label("c++"), Awkward::Plus);
        assert_eq!(Awkward::from_label("unknown"), Awkward::Unknown);
        for (at, value) in Awkward::ALL.iter().enumerate() {
            assert_eq!(value.index(), at);
        }
    }

    #[test]
    fn anything_else_is_unknown() {
        let long = "c++".repeat(100_000);
        for raw in [
            "", "c+", "c++ ", "C++", "%20%25", "\0", "\u{2028}", "é", "/home/me", &long,
        ] {
            assert_eq!(Awkward::from_label(raw), Awkward::Unknown, "{raw:.20}");
        }
    }

    #[test]
    fn encoding_is_that_of_fields() {
        assert_eq!(encode("a b%c<=3"), "a%20b%25c%3C%3D3");
        assert_eq!(encode("é"), "é");
    }
}
