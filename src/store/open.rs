//! Opening the database: where it lies, who may read it, and what to do with a broken one.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::{StoreError, Warning};
use super::files::{FileId, make_file, make_folder, with_suffix};
use super::lock::{Again, lock};
use super::schema::{DatabaseKind, is_newest, kind, migrate};
use crate::passage::anchor::Shingles;

/// Bytes of the smallest page, with which a database begins.
const SHORTEST: u64 = 512;

/// Reads the file at a path: the fingerprints of its reading text, if there is one.
pub type FileReader = Box<dyn Fn(&Path) -> Option<(u64, Shingles)> + Send>;

/// The open database.
pub struct Store {
    pub(super) connection: Connection,
    pub(super) reader: Option<FileReader>,
    /// Where it lies; none for one that is in memory.
    pub(super) place: Option<FileId>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Store").field("connection", &self.connection).finish_non_exhaustive()
    }
}

impl Store {
    /// Name of the database in its folder; those of the files that belong to it begin with it.
    pub const FILE: &str = "fangtan.db";

    /// Opens the database in `folder`; makes both where they are missing, readable by their owner only. A
    /// damaged database is renamed, which a warning tells, and a new one begun. Fails where the folder cannot
    /// be written, if the database is a newer program's, or if another process uses it longer than
    /// `again` waits; nothing is changed then. Every later call asks `again` too.
    pub fn open(folder: &Path, again: Again) -> super::Result<(Self, Vec<Warning>)> {
        make_folder(folder)?;
        let path = folder.join(Self::FILE);
        let _alone = lock(folder, again)?;
        match if is_cut_off(&path) { Err(StoreError::damaged()) } else { open_file(&path, again) } {
            Err(error) if error.is_damage() => {
                let aside = set_aside(&path)?;
                Ok((open_file(&path, again)?, vec![Warning::SetAside(aside)]))
            }
            Ok(mut store) => {
                store.take_in_what_was_left(folder, again);
                Ok((store, Vec::new()))
            }
            Err(error) => Err(error),
        }
    }

    /// What the database in `folder` holds now, if it cannot be opened for writing: in memory, and nothing
    /// can be written to it.
    pub fn open_to_read(folder: &Path) -> super::Result<Self> {
        let path = folder.join(Self::FILE);
        let copy = |name: &OsStr, flags| copy_to_memory(&path, name, flags);
        // Without a log of its own to write, SQLite may still read one that is there; else it must not look
        // for any.
        let plain = copy(path.as_os_str(), OpenFlags::SQLITE_OPEN_READ_ONLY);
        let mut whole = plain.or_else(|_| {
            copy(&immutable(&path), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
        })?;
        migrate(&mut whole)?;
        whole.pragma_update(None, "query_only", true)?;
        Ok(Self { connection: whole, reader: None, place: None })
    }

    /// The database in `folder` as it lies there, to be read once and at once: it is neither locked nor checked.
    /// `None` unless it is whole by itself and of the newest version: not while others may be writing to it, whose log
    /// lies beside it.
    pub fn glance(folder: &Path) -> Option<Self> {
        let path = folder.join(Self::FILE);
        if with_suffix(&path, "-wal").exists() || with_suffix(&path, "-journal").exists() {
            return None;
        }
        let flags =
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(immutable(&path), flags).ok()?;
        let is_newest = is_newest(&connection).unwrap_or_default();
        is_newest.then_some(Self { connection, reader: None, place: None })
    }

    /// Has files read with `reader` where it matters whether one still holds the text it held: without it, a
    /// file that is there is taken for what it was.
    #[must_use]
    pub fn reading_with(self, reader: FileReader) -> Self {
        Self { reader: Some(reader), ..self }
    }

    /// Whether there is a database in `folder` already.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(Self::FILE).exists()
    }

    /// The damaged databases that were set aside in `folder`, by name.
    pub fn set_aside_in(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut aside: Vec<PathBuf> =
            entries.filter(|entry| is_set_aside(&entry.file_name())).map(|entry| entry.path()).collect();
        aside.sort();
        aside
    }

