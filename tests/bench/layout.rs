//! How fast a page is set: analysis once per text, wrapping at every change of the measure.
#![allow(missing_docs)]

use divan::Bencher;
use divan::counter::BytesCount;
use fangtan::episode::model::{Episode, Paragraph, ParagraphKind};
use fangtan::layout::flow::{Flow, Shape};
use fangtan::layout::gap::Gap;
use fangtan::layout::segments::Segments;
use fangtan::layout::width::WidthPolicy;
use fangtan::text::range::TextRange;

const CLAUSES: [&str; 12] = [
    "我想先问一个很多人都关心的问题",
    "他们在2019年夏天重写了整套调度系统",
    "“慢一点”这句话我跟团队说过很多遍",
    "训练用的集群从 300 台扩大到 12 万台",
    "这件事——说实话——没有人事先料到",
    "开源的好处是别人会替你发现错误",
    "像 Rust 和 PostgreSQL 这样的项目都走过这条路",
    "成本降低了 37%，延迟从 80 ms 降到 9 ms",
    "读者写信来说（我至今留着那封信）",
    "《编译原理》那本书我读了三遍",
    "我们当时只有六个人……",
    "回头看，最难的是决定不做什么",
];

fn main() {
    divan::main();
}

/// An interview of about `bytes` bytes in paragraphs of `clauses` clauses.
fn interview(bytes: usize, clauses: usize) -> Episode {
    let mut episode = Episode::default();
    let mut pick: u32 = 1;
    while episode.text.len() < bytes {
        if !episode.text.is_empty() {
            episode.text.push('\n');
        }
        let start = episode.text.len();
        for clause in 0..clauses {
            pick = pick.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            episode.text.push_str(CLAUSES[(pick >> 16) as usize % CLAUSES.len()]);
            episode.text.push(if clause % 4 == 3 { '。' } else { '，' });
        }
        let range = TextRange::new(start, episode.text.len());
        let line = episode.paragraphs.len() as u32 + 1;
        let kind = ParagraphKind::Body;
        episode.paragraphs.push(Paragraph { range, kind, line, ..Paragraph::default() });
    }
    episode
}

fn analyse(bencher: Bencher, episode: &Episode) {
    let counted = bencher.counter(BytesCount::of_str(&episode.text));
    counted.bench(|| Segments::of(episode, WidthPolicy::default()));
}

fn wrap(bencher: Bencher, episode: &Episode, shape: Shape) {
    let segments = Segments::of(episode, WidthPolicy::default());
    bencher.counter(BytesCount::of_str(&episode.text)).bench(|| Flow::new(episode, &segments, shape, &[]));
}

#[divan::bench]
fn analysis_1_mb_one_core(bencher: Bencher) {
    let episode = interview(1_000_000, 12);
    let core = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    let counted = bencher.counter(BytesCount::of_str(&episode.text));
    counted.bench(|| core.install(|| Segments::of(&episode, WidthPolicy::default())));
}

#[divan::bench]
fn analysis_10_mb_all_cores(bencher: Bencher) {
    analyse(bencher, &interview(10_000_000, 12));
}

#[divan::bench(args = [40, 64, 80])]
fn wrapping_1_mb(bencher: Bencher, measure: u16) {
    wrap(bencher, &interview(1_000_000, 12), Shape { measure, ..Shape::default() });
}

#[divan::bench]
fn wrapping_1_mb_with_gaps(bencher: Bencher) {
    wrap(bencher, &interview(1_000_000, 12), Shape { gap: Gap::Shown, ..Shape::default() });
}

#[divan::bench(args = [1_000, 33_000, 333_000])]
fn analysis_of_one_paragraph(bencher: Bencher, chars: usize) {
    analyse(bencher, &one_paragraph(chars));
}

#[divan::bench(args = [1_000, 33_000, 333_000])]
fn wrapping_of_one_paragraph(bencher: Bencher, chars: usize) {
    wrap(bencher, &one_paragraph(chars), Shape::default());
}

#[divan::bench(args = [33_000, 333_000])]
fn wrapping_of_one_word(bencher: Bencher, chars: usize) {
    let mut episode = one_paragraph(chars);
    episode.text = "x".repeat(episode.text.len());
    wrap(bencher, &episode, Shape::default());
}

fn one_paragraph(chars: usize) -> Episode {
    interview(chars * 3, chars / 12)
}
