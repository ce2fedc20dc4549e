//! Boxes over the view: their place, their frame, the ground inside.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::canvas::Canvas;
use super::{listing, prompt, rule};
use crate::app::geometry::{self, Size};
use crate::app::input::Input;
use crate::app::state::App;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;

/// The widest box, in columns.
pub const WIDEST: u16 = 100;

/// Rows of a terminal from which on the box of a line says what its keys do.
const LEAST_FOR_HINTS: u16 = 12;

/// The fewest rows of a list's box.
const LEAST_ROWS: u16 = 3;

/// Where a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A little above the middle.
    Middle,
    /// At the bottom, so that the text above can be read.
    Bottom,
}

/// The inside of a box with a list: what is typed on top, the rows below it, what keys do at the foot.
#[derive(Clone, Copy, Debug)]
pub struct ListBox {
    /// The line to type into.
    pub prompt: prompt::PromptRow,
    /// The rows of the list.
    pub rows: Rect,
    foot: Rect,
}

impl ListBox {
    /// Draws the frame of a box for a list of `rows` rows with its title and a count. Its top edge stands
    /// where that of the highest box would, so that the prompt keeps its place; it is no higher than its rows
    /// need.
    pub fn draw(
        canvas: &mut Canvas,
        area: Rect,
        side: Side,
        rows: usize,
        (title, count): (&str, &str),
    ) -> Self {
        let highest = geometry::overlay_height(Size { width: area.width, height: area.height });
        Self::draw_sized(canvas, (area, side), Size { width: WIDEST, height: highest }, rows, (title, count))
    }

    /// The same for a box that is at most of size `most`, frame included.
    pub fn draw_sized(
        canvas: &mut Canvas,
        (area, side): (Rect, Side),
        most: Size,
        rows: usize,
        (title, count): (&str, &str),
    ) -> Self {
        let frame = geometry::overlay_frame(most.height);
        let needed = u16::try_from(rows).unwrap_or(u16::MAX).max(LEAST_ROWS).saturating_add(frame);
        let outer = place(area, side, most.width, most.height);
        let inside = framed(canvas, Rect { height: most.height.min(needed), ..outer }, title, count);
        let foot = u16::from(frame > 3);
        let head = 1.min(inside.height);
        Self {
            prompt: prompt::PromptRow { x: inside.x, y: inside.y, end: inside.right() },
            rows: Rect { y: inside.y + head, height: inside.height - head - foot, ..inside },
            foot: Rect { y: inside.bottom() - foot, height: foot, ..inside },
        }
    }

    /// Draws what keys do in the list at its foot, if there is room.
    pub fn draw_foot(&self, canvas: &mut Canvas, hints: &str) {
        let Rect { x, y, height, .. } = self.foot;
        if height > 0 {
            canvas.put_cut(x, y, self.foot.right(), hints, canvas.theme.dim);
        }
    }

    /// Draws the filter of the list, or the key for one; returns the caret while it is typed.
    pub fn draw_filter(
        &self,
        app: &App,
        canvas: &mut Canvas,
        place: Place,
        (filter, typing): (&Input, bool),
    ) -> Option<Position> {
        let row = self.prompt;
        if typing || !filter.text().is_empty() {
            let (caret, _) = prompt::draw(canvas, row, &format!("{} ", canvas.glyphs.place), filter);
            return typing.then_some(caret);
        }
        let hint = hints(app, canvas, place, [(Action::Filter, None)]);
        canvas.put_cut(row.x, row.y, row.end, &hint, canvas.theme.dim);
        None
    }
}

/// Draws the frame of a box that is `lines` rows high inside, if there is so much room.
pub fn text_box(canvas: &mut Canvas, area: Rect, columns: u16, lines: usize, title: &str) -> Rect {
    let highest = if area.height < 10 { area.height } else { area.height - 2 };
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).min(highest);
    framed(canvas, place(area, Side::Middle, columns.saturating_add(4), height), title, "")
}

/// Draws the frame of a box of `columns` columns for `rows` rows, no higher than a list's box, and returns
/// its inside.
pub fn small_box(
    canvas: &mut Canvas,
    (area, side): (Rect, Side),
    columns: u16,
    rows: usize,
    title: &str,
) -> Rect {
    let highest = geometry::overlay_height(Size { width: area.width, height: area.height });
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(highest);
    framed(canvas, place(area, side, columns, height), title, "")
}

/// Draws a box for one line of input and one line about it, at the bottom, and below them what keys do where
/// there is room; returns the inside of the first two.
pub fn line_box(canvas: &mut Canvas, area: Rect, title: &str, hints: &str) -> Rect {
    let foot = u16::from(area.height >= LEAST_FOR_HINTS);
    let inside = framed(canvas, place(area, Side::Bottom, WIDEST, (4 + foot).min(area.height)), title, "");
    if foot > 0 {
        canvas.put_cut(inside.x, inside.bottom() - 1, inside.right(), hints, canvas.theme.dim);
    }
    Rect { height: inside.height - foot, ..inside }
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
    canvas.clear_cut(outer);
    canvas.clear(outer);
    if outer.height < 4 || outer.width < 6 {
        return outer;
    }
    let [top_left, top_right, bottom_left, bottom_right, across, down] = canvas.glyphs.frame;
    let (line, strong) = (canvas.theme.faint, canvas.theme.strong);
    let (left, right) = (outer.left(), outer.right() - 1);
    for (y, first, last) in
        [(outer.top(), top_left, top_right), (outer.bottom() - 1, bottom_left, bottom_right)]
    {
        canvas.put(left, y, outer.right(), first, line);
        for x in left + 1..right {
            canvas.put(x, y, outer.right(), across, line);
        }
        canvas.put(right, y, outer.right(), last, line);
    }
    for y in outer.top() + 1..outer.bottom() - 1 {
        canvas.put(left, y, outer.right(), down, line);
        canvas.put(right, y, outer.right(), down, line);
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

/// Draws the arrow of a selected row inside a box; returns the style of the row's words.
pub fn draw_arrow(canvas: &mut Canvas, line: listing::ListRow) -> Style {
    listing::draw_arrow(
        canvas,
        listing::ListRow { x: line.x.saturating_sub(1), width: line.width + 2, ..line },
    )
}

/// What keys do in a list, on one line.
pub fn keys(app: &App, canvas: &Canvas, place: Place, actions: &[Action]) -> String {
    hints(app, canvas, place, actions.iter().map(|action| (*action, None)))
}

/// The same, if there are any in words of the list's own.
pub fn hints(
    app: &App,
    canvas: &Canvas,
    place: Place,
    hints: impl IntoIterator<Item = (Action, Option<Msg>)>,
) -> String {
    let named = hints.into_iter().filter_map(|(action, words)| {
        let key = app.settings.keys.keys_of(action, place).into_iter().next()?;
        let words = words.map_or_else(|| canvas.words(action), |words| canvas.words(words));
        Some(format!("{key} {words}"))
    });
    rule::facts(canvas, &named.collect::<Vec<_>>())
}
