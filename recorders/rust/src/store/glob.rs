//! Globs of fields that the owner denies: `*` stands for any characters, none included, and nothing else is special.

/// Whether all of the text matches. At worst the product of both lengths, without recursion.
pub(super) fn matches(glob: &str, text: &str) -> bool {
    let (mut glob, mut text) = (glob.as_bytes(), text.as_bytes());
    let mut retry: Option<(&[u8], &[u8])> = None;
    loop {
        match (glob.split_first(), text.split_first()) {
            (Some((b'*', after)), _) => {
                retry = Some((after, text));
                glob = after;
            }
            (Some((wanted, after)), Some((found, rest))) if wanted == found => {
                (glob, text) = (after, rest);
            }
            (None, None) => return true,
            _ => {
                let Some((after, (_, rest))) =
                    retry.and_then(|(after, from)| Some((after, from.split_first()?)))
                else {
                    return false;
                };
                retry = Some((after, rest));
                (glob, text) = (after, rest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_match_anything() {
        for (glob, text) in [
            ("", ""),
            ("*", ""),
            ("*", "rustc.a.b"),
            ("rustc.host.*", "rustc.host."),
            ("rustc.host.*", "rustc.host.os{linux}"),
            ("*{*}", "p.a.b{c}"),
            ("a*b*c", "abbbbc"),
            ("a*bc", "abcbc"),
            ("**a**", "a"),
            ("p.a.b?", "p.a.b?"),
            ("a.b", "a.b"),
        ] {
            assert!(matches(glob, text), "{glob} {text}");
        }
        for (glob, text) in [
            ("", "a"),
            ("a", ""),
            ("rustc.host.*", "rustc.hosts"),
            ("rustc.host", "rustc.host.os"),
            ("host.*", "rustc.host.os"),
            ("a*bc", "abcb"),
            ("*{*}", "p.a.b"),
            ("p.a.b?", "p.a.bc"),
            ("a.b", "axb"),
            ("[a]", "a"),
            ("*a", "ab"),
        ] {
            assert!(!matches(glob, text), "{glob} {text}");
        }
        assert!(!matches(
            &format!("{}b", "a*".repeat(200)),
            &"a".repeat(16_384)
        ));
    }
}
