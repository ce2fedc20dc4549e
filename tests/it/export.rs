//! What leaves the program, to the byte, and what comes back.

use fangtan::episode::head::{Found, Origin};
use fangtan::episode::model::{
    Address, Episode, Paragraph, ParagraphKind, Role, Section, Speaker, TimeMark, Turn,
};
use fangtan::export::{
    By, Context, Record, collect, csv, grouped, jsonl, markdown, marked, org, read_address_link, read_jsonl,
    read_w3c, reading, w3c,
};
use fangtan::parse::{Hints, parse};
use fangtan::passage::anchor::{Anchor, Resolver};
use fangtan::passage::marks::{Bookmark, Placed};
use fangtan::text::range::TextRange;
use proptest::prelude::*;

/// A short interview with a host, a guest, two sections and a clock.
pub fn episode() -> Episode {
    let lines = [
        ("风从哪里来", ParagraphKind::Heading),
        ("林一舟", ParagraphKind::Label),
        ("海上的风电，账是怎么算的？", ParagraphKind::Body),
        ("Nadia Berg", ParagraphKind::Label),
        ("先看风，再看海床。", ParagraphKind::Body),
        ("最后看电网肯不肯接：*grid first*，这是 [老话]。", ParagraphKind::Body),
        ("谁来付账", ParagraphKind::Heading),
        ("Nadia Berg", ParagraphKind::Label),
        ("# 大家都付，一点一点地付。", ParagraphKind::Body),
    ];
    let mut episode = Episode { text: lines.map(|(line, _)| line).join("\n"), ..Episode::default() };
    let mut start = 0;
    for (number, (line, kind)) in lines.iter().enumerate() {
        let range = TextRange::new(start, start + line.len());
        episode.paragraphs.push(Paragraph {
            range,
            kind: *kind,
            line: number as u32 + 1,
            ..Paragraph::default()
        });
        start += line.len() + 1;
    }
    let section = |number: u32, title: &str, paragraphs, turns| Section {
        number,
        title: Some(title.to_owned()),
        level: 3,
        line: 1,
        paragraphs,
        turns,
    };
    episode.sections = vec![section(1, "风从哪里来", 0..6, 0..2), section(2, "谁来付账", 6..9, 2..3)];
    let turn = |section: usize, turn, speaker, role, paragraphs: std::ops::Range<usize>| Turn {
        address: Address { section: section as u32 + 1, turn },
        section,
        speaker: Some(speaker),
        role: Some(role),
        label: Some(paragraphs.start),
        paragraphs,
        line: 1,
        time: None,
    };
    episode.turns = vec![
        turn(0, 1, 0, Role::Host, 1..3),
        turn(0, 2, 1, Role::Guest, 3..6),
        turn(1, 1, 1, Role::Guest, 7..9),
    ];
    let speaker = |name: &str, role| Speaker { name: name.into(), role: Some(role), ..Speaker::default() };
    episode.speakers = vec![speaker("林一舟", Role::Host), speaker("Nadia Berg", Role::Guest)];
    episode.times = vec![
        TimeMark { at: 0, seconds: 0 },
        TimeMark { at: episode.paragraphs[4].range.start, seconds: 754 },
    ];
    let found = |value: &str| Some(Found { value: value.into(), origin: Origin::FrontMatter });
    episode.head.title = found("海上的风：\"一笔账\"");
    episode.head.date = found("2024-04-18");
    episode.head.source = found("https://www.youtube.com/watch?v=abc");
    episode
}

