//! What a field looks like: `program.area.name`, with `{…}` behind it where the kind has labels.

use super::place::is_name;

/// How the bytes that are syntax are spelled in labels, after the `%`.
const ENCODED: [&str; 10] = ["20", "25", "2C", "3B", "3C", "3D", "3E", "7B", "7C", "7D"];

/// Whether a text is a field of this program.
pub(super) fn is_field(program: &str, text: &str) -> bool {
    let (id, labels) = match text.split_once('{') {
        Some((id, rest)) => (id, rest.strip_suffix('}')),
        None => (text, Some("-")),
    };
    labels.is_some_and(are_labels) && is_id(program, id)
}

/// Printable ASCII without braces and bars; `%` only where it encodes one of the ten bytes that are syntax.
pub(super) fn are_labels(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"{|}".contains(&byte);
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default();
    let encoded = |part: &str| ENCODED.iter().any(|code| part.starts_with(code));
    !text.is_empty() && text.bytes().all(plain) && (first.len() == text.len() || parts.all(encoded))
}

/// Whether this is the id of one of the program's metrics.
pub(super) fn is_id(program: &str, id: &str) -> bool {
    let rest = id
        .strip_prefix(program)
        .and_then(|rest| rest.strip_prefix('.'));
    rest.and_then(|rest| rest.split_once('.'))
        .is_some_and(|(area, name)| is_name(area) && is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_program() {
        for text in [
            "p.a.b",
            "p.a_1.b2{E0502}",
            "p.a.b{<=10}",
            "p.a.b{x::y;_;%20}",
            "p.a.b{c,2-3}",
            "p.a.b{%20%25x%2C%3B%3C%3D%3E%7B%7C%7D}",
        ] {
            assert!(is_field("p", text), "{text}");
        }
        for text in [
            "",
            "p",
            "p.a",
            "p.a.",
            "p..b",
            "p.a.b.c",
            "q.a.b",
            "pp.a.b",
            "p.a.b{}",
            "p.a.b{",
            "p.a.b}",
            "p.a.b{c}d",
            "p.a.b{c",
            "p.a.b{{c}}",
            "p.A.b",
            "p.a.b{c d}",
            "p.a.b{\u{e4}}",
            "p.a.b{\t}",
            "p.a.b ",
            "{c}",
            "p.a.b{%}",
            "p.a.b{%2}",
            "p.a.b{%2c}",
            "p.a.b{%41}",
            "p.a.b{a|b}",
        ] {
            assert!(!is_field("p", text), "{text}");
        }
    }
}
