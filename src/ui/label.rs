//! The line with the speaker's name: shape and name in the voice's colour, the role's word, time and address.

use ratatui::style::Modifier;

use super::canvas::Canvas;
use super::page::{Page, Row};
use super::{gutter, spans, voice};
use crate::episode::model::{Role, Turn};
use crate::text::clock;

/// Draws a label line.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) {
    let turn = turn(page, row);
    let look = turn.and_then(|turn| turn.speaker).map(|index| voice::look(canvas, page.episode, index));
    let text = row.line.range.of(&page.episode.text);
    let style = look.map_or(canvas.theme.strong, |look| look.style.add_modifier(Modifier::BOLD));
    let x = page.text.x + row.line.indent;
    let called = page.reader.label(row.paragraph.range);
    let after = match called.as_deref() {
        Some(called) if row.is_first() => canvas.put_cut(x, row.y, page.area.right(), called, style),
        Some(_) => x,
        None => {
            let layers = spans::layers(page, canvas, row.line.range);
            canvas.put_layers(x, row.y, page.area.right(), text, style, &layers)
        }
    };
    if !row.is_first() {
        return;
    }
    let text = called.as_deref().unwrap_or(text);
    if let Some(look) = look {
        gutter::draw_shape(page, canvas, row, look);
    }
    let role = turn.and_then(|turn| turn.role);
    let after = draw_role(page, canvas, row, after, role, text);
    draw_right(page, canvas, row, after, turn);
}

/// Draws the address at the end of a heading's first line, whose words end before column `after`, where there is
/// room.
pub fn draw_address(page: &Page, canvas: &mut Canvas, row: Row, after: u16) {
    if row.is_first() {
        draw_right(page, canvas, row, after, None);
    }
}

fn turn<'a>(page: &Page<'a>, row: Row) -> Option<&'a Turn> {
    page.episode.turns.get(page.episode.turn_at(row.line.range.start)?)
}

fn draw_role(page: &Page, canvas: &mut Canvas, row: Row, x: u16, role: Option<Role>, label: &str) -> u16 {
    let word = voice::role_beside(canvas, label, role);
    if word.is_empty() {
        return x;
    }
    let dim = canvas.theme.dim;
    let end = page.text.right();
    if x + 2 + canvas.width(word) > end { x } else { canvas.put(x + 2, row.y, end, word, dim) }
}

fn draw_right(page: &Page, canvas: &mut Canvas, row: Row, after: u16, turn: Option<&Turn>) {
    let dim = canvas.theme.dim;
    let address = page.episode.address_at(row.line.range.start).to_string();
    let end = canvas.put_right(after + 2, row.y, page.text.right(), &address, dim);
    let time = turn.and_then(|turn| turn.time).filter(|_| page.reader.times);
    if let Some(seconds) = time {
        canvas.put_right(after + 2, row.y, end.saturating_sub(2), &clock::write_short(seconds), dim);
    }
}
