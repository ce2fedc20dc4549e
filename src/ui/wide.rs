//! Code and tables: they take the free width. What is broken is marked at its left, what is scrolled where it
//! goes on.

use ratatui::style::{Modifier, Style};

use super::canvas::{Canvas, Layer};
use super::page::{Page, Row};
use super::spans;
use crate::layout::code::HANG;
use crate::layout::spacing::is_table_header;
use crate::layout::table::TableLayout;
use crate::layout::width::clusters;
use crate::text::range::TextRange;

/// Draws a line of code.
pub fn draw_code(page: &Page, canvas: &mut Canvas, row: Row) {
    let (left, end) = bounds(page, row);
    if !row.is_first() {
        let (mark, dim) = (canvas.glyphs.goes_on, canvas.theme.dim);
        canvas.put(left.saturating_sub(HANG), row.y, end, mark, dim);
    }
    let part = WidePart { range: row.line.range, column: 0, style: canvas.theme.code };
    let hidden = part.draw(page, canvas, row);
    mark_edges(page, canvas, row, hidden);
}

/// Draws a line of a table's row.
pub fn draw_row(page: &Page, canvas: &mut Canvas, row: Row) {
    let paragraph = row.line.paragraph as usize;
    let Some(table) = page.reader.flow().table(paragraph) else { return };
    let flow = page.reader.flow();
    let line = flow.line_at(row.line.range.start) - flow.line_at(row.paragraph.range.start);
    let is_header = is_table_header(page.episode, paragraph);
    let style = if is_header { canvas.theme.text.patch(bold()) } else { canvas.theme.text };
    let mut hidden = Hidden::default();
    for at in table.partings() {
        put_sign(page, canvas, row, at, canvas.glyphs.quote);
    }
    for cell in table.cells(&page.episode.text, row.paragraph.range, flow.shape(), line) {
        let part = WidePart { range: cell.range, column: cell.column, style };
        let cut = part.draw(page, canvas, row);
        hidden = Hidden { left: hidden.left || cut.left, right: hidden.right || cut.right };
    }
    mark_edges(page, canvas, row, hidden);
}

/// Draws the line below a table's header.
pub fn draw_ruled(page: &Page, canvas: &mut Canvas, row: Row, table: &TableLayout) {
    for at in 0..table.width() {
        put_sign(page, canvas, row, at, canvas.glyphs.rule);
    }
    for at in table.partings() {
        put_sign(page, canvas, row, at, canvas.glyphs.cross);
    }
}

/// Puts a sign at a column of a table.
fn put_sign(page: &Page, canvas: &mut Canvas, row: Row, column: u16, sign: &str) {
    let (left, end) = bounds(page, row);
    if let Some(column) = column.checked_sub(shift(page)).filter(|column| left + column < end) {
        let faint = canvas.theme.faint;
        canvas.put(left + column, row.y, end, sign, faint);
    }
}

/// What of a line lies beyond the edges.
#[derive(Clone, Copy, Default)]
struct Hidden {
    left: bool,
    right: bool,
}

/// Text that begins at a column of a wide line.
struct WidePart {
    range: TextRange,
    column: u16,
    style: Style,
}

impl WidePart {
    fn draw(&self, page: &Page, canvas: &mut Canvas, row: Row) -> Hidden {
        let (left, end) = bounds(page, row);
        let text = self.range.of(&page.episode.text);
        let (cut, column) = match self.column.checked_sub(shift(page)) {
            Some(column) => (0, column),
            None => skip(canvas, text, usize::from(shift(page) - self.column)),
        };
        let layers = shifted(&spans::layers(page, canvas, self.range), cut);
        let rest = text.get(cut..).unwrap_or_default();
        let x = left.saturating_add(column);
        if x < end && !rest.is_empty() {
            canvas.put_layers(x, row.y, end, rest, self.style, &layers);
        }
        let right = x.saturating_add(canvas.width(rest)) > end && !rest.is_empty();
        Hidden { left: cut > 0, right }
    }
}

/// Marks the edges beyond which there is more.
fn mark_edges(page: &Page, canvas: &mut Canvas, row: Row, hidden: Hidden) {
    let (left, end) = bounds(page, row);
    let (more, style) = (canvas.glyphs.more, canvas.theme.accent);
    if hidden.left {
        canvas.put(left, row.y, end, more, style);
    }
    if hidden.right {
        let width = canvas.width(more);
        canvas.put(end.saturating_sub(width).max(left), row.y, end, more, style);
    }
}

/// The first column of a wide line, and the one behind its last.
fn bounds(page: &Page, row: Row) -> (u16, u16) {
    let end = page.text.x.saturating_add(page.reader.shape().free()).min(page.area.right());
    ((page.text.x + row.line.indent).min(end), end)
}

fn shift(page: &Page) -> u16 {
    if page.reader.shape().scrolled { page.reader.shift } else { 0 }
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

/// Bytes of `text` left of column `columns`, and columns that a character cut there leaves blank.
fn skip(canvas: &Canvas, text: &str, columns: usize) -> (usize, u16) {
    let mut used = 0;
    for cluster in clusters(text, canvas.policy) {
        if used >= columns {
            return (cluster.start, (used - columns) as u16);
        }
        used += cluster.width;
    }
    (text.len(), 0)
}

fn shifted(layers: &[Layer], bytes: usize) -> Vec<Layer> {
    let shift = |(range, style): &Layer| {
        let start = range.start.saturating_sub(bytes);
        (TextRange::new(start, range.end.saturating_sub(bytes)), *style)
    };
    layers.iter().map(shift).collect()
}
