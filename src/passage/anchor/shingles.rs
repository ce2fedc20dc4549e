//! A fingerprint that stays near while a text is edited: how alike are two reading texts?
//!
//! A bottom-k sketch of the text's grams (A. Broder, "On the resemblance and containment of documents", 1997).

use std::collections::BTreeSet;

use super::folded::Folded;
use super::grams::{NONE, grams};

/// Number of hashes kept.
const KEPT: usize = 64;
/// Bytes of a very long text that are looked at: enough to know it by.
const LOOKED_AT: usize = 1 << 20;

/// The fingerprint of a reading text: the 64 smallest hashes of its grams, rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(Vec<u32>);

impl Shingles {
    /// The fingerprint of `text`; empty for a text of less than three ideographs or six letters.
    pub fn of(text: &str) -> Self {
        let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or_default();
        let mut least = BTreeSet::new();
        for gram in grams(&Folded::of(text).codes).into_iter().filter(|gram| *gram != NONE) {
            let hash = mix(gram);
            if least.len() < KEPT || least.last().is_some_and(|last| hash < *last) {
                least.insert(hash);
            }
            if least.len() > KEPT {
                least.pop_last();
            }
        }
        Self(least.into_iter().collect())
    }

    /// The share of grams two texts have in common, 0 to 1 (Jaccard index), within about 0.06.
    pub fn similarity(&self, other: &Self) -> f64 {
        let (mut one, mut other) = (self.0.iter().peekable(), other.0.iter().peekable());
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

    /// As stored: four bytes, little endian, for each hash.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    /// From what [`to_bytes`](Self::to_bytes) gave; anything else becomes the empty fingerprint.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (hashes, rest) = bytes.as_chunks::<4>();
        let hashes: Vec<u32> = hashes.iter().map(|hash| u32::from_le_bytes(*hash)).collect();
        let whole = rest.is_empty() && hashes.len() <= KEPT && hashes.is_sorted();
        if whole { Self(hashes) } else { Self::default() }
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
