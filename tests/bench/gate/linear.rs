//! Texts made to be slow. Four times the text may take four times the work and a little more, in the program
//! that prints it and in the hands of a reader.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use tempfile::TempDir;

use crate::count;
use crate::samples::{self, Kind};

/// How much larger the larger text is.
const TIMES: usize = 4;

/// How much more work than that it may take: a sort and a table that grows are below it, a second loop far
/// above.
const SLACK: f64 = 1.4;

/// Counts every kind with `name` in its name; whether all of them grow as they should.
pub fn check(name: &str) -> bool {
    let kinds: Vec<&Kind> = samples::KINDS.iter().filter(|kind| kind.name.contains(name)).collect();
    let (next, holds, out) = (AtomicUsize::new(0), AtomicBool::new(true), Mutex::new(()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(kind) = kinds.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (show, read) = (growth(kind, print), growth(kind, hold));
                    let good = show < SLACK && read < SLACK;
                    holds.fetch_and(good, Ordering::Relaxed);
                    let _out = out.lock().unwrap();
                    let says = if good { "" } else { "NOT LINEAR" };
                    println!("{:32} show {show:5.2}  read {read:5.2}  {says}", kind.name);
                }
            });
        }
    });
    holds.into_inner()
}

/// Work for each byte of the larger text, measured by that of the smaller one; what is done for any text is
/// left out.
fn growth(kind: &Kind, work: fn(&Path, &Path) -> u64) -> f64 {
    let home = TempDir::new().unwrap();
    let count = |size: usize| {
        let text = (kind.make)(size);
        let file = home.path().join(kind.file);
        fs::write(&file, &text).unwrap();
        (work(home.path(), &file) as f64, text.len() as f64)
    };
    let ((none, _), (small, small_size), (large, large_size)) =
        (count(1), count(kind.size), count(kind.size * TIMES));
    ((large - none) / large_size) / ((small - none) / small_size).max(1.0)
}

fn print(home: &Path, file: &Path) -> u64 {
    count::whole(home, &["show".as_ref(), file.as_os_str()])
}

fn hold(home: &Path, file: &Path) -> u64 {
    count::region(home, "all", file)
}
