//! Sixteen bytes that say which letters a label can not hold; most labels are refused by these alone.

use super::alphabet::Glyph;
use super::glyph::base;
use super::spelling::Spelling;
use super::term::{SearchTerm, TermMode};

/// What a label or its characters may contribute.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    /// Characters, and first letters of readings.
    first: u64,
    /// Pairs of neighbouring letters inside readings.
    inner: u64,
}

impl Signature {
    /// What one character contributes.
    pub fn of(glyph: &Glyph) -> Self {
        let mut own = Self { first: bit(base(glyph.char)), inner: 0 };
        for reading in &glyph.readings {
            for (at, letter) in reading.chars().enumerate() {
                match at.checked_sub(1).and_then(|before| reading.as_bytes().get(before)) {
                    Some(before) => own.inner |= pair(char::from(*before), letter),
                    None => own.first |= bit(letter),
                }
            }
        }
        own
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first | other.first, inner: self.inner | other.inner }
    }
}

/// What a label has to contribute to match a term.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    letters: Vec<Signature>,
}

impl Demand {
    /// Each letter is a character's own or begins a reading, or goes on in one.
    pub fn new(term: &SearchTerm, spelling: &Spelling) -> Self {
        let letters = &term.letters[..spelling.letters];
        let before = std::iter::once(None).chain(letters.iter().map(Some));
        let demand = |(letter, before): (&char, Option<&char>)| Signature {
            first: bit(*letter),
            inner: before
                .filter(|_| term.how.mode == TermMode::Spelt)
                .map_or(0, |before| pair(*before, *letter)),
        };
        Self { letters: letters.iter().zip(before).map(demand).collect() }
    }

    /// Whether a label of this signature may match.
    pub fn met_by(&self, label: Signature) -> bool {
        self.letters.iter().all(|need| (need.first & label.first) | (need.inner & label.inner) != 0)
    }
}

fn bit(glyph: char) -> u64 {
    match glyph {
        'a'..='z' => 1 << (u32::from(glyph) - u32::from('a')),
        other => 1 << (26 + u32::from(other).wrapping_mul(0x9E37_79B1) % 38),
    }
}

fn pair(a: char, b: char) -> u64 {
    1 << ((u32::from(a).wrapping_mul(31).wrapping_add(u32::from(b))).wrapping_mul(0x9E37_79B1) >> 26)
}
