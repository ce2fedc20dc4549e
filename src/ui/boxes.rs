//! Boxes over the view: their place, their frame, the ground inside.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::canvas::Canvas;
use super::{listing, prompt, rule};
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::state::App;
use crate::keys::action::{ACTIONS, Action, Place};
use crate::messages::Msg;

/// The widest box, in columns.
const WIDEST: u16 = 100;

/// Where a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A little above the middle.
    Middle,
    /// At the bottom, so that the text above can be read.
    Bottom,
}

/// Draws the frame of a list box with its title and a count, and returns its inside.
pub fn list_box(canvas: &mut Canvas, area: Rect, side: Side, title: &str, count: &str) -> Rect {
    let height = geometry::overlay_height(Size { width: area.width, height: area.height });
    framed(canvas, place(area, side, WIDEST, height), title, count)
}

/// The same for a list that never has more than `rows` rows: the box is no higher than it needs.
pub fn short_list_box(canvas: &mut Canvas, area: Rect, rows: usize, title: &str, count: &str) -> Rect {
    let height = geometry::overlay_height(Size { width: area.width, height: area.height });
    let needed = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(3).max(5);
    framed(canvas, place(area, Side::Middle, WIDEST, height.min(needed)), title, count)
}

/// Draws the frame of a box that is `lines` rows high inside, if there is so much room.
pub fn text_box(canvas: &mut Canvas, area: Rect, columns: u16, lines: usize, title: &str) -> Rect {
    let highest = if area.height < 10 { area.height } else { area.height - 2 };
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(highest);
    framed(canvas, place(area, Side::Middle, columns.saturating_add(4), height), title, "")
}

/// Draws a box for one line of input and one line about it, at the bottom, and returns its inside.
pub fn line_box(canvas: &mut Canvas, area: Rect, title: &str) -> Rect {
    framed(canvas, place(area, Side::Bottom, WIDEST, 4.min(area.height)), title, "")
}

/// Columns of text in a box that shall hold lines of `wanted` columns.
pub fn text_columns(area: Rect, wanted: u16) -> u16 {
    wanted.min(box_width(area, wanted.saturating_add(4)).saturating_sub(4)).max(1)
}

fn box_width(area: Rect, widest: u16) -> u16 {
    if area.width < 48 { area.width } else { widest.min(area.width - 4) }
}

fn place(area: Rect, side: Side, widest: u16, height: u16) -> Rect {
    let width = box_width(area, widest);
    let free = area.height.saturating_sub(height);
    let y = match side {
        Side::Middle => free.div_ceil(3),
        Side::Bottom => free.saturating_sub(1),
    };
    Rect { x: area.x + (area.width - width) / 2, y: area.y + y, width, height }
}

fn framed(canvas: &mut Canvas, outer: Rect, title: &str, count: &str) -> Rect {
    canvas.clear(outer);
    if outer.height < 4 || outer.width < 6 {
        return outer;
    }
    let [top_left, top_right, bottom_left, bottom_right, across, down] = canvas.glyphs.frame;
    let (dim, strong) = (canvas.theme.dim, canvas.theme.strong);
    let (left, right) = (outer.left(), outer.right() - 1);
    for (y, first, last) in
        [(outer.top(), top_left, top_right), (outer.bottom() - 1, bottom_left, bottom_right)]
    {
        canvas.put(left, y, outer.right(), first, dim);
        for x in left + 1..right {
            canvas.put(x, y, outer.right(), across, dim);
        }
        canvas.put(right, y, outer.right(), last, dim);
    }
    for y in outer.top() + 1..outer.bottom() - 1 {
        canvas.put(left, y, outer.right(), down, dim);
        canvas.put(right, y, outer.right(), down, dim);
    }
    head(canvas, outer, title, count, strong);
    Rect { x: left + 2, y: outer.y + 1, width: outer.width - 4, height: outer.height - 2 }
}

fn head(canvas: &mut Canvas, outer: Rect, title: &str, count: &str, style: Style) {
    let end = outer.right() - 2;
    let after = if title.is_empty() {
        outer.left() + 2
    } else {
        canvas.put_cut(outer.left() + 2, outer.top(), end, &format!(" {title} "), style)
    };
    if !count.is_empty() {
        let dim = canvas.theme.dim;
        canvas.put_right(after + 1, outer.top(), end, &format!(" {count} "), dim);
    }
}

/// The rows of a list box below its input line.
pub fn below_prompt(inside: Rect) -> Rect {
    let row = 1.min(inside.height);
    Rect { y: inside.y + row, height: inside.height - row, ..inside }
}

/// Draws the arrow of a selected row inside a box; returns the style of the row's words.
pub fn draw_arrow(canvas: &mut Canvas, line: listing::ListRow) -> Style {
    listing::draw_arrow(
        canvas,
        listing::ListRow { x: line.x.saturating_sub(1), width: line.width + 2, ..line },
    )
}

/// Draws the filter of a list box in its first row, or `hint` while there is none; returns the caret while it is
/// typed.
pub fn draw_filter(
    canvas: &mut Canvas,
    inside: Rect,
    filter: &Input,
    typing: bool,
    hint: &str,
) -> Option<Position> {
    let row = prompt::PromptRow { x: inside.x, y: inside.y, end: inside.right() };
    if typing || !filter.text().is_empty() {
        let label = format!("{} {} ", canvas.words(Msg::PromptFilter), canvas.glyphs.place);
        let (caret, _) = prompt::draw(canvas, row, &label, filter);
        return typing.then_some(caret);
    }
    let dim = canvas.theme.dim;
    canvas.put_cut(row.x, row.y, row.end, hint, dim);
    None
}

/// What keys do in a list, on one line.
pub fn keys(app: &App, canvas: &Canvas, place: Place, actions: &[Action]) -> String {
    let entries = actions.iter().filter_map(|action| ACTIONS.iter().find(|entry| entry.action == *action));
    hints(app, canvas, place, entries.map(|entry| (entry.action, entry.doc)))
}

/// The same in words of the list's own.
pub fn hints(
    app: &App,
    canvas: &Canvas,
    place: Place,
    hints: impl IntoIterator<Item = (Action, Msg)>,
) -> String {
    let named = hints.into_iter().filter_map(|(action, words)| {
        let key = app.settings.keys.keys_of(action, place).into_iter().next()?;
        Some(format!("{key} {}", canvas.words(words)))
    });
    rule::facts(canvas, &named.collect::<Vec<_>>())
}
