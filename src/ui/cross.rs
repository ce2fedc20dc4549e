//! The table of tags held against tags, speakers or episodes: tags at the left, the heads of the columns on
//! top, the names and the count of the selected cell in the frame.

use ratatui::layout::{Position, Rect};

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::listing;
use crate::app::cross::CrossPage;
use crate::app::geometry::{self, Size};
use crate::app::state::App;
use crate::catalog::cross::Across;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::range::TextRange;

const HINTS: [(Action, Option<Msg>); 3] =
    [(Action::Open, Some(Msg::BookmarksTitle)), (Action::CrossWith, None), (Action::Leave, None)];

/// Columns of the screen for a column of the table, at least and at most, without the gap before it.
const LEAST: u16 = 3;
const MOST: u16 = 12;
const GAP: u16 = 2;

/// Draws the box; returns the caret of the filter while it is typed.
pub fn draw(app: &App, page: &CrossPage, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let title = canvas.words(match page.across {
        Across::Tags => Msg::CrossTagsTitle,
        Across::Speakers => Msg::CrossSpeakersTitle,
        Across::Episodes => Msg::CrossEpisodesTitle,
    });
    let cell = page.cell().map(|(row, column, count)| match count {
        Some(count) => format!("{row} × {column}  {count}"),
        None => format!("{row} × {column}"),
    });
    let most = Size {
        width: area.width,
        height: geometry::overlay_height(Size { width: area.width, height: area.height }),
    };
    let rows = page.table.rows.len() + 1;
    let cell = cell.unwrap_or_default();
    let frame = ListBox::draw_sized(canvas, (area, Side::Middle), most, rows, (title, &cell));
    frame.draw_foot(canvas, &boxes::hints(app, canvas, Place::Cross, HINTS));
    if page.table.rows.is_empty() && page.told {
        let line = match page.filter.text().trim() {
            "" => canvas.words_with(Msg::NoTags, &[]),
            filter => canvas.words_with(Msg::NoMatches, &[&filter]),
        };
        listing::draw_empty(canvas, frame.rows, &line, "");
    } else {
        draw_table(canvas, page, frame.rows);
    }
    frame.draw_filter(app, canvas, Place::Cross, (&page.filter, page.typing))
}

fn draw_table(canvas: &mut Canvas, page: &CrossPage, area: Rect) {
    let (table, dim) = (&page.table, canvas.theme.dim);
    let widest = |names: &[String]| names.iter().map(|name| canvas.width(name)).max().unwrap_or(0);
    let labels = widest(&table.rows).min(area.width / 3);
    let width = widest(&table.columns).clamp(LEAST, MOST);
    let left = area.x + 2 + labels;
    let seen = usize::from(area.right().saturating_sub(left) / (width + GAP)).max(1);
    let mut columns = page.column;
    columns.follow(seen, table.columns.len());
    let start = |nth: usize| left + GAP + u16::try_from(nth).unwrap_or(u16::MAX).saturating_mul(width + GAP);
    let shown = || table.columns.iter().enumerate().skip(columns.top).take(seen).enumerate();
    for (nth, (column, head)) in shown() {
        let style = if column == page.column.selected { canvas.theme.strong } else { dim };
        let (x, end) = (start(nth), (start(nth) + width).min(area.right()));
        let free = width.saturating_sub(canvas.width(head));
        canvas.put_cut(x + free, area.y, end, head, style);
    }
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let entries = table.rows.iter().zip(&table.counts).map(|row| (row, <&[TextRange]>::default()));
    for ((row, counts), _, line) in listing::window(page.list, rows, 1, entries) {
        let style = boxes::draw_arrow(canvas, line);
        canvas.put_cut(area.x + 2, line.y, left, row, style);
        for (nth, (column, _)) in shown() {
            let count = counts.get(column).copied().unwrap_or_default();
            let is_selected = line.selected && column == page.column.selected;
            let (x, end) = (start(nth), (start(nth) + width).min(area.right()));
            if is_selected {
                let cell = Rect { x, y: line.y, width: end.saturating_sub(x), height: 1 };
                canvas.tint(cell, canvas.theme.mode);
            }
            let words = match count {
                None => String::new(),
                Some(0) => canvas.glyphs.dot.to_owned(),
                Some(count) => count.to_string(),
            };
            let style = match (is_selected, count) {
                (true, _) => canvas.theme.mode,
                (false, Some(1..)) => canvas.theme.text,
                (false, _) => dim,
            };
            canvas.put_right(x, line.y, end, &words, style);
        }
    }
}
