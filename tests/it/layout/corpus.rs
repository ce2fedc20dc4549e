//! The laws over real interviews, at every width a reader may choose.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fangtan::layout::flow::{Flow, LineKind, Shape};
use fangtan::layout::segments::Segments;
use fangtan::layout::width::{WidthPolicy, cell_width, is_disputed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use rayon::prelude::*;
use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;

use super::laws::Laws;
use super::sample::prose;

#[derive(Default)]
struct Count {
    lines: usize,
    forced: usize,
    faults: Vec<String>,
}

#[test]
fn every_real_paragraph_keeps_the_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files = Vec::new();
    collect(&corpus, &mut files);
    if files.is_empty() {
        eprintln!("skipped: no interviews in {}", corpus.display());
        return;
    }
    let total = files
        .par_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(|text| count(&text))
        .reduce(Count::default, |mut sum, mut one| {
            sum.lines += one.lines;
            sum.forced += one.forced;
            sum.faults.append(&mut one.faults);
            sum
        });
    let firsts: Vec<_> = total.faults.iter().filter_map(|fault| fault.lines().next()).collect();
    assert!(total.faults.is_empty(), "{} faults:\n{}", firsts.len(), firsts.join("\n"));
    let share = 100.0 * total.forced as f64 / total.lines as f64;
    eprintln!("{} lines, {} of them by force ({share:.3} %)", total.lines, total.forced);
    assert!(share <= 0.1, "{share:.3} % of the lines begin by force");
}

fn count(source: &str) -> Count {
    let markup = Regex::new(r"\]\([^)]*\)|<[^>]*>").unwrap();
    let read = markup.replace_all(source, "");
    let paragraphs: Vec<&str> = read.lines().filter(|line| !line.contains(char::is_control)).collect();
    let episode = prose(&paragraphs);
    let segments = Segments::of(&episode, WidthPolicy::default());
    let laws = Laws::of(&episode, WidthPolicy::default());
    let mut count = Count::default();
    for measure in 20..=100 {
        let shape = Shape { measure, ..Shape::default() };
        let flow = Flow::new(&episode, &segments, shape, &[]);
        count.lines += flow.lines().iter().filter(|line| line.kind == LineKind::Text).count();
        match laws.check(&flow, shape) {
            Ok(forced) => count.forced += forced,
            Err(fault) => count.faults.push(fault),
        }
    }
    count
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|end| end == "md" || end == "txt" || end == "srt" || end == "markdown")
        {
            files.push(path);
        }
    }
}

/// What ratatui advances for a cluster is our width of it, unless the painter is told to take care.
#[test]
fn the_painter_advances_by_our_width() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files = Vec::new();
    collect(&corpus, &mut files);
    let texts: Vec<String> = files.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let emoji = "😀 ☺\u{FE0F} 👍🏽 🧑🏿\u{200D}🚀 👨\u{200D}👩\u{200D}👧\u{200D}👦 🏳\u{FE0F}\u{200D}🌈 🇨🇳 🏴\u{E0067}\u{E0062}\u{E007F} 7\u{FE0F}\u{20E3} ©\u{FE0F} ⌚ 🀄 ｶﾞ 한 हिन्दी";
    let policy = WidthPolicy::default();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
    let clusters: BTreeSet<&str> =
        texts.iter().map(String::as_str).chain([emoji]).flat_map(|t| t.graphemes(true)).collect();
    for cluster in clusters.into_iter().filter(|cluster| !cluster.contains(char::is_control)) {
        let advanced = usize::from(buffer.set_stringn(0, 0, cluster, 40, Style::default()).0);
        assert!(
            advanced == cell_width(cluster, policy) || is_disputed(cluster, policy),
            "{cluster:?}: {advanced}"
        );
    }
}
