//! Facts about the compiler itself, from what its `-vV` prints: reduced at once to what metrics need, so that the note
//! kept of it names no packager, vendor or path.

use crate::bindings::host::TIER as HOST_TIER;
use crate::bindings::lists::Targets;
use crate::bindings::target as target_metric;
use crate::bindings::toolchain as metric;
use crate::bindings::{host, target};
use crate::day;
use crate::label::label_of;
use crate::official::is_official;
use crate::tiers::tier;
use tallybook::Label;

pub use crate::bindings::toolchain::Channel;

/// What is known of one compiler; everything is missing if it could not be asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toolchain {
    /// Major, minor and patch number, as text.
    version: String,
    /// Major and minor number.
    pub release: (u64, u64),
    pub channel: Option<Channel>,
    /// The host, if it is on the list of targets.
    pub host: Option<String>,
    /// The date of the commit.
    pub date: Option<String>,
    llvm: Option<u64>,
    official: bool,
}

impl Toolchain {
    /// Reads what `-vV` printed; nothing if it names no release.
    pub fn parse(printed: &str) -> Option<Self> {
        let line = printed.lines().next().unwrap_or("");
        let value = |key: &str| {
            let mut lines = printed.lines();
            lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
        };
        let full = value("release")?;
        let date = value("commit-date").filter(|date| day::is_date(date));
        let llvm = value("LLVM version").and_then(|version| version.split('.').next());
        let commit = value("commit-hash").unwrap_or("");
        Some(Self {
            official: is_official(line, full, commit, date.unwrap_or("")),
            host: value("host")
                .filter(|host| is_listed(host))
                .map(String::from),
            date: date.map(String::from),
            llvm: llvm.and_then(|major| major.parse().ok()),
            ..Self::of_release(full)?
        })
    }

    /// The version as the store wants it.
    pub fn version(&self) -> String {
        match self.channel {
            Some(Channel::Stable) => self.version.clone(),
            Some(Channel::Beta) => format!("{}-beta", self.version),
            Some(Channel::Nightly) => format!("{}-nightly", self.version),
            _ => "dev".to_string(),
        }
    }

    /// One line for each fact, to be read back by [`Toolchain::from_note`].
    pub fn note(&self) -> String {
        format!(
            "{}\n{}\n{}\n{}\n{}\n",
            self.version(),
            self.host.as_deref().unwrap_or("-"),
            self.date.as_deref().unwrap_or("-"),
            self.llvm.map_or("-".to_string(), |major| major.to_string()),
            self.official
        )
    }

    /// Reads a note back; nothing unless every line is as it was written.
    pub fn from_note(note: &str) -> Option<Self> {
        let mut lines = note.lines();
        let mut next = || {
            lines
                .next()
                .map(|line| Some(line).filter(|line| *line != "-"))
        };
        let version = next()??;
        let found = Self {
            host: next()?.map(String::from),
            date: next()?.map(String::from),
            llvm: next()?.and_then(|major| major.parse().ok()),
            official: next()?? == "true",
            ..Self::of_release(version)?
        };
        (found.note() == note).then_some(found)
    }

    fn of_release(full: &str) -> Option<Self> {
        if full == "dev" {
            let channel = Some(Channel::Dev);
            return Some(Self {
                channel,
                ..Self::default()
            });
        }
        let (version, suffix) = full.split_once('-').unwrap_or((full, ""));
        let numbers: Option<Vec<u64>> = version.split('.').map(|part| part.parse().ok()).collect();
        let channel = match suffix.split('.').next() {
            Some("") => Channel::Stable,
            Some("beta") => Channel::Beta,
            Some("nightly") => Channel::Nightly,
            _ => Channel::Dev,
        };
        let &[major, minor, patch] = numbers?.as_slice() else {
            return None;
        };
        Some(Self {
            version: format!("{major}.{minor}.{patch}"),
            release: (major, minor),
            channel: Some(channel),
            ..Self::default()
        })
    }

