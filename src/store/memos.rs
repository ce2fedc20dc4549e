//! Memos: of episodes, and of all that is kept.

use rusqlite::{OptionalExtension, Row, params};

use super::faulty::readable;
use super::open::Store;
use crate::passage::marks::EpisodeId;
use crate::passage::memo::Memo;

impl Store {
    /// The memo of an episode, or of all; an empty one if there is none.
    pub fn memo(&self, episode: EpisodeId) -> super::Result<Memo> {
        let mut query = self.connection.prepare_cached("SELECT text, changed FROM memo WHERE episode = ?")?;
        let memo = |row: &Row| Ok(Memo { text: row.get(0)?, changed: row.get(1)? });
        Ok(query.query_row([episode], memo).optional()?.unwrap_or_default())
    }

    /// All memos with the episodes they belong to, those of which the words were taken away too.
    pub fn memos(&self) -> super::Result<Vec<(EpisodeId, Memo)>> {
        let mut query =
            self.connection.prepare_cached("SELECT episode, text, changed FROM memo ORDER BY episode")?;
        let line = |row: &Row| Ok((row.get(0)?, Memo { text: row.get(1)?, changed: row.get(2)? }));
        Ok(readable(query.query_map([], line)?)?)
    }

    /// Writes a memo unless a later one is there.
    pub fn put_memo(&mut self, episode: EpisodeId, memo: &Memo) -> super::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO memo (episode, text, changed) VALUES (?1, ?2, ?3)
             ON CONFLICT (episode) DO UPDATE SET text = ?2, changed = ?3
             WHERE changed < ?3 OR (changed = ?3 AND text < ?2)",
        )?;
        insert.execute(params![episode, memo.text, memo.changed])?;
        Ok(())
    }

    /// Takes in the memo of `from` in `other` as that of `to`, if it is later.
    pub(super) fn take_memo(&mut self, other: &Self, from: EpisodeId, to: EpisodeId) -> super::Result<()> {
        let memo = other.memo(from)?;
        if memo.changed > 0 { self.put_memo(to, &memo) } else { Ok(()) }
    }
}