    /// A store that is gone with its process.
    pub fn in_memory() -> super::Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        prepare(&connection)?;
        migrate(&mut connection)?;
        Ok(Self { connection, reader: None, place: None })
    }

    /// A number that changes whenever another connection, of this process or another, has written something.
    pub fn data_version(&self) -> super::Result<i64> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Writes a copy of the whole database to the file `to`, which must not exist yet.
    pub fn backup(&self, to: &Path) -> super::Result<()> {
        make_file(to, OpenOptions::new().write(true).create_new(true))?;
        let mut copy = Connection::open(to)?;
        run_backup(&self.connection, &mut copy)
    }

    /// Takes everything from the file `from`, a backup, in place of what the store holds.
    pub fn restore(&mut self, from: &Path) -> super::Result<()> {
        let backup = read_backup(from)?;
        let mut whole = Connection::open_in_memory()?;
        run_backup(&backup, &mut whole)?;
        migrate(&mut whole)?;
        run_backup(&whole, &mut self.connection)
    }
}

fn copy_to_memory(path: &Path, name: &OsStr, flags: OpenFlags) -> super::Result<Connection> {
    let source = Connection::open_with_flags(name, flags)?;
    // Whoever cannot wait for the database reads it like this.
    source.busy_timeout(Duration::ZERO)?;
    refuse_strangers(&source, path)?;
    let mut whole = Connection::open_in_memory()?;
    run_backup(&source, &mut whole)?;
    Ok(whole)
}

/// The URI of a file that nobody is writing to (<https://www.sqlite.org/uri.html>).
fn immutable(path: &Path) -> OsString {
    let encoded = path.as_os_str().as_encoded_bytes().iter().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(*byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    format!("file:{}?immutable=1", encoded.collect::<String>()).into()
}

fn read_backup(from: &Path) -> super::Result<Connection> {
    File::open(from).map_err(|source| StoreError::File { path: from.to_owned(), source })?;
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    refuse_strangers(&source, from)?;
    check(&source)?;
    Ok(source)
}

fn run_backup(from: &Connection, to: &mut Connection) -> super::Result<()> {
    let backup = rusqlite::backup::Backup::new(from, to)?;
    Ok(backup.run_to_completion(1000, Duration::ZERO, None)?)
}

pub(super) fn open_file(path: &Path, again: Again) -> super::Result<Store> {
    make_file(path, OpenOptions::new().read(true).write(true).create(true).truncate(false))?;
    let mut connection = Connection::open(path)?;
    connection.busy_handler(Some(again))?;
    refuse_strangers(&connection, path)?;
    // Making the tables need not wait for the disk: nothing is in them, and the first thing that is takes
    // them along.
    synchronise(&connection, if is_empty(path) { "off" } else { "full" })?;
    prepare(&connection)?;
    migrate(&mut connection)?;
    synchronise(&connection, "full")?;
    check(&connection)?;
    Ok(Store { connection, reader: None, place: Some(FileId::of(path)) })
}

fn refuse_strangers(connection: &Connection, path: &Path) -> super::Result<()> {
    match kind(connection)? {
        DatabaseKind::Ours => Ok(()),
        DatabaseKind::Newer => Err(StoreError::Newer { path: path.to_owned() }),
        DatabaseKind::Foreign => Err(StoreError::Foreign { path: path.to_owned() }),
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Whether writing waits until the disk has it: `full` always, `normal` only where the log is folded into the
/// database (a loss of power loses the last of what was written, nothing else), `off` never.
pub(super) fn synchronise(connection: &Connection, when: &str) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", when)
}

/// Whether a file is there that is too short for a database, which `SQLite` would take for a new one.
fn is_cut_off(path: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).map(|file| file.len());
    let has_log = length(&with_suffix(path, "-wal")).is_ok_and(|length| length > 0);
    !has_log && length(path).is_ok_and(|length| length < SHORTEST)
}

fn is_empty(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() == 0)
}

