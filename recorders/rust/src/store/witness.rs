//! What a store itself says of the clock: the days of which it has files. A clock may be wrong for a moment, so nothing
//! is removed by its word alone. Looks at names and at nothing else.

use super::day::Day;
use super::name::Name;
use std::collections::BTreeSet;

/// How long after a death, in days, a day of use still bears it out.
const BEARS_OUT: u32 = 400;

/// Whether a day has not come, by a clock that may be a day behind.
pub(super) fn is_to_come(day: Day, today: Day) -> bool {
    day.since(today) > 1
}

/// What the names of some files bear out, on the day that the clock has.
#[derive(Debug, Default)]
pub(super) struct Witnesses {
    before: BTreeSet<Day>,
    to_come: BTreeSet<Day>,
}

impl Witnesses {
    pub(super) fn add(&mut self, names: &[Name], today: Day) {
        for name in names {
            if name.day < today {
                self.before.insert(name.day);
            } else if is_to_come(name.day, today) {
                self.to_come.insert(name.day);
            }
        }
    }

    pub(super) fn of(names: &[Name], today: Day) -> Self {
        let mut found = Self::default();
        found.add(names, today);
        found
    }

    /// Whether a death is borne out by a day of use that is not before it, and not so long after that a clock has
    /// leapt.
    pub(super) fn bear_out(&self, dies: Day) -> bool {
        let first = self.before.range(dies..).next();
        first.is_some_and(|day| day.since(dies) <= BEARS_OUT)
    }

    /// Whether more days are past than are to come, so that it is those to come that a wrong clock made.
    pub(super) fn are_mostly_past(&self) -> bool {
        self.before.len() > self.to_come.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn of(days: &[&str]) -> Witnesses {
        let names = days
            .iter()
            .map(|one| Name::shared(day(one), 1, "dev").unwrap());
        Witnesses::of(&names.collect::<Vec<_>>(), day("2026-11-22"))
    }

    #[test]
    fn a_death_is_borne_out_by_a_day_of_use_that_is_past() {
        for (days, expected) in [
            (&[][..], false),
            (&["2026-11-10"], true),
            (&["2026-11-09"], false),
            (&["2026-11-21"], true),
            (&["2026-11-22"], false),
            (&["2026-11-23", "2099-01-01"], false),
            (&["1970-01-01", "2026-11-09", "2026-11-11"], true),
        ] {
            assert_eq!(of(days).bear_out(day("2026-11-10")), expected, "{days:?}");
        }
        assert!(of(&["2026-11-21"]).bear_out(day("2025-10-17")));
        assert!(!of(&["2026-11-21"]).bear_out(day("2025-10-16")));
        assert!(of(&["2025-10-16", "2026-11-21"]).bear_out(day("2025-10-16")));
    }

    #[test]
    fn days_are_counted_once_and_tomorrow_is_neither() {
        for (days, expected) in [
            (&[][..], false),
            (&["2026-11-21"], true),
            (&["2026-11-21", "2026-11-22", "2026-11-23"], true),
            (&["2026-11-21", "2026-11-24"], false),
            (&["2026-11-21", "2026-11-21", "2026-11-24"], false),
            (&["2026-11-20", "2026-11-21", "2026-11-24"], true),
            (
                &["2026-11-20", "2026-11-21", "2026-11-24", "2099-01-01"],
                false,
            ),
        ] {
            assert_eq!(of(days).are_mostly_past(), expected, "{days:?}");
        }
        let today = day("2026-11-22");
        let to_come = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
        let to_come = to_come.map(|one| is_to_come(day(one), today));
        assert_eq!(to_come, [false, false, false, true]);
    }
}
