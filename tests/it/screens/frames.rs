//! Frames in a light and a dark theme, in both languages, on narrow and wide terminals: what stands where,
//! and how it looks.

use fangtan::messages::Language::{self, Chinese, English};
use insta::assert_snapshot;

use super::pages;
use super::print::{looks, text};
use super::script::{self, Script};
use super::stage::Stage;

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

fn stage(language: Language, theme: &str, (width, height): (u16, u16)) -> Stage {
    let mut stage = Stage::new(language, width, height);
    stage.app.settings.set_theme(theme);
    let script = if language == Chinese { script::chinese() } else { script::english() };
    stage.reading(script)
}

fn snapshot(name: &str, frame: &str) {
    insta::with_settings!({ snapshot_path => "../../snapshots", prepend_module_to_snapshot => false }, {
        assert_snapshot!(name, frame);
    });
}

#[test]
fn every_page_looks_as_it_should_in_two_themes_and_languages_at_all_widths() {
    for (name, page) in pages::PAGES {
        for (language, short) in [(Chinese, "zh"), (English, "en")] {
            let frame = |size| {
                let [one, other] = ["paper", "ink"].map(|theme| {
                    let mut stage = page(language, size);
                    stage.app.settings.set_theme(theme);
                    stage
                });
                looks(&one.app, &other.app)
            };
            snapshot(&format!("page_{name}_{short}"), &SIZES.map(frame).join("\n"));
        }
    }
}

/// Puts the frames of `stage` in both languages at all widths beside the snapshots of `name`.
fn frames(name: &str, stage: impl Fn(Language, (u16, u16)) -> Stage) {
    for (language, short) in [(Chinese, "zh"), (English, "en")] {
        for size in SIZES {
            snapshot(&format!("{name}_{short}_{}", size.0), &text(&stage(language, size).app));
        }
    }
}

/// A sample nobody has read in: its title page comes first.
fn unread(language: Language, (width, height): (u16, u16)) -> Stage {
    let name = if language == Chinese { "06-tower-clock.md" } else { "01-welcome.md" };
    let mut stage = Stage::new(language, width, height).reading(Script::sample(name)).keys("gg");
    stage.app.settings.set_theme("ink");
    stage
}

#[test]
fn an_unread_episode_begins_with_its_title_page() {
    frames("title", unread);
}

#[test]
fn enter_leads_from_the_title_page_to_the_text_and_gg_back() {
    let stage = unread(English, (80, 24)).keys("{Enter}");
    assert_eq!(
        (stage.app.reader.as_ref().unwrap().lead, rows(&stage)[0].contains("Mara Quill edits")),
        (0, true)
    );
    assert!(rows(&stage.keys("gg"))[0].contains("A first conversation"));
}

#[test]
fn keys_and_themes_look_as_they_should_at_all_widths() {
    frames("keys", |language, size| stage(language, "ink", size).keys("g?"));
    frames("themes", |language, size| stage(language, "ink", size).keys("Tj"));
}

#[test]
fn letters_typed_into_the_list_of_keys_find_one_and_run_nothing() {
    let mut stage = stage(English, "ink", (80, 24)).keys("g?quit");
    let screen = text(&stage.app);
    assert!(!stage.app.quitting && screen.contains("quit") && !screen.contains("a line down"), "{screen}");
    stage = stage.keys("{Esc}");
    assert!(text(&stage.app).contains("a line down"), "Esc takes back what was typed first");
    stage = stage.keys("questions only{Enter}");
    assert!(text(&stage.app).contains("more characters"), "{}", text(&stage.app));
}

#[test]
fn themes_are_seen_while_they_are_chosen_and_kept_only_by_enter() {
    let theme = |keys: &str| stage(English, "ink", (80, 24)).keys(keys).app.settings.theme.clone();
    assert_eq!(theme("Tk"), "paper", "what is selected is shown");
    assert_eq!(theme("Tk{Esc}"), "ink");
    assert_eq!(theme("Tk{Enter}"), "paper");
    assert_eq!(theme("TTT"), "sepia-dark", "T again goes on");
}

