//! Which of the kept passages a query asks for.

use super::marks::Shelf;
use super::outcome::Failure;
use crate::catalog::kept::{KeptFacts, KeptFilter, KeptFrom};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;

/// The passages that `query` asks for, of the episodes that have any; all without a query.
pub fn asked_for(mut shelves: Vec<Shelf>, query: Option<&str>) -> Result<Vec<Shelf>, Failure> {
    let Some(query) = query else { return Ok(shelves) };
    let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
    let filter = KeptFilter::new(query, placed.flat_map(|placed| &placed.bookmark.tags))?;
    for shelf in &mut shelves {
        let from = KeptFrom::of(&shelf.episode);
        let placed = std::mem::take(&mut shelf.placed);
        shelf.placed = placed.into_iter().filter(|placed| asks_for(&filter, shelf, &from, placed)).collect();
    }
    shelves.retain(|shelf| !shelf.placed.is_empty());
    Ok(shelves)
}

fn asks_for(filter: &KeptFilter, shelf: &Shelf, from: &KeptFrom, placed: &Placed) -> bool {
    filter.asks_for(&KeptFacts {
        bookmark: &placed.bookmark,
        speaker: speaker(shelf, placed),
        state: if shelf.problem.is_some() { "no-file" } else { placed.resolved.state.name() },
        title: shelf.episode.title(),
        path: &shelf.path,
        from,
    })
}

/// Who says a passage: as the text tells now, of a lost one as it told when it was kept.
pub fn speaker<'a>(shelf: &'a Shelf, placed: &'a Placed) -> &'a str {
    let episode = &shelf.episode;
    let is_lost = placed.resolved.state == State::Lost;
    let turn = episode.turn_at(placed.resolved.range.start).filter(|_| !is_lost);
    let speaker = turn.and_then(|turn| episode.turns.get(turn)).and_then(|turn| episode.speaker_of(turn));
    speaker.map_or(placed.bookmark.anchor.speaker.as_str(), |speaker| speaker.name.as_str())
}
