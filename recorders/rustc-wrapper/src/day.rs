//! UTC days: the date of a moment, and how many days lie between two. No clock is read here.

/// The date of a second since 1970.
pub fn date(seconds: u64) -> String {
    let days = i64::try_from(seconds / 86_400).unwrap_or(0);
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Whether a text is written as a date is. The calendar is not asked.
pub fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// How many days `to` is after `from`, negative if it is before; nothing if one is not a date.
pub fn between(from: &str, to: &str) -> Option<i64> {
    Some(number(to)? - number(from)?)
}

fn number(text: &str) -> Option<i64> {
    is_date(text).then_some(())?;
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let shifted = year - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(
        365 * shifted + shifted.div_euclid(4) - shifted.div_euclid(100)
            + shifted.div_euclid(400)
            + of_year,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_distances() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_363_650, "2026-11-22"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(date(seconds), expected);
        }
        for (from, to, expected) in [
            ("2026-05-19", "2026-05-19", Some(0)),
            ("2026-02-28", "2026-03-01", Some(1)),
            ("2024-02-28", "2024-03-01", Some(2)),
            ("2026-01-01", "2025-12-31", Some(-1)),
            ("1999-12-31", "2026-11-22", Some(9_823)),
            ("unknown", "2026-11-22", None),
            ("2026-1-001", "2026-11-22", None),
        ] {
            assert_eq!(between(from, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn every_day_is_one_after_the_last() {
        let mut last = date(0);
        for day in 1..60_000 {
            let next = date(day * 86_400);
            assert_eq!(between(&last, &next), Some(1), "{next}");
            last = next;
        }
    }
}
