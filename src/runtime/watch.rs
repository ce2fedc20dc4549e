//! Whether the open file was changed by somebody else. Looked at when a person looks, never on a timer.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// The least time between two looks while keys are typed.
const INTERVAL: Duration = Duration::from_secs(1);

/// How the open file looked last.
#[derive(Debug, Default)]
pub struct Watch {
    path: PathBuf,
    seen: Option<(SystemTime, u64)>,
    looked: Option<Instant>,
}

impl Watch {
    /// Looks at `path` if the last look is long ago.
    pub fn glance(&mut self, path: &Path) -> bool {
        let fresh = self.looked.is_some_and(|looked| looked.elapsed() < INTERVAL);
        !(fresh && self.path == path) && self.look(path)
    }

    /// Looks at `path`; tells whether it was changed since the last look. A file that is gone was not: it can be
    /// read on, and an editor that replaces it is about to bring it back.
    pub fn look(&mut self, path: &Path) -> bool {
        self.looked = Some(Instant::now());
        let Some(now) = stamp(path) else { return false };
        let known = self.path == path;
        let before = self.seen.replace(now);
        path.clone_into(&mut self.path);
        known && before.is_some_and(|before| before != now)
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_once_and_a_file_that_vanishes_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let mut watch = Watch::default();
        fs::write(&file, "one").unwrap();
        assert!(!watch.look(&file));
        fs::write(&file, "longer").unwrap();
        assert!(watch.look(&file));
        assert!(!watch.look(&file));
        fs::remove_file(&file).unwrap();
        assert!(!watch.look(&file));
        fs::write(&file, "back again").unwrap();
        assert!(watch.look(&file));
    }
}
