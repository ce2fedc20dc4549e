//! Taking in what another database holds: what is newer there, and what is not known here.

use rusqlite::types::Value;

use super::bookmarks::select;
use super::identity::FileEvidence;
use super::open::Store;
use crate::passage::marks::{Bookmark, EpisodeId, Progress};
use crate::passage::memo::OF_ALL;

/// How much was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Passages, deleted ones too.
    pub passages: usize,
    /// Reading places.
    pub places: usize,
    /// Episodes that were found there, whether anything of them was new or not.
    pub episodes: usize,
}

impl Store {
    /// Takes in what `other` holds of every episode; what is kept here and was changed later stays.
    ///
    /// # Errors
    /// If one of the two cannot be read, or this one not be written.
    pub fn merge_in(&mut self, other: &Self) -> super::Result<Taken> {
        let mut taken = Taken::default();
        self.take_named_queries(other)?;
        self.take_codes(other)?;
        self.take_memo(other, OF_ALL, OF_ALL)?;
        for known in other.recent()? {
            let id = self.same_episode(other, known.episode)?;
            let mut passages = select(&other.connection, "WHERE episode = ?", [known.episode])?;
            for passage in &mut passages {
                passage.episode = id;
            }
            taken.episodes += 1;
            taken.passages += self.put_newer(&passages)?;
            self.take_texts(other, known.episode, id)?;
            self.take_memo(other, known.episode, id)?;
            taken.places += usize::from(self.take_progress(other.progress(known.episode)?, id)?);
            let here = self.voices(id)?;
            for voice in other.voices(known.episode)? {
                if here.iter().all(|known| known.name != voice.name) {
                    self.put_voice(id, &voice, known.seen)?;
                }
            }
        }
        self.take_name_ties(other)?;
        Ok(taken)
    }

    /// Copies a passage of `other` as it is there, and its episode.
    pub fn take_passage(&mut self, other: &Self, id: &str) -> super::Result<()> {
        let Some(passage) = other.bookmark(id)? else { return Ok(()) };
        let episode = self.same_episode(other, passage.episode)?;
        self.put_newer(&[Bookmark { episode, ..passage }]).map(drop)
    }

    /// The episode here that is `episode` in `other`; a new one if there is none.
    fn same_episode(&mut self, other: &Self, episode: EpisodeId) -> super::Result<EpisodeId> {
        let path = other.paths(episode)?.into_iter().next().unwrap_or_default();
        let told = FileEvidence { path, ..other.evidence(episode)?.unwrap_or_default() };
        let by_path = if told.text_hash == 0 { self.episode_by_path(&told.path)? } else { None };
        match by_path.map_or_else(|| self.recognise(&told), |id| Ok(Some(id)))? {
            Some(id) => Ok(id),
            None => self.identify_with(&told, &|_| true),
        }
    }

    fn take_texts(&mut self, other: &Self, from: EpisodeId, to: EpisodeId) -> super::Result<()> {
        let mut texts = other
            .connection
            .prepare_cached("SELECT hash, text FROM kept_text WHERE episode = ? ORDER BY rowid")?;
        let mut rows = texts.query([from])?;
        while let Some(row) = rows.next()? {
            let (hash, text): (Value, Value) = (row.get(0)?, row.get(1)?);
            self.connection.execute(
                "INSERT OR IGNORE INTO kept_text (episode, hash, text) VALUES (?1, ?2, ?3)",
                (to, hash, text),
            )?;
        }
        Ok(())
    }

    fn take_progress(&mut self, there: Option<Progress>, id: EpisodeId) -> super::Result<bool> {
        let Some(there) = there else { return Ok(false) };
        let here = self.progress(id)?.unwrap_or_default();
        let is_newer = here.read_at < there.read_at;
        let base = if is_newer { there.clone() } else { here.clone() };
        let progress = Progress {
            finished: here.finished || (is_newer && there.finished),
            starred: here.starred || there.starred,
            queued: here.queued.or(there.queued),
            hidden: here.hidden || there.hidden,
            seconds: here.seconds.max(there.seconds),
            ..base
        };
        if progress == here {
            return Ok(false);
        }
        self.put_progress(id, &progress).map(|()| is_newer)
    }
}
