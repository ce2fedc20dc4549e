//! The white of the page: which paragraphs are indented, how far, and between which a blank line stands.
//!
//! Knows what paragraphs are, never how they break.

use super::shape::{ParagraphStyle, Shape};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};

/// Columns of a step of nesting.
const STEP: u16 = 2;
/// Columns of a paragraph's indent in the indented style: two em.
const TWO_EM: u16 = 4;

/// Columns left empty before the lines of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent {
    pub(super) first: u16,
    pub(super) rest: u16,
}

/// Works out indents, paragraph after paragraph.
#[derive(Default)]
pub(super) struct Indents {
    /// Columns of the last list marker at each depth; what belongs to its item hangs by as much.
    hangs: Vec<u16>,
}

impl Indents {
    /// The indent of the next paragraph, whose list marker takes `marker` columns. Never more than half the
    /// measure.
    pub(super) fn next(&mut self, paragraph: &Paragraph, marker: u16, shape: Shape) -> Indent {
        let depth = u16::from(paragraph.depth);
        let (first, rest) = match paragraph.kind {
            ParagraphKind::Quote => (STEP * depth.max(1), STEP * depth.max(1)),
            ParagraphKind::Item => self.item(paragraph, marker),
            ParagraphKind::Body | ParagraphKind::Stage if depth == 0 => match shape.style {
                ParagraphStyle::Spaced => (0, 0),
                ParagraphStyle::Indented => (TWO_EM, 0),
            },
            _ => (STEP * depth, STEP * depth),
        };
        let most = shape.measure / 2;
        Indent { first: first.min(most), rest: rest.min(most) }
    }

    fn item(&mut self, paragraph: &Paragraph, marker: u16) -> (u16, u16) {
        let quotes = STEP * u16::from(paragraph.quotes);
        let level = usize::from(paragraph.depth.saturating_sub(paragraph.quotes).max(1) - 1);
        if marker > 0 {
            // The lists within the item before are over.
            self.hangs.truncate(level);
        }
        self.hangs.resize(self.hangs.len().max(level), STEP);
        self.hangs.extend((marker > 0).then_some(marker));
        let base = self.hangs.iter().take(level).fold(quotes, |sum, hang| sum.saturating_add(*hang));
        let rest = base.saturating_add(self.hangs.get(level).copied().unwrap_or(0));
        (if marker == 0 { rest } else { base }, rest)
    }
}

/// A paragraph that has been laid out.
#[derive(Clone, Copy)]
pub(super) struct Above {
    /// Its index.
    pub(super) paragraph: usize,
    /// Index of its turn.
    pub(super) turn: Option<usize>,
}

/// The level of an episode's top headings; 0 if none has a level.
pub fn top_level(episode: &Episode) -> u8 {
    let levels = episode.paragraphs.iter().map(|paragraph| paragraph.level);
    levels.filter(|level| *level > 0).min().unwrap_or(0)
}

/// Whether paragraph number `index` is the header of a table.
pub fn is_table_header(episode: &Episode, index: usize) -> bool {
    let is_row = |index: usize| episode.paragraphs.get(index).filter(|p| p.kind == ParagraphKind::Table);
    let begins = |row: &Paragraph| !row.tight || index.checked_sub(1).and_then(is_row).is_none();
    is_row(index).is_some_and(begins) && is_row(index + 1).is_some_and(|below| below.tight)
}

/// Whether a blank line stands between the paragraph `above` and the next one that is shown, told by its
/// index and its turn; `top` is the level of the top headings.
pub(super) fn blank_between(
    episode: &Episode,
    above: Above,
    (index, turn): (usize, Option<usize>),
    style: ParagraphStyle,
    top: u8,
) -> bool {
    use ParagraphKind::{Heading, Label, Table};
    let (Some(upper), Some(lower)) = (episode.paragraphs.get(above.paragraph), episode.paragraphs.get(index))
    else {
        return false;
    };
    match (upper.kind, lower.kind) {
        (Heading, _) => upper.level <= top,
        (_, Heading | Label) => true,
        (Table, Table) if is_table_header(episode, above.paragraph) => true,
        (Label, _) => false,
        (upper, lower) if style == ParagraphStyle::Indented && is_prose(upper) && is_prose(lower) => {
            above.turn != turn
        }
        _ => !episode.paragraphs.get(above.paragraph + 1..=index).unwrap_or_default().iter().all(|p| p.tight),
    }
}

fn is_prose(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Body | ParagraphKind::Stage)
}
