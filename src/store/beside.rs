//! What cannot be written before the program ends: it lies in a database beside the one that was held by
//! another program, until that is opened again.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files::with_suffix;
use super::lock::Again;
use super::open::{Store, open_file};

const BEGIN: &str = "fangtan.waiting-";

impl Store {
    /// A new database beside the one in `folder`, and its file. It counts as soon as it is left with
    /// [`leave_beside`](Self::leave_beside).
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn beside(folder: &Path) -> super::Result<(Self, PathBuf)> {
        let failed = |source| StoreError::File { path: folder.to_owned(), source };
        let file =
            tempfile::Builder::new().prefix(BEGIN).suffix(".tmp").tempfile_in(folder).map_err(failed)?;
        let path = file.into_temp_path().keep().map_err(|error| failed(error.error))?;
        Ok((open_file(&path, |_| false)?, path))
    }

    /// Closes the database that was made as `path` beside another one, which takes it in when it is opened;
    /// returns where it lies now.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn leave_beside(self, path: &Path) -> super::Result<PathBuf> {
        drop(self);
        let left = path.with_extension("db");
        fs::rename(path, &left).map_err(|source| StoreError::File { path: path.to_owned(), source })?;
        Ok(left)
    }

    /// Takes in what was left beside the database in `folder`. What cannot be read or taken in stays where it
    /// is.
    pub(super) fn take_in_what_was_left(&mut self, folder: &Path, again: Again) {
        let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_left = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(BEGIN) && name.ends_with(".db")
        };
        for path in names.filter(is_left) {
            let taken = open_file(&path, again).and_then(|left| self.merge_in(&left));
            if taken.is_ok() {
                for suffix in ["", "-wal", "-shm"] {
                    // What is still there is taken in once more, and nothing worse.
                    let _ = fs::remove_file(with_suffix(&path, suffix));
                }
            }
        }
    }
}
