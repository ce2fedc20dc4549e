//! What can go wrong with a store, in words a reader understands.

use std::fmt;
use std::path::PathBuf;

/// Why the store could not do what it was asked to.
#[derive(Debug)]
pub enum StoreError {
    /// The folder or a file in it cannot be made, read or written.
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database was written by a newer version of the program; it is left alone.
    Newer {
        /// Where it is.
        path: PathBuf,
    },
    /// The file is a database of another program; it is left alone.
    Foreign {
        /// Where it is.
        path: PathBuf,
    },
    /// A record to change is not there.
    Missing {
        /// Its id.
        id: String,
    },
    /// The database failed.
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// The database file is no whole database.
    pub(super) fn damaged() -> Self {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        Self::Sqlite(rusqlite::Error::SqliteFailure(code, None))
    }

    /// Whether the database file itself is damaged.
    pub(super) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        let Self::Sqlite(error) = self else { return false };
        matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Newer { path } => write!(f, "{}: written by a newer fangtan", path.display()),
            Self::Foreign { path } => write!(f, "{}: a database of another program", path.display()),
            Self::Missing { id } => write!(f, "no bookmark {id}"),
            Self::Sqlite(error) => write!(f, "{}", in_words(error)),
        }
    }
}

fn in_words(error: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        Some(ErrorCode::SystemIoFailure) => "the disk cannot be read or written; is it full?".to_owned(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            "the database cannot be written".to_owned()
        }
        Some(ErrorCode::CannotOpen) => "the database cannot be opened".to_owned(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "the database is in use by another program".to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "the database is damaged".to_owned(),
        _ => error.to_string(),
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Sqlite(error) => Some(error),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Something a reader should be told although the store works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The database was damaged; it now has this name, and a new one was begun.
    SetAside(PathBuf),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SetAside(path) => {
                write!(
                    f,
                    "the database was damaged and is now called {}; a new one was begun",
                    path.display()
                )
            }
        }
    }
}
