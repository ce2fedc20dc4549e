//! Counting labels: how often each name stands, and whether the names take turns.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::candidate::{Candidate, Family};
use super::form;
use crate::parse::block::{Block, BlockKind};
use crate::text::marks::{ends_sentence, holds_question};

/// A name's count within one family.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// Lines in all.
    pub lines: usize,
    /// Lines with markup or a time around the name.
    pub strong: usize,
    /// Lines in list items.
    pub items: usize,
    /// Lines whose speech reads like speech.
    pub speech: usize,
    /// Lines whose speech asks.
    pub asks: usize,
}

/// Lines by name.
pub fn lines<'c>(candidates: &[&'c Candidate]) -> HashMap<&'c str, usize> {
    let mut lines = HashMap::new();
    for candidate in candidates {
        *lines.entry(candidate.key.as_str()).or_default() += 1;
    }
    lines
}

/// Counts by name over the candidates that belong together.
pub fn counts<'c>(
    candidates: impl Iterator<Item = &'c Candidate>,
    blocks: &[Block],
) -> HashMap<&'c str, Count> {
    let mut counts: HashMap<&str, Count> = HashMap::new();
    let mut paragraph = Paragraph::default();
    for candidate in candidates {
        let count = counts.entry(&candidate.key).or_default();
        let block = blocks.get(candidate.block);
        count.lines += 1;
        let own_line = candidate.alone && form::is_name_like(&candidate.name);
        count.strong += usize::from(candidate.family != Family::Bare || own_line);
        count.items += usize::from(block.is_some_and(|b| b.kind == BlockKind::Item));
        let first = said(candidate, blocks);
        let below = candidate.block + usize::from(candidate.alone) + 1;
        let goes_on = blocks.get(below).is_some_and(|block| block.joins);
        count.speech += usize::from(candidate.alone || goes_on || is_speech(first));
        count.asks += usize::from(holds_question(first) || goes_on && paragraph.asks_from(below, blocks));
    }
    counts
}

/// The lines of a paragraph, and the last of them that asks. Many labels may stand in one; it is looked through once.
#[derive(Default)]
struct Paragraph {
    lines: Range<usize>,
    asks: Option<usize>,
}

impl Paragraph {
    /// Whether a block from `first` to the end of its paragraph asks.
    fn asks_from(&mut self, first: usize, blocks: &[Block]) -> bool {
        if !self.lines.contains(&first) {
            let rest = blocks.get(first..).unwrap_or_default();
            let end = first + rest.iter().take_while(|block| block.joins).count();
            let asking = |&index: &usize| blocks.get(index).is_some_and(|block| holds_question(&block.text));
            *self = Self { lines: first..end, asks: (first..end).rfind(asking) };
        }
        self.asks.is_some_and(|last| last >= first)
    }
}

/// Whether the lines are talk without punctuation, as speech recognition leaves it: nearly all of the text's
/// `paragraphs`, long enough to say something, by a few names that come back, and not in one and the same round, as the
/// fields of a form do.
pub fn is_unpunctuated(candidates: &[&Candidate], blocks: &[Block], paragraphs: usize) -> bool {
    const FEWEST: usize = 8;
    const SHORTEST: usize = 6;
    let names = lines(candidates);
    let long = |c: &&Candidate| said(c, blocks).chars().nth(SHORTEST - 1).is_some();
    let round = candidates.windows(names.len() + 1).filter(|turn| {
        turn.first().map(|candidate| &candidate.key) == turn.last().map(|candidate| &candidate.key)
    });
    candidates.len() >= FEWEST
        && candidates.len() * 10 >= paragraphs * 8
        && (2..=6).contains(&names.len())
        && candidates.iter().copied().filter(long).count() * 10 >= candidates.len() * 6
        && (names.len() == 2 || round.count() * 10 < (candidates.len() - names.len()) * 7)
}

/// What is said behind the label in its block, or in the next where the label stands alone.
fn said<'b>(candidate: &Candidate, blocks: &'b [Block]) -> &'b str {
    let at = candidate.block + usize::from(candidate.alone);
    let skipped = if candidate.alone { 0 } else { candidate.rest };
    blocks.get(at).and_then(|block| block.text.get(skipped..)).unwrap_or_default()
}

fn is_speech(text: &str) -> bool {
    ends_sentence(text)
        || text.trim_end_matches(['”', '"', '」', '』', ')', '）', ' ', '*']).ends_with(['—', '～', '~'])
        || text.chars().nth(39).is_some()
}

/// How often one name of `keys` is followed by another.
pub fn changes<'c>(candidates: impl Iterator<Item = &'c Candidate>, keys: &dyn Fn(&str) -> bool) -> usize {
    let names: Vec<&str> = candidates.map(|c| c.key.as_str()).filter(|key| keys(key)).collect();
    names.windows(2).filter(|pair| pair.first() != pair.last()).count()
}
