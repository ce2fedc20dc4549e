//! Episodes whose files are gone from where they were, and files that turn out to be one of them.

use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, params};

use super::episodes::{suspect, with_paths};
use super::identity::{FileEvidence, SOMEWHAT_ALIKE, Suspect};
use super::open::Store;
use super::rows::{from_path, to_path};
use super::twins::choose;
use crate::passage::marks::{EpisodeId, Millis};

impl Store {
    /// The episodes with passages of which no file is left that holds their text, as the
    /// [reader](Store::reading_with) of files tells.
    pub fn homeless(&self) -> super::Result<Vec<EpisodeId>> {
        let mut homeless = Vec::new();
        for (episode, _) in self.counts()? {
            if self.is_homeless(episode)? {
                homeless.push(episode);
            }
        }
        Ok(homeless)
    }

    /// Whether no file is left that holds the text of a known episode.
    pub fn is_homeless(&self, episode: EpisodeId) -> super::Result<bool> {
        let Some(suspect) = self.suspect(episode)? else { return Ok(false) };
        Ok(!suspect.paths.iter().any(|path| self.still_is(path, &suspect)))
    }

    /// The one of `homeless` that a file is by its words. A file of which something else is kept, and still
    /// stands in it, is none, nor one of which the reader told whose it is.
    pub fn owner_among(
        &self,
        evidence: &FileEvidence,
        homeless: &[EpisodeId],
    ) -> super::Result<Option<EpisodeId>> {
        if let Some(known) = self.episode_by_path(&evidence.path)? {
            let suspect = self.suspect(known)?;
            let still_is = suspect.is_some_and(|known| known.may_be(evidence.text_hash, &evidence.shingles));
            if self.is_chosen(&evidence.path)? || (still_is && !self.bookmarks(known)?.is_empty()) {
                return Ok(None);
            }
        }
        let is_alike = |suspect: &Suspect| suspect.is_alike(evidence.text_hash, &evidence.shingles);
        Ok(self.likest(evidence, homeless, is_alike)?.map(|(episode, _)| episode))
    }

    /// The one of `homeless` that a file may be, but not for sure, with its likeness (0 to 1): they have more
    /// in common than two talks in one language, or the file's id is the same.
    pub fn likely_among(
        &self,
        evidence: &FileEvidence,
        homeless: &[EpisodeId],
    ) -> super::Result<Option<(EpisodeId, f64)>> {
        self.likest(evidence, homeless, |suspect| {
            let same_id = evidence.front_id.is_some() && evidence.front_id == suspect.front_id;
            same_id || evidence.shingles.similarity(&suspect.shingles) >= SOMEWHAT_ALIKE
        })
    }

    fn likest(
        &self,
        evidence: &FileEvidence,
        episodes: &[EpisodeId],
        suits: impl Fn(&Suspect) -> bool,
    ) -> super::Result<Option<(EpisodeId, f64)>> {
        let mut best: Option<(EpisodeId, f64)> = None;
        for episode in episodes {
            let Some(suspect) = self.suspect(*episode)? else { continue };
            let likeness = evidence.shingles.similarity(&suspect.shingles);
            if best.is_none_or(|(_, known)| likeness > known) && suits(&suspect) {
                best = Some((*episode, likeness));
            }
        }
        Ok(best)
    }

    /// Pairs of places of which one file was seen first at the one, later at the other.
    pub fn moves(&self) -> super::Result<Vec<(PathBuf, PathBuf)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT old.path, new.path FROM path old JOIN path new ON new.episode = old.episode
             WHERE old.seen < new.seen ORDER BY new.seen DESC, old.path, new.path",
        )?;
        let pair = |row: &rusqlite::Row| Ok((to_path(row.get_ref(0)?), to_path(row.get_ref(1)?)));
        Ok(query.query_map([], pair)?.collect::<Result<_, _>>()?)
    }

    /// Writes down that the file which `evidence` tells of is the episode that the file at `gone` was, for
    /// good: the reader says so. `None` if nothing is known of `gone`.
    pub fn moved_by_hand(
        &mut self,
        gone: &Path,
        evidence: &FileEvidence,
    ) -> super::Result<Option<EpisodeId>> {
        let known = self.episode_by_path(gone)?;
        let before = if gone == evidence.path { self.former(gone)?.first().copied() } else { None };
        let former = before.or(known);
        if let Some(episode) = former {
            self.settle_by_hand(episode, evidence)?;
        }
        Ok(former)
    }

    /// Writes down that the file which `evidence` tells of is `episode`, whatever it was taken for.
    pub fn settle_at(&mut self, episode: EpisodeId, evidence: &FileEvidence) -> super::Result<()> {
        self.settle(episode, evidence, false)
    }

    /// The same for good, whatever its words are: the reader says so.
    pub fn settle_by_hand(&mut self, episode: EpisodeId, evidence: &FileEvidence) -> super::Result<()> {
        self.settle(episode, evidence, true)
    }

    fn settle(&mut self, episode: EpisodeId, evidence: &FileEvidence, chosen: bool) -> super::Result<()> {
        if let Some(other) = self.episode_by_path(&evidence.path)?
            && other != episode
        {
            // Another text was there, and what is kept of it stays with that.
            let is_same = self
                .suspect(other)?
                .is_some_and(|known| known.may_be(evidence.text_hash, &evidence.shingles));
            let is_bare = is_same && self.bookmarks(other)?.is_empty();
            if !chosen && !is_bare {
                self.connection.execute(
                    "INSERT OR REPLACE INTO former_path (path, episode, seen)
                     SELECT path, episode, seen FROM path WHERE path = ?1",
                    params![from_path(&evidence.path)],
                )?;
            } else {
                self.join(episode, other)?;
            }
        }
        self.connection.execute(
            "INSERT INTO path (path, episode, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (path) DO UPDATE SET episode = ?2, seen = ?3",
            params![from_path(&evidence.path), episode, evidence.seen],
        )?;
        if chosen {
            choose(&self.connection, &evidence.path, episode)?;
        }
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

    /// Every file an episode was, the latest first; of one that no path leads to any more, where it was
    /// before another text was put there.
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

    /// Episodes with passages that the file at `path` held before another text was put there, the latest
    /// first.
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
