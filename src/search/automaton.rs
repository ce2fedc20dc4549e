//! The quick test whether a label matches a term at all: a bit-parallel automaton over character numbers.
//!
//! Bit `i` of the state says that the first `i` letters are matched. The upper half runs the same automaton
//! for matches that begin at a word's start. Terms longer than a half are tested by their first letters only.

use super::alphabet::Id;
use super::spelling::{Spelling, Transition, Transitions};
use super::term::SearchTerm;

/// Letters that fit into half a word, next to the empty state.
const CAPACITY: usize = 31;
const LONGEST_READING: usize = 6;
const LOWER: u64 = 1;
const UPPER: u64 = 1 << 32;

/// A match with gaps promises less than any other.
const GAPS: Promise = 1 << 16;

/// How promising a match looks before it is aligned; higher is better.
pub(super) type Promise = i32;

/// A term as bit masks.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    steps: Vec<Step>,
    accept: u64,
    /// All ones where the term may go on at the next word's start.
    waits: u64,
    anchored: bool,
    at_end: bool,
    whole: bool,
    /// Whether a character number may take the first letter.
    begins: Vec<bool>,
}

/// What one kind of character does to the state.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// States from which it takes one letter, two …
    takes: [u64; LONGEST_READING],
    moves: bool,
    /// States in which a match may begin here.
    seed: u64,
    /// All ones where a run goes on across it.
    keep: u64,
    /// All ones inside a word: what its first letters matched waits for the next word.
    hold: u64,
    /// All ones where a waiting state may go on.
    opens: u64,
    barrier: bool,
}

impl Automaton {
    /// The automaton of `term` as spelt in an alphabet.
    pub fn new(term: &SearchTerm, spelling: &Spelling) -> Self {
        let reach = spelling.letters.min(CAPACITY);
        let steps = spelling.menus.iter().map(|menu| Step::new(menu, reach, term)).collect();
        let accept = (LOWER | UPPER) << reach;
        let whole = reach == spelling.letters;
        let at_end = term.how.end && whole;
        let waits = if term.fuzzy() { u64::MAX } else { 0 };
        let begins = spelling.menus.iter().map(|menu| menu.moves.iter().any(|m| m.from == 0));
        let begins = spelling.each_id(&begins.collect::<Vec<_>>());
        Self { steps, accept, waits, anchored: term.how.start, at_end, whole, begins }
    }

    /// Whether it knows all letters of its term, so that what it finds is a match.
    pub fn is_exact(&self) -> bool {
        self.whole
    }

    /// Whether `ids` match in one run, skipping nothing but blanks, punctuation and ends of words.
    pub fn run(&self, ids: &[Id], spelling: &Spelling) -> Option<Promise> {
        let origin = if self.anchored { LOWER | UPPER } else { 0 };
        let (mut live, mut held, mut at) = (origin, 0, 0);
        let mut best = None;
        while let Some(&id) = ids.get(at) {
            if live | held | origin == 0 && !self.begins[usize::from(id)] {
                at += 1;
                continue;
            }
            let step = &self.steps[spelling.slot(id)];
            if step.barrier {
                if self.at_end && live & self.accept != 0 {
                    break;
                }
                (live, held) = (origin, 0);
            } else {
                let from = live | step.seed | (held & step.opens);
                let next = if step.moves { step.advance(from) } else { 0 };
                live = next | (live & step.keep);
                held = (held & step.hold) | (next & self.waits);
                let done = if self.at_end { 0 } else { next & self.accept };
                if done != 0 {
                    best = best.max(Some(promise(done, at)));
                    if done >= UPPER {
                        return best;
                    }
                }
            }
            at += 1;
        }
        let done = if self.at_end { live & self.accept } else { 0 };
        if done == 0 { best } else { Some(promise(done, at)) }
    }

    /// Whether `ids` match with gaps anywhere; terms that allow none are matched in one run.
    pub fn run_with_gaps(&self, ids: &[Id], spelling: &Spelling) -> Option<Promise> {
        if self.waits == 0 {
            return self.run(ids, spelling);
        }
        let mut state = 0;
        for (at, &id) in ids.iter().enumerate() {
            if state == 0 && !self.begins[usize::from(id)] {
                continue;
            }
            let step = &self.steps[spelling.slot(id)];
            if step.moves {
                state |= step.advance(state | step.seed);
                if state & self.accept != 0 {
                    return Some(promise(state & self.accept, at) - GAPS);
                }
            } else if step.barrier {
                state = 0;
            }
        }
        None
    }
}

impl Step {
    fn new(menu: &Transitions, reach: usize, term: &SearchTerm) -> Self {
        let all = |yes: bool| if yes { u64::MAX } else { 0 };
        let mut step = Self {
            moves: !menu.moves.is_empty(),
            seed: if menu.entry == Transition::Start { LOWER | UPPER } else { LOWER },
            keep: all(menu.skipped),
            hold: all(menu.entry == Transition::Inside && !menu.barrier),
            opens: all(menu.entry != Transition::Inside),
            barrier: menu.barrier,
            ..Self::default()
        };
        if term.how.start {
            step.seed = 0;
        }
        for m in &menu.moves {
            let (from, take) = (usize::from(m.from), usize::from(m.take));
            if from < reach {
                step.takes[take.min(reach - from).min(LONGEST_READING) - 1] |= (LOWER | UPPER) << from;
            }
        }
        step
    }

    fn advance(&self, from: u64) -> u64 {
        let [one, two, three, four, five, six] = self.takes;
        (from & one) << 1
            | (from & two) << 2
            | (from & three) << 3
            | (from & four) << 4
            | (from & five) << 5
            | (from & six) << 6
    }
}

fn promise(done: u64, end: usize) -> Promise {
    let word = if done >= UPPER { 64 } else { 0 };
    word - (end.min(1 << 14) as Promise)
}
