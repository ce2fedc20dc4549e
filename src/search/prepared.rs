//! A whole fuzzy query made ready for one corpus: its groups of terms and the quick tests.

use super::alphabet::{Alphabet, Id};
use super::automaton::{Automaton, Promise};
use super::judge::{Judge, Pair};
use super::signature::{Demand, Signature};
use super::spelling::Spelling;
use super::term::{SearchTerm, TermGroup, TermMode};

/// How strict the quick test is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// Each term in one run.
    OneRun,
    /// Other characters may stand between the letters.
    Gaps,
}

/// A query ready to be held against labels.
pub(super) struct PreparedLabel {
    groups: Vec<Vec<Ready>>,
}

/// A term ready to be held against labels.
struct Ready {
    term: SearchTerm,
    spelling: Spelling,
    automaton: Automaton,
    demand: Demand,
}

impl Ready {
    fn new(term: &SearchTerm, alphabet: &Alphabet) -> Self {
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
            TermMode::Not if !self.automaton.is_exact() => Some(0),
            TermMode::Not => find(ids).is_none().then_some(0),
            _ => find(ids),
        }
    }
}

impl PreparedLabel {
    /// Prepares the groups of a query.
    pub fn new(groups: &[TermGroup], alphabet: &Alphabet) -> Self {
        let ready = |group: &TermGroup| group.iter().map(|term| Ready::new(term, alphabet)).collect();
        Self { groups: groups.iter().map(ready).collect() }
    }

    /// The first test: whether a label of this signature may match.
    pub fn may_match(&self, signature: Signature) -> bool {
        let may = |ready: &Ready| ready.term.how.mode == TermMode::Not || ready.demand.met_by(signature);
        self.groups.iter().all(|group| group.iter().any(may))
    }

    /// The quick test.
    pub fn promise(&self, ids: &[Id], pass: Pass) -> Option<Promise> {
        self.groups.iter().try_fold(0, |sum, group| {
            let best = group.iter().filter_map(|ready| ready.promise(ids, pass)).max()?;
            Some(sum + best)
        })
    }

    /// Whether the quick test is never wrong.
    pub fn is_exact(&self) -> bool {
        self.groups.iter().flatten().all(|ready| ready.automaton.is_exact())
    }

    /// The matchers of the query, with memory of their own.
    pub fn judge<'a>(&'a self, alphabet: &'a Alphabet) -> Judge<'a> {
        let both = |ready: &'a Ready| Pair::new(&ready.term, &ready.spelling);
        Judge::new(self.groups.iter().map(|group| group.iter().map(both).collect()).collect(), alphabet)
    }
}
