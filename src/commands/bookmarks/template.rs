//! A reader's own template is filled in for so long and with so much memory, and no more.

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::export::{self, Record};

/// The longest time a template may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// Bytes that it may take besides what the program has already, as far as the system tells.
const ROOM: u64 = 64 << 20;

/// How often that is looked at.
const GLANCE: Duration = Duration::from_millis(2);

/// Fills in the template that was read from `path`.
///
/// # Errors
/// What is wrong with it, or that it went on for too long; its thread ends with the program then.
pub fn fill(path: &Path, source: String, groups: Vec<(String, Vec<Record>)>) -> Result<String, String> {
    let name = path.to_string_lossy().into_owned();
    // What the passages themselves take again in the output is no fault of the template.
    let room = ROOM + groups.iter().flat_map(|(_, records)| records).map(size).sum::<u64>() * 4;
    let before = memory().unwrap_or(0);
    let until = Instant::now() + PATIENCE;
    let (filled, result) = channel();
    let work = move || drop(filled.send(export::template(&name, &source, &groups)));
    thread::Builder::new().name("template".to_owned()).spawn(work).map_err(|error| error.to_string())?;
    loop {
        match result.recv_timeout(GLANCE) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => return Err("stopped by a mistake of its own".to_owned()),
            Err(RecvTimeoutError::Timeout) if Instant::now() > until => {
                return Err("stopped: it took more than a second".to_owned());
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if memory().is_some_and(|now| now > before + room) {
            return Err(format!("stopped: it took more than {} MB", ROOM >> 20));
        }
    }
}

fn size(record: &Record) -> u64 {
    (record.quote.len() + record.note.len() + record.question.len()) as u64
}

/// Bytes in use, where the system says so (`/proc/self/statm`: pages in all, pages in memory).
fn memory() -> Option<u64> {
    const PAGE: u64 = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    statm.split(' ').nth(1)?.parse::<u64>().ok().map(|pages| pages * PAGE)
}
