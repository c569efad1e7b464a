//! SipHash-2-4 with a key of one's own: names of state files are made from it, so that nobody without the day's key can
//! tell, or try out, which crate a file is about. std's hasher draws a new key in every process and cannot be used.
//! Neither key nor input may ever be printed.

/// A random key of 128 bits.
#[derive(Clone, Copy)]
pub struct Key(u64, u64);

impl Key {
    /// The key in its sixteen bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        let all = u128::from_le_bytes(bytes);
        Self(low(all), low(all >> 64))
    }

    /// The hash of several parts; where one ends and the next begins makes a difference.
    pub fn hash(self, parts: &[&[u8]]) -> u64 {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        sip(self, &bytes)
    }
}

fn low(all: u128) -> u64 {
    u64::try_from(all & u128::from(u64::MAX)).unwrap_or(0)
}

fn sip(key: Key, bytes: &[u8]) -> u64 {
    let mut state = [
        key.0 ^ 0x736f_6d65_7073_6575,
        key.1 ^ 0x646f_7261_6e64_6f6d,
        key.0 ^ 0x6c79_6765_6e65_7261,
        key.1 ^ 0x7465_6462_7974_6573,
    ];
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        compress(&mut state, word(chunk));
    }
    let last = word(chunks.remainder()) | ((bytes.len() as u64) << 56);
    compress(&mut state, last);
    state[2] ^= 0xff;
    (0..4).for_each(|_| round(&mut state));
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

fn word(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, byte| (word << 8) | u64::from(*byte))
}

fn compress(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    round(state);
    state[0] ^= word;
}

fn round([a, b, c, d]: &mut [u64; 4]) {
    *a = a.wrapping_add(*b);
    *c = c.wrapping_add(*d);
    *b = b.rotate_left(13) ^ *a;
    *d = d.rotate_left(16) ^ *c;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*b);
    *a = a.wrapping_add(*d);
    *b = b.rotate_left(17) ^ *c;
    *d = d.rotate_left(21) ^ *a;
    *c = c.rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key and the first inputs of the published vectors: bytes counted up from 0.
    const KEY: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    #[test]
    fn published_vectors() {
        let input: Vec<u8> = (0..15).collect();
        for (length, expected) in [
            (0, 0x726f_db47_dd0e_0e31),
            (1, 0x74f8_39c5_93dc_67fd),
            (15, 0xa129_ca61_49be_45e5),
        ] {
            assert_eq!(sip(Key::new(KEY), &input[..length]), expected, "{length}");
        }
    }

    #[test]
    #[allow(deprecated, reason = "the same function in std, to compare with")]
    fn as_std_has_it() {
        use std::hash::{Hasher, SipHasher};
        let key = Key::new(KEY);
        let input: Vec<u8> = (0..=255).rev().collect();
        for length in 0..input.len() {
            let mut other = SipHasher::new_with_keys(key.0, key.1);
            other.write(&input[..length]);
            assert_eq!(sip(key, &input[..length]), other.finish(), "{length}");
        }
    }

    #[test]
    fn parts_and_keys_make_a_difference() {
        let key = Key::new(KEY);
        assert_ne!(key.hash(&[b"ab", b"c"]), key.hash(&[b"a", b"bc"]));
        assert_ne!(key.hash(&[b"a"]), Key::new([7; 16]).hash(&[b"a"]));
    }
}
