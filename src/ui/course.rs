//! The thin line above the foot: how far the text is read, where its sections begin, where passages are kept.

use super::canvas::Canvas;
use super::rule;
use crate::app::reader::Reader;
use crate::passage::anchor::State;
use crate::text::range::Offset;

/// Draws the line from column `x` to `end` of row `y`; `fraction` (0 to 1) of the text is read.
pub fn draw(reader: &Reader, canvas: &mut Canvas, (x, y): (u16, u16), end: u16, fraction: f64) {
    let cells = end.saturating_sub(x);
    let full = x + rule::cells_of(fraction, cells);
    let (glyphs, faint, accent) = (canvas.glyphs, canvas.theme.faint, canvas.theme.accent);
    for column in x..end {
        let (glyph, style) = if column < full { (glyphs.full, accent) } else { (glyphs.empty, faint) };
        canvas.put(column, y, end, glyph, style);
    }
    let at = |offset: Offset| {
        let share = reader.flow().line_at(offset) as f64 / reader.rows().max(1) as f64;
        x + (share * f64::from(cells)) as u16
    };
    let episode = reader.episode();
    // More ticks than that are no scale any more.
    let sections = episode.sections.iter().skip(1).take(usize::from(cells));
    for column in sections.map(|section| at(episode.range_of(&section.paragraphs).start)) {
        if column >= full && episode.sections.len() * 2 < usize::from(cells) {
            canvas.put(column, y, end, glyphs.tick, faint);
        }
    }
    for placed in reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost) {
        let mark = canvas.mark(&placed.bookmark);
        canvas.put(at(placed.resolved.range.start), y, end, glyphs.pin, mark);
    }
}
