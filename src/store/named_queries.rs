//! Filters of the list that were saved under a name. Deleted ones stay as tombstones, so that a merge tells
//! the later word.

use rusqlite::{Connection, params};

use super::faulty::readable;
use super::open::Store;
use crate::passage::marks::Millis;
use crate::text::query::NamedQuery;

impl Store {
    /// All saved filters, by name.
    pub fn named_queries(&self) -> super::Result<Vec<NamedQuery>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT name, query FROM shelf WHERE deleted = 0 ORDER BY name")?;
        let named = |row: &rusqlite::Row| Ok(NamedQuery { name: row.get(0)?, query: row.get(1)? });
        Ok(readable(query.query_map([], named)?)?)
    }

    /// Saves a filter in place of any other of its name.
    pub fn put_named_query(&mut self, saved: &NamedQuery, now: Millis) -> super::Result<()> {
        put(&self.connection, &saved.name, &saved.query, now, false)
    }

    /// Deletes the filter of this name.
    pub fn delete_named_query(&mut self, name: &str, now: Millis) -> super::Result<()> {
        let mut delete = self
            .connection
            .prepare_cached("UPDATE shelf SET deleted = 1, changed = max(changed, ?2) WHERE name = ?1")?;
        delete.execute(params![name, now])?;
        Ok(())
    }

    /// Takes in those filters of `other` that were changed later than the ones here.
    pub(super) fn take_named_queries(&mut self, other: &Self) -> super::Result<()> {
        let mut query = other.connection.prepare_cached("SELECT name, query, changed, deleted FROM shelf")?;
        let line = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let there: Vec<(String, String, Millis, bool)> = readable(query.query_map([], line)?)?;
        there.iter().try_for_each(|(name, query, changed, deleted)| {
            put(&self.connection, name, query, *changed, *deleted)
        })
    }
}

/// Writes a filter unless a later version of it is there.
fn put(
    connection: &Connection,
    name: &str,
    query: &str,
    changed: Millis,
    deleted: bool,
) -> super::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO shelf (name, query, changed, deleted) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET query = ?2, changed = ?3, deleted = ?4 WHERE changed <= ?3",
    )?;
    insert.execute(params![name, query, changed, deleted])?;
    Ok(())
}
