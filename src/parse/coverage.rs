//! What became of every byte of a source: nothing of it gets lost unnoticed.
//!
//! Works backwards, from the blocks and what was decided about them to their bytes; reading itself pays
//! nothing for it. Knows nothing of the reading text, so that the two can be held against each other. Public,
//! but in no documentation, since only tests and fuzz targets ask for it.

use super::assemble::{self, Plan};
use super::block::{Block, BlockKind};
use super::clean;
use super::definition;
use super::labels::{Candidate, LabelKind};
use super::stacked;
use super::times;
use crate::episode::head::Format;
use crate::episode::model::AsideKind;
use crate::text::range::TextRange;

mod align;
mod fixed;
mod piece;

use align::Aligner;
pub use piece::{Source, SourcePiece, SourcePieceKind};

/// The pieces of `source`, in order and without a gap.
pub fn map(source: &Source<'_>) -> Vec<SourcePiece> {
    let text = source.text;
    let mut aligner = Aligner::new(text, source.format == Format::Json);
    aligner.mark(TextRange::new(0, source.body), SourcePieceKind::Head);
    for range in clean::harmful(text) {
        aligner.mark(range, SourcePieceKind::Control);
    }
    for range in stacked::excess(text) {
        aligner.mark(range, SourcePieceKind::Control);
    }
    for (at, c) in text.char_indices().filter(|(_, c)| clean::is_invisible(*c)) {
        aligner.mark(TextRange::new(at, at + c.len_utf8()), SourcePieceKind::Control);
    }
    fixed::mark(&mut aligner, source);
    let blocks = source.plan.blocks;
    let comments = |block: &&Block| block.aside == Some(AsideKind::Comment);
    for block in blocks.iter().filter(comments) {
        aligner.claim(
            block,
            block.source.end,
            &[(TextRange::new(0, block.text.len()), SourcePieceKind::Aside)],
        );
    }
    let mut labels = source.plan.labels.lines.iter().peekable();
    let ends = ends(blocks, text.len());
    for ((index, block), end) in blocks.iter().enumerate().zip(ends) {
        let label = labels.next_if(|label| label.block == index);
        if let Some(label) = label.filter(|label| label.is(|shape| shape.kind == LabelKind::Format)) {
            aligner.name(&label.name, block.source.start);
        }
        if !comments(&block) {
            aligner.claim(block, end, &claims(source.plan, index, block, label));
        }
    }
    if source.format == Format::Table {
        // Separators, quotes, names that come back and columns that nobody says.
        aligner.mark(TextRange::new(0, text.len()), SourcePieceKind::Markup);
    }
    aligner.pieces()
}

/// How far the bytes of each block may reach: to where the next one begins.
fn ends(blocks: &[Block], last: usize) -> Vec<usize> {
    let mut ends = vec![last; blocks.len()];
    let (mut start, mut end) = (last, last);
    for (block, slot) in blocks.iter().zip(&mut ends).rev() {
        if block.source.start < start {
            (start, end) = (block.source.start, start);
        }
        *slot = end.max(block.source.end);
    }
    ends
}

/// What the parts of a block's text are.
fn claims(
    plan: &Plan<'_>,
    index: usize,
    block: &Block,
    label: Option<&Candidate>,
) -> Vec<(TextRange, SourcePieceKind)> {
    let whole = TextRange::new(0, block.text.len());
    if plan.titles.contains(&index) {
        return vec![(whole, SourcePieceKind::Head)];
    }
    if plan.outline.markup.contains(&index) || block.kind == BlockKind::Rule {
        return vec![(whole, SourcePieceKind::Markup)];
    }
    if let Some(label) = label {
        let mut claims =
            clocked(block, TextRange::new(usize::from(block.marker), label.rest), SourcePieceKind::Label);
        claims.extend(text(plan, block, label.rest, SourcePieceKind::Text));
        return claims;
    }
    let opening = plan.outline.openings.get(&index).filter(|_| index < plan.talk.end);
    if let Some(opening) = opening {
        let at = block.text.find(&opening.title).unwrap_or(0);
        let end = (at + opening.title.len()).min(block.text.len());
        let mut claims = clocked(block, TextRange::new(0, at), SourcePieceKind::Markup);
        claims.push((TextRange::new(at, end), SourcePieceKind::Text));
        claims.extend(clocked(block, TextRange::new(end, block.text.len()), SourcePieceKind::Markup));
        return claims;
    }
    let before = !plan.labels.lines.is_empty() && index < plan.talk.start;
    let folded = before || index >= plan.talk.end || block.aside.is_some();
    let defined =
        plan.labels.lines.iter().any(|l| l.is(|shape| shape.kind == LabelKind::Term) && l.block + 1 == index)
            || definition::defines(plan.blocks, index);
    let from = usize::from(block.marker).max(if defined { definition::MARK.len() } else { 0 });
    text(plan, block, from, if folded { SourcePieceKind::Aside } else { SourcePieceKind::Text })
}

/// A block's text from `from` on, without the clocks that stand in it.
fn text(
    plan: &Plan<'_>,
    block: &Block,
    from: usize,
    kind: SourcePieceKind,
) -> Vec<(TextRange, SourcePieceKind)> {
    let mut claims = Vec::new();
    let mut at = from;
    for (cut, _) in if plan.timed { assemble::clocks(block, from) } else { Vec::new() } {
        claims.push((TextRange::new(at, cut.start), kind));
        claims.push((cut, SourcePieceKind::Time));
        at = cut.end;
    }
    claims.push((TextRange::new(at, block.text.len().max(at)), kind));
    claims
}

/// A stretch in which a clock may stand anywhere.
fn clocked(block: &Block, range: TextRange, kind: SourcePieceKind) -> Vec<(TextRange, SourcePieceKind)> {
    let words = range.of(&block.text);
    let found = words.char_indices().find_map(|(at, _)| Some((at, times::read(words.get(at..)?)?.len)));
    let Some((at, len)) = found else { return vec![(range, kind)] };
    let (start, end) = (range.start + at, range.start + at + len);
    vec![
        (TextRange::new(range.start, start), kind),
        (TextRange::new(start, end), SourcePieceKind::Time),
        (TextRange::new(end, range.end.max(end)), kind),
    ]
}
