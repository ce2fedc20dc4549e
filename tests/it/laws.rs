//! What holds for the parse of anything at all: bytes, cut files, labels thrown together.

use fangtan::episode::model::{Episode, ParagraphKind, Role};
use fangtan::parse::{Hints, parse};
use proptest::prelude::*;

use crate::corpus::corpus;

/// Asserts that an episode is whole.
fn holds(episode: &Episode) {
    covers(episode);
    let mut paragraph = 0;
    let mut turn = 0;
    for (index, section) in episode.sections.iter().enumerate() {
        assert_eq!(
            (section.paragraphs.start, section.turns.start),
            (paragraph, turn),
            "sections follow each other"
        );
        assert!(section.paragraphs.end > paragraph, "no empty section");
        assert_eq!(section.number == 0, section.title.is_none());
        assert_eq!(section.number as usize, index + usize::from(episode.sections[0].number == 1));
        (paragraph, turn) = (section.paragraphs.end, section.turns.end);
    }
    assert_eq!((paragraph, turn), (episode.paragraphs.len(), episode.turns.len()));
    turns(episode);
    for pair in episode.asides.windows(2) {
        assert!(pair[0].paragraphs.end <= pair[1].paragraphs.start, "asides in order");
    }
    for pair in episode.times.windows(2) {
        assert!(pair[0].at <= pair[1].at, "times in order");
    }
    for pair in episode.labels.windows(2) {
        assert!(pair[0].line <= pair[1].line, "labels in order");
    }
    for span in &episode.spans {
        let home = episode.paragraphs[episode.paragraph_at(span.range.start)].range;
        assert!(
            !span.range.is_empty() && home.start <= span.range.start && span.range.end <= home.end,
            "spans stay home"
        );
        assert!(!span.range.of(&episode.text).is_empty(), "on character boundaries");
    }
    assert!(episode.spans.is_sorted_by_key(|span| span.range.start));
}

fn covers(episode: &Episode) {
    let mut at = 0;
    for (index, paragraph) in episode.paragraphs.iter().enumerate() {
        assert_eq!(paragraph.range.start, at, "paragraph {index}");
        let text = paragraph.range.of(&episode.text);
        assert_eq!(text.len(), paragraph.range.len());
        assert!(
            !text
                .chars()
                .any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')),
            "{text:?}"
        );
        assert!(!text.trim().is_empty(), "no empty paragraph");
        assert!(text.is_char_boundary(usize::from(paragraph.marker).min(text.len())));
        at = paragraph.range.end + 1;
    }
    assert_eq!(at.saturating_sub(1), episode.text.len());
}

fn turns(episode: &Episode) {
    let mut end = 0;
    for turn in &episode.turns {
        let section = &episode.sections[turn.section];
        assert!(
            turn.paragraphs.start >= end && turn.paragraphs.end > turn.paragraphs.start,
            "turns in order, none empty"
        );
        assert!(
            section.paragraphs.start <= turn.paragraphs.start
                && turn.paragraphs.end <= section.paragraphs.end
        );
        assert_eq!(episode.turn_of(turn.address), Some(turn), "its address finds it");
        assert!(turn.speaker.is_none_or(|s| s < episode.speakers.len()));
        if let Some(label) = turn.label {
            assert_eq!(
                (label, episode.paragraphs[label].kind),
                (turn.paragraphs.start, ParagraphKind::Label)
            );
        }
        end = turn.paragraphs.end;
    }
}

fn read(bytes: &[u8], file_name: &str) -> Episode {
    let (episode, _) = parse(bytes, &Hints { file_name: file_name.to_owned(), ..Hints::default() });
    holds(&episode);
    episode
}

