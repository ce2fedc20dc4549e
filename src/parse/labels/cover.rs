//! How much of a text the chosen names explain.

use super::candidate::Candidate;
use super::order::Sequence;
use crate::parse::block::{Block, BlockKind};

/// How many paragraphs there are before each block, and how many of them begin with a chosen line or stand
/// below one.
pub struct Cover {
    before: Vec<(u32, u32)>,
}

impl Cover {
    /// Blocks that count on either side of a name's lines.
    const MARGIN: usize = 6;

    /// Counts over `blocks`.
    pub fn of(blocks: &[Block], sequence: &Sequence<'_>) -> Self {
        let mut lines = sequence.iter().map(|(block, _)| *block).peekable();
        let mut before = Vec::with_capacity(blocks.len() + 1);
        let (mut paragraphs, mut explained) = (0, 0);
        let mut below = false;
        for (index, block) in blocks.iter().enumerate() {
            before.push((paragraphs, explained));
            let own = lines.next_if(|&line| line == index).is_some();
            let prose = matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Table
            );
            if block.aside.is_some() || !own && (!prose || block.joins) {
                continue;
            }
            paragraphs += 1;
            explained += u32::from(own || below);
            below = own && block.text.chars().nth(40).is_none();
        }
        before.push((paragraphs, explained));
        Self { before }
    }

    /// Share of paragraphs that are explained, from the first to the last of `members` and a little around
    /// them.
    pub fn around<'c>(&self, mut members: impl Iterator<Item = &'c Candidate>) -> f32 {
        let Some(first) = members.next() else { return 0.0 };
        let last = members.last().unwrap_or(first);
        let end = (last.block + 1 + Self::MARGIN).min(self.before.len() - 1);
        let from = self.before.get(first.block.saturating_sub(Self::MARGIN)).copied().unwrap_or_default();
        let to = self.before.get(end).copied().unwrap_or_default();
        (to.1 - from.1) as f32 / (to.0 - from.0).max(1) as f32
    }
}
