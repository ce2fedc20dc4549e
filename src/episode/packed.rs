//! An episode as bytes, as far as a search needs it: its structure, without styles, links, times and folded
//! matter.

use super::head::Head;
use super::model::Episode;

/// `episode` without its text, for [`unpack`]; its head comes first.
pub fn pack(episode: &Episode) -> Vec<u8> {
    let Episode { paragraphs, sections, turns, speakers, glossary, head, .. } = episode;
    // Writing to memory cannot fail.
    postcard::to_stdvec(&(head, paragraphs, sections, turns, speakers, glossary)).unwrap_or_default()
}

/// The episode of this reading text that [`pack`] made these bytes of; `None` if they are others.
pub fn unpack(bytes: &[u8], text: String) -> Option<Episode> {
    let (head, paragraphs, sections, turns, speakers, glossary) = postcard::from_bytes(bytes).ok()?;
    Some(Episode { text, paragraphs, sections, turns, speakers, glossary, head, ..Episode::default() })
}

/// The head alone of the episode that [`pack`] made these bytes of; `None` if they are others.
pub fn unpack_head(bytes: &[u8]) -> Option<Head> {
    postcard::take_from_bytes(bytes).ok().map(|(head, _)| head)
}
