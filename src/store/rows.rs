//! Between records and rows: the only file that knows both the types of an episode and the columns.

use std::path::{Path, PathBuf};

use rusqlite::Row;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::episode::model::Role;
use crate::episode::voices::Voice;
use crate::passage::anchor::Anchor;
use crate::passage::marks::{Bookmark, Progress};

macro_rules! anchor_columns {
    () => {
        "exact, tail, prefix, suffix, section, speaker, address, start, end, text_hash, only_one"
    };
}

/// The columns of a bookmark's anchor, in the order of [`anchor_values`].
pub(super) const ANCHOR: &str = anchor_columns!();

/// The columns of a bookmark, in the order of [`bookmark_values`].
pub(super) const BOOKMARK: &str = concat!(
    anchor_columns!(),
    ", id, episode, quote, note, tags, color, letter, made, changed, lost, deleted, replaces, author"
);

/// What is written into the columns [`ANCHOR`].
pub(super) fn anchor_values(anchor: &Anchor) -> [ToSqlOutput<'_>; 11] {
    [
        anchor.exact.as_str().into(),
        anchor.tail.as_str().into(),
        anchor.prefix.as_str().into(),
        anchor.suffix.as_str().into(),
        anchor.section.as_str().into(),
        anchor.speaker.as_str().into(),
        anchor.address.as_str().into(),
        (anchor.start as i64).into(),
        (anchor.end as i64).into(),
        (anchor.text_hash as i64).into(),
        anchor.unique.into(),
    ]
}

/// What is written into the columns [`BOOKMARK`].
pub(super) fn bookmark_values(bookmark: &Bookmark) -> impl Iterator<Item = ToSqlOutput<'_>> {
    let own = [
        bookmark.id.as_str().into(),
        bookmark.episode.into(),
        bookmark.quote.as_str().into(),
        bookmark.note.as_str().into(),
        json(&bookmark.tags).into(),
        bookmark.color.as_str().into(),
        ToSqlOutput::Owned(bookmark.letter.map(String::from).into()),
        bookmark.made.into(),
        bookmark.changed.into(),
        bookmark.lost.into(),
        ToSqlOutput::Owned(bookmark.deleted.into()),
        json(&bookmark.replaces).into(),
        bookmark.author.as_str().into(),
    ];
    anchor_values(&bookmark.anchor).into_iter().chain(own)
}

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
        quote: row.get("quote")?,
        note: row.get("note")?,
        tags: list(row, "tags")?,
        color: row.get("color")?,
        letter: row.get::<_, Option<String>>("letter")?.and_then(|letter| letter.chars().next()),
        made: row.get("made")?,
        changed: row.get("changed")?,
        lost: row.get("lost")?,
        deleted: row.get("deleted")?,
        replaces: list(row, "replaces")?,
        author: row.get("author")?,
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
        queued: row.get("queued")?,
        hidden: row.get("hidden")?,
        seconds: row.get::<_, i64>("seconds")? as u64,
        sections_read: list(row, "sections_read")?,
    })
}

/// From the columns `name`, `shown`, `role`, which come first.
pub(super) fn voice(row: &Row) -> rusqlite::Result<Voice> {
    let role: Option<String> = row.get(2)?;
    Ok(Voice { name: row.get(0)?, shown: row.get(1)?, role: role.as_deref().and_then(role_of) })
}

fn role_of(name: &str) -> Option<Role> {
    [Role::Host, Role::Guest, Role::Other, Role::Pseudo].into_iter().find(|role| role.name() == name)
}

/// A column that holds a JSON list; anything else reads as an empty one.
fn list<T: serde::de::DeserializeOwned + Default>(row: &Row, column: &str) -> rusqlite::Result<T> {
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
