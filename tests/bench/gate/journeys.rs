//! What a reader does every day, and how many instructions it may take.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::count;
use crate::samples;

/// The part of what was counted before that may be added to it.
const ALLOWED: f64 = 0.10;

/// Files in the library.
const FILES: usize = 60;

/// Which work is done on which text.
const READING: [(&str, usize); 9] = [
    ("open", 60_000),
    ("open", 1_000_000),
    ("parse", 1_000_000),
    ("resize", 1_000_000),
    ("keys", 1_000_000),
    ("search", 1_000_000),
    ("jump", 1_000_000),
    ("keep", 1_000_000),
    ("leave", 1_000_000),
];

/// Commands in a library, one after the other: each finds the cache as the last one left it.
const COMMANDS: [(&str, &[&str]); 6] = [
    ("list cold", &["list", "library"]),
    ("list warm", &["list", "library"]),
    ("search cold", &["search", "灯塔", "library"]),
    ("search warm", &["search", "灯塔", "library"]),
    ("jump warm", &["jump", "灯塔", "library"]),
    ("show", &["show", "talk.md"]),
];

/// Counts, and compares with what was counted before; whether nothing takes more.
pub fn check(name: &str) -> bool {
    let allowed: BTreeMap<String, u64> = fs::read_to_string(baseline())
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, count)| (name.to_owned(), count.parse().unwrap()))
        .collect();
    let mut holds = true;
    for (journey, count) in counts(name) {
        let verdict = match allowed.get(&journey) {
            None => "is not in gate.tsv: renew it".to_owned(),
            Some(before) => {
                let change = count as f64 / *before as f64 - 1.0;
                let says = if change > ALLOWED { "TOO MUCH" } else { "" };
                format!("{:+6.1} %  {says}", change * 100.0)
            }
        };
        holds &= verdict.ends_with("  ");
        println!("{journey:24} {:9.1} M  {verdict}", count as f64 / 1e6);
    }
    holds
}

/// Writes what is counted now as what may be taken from now on.
pub fn renew() -> bool {
    let mut text = String::new();
    for (journey, count) in counts("") {
        println!("{journey:24} {:9.1} M", count as f64 / 1e6);
        writeln!(text, "{journey}\t{count}").unwrap();
    }
    fs::write(baseline(), text).is_ok()
}

fn baseline() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/gate.tsv")
}

/// Every journey with `name` in its name, and its instructions.
fn counts(name: &str) -> impl Iterator<Item = (String, u64)> {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("talk.md"), samples::interview(1_000_000, 7)).unwrap();
    fs::write(home.path().join("short.md"), samples::interview(60_000, 7)).unwrap();
    let library = home.path().join("library");
    fs::create_dir(&library).unwrap();
    for number in 0..FILES {
        fs::write(library.join(format!("{number:03}.md")), samples::interview(30_000, number as u64 + 11))
            .unwrap();
    }
    let reading = READING.map(|(work, size)| {
        let (file, size) = if size < 1_000_000 { ("short.md", "60 kB") } else { ("talk.md", "1 MB") };
        (format!("{work} {size}"), Work::Reader(work, file))
    });
    let commands = COMMANDS.map(|(name, arguments)| (name.to_owned(), Work::Command(arguments)));
    let wanted = reading.into_iter().chain(commands).filter(move |(journey, _)| journey.contains(name));
    let wanted: Vec<_> = wanted.collect();
    wanted.into_iter().map(move |(journey, work)| {
        let count = match work {
            Work::Reader(work, file) => count::region(home.path(), work, &home.path().join(file)),
            Work::Command(arguments) => count::whole(home.path(), arguments),
        };
        (journey, count)
    })
}

enum Work {
    Reader(&'static str, &'static str),
    Command(&'static [&'static str]),
}
