//! The page that the files of the reader draw on, and a row of it.

use ratatui::layout::Rect;

use super::marks::PageMarks;
use crate::app::reader::Reader;
use crate::episode::model::{Episode, Paragraph};
use crate::layout::flow::Line;

/// The reader's page, or a column of it, while it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The open episode.
    pub reader: &'a Reader,
    /// Its text and structure.
    pub episode: &'a Episode,
    /// Where the text column stands; margins lie to both sides.
    pub text: Rect,
    /// Its first line.
    pub first: usize,
    /// The whole width that margins may use.
    pub area: Rect,
    /// Whether the page ends with this column.
    pub is_last: bool,
    /// Kept passages, hits and the selection.
    pub marks: &'a PageMarks<'a>,
}

/// A line of the page and where it is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line.
    pub line: &'a Line,
    /// Its paragraph.
    pub paragraph: &'a Paragraph,
    /// Its row on the screen.
    pub y: u16,
    /// Whether the line above it, on the same page, has the name of its speaker beside it.
    pub below_name: bool,
}

impl Row<'_> {
    /// Whether this is the first line of its paragraph.
    pub fn is_first(&self) -> bool {
        self.line.range.start <= self.paragraph.range.start
    }
}
