//! Tables: their columns, and the lines of their cells.
//!
//! A table is a run of tight rows whose cells are parted by [`PARTING`]. It is set in columns as wide as
//! their widest cells; if there is no room for that, wide columns give way and their cells are broken into
//! lines.

use std::borrow::Cow;
use std::ops::Range;

use super::emergency::Cutter;
use super::segments;
use super::shape::Shape;
use super::width::text_width;
use super::wrap::{Filling, Widths};
use crate::episode::columns::{Alignment, Alignments};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::text::range::TextRange;

/// What stands between two cells in the reading text.
pub const PARTING: &str = " │ ";
/// Columns of it.
pub const PARTED_BY: u16 = 3;
/// Columns below which no cell is narrowed.
const NARROWEST: u16 = 8;

/// A table of an episode at one shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableLayout {
    /// Its rows; the first is its header.
    pub rows: Range<usize>,
    /// Widths of its columns.
    columns: Vec<u16>,
    /// Where their cells stand.
    aligned: Vec<Alignment>,
}

/// Part of a cell, on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// Its bytes in the reading text.
    pub range: TextRange,
    /// Columns between the table's left edge and its first.
    pub column: u16,
}

/// The tables of an episode.
pub(super) fn tables(episode: &Episode, shape: Shape) -> Vec<TableLayout> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, paragraph) in episode.paragraphs.iter().enumerate() {
        if paragraph.kind != ParagraphKind::Table {
            continue;
        }
        match runs.last_mut().filter(|run| run.end == index && paragraph.tight) {
            Some(run) => run.end += 1,
            None => runs.push(index..index + 1),
        }
    }
    runs.into_iter().map(|rows| TableLayout::of(episode, rows, shape)).collect()
}

impl TableLayout {
    fn of(episode: &Episode, rows: Range<usize>, shape: Shape) -> Self {
        let mut natural: Vec<u16> = Vec::new();
        for row in episode.paragraphs.get(rows.clone()).unwrap_or_default() {
            for (index, cell) in cells(&episode.text, row.range).enumerate() {
                let width =
                    text_width(cell.of(&episode.text), shape.policy).min(usize::from(u16::MAX)) as u16;
                match natural.get_mut(index) {
                    Some(column) => *column = width.max(*column),
                    None => natural.push(width),
                }
            }
        }
        let columns = if shape.scrolled { natural } else { fitted(&natural, shape.free()) };
        let body = episode.paragraphs.get(rows.start + 1..rows.end).unwrap_or_default();
        let said = episode.paragraphs.get(rows.start).map_or(Alignments::default(), |header| header.columns);
        let aligned = (0..columns.len()).map(|index| match said.get(index) {
            Alignment::Unsaid if holds_numbers(&episode.text, body, index) => Alignment::Right,
            said => said,
        });
        Self { rows, aligned: aligned.collect(), columns }
    }

    /// Its width in columns.
    pub fn width(&self) -> u16 {
        let gaps = PARTED_BY.saturating_mul(self.columns.len().saturating_sub(1) as u16);
        self.columns.iter().fold(gaps, |sum, column| sum.saturating_add(*column))
    }

