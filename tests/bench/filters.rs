//! The jump box's matcher beside `fzf --filter` and `sk --filter` on the same million lines.
//!
//! The others read, match and print in one run; so their times stand beside ours for reading the lines,
//! preparing them and ranking, and, since the box prepares once, for ranking alone. The best of three runs
//! counts.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fangtan::search::fuzzy::Corpus;

#[allow(dead_code)]
#[path = "../it/support.rs"]
mod support;

/// Lines to choose from.
const LINES: usize = 1_000_000;

/// Names and titles as people remember them; the second is what should come first.
const WANTED: [(&str, &str); 6] = [
    ("扎克", "扎克伯格：我认为这是正确的方向"),
    ("zuck", "Mark Zuckerberg on open source"),
    ("数据中心建设", "数据中心建设"),
    ("tower clk", "The tower clock keeper"),
    ("zkbg", "扎克伯格：我认为这是正确的方向"),
    ("mrkzuck", "Mark Zuckerberg on open source"),
];

fn main() {
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lines.txt");
    let mut lines = support::lines(LINES, 11);
    for (index, (_, wanted)) in WANTED.iter().enumerate() {
        lines[LINES / 7 * (index + 1)] = (*wanted).to_owned();
    }
    fs::write(&file, lines.join("\n")).unwrap();
    let corpus = read(&file);
    for (query, wanted) in WANTED {
        let found: Vec<String> =
            corpus.rank(query, 200).iter().map(|hit| corpus.label(hit.index).to_owned()).collect();
        let all = best(|| drop(read(&file).rank(query, 200)));
        let alone = best(|| drop(corpus.rank(query, 200)));
        println!("{query}");
        println!("  fangtan {all:8.0?}  place {}   ranking alone {alone:.1?}", place(&found, wanted));
        for (program, arguments) in [("fzf", ["--filter", query]), ("sk", ["--filter", query])] {
            let Some(found) = run(program, &arguments, &file) else { continue };
            let time = best(|| drop(run(program, &arguments, &file)));
            println!("  {program:7} {time:8.0?}  place {}", place(&found, wanted));
        }
    }
    fs::remove_file(&file).unwrap();
}

fn read(file: &Path) -> Corpus {
    Corpus::new(fs::read_to_string(file).unwrap().lines())
}

fn run(program: &str, arguments: &[&str], file: &Path) -> Option<Vec<String>> {
    let input = Stdio::from(fs::File::open(file).unwrap());
    let output = Command::new(program).args(arguments).stdin(input).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

fn place(found: &[String], wanted: &str) -> String {
    let at = found.iter().position(|line| line.contains(wanted));
    at.map_or_else(|| "-".to_owned(), |at| (at + 1).to_string())
}

fn best(mut run: impl FnMut()) -> Duration {
    let timed = |()| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    [(); 3].map(timed).into_iter().min().unwrap_or_default()
}
