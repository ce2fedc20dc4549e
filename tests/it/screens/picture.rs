//! A screen as a picture: SVG, cell by cell, so that every font keeps the columns.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use fangtan::app::event::Event;
use fangtan::app::geometry::Size;
use fangtan::app::state::App;
use fangtan::messages::Language::{self, Chinese, English};
use fangtan::passage::anchor::State;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};

use super::super::cells::cluster;
use super::pages;
use super::print::drawn;
use super::script::Script;
use super::stage::Stage;

const CELL: (f64, f64) = (9.6, 19.0);
const FONTS: &str = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'PingFang SC', \
                     'Microsoft YaHei', monospace";

/// The screen of `app`; its theme must have colours of its own.
fn svg(app: &App) -> String {
    let (buf, _) = drawn(app);
    let (width, height) = (f64::from(buf.area.width) * CELL.0, f64::from(buf.area.height) * CELL.1);
    let page = buf[(0, 0)].bg;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"{FONTS}\" \
         font-size=\"16\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n<g transform=\"translate(16 16)\" text-anchor=\"middle\">\n",
        width + 32.0,
        height + 32.0,
        hex(page)
    );
    for y in 0..buf.area.height {
        for run in runs(&buf, y) {
            run.draw(&mut svg, f64::from(y) * CELL.1, page);
        }
    }
    svg + "</g>\n</svg>\n"
}

/// Neighbouring cells of a row that look the same.
struct Run {
    /// Where it begins and ends, in columns.
    columns: (u16, u16),
    /// Ink and ground.
    colors: (Color, Color),
    modifier: Modifier,
    /// What stands in it, each with the middle of its cells.
    clusters: Vec<(f64, String)>,
}

fn runs(buf: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buf.area.width {
        let cell = &buf[(x, y)];
        let cells = cell.cell_width().max(1);
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let colors = if reversed { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) };
        let alike = |run: &&mut Run| run.colors == colors && run.modifier == cell.modifier;
        let run = match runs.last_mut().filter(alike) {
            Some(run) => run,
            None => {
                runs.push(Run { columns: (x, x), colors, modifier: cell.modifier, clusters: Vec::new() });
                runs.last_mut().unwrap()
            }
        };
        let shown = cluster(cell.symbol());
        if !shown.trim().is_empty() {
            run.clusters.push((f64::from(2 * x + cells) * CELL.0 / 2.0, shown.to_owned()));
        }
        x += cells;
        run.columns.1 = x;
    }
    runs
}

impl Run {
    fn draw(&self, svg: &mut String, top: f64, page: Color) {
        let (fg, bg) = self.colors;
        if bg != page {
            let left = f64::from(self.columns.0) * CELL.0;
            let wide = f64::from(self.columns.1 - self.columns.0) * CELL.0 + 0.5;
            let (high, ground) = (CELL.1 + 0.5, hex(bg));
            let _ = writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" fill=\"{ground}\"/>",
            );
        }
        // Each character has a place of its own; what is made of several stands alone.
        for part in self.clusters.chunk_by(|(_, one), (_, next)| is_one(one) && is_one(next)) {
            let places: Vec<String> = part.iter().map(|(middle, _)| format!("{middle:.1}")).collect();
            let words: String = part.iter().map(|(_, shown)| escaped(shown)).collect();
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{:.1}\" fill=\"{}\"{}>{words}</text>",
                places.join(" "),
                top + 15.0,
                hex(fg),
                attributes(self.modifier),
            );
        }
    }
}

fn is_one(shown: &str) -> bool {
    shown.chars().count() == 1
}

fn attributes(modifier: Modifier) -> String {
    let told = [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
    ];
    told.iter().filter(|(one, _)| modifier.contains(*one)).map(|(_, text)| *text).collect()
}

fn hex(color: Color) -> String {
    match color {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => panic!("{other} is the terminal's own"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A sample with a passage kept in it, 104 columns wide: names stand in the margin.
fn stage(language: Language, theme: &str) -> Stage {
    let script = match language {
        Chinese => {
            Script::sample("02-welcome-zh.md").kept("差不多所有走法前面都能加个数。", None, "先记这一条")
        }
        English => Script::sample("06-tower-clock.md").kept(
            "A new clock does not regret anything.",
            None,
            "the line to open with",
        ),
    };
    let mut stage = Stage::new(language, 104, 30).reading(script);
    stage.app.settings.set_theme(theme);
    stage
}

#[test]
fn a_picture_holds_every_cell_and_both_styles_of_ground() {
    let picture = svg(&stage(Chinese, "ink").app);
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    assert!(picture.contains("fill=\"#1b1c22\"/>"));
    assert_eq!(picture.matches("<text").count(), picture.matches("</text>").count());
}

/// The list of what is kept in the text, its words as they were or changed since.
fn passages(language: Language, theme: &str, state: State) -> Stage {
    let mut stage = stage(language, theme);
    let reader = stage.app.reader.as_mut().unwrap();
    for placed in reader.placed.iter_mut().filter(|_| state == State::Changed) {
        placed.resolved.state = state;
        let kept = &mut placed.bookmark.anchor.exact;
        *kept = kept.replace("都能加个", "都能添一个").replace("does not regret", "regrets");
    }
    pages::with_list(stage)
}

fn themed(mut stage: Stage, theme: &str) -> Stage {
    stage.app.settings.set_theme(theme);
    stage
}

/// Draws the pictures anew: those of the README into `assets`, the others beside what tests leave.
#[test]
#[ignore = "writes the pictures of the README: cargo test --test it -- --ignored pictures"]
fn pictures() {
    const SHOWN: [&str; 4] = ["reader-dark", "reader-light", "list-light", "sections-dark"];
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let others = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (theme, short, language) in [("paper", "light", English), ("ink", "dark", Chinese)] {
        let pages = vec![
            ("reader", stage(language, theme).keys("k")),
            ("sections", themed(pages::sections(language, (120, 17)), theme)),
            ("list", themed(pages::list(language, (120, 26)), theme)),
            ("jump", stage(language, theme).keys("fa")),
            ("select", stage(language, theme).keys("3}v))")),
            ("help", stage(language, theme).keys("g?")),
            ("passages", passages(language, theme, State::Ok)),
            ("people", stage(language, theme).keys("S")),
            ("review", passages(language, theme, State::Changed).keys("v")),
        ];
        for (name, mut stage) in pages {
            let file = format!("{name}-{short}");
            let folder = if SHOWN.contains(&file.as_str()) { &assets } else { others };
            fs::write(folder.join(format!("{file}.svg")), svg(&stage.app)).unwrap();
            stage.happen(Event::Resize(Size { width: 80, height: 24 }));
            fs::write(others.join(format!("{file}-80.svg")), svg(&stage.app)).unwrap();
        }
    }
}
