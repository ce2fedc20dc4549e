//! Questions without a name: in bold, as a heading, in quotes or behind a dash, the answer plain or under a name.

use foldhash::{HashSet, HashSetExt};

use super::candidate::Candidate;
use crate::parse::block::{Block, BlockKind, InlineStyle};
use crate::text::marks::{asks, ends_sentence};

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
    let asked = styled(blocks, &InlineStyle::Strong)
        .or_else(|| styled(blocks, &InlineStyle::Emphasis))
        .or_else(|| quoted(blocks));
    let headings: HashSet<usize> =
        indices(blocks, |b| matches!(b.kind, BlockKind::Heading(_)) && asks(&b.text));
    let all_headings = blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(_))).count();
    let mut asked = asked.unwrap_or_default();
    let headings = if headings.len() >= FEWEST && headings.len() * 2 >= all_headings {
        headings
    } else {
        HashSet::new()
    };
    if asked.is_empty() && headings.is_empty() {
        asked = numbered(blocks).or_else(|| exchanged(blocks)).or_else(|| marked(blocks)).unwrap_or_default();
    }
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

/// The numbered paragraphs, where they are questions that are answered in paragraphs without a number.
fn numbered(blocks: &[Block]) -> Option<HashSet<usize>> {
    let prose = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let numbered = indices(blocks, |block| prose(block) && number(&block.text).is_some());
    let block = |index: usize| blocks.get(index);
    let answered = |index: usize| {
        let below = block(index + 1).filter(|_| !numbered.contains(&(index + 1)));
        below.is_some_and(|below| below.kind == BlockKind::Paragraph && !is_choice(&below.text))
    };
    let asked = |index: &&usize| block(**index).is_some_and(|block| asks(&block.text)) && answered(**index);
    let told = numbered.iter().filter(asked).count();
    let mut order: Vec<usize> = numbered.iter().copied().collect();
    order.sort_unstable();
    let numbers: Vec<u32> = order.iter().filter_map(|&index| number(&block(index)?.text)).collect();
    let counted = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    (told >= FEWEST && told == numbered.len() && counted).then_some(numbered)
}

/// The paragraphs behind `Q:` or `问：`, where a paragraph without one answers each.
fn marked(blocks: &[Block]) -> Option<HashSet<usize>> {
    let marked = indices(blocks, |block| block.kind == BlockKind::Paragraph && is_marked(&block.text));
    let answered = |index: &usize| {
        let below = blocks.get(index + 1).filter(|_| !marked.contains(&(index + 1)));
        below.is_some_and(|below| below.kind == BlockKind::Paragraph)
    };
    (marked.len() >= FEWEST && marked.iter().all(answered)).then_some(marked)
}

/// The number that a paragraph begins with: `3. `, `3、`, `3）`.
fn number(text: &str) -> Option<u32> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits..)?;
    let marked =
        behind.starts_with(['、', '．', '）']) || behind.starts_with(". ") || behind.starts_with(") ");
    text.get(..digits).filter(|_| marked && digits <= 3)?.parse().ok()
}

/// Whether a line is one of several answers to choose from: `A. the keel`, `b) a stone`.
fn is_choice(text: &str) -> bool {
    let mut chars = text.trim_start_matches(['(', '（', '[']).chars();
    let letter = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '☐' | '□' | '○'));
    letter && chars.next().is_some_and(|c| matches!(c, '.' | ')' | '）' | '．' | '、' | ']'))
}

/// Whether a text begins with a long dash; a single em dash opens everybody's speech in other languages.
fn has_dash(text: &str) -> bool {
    let is_before_words = |dash: &&str| {
        text.strip_prefix(*dash).is_some_and(|rest| rest.trim_start().starts_with(char::is_alphanumeric))
    };
    text.starts_with(['―', '─', '—']) && ["――", "──", "——", "―", "─"].iter().any(is_before_words)
}

fn indices(blocks: &[Block], wanted: impl Fn(&Block) -> bool) -> HashSet<usize> {
    blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| b.aside.is_none() && wanted(b))
        .map(|(index, _)| index)
        .collect()
}

/// What is asked or held out to somebody in the paragraphs in this style, where questions are at least half of
/// them: fewer are enough if all the others are sentences too.
fn styled(blocks: &[Block], style: &InlineStyle) -> Option<HashSet<usize>> {
    let lines = indices(blocks, |block| block.kind == BlockKind::Paragraph && is_all(block, style));
    let text = |index: &usize| blocks.get(*index).map_or("", |block| block.text.as_str());
    let asked: HashSet<usize> =
        lines.iter().filter(|index| asks(text(index)) || is_marked(text(index))).copied().collect();
    let answered = |index: usize| {
        let below = blocks.get(index + 1).filter(|_| !lines.contains(&(index + 1)));
        below.is_some_and(|below| below.kind == BlockKind::Paragraph)
    };
    let held_out = |index: &&usize| {
        let goes_on =
            asked.contains(&(*index + 1)) && blocks.get(*index + 1).is_some_and(|below| below.joins);
        goes_on || ends_sentence(text(index)) && answered(**index)
    };
    let told: HashSet<usize> =
        lines.iter().filter(|index| asked.contains(*index) || held_out(index)).copied().collect();
    let sentences = told.len() == lines.len() && told.len() > FEWEST;
    let enough = asked.len() >= FEWEST || asked.len() + 1 == FEWEST && sentences;
    (enough && asked.len() * 2 >= lines.len()).then_some(told)
}

/// The questions in quotes, where nothing else is quoted and a paragraph answers each.
fn quoted(blocks: &[Block]) -> Option<HashSet<usize>> {
    let quoted = indices(blocks, |block| block.kind == BlockKind::Quote);
    let asked = |index: &usize| {
        let below = blocks.get(index + 1).filter(|below| below.kind == BlockKind::Paragraph);
        below.is_some() && blocks.get(*index).is_some_and(|block| asks(&block.text))
    };
    (quoted.len() >= FEWEST && quoted.iter().all(asked)).then_some(quoted)
}

/// The questions among paragraphs that all begin with a dash, where each is answered by one that asks nothing,
/// and they are nearly half of them: in a novel, others talk and are talked of.
fn exchanged(blocks: &[Block]) -> Option<HashSet<usize>> {
    let prose = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let dashed = indices(blocks, |block| prose(block) && block.text.starts_with(['—', '–', '-']));
    if dashed.len() < 2 * FEWEST || dashed.len() * 10 < indices(blocks, prose).len() * 8 {
        return None;
    }
    let asks_at = |index: usize| blocks.get(index).is_some_and(|block| asks(&block.text));
    let asked: HashSet<usize> = dashed.iter().filter(|&&index| asks_at(index)).copied().collect();
    let answered = asked.iter().filter(|&&index| !asks_at(index + 1)).count();
    (asked.len() >= FEWEST && asked.len() * 5 >= dashed.len() * 2 && answered == asked.len()).then_some(asked)
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
    text.starts_with(['问', '問', 'Q'])
        && ["问：", "问:", "問：", "問:", "Q:", "Q：", "Q. "].iter().any(|mark| text.starts_with(mark))
}
