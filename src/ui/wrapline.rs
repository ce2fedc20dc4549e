//! Short texts of cards and boxes in lines.

use crate::layout::width::{WidthPolicy, fit};
use crate::text::range::TextRange;

/// The lines of `text`, each at most `measure` columns wide, as bytes of it; blanks at line ends left out.
pub fn wrap(text: &str, measure: u16, policy: WidthPolicy) -> Vec<TextRange> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        wrap_paragraph(paragraph.trim_end(), start, measure, policy, &mut lines);
        start += paragraph.len();
    }
    lines
}

fn wrap_paragraph(text: &str, offset: usize, measure: u16, policy: WidthPolicy, lines: &mut Vec<TextRange>) {
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (bytes, _) = fit(rest, usize::from(measure), policy);
        if bytes == 0 {
            return;
        }
        let end = start + break_before(rest, bytes);
        let line = text.get(start..end).unwrap_or_default();
        lines.push(TextRange::new(offset + start, offset + start + line.trim_end().len()));
        let blanks = text.get(end..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        start = end + blanks;
    }
}

/// Where to break `text` so that no word of letters is cut, if one of its first `bytes` bytes allows it.
fn break_before(text: &str, bytes: usize) -> usize {
    let (Some(head), Some(tail)) = (text.get(..bytes), text.get(bytes..)) else { return bytes };
    let word = |c: char| c.is_ascii_alphanumeric();
    if !tail.starts_with(word) || !head.ends_with(word) {
        return bytes;
    }
    let kept = head.trim_end_matches(word).len();
    if kept == 0 { bytes } else { kept }
}
