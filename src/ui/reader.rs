//! The text of an episode: a calm column in the middle, the section above, the place below; of two episodes
//! side by side each in a half of the screen.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::canvas::{Canvas, Paint};
use super::marks::PageMarks;
use super::page::{Page, Row};
use super::{blank, ground, gutter, header, label, note, scrollbar, spans, status, stub, title_page, wide};
use crate::app::geometry::{self, Size};
use crate::app::pane::PaneSide;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::{Episode, ParagraphKind, Role};
use crate::layout::flow::LineKind;
use crate::messages::Msg;
use crate::text::range::Offset;

/// Draws the reader; returns the caret of the search line while it is typed.
pub fn draw(app: &App, canvas: &mut Canvas, area: Rect) -> Option<Position> {
    let Some(reader) = &app.reader else {
        return status::draw_bare(app, canvas, area);
    };
    let half = |side| Rect { x: area.x + app.pane_start(side), width: app.pane_size().width, ..area };
    if let Some(pane) = app.beside.as_ref().filter(|_| app.shows_both()) {
        let beside = half(app.side.other());
        draw_page(app, &pane.reader, canvas, beside);
        status::draw_beside(app, pane, canvas, beside);
        let style = if app.aligned { canvas.theme.accent } else { canvas.theme.dim };
        draw_parting(canvas, area, half(PaneSide::Right).x - 1, style);
    }
    let area = half(app.side);
    draw_page(app, reader, canvas, area);
    if geometry::reader_footer(app.pane_size(), app.zen) > 0 {
        return status::draw(app, reader, canvas, area);
    }
    None
}

/// Draws what is above the status line.
fn draw_page(app: &App, reader: &Reader, canvas: &mut Canvas, area: Rect) {
    let size = Size { width: area.width, height: area.height };
    let header = geometry::reader_header(size, app.zen);
    let measure = reader.shape().measure.min(area.width);
    let (columns, rows) = (app.columns(), app.column_rows());
    let title_rows = reader.lead.min(rows) as u16;
    let column = |index: u16| {
        let x = area.x + geometry::column_start(size, measure, columns, index, reader.columns_of_names());
        // The title page has its place in the first column, above the text.
        let lead = if index == 0 { title_rows } else { 0 };
        let first = reader.top_line() + (rows * usize::from(index)).saturating_sub(reader.lead);
        let text = Rect { x, y: area.y + header + lead, width: measure, height: rows as u16 - lead };
        let start = if index == 0 { area.x } else { x - geometry::BETWEEN / 2 };
        let end = if index + 1 == columns { area.right() } else { text.right() + geometry::BETWEEN / 2 };
        (text, first, Rect { x: start, width: end - start, ..area })
    };
    let (text, first, _) = column(0);
    let episode = &*reader.opened.episode;
    let marks = &PageMarks::of(app, reader, reader.shown(rows * usize::from(columns)), &canvas.theme);
    let page = Page { reader, episode, text, first, area, marks, is_last: false };
    if header > 0 {
        header::draw(app, &page, canvas);
    }
    title_page::draw(&page, canvas, title_rows);
    for (index, (text, first, area)) in (0..columns).map(|index| (index, column(index))) {
        draw_text(&Page { text, first, area, is_last: index + 1 == columns, ..page }, canvas);
    }
    if geometry::has_scroll_bar(size, app.zen) && !reader.opened.beginning {
        scrollbar::draw(&page, canvas, app.page());
    }
}

/// The line between two episodes side by side.
fn draw_parting(canvas: &mut Canvas, area: Rect, x: u16, style: Style) {
    let [.., down] = canvas.glyphs.frame;
    for y in area.top()..area.bottom() {
        canvas.put(x, y, area.right(), down, style);
    }
}

