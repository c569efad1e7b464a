//! What is remembered of one compilation unit for a day: with which codes it failed how many times in a row, and
//! whether it crashed the compiler. This is the arithmetic; `state` keeps the files.

use crate::bindings::diagnostics::{ErrorCodeStreakStreak as Streak, ERROR_CODE_STREAK};
use crate::bindings::ice::VANISHED;
use crate::bindings::lists::ErrorCodes;
use tallybook::Label;

/// More codes of one unit are not remembered.
const MOST_CODES: usize = 64;

/// How an attempt ended, as far as a unit is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Attempt {
    /// It compiled.
    Compiled,
    /// It failed with ordinary errors.
    Failed,
    /// It crashed the compiler.
    Crashed,
    /// It was cut short, and says nothing.
    Cut,
}

/// What is remembered.
#[derive(Debug, Default, PartialEq)]
pub struct Unit {
    streaks: Vec<(ErrorCodes, u64)>,
    /// The compiler that the last attempt crashed, as a keyed hash.
    crashed: Option<u64>,
}

/// What an attempt brought to an end.
#[derive(Debug, Default, PartialEq)]
pub struct Ended {
    runs: Vec<(ErrorCodes, u64)>,
    vanished: bool,
}

impl Unit {
    /// Reads a note; lines that do not read are left out.
    pub fn parse(note: &str) -> Self {
        let mut unit = Self::default();
        for (word, value) in note.lines().filter_map(|line| line.split_once(' ')) {
            if word == "ice" {
                unit.crashed = u64::from_str_radix(value, 16).ok();
            } else if let Ok(count) = value.parse() {
                let code = ErrorCodes::from_label(word);
                let seen = unit.streaks.iter().any(|(one, _)| *one == code);
                if code != ErrorCodes::Unknown && !seen && unit.streaks.len() < MOST_CODES {
                    unit.streaks.push((code, count));
                }
            }
        }
        unit
    }

    /// The note; empty if there is nothing to remember.
    pub fn note(&self) -> String {
        let mut note = String::new();
        for (code, count) in &self.streaks {
            let label = ErrorCodes::LABELS.get(code.index()).unwrap_or(&"unknown");
            note.push_str(&format!("{label} {count}\n"));
        }
        if let Some(compiler) = self.crashed {
            note.push_str(&format!("ice {compiler:016x}\n"));
        }
        note
    }

    /// Takes in an attempt by a compiler; one that cannot be told from others leaves no crash to come back to.
    pub fn after(
        &mut self,
        attempt: Attempt,
        codes: &[ErrorCodes],
        compiler: Option<u64>,
    ) -> Ended {
        let mut ended = Ended::default();
        match attempt {
            Attempt::Cut => return ended,
            Attempt::Crashed => {
                self.crashed = compiler;
                return ended;
            }
            Attempt::Compiled => ended.runs = std::mem::take(&mut self.streaks),
            Attempt::Failed => {
                let (kept, over) = self
                    .streaks
                    .drain(..)
                    .partition(|(code, _)| codes.contains(code));
                self.streaks = kept;
                ended.runs = over;
                self.lengthen(codes);
            }
        }
        ended.vanished = self
            .crashed
            .take()
            .is_some_and(|crashed| Some(crashed) == compiler);
        ended
    }

    fn lengthen(&mut self, codes: &[ErrorCodes]) {
        for code in codes {
            if let Some((_, count)) = self.streaks.iter_mut().find(|(one, _)| one == code) {
                *count = count.saturating_add(1);
            } else if self.streaks.len() < MOST_CODES {
                self.streaks.push((*code, 1));
            }
        }
    }
}

impl Ended {
    /// Counts it.
    pub fn record(&self) {
        for (code, count) in &self.runs {
            ERROR_CODE_STREAK.increment(*code, length(*count));
        }
        if self.vanished {
            VANISHED.increment();
        }
    }
}

fn length(count: u64) -> Streak {
    match count {
        0 | 1 => Streak::N1,
        2..=3 => Streak::N2To3,
        4..=9 => Streak::N4To9,
        _ => Streak::N10Plus,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Attempt::{Compiled, Crashed, Cut, Failed};

    const A: ErrorCodes = ErrorCodes::E0308;
    const B: ErrorCodes = ErrorCodes::E0425;

    #[test]
    fn attempts_end_runs_and_crashes() {
        let mut unit = Unit::default();
        for (attempt, codes, compiler, runs, vanished, note) in [
            (Failed, &[A, B][..], 7, vec![], false, "E0308 1\nE0425 1\n"),
            (Failed, &[A], 7, vec![(B, 1)], false, "E0308 2\n"),
            (Cut, &[], 7, vec![], false, "E0308 2\n"),
            (
                Crashed,
                &[B],
                7,
                vec![],
                false,
                "E0308 2\nice 0000000000000007\n",
            ),
            (Failed, &[A], 7, vec![], true, "E0308 3\n"),
            (
                Crashed,
                &[],
                7,
                vec![],
                false,
                "E0308 3\nice 0000000000000007\n",
            ),
            (Compiled, &[], 8, vec![(A, 3)], false, ""),
            (Crashed, &[], 7, vec![], false, "ice 0000000000000007\n"),
            (Crashed, &[], 9, vec![], false, "ice 0000000000000009\n"),
            (Compiled, &[], 9, vec![], true, ""),
            (Compiled, &[], 9, vec![], false, ""),
            (Crashed, &[], 0, vec![], false, ""),
            (Compiled, &[], 0, vec![], false, ""),
        ] {
            let ended = unit.after(attempt, codes, (compiler > 0).then_some(compiler));
            assert_eq!(ended, Ended { runs, vanished }, "{attempt:?}");
            assert_eq!(unit.note(), note, "{attempt:?}");
            assert_eq!(Unit::parse(note), unit);
        }
    }

    #[test]
    fn notes_of_others_are_harmless() {
        for note in [
            "E9999 1\n",
            "/secret 2\n",
            "E0308\n",
            "E0308 x\n",
            "ice x\n",
            "\u{0} \u{0}",
            "unknown 3\n",
        ] {
            assert_eq!(Unit::parse(note), Unit::default(), "{note}");
        }
        assert_eq!(Unit::parse("E0308 1\nE0308 5\n").note(), "E0308 1\n");
    }

    #[test]
    fn lengths_are_as_declared() {
        for (count, expected) in [
            (1, Streak::N1),
            (2, Streak::N2To3),
            (3, Streak::N2To3),
            (4, Streak::N4To9),
            (9, Streak::N4To9),
            (10, Streak::N10Plus),
            (u64::MAX, Streak::N10Plus),
        ] {
            assert_eq!(length(count), expected, "{count}");
        }
    }
}
