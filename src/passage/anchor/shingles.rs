//! A fingerprint that stays near while a text is edited: how alike are two reading texts?
//!
//! A bottom-k sketch of the text's grams (A. Broder, "On the resemblance and containment of documents",
//! 1997).

use super::folded::FoldedWords;
use super::grams::grams_of;

/// Number of hashes kept.
const KEPT: usize = 128;
/// Weight of one gram: six ideographs or a dozen letters. Shorter ones are shared by any two talks in a
/// language with few letters; longer ones do not survive between two edits.
const WEIGHT: u32 = 12;
/// Bytes of a very long text that are looked at: enough to know it by.
const LOOKED_AT: usize = 1 << 20;
/// The first byte of a stored fingerprint: how it was made.
const VERSION: u8 = 2;
/// The share of a text may be told by its sketch only of one that is not many times as long.
const LONGER: f64 = 5.0;

/// The fingerprint of a reading text: the smallest hashes of its grams, rising, and how many grams there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    least: Vec<u32>,
    grams: u32,
}

impl Shingles {
    /// The fingerprint of `text`; empty for a text of less than six ideographs or a dozen letters.
    pub fn of(text: &str) -> Self {
        let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or_default();
        let mut hashes: Vec<u32> = grams_of(&FoldedWords::of(text).codes, WEIGHT).map(mix).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let grams = hashes.len() as u32;
        hashes.truncate(KEPT);
        Self { least: hashes, grams }
    }

    /// Whether nothing is known of the text.
    pub fn is_empty(&self) -> bool {
        self.least.is_empty()
    }

    /// The share of grams two texts have in common, 0 to 1 (Jaccard index), within about 0.04.
    pub fn similarity(&self, other: &Self) -> f64 {
        let (mut one, mut other) = (self.least.iter().peekable(), other.least.iter().peekable());
        if one.peek().is_none() || other.peek().is_none() {
            return 0.0;
        }
        let (mut looked_at, mut shared) = (0_u32, 0_u32);
        while looked_at < KEPT as u32 {
            let Some(least) = one.peek().into_iter().chain(other.peek()).min().map(|hash| **hash) else {
                break;
            };
            let found = [&mut one, &mut other].map(|side| side.next_if(|hash| **hash == least).is_some());
            looked_at += 1;
            shared += u32::from(found == [true, true]);
        }
        f64::from(shared) / f64::from(looked_at)
    }

    /// The share of the shorter text that the longer one holds, 0 to 1; 0 if one is many times as long.
    pub fn containment(&self, other: &Self) -> f64 {
        let (short, long) = (self.grams.min(other.grams), self.grams.max(other.grams));
        if short == 0 || f64::from(long) > LONGER * f64::from(short) {
            return 0.0;
        }
        let similarity = self.similarity(other);
        let shared = similarity * f64::from(short + long) / (1.0 + similarity);
        (shared / f64::from(short)).min(1.0)
    }

    /// As stored: a byte for how it was made, the number of grams, and each hash; little endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.is_empty() {
            return Vec::new();
        }
        let numbers = std::iter::once(&self.grams).chain(&self.least);
        std::iter::once(VERSION).chain(numbers.flat_map(|number| number.to_le_bytes())).collect()
    }

    /// From what [`to_bytes`](Self::to_bytes) gave; anything else, and what an older program made, becomes
    /// the empty fingerprint.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let Some((&VERSION, rest)) = bytes.split_first() else { return Self::default() };
        let (numbers, rest) = rest.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|number| u32::from_le_bytes(*number));
        let Some(grams) = numbers.next().filter(|_| rest.is_empty()) else { return Self::default() };
        let least: Vec<u32> = numbers.collect();
        let whole = least.len() == KEPT.min(grams as usize) && least.is_sorted();
        if whole { Self { least, grams } } else { Self::default() }
    }
}

/// Spreads a gram's hash (the finaliser of `MurmurHash3`).
fn mix(gram: u32) -> u32 {
    let hash = (gram ^ (gram >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "问：你怎样开始写这本书？答：先是一个问题，为什么有的城市让人愿意步行，有的却不。我走了三年，\
                        记下每一条街的长椅、树荫和路口的等待时间。";

    #[test]
    fn an_edit_leaves_it_near_another_text_does_not() {
        let shingles = Shingles::of(TEXT);
        assert!(shingles.similarity(&Shingles::of(&TEXT.replace("三年", "四年").replace('，', ","))) > 0.7);
        assert!(
            shingles.similarity(&Shingles::of("今天我们谈谈海上的风和它怎样变成电，以及谁来付账。")) < 0.1
        );
        assert!(Shingles::of("嗯").similarity(&Shingles::of("嗯")) == 0.0);
    }

    #[test]
    fn bytes_lead_back() {
        let shingles = Shingles::of(TEXT);
        assert_eq!(Shingles::from_bytes(&shingles.to_bytes()), shingles);
        assert_eq!(Shingles::from_bytes(&[1, 2, 3]), Shingles::default());
    }
}
