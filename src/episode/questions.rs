//! Who asks: which turns are questions, and what somebody says in a turn.

use super::model::{Episode, ParagraphKind, Role, Turn};
use crate::text::marks;
use crate::text::range::TextRange;

/// Tells of a turn whether it asks: it is the host's, or, if no host is known, it is nobody's who answers
/// and ends in a question mark.
pub fn asks(episode: &Episode) -> impl Fn(&Turn) -> bool {
    let hosted = has_host(episode);
    move |turn| match turn.role {
        Some(role) => role == Role::Host,
        None => !hosted && ends_in_question(episode, turn),
    }
}

/// Whether the episode knows who asks.
pub fn has_host(episode: &Episode) -> bool {
    episode.turns.iter().any(|turn| turn.role == Some(Role::Host))
}

/// What is said in `turn`, from its first word to its last: its bytes without the label before them.
pub fn said(episode: &Episode, turn: &Turn) -> TextRange {
    let first = turn.paragraphs.start + usize::from(turn.label == Some(turn.paragraphs.start));
    episode.range_of(&(first..turn.paragraphs.end))
}

fn ends_in_question(episode: &Episode, turn: &Turn) -> bool {
    let body = turn.paragraphs.clone().rev().filter_map(|index| episode.paragraphs.get(index));
    let mut prose =
        body.filter(|p| matches!(p.kind, ParagraphKind::Body | ParagraphKind::Quote | ParagraphKind::Item));
    let last = prose.next().map_or("", |p| p.range.of(&episode.text));
    marks::asks(last)
}
