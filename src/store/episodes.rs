//! Episodes and the files they were seen as.

use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, Row, Transaction, TransactionBehavior, params};

use super::faulty::readable;
use super::identity::{FileEvidence, SOMEWHAT_ALIKE, Stands, Suspect, recognise};
use super::open::{Store, synchronise};
use super::rows::{from_path, to_path};
use crate::passage::anchor::Shingles;
use crate::passage::marks::{EpisodeId, Millis};

/// An episode the store knows, under one of its paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEpisode {
    /// Its row.
    pub episode: EpisodeId,
    /// Where it was last seen.
    pub path: PathBuf,
    /// Its title then.
    pub title: String,
    /// When it was last opened.
    pub seen: Millis,
    /// Fingerprint of its reading text then; 0 if that is not known.
    pub text_hash: u64,
}

impl Store {
    /// The episode a file is, by all the evidence; a new one where it is none that is known. The row and the
    /// path are brought up to date.
    pub fn identify(&mut self, evidence: &FileEvidence) -> super::Result<EpisodeId> {
        // A reader is waiting, and all that a loss of power could take is that the file was opened.
        synchronise(&self.connection, "normal")?;
        let id = self.take_in(evidence, None, &|path, suspect| self.still_is(path, suspect));
        synchronise(&self.connection, "full")?;
        id
    }

    /// As [`identify`](Self::identify); `exists` tells whether a file is still there.
    pub fn identify_with(
        &mut self,
        evidence: &FileEvidence,
        exists: &dyn Fn(&Path) -> bool,
    ) -> super::Result<EpisodeId> {
        self.take_in(evidence, None, &|path, _| exists(path))
    }

