//! A whole fuzzy query made ready for one corpus: its groups of terms, the quick test and the exact score.

use super::align::{Aligner, Rows};
use super::alphabet::{Alphabet, BARRIER, Id};
use super::automaton::{Automaton, Promise};
use super::matcher::{Candidate, Matcher};
use super::plain::Plain;
use super::score::{ALIAS, WHOLE};
use super::signature::{Demand, Signature};
use super::spelling::Spelling;
use super::term::{Group, Mode, Term};

/// How strict the quick test is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// Each term in one run.
    OneRun,
    /// Other characters may stand between the letters.
    Gaps,
}

/// A query ready to be held against labels.
pub(super) struct Prepared {
    groups: Vec<Vec<Ready>>,
}

/// A term ready to be held against labels.
struct Ready {
    term: Term,
    spelling: Spelling,
    automaton: Automaton,
    demand: Demand,
}

impl Ready {
    fn new(term: &Term, alphabet: &Alphabet) -> Self {
        let spelling = Spelling::new(term, alphabet);
        let automaton = Automaton::new(term, &spelling);
        let demand = Demand::new(term, &spelling);
        Self { term: term.clone(), spelling, automaton, demand }
    }

    fn promise(&self, ids: &[Id], pass: Pass) -> Option<Promise> {
        let find = |ids| match pass {
            Pass::OneRun => self.automaton.run(ids, &self.spelling),
            Pass::Gaps => self.automaton.run_with_gaps(ids, &self.spelling),
        };
        match self.term.how.mode {
            Mode::Not if !self.automaton.is_exact() => Some(0),
            Mode::Not => find(ids).is_none().then_some(0),
            _ => find(ids),
        }
    }
}

impl Prepared {
    /// Prepares the groups of a query.
    pub fn new(groups: &[Group], alphabet: &Alphabet) -> Self {
        let ready = |group: &Group| group.iter().map(|term| Ready::new(term, alphabet)).collect();
        Self { groups: groups.iter().map(ready).collect() }
    }

    /// The first test: whether a label of this signature may match.
    pub fn may_match(&self, signature: Signature) -> bool {
        let may = |ready: &Ready| ready.term.how.mode == Mode::Not || ready.demand.met_by(signature);
        self.groups.iter().all(|group| group.iter().any(may))
    }

    /// The quick test.
    pub fn promise(&self, ids: &[Id], pass: Pass) -> Option<Promise> {
        self.groups.iter().try_fold(0, |sum, group| {
            let best = group.iter().filter_map(|ready| ready.promise(ids, pass)).max()?;
            Some(sum + best)
        })
    }

    /// The matchers of one query, with memory of their own.
    pub fn judge<'a>(&'a self, alphabet: &'a Alphabet) -> Judge<'a> {
        let each = |ready: &'a Ready| Pair {
            not: ready.term.how.mode == Mode::Not,
            plain: Plain::new(&ready.term),
            spelt: Aligner::new(&ready.term, &ready.spelling),
        };
        let groups = self.groups.iter().map(|group| group.iter().map(each).collect()).collect();
        Judge { groups, alphabet, choice: String::new(), rows: Rows::default() }
    }
}

struct Pair<'a> {
    not: bool,
    plain: Option<Plain>,
    spelt: Aligner<'a>,
}

/// Scores labels one after the other.
pub(super) struct Judge<'a> {
    groups: Vec<Vec<Pair<'a>>>,
    alphabet: &'a Alphabet,
    choice: String,
    rows: Rows,
}

impl Judge<'_> {
    /// The score of a label with its aliases, and the indices of the label's matched characters.
    pub fn score(&mut self, ids: &[Id]) -> Option<(i32, Vec<u32>)> {
        let mut total = 0;
        let mut marked = Vec::new();
        let groups = std::mem::take(&mut self.groups);
        let mut matched = true;
        for group in &groups {
            let Some((score, found)) = group.iter().find_map(|pair| self.best_spelling(pair, ids)) else {
                matched = false;
                break;
            };
            total += score;
            marked.extend(found);
        }
        self.groups = groups;
        marked.sort_unstable();
        marked.dedup();
        matched.then_some((total, marked))
    }

    fn best_spelling(&mut self, pair: &Pair<'_>, ids: &[Id]) -> Option<(i32, Vec<u32>)> {
        let mut best: Option<(i32, Vec<u32>)> = None;
        for (index, spelling) in ids.split(|id| *id == BARRIER).enumerate() {
            let Some((score, found)) = self.best_match(pair, spelling) else { continue };
            let scored = if index == 0 { (score, found) } else { (score + ALIAS, Vec::new()) };
            if best.as_ref().is_none_or(|known| scored.0 > known.0) {
                best = Some(scored);
            }
        }
        if pair.not { best.is_none().then(|| (0, Vec::new())) } else { best }
    }

    fn best_match(&mut self, pair: &Pair<'_>, ids: &[Id]) -> Option<(i32, Vec<u32>)> {
        let candidate = Candidate { ids, alphabet: self.alphabet };
        let (mut found, mut plain) = (Vec::new(), Vec::new());
        let spelt = pair.spelt.score(candidate, &mut self.rows, &mut found);
        let letters = pair.plain.as_ref().and_then(|p| p.score(candidate, &mut self.choice, &mut plain));
        let (score, found) = if letters > spelt { (letters?, plain) } else { (spelt?, found) };
        let whole = found.len() == ids.len() || self.covers(&found, ids);
        Some((score + if whole { WHOLE } else { 0 }, found))
    }

    /// Whether all but blanks and punctuation is matched.
    fn covers(&self, found: &[u32], ids: &[Id]) -> bool {
        use super::glyph::Class;
        let separator =
            |at: &usize| ids.get(*at).is_some_and(|id| self.alphabet.glyph(*id).class == Class::Separator);
        let all = ids.len() - (0..ids.len()).filter(separator).count();
        let marked = found.len() - found.iter().filter(|at| separator(&(**at as usize))).count();
        all == marked
    }
}
