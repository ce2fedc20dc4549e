//! Screens as a person sees them, at fixed sizes, in both languages.

mod frames;
mod pages;
mod picture;
pub mod print;
mod script;
mod shaken;
mod stage;

use fangtan::app::event::Event;
use fangtan::app::listed::Listed;
use fangtan::app::listed::Standing;
use fangtan::app::overlay::Overlay;
use fangtan::catalog::hits::{EpisodeHits, LibraryHit};
use fangtan::catalog::terms::Explained;
use fangtan::episode::model::Term;
use fangtan::messages::Language::{self, Chinese, English};
use fangtan::palette::color::{Color, Rgb};
use fangtan::palette::roles::Depth;
use fangtan::palette::terminal::Terminal;
use fangtan::passage::anchor::{Anchor, Resolved, State};
use fangtan::passage::marks::Bookmark;
use fangtan::text::range::TextRange;
use insta::assert_snapshot;

use print::{styles, text};
use script::Script;
use stage::Stage;

macro_rules! screens {
    ($($name:ident: $stage:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
                assert_snapshot!(stringify!($name), text(&$stage.app));
            });
        })*
    };
}

screens! {
    reader_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese());
    reader_zh_100: Stage::new(Chinese, 100, 30).reading(script::chinese());
    reader_zh_120: Stage::new(Chinese, 120, 40).reading(script::chinese());
    reader_zh_40: Stage::new(Chinese, 40, 12).reading(script::chinese());
    reader_zh_wide: Stage::new(Chinese, 80, 24).wide().reading(script::chinese());
    reader_en_80: Stage::new(English, 80, 24).reading(script::english());
    reader_en_40: Stage::new(English, 40, 12).reading(script::english());
    reader_beginning_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).begun().keys("}}");
    reader_beginning_waits: Stage::new(English, 80, 24).reading(script::english()).begun().keys("/");
    sections_beginning_en_100: Stage::new(English, 100, 30).sections(script::english()).begun();
    reader_times: Stage::new(English, 100, 24).reading(script::chinese()).keys("gt");
    reader_times_80: Stage::new(English, 80, 24).reading(script::chinese()).keys("gt");
    reader_place: Stage::new(English, 80, 24).reading(script::chinese()).keys("}}");
    reader_search: Stage::new(English, 80, 24).reading(script::chinese()).keys("/脾气");
    reader_found: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("/脾气{Enter}n");
    reader_selection: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("}v))");
    reader_questions: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("s");
    reader_folded_turn: Stage::new(English, 80, 24).reading(script::english()).keys("}}za");
    panes_en_160: Stage::new(English, 160, 20).reading(script::chinese()).keys("{C-w}v]");
    panes_zh_wide_161: Stage::new(Chinese, 161, 16).wide().reading(Script::sample("06-tower-clock.md")).keys("{C-v}}{C-w}w");
    panes_hidden_en_80: Stage::new(English, 80, 24).reading(script::english()).keys("{C-v}");
    spread_zh_150: Stage::new(Chinese, 150, 16).in_columns().reading(script::chinese()).keys("/钟{Enter}");
    reader_end: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("G");
    reader_zen: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("\\");
    reader_pending: Stage::new(English, 80, 24).reading(script::english()).keys("12g");
    sample_welcome_100: Stage::new(English, 100, 30).reading(Script::sample("01-welcome.md"));
    sample_welcome_zh_80: Stage::new(Chinese, 80, 24).reading(Script::sample("02-welcome-zh.md"));
    sample_recordist_120: Stage::new(English, 120, 40).reading(Script::sample("03-sound-recordist.md")).keys("4}");
    sample_terminal_zh_80: Stage::new(Chinese, 80, 24).reading(Script::sample("04-terminal-type.md")).keys("3}");
    sample_bookbinder_40: Stage::new(Chinese, 40, 12).reading(Script::sample("05-bookbinder.txt")).keys("2}");
    sample_clock_zh_100: Stage::new(Chinese, 100, 30).reading(Script::sample("06-tower-clock.md")).keys("2}");
    sample_sections_zh_100: Stage::new(Chinese, 100, 30).sections(Script::sample("06-tower-clock.md")).keys("j");
    sample_sections_en_80: Stage::new(English, 80, 24).sections(Script::sample("03-sound-recordist.md"));
    sample_glossary_80: Stage::new(Chinese, 80, 24).reading(Script::sample("04-terminal-type.md")).keys("W");
    episodes_en_80: Stage::new(English, 80, 24);
    episodes_zh_100: Stage::new(Chinese, 100, 30);
    episodes_zh_120: Stage::new(Chinese, 120, 40);
    episodes_zh_40: Stage::new(Chinese, 40, 12);
    episodes_wide: Stage::new(English, 80, 24).wide();
    episodes_filtered: Stage::new(Chinese, 80, 24).keys("/钟楼");
    episodes_nothing_matches: Stage::new(English, 80, 24).keys("/qqq");
    sections_zh_80: Stage::new(Chinese, 80, 24).sections(script::chinese());
    sections_en_100: Stage::new(English, 100, 30).sections(script::english());
    sections_zh_40: Stage::new(Chinese, 40, 12).sections(script::chinese());
    jump_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("f钟");
    jump_en_120: Stage::new(English, 120, 40).reading(script::english()).keys("f");
    jump_40: Stage::new(English, 40, 12).reading(script::english()).keys("fto");
    help_en_80: Stage::new(English, 80, 24).reading(script::english()).keys("g?");
    help_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("g?/收藏");
    speakers: Stage::new(English, 80, 24).reading(script::english()).keys("S");
    card_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("i");
    peek_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("}}p");
    note_zh_80: Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("a想想");
    bookmarks_en_80: bookmarks(English, 80, 24);
    bookmarks_zh_120: bookmarks(Chinese, 120, 40);
    library_en_80: library(English, 80, 24);
    library_zh_40: library(Chinese, 40, 12);
    library_glossary_zh_80: terms(Chinese, 80, 12);
    empty_en_80: Stage::empty(English, 80, 24);
    command_en_80: Stage::new(English, 80, 24).reading(script::english()).keys(":2.1");
}

