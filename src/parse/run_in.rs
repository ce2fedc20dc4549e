//! Questions in bold with the answer behind them in one paragraph: `**And then?** Nothing.`, parted, so that each
//! is a line of its own as elsewhere.

use super::block::{Block, BlockKind, Inline, InlineStyle};
use crate::text::marks::asks;
use crate::text::range::TextRange;

/// Fewest questions that make a convention.
const FEWEST: usize = 3;

/// Parts question and answer, if most of what stands in bold at the start of a paragraph asks.
pub fn part(blocks: &mut Vec<Block>) {
    let (mut bold, mut asked) = (0, 0);
    for block in &*blocks {
        bold += usize::from(bold_start(block).is_some());
        asked += usize::from(question(block).is_some());
    }
    if asked < FEWEST || asked * 10 < bold * 7 {
        return;
    }
    let mut parted = Vec::with_capacity(blocks.len() + asked);
    for block in std::mem::take(blocks) {
        match question(&block) {
            Some(end) => parted.extend(halves(block, end)),
            None => parted.push(block),
        }
    }
    *blocks = parted;
}

/// Where the bold beginning of a paragraph ends, if it asks and words follow it.
fn question(block: &Block) -> Option<usize> {
    let end = bold_start(block)?;
    let bold = block.text.get(..end)?;
    (!bold.ends_with([':', '：']) && asks(bold)).then_some(end)
}

/// Where the bold beginning of a paragraph ends, if words follow it.
fn bold_start(block: &Block) -> Option<usize> {
    let plain = block.kind == BlockKind::Paragraph && block.aside.is_none() && block.times.is_empty();
    let bold = block.spans.first().filter(|span| plain && span.style == InlineStyle::Strong)?.range;
    let follows = !block.text.get(bold.end..)?.trim().is_empty();
    (bold.start == 0 && follows).then_some(bold.end)
}

/// The block up to byte `end`, and what is behind.
fn halves(mut block: Block, end: usize) -> [Block; 2] {
    let behind = block.text.get(end..).unwrap_or_default();
    let shift = block.text.len() - behind.trim_start().len();
    let answer = Block {
        text: behind.trim_start().to_owned(),
        spans: block.spans.iter().filter_map(|span| moved(span, shift)).collect(),
        tight: true,
        joins: false,
        time: None,
        ..block.clone()
    };
    block.text.truncate(end);
    block.spans.retain(|span| span.range.end <= end);
    [block, answer]
}

/// A span that begins behind byte `shift`, as it lies in the text from there on.
fn moved(span: &Inline, shift: usize) -> Option<Inline> {
    let [start, end] = [span.range.start, span.range.end].map(|at| at.checked_sub(shift));
    Some(Inline { range: TextRange::new(start?, end?), style: span.style.clone() })
}

#[cfg(test)]
mod tests {
    use crate::parse::block::BodyPlace;
    use crate::parse::markdown;

    #[test]
    fn question_and_answer_come_apart_where_most_bold_beginnings_ask() {
        let parted = |text: &str| {
            let (mut blocks, _) = markdown::blocks(text, BodyPlace::default());
            super::part(&mut blocks);
            blocks.into_iter().map(|block| block.text).collect::<Vec<_>>()
        };
        let asked = "**Why?** Because *it* rained.\n\n**And then?** Nothing.\n\n**Who knew?** My aunt.\n";
        let told = ["Why?", "Because it rained.", "And then?", "Nothing.", "Who knew?", "My aunt."];
        assert_eq!(parted(asked), told);
        let terms = format!("{asked}\n**Keel** holds.\n\n**Boom** swings.\n");
        assert_eq!(parted(&terms).len(), 5, "among terms nothing is parted");
    }
}
