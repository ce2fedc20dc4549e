//! Episodes whose files are gone from where they were, and files that turn out to be one of them.

use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, params};

use super::episodes::{suspect, with_paths};
use super::identity::{FileEvidence, Suspect};
use super::open::Store;
use super::rows::{from_path, to_path};
use crate::passage::marks::{EpisodeId, Millis};

impl Store {
    /// The episodes with passages of which no file is left that holds their text, as the
    /// [reader](Store::reading_with) of files tells.
    pub fn homeless(&self) -> super::Result<Vec<EpisodeId>> {
        let mut homeless = Vec::new();
        for (episode, _) in self.counts()? {
            let Some(suspect) = self.suspect(episode)? else { continue };
            if !suspect.paths.iter().any(|path| self.still_is(path, &suspect)) {
                homeless.push(episode);
            }
        }
        Ok(homeless)
    }

    /// The one of `homeless` that a file is by its words. A file of which something else is kept is none, nor one of
    /// which the reader told whose it is.
    pub fn owner_among(
        &self,
        evidence: &FileEvidence,
        homeless: &[EpisodeId],
    ) -> super::Result<Option<EpisodeId>> {
        if let Some(known) = self.episode_by_path(&evidence.path)?
            && (self.is_chosen(&evidence.path)? || !self.bookmarks(known)?.is_empty())
        {
            return Ok(None);
        }
        let mut best: Option<(f64, EpisodeId)> = None;
        for episode in homeless {
            let Some(suspect) = self.suspect(*episode)? else { continue };
            let likeness = evidence.shingles.similarity(&suspect.shingles);
            let is_better = best.is_none_or(|(known, _)| likeness > known);
            if is_better && suspect.is_alike(evidence.text_hash, &evidence.shingles) {
                best = Some((likeness, *episode));
            }
        }
        Ok(best.map(|(_, episode)| episode))
    }

    /// Writes down that the file which `evidence` tells of is `episode`, whatever it was taken for.
    pub fn settle_at(&mut self, episode: EpisodeId, evidence: &FileEvidence) -> super::Result<()> {
        if let Some(other) = self.episode_by_path(&evidence.path)?
            && other != episode
        {
            self.join(episode, other)?;
        }
        self.connection.execute(
            "INSERT INTO path (path, episode, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (path) DO UPDATE SET episode = ?2, seen = ?3",
            params![from_path(&evidence.path), episode, evidence.seen],
        )?;
        self.identify(evidence).map(drop)
    }

    /// Writes down where files with known texts were seen that nobody had seen there. Returns how many.
    pub fn saw(&mut self, files: &[(PathBuf, u64)], when: Millis) -> super::Result<usize> {
        let transaction = self.connection.transaction()?;
        let mut fresh = 0;
        for (path, text_hash) in files {
            fresh += transaction.execute(
                "INSERT OR IGNORE INTO path (path, episode, seen)
                 SELECT ?1, id, ?3 FROM episode WHERE text_hash = ?2 ORDER BY seen DESC LIMIT 1",
                params![from_path(path), *text_hash as i64, when],
            )?;
        }
        transaction.commit()?;
        Ok(fresh)
    }

    /// Every file an episode was, the latest first; of one that no path leads to any more, where it was before another
    /// text was put there.
    pub fn last_paths(&self, episode: EpisodeId) -> super::Result<Vec<PathBuf>> {
        let paths = self.paths(episode)?;
        if !paths.is_empty() {
            return Ok(paths);
        }
        let mut query = self
            .connection
            .prepare_cached("SELECT path FROM former_path WHERE episode = ? ORDER BY seen DESC, path")?;
        let path = |row: &rusqlite::Row| Ok(to_path(row.get_ref(0)?));
        Ok(query.query_map([episode], path)?.collect::<Result<_, _>>()?)
    }

    /// Episodes with passages that the file at `path` held before another text was put there, the latest first.
    pub fn former(&self, path: &Path) -> super::Result<Vec<EpisodeId>> {
        let mut query = self.connection.prepare_cached(
            "SELECT episode FROM former_path WHERE path = ?1
                AND episode IN (SELECT episode FROM bookmark WHERE deleted IS NULL)
                AND episode NOT IN (SELECT episode FROM path WHERE path = ?1)
             ORDER BY seen DESC",
        )?;
        let found = query.query_map([from_path(path)], |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn is_chosen(&self, path: &Path) -> super::Result<bool> {
        let mut query = self.connection.prepare_cached("SELECT chosen FROM path WHERE path = ?")?;
        Ok(query.query_row([from_path(path)], |row| row.get(0)).optional()?.unwrap_or(false))
    }

    fn suspect(&self, episode: EpisodeId) -> super::Result<Option<Suspect>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, front_id, source, title, text_hash, shingles FROM episode WHERE id = ?",
        )?;
        let found = query.query_row([episode], suspect).optional()?;
        Ok(with_paths(&self.connection, found.into_iter().collect())?.pop())
    }
}
