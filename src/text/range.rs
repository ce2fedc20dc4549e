//! Places inside a text. Knows bytes only: no columns, no rows.

use serde::{Deserialize, Serialize};

/// A byte position in an episode's reading text, always at the start of a grapheme cluster (or at its end).
pub type Offset = usize;

/// A half-open stretch of bytes `start..end` in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextRange {
    /// First byte.
    pub start: Offset,
    /// One past the last byte.
    pub end: Offset,
}

impl TextRange {
    /// The range `start..end`; an inverted pair becomes the empty range at `start`.
    pub fn new(start: Offset, end: Offset) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The empty range at `at`.
    pub fn at(at: Offset) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies inside (the end is outside).
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two ranges share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part of it that lies in `other`, counted from the start of that; `None` if they share no byte.
    pub fn within(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| {
            Self::new(self.start.max(other.start) - other.start, self.end.min(other.end) - other.start)
        })
    }

    /// The stretch of `text` it names; empty if the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<std::ops::Range<usize>> for TextRange {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}
