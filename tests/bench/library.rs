//! Searching a whole library, beside ripgrep with the same words on the same files.
//!
//! Makes 10,000 interviews (1 GB) of random words below the target folder at the first run;
//! `FANGTAN_BENCH_FILES` makes fewer or more. Every program runs as a whole, several times; the best run
//! counts.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::Random;

#[path = "../it/support.rs"]
mod support;

/// Bytes of an interview, more or less.
const SIZE: usize = 100_000;

/// Stands in every hundredth interview.
const RARE: &str = "磁悬浮列车";

/// Stands in every tenth interview, broken by markup, so that only reading text has it.
const BROKEN: &str = "盐碱地改良";

fn main() {
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return;
    }
    let files = std::env::var("FANGTAN_BENCH_FILES").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("library-{files}"));
    let library = home.join("interviews");
    make(&library, files);
    let cache = home.join("cache");
    println!("{files} interviews, {} MB", files * SIZE / 1_000_000);
    let _ = fs::remove_dir_all(&cache);
    // So that both read from memory.
    ripgrep(&library, "warm up").map(best_of(1));
    for query in [RARE, BROKEN, "zz"] {
        let _ = fs::remove_dir_all(&cache);
        let (cold, first) = timed(&mut fangtan(&library, &cache, query));
        let other = ripgrep(&library, query).map(best_of(5));
        println!("{query:14} without a cache {cold:8.0?}, first hit {first:8.0?}   {}", beside(cold, other));
    }
    let (filled, first) = timed(&mut fangtan(&library, &cache, "的"));
    println!("的 without a cache, every interview parsed {filled:8.0?}, first hit {first:8.0?}");
    for query in [RARE, BROKEN, "zz", "的", "数据", "数据中心 电力"] {
        let own = best_of(5)(fangtan(&library, &cache, query));
        let other = ripgrep(&library, query).map(best_of(5));
        println!("{query:14} remembered {own:8.0?}   {}", beside(own, other));
    }
    for query in [RARE, "的"] {
        let own = best_of(3)(lines_of(&fangtan(&library, &cache, query)));
        let other = ripgrep(&library, query).map(|command| best_of(3)(lines_of(&command)));
        println!("{query:14} remembered, all lines printed {own:8.0?}   {}", beside(own, other));
    }
}

/// The same search with all its hits printed instead of counted.
fn lines_of(command: &Command) -> Command {
    let mut printing = Command::new(command.get_program());
    printing.args(command.get_args().filter(|argument| *argument != "--count"));
    printing.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    printing
}

fn beside(own: Duration, other: Option<Duration>) -> String {
    let Some(other) = other else { return "no ripgrep".to_owned() };
    format!("ripgrep {other:8.0?}   ratio {:.2}", own.as_secs_f64() / other.as_secs_f64())
}

fn fangtan(library: &Path, cache: &Path, query: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fangtan"));
    command.args(["search", "--count", query]).arg(library).env("FANGTAN_CACHE_DIR", cache);
    command.env("FANGTAN_CONFIG", cache.join("none.toml"));
    command
}

fn ripgrep(library: &Path, query: &str) -> Option<Command> {
    Command::new("rg").arg("--version").stdout(Stdio::null()).status().ok()?;
    let mut command = Command::new("rg");
    command.args(["--count", "--fixed-strings", query]).arg(library);
    Some(command)
}

fn best_of(runs: usize) -> impl Fn(Command) -> Duration {
    move |mut command| (0..runs).map(|_| timed(&mut command).0).min().unwrap_or_default()
}

/// How long a program runs, and how long until it says something.
fn timed(command: &mut Command) -> (Duration, Duration) {
    use std::io::Read;
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    let said = out.read(&mut [0; 1]).unwrap();
    let first = start.elapsed();
    out.read_to_end(&mut Vec::new()).unwrap();
    child.wait().unwrap();
    (start.elapsed(), if said == 0 { Duration::MAX } else { first })
}

/// Writes the interviews, unless they are there.
fn make(folder: &Path, files: usize) {
    if fs::read_dir(folder).is_ok_and(|found| found.count() >= files) {
        return;
    }
    fs::create_dir_all(folder).unwrap();
    let lines = support::lines(60_000, 17);
    let mut random = Random(29);
    for number in 0..files {
        let path: PathBuf = folder.join(format!("{number:06}.md"));
        fs::write(path, interview(number, &lines, &mut random)).unwrap();
    }
}

fn interview(number: usize, lines: &[String], random: &mut Random) -> String {
    let mut line = || lines[random.below(lines.len())].as_str();
    let year = 2015 + number % 10;
    let mut text = format!("---\ntitle: {}\ndate: {year}-05-06\ntags: [{}]\n---\n", line(), number % 7);
    let mut turn = 0;
    while text.len() < SIZE {
        if turn % 24 == 0 {
            text.extend(["\n### ", line(), "\n"]);
        }
        let said: Vec<&str> = (0..4 + turn % 7 * 3).map(|_| line()).collect();
        let name = if turn % 2 == 0 { "主持人 **林远**" } else { "**Ada Fang**" };
        text.extend(["\n", name, "：", &said.join("，"), "。\n"]);
        turn += 1;
    }
    if number % 100 == 7 {
        text.extend(["\n**Ada Fang**：我们坐", RARE, "去。\n"]);
    }
    if number % 10 == 3 {
        text.push_str("\n**Ada Fang**：后来做盐碱地**改良**。\n");
    }
    text
}
