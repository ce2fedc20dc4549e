//! A few kilobytes that say which words a folded text can not hold; most texts are refused by these alone.
//!
//! One bit for each character, each pair of neighbours and each run of four ASCII characters, chosen by a hash: what
//! has all its bits set may be in the text, what misses one is not. Two bits of room for each character of the text
//! leave few of them set by chance.

/// The fewest bytes of a sieve.
const SMALLEST: usize = 64;

/// The most: what is longer than a quarter of a million characters is rather read.
const LARGEST: usize = 1 << 16;

/// The sieve of `text`.
pub fn sieve(text: &str) -> Vec<u8> {
    let mut bytes = vec![0; (text.chars().count() / 4).clamp(SMALLEST, LARGEST)];
    each_feature(text, |feature| {
        let (at, bit) = place(feature, bytes.len());
        bytes[at] |= bit;
    });
    bytes
}

/// What a text needs in order to hold a word.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    features: Vec<u32>,
}

impl Demand {
    /// The demand of `word`, folded.
    pub fn of(word: &str) -> Self {
        let mut features = Vec::new();
        each_feature(word, |feature| features.push(feature));
        Self { features }
    }

    /// Whether a text of this sieve may hold the word.
    pub fn met_by(&self, sieve: &[u8]) -> bool {
        self.features.iter().all(|feature| {
            let (at, bit) = place(*feature, sieve.len());
            sieve.get(at).is_none_or(|byte| byte & bit != 0)
        })
    }
}

/// The byte and the bit of a feature in a sieve of `len` bytes.
fn place(feature: u32, len: usize) -> (usize, u8) {
    let bit = (u64::from(feature) * (len as u64 * 8)) >> 32;
    ((bit / 8) as usize, 1 << (bit % 8))
}

fn each_feature(text: &str, mut each: impl FnMut(u32)) {
    let (mut before, mut run) = (0, 0);
    for c in text.chars().map(|c| u64::from(u32::from(c))) {
        each(hash(c));
        if before != 0 {
            each(hash(1 << 60 | before << 21 | c));
        }
        // Bytes of the last four characters; 0 for one that is not ASCII.
        run = (run << 8 | if c < 0x80 { c } else { 0 }) & 0xFFFF_FFFF;
        if run.to_be_bytes()[4..].iter().all(|byte| *byte != 0) {
            each(hash(1 << 61 | run));
        }
        before = c;
    }
}

fn hash(feature: u64) -> u32 {
    let mixed = (feature ^ feature >> 31).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Demand, sieve};

    proptest! {
        #[test]
        fn what_is_in_a_text_passes(text in "[a-d 数据中心，\n]{1,200}", start in 0..200usize, length in 1..9usize) {
            let chars: Vec<char> = text.chars().collect();
            let word: String = chars.iter().skip(start % chars.len()).take(length).collect();
            prop_assert!(Demand::of(&word).met_by(&sieve(&text)));
        }
    }

    #[test]
    fn what_is_not_in_a_text_mostly_does_not() {
        let nth = |n: u32| char::from_u32(0x4E00 + n * n % 1009).unwrap();
        let text: String = (0..20_000).map(nth).collect();
        let bits = sieve(&text);
        let others: Vec<String> = (0..1000).map(|n| [n, n + 7, n + 3].map(nth).iter().collect()).collect();
        let strange = others.iter().filter(|word| !text.contains(*word));
        let (passed, all) = strange.fold((0, 0), |(passed, all), word| {
            (passed + usize::from(Demand::of(word).met_by(&bits)), all + 1)
        });
        assert!(all > 900 && passed * 10 < all, "{passed} of {all}");
    }
}
