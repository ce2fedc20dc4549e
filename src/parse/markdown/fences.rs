//! Fenced code: where it stands, and fences that are never closed. By the letter such a fence swallows the
//! rest of the text, so it counts for nothing.

use memchr::memmem;

use super::lines::LineStarts;
use crate::text::range::TextRange;

/// The fences in `body` (in bytes) that no fence closes, in order.
pub fn unclosed(body: &str, lines: &LineStarts) -> Vec<TextRange> {
    scan(body, lines).1
}

/// The code between fences in `body` (in bytes), the fences included, in order.
pub fn closed(body: &str, lines: &LineStarts) -> Vec<TextRange> {
    scan(body, lines).0
}

/// Closed code, and fences that nothing closes.
fn scan(body: &str, lines: &LineStarts) -> (Vec<TextRange>, Vec<TextRange>) {
    let holds = |mark: &str| memmem::find(body.as_bytes(), mark.as_bytes()).is_some();
    let mut closed = Vec::new();
    let mut open: Option<Fence> = None;
    let mut waiting: Vec<TextRange> = Vec::new();
    if !holds("```") && !holds("~~~") {
        return (closed, waiting);
    }
    for index in 0..lines.count() {
        let range = TextRange::new(lines.start(index), lines.start(index + 1));
        let Some(fence) = Fence::of(range.of(body)) else { continue };
        if open.is_some_and(|open| fence.closes(open)) {
            open = None;
            let start = waiting.first().map_or(range.start, |first| first.start);
            closed.push(TextRange::new(start, range.end));
            waiting.clear();
        } else if open.is_none_or(|open| open.mark == fence.mark) && fence.opens {
            open = open.or(Some(fence));
            let end = range.start + range.of(body).trim_end().len();
            waiting.push(TextRange::new(range.start, end));
        }
    }
    (closed, waiting)
}

/// A line of three marks or more (`CommonMark` 4.5).
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// Whether nothing follows the marks.
    bare: bool,
    /// Whether code may begin with it.
    opens: bool,
}

impl Fence {
    fn of(line: &str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let mark = *text.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = text.bytes().take_while(|byte| *byte == mark).count();
        let info = text.get(length..)?.trim();
        let fence = Self { mark, length, bare: info.is_empty(), opens: mark == b'~' || !info.contains('`') };
        (length >= 3 && line.len() - text.len() < 4).then_some(fence)
    }

    fn closes(self, open: Self) -> bool {
        self.bare && self.mark == open.mark && self.length >= open.length
    }
}

#[cfg(test)]
mod tests {
    use super::{LineStarts, unclosed};

    #[test]
    fn only_fences_without_an_end_are_found() {
        let found = |body: &str| -> Vec<String> {
            unclosed(body, &LineStarts::of(body)).iter().map(|range| range.of(body).to_owned()).collect()
        };
        assert!(found("```rust\nfn a() {}\n```\n\n~~~\n```\n~~~\n").is_empty());
        assert!(found("见 ``` 这里\n\n```a`b```\n\n    ```\n").is_empty());
        assert_eq!(found("一\n\n```rust\nfn a() {}\n\n二\n"), ["```rust"]);
        assert_eq!(found("````\na\n```\n\n二\n"), ["````", "```"]);
        assert_eq!(found("```a\n一\n```b\n二\n"), ["```a", "```b"]);
    }
}
