//! The jump box: everything one may go to, what was typed, what matches.

use std::sync::Arc;

use super::input::Input;
use super::list::List;
use super::offers::{JumpTarget, Offers, To};
use super::pane::Where;
use super::ticket::Ticket;
use crate::search::fuzzy::Hit;
pub use crate::search::targets::PREFIXES;
use crate::search::targets::{TargetKind, narrowed};
use crate::text::range::Offset;

/// All kinds but commands, which only their prefix shows: bits for
/// [`crate::search::fuzzy::RankQuery::kinds`].
const PLACES: u32 = !(1 << TargetKind::Command as u32);

/// All kinds that are matched: places one has been have names of their own among the others.
const NAMED: u32 = PLACES & !(1 << TargetKind::Place as u32);

/// What is known of the matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ranking {
    /// They are asked for.
    #[default]
    Awaited,
    /// They are asked for, and the best is to be gone to as soon as they come.
    AwaitedToGo(Where),
    /// They are those of what was typed.
    Known,
}

/// The open jump box.
#[derive(Clone, Debug)]
pub struct Jump {
    /// What was typed.
    pub input: Input,
    /// Everything one may go to; nothing until the first answer came.
    pub offers: Arc<Offers>,
    /// What matches, best first.
    pub hits: Vec<Hit>,
    /// Which hit is selected.
    pub list: List,
    /// Indices of the marked targets, in the order they were marked.
    pub marked: Vec<usize>,
    /// The last request.
    pub ticket: Ticket,
    /// Whether it was answered.
    pub ranking: Ranking,
    /// First visible text, reading place and rows of the title page when the box was opened.
    pub origin: Option<(Offset, Offset, usize)>,
}

impl Jump {
    /// The kinds let in (bits) and the words to match.
    pub fn query(&self) -> (u32, &str) {
        let (kind, words) = narrowed(self.input.text());
        let all = if words.is_empty() { PLACES } else { NAMED };
        (kind.map_or(all, |kind| 1 << kind.index()), words)
    }

    /// The hits to show, best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&JumpTarget, &Hit)> {
        self.hits.iter().map(|hit| (&self.offers.targets[hit.index], hit))
    }

    /// Marks the selected target, or unmarks it. Commands, people and shelves are no places
    /// to be gone through.
    pub fn mark(&mut self) {
        let Some(hit) = self.hits.get(self.list.selected) else { return };
        match self.marked.iter().position(|index| *index == hit.index) {
            Some(at) => drop(self.marked.remove(at)),
            None if matches!(self.offers.targets[hit.index].to, To::Act(_) | To::Person(_) | To::List(_)) => {
            }
            None => self.marked.push(hit.index),
        }
    }

    /// The marked targets, in the order they were marked.
    pub fn marked(&self) -> Vec<JumpTarget> {
        self.marked.iter().map(|index| self.offers.targets[*index].clone()).collect()
    }

    /// The selected target.
    pub fn selected(&self) -> Option<&JumpTarget> {
        self.offers.targets.get(self.hits.get(self.list.selected)?.index)
    }
}
