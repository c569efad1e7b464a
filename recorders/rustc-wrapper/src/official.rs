//! Commits of the stable releases that the Rust project published, shortened as the compiler prints them. A release
//! that is newer than this list counts as built by somebody else until it is added.

/// Releases with their commits.
#[rustfmt::skip]
const RELEASES: &[(&str, &str)] = &[
    ("1.84.0", "9fc6b4312"),
    ("1.84.1", "e71f9a9a9"),
    ("1.85.0", "4d91de4e4"),
    ("1.85.1", "4eb161250"),
    ("1.86.0", "05f9846f8"),
    ("1.87.0", "17067e9ac"),
    ("1.88.0", "6b00bc388"),
    ("1.89.0", "29483883e"),
    ("1.90.0", "1159e78c4"),
    ("1.91.0", "f8297e351"),
    ("1.91.1", "ed61e7d7e"),
    ("1.92.0", "ded5c06cf"),
    ("1.93.0", "254b59607"),
    ("1.93.1", "01f6ddf75"),
    ("1.94.0", "4a4ef493e"),
    ("1.94.1", "e408947bf"),
    ("1.95.0", "59807616e"),
    ("1.96.0", "ac68faa20"),
];

/// Whether a published release has this commit, and the version line names nobody behind the date.
pub fn is_official(line: &str, release: &str, commit: &str, date: &str) -> bool {
    RELEASES.iter().any(|(version, short)| {
        *version == release
            && commit.starts_with(short)
            && line == format!("rustc {release} ({short} {date})")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packagers_and_checkouts_are_not_the_project() {
        let commit = "59807616e1fa2540724bfbac14d7976d7e4a3860";
        for (line, release, commit, expected) in [
            (
                "rustc 1.95.0 (59807616e 2026-04-14)",
                "1.95.0",
                commit,
                true,
            ),
            (
                "rustc 1.95.0 (59807616e 2026-04-14) (Fedora 1.95.0-1.fc44)",
                "1.95.0",
                commit,
                false,
            ),
            (
                "rustc 1.95.0 (built from a source tarball)",
                "1.95.0",
                "unknown",
                false,
            ),
            (
                "rustc 1.95.0 (59807616e 2026-04-14)",
                "1.95.0",
                "unknown",
                false,
            ),
            (
                "rustc 1.96.0 (59807616e 2026-04-14)",
                "1.96.0",
                commit,
                false,
            ),
            (
                "rustc 1.97.0-nightly (e50aa6fba 2026-05-19)",
                "1.97.0-nightly",
                "e50aa6fba",
                false,
            ),
        ] {
            assert_eq!(
                is_official(line, release, commit, "2026-04-14"),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn commits_are_as_long_as_the_compiler_prints_them() {
        assert!(RELEASES.iter().all(|(_, short)| short.len() == 9));
        assert!(RELEASES.is_sorted());
    }
}