    /// Columns where the lines between its columns stand.
    pub fn partings(&self) -> impl Iterator<Item = u16> + '_ {
        let last = self.columns.len().saturating_sub(1);
        self.starts().zip(&self.columns).take(last).map(|(start, width)| start.saturating_add(width + 1))
    }

    fn starts(&self) -> impl Iterator<Item = u16> + '_ {
        self.columns.iter().scan(0_u16, |next, width| {
            let start = *next;
            *next = start.saturating_add(*width).saturating_add(PARTED_BY);
            Some(start)
        })
    }

    /// The lines of each cell of a row.
    fn lines(&self, text: &str, row: TextRange, shape: Shape) -> Vec<Vec<TextRange>> {
        let widths = self.columns.iter().copied().chain(std::iter::repeat(NARROWEST));
        cells(text, row).zip(widths).map(|(cell, width)| broken(text, cell, width.max(1), shape)).collect()
    }

    /// Where the lines of a row begin: those of the cell that has most of them.
    pub(super) fn breaks(&self, text: &str, row: TextRange, shape: Shape) -> Vec<usize> {
        let lines = self.lines(text, row, shape);
        let longest = lines.into_iter().max_by_key(Vec::len).unwrap_or_default();
        longest.into_iter().skip(1).map(|line| line.start).collect()
    }

    /// What stands on line `line` of a row, from left to right.
    pub fn cells(&self, text: &str, row: TextRange, shape: Shape, line: usize) -> Vec<TableCell> {
        let lines = self.lines(text, row, shape);
        let columns = self.starts().zip(&self.columns).zip(&self.aligned);
        let placed = |(cell, ((start, width), aligned)): (Vec<TextRange>, ((u16, &u16), &Alignment))| {
            let range = *cell.get(line)?;
            let taken = text_width(range.of(text), shape.policy).min(usize::from(*width)) as u16;
            let before = match aligned {
                Alignment::Unsaid | Alignment::Left => 0,
                Alignment::Center => (width - taken) / 2,
                Alignment::Right => width - taken,
            };
            let column = start.saturating_add(before);
            Some(TableCell { range, column })
        };
        lines.into_iter().zip(columns).filter_map(placed).collect()
    }
}

/// Whether all cells in column `index` of the rows `body` that say something say a number.
fn holds_numbers(text: &str, body: &[Paragraph], index: usize) -> bool {
    let column =
        body.iter().filter_map(|row| cells(text, row.range).nth(index)).map(|cell| cell.of(text).trim());
    let mut said = column.filter(|cell| !matches!(*cell, "" | "-" | "–" | "—")).peekable();
    said.peek().is_some() && said.all(is_number)
}

fn is_number(cell: &str) -> bool {
    let of_numbers = |c: char| c.is_ascii_digit() || ".,'+-−%‰$€£¥￥°× ".contains(c);
    cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(of_numbers)
}

/// The cells of a row.
fn cells(text: &str, row: TextRange) -> impl Iterator<Item = TextRange> + '_ {
    let mut start = row.start;
    row.of(text).split(PARTING).map(move |cell| {
        let range = TextRange::new(start, start + cell.len());
        start = range.end + PARTING.len();
        range
    })
}

/// The lines of a cell in so many columns, at least one.
fn broken(text: &str, cell: TextRange, width: u16, shape: Shape) -> Vec<TextRange> {
    if text_width(cell.of(text), shape.policy) <= usize::from(width) {
        return vec![cell];
    }
    let paragraph = Paragraph { range: cell, ..Paragraph::default() };
    let fragments = segments::of_paragraph(text, &paragraph, shape.policy);
    let cutter = Cutter { text, policy: shape.policy, gap: super::gap::Gap::None };
    let filling = Filling { fragments: Cow::Owned(fragments), end: cell.end, widest: u16::MAX, cutter };
    let mut lines = Vec::new();
    filling.lines(Widths { first: width, rest: width }, |line| lines.push(line));
    lines
}

