//! The styles that lie over a line of the text: kept passages, emphasis and links, hits, the selection.

use ratatui::style::Style as Look;

use super::canvas::{Canvas, Layer};
use super::hyperlink::{self, Link};
use super::page::Page;
use crate::episode::model::{Span, Style};
use crate::text::range::TextRange;

/// The styles over the line `range`, by its own bytes, those on top last.
pub fn layers(page: &Page, canvas: &Canvas, range: TextRange) -> Vec<Layer> {
    let passages = page.marks.passages.iter();
    let passages = passages.filter_map(|(passage, style)| Some((passage.within(range)?, *style)));
    passages.chain(over_passages(page, canvas, range)).collect()
}

/// The same without kept passages.
pub fn over_passages(page: &Page, canvas: &Canvas, range: TextRange) -> Vec<Layer> {
    let theme = &canvas.theme;
    let mut layers = Vec::new();
    layers.extend(page.episode.spans_in(range).map(|span| (span.range, span_style(page, canvas, span))));
    layers.extend(page.marks.ticked.iter().map(|keys| (*keys, theme.strike)));
    layers.extend(page.marks.out_of_focus(range).map(|part| (part, theme.dim)));
    let find = page.reader.find.as_ref();
    let hits = find.map(|find| find.hits_in(range)).unwrap_or_default();
    layers.extend(hits.iter().map(|hit| (*hit, theme.hit)));
    layers.extend(page.marks.hit.map(|hit| (hit, theme.current_hit)));
    layers.extend(page.marks.selected.map(|selected| (selected, theme.selection)));
    layers.into_iter().filter_map(|(part, style)| Some((part.within(range)?, style))).collect()
}

/// The links in the line `range`, by its own bytes; none if the terminal is not told of them.
pub fn links(page: &Page, canvas: &Canvas, range: TextRange) -> Vec<Link> {
    let spans = page.episode.spans_in(range).filter(|_| canvas.links);
    let link = |span: &Span| {
        let Style::Link(index) = span.style else { return None };
        let url = page.episode.links.get(index as usize)?;
        Some((span.range.within(range)?, hyperlink::opening(url, span.range.start)?))
    };
    spans.filter_map(link).collect()
}

fn span_style(page: &Page, canvas: &Canvas, span: &Span) -> Look {
    let theme = &canvas.theme;
    match span.style {
        Style::Strong => Look::new().add_modifier(ratatui::style::Modifier::BOLD),
        Style::Emphasis if has_upright_letters(span.range.of(&page.episode.text)) => theme.emphasis_upright,
        Style::Emphasis => theme.emphasis,
        Style::Code => theme.code,
        Style::Strike => theme.strike,
        Style::Highlight => theme.emphasis_upright,
        Style::Link(_) => theme.link,
    }
}

/// Whether `text` holds letters that have no slanted form (Han, kana, hangul).
fn has_upright_letters(text: &str) -> bool {
    text.chars().any(|c| c >= '\u{2E80}' && c.is_alphabetic())
}