/// Reads the tables that cannot be made again. (Kept texts may be large and are checked when they are read.)
fn check(connection: &Connection) -> super::Result<()> {
    for table in ["episode", "path", "bookmark", "progress", "voice", "shelf", "code", "memo"] {
        let verdict: String =
            connection.query_row(&format!("PRAGMA quick_check('{table}')"), [], |row| row.get(0))?;
        if verdict != "ok" {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            return Err(rusqlite::Error::SqliteFailure(code, Some(verdict)).into());
        }
    }
    Ok(())
}

fn set_aside(path: &Path) -> super::Result<PathBuf> {
    let free = |number: &u32| !numbered(path, *number).exists();
    let aside = numbered(path, (1..u32::MAX).find(free).unwrap_or(u32::MAX));
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    fs::rename(path, &aside).map_err(failed)?;
    for suffix in ["-wal", "-shm"] {
        let _ = fs::rename(with_suffix(path, suffix), with_suffix(&aside, suffix));
    }
    Ok(aside)
}

fn is_set_aside(name: &OsStr) -> bool {
    let number = name.to_str().and_then(|name| name.strip_prefix("fangtan.damaged-")?.strip_suffix(".db"));
    number.is_some_and(|number| number.parse::<u32>().is_ok())
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    path.with_file_name(format!("fangtan.damaged-{number}.db"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::FileEvidence;

    #[test]
    fn what_is_there_can_be_read_where_nothing_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("a b%?#访");
        let (mut store, _) = Store::open(&data, |_| false).unwrap();
        let episode =
            store.identify(&FileEvidence { path: "/a.md".into(), ..FileEvidence::default() }).unwrap();
        store.keep_text(episode, "kept").unwrap();
        let mut while_open = Store::open_to_read(&data).unwrap();
        assert_eq!(while_open.kept_texts(episode).unwrap(), ["kept"]);
        let refused = while_open.keep_text(episode, "more").unwrap_err();
        assert_eq!(refused.to_string(), "the database cannot be written");
        drop(store);
        let aside = immutable(&data.join(Store::FILE));
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        assert!(copy_to_memory(&data, &aside, flags).is_ok(), "{}", aside.display());
        assert!(Store::open_to_read(folder.path()).is_err(), "there is none");
        assert!(!folder.path().join(Store::FILE).exists());
    }

    #[test]
    fn a_glance_sees_what_is_kept_but_nothing_that_others_may_be_writing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Store::glance(folder.path()).is_none(), "there is none");
        let path = Path::new("/a.md");
        let (mut store, _) = Store::open(folder.path(), |_| false).unwrap();
        let episode = store.identify(&FileEvidence { path: path.into(), ..FileEvidence::default() }).unwrap();
        assert!(Store::glance(folder.path()).is_none(), "it is open elsewhere");
        drop(store);
        let seen = Store::glance(folder.path()).unwrap();
        assert_eq!(seen.episode_by_path(path).unwrap(), Some(episode));
        drop(seen);
        assert!(!folder.path().join("fangtan.db-wal").exists(), "nothing was made");
        let older = Connection::open(folder.path().join(Store::FILE)).unwrap();
        older.pragma_update(None, "user_version", 3).unwrap();
        drop(older);
        assert!(Store::glance(folder.path()).is_none(), "its tables are others");
    }

    #[test]
    fn a_full_disk_is_a_clear_message_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = Store::open(folder.path(), |_| false).unwrap();
        let episode =
            store.identify(&FileEvidence { path: "/a.md".into(), ..FileEvidence::default() }).unwrap();
        store.keep_text(episode, "before").unwrap();
        let pages: i64 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update(None, "max_page_count", pages).unwrap();
        let noise: String =
            (0..50_000_u32).map(|n| char::from_u32(0x4e00 + n * 7919 % 20_000).unwrap()).collect();
        assert_eq!(store.keep_text(episode, &noise).unwrap_err().to_string(), "the disk is full");
        assert_eq!(store.kept_texts(episode).unwrap(), ["before"]);
    }
}
