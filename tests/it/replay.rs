//! Frames as bytes, replayed on terminals that disagree about widths: every cell of the text must come out
//! right on each of them, whatever the program believes.

mod model;
mod terminals;

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use fangtan::app::state::App;
use fangtan::layout::width::{Presentation, WidthPolicy, is_disputed};
use fangtan::runtime::cells::Cells;
use fangtan::ui;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

use super::cells::{cluster, linked};
use super::desk::Desk;
use terminals::{Alacritty, Terminal};

const SENTENCES: [&str; 9] = [
    "他说：“你好——世界”，好。然后呢？‘也许’……没有下文。",
    "马克·张把温度调到36.5℃，误差约为±3‰，评分★★★，参见①与※。",
    "❤\u{FE0F}ok 👨\u{200D}👩\u{200D}👧\u{200D}👦x 한x 葛\u{E0100}x e\u{301}x 👍🏽y 1\u{FE0F}\u{20E3}z 🇨🇳w ⌚v",
    "🏳\u{FE0F}\u{200D}🌈u ©\u{FE0F}t ｶﾞs हिन्दीr ❤\u{FE0F}\u{200D}🔥q 🧑🏿\u{200D}🚀p 😀😀 ䷀卦",
    "Привет, мир! αβγ，das „Wort“ und «le mot»，it’s a “quoted — dash”.",
    "“”——……‘’··■□●○◆◇▲△→←↑↓×÷° https://example.org/marks",
    "サーバーを「再起動」してから、もう一度ログインしてください。",
    "한국어 문장은 “띄어쓰기” 단위로 줄을 바꿉니다 — 언제나.",
    "全角字符排成一行，一直排到最右边的那一格，再也放不下半个字为止。",
];

