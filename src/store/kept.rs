//! The reading texts that an episode's passages were placed in, deflated: as many as there are anchors of different
//! ages.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::params;

use super::open::Store;
use crate::passage::anchor::text_hash;
use crate::passage::marks::EpisodeId;

/// Bytes of the longest text that is unpacked: a few bytes of a prepared file may stand for gigabytes.
const LONGEST: u64 = 512 << 20;

/// Texts that no passage and no reading place needs any more.
const FORGET: &str = "DELETE FROM kept_text WHERE episode = ?1 AND hash <> ?2
    AND hash NOT IN (SELECT text_hash FROM bookmark WHERE episode = ?1 AND deleted IS NULL)
    AND printf('%016x', hash) NOT IN (SELECT coalesce(json_extract(place, '$.text_hash'), '')
        FROM progress WHERE episode = ?1 AND json_valid(place))";

impl Store {
    /// Keeps the reading text of an episode that bears passages. Those kept before stay as long as passages that
    /// are not deleted, or the reading place, were made in them.
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
        let texts: Vec<Vec<u8>> = texts.collect::<Result<_, _>>()?;
        Ok(texts.iter().filter_map(|bytes| inflate(bytes)).collect())
    }
}

fn deflate(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

pub(super) fn inflate(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    let count = DeflateDecoder::new(bytes).take(LONGEST + 1).read_to_string(&mut text).ok()?;
    (count as u64 <= LONGEST).then_some(text)
}
