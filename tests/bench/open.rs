//! From the bytes of a file to its first frame, by size: 8 ms for an interview of 60 kB, 250 ms for 10 MB.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::PathBuf;

use divan::Bencher;
use fangtan::app::act::open;
use fangtan::app::event::{Effect, Event};
use fangtan::app::geometry::Size;
use fangtan::app::goal::Goal;
use fangtan::app::opened::Opened;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::app::update::update;
use fangtan::layout::segments::Segments;
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::text_hash;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;

const SIZE: Size = Size { width: 120, height: 40 };

fn main() {
    divan::main();
}

/// An interview in Markdown of about `bytes` bytes.
fn interview(bytes: usize) -> String {
    let lines = support::lines(2_000, 7);
    let mut text = String::new();
    for (turn, words) in lines.chunks(10).cycle().enumerate().take_while(|(turn, _)| *turn < 1_000_000) {
        if text.len() >= bytes {
            break;
        }
        if turn % 8 == 0 {
            let _ = write!(text, "### {}\n\n", words[0]);
        }
        let _ = write!(text, "主持人 **林夏**：{}？\n\n", words[1]);
        let _ =
            write!(text, "**周远**：{}。\n\n{}。\n\n", words.join("，"), words[2..8].join("，**那时候**"));
    }
    text
}

#[divan::bench(args = [60_000, 1_000_000, 10_000_000], sample_count = 12, sample_size = 1)]
fn first_frame(bencher: Bencher, bytes: usize) {
    let text = interview(bytes);
    bencher.bench_local(|| {
        let mut app = App::new(Settings::default(), SIZE);
        let path = PathBuf::from("talk.md");
        let effects = open::open(&mut app, path.clone(), Goal::Sections);
        let [Effect::Open(_)] = effects.as_slice() else { unreachable!("the file is asked for") };
        let (episode, diagnostics) = parse(text.as_bytes(), &Hints::default());
        let segments = Segments::of(&episode, app.policy);
        let hash = text_hash(&episode.text);
        let opened = Opened { diagnostics, ..Opened::new(episode, segments, hash, app.look()) };
        update(&mut app, Event::Opened(path, Ok(Box::new(opened))));
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        let mut buffer = Buffer::empty(area);
        ui::draw_buffer(&app, &mut buffer, area);
        (buffer, app)
    });
}
