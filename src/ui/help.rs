//! The list of keys, grouped by what they are for: in two columns where nearly all words have room, turned
//! like pages if there are too many; while something is typed, what matches, best first.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

use super::boxes::{self, ListBox, Side};
use super::canvas::Canvas;
use super::{listing, prompt, rule};
use crate::app::geometry::{self, Size};
use crate::app::help::{Help, HelpEntry};
use crate::keys::action::KeyGroup;
use crate::messages::Msg;
use crate::text::range::TextRange;

/// The most columns inside the box.
const WIDEST: u16 = 112;
/// Columns between two columns of keys.
const BETWEEN: u16 = 4;
/// The most columns of the keys of one action.
const KEYS: u16 = 11;

/// A row of a column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HelpRow {
    /// The name of a group.
    Head(KeyGroup),
    /// The entry of this number among those shown.
    Entry(usize),
    /// Nothing.
    Blank,
}

/// Draws the box; returns the caret.
pub fn draw(help: &Help, canvas: &mut Canvas, area: Rect) -> Position {
    let size = Size { width: area.width, height: area.height };
    let highest = usize::from(geometry::help_rows(size));
    let rows = rows(help);
    let columns = columns(help, canvas, boxes::text_columns(area, WIDEST));
    let height = balanced(&rows, highest, columns);
    let packed = packed(&rows, height);
    let here = |column: &Range<usize>| {
        rows.get(column.clone()).unwrap_or_default().contains(&HelpRow::Entry(help.list.selected))
    };
    let page = packed.iter().position(here).unwrap_or(0) / columns;
    let pages = packed.len().div_ceil(columns).max(1);
    let count = if pages > 1 { format!("{}/{pages}", page + 1) } else { String::new() };
    let most = Size { width: WIDEST + 4, height: geometry::help_height(size) };
    let frame = ListBox::draw_sized(
        canvas,
        (area, Side::Middle),
        most,
        height,
        (canvas.words(Msg::HelpTitle), &count),
    );
    for (index, column) in packed.iter().skip(page * columns).take(columns).enumerate() {
        let width = (frame.rows.width - BETWEEN * (columns as u16 - 1)) / columns as u16;
        let x = frame.rows.x + index as u16 * (width + BETWEEN);
        draw_column(
            help,
            canvas,
            Rect { x, width, ..frame.rows },
            rows.get(column.clone()).unwrap_or_default(),
        );
    }
    if rows.is_empty() {
        let line = canvas.words_with(Msg::NoMatches, &[&help.input.text().trim()]);
        listing::draw_empty(canvas, frame.rows, &line, "");
    }
    let name = help.selected().map_or("", |entry| entry.name).to_owned();
    let hints = rule::facts(canvas, &[name, canvas.words(Msg::HelpHints).to_owned()]);
    frame.draw_foot(canvas, &hints);
    draw_prompt(help, canvas, frame.prompt)
}

fn draw_prompt(help: &Help, canvas: &mut Canvas, row: prompt::PromptRow) -> Position {
    let (caret, after) = prompt::draw(canvas, row, &format!("{} ", canvas.glyphs.place), &help.input);
    if help.input.text().is_empty() {
        let (words, dim) = (canvas.words(Msg::HelpSearch), canvas.theme.dim);
        canvas.put_cut(after + 1, row.y, row.end, words, dim);
    }
    caret
}

/// All rows, one under the other.
fn rows(help: &Help) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    let mut group = None;
    for (index, (entry, _)) in help.shown().enumerate() {
        if !help.is_filtered() && group != Some(entry.group) {
            if group.is_some() {
                rows.push(HelpRow::Blank);
            }
            rows.push(HelpRow::Head(entry.group));
            group = Some(entry.group);
        }
        rows.push(HelpRow::Entry(index));
    }
    rows
}

