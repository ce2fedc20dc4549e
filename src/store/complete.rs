//! What a migration has to read the kept texts for.

use rusqlite::{Connection, params};

use super::deflate::inflate;
use crate::passage::anchor::Shingles;
use crate::text::range::TextRange;

/// Writes the whole words of long passages, as far as the texts they were kept in are there.
pub(super) fn quotes(connection: &Connection) -> rusqlite::Result<()> {
    let mut long = connection.prepare(
        "SELECT id, exact, tail, start, end, text FROM bookmark
         JOIN kept_text ON kept_text.episode = bookmark.episode AND hash = text_hash
         WHERE quote = ''",
    )?;
    let mut rows = long.query([])?;
    while let Some(row) = rows.next()? {
        let (id, exact, tail): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let range = TextRange::new(row.get::<_, i64>(3)? as usize, row.get::<_, i64>(4)? as usize);
        let text = inflate(row.get_ref(5)?.as_blob()?).unwrap_or_default();
        let words = range.of(&text);
        if words.starts_with(&exact) && words.ends_with(&tail) {
            connection.execute("UPDATE bookmark SET quote = ? WHERE id = ?", params![words, id])?;
        }
    }
    Ok(())
}

/// Makes the fingerprints of all episodes anew, as far as their texts are there; the others are known by
/// their words no more until they are opened again.
pub(super) fn shingles(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("UPDATE episode SET shingles = x''", [])?;
    let mut texts = connection.prepare(
        "SELECT id, kept_text.text FROM episode JOIN kept_text ON kept_text.episode = id AND hash = text_hash",
    )?;
    let mut rows = texts.query([])?;
    while let Some(row) = rows.next()? {
        let text = inflate(row.get_ref(1)?.as_blob()?).unwrap_or_default();
        let shingles = Shingles::of(&text).to_bytes();
        connection.execute(
            "UPDATE episode SET shingles = ? WHERE id = ?",
            params![shingles, row.get::<_, i64>(0)?],
        )?;
    }
    Ok(())
}
