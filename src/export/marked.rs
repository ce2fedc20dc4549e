//! The whole text of an interview with its passages marked, and the notes at its end.

use std::fmt::Write as _;

use super::record::Record;
use crate::episode::model::{Episode, ParagraphKind};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::text::range::{Offset, TextRange};

/// Plain text: passages stand between `⟦` and `⟧[1]`, the notes follow under their numbers. Passages may
/// overlap; lost ones are told at the end.
pub fn marked(episode: &Episode, placed: &[Placed]) -> String {
    let mut placed: Vec<&Placed> = placed.iter().filter(|one| one.bookmark.deleted.is_none()).collect();
    placed.sort_by_key(|one| (one.resolved.range.start, one.resolved.range.end, one.bookmark.id.clone()));
    let marks = marks(&placed);
    let mut text = String::new();
    for (index, paragraph) in episode.paragraphs.iter().enumerate() {
        if index > 0 {
            text.push_str(if paragraph.tight { "\n" } else { "\n\n" });
        }
        if paragraph.kind == ParagraphKind::Heading {
            text.push_str("## ");
        }
        let range = paragraph.range;
        let first = marks.partition_point(|(place, ..)| *place < range.start);
        let mut at = range.start;
        for (place, _, mark) in marks.iter().skip(first).take_while(|(place, ..)| *place <= range.end) {
            text.push_str(TextRange::new(at, *place).of(&episode.text));
            text.push_str(mark);
            at = *place;
        }
        text.push_str(TextRange::new(at, range.end).of(&episode.text));
    }
    text.push('\n');
    notes(&mut text, &placed);
    text
}

/// The marks of passages that stand somewhere, in text order; closing ones first where places are equal.
fn marks(placed: &[&Placed]) -> Vec<(Offset, bool, String)> {
    let standing = placed.iter().enumerate().filter(|(_, one)| !one.resolved.range.is_empty());
    let mut marks: Vec<(Offset, bool, String)> = standing
        .flat_map(|(index, one)| {
            let range = one.resolved.range;
            [(range.start, true, "⟦".to_owned()), (range.end, false, format!("⟧[{}]", index + 1))]
        })
        .collect();
    marks.sort();
    marks
}

fn notes(text: &mut String, placed: &[&Placed]) {
    for (index, one) in placed.iter().enumerate() {
        let record = Record::bare(&one.bookmark);
        let stands = one.resolved.state == State::Ok;
        if record.note.is_empty() && record.tags.is_empty() && stands {
            continue;
        }
        let tags = record.tags.iter().fold(String::new(), |tags, tag| tags + " #" + tag);
        let words = if stands {
            String::new()
        } else {
            format!(" ({}) {}", one.resolved.state.name(), one.bookmark.words())
        };
        let note =
            if record.note.is_empty() { String::new() } else { format!(" {}", record.note.trim_end()) };
        let _ = write!(text, "\n[{}]{words}{note}{tags}\n", index + 1);
    }
}
