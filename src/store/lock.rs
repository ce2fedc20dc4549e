//! Waiting for other processes: how long is for the caller to say.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::error::StoreError;
use super::files::make_file;

/// Asked each time something is found in use by another process, with the number of tries before: whether to
/// try again. It rests as long as it likes before it answers.
pub type Again = fn(i32) -> bool;

/// Holds other processes off while the database in `folder` is opened: two must not set the same one aside. A
/// file system without locks is used without.
///
/// # Errors
/// If another process holds it and `again` gives up.
pub(super) fn lock(folder: &Path, again: Again) -> super::Result<Option<File>> {
    let path = folder.join("fangtan.lock");
    let made = make_file(&path, OpenOptions::new().write(true).create(true).truncate(false));
    let Some(file) = made.ok().and_then(|()| File::open(&path).ok()) else { return Ok(None) };
    for count in 0.. {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if again(count) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Busy { path }),
            Err(TryLockError::Error(_)) => return Ok(None),
            Ok(()) => break,
        }
    }
    Ok(Some(file))
}
