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

/// What stands between two paragraphs of a memo.
const APART: &str = "\n\n";

/// Two memos as one: the paragraphs of `there` that `here` does not have come behind it.
///
/// ```
/// use fangtan::passage::memo::joined;
///
/// assert_eq!(joined("fog\n\nlamps", "lamps\n\nbell"), "fog\n\nlamps\n\nbell");
/// assert_eq!((joined("", "fog"), joined("fog", "fog")), ("fog".to_owned(), "fog".to_owned()));
/// ```
pub fn joined(here: &str, there: &str) -> String {
    let known: Vec<&str> = here.split(APART).collect();
    let fresh = there.split(APART).filter(|paragraph| !paragraph.is_empty() && !known.contains(paragraph));
    Some(here).filter(|here| !here.is_empty()).into_iter().chain(fresh).collect::<Vec<_>>().join(APART)
}
