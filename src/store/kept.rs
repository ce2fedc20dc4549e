//! The reading texts that an episode's passages were placed in, deflated: as many as there are anchors of
//! different ages.

use rusqlite::params;

use super::deflate::{deflate, inflate};
use super::faulty::readable;
use super::open::Store;
use crate::passage::anchor::text_hash;
use crate::passage::marks::EpisodeId;

/// Texts that no passage and no reading place needs any more.
const FORGET: &str = "DELETE FROM kept_text WHERE episode = ?1 AND hash <> ?2
    AND hash NOT IN (SELECT text_hash FROM bookmark WHERE episode = ?1 AND deleted IS NULL)
    AND printf('%016x', hash) NOT IN (SELECT coalesce(json_extract(place, '$.text_hash'), '')
        FROM progress WHERE episode = ?1 AND json_valid(place))";

impl Store {
    /// Keeps the reading text of an episode that bears passages. Those kept before stay as long as passages
    /// that are not deleted, or the reading place, were made in them.
    pub fn keep_text(&mut self, episode: EpisodeId, text: &str) -> super::Result<()> {
        let hash = text_hash(text) as i64;
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT OR REPLACE INTO kept_text (episode, hash, text) VALUES (?1, ?2, ?3)",
            params![episode, hash, deflate(text)],
        )?;
        transaction.execute(FORGET, params![episode, hash])?;
        Ok(transaction.commit()?)
    }

    /// The kept reading texts of an episode that can be read, the newest first.
    pub fn kept_texts(&self, episode: EpisodeId) -> super::Result<Vec<String>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT text FROM kept_text WHERE episode = ? ORDER BY rowid DESC")?;
        let texts = query.query_map([episode], |row| row.get(0))?;
        let texts: Vec<Vec<u8>> = readable(texts)?;
        Ok(texts.iter().filter_map(|bytes| inflate(bytes)).collect())
    }
}
