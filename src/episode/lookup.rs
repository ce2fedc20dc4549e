//! Finding things in an episode: by offset, by paragraph, by address.

use std::ops::Range;

use super::model::{Address, Episode, Span, Speaker, Turn};
use crate::text::range::{Offset, TextRange};

impl Episode {
    /// The title to show; empty only for a file without any text and name.
    pub fn title(&self) -> &str {
        self.head.title.as_ref().map_or("", |found| &found.value)
    }

    /// Whether somebody speaks in it, by name or by role.
    pub fn has_voices(&self) -> bool {
        self.turns.iter().any(|turn| turn.speaker.is_some() || turn.role.is_some())
    }

    /// Index of the paragraph that holds `offset` (or whose closing `\n` it is); the last one past the end.
    pub fn paragraph_at(&self, offset: Offset) -> usize {
        self.paragraphs.partition_point(|p| p.range.start <= offset).saturating_sub(1)
    }

    /// Index of the section that holds `offset`.
    pub fn section_at(&self, offset: Offset) -> usize {
        let paragraph = self.paragraph_at(offset);
        self.sections.partition_point(|s| s.paragraphs.start <= paragraph).saturating_sub(1)
    }

    /// Index of the turn that holds `offset`, if one does.
    pub fn turn_at(&self, offset: Offset) -> Option<usize> {
        let paragraph = self.paragraph_at(offset);
        let index = self.turns.partition_point(|t| t.paragraphs.start <= paragraph).checked_sub(1)?;
        self.turns.get(index).is_some_and(|t| t.paragraphs.contains(&paragraph)).then_some(index)
    }

    /// Index of the aside that holds `paragraph`, if one does.
    pub fn aside_of(&self, paragraph: usize) -> Option<usize> {
        let index = self.asides.partition_point(|a| a.paragraphs.start <= paragraph).checked_sub(1)?;
        self.asides.get(index).is_some_and(|a| a.paragraphs.contains(&paragraph)).then_some(index)
    }

    /// The bytes that `paragraphs` take, from the first one's start to the last one's end.
    pub fn range_of(&self, paragraphs: &Range<usize>) -> TextRange {
        match self.paragraphs.get(paragraphs.clone()) {
            Some([first, .., last]) => TextRange::new(first.range.start, last.range.end),
            Some([only]) => only.range,
            _ => TextRange::at(self.text.len()),
        }
    }

    /// The turn at an address; for a section's own address, its first turn.
    pub fn turn_of(&self, address: Address) -> Option<&Turn> {
        let section = self.sections.iter().find(|s| s.number == address.section)?;
        let index = address.turn.max(1) as usize - 1;
        self.turns.get(section.turns.clone())?.get(index)
    }

    /// Where an address begins: the turn's first byte, or the section's for `12`.
    pub fn offset_of(&self, address: Address) -> Option<Offset> {
        if address.turn == 0 {
            let section = self.sections.iter().find(|s| s.number == address.section)?;
            return Some(self.range_of(&section.paragraphs).start);
        }
        self.turn_of(address).map(|turn| self.range_of(&turn.paragraphs).start)
    }

    /// The address of the place at `offset`: its turn, or its section if no turn holds it.
    pub fn address_at(&self, offset: Offset) -> Address {
        match self.turn_at(offset).and_then(|index| self.turns.get(index)) {
            Some(turn) => turn.address,
            None => {
                let section = self.sections.get(self.section_at(offset)).map_or(0, |s| s.number);
                Address { section, turn: 0 }
            }
        }
    }

    /// The voice of a turn.
    pub fn speaker_of(&self, turn: &Turn) -> Option<&Speaker> {
        self.speakers.get(turn.speaker?)
    }

    /// The recording's clock at `offset`: the last mark at or before it, in seconds.
    pub fn time_at(&self, offset: Offset) -> Option<u32> {
        let index = self.times.partition_point(|t| t.at <= offset).checked_sub(1)?;
        self.times.get(index).map(|t| t.seconds)
    }

    /// The spans that touch `range`, outer ones first.
    pub fn spans_in(&self, range: TextRange) -> impl Iterator<Item = &Span> {
        let end = self.spans.partition_point(|s| s.range.start < range.end);
        let paragraph = self.paragraphs.get(self.paragraph_at(range.start));
        let floor = paragraph.map_or(0, |p| p.range.start);
        let start = self.spans.partition_point(|s| s.range.start < floor);
        self.spans.get(start..end).unwrap_or_default().iter().filter(move |s| s.range.overlaps(range))
    }
}
