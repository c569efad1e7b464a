//! Cuts a stream of bytes into lines in bounded memory. A line that is too long is dropped; nothing waits for it.

/// The longest line that is looked at.
pub const LONGEST: usize = 1 << 20;

/// What has arrived of a line.
#[derive(Default)]
pub struct Lines {
    begun: Vec<u8>,
    too_long: bool,
}

impl Lines {
    /// Takes bytes and hands on each line that they complete, without its end.
    pub fn feed(&mut self, bytes: &[u8], each: &mut impl FnMut(&[u8])) {
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.add(rest.get(..end).unwrap_or_default());
            self.end(each);
            rest = rest.get(end.saturating_add(1)..).unwrap_or_default();
        }
        self.add(rest);
    }

    /// Hands on what is left after the last line's end.
    pub fn end(&mut self, each: &mut impl FnMut(&[u8])) {
        if !self.too_long && !self.begun.is_empty() {
            each(self.begun.strip_suffix(b"\r").unwrap_or(&self.begun));
        }
        self.begun.clear();
        self.too_long = false;
    }

    fn add(&mut self, bytes: &[u8]) {
        self.too_long |= self.begun.len().saturating_add(bytes.len()) > LONGEST;
        if self.too_long {
            self.begun = Vec::new();
        } else {
            self.begun.extend_from_slice(bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(parts: &[&[u8]]) -> Vec<Vec<u8>> {
        let mut lines = Lines::default();
        let mut found = Vec::new();
        let mut each = |line: &[u8]| found.push(line.to_vec());
        for part in parts {
            lines.feed(part, &mut each);
        }
        lines.end(&mut each);
        found
    }

    #[test]
    fn parts_do_not_matter() {
        let text = b"one\n\ntwo\r\n\xff\xfe\nlast";
        let expected: Vec<Vec<u8>> = [&b"one"[..], b"two", b"\xff\xfe", b"last"]
            .map(Vec::from)
            .to_vec();
        assert_eq!(cut(&[text]), expected);
        for at in 0..text.len() {
            let (a, b) = text.split_at(at);
            assert_eq!(cut(&[a, b]), expected, "{at}");
        }
        let single: Vec<&[u8]> = text.chunks(1).collect();
        assert_eq!(cut(&single), expected);
    }

    #[test]
    fn long_lines_are_dropped_and_not_kept() {
        let full = vec![b'x'; LONGEST];
        assert_eq!(
            cut(&[&full, b"\nshort\n"]),
            [full.clone(), b"short".to_vec()]
        );
        assert_eq!(cut(&[&full, b"x", b"\nshort\n"]), [b"short".to_vec()]);
        let mut lines = Lines::default();
        for _ in 0..64 {
            lines.feed(&full, &mut |_| panic!("no line has ended"));
            assert!(lines.begun.capacity() <= 2 * LONGEST);
        }
    }
}
