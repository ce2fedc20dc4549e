//! The laws over random mixes of scripts, marks and addresses, at every width.

use fangtan::episode::model::{Episode, ParagraphKind};
use fangtan::layout::flow::{Flow, ParagraphStyle, Shape, Show};
use fangtan::layout::gap::Gap;
use fangtan::layout::segments::Segments;
use fangtan::layout::width::WidthPolicy;
use proptest::prelude::*;
use proptest::sample::select;

use super::laws::{Laws, ordered};
use super::sample::{episode, lines, prose};

const PIECES: [&str; 78] = [
    "我们",
    "必须",
    "确保",
    "的",
    "吗",
    "了",
    "，",
    "。",
    "、",
    "：",
    "；",
    "？",
    "！",
    "（",
    "）",
    "“",
    "”",
    "‘",
    "’",
    "「",
    "」",
    "『",
    "』",
    "《",
    "》",
    "【",
    "】",
    "——",
    "……",
    "—",
    "…",
    "～",
    "·",
    "％",
    "℃",
    "•",
    "扎克·伯格",
    "35亿",
    "80 亿",
    "10 GB",
    "36.5℃",
    "2024年10月5日",
    "第3章",
    "$1,000,000.00",
    "95%",
    "Llama-3-70B",
    "C++",
    "A/B",
    "TCP/IP",
    "Meta-Reasoning",
    "https://www.example.org/watch?v=bc6uFV9CJGg&t=120",
    "some.one@example.org",
    "don’t",
    "unbreakablylongwordofaperson",
    " ",
    "  ",
    "　",
    "hello",
    "I",
    "a",
    "ちょっと",
    "カー々",
    "っ",
    "한국어",
    "띄어쓰기",
    "e\u{301}",
    "\u{301}",
    "👨\u{200D}👩\u{200D}👧\u{200D}👦",
    "👍🏽",
    "❤\u{FE0F}",
    "🇨🇳",
    "葛\u{E0100}",
    "ภาษาไทย",
    "\u{200B}",
    "שלום",
    "العربية",
    "हिन्दी",
    "\"",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("no line ends", |c| !c.is_control() && !"\u{2028}\u{2029}".contains(*c)).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn kind() -> impl Strategy<Value = ParagraphKind> {
    use ParagraphKind::{Body, Code, Heading, Item, Label, Quote, Rule, Stage, Table};
    select(&[Body, Body, Body, Heading, Label, Quote, Item, Code, Table, Stage, Rule])
}

fn page() -> impl Strategy<Value = (Episode, Vec<Show>)> {
    let folded = select(&[Show::Hidden, Show::Hidden, Show::Stub, Show::Lead(7)]);
    let shown = prop_oneof![Just(Show::Full), folded];
    let paragraph = (kind(), text(), 0..3u8, any::<bool>(), any::<bool>(), shown);
    prop::collection::vec(paragraph, 0..12).prop_map(|paragraphs| {
        let mut made = episode(paragraphs.iter().map(|(kind, text, ..)| (*kind, text.as_str())));
        let mut folds = Vec::new();
        for (built, (kind, text, depth, tight, marked, show)) in made.paragraphs.iter_mut().zip(&paragraphs) {
            built.depth = *depth;
            built.tight = *tight;
            let marker = text.char_indices().nth(2).map_or(0, |(at, _)| at);
            built.marker = if *marked && *kind == ParagraphKind::Item { marker as u8 } else { 0 };
            folds.push(match show {
                Show::Lead(share) => Show::Lead(cluster_near(text, built.range.start, *share)),
                other => *other,
            });
        }
        (made, folds)
    })
}

/// A cluster's start about one in `share` into the text that begins at `start`.
fn cluster_near(text: &str, start: usize, share: usize) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    let wanted = text.len() / share;
    let found = text.grapheme_indices(true).find(|(at, _)| *at >= wanted);
    start + found.map_or(text.len(), |(at, _)| at)
}

fn policy() -> impl Strategy<Value = WidthPolicy> {
    any::<bool>().prop_map(|wide_ambiguous| WidthPolicy { wide_ambiguous, ..WidthPolicy::default() })
}

fn gap() -> impl Strategy<Value = Gap> {
    select(&[Gap::None, Gap::Shown])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_width_keeps_the_laws(text in text(), policy in policy(), gap in gap()) {
        let episode = prose(&[&text]);
        let segments = Segments::of(&episode, policy);
        let laws = Laws::of(&episode, policy);
        for measure in 1..=120 {
            let shape = Shape { measure, policy, gap, ..Shape::default() };
            let flow = Flow::new(&episode, &segments, shape, &[]);
            laws.check(&flow, shape).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn a_wider_line_never_makes_more_of_them(text in text()) {
        let episode = prose(&[&text]);
        let segments = Segments::of(&episode, WidthPolicy::default());
        let laws = Laws::of(&episode, WidthPolicy::default());
        let mut above = usize::MAX;
        for measure in 20..120 {
            let shape = Shape { measure, ..Shape::default() };
            let flow = Flow::new(&episode, &segments, shape, &[]);
            let forced = laws.check(&flow, shape).map_err(TestCaseError::fail)?;
            prop_assert!(!forced.is_empty() || flow.rows() <= above, "at {measure}");
            above = if forced.is_empty() { flow.rows() } else { usize::MAX };
        }
    }

    #[test]
    fn a_paragraph_breaks_the_same_in_any_company((episode, _) in page(), measure in 1u16..120) {
        let shape = Shape { measure, ..Shape::default() };
        let together = Flow::new(&episode, &Segments::of(&episode, shape.policy), shape, &[]);
        let mut alone = Vec::new();
        for paragraph in episode.paragraphs.iter().filter(|p| p.depth == 0 && p.kind == ParagraphKind::Body) {
            let single = prose(&[paragraph.range.of(&episode.text)]);
            let flow = Flow::new(&single, &Segments::of(&single, shape.policy), shape, &[]);
            alone.extend(lines(&single, &flow).into_iter().map(str::to_owned));
        }
        let body = |line: &&fangtan::layout::flow::Line| {
            let paragraph = episode.paragraphs[line.paragraph as usize];
            line.kind == fangtan::layout::flow::LineKind::Text && paragraph.depth == 0 && paragraph.kind == ParagraphKind::Body
        };
        let found: Vec<_> = together.lines().iter().filter(body).map(|line| line.range.of(&episode.text)).collect();
        prop_assert_eq!(found, alone);
    }

    #[test]
    fn every_line_is_found_by_its_start((episode, folds) in page(), measure in 0u16..120, indented in any::<bool>()) {
        let style = if indented { ParagraphStyle::Indented } else { ParagraphStyle::Spaced };
        let shape = Shape { measure, style, ..Shape::default() };
        let segments = Segments::of(&episode, shape.policy);
        ordered(&Flow::new(&episode, &segments, shape, &folds)).map_err(TestCaseError::fail)?;
        let full = Flow::new(&episode, &segments, shape, &[]);
        let shape = Shape { measure: measure.max(1), ..shape };
        Laws::of(&episode, shape.policy).check(&full, shape).map_err(TestCaseError::fail)?;
        for paragraph in 0..episode.paragraphs.len() {
            prop_assert!(full.lines().iter().any(|line| line.paragraph as usize == paragraph));
        }
    }
}
