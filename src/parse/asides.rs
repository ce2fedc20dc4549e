//! What stands around the talk: before it, after it.

use foldhash::HashSet;

use super::block::{Block, BlockKind};
use crate::lexicon;
use crate::text::{marks, urls};

/// Where the talk itself lies, in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Blocks before this one are a lead-in.
    pub start: usize,
    /// Blocks from this one on are end matter.
    pub end: usize,
}

/// A lead-in is at most this share of the text,
const LEAD_IN_SHARE: f64 = 0.1;
/// or this short.
const LEAD_IN_BYTES: usize = 600;
/// Before a heading that says where the talk begins it may be longer.
const LEAD_IN_SHARE_ANNOUNCED: f64 = 0.45;

/// What the labels of a file stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Persons talking.
    Talk,
    /// Questions and answers without names, usually behind a talk without labels.
    Questions,
}

/// Bounds the talk; `labels` are the blocks of accepted labels, `titles` belong to the head, `sections` open
/// one. Neither a section nor what somebody says to open the talk is ever part of a lead-in.
pub fn bound(
    blocks: &[Block],
    labels: &[usize],
    titles: &HashSet<usize>,
    sections: impl Iterator<Item = usize>,
    nature: Nature,
) -> Talk {
    let sizes: Vec<usize> = blocks
        .iter()
        .enumerate()
        .map(|(i, b)| if is_talk(b) && !titles.contains(&i) { b.text.len() } else { 0 })
        .collect();
    let total: usize = sizes.iter().sum();
    let share = |to: usize| sizes.iter().take(to).sum::<usize>() as f64 / total.max(1) as f64;
    let first = labels.first().copied().unwrap_or(0);
    let announced = blocks
        .iter()
        .take(first)
        .rposition(|b| matches!(b.kind, BlockKind::Heading(_)) && lexicon::begins_talk(&b.text));
    let before = blocks.get(..first).unwrap_or_default();
    let told = before.iter().filter(|block| is_talk(block) && is_sentence(&block.text)).count();
    let bytes: usize = sizes.iter().take(first).sum();
    let short =
        share(first) <= LEAD_IN_SHARE || bytes <= LEAD_IN_BYTES && share(first) <= LEAD_IN_SHARE_ANNOUNCED;
    let start = match announced {
        Some(heading) if share(heading) <= LEAD_IN_SHARE_ANNOUNCED => heading,
        _ if nature == Nature::Questions && told > 2 => 0,
        _ if short => first,
        _ => 0,
    };
    let section = sections.filter(|index| !is_only_title(blocks, *index)).min().unwrap_or(start);
    let greeting = before.iter().position(is_greeting).unwrap_or(start);
    Talk { start: start.min(section).min(greeting), end: end(blocks, labels) }
}

/// Whether a heading is the only one of the first level: a title that differs from the one in the front
/// matter.
fn is_only_title(blocks: &[Block], index: usize) -> bool {
    let is_first_level = |block: &&Block| block.kind == BlockKind::Heading(1);
    blocks.get(index).as_ref().is_some_and(is_first_level)
        && blocks.iter().filter(is_first_level).nth(1).is_none()
}

/// Whether a block is how a host or a speaker opens a talk.
fn is_greeting(block: &Block) -> bool {
    is_talk(block) && block.kind != BlockKind::Item && lexicon::greets(&block.text)
}

fn is_talk(block: &Block) -> bool {
    block.aside.is_none() && !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Rule)
}

/// First block of the end matter; the number of blocks if there is none.
fn end(blocks: &[Block], labels: &[usize]) -> usize {
    let from = match labels.last() {
        Some(last) => last + 1,
        None => blocks.len() * 6 / 10,
    };
    let first = first_of_talk(blocks, from, !labels.is_empty());
    let weighed = weigh(blocks, first, labels);
    let marked = (first..blocks.len()).find(|&index| {
        let block = blocks.get(index);
        block.is_some_and(|b| b.aside.is_none() && b.kind != BlockKind::Item && is_ending(&b.text))
            && most_is_no_talk(blocks, index, labels.is_empty())
    });
    let end = match (weighed, marked) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b).unwrap_or(blocks.len()),
    };
    let rule = end
        .checked_sub(1)
        .filter(|&above| above >= first && blocks.get(above).is_some_and(|b| b.kind == BlockKind::Rule));
    rule.unwrap_or(end)
}

/// The last turn keeps at least one block of prose.
fn first_of_talk(blocks: &[Block], from: usize, labelled: bool) -> usize {
    if !labelled {
        return from;
    }
    let said = blocks.get(from.saturating_sub(1)).is_some_and(|label| label.text.chars().count() > 30);
    if said {
        return from;
    }
    let prose = blocks.iter().skip(from).position(is_talk);
    prose.map_or(blocks.len(), |at| from + at + 1)
}

/// Where a long tail of short lines without sentences begins.
fn weigh(blocks: &[Block], first: usize, labels: &[usize]) -> Option<usize> {
    const ENOUGH: f64 = 4.5;
    const MOST: f64 = 2.0;
    let tail = blocks.len().saturating_sub(first);
    if labels.is_empty() || tail as f64 * MOST <= ENOUGH {
        return None;
    }
    let before = blocks.get(..first).unwrap_or_default();
    let prose: Vec<&Block> = before.iter().filter(|b| is_talk(b) && b.kind != BlockKind::Item).collect();
    let loose = prose.iter().filter(|b| !is_sentence(&b.text)).count();
    if loose * 3 > prose.len() {
        return None;
    }
    let mut sum = 0.0;
    let mut best = None;
    let mut most = ENOUGH;
    for index in (first..blocks.len()).rev() {
        let Some(block) = blocks.get(index).filter(|block| block.aside.is_none()) else { continue };
        sum += match block.kind {
            BlockKind::Heading(_) => 0.5,
            BlockKind::Rule | BlockKind::Code | BlockKind::Table => 0.0,
            _ if is_ending(&block.text) => MOST,
            _ if is_sentence(&block.text) => -1.5 - (block.text.len() as f64 / 600.0).min(3.0),
            BlockKind::Item => 0.4,
            _ => 1.0,
        };
        if sum > most {
            most = sum;
            best = Some(index);
        }
    }
    best
}

/// Whether what follows a marking line is mostly no talk.
fn most_is_no_talk(blocks: &[Block], index: usize, unlabelled: bool) -> bool {
    let rest = blocks.get(index..).unwrap_or_default();
    let length: usize = rest.iter().map(|b| b.text.len()).sum();
    let whole: usize = blocks.iter().map(|b| b.text.len()).sum();
    let sentences = rest.iter().filter(|b| is_talk(b) && is_sentence(&b.text)).count();
    let share = if unlabelled { 4 } else { 2 };
    length * share <= whole || sentences * 2 <= rest.len()
}

/// Whether a line says that the talk is over.
fn is_ending(text: &str) -> bool {
    lexicon::is_footer(text) || lexicon::ends_talk(text) && !is_sentence(text)
}

/// Whether a line reads as a sentence somebody said.
fn is_sentence(text: &str) -> bool {
    let text = text.trim();
    let ends = marks::ends_sentence(text) || text.ends_with('—');
    let longer = |chars: usize| text.chars().nth(chars).is_some();
    let address =
        || urls::may_be_in(text) || memchr::memchr(b'@', text.as_bytes()).is_some() && !text.contains(' ');
    ends && longer(7) && !address() || longer(60) && text.contains('。')
}
