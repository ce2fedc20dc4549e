//! Ten thousand kept passages with five hundred tags: filtering their list, tagging, counting tags together.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::Bencher;
use fangtan::app::act::tags;
use fangtan::app::bookmarks::Bookmarks;
use fangtan::app::cross::CrossPage;
use fangtan::app::event::Event;
use fangtan::app::geometry::Size;
use fangtan::app::input::Input;
use fangtan::app::listed::Listed;
use fangtan::app::overlay::Overlay;
use fangtan::app::settings::Settings;
use fangtan::app::state::App;
use fangtan::app::tag_line::{TagLine, Tagged};
use fangtan::app::update::update;
use fangtan::catalog::cross::{Across, Coded, cross};
use fangtan::passage::marks::Bookmark;
use fangtan::text::range::TextRange;
use fangtan::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;

const PASSAGES: usize = 10_000;
const TAGS: usize = 500;

fn main() {
    divan::main();
}

fn tag(number: usize) -> String {
    format!("{}/{}", ["能源", "water", "城市", "work"][number % 4], number % TAGS)
}

fn all() -> Vec<Listed> {
    let words = support::lines(PASSAGES, 7);
    let listed = |(index, words): (usize, String)| {
        let bookmark = Bookmark {
            id: format!("{index:08}"),
            episode: index as i64 / 50,
            quote: words,
            tags: vec![tag(index), tag(index * 7 + 1), tag(index / 3)],
            changed: index as i64,
            ..Bookmark::default()
        };
        let (path, title) = (format!("talks/{}.md", index / 50).into(), format!("Talk {}", index / 50));
        Listed { bookmark, path, title, ..Listed::default() }
    };
    words.into_iter().enumerate().map(listed).collect()
}

#[divan::bench(args = ["tag:能源/12", "tag:water OR tag:work/3", "雾 灯塔", "speaker:lin year:2024"])]
fn key_in_the_filter_of_the_list(bencher: Bencher, query: &str) {
    let mut list = Bookmarks::default();
    list.set(all());
    list.filter = Input::holding(query);
    list.refresh();
    bencher.bench_local(|| list.refresh());
}

#[divan::bench]
fn the_list_is_told(bencher: Bencher) {
    let app = || App::new(Settings::default(), Size { width: 100, height: 40 });
    let all = all();
    let told = || (app(), all.clone());
    bencher.with_inputs(told).bench_local_values(|(mut app, all)| {
        let effects = update(&mut app, Event::AllBookmarks(all));
        (app, effects)
    });
}

#[divan::bench]
fn key_in_the_line_for_tags(bencher: Bencher) {
    let mut app = App::new(Settings::default(), Size { width: 100, height: 40 });
    tags::know(&mut app, &all());
    let mut line = TagLine::new(Tagged::Kept(vec![Bookmark::default()]), &app.tags);
    line.input = Input::holding("能源/1 wat");
    bencher.bench_local(|| line.refresh());
}

/// The table of tags with what was typed in its filter.
fn table(query: &str) -> CrossPage {
    let mut page = CrossPage::default();
    page.filter = Input::holding(query);
    page.set(&all());
    page
}

#[divan::bench(args = ["", "tag:能源", "tag:water OR tag:work/3", "雾 灯塔"])]
fn key_in_the_filter_of_the_table(bencher: Bencher, query: &str) {
    let mut page = table(query);
    bencher.bench_local(|| page.refresh());
}

#[divan::bench]
fn the_cell_of_the_table_that_is_listed(bencher: Bencher) {
    let page = table("");
    bencher.bench_local(|| page.ids());
}

#[divan::bench]
fn the_table_is_drawn(bencher: Bencher) {
    let size = Size { width: 200, height: 60 };
    let mut app = App::new(Settings::default(), size);
    app.overlays.push(Overlay::Cross(Box::new(table(""))));
    let area = Rect::new(0, 0, size.width, size.height);
    bencher.bench_local(|| {
        let mut buffer = Buffer::empty(area);
        ui::draw_buffer(&app, &mut buffer, area);
        buffer
    });
}

#[divan::bench]
fn tags_counted_with_tags(bencher: Bencher) {
    let all = all();
    let coded = |(index, listed): (usize, &'_ Listed)| (index * 40 % 2000, listed.bookmark.episode);
    let places: Vec<(usize, i64)> = all.iter().enumerate().map(coded).collect();
    let coded = |(listed, (start, episode)): (&'_ Listed, &(usize, i64))| {
        (listed.bookmark.tags.clone(), *start, *episode)
    };
    let owned: Vec<(Vec<String>, usize, i64)> = all.iter().zip(&places).map(coded).collect();
    let coded: Vec<Coded> = owned
        .iter()
        .map(|(tags, start, episode)| Coded {
            tags,
            speaker: "何青",
            title: "Talk",
            episode: *episode,
            range: Some(TextRange::new(*start, start + 60)),
        })
        .collect();
    bencher.bench_local(|| cross(&coded, Across::Tags));
}
