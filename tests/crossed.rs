//! Whether the table of weights holds for texts it was not set on: every collection is left out in turn, the
//! weights are fitted anew to all others, and what they make of the one left out is put beside what they make
//! of the rest.
//!
//! `cargo test --lib crossed -- --ignored --nocapture` takes some minutes and prints the table. The fit knows
//! only whether a weight speaks for a name or against it: it starts once from the table as it is, and once
//! from weights that are all alike. Collections beside the project that are not there are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use regex::Regex;

use super::weights::{PerFeature, WEIGHTS};
use super::{Known, ODDS, Rules, SHAPES, decide_by};
use crate::parse::block::{Block, BodyPlace};
use crate::parse::front_matter::Front;
use crate::parse::overrides::Overrides;
use crate::parse::{decode, front_matter, headed, rows};
use texts::{CASTS, CHANGES, Interview, SHAPES as WRITTEN, look_alikes};

#[path = "it/label_laws/texts.rs"]
mod texts;

/// Blocks of a text that are weighed: a longer one tells nothing new.
const MOST_BLOCKS: usize = 400;
/// Points by which a collection that was left out may be read worse than one that was not.
const ALLOWED: f64 = 2.0;
/// Rounds over all weights.
const ROUNDS: usize = 3;

/// A text in blocks, and the lines of it that begin with a label.
struct Case {
    collection: String,
    front: Front,
    blocks: Vec<Block>,
    wanted: BTreeSet<u32>,
}

impl Case {
    /// A text; `wanted` says which of its lines, if somebody counted them, else today's are taken for right.
    fn of(collection: &str, text: &str, name: &str, wanted: Option<BTreeSet<u32>>) -> Self {
        let front = front_matter::split(text);
        let place = BodyPlace { byte: front.body, line: front.lines, clean: false };
        let (_, mut blocks, _) = crate::parse::read(text, place, name);
        headed::join(&mut blocks);
        rows::join(&mut blocks);
        blocks.truncate(MOST_BLOCKS);
        let last = blocks.last().map_or(0, |block| block.line);
        let mut case = Self { collection: collection.to_owned(), front, blocks, wanted: BTreeSet::new() };
        case.wanted = match wanted {
            Some(lines) => lines.into_iter().filter(|line| *line <= last).collect(),
            None => case.found(&ODDS),
        };
        case
    }

    /// The lines that begin with a label, by these weights.
    fn found(&self, odds: &'static PerFeature) -> BTreeSet<u32> {
        let known = &mut Known::of(&self.front.head, &self.front.overrides);
        let labels = decide_by(Rules { shapes: SHAPES, odds }, &self.blocks, known, &Overrides::default());
        labels.lines.iter().filter_map(|label| Some(self.blocks.get(label.block)?.line)).collect()
    }

    /// Share of the lines that are labels, or are taken for some, that are both.
    fn score(&self, odds: &'static PerFeature) -> f64 {
        let found = self.found(odds);
        let all = self.wanted.union(&found).count();
        if all == 0 { 1.0 } else { self.wanted.intersection(&found).count() as f64 / all as f64 }
    }
}

/// What is told of texts that lie in this folder beside the project, counted by hand.
fn counted(folder: &Path) -> Vec<Case> {
    let Ok(table) = std::fs::read_to_string(folder.join("EXPECT.tsv")) else {
        eprintln!("left out: nothing at {}", folder.display());
        return Vec::new();
    };
    let case = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let bytes = std::fs::read(folder.join(cells[0])).unwrap();
        let text = decode::decode(&bytes, None).text;
        let wanted = match cells[6] {
            none if none.starts_with("(no ") => BTreeSet::new(),
            pattern => lines(&text, &Regex::new(pattern).unwrap()),
        };
        let (collection, _) = cells[0].split_once('/').unwrap();
        Case::of(collection, &text, cells[0], Some(wanted))
    };
    let is_text = |row: &&str| {
        row.split('\t')
            .next()
            .is_some_and(|name| [".md", ".markdown", ".txt"].iter().any(|end| name.ends_with(end)))
    };
    table.lines().skip(1).filter(is_text).map(case).collect()
}

fn lines(text: &str, pattern: &Regex) -> BTreeSet<u32> {
    let numbered = (1..).zip(text.lines());
    numbered
        .filter(|(_, line)| pattern.is_match(line.trim_end_matches('\r')))
        .map(|(number, _)| number)
        .collect()
}

/// The project's own samples, by folder. Other tests hold what is read of them.
fn samples() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let case = |path: PathBuf| {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).ok()?;
        Some(Case::of(&format!("own {folder}"), &text, &name, None))
    };
    let files =
        walkdir::WalkDir::new(corpus).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "md" || end == "txt"))
        .filter_map(case)
        .collect()
}

