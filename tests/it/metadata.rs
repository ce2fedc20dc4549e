//! Title, date and source, found where a person would look for them.
#![expect(clippy::unnecessary_wraps, reason = "compared with what is looked for")]

use fangtan::episode::head::{Found, Head, Origin};
use fangtan::parse::block::{Block, BlockKind, Inline, InlineStyle};
use fangtan::parse::metadata::complete;
use fangtan::text::range::TextRange;

/// One block a line; `# ` makes a heading.
fn blocks(text: &str) -> Vec<Block> {
    let block = |(line, text): (usize, &str)| {
        let level = text.bytes().take_while(|b| *b == b'#').count();
        let kind = if level > 0 { BlockKind::Heading(level as u8) } else { BlockKind::Paragraph };
        Block { kind, text: text[level..].trim().to_owned(), line: line as u32 + 1, ..Block::default() }
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(block).collect()
}

fn head(text: &str, file_name: &str) -> Head {
    let mut head = Head::default();
    complete(&mut head, &blocks(text), file_name);
    head
}

fn at(value: &str, line: u32) -> Option<Found> {
    Some(Found { value: value.to_owned(), origin: Origin::Line(line) })
}

fn by_name(value: &str) -> Option<Found> {
    Some(Found { value: value.to_owned(), origin: Origin::FileName })
}

#[test]
fn dates_are_found_by_their_words() {
    for (line, wanted) in [
        ("访谈发布时间:2025年4月30日", "2025-04-30"),
        ("时间：2021年6月17日", "2021-06-17"),
        ("📅 時間：2021年6月17日", "2021-06-17"),
        ("Published: 2026-04-09", "2026-04-09"),
        ("Published on April 18, 2024", "2024-04-18"),
        ("作者：某某　日期：2024/4/18", "2024-04-18"),
        ("发布于2024年4月18日", "2024-04-18"),
        ("April 18, 2024", "2024-04-18"),
        ("> Recorded on: 18 Apr 2024", "2024-04-18"),
    ] {
        assert_eq!(head(&format!("标题\n\n{line}"), "").date, at(wanted, 3), "of {line:?}");
    }
    for line in [
        "那个时间：下午三点",
        "我们约的时间：2 点",
        "2024 年我们开始做。",
        "原因：2024-04-18 之后的事很多，很长。",
    ] {
        assert_eq!(head(&format!("标题\n\n{line}"), "").date, None, "of {line:?}");
    }
}

#[test]
fn sources_are_found_and_mended() {
    for (line, wanted) in [
        ("原视频地址:https ://youtu.be/aBc-1?si=2", "https://youtu.be/aBc-1?si=2"),
        ("来源：https://example.org/a", "https://example.org/a"),
        ("Source: https://example.org/a", "https://example.org/a"),
        ("節目：灯塔电台 https://example.org/e/1", "https://example.org/e/1"),
        ("https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=1"),
        ("来源:灯塔电台", "灯塔电台"),
        ("節目：灯塔电台", "灯塔电台"),
    ] {
        assert_eq!(head(&format!("标题\n\n{line}"), "").source, at(wanted, 3), "of {line:?}");
    }
    assert_eq!(
        head("标题\n来源:灯塔电台\n正文\n原视频地址:https://youtu.be/a", "").source,
        at("https://youtu.be/a", 4)
    );
    assert_eq!(head("标题\n\n我看过 https://example.org/a 这一页。", "").source, None);
}

#[test]
fn a_link_called_original_is_the_source() {
    let link = Inline {
        range: TextRange::new(0, 12),
        style: InlineStyle::Link("https://example.org/en".to_owned()),
    };
    let blocks = [Block { text: "英文原文".to_owned(), spans: vec![link], line: 5, ..Block::default() }];
    let mut head = Head::default();
    complete(&mut head, &blocks, "");
    assert_eq!(head.source, at("https://example.org/en", 5));
}

#[test]
fn a_title_comes_from_heading_line_or_name() {
    for (text, wanted) in [
        ("前言\n\n# 灯塔\n\n## 一", at("灯塔", 3)),
        ("## 灯塔是谁点亮的\n\n正文", at("灯塔是谁点亮的", 1)),
        ("灯塔是谁点亮的|万字访谈\n\n正文。", at("灯塔是谁点亮的|万字访谈", 1)),
        ("### 唐：\n\n你好。", by_name("灯塔 访谈")),
        ("主持人：你好，今天谈灯塔。\n老师：好。", by_name("灯塔 访谈")),
        ("Ana: We have the same lamp\n\nBo: Yes\n\nAna: Good", by_name("灯塔 访谈")),
        ("Ana Reis: on lamps\n\n正文。", at("Ana Reis: on lamps", 1)),
        ("[00:00:08] 好，咱们开始", by_name("灯塔 访谈")),
        ("今天我们来谈谈灯塔，它是谁点亮的。", by_name("灯塔 访谈")),
        ("", by_name("灯塔 访谈")),
    ] {
        assert_eq!(head(text, "2024-04-18-灯塔_访谈.txt").title, wanted, "of {text:?}");
    }
    assert_eq!(head("", "why-open-source-matters.md").title, by_name("why open source matters"));
    assert_eq!(head("", "2024-04-18-灯塔.md").date, by_name("2024-04-18"));
    assert_eq!(head("", "").title, None);
}

#[test]
fn what_the_head_has_stays() {
    let own = Found { value: "自己的".to_owned(), origin: Origin::FrontMatter };
    let mut head = Head {
        title: Some(own.clone()),
        date: Some(own.clone()),
        source: Some(own.clone()),
        ..Head::default()
    };
    complete(&mut head, &blocks("# 灯塔\n日期：2024-01-02\n来源：https://example.org"), "x.md");
    assert_eq!((head.title, head.date, head.source), (Some(own.clone()), Some(own.clone()), Some(own)));
}
