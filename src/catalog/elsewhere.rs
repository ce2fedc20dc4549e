//! Words of kept passages that are not in their files any more, found in others: where a file was parted in
//! two, or its parts went into another. Nothing is moved here: whoever keeps them is asked.

use super::placing::Placing;
use crate::library::load::Loaded;
use crate::passage::anchor::{Maker, State, text_hash};
use crate::passage::marks::{Bookmark, Placed};
use crate::passage::present::Present;

/// A place in another file where the words of a passage stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The passage.
    pub id: String,
    /// What stands there.
    pub present: Present,
    /// Whether those are the very words that were kept.
    pub is_exact: bool,
}

/// Which of `lost` have their words in the file that was `loaded`; those that may stand at several places of
/// it are told only if their surroundings decide.
pub fn look(loaded: &Loaded, lost: &[Bookmark]) -> Vec<Elsewhere> {
    let episode = &loaded.episode;
    let hash = text_hash(&episode.text);
    let wanted = lost.iter().map(|bookmark| Bookmark { lost: false, ..bookmark.clone() });
    let placed = Placing::new(episode, hash, &[]).place(wanted);
    let maker = Maker::new(episode);
    let tell = |placed: Placed| {
        let range = placed.resolved.range;
        let words = range.of(&episode.text).to_owned();
        let is_exact = words == *placed.bookmark.words();
        let present = Present { anchor: maker.anchor(range), words };
        (placed.resolved.state != State::Lost).then_some(Elsewhere {
            id: placed.bookmark.id,
            present,
            is_exact,
        })
    };
    placed.into_iter().filter_map(tell).collect()
}
