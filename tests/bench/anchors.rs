//! How long it takes to find a thousand passages again in an interview of about one megabyte.
#![allow(missing_docs, clippy::unwrap_used)]

use divan::{Bencher, black_box};
use fangtan::episode::model::{Episode, Paragraph, ParagraphKind};
use fangtan::passage::anchor::{Anchor, Resolver, Shingles, text_hash};
use fangtan::text::range::TextRange;

fn main() {
    divan::main();
}

/// A linear congruential generator is chance enough here.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }
}

fn text() -> String {
    let words: Vec<char> =
        "我们说的是一种很慢的变化它从海上开始先有风再有人把风写进账里然后每一条街都亮起来没有谁觉得奇怪\
                            直到孩子问电是哪里来的老师画了一张图桥和码头之间有三台机器转得比钟还慢"
            .chars()
            .collect();
    let mut dice = Dice(7);
    let mut text = String::new();
    while text.len() < 1_000_000 {
        for _ in 0..30 + dice.below(200) {
            text.push(if dice.below(14) == 0 { '，' } else { words[dice.below(words.len())] });
        }
        text.push_str("。\n");
    }
    text.pop();
    text
}

fn edited(text: &str) -> String {
    let mut dice = Dice(11);
    let edit = |c: char| match dice.below(60) {
        0 if c != '\n' => vec![],
        1 if c != '\n' => vec!['改'],
        2 if c != '\n' => vec![c, '添'],
        _ => vec![c],
    };
    text.chars().flat_map(edit).collect()
}

fn episode(text: String) -> Episode {
    let range = TextRange::new(0, text.len());
    let only = Paragraph { range, kind: ParagraphKind::Body, line: 1, ..Paragraph::default() };
    Episode { text, paragraphs: vec![only], ..Episode::default() }
}

fn anchors(episode: &Episode) -> Vec<Anchor> {
    let starts: Vec<usize> = episode.text.char_indices().map(|(at, _)| at).collect();
    let mut dice = Dice(3);
    let mut anchor = |number: usize| {
        let length = [6, 12, 20, 40, 80, 160, 300, 400][number % 8];
        let start = dice.below(starts.len() - length);
        Anchor::of(episode, TextRange::new(starts[start], starts[start + length]))
    };
    (0..1000).map(&mut anchor).collect()
}

fn resolve(bencher: Bencher, before: &Episode, after: &Episode, kept: Option<&str>) {
    let anchors = anchors(before);
    bencher.bench_local(|| {
        let resolver = Resolver::new(after, kept);
        anchors.iter().map(|anchor| resolver.resolve(black_box(anchor)).range.start).sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn thousand_in_the_same_text(bencher: Bencher) {
    let before = episode(text());
    resolve(bencher, &before, &before, None);
}

#[divan::bench(sample_count = 3)]
fn thousand_after_5_percent_with_the_kept_text(bencher: Bencher) {
    let (before, after) = (episode(text()), episode(edited(&text())));
    resolve(bencher, &before, &after, Some(&before.text));
}

#[divan::bench(sample_count = 3)]
fn thousand_after_5_percent_by_quote(bencher: Bencher) {
    let (before, after) = (episode(text()), episode(edited(&text())));
    resolve(bencher, &before, &after, None);
}

#[divan::bench]
fn make_one(bencher: Bencher) {
    let episode = episode(text());
    let start = episode.text.floor_char_boundary(500_000);
    let range = TextRange::new(start, episode.text.floor_char_boundary(start + 120));
    bencher.bench_local(|| Anchor::of(black_box(&episode), range));
}

#[divan::bench]
fn hash(bencher: Bencher) {
    let text = text();
    bencher.bench_local(|| text_hash(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn shingles(bencher: Bencher) {
    let text = text();
    bencher.bench_local(|| Shingles::of(black_box(&text)));
}