/// How many columns stand side by side in `width`: two where nine of ten words have room in them.
fn columns(help: &Help, canvas: &Canvas, width: u16) -> usize {
    let room = (width.saturating_sub(BETWEEN) / 2).saturating_sub(KEYS + 3);
    let fits = |entry: &HelpEntry| canvas.width(&entry.words) <= room;
    let fitting = help.shown().filter(|(entry, _)| fits(entry)).count();
    if help.is_filtered() || fitting * 10 < help.shown().len() * 9 { 1 } else { 2 }
}

/// The fewest rows, at most `highest`, in which `rows` go into so many columns.
fn balanced(rows: &[HelpRow], highest: usize, columns: usize) -> usize {
    let fits = |height: &usize| packed(rows, *height).len() <= columns;
    (rows.len() / columns..highest).find(fits).unwrap_or(highest)
}

/// `rows` in columns of at most `height` rows: none begins with a blank row, none ends with the name of a
/// group.
fn packed(rows: &[HelpRow], height: usize) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        start += usize::from(rows.get(start) == Some(&HelpRow::Blank));
        let mut end = (start + height.max(1)).min(rows.len());
        while end > start + 1 && !matches!(rows.get(end - 1), Some(HelpRow::Entry(_))) {
            end -= 1;
        }
        columns.push(start..end);
        start = end;
    }
    columns
}

fn draw_column(help: &Help, canvas: &mut Canvas, area: Rect, rows: &[HelpRow]) {
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        match row {
            HelpRow::Blank => {}
            HelpRow::Head(group) => {
                let (name, heading) = (canvas.words(group.name()), canvas.theme.heading);
                canvas.put_cut(area.x, y, area.right(), name, heading);
            }
            HelpRow::Entry(index) => {
                let Some((entry, ranges)) = help.shown().nth(*index) else { continue };
                let selected = *index == help.list.selected;
                let line = listing::ListRow { x: area.x, y, width: area.width, height: 1, selected };
                draw_entry(canvas, area, entry, ranges, line);
            }
        }
    }
}

/// The first keys of an action, and what it does.
fn draw_entry(
    canvas: &mut Canvas,
    area: Rect,
    entry: &HelpEntry,
    ranges: &[TextRange],
    line: listing::ListRow,
) {
    let style = boxes::draw_arrow(canvas, line);
    // A wall of bold keys would be the loudest thing in the box.
    let accent = canvas.theme.accent.remove_modifier(Modifier::BOLD);
    let words = area.x + 2 + KEYS.min(area.width / 3);
    let mut x = area.x + 2;
    for key in &entry.keys {
        if x + canvas.width(key) < words {
            x = canvas.put(x, line.y, words, key, accent) + 2;
        }
    }
    let label = TextRange::new(0, entry.words.len());
    let layers = listing::matched(canvas, &listing::within(ranges, label));
    canvas.put_layers_cut(words + 1, line.y, area.right(), &entry.words, style, &layers);
}

#[cfg(test)]
mod tests {
    use super::HelpRow::{Blank, Entry, Head};
    use super::*;

    #[test]
    fn columns_neither_begin_with_a_blank_nor_end_with_a_head() {
        let rows = [Head(KeyGroup::Move), Entry(0), Entry(1), Blank, Head(KeyGroup::See), Entry(2), Entry(3)];
        assert_eq!(packed(&rows, 5), [0..3, 4..7]);
        assert_eq!(packed(&rows, 3), [0..3, 4..7]);
        assert_eq!(packed(&rows, 7), std::slice::from_ref(&(0..7)));
        assert_eq!((balanced(&rows, 20, 2), balanced(&rows, 20, 1)), (3, 7));
        for height in 1..9 {
            let shown: Vec<usize> = packed(&rows, height).into_iter().flatten().collect();
            let entries = |index: &&usize| matches!(rows[**index], Entry(_));
            assert_eq!(shown.iter().filter(entries).count(), 4, "{height}");
        }
    }
}
