//! Real transcripts against the counts a person took: label lines one by one, turns, voices.
//!
//! `EXPECT.tsv` holds for each file the expression with which its labels were counted by hand.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use fangtan::episode::model::Episode;
use fangtan::parse::{Hints, parse};
use regex::Regex;

/// The folder of real files, where there is one.
pub fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if path.join("EXPECT.tsv").is_file() {
        return Some(path);
    }
    eprintln!("skipped: no corpus at {}", path.display());
    None
}

/// All folders of real files that there are.
pub fn corpora() -> Vec<PathBuf> {
    let newer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus-new");
    corpus().into_iter().chain(newer.join("EXPECT.tsv").is_file().then_some(newer)).collect()
}

/// Parses a file of the corpus.
pub fn read(path: &Path) -> (Vec<u8>, Episode) {
    let bytes = std::fs::read(path).unwrap();
    let file_name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (episode, _) = parse(&bytes, &Hints { file_name, ..Hints::default() });
    (bytes, episode)
}

/// A row of the yardstick.
struct Row {
    file: String,
    lines: usize,
    turns: usize,
    voices: usize,
    regex: Option<Regex>,
}

fn rows(folder: &Path) -> Vec<Row> {
    let table = std::fs::read_to_string(folder.join("EXPECT.tsv")).unwrap();
    table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let counted = !cells[6].starts_with("(no ");
            Row {
                file: cells[0].to_owned(),
                lines: cells[1].parse().unwrap(),
                turns: cells[2].parse().unwrap(),
                voices: cells[3].parse().unwrap(),
                regex: counted.then(|| Regex::new(cells[6]).unwrap()),
            }
        })
        .collect()
}

/// Label lines by the yardstick: line number and name.
fn wanted(bytes: &[u8], file: &str, regex: &Regex) -> BTreeMap<u32, String> {
    let encoding = match file {
        f if f.contains("big5") => encoding_rs::BIG5,
        f if f.contains("gb18030") => encoding_rs::GB18030,
        _ => encoding_rs::UTF_8,
    };
    let (text, ..) = encoding.decode(bytes);
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let found = regex.captures(line.trim_end_matches('\r'))?;
            let name = found.iter().skip(1).flatten().next().map_or("", |m| m.as_str());
            Some((index as u32 + 1, bare(name)))
        })
        .collect()
}

/// A name without markup, brackets and colons.
fn bare(name: &str) -> String {
    let name = name.trim().trim_matches(|c: char| matches!(c, '*' | '_' | ':' | '：' | '【' | '】' | ' '));
    name.split(" (").next().unwrap().trim().to_owned()
}

/// Turns when equal neighbours are merged across headings.
fn merged_turns(episode: &Episode, better: &[u32]) -> usize {
    let mut last = None;
    let mut turns = 0;
    for label in episode.labels.iter().filter(|label| !better.contains(&label.line)) {
        turns += usize::from(last != Some((label.speaker, label.speaker.is_none().then_some(label.line))));
        last = Some((label.speaker, label.speaker.is_none().then_some(label.line)));
    }
    turns
}

#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
    wrong_names: usize,
}

#[test]
fn labels_are_those_a_person_counted() {
    let corpora = corpora();
    if corpora.is_empty() {
        return;
    }
    let mut all = Score::default();
    let mut failures = Vec::new();
    for (folder, row) in
        corpora.iter().flat_map(|folder| rows(folder).into_iter().map(move |row| (folder, row)))
    {
        let (bytes, episode) = read(&folder.join(&row.file));
        let short: String = row.file.chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        let Some(regex) = &row.regex else {
            if !episode.speakers.is_empty() && !KNOWN_BETTER.contains(&row.file.rsplit('/').next().unwrap()) {
                let names: Vec<&str> = episode.speakers.iter().map(|s| s.name.as_str()).take(5).collect();
                failures.push(format!("{short}: invented {names:?}"));
            }
            continue;
        };
        let wanted = wanted(&bytes, &row.file, regex);
        assert_eq!(wanted.len(), row.lines, "{short}: the yardstick itself");
        let found: BTreeMap<u32, String> = episode.labels.iter().map(|l| (l.line, bare(&l.text))).collect();
        let better = BETTER_LINES
            .iter()
            .find(|(file, _)| row.file.ends_with(file))
            .map_or(&[][..], |(_, lines)| lines);
        let found: BTreeMap<u32, String> =
            found.into_iter().filter(|(line, _)| !better.contains(line)).collect();
        let right = wanted.keys().filter(|line| found.contains_key(line)).count();
        let wrong: Vec<_> = wanted
            .iter()
            .filter(|(line, name)| found.get(line).is_some_and(|f| f != *name && !name.is_empty()))
            .take(4)
            .collect();
        let precision = right as f64 / found.len().max(1) as f64;
        let recall = right as f64 / wanted.len().max(1) as f64;
        let turns = merged_turns(&episode, better);
        let voices = episode.speakers.len();
        eprintln!(
            "{short:>60} {:4} {:4} p {:5.1} r {:5.1}  turns {:4} / {:4}  voices {:2} / {:2}  {}",
            wanted.len(),
            found.len(),
            precision * 100.0,
            recall * 100.0,
            turns,
            row.turns,
            voices,
            row.voices,
            episode.evidence.labels.as_ref().map_or("", |[english, _]| english)
        );
        let missing: Vec<_> = wanted.iter().filter(|(line, _)| !found.contains_key(line)).take(6).collect();
        let extra: Vec<_> = found.iter().filter(|(line, _)| !wanted.contains_key(line)).take(6).collect();
        if !missing.is_empty() || !extra.is_empty() {
            eprintln!("    missing {missing:?} extra {extra:?}");
        }
        if precision < 0.95 || recall < 0.95 || !wrong.is_empty() {
            failures.push(format!("{short}: missing {missing:?} extra {extra:?} wrong {wrong:?}"));
        }
        let slack = (row.turns * 3).div_ceil(100).max(2);
        if turns.abs_diff(row.turns) > slack {
            failures.push(format!("{short}: {turns} turns for {}", row.turns));
        }
        if voices > row.voices {
            let names: HashSet<&str> = episode.speakers.iter().map(|s| s.name.as_str()).collect();
            failures.push(format!("{short}: voices {names:?}"));
        }
        all.wanted += wanted.len();
        all.found += found.len();
        all.right += right;
        all.wrong_names += wrong.len();
    }
    let (precision, recall) = (all.right as f64 / all.found as f64, all.right as f64 / all.wanted as f64);
    eprintln!(
        "all: {} wanted, {} found, precision {:.2} %, recall {:.2} %",
        all.wanted,
        all.found,
        precision * 100.0,
        recall * 100.0
    );
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    assert!(precision >= 0.98 && recall >= 0.98);
}

/// Lines that are labels although the yardstick's expression does not count them.
const BETTER_LINES: &[(&str, &[u32])] = &[
    // `**Question::** …` among headings
    ("2025-11-06-Communal-AI-for-a-Plural-World.md", &[135]),
    // `**Name:**` without the time that all others have
    ("bitcoin-2024/open-source-mining.md", &[212, 263, 268]),
];

/// Files without counted labels that have voices nevertheless: a table with a column of speakers.
const KNOWN_BETTER: &[&str] = &["transcript.csv"];
