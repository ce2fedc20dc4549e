//! Where a motion leads in the text: `fn(episode, place) -> place`. Knows offsets, no rows.

use crate::episode::model::{Episode, ParagraphKind};
use crate::episode::questions;
use crate::text::range::Offset;
use crate::text::sentence::sentences;

/// Start of the turn after the one at `place`.
pub fn next_turn(episode: &Episode, place: Offset) -> Option<Offset> {
    starts(episode).find(|start| *start > place)
}

/// Start of the turn at `place`, or of the one before where `place` is its start.
pub fn previous_turn(episode: &Episode, place: Offset) -> Option<Offset> {
    starts(episode).take_while(|start| *start < place).last()
}

/// Start of the next turn of the speaker at `place`.
pub fn next_of_speaker(episode: &Episode, place: Offset) -> Option<Offset> {
    let speaker = speaker_at(episode, place)?;
    of_speaker(episode, speaker).find(|start| *start > place)
}

/// Start of an earlier turn of the speaker at `place`.
pub fn previous_of_speaker(episode: &Episode, place: Offset) -> Option<Offset> {
    let speaker = speaker_at(episode, place)?;
    of_speaker(episode, speaker).take_while(|start| *start < place).last()
}

/// Start of the section after the one at `place`.
pub fn next_section(episode: &Episode, place: Offset) -> Option<Offset> {
    section_starts(episode).find(|start| *start > place)
}

/// Start of the section at `place`, or of the one before where `place` is its start.
pub fn previous_section(episode: &Episode, place: Offset) -> Option<Offset> {
    section_starts(episode).take_while(|start| *start < place).last()
}

/// Start of the next sentence; a name at the head of a turn and a heading are none.
pub fn next_sentence(episode: &Episode, place: Offset) -> Option<Offset> {
    let first = episode.paragraph_at(place);
    (first..episode.paragraphs.len())
        .find_map(|index| sentence_starts(episode, index).into_iter().find(|s| *s > place))
}

/// Start of the sentence before `place`.
pub fn previous_sentence(episode: &Episode, place: Offset) -> Option<Offset> {
    let last = episode.paragraph_at(place);
    (0..=last).rev().find_map(|index| sentence_starts(episode, index).into_iter().rev().find(|s| *s < place))
}

/// The turn at `place`, or the next one if none is there; its index.
pub fn turn_from(episode: &Episode, place: Offset) -> Option<usize> {
    episode.turn_at(place).or_else(|| {
        let paragraph = episode.paragraph_at(place);
        let index = episode.turns.partition_point(|turn| turn.paragraphs.start <= paragraph);
        (index < episode.turns.len()).then_some(index)
    })
}

/// The turn that asks what the turn at `place` answers: the last question before it; its index.
pub fn question_before(episode: &Episode, place: Offset) -> Option<usize> {
    let here = turn_from(episode, place)?;
    let before = episode.turns.get(..here)?;
    before.iter().rposition(questions::asks(episode))
}

fn starts(episode: &Episode) -> impl Iterator<Item = Offset> {
    episode.turns.iter().map(|turn| episode.range_of(&turn.paragraphs).start)
}

fn section_starts(episode: &Episode) -> impl Iterator<Item = Offset> {
    episode.sections.iter().map(|section| episode.range_of(&section.paragraphs).start)
}

fn of_speaker(episode: &Episode, speaker: usize) -> impl Iterator<Item = Offset> {
    let turns = episode.turns.iter().filter(move |turn| turn.speaker == Some(speaker));
    turns.map(|turn| episode.range_of(&turn.paragraphs).start)
}

fn speaker_at(episode: &Episode, place: Offset) -> Option<usize> {
    episode.turns.get(turn_from(episode, place)?)?.speaker
}

fn sentence_starts(episode: &Episode, paragraph: usize) -> Vec<Offset> {
    let Some(paragraph) = episode.paragraphs.get(paragraph) else { return Vec::new() };
    if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Label | ParagraphKind::Rule) {
        return Vec::new();
    }
    let text = paragraph.range.of(&episode.text);
    sentences(text).map(|sentence| paragraph.range.start + sentence.start).collect()
}
