//! Subtitles, JSON segments and web pages become blocks, whole or broken.

use std::fmt::Write as _;

use fangtan::episode::head::Format;
use fangtan::episode::model::AsideKind;
use fangtan::episode::oddity::Severity;
use fangtan::parse::block::{Block, BlockKind, InlineStyle};
use fangtan::parse::formats::read;
use fangtan::parse::{Hints, parse};
use proptest::prelude::*;

fn sample(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/formats").join(name);
    std::fs::read_to_string(path).unwrap()
}

fn blocks(name: &str, format: Format) -> Vec<Block> {
    let (found, blocks) = read(&sample(name), "no extension").unwrap();
    assert_eq!(found, format, "{name}");
    blocks
}

/// Line, second, voice and text of each block.
fn table(blocks: &[Block]) -> String {
    let mut table = String::new();
    for block in blocks {
        let time = block.time.map_or("-".to_owned(), |time| time.to_string());
        let voice = block.voice.as_deref().unwrap_or("-");
        writeln!(table, "{} {time} {voice} | {}", block.line, block.text).unwrap();
    }
    table
}

#[test]
fn subrip_cues_become_paragraphs_and_labels_begin_new_ones() {
    let text = sample("lighthouse.srt");
    let blocks = blocks("lighthouse.srt", Format::Srt);
    assert_eq!(
        table(&blocks),
        "2 1 - | 大家好，今天我们来谈谈灯塔。灯塔是谁点亮的？\n\
         10 9 - | 老师：最早是渔民自己点的，用的是鱼油。\n\
         15 12 - | 主持人：后来呢？\n\
         19 62 - | 老师：后来有了守塔人。\n"
    );
    assert!(
        blocks[1].source.of(&text).starts_with("00:00:09,000")
            && blocks[1].source.of(&text).ends_with("鱼油。\n")
    );
    assert_eq!(blocks[0].lines, 6);
}

#[test]
fn webvtt_voices_carry_over_cues() {
    assert_eq!(
        table(&blocks("lighthouse.vtt", Format::Vtt)),
        "10 1 Ana Reis | Welcome to the tower. Who keeps the lamp?\n17 3606 Bo Lin | My family & I do.\n"
    );
    assert_eq!(table(&blocks("words.vtt", Format::Vtt)), "3 0 Ana | So, who keeps it?\n18 1 Bo | I do.\n");
}

#[test]
fn captions_that_roll_are_read_once() {
    assert_eq!(table(&blocks("rolling.vtt", Format::Vtt)), "4 0 - | the lamp was lit\n");
}

#[test]
fn captions_that_roll_are_read_once_without_their_markup_too() {
    let lines = ["the lamp", "was lit", "every night", "by the keeper", "who slept", "all day"];
    let mut rows = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let above = n.checked_sub(1).map_or(String::new(), |above| format!("{}\r\n", lines[above]));
        rows.push(format!("{above}{line}"));
        rows.push((*line).to_owned());
    }
    let cue = |(n, words): (usize, &String)| {
        format!("{n}\r\n00:00:{n:02},000 --> 00:00:{:02},000\r\n{words}\r\n\r\n", n + 1)
    };
    let text: String = rows.iter().enumerate().map(cue).collect();
    let (_, blocks) = read(&text, "a.srt").unwrap();
    let words: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, [lines.join(" ")]);
}

#[test]
fn broken_json_is_read_as_far_as_it_goes_and_its_fault_named() {
    let text =
        "{\"segments\":[\n{\"speaker\":\"Ana\",\"startTime\":0,\"body\":\"The lamp.\"},\n{\"speaker\":";
    let hints = Hints { file_name: "a.json".to_owned(), ..Hints::default() };
    let (episode, diagnostics) = parse(text.as_bytes(), &hints);
    assert!(episode.text.contains("The lamp."));
    let told: Vec<u32> =
        diagnostics.iter().filter(|d| d.severity == Severity::Warning).map(|d| d.line).collect();
    assert_eq!(told, [3]);
}

#[test]
fn the_second_language_of_subtitles_is_folded() {
    let blocks = blocks("bilingual.srt", Format::Srt);
    assert_eq!(blocks[0].text, "灯塔很旧 没有人住在那里 只有海鸟 和风");
    assert_eq!(blocks[1].aside, Some(AsideKind::Original));
    assert_eq!(blocks[1].text, "The tower is old. Nobody lives there. Only gulls. And the wind.");
}

