//! One line of a day file, by its form alone: what it means is decided where it stands. Pure.

use super::block::{LINE, MOST};
use super::day::Day;
use super::name::is_suffix;
use super::on::is_fleet_name;
use super::place::is_program;
use super::version::{is_numbers, is_version};

/// How a header begins, up to the number of its format.
const FORMAT: &[u8] = b"# tallybook day ";

/// A line by what it begins with.
pub(super) enum Line<'a> {
    Empty,
    Format,
    LaterFormat,
    Header(&'a str, &'a str, Day, Day),
    Replaces(&'a str),
    Dropped(u64),
    Begin(&'a str, &'a str),
    End(u64, u32),
    Count(&'a str, u64),
    Other,
}

impl<'a> Line<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        // A header may be cut before its number, and end with the LF of the next block.
        let is_later = |number: &[u8]| !number.is_empty() && number != b"1";
        if bytes.len() > LINE {
            Self::Other
        } else if bytes.strip_prefix(FORMAT).is_some_and(is_later) {
            Self::LaterFormat
        } else {
            std::str::from_utf8(bytes).map_or(Self::Other, Self::of_text)
        }
    }

    fn of_text(text: &'a str) -> Self {
        match text {
            "" => Self::Empty,
            "# tallybook day 1" => Self::Format,
            _ => match text.strip_prefix("# ") {
                Some(rest) => Self::of_words(rest).unwrap_or(Self::Other),
                None => Self::of_count(text).unwrap_or(Self::Other),
            },
        }
    }

    fn of_words(text: &'a str) -> Option<Self> {
        let mut words = text.split(' ');
        let mut word = || words.next().unwrap_or_default();
        let (first, second, third) = (word(), word(), word());
        let (fourth, fifth, sixth) = (word(), word(), word());
        let length = text.split(' ').count();
        match (first, length) {
            ("+", 3) => {
                (is_fleet_name(second) && is_numbers(third)).then_some(Self::Begin(second, third))
            }
            ("=", 3) => Some(Self::End(number(second)?, sum(third)?)),
            ("replaces", 2) => is_suffix(second).then_some(Self::Replaces(second)),
            ("dropped", 2) => Some(Self::Dropped(number(second)?)),
            (_, 6)
                if third == "day" && fifth == "dies" && is_program(first) && is_version(second) =>
            {
                Some(Self::Header(
                    first,
                    second,
                    Day::parse(fourth)?,
                    Day::parse(sixth)?,
                ))
            }
            _ => None,
        }
    }

    fn of_count(text: &'a str) -> Option<Self> {
        let (field, count) = text.split_once(' ')?;
        let count = number(count)?;
        (1..=MOST)
            .contains(&count)
            .then_some(Self::Count(field, count))
    }
}

/// Decimal digits without leading zeros, at most `MOST`.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'));
    plain
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number <= MOST)
}

fn sum(text: &str) -> Option<u32> {
    let plain = text.len() == 8
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    plain.then(|| u32::from_str_radix(text, 16).ok()).flatten()
}
