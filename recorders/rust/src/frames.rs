//! Stacks of frames. Of a frame nothing is kept but a name that is listed; everything else is `_`, so that a stack can
//! say no identifier of anybody's own code.

use crate::label::encoded;
use crate::metric::{metric, Reading};
use crate::recording::flush_now;
use crate::stacks::Stacks;
use crate::Meta;

/// What stands for a frame, or a whole stack, that is not kept.
const OTHER: &str = "_";

/// Counts stacks. A frame is kept as the longest part of it, from its beginning to a `::` or its end, that is listed.
/// At most 1,000 different stacks are kept apart; further ones count as `_`. `NOW` flushes after each count.
///
/// ```
/// use tallybook::{Frames, Meta, Program};
///
/// static FRAMES: Frames = Frames::new(Meta::new("rustc.ice.frames", 49), &["rustc_middle", "rustc_middle::ty"], 32);
/// static PROGRAM: Program = Program::new("rustc", "rust-toolchain", "0.1.0", &[&FRAMES]);
/// FRAMES.record(["rustc_middle::ty::fold", "rustc_middle::mir", "my_secret_crate::main"]);
/// assert_eq!(PROGRAM.counts(), [("rustc.ice.frames{rustc_middle::ty;rustc_middle;_}".to_string(), 1)]);
/// ```
pub struct Frames<const NOW: bool = false> {
    meta: Meta,
    list: &'static [&'static str],
    depth: usize,
    stacks: Stacks,
}

impl<const NOW: bool> Frames<NOW> {
    /// Stacks of at most `depth` frames from `list`, which is spelled as in fields and sorted by byte.
    pub const fn new(meta: Meta, list: &'static [&'static str], depth: usize) -> Self {
        Self {
            meta,
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
            stack.push_str(listed(self.list, frame).unwrap_or(OTHER));
        }
        if stack.is_empty() {
            stack.push_str(OTHER);
        }
        self.stacks.add(stack, OTHER, 1);
        if NOW {
            flush_now();
        }
    }

    fn visit(&self, reading: Reading, sink: &mut dyn FnMut(usize, &str, u64)) {
        self.stacks
            .visit(reading, &mut |text, count| sink(0, text, count));
    }

    fn restore(&self, _cell: usize, label: &str, count: u64) {
        self.stacks.add(label.to_string(), OTHER, count);
    }
}

/// The longest listed name that is the frame, or what stands before one of its `::`. Stops where no name of the list
/// begins with what was read, so parts that follow cost nothing, however many they are. Allocates nothing.
fn listed<'a>(list: &[&'a str], frame: &str) -> Option<&'a str> {
    let ends = frame.match_indices("::").map(|(at, _)| at);
    let mut found = None;
    let mut rest = list;
    for end in ends.chain([frame.len()]) {
        let part = frame.get(..end)?;
        rest = rest.get(rest.partition_point(|name| name.bytes().lt(encoded(part)))..)?;
        let Some(first) = rest.first() else { break };
        let mut name = first.bytes();
        if !encoded(part).all(|byte| name.next() == Some(byte)) {
            break;
        }
        if name.next().is_none() {
            found = Some(*first);
        }
    }
    found
}

