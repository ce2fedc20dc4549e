//! Keystrokes in the jump box, and searches in a long text.
#![allow(missing_docs, clippy::unwrap_used)]

use std::sync::LazyLock;

use divan::{Bencher, black_box, counter::BytesCount};
use fangtan::episode::model::{Address, Episode, Paragraph, ParagraphKind, Role, Turn};
use fangtan::search::find::FindPattern;
use fangtan::search::fulltext::TextQuery;
use fangtan::search::fuzzy::{Corpus, RankQuery};
use fangtan::search::scoped::find_in_episode;
use fangtan::text::fold::fold_han;
use fangtan::text::query::Query;
use fangtan::text::range::TextRange;

#[path = "../it/support.rs"]
mod support;

const QUERIES: [&str; 12] = [
    "z",
    "扎克",
    "zuck",
    "zkbg",
    "zhakeboge",
    "llama kaiyuan",
    "shujuzhongxin",
    "sjzx",
    "tlxl",
    "market data",
    "数据 中心 !模型",
    "open source",
];

static SMALL: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(support::lines(10_000, 11)));
static LARGE: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(support::lines(1_000_000, 11)));
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = support::lines(40_000, 13).join("。");
    text.truncate(text.floor_char_boundary(1_000_000));
    text
});
static FOLDED: LazyLock<String> = LazyLock::new(|| fold_han(&TEXT).text);

fn main() {
    divan::main();
}

#[divan::bench(args = QUERIES)]
fn jump_among_10_000_on_one_core(bencher: Bencher, query: &str) {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    bencher.bench(|| one.install(|| SMALL.rank(black_box(query), 200)));
}

#[divan::bench(args = QUERIES, sample_count = 20)]
fn jump_among_1_000_000(bencher: Bencher, query: &str) {
    bencher.bench(|| LARGE.rank(black_box(query), 200));
}

#[divan::bench(sample_count = 20)]
fn jump_among_1_000_000_typing_on(bencher: Bencher) {
    let left = LARGE.ask(RankQuery::new("zhakebog", 200)).narrowed;
    bencher.bench(|| LARGE.ask(RankQuery { after: Some(&left), ..RankQuery::new("zhakeboge", 200) }));
}

#[divan::bench(sample_count = 3)]
fn prepare_100_000(bencher: Bencher) {
    let labels = support::lines(100_000, 11);
    bencher.with_inputs(|| labels.clone()).bench_values(Corpus::new);
}

#[divan::bench(args = ["数据中心", "的", "扎克伯格", "market", "Market", "open source", "/h\\w+ book/"])]
fn find_in_1_mb(bencher: Bencher, typed: &str) {
    let pattern = FindPattern::new(typed).unwrap();
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench(|| pattern.find_all(black_box(&TEXT)));
}

/// The text as one interview of 1,756 turns, questions and answers in turn.
static TALK: LazyLock<Episode> = LazyLock::new(|| {
    let sentences: Vec<&str> = TEXT.split_inclusive('。').collect();
    let mut talk = Episode::default();
    for said in sentences.chunks(sentences.len().div_ceil(1756)) {
        let index = talk.turns.len();
        talk.text.push_str(if index > 0 { "\n" } else { "" });
        let start = talk.text.len();
        talk.text.extend(said.iter().copied());
        let range = TextRange::new(start, talk.text.len());
        let kind = ParagraphKind::Body;
        talk.paragraphs.push(Paragraph { range, kind, line: 1, ..Paragraph::default() });
        talk.turns.push(Turn {
            address: Address { section: 0, turn: index as u32 + 1 },
            section: 0,
            speaker: None,
            role: Some(if index % 2 == 0 { Role::Host } else { Role::Guest }),
            paragraphs: index..index + 1,
            label: None,
            line: 1,
            time: None,
        });
    }
    talk
});

#[divan::bench(args = ["数据中心", "的", "in:answer 数据 市场", "market !城市"])]
fn find_in_1756_turns(bencher: Bencher, typed: &str) {
    let query = Query::parse(typed).unwrap();
    bencher.bench(|| find_in_episode(black_box(&TALK), &query));
}

#[divan::bench(args = ["数据中心", "的", "扎克伯格", "market"])]
fn scan_1_mb_of_folded_text(bencher: Bencher, typed: &str) {
    let query = TextQuery::new(&Query::parse(typed).unwrap()).unwrap();
    bencher.counter(BytesCount::of_str(FOLDED.as_str())).bench(|| query.count(black_box(FOLDED.as_bytes())));
}

#[divan::bench(args = ["数据中心", "market"])]
fn prepare_a_pattern(typed: &str) -> FindPattern {
    FindPattern::new(typed).unwrap()
}
