//! The pinyin matcher: the best way to lay a term over a label, by letters and readings.
//!
//! A dynamic programme over (character, letters matched so far) with affine gaps. A run keeps the bonus of
//! the place where it began; a word's initial may be followed by the next word's.

use super::matcher::{Matcher, RankCandidate};
use super::score::{FIRST, GAP, LETTER, NEXT_WORD, RUN, SKIPPED, place};
use super::spelling::{Move, Spelling, Transition, Transitions};
use super::term::{How, SearchTerm};

/// A term with the readings of an alphabet.
pub(super) struct LabelAligner<'a> {
    spelling: &'a Spelling,
    how: How,
    gaps: bool,
}

impl<'a> LabelAligner<'a> {
    /// Prepares `term`, spelt as `spelling` says.
    pub fn new(term: &SearchTerm, spelling: &'a Spelling) -> Self {
        Self { spelling, how: term.how, gaps: term.fuzzy() }
    }
}

/// The best way to have matched some letters.
#[derive(Clone, Copy, Debug)]
struct Cell {
    score: i32,
    /// What each further letter of its run gains.
    bonus: i32,
    /// Its last character, in the list of nodes.
    node: u32,
}

const NONE: Cell = Cell { score: i32::MIN / 2, bonus: 0, node: u32::MAX };

impl Cell {
    fn take_better(&mut self, other: Self) {
        if other.score > self.score {
            *self = other;
        }
    }

    fn less(self, cost: i32) -> Self {
        Self { score: self.score + cost, ..self }
    }

    fn reached(self) -> bool {
        self.score > NONE.score / 2
    }
}

/// A character and the one matched before it.
struct Node {
    at: u32,
    before: u32,
}

/// Rows of the programme, one entry per number of letters matched.
#[derive(Default)]
pub(super) struct Rows {
    /// Ending at the character before this one, or across blanks from it.
    live: Vec<Cell>,
    next: Vec<Cell>,
    /// Ending somewhere before, the gap already paid.
    gapped: Vec<Cell>,
    /// Ending within the word at hand.
    held: Vec<Cell>,
    nodes: Vec<Node>,
}

impl Rows {
    fn reset(&mut self, letters: usize) {
        for row in [&mut self.live, &mut self.next, &mut self.gapped, &mut self.held] {
            row.clear();
            row.resize(letters + 1, NONE);
        }
        self.nodes.clear();
    }

    /// The best way to go on with `step` at a character of kind `menu`; `fresh` is what a match gains that
    /// begins here, if one may.
    fn extend(&self, step: Move, menu: &Transitions, fresh: Option<i32>, gaps: bool) -> Cell {
        let from = usize::from(step.from);
        let take = i32::from(step.take);
        let here = place(menu);
        let gain = |cell: Cell, bonus: i32| Cell {
            score: cell.score + take * (LETTER + bonus) - i32::from(step.cost),
            bonus,
            node: cell.node,
        };
        if from == 0 {
            let start = |score| Cell { score, bonus: 0, node: u32::MAX };
            return fresh.map_or(NONE, |score| gain(start(score), here));
        }
        let run = self.live[from];
        let mut best = gain(run, run.bonus.max(here).max(RUN));
        if gaps {
            best.take_better(gain(self.gapped[from], here));
            if menu.entry != Transition::Inside {
                best.take_better(gain(self.held[from].less(NEXT_WORD), here));
            }
        }
        best
    }

    /// Makes the rows those of the next character.
    fn advance(&mut self, menu: &Transitions, gaps: bool) {
        for i in 0..self.live.len() {
            let (live, next) = (self.live[i], self.next[i]);
            if gaps {
                let gap = if menu.skipped { 0 } else { SKIPPED };
                self.gapped[i] = self.gapped[i].less(gap);
                if !menu.skipped {
                    self.gapped[i].take_better(live.less(GAP + SKIPPED));
                }
                if menu.entry != Transition::Inside {
                    self.held[i] = NONE;
                }
                self.held[i].take_better(next);
            }
            self.live[i] = next;
            if menu.skipped {
                self.live[i].take_better(live);
            }
        }
    }

    fn trace(&self, last: Cell, found: &mut Vec<u32>) {
        found.clear();
        let mut node = last.node;
        while let Some(Node { at, before }) = self.nodes.get(node as usize) {
            found.push(*at);
            node = *before;
        }
        found.reverse();
    }
}

impl Matcher for LabelAligner<'_> {
    type Scratch = Rows;

    fn score(&self, candidate: RankCandidate<'_>, rows: &mut Rows, found: &mut Vec<u32>) -> Option<i32> {
        let letters = self.spelling.letters;
        rows.reset(letters);
        let mut first = true;
        let mut best = NONE;
        for (at, &id) in candidate.ids.iter().enumerate() {
            let menu = self.spelling.menu(id);
            rows.next.fill(NONE);
            let fresh = (first || !self.how.start).then_some(if first { FIRST } else { 0 });
            for &step in &menu.moves {
                let mut cell = rows.extend(step, menu, fresh, self.gaps);
                let reached = usize::from(step.from + step.take);
                if cell.reached() && cell.score > rows.next[reached].score {
                    rows.nodes.push(Node { at: at as u32, before: cell.node });
                    cell.node = rows.nodes.len() as u32 - 1;
                    rows.next[reached] = cell;
                }
            }
            if !self.how.end {
                best.take_better(rows.next[letters]);
            }
            rows.advance(menu, self.gaps);
            first &= menu.skipped;
        }
        if self.how.end {
            best = rows.live[letters];
        }
        best.reached().then(|| {
            rows.trace(best, found);
            best.score
        })
    }
}
