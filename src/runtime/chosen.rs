//! What was chosen with keys (the theme, the measure): remembered beside the log, not in the user's settings.
//!
//! A file for each holds two lines: what was chosen, and what the settings said then. Once the settings say
//! something else, that holds.

use std::path::Path;
use std::{fs, io};

/// What to begin with: what was chosen for `what`, unless the settings have changed since.
pub fn read(state: &Path, what: &str, settings: &str) -> String {
    let text = fs::read_to_string(state.join(what)).unwrap_or_default();
    let mut lines = text.lines();
    let (chosen, then) = (lines.next(), lines.next());
    chosen.filter(|_| then == Some(settings)).unwrap_or(settings).to_owned()
}

/// Remembers that `chosen` took the place of what the settings say of `what`.
///
/// # Errors
/// If the file cannot be written.
pub fn write(state: &Path, what: &str, chosen: &str, settings: &str) -> io::Result<()> {
    fs::create_dir_all(state)?;
    fs::write(state.join(what), format!("{chosen}\n{settings}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_theme_holds_until_the_settings_change() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state/fangtan");
        assert_eq!(read(&state, "theme", "auto"), "auto");
        write(&state, "theme", "sepia", "auto").unwrap();
        assert_eq!(read(&state, "theme", "auto"), "sepia");
        assert_eq!(read(&state, "theme", "paper"), "paper");
        fs::write(state.join("theme"), "").unwrap();
        assert_eq!(read(&state, "theme", "auto"), "auto");
    }
}