metric!([const NOW: bool] Frames<NOW>);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Program;

    #[test]
    fn only_listed_names_are_kept() {
        let list = [
            "a%3Bb",
            "rustc_middle",
            "rustc_middle::mir::interpret",
            "rustc_middle::ty",
            "typeck",
            "typeck::%7Bimpl#3%7D",
        ];
        for (frame, kept) in [
            ("typeck", "typeck"),
            ("typeck::{closure#12}::{{closure}}", "typeck"),
            ("typeck::{impl#3}::f", "typeck::%7Bimpl#3%7D"),
            ("typeck::{impl#30}::f", "typeck"),
            ("typeck::%7Bimpl#3%7D", "typeck"),
            ("rustc_middle", "rustc_middle"),
            ("rustc_middle::", "rustc_middle"),
            ("rustc_middle:::ty", "rustc_middle"),
            ("rustc_middle::Canary::customer_acme", "rustc_middle"),
            ("rustc_middle::h0123456789abcdef", "rustc_middle"),
            ("rustc_middle::<T>::ty", "rustc_middle"),
            ("rustc_middle::a;b", "rustc_middle"),
            ("rustc_middle::é\n::ty", "rustc_middle"),
            ("rustc_middle::mir", "rustc_middle"),
            ("rustc_middle::mir::interpreter", "rustc_middle"),
            (
                "rustc_middle::mir::interpret::x",
                "rustc_middle::mir::interpret",
            ),
            ("rustc_middle::ty", "rustc_middle::ty"),
            ("rustc_middle::ty::fold", "rustc_middle::ty"),
            ("rustc_middle::type_", "rustc_middle"),
            ("a;b", "a%3Bb"),
            ("a;b::c", "a%3Bb"),
            ("a%3Bb", "_"),
            ("a", "_"),
            ("rustc_middleware::x", "_"),
            ("rustc_middle ::ty", "_"),
            ("rustc_middle:ty", "_"),
            ("rustc_middle[0f3a]::ty", "_"),
            ("::rustc_middle::ty", "_"),
            ("<rustc_middle::Ty as core::fmt::Debug>::fmt", "_"),
            ("&rustc_middle::Ty::fmt", "_"),
            ("my_crate::rustc_middle", "_"),
            ("Typeck", "_"),
            ("éé", "_"),
            ("zebra::z", "_"),
            ("", "_"),
        ] {
            assert_eq!(listed(&list, frame).unwrap_or(OTHER), kept, "{frame}");
        }
    }

    #[test]
    fn a_hostile_frame_is_cut_like_any_other() {
        const PARTS: usize = 1_000_000;
        let list = ["a", "a::a", "rustc_middle"];
        let long = "a".repeat(1 << 16);
        let deep = "::a".repeat(PARTS);
        for (frame, kept) in [
            (&long, None),
            (&deep, None),
            (&"::".repeat(PARTS), None),
            (&format!("a{deep}"), Some("a::a")),
            (&format!("rustc_middle{deep}"), Some("rustc_middle")),
            (&format!("rustc_middle::{long}"), Some("rustc_middle")),
        ] {
            assert_eq!(listed(&list, frame), kept, "{frame:.20}");
        }
        assert_eq!(listed(&[], &long), None);
    }

    #[test]
    fn every_prefix_of_every_frame_is_tried() {
        let names = [
            "a", "a::b", "a::b::c", "b", "a::bb", "%3B", "a::%3B", "a::::b",
        ];
        let parts = ["", "a", "b", "bb", "c", ";", ":"];
        let joined = |n: usize| {
            let digits = [n, n / parts.len(), n / parts.len().pow(2)];
            let chosen = digits.map(|digit| parts.get(digit % parts.len()).copied());
            chosen.into_iter().flatten().collect::<Vec<_>>().join("::")
        };
        let frames: Vec<String> = (0..parts.len().pow(3)).map(joined).collect();
        for chosen in 0_usize..1 << names.len() {
            let chosen = names
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen >> at & 1 == 1);
            let mut list: Vec<&str> = chosen.map(|(_, name)| *name).collect();
            list.sort_unstable();
            for frame in &frames {
                let cut = |at: usize| crate::label::encode(frame.get(..at).expect("a part"));
                let ends = frame.match_indices("::").map(|(at, _)| at);
                let found = ends
                    .chain([frame.len()])
                    .map(cut)
                    .filter(|part| list.contains(&part.as_str()))
                    .last();
                assert_eq!(
                    listed(&list, frame),
                    found.as_deref(),
                    "{frame} in {list:?}"
                );
            }
        }
    }

    #[test]
    fn a_stack_is_joined_and_ends_at_its_depth() {
        static FRAMES: Frames<true> = Frames::new(Meta::new("p", 49), &["a", "b%3Bc"], 4);
        static PROGRAM: Program = Program::new("p", "test", "0.1.0", &[&FRAMES]);
        FRAMES.record(std::iter::repeat("a::b"));
        FRAMES.record(["b;c::d", "x", "a"]);
        FRAMES.record([]);
        let fields: Vec<String> = PROGRAM
            .counts()
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(fields, ["p{_}", "p{a;a;a;a}", "p{b%3Bc;_;a}"]);
    }
}