    /// Finds the row of a file, or makes it (`promised` if that is free), and brings it up to date.
    fn take_in(
        &self,
        evidence: &FileEvidence,
        promised: Option<EpisodeId>,
        stands: Stands,
    ) -> super::Result<EpisodeId> {
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        let id = match recognised(&transaction, evidence, stands)? {
            Some(id) => id,
            None => insert(&transaction, promised, evidence)?,
        };
        refresh(&transaction, id, evidence)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Whether the file at `path` still is the episode, as far as anybody can read it; else whether it is
    /// there.
    pub(super) fn still_is(&self, path: &Path, suspect: &Suspect) -> bool {
        match &self.reader {
            Some(reader) => reader(path).is_some_and(|(hash, shingles)| suspect.may_be(hash, &shingles)),
            None => path.exists(),
        }
    }

    /// The known episode that something from another machine belongs to. Where files are here tells nothing
    /// of it, and the row stays as it is.
    pub fn find_travelled(&self, evidence: &FileEvidence) -> super::Result<Option<EpisodeId>> {
        Ok(recognised(&self.connection, evidence, &|_, _| false)?)
    }

    /// The only known episode that fits what another machine tells of one without its text: its id, else its
    /// source and, if that is told, its title; its title alone if nothing else is told, not even a
    /// fingerprint.
    pub fn find_described(&self, told: &FileEvidence) -> super::Result<Option<EpisodeId>> {
        let mut query = self.connection.prepare_cached(
            "SELECT min(id) FROM episode
             WHERE CASE WHEN ?1 IS NOT NULL THEN front_id = ?1
                        WHEN ?2 IS NOT NULL THEN source = ?2 AND ?3 IN ('', title)
                        ELSE ?4 = 0 AND ?3 <> '' AND title = ?3 END
             HAVING count(*) = 1",
        )?;
        let FileEvidence { front_id, source, title, text_hash, .. } = told;
        let told = params![front_id, source, title, *text_hash as i64];
        Ok(query.query_row(told, |row| row.get(0)).optional()?)
    }

    /// What is known of an episode, without a path: what another machine recognises it by.
    pub fn evidence(&self, episode: EpisodeId) -> super::Result<Option<FileEvidence>> {
        let mut query = self.connection.prepare_cached(
            "SELECT front_id, source, title, text_hash, shingles, seen FROM episode WHERE id = ?",
        )?;
        let evidence = |row: &Row| {
            Ok(FileEvidence {
                path: PathBuf::new(),
                front_id: row.get(0)?,
                source: row.get(1)?,
                title: row.get(2)?,
                text_hash: row.get::<_, i64>(3)? as u64,
                shingles: Shingles::from_bytes(row.get_ref(4)?.as_blob()?),
                seen: row.get(5)?,
            })
        };
        Ok(query.query_row([episode], evidence).optional()?)
    }

    /// The known episode a file is. Nothing is written.
    pub fn recognise(&self, evidence: &FileEvidence) -> super::Result<Option<EpisodeId>> {
        Ok(recognised(&self.connection, evidence, &|path, suspect| self.still_is(path, suspect))?)
    }

    /// Takes in a file as a new episode, in the row `id`; returns another one where it is known there
    /// already.
    pub fn admit(&mut self, evidence: &FileEvidence, id: EpisodeId) -> super::Result<EpisodeId> {
        self.take_in(evidence, Some(id), &|path, suspect| self.still_is(path, suspect))
    }

    /// The episode that a path was last seen as, where its text was the same: no further evidence could tell
    /// otherwise.
    pub fn unchanged(&self, path: &Path, text_hash: u64) -> super::Result<Option<EpisodeId>> {
        let seen = episode_at(&self.connection, path, "")?;
        let mut query =
            self.connection.prepare_cached("SELECT id FROM episode WHERE id = ? AND text_hash = ?")?;
        Ok(query.query_row(params![seen, text_hash as i64], |row| row.get(0)).optional()?)
    }

    /// The episode a path was last seen as.
    pub fn episode_by_path(&self, path: &Path) -> super::Result<Option<EpisodeId>> {
        Ok(episode_at(&self.connection, path, "")?)
    }

    /// Every path an episode was seen as, the latest first.
    pub fn paths(&self, episode: EpisodeId) -> super::Result<Vec<PathBuf>> {
        Ok(paths_of(&self.connection, episode)?)
    }

    /// The latest of an episode's paths at which it still is, as `is_there` tells; else the latest.
    pub fn best_path(&self, episode: EpisodeId, is_there: impl Fn(&Path) -> bool) -> super::Result<PathBuf> {
        let paths = self.last_paths(episode)?;
        let there = paths.iter().find(|path| is_there(path));
        Ok(there.or(paths.first()).cloned().unwrap_or_default())
    }

    /// Every known episode, the last opened first.
    pub fn recent(&self) -> super::Result<Vec<KnownEpisode>> {
        let mut query = self.connection.prepare_cached(
            "SELECT id, title, episode.seen, path.path, text_hash, max(path.seen) FROM episode
             LEFT JOIN path ON path.episode = id GROUP BY id ORDER BY episode.seen DESC, id DESC",
        )?;
        let known = |row: &Row| {
            Ok(KnownEpisode {
                episode: row.get(0)?,
                title: row.get(1)?,
                seen: row.get(2)?,
                path: to_path(row.get_ref(3)?),
                text_hash: row.get::<_, i64>(4)? as u64,
            })
        };
        Ok(readable(query.query_map([], known)?)?)
    }
}

/// The row of a path, on a condition.
fn episode_at(
    connection: &rusqlite::Connection,
    path: &Path,
    condition: &str,
) -> rusqlite::Result<Option<EpisodeId>> {
    let query = format!("SELECT episode FROM path WHERE path = ? {condition}");
    connection.prepare_cached(&query)?.query_row([from_path(path)], |row| row.get(0)).optional()
}

/// The row that the reader's choice or the evidence points to.
fn recognised(
    connection: &rusqlite::Connection,
    evidence: &FileEvidence,
    stands: Stands,
) -> rusqlite::Result<Option<EpisodeId>> {
    let chosen = episode_at(connection, &evidence.path, "AND chosen")?;
    if chosen.is_some() {
        return Ok(chosen);
    }
    match recognise(evidence, &near_suspects(connection, evidence)?, stands) {
        Some(id) => Ok(Some(id)),
        None => Ok(recognise(evidence, &alike_suspects(connection, evidence)?, stands)),
    }
}

/// Rows that share the path, the id or the very text, and those from elsewhere that share the source.
fn near_suspects(
    connection: &rusqlite::Connection,
    evidence: &FileEvidence,
) -> rusqlite::Result<Vec<Suspect>> {
    let mut query = connection.prepare_cached(
        "SELECT id, front_id, source, title, text_hash, shingles FROM episode
         WHERE text_hash = ?1 OR front_id = ?2 OR id IN (SELECT episode FROM path WHERE path = ?3)
            OR (shingles = x'' AND (source = ?4 OR title = ?5))",
    )?;
    let FileEvidence { front_id, source, path, title, .. } = evidence;
    let told = params![evidence.text_hash as i64, front_id, from_path(path), source, title];
    let rows = query.query_map(told, suspect)?;
    with_paths(connection, readable(rows)?)
}

/// Rows whose text has something in common.
fn alike_suspects(
    connection: &rusqlite::Connection,
    evidence: &FileEvidence,
) -> rusqlite::Result<Vec<Suspect>> {
    let mut query =
        connection.prepare_cached("SELECT id, front_id, source, title, text_hash, shingles FROM episode")?;
    let mut rows: Vec<Suspect> = readable(query.query_map([], suspect)?)?;
    rows.retain(|row| evidence.shingles.similarity(&row.shingles) >= SOMEWHAT_ALIKE);
    with_paths(connection, rows)
}

pub(super) fn suspect(row: &Row) -> rusqlite::Result<Suspect> {
    Ok(Suspect {
        id: row.get(0)?,
        front_id: row.get(1)?,
        source: row.get(2)?,
        title: row.get(3)?,
        text_hash: row.get::<_, i64>(4)? as u64,
        shingles: Shingles::from_bytes(row.get_ref(5)?.as_blob()?),
        paths: Vec::new(),
    })
}

pub(super) fn with_paths(
    connection: &rusqlite::Connection,
    mut suspects: Vec<Suspect>,
) -> rusqlite::Result<Vec<Suspect>> {
    for suspect in &mut suspects {
        suspect.paths = paths_of(connection, suspect.id)?;
    }
    Ok(suspects)
}

fn paths_of(connection: &rusqlite::Connection, episode: EpisodeId) -> rusqlite::Result<Vec<PathBuf>> {
    let mut query =
        connection.prepare_cached("SELECT path FROM path WHERE episode = ? ORDER BY seen DESC, path")?;
    query.query_map([episode], |row| Ok(to_path(row.get_ref(0)?)))?.collect()
}

/// A new row, `id` if that is wanted.
fn insert(
    connection: &rusqlite::Connection,
    id: Option<EpisodeId>,
    evidence: &FileEvidence,
) -> rusqlite::Result<EpisodeId> {
    connection.execute(
        "INSERT INTO episode (id, text_hash, shingles, seen) VALUES (?, 0, x'', ?)",
        params![id, evidence.seen],
    )?;
    Ok(connection.last_insert_rowid())
}

/// The row now says what the file says. What the file does not tell any more is not forgotten.
fn refresh(
    connection: &rusqlite::Connection,
    id: EpisodeId,
    evidence: &FileEvidence,
) -> rusqlite::Result<()> {
    let FileEvidence { front_id, source, title, .. } = evidence;
    connection.execute(
        "UPDATE episode SET front_id = coalesce(?2, front_id), source = coalesce(?3, source), title = ?4,
                text_hash = ?5, shingles = ?6, seen = max(seen, ?7) WHERE id = ?1",
        params![
            id,
            front_id,
            source,
            title,
            evidence.text_hash as i64,
            evidence.shingles.to_bytes(),
            evidence.seen
        ],
    )?;
    if !evidence.path.as_os_str().is_empty() {
        connection.execute(
            "INSERT OR REPLACE INTO former_path (path, episode, seen)
             SELECT path, episode, seen FROM path WHERE path = ?1 AND episode <> ?2",
            params![from_path(&evidence.path), id],
        )?;
        connection.execute(
            "INSERT INTO path (path, episode, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT (path) DO UPDATE SET episode = ?2, seen = ?3",
            params![from_path(&evidence.path), id, evidence.seen],
        )?;
    }
    Ok(())
}
