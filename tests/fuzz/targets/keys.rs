//! Any keys in any order, on any size of terminal: the program goes on, and draws what is true now.
#![no_main]
#![allow(clippy::unwrap_used)]

use fangtan::app::geometry::Size;
use fangtan::ui;
use libfuzzer_sys::fuzz_target;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[allow(dead_code)]
#[path = "../../it/desk.rs"]
mod desk;

const TALK: &str = "# 灯塔\n\n## 第一节\n\n**林夏**：你怎么看？\n\n**周远**：那时候没有电（electricity）。\n\n## 第二节\n\n\
    **林夏**：后来呢？\n\n**周远**：后来每天晚上都要上去点灯。见 https://example.org/a。\n";

fuzz_target!(|data: (u8, u8, Vec<u8>)| {
    let (width, height, choices) = data;
    let mut desk = desk::Desk::new(&[("a.md", TALK), ("b.txt", "甲：好。\n乙：嗯。\n")], 80, 24);
    let keys = desk::some_keys();
    for (count, choice) in choices.into_iter().enumerate() {
        if count == 5 {
            desk.resize(width.into(), height.into());
        }
        desk.happen(fangtan::app::event::Event::Key(keys[usize::from(choice) % keys.len()]));
        let Size { width, height } = desk.app.size;
        let area = Rect::new(0, 0, width, height);
        ui::draw_buffer(&desk.app, &mut Buffer::empty(area), area);
    }
});
