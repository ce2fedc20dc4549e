//! Counting labels: how often each name stands, and whether the names take turns.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};
use memchr::memmem::Finder;

use super::candidate::{Candidate, Family};
use super::form;
use crate::episode::block::{Block, BlockKind};

static QUESTION_MARK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("？"));

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

/// Counts by name over the candidates that belong together.
pub fn counts<'c>(
    candidates: impl Iterator<Item = &'c Candidate>,
    blocks: &[Block],
) -> HashMap<&'c str, Count> {
    let mut counts: HashMap<&str, Count> = HashMap::new();
    for candidate in candidates {
        let count = counts.entry(&candidate.key).or_default();
        let block = blocks.get(candidate.block);
        count.lines += 1;
        let own_line = candidate.alone && form::is_name_like(&candidate.name);
        count.strong += usize::from(candidate.family != Family::Bare || own_line);
        count.items += usize::from(block.is_some_and(|b| b.kind == BlockKind::Item));
        let said = said(candidate, blocks);
        count.speech += usize::from(candidate.alone || is_speech(said));
        count.asks += usize::from(asks(said));
    }
    counts
}

/// What is said behind the label in its block, or in the next where the label stands alone.
fn said<'b>(candidate: &Candidate, blocks: &'b [Block]) -> &'b str {
    let at = candidate.block + usize::from(candidate.alone);
    let text = blocks.get(at).map_or("", |block| block.text.as_str());
    if candidate.alone { text } else { text.get(candidate.rest..).unwrap_or_default() }
}

fn asks(text: &str) -> bool {
    memchr::memchr(b'?', text.as_bytes()).is_some() || QUESTION_MARK.find(text.as_bytes()).is_some()
}

fn is_speech(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', '」', '』', ')', '）', ' ', '*']);
    text.ends_with(['。', '！', '？', '.', '!', '?', '…', '—', '～', '~']) || text.chars().count() >= 40
}

/// How often one name of `keys` is followed by another.
pub fn changes<'c>(candidates: impl Iterator<Item = &'c Candidate>, keys: &dyn Fn(&str) -> bool) -> usize {
    let names: Vec<&str> = candidates.map(|c| c.key.as_str()).filter(|key| keys(key)).collect();
    names.windows(2).filter(|pair| pair.first() != pair.last()).count()
}