/// The list of kept passages, one of each state.
fn bookmarks(language: Language, width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(language, width, height).reading(script::chinese()).keys("B");
    let kept = |exact: &str, note: &str, letter: Option<char>, state| {
        let anchor = Anchor { exact: exact.to_owned(), speaker: "林砚秋".to_owned(), ..Anchor::default() };
        let tags = if letter.is_some() { vec!["时间".to_owned()] } else { Vec::new() };
        let id = exact.to_owned();
        let bookmark = Bookmark { id, anchor, note: note.to_owned(), letter, tags, ..Bookmark::default() };
        let resolved = Resolved { range: TextRange::at(0), state };
        let title = "与钟楼对话：修钟人林砚秋谈时间".to_owned();
        let standing = Standing::Found(resolved);
        Listed { bookmark, standing, path: "interviews/tower.md".into(), title, ..Listed::default() }
    };
    stage.happen(Event::AllBookmarks(vec![
        kept("后来我才明白，师父让我看的不是机器，是它的脾气。", "脾气！", None, State::Ok),
        kept("手机告诉你几点，钟告诉你时间在过去。", "", Some('a'), State::Moved),
        kept("二十年以后我测过一次", "下了雨的那天，要再查一查", None, State::Changed),
        kept("这一句后来删掉了", "", None, State::Lost),
    ]));
    stage
}

/// The glossary of all episodes: long glosses leave the titles their place.
fn terms(language: Language, width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(language, width, height).keys("gW");
    let explained = |term: &str, gloss: &str, title: &str, episodes| {
        let term = Term { term: term.to_owned(), aliases: Vec::new(), gloss: gloss.to_owned(), at: 0 };
        Explained { term, path: "interviews/tower.md".into(), title: title.to_owned(), episodes }
    };
    stage.happen(Event::Terms(vec![
        explained(
            "擒纵机构",
            "钟里把摆的来回变成齿轮一格一格前进的那个机构，走得准不准全看它",
            "与钟楼对话：修钟人林砚秋谈时间",
            12,
        ),
        explained("fermata", "一个音要拉多长，由唱的人说了算", "Listening for a Living", 1),
        explained("竹纸", "嫩竹做的纸", "纸的脾气", 1),
    ]));
    stage
}

