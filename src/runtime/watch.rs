//! Whether an open file was changed by somebody else: the system tells, and where it cannot, the file is looked at
//! when a person types or looks at the window again. Nothing is done on a timer.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant, SystemTime};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::message::Message;

/// The least time between two looks while keys are typed.
const INTERVAL: Duration = Duration::from_secs(1);

/// How long a file must be left alone after it was written to before it is looked at: whoever writes may be half done.
const QUIET: Duration = Duration::from_millis(100);

/// How the open files looked last.
#[derive(Debug, Default)]
pub struct Watch {
    files: Vec<Watched>,
    due: Option<Instant>,
    looked: Option<Instant>,
}

#[derive(Debug)]
struct Watched {
    path: PathBuf,
    seen: Option<Stamp>,
    /// Where the system cannot tell, or the text is in no file, keys and the window's focus are left.
    _told: Option<RecommendedWatcher>,
}

/// When a file was changed last, and its length in bytes.
type Stamp = (SystemTime, u64);

impl Watch {
    /// Has the system tell of every change of `paths`, and of no other file, from now on, as [`Message::Touched`].
    pub fn follow<'a>(&mut self, paths: impl Iterator<Item = &'a Path> + Clone, messages: &Sender<Message>) {
        self.files.retain(|file| paths.clone().any(|path| path == file.path));
        for path in paths {
            if !self.files.iter().any(|file| file.path == path) {
                let told = watcher(path, messages.clone()).ok();
                self.files.push(Watched { path: path.to_owned(), seen: stamp(path), _told: told });
            }
        }
    }

    /// An open file was touched: it is to be looked at once it is left alone.
    pub fn touched(&mut self) {
        self.due = Some(Instant::now() + QUIET);
    }

    /// When the files are to be looked at.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Looks at the files if the last look is long ago.
    pub fn glance(&mut self) -> Vec<PathBuf> {
        let fresh = self.looked.is_some_and(|looked| looked.elapsed() < INTERVAL);
        if fresh { Vec::new() } else { self.look() }
    }

    /// Looks at the files; returns those that were changed since the last look. A file that is gone was not: it can be
    /// read on, and an editor that replaces it is about to bring it back.
    pub fn look(&mut self) -> Vec<PathBuf> {
        (self.looked, self.due) = (Some(Instant::now()), None);
        let changed = self.files.iter_mut().filter_map(Watched::change);
        changed.map(Path::to_owned).collect()
    }
}

impl Watched {
    /// Its path where it was changed since the last look.
    fn change(&mut self) -> Option<&Path> {
        let now = stamp(&self.path)?;
        let before = self.seen.replace(now)?;
        (before != now).then_some(&self.path)
    }
}

/// Watches the folder: most editors put a new file in the place of the old one.
fn watcher(path: &Path, messages: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    let (folder, name) = (path.parent().unwrap_or(path), path.file_name().map(OsStr::to_owned));
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_ours = |path: &PathBuf| path.file_name() == name.as_deref();
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(is_ours)) {
            // Once nobody listens any more, the program is about to end.
            let _ = messages.send(Message::Touched);
        }
    })?;
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

fn stamp(path: &Path) -> Option<Stamp> {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_once_and_a_file_that_vanishes_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let [file, other] = ["a.md", "b.md"].map(|name| folder.path().join(name));
        let (messages, _inbox) = std::sync::mpsc::channel();
        let mut watch = Watch::default();
        fs::write(&file, "one").unwrap();
        watch.follow([file.as_path(), other.as_path()].into_iter(), &messages);
        fs::write(&file, "longer").unwrap();
        assert_eq!(watch.look(), [file.as_path()]);
        assert!(watch.look().is_empty());
        fs::remove_file(&file).unwrap();
        assert!(watch.look().is_empty());
        fs::write(&file, "back again").unwrap();
        assert_eq!(watch.look(), [file.as_path()]);
    }
}
