//! What a click in the text does: it opens a fold, follows a link, goes where the scroll bar points, or puts
//! the place on the line.

use super::links;
use crate::app::event::Effect;
use crate::app::geometry;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{ParagraphKind, Style};
use crate::layout::column::byte_at;
use crate::layout::flow::{Line, LineKind};
use crate::passage::anchor::State;
use crate::text::range::TextRange;

/// A click at this column and row of the screen, in the pane with the focus.
pub fn click(app: &mut App, column: u16, row: u16) -> Vec<Effect> {
    let (page, rows, columns) = (app.page(), app.column_rows(), app.columns());
    let size = app.pane_size();
    let column = column.saturating_sub(app.pane_start(app.side));
    let row = row.checked_sub(geometry::reader_header(size, app.zen)).map(usize::from);
    let (Some(row), Some(reader)) = (row.filter(|row| *row < rows), app.reader.as_mut()) else {
        return Vec::new();
    };
    let has_bar = geometry::has_scroll_bar(size, app.zen) && !reader.opened.beginning;
    if has_bar && column + 1 == size.width && reader.rows() > page {
        let from = reader.spot();
        on_scroll_bar(reader, row, rows, page);
        app.history.leave(from);
        return Vec::new();
    }
    let names = reader.columns_of_names();
    let start = |index| geometry::column_start(size, reader.shape().measure, columns, index, names);
    let index = u16::from(columns > 1 && column + geometry::BETWEEN / 2 >= start(1));
    let margin = start(index);
    let Some(row) = (row + rows * usize::from(index)).checked_sub(reader.lead) else {
        return Vec::new();
    };
    let Some(line) = reader.flow().line(reader.top_line() + row).copied() else { return Vec::new() };
    reader.place = line.range.start;
    if line.kind == LineKind::Stub {
        let hider = reader.folds.hider(reader.episode(), line.paragraph as usize);
        reader.fold(|folds, _| hider.into_iter().for_each(|what| folds.toggle(what)));
        return Vec::new();
    }
    let link = column.checked_sub(margin + line.indent).and_then(|column| link_at(reader, line, column));
    link.map_or_else(Vec::new, |link| links::follow(app, link))
}

/// To the kept passage that is marked on this row of the bar, else to the text that it stands for.
fn on_scroll_bar(reader: &mut Reader, row: usize, rows: usize, page: usize) {
    let line = |row: usize| row * reader.rows() / rows;
    let marked = TextRange::new(reader.offset_of_line(line(row)), reader.offset_of_line(line(row + 1)));
    let kept = reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let tick = kept.map(|placed| placed.resolved.range.start).find(|start| marked.contains(*start));
    let line = line(row);
    reader.go_to_line(line.min(reader.last_top(page)));
    match tick {
        Some(tick) => reader.show_whole(tick, page),
        None => reader.place = reader.offset_of_line(line),
    }
}

/// The link that covers this column of a line's text, by its index in the episode.
fn link_at(reader: &Reader, line: Line, column: u16) -> Option<usize> {
    let episode = reader.episode();
    let paragraph = episode.paragraphs.get(line.paragraph as usize)?;
    let is_wide = matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::Table);
    let shift = if is_wide { reader.shift } else { 0 };
    let (range, column) = match reader.flow().table(line.paragraph as usize) {
        Some(table) => {
            let row = reader.flow().line_at(line.range.start) - reader.flow().line_at(paragraph.range.start);
            let cells = table.cells(&episode.text, paragraph.range, reader.shape(), row);
            let cell = cells.into_iter().rfind(|cell| cell.column <= column + shift)?;
            (cell.range, column + shift - cell.column)
        }
        None => (line.range, column + shift),
    };
    let byte = byte_at(range.of(&episode.text), usize::from(column), reader.shape())?;
    let at = range.start + byte;
    let mut here = episode.spans_in(TextRange::new(at, at + 1)).filter(|span| span.range.contains(at));
    here.find_map(|span| if let Style::Link(index) = span.style { Some(index as usize) } else { None })
}
