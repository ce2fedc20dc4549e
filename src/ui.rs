//! Draws the state of the app into cells. Pictures only: nothing is changed, no clock is read, no text is
//! measured but through [`crate::layout::width`].
//!
//! Each view and each overlay has a file of the same name as its twin in [`crate::app`]. All of them write
//! through one `canvas::Canvas`, take colours from one `theme::Theme` and characters of the interface from
//! one table of `glyphs`. Everything holds at any size down to one cell.

mod alarm;
mod blank;
mod bookmarks;
mod boxes;
mod canvas;
mod card;
mod clean;
mod command;
mod course;
mod cross;
mod episodes;
mod glyphs;
mod ground;
mod gutter;
mod header;
mod help;
mod hyperlink;
mod jump;
mod label;
mod library;
mod listing;
mod marks;
mod menu;
mod mode;
mod next_keys;
mod note;
mod overlays;
mod page;
mod peek;
mod prompt;
mod reader;
mod review;
mod rule;
mod safe_cell;
mod scrollbar;
mod sections;
mod spans;
mod status;
mod stub;
mod tags;
mod tally;
mod theme;
mod themes;
mod title_page;
mod voice;
mod wide;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::overlay::Overlay;
use crate::app::state::App;
use crate::app::views::View;
use canvas::Canvas;

/// Draws `app` on the whole of `frame` and puts the terminal's cursor at the caret of the open input line.
pub fn draw(app: &App, frame: &mut Frame) {
    let area = frame.area();
    if let Some(caret) = draw_buffer(app, frame.buffer_mut(), area) {
        frame.set_cursor_position(caret);
    }
}

/// Draws `app` into `area` of `buf`; returns where the caret of the open input line stands, if one is open,
/// else the line in hand where the user wants the cursor there.
pub fn draw_buffer(app: &App, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let area = area.intersection(*buf.area());
    if area.is_empty() {
        return None;
    }
    let mut canvas = Canvas::new(buf, area, app);
    canvas.clear(area);
    let caret = match app.view() {
        View::Episodes => episodes::draw(app, &mut canvas, area),
        View::Sections => sections::draw(app, &mut canvas, area),
        View::Reader => reader::draw(app, &mut canvas, area),
    };
    let pane = focused(app, area);
    // A review stands in the place of the list it came from: a box on a box is hard to read.
    let review = app.overlays.iter().rposition(|overlay| matches!(overlay, Overlay::Review(_)));
    let seen = app.overlays.get(review.unwrap_or(0)..).unwrap_or_default();
    let over = seen.iter().fold(None, |_, overlay| overlays::draw(app, overlay, &mut canvas, pane));
    next_keys::draw(app, &mut canvas, pane);
    let caret = if app.overlays.is_empty() { caret } else { over };
    if caret.is_none_or(|caret| caret.y + 1 < area.bottom()) {
        alarm::draw(app, &mut canvas, area);
    }
    let in_hand = canvas.in_hand.filter(|_| app.settings.line_cursor);
    safe_cell::guard_neighbours(buf);
    caret.or(in_hand)
}

/// The room of what lies over the view: of two episodes side by side the half that has the focus.
fn focused(app: &App, area: Rect) -> Rect {
    if app.view() != View::Reader || !app.shows_both() {
        return area;
    }
    Rect { x: area.x + app.pane_start(app.side), width: app.pane_size().width, ..area }.intersection(area)
}
