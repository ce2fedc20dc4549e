//! Buffers as text a person can read, and what every buffer must hold.

use fangtan::app::state::App;
use fangtan::layout::width::{WidthPolicy, cell_width, is_disputed};
use fangtan::ui;
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

use super::super::cells::cluster;

/// Draws `app` at its own size.
pub fn drawn(app: &App) -> (Buffer, Option<Position>) {
    drawn_at(app, app.size.width, app.size.height)
}

pub fn drawn_at(app: &App, width: u16, height: u16) -> (Buffer, Option<Position>) {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    let caret = ui::draw_buffer(app, &mut buf, area);
    (buf, caret)
}

/// The screen as text; trailing cells of wide characters and blanks at line ends left out. The caret is told
/// below.
pub fn text(app: &App) -> String {
    let (buf, caret) = drawn(app);
    let mut rows = Vec::new();
    for y in 0..buf.area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            row.push_str(cluster(cell.symbol()));
            x += cell.cell_width().max(1);
        }
        rows.push(row.trim_end().to_owned());
    }
    let caret = caret.map_or_else(String::new, |at| format!("\ncaret {},{}", at.x, at.y));
    rows.join("\n") + &caret
}

/// The styled stretches of the screen: row, columns, words, what they look like.
pub fn styles(app: &App) -> String {
    let (buf, _) = drawn(app);
    let mut found = Vec::new();
    for y in 0..buf.area.height {
        let mut runs: Vec<(String, String)> = Vec::new();
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            let look = look(cell.fg, cell.bg, cell.modifier);
            match runs.last_mut() {
                Some((known, words)) if *known == look => words.push_str(cluster(cell.symbol())),
                _ => runs.push((look, cluster(cell.symbol()).to_owned())),
            }
            x += cell.cell_width().max(1);
        }
        let styled = runs.into_iter().filter(|(look, words)| !look.is_empty() && !words.trim().is_empty());
        found.extend(styled.map(|(look, words)| format!("{y:>2} {look}: {}", words.trim())));
    }
    found.join("\n")
}

/// The screens `one` and `other` of the same words, in two themes: the words, which letter each cell's look
/// has, and what the letters mean in both.
pub fn looks(one: &App, other: &App) -> String {
    let words = text(one);
    assert_eq!(words, text(other), "a theme changes no words");
    let [(one, _), (other, _)] = [drawn(one), drawn(other)];
    let mut known: Vec<String> = Vec::new();
    let mut letter = |x: u16, y: u16| {
        let [one, other] = [&one[(x, y)], &other[(x, y)]].map(|cell| look(cell.fg, cell.bg, cell.modifier));
        let looks = format!("{one} / {other}");
        let at = known.iter().position(|known| *known == looks).unwrap_or(known.len());
        if at == known.len() {
            known.push(looks);
        }
        char::from(b'a' + at as u8)
    };
    let mut rows = Vec::new();
    for y in 0..one.area.height {
        let row: String = (0..one.area.width).map(|x| letter(x, y)).collect();
        rows.push(row.trim_end_matches('a').to_owned());
    }
    let meant =
        known.iter().enumerate().map(|(at, looks)| format!("{} {looks}", char::from(b'a' + at as u8)));
    format!("{words}\n\n{}\n\n{}\n", rows.join("\n").trim_end(), meant.collect::<Vec<_>>().join("\n"))
}

fn look(fg: Color, bg: Color, modifier: Modifier) -> String {
    let mut words = Vec::new();
    if fg != Color::Reset {
        words.push(fg.to_string().to_lowercase());
    }
    if bg != Color::Reset {
        words.push(format!("on {}", bg.to_string().to_lowercase()));
    }
    words.extend(modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join(" ")
}

/// No control character but what safe cells need, no disputed character in a cell that is not safe, no wide
/// character without its second cell.
pub fn check(buf: &Buffer, policy: WidthPolicy, about: &str) {
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let cell = &buf[(x, y)];
            let shown = cluster(cell.symbol());
            assert!(!shown.chars().any(char::is_control), "{about}: {shown:?} at {x},{y}");
            let width = cell_width(shown, policy) as u16;
            assert!(width >= 1, "{about}: nothing at {x},{y}");
            assert_eq!(width, cell.cell_width().max(1), "{about}: {shown:?} at {x},{y}");
            let safe = matches!(cell.diff_option, CellDiffOption::ForcedWidth(_));
            assert!(safe || !is_disputed(shown), "{about}: {shown:?} can shift what follows at {x},{y}");
            assert!(x + width <= buf.area.width, "{about}: {shown:?} is cut at {x},{y}");
            for trailing in x + 1..x + width {
                assert_eq!(buf[(trailing, y)].symbol().trim(), "", "{about}: half of {shown:?} at {x},{y}");
            }
            x += width;
        }
    }
}
