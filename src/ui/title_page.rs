//! The title page above the text of an episode.

use ratatui::style::Modifier;

use super::canvas::Canvas;
use super::page::Page;
use super::voice;
use crate::app::title_page::TitleKind;

/// Draws as much of the title page as is on the page: its last `rows` rows or, of a longer one, its first.
pub fn draw(page: &Page, canvas: &mut Canvas, rows: u16) {
    let all = &page.reader.title.lines;
    let lines = all.get(all.len().saturating_sub(page.reader.lead)..).unwrap_or_default();
    let top = page.text.y - rows;
    for ((kind, words), y) in lines.iter().zip(top..page.text.y) {
        let (x, end) = (page.text.x, page.text.right());
        let theme = canvas.theme;
        match kind {
            TitleKind::Title => canvas.put_cut(x, y, end, words, theme.heading),
            TitleKind::Summary => canvas.put_cut(x, y, end, words, theme.text),
            TitleKind::Fact => canvas.put_cut(x, y, end, words, theme.dim),
            TitleKind::Speaker(index) => draw_speaker(page, canvas, (x, y), *index, words),
            TitleKind::Rule => {
                let rule = canvas.glyphs.rule;
                (x..end.min(page.area.right() - 1)).fold(x, |x, _| canvas.put(x, y, end, rule, theme.faint))
            }
        };
    }
}

fn draw_speaker(page: &Page, canvas: &mut Canvas, (x, y): (u16, u16), index: usize, name: &str) -> u16 {
    let look = voice::look(canvas, page.episode, index);
    let end = page.text.right();
    let role = page.episode.speakers.get(index).and_then(|speaker| speaker.role);
    let role = voice::role_beside(canvas, name, role);
    let after = canvas.put(x, y, end, look.shape, look.style) + 1;
    let after = canvas.put_cut(after, y, end, name, look.style.add_modifier(Modifier::BOLD));
    let dim = canvas.theme.dim;
    canvas.put_cut(after + 2, y, end, role, dim)
}