#[test]
fn json_segments_are_read_with_their_lines() {
    assert_eq!(
        table(&blocks("podcasting.json", Format::Json)),
        "4 0 Ana Reis | Welcome to the tower. Who keeps the lamp?\n6 64 Bo Lin | My family does.\n"
    );
    assert_eq!(
        table(&blocks("whisperx.json", Format::Json)),
        "2 1 SPEAKER_00 | 灯塔是谁点亮的？\n3 3 SPEAKER_01 | 最早是渔民，用的是鱼油。\n"
    );
}

#[test]
fn broken_json_gives_what_is_whole() {
    let whole = sample("podcasting.json");
    let (_, cut) = read(&whole[..whole.find("Bo Lin").unwrap()], "x.json").unwrap();
    assert_eq!(cut.len(), 1);
    let broken = whole.replace("\"startTime\": 0.5,", "\"startTime\": ,, 0.5");
    assert_eq!(table(&read(&broken, "x.json").unwrap().1).lines().count(), 2);
    for other in ["[链接](u) 正文", "["] {
        assert_eq!(read(other, "x.json"), None, "{other}");
    }
    for empty in ["{\"a\": 1}", "[1, 2, 3]", "{}", "{\"segments\": [{\"text\": 1}]}"] {
        assert_eq!(read(empty, "x.json"), Some((Format::Json, Vec::new())), "{empty}");
    }
}

#[test]
fn a_page_is_read_as_an_article() {
    let blocks = blocks("page.html", Format::Html);
    let rows: Vec<(BlockKind, &str, u32)> =
        blocks.iter().map(|b| (b.kind, b.text.as_str(), b.line)).collect();
    assert_eq!(
        rows,
        [
            (BlockKind::Heading(1), "灯塔是谁点亮的", 7),
            (BlockKind::Paragraph, "主持人：今天我们来谈谈灯塔。它&海。", 8),
            (BlockKind::Paragraph, "后来呢？", 9),
            (BlockKind::Paragraph, "Ana Reis: See the lamp, please.", 10),
            (BlockKind::Quote, "灯在人在。", 11),
            (BlockKind::Item, "- 鱼油", 12),
            (BlockKind::Item, "- 煤气", 12),
            (BlockKind::Item, "1. 点灯", 13),
            (BlockKind::Table, "年 │ 灯", 14),
            (BlockKind::Table, "1900 │ 煤气", 14),
            (BlockKind::Paragraph, "Original English", 15),
            (BlockKind::Paragraph, "Who lit the lamp?", 15),
        ]
    );
    assert!(blocks[2].tight && !blocks[3].tight);
    assert_eq!(blocks[11].aside, Some(AsideKind::Original));
    let styled: Vec<(&InlineStyle, &str)> =
        blocks[3].spans.iter().map(|span| (&span.style, span.range.of(&blocks[3].text))).collect();
    assert_eq!(
        styled,
        [
            (&InlineStyle::Strong, "Ana Reis:"),
            (&InlineStyle::Link("https://example.org/lamp".to_owned()), "the lamp"),
            (&InlineStyle::Emphasis, "please"),
        ]
    );
}

#[test]
fn a_class_that_names_speakers_is_a_voice() {
    assert_eq!(
        table(&blocks("speakers.html", Format::Html)),
        "2 - - | Part one\n4 - Tim | Who keeps the lamp?\n5 - Tim | And since when?\n7 - Ana | My family does. Since 1900.\n"
    );
}

#[test]
fn a_page_without_a_heading_has_the_title_of_its_head() {
    let (_, blocks) =
        read("<html>\n<head><title>灯塔 &amp; 海</title></head><body><p>正文。</p></body></html>", "a.html")
            .unwrap();
    assert_eq!(
        (blocks[0].kind, blocks[0].text.as_str(), blocks[0].line),
        (BlockKind::Heading(1), "灯塔 & 海", 2)
    );
    assert_eq!(blocks[1].text, "正文。");
}

