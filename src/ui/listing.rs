//! What all lists share: the window of rows, the arrow before the selected one, the filter line, an empty
//! list.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::canvas::{Canvas, Layer};
use super::prompt;
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::list::List;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// An entry of a list on the screen.
#[derive(Clone, Copy, Debug)]
pub struct ListRow {
    /// Its first column.
    pub x: u16,
    /// Its first row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
    /// Whether it is the selected one.
    pub selected: bool,
}

/// The room of a row that is left of its columns, which are taken from the right.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    whole: u16,
    /// One past its last column.
    pub end: u16,
}

/// Blank columns between two columns of a row.
const GAP: u16 = 2;

impl Room {
    /// All room of the rows in `area`.
    pub fn of(area: Rect) -> Self {
        Self { whole: area.width, end: area.right().saturating_sub(1) }
    }

    /// Takes `width` columns where rows are at least `from` wide; the first of them.
    pub fn take(&mut self, width: u16, from: u16) -> Option<u16> {
        let fits = self.whole >= from;
        self.end = if fits { self.end.saturating_sub(width + GAP) } else { self.end };
        fits.then_some(self.end + GAP)
    }
}

/// Where the rows of a list view stand: below its title line, above the status line.
pub fn rows_area(area: Rect, width: u16) -> Rect {
    let size = Size { width: area.width, height: area.height };
    let y = area.y + geometry::list_header(size);
    Rect { x: area.x, y, width, height: geometry::list_rows(size) }
}

/// The entries of a list that its window shows, each `height` rows high, with their places on the screen.
pub fn window<'a, T: 'a>(
    list: List,
    area: Rect,
    height: u16,
    entries: impl ExactSizeIterator<Item = (T, &'a [TextRange])>,
) -> impl Iterator<Item = (T, &'a [TextRange], ListRow)> {
    let (mut list, height) = (list, height.clamp(1, area.height.max(1)));
    list.follow(usize::from(area.height / height), entries.len());
    let numbered = entries.enumerate().skip(list.top);
    let places = (area.y..area.bottom()).step_by(usize::from(height));
    let places = places.take_while(move |y| y + height <= area.bottom());
    numbered.zip(places).map(move |((index, (entry, ranges)), y)| {
        (entry, ranges, ListRow { x: area.x, y, width: area.width, height, selected: index == list.selected })
    })
}

/// Draws the ground and the arrow of a selected entry; returns the style of its first words.
pub fn draw_arrow(canvas: &mut Canvas, line: ListRow) -> Style {
    if !line.selected {
        return canvas.theme.text;
    }
    let (arrow, accent, row) = (canvas.glyphs.arrow, canvas.theme.accent, canvas.theme.row);
    canvas.tint(Rect { x: line.x, y: line.y, width: line.width, height: line.height }, row);
    canvas.put(line.x + 1, line.y, u16::MAX, arrow, accent);
    canvas.in_hand = Some(Position { x: line.x + 1, y: line.y });
    canvas.theme.strong
}

/// Layers that show matched parts.
pub fn matched(canvas: &Canvas, ranges: &[TextRange]) -> Vec<Layer> {
    ranges.iter().map(|range| (*range, canvas.theme.matched)).collect()
}

/// The part of `ranges` that lies in `part`, counted from its start.
pub fn within(ranges: &[TextRange], part: TextRange) -> Vec<TextRange> {
    let inside = ranges.iter().filter(|range| range.overlaps(part));
    inside
        .map(|range| {
            TextRange::new(range.start.max(part.start) - part.start, range.end.min(part.end) - part.start)
        })
        .collect()
}

/// Draws the filter being typed in the last row; returns its caret.
pub fn draw_filter(canvas: &mut Canvas, area: Rect, filter: &Input) -> Position {
    let margin = u16::from(area.width >= 12);
    let row = prompt::PromptRow { x: area.x + margin, y: area.bottom() - 1, end: area.right() - margin };
    let label = format!("{} {} ", canvas.words(Msg::PromptFilter), canvas.glyphs.place);
    prompt::draw(canvas, row, &label, filter).0
}

/// Draws a line and a hint where a list has no rows.
pub fn draw_empty(canvas: &mut Canvas, area: Rect, line: &str, hint: &str) {
    let (text, dim) = (canvas.theme.text, canvas.theme.dim);
    let y = area.y + area.height.saturating_sub(2) / 3;
    for (y, words, style) in [(y, line, text), (y + 2, hint, dim)] {
        let x =
            area.x + (area.width.saturating_sub(canvas.width(words)) / 2).min(area.width.saturating_sub(1));
        if y < area.bottom() {
            canvas.put_cut(x, y, area.right(), words, style);
        }
    }
}

/// Minutes as a person says them: whole, at least one.
pub fn minutes(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}

/// Minutes of a part, which many together make a whole: less than half a one is not called one.
pub fn part_minutes(minutes: f64) -> String {
    if minutes < 0.5 { "<1".to_owned() } else { self::minutes(minutes).to_string() }
}
