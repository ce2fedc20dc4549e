//! The picker of themes: each row stands on its own ground, in its own colours.

use ratatui::layout::Rect;

use super::boxes::{self, Side};
use super::canvas::Canvas;
use super::listing;
use super::theme::Theme;
use crate::app::state::App;
use crate::app::themes::Themes;
use crate::keys::action::{Action, Place};
use crate::messages::Msg;
use crate::text::range::TextRange;

/// Columns of the box.
const WIDTH: u16 = 60;
/// Columns of a name.
const NAME: u16 = 15;
/// Columns of the sample at the end of a row.
const SAMPLE: u16 = 10;

/// Draws the box at the bottom, so that the page is seen in the selected theme.
pub fn draw(app: &App, picker: &Themes, canvas: &mut Canvas, area: Rect) {
    let title = canvas.words(Msg::ThemesTitle);
    let inside = boxes::small_box(canvas, (area, Side::Bottom), WIDTH, picker.names.len() + 1, title);
    let foot = u16::from(inside.height > 3);
    let rows = Rect { height: inside.height - foot, ..inside };
    let names = picker.names.iter().map(|name| (name, <&[TextRange]>::default()));
    for (name, _, line) in listing::window(picker.list, rows, 1, names) {
        draw_theme(app, canvas, rows, name, line);
    }
    if foot > 0 {
        let keys = [(Action::Open, Some(Msg::HintUse)), (Action::Leave, Some(Msg::HintDrop))];
        let hints = boxes::hints(app, canvas, Place::Themes, keys);
        canvas.put_cut(inside.x, inside.bottom() - 1, inside.right(), &hints, canvas.theme.dim);
    }
}

/// The name of a theme, what it is like, and its colours on its own ground.
fn draw_theme(app: &App, canvas: &mut Canvas, area: Rect, name: &str, line: listing::ListRow) {
    let style = boxes::draw_arrow(canvas, line);
    let (y, dim) = (line.y, canvas.theme.dim);
    let words = area.x + 2 + NAME;
    let end = area.right().saturating_sub(SAMPLE);
    canvas.put_cut(area.x + 2, y, words.min(area.right()), name, style);
    if end > words + SAMPLE {
        canvas.put_cut(words + 1, y, end - 1, canvas.words(about(name)), dim);
    }
    if end > words {
        let theme = Theme::new(&app.settings.terminal.palette(name, &app.settings.themes));
        canvas.tint(Rect { x: end, y, width: SAMPLE, height: 1 }, theme.page);
        let glyphs = canvas.glyphs;
        let parts = [
            ("Aa", theme.text),
            (glyphs.askers[0], theme.speaker(true, 0)),
            (glyphs.answerers[0], theme.speaker(false, 0)),
            (glyphs.kept, theme.accent),
        ];
        let x = end + 1;
        parts
            .iter()
            .fold(x, |x, (words, style)| canvas.put(x, y, area.right(), words, theme.page.patch(*style)) + 1);
    }
}

fn about(name: &str) -> Msg {
    match name {
        "auto" => Msg::ThemeAuto,
        "paper" => Msg::ThemePaper,
        "ink" => Msg::ThemeInk,
        "sepia" | "sepia-dark" => Msg::ThemeSepia,
        "contrast" | "contrast-dark" => Msg::ThemeContrast,
        "mono" => Msg::ThemeMono,
        _ => Msg::ThemeOwn,
    }
}
