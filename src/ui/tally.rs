//! Hits of a search by year and by who answers, as small bars at the foot of their list.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::rule;
use crate::app::geometry::Size;
use crate::app::tally::HitTally;

/// The least size of a screen on which there is room for bars.
const LEAST: Size = Size { width: 50, height: 20 };

/// Cells of the longest bar.
const BAR: u16 = 8;

/// Blank columns between two years, and between two people.
const BETWEEN: u16 = 2;

/// How many rows bars may take on a screen of this size.
pub fn most_rows(size: Size) -> u16 {
    if size.width < LEAST.width || size.height < LEAST.height { 0 } else { 2 }
}

/// How many they take: a single year or person is told by the list itself.
pub fn rows(tally: &HitTally, size: Size) -> u16 {
    most_rows(size).min(u16::from(tally.years().len() > 1) + u16::from(tally.people().len() > 1))
}

/// Draws the bars in the last `rows` rows of `area`; returns what is left of it.
pub fn draw(canvas: &mut Canvas, tally: &HitTally, rows: u16, area: Rect) -> Rect {
    let rows = rows.min(area.height);
    let rest = Rect { height: area.height - rows, ..area };
    let mut free = (rest.bottom()..area.bottom()).map(|y| Rect { y, height: 1, ..area });
    let years = tally.years();
    if years.len() > 1
        && let Some(row) = free.next()
    {
        draw_years(canvas, &years, row);
    }
    if tally.people().len() > 1
        && let Some(row) = free.next()
    {
        draw_people(canvas, tally.people(), row);
    }
    rest
}

/// Every year with its step and its hits; where there is no room for that, one step a year between the first
/// and the last one.
fn draw_years(canvas: &mut Canvas, years: &[(u16, usize)], row: Rect) {
    let most = years.iter().map(|(_, hits)| *hits).max().unwrap_or(0);
    let (dim, text, accent) = (canvas.theme.dim, canvas.theme.text, canvas.theme.accent);
    let words = |(year, hits): &(u16, usize)| (year.to_string(), hits.to_string());
    let width = |year: &(u16, usize)| (words(year).0.len() + words(year).1.len()) as u16 + 3 + BETWEEN;
    let x = row.x + 2;
    if years.iter().map(width).sum::<u16>() <= row.width {
        years.iter().fold(x, |x, year| {
            let (name, hits) = words(year);
            let x = canvas.put(x, row.y, row.right(), &name, dim) + 1;
            let x = canvas.put(x, row.y, row.right(), step(canvas, year.1, most), accent) + 1;
            canvas.put(x, row.y, row.right(), &hits, text) + BETWEEN
        });
        return;
    }
    let shown = years.len().min(usize::from(row.width.saturating_sub(14)));
    let years = &years[years.len() - shown..];
    let name = |year: Option<&(u16, usize)>| year.map_or_else(String::new, |(year, _)| year.to_string());
    let x = canvas.put(x, row.y, row.right(), &name(years.first()), dim) + 1;
    let x = years
        .iter()
        .fold(x, |x, (_, hits)| canvas.put(x, row.y, row.right(), step(canvas, *hits, most), accent));
    canvas.put(x + 1, row.y, row.right(), &name(years.last()), dim);
}

/// One character as high as `hits` are beside the `most`.
fn step(canvas: &Canvas, hits: usize, most: usize) -> &'static str {
    let steps = canvas.glyphs.steps;
    steps[(hits * (steps.len() - 1)).div_ceil(most.max(1)).min(steps.len() - 1)]
}

/// As many people as have room, each with a bar and the hits.
fn draw_people(canvas: &mut Canvas, people: &[(String, usize)], row: Rect) {
    let most = people.first().map_or(0, |(_, hits)| *hits).max(1);
    let (dim, text, full) = (canvas.theme.dim, canvas.theme.text, canvas.glyphs.full);
    let bar = canvas.theme.muted(canvas.theme.accent);
    let mut x = row.x + 2;
    for (name, hits) in people {
        let cells = rule::cells_of(*hits as f64 / most as f64, BAR).max(1);
        let count = hits.to_string();
        if x + canvas.width(name) + cells + canvas.width(&count) + 2 > row.right() {
            break;
        }
        x = canvas.put(x, row.y, row.right(), name, dim) + 1;
        x = (0..cells).fold(x, |x, _| canvas.put(x, row.y, row.right(), full, bar)) + 1;
        x = canvas.put(x, row.y, row.right(), &count, text) + BETWEEN;
    }
}
