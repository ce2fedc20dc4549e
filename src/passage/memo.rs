//! Notes that belong to no passage: to an episode, or to all that is kept. (Those of tags stand in the code
//! book, as what is said of a tag.)

use super::marks::{EpisodeId, Millis};

/// In place of an episode: what a memo says of all that is kept.
pub const OF_ALL: EpisodeId = 0;

/// A memo.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Memo {
    /// Its words; empty once they are taken away, which travels too.
    pub text: String,
    /// When they were last changed; 0 where nobody wrote any.
    pub changed: Millis,
}
