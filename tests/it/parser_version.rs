//! No cache outlives a change of the parser: what it makes of every sample is kept as a number beside its
//! version, and where one changes the version has to be raised.
//!
//! `UPDATE_EXPECT=1` writes the numbers anew, but never for a changed result under the old version.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use fangtan::parse::{Hints, PARSER_VERSION, parse};

use crate::conventions::dump;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// FNV-1a, the same everywhere and for good.
fn number(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What the parser makes of every sample, as a number.
fn results() -> BTreeMap<String, u64> {
    let files = walkdir::WalkDir::new(root()).into_iter().map(|entry| entry.unwrap().into_path());
    let samples =
        files.filter(|path| path.is_file() && path.extension().is_some_and(|e| e != "expect" && e != "tsv"));
    samples
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let file_name = path.file_name().unwrap().to_string_lossy().into_owned();
            let hints = Hints { file_name, ..Hints::default() };
            let (episode, diagnostics) = parse(&std::fs::read(&path).unwrap(), &hints);
            (name, number(&dump(&episode, &diagnostics)))
        })
        .collect()
}

/// The version and the numbers that are kept.
fn kept(path: &Path) -> (u32, BTreeMap<String, u64>) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|_| "0\n".into());
    let mut lines = text.lines();
    let version = lines.next().unwrap().parse().unwrap();
    let row = |line: &str| {
        let (number, name) = line.split_once('\t').unwrap();
        (name.to_owned(), u64::from_str_radix(number, 16).unwrap())
    };
    (version, lines.map(row).collect())
}

#[test]
fn a_parser_that_finds_something_else_has_another_version() {
    let path = root().join("results.tsv");
    let (version, before) = kept(&path);
    let now = results();
    let changed: Vec<&String> = before
        .iter()
        .filter(|(name, old)| now.get(*name).is_some_and(|new| new != *old))
        .map(|(name, _)| name)
        .collect();
    assert!(
        changed.is_empty() || version != PARSER_VERSION,
        "raise PARSER_VERSION in src/parse.rs: other results than version {version} has for {changed:?}"
    );
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let mut text = format!("{PARSER_VERSION}\n");
        for (name, number) in &now {
            writeln!(text, "{number:016x}\t{name}").unwrap();
        }
        std::fs::write(&path, text).unwrap();
        return;
    }
    assert_eq!((version, before), (PARSER_VERSION, now), "UPDATE_EXPECT=1 keeps the numbers of new samples");
}
