//! Texts to count with: an interview as they are, and texts that no one writes by hand.

use std::fmt::Write as _;

use crate::support;

/// A kind of text that repeats one thing.
pub struct Kind {
    pub name: &'static str,
    /// The name of its file, which says how it is read.
    pub file: &'static str,
    /// Bytes of the smaller of the two texts that are compared.
    pub size: usize,
    /// Such a text of about so many bytes.
    pub make: fn(usize) -> String,
}

const SAID: &str = "这件事要从很久以前说起，那时候灯塔还没有电，每天晚上都要上去点灯（lamp oil）。";

/// An interview in Markdown of about `bytes` bytes.
pub fn interview(bytes: usize, seed: u64) -> String {
    let lines = support::lines(2_000, seed);
    let mut text = format!("---\ntitle: {}\ndate: 2024-05-06\n---\n", lines[0]);
    for (turn, words) in lines.chunks(10).cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        if turn % 8 == 0 {
            write!(text, "### {}\n\n", words[0]).unwrap();
        }
        write!(text, "主持人 **林夏**：{}，灯塔呢？\n\n", words[1]).unwrap();
        write!(text, "**周远**：{}。\n\n{}。\n\n", words.join("，"), words[2..8].join("，**那时候**"))
            .unwrap();
    }
    text
}

/// What `part` gives for 0, 1, 2 …, up to `bytes` bytes.
fn many(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 100);
    for index in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&part(index));
    }
    text
}

/// `part` again and again, up to `bytes` bytes.
fn repeat(bytes: usize, part: &str) -> String {
    part.repeat(bytes.div_ceil(part.len()))
}

/// As many `open` before something that is said as `close` behind it.
fn nested(bytes: usize, open: &str, close: &str) -> String {
    let depth = bytes / (open.len() + close.len()) + 1;
    [open.repeat(depth), SAID.to_owned(), close.repeat(depth)].concat()
}

/// An hour, a minute and a second for each number.
fn clock(index: usize) -> String {
    format!("{:02}:{:02}:{:02}", index / 3600, index / 60 % 60, index % 60)
}

const fn kind(name: &'static str, file: &'static str, size: usize, make: fn(usize) -> String) -> Kind {
    Kind { name, file, size, make }
}

/// Bytes of the smaller text, where much is done for each of them, and where little is.
const FEW: usize = 40_000;
const MANY: usize = 60_000;

