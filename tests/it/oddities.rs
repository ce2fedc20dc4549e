//! What is odd about a file is said at the foot, in the reader's language, beside the minutes that are left.

use std::fmt::Write;

use fangtan::messages::Language;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::desk::Desk;

/// A talk in which one label calls the guest a host.
fn talk() -> String {
    let mut text = "# 灯塔\n\n".to_owned();
    for section in 1..=6 {
        let answer = "那时候灯塔还没有电，每天晚上都要上去点灯。".repeat(12);
        write!(
            text,
            "## 第{section}节\n\n主持人 **林夏**：第{section}件事你怎么看？\n\n嘉宾 **周远**：{answer}\n\n"
        )
        .unwrap();
    }
    text + "主持人 **周远**：还有什么要说的？\n"
}

/// The lowest row of the screen.
fn foot(desk: &Desk) -> String {
    let area = Rect::new(0, 0, desk.app.size.width, desk.app.size.height);
    let mut buffer = Buffer::empty(area);
    ui::draw_buffer(&desk.app, &mut buffer, area);
    (0..area.width).map(|x| buffer[(x, area.height - 1)].symbol()).collect()
}

#[test]
fn a_slip_in_a_file_is_said_beside_the_minutes_in_the_readers_language() {
    for (language, said, minutes) in [
        (Language::English, "line 39: 周远, guest, is host here", "min left"),
        (Language::Chinese, "第 39 行：周远（嘉宾）在此写作主持人", "分钟"),
    ] {
        let text = talk();
        let mut desk = Desk::new(&[("a.md", &text)], 80, 24);
        desk.app.settings.language = language;
        desk.keys("{Enter}");
        let bare = |text: &str| text.replace(' ', "");
        let told = bare(&foot(&desk));
        assert!(told.contains(&bare(said)), "{told}");
        desk.keys("{Enter}");
        desk.app.notice = Some(said.to_owned());
        let beside = bare(&foot(&desk));
        assert!(beside.contains(&bare(said)) && beside.contains(&bare(minutes)), "{beside}");
    }
}

#[test]
fn a_message_that_is_too_long_keeps_its_beginning_and_its_end() {
    let text = talk();
    let mut desk = Desk::new(&[("a.md", &text)], 40, 12);
    desk.keys("{Enter}{Enter}");
    let path = "/home/reader/interviews/2025/the-lighthouse.md";
    desk.app.notice = Some(format!("no room on the disk: {path}"));
    let foot = foot(&desk);
    assert!(foot.contains("no room") && foot.contains("se.md"), "{foot}");
}
