//! Patterns whose language is finite. There is no parser here: bindings hold the tree.

/// A pattern. All of the input must match.
#[derive(Clone, Copy, Debug)]
pub enum Pattern {
    /// This text.
    Literal(&'static str),
    /// One byte in one of these inclusive ranges.
    Class(&'static [(u8, u8)]),
    /// One after the other.
    Sequence(&'static [Pattern]),
    /// Any one of these.
    Either(&'static [Pattern]),
    /// The same pattern from `min` to `max` times.
    Repeat {
        /// What is repeated.
        of: &'static Pattern,
        /// The fewest times.
        min: u32,
        /// The most times.
        max: u32,
    },
}

/// For each place in the input, whether matching may stand there.
type Places = Vec<bool>;

impl Pattern {
    /// Whether all of the input matches. Input longer than every text of the pattern is refused before it is looked
    /// at; otherwise the cost is polynomial in the input's length, since places are walked as a set.
    pub(crate) fn matches(&self, input: &str) -> bool {
        let input = input.as_bytes();
        if input.len() > self.longest() {
            return false;
        }
        let mut places = vec![false; input.len() + 1];
        if let Some(first) = places.first_mut() {
            *first = true;
        }
        self.advance(input, places).last().is_some_and(|last| *last)
    }

    /// The length of the longest text, in bytes.
    fn longest(&self) -> usize {
        match *self {
            Pattern::Literal(text) => text.len(),
            Pattern::Class(_) => 1,
            Pattern::Sequence(parts) => parts
                .iter()
                .fold(0, |sum: usize, part| sum.saturating_add(part.longest())),
            Pattern::Either(parts) => parts.iter().map(Pattern::longest).max().unwrap_or(0),
            Pattern::Repeat { of, max, .. } => of
                .longest()
                .saturating_mul(usize::try_from(max).unwrap_or(usize::MAX)),
        }
    }

    /// Where matching may stand after this pattern, given where it may stand before.
    fn advance(&self, input: &[u8], from: Places) -> Places {
        match *self {
            Pattern::Literal(text) => step(&from, text.len(), |at| {
                input
                    .get(at..)
                    .is_some_and(|rest| rest.starts_with(text.as_bytes()))
            }),
            Pattern::Class(ranges) => step(&from, 1, |at| {
                input.get(at).is_some_and(|byte| {
                    ranges
                        .iter()
                        .any(|(low, high)| (low..=high).contains(&byte))
                })
            }),
            Pattern::Sequence(parts) => parts
                .iter()
                .fold(from, |places, part| part.advance(input, places)),
            Pattern::Either(parts) => {
                let none = vec![false; from.len()];
                parts.iter().fold(none, |places, part| {
                    union(places, &part.advance(input, from.clone()))
                })
            }
            Pattern::Repeat { of, min, max } => repeat(of, min, max, input, from),
        }
    }
}

/// Ends as soon as another round would change nothing, which is after at most as many rounds as the input has places.
fn repeat(of: &Pattern, min: u32, max: u32, input: &[u8], from: Places) -> Places {
    let mut reached = if min == 0 {
        from.clone()
    } else {
        vec![false; from.len()]
    };
    let mut places = from;
    for round in 1..=max {
        let next = of.advance(input, places.clone());
        let settled = next == places;
        places = next;
        if round >= min || settled {
            reached = union(reached, &places);
        }
        if settled {
            break;
        }
    }
    reached
}

/// Moves every place at which `accepts` holds `length` bytes on.
fn step(from: &[bool], length: usize, accepts: impl Fn(usize) -> bool) -> Places {
    let mut to = vec![false; from.len()];
    for (at, _) in from.iter().enumerate().filter(|(_, here)| **here) {
        if let Some(place) = to.get_mut(at.saturating_add(length)) {
            *place = accepts(at);
        }
    }
    to
}

fn union(mut places: Places, others: &[bool]) -> Places {
    places
        .iter_mut()
        .zip(others)
        .for_each(|(place, other)| *place |= *other);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: Pattern = Pattern::Class(&[(b'0', b'9')]);
    const MAYBE: Pattern = Pattern::Repeat {
        of: &Pattern::Literal("a"),
        min: 0,
        max: 1,
    };

    #[test]
    fn the_language_is_exact() {
        let version = Pattern::Sequence(&[
            Pattern::Literal("v"),
            Pattern::Repeat {
                of: &DIGIT,
                min: 1,
                max: 2,
            },
            Pattern::Either(&[
                Pattern::Literal("-beta"),
                Pattern::Literal("-nightly"),
                Pattern::Sequence(&[]),
            ]),
        ]);
        for text in ["v1", "v12", "v1-beta", "v99-nightly"] {
            assert!(version.matches(text), "{text}");
        }
        for text in [
            "",
            "v",
            "v123",
            "v1-",
            "v1-bet",
            "v1-beta-nightly",
            "w1",
            "v1\n",
            "vé",
            "V1",
        ] {
            assert!(!version.matches(text), "{text}");
        }
    }

    #[test]
    fn exact_repeats() {
        let three = Pattern::Repeat {
            of: &DIGIT,
            min: 3,
            max: 3,
        };
        assert!(three.matches("123") && !three.matches("12") && !three.matches("1234"));
        let nothing = Pattern::Repeat {
            of: &MAYBE,
            min: 5,
            max: 9,
        };
        assert!(
            nothing.matches("") && nothing.matches("aaaaaaaaa") && !nothing.matches("aaaaaaaaaa")
        );
        assert!(!Pattern::Either(&[]).matches("") && Pattern::Sequence(&[]).matches(""));
    }

    #[test]
    fn hostile_input_is_cheap() {
        let nested = Pattern::Repeat {
            of: &Pattern::Repeat {
                of: &Pattern::Repeat {
                    of: &MAYBE,
                    min: 0,
                    max: u32::MAX,
                },
                min: 0,
                max: u32::MAX,
            },
            min: 0,
            max: u32::MAX,
        };
        assert!(!nested.matches(&format!("{}b", "a".repeat(60))));
        let exponential = Pattern::Sequence(&[
            Pattern::Repeat {
                of: &MAYBE,
                min: 0,
                max: 30,
            },
            Pattern::Repeat {
                of: &Pattern::Literal("a"),
                min: 30,
                max: 30,
            },
        ]);
        assert!(exponential.matches(&"a".repeat(30)));
        assert!(!exponential.matches(&"a".repeat(29)));
        assert!(!exponential.matches(&"a".repeat(1 << 24)));
    }
}
