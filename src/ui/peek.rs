//! A stretch of the text in a box, to be looked at without leaving: the question answered here.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::{boxes, voice};
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::episode::model::ParagraphKind;
use crate::layout::wrapline;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Draws the paragraphs of `range`.
pub fn draw(app: &App, range: TextRange, canvas: &mut Canvas, area: Rect) {
    let Some(reader) = &app.reader else { return };
    let measure = reader.shape().measure;
    let columns = boxes::text_columns(area, measure);
    let lines = lines(reader, canvas, range, columns);
    let title = canvas.words(Msg::QuestionTitle);
    let inside = boxes::text_box(canvas, area, measure, lines.len(), title);
    for ((line, style), y) in lines.iter().zip(inside.y..inside.bottom()) {
        canvas.put_cut(inside.x, y, inside.right(), line, *style);
    }
}

fn lines(reader: &Reader, canvas: &Canvas, range: TextRange, columns: u16) -> Vec<(String, Style)> {
    let episode = reader.episode();
    let first = episode.paragraph_at(range.start);
    let mut lines = Vec::new();
    for paragraph in episode.paragraphs.iter().skip(first).take_while(|p| p.range.start < range.end) {
        let style = match paragraph.kind {
            ParagraphKind::Label => name_style(reader, canvas, paragraph.range),
            _ => canvas.theme.text,
        };
        let written = paragraph.range.of(&episode.text);
        let called =
            (paragraph.kind == ParagraphKind::Label).then(|| reader.label(paragraph.range)).flatten();
        let text = called.as_deref().unwrap_or(written);
        let wrapped = wrapline::wrap(text, columns, canvas.policy);
        lines.extend(wrapped.iter().map(|line| (line.of(text).to_owned(), style)));
    }
    lines
}

fn name_style(reader: &Reader, canvas: &Canvas, label: TextRange) -> Style {
    let episode = reader.episode();
    let turn = episode.turn_at(label.start).and_then(|index| episode.turns.get(index));
    let look = turn.and_then(|turn| turn.speaker).map(|index| voice::look(canvas, episode, index));
    look.map_or(canvas.theme.strong, |look| look.style.add_modifier(Modifier::BOLD))
}
