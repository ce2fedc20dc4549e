//! What of an episode is shown: asides folded or open, questions only, one speaker's words.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::episode::model::{AsideKind, Episode, Turn};
use crate::episode::questions;
use crate::layout::flow::Show;
use crate::text::range::Offset;
use crate::text::sentence;

/// Lines of the file that an introduction has at most.
const INTRODUCTION: u32 = 12;

/// Which turns are shown in full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FoldMode {
    /// All of them.
    #[default]
    All,
    /// Only those that ask.
    Questions,
    /// Only those of one speaker (index into the episode's speakers).
    Speaker(usize),
}

/// The folds of an open episode.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldState {
    mode: FoldMode,
    /// Asides whose fold was turned over by hand: open, but for a short introduction, which starts open.
    asides: BTreeSet<usize>,
    /// Turns whose fold was turned over by hand: open in a folding mode, closed in [`FoldMode::All`].
    turns: BTreeSet<usize>,
    /// Opened for the moment, to show a hit.
    shown: Option<Foldable>,
}

/// Something that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foldable {
    /// An aside, by index.
    Aside(usize),
    /// A turn, by index.
    Turn(usize),
}

impl Foldable {
    /// Where it begins in the reading text.
    pub fn start(self, episode: &Episode) -> Offset {
        let paragraphs = match self {
            Self::Aside(index) => episode.asides.get(index).map(|aside| &aside.paragraphs),
            Self::Turn(index) => episode.turns.get(index).map(|turn| &turn.paragraphs),
        };
        paragraphs.map_or(0, |paragraphs| episode.range_of(paragraphs).start)
    }
}

impl FoldState {
    /// The present mode.
    pub fn mode(&self) -> FoldMode {
        self.mode
    }

    /// Changes the mode; folds of turns set by hand are forgotten.
    pub fn set_mode(&mut self, mode: FoldMode) {
        self.mode = mode;
        self.turns.clear();
    }

    /// Opens what is folded and folds what is open.
    pub fn toggle(&mut self, what: Foldable) {
        let (set, index) = match what {
            Foldable::Aside(index) => (&mut self.asides, index),
            Foldable::Turn(index) => (&mut self.turns, index),
        };
        if !set.remove(&index) {
            set.insert(index);
        }
    }

    /// Whether `what` is open because a key opened it.
    pub fn was_opened(&self, episode: &Episode, what: Foldable) -> bool {
        match what {
            Foldable::Aside(index) => self.asides.contains(&index) && !starts_open(episode, index),
            Foldable::Turn(index) => self.mode != FoldMode::All && self.turns.contains(&index),
        }
    }

    /// Opens all asides of `kind`, or folds them where one is open.
    pub fn toggle_kind(&mut self, episode: &Episode, kind: AsideKind) {
        let all: Vec<usize> = (0..episode.asides.len())
            .filter(|&i| episode.asides.get(i).is_some_and(|a| a.kind == kind))
            .collect();
        let any_open = all.iter().any(|index| !self.aside_is_folded(episode, *index));
        for index in all {
            if starts_open(episode, index) == any_open {
                self.asides.insert(index);
            } else {
                self.asides.remove(&index);
            }
        }
    }

    /// Folds all turns, or opens them all where one was folded by hand.
    pub fn toggle_turns(&mut self, episode: &Episode) {
        if self.turns.is_empty() {
            self.turns = (0..episode.turns.len()).collect();
        } else {
            self.turns.clear();
        }
    }

    /// Opens `what` until the next call, and nothing else.
    pub fn show_for_now(&mut self, what: Option<Foldable>) {
        self.shown = what;
    }

    /// What hides `paragraph` at present, if something does.
    pub fn hider(&self, episode: &Episode, paragraph: usize) -> Option<Foldable> {
        let aside = episode
            .aside_of(paragraph)
            .filter(|index| self.aside_is_folded(episode, *index))
            .map(Foldable::Aside);
        aside.or_else(|| {
            let turn = turn_of(episode, paragraph)?;
            self.turn_is_folded(episode, turn).then_some(Foldable::Turn(turn))
        })
    }

    fn aside_is_folded(&self, episode: &Episode, index: usize) -> bool {
        self.asides.contains(&index) == starts_open(episode, index)
            && self.shown != Some(Foldable::Aside(index))
    }

    /// Whether the turn at `index` is folded.
    pub fn turn_is_folded(&self, episode: &Episode, index: usize) -> bool {
        self.is_folded(episode, index, &questions::asks(episode))
    }

    fn is_folded(&self, episode: &Episode, index: usize, asks: &impl Fn(&Turn) -> bool) -> bool {
        let Some(turn) = episode.turns.get(index) else { return false };
        let by_mode = match self.mode {
            FoldMode::All => false,
            FoldMode::Questions => !asks(turn),
            FoldMode::Speaker(speaker) => turn.speaker != Some(speaker),
        };
        by_mode != self.turns.contains(&index) && self.shown != Some(Foldable::Turn(index))
    }

    /// How each paragraph is shown.
    pub fn show(&self, episode: &Episode) -> Vec<Show> {
        let mut show = vec![Show::Full; episode.paragraphs.len()];
        let asks = questions::asks(episode);
        for index in 0..episode.turns.len() {
            if self.is_folded(episode, index, &asks) {
                self.fold_turn(episode, index, &mut show);
            }
        }
        for (index, aside) in episode.asides.iter().enumerate() {
            if self.aside_is_folded(episode, index) {
                stub(&mut show, aside.paragraphs.clone());
            }
        }
        show
    }

    /// In questions-only an answer keeps its name and first sentence; elsewhere a folded turn is one line.
    fn fold_turn(&self, episode: &Episode, index: usize, show: &mut [Show]) {
        let Some(turn) = episode.turns.get(index) else { return };
        let body = turn.label.map_or(turn.paragraphs.start, |label| label + 1)..turn.paragraphs.end;
        if matches!(self.mode, FoldMode::Speaker(_)) {
            return stub(show, turn.paragraphs.clone());
        }
        let Some(first) = episode.paragraphs.get(body.start).filter(|_| !body.is_empty()) else { return };
        let end = first.range.start + first_sentence(first.range.of(&episode.text));
        if end >= first.range.end && body.len() == 1 {
            return;
        }
        for slot in show.get_mut(body.clone()).unwrap_or_default() {
            *slot = Show::Hidden;
        }
        if let Some(slot) = show.get_mut(body.start) {
            *slot = Show::Lead(end);
        }
    }
}

/// A short introduction is read with the talk: it starts open. What is longer is rather a page's own matter.
fn starts_open(episode: &Episode, index: usize) -> bool {
    let aside = episode.asides.get(index);
    aside.is_some_and(|aside| aside.kind == AsideKind::LeadIn && aside.lines <= INTRODUCTION)
}

fn stub(show: &mut [Show], paragraphs: Range<usize>) {
    for (index, slot) in show.get_mut(paragraphs).unwrap_or_default().iter_mut().enumerate() {
        *slot = if index == 0 { Show::Stub } else { Show::Hidden };
    }
}

/// The turn that holds `paragraph`.
fn turn_of(episode: &Episode, paragraph: usize) -> Option<usize> {
    episode.turn_at(episode.paragraphs.get(paragraph)?.range.start)
}

/// Bytes of the first sentence of `text`.
fn first_sentence(text: &str) -> usize {
    sentence::sentences(text).next().map_or(text.len(), |range| range.end)
}
