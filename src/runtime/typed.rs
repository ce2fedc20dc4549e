//! What was typed into lines in earlier sessions: a file beside the log, a line each, its kind before it.
//!
//! Sessions that run at once write to its end in turn. One that starts when it has grown long writes it anew
//! with what is still remembered.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::app::recall::{InputKind, MOST, Recall};

const FILE: &str = "typed";

/// Lines beyond which the file is written anew.
const LONG: usize = 4 * MOST * InputKind::LASTING.len();

/// What was typed in sessions that kept their state in the folder `state`.
pub fn read(state: &Path) -> Recall {
    let file = state.join(FILE);
    let text = fs::read(&file).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let mut recall = Recall::default();
    for (kind, typed) in text.lines().filter_map(|line| line.split_once('\t')) {
        if let Some((_, kind)) = InputKind::LASTING.iter().find(|(name, _)| *name == kind) {
            recall.remember(*kind, typed);
        }
    }
    if text.lines().count() > LONG {
        // Without it the file stays as long as it is.
        _ = shorten(&file, &recall);
    }
    recall
}

/// Adds a line that was typed into one of the kind of this name.
///
/// # Errors
/// If the file cannot be written.
pub fn add(state: &Path, kind: &str, typed: &str) -> io::Result<()> {
    fs::create_dir_all(state)?;
    let mut how = OpenOptions::new();
    // What one looks for is nobody else's business.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let mut file = how.create(true).append(true).open(state.join(FILE))?;
    file.write_all(format!("{kind}\t{typed}\n").as_bytes())
}

fn shorten(file: &Path, recall: &Recall) -> io::Result<()> {
    let lines = InputKind::LASTING
        .iter()
        .flat_map(|(name, kind)| recall.lines(*kind).iter().map(move |typed| format!("{name}\t{typed}\n")));
    let mut beside = NamedTempFile::new_in(file.parent().unwrap_or(Path::new(".")))?;
    beside.write_all(lines.collect::<String>().as_bytes())?;
    beside.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_in_a_later_session_and_the_file_stays_short() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        add(&state, "search", "雾 fog").unwrap();
        add(&state, "jump", "灯塔").unwrap();
        fs::write(state.join(FILE), [&fs::read(state.join(FILE)).unwrap()[..], b"\xff\nolder\tx\n"].concat())
            .unwrap();
        assert_eq!(read(&state).step(InputKind::Search, "", 1).as_deref(), Some("雾 fog"));
        for number in 0..=LONG {
            add(&state, "search", &number.to_string()).unwrap();
        }
        let recall = read(&state);
        assert_eq!(recall.lines(InputKind::Search).last(), Some(&LONG.to_string()));
        assert_eq!(recall.lines(InputKind::Jump), ["灯塔"]);
        assert_eq!(fs::read_to_string(state.join(FILE)).unwrap().lines().count(), MOST + 1);
        assert_eq!(fs::read_dir(&state).unwrap().count(), 1, "nothing is left beside it");
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(
                &fs::metadata(state.join(FILE)).unwrap().permissions(),
            );
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
