//! How wide code and tables are where each of their lines stands in one row.

use super::flow::{Flow, Line, LineKind};
use super::width::text_width;
use crate::episode::model::{Episode, ParagraphKind};

/// Columns of the widest line of code or row of a table in `flow`, which shows `episode`; 0 if it has none.
pub fn widest(flow: &Flow, episode: &Episode) -> u16 {
    let columns = |line: &Line| {
        let index = line.paragraph as usize;
        let width = match episode.paragraphs.get(index)?.kind {
            ParagraphKind::Code => text_width(line.range.of(&episode.text), flow.shape().policy),
            ParagraphKind::Table => usize::from(flow.table(index)?.width()),
            _ => return None,
        };
        Some(u16::try_from(width).unwrap_or(u16::MAX).saturating_add(line.indent))
    };
    flow.lines().iter().filter(|line| line.kind == LineKind::Text).filter_map(columns).max().unwrap_or(0)
}
