//! Copies of one interview: joined to one episode, or told apart, as the reader likes.

use std::path::Path;

use rusqlite::{Connection, params};

use super::identity::ALIKE;
use super::open::Store;
use super::rows::from_path;
use crate::passage::marks::{EpisodeId, Twin};

impl Store {
    /// What the file at `path` held before, if passages of that are kept; and other files, still there as
    /// `is_there` tells, with the interview that is `episode`: those that are this episode, then those of
    /// episodes whose text or front matter is evidently the same.
    pub fn twins(
        &self,
        episode: EpisodeId,
        path: &Path,
        is_there: impl Fn(&Path) -> bool,
    ) -> super::Result<Vec<Twin>> {
        let mut twins = Vec::new();
        let alike = self.alike(episode)?;
        let episodes = [(episode, true)].into_iter().chain(alike.into_iter().map(|other| (other, false)));
        if self.former(path)?.iter().any(|former| *former != episode) {
            twins.push(Twin { path: path.to_owned(), joined: false, kept: true });
        }
        for (episode, joined) in episodes {
            let paths = self.paths(episode)?.into_iter().filter(|other| other != path && is_there(other));
            let kept = !self.bookmarks(episode)?.is_empty();
            twins.extend(paths.map(|path| Twin { path, joined, kept }));
        }
        Ok(twins)
    }

    /// Other episodes with the same id in their front matter, or a text that is an edit of this one's.
    fn alike(&self, episode: EpisodeId) -> super::Result<Vec<EpisodeId>> {
        let Some(own) = self.evidence(episode)? else { return Ok(Vec::new()) };
        let mut alike = Vec::new();
        for known in self.recent()?.into_iter().filter(|known| known.episode != episode) {
            let Some(other) = self.evidence(known.episode)? else { continue };
            let same_id = own.front_id.is_some() && own.front_id == other.front_id;
            let same_text = own.text_hash == other.text_hash;
            if same_id || same_text || own.shingles.similarity(&other.shingles) >= ALIKE {
                alike.push(known.episode);
            }
        }
        Ok(alike)
    }

    /// Joins the episode of the file at `from` to that of the file at `into`, for good: from now on they
    /// share what is kept. If both are one file, it is joined to what it held before. Tells whether both are
    /// known.
    pub fn join_files(&mut self, into: &Path, from: &Path) -> super::Result<bool> {
        let before =
            if into == from { self.former(from)?.first().copied() } else { self.episode_by_path(from)? };
        let (Some(one), Some(other)) = (self.episode_by_path(into)?, before) else { return Ok(false) };
        self.join(one, other)?;
        for path in [into, from] {
            choose(&self.connection, path, one)?;
        }
        Ok(true)
    }

    /// Makes one episode of two: everything of `from` becomes `into`'s, and `from` is gone. Of two places the
    /// later one is kept.
    pub fn join(&mut self, into: EpisodeId, from: EpisodeId) -> super::Result<()> {
        if into == from {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        for step in [
            "UPDATE path SET episode = ?1 WHERE episode = ?2",
            "UPDATE OR IGNORE former_path SET episode = ?1 WHERE episode = ?2",
            "UPDATE bookmark SET episode = ?1 WHERE episode = ?2",
            "UPDATE progress SET starred = (SELECT max(starred) FROM progress WHERE episode IN (?1, ?2)),
                 hidden = (SELECT max(hidden) FROM progress WHERE episode IN (?1, ?2)),
                 queued = (SELECT min(queued) FROM progress WHERE episode IN (?1, ?2))
               WHERE episode IN (?1, ?2)",
            "DELETE FROM progress WHERE episode = ?1
               AND read_at < (SELECT read_at FROM progress WHERE episode = ?2)",
            "UPDATE OR IGNORE progress SET episode = ?1 WHERE episode = ?2",
            "UPDATE OR IGNORE kept_text SET episode = ?1 WHERE episode = ?2",
            "INSERT INTO reading SELECT day, ?1, seconds FROM reading WHERE episode = ?2
               ON CONFLICT (day, episode) DO UPDATE SET seconds = seconds + excluded.seconds",
            "UPDATE OR IGNORE voice SET episode = ?1 WHERE episode = ?2",
            "INSERT INTO memo SELECT ?1, text, changed FROM memo WHERE episode = ?2 AND text <> ''
               ON CONFLICT (episode) DO UPDATE SET changed = max(changed, excluded.changed) + 1,
                 text = text || iif(text = '', '', char(10, 10)) || excluded.text",
            "DELETE FROM memo WHERE episode = ?2",
            "DELETE FROM episode WHERE id = ?2 AND ?1 IN (SELECT id FROM episode)",
        ] {
            transaction.execute(step, [into, from])?;
        }
        Ok(transaction.commit()?)
    }

    /// Tells a copy apart, for good: the file at `path` becomes an episode of its own, without bookmarks.
    /// `None` if the path is not known.
    pub fn part(&mut self, path: &Path) -> super::Result<Option<EpisodeId>> {
        let Some(episode) = self.episode_by_path(path)? else { return Ok(None) };
        let transaction = self.connection.transaction()?;
        transaction.execute(
            "INSERT INTO episode (front_id, source, title, text_hash, shingles, seen)
             SELECT front_id, source, title, text_hash, shingles, seen FROM episode WHERE id = ?",
            [episode],
        )?;
        let own = transaction.last_insert_rowid();
        choose(&transaction, path, own)?;
        transaction.commit()?;
        Ok(Some(own))
    }
}

/// The file at `path` is of this episode because the reader says so.
pub(super) fn choose(connection: &Connection, path: &Path, episode: EpisodeId) -> rusqlite::Result<()> {
    let choose = "UPDATE path SET episode = ?, chosen = 1 WHERE path = ?";
    connection.execute(choose, params![episode, from_path(path)]).map(drop)
}
