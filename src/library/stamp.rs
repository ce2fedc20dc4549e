//! The state of a file, as far as the system tells: another text never stands behind the same stamp.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A file changed this short a time ago may change again without a new time.
const UNSETTLED: Duration = Duration::from_millis(20);

/// One state of a file: size, times of change of text and of inode in nanoseconds, inode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp(pub(super) [u64; 4]);

impl Stamp {
    /// The present state of the file at `path`; `None` if there is none.
    pub fn of(path: &Path) -> Option<Self> {
        Self::told_by(&fs::metadata(path).ok()?)
    }

    /// The state that `metadata` tell; `None` if they are not of a file.
    pub fn told_by(metadata: &fs::Metadata) -> Option<Self> {
        let changed = nanos(metadata.modified().ok().filter(|_| metadata.is_file())?);
        Some(Self([metadata.len(), changed, inode_changed(metadata), inode(metadata)]))
    }

    /// What the system calls the file, whatever its path is; `None` where it does not tell.
    pub fn inode(self) -> Option<u64> {
        Some(self.0[3]).filter(|inode| *inode != 0)
    }

    /// Whether a change after now is sure to be seen; to be asked before the file is read.
    pub fn is_settled(self) -> bool {
        let [_, text, inode, _] = self.0;
        let settled = text.max(inode).saturating_add(UNSETTLED.as_nanos() as u64);
        settled < nanos(SystemTime::now())
    }
}

fn nanos(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
}

#[cfg(unix)]
fn inode_changed(metadata: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().cast_unsigned()).wrapping_mul(1_000_000_000) + metadata.ctime_nsec().cast_unsigned()
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode_changed(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}