/// Columns of these natural widths in so much room: narrow ones keep theirs, wide ones share what is left.
/// Where even that is too narrow to be read, nothing is taken from them.
fn fitted(natural: &[u16], room: u16) -> Vec<u16> {
    let gaps = PARTED_BY.saturating_mul(natural.len().saturating_sub(1) as u16);
    let mut left = room.saturating_sub(gaps);
    let wanted = natural.iter().fold(0_u16, |sum, width| sum.saturating_add(*width));
    let fewest = natural.iter().fold(0_u16, |sum, width| sum.saturating_add((*width).min(NARROWEST)));
    if wanted <= left {
        return natural.to_vec();
    }
    if fewest > left {
        return natural.iter().map(|width| (*width).min(NARROWEST)).collect();
    }
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by_key(|index| natural.get(*index));
    let mut columns = natural.to_vec();
    for (taken, index) in order.into_iter().enumerate() {
        let share = left / (natural.len() - taken) as u16;
        if let Some(column) = columns.get_mut(index) {
            *column = (*column).min(share);
            left -= *column;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(rows: &[&str]) -> Episode {
        let mut episode = Episode::default();
        for (index, row) in rows.iter().enumerate() {
            let start = episode.text.len() + usize::from(index > 0);
            episode.text.push_str(if index > 0 { "\n" } else { "" });
            episode.text.push_str(row);
            let range = TextRange::new(start, episode.text.len());
            let paragraph =
                Paragraph { range, kind: ParagraphKind::Table, tight: index > 0, ..Paragraph::default() };
            episode.paragraphs.push(paragraph);
        }
        episode
    }

    #[test]
    fn columns_are_aligned_by_display_width() {
        let episode = sample(&["年份 │ Lamp", "1890 │ 鲸油灯", "二〇二〇 │ LED"]);
        let [table] = tables(&episode, Shape::default()).try_into().unwrap();
        assert_eq!((table.columns.as_slice(), table.width()), ([8, 6].as_slice(), 17));
        assert_eq!(table.partings().collect::<Vec<_>>(), [9]);
        let cells = table.cells(&episode.text, episode.paragraphs[1].range, Shape::default(), 0);
        let shown: Vec<(u16, &str)> =
            cells.iter().map(|cell| (cell.column, cell.range.of(&episode.text))).collect();
        assert_eq!(shown, [(0, "1890"), (11, "鲸油灯")]);
    }

    #[test]
    fn numbers_end_below_each_other() {
        let episode = sample(&["港 │ 吨位", "宁波 │ 1,200", "横滨 │ —", "甲板 3 │ 35%"]);
        let [table] = tables(&episode, Shape::default()).try_into().unwrap();
        let column = |row: usize, cell: usize| {
            table.cells(&episode.text, episode.paragraphs[row].range, Shape::default(), 0)[cell].column
        };
        assert_eq!([0, 1, 2, 3].map(|row| column(row, 1)), [10, 9, 13, 11]);
        assert_eq!([0, 1, 2, 3].map(|row| column(row, 0)), [0; 4], "a number among words is a word");
    }

    #[test]
    fn cells_stand_where_the_writer_of_the_table_wants_them() {
        let mut episode = sample(&["a │ 年份 │ b", "灯塔 │ 1 │ 二", "长长的 │ 1890 │ 年鉴"]);
        let wanted = [Alignment::Right, Alignment::Left, Alignment::Center];
        episode.paragraphs[0].columns = Alignments::of(wanted);
        let [table] = tables(&episode, Shape::default()).try_into().unwrap();
        let columns = |row: usize| {
            let cells = table.cells(&episode.text, episode.paragraphs[row].range, Shape::default(), 0);
            cells.iter().map(|cell| cell.column).collect::<Vec<_>>()
        };
        assert_eq!([columns(0), columns(1), columns(2)], [[5, 9, 17], [2, 9, 17], [0, 9, 16]]);
    }

    #[test]
    fn wide_cells_are_broken_and_narrow_ones_are_not() {
        let episode = sample(&["a │ b", "1890 │ the keeper climbed the stairs every night to trim the wick"]);
        let shape = Shape { measure: 30, wide: 30, ..Shape::default() };
        let [table] = tables(&episode, shape).try_into().unwrap();
        assert!(table.width() <= 30 && table.columns[0] == 4, "{table:?}");
        let row = episode.paragraphs[1].range;
        let breaks = table.breaks(&episode.text, row, shape);
        assert_eq!(breaks.len(), 2);
        let last = table.cells(&episode.text, row, shape, 2);
        assert_eq!(
            last.iter().map(|cell| cell.range.of(&episode.text)).collect::<Vec<_>>(),
            ["trim the wick"]
        );
        assert!(table.cells(&episode.text, row, shape, 3).is_empty());
        let scrolled = Shape { scrolled: true, ..shape };
        assert!(tables(&episode, scrolled)[0].width() > 30);
    }
}