/// A text of many pages in which no two screens are alike.
fn text() -> String {
    let paragraph = |n: usize| format!("{}{}", SENTENCES[n % 9], SENTENCES[(n * 5 + n / 9) % 9]);
    (0..80).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// Carries the bytes of a frame from the backend to the terminals.
struct Wire(Sender<Vec<u8>>);

impl io::Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = self.0.send(bytes.to_vec());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The program's picture and the terminals it is sent to.
struct Stage {
    backend: ratatui::Terminal<Cells<Wire>>,
    bytes: Receiver<Vec<u8>>,
    terminals: Vec<Box<dyn Terminal>>,
}

impl Stage {
    fn new(columns: u16, rows: u16) -> Self {
        let (wire, bytes) = channel();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = Cells::new(Wire(wire));
        let backend = ratatui::Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut terminals = terminals::all(columns, rows);
        for terminal in &mut terminals {
            terminal.feed(b"\x1b[?7l");
        }
        Self { backend, bytes, terminals }
    }

    /// Draws the app and sends what changed.
    fn frame(&mut self, app: &App) {
        self.backend.draw(|frame| ui::draw(app, frame)).unwrap();
        let bytes: Vec<u8> = self.bytes.try_iter().flatten().collect();
        for terminal in &mut self.terminals {
            terminal.feed(&bytes);
        }
    }

    /// Every cell of the picture stands on every terminal.
    fn check(&self, app: &App, about: &str) {
        let area = Rect::new(0, 0, app.size.width, app.size.height);
        let mut picture = Buffer::empty(area);
        ui::draw_buffer(app, &mut picture, area);
        for terminal in &self.terminals {
            for y in 0..area.height {
                let mut x = 0;
                while x < area.width {
                    let cell = &picture[(x, y)];
                    let width = cell.cell_width().max(1);
                    same(&**terminal, cluster(cell.symbol()), (x, y), width, about);
                    x += width;
                }
            }
        }
    }
}

/// Only a disputed cluster may be lost, and only where the terminal draws it wider than it was believed to
/// be.
fn same(terminal: &dyn Terminal, wanted: &str, (x, y): (u16, u16), width: u16, about: &str) {
    let wanted = wanted.trim();
    let shown = terminal.at(x, y);
    let (theirs, ours) = (terminal.width(wanted), usize::from(width));
    let lost = shown.is_empty() && is_disputed(wanted) && theirs > ours;
    assert!(
        lost || shown.chars().next() == wanted.chars().next(),
        "{about}: {} shows {shown:?} for {wanted:?} in {x},{y}",
        terminal.name()
    );
    for beside in x + 1..x + if theirs < ours { width } else { 1 } {
        assert!(terminal.at(beside, y).is_empty(), "{about}: leftovers beside {wanted:?} in {x},{y}");
    }
}

/// What a program may believe: the default, wide marks, and what an old terminal says of emoji.
fn beliefs() -> [WidthPolicy; 3] {
    let narrow = WidthPolicy::default();
    let old = WidthPolicy { vs16: Presentation::Narrow, keycap: Presentation::Narrow, ..narrow };
    [narrow, WidthPolicy { wide_ambiguous: true, ..narrow }, old]
}

/// Opens the text and looks at a frame after each of `steps`.
fn replay(policy: WidthPolicy, (columns, rows): (u16, u16), steps: &[&str]) {
    let text = text();
    let mut desk = Desk::new(&[("talk.txt", &text)], columns, rows);
    desk.app.policy = policy;
    let mut stage = Stage::new(columns, rows);
    for (index, step) in ["", "{Enter}"].iter().chain(steps).enumerate() {
        desk.keys(step);
        stage.frame(&desk.app);
        stage.check(&desk.app, &format!("{policy:?}, {columns}x{rows}, step {index} ({step})"));
    }
}

#[test]
fn scrolled_pages_are_whole_on_every_terminal() {
    for policy in beliefs() {
        for size in [(100, 30), (60, 20), (44, 12)] {
            replay(policy, size, &["{Space}", "{Space}", "j", "j", "k", "{C-u}", "G", "gg", "+", "+"]);
        }
    }
}

#[test]
fn boxes_come_and_go_without_a_trace() {
    for policy in beliefs() {
        let steps = ["?", "{Esc}", "/你好{Enter}", "n", "n", "f", "{Esc}", "}", "vjj", "{Esc}", "B", "{Esc}"];
        replay(policy, (80, 24), &steps);
    }
}

#[test]
fn the_last_column_holds_no_half_character() {
    for policy in beliefs() {
        for columns in 1..=24 {
            replay(policy, (columns, 9), &["{Space}", "j", "j", "\\", "{Space}"]);
        }
    }
}

#[test]
fn a_wrong_belief_costs_the_mark_and_nothing_else() {
    let mut stage = Stage::new(40, 8);
    let mut desk = Desk::new(&[("talk.txt", "他说：“你好——世界”，好。")], 40, 8);
    desk.keys("{Enter}");
    stage.frame(&desk.app);
    let line = |terminal: &dyn Terminal| {
        let mut rows = (0..8).map(|y| (0..40).map(|x| terminal.at(x, y)).collect::<String>());
        rows.find(|row| row.contains('他')).unwrap()
    };
    let lines: Vec<String> = stage.terminals.iter().map(|terminal| line(&**terminal)).collect();
    assert_eq!(lines, ["他说：“你好——世界”，好。", "他说：“你好——世界”，好。", "他说：你好世界，好。"]);
}

/// A talk full of links, some over characters that terminals disagree about, some longer than a line.
fn talk_with_links() -> String {
    let words = [
        "“好”——",
        "see the notes of that year",
        "葛\u{E0100}①※与❤\u{FE0F}",
        "全角字符排成一行，一直排到最右边",
    ];
    let turn = |n: usize| {
        let (before, text) = (SENTENCES[n % 9], words[n % 4].repeat(1 + n % 5));
        format!(
            "**甲**：{before} [{text}](https://example.org/{n})。另见 https://example.org/plain/{n}。\n\n"
        )
    };
    (0..40).map(turn).collect()
}

#[test]
fn links_lie_over_their_words_and_over_nothing_else() {
    let text = talk_with_links();
    for (columns, rows) in [(80, 24), (31, 12)] {
        let mut desk = Desk::new(&[("talk.md", &text)], columns, rows);
        let mut stage = Stage::new(columns, rows);
        let mut terminal = Alacritty::new(columns, rows);
        let mut seen = 0;
        for step in
            ["", "{Enter}", " ", "j", "j", "k", "vjj", "{Esc}", "/notes{Enter}", "n", "?", "{Esc}", "G", "u"]
        {
            desk.keys(step);
            stage.backend.draw(|frame| ui::draw(&desk.app, frame)).unwrap();
            let bytes: Vec<u8> = stage.bytes.try_iter().flatten().collect();
            for other in &mut stage.terminals {
                other.feed(&bytes);
            }
            stage.check(&desk.app, &format!("{columns}x{rows} after {step}"));
            terminal.feed(&bytes);
            seen += expect_links(&desk.app, &terminal, step);
        }
        assert!(seen > 1000, "{seen} cells of links in all");
    }
}

/// Compares the links with those of the picture; tells how many cells have one.
fn expect_links(app: &App, terminal: &Alacritty, about: &str) -> usize {
    let area = Rect::new(0, 0, app.size.width, app.size.height);
    let mut picture = Buffer::empty(area);
    ui::draw_buffer(app, &mut picture, area);
    let mut seen = 0;
    for y in 0..area.height {
        for x in 0..area.width {
            let wanted = linked(picture[(x, y)].symbol()).map(|(url, _)| url);
            let shown = terminal.link(x, y).map(|(url, _)| url);
            if !terminal.at(x, y).is_empty() || wanted.is_some() {
                assert_eq!(shown.as_deref(), wanted, "{about}: in {x},{y}");
            }
            seen += usize::from(wanted.is_some());
        }
    }
    seen
}

#[test]
fn a_link_over_two_lines_is_one_and_can_be_turned_off() {
    let text = "**甲**：[one link that is far too long for a line of this terminal](https://example.org/谈) and \
                [another](https://example.org/谈).";
    let mut desk = Desk::new(&[("talk.md", text)], 32, 12);
    let mut links = |hyperlinks| {
        desk.app.settings.hyperlinks = hyperlinks;
        desk.keys("{Enter}");
        let mut stage = Stage::new(32, 12);
        stage.backend.draw(|frame| ui::draw(&desk.app, frame)).unwrap();
        let mut terminal = Alacritty::new(32, 12);
        terminal.feed(&stage.bytes.try_iter().flatten().collect::<Vec<u8>>());
        let cells = (0..12).flat_map(|y| (0..32).map(move |x| (x, y)));
        let mut found: Vec<(u16, String, String)> = Vec::new();
        for (x, y) in cells {
            let Some((url, id)) = terminal.link(x, y) else { continue };
            if !found.iter().any(|(row, _, known)| (*row, known) == (y, &id)) {
                found.push((y, url, id));
            }
        }
        found
    };
    let found = links(true);
    let ids: std::collections::BTreeSet<&str> = found.iter().map(|(_, _, id)| id.as_str()).collect();
    assert!(found.iter().all(|(_, url, _)| url == "https://example.org/%E8%B0%88"), "{found:?}");
    assert!(found.len() > 3 && ids.len() == 2, "two links, the first over several rows: {found:?}");
    assert!(links(false).is_empty());
}
