//! The built program over a library of many small interviews, in a terminal of its own: how long its list takes to be
//! there, and how much memory.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::home::Home;
use crate::session::{Session, Start};

/// Interviews in a folder.
const IN_FOLDER: usize = 500;

/// Prints all figures for `count` interviews.
pub fn measure(count: usize) {
    let library = library(count);
    let home = Home::new();
    let run = |what: &str| {
        let start = Instant::now();
        let mut session = Start::new(&home, &[&library]).size(120, 40).go();
        session.wait("the first rows", |screen| screen.contains("talk 0 "));
        let rows = start.elapsed();
        session.wait("the whole list", |screen| {
            screen.contains(&format!("{count} episodes")) && !screen.contains("looking for")
        });
        let all = start.elapsed();
        let memory = peak_memory();
        println!("  {what:38} first rows {rows:8.1?}   whole list {all:8.1?}   memory {memory} MB");
        session
    };
    run("without a cache").quit();
    let mut session = run("from the cache");
    println!("  {:38} {:8.1?}", "a filter's first key, on the screen", filter(&mut session, count));
    println!("  {:38} {:8.1?}", "one changed file, on the screen", change(&mut session, &library));
    session.quit();
}

fn filter(session: &mut Session, count: usize) -> Duration {
    session.keys("/");
    session.see("filter");
    let start = Instant::now();
    session.keys("9");
    session.see(&format!("of {count} episodes"));
    let time = start.elapsed();
    session.keys("\x1b");
    session.miss(&format!("of {count} episodes"));
    time
}

/// Gives the first interview another title, and back: how long it takes to be seen the second time, as at first all
/// folders may still be looked at once more.
fn change(session: &mut Session, library: &Path) -> Duration {
    let path = path(library, 0);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("talk 0 ", "talk zero ")).unwrap();
    session.keys("gg");
    session.see("talk zero ");
    let start = Instant::now();
    fs::write(&path, text).unwrap();
    session.see("talk 0 ");
    start.elapsed()
}

/// The most memory that the program had at a time, in MB; 0 where that is not told.
fn peak_memory() -> u64 {
    let children = fs::read_to_string(format!("/proc/self/task/{}/children", std::process::id()));
    let child = children.unwrap_or_default().split_whitespace().last().unwrap_or("none").to_owned();
    let status = fs::read_to_string(format!("/proc/{child}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1024
}

/// The folder of so many interviews, written at the first run; the first of them always, as a run that was cut off
/// may have left it with another title.
fn library(count: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("list-{count}"));
    let last = path(&folder, count - 1);
    for number in (0..count).filter(|number| *number == 0 || !last.exists()) {
        let path = path(&folder, number);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, interview(number)).unwrap();
    }
    folder
}

fn path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{:04}/{number:06}.md", number / IN_FOLDER))
}

fn interview(number: usize) -> String {
    let (year, month) = (2010 + number % 15, 1 + number % 12);
    let mut text = format!("---\ntitle: talk {number} 林间\ndate: {year}-{month:02}-03\n---\n");
    for turn in 0..6 {
        let _ = write!(text, "\n**林远：** 第{turn}问，{number}？\n\n**Ada Fang：** 河水{turn}，慢慢说。\n");
    }
    text
}
