//! The plain matcher: letters in order, as skim scores them.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::{SkimMatcherV2, SkimScoreConfig};

use super::glyph::Class;
use super::matcher::{Matcher, RankCandidate};
use super::score::{FIRST, GAP};
use super::term::SearchTerm;

/// Longer labels are left to the other matcher: the time grows with the product of the lengths.
const LONGEST: usize = 400;

/// A term for skim.
pub(super) struct Plain {
    skim: SkimMatcherV2,
    pattern: String,
}

impl Plain {
    /// Prepares `term`; `None` if it asks for more than letters in order.
    pub fn new(term: &SearchTerm) -> Option<Self> {
        let config = SkimScoreConfig {
            gap_start: GAP,
            bonus_first_char_multiplier: 1,
            penalty_case_mismatch: 0,
            ..SkimScoreConfig::default()
        };
        let skim = SkimMatcherV2::default().ignore_case().score_config(config);
        term.fuzzy().then(|| Self { skim, pattern: term.letters.iter().collect() })
    }
}

impl Matcher for Plain {
    type Scratch = String;

    fn score(&self, candidate: RankCandidate<'_>, choice: &mut String, found: &mut Vec<u32>) -> Option<i32> {
        if candidate.ids.len() > LONGEST {
            return None;
        }
        choice.clear();
        choice.extend(candidate.ids.iter().map(|&id| {
            let glyph = candidate.alphabet.glyph(id);
            let starts_word = id & 1 == 1 && glyph.class == Class::Letter;
            if starts_word { glyph.char.to_ascii_uppercase() } else { glyph.char }
        }));
        let (score, positions) = self.skim.fuzzy_indices(choice, &self.pattern)?;
        found.clear();
        found.extend(positions.iter().map(|at| *at as u32));
        let first = if found.first() == Some(&0) { FIRST } else { 0 };
        Some(score as i32 + first)
    }
}
