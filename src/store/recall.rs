//! When kept passages were shown again. Backups hold it, and it travels with the passages.

use std::collections::HashMap;

use rusqlite::params;

use super::open::Store;
use crate::passage::marks::Millis;
use crate::passage::recall::ShownAgain;

impl Store {
    /// When passages were shown again, by their ids.
    pub fn recalls(&self) -> super::Result<HashMap<String, ShownAgain>> {
        let mut query = self.connection.prepare_cached("SELECT bookmark, seen, times FROM recall")?;
        let line =
            |row: &rusqlite::Row| Ok((row.get(0)?, ShownAgain { seen: row.get(1)?, times: row.get(2)? }));
        Ok(query.query_map([], line)?.collect::<Result<_, _>>()?)
    }

    /// Takes in when passages that are known here were shown elsewhere: of each the later time and the larger
    /// count stay.
    pub fn take_recalls(&mut self, shown: &[(String, ShownAgain)]) -> super::Result<()> {
        let transaction = self.connection.transaction()?;
        for (id, ShownAgain { seen, times }) in shown {
            transaction.execute(
                "INSERT INTO recall (bookmark, seen, times) SELECT id, ?2, ?3 FROM bookmark WHERE id = ?1
                 ON CONFLICT (bookmark) DO UPDATE SET seen = max(seen, ?2), times = max(times, ?3)",
                params![id, seen, times],
            )?;
        }
        Ok(transaction.commit()?)
    }

    /// Writes that passages are shown now; those shown since `morning` are not counted twice.
    pub fn put_recalled(&mut self, ids: &[String], morning: Millis, now: Millis) -> super::Result<()> {
        let transaction = self.connection.transaction()?;
        for id in ids {
            transaction.execute(
                "INSERT INTO recall (bookmark, seen, times) VALUES (?1, ?2, 1)
                 ON CONFLICT (bookmark) DO UPDATE SET seen = ?2, times = times + (seen < ?3)",
                params![id, now, morning],
            )?;
        }
        Ok(transaction.commit()?)
    }
}