/// Pieces that conventions are made of.
pub const PIECES: &[&str] = &[
    "**甲**：",
    "**乙:** ",
    "甲：",
    "乙: ",
    "主持人 **甲**：",
    "_AS:_ ",
    "*AS (0:01:02)*: ",
    "【甲】",
    "「乙」：",
    "### 甲：",
    "## 标题",
    "# Title",
    "[00:01:02] ",
    "00:12:34 ",
    "Ann Lee 00:01:02",
    "(00:02:17):",
    ">> ",
    "> (Laughter)",
    "> ",
    "- ",
    "1. ",
    "01",
    "02",
    "一、",
    "问：",
    "答：",
    "Q: ",
    "A: ",
    "<details>",
    "</details>",
    "<summary>Original</summary>",
    "<!-- ",
    " -->",
    "<p class=\"english-text\">",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "```",
    "|a|b|",
    "|-|-|",
    "**",
    "*",
    "`",
    "[",
    "](http://x.y)",
    "![",
    "\\",
    "---",
    "***",
    ":::",
    "[^1]",
    "[^1]: ",
    ": ",
    "关于本文",
    "Transcript",
    "一句话。",
    "好吗？",
    "some words",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "  \n",
    "\r\n",
    "\t",
    " ",
    "　",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{0}",
    "é",
    "👩‍👩‍👧",
    "---\ntitle: x\n---\n",
    "{\"segments\":[",
    "WEBVTT\n\n",
    "00:00:01.000 --> 00:00:02.000\n",
    "<v Ann>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,3}(\\.(md|txt|srt|vtt|json|html))?") {
        read(&bytes, &name);
    }

    #[test]
    fn any_labels_thrown_together(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..120), markdown in any::<bool>()) {
        read(pieces.concat().as_bytes(), if markdown { "a.md" } else { "a.txt" });
    }
}

#[test]
fn nothing_goes_on_with_a_rule() {
    let text = ">> [00:01:02] ---\ntitle: x\n---\n[00:01:02] \n[00:01:02] <b>WEBVTT\n\n### 甲：**甲**：\n### 甲：## 标题## 标题## 标题";
    read(text.as_bytes(), "a.txt");
}

#[test]
fn what_defines_nothing_is_no_empty_paragraph() {
    read("**甲**：\n: \u{1b}[31m".as_bytes(), "a.txt");
}

#[test]
fn every_truncation_of_the_samples() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/conventions");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "expect") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for end in (0..=bytes.len().min(1500)).step_by(7) {
            read(&bytes[..end], &name);
        }
    }
}

#[test]
fn real_files_and_their_truncations() {
    let Some(folder) = corpus() else { return };
    for entry in
        walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file())
    {
        let bytes = std::fs::read(entry.path()).unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        for part in 1..=6 {
            read(&bytes[..bytes.len() * part / 6], &name);
        }
    }
}

#[test]
fn a_line_of_a_million_characters_is_one_paragraph() {
    let line = "很长的一行，没有尽头。".repeat(100_000);
    for name in ["a.txt", "a.md"] {
        let episode = read(line.as_bytes(), name);
        assert_eq!((episode.paragraphs.len(), episode.turns.len(), episode.speakers.len()), (1, 1, 0));
    }
}

#[test]
fn the_users_own_word_wins() {
    use fangtan::parse::overrides::Overrides;
    let text = "~甲~ 你好\n~乙~ 你好吗\n== 第一 ==\n~甲~ 很好\n";
    let overrides = Overrides {
        label: Some("^~(?P<name>.+?)~".to_owned()),
        section: Some("^== (?P<title>.+) ==$".to_owned()),
        aliases: vec![vec!["甲先生".to_owned(), "甲".to_owned()]],
        roles: vec![("甲先生".to_owned(), Role::Guest)],
        host: Some("乙".to_owned()),
    };
    let (episode, _) = parse(text.as_bytes(), &Hints { overrides, ..Hints::default() });
    holds(&episode);
    let voices: Vec<(&str, Option<Role>)> =
        episode.speakers.iter().map(|s| (s.name.as_str(), s.role)).collect();
    assert_eq!(voices, [("甲先生", Some(Role::Guest)), ("乙", Some(Role::Host))]);
    assert_eq!(episode.sections[1].title.as_deref(), Some("第一"));
}

#[test]
fn a_wrong_pattern_is_told_and_the_file_is_read_anyway() {
    use fangtan::parse::overrides::Overrides;
    let overrides = Overrides { label: Some("(".to_owned()), ..Overrides::default() };
    let text = "**甲**：你好。\n\n**乙**：你好吗？\n\n**甲**：好。\n\n**乙**：真的？\n";
    let (episode, diagnostics) =
        parse(text.as_bytes(), &Hints { file_name: "a.md".into(), overrides, ..Hints::default() });
    assert_eq!(episode.labels.len(), 4);
    assert!(diagnostics.iter().any(|d| d.oddity.to_string().contains("pattern")));
}