fn draw_text(page: &Page, canvas: &mut Canvas) {
    let lines = page.reader.flow().lines();
    if lines.is_empty() && page.first == 0 && page.text.height > 0 {
        let dim = canvas.theme.dim;
        canvas.put_cut(page.text.x, page.text.y, page.area.right(), canvas.words(Msg::EmptyFile), dim);
    }
    let shown = lines.get(page.first..).unwrap_or_default();
    let goes_on = page.is_last && shown.len() > usize::from(page.text.height) && page.text.height > 1;
    let mut below_name = false;
    for (y, line) in (page.text.y..page.text.bottom()).zip(shown) {
        let Some(paragraph) = page.episode.paragraphs.get(line.paragraph as usize) else { continue };
        let row = Row { line, paragraph, y, below_name: below_name && line.kind == LineKind::Text };
        if !(goes_on && y + 1 == page.text.bottom() && stands_alone(row)) {
            draw_row(page, canvas, row);
        }
        if page.reader.flow().lines().get(page.reader.place_line()) == Some(line) {
            canvas.in_hand = Some(Position { x: page.text.x + line.indent, y });
        }
        below_name = line.name > 0;
    }
}

/// Whether this is a name without anything said, or a heading without anything below. The last row of a page
/// comes again as the first of the next, so that neither need stand there.
fn stands_alone(row: Row) -> bool {
    let leads = match row.paragraph.kind {
        ParagraphKind::Label => true,
        ParagraphKind::Heading => row.is_first(),
        _ => false,
    };
    row.line.kind == LineKind::Text && leads
}

fn draw_row(page: &Page, canvas: &mut Canvas, row: Row) {
    gutter::draw(page, canvas, row);
    if let Some(name) = row.line.name_beside() {
        label::draw_beside(page, canvas, row, name);
    } else if row.below_name {
        label::draw_below_name(page, canvas, row);
    }
    match (row.line.kind, row.paragraph.kind) {
        (LineKind::Note, _) => note::draw(page, canvas, row),
        (LineKind::Blank, _) => blank::draw(page, canvas, row),
        (LineKind::Stub, _) => stub::draw(page, canvas, row),
        (LineKind::Text, ParagraphKind::Label) => label::draw(page, canvas, row),
        (LineKind::Text, ParagraphKind::Rule) => draw_rule(page, canvas, row.y),
        (LineKind::Text, ParagraphKind::Code) => wide::draw_code(page, canvas, row),
        (LineKind::Text, ParagraphKind::Table) => wide::draw_row(page, canvas, row),
        (LineKind::Text, ParagraphKind::Heading) => {
            let after = draw_prose(page, canvas, row);
            label::draw_address(page, canvas, row, after);
        }
        (LineKind::Text, _) => {
            draw_prose(page, canvas, row);
        }
    }
}

/// Draws a line of running text; returns the column after it.
fn draw_prose(page: &Page, canvas: &mut Canvas, row: Row) -> u16 {
    let style = match row.paragraph.kind {
        ParagraphKind::Heading => blank::heading(page, canvas, row.paragraph.level),
        ParagraphKind::Stage => canvas.theme.dim,
        _ if asks(page.episode, row.line.range.start) => canvas.theme.question,
        _ => canvas.theme.text,
    };
    blank::draw_bars(page, canvas, row);
    let words = row.line.words();
    let text = words.of(&page.episode.text);
    let layers = spans::layers(page, canvas, words);
    let at = (page.text.x + row.line.indent, row.y);
    let links = spans::links(page, canvas, words);
    let paint = Paint { style, layers: &layers, links: &links, gap: page.reader.shape().gap };
    let after = canvas.put_painted(at, page.area.right(), text, &paint);
    ground::draw(page, canvas, row, after);
    after
}

/// Whether the words at `offset` are those of one who asks.
fn asks(episode: &Episode, offset: Offset) -> bool {
    let turn = episode.turn_at(offset).and_then(|index| episode.turns.get(index));
    turn.is_some_and(|turn| turn.role == Some(Role::Host))
}

fn draw_rule(page: &Page, canvas: &mut Canvas, y: u16) {
    let width = (page.text.width / 4).max(1);
    let (glyph, faint) = (canvas.glyphs.rule, canvas.theme.faint);
    let start = page.text.x + (page.text.width - width) / 2;
    for x in start..start + width {
        canvas.put(x, y, page.text.right(), glyph, faint);
    }
}
