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
    /// Another process uses it.
    Busy {
        /// The file it holds.
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

    /// Why it failed, if that is known.
    pub fn cause(&self) -> Option<Cause> {
        match self {
            Self::Busy { .. } => Some(Cause::Busy),
            Self::Sqlite(error) => cause(error),
            _ => None,
        }
    }

    /// Whether the same call may succeed later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Missing { .. } => false,
            Self::File { .. } | Self::Newer { .. } | Self::Foreign { .. } => true,
            Self::Busy { .. } | Self::Sqlite(_) => self.cause().is_some_and(|cause| cause != Cause::Damaged),
        }
    }

    /// Whether the database file itself is damaged.
    pub(super) fn is_damage(&self) -> bool {
        self.cause() == Some(Cause::Damaged)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{source}: {}", path.display()),
            Self::Newer { path } => write!(f, "written by a newer fangtan: {}", path.display()),
            Self::Foreign { path } => write!(f, "a database of another program: {}", path.display()),
            Self::Busy { path } => write!(f, "in use by another program: {}", path.display()),
            Self::Missing { id } => write!(f, "no bookmark {id}"),
            Self::Sqlite(error) => write!(f, "{}", in_words(error)),
        }
    }
}

fn in_words(error: &rusqlite::Error) -> String {
    match cause(error) {
        Some(cause) => cause.name().to_owned(),
        None => error.to_string(),
    }
}

/// Why a database failed, where a reader can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The disk is full.
    Full,
    /// The disk fails.
    Fails,
    /// Nobody lets it be written or opened.
    Closed,
    /// Another program uses it.
    Busy,
    /// It is damaged.
    Damaged,
}

impl Cause {
    fn name(self) -> &'static str {
        match self {
            Self::Full => "the disk is full",
            Self::Fails => "the disk cannot be read or written; is it full?",
            Self::Closed => "the database cannot be written",
            Self::Busy => "the database is in use by another program",
            Self::Damaged => "the database is damaged",
        }
    }
}

fn cause(error: &rusqlite::Error) -> Option<Cause> {
    use rusqlite::ErrorCode;
    Some(match error.sqlite_error_code()? {
        ErrorCode::DiskFull => Cause::Full,
        ErrorCode::SystemIoFailure => Cause::Fails,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Cause::Closed,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Cause::Busy,
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Cause::Damaged,
        _ => return None,
    })
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
                    "the database was damaged and a new one begun; `fangtan bookmarks restore` saves what it can from {}",
                    path.display()
                )
            }
        }
    }
}
