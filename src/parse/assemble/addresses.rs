//! Web addresses that stand in the text as they are become links like any other.

use std::cmp::Reverse;

use crate::episode::model::{Span, Style};
use crate::text::range::TextRange;
use crate::text::urls;

/// Adds a link for every address in `text` that no link covers and no style begins or ends in. `spans` are
/// sorted, and are so afterwards.
pub fn link(text: &str, spans: &mut Vec<Span>, links: &mut Vec<String>) {
    let mut found = Vec::new();
    let mut styles = None;
    for range in urls::all(text) {
        if styles.get_or_insert_with(|| Styles::of(spans)).leave_free(range) {
            found.push(Span { range, style: Style::Link(links.len() as u32) });
            links.push(range.of(text).to_owned());
        }
    }
    spans.extend(found);
    spans.sort_by_key(|span| (span.range.start, Reverse(span.range.end)));
}

/// Where styles begin and end, each sorted, and what links cover, without overlaps.
struct Styles {
    starts: Vec<usize>,
    ends: Vec<usize>,
    linked: Vec<TextRange>,
}

impl Styles {
    fn of(spans: &[Span]) -> Self {
        let starts = spans.iter().map(|span| span.range.start).collect();
        let mut ends: Vec<usize> = spans.iter().map(|span| span.range.end).collect();
        ends.sort_unstable();
        let mut linked: Vec<TextRange> = Vec::new();
        for span in spans.iter().filter(|span| matches!(span.style, Style::Link(_))) {
            match linked.last_mut().filter(|last| span.range.start < last.end) {
                Some(last) => last.end = last.end.max(span.range.end),
                None => linked.push(span.range),
            }
        }
        Self { starts, ends, linked }
    }

    /// Whether no link touches `range` and no style begins or ends in it.
    fn leave_free(&self, range: TextRange) -> bool {
        let between = |edges: &[usize]| {
            edges.partition_point(|edge| *edge <= range.start)
                < edges.partition_point(|edge| *edge < range.end)
        };
        let link = self.linked.partition_point(|link| link.start < range.end).checked_sub(1);
        let linked = link.and_then(|index| self.linked.get(index)).is_some_and(|link| link.end > range.start);
        !linked && !between(&self.starts) && !between(&self.ends)
    }
}
