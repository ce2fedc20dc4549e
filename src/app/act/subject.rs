//! The text that a key is about: what is selected, the turn at the place, its sentence.

use crate::app::reader::Reader;
use crate::app::stretch::spoken;
use crate::episode::model::ParagraphKind;
use crate::text::range::TextRange;
use crate::text::sentence::sentences;

/// The selection, or what the turn at the place says.
pub fn selected_or_turn(reader: &Reader) -> TextRange {
    reader.selected().unwrap_or_else(|| turn_text(reader))
}

/// What the turn at the place says, without the name at its head; the paragraph if there is no turn.
fn turn_text(reader: &Reader) -> TextRange {
    let episode = reader.episode();
    let Some((_, turn)) = reader.turn() else {
        return episode
            .paragraphs
            .get(episode.paragraph_at(reader.place))
            .map_or(TextRange::at(0), |p| p.range);
    };
    spoken(episode, turn)
}

/// The sentence at the place, from the place on; of a name at the head of a turn, what follows it.
pub fn sentence_at_place(reader: &Reader) -> TextRange {
    let episode = reader.episode();
    let index = episode.paragraph_at(reader.place);
    let from = episode.paragraphs.get(index..).unwrap_or_default();
    let spoken = from.iter().find(|p| !matches!(p.kind, ParagraphKind::Label | ParagraphKind::Heading));
    let Some(paragraph) = spoken else { return TextRange::at(reader.place) };
    let text = paragraph.range.of(&episode.text);
    let place = reader.place.max(paragraph.range.start) - paragraph.range.start;
    let end = sentences(text).find(|sentence| sentence.end > place).map_or(text.len(), |s| s.end);
    TextRange::new(paragraph.range.start + place, paragraph.range.start + end)
}
