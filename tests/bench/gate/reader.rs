//! What a reader does in the program, without a terminal: each piece of work is counted apart from what leads
//! to it.

use std::fs;
use std::path::Path;

use fangtan::app::event::Event;
use fangtan::app::geometry::Size;
use fangtan::layout::segments::Segments;
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::Anchor;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rayon::ThreadPoolBuilder;

use crate::desk::Desk;

/// Does `name` with the text in `file`.
pub fn run(name: &str, file: &Path) {
    ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global().unwrap();
    let text = fs::read_to_string(file).unwrap();
    let file_name = file.file_name().unwrap().to_string_lossy();
    let mut desk = Desk::new(&[(&file_name, &text)], 120, 40);
    if name != "open" {
        read(&mut desk);
    }
    counted(&mut || act(name, &mut desk, &file_name, &text));
}

/// What callgrind counts.
#[inline(never)]
fn counted(work: &mut dyn FnMut()) {
    work();
}

fn act(name: &str, desk: &mut Desk, file_name: &str, text: &str) {
    match name {
        "open" => read(desk),
        "parse" => {
            let hints = Hints { file_name: file_name.to_owned(), ..Hints::default() };
            let (episode, _) = parse(text.as_bytes(), &hints);
            std::hint::black_box(Segments::of(&episode, desk.app.policy));
        }
        "resize" => {
            for size in [(90, 30), (60, 24), (120, 40)] {
                resize(desk, size);
            }
        }
        "keys" => press_all(desk, "} j j C-d s ] { k z z G C-u g g"),
        "search" => press_all(desk, "/ 灯 塔 Enter n n N"),
        "jump" => press_all(desk, "C-p d t 灯 Enter"),
        "keep" => press_all(desk, "b v j b"),
        "leave" => leave(desk),
        "all" => {
            resize(desk, (90, 30));
            press_all(desk, "} j C-d k b / a Enter n C-p x Esc");
            leave(desk);
        }
        other => panic!("{other}: no such work"),
    }
}

/// Opens the text, and its first section.
fn read(desk: &mut Desk) {
    press(desk, "Enter");
    press(desk, "Enter");
}

fn press_all(desk: &mut Desk, keys: &str) {
    for key in keys.split(' ') {
        press(desk, key);
    }
}

fn press(desk: &mut Desk, key: &str) {
    desk.happen(Event::Key(key.parse().unwrap()));
    draw(desk);
}

fn resize(desk: &mut Desk, (width, height): (u16, u16)) {
    desk.happen(Event::Resize(Size { width, height }));
    draw(desk);
}

fn draw(desk: &Desk) {
    let Size { width, height } = desk.app.size;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    ui::draw_buffer(&desk.app, &mut buffer, area);
    std::hint::black_box(buffer);
}

/// What is worked out to store where one stopped.
fn leave(desk: &mut Desk) {
    let Some(reader) = &desk.app.reader else { return };
    std::hint::black_box(Anchor::at(&reader.opened.episode, reader.place));
}
