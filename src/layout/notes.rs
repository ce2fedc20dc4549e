//! Rows for the reader's own notes: each stands right below the paragraph in which its passage ends, above
//! the blank line there.
//!
//! The start of a line names it, and no text is left between a paragraph's last line and the blank below it:
//! a row for notes therefore starts at the last character of that line, and has no text of its own. Below a
//! line of one character, where there is no such start, it takes the place of the blank.

use super::flow::{Flow, Line, LineKind};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::text::range::TextRange;

impl Flow {
    /// Puts a row for notes below each paragraph of these indices, strictly ascending, and nowhere else.
    pub fn set_notes(&mut self, episode: &Episode, noted: &[u32]) {
        self.lines = with_notes(episode, &self.lines, noted);
    }
}

/// The lines of `episode` with a row for notes below each paragraph of these indices, strictly ascending, so
/// far as its end is shown. Rows of a table and lines of code stay together. Rows for notes that are among
/// `lines` already are taken out first.
fn with_notes(episode: &Episode, lines: &[Line], noted: &[u32]) -> Vec<Line> {
    let mut all = Vec::with_capacity(lines.len() + noted.len());
    all.extend(lines.iter().filter_map(|line| without_note(episode, line)));
    if noted.is_empty() {
        return all;
    }
    let bare = std::mem::take(&mut all);
    let mut rest = bare.iter().copied().peekable();
    while let Some(line) = rest.next() {
        all.push(line);
        let paragraph = paragraph(episode, line.paragraph);
        let below = rest.peek().copied();
        let goes_on = |below: &Line| below.paragraph == line.paragraph && below.kind != LineKind::Blank;
        let ends = line.kind == LineKind::Text && !below.as_ref().is_some_and(goes_on);
        if !ends || noted.binary_search(&line.paragraph).is_err() {
            continue;
        }
        let is_joined = |below: &Line| {
            let kind = paragraph.map(|paragraph| paragraph.kind);
            below.kind == LineKind::Text && matches!(kind, Some(ParagraphKind::Code | ParagraphKind::Table))
        };
        let start = last_character(episode, line.range);
        let note = Line { range: TextRange::at(start), name: 0, kind: LineKind::Note, ..line };
        if start > line.range.start && !below.as_ref().is_some_and(is_joined) {
            all.push(note);
        } else if let Some(blank) = rest.next_if(|below| below.kind == LineKind::Blank) {
            all.push(Line { range: blank.range, ..note });
        }
    }
    all
}

/// What `line` is without notes: nothing for a row of its own, the blank for one that took its place.
fn without_note(episode: &Episode, line: &Line) -> Option<Line> {
    if line.kind != LineKind::Note {
        return Some(*line);
    }
    let at_end = paragraph(episode, line.paragraph).is_some_and(|p| p.range.end == line.range.start);
    let below = Line { paragraph: line.paragraph + 1, indent: 0, kind: LineKind::Blank, ..*line };
    at_end.then_some(below)
}

fn paragraph(episode: &Episode, index: u32) -> Option<&Paragraph> {
    episode.paragraphs.get(index as usize)
}

/// Where the last character of `range` starts; its start, if it is empty.
fn last_character(episode: &Episode, range: TextRange) -> usize {
    let last = range.of(&episode.text).char_indices().next_back();
    last.map_or(range.start, |(at, _)| range.start + at)
}