/// Hits of a search over all episodes.
fn library(language: Language, width: u16, height: u16) -> Stage {
    let mut stage = Stage::new(language, width, height).keys("g/钟{Enter}");
    let hit = |address: &str, snippet: &str| {
        let at = snippet.find('钟').unwrap();
        LibraryHit {
            address: address.to_owned(),
            speaker: "林砚秋".to_owned(),
            range: TextRange::at(0),
            snippet: snippet.to_owned(),
            ranges: vec![TextRange::new(at, at + 3)],
        }
    };
    let ticket = match stage.app.overlays.last() {
        Some(Overlay::Library(search)) => search.ticket,
        _ => panic!("the search is open"),
    };
    let first = vec![
        hit("1.2", "……记得。钟房里很冷，齿轮上结着霜，可是摆还在走"),
        hit("2.2", "手机告诉你几点，钟告诉你时间在过去。这是两件事。"),
    ];
    let second = vec![
        hit("3.1", "挂钟停了，纸还在慢慢地黄。"),
        hit("3.4", "雨下了整整一个月，我把书一本一本搬到楼上去，最后才想起墙上的钟还没有取下来。"),
    ];
    let episode =
        |path: &str, hits: Vec<LibraryHit>| EpisodeHits { path: path.into(), count: hits.len(), hits };
    let hits = vec![
        episode("与钟楼对话：修钟人林砚秋谈时间", first),
        episode("纸的脾气", second),
        EpisodeHits { path: "一只座钟".into(), count: 27, hits: Vec::new() },
    ];
    stage.happen(Event::LibraryHits(ticket, hits, true));
    stage
}

#[test]
fn looks_of_a_page_without_colours() {
    let mut stage = Stage::new(Chinese, 80, 24).reading(script::chinese()).keys("/脾气{Enter}n");
    stage.app.settings.set_theme("mono");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        assert_snapshot!("looks_mono", styles(&stage.app));
    });
}

#[test]
fn looks_of_a_page_in_sixteen_colours() {
    let console = Terminal { depth: Depth::Sixteen, light: Some(false), ..Terminal::default() };
    let stage = Stage::new(English, 80, 24).on(console).reading(script::english()).keys("}vj");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        assert_snapshot!("looks_sixteen", styles(&stage.app));
    });
}

#[test]
fn looks_of_a_page_on_the_terminals_own_ground() {
    let light =
        Terminal { colors: Some((Rgb::hex(0x0020_2020), Rgb::hex(0x00ff_ffff))), ..Terminal::default() };
    let stage = Stage::new(Chinese, 80, 24).on(light).reading(script::chinese());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        assert_snapshot!("looks_auto", styles(&stage.app));
    });
}

/// Two passages that share some words, one of them green, and a red one that stands alone: their words and
/// marks.
fn passages(theme: &str) -> Vec<String> {
    let script = script::english()
        .colored("I was eleven. My grandmother", "green")
        .colored("My grandmother had a piano", "")
        .colored("spare batteries", "red");
    let mut stage = Stage::new(English, 80, 24).reading(script);
    stage.app.settings.set_theme(theme);
    let about = ["eleven", "grandmother", "had a piano", "spare", "▎", "▌"];
    let told = styles(&stage.app);
    told.lines().filter(|line| about.iter().any(|word| line.contains(word))).map(str::to_owned).collect()
}

#[test]
fn passages_have_the_ground_of_their_colour_and_what_two_share_stands_out() {
    let told = passages("ink");
    let ground = |words: &str| {
        let line =
            told.iter().find(|line| line.ends_with(words)).unwrap_or_else(|| panic!("{words}: {told:?}"));
        line.split(" on ").nth(1).unwrap().split([' ', ':']).next().unwrap().to_owned()
    };
    let page = theme_ground("ink");
    let (green, plain, red) = (ground("I was eleven."), ground("had a piano"), ground("spare batteries"));
    for (one, other) in [(&green, &plain), (&plain, &red), (&green, &red), (&red, &page)] {
        assert_ne!(one, other, "{told:?}");
    }
    assert!(told.iter().any(|line| line.contains("bold underlined") && line.ends_with("My grandmother")));
}

fn theme_ground(theme: &str) -> String {
    let Color::Rgb(Rgb(r, g, b)) = Terminal::default().palette(theme, &[]).ground else { panic!("{theme}") };
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[test]
fn without_colours_passages_are_underlined_all_the_same() {
    let told = passages("mono");
    for line in [" 8 bold: ▌", " 8 underlined: I was eleven.", " 8 bold underlined: My grandmother"] {
        assert!(told.iter().any(|known| known == line), "{told:?}");
    }
}
