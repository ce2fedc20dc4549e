//! The files of the database: made for their owner only, and told from others in their place.

use std::fs::{self, Metadata, OpenOptions};
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// A file as it was opened: told from another one at the same path.
#[derive(Clone, Debug)]
pub(super) struct FileId {
    pub path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl FileId {
    /// The file at `path`.
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), identity: fs::metadata(path).ok().as_ref().map(identity) }
    }

    pub(super) fn is(&self, found: &Metadata) -> bool {
        self.identity == Some(identity(found))
    }
}

#[cfg(unix)]
fn identity(found: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

pub(super) fn make_folder(folder: &Path) -> super::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::File { path: folder.to_owned(), source })
}

/// Opens a file as told, and makes it readable by its owner only.
pub(super) fn make_file(path: &Path, options: &mut OpenOptions) -> super::Result<()> {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    let file = options.open(path).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.metadata().map_err(failed)?.permissions().mode();
        if mode & 0o077 != 0 {
            let _ = file.set_permissions(fs::Permissions::from_mode(0o600));
        }
    }
    #[cfg(not(unix))]
    drop(file);
    Ok(())
}