fn bookmark(episode: &Episode, number: usize, words: &str, note: &str, tags: &[&str]) -> Bookmark {
    let start = episode.text.find(words).unwrap();
    Bookmark {
        id: format!("018eefb1-0000-7000-8000-{number:012}"),
        episode: 1,
        anchor: Anchor::of(episode, TextRange::new(start, start + words.len())),
        quote: words.into(),
        note: note.into(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        made: 1_713_432_600_000,
        changed: 1_713_432_660_000,
        ..Bookmark::default()
    }
}

pub fn placed(episode: &Episode) -> Vec<Placed> {
    let resolver = Resolver::new(episode, None);
    let lost = Anchor {
        exact: "这句话已经不在了，谁也不知道它去了哪里。".into(),
        section: "谁来付账".into(),
        ..Anchor::default()
    };
    let bookmarks = [
        Bookmark {
            color: "yellow".into(), ..bookmark(episode, 2, "大家都付，一点一点地付。", "", &[])
        },
        bookmark(
            episode,
            1,
            "海床。\n最后看电网肯不肯接：*grid first*，这是 [老话]。",
            "记下来。\n再查一遍",
            &["风 电", "grid"],
        ),
        Bookmark { quote: lost.exact.clone(), anchor: lost, ..bookmark(episode, 3, "谁", "还要找", &[]) },
    ];
    bookmarks.into_iter().map(|b| Placed { resolved: resolver.resolve(&b.anchor), bookmark: b }).collect()
}

pub fn records() -> Vec<Record> {
    let episode = episode();
    collect(&episode, "/访谈/wind.md", &placed(&episode))
}

#[test]
fn markdown_for_obsidian() {
    assert_eq!(
        markdown(&records(), Context::Question),
        r#"---
title: "海上的风：\"一笔账\""
date: "2024-04-18"
source: "https://www.youtube.com/watch?v=abc"
path: "/访谈/wind.md"
hosts: ["林一舟"]
guests: ["Nadia Berg"]
tags: ["grid","风-电"]
---

# 海上的风："一笔账"

## 风从哪里来

> *海上的风电，账是怎么算的？*
>
> 海床。
>
> 最后看电网肯不肯接：\*grid first\*，这是 \[老话\]。
>
> — **Nadia Berg**, [1.2](fangtan:///%E8%AE%BF%E8%B0%88/wind.md#1.2), [00:12:34](<https://www.youtube.com/watch?v=abc&t=754s>)

^018eefb1-0000-7000-8000-000000000001

记下来。
再查一遍

#风-电 #grid

## 谁来付账

> 这句话已经不在了，谁也不知道它去了哪里。
>
> — [·](fangtan:///%E8%AE%BF%E8%B0%88/wind.md#)

^018eefb1-0000-7000-8000-000000000003

还要找

(lost)

> *海上的风电，账是怎么算的？*
>
> 大家都付，一点一点地付。
>
> — **Nadia Berg**, [2.1](fangtan:///%E8%AE%BF%E8%B0%88/wind.md#2.1), [00:12:34](<https://www.youtube.com/watch?v=abc&t=754s>)

^018eefb1-0000-7000-8000-000000000002

[color:: yellow]

"#
    );
    assert!(!markdown(&records(), Context::None).contains("怎么算的"));
}

#[test]
fn org_outline() {
    let text = org(&records()[..1]);
    assert_eq!(
        text,
        "* 海上的风：\"一笔账\"
:PROPERTIES:
:DATE: 2024-04-18
:SOURCE: https://www.youtube.com/watch?v=abc
:PATH: /访谈/wind.md
:END:
** 风从哪里来
*** 1.2 Nadia Berg :风_电:grid:
:PROPERTIES:
:ID: 018eefb1-0000-7000-8000-000000000001
:MADE: 2024-04-18T09:30:00.000Z
:TIME: 00:12:34
:STATE: ok
:LINK: fangtan:///%E8%AE%BF%E8%B0%88/wind.md#1.2
:END:
#+begin_quote
海床。
最后看电网肯不肯接：*grid first*，这是 [老话]。
#+end_quote
记下来。
再查一遍
"
    );
}

#[test]
fn a_table_that_csv_readers_read() {
    let text = csv(&records());
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][10], "海床。\n最后看电网肯不肯接：*grid first*，这是 [老话]。");
    assert_eq!(&rows[0][12], "风 电; grid");
    assert_eq!(&rows[1][14], "lost");
    assert_eq!(&rows[2][9], "00:12:34");
}

#[test]
fn passages_as_one_text_are_turns_that_lead_back() {
    let mut records: Vec<Record> = records();
    records[1].speaker = String::new();
    let text = reading("摘录", &grouped(&records, By::Color));
    let (read, _) = parse(text.as_bytes(), &Hints::default());
    let of = |words: &str| {
        let turn = &read.turns[read.turn_at(read.text.find(words).unwrap()).unwrap()];
        (
            read.speaker_of(turn).map_or("", |speaker| &speaker.name),
            read.range_of(&turn.paragraphs).of(&read.text),
        )
    };
    let (speaker, whole) = of("*grid first*，这是 [老话]。");
    assert_eq!(speaker, "Nadia Berg");
    assert!(whole.starts_with("Nadia Berg") && whole.contains("再查一遍"), "{text}");
    assert!(!whole.contains("还要找"), "{text}");
    assert_eq!(of("谁也不知道它去了哪里").0, "–", "nobody else is taken for who said it\n{text}");
    assert_eq!(of("大家都付").0, "Nadia Berg");
    assert_eq!(read.sections.last().unwrap().title.as_deref(), Some("yellow"));
    assert_eq!(read_address_link(&read.links[0]), Some(("/访谈/wind.md".into(), Some("1.2".into()))));
}

#[test]
fn no_words_of_a_passage_are_taken_for_who_says_them_when_passages_are_one_text() {
    let quote = "结论： 先看风。\n问： 谁来付？\nNB： twice\n    indented\nA ⁚ b &lt; R&D".to_owned();
    let mut records = records();
    for record in &mut records {
        record.quote = quote.clone();
    }
    let text = reading("摘录", &grouped(&records, By::Episode));
    let (read, _) = parse(text.as_bytes(), &Hints::default());
    let names: Vec<&str> = read.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Nadia Berg", "–"], "{text}");
    assert_eq!(read.turns.len(), records.len());
    for words in ["结论： 先看风。", "问： 谁来付？", "NB： twice", "indented", "&lt; R&D"] {
        assert!(read.text.contains(words), "{words} in {}", read.text);
    }
    assert!(read.paragraphs.iter().all(|paragraph| paragraph.kind != ParagraphKind::Code), "{text}");
}

#[test]
fn a_passage_tells_when_its_clip_begins_and_ends() {
    let mut episode = episode();
    episode.times.push(TimeMark { at: episode.paragraphs[6].range.start, seconds: 782 });
    let records = collect(&episode, "/访谈/wind.md", &placed(&episode));
    let words: serde_json::Value = serde_json::from_str(jsonl(&records).lines().next().unwrap()).unwrap();
    assert_eq!((&words["time"], &words["until"]), (&754.into(), &782.into()));
    assert!(csv(&records).lines().any(|line| line.ends_with(",00:13:02")), "{}", csv(&records));
    let link = "[00:12:34–00:13:02](<https://www.youtube.com/watch?v=abc&t=754s>)";
    assert!(markdown(&records, Context::None).contains(link), "{}", markdown(&records, Context::None));
    assert!(org(&records).contains(":TIME: 00:12:34–00:13:02\n"), "{}", org(&records));
    let last = records.iter().find(|record| record.quote.starts_with("大家")).unwrap();
    assert_eq!((last.time, last.until), (Some(782), None), "nothing tells when the last words end");
}

#[test]
fn the_whole_text_with_its_passages_marked() {
    let episode = episode();
    assert_eq!(
        marked(&episode, &placed(&episode)),
        "## 风从哪里来

林一舟

海上的风电，账是怎么算的？

Nadia Berg

先看风，再看⟦海床。

最后看电网肯不肯接：*grid first*，这是 [老话]。⟧[1]

## 谁来付账

Nadia Berg

# ⟦大家都付，一点一点地付。⟧[3]

[1] 记下来。
再查一遍 #风 电 #grid

[2] (lost) 这句话已经不在了，谁也不知道它去了哪里。 还要找
"
    );
}

#[test]
fn json_lines_lead_back_to_the_same_bytes() {
    let text = jsonl(&records());
    assert_eq!(text.lines().count(), 3);
    let (read, problems) = read_jsonl(&format!("\n{text}no json\n"));
    assert_eq!(jsonl(&read), text);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].line, 5);
    assert_eq!(read[0].bookmark(1), placed(&episode())[1].bookmark);
}