#[test]
fn the_title_page_and_the_text_are_one_scroll() {
    let mut stage = unread(English, (80, 24));
    let mut seen = rows(&stage);
    for _ in 0..40 {
        stage = stage.keys("j");
        let now = rows(&stage);
        // Each step shows one more row at the bottom, and all others one row higher; a name or a heading does
        // not stand in the last one.
        assert_eq!(now[..now.len() - 2], seen[1..seen.len() - 1]);
        seen = now;
    }
    for _ in 0..40 {
        stage = stage.keys("k");
        let now = rows(&stage);
        assert_eq!(now[1..now.len() - 1], seen[..seen.len() - 2]);
        seen = now;
    }
    assert_eq!(seen, rows(&unread(English, (80, 24))));
}

#[test]
fn a_title_page_holds_at_any_size() {
    for width in [1, 2, 5, 12, 39, 96, 161] {
        for height in 1..20 {
            let mut stage = unread(Chinese, (width, height));
            for keys in [" ", "j", "k", "gg", "G", "{PgUp}"] {
                stage = stage.keys(keys);
                let _ = text(&stage.app);
            }
        }
    }
}

/// The rows of the text on the page, without head, foot and scroll bar.
fn rows(stage: &Stage) -> Vec<String> {
    let all: Vec<String> = text(&stage.app).lines().map(str::to_owned).collect();
    let text = |row: &String| row.trim_end_matches(['▕', '◂']).trim_end().to_owned();
    all[2..all.len() - 2].iter().map(text).collect()
}

#[test]
fn names_stand_in_the_margin_where_there_is_room_and_short_turns_cost_a_row_and_a_gap() {
    let script = Script::new("Talk")
        .voice("Ann", fangtan::episode::model::Role::Host)
        .voice("Mara Ellison", fangtan::episode::model::Role::Guest)
        .section("One")
        .turn(0, &["Yes?"])
        .turn(1, &["Yes."])
        .turn(0, &["Why?"]);
    let rows = rows(&Stage::new(English, 100, 24).reading(script));
    let talk: Vec<&str> = rows.iter().map(|row| row.trim()).collect();
    let at = talk.iter().position(|row| row.ends_with("Yes?")).unwrap();
    assert_eq!(
        talk[at..at + 5]
            .iter()
            .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>(),
        ["Ann Yes?", "", "Mara Ellison Yes.", "", "Ann Why?"]
    );
    let column = |words: &str| rows.iter().find_map(|row| row.find(words)).unwrap();
    assert_eq!(column("Yes?"), column("Yes."), "{rows:#?}");
    // Names end in the same column.
    assert_eq!(column("Ann") + 3, column("Mara Ellison") + 12, "{rows:#?}");
}

#[test]
fn the_speaker_of_the_top_is_always_named_above() {
    let long = "A sentence that goes on for a while and says little. ".repeat(60);
    let script = Script::new("Talk")
        .voice("Ann", fangtan::episode::model::Role::Host)
        .voice("Bea", fangtan::episode::model::Role::Guest)
        .section("One")
        .turn(0, &["Well?"])
        .turn(1, &[&long]);
    for width in [40, 80, 120] {
        let stage = Stage::new(English, width, 16).reading(script_of(&script)).keys("   ");
        let screen = text(&stage.app);
        assert!(screen.lines().next().unwrap().contains("Bea"), "{screen}");
    }
}

fn script_of(script: &Script) -> Script {
    Script { episode: script.episode.clone(), ..Script::default() }
}

#[test]
fn a_note_stands_below_its_passage_and_can_be_hidden() {
    let stage = Stage::new(Chinese, 80, 24).reading(script::chinese());
    let shown = text(&stage.app);
    let row = shown.lines().position(|row| row.contains("✎ 脾气！")).expect("the note is on the page");
    assert!(shown.lines().nth(row - 1).unwrap().contains("师父自己加的。"), "{shown}");
    let below = shown.lines().nth(row + 1).unwrap();
    assert_eq!(below.trim_end_matches('▕').trim(), "", "a blank row parts it from what follows: {shown}");
    let hidden = text(&stage.keys("gN").app);
    assert!(!hidden.contains('✎'), "{hidden}");
}

