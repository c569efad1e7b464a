//! Versions, as names and blocks spell them: of the program, with a channel, and of a registry, without. Pure.

/// A host's version as the store spells it: `1.95.0-stable`, or `dev`.
pub(super) fn version_of(host: &str) -> String {
    let (plain, _) = host.split_once('+').unwrap_or((host, ""));
    let (numbers, before) = plain.split_once('-').unwrap_or((plain, "stable"));
    let (channel, _) = before.split_once('.').unwrap_or((before, ""));
    if is_numbers(numbers) && is_channel(channel) {
        format!("{numbers}-{channel}")
    } else {
        "dev".to_string()
    }
}

/// A version as the store spells it.
pub(super) fn is_version(text: &str) -> bool {
    let channel = text
        .split_once('-')
        .is_some_and(|(numbers, channel)| is_numbers(numbers) && is_channel(channel));
    channel || text == "dev"
}

fn is_channel(text: &str) -> bool {
    matches!(text, "stable" | "beta" | "nightly")
}

/// `major.minor.patch`, at most six digits each, without leading zeros.
pub(super) fn is_numbers(text: &str) -> bool {
    let mut parts = text.split('.');
    let three = [parts.next(), parts.next(), parts.next()];
    parts.next().is_none() && three.into_iter().all(|part| part.is_some_and(is_number))
}

fn is_number(text: &str) -> bool {
    (1..=6).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_hosts() {
        for (host, expected) in [
            ("1.95.0", "1.95.0-stable"),
            ("1.97.0-nightly", "1.97.0-nightly"),
            ("1.97.0-beta.3", "1.97.0-beta"),
            ("1.97.0-beta.3+meta-1.x", "1.97.0-beta"),
            ("1.97.0+build", "1.97.0-stable"),
            ("0.0.0", "0.0.0-stable"),
            ("1.97.0-dev", "dev"),
            ("1.97.0-beta3", "dev"),
            ("1.97.0-alpha.1", "dev"),
            ("", "dev"),
            ("1.97", "dev"),
            ("1.97.0.1", "dev"),
            ("01.97.0", "dev"),
            ("1.97.1000000", "dev"),
            ("v1.97.0", "dev"),
            ("1.97.0-", "dev"),
            ("1.97.0-nightly (abc 2026-01-01)", "dev"),
            ("1.97.0 ", "dev"),
            ("../../x", "dev"),
            ("1.\u{0661}.0", "dev"),
        ] {
            assert_eq!(version_of(host), expected, "{host}");
            assert!(is_version(expected));
        }
    }
}
