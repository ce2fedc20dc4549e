//! Short texts of cards and boxes in lines, broken by the same rules as the text itself.

use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::layout::flow::{Flow, LineKind, Shape};
use crate::layout::segments::Segments;
use crate::layout::width::WidthPolicy;
use crate::text::range::TextRange;

/// The lines of `text`, each at most `measure` columns wide, as bytes of it; blanks at line ends left out.
pub fn wrap(text: &str, measure: u16, policy: WidthPolicy) -> Vec<TextRange> {
    let episode = Episode { text: text.to_owned(), paragraphs: paragraphs(text), ..Episode::default() };
    let segments = Segments::of(&episode, policy);
    let flow = Flow::new(&episode, &segments, Shape { measure, policy, ..Shape::default() }, &[]);
    flow.lines().iter().filter(|line| line.kind == LineKind::Text).map(|line| line.range).collect()
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut found = Vec::new();
    for (line, part) in (1..).zip(text.split('\n')) {
        if !part.trim().is_empty() {
            let range = TextRange::new(start, start + part.trim_end().len());
            let kind = ParagraphKind::Body;
            found.push(Paragraph { range, kind, line, tight: true, ..Paragraph::default() });
        }
        start += part.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_no_line_begins_with_a_mark() {
        let text = "他们谈了修钟、记忆，以及夜里的声音。\nAnd a line of English.";
        let lines: Vec<&str> =
            wrap(text, 12, WidthPolicy::default()).into_iter().map(|line| line.of(text)).collect();
        assert_eq!(lines.concat().replace(' ', ""), text.replace(['\n', ' '], ""));
        assert!(lines.iter().all(|line| !line.starts_with(['，', '、', '。'])), "{lines:?}");
    }
}