    /// Counts the compiler, its host, and the target compiled for.
    pub fn record(&self, target: Option<&str>, today: &str) {
        metric::CHANNEL.record(self.channel.unwrap_or(Channel::UNKNOWN));
        let llvm = self.llvm.map(|major| label_of(&major.to_string()));
        metric::LLVM_MAJOR.record(llvm.unwrap_or(metric::LlvmMajor::Unknown));
        if self.channel == Some(Channel::Stable) {
            metric::OFFICIAL_BUILD.record(self.official);
        }
        if self.channel == Some(Channel::Nightly) {
            let age = self
                .date
                .as_deref()
                .and_then(|date| day::between(date, today));
            if let Some(days) = age {
                metric::NIGHTLY_AGE_DAYS.record(u64::try_from(days).unwrap_or(0));
            }
        }
        let host_tier = self.host.as_deref().and_then(tier);
        HOST_TIER.record(match (self.channel, host_tier) {
            (None, _) => host::Tier::Unknown,
            (_, None) => host::Tier::Custom,
            (_, Some(tier)) => label_of(tier),
        });
        self.record_target(target);
    }

    fn record_target(&self, asked: Option<&str>) {
        if asked.is_some_and(|target| target.ends_with(".json")) {
            target_metric::TIER.increment(target::Tier::CustomJson);
            return target_metric::TRIPLE.increment(Targets::Unknown);
        }
        let triple = asked.or(self.host.as_deref());
        let tier = triple.and_then(tier);
        target_metric::TIER.increment(tier.map_or(target::Tier::Unknown, label_of));
        target_metric::TRIPLE.increment(triple.map_or(Targets::Unknown, label_of));
    }
}

fn is_listed(triple: &str) -> bool {
    Targets::from_label(triple).index() != Targets::UNKNOWN.index()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STABLE: &str = "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\n\
        commit-hash: 59807616e1fa2540724bfbac14d7976d7e4a3860\ncommit-date: 2026-04-14\n\
        host: x86_64-unknown-linux-gnu\nrelease: 1.95.0\nLLVM version: 22.1.2\n";

    #[test]
    fn facts_and_their_notes() {
        let nightly = STABLE.replace("1.95.0", "1.97.0-nightly");
        let beta = STABLE.replace("1.95.0", "1.96.0-beta.3");
        let dev = STABLE.replace("1.95.0", "1.97.0-dev");
        let vendor = STABLE
            .replace("unknown-linux", "acme-linux")
            .replace("14)", "14) (Acme 7)");
        let bare = "rustc 1.95.0\nrelease: 1.95.0\ncommit-hash: unknown\ncommit-date: unknown\n";
        let host = "x86_64-unknown-linux-gnu";
        for (printed, note) in [
            (STABLE, format!("1.95.0\n{host}\n2026-04-14\n22\ntrue\n")),
            (
                &nightly,
                format!("1.97.0-nightly\n{host}\n2026-04-14\n22\nfalse\n"),
            ),
            (
                &beta,
                format!("1.96.0-beta\n{host}\n2026-04-14\n22\nfalse\n"),
            ),
            (&dev, format!("dev\n{host}\n2026-04-14\n22\nfalse\n")),
            (&vendor, "1.95.0\n-\n2026-04-14\n22\nfalse\n".to_string()),
            (bare, "1.95.0\n-\n-\n-\nfalse\n".to_string()),
        ] {
            let read = Toolchain::parse(printed).unwrap();
            assert_eq!(read.note(), note);
            let again = Toolchain::from_note(&note).unwrap();
            assert_eq!(again.note(), note);
            assert_eq!(
                (again.channel, &again.host, &again.date),
                (read.channel, &read.host, &read.date)
            );
        }
    }

    #[test]
    fn anything_else_is_nothing() {
        for printed in [
            "",
            "rustc 1.95.0",
            "release: x",
            "release: 1.95",
            "release: 1.95.0.1",
            "release: ",
        ] {
            assert_eq!(Toolchain::parse(printed), None, "{printed}");
        }
        for note in [
            "",
            "1.95.0\n",
            "1.95.0\n-\n-\nx\nfalse\n",
            "1.95.0\n-\n-\n-\nfalse\nmore\n",
            "x\n-\n-\n-\ntrue\n",
        ] {
            assert_eq!(Toolchain::from_note(note), None, "{note}");
        }
    }
}
