//! The styles that lie over a line of the text: kept passages, emphasis and links, hits, the selection.

use std::cmp::Reverse;

use ratatui::style::Style as Look;

use super::canvas::{Canvas, Layer};
use super::hyperlink::{self, Link};
use super::reader::Page;
use super::theme::Theme;
use crate::app::find::Find;
use crate::app::focus::Focus;
use crate::app::reader::Reader;
use crate::episode::model::{Span, Style};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::text::range::TextRange;

/// What is the same for all lines of a page.
#[derive(Debug)]
pub struct Marks<'a> {
    /// What is kept there and not lost, in text order; outer passages before inner ones.
    pub kept: Vec<&'a Placed>,
    passages: Vec<Layer>,
    selected: Option<TextRange>,
    hit: Option<TextRange>,
    focus: Option<TextRange>,
}

impl<'a> Marks<'a> {
    /// What is marked in the part of the open episode that is `shown`.
    pub fn of(reader: &'a Reader, focus: Focus, shown: TextRange, theme: &Theme) -> Self {
        let hit = reader.find.as_ref().and_then(Find::hit);
        let kept = kept(reader, shown);
        let passages = passages(&kept, theme);
        Self { kept, passages, selected: reader.selected(), hit, focus: focus.range(reader) }
    }

    /// The parts of the line `range` that step back.
    fn out_of_focus(&self, range: TextRange) -> impl Iterator<Item = TextRange> + use<> {
        let parts = self.focus.map(|focus| {
            let before = TextRange::new(range.start, focus.start.clamp(range.start, range.end));
            [before, TextRange::new(focus.end.clamp(range.start, range.end), range.end)]
        });
        parts.into_iter().flatten().filter(|part| !part.is_empty())
    }
}

fn kept(reader: &Reader, shown: TextRange) -> Vec<&Placed> {
    let is_here = |range: TextRange| range.overlaps(shown) || shown.contains(range.start);
    let standing = reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let mut kept: Vec<&Placed> = standing.filter(|placed| is_here(placed.resolved.range)).collect();
    kept.sort_by_key(|placed| (placed.resolved.range.start, Reverse(placed.resolved.range.end)));
    kept
}

/// The styles of kept passages, those of inner ones over those of outer ones, and of what two of them share. Named
/// marks are places, not passages.
fn passages(kept: &[&Placed], theme: &Theme) -> Vec<Layer> {
    let passages = kept.iter().filter(|placed| placed.bookmark.letter.is_none());
    let mut layers: Vec<Layer> =
        passages.map(|placed| (placed.resolved.range, theme.passage(&placed.bookmark.color))).collect();
    let mut shared = Vec::new();
    for (index, (one, _)) in layers.iter().enumerate() {
        let inner = layers.iter().skip(index + 1).take_while(|(other, _)| other.start < one.end);
        shared.extend(inner.map(|(other, _)| TextRange::new(other.start, one.end.min(other.end))));
    }
    layers.extend(shared.into_iter().map(|range| (range, theme.overlap)));
    layers
}

/// The styles over the line `range`, by its own bytes, those on top last.
pub fn layers(page: &Page, canvas: &Canvas, range: TextRange) -> Vec<Layer> {
    let theme = &canvas.theme;
    let mut layers: Vec<Layer> = page.marks.passages.clone();
    layers.retain(|(passage, _)| passage.overlaps(range));
    layers.extend(page.episode.spans_in(range).map(|span| (span.range, span_style(page, canvas, span))));
    layers.extend(page.marks.out_of_focus(range).map(|part| (part, theme.dim)));
    let find = page.reader.find.as_ref();
    let hits = find.map(|find| find.hits_in(range)).unwrap_or_default();
    layers.extend(hits.iter().map(|hit| (*hit, theme.hit)));
    layers.extend(page.marks.hit.map(|hit| (hit, theme.current_hit)));
    layers.extend(page.marks.selected.map(|selected| (selected, theme.selection)));
    layers.into_iter().filter_map(|(part, style)| Some((within(part, range)?, style))).collect()
}

/// The links in the line `range`, by its own bytes; none where the terminal is not told of them.
pub fn links(page: &Page, canvas: &Canvas, range: TextRange) -> Vec<Link> {
    let spans = page.episode.spans_in(range).filter(|_| canvas.links);
    let link = |span: &Span| {
        let Style::Link(index) = span.style else { return None };
        let url = page.episode.links.get(index as usize)?;
        Some((within(span.range, range)?, hyperlink::opening(url, span.range.start)?))
    };
    spans.filter_map(link).collect()
}

/// The part of `part` that lies in `line`, counted from the line's start.
fn within(part: TextRange, line: TextRange) -> Option<TextRange> {
    part.overlaps(line).then(|| {
        let start = part.start.max(line.start) - line.start;
        TextRange::new(start, part.end.min(line.end) - line.start)
    })
}

fn span_style(page: &Page, canvas: &Canvas, span: &Span) -> Look {
    let theme = &canvas.theme;
    match span.style {
        Style::Strong => Look::new().add_modifier(ratatui::style::Modifier::BOLD),
        Style::Emphasis if has_upright_letters(span.range.of(&page.episode.text)) => theme.emphasis_upright,
        Style::Emphasis => theme.emphasis,
        Style::Code => theme.code,
        Style::Strike => theme.strike,
        Style::Link(_) => theme.link,
    }
}

/// Whether `text` holds letters that have no slanted form (Han, kana, hangul).
fn has_upright_letters(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{2E80}' && c.is_alphabetic())
}
