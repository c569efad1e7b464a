//! Texts of a declared pattern, such as a version.

use crate::label::encode;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::stacks::Stacks;
use crate::{Meta, Pattern};

const UNKNOWN: &str = "unknown";

/// Counts texts of a finite pattern; anything else counts as `unknown`. `NOW` flushes after each count.
///
/// ```
/// use tallybook::{Meta, Pattern, Program, Text};
///
/// static EDITION: Text = Text::new(
///     Meta::new("rustc.invocation.edition", 49),
///     &Pattern::Sequence(&[Pattern::Literal("20"), Pattern::Class(&[(b'1', b'2')]), Pattern::Class(&[(b'0', b'9')])]),
/// );
/// static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&EDITION]);
/// EDITION.record("2024");
/// EDITION.record("/home/me");
/// let counts = PROGRAM.counts();
/// assert_eq!(counts[0], ("rustc.invocation.edition{2024}".to_string(), 1));
/// assert_eq!(counts[1], ("rustc.invocation.edition{unknown}".to_string(), 1));
/// ```
pub struct Text<const NOW: bool = false> {
    meta: Meta,
    pattern: &'static Pattern,
    stacks: Stacks,
}

impl<const NOW: bool> Text<NOW> {
    /// Texts of this pattern.
    pub const fn new(meta: Meta, pattern: &'static Pattern) -> Self {
        Self {
            meta,
            pattern,
            stacks: Stacks::new(),
        }
    }

    /// Counts one text, or one `unknown` if the pattern does not match all of it.
    pub fn record(&self, text: &str) {
        let field = if self.pattern.matches(text) {
            encode(text)
        } else {
            UNKNOWN.to_string()
        };
        self.stacks.add(field, UNKNOWN, 1);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        self.stacks
            .visit(reading, &mut |text, count| sink(0, text, count));
    }

    fn restore(&self, _cell: usize, label: &str, count: u64) {
        self.stacks.add(label.to_string(), UNKNOWN, count);
    }
}

metric!([const NOW: bool] Text<NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    #[test]
    fn matches_are_encoded() {
        static TEXT: Text = Text::new(
            Meta::new("p", 49),
            &Pattern::Either(&[Pattern::Literal("a=b"), Pattern::Literal("c")]),
        );
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&TEXT]);
        for text in ["a=b", "c", "a=b", "secret"] {
            TEXT.record(text);
        }
        assert_eq!(
            PROGRAM.counts(),
            [
                ("p{a%3Db}".into(), 2),
                ("p{c}".into(), 1),
                ("p{unknown}".into(), 1)
            ]
        );
    }
}
