//! A pull scanner for one line of JSON: it finds the few keys somebody asks for and skips the rest without looking, at
//! any depth and without recursion. Texts are slices of the line, still escaped; nothing is copied or kept.

/// What is still to be read of a line. Every method gives up with `None` at the first thing that is not JSON; after
/// that the scanner is of no more use.
pub struct Scanner<'a> {
    rest: &'a [u8],
}

impl<'a> Scanner<'a> {
    /// A scanner over one value, with white space round it.
    pub fn new(line: &'a [u8]) -> Self {
        Self { rest: line }
    }

    /// Reads an object: calls `each` with every key, and it has to consume the value. Anything but an object is
    /// skipped.
    pub fn object(
        &mut self,
        mut each: impl FnMut(&'a [u8], &mut Scanner<'a>) -> Option<()>,
    ) -> Option<()> {
        if self.peek()? != b'{' {
            return self.skip();
        }
        self.advance(1)?;
        if self.peek()? == b'}' {
            return self.advance(1);
        }
        loop {
            let key = self.string()?;
            self.expect(b':')?;
            each(key, self)?;
            match self.peek()? {
                b',' => self.advance(1)?,
                b'}' => return self.advance(1),
                _ => return None,
            }
        }
    }

    /// Reads an array: calls `each` for every element, and it has to consume it. Anything but an array is skipped.
    pub fn array(&mut self, mut each: impl FnMut(&mut Scanner<'a>) -> Option<()>) -> Option<()> {
        if self.peek()? != b'[' {
            return self.skip();
        }
        self.advance(1)?;
        if self.peek()? == b']' {
            return self.advance(1);
        }
        loop {
            each(self)?;
            match self.peek()? {
                b',' => self.advance(1)?,
                b']' => return self.advance(1),
                _ => return None,
            }
        }
    }

    /// Reads a text between its quotes, escapes as they stand; `Some(None)` if the value is not a text.
    #[allow(
        clippy::option_option,
        reason = "no text here and no JSON are different"
    )]
    pub fn text(&mut self) -> Option<Option<&'a [u8]>> {
        if self.peek()? == b'"' {
            self.string().map(Some)
        } else {
            self.skip().map(|()| None)
        }
    }

    /// Skips one value, however deep it is.
    pub fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                }
                b'{' | b'[' => {
                    depth = depth.checked_add(1)?;
                    self.advance(1)?;
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.advance(1)?;
                }
                b',' | b':' if depth > 0 => {
                    self.advance(1)?;
                    continue;
                }
                _ => self.scalar()?,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Whether nothing but white space is left.
    pub fn is_done(&mut self) -> bool {
        self.peek().is_none()
    }

    fn peek(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.first().copied()
    }

    fn advance(&mut self, count: usize) -> Option<()> {
        self.rest = self.rest.get(count..)?;
        Some(())
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then_some(())?;
        self.advance(1)
    }

    fn string(&mut self) -> Option<&'a [u8]> {
        self.expect(b'"')?;
        let text = self.rest;
        let mut escaped = false;
        let end = text.iter().position(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        })?;
        self.advance(end.checked_add(1)?)?;
        text.get(..end)
    }

    fn scalar(&mut self) -> Option<()> {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        let length = self.rest.iter().take_while(|byte| plain(byte)).count();
        (length > 0).then_some(())?;
        self.advance(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<Vec<String>> {
        let mut texts = Vec::new();
        let mut scanner = Scanner::new(line.as_bytes());
        scanner.object(|key, value| match key {
            b"a" => {
                texts.push(format!("{:?}", value.text()?.map(String::from_utf8_lossy)));
                Some(())
            }
            b"list" => value.array(|one| {
                one.object(|key, value| {
                    texts.push(String::from_utf8_lossy(key).into_owned());
                    value.skip()
                })
            }),
            _ => value.skip(),
        })?;
        scanner.is_done().then_some(texts)
    }

    #[test]
    fn keys_are_found_where_they_stand() {
        let cases = [
            (r#"{}"#, Some(vec![])),
            (
                r#" {"a" : "x\"y\\" } "#,
                Some(vec![r#"Some("x\\\"y\\\\")"#]),
            ),
            (
                r#"{"b":{"a":"no","c":[1,-2.5e+3,true,null,{}]},"a":null}"#,
                Some(vec!["None"]),
            ),
            (
                r#"{"list":[{"k":[]},{"l":{}},7,"text",null]}"#,
                Some(vec!["k", "l"]),
            ),
            (
                r#"{"list":"none","a":"a\\"}"#,
                Some(vec![r#"Some("a\\\\")"#]),
            ),
            (r#"["a"]"#, Some(vec![])),
            ("", None),
            ("{", None),
            (r#"{"a""#, None),
            (r#"{"a":"x"#, None),
            (r#"{"a":"x\""#, None),
            (r#"{"a":}"#, None),
            (r#"{"a" "b"}"#, None),
            (r#"{"a":1 "b":2}"#, None),
            (r#"{"list":[1 2]}"#, None),
            (r#"{"b":]}"#, None),
            (r#"{} x"#, None),
            ("\u{feff}{}", None),
        ];
        for (line, expected) in cases {
            let expected =
                expected.map(|texts| texts.into_iter().map(String::from).collect::<Vec<_>>());
            assert_eq!(found(line), expected, "{line}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!(r#"{{"b":{}1{}}}"#, "[".repeat(500_000), "]".repeat(500_000));
        assert_eq!(found(&deep), Some(vec![]));
        assert_eq!(found(&deep[..600_000]), None);
    }

    #[test]
    fn every_cut_of_a_line_is_refused() {
        let line = r#"{"b":{"c":[1,"}"]},"list":[{"k":"\\"}],"a":"x"}"#;
        assert!(found(line).is_some());
        for cut in 0..line.len() {
            assert_eq!(found(&line[..cut]), None, "{cut}");
        }
    }
}