pub const KINDS: &[Kind] = &[
    kind("sections", "a.md", FEW, |n| many(n, |i| format!("## 第{i}节\n\n"))),
    kind("sections of one name", "a.md", MANY, |n| repeat(n, &format!("## 小结\n\n**甲**：{SAID}\n\n"))),
    kind("underlined sections", "a.md", FEW, |n| many(n, |i| format!("T{i}\n===\n\n"))),
    kind("a list of sections", "a.md", MANY, |n| {
        let count = n / 60 + 1;
        let list: String = (0..count).map(|i| format!("- [第{i}节](#s{i})\n")).collect();
        list + "\n" + &(0..count).map(|i| format!("## 第{i}节\n\n你好，灯塔。\n\n")).collect::<String>()
    }),
    kind("turns", "a.md", MANY, |n| repeat(n, &format!("**甲**：{SAID}\n\n**乙**：{SAID}\n\n"))),
    kind("short turns", "a.txt", FEW, |n| repeat(n, "甲：好\n乙：嗯\n")),
    kind("speakers", "a.txt", MANY, |n| many(n, |i| format!("人{i}：{SAID}\n"))),
    kind("bold speakers", "a.md", MANY, |n| many(n, |i| format!("**Name{i} Smith{i}**: {SAID}\n\n"))),
    kind("speakers who share names", "a.txt", MANY, |n| {
        many(n, |i| format!("张三{i}：{SAID}\n三{i}：{SAID}\n"))
    }),
    kind("labels in one paragraph", "a.md", FEW, |n| repeat(n, "a: b\n")),
    kind("questions", "a.txt", MANY, |n| many(n, |i| format!("{i}、你怎么看第{i}件事？\n\n{SAID}\n\n"))),
    kind("nested <div>", "a.md", MANY, |n| nested(n, "<div>", "</div>")),
    kind("nested <div>, HTML", "a.html", MANY, |n| "<html><body>".to_owned() + &nested(n, "<div>", "</div>")),
    kind("nested <details>", "a.md", FEW, |n| repeat(n, "<details><summary>原文</summary>\n\n")),
    kind("<br>", "a.md", FEW, |n| repeat(n, "灯<br>")),
    kind("unclosed tags", "a.md", MANY, |n| repeat(n, "<a ")),
    kind("unclosed comments", "a.md", MANY, |n| repeat(n, "<!-- x ")),
    kind("unclosed bold, HTML", "a.html", MANY, |n| "<html><body><p>".to_owned() + &repeat(n, "<b>x")),
    kind("list items, HTML", "a.html", FEW, |n| "<html><body><ul>".to_owned() + &repeat(n, "<li>x")),
    kind("brackets", "a.md", MANY, |n| repeat(n, "[")),
    kind("unclosed links", "a.md", MANY, |n| repeat(n, "[a](")),
    kind("links", "a.md", MANY, |n| many(n, |i| format!("[a{i}](http://x.example/{i}) "))),
    kind("addresses", "a.md", MANY, |n| many(n, |i| format!("<http://x.example/{i}> "))),
    kind("addresses in addresses", "a.txt", MANY, |n| repeat(n, "http://")),
    kind("link targets", "a.md", MANY, |n| {
        many(n / 2, |i| format!("[a{i}]\n\n")) + &many(n / 2, |i| format!("[a{i}]: http://x.example/{i}\n"))
    }),
    kind("footnotes", "a.md", FEW, |n| {
        many(n / 2, |i| format!("灯[^{i}] ")) + "\n\n" + &many(n / 2, |i| format!("[^{i}]: 注\n\n"))
    }),
    kind("marks of emphasis", "a.md", MANY, |n| repeat(n, "*a **b _c ")),
    kind("code marks", "a.md", MANY, |n| many(n, |i| "`".repeat(i % 80 + 1) + "a")),
    kind("quotes in quotes", "a.md", MANY, |n| repeat(n, "> ")),
    kind("lists in lists", "a.md", FEW, |n| many(n, |i| "  ".repeat(i % 100) + "- x\n")),
    kind("rows of a table", "a.md", FEW, |n| "|a|b|\n|-|-|\n".to_owned() + &repeat(n, "|一|二|\n")),
    kind("columns of a table", "a.md", FEW, |n| {
        ["|".to_owned(), repeat(n / 3, "a|"), "\n|".to_owned(), repeat(n / 3, "-|"), "\n".to_owned()].concat()
    }),
    kind("unclosed code", "a.md", MANY, |n| "```\n".to_owned() + &repeat(n, "let a = 1;\n")),
    kind("front matter, keys", "a.md", MANY, |n| {
        "---\n".to_owned() + &many(n, |i| format!("k{i}: v\n")) + "---\n" + SAID
    }),
    kind("front matter, guests", "a.md", MANY, |n| {
        let guests = many(n / 3, |i| format!("  - 人{i}\n"));
        "---\nguests:\n".to_owned() + &guests + "---\n" + &many(n, |i| format!("**人{i}**：好。\n\n"))
    }),
    kind("front matter, unclosed", "a.md", FEW, |n| "---\n".to_owned() + &repeat(n, "a: b\n")),
    kind("clocks", "a.txt", MANY, |n| many(n, |i| format!("[{}] 甲：{SAID}\n", clock(i)))),
    kind("cues", "a.srt", MANY, |n| {
        many(n, |i| format!("{}\n{},000 --> {},900\n甲：{SAID}\n\n", i + 1, clock(i), clock(i)))
    }),
    kind("parts of JSON", "a.json", MANY, |n| {
        let part = |i| format!("{{\"start\":{i},\"speaker\":\"S{}\",\"text\":\"{SAID}\"}},", i % 5);
        format!("{{\"segments\":[{}{{\"text\":\"好。\"}}]}}", many(n, part))
    }),
    kind("one line", "a.txt", MANY, |n| repeat(n, SAID)),
    kind("one line of one character", "a.txt", MANY, |n| repeat(n, "灯")),
    kind("one word", "a.txt", MANY, |n| repeat(n, "a")),
    kind("one grapheme cluster", "a.txt", MANY, |n| "e".to_owned() + &repeat(n, "\u{301}")),
    kind("one emoji of many", "a.txt", MANY, |n| repeat(n, "👩\u{200d}")),
    kind("flags", "a.txt", MANY, |n| repeat(n, "🇨")),
    kind("blanks", "a.txt", MANY, |n| repeat(n, " ") + "a"),
    kind("words kept together", "a.txt", MANY, |n| repeat(n, "a\u{a0}b\u{2060}")),
    kind("soft hyphens", "a.txt", MANY, |n| repeat(n, "a\u{ad}")),
    kind("marks of direction", "a.txt", MANY, |n| repeat(n, "\u{202e}") + "a"),
    kind("opening quotation marks", "a.txt", MANY, |n| repeat(n, "“")),
    kind("full stops", "a.txt", MANY, |n| repeat(n, "。")),
    kind("brackets with other words", "a.txt", MANY, |n| many(n, |i| format!("灯塔{i}（lamp house {i}），"))),
    kind("colons", "a.txt", MANY, |n| repeat(n, "a：")),
];
