//! How far each episode was read, and for how long on which day.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::params;

use super::faulty::readable;
use super::open::Store;
use super::rows::{json, progress, to_path};
use crate::passage::marks::{EpisodeId, Progress};
use crate::passage::record::ReadingRecord;

impl Store {
    /// How far an episode was read.
    pub fn progress(&self, episode: EpisodeId) -> super::Result<Option<Progress>> {
        let mut query = self.connection.prepare_cached("SELECT * FROM progress WHERE episode = ?")?;
        Ok(readable(query.query_map([episode], progress)?)?.pop())
    }

    /// How far every episode was read, once for each path it was seen as; the last read first.
    pub fn all_progress(&self) -> super::Result<Vec<(EpisodeId, PathBuf, Progress)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT progress.*, path.path FROM progress JOIN path USING (episode)
             ORDER BY read_at DESC, episode, path.seen DESC",
        )?;
        let line =
            |row: &rusqlite::Row| Ok((row.get("episode")?, to_path(row.get_ref("path")?), progress(row)?));
        Ok(readable(query.query_map([], line)?)?)
    }

    /// Adds seconds spent reading on a day (`YYYY-MM-DD`). Two processes may add at once.
    pub fn add_reading(&mut self, episode: EpisodeId, day: &str, seconds: u64) -> super::Result<()> {
        let mut add = self.connection.prepare_cached(
            "INSERT INTO reading (day, episode, seconds) VALUES (?1, ?2, ?3)
             ON CONFLICT (day, episode) DO UPDATE SET seconds = seconds + ?3",
        )?;
        add.execute(params![day, episode, seconds as i64])?;
        Ok(())
    }

    /// Day, episode and seconds spent reading it, in order of days.
    pub fn reading(&self) -> super::Result<Vec<(String, EpisodeId, u64)>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT day, episode, seconds FROM reading ORDER BY day, episode")?;
        let line = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)? as u64));
        Ok(query.query_map([], line)?.collect::<Result<_, _>>()?)
    }

    /// The reading record, told `today`, of episodes whose files `is_wanted` lets through.
    pub fn reading_record(
        &self,
        today: Date,
        is_wanted: impl Fn(&Path) -> bool,
    ) -> super::Result<ReadingRecord> {
        let mut known = Vec::new();
        for episode in self.recent()?.into_iter().filter(|known| is_wanted(&known.path)) {
            if let Some(progress) = self.progress(episode.episode)? {
                known.push((episode.episode, episode.title, episode.path, progress));
            }
        }
        Ok(ReadingRecord::of(known, &self.reading()?, today))
    }

    /// Writes how far an episode was read.
    pub fn put_progress(&mut self, episode: EpisodeId, progress: &Progress) -> super::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO progress
             (episode, place, fraction, read_at, finished, starred, seconds, sections_read, queued,
              hidden)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        insert.execute(params![
            episode,
            json(&progress.anchor),
            progress.fraction,
            progress.read_at,
            progress.finished,
            progress.starred,
            progress.seconds as i64,
            json(&progress.sections_read),
            progress.queued,
            progress.hidden,
        ])?;
        Ok(())
    }
}
