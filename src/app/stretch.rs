//! How far a selection reaches that goes on by whole sentences, turns or sections. Knows offsets, no rows.

use super::reader::{Selection, previous_cluster};
use crate::episode::model::{Episode, ParagraphKind, Turn};
use crate::keys::action::Action;
use crate::text::range::{Offset, TextRange};
use crate::text::sentence::sentences;

/// Which way a selection goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Towards {
    Forward,
    Back,
}

/// Stretches of the text, in order or the last first.
type Stretches<'e> = Box<dyn Iterator<Item = TextRange> + 'e>;

/// `selection` after `count` steps of `action`. It takes in units as a whole, and from what was no selection
/// yet the whole unit at the place; towards where it began it gives them back. The name at the head of the
/// first turn is in it only if those of others are. `None` for an action that goes by no unit.
pub fn stretched(episode: &Episode, selection: Selection, action: Action, count: usize) -> Option<Selection> {
    let mut now = selection;
    for _ in 0..count {
        now = step(episode, now, action)?;
    }
    Some(named(episode, now))
}

/// The same selection, with the first name where it goes over several turns from the first words of one on,
/// without it if it does not.
fn named(episode: &Episode, Selection { anchor, head }: Selection) -> Selection {
    let first = anchor.min(head);
    let Some(turn) = episode.turn_at(first).and_then(|index| episode.turns.get(index)) else {
        return Selection { anchor, head };
    };
    let (whole, said) = (episode.range_of(&turn.paragraphs), spoken(episode, turn));
    let moved = if first > said.start {
        first
    } else if anchor.max(head) >= whole.end {
        whole.start
    } else {
        said.start.min(anchor.max(head))
    };
    if anchor <= head { Selection { anchor: moved, head } } else { Selection { anchor, head: moved } }
}

fn step(episode: &Episode, Selection { anchor, head }: Selection, action: Action) -> Option<Selection> {
    let way = match action {
        Action::NextSentence | Action::NextTurn | Action::NextSection | Action::NextOfSpeaker => {
            Towards::Forward
        }
        Action::PreviousSentence
        | Action::PreviousTurn
        | Action::PreviousSection
        | Action::PreviousOfSpeaker => Towards::Back,
        _ => return None,
    };
    let text = &episode.text;
    let last = |unit: TextRange| previous_cluster(text, unit.end);
    let mut ahead = units(episode, action, head, way);
    if anchor == head {
        return Some(first(episode, anchor, action, way));
    }
    let (anchor, head) = match way {
        Towards::Forward if head < anchor => {
            let start = ahead.map(|unit| unit.start).find(|start| *start > head);
            (anchor, start.map_or(anchor, |start| start.min(anchor)))
        }
        Towards::Forward => {
            let end = ahead.find(|unit| last(*unit) > head).map(last);
            (anchor, end.unwrap_or(head))
        }
        Towards::Back if head > anchor => {
            let end = ahead.map(last).find(|end| *end < head);
            (anchor, end.map_or(anchor, |end| end.max(anchor)))
        }
        Towards::Back => (anchor, ahead.map(|unit| unit.start).find(|start| *start < head).unwrap_or(head)),
    };
    Some(Selection { anchor, head })
}

/// What is selected first from `place`: to the end of the unit there, or that whole and the one before. Of a
/// sentence all, of longer units from the place on.
fn first(episode: &Episode, place: Offset, action: Action, way: Towards) -> Selection {
    let text = &episode.text;
    let Some(here) = units(episode, action, place, Towards::Forward).find(|unit| unit.end > place) else {
        return Selection { anchor: place, head: place };
    };
    let last = previous_cluster(text, here.end);
    if way == Towards::Forward {
        let is_sentence = action == Action::NextSentence;
        let anchor = if is_sentence { here.start } else { here.start.max(place) };
        return Selection { anchor, head: last };
    }
    let before =
        units(episode, action, place, Towards::Back).map(|unit| unit.start).find(|start| *start < place);
    Selection { anchor: last, head: before.unwrap_or(here.start) }
}

/// The units that `action` goes by, from around `place` on in this direction.
fn units(episode: &Episode, action: Action, place: Offset, way: Towards) -> Stretches<'_> {
    let paragraph = episode.paragraph_at(place);
    match action {
        Action::NextSentence | Action::PreviousSentence => match way {
            Towards::Forward => Box::new(
                (paragraph..episode.paragraphs.len()).flat_map(move |index| sentences_in(episode, index)),
            ),
            Towards::Back => Box::new(
                (0..=paragraph).rev().flat_map(move |index| sentences_in(episode, index).into_iter().rev()),
            ),
        },
        Action::NextSection | Action::PreviousSection => {
            along(episode.sections.iter().map(|section| episode.range_of(&section.paragraphs)), way)
        }
        Action::NextOfSpeaker | Action::PreviousOfSpeaker => {
            let turn = super::motion::turn_from(episode, place).and_then(|index| episode.turns.get(index));
            let speaker = turn.and_then(|turn| turn.speaker);
            let theirs = episode.turns.iter().filter(move |turn| turn.speaker == speaker);
            along(theirs.map(|turn| spoken(episode, turn)), way)
        }
        _ => along(episode.turns.iter().map(|turn| spoken(episode, turn)), way),
    }
}

fn along<'e>(units: impl DoubleEndedIterator<Item = TextRange> + 'e, way: Towards) -> Stretches<'e> {
    match way {
        Towards::Forward => Box::new(units),
        Towards::Back => Box::new(units.rev()),
    }
}

/// What a turn says, without the name at its head.
pub fn spoken(episode: &Episode, turn: &Turn) -> TextRange {
    let body = turn.label.map_or(turn.paragraphs.start, |label| label + 1)..turn.paragraphs.end;
    episode.range_of(if body.is_empty() { &turn.paragraphs } else { &body })
}

fn sentences_in(episode: &Episode, paragraph: usize) -> Vec<TextRange> {
    let Some(paragraph) = episode.paragraphs.get(paragraph) else { return Vec::new() };
    if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Label | ParagraphKind::Rule) {
        return Vec::new();
    }
    let start = paragraph.range.start;
    let place = |sentence: TextRange| TextRange::new(start + sentence.start, start + sentence.end);
    sentences(paragraph.range.of(&episode.text)).map(place).collect()
}
