//! The theme that was chosen with a key: remembered beside the log, not in the user's settings.
//!
//! The file holds two lines: the chosen theme, and the one that the settings named then. Once the settings
//! name another, that one holds.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The theme to begin with: the remembered one, unless the settings have changed since.
pub fn read(state: &Path, settings: &str) -> String {
    let text = fs::read_to_string(file(state)).unwrap_or_default();
    let mut lines = text.lines();
    let (chosen, then) = (lines.next(), lines.next());
    chosen.filter(|_| then == Some(settings)).unwrap_or(settings).to_owned()
}

/// Remembers that `chosen` took the place of the theme of the settings.
///
/// # Errors
/// If the file cannot be written.
pub fn write(state: &Path, chosen: &str, settings: &str) -> io::Result<()> {
    fs::create_dir_all(state)?;
    fs::write(file(state), format!("{chosen}\n{settings}\n"))
}

fn file(state: &Path) -> PathBuf {
    state.join("theme")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_theme_holds_until_the_settings_change() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/fangtan");
        assert_eq!(read(&state, "auto"), "auto");
        write(&state, "sepia", "auto").unwrap();
        assert_eq!(read(&state, "auto"), "sepia");
        assert_eq!(read(&state, "paper"), "paper");
        fs::write(state.join("theme"), "").unwrap();
        assert_eq!(read(&state, "auto"), "auto");
    }
}
