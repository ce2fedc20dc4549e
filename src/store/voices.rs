//! Voices a reader renamed, joined or gave a role. The file itself is never touched.

use rusqlite::params;

use super::open::Store;
use crate::episode::marks::{EpisodeId, Millis};
use crate::episode::model::Role;

/// A voice and what the reader calls it. Voices shown under one name are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The name in the file.
    pub name: String,
    /// The name to show.
    pub shown: String,
    /// What it does in the talk, where the reader said so.
    pub role: Option<Role>,
}

impl Store {
    /// The voices of an episode that a reader changed, by their names in the file.
    pub fn voices(&self, episode: EpisodeId) -> super::Result<Vec<Voice>> {
        let mut query = self
            .connection
            .prepare_cached("SELECT name, shown, role FROM voice WHERE episode = ? ORDER BY name")?;
        let voice = |row: &rusqlite::Row| {
            let role: Option<String> = row.get(2)?;
            Ok(Voice { name: row.get(0)?, shown: row.get(1)?, role: role.as_deref().and_then(role_of) })
        };
        Ok(query.query_map([episode], voice)?.collect::<Result<_, _>>()?)
    }

    /// Writes what a voice is called.
    pub fn put_voice(&mut self, episode: EpisodeId, voice: &Voice, when: Millis) -> super::Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO voice (episode, name, shown, role, changed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![episode, voice.name, voice.shown, voice.role.map(Role::name), when])?;
        Ok(())
    }

    /// Calls a voice by its own name again.
    pub fn forget_voice(&mut self, episode: EpisodeId, name: &str) -> super::Result<()> {
        self.connection
            .execute("DELETE FROM voice WHERE episode = ? AND name = ?", params![episode, name])?;
        Ok(())
    }
}

fn role_of(name: &str) -> Option<Role> {
    [Role::Host, Role::Guest, Role::Other, Role::Pseudo].into_iter().find(|role| role.name() == name)
}
