//! Names that a reader joined or parted over all episodes.

use rusqlite::{Row, params};

use super::faulty::readable;
use super::open::Store;
use crate::episode::ties::NameTie;
use crate::passage::marks::Millis;

impl Store {
    /// What was decided of pairs of names, the last decision last.
    pub fn name_ties(&self) -> super::Result<Vec<NameTie>> {
        Ok(self.ties_and_times()?.into_iter().map(|(tie, _)| tie).collect())
    }

    /// Writes what was decided of pairs of names.
    pub fn put_name_ties(&mut self, ties: &[NameTie], when: Millis) -> super::Result<()> {
        ties.iter().try_for_each(|tie| self.put_name_tie(tie, when))
    }

    /// Takes in what `other` knows of pairs that nothing is decided of here.
    pub(super) fn take_name_ties(&mut self, other: &Self) -> super::Result<()> {
        let here = self.name_ties()?;
        for (tie, when) in other.ties_and_times()? {
            if here.iter().all(|known| !known.is_about(&tie)) {
                self.put_name_tie(&tie, when)?;
            }
        }
        Ok(())
    }

    fn put_name_tie(&mut self, tie: &NameTie, when: Millis) -> super::Result<()> {
        let (one, other) = if tie.one <= tie.other { (&tie.one, &tie.other) } else { (&tie.other, &tie.one) };
        let written = match tie.same {
            Some(same) => self.connection.execute(
                "INSERT OR REPLACE INTO name_tie (one, other, same, changed) VALUES (?1, ?2, ?3, ?4)",
                params![one, other, same, when],
            ),
            None => self
                .connection
                .execute("DELETE FROM name_tie WHERE one = ? AND other = ?", params![one, other]),
        };
        Ok(written.map(drop)?)
    }

    fn ties_and_times(&self) -> super::Result<Vec<(NameTie, Millis)>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT one, other, same, changed FROM name_tie ORDER BY changed, one, other")?;
        let line = |row: &Row| {
            Ok((NameTie { one: row.get(0)?, other: row.get(1)?, same: Some(row.get(2)?) }, row.get(3)?))
        };
        Ok(readable(query.query_map([], line)?)?)
    }
}
