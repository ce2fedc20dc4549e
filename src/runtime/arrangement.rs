//! How the list was ordered and grouped last: remembered beside the log, in words of one line.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The words that were remembered; empty if there are none.
pub fn read(state: &Path) -> String {
    fs::read_to_string(file(state)).unwrap_or_default()
}

/// Remembers `words`.
///
/// # Errors
/// If the file cannot be written.
pub fn write(state: &Path, words: &str) -> io::Result<()> {
    fs::create_dir_all(state)?;
    fs::write(file(state), format!("{words}\n"))
}

fn file(state: &Path) -> PathBuf {
    state.join("list")
}