#[test]
fn white_space_of_a_page_is_what_a_browser_shows() {
    let text =
        "<html><body><p>今天\n<b>灯塔</b>\n很旧， <i>the  lamp</i>\n<b> is</b>\tnew.</p></body></html>";
    let (_, blocks) = read(text, "a.html").unwrap();
    let block = &blocks[0];
    assert_eq!(block.text, "今天灯塔很旧， the lamp is new.");
    assert_eq!(
        block.spans.iter().map(|span| span.range.of(&block.text)).collect::<Vec<_>>(),
        ["灯塔", "the lamp", "is"]
    );
}

#[test]
fn other_texts_are_left_to_others() {
    for (text, name) in [
        ("# 标题\n\n正文", "a.md"),
        ("正文", "a.txt"),
        ("", "a.srt"),
        ("<p align=center>badge</p>\n# 标题", "README.md"),
        ("1\n\n正文", "a.txt"),
        ("没有时间的字幕", "a.srt"),
    ] {
        assert_eq!(read(text, name), None, "{name}");
    }
}

#[test]
fn subtitles_with_slips_lose_no_cue() {
    let text = "1\n0:00:01,0 --> 0:00:02,0\n一。\n2\n00:00:03.5 -->00:00:04\n二。\n\n\n00:00:05,000 -->\n三。\n4\nbroken --> time\n四。";
    let (_, blocks) = read(text, "a.srt").unwrap();
    assert!(blocks[0].text.starts_with("一。二。三。"), "{}", blocks[0].text);
}

#[test]
fn lines_with_dashes_are_different_voices() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\n- Who keeps it?\n- I do.\n";
    let (_, blocks) = read(text, "a.srt").unwrap();
    assert_eq!(blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>(), ["Who keeps it?", "I do."]);
}

#[test]
fn long_talk_is_parted_at_sentences_and_pauses() {
    let mut text = "WEBVTT\n\n".to_owned();
    for second in 0..600 {
        let (minute, rest) = (second / 60, second % 60);
        writeln!(
            text,
            "{minute:02}:{rest:02}.000 --> {minute:02}:{rest:02}.900\nThe lamp turns once in every second.\n"
        )
        .unwrap();
    }
    let (_, blocks) = read(&text, "a.vtt").unwrap();
    assert!(
        blocks.len() > 10 && blocks.iter().all(|block| block.text.len() < 1000 && block.text.ends_with('.'))
    );
    let one = format!("[{{\"start\": 1, \"text\": \"{}\"}}]", "灯一直亮着。".repeat(1000));
    let (_, blocks) = read(&one, "a.json").unwrap();
    assert!(blocks.len() > 5);
    assert_eq!(
        blocks.iter().map(|block| block.text.as_str()).collect::<String>(),
        "灯一直亮着。".repeat(1000)
    );
}

#[test]
fn hostile_files_end_in_time() {
    for text in [
        format!("<html><body>{}", "<div>".repeat(200_000)),
        format!("<html><body>{}", "<p>x".repeat(100_000)),
        format!("<html><body>{}", "<b>x<p>".repeat(1_000)),
        format!("[{}", "{\"start\":1,\"text\":".repeat(100_000)),
        format!("[{}", "{\"start\":1,".repeat(100_000)),
        format!("{{\"segments\": [{}", "{".repeat(1_000_000)),
        format!("WEBVTT\n\n{}", "00:01.000 --> 00:02.000\n".repeat(100_000)),
        format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "<v ".repeat(300_000)),
    ] {
        let _ = read(&text, "x.html");
    }
}

proptest! {
    #[test]
    fn any_cut_of_a_file_is_read(name in prop::sample::select(vec![
        "lighthouse.srt", "lighthouse.vtt", "rolling.vtt", "podcasting.json", "whisperx.json", "page.html", "speakers.html",
    ]), cut in 0.0..1.0) {
        let text = sample(name);
        let at = text.floor_char_boundary((text.len() as f64 * cut) as usize);
        let whole = read(&text, name).unwrap().1.len();
        if let Some((_, blocks)) = read(&text[..at], name) {
            prop_assert!(blocks.len() <= whole || name.ends_with("html"));
            for block in &blocks {
                prop_assert!(block.line >= 1 && block.source.end <= at && !block.text.contains('\n'));
                prop_assert!(text.is_char_boundary(block.source.start) && text.is_char_boundary(block.source.end));
                prop_assert!(block.spans.iter().all(|span| !span.range.of(&block.text).is_empty()));
            }
        }
    }
}
