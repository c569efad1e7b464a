//! How a block is spelled, and its check sum. Pure.

use std::fmt::Write;

/// The largest count, 2^53 - 1: what every language can read exactly.
pub(super) const MOST: u64 = 9_007_199_254_740_991;
/// The longest line, in bytes, without its LF.
pub(super) const LINE: usize = 16_384;

/// Appends an empty line and a block to `to`. The lines are fields and counts, sorted by field.
pub(super) fn write<'a>(
    to: &mut String,
    (registry, version): (&str, &str),
    lines: impl Iterator<Item = (&'a str, u64)>,
) {
    to.push('\n');
    let start = to.len();
    to.extend(["# + ", registry, " ", version, "\n"]);
    let mut count = 0u64;
    for (field, value) in lines {
        to.push_str(field);
        to.push(' ');
        number(to, value.min(MOST));
        to.push('\n');
        count = count.saturating_add(1);
    }
    let sum = crc32(to.as_bytes().get(start..).unwrap_or_default());
    // Writing to a String cannot fail.
    let _ = writeln!(to, "# = {count} {sum:08x}");
}

fn number(to: &mut String, value: u64) {
    match u8::try_from(value) {
        Ok(digit) if digit < 10 => to.push(char::from(b'0'.saturating_add(digit))),
        _ => {
            // Writing to a String cannot fail.
            let _ = write!(to, "{value}");
        }
    }
}

/// The check sum of IEEE 802.3, as in gzip. Four bytes at a time: it is most of the work of a flush.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let (chunks, rest) = bytes.as_chunks::<4>();
    let sum = chunks.iter().fold(u32::MAX, |sum, chunk| {
        let [a, b, c, d] = (sum ^ u32::from_le_bytes(*chunk)).to_le_bytes();
        at(&FOURTH, a) ^ at(&THIRD, b) ^ at(&SECOND, c) ^ at(&FIRST, d)
    });
    !rest.iter().fold(sum, |sum, byte| {
        let [low, ..] = sum.to_le_bytes();
        at(&FIRST, low ^ byte) ^ (sum >> 8)
    })
}

fn at(table: &[u32; 256], byte: u8) -> u32 {
    table.get(usize::from(byte)).copied().unwrap_or_default()
}

/// What a byte does to the sum, and what it does when one, two or three more have followed.
static FIRST: [u32; 256] = table(8);
static SECOND: [u32; 256] = table(16);
static THIRD: [u32; 256] = table(24);
static FOURTH: [u32; 256] = table(32);

const fn table(bits: u32) -> [u32; 256] {
    let mut table = [0; 256];
    let mut rest: &mut [u32] = &mut table;
    let mut byte = 0;
    while let Some((first, others)) = rest.split_first_mut() {
        *first = entry(byte, bits);
        rest = others;
        byte += 1;
    }
    table
}

const fn entry(byte: u32, bits: u32) -> u32 {
    let (mut sum, mut bit) = (byte, 0);
    while bit < bits {
        sum = if sum & 1 == 1 {
            0xedb8_8320 ^ (sum >> 1)
        } else {
            sum >> 1
        };
        bit += 1;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_gzip() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        let quick = b"The quick brown fox jumps over the lazy dog";
        assert_eq!(crc32(quick), 0x414f_a339);
    }

    #[test]
    fn the_example_of_the_contract() {
        let mut text = String::new();
        let lines = [
            ("rustc.diagnostics.error_code{E0502}", 3),
            ("rustc.ice.total", 1),
        ];
        write(&mut text, ("rust-toolchain", "0.1.0"), lines.into_iter());
        write(&mut text, ("rust-toolchain", "0.1.0"), std::iter::empty());
        assert_eq!(
            text,
            "\n# + rust-toolchain 0.1.0\nrustc.diagnostics.error_code{E0502} 3\nrustc.ice.total 1\n# = 2 8bb68f01\n\
             \n# + rust-toolchain 0.1.0\n# = 0 7ea76f2c\n"
        );
    }

    #[test]
    fn counts_stay_at_the_largest() {
        let mut text = String::new();
        let lines = [
            ("p.a.a", 9),
            ("p.a.b", 10),
            ("p.a.c", MOST),
            ("p.a.d", u64::MAX),
        ];
        write(&mut text, ("r", "1.2.3"), lines.into_iter());
        let values: Vec<&str> = text.lines().filter(|line| line.starts_with('p')).collect();
        assert_eq!(
            values,
            [
                "p.a.a 9",
                "p.a.b 10",
                "p.a.c 9007199254740991",
                "p.a.d 9007199254740991"
            ]
        );
    }
}
