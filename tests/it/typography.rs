//! How a page is set, as its reader sees it: gaps that are shown and never stored, widths that are flipped by
//! a key, what hangs, what is scrolled.

use fangtan::app::event::Effect;
use fangtan::app::geometry::Size;
use fangtan::app::views::View;
use fangtan::layout::flow::ParagraphStyle;
use fangtan::layout::gap::Gap;
use fangtan::layout::width::text_width;
use fangtan::ui;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;

use super::cells::cluster;
use super::desk::Desk;

const MIXED: &str = "他用iPhone打字，写了3个Rust程序。\n\n第二段也在用Linux系统。";

/// A desk with the text open, and what is set before it is opened.
fn reading(name: &str, text: &str, size: Size, set: impl FnOnce(&mut Desk)) -> Desk {
    let mut desk = Desk::new(&[(name, text)], size.width, size.height);
    set(&mut desk);
    desk.keys("{Enter}");
    desk
}

fn picture(desk: &Desk) -> Buffer {
    let Size { width, height } = desk.app.size;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    ui::draw_buffer(&desk.app, &mut buffer, area);
    buffer
}

/// The screen as rows of text.
fn rows(desk: &Desk) -> Vec<String> {
    let buffer = picture(desk);
    let row = |y| {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            row.push_str(cluster(buffer[(x, y)].symbol()));
            x += buffer[(x, y)].cell_width().max(1);
        }
        row.trim_end().to_owned()
    };
    (0..buffer.area.height).map(row).collect()
}

fn row_with(desk: &Desk, words: &str) -> String {
    let found = rows(desk).into_iter().find(|row| row.contains(words));
    found.unwrap_or_else(|| panic!("{words} is not in\n{}", rows(desk).join("\n"))).trim().to_owned()
}

/// Columns of the row with the reading text `他 …` whose cells look otherwise than its first one.
fn marked(desk: &Desk) -> String {
    let buffer = picture(desk);
    let y = (0..buffer.area.height).find(|&y| (0..8).any(|x| buffer[(x, y)].symbol() == "他")).unwrap();
    let left = (0..8).find(|&x| buffer[(x, y)].symbol() == "他").unwrap();
    let plain = buffer[(buffer.area.width - 8, y)].style();
    let mut marked = String::new();
    let mut x = left;
    while x < buffer.area.width - 2 {
        if buffer[(x, y)].style() != plain {
            marked.push_str(buffer[(x, y)].symbol());
        }
        x += buffer[(x, y)].cell_width().max(1);
    }
    marked
}

const SMALL: Size = Size { width: 60, height: 14 };

fn with_gap() -> Desk {
    reading("talk.txt", MIXED, SMALL, |desk| desk.app.settings.gap = Gap::Shown)
}

#[test]
fn the_gap_is_seen_and_never_copied() {
    let mut desk = with_gap();
    assert_eq!(row_with(&desk, "iPhone"), "他用 iPhone 打字，写了 3 个 Rust 程序。");
    desk.keys("vjjy");
    let copied: Vec<&String> = desk
        .asked
        .iter()
        .filter_map(|effect| if let Effect::Copy(text) = effect { Some(text) } else { None })
        .collect();
    assert!(copied[0].starts_with("他用iPhone打字，写了3个Rust程序。\n"), "{copied:?}");
}

#[test]
fn a_hit_covers_the_gaps_inside_it_and_no_others() {
    let mut desk = with_gap();
    desk.keys("/iPhone{Enter}");
    assert_eq!(marked(&desk), "iPhone");
    desk.keys("/用iPhone打{Enter}");
    assert_eq!(marked(&desk), "用 iPhone 打");
}

#[test]
fn a_selection_covers_the_gaps_inside_it_and_no_others() {
    let mut desk = with_gap();
    desk.keys("vl");
    assert_eq!(marked(&desk), "他用");
    desk.keys("l");
    assert_eq!(marked(&desk), "他用 i");
}

#[test]
fn marks_are_set_in_two_cells_and_back_without_losing_the_place() {
    let text = "他说：“你好——世界”，好。……".repeat(200);
    let mut desk = reading("talk.txt", &text, SMALL, |_| {});
    desk.keys("{Space}{Space}");
    let (top, address, lines) = (desk.top(), desk.address(), desk.reader().rows());
    desk.keys("gw");
    assert!(desk.app.shape().policy.wide_ambiguous && desk.reader().rows() > lines, "{}", desk.notice());
    assert_eq!(desk.address(), address);
    desk.keys("gw");
    assert_eq!((desk.top(), desk.reader().rows()), (top, lines));
}

const RICH: &str = "\
# 一场谈话

开头的一段话，写得稍微长一点，好让它在窄的一行里放不下，必须折到第二行去。

第二段也是这样，写得稍微长一点，好让它在窄的一行里放不下，必须折到第二行。

- 第一项写得稍微长一点，好让它在窄的一行里放不下
- 第二项

12. 有编号的一项也写得稍微长一点，好让它折到第二行

> 引文写得稍微长一点，好让它在窄的一行里放不下，也折行

| 名称 | 说明 | 更多 | 再多 | 最后一列 |
|---|---|---|---|---|
| 甲 | 一张很宽的表格 | 放不下 | 要横着移动 | 尽头 |
";

const NARROW: Size = Size { width: 44, height: 44 };

#[test]
fn lists_hang_quotes_have_a_bar_and_tables_move_sideways() {
    let mut desk = reading("talk.md", RICH, NARROW, |_| {});
    if desk.app.view() == View::Sections {
        desk.keys("l");
    }
    desk.keys("gg");
    let page = rows(&desk).join("\n");
    let column = |words: &str| {
        let row = rows(&desk).into_iter().find(|row| row.contains(words)).unwrap();
        text_width(&row[..row.find(words).unwrap()], desk.app.policy)
    };
    let under = |words: &str| {
        let row = rows(&desk).into_iter().skip_while(|row| !row.contains(words)).nth(1).unwrap();
        row.chars().take_while(|c| *c == ' ').count()
    };
    assert_eq!((under("第一项"), under("有编号")), (column("第一项"), column("有编号")), "{page}");
    // A table that is too wide is broken within its cells: all of it can be read.
    assert!(page.contains("│ 引文") && page.contains("尽头"), "{page}");
    desk.keys("{A-Right}");
    assert!(!rows(&desk).join("\n").contains("尽头"), "each row on one line, the end beyond the edge");
    desk.keys("{A-Right}{A-Right}");
    let page = rows(&desk).join("\n");
    assert!(page.contains("尽头") && page.contains("│ 引文"), "{page}");
    desk.keys("{A-Left}{A-Left}{A-Left}");
    assert!(rows(&desk).join("\n").contains("尽头"), "broken within the cells again");
}

#[test]
fn indented_paragraphs_begin_two_em_in() {
    let mut desk = reading(
        "talk.txt",
        &RICH[RICH.find("开头").unwrap()..RICH.find("- 第").unwrap()],
        NARROW,
        |desk| {
            desk.app.settings.style = ParagraphStyle::Indented;
        },
    );
    desk.keys("gg");
    let shown = rows(&desk);
    let first = shown.iter().position(|row| row.contains("开头的")).unwrap();
    let margin = |row: &str| row.chars().take_while(|c| *c == ' ').count();
    assert_eq!(margin(&shown[first]), margin(&shown[first + 1]) + 4, "{}", shown.join("\n"));
    assert!(shown[first + 2].contains("第二段"), "{}", shown.join("\n"));
}
