//! Days in UTC, as numbers since 1970-01-01 and as text. Days before that and after 9999-12-31 do not exist here.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS: u64 = 86_400;
/// 9999-12-31.
const LAST: u32 = 2_932_896;
/// Days of the 400 years after which the calendar repeats.
const ERA: u32 = 146_097;
/// Days from 0000-03-01, on which its eras begin, to 1970-01-01.
const BEFORE: u32 = 719_468;

/// A day that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(u32);

impl Day {
    /// The day of an instant.
    pub(super) fn of(instant: SystemTime) -> Option<Self> {
        let since = instant.duration_since(UNIX_EPOCH).ok()?.as_secs();
        Self::new(since / SECONDS)
    }

    fn new(number: u64) -> Option<Self> {
        let number = u32::try_from(number).ok()?;
        (number <= LAST).then_some(Self(number))
    }

    pub(super) fn plus(self, days: u16) -> Option<Self> {
        Self::new(u64::from(self.0).saturating_add(u64::from(days)))
    }

    /// How many days this one is after another; 0 if it is not.
    pub(super) fn since(self, other: Self) -> u32 {
        self.0.saturating_sub(other.0)
    }

    /// Exactly `YYYY-MM-DD`, of a day that exists.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
        let found = Self::new(u64::from(count(year, month, day)?))?;
        (found.parts() == (year, month, day)).then_some(found)
    }

    /// Year, month and day of the month. Years are counted from March, so that a leap day ends one.
    fn parts(self) -> (u32, u32, u32) {
        let since = self.0.saturating_add(BEFORE);
        let (era, of_era) = (since / ERA, since % ERA);
        let leaps = of_era / 1_460 + of_era / 146_096;
        let year = (of_era + of_era / 36_524 - leaps) / 365;
        let of_year = of_era + year / 100 - 365 * year - year / 4;
        let march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march + 2) / 5 + 1;
        let month = if march < 10 { march + 3 } else { march - 9 };
        (era * 400 + year + u32::from(month <= 2), month, day)
    }
}

/// The number of a date, if its year is 1970 or later; of a date that does not exist, that of another.
fn count(year: u32, month: u32, day: u32) -> Option<u32> {
    let year = if month <= 2 {
        year.checked_sub(1)?
    } else {
        year
    };
    let march = (month + 9) % 12;
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * march + 2) / 5 + day.checked_sub(1)?;
    let days = era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    days.checked_sub(BEFORE)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(to, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn every_day_reads_back() {
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for number in 0..=LAST {
            assert_eq!(Day(number).parts(), (year, month, day));
            assert_eq!(count(year, month, day), Some(number));
            if number % 97 == 0 || day > 27 && number % 5 == 0 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                assert_eq!(Day(number).to_string(), text);
                assert_eq!(Day::parse(&text), Some(Day(number)));
            }
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (year, month, day) = match (month, day) {
                (12, 31) => (year + 1, 1, 1),
                _ if day == last => (year, month + 1, 1),
                _ => (year, month, day + 1),
            };
        }
        assert_eq!((year, month, day), (10_000, 1, 1));
    }

    #[test]
    fn other_texts_are_no_days() {
        for text in [
            "",
            "-",
            "--",
            "1969-12-31",
            "0000-01-01",
            "0000-00-00",
            "2026-02-29",
            "2100-02-29",
            "2026-00-10",
            "2026-13-01",
            "2026-04-31",
            "2026-01-00",
            "2026-1-01",
            "02026-01-01",
            "+026-01-01",
            "2026-01-1 ",
            "2026-01-011",
            "2026/01/01",
            "10000-01-01",
            "2026-01-01-",
            "\u{0663}026-01-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn instants_have_days() {
        let at =
            |seconds| Day::of(UNIX_EPOCH + Duration::from_secs(seconds)).map(|day| day.to_string());
        assert_eq!(at(0).as_deref(), Some("1970-01-01"));
        assert_eq!(at(SECONDS - 1).as_deref(), Some("1970-01-01"));
        assert_eq!(at(1_795_363_650).as_deref(), Some("2026-11-22"));
        assert_eq!(at(u64::from(LAST) * SECONDS).as_deref(), Some("9999-12-31"));
        assert_eq!(at((u64::from(LAST) + 1) * SECONDS), None);
        assert_eq!(Day::of(UNIX_EPOCH - Duration::from_secs(1)), None);
        assert_eq!(Day(LAST).plus(1), None);
        assert_eq!(Day(3).plus(4), Some(Day(7)));
        assert_eq!((Day(7).since(Day(3)), Day(3).since(Day(7))), (4, 0));
    }
}
