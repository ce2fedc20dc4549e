//! The laws over real interviews, as the program parses them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fangtan::episode::model::Episode;
use fangtan::layout::flow::{Flow, LineKind, Shape};
use fangtan::layout::segments::Segments;
use fangtan::layout::width::WidthPolicy;
use rayon::prelude::*;

use super::laws::Laws;
use crate::corpus::{corpus, read};

#[derive(Default)]
struct Count {
    lines: usize,
    /// Units that were cut by force, and how often.
    forced: BTreeMap<String, usize>,
    faults: Vec<String>,
}

impl Count {
    fn and(mut self, other: Self) -> Self {
        self.lines += other.lines;
        self.faults.extend(other.faults);
        for (unit, times) in other.forced {
            *self.forced.entry(unit).or_default() += times;
        }
        self
    }
}

/// A sample of the widths a reader may choose; all of them, and a list of what was cut by force, where
/// `FANGTAN_EVERY_WIDTH` is set (some minutes).
#[test]
fn every_real_paragraph_keeps_the_laws() {
    let episodes: Vec<Episode> = files().par_iter().map(|path| read(path).1).collect();
    let every = std::env::var_os("FANGTAN_EVERY_WIDTH").is_some();
    let widths: Vec<u16> =
        (20..=100).filter(|width| every || width % 7 == 2 || [40, 64, 80].contains(width)).collect();
    let total = episodes.par_iter().map(|episode| count(episode, &widths)).reduce(Count::default, Count::and);
    let firsts: Vec<_> = total.faults.iter().filter_map(|fault| fault.lines().next()).collect();
    assert!(total.faults.is_empty(), "{} faults:\n{}", firsts.len(), firsts.join("\n"));
    let forced: usize = total.forced.values().sum();
    let share = 100.0 * forced as f64 / total.lines.max(1) as f64;
    eprintln!("{} lines, {forced} of them by force ({share:.3} %)", total.lines);
    if every {
        total.forced.iter().for_each(|(unit, times)| eprintln!("{times:>6} × {unit}"));
    }
    assert!(share <= 0.1, "{share:.3} % of the lines begin by force");
}

fn count(episode: &Episode, widths: &[u16]) -> Count {
    let segments = Segments::of(episode, WidthPolicy::default());
    let laws = Laws::of(episode, WidthPolicy::default());
    let mut count = Count::default();
    for &measure in widths {
        let shape = Shape { measure, ..Shape::default() };
        let flow = Flow::new(episode, &segments, shape, &[]);
        count.lines += flow.lines().iter().filter(|line| line.kind == LineKind::Text).count();
        match laws.check(&flow, shape) {
            Ok(forced) => {
                for at in forced {
                    *count.forced.entry(unit(&episode.text, at)).or_default() += 1;
                }
            }
            Err(fault) => count.faults.push(fault),
        }
    }
    count
}

/// The word around a cut, with a few letters of its neighbours where it has no end.
fn unit(text: &str, at: usize) -> String {
    let head: Vec<char> = text[..at].chars().rev().take_while(|c| !c.is_whitespace()).take(40).collect();
    let tail = text[at..].chars().take_while(|c| !c.is_whitespace()).take(40);
    head.into_iter().rev().chain(['|']).chain(tail).collect()
}

/// All real files; none where there is no corpus.
pub fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    if let Some(folder) = corpus() {
        collect(&folder, &mut files);
    }
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end != "tsv") {
            files.push(path);
        }
    }
}
