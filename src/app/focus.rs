//! What stands out while one reads: everything, the turn at the place, or its sentence.

use super::reader::Reader;
use crate::text::range::TextRange;
use crate::text::sentence::sentences;

/// What stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Everything.
    #[default]
    Off,
    /// The turn at the reading place.
    Turn,
    /// The sentence at the reading place; of a name at the head of a turn, the first one after it.
    Sentence,
}

impl Focus {
    /// The one the key changes to.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Off => Self::Turn,
            Self::Turn => Self::Sentence,
            Self::Sentence => Self::Off,
        }
    }

    /// What of the open text stands out; `None` if all of it does.
    pub fn range(self, reader: &Reader) -> Option<TextRange> {
        let episode = reader.episode();
        match self {
            Self::Off => None,
            Self::Turn => reader.turn().map(|(_, turn)| episode.range_of(&turn.paragraphs)),
            Self::Sentence => Some(sentence(reader)),
        }
    }
}

fn sentence(reader: &Reader) -> TextRange {
    let episode = reader.episode();
    let place = reader.place;
    let mut index = episode.paragraph_at(place);
    if let Some((_, turn)) = reader.turn().filter(|(_, turn)| turn.label == Some(index)) {
        index = (index + 1).min(turn.paragraphs.end - 1);
    }
    let Some(paragraph) = episode.paragraphs.get(index) else { return TextRange::at(place) };
    let start = paragraph.range.start;
    let mut all = sentences(paragraph.range.of(&episode.text));
    let here = all.find(|sentence| start + sentence.end > place);
    here.map_or(paragraph.range, |sentence| TextRange::new(start + sentence.start, start + sentence.end))
}
