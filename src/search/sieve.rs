//! A few kilobytes that say which words a folded text can not hold; most texts are refused by these alone.
//!
//! One bit for each character beyond ASCII, each pair of neighbours and each run of four ASCII characters, by
//! a hash: what has all its bits set may be in the text, what misses one is not. Two bits of room for each
//! character of the text leave few of them set by chance.

/// The fewest bytes of a sieve.
const SMALLEST: usize = 64;

/// The most: what is longer than a quarter of a million characters is rather read.
const LARGEST: usize = 1 << 16;

/// The sieve of `text`.
pub fn sieve(text: &str) -> Vec<u8> {
    let bytes = (text.chars().count() / 4).clamp(SMALLEST, LARGEST);
    let mut words = vec![0_u64; bytes.div_ceil(8)];
    let bits = 64 * words.len() as u64;
    each_feature(text, |feature| {
        let bit = place(feature, bits);
        words[bit / 64] |= 1 << (bit % 64);
    });
    words.into_iter().flat_map(u64::to_le_bytes).collect()
}

/// What a text needs in order to hold a word.
#[derive(Clone, Debug)]
pub(super) struct BigramDemand {
    features: Vec<u32>,
}

impl BigramDemand {
    /// The demand of `word`, folded.
    pub fn of(word: &str) -> Self {
        let mut features = Vec::new();
        each_feature(word, |feature| features.push(feature));
        Self { features }
    }

    /// Whether a text of this sieve may hold the word.
    pub fn met_by(&self, sieve: &[u8]) -> bool {
        self.features.iter().all(|feature| {
            let bit = place(*feature, 8 * sieve.len() as u64);
            sieve.get(bit / 8).is_none_or(|byte| byte & 1 << (bit % 8) != 0)
        })
    }
}

/// Which of `bits` a feature sets.
#[inline]
fn place(feature: u32, bits: u64) -> usize {
    ((u64::from(feature) * bits) >> 32) as usize
}

#[inline]
fn each_feature(text: &str, mut each: impl FnMut(u32)) {
    let (mut before, mut run) = (0_u64, 0_u32);
    for c in text.chars().map(u32::from) {
        // Any text has any letter of ASCII.
        if c >= 0x80 {
            each(hash(u64::from(c)));
        }
        if before != 0 {
            each(hash(before << 21 | u64::from(c)));
        }
        // The last four characters, as long as they are ASCII.
        run = if c < 0x80 { run << 8 | c } else { 0 };
        if run >> 24 != 0 {
            each(hash(u64::from(run) << 21));
        }
        before = u64::from(c);
    }
}

#[inline]
fn hash(feature: u64) -> u32 {
    (feature.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BigramDemand, sieve};

    proptest! {
        #[test]
        fn what_is_in_a_text_passes(text in "[a-d 数据中心，\n]{1,200}", start in 0..200usize, length in 1..9usize) {
            let chars: Vec<char> = text.chars().collect();
            let word: String = chars.iter().skip(start % chars.len()).take(length).collect();
            prop_assert!(BigramDemand::of(&word).met_by(&sieve(&text)));
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
            (passed + usize::from(BigramDemand::of(word).met_by(&bits)), all + 1)
        });
        assert!(all > 900 && passed * 10 < all, "{passed} of {all}");
    }
}