#[test]
fn a_mode_that_is_on_says_its_name_and_its_keys() {
    let stage = || Stage::new(English, 80, 24).reading(script::english());
    let foot = |stage: Stage| {
        // Any key takes the notice away; this one moves nothing.
        let stage = stage.keys("k");
        text(&stage.app).lines().nth(23).unwrap().to_owned()
    };
    let select = foot(stage().keys("v"));
    assert!(select.contains("SELECT") && select.contains("y copy") && select.contains("b keep"), "{select}");
    assert!(foot(stage().keys("s")).contains("QUESTIONS"));
    assert!(foot(stage().keys("Sj{Enter}")).contains("ONLY "));
    assert!(!foot(stage()).contains("SELECT"));
}

#[test]
fn a_name_does_not_stand_alone_at_the_foot_of_a_page_and_is_not_lost_there() {
    for height in 5..40 {
        for width in [40, 60, 80] {
            let mut stage = Stage::new(Chinese, width, height).reading(script::chinese());
            let (mut names, mut lines) = (0, Vec::new());
            for _ in 0..60 {
                let page = text(&stage.app);
                let body: Vec<&str> = page.lines().collect();
                lines.extend(body.iter().map(|row| (*row).to_owned()));
                let foot = if height < 16 { 1 } else { 2 };
                let last = body[usize::from(height) - foot - 1].trim();
                assert!(!last.starts_with(['◇', '◆']), "{width}x{height}: {page}");
                names += 1;
                stage = stage.keys(" ");
            }
            assert!(names > 0);
            for address in ["1.1", "1.2", "1.3", "1.4", "2.1"] {
                let named = |row: &String| {
                    row.contains(['◇', '◆']) && row.trim_end_matches([' ', '◂', '▕']).ends_with(address)
                };
                assert!(lines.iter().any(named), "{width}x{height}: {address} has no name");
            }
        }
    }
}

#[test]
fn the_cursor_stands_on_the_line_in_hand_where_the_user_wants_it() {
    let mut stage = Stage::new(English, 80, 24).reading(script::english()).keys("}}");
    assert!(!text(&stage.app).contains("caret"));
    stage.app.settings.line_cursor = true;
    let screen = text(&stage.app);
    let row: usize = screen.lines().last().unwrap().rsplit(',').next().unwrap().parse().unwrap();
    assert!(screen.lines().nth(row).unwrap().contains("Mara Ellison"), "{screen}");
}

#[test]
fn one_scrolls_over_notes_line_by_line_and_back() {
    let mut stage = Stage::new(Chinese, 60, 14).reading(script::chinese());
    let mut pages = vec![rows(&stage)];
    for _ in 0..20 {
        stage = stage.keys("j");
        pages.push(rows(&stage));
    }
    assert!(pages.iter().any(|page| page[0].contains('✎')), "a note is at the top once: {pages:#?}");
    for page in pages.iter().rev().skip(1) {
        stage = stage.keys("k");
        assert_eq!(rows(&stage), *page);
    }
}

#[test]
fn the_ground_of_a_passage_is_a_block_and_leaves_the_name_alone() {
    let script = Script::new("Talk")
        .voice("Mara Ellison", fangtan::episode::model::Role::Guest)
        .section("One")
        .turn(0, &["The strings answered the street, lorries mostly, but once, I swear, a dog three houses down the road."]);
    let from = script.episode.paragraphs[1].range.start;
    let mut kept = script.kept(
        "The strings answered the street, lorries mostly, but once, I swear, a dog three houses down",
        None,
        "",
    );
    kept.placed[0].resolved.range.start = from;
    let mut stage = Stage::new(English, 110, 16).reading(kept);
    stage.app.settings.set_theme("ink");
    let (buf, _) = super::print::drawn(&stage.app);
    let find = |words: &str| {
        let shown = text(&stage.app);
        let y = shown.lines().position(|row| row.contains(words)).unwrap();
        let before = shown.lines().nth(y).unwrap().split(words).next().unwrap().chars().count();
        (before as u16, y as u16)
    };
    let ((x, y), page) = (find("The strings"), buf[(0, 0)].bg);
    let ground = buf[(x, y)].bg;
    assert_ne!(ground, page);
    let right = x + stage.app.reader.as_ref().unwrap().shape().measure;
    for column in x - 1..=right {
        assert_eq!(buf[(column, y)].bg, ground, "{column}");
    }
    assert_eq!((buf[(x - 2, y)].bg, buf[(right + 1, y)].bg), (page, page));
    let (name, y) = find("Mara Ellison ▎");
    assert_eq!(buf[(name, y)].bg, page, "the name is not kept");
}
