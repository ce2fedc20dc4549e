//! Marks of other tools that no reader should see: Obsidian's comments and block ids, attributes of headings,
//! tags of Liquid, Hugo and kramdown. Code is left as it is.

use memchr::memmem;

use super::fences;
use super::lines::LineStarts;
use crate::text::range::TextRange;

/// Bytes within which a mark has to be closed.
const LONGEST: usize = 20_000;

/// Bytes of the attributes of a heading, at most.
const LONGEST_BRACE: usize = 200;

/// A stretch of the source that is out of sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// All of it.
    pub range: TextRange,
    /// The words of a comment.
    pub comment: Option<TextRange>,
}

/// The marks in `body`, in order and apart.
pub fn find(body: &str, lines: &LineStarts) -> Vec<Mark> {
    let mut marks = Marks { body, lines, found: Vec::new() };
    marks.comments();
    marks.tags();
    marks.braces();
    marks.block_ids();
    if marks.found.is_empty() {
        return Vec::new();
    }
    let code = fences::closed(body, lines);
    let mut found = marks.found;
    found.sort_by_key(|mark| mark.range.start);
    let (mut end, mut ticks) = (0, Ticks { lines, at: 0, odd: false });
    found.retain(|mark| {
        let index = code.partition_point(|code| code.end <= mark.range.start);
        let free = mark.range.start >= end
            && code.get(index).is_none_or(|code| code.start >= mark.range.end)
            && !ticks.quote(body, mark.range.start);
        end = if free { mark.range.end } else { end };
        free
    });
    found
}

/// Counts the backticks of a line, from its start on.
struct Ticks<'t> {
    lines: &'t LineStarts,
    at: usize,
    odd: bool,
}

impl Ticks<'_> {
    /// Whether the byte at `at` stands in inline code; asked from the first byte to the last.
    fn quote(&mut self, body: &str, at: usize) -> bool {
        let line = self.lines.start(self.lines.at(at));
        if line > self.at {
            (self.at, self.odd) = (line, false);
        }
        let more = body.get(self.at..at).unwrap_or_default();
        self.odd ^= memchr::memchr_iter(b'`', more.as_bytes()).count() % 2 == 1;
        self.at = at;
        self.odd
    }
}

struct Marks<'t> {
    body: &'t str,
    lines: &'t LineStarts,
    found: Vec<Mark>,
}