/// Made interviews, with the changes that may change nothing, and texts that only look like some.
fn made() -> Vec<Case> {
    let mut cases = Vec::new();
    for (number, shape) in WRITTEN.iter().enumerate() {
        for (at, change) in std::iter::once(None).chain(CHANGES.iter().copied().map(Some)).enumerate() {
            let cast = &CASTS[(number * 5 + at * 3) % CASTS.len()];
            let words = (0..8 + number % 9).map(|turn| (turn * 7 + number + at) % 5).collect();
            let text = Interview { shape, cast, words }.text(change);
            cases.push(Case::of("made interviews", &text, "talk.md", None));
        }
    }
    for words in
        [["keel", "mast", "rope", "灯塔"], ["bell", "stove", "oar", "桥"], ["rope", "bell", "灯塔", "keel"]]
    {
        let texts = look_alikes(&words);
        cases.extend(
            texts.iter().map(|text| Case::of("made look-alikes", text, "talk.md", Some(BTreeSet::new()))),
        );
    }
    cases
}

/// All texts, and what weights that were tried made of each collection.
struct Trials {
    cases: Vec<Case>,
    collections: Vec<String>,
    tried: BTreeMap<Vec<i32>, Vec<f64>>,
}

impl Trials {
    /// Points of each collection, from 0 to 100.
    fn scores(&mut self, odds: &PerFeature) -> Vec<f64> {
        let key: Vec<i32> = odds.iter().map(|odds| (odds * 100.0).round() as i32).collect();
        if let Some(scores) = self.tried.get(&key) {
            return scores.clone();
        }
        let odds: &'static PerFeature = Box::leak(Box::new(*odds));
        let each: Vec<f64> = self.cases.par_iter().map(|case| case.score(odds)).collect();
        let mean = |collection: &String| {
            let own = self.cases.iter().zip(&each).filter(|(case, _)| case.collection == *collection);
            let own: Vec<f64> = own.map(|(_, score)| score * 100.0).collect();
            own.iter().sum::<f64>() / own.len() as f64
        };
        let scores: Vec<f64> = self.collections.iter().map(mean).collect();
        self.tried.insert(key, scores.clone());
        scores
    }

    /// Points of all collections but one.
    fn without(&mut self, odds: &PerFeature, left_out: usize) -> f64 {
        let scores = self.scores(odds);
        let others = scores.iter().enumerate().filter(|(index, _)| *index != left_out);
        let others: Vec<f64> = others.map(|(_, score)| *score).collect();
        others.iter().sum::<f64>() / others.len() as f64
    }

    /// The best weights that are found for all collections but one, a weight and a step at a time.
    fn fit(&mut self, start: PerFeature, left_out: usize) -> PerFeature {
        let (mut odds, mut best) = (start, self.without(&start, left_out));
        for _ in 0..ROUNDS {
            let before = best;
            for index in 0..odds.len() {
                for step in [1.0, -1.0] {
                    let mut trial = odds;
                    trial[index] += step;
                    let score = self.without(&trial, left_out);
                    if score > best + 0.01 {
                        (odds, best) = (trial, score);
                    }
                }
            }
            if best <= before {
                break;
            }
        }
        odds
    }

    /// Prints a row for each collection that is left out; the largest difference of the means.
    fn table(&mut self, told: &str, start: PerFeature) -> f64 {
        println!(
            "\nfrom {told}\n{:44} {:>6} {:>8} {:>8}  changed",
            "left out", "texts", "in fit", "left out"
        );
        let (mut inside, mut outside) = (0.0, 0.0);
        let whole = self.fit(start, usize::MAX);
        let fitted = self.scores(&whole);
        for (index, collection) in self.collections.clone().iter().enumerate() {
            let odds = self.fit(start, index);
            let score = self.scores(&odds)[index];
            let texts = self.cases.iter().filter(|case| case.collection == *collection).count();
            println!(
                "{collection:44} {texts:6} {:8.2} {score:8.2}  {}",
                fitted[index],
                changes(&start, &odds)
            );
            inside += fitted[index];
            outside += score;
        }
        let count = self.collections.len() as f64;
        let (inside, outside) = (inside / count, outside / count);
        println!(
            "{:44} {:6} {inside:8.2} {outside:8.2}  all: {}",
            "mean",
            self.cases.len(),
            changes(&start, &whole)
        );
        inside - outside
    }
}

/// The weights that the fit has changed.
fn changes(start: &PerFeature, odds: &PerFeature) -> String {
    let rows = WEIGHTS.iter().zip(start.iter().zip(odds));
    let changed = rows.filter(|(_, (before, after))| (*before - *after).abs() > 0.01);
    changed
        .map(|(row, (before, after))| format!("{:?} {before} → {after}", row.piece))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
#[ignore = "takes minutes"]
fn weights_hold_for_collections_they_were_not_fitted_to() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let cases: Vec<Case> =
        [counted(&beside.join("corpus")), counted(&beside.join("corpus-new")), samples(), made()]
            .into_iter()
            .flatten()
            .collect();
    let collections: BTreeSet<String> = cases.iter().map(|case| case.collection.clone()).collect();
    let mut trials = Trials { cases, collections: collections.into_iter().collect(), tried: BTreeMap::new() };
    let alike = ODDS.map(|odds| if odds > 0.0 { 1.5 } else { -2.5 });
    for (told, start) in [("the table", ODDS), ("weights that are all alike", alike)] {
        let difference = trials.table(told, start);
        assert!(difference <= ALLOWED, "{difference:.2} points worse where it was not fitted");
    }
}
