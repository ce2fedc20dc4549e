//! The reading text in which an episode's passages were last placed, deflated.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::{OptionalExtension, params};

use super::open::Store;
use crate::episode::marks::EpisodeId;

impl Store {
    /// Keeps the reading text of an episode that bears passages, in place of the one kept before.
    pub fn keep_text(&mut self, episode: EpisodeId, text: &str) -> super::Result<()> {
        let mut insert =
            self.connection.prepare_cached("INSERT OR REPLACE INTO kept (episode, text) VALUES (?1, ?2)")?;
        insert.execute(params![episode, deflate(text)])?;
        Ok(())
    }

    /// The kept reading text of an episode; `None` where there is none, or none that can be read.
    pub fn kept_text(&self, episode: EpisodeId) -> super::Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT text FROM kept WHERE episode = ?")?;
        let bytes: Option<Vec<u8>> = query.query_row([episode], |row| row.get(0)).optional()?;
        Ok(bytes.and_then(|bytes| inflate(&bytes)))
    }
}

fn deflate(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

fn inflate(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    DeflateDecoder::new(bytes).read_to_string(&mut text).ok()?;
    Some(text)
}
