//! The line with the speaker's name: shape and name in the voice's colour, the role's word, time and address.

use ratatui::style::Modifier;

use super::canvas::Canvas;
use super::page::{Page, Row};
use super::{gutter, spans, voice};
use crate::app::geometry;
use crate::episode::model::{Role, Turn};
use crate::text::clock;
use crate::text::range::TextRange;

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

/// Draws the name of `range` in the margin beside the first line of what is said.
pub fn draw_beside(page: &Page, canvas: &mut Canvas, row: Row, range: TextRange) {
    let look =
        turn(page, row).and_then(|turn| turn.speaker).map(|index| voice::look(canvas, page.episode, index));
    let style = look.map_or(canvas.theme.strong, |look| look.style.add_modifier(Modifier::BOLD));
    let called = page.reader.label(range);
    let range = name_in(page, row, range);
    let text = called.as_deref().unwrap_or_else(|| range.of(&page.episode.text));
    let layers = if called.is_some() { Vec::new() } else { spans::over_passages(page, canvas, range) };
    let (start, end) = beside(page);
    let x = end.saturating_sub(canvas.width(text)).max(start);
    canvas.put_layers_cut(x, row.y, end, text, style, &layers);
}

/// Draws what else there is to say of the turn, in the margin below its name: role, time, address.
pub fn draw_below_name(page: &Page, canvas: &mut Canvas, row: Row) {
    let Some(turn) = turn(page, row) else { return };
    let label = turn.label.and_then(|label| page.episode.paragraphs.get(label));
    let name = label.map_or("", |label| name_in(page, row, label.range).of(&page.episode.text));
    let time = turn.time.filter(|_| page.reader.times).map(clock::write_short);
    let role = voice::role_beside(canvas, name, turn.role);
    let facts = [role.to_owned(), time.unwrap_or_default(), turn.address.to_string()];
    let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    let (start, end) = beside(page);
    let dim = canvas.theme.dim;
    canvas.put_right(start, row.y, end, &facts.join(" "), dim);
}

/// The name alone in the label `range`, without a role that is written before it: that stands below.
fn name_in(page: &Page, row: Row, range: TextRange) -> TextRange {
    let speaker = turn(page, row).and_then(|turn| page.episode.speaker_of(turn));
    let at = speaker.and_then(|speaker| {
        let at = range.of(&page.episode.text).find(&speaker.name)?;
        Some(TextRange::new(range.start + at, range.start + at + speaker.name.len()))
    });
    at.unwrap_or(range)
}

/// The columns of names: the first, and one past the last.
fn beside(page: &Page) -> (u16, u16) {
    (page.area.x + 1 + page.reader.columns_of_numbers(), page.text.x.saturating_sub(geometry::NAME_GAP))
}

/// Draws the address at the end of a heading's first line, whose words end before column `after`, where there
/// is room.
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
