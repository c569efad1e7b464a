//! Names of day files. A name that does not read like this is somebody else's file.

use super::day::Day;
use super::version::is_version;
use std::fmt;
use std::hash::{BuildHasher, RandomState};

/// The longest retention, in days.
const LONGEST: u32 = 1_000;
/// How many numbered files of a day, version and retention are written to.
pub(super) const NUMBERS: u64 = 16;

/// `until-<dies>.<day>.<version>`, with the suffix of a file without locks behind it or none, written to the end or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) dies: Day,
    pub(super) day: Day,
    pub(super) version: String,
    pub(super) own: Option<String>,
    pub(super) part: bool,
}

impl Name {
    /// The shared file of a day and retention; none if it would die on a day that cannot be written.
    pub(super) fn shared(day: Day, keep: u16, version: &str) -> Option<Self> {
        let name = Self {
            dies: day.plus(keep)?,
            day,
            version: version.to_string(),
            own: None,
            part: false,
        };
        name.is_whole().then_some(name)
    }

    /// The same with this suffix.
    pub(super) fn with_suffix(&self, own: &str) -> Self {
        Self {
            own: Some(own.to_string()),
            ..self.clone()
        }
    }

    /// The file without locks of this number.
    pub(super) fn numbered(&self, number: u64) -> Self {
        self.with_suffix(&format!("{number:016x}"))
    }

    /// The same under a random number: nobody writes to a file of that name, and it keeps it.
    pub(super) fn random(&self) -> Self {
        self.with_suffix(&random_suffix())
    }

    /// Whether the suffix is none of the numbers that are written to.
    pub(super) fn is_random(&self) -> bool {
        let own = self.own.as_deref();
        own.and_then(|own| u64::from_str_radix(own, 16).ok())
            .is_some_and(|number| number >= NUMBERS)
    }

    /// Without a suffix.
    pub(super) fn without_suffix(&self) -> Self {
        Self {
            own: None,
            part: false,
            ..self.clone()
        }
    }

    /// A fresh name for what will be renamed to this one.
    pub(super) fn fresh_part(&self) -> Self {
        Self {
            part: true,
            ..self.random()
        }
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let (dies, rest) = text.strip_prefix("until-")?.split_once('.')?;
        let (day, rest) = rest.split_once('.')?;
        let (rest, part) = match rest.strip_suffix(".part") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let (version, own) = match rest.rsplit_once('.') {
            Some((version, own)) if is_suffix(own) => (version, Some(own)),
            _ => (rest, None),
        };
        let name = Self {
            dies: Day::parse(dies)?,
            day: Day::parse(day)?,
            version: version.to_string(),
            own: own.map(str::to_string),
            part,
        };
        (name.is_whole() && is_version(version) && (own.is_some() || !part)).then_some(name)
    }

    fn is_whole(&self) -> bool {
        (1..=LONGEST).contains(&self.dies.since(self.day))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "until-{}.{}.{}", self.dies, self.day, self.version)?;
        if let Some(own) = &self.own {
            write!(to, ".{own}")?;
        }
        to.write_str(if self.part { ".part" } else { "" })
    }
}

/// 16 hexadecimal digits from the keys that std draws from the system; none of the numbers that are written to.
fn random_suffix() -> String {
    let drawn = RandomState::new().hash_one(std::process::id());
    format!("{:016x}", drawn.max(NUMBERS))
}

pub(super) fn is_suffix(text: &str) -> bool {
    text.len() == 16
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for text in [
            "until-2027-01-10.2026-11-22.1.95.0-stable",
            "until-2027-01-10.2026-11-22.dev",
            "until-2027-01-10.2026-11-22.dev.0123456789abcdef",
            "until-2027-01-10.2026-11-22.999999.0.7-nightly.0123456789abcdef.part",
            "until-1970-01-02.1970-01-01.1.2.3-beta",
            "until-2002-09-28.2000-01-02.dev",
        ] {
            assert_eq!(
                Name::parse(text).map(|name| name.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn other_names_are_somebody_elses() {
        for text in [
            "",
            "on",
            "until-",
            "until-2027-01-10",
            "until-2027-01-10.2026-11-22",
            "until-2027-01-10.2026-11-22.",
            "until-2026-11-22.2026-11-22.dev",
            "until-2026-11-21.2026-11-22.dev",
            "until-2002-09-29.2000-01-02.dev",
            "until-2027-01-10.2026-11-22.1.95.0",
            "until-2027-01-10.2026-11-22.1.95-stable",
            "until-2027-01-10.2026-11-22.01.95.0-stable",
            "until-2027-01-10.2026-11-22.1.9500000.0-stable",
            "until-2027-01-10.2026-11-22.1.95.0-Stable",
            "until-2027-01-10.2026-11-22.dev.part",
            "until-2027-01-10.2026-11-22.dev.0123456789ABCDEF",
            "until-2027-01-10.2026-11-22.dev.0123456789abcde",
            "until-2027-01-10.2026-11-22.dev.0123456789abcdef.part.part",
            "until-2027-01-10.2026-11-22.dev~",
            "until-2027-01-10.2026-11-31.dev",
            "Until-2027-01-10.2026-11-22.dev",
            "until-2027-01-10.2026-11-22.dev ",
            "until-2027-01-10.2026-11-22.dev.0123456789abcdef.0123456789abcdef",
        ] {
            assert_eq!(Name::parse(text), None, "{text}");
        }
    }

    #[test]
    fn random_numbers_are_not_written_to() {
        let shared = Name::parse("until-2027-01-10.2026-11-22.dev").unwrap();
        for (name, is_random) in [
            (shared.clone(), false),
            (shared.numbered(0), false),
            (shared.numbered(15), false),
            (shared.numbered(16), true),
            (shared.numbered(u64::MAX), true),
            (shared.numbered(0).random(), true),
            (shared.random(), true),
        ] {
            assert_eq!(name.is_random(), is_random, "{name}");
            assert_eq!(name.without_suffix(), shared);
        }
    }

    #[test]
    fn suffixes_differ() {
        let all: std::collections::BTreeSet<String> = (0..1_000).map(|_| random_suffix()).collect();
        assert!(all.len() == 1_000 && all.iter().all(|one| is_suffix(one)));
    }
}
