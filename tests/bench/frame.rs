//! A full frame: what stands between a key and the screen.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::PathBuf;
use std::sync::Arc;

use divan::Bencher;
use fangtan::app::act::offered::sources;
use fangtan::app::episodes::EpisodeStatus;
use fangtan::app::event::Event;
use fangtan::app::geometry::Size;
use fangtan::app::offers::Offers;
use fangtan::app::reader::Reader;
use fangtan::app::sections::Sections;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::app::update::update;
use fangtan::episode::model::Role;
use fangtan::episode::summary::Summary;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use script::Script;

#[allow(dead_code)]
#[path = "../it/screens/script.rs"]
mod script;
#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;

const SIZE: Size = Size { width: 200, height: 60 };

fn main() {
    divan::main();
}

/// An open interview of about 1 MB with 1,800 turns.
fn reader() -> App {
    reader_of(18_000)
}

/// An open interview of `lines` lines of talk, two turns to twenty of them; 1,000 lines are about 60 kB.
fn reader_of(lines: usize) -> App {
    let lines = support::lines(lines, 5);
    let mut script = Script::new("一百节的谈话").voice("甲", Role::Host).voice("乙", Role::Guest);
    for (index, lines) in lines.chunks(20).enumerate() {
        if index % 9 == 0 {
            script = script.section(&lines[0]);
        }
        let (question, answer) = lines.split_at(2);
        script = script.turn(0, &[&question.join("，")]).turn(1, &[&answer.join("，")]);
    }
    let mut app = App::new(Settings::default(), SIZE);
    let opened = Arc::new(script.opened(app.policy));
    app.sections = Sections::new(opened.rows.clone());
    app.reader = Some(Reader::new(PathBuf::from("talk.md"), opened, app.shape()));
    app.views.show_text();
    app
}

fn draw(app: &App) -> Buffer {
    let area = Rect::new(0, 0, SIZE.width, SIZE.height);
    let mut buf = Buffer::empty(area);
    ui::draw_buffer(app, &mut buf, area);
    buf
}

#[divan::bench]
fn reader_in_the_middle_of_1_mb(bencher: Bencher) {
    let mut app = reader();
    let reader = app.reader.as_mut().unwrap();
    reader.go_to_line(reader.rows() / 2);
    bencher.bench_local(|| draw(&app));
}

#[divan::bench]
fn reader_with_thousands_of_hits(bencher: Bencher) {
    let mut app = reader();
    for key in ["/", "的", "Enter"] {
        update(&mut app, Event::Key(key.parse().unwrap()));
    }
    bencher.bench_local(|| draw(&app));
}

/// Keys of every kind: they move, fold, keep, ask, or open a box.
const KEYS: [&str; 16] =
    ["j", "Space", "}", "n", "s", "z", "Z", "t", "C-p", "W", "T", "b", "B", "/", "?", "Tab"];

/// Each of these keys and its frame, in the middle of an ordinary interview: 1 ms at most.
#[divan::bench(args = KEYS, sample_count = 100, sample_size = 1)]
fn key_in_60_kb(bencher: Bencher, key: &str) {
    press(bencher, 1_000, key);
}

/// Each of these keys and its frame, in the middle of a long interview: 8 ms at most.
#[divan::bench(args = KEYS, sample_count = 20, sample_size = 1)]
fn key_in_1_mb(bencher: Bencher, key: &str) {
    press(bencher, 18_000, key);
}

fn press(bencher: Bencher, lines: usize, key: &str) {
    let in_the_middle = || {
        let mut app = reader_of(lines);
        let reader = app.reader.as_mut().unwrap();
        reader.go_to_line(reader.rows() / 2);
        draw(&app);
        app
    };
    bencher.with_inputs(in_the_middle).bench_local_values(|mut app| {
        let effects = update(&mut app, Event::Key(key.parse().unwrap()));
        (draw(&app), effects, app)
    });
}

/// What the jump box offers, worked out apart from the keys.
#[divan::bench(sample_count = 20)]
fn jump_box_of_1_mb(bencher: Bencher) {
    let app = reader();
    bencher.with_inputs(|| sources(&app)).bench_values(Offers::new);
}

/// A new width and its frame: 16 ms at most.
#[divan::bench]
fn resize_of_1_mb(bencher: Bencher) {
    let mut app = reader();
    let mut width = 60;
    bencher.bench_local(|| {
        width = if width == 60 { 50 } else { 60 };
        update(&mut app, Event::Resize(Size { width, ..SIZE }));
        draw(&app)
    });
}

/// A list of `count` episodes, each with this many sections.
fn library(count: usize, sections: usize) -> App {
    let mut app = App::new(Settings::default(), SIZE);
    let paths: Vec<PathBuf> = (0..count).map(|number| PathBuf::from(format!("{number}.md"))).collect();
    app.episodes.add(paths.clone());
    let lines = support::lines(count.max(sections), 3);
    let titles: Vec<(u32, String)> = (1..).zip(lines.iter().take(sections).cloned()).collect();
    for (path, title) in paths.iter().zip(lines) {
        let summary = Summary { title, sections: titles.clone(), minutes: 40.0, ..Summary::default() };
        app.episodes.fill(path, Ok(Box::new(EpisodeStatus { summary, ..EpisodeStatus::default() })));
    }
    app
}

#[divan::bench(args = [1_000, 10_000], sample_count = 20, sample_size = 1)]
fn jump_box_over_a_library(bencher: Bencher, count: usize) {
    bencher.with_inputs(|| library(count, 20)).bench_local_values(|mut app| {
        let effects = update(&mut app, Event::Key("C-p".parse().unwrap()));
        (draw(&app), effects, app)
    });
}

#[divan::bench(args = [1_000, 10_000])]
fn list_of_episodes(bencher: Bencher, count: usize) {
    let app = library(count, 0);
    bencher.bench_local(|| draw(&app));
}
