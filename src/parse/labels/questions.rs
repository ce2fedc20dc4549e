//! Questions without a name: in bold, as a heading or behind a dash, the answer plain or under a name.

use foldhash::{HashSet, HashSetExt};

use super::candidate::Candidate;
use crate::parse::block::{Block, BlockKind, InlineStyle};
use crate::text::marks::asks;

/// The blocks that ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// Blocks that are questions: in bold, or behind a dash.
    pub asked: HashSet<usize>,
    /// Headings that are questions; each opens a section.
    pub headings: HashSet<usize>,
}

/// Fewest questions that make a convention.
const FEWEST: usize = 3;

/// Finds the questions of a file without labels, or with labels for those who answer only.
pub fn find(blocks: &[Block], labels: &[Candidate]) -> Option<Questions> {
    let labelled: HashSet<usize> = labels.iter().map(|label| label.block).collect();
    let dashed = dashed(blocks).filter(|dashed| dashed.is_disjoint(&labelled));
    if dashed.is_some() || !labels.is_empty() {
        return dashed.map(|asked| Questions { asked, headings: HashSet::new() });
    }
    let asked = styled(blocks, &InlineStyle::Strong).or_else(|| styled(blocks, &InlineStyle::Emphasis));
    let headings: HashSet<usize> =
        indices(blocks, |b| matches!(b.kind, BlockKind::Heading(_)) && asks(&b.text));
    let all_headings = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).count();
    let asked = asked.unwrap_or_default();
    let headings = if headings.len() >= FEWEST && headings.len() * 2 >= all_headings {
        headings
    } else {
        HashSet::new()
    };
    (!asked.is_empty() || !headings.is_empty()).then_some(Questions { asked, headings })
}

/// The paragraphs behind a dash (`――お仕事は？`), where they are sentences and others answer them.
pub fn dashed(blocks: &[Block]) -> Option<HashSet<usize>> {
    let dashed = indices(blocks, |block| block.kind == BlockKind::Paragraph && has_dash(&block.text));
    let of = |wanted: &dyn Fn(usize, &str) -> bool| {
        let text = |index: usize| blocks.get(index).map_or("", |block| block.text.as_str());
        dashed.iter().filter(|&&index| wanted(index, text(index))).count() * 10 >= dashed.len() * 6
    };
    let speaks = |_: usize, text: &str| asks(text) || text.ends_with(['。', '．', '！', '…']);
    let answered = |index: usize, _: &str| index + 1 < blocks.len() && !dashed.contains(&(index + 1));
    (dashed.len() >= FEWEST && of(&speaks) && of(&answered)).then_some(dashed)
}

/// Whether a text begins with a long dash; a single em dash opens everybody's speech in other languages.
fn has_dash(text: &str) -> bool {
    ["――", "──", "——", "―", "─"].iter().any(|dash| {
        text.strip_prefix(dash).is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
    })
}

fn indices(blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> HashSet<usize> {
    blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| b.aside.is_none() && wanted(b))
        .map(|(index, _)| index)
        .collect()
}

/// The questions among the paragraphs in this style, where they are at least half of them.
fn styled(blocks: &[Block], style: &InlineStyle) -> Option<HashSet<usize>> {
    let lines = indices(blocks, |block| block.kind == BlockKind::Paragraph && is_all(block, style));
    let text = |index: &usize| blocks.get(*index).map_or("", |block| block.text.as_str());
    let asked: HashSet<usize> =
        lines.iter().filter(|index| asks(text(index)) || is_marked(text(index))).copied().collect();
    (asked.len() >= FEWEST && asked.len() * 2 >= lines.len()).then_some(asked)
}

/// Whether the whole block is bold.
pub fn is_all_bold(block: &Block) -> bool {
    is_all(block, &InlineStyle::Strong)
}

fn is_all(block: &Block, style: &InlineStyle) -> bool {
    let end = block.text.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).len();
    block
        .spans
        .iter()
        .any(|s| s.style == *style && s.range.start <= usize::from(block.marker) && s.range.end >= end)
}

fn is_marked(text: &str) -> bool {
    ["问：", "问:", "問：", "問:", "Q:", "Q：", "Q. "].iter().any(|mark| text.starts_with(mark))
}
