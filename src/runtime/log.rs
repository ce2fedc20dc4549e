//! The log: what went wrong inside the program, written down where a person can find it.
//!
//! Nothing here writes to the screen. Without trouble there is no log.

use std::backtrace::Backtrace;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};

/// Name of the log in its folder.
const NAME: &str = "fangtan.log";

/// Where the log is, or would be.
pub fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// From now on a panic of any thread is written to the log in `folder`, and to nothing else: the terminal
/// belongs to the reader's picture until it is given back.
pub fn catch_panics(folder: &Path) {
    let file = path(folder);
    panic::set_hook(Box::new(move |info| {
        // A log that cannot be written must not become a second failure.
        let _ = append(&file, &report(info));
    }));
}

fn report(info: &PanicHookInfo) -> String {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("unnamed").to_owned();
    let version = env!("CARGO_PKG_VERSION");
    format!("fangtan {version}: thread {name} {info}\n{}\n", Backtrace::force_capture())
}

fn append(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_added_and_folders_made() {
        let folder = tempfile::tempdir().unwrap();
        let file = path(&folder.path().join("deeper"));
        append(&file, "one\n").unwrap();
        append(&file, "two\n").unwrap();
        assert_eq!(fs::read_to_string(file).unwrap(), "one\ntwo\n");
    }
}
