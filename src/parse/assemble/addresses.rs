//! Web addresses that stand in the text as they are become links like any other.

use std::cmp::Reverse;

use crate::episode::model::{Paragraph, Span, Style};
use crate::text::range::TextRange;
use crate::text::urls;

/// Adds a link for every address in `text` that no link covers and no style begins or ends in. `spans` are sorted, and
/// are so afterwards.
pub fn link(text: &str, paragraphs: &[Paragraph], spans: &mut Vec<Span>, links: &mut Vec<String>) {
    let mut found = Vec::new();
    for range in urls::all(text).filter(|range| is_free(*range, paragraphs, spans)) {
        found.push(Span { range, style: Style::Link(links.len() as u32) });
        links.push(range.of(text).to_owned());
    }
    spans.extend(found);
    spans.sort_by_key(|span| (span.range.start, Reverse(span.range.end)));
}

fn is_free(range: TextRange, paragraphs: &[Paragraph], spans: &[Span]) -> bool {
    let paragraph = paragraphs.partition_point(|p| p.range.start <= range.start).saturating_sub(1);
    let start = paragraphs.get(paragraph).map_or(0, |p| p.range.start);
    let first = spans.partition_point(|span| span.range.start < start);
    let near = spans.get(first..).unwrap_or_default().iter();
    let mut touching = near.take_while(|s| s.range.start < range.end).filter(|s| s.range.overlaps(range));
    touching.all(|span| {
        let inside = span.range.start <= range.start && range.end <= span.range.end;
        inside && !matches!(span.style, Style::Link(_))
    })
}
