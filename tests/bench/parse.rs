//! Bytes to an episode, by size and format.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;
use fangtan::parse::{Hints, parse};

fn main() {
    divan::main();
}

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// An interview in Markdown with headings, bold names and bold words.
fn markdown(size: usize) -> String {
    let mut text = String::with_capacity(size + 1000);
    let mut turn = 0;
    while text.len() < size {
        if turn % 8 == 0 {
            let _ = write!(text, "### 第{turn}节的标题\n\n");
        }
        let _ = write!(text, "主持人 **林夏**：第{turn}个问题是这样的，你怎么看？\n\n");
        let _ = write!(text, "**周远**：{}\n\n{}\n\n", SAID.repeat(4), SAID.repeat(6));
        turn += 1;
    }
    text
}

/// The same as pasted text.
fn plain(size: usize) -> String {
    let mut text = String::with_capacity(size + 1000);
    while text.len() < size {
        let _ = write!(text, "主持人提问：你怎么看这件事？\n周远：{}\n{}\n", SAID.repeat(4), SAID.repeat(6));
    }
    text.replace("**", "")
}

const SAID: &str = "这件事要从很久以前说起，那时候**灯塔**还没有电，每天晚上都要上去点灯（lamp oil）。";

fn run(bencher: Bencher, text: &str, file_name: &str) {
    let hints = Hints { file_name: file_name.to_owned(), ..Hints::default() };
    bencher.counter(BytesCount::of_str(text)).bench(|| parse(divan::black_box(text.as_bytes()), &hints));
}

#[divan::bench(args = SIZES, sample_count = 12)]
fn markdown_file(bencher: Bencher, size: usize) {
    run(bencher, &markdown(size), "a.md");
}

#[divan::bench(args = SIZES, sample_count = 12)]
fn plain_file(bencher: Bencher, size: usize) {
    run(bencher, &plain(size), "a.txt");
}

#[divan::bench(args = ["a.md", "a.txt"], sample_count = 12)]
fn one_line(bencher: Bencher, name: &str) {
    let line: String = SAID.chars().cycle().take(300_000).collect();
    run(bencher, &line, name);
}

/// The interviews of a folder beside the project, where it is there.
#[divan::bench(sample_count = 12)]
fn real_files(bencher: Bencher) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files: Vec<(Vec<u8>, Hints)> = entries
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .filter_map(|entry| {
            let file_name = entry.file_name().to_string_lossy().into_owned();
            Some((std::fs::read(entry.path()).ok()?, Hints { file_name, ..Hints::default() }))
        })
        .collect();
    let size: usize = files.iter().map(|(bytes, _)| bytes.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        files.iter().map(|(bytes, hints)| parse(divan::black_box(bytes), hints).0.turns.len()).sum::<usize>()
    });
}
