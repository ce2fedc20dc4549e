//! Where a text of a page stands in its source. The parser does not tell, so it is looked for, ever forward.

use memchr::memmem;

use crate::text::range::TextRange;

/// A place in a source that only moves forward.
pub struct SourceCursor<'a> {
    source: &'a str,
    at: usize,
    /// Behind the words that were found last.
    next: usize,
    /// 1-based line of the place.
    pub line: u32,
}

impl<'a> SourceCursor<'a> {
    /// Bytes looked through for a text: bounds the time where entities hide it.
    const REACH: usize = 16 * 1024;

    /// The start of `source`.
    pub fn new(source: &'a str) -> Self {
        Self { source, at: 0, next: 0, line: 1 }
    }

    /// Moves to the next place where the first words of `text` stand; stays where they are not found.
    pub fn find(&mut self, text: &str) {
        let text = text.trim();
        let end = text.find(|c: char| c == '\n' || "<>&\u{a0}\"'".contains(c)).unwrap_or(text.len());
        let words = text.get(..end).unwrap_or_default().as_bytes();
        let words = words.get(..words.len().min(32)).unwrap_or_default();
        let ahead = self.source.as_bytes().get(self.next..).unwrap_or_default();
        let ahead = ahead.get(..ahead.len().min(Self::REACH)).unwrap_or_default();
        let Some(found) = memmem::find(ahead, words).filter(|_| !words.is_empty()) else { return };
        let found = self.next + found;
        let passed = self.source.as_bytes().get(self.at..found).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
        self.at = found;
        self.next = found + words.len();
    }

    /// The empty range at this place.
    pub fn range(&self) -> TextRange {
        TextRange::at(self.at)
    }

    /// The end of the line at this place, or of the next tag on it; not before `start`.
    pub fn behind(&self, start: usize) -> usize {
        let rest = self.source.get(self.at..).unwrap_or_default();
        (self.at + rest.find(['<', '\n']).unwrap_or(rest.len())).max(start)
    }
}