impl Marks<'_> {
    /// Whether only blanks stand between `at` and its line's start.
    fn begins_line(&self, at: usize) -> bool {
        let line = self.lines.start(self.lines.at(at));
        self.body.get(line..at).is_some_and(|before| before.trim().is_empty())
    }

    fn hide(&mut self, range: TextRange, comment: Option<TextRange>) {
        self.found.push(Mark { range, comment });
    }

    /// `%%…%%`: within a line anywhere, over several lines where a line begins with it. One that nothing
    /// closes is text.
    fn comments(&mut self) {
        let mut marks = memmem::find_iter(self.body.as_bytes(), "%%").peekable();
        while let Some(at) = marks.next() {
            let before = self.body.as_bytes().get(at.wrapping_sub(1));
            let Some(&end) = marks.peek() else { return };
            if before.is_some_and(|b| *b == b'{' || b.is_ascii_digit()) || end - at > LONGEST {
                continue;
            }
            let words = self.body.get(at + 2..end).unwrap_or_default();
            if !words.trim().is_empty() && (!words.contains(['\n', '\r']) || self.begins_line(at)) {
                self.hide(TextRange::new(at, end + 2), Some(TextRange::new(at + 2, end)));
                marks.next();
            }
        }
    }

    /// `{% tag %}`, `{{< tag >}}`, `{{% tag %}}`; a variable (`{{ name }}`) is text.
    fn tags(&mut self) {
        for (open, close) in [("{%", "%}"), ("{{<", ">}}"), ("{{%", "%}}")] {
            let mut closes = memmem::find_iter(self.body.as_bytes(), close).peekable();
            for at in memmem::find_iter(self.body.as_bytes(), open) {
                let start = at + open.len();
                while closes.next_if(|end| *end < start).is_some() {}
                let Some(&end) = closes.peek() else { break };
                let within = |words: &str| words.len() <= LONGEST && !words.contains("\n\n");
                let doubled = open == "{%" && self.body.get(..at).is_some_and(|before| before.ends_with('{'));
                if !doubled && self.body.get(start..end).is_some_and(within) {
                    self.hide(TextRange::new(at, end + close.len()), None);
                }
            }
        }
    }

    /// `{#id .class}` at the end of a heading's line, `{: .class}` at any line's end.
    fn braces(&mut self) {
        for at in memchr::memchr_iter(b'{', self.body.as_bytes()) {
            let rest = self.body.get(at + 1..).unwrap_or_default();
            let index = self.lines.at(at);
            let (start, end) = (self.lines.start(index), self.lines.start(index + 1));
            let line = self.body.get(at..end).unwrap_or_default().trim_end();
            if line.len() > LONGEST_BRACE {
                continue;
            }
            let before = self.body.get(start..at).unwrap_or_default();
            let hashed = before.bytes().take(4).any(|b| b == b'#');
            let is_heading = || hashed || self.is_underlined(index);
            let is_attribute = match rest.as_bytes().first() {
                Some(b'#' | b'.') => is_heading(),
                Some(b'-') => line == "{-}" && is_heading(),
                Some(b':') => true,
                _ => false,
            };
            let alone = before.is_empty() || before.ends_with([' ', '\t']);
            if is_attribute && alone && line.ends_with('}') && !line.contains("}{") {
                self.hide(TextRange::new(at, at + line.len()), None);
            }
        }
    }

    /// Whether the line below this one makes a heading of it.
    fn is_underlined(&self, index: usize) -> bool {
        let below = TextRange::new(self.lines.start(index + 1), self.lines.start(index + 2));
        let below = below.of(self.body).trim();
        (2..=LONGEST_BRACE).contains(&below.len())
            && (below.bytes().all(|b| b == b'=') || below.bytes().all(|b| b == b'-'))
    }

    /// ` ^id` at the end of a line, or alone on it.
    fn block_ids(&mut self) {
        for at in memchr::memchr_iter(b'^', self.body.as_bytes()) {
            let end = self.lines.start(self.lines.at(at) + 1);
            let id = self.body.get(at + 1..end).unwrap_or_default().trim_end();
            let is_id = !id.is_empty()
                && id.len() <= 64
                && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
            let spaced = self.body.get(..at).is_some_and(|before| before.ends_with([' ', '\t']));
            if is_id && (spaced || self.begins_line(at)) {
                self.hide(TextRange::new(at, at + 1 + id.len()), None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(body: &str) -> Vec<&str> {
        find(body, &LineStarts::of(body)).into_iter().map(|mark| mark.range.of(body)).collect()
    }

    #[test]
    fn marks_of_other_tools_are_found() {
        assert_eq!(hidden("一 %%删%% 二\n\n%%\n三\n\n四\n%%\n"), ["%%删%%", "%%\n三\n\n四\n%%"]);
        assert_eq!(hidden("## 灯 {#lamp .x}\n\nTitle {#t}\n---\n"), ["{#lamp .x}", "{#t}"]);
        assert_eq!(hidden("你好。 ^a1\n\n^list-2\n"), ["^a1", "^list-2"]);
        assert_eq!(
            hidden("{% include a.html %}\n\n{{< video id=\"3\" >}} 看 {{% /note %}}\n{: .lead}\n").len(),
            4
        );
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in [
            "涨了 50%%，又涨了 60%%。",
            "100%% and\n\n20%%\n",
            "用 `%%x%%` 写。",
            "```\n%%x%%\n{% tag %}\n```\n",
            "{{ name }} 和 {#tag}",
            "x^2 与 a ^b c",
            "[^1]: 注",
        ] {
            assert_eq!(hidden(text), Vec::<&str>::new(), "{text}");
        }
    }
}
