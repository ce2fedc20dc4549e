//! What can be saved from a damaged database: its records are told by their shape and added to what is kept.

use std::fs;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::error::StoreError;
use super::files::with_suffix;
use super::open::Store;
use super::pages::{RawRow, records};
use super::taking::Taken;

/// The columns of a bookmark in the order of its table, the later ones added by newer versions.
const BOOKMARK: [&str; 24] = [
    "id",
    "episode",
    "exact",
    "tail",
    "prefix",
    "suffix",
    "section",
    "speaker",
    "address",
    "start",
    "end",
    "text_hash",
    "only_one",
    "note",
    "tags",
    "color",
    "letter",
    "made",
    "changed",
    "deleted",
    "lost",
    "quote",
    "replaces",
    "author",
];

/// Columns of a bookmark in the first version.
const FIRST: usize = 20;

/// Columns of a progress in the first version, and now.
const FIRST_PROGRESS: usize = 8;
const PROGRESS_NOW: usize = 10;

/// Where a bookmark's time of its last change stands.
const CHANGED: usize = 18;

impl Store {
    /// Adds what can be read of the damaged database in the file `from` to what is kept.
    ///
    /// # Errors
    /// If the file cannot be read or the store cannot be written.
    pub fn salvage(&mut self, from: &Path) -> super::Result<Taken> {
        let file = fs::read(from).map_err(|source| StoreError::File { path: from.to_owned(), source })?;
        let log = fs::read(with_suffix(from, "-wal")).unwrap_or_default();
        let saved = Self::in_memory()?;
        saved.connection.pragma_update(None, "foreign_keys", false)?;
        for record in records(&file, &log) {
            // What is refused was no record of ours.
            let _ = put(&saved.connection, &record);
        }
        saved.connection.execute(
            "INSERT OR IGNORE INTO episode (id, text_hash, shingles, seen)
             SELECT episode, 0, x'', 0 FROM bookmark UNION SELECT episode, 0, x'', 0 FROM progress
             UNION SELECT episode, 0, x'', 0 FROM memo WHERE episode <> 0",
            [],
        )?;
        self.merge_in(&saved)
    }
}

/// Writes a record into the table whose shape it has.
fn put(connection: &Connection, record: &RawRow) -> rusqlite::Result<usize> {
    use Value::{Blob, Integer, Null, Text};
    let values = record.values.as_slice();
    let numbered = record.rowid.map(Integer).into_iter().chain(values.iter().skip(1).cloned());
    match (record.rowid, values) {
        (Some(_), [Null, Text(_) | Null, Text(_) | Null, Text(_), Integer(_), Blob(_), Integer(_)]) => {
            insert(
                connection,
                "INSERT OR REPLACE INTO episode (id, front_id, source, title, text_hash, shingles, seen)",
                numbered,
            )
        }
        (Some(_), [Integer(_), Integer(_), Blob(_)]) => insert(
            connection,
            "INSERT OR REPLACE INTO kept_text (episode, hash, text)",
            values.iter().cloned(),
        ),
        (Some(_), [Null, Text(_), _, Integer(_), Integer(_), Integer(_), Integer(_), Text(_), ..])
            if matches!(values.len(), FIRST_PROGRESS | PROGRESS_NOW) =>
        {
            let later = if values.len() == PROGRESS_NOW { ", queued, hidden" } else { "" };
            insert(
                connection,
                &format!(
                    "INSERT OR REPLACE INTO progress
                     (episode, place, fraction, read_at, finished, starred, seconds, sections_read{later})"
                ),
                numbered,
            )
        }
        (Some(_), [Null, Text(_), Integer(_)]) => {
            insert(connection, "INSERT OR REPLACE INTO memo (episode, text, changed)", numbered)
        }
        (None, [Text(path), Integer(_), Integer(_), ..]) if values.len() <= 4 && is_path(path) => insert(
            connection,
            "INSERT OR REPLACE INTO path (path, episode, seen)",
            values.iter().take(3).cloned(),
        ),
        (None, [Integer(_), Text(_), Text(_), Text(_) | Null, Integer(_)]) => insert(
            connection,
            "INSERT OR REPLACE INTO voice (episode, name, shown, role, changed)",
            values.iter().cloned(),
        ),
        (None, [Text(_), Text(_), Text(_), Integer(_), Integer(0 | 1)]) => insert(
            connection,
            "INSERT OR REPLACE INTO code (name, description, color, changed, deleted)",
            values.iter().cloned(),
        ),
        (None, [Text(_), Text(_), Integer(0 | 1), Integer(_)]) => insert(
            connection,
            "INSERT OR REPLACE INTO name_tie (one, other, same, changed)",
            values.iter().cloned(),
        ),
        (None, [Text(_), Text(_), Integer(_), Integer(_)]) => insert(
            connection,
            "INSERT OR REPLACE INTO shelf (name, query, changed, deleted)",
            values.iter().cloned(),
        ),
        (None, [Text(id), Integer(_), Text(_), ..]) if (FIRST..=BOOKMARK.len()).contains(&values.len()) => {
            bookmark(connection, id, values)
        }
        _ => Ok(0),
    }
}

/// Whether a text is a path and not a day.
fn is_path(text: &str) -> bool {
    text.contains(['/', '\\', ':'])
}

/// Of several states of one passage (old ones lie about in pages that are free again) the last is taken.
fn bookmark(connection: &Connection, id: &str, values: &[Value]) -> rusqlite::Result<usize> {
    let later: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM bookmark WHERE id = ?1 AND changed > ?2)",
        (id, values.get(CHANGED)),
        |row| row.get(0),
    )?;
    if later {
        return Ok(0);
    }
    let columns = BOOKMARK.get(..values.len()).unwrap_or_default().join(", ");
    insert(connection, &format!("INSERT OR REPLACE INTO bookmark ({columns})"), values.iter().cloned())
}

fn insert(
    connection: &Connection,
    into: &str,
    values: impl Iterator<Item = Value>,
) -> rusqlite::Result<usize> {
    let values: Vec<Value> = values.collect();
    let slots = vec!["?"; values.len()].join(", ");
    connection.prepare_cached(&format!("{into} VALUES ({slots})"))?.execute(params_from_iter(values))
}
