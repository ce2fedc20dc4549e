//! Between records and rows: the only file that knows both the types of an episode and the columns.

use std::path::{Path, PathBuf};

use rusqlite::Row;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::episode::anchor::Anchor;
use crate::episode::marks::{Bookmark, Progress};

/// The columns of a bookmark, in the order of [`bookmark`] and of the parameters that write one.
pub(super) const BOOKMARK: &str = "id, episode, exact, tail, prefix, suffix, section, speaker, address, start, end, \
                                   text_hash, only_one, note, tags, color, letter, made, changed, deleted";

/// Reads a bookmark.
pub(super) fn bookmark(row: &Row) -> rusqlite::Result<Bookmark> {
    Ok(Bookmark {
        id: row.get("id")?,
        episode: row.get("episode")?,
        anchor: Anchor {
            exact: row.get("exact")?,
            tail: row.get("tail")?,
            prefix: row.get("prefix")?,
            suffix: row.get("suffix")?,
            section: row.get("section")?,
            speaker: row.get("speaker")?,
            address: row.get("address")?,
            start: row.get::<_, i64>("start")? as usize,
            end: row.get::<_, i64>("end")? as usize,
            text_hash: row.get::<_, i64>("text_hash")? as u64,
            unique: row.get("only_one")?,
        },
        note: row.get("note")?,
        tags: list(row, "tags")?,
        color: row.get("color")?,
        letter: row.get::<_, Option<String>>("letter")?.and_then(|letter| letter.chars().next()),
        made: row.get("made")?,
        changed: row.get("changed")?,
        deleted: row.get("deleted")?,
    })
}

/// Reads a progress.
pub(super) fn progress(row: &Row) -> rusqlite::Result<Progress> {
    let place: String = row.get("place")?;
    Ok(Progress {
        anchor: serde_json::from_str(&place).unwrap_or_default(),
        fraction: row.get("fraction")?,
        read_at: row.get("read_at")?,
        finished: row.get("finished")?,
        starred: row.get("starred")?,
        seconds: row.get::<_, i64>("seconds")? as u64,
        sections_read: list(row, "sections_read")?,
    })
}

/// A column that holds a JSON list; anything else reads as an empty one.
fn list<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> rusqlite::Result<Vec<T>> {
    let text: String = row.get(column)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// A value as JSON text.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A path as it is stored: text where it is UTF-8, else its bytes.
pub(super) fn from_path(path: &Path) -> ToSqlOutput<'_> {
    match path.to_str() {
        Some(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        None => ToSqlOutput::Owned(Value::Blob(path.as_os_str().as_encoded_bytes().to_vec())),
    }
}

/// A path as it was stored.
pub(super) fn to_path(value: ValueRef) -> PathBuf {
    match value {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned().into(),
        ValueRef::Blob(bytes) => bytes_to_path(bytes),
        _ => PathBuf::new(),
    }
}

#[cfg(unix)]
fn bytes_to_path(bytes: &[u8]) -> PathBuf {
    let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    name.into()
}

#[cfg(not(unix))]
fn bytes_to_path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}
