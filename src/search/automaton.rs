//! The quick test whether a label matches a term at all: a bit-parallel automaton over character numbers.
//!
//! Bit `i` of the state says that the first `i` letters are matched. The upper half runs the same automaton
//! for matches that begin at a word's start. Terms longer than a half are tested by their first letters only.

use super::alphabet::Id;
use super::spelling::{Menu, Spelling};
use super::term::Term;

/// Letters that fit into half a word, next to the empty state.
const CAPACITY: usize = 31;
const LONGEST_READING: usize = 6;
const LOWER: u64 = 1;
const UPPER: u64 = 1 << 32;

/// How promising a match looks before it is aligned; higher is better.
pub(super) type Promise = i32;

/// A term as bit masks.
#[derive(Clone, Debug)]
pub(super) struct Automaton {
    steps: Vec<Step>,
    accept: u64,
    anchored: bool,
    at_end: bool,
    fuzzy: bool,
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
    pub fn new(term: &Term, spelling: &Spelling) -> Self {
        let reach = spelling.letters.min(CAPACITY);
        let steps = spelling.menus.iter().map(|menu| Step::new(menu, reach, term)).collect();
        let accept = (LOWER | UPPER) << reach;
        let at_end = term.how.end && reach == spelling.letters;
        Self { steps, accept, anchored: term.how.start, at_end, fuzzy: term.fuzzy() }
    }

    /// Whether `ids` match in one run, skipping nothing but blanks, punctuation and ends of words.
    pub fn run(&self, ids: &[Id], spelling: &Spelling) -> Option<Promise> {
        let origin = if self.anchored { LOWER | UPPER } else { 0 };
        let (mut live, mut held) = (origin, 0);
        let mut best = None;
        for (at, &id) in ids.iter().enumerate() {
            let step = &self.steps[spelling.slot(id)];
            if step.barrier {
                if self.at_end && live & self.accept != 0 {
                    return Some(promise(live & self.accept, at));
                }
                (live, held) = (origin, 0);
                continue;
            }
            let next = if step.moves { step.advance(live | step.seed | (held & step.opens)) } else { 0 };
            live = next | (live & step.keep);
            held = (held & step.hold) | if self.fuzzy { next } else { 0 };
            let done = next & self.accept;
            if done != 0 && !self.at_end {
                best = best.max(Some(promise(done, at)));
                if done >= UPPER {
                    break;
                }
            }
        }
        if self.at_end && live & self.accept != 0 {
            return Some(promise(live & self.accept, ids.len()));
        }
        best
    }

    /// Whether `ids` match with gaps anywhere; terms that allow none are matched in one run.
    pub fn run_with_gaps(&self, ids: &[Id], spelling: &Spelling) -> Option<Promise> {
        if !self.fuzzy {
            return self.run(ids, spelling);
        }
        let mut state = 0;
        for (at, &id) in ids.iter().enumerate() {
            let step = &self.steps[spelling.slot(id)];
            if step.moves {
                state |= step.advance(state | step.seed);
                if state & self.accept != 0 {
                    return Some(promise(state & self.accept, at) - (1 << 16));
                }
            } else if step.barrier {
                state = 0;
            }
        }
        None
    }
}

impl Step {
    fn new(menu: &Menu, reach: usize, term: &Term) -> Self {
        let all = |yes: bool| if yes { u64::MAX } else { 0 };
        let mut step = Self {
            moves: !menu.moves.is_empty(),
            seed: if menu.start { LOWER | UPPER } else { LOWER },
            keep: all(menu.skipped),
            hold: all(!menu.opens && !menu.barrier),
            opens: all(menu.opens),
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
