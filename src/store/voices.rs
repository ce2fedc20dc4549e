//! Voices a reader renamed, joined or gave a role. The file itself is never touched.

use rusqlite::{Row, params};

use super::faulty::readable;
use super::open::Store;
use super::rows::{to_path, voice};
use crate::episode::model::Role;
pub use crate::episode::voices::{Renamed, Voice};
use crate::passage::marks::{EpisodeId, Millis};

impl Store {
    /// The voices of an episode that a reader changed, by their names in the file.
    pub fn voices(&self, episode: EpisodeId) -> super::Result<Vec<Voice>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT name, shown, role FROM voice WHERE episode = ? ORDER BY name")?;
        Ok(readable(query.query_map([episode], voice)?)?)
    }

    /// The voices that a reader changed of every episode, for each path it was seen as.
    pub fn renamed(&self) -> super::Result<Renamed> {
        let mut query = self.connection.prepare_cached(
            "SELECT name, shown, role, path.path FROM voice JOIN path USING (episode) ORDER BY name",
        )?;
        let mut renamed = Renamed::new();
        let line = |row: &Row| Ok((to_path(row.get_ref(3)?), voice(row)?));
        for (path, voice) in readable(query.query_map([], line)?)? {
            renamed.entry(path).or_default().push(voice);
        }
        Ok(renamed)
    }

    /// Writes what a voice is called.
    pub fn put_voice(&mut self, episode: EpisodeId, voice: &Voice, when: Millis) -> super::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO voice (episode, name, shown, role, changed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![episode, voice.name, voice.shown, voice.role.map(Role::name), when])?;
        Ok(())
    }

    /// Makes `voices` all that a reader changed of an episode.
    pub fn set_voices(&mut self, episode: EpisodeId, voices: &[Voice], when: Millis) -> super::Result<()> {
        for known in self.voices(episode)? {
            if !voices.iter().any(|voice| voice.name == known.name) {
                self.forget_voice(episode, &known.name)?;
            }
        }
        voices.iter().try_for_each(|voice| self.put_voice(episode, voice, when))
    }

    /// Calls a voice by its own name again.
    pub fn forget_voice(&mut self, episode: EpisodeId, name: &str) -> super::Result<()> {
        self.connection
            .execute("DELETE FROM voice WHERE episode = ? AND name = ?", params![episode, name])?;
        Ok(())
    }
}
