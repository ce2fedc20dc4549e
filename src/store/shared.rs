//! What a shared folder and this store last agreed on: the ground on which their changes are told apart.

use std::collections::BTreeMap;

use rusqlite::params;

use super::open::Store;
use crate::passage::marks::{EpisodeId, Millis};

impl Store {
    /// For each bookmark of an episode the version that `folder` and this store last agreed on.
    pub fn agreed(&self, folder: &str, episode: EpisodeId) -> super::Result<BTreeMap<String, Millis>> {
        let mut query = self.connection.prepare_cached(
            "SELECT bookmark, version FROM agreed JOIN bookmark ON id = bookmark
             WHERE folder = ? AND episode = ?",
        )?;
        let pair = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        Ok(query.query_map(params![folder, episode], pair)?.collect::<Result<_, _>>()?)
    }

    /// Writes what they agree on now. The bookmarks must be in the store.
    pub fn put_agreed(&mut self, folder: &str, agreed: &BTreeMap<String, Millis>) -> super::Result<()> {
        let transaction = self.connection.transaction()?;
        for (bookmark, version) in agreed {
            let mut insert = transaction.prepare_cached(
                "INSERT OR REPLACE INTO agreed (folder, bookmark, version) VALUES (?1, ?2, ?3)",
            )?;
            insert.execute(params![folder, bookmark, version])?;
        }
        Ok(transaction.commit()?)
    }
}
