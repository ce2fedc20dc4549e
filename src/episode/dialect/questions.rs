//! Interviews without names: the question in bold or as a heading, the answer plain.

use foldhash::{HashSet, HashSetExt};

use super::candidate::Candidate;
use crate::episode::block::{Block, BlockKind, InlineStyle};

/// The blocks that ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Blocks in bold that are questions, in order.
    pub asked: HashSet<usize>,
    /// Headings that are questions; each opens a section.
    pub headings: HashSet<usize>,
}

/// Fewest questions that make a convention.
const FEWEST: usize = 3;

/// Finds the questions of a file that hardly has labels.
pub fn find(blocks: &[Block], labels: &[Candidate]) -> Option<Questions> {
    if !labels.is_empty() {
        return None;
    }
    let bold: HashSet<usize> = indices(blocks, is_bold_question);
    let bold_lines = blocks.iter().filter(|b| b.kind == BlockKind::Paragraph && is_all_bold(b)).count();
    let headings: HashSet<usize> =
        indices(blocks, |b| matches!(b.kind, BlockKind::Heading(_)) && asks(&b.text));
    let all_headings = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).count();
    let asked = if bold.len() >= FEWEST && bold.len() * 2 >= bold_lines { bold } else { HashSet::new() };
    let headings = if headings.len() >= FEWEST && headings.len() * 2 >= all_headings {
        headings
    } else {
        HashSet::new()
    };
    (!asked.is_empty() || !headings.is_empty()).then_some(Questions { asked, headings })
}

fn indices(blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> HashSet<usize> {
    blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| b.aside.is_none() && wanted(b))
        .map(|(index, _)| index)
        .collect()
}

fn is_bold_question(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph)
        && is_all_bold(block)
        && (asks(&block.text) || is_marked(&block.text))
}

/// Whether the whole block is bold.
pub fn is_all_bold(block: &Block) -> bool {
    let end = block.text.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).len();
    block.spans.iter().any(|s| {
        s.style == InlineStyle::Strong && s.range.start <= usize::from(block.marker) && s.range.end >= end
    })
}

fn asks(text: &str) -> bool {
    text.trim_end_matches([' ', '*', '”', '"', '」', '』', ')', '）']).ends_with(['?', '？'])
}

fn is_marked(text: &str) -> bool {
    ["问：", "问:", "問：", "問:", "Q:", "Q：", "Q. "].iter().any(|mark| text.starts_with(mark))
}
