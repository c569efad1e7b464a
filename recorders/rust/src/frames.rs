//! Stacks of frames. A frame is kept only if the grammar proves that it names the program's own code; everything else
//! is `_`.

use crate::label::{encode, find};
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::stacks::Stacks;
use crate::Meta;

/// What a frame may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A listed crate and 1 to 8 identifiers: `rustc_middle::ty::fold`.
    Crates,
    /// One listed name, such as a query's.
    Names,
}

/// What stands for a frame, or a whole stack, that is not kept.
const OTHER: &str = "_";
const IDENTIFIERS: usize = 8;
const IDENTIFIER: usize = 40;

/// Counts stacks. At most 1,000 different ones are kept apart; further ones count as `_`. `NOW` flushes after each
/// count.
///
/// ```
/// use tallybook::{Form, Frames, Meta, Program};
///
/// static FRAMES: Frames = Frames::new(Meta::new("rustc.ice.frames", 49), Form::Crates, &["rustc_middle"], 32);
/// static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&FRAMES]);
/// FRAMES.record(["rustc_middle::ty::{closure#2}", "my_secret_crate::main"]);
/// assert_eq!(PROGRAM.counts(), [("rustc.ice.frames{rustc_middle::ty::closure;_}".to_string(), 1)]);
/// ```
pub struct Frames<const NOW: bool = false> {
    meta: Meta,
    form: Form,
    list: &'static [&'static str],
    depth: usize,
    stacks: Stacks,
}

impl<const NOW: bool> Frames<NOW> {
    /// Stacks of at most `depth` frames from `list`, which is spelled as in fields and sorted by byte.
    pub const fn new(meta: Meta, form: Form, list: &'static [&'static str], depth: usize) -> Self {
        Self {
            meta,
            form,
            list,
            depth,
            stacks: Stacks::new(),
        }
    }

    /// Counts one stack, innermost frame first; frames beyond the depth are not looked at. An empty stack counts as
    /// `_`.
    pub fn record<'a>(&self, frames: impl IntoIterator<Item = &'a str>) {
        let mut stack = String::new();
        for frame in frames.into_iter().take(self.depth) {
            if !stack.is_empty() {
                stack.push(';');
            }
            let start = stack.len();
            if self.write(frame, &mut stack).is_none() {
                stack.truncate(start);
                stack.push_str(OTHER);
            }
        }
        if stack.is_empty() {
            stack.push_str(OTHER);
        }
        self.stacks.add(stack, OTHER, 1);
        if NOW {
            flush_now();
        }
    }

    /// Appends the frame as it is spelled, or gives up, having appended anything.
    fn write(&self, frame: &str, stack: &mut String) -> Option<()> {
        match self.form {
            Form::Names => {
                find(self.list, frame)?;
                stack.push_str(&encode(frame));
            }
            Form::Crates => {
                let (root, path) = frame.split_once("::")?;
                find(self.list, root)?;
                stack.push_str(&encode(root));
                for (count, part) in path.split("::").enumerate() {
                    if count == IDENTIFIERS {
                        return None;
                    }
                    stack.push_str("::");
                    stack.push_str(identifier(part)?);
                }
            }
        }
        Some(())
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        self.stacks
            .visit(reading, &mut |text, count| sink(0, text, count));
    }

    fn restore(&self, _cell: usize, label: &str, count: u64) {
        self.stacks.add(label.to_string(), OTHER, count);
    }
}

/// One part of a path as it is spelled, or nothing if it is not an identifier.
fn identifier(part: &str) -> Option<&str> {
    let closure = part
        .strip_prefix("{closure#")
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
    if closure || part == "{{closure}}" {
        return Some("closure");
    }
    let plain = (1..=IDENTIFIER).contains(&part.len())
        && part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (plain && !is_hash(part)).then_some(part)
}

/// `h` and 16 hexadecimal digits: the hash that ends a legacy symbol.
fn is_hash(part: &str) -> bool {
    part.strip_prefix('h')
        .is_some_and(|rest| rest.len() == 16 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

metric!([const NOW: bool] Frames<NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    fn only(program: &Program) -> String {
        let counts = program.counts();
        let fields: Vec<String> = counts.into_iter().map(|(field, _)| field).collect();
        fields.join("\n")
    }

    #[test]
    fn only_the_grammar_is_kept() {
        static FRAMES: Frames = Frames::new(
            Meta::new("p", 49),
            Form::Crates,
            &["rustc_abi", "rustc_middle"],
            32,
        );
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&FRAMES]);
        let long = format!("rustc_abi::{}", "a".repeat(41));
        let deep = format!("rustc_abi{}", "::a".repeat(9));
        let kept = format!("rustc_abi{}", format!("::{}", "a".repeat(40)).repeat(8));
        FRAMES.record([
            "rustc_middle::ty::fold::{closure#12}::{{closure}}",
            &kept,
            "rustc_abi",
            "rustc_abi::",
            "rustc_abi::a::",
            "::rustc_abi::a",
            "rustc_abi ::a",
            "rustc_abi::h0123456789abcdef",
            "rustc_middle[0f3a]::ty",
            "<rustc_middle::Ty as core::fmt::Debug>::fmt",
            "rustc_middle::<T>::f",
            "rustc_abi::{closure#}",
            "rustc_abi::{closure#1x}",
            "rustc_abi::{impl#0}",
            "rustc_abi::a;b",
            "rustc_abi::a}",
            "rustc_abi::a\n::b",
            "rustc_abi::é",
            "my_crate::main",
            "",
            &long,
            &deep,
        ]);
        let expected = format!(
            "p{{rustc_middle::ty::fold::closure::closure;{kept}{}}}",
            ";_".repeat(20)
        );
        assert_eq!(only(&PROGRAM), expected);
    }

    #[test]
    fn stacks_end_at_their_depth() {
        static FRAMES: Frames<true> = Frames::new(Meta::new("p", 49), Form::Crates, &["a"], 2);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&FRAMES]);
        FRAMES.record(std::iter::repeat("a::b"));
        FRAMES.record([]);
        assert_eq!(only(&PROGRAM), "p{_}\np{a::b;a::b}");
    }

    #[test]
    fn names_are_listed_and_encoded() {
        static FRAMES: Frames =
            Frames::new(Meta::new("p", 49), Form::Names, &["a%3Bb", "typeck"], 4);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&FRAMES]);
        FRAMES.record(["typeck", "a;b", "a%3Bb", "type_of"]);
        assert_eq!(only(&PROGRAM), "p{typeck;a%3Bb;_;_}");
    }
}
