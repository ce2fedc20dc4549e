//! The exact score of a label: both matchers over all its names, the better one counts.

use super::align::{LabelAligner, Rows};
use super::alphabet::{Alphabet, BARRIER, Id};
use super::glyph::Class;
use super::matcher::{Matcher, RankCandidate};
use super::plain::Plain;
use super::score::{ALIAS, WHOLE};
use super::spelling::Spelling;
use super::term::{SearchTerm, TermMode};

/// How a label matched.
#[derive(Debug, Default)]
pub(super) struct Match {
    pub score: i32,
    /// Indices of the label's matched characters, ascending.
    pub marked: Vec<u32>,
    /// Index of the alias that was matched instead of the label.
    pub alias: Option<usize>,
}

/// A term with both its matchers.
pub(super) struct Pair<'a> {
    not: bool,
    plain: Option<Plain>,
    spelt: LabelAligner<'a>,
}

/// Scores labels one after the other.
pub(super) struct Judge<'a> {
    groups: Vec<Vec<Pair<'a>>>,
    alphabet: &'a Alphabet,
    scratch: JudgeBuffers,
}

/// Memory of both matchers.
#[derive(Default)]
struct JudgeBuffers {
    choice: String,
    rows: Rows,
}

impl<'a> Judge<'a> {
    /// A judge of labels by `groups` of terms.
    pub fn new(groups: Vec<Vec<Pair<'a>>>, alphabet: &'a Alphabet) -> Self {
        Self { groups, alphabet, scratch: JudgeBuffers::default() }
    }

    /// How a label matches, with its aliases. Of alternatives the first that matches counts.
    pub fn score(&mut self, ids: &[Id]) -> Option<Match> {
        let mut total = Match::default();
        for group in &self.groups {
            let mut matches =
                group.iter().filter_map(|pair| pair.best(ids, self.alphabet, &mut self.scratch));
            let one = matches.next()?;
            total.score += one.score;
            total.marked.extend(one.marked);
            total.alias = total.alias.or(one.alias);
        }
        total.marked.sort_unstable();
        total.marked.dedup();
        Some(total)
    }
}

impl<'a> Pair<'a> {
    /// The matchers of `term`.
    pub fn new(term: &SearchTerm, spelling: &'a Spelling) -> Self {
        let not = term.how.mode == TermMode::Not;
        Self { not, plain: Plain::new(term), spelt: LabelAligner::new(term, spelling) }
    }

    /// The best match in a label or one of its aliases; aliases are matched but not marked.
    fn best(&self, ids: &[Id], alphabet: &Alphabet, scratch: &mut JudgeBuffers) -> Option<Match> {
        let mut best: Option<Match> = None;
        for (index, ids) in ids.split(|id| *id == BARRIER).enumerate() {
            let Some((score, marked)) = self.better(RankCandidate { ids, alphabet }, scratch) else {
                continue;
            };
            let one = match index.checked_sub(1) {
                None => Match { score, marked, alias: None },
                alias => Match { score: score + ALIAS, marked: Vec::new(), alias },
            };
            if best.as_ref().is_none_or(|known| one.score > known.score) {
                best = Some(one);
            }
        }
        if self.not { best.is_none().then(Match::default) } else { best }
    }

    /// The better of both matchers' scores, and the matched characters.
    fn better(&self, candidate: RankCandidate<'_>, scratch: &mut JudgeBuffers) -> Option<(i32, Vec<u32>)> {
        let (mut found, mut letters) = (Vec::new(), Vec::new());
        let spelt = self.spelt.score(candidate, &mut scratch.rows, &mut found)?;
        let plain = self.plain.as_ref().and_then(|p| p.score(candidate, &mut scratch.choice, &mut letters));
        let score = match plain {
            Some(plain) if plain > spelt => {
                found = letters;
                plain
            }
            None if self.plain.is_some() && scattered(candidate, &found) => return None,
            _ => spelt,
        };
        Some((score + if covers(candidate, &found) { WHOLE } else { 0 }, found))
    }
}

fn separates(candidate: RankCandidate<'_>, id: Id) -> bool {
    candidate.alphabet.glyph(id).class == Class::Separator
}

/// Whether readings were picked up here and there: more runs than half the characters. Some letters in order
/// can be found in any long Chinese line; that is no match anybody meant.
fn scattered(candidate: RankCandidate<'_>, found: &[u32]) -> bool {
    let joined = |pair: &&[u32]| {
        let (before, at) = (pair[0] as usize, pair[1] as usize);
        let between = candidate.ids.get(before + 1..at).unwrap_or_default();
        let starts_word = candidate.ids.get(at).is_some_and(|id| id & 1 == 1);
        starts_word || between.iter().all(|id| separates(candidate, *id))
    };
    let runs = found.len() - found.windows(2).filter(joined).count();
    runs > found.len().div_ceil(2)
}

/// Whether all but blanks and punctuation is matched.
fn covers(candidate: RankCandidate<'_>, found: &[u32]) -> bool {
    let separators = |ids: &mut dyn Iterator<Item = Id>| ids.filter(|id| separates(candidate, *id)).count();
    let all = candidate.ids.len() - separators(&mut candidate.ids.iter().copied());
    let matched = found.iter().filter_map(|at| candidate.ids.get(*at as usize)).copied();
    found.len() - separators(&mut matched.into_iter()) == all
}