#[test]
fn web_annotations_lead_back_to_the_same_bytes() {
    let text = w3c(&records());
    let read = read_w3c(&text).unwrap();
    assert_eq!(w3c(&read), text);
    assert_eq!(read.len(), 3);
    assert_eq!(
        (read[0].note.as_str(), &read[0].tags[..]),
        ("记下来。\n再查一遍", &["风 电".to_owned(), "grid".into()][..])
    );
    let episode = episode();
    let range = Resolver::new(&episode, None).resolve(&read[0].anchor).range;
    assert_eq!(range.of(&episode.text), read[0].quote);
}

#[test]
fn positions_are_counted_in_characters_of_the_reading_text() {
    let text = episode().text;
    for record in records().iter().filter(|record| record.state != "lost") {
        let [start, end] = record.position.unwrap();
        assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), record.quote);
    }
}

#[test]
fn an_annotation_without_an_id_is_the_same_one_every_time_it_is_read() {
    let note = r#"{"type":"Annotation","target":{"source":"/a.md","selector":{"type":"TextQuoteSelector","exact":"风"}}}"#;
    let [one, again] = [(); 2].map(|()| read_w3c(note).unwrap().remove(0).id);
    assert!(one == again && !one.is_empty(), "{one}");
}

#[test]
fn groups_hold_every_passage_under_each_of_its_names() {
    let records = records();
    let names =
        |by| grouped(&records, by).into_iter().map(|(name, group)| (name, group.len())).collect::<Vec<_>>();
    assert_eq!(names(By::Episode), [("海上的风：\"一笔账\"".to_owned(), 3)]);
    assert_eq!(names(By::Guest), [("Nadia Berg".to_owned(), 3)]);
    assert_eq!(names(By::Tag), [(String::new(), 2), ("grid".to_owned(), 1), ("风 电".to_owned(), 1)]);
    assert_eq!(names(By::Day), [("2024-04-18".to_owned(), 3)]);
}

proptest! {
    #[test]
    fn any_note_comes_back(note in "\\PC{0,30}\n?\\PC{0,10}", tag in "\\PC{1,10}", time in 0_i64..4_000_000_000_000) {
        let record = Record { note, tags: vec![tag], made: time, changed: time, ..records().remove(0) };
        let (read, problems) = read_jsonl(&jsonl(std::slice::from_ref(&record)));
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(&read, std::slice::from_ref(&record));
        let text = w3c(&[record]);
        prop_assert_eq!(w3c(&read_w3c(&text).unwrap()), text);
    }
}
