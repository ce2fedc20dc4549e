//! Phase two of layout: all lines of an episode at one measure, with folds applied.
//!
//! A [`Flow`] is derived, never stored; places on it are found by byte offset.

use super::segments::Segments;
use super::width::{WidthPolicy, fit};
use crate::episode::model::Episode;
use crate::text::range::{Offset, TextRange};

/// Everything that changes lines except the text and what is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Columns of a full line.
    pub measure: u16,
    /// How paragraphs are told apart.
    pub style: ParagraphStyle,
    /// Cell widths.
    pub policy: WidthPolicy,
}

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ParagraphStyle {
    /// A blank line between them.
    #[default]
    Spaced,
    /// The first line indented by two em (four columns), no blank line within a turn.
    Indented,
}

/// How much of a paragraph is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// All of it.
    #[default]
    Full,
    /// Its text up to this offset, then a stub line that stands for the rest (and the hidden paragraphs after it).
    Lead(Offset),
    /// One stub line in its place, which stands for it and the hidden paragraphs after it.
    Stub,
    /// Nothing.
    Hidden,
}

/// One row of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the reading text, blanks at a broken end left out. A blank line: empty, at the end of the
    /// paragraph before it. A stub: all the text it stands for.
    pub range: TextRange,
    /// Index of its paragraph (for a blank line, of the one after it).
    pub paragraph: u32,
    /// Columns left empty before its text.
    pub indent: u16,
    /// What it is.
    pub kind: LineKind,
}

/// What a row of the flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Text.
    Text,
    /// The space between paragraphs.
    Blank,
    /// Stands for folded text.
    Stub,
}

/// All lines of an episode at one shape, starts ascending.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    lines: Vec<Line>,
}

impl Flow {
    /// Lays the episode out. `show` has one entry per paragraph; missing entries mean [`Show::Full`].
    pub fn new(episode: &Episode, segments: &Segments, shape: Shape, show: &[Show]) -> Self {
        let _ = segments;
        let mut lines = Vec::new();
        for (index, paragraph) in episode.paragraphs.iter().enumerate() {
            let how = show.get(index).copied().unwrap_or_default();
            if how == Show::Hidden {
                continue;
            }
            if index > 0 && !paragraph.tight {
                let at = TextRange::at(paragraph.range.start.saturating_sub(1));
                lines.push(Line { range: at, paragraph: index as u32, indent: 0, kind: LineKind::Blank });
            }
            let mut start = paragraph.range.start;
            while start < paragraph.range.end {
                let rest = TextRange::new(start, paragraph.range.end).of(&episode.text);
                let bytes = fit(rest, usize::from(shape.measure), shape.policy).0.max(1);
                let range = TextRange::new(start, start + bytes);
                lines.push(Line { range, paragraph: index as u32, indent: 0, kind: LineKind::Text });
                start += bytes;
            }
        }
        Self { lines }
    }

    /// All lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Index of the line that shows `offset` (or stands for it); 0 in an empty flow.
    pub fn line_at(&self, offset: Offset) -> usize {
        self.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }
}
