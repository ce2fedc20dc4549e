//! Whether a file was changed by somebody else: the system tells. If it cannot, an open file is looked at
//! when a person types or looks at the window again. Nothing is done on a timer.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::message::Message;

/// The least time between two looks while keys are typed.
const INTERVAL: Duration = Duration::from_secs(1);

/// How long a file must be left alone after it was written to before it is looked at: whoever writes may be
/// half done.
const QUIET: Duration = Duration::from_millis(100);

/// Somebody who wrote to a file is done with it.
const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

/// How the open files looked last.
#[derive(Debug, Default)]
pub struct Watch {
    files: Vec<Watched>,
    /// Files that are about to be read, as they look now.
    expected: Vec<(PathBuf, Option<FileState>)>,
    due: Option<Instant>,
    looked: Option<Instant>,
}

#[derive(Debug)]
struct Watched {
    path: PathBuf,
    seen: Option<FileState>,
    /// Where the system cannot tell, or the text is in no file, keys and the window's focus are left.
    _told: Option<RecommendedWatcher>,
}

impl Watch {
    /// Looks at a file that is about to be read: what is written to it before it is followed is a change too.
    pub fn expect(&mut self, path: &Path) {
        self.expected.retain(|(known, _)| known != path);
        self.expected.push((path.to_owned(), stamp(path)));
    }

    /// Has the system tell of every change of `paths`, and of no other file, from now on, as
    /// [`Message::Touched`].
    pub fn follow<'a>(&mut self, paths: impl Iterator<Item = &'a Path> + Clone, messages: &Sender<Message>) {
        self.files.retain(|file| paths.clone().any(|path| path == file.path));
        for path in paths {
            if !self.files.iter().any(|file| file.path == path) {
                let told = watcher(path, messages.clone());
                let before = self.expected.iter().position(|(known, _)| known == path);
                let seen = before.map_or_else(|| stamp(path), |at| self.expected.swap_remove(at).1);
                // Nobody told of what was written until now.
                if seen != stamp(path) {
                    self.touched();
                }
                self.files.push(Watched { path: path.to_owned(), seen, _told: told });
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

    /// Looks at the files; returns those that were changed since the last look. A file that is gone was not:
    /// it can be read on, and an editor that replaces it is about to bring it back.
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
        let before = self.seen.replace(now);
        (before != Some(now)).then_some(&self.path)
    }
}

/// Watches the folder: most editors put a new file in the place of the old one.
fn watcher(path: &Path, messages: Sender<Message>) -> Option<RecommendedWatcher> {
    let (folder, name) = (path.parent().unwrap_or(path), path.file_name().map(OsStr::to_owned));
    // Once nobody listens any more, the program is about to end.
    let tell = move || drop(messages.send(Message::Touched));
    tell_of_writes(folder, move |file| Some(file) == name.as_deref(), tell)
}

/// Has the system call `tell` whenever a file of `folder` whose name `is_ours` was written to, made, renamed
/// or removed, as long as the watcher lives; `None` if it cannot tell.
pub fn tell_of_writes(
    folder: &Path,
    is_ours: impl Fn(&OsStr) -> bool + Send + 'static,
    tell: impl Fn() + Send + 'static,
) -> Option<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if is_write(&event) && event.paths.iter().filter_map(|path| path.file_name()).any(&is_ours) {
            tell();
        }
    })
    .ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some(watcher)
}

/// Whether somebody changed something, rather than looked at it.
pub fn is_write(event: &notify::Event) -> bool {
    !event.kind.is_access() || event.kind == CLOSED
}

/// When a file was last written to, and how many bytes it holds.
pub type FileState = (SystemTime, u64);

/// How a file looks now; `None` if it is none.
pub fn stamp(path: &Path) -> Option<FileState> {
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
        fs::write(&other, "now there").unwrap();
        assert_eq!(watch.look(), [other.as_path()]);
    }

    #[test]
    fn what_is_written_before_a_file_is_followed_is_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let (messages, _inbox) = std::sync::mpsc::channel();
        let mut watch = Watch::default();
        fs::write(&file, "one").unwrap();
        watch.expect(&file);
        fs::write(&file, "longer").unwrap();
        watch.follow([file.as_path()].into_iter(), &messages);
        assert!(watch.due().is_some());
        assert_eq!(watch.look(), [file.as_path()]);
    }
}
