//! Files that were never read are refused by their source alone: never one whose reading text holds the word.

use std::fs;
use std::path::{Path, PathBuf};

use fangtan::library::load::{FileSource, LoadOptions};
use fangtan::search::fulltext::{TextQuery, folded};
use fangtan::text::query::{Query, QueryTerm};
use fangtan::text::unfold::{Folding, unfolded};

use crate::corpus::corpus;
use crate::support::Random;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Whether a file of this source may hold `word`.
fn passes(word: &str, source: &str) -> bool {
    let query = Query { terms: vec![QueryTerm::text(word)], fields: Vec::new() };
    TextQuery::new(&query).unwrap().may_be_read_from(source)
}

#[test]
fn every_word_of_every_text_can_be_traced_to_its_source() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&here.join("assets/library"), &mut all);
    files(&here.join("tests/corpus"), &mut all);
    if let Some(folder) = corpus() {
        files(&folder, &mut all);
    }
    let options = LoadOptions::default();
    let mut random = Random(23);
    let mut missed = Vec::new();
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let Ok(read) = FileSource::decode(&path, &bytes, &options) else { continue };
        let source = read.text().unwrap_or_default().to_owned();
        let (episode, _) = read.parse();
        let Folding { folded, way_back, .. } = folded(&episode);
        assert!(unfolded(folded.as_bytes(), &way_back).unwrap() == episode.text, "{}", path.display());
        let (text, _names) = folded.rsplit_once('\u{1e}').unwrap_or_default();
        let strange = words(text, &mut random).into_iter().filter(|word| !passes(word, &source));
        missed.extend(strange.map(|word| format!("{}: {word}", path.display())));
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// Some stretches of `text` without blanks.
fn words(text: &str, random: &mut Random) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    for _ in 0..10 {
        let start = random.below(chars.len().max(1));
        let length = 1 + random.below(12);
        let ahead = chars.iter().skip(start).take_while(|c| !c.is_whitespace() && !c.is_control());
        words.push(ahead.take(length).collect());
    }
    words.retain(|word: &String| !word.is_empty());
    words
}

#[test]
fn a_word_broken_by_markup_is_traced_and_a_strange_one_is_not() {
    for source in [
        "后来做盐碱地**改良**。",
        "后来做盐碱\n地改良。",
        "后来做盐[碱地](https://example.org/a)改良。",
        "后来做盐碱<span class=\"x\">地</span>改良。",
        "后来做盐碱\u{1b}[31m地改良。",
        "后来做盐碱地[^1]改良。",
        "后来做盐&#30897;地改良。",
        "後來做鹽鹼地改良。",
    ] {
        assert!(passes("盐碱地改良", source), "{source}");
    }
    assert!(
        passes("linyuan", "主持人 **林**远：好。")
            && passes("linyuan", "林[遠](x)")
            && passes("zkbg", "扎克伯格")
    );
    assert!(!passes("linyuan", "远林，林海 lin") && !passes("market", "市场 mark 集"));
    for source in ["后来做盐田。碱地改良。", "盐 a 碱地改良", ""] {
        assert!(!passes("盐碱地改良", source), "{source}");
    }
}
