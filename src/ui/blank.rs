//! What stands on the page beside words: the line below a heading or a table's header, the bars of quotes.

use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::page::{Page, Row};
use super::wide;
use crate::episode::model::{Paragraph, ParagraphKind};
use crate::layout::spacing::{is_table_header, top_level};

/// Columns of a step of nesting.
const STEP: u16 = 2;

/// Draws a row without words: ruled below the header of a table and below a heading of the top level, with
/// the bars that go on from the quote above to the quote below.
pub fn draw(page: &Page, canvas: &mut Canvas, row: Row) {
    let Some(index) = (row.line.paragraph as usize).checked_sub(1) else { return };
    let Some(above) = page.episode.paragraphs.get(index) else { return };
    let table = page.reader.flow().table(index).filter(|table| table.rows.contains(&(index + 1)));
    if let Some(table) = table.filter(|_| is_table_header(page.episode, index)) {
        wide::draw_ruled(page, canvas, row, table);
    } else if above.kind == ParagraphKind::Heading && row.paragraph.kind != ParagraphKind::Heading {
        let (glyph, faint) = (canvas.glyphs.rule, canvas.theme.faint);
        for x in page.text.left()..page.text.right().min(page.area.right() - 1) {
            canvas.put(x, row.y, page.text.right(), glyph, faint);
        }
    } else {
        let bars = above.quotes.min(row.paragraph.quotes);
        for bar in 0..bars {
            put_bar(page, canvas, row, start(row.paragraph) + STEP * u16::from(bar));
        }
    }
}

/// Draws a bar for each quote around a line of text.
pub fn draw_bars(page: &Page, canvas: &mut Canvas, row: Row) {
    let quotes = match row.paragraph.kind {
        ParagraphKind::Quote => row.paragraph.quotes.max(1),
        _ => row.paragraph.quotes,
    };
    for bar in 0..quotes {
        put_bar(page, canvas, row, start(row.paragraph) + STEP * u16::from(bar));
    }
}

/// Columns left of the outermost bar: the lists around the quote.
fn start(paragraph: &Paragraph) -> u16 {
    let lists = paragraph.depth.saturating_sub(paragraph.quotes);
    if paragraph.kind == ParagraphKind::Quote { STEP * u16::from(lists) } else { 0 }
}

fn put_bar(page: &Page, canvas: &mut Canvas, row: Row, column: u16) {
    let (quote, dim) = (canvas.glyphs.quote, canvas.theme.dim);
    if column < page.text.width / 2 {
        canvas.put(page.text.x + column, row.y, page.area.right(), quote, dim);
    }
}

/// The style of a heading of this level: those below the top step back, by weight and not by colour alone.
pub fn heading(page: &Page, canvas: &Canvas, level: u8) -> Style {
    match level.saturating_sub(top_level(page.episode)) {
        0 => canvas.theme.heading,
        1 => canvas.theme.strong,
        _ => canvas.theme.strong.remove_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED),
    }
}
