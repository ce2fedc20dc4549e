//! Comments and `<details>` in Markdown: taken out before the Markdown is read, so that an unclosed one
//! swallows nothing, and given back as asides; and fences that nothing closes.
//!
//! Their tags are overwritten with blanks of the same length, so every other byte keeps its place.

use std::borrow::Cow;

use super::fences;
use super::lines::LineStarts;
use super::marks;
use super::tags::{self, Tag};
use super::talk;
use crate::episode::model::AsideKind;
use crate::episode::oddity::{Diagnostic, Oddity};
use crate::parse::block::{Block, BodyPlace};
use crate::parse::clean;
use crate::text::range::TextRange;

/// Stands for a tag before other words of its line, which would else be indented far enough to be code.
pub const PLACEHOLDER: char = '\u{200b}';

/// Bytes within which a comment has to be closed.
const LONGEST_COMMENT: usize = 20_000;

/// A source whose folds have been taken out.
pub struct Prepared<'t> {
    /// The Markdown that is left, of the same length.
    pub text: Cow<'t, str>,
    /// What is not closed.
    pub diagnostics: Vec<Diagnostic>,
    comments: Vec<Block>,
    originals: Vec<Original>,
}

/// A stretch in the original language.
struct Original {
    range: TextRange,
    closed: bool,
}

/// Takes the folds out of `body`.
pub fn prepare<'t>(body: &'t str, lines: &'t LineStarts, place: BodyPlace) -> Prepared<'t> {
    let mut folds = Folds {
        body,
        lines,
        place,
        ticks: TickParity::default(),
        blanks: Vec::new(),
        open: Vec::new(),
        prepared: Prepared::of(body),
    };
    folds.scan();
    folds.marks();
    folds.close_all();
    folds.talk();
    folds.fences();
    folds.blank_out();
    folds.prepared
}

impl<'t> Prepared<'t> {
    fn of(body: &'t str) -> Self {
        Self {
            text: Cow::Borrowed(body),
            diagnostics: Vec::new(),
            comments: Vec::new(),
            originals: Vec::new(),
        }
    }

    /// Marks the blocks that lie in an original and puts the comments among them.
    pub fn mark(&self, blocks: &mut Vec<Block>) {
        for original in &self.originals {
            let first = blocks.partition_point(|b| {
                b.source.start < original.range.start && b.source.end <= original.range.start
            });
            for block in blocks.iter_mut().skip(first) {
                let inside = block.source.start < original.range.end;
                if !inside || !original.closed && ends_open(block) {
                    break;
                }
                block.aside = Some(AsideKind::Original);
            }
        }
        if !self.comments.is_empty() {
            blocks.extend(self.comments.iter().cloned());
            blocks.sort_by_key(|b| b.line);
        }
    }
}

/// Whether an unclosed original must end before `block`: at a heading or something that looks like a label.
fn ends_open(block: &Block) -> bool {
    use crate::parse::block::{BlockKind, InlineStyle};
    let labelled = block.spans.first().is_some_and(|span| {
        let behind = block.text.get(span.range.end..).unwrap_or_default();
        span.style == InlineStyle::Strong
            && span.range.start < 24
            && (behind.trim_start().starts_with([':', '：'])
                || span.range.of(&block.text).ends_with([':', '：']))
    });
    labelled || matches!(block.kind, BlockKind::Heading(_))
}

struct Folds<'t> {
    body: &'t str,
    lines: &'t LineStarts,
    place: BodyPlace,
    ticks: TickParity,
    /// Bytes to overwrite: blanks, or the stars of a summary that is shown.
    blanks: Vec<(TextRange, &'static str)>,
    /// Open tags.
    open: Vec<OpenElement>,
    prepared: Prepared<'t>,
}

/// Whether the number of backquotes is odd from byte `from`, where a line begins, up to byte `to`.
#[derive(Clone, Copy, Default)]
struct TickParity {
    from: usize,
    to: usize,
    odd: bool,
}

/// An open `<details>` or `<p class="…">` of an original.
struct OpenElement {
    start: usize,
    paragraph: bool,
    original: bool,
}

impl Folds<'_> {
    fn scan(&mut self) {
        let mut skip = 0;
        for at in memchr::memchr_iter(b'<', self.body.as_bytes()) {
            if at < skip {
                continue;
            }
            let rest = self.body.get(at..).unwrap_or_default();
            if rest.starts_with("<!--") {
                skip = self.comment(at);
            } else if let Some(tag) = tags::read(rest)
                && !self.quoted(at)
            {
                skip = at + tag.len;
                self.tag(at, &tag);
            }
        }
    }

    /// What other tools hide.
    fn marks(&mut self) {
        for mark in marks::find(self.body, self.lines) {
            self.blanks.push((mark.range, ""));
            if let Some(inner) = mark.comment {
                self.keep_comment(mark.range.start, inner);
            }
        }
    }

    /// Whether the byte stands in inline code or a line of code. Asked from the first byte to the last, so
    /// that a line is counted once.
    fn quoted(&mut self, at: usize) -> bool {
        let from = self.lines.start(self.lines.at(at));
        if self.ticks.from != from {
            self.ticks = TickParity { from, to: from, odd: false };
        }
        let more = self.body.get(self.ticks.to..at).unwrap_or_default();
        self.ticks.odd ^= memchr::memchr_iter(b'`', more.as_bytes()).count() % 2 == 1;
        self.ticks.to = at;
        self.ticks.odd
    }

    fn comment(&mut self, at: usize) -> usize {
        if self.quoted(at) {
            return at + 4;
        }
        let line = self.lines.at(at);
        let line_end = self.lines.start(line + 1);
        let rest = self.body.get(at + 4..).unwrap_or_default();
        let end =
            memchr::memmem::find(rest.as_bytes().get(..LONGEST_COMMENT).unwrap_or(rest.as_bytes()), b"-->")
                .map(|found| at + 4 + found + 3);
        let (end, inner) = if let Some(end) = end
            .filter(|&end| end <= line_end || is_one_comment(self.body.get(at + 4..end).unwrap_or_default()))
        {
            (end, TextRange::new(at + 4, end - 3))
        } else {
            self.warn(at, Oddity::OpenComment);
            let end = at + self.body.get(at..line_end).unwrap_or_default().trim_end().len();
            (end, TextRange::new(at + 4, end))
        };
        self.blanks.push((TextRange::new(at, end), ""));
        self.keep_comment(at, inner);
        end
    }

    fn keep_comment(&mut self, at: usize, inner: TextRange) {
        let line = self.lines.at(at);
        let mut start = self.place.byte + inner.start;
        for (index, text) in inner.of(self.body).split_inclusive('\n').enumerate() {
            let mut block = Block {
                line: self.place.line + (line + index) as u32 + 1,
                lines: 1,
                aside: Some(AsideKind::Comment),
                source: TextRange::new(start, start + text.len()),
                ..Block::default()
            };
            start += text.len();
            clean::push(&mut block.text, text.trim());
            if !block.text.is_empty() {
                self.prepared.comments.push(block);
            }
        }
    }

    fn tag(&mut self, at: usize, tag: &Tag<'_>) {
        let whole = TextRange::new(at, at + tag.len);
        if tag.is("details") {
            self.blanks.push((whole, ""));
            if tag.closing {
                self.close(whole);
            } else {
                self.open.push(OpenElement { start: whole.end, paragraph: false, original: true });
            }
        } else if tag.is("summary") && !tag.closing {
            self.summary(whole);
        } else if tag.is("p") && tag.closing && self.open.last().is_some_and(|mark| mark.paragraph) {
            self.blanks.push((whole, ""));
            self.close(whole);
        } else if tag.is("p") && !tag.closing && is_original(tag.attributes) {
            self.blanks.push((whole, ""));
            self.open.push(OpenElement { start: whole.end, paragraph: true, original: true });
        }
    }

    /// A summary that names an original goes; any other stays, in bold, and its `<details>` is shown.
    fn summary(&mut self, open: TextRange) {
        let rest = self.body.get(open.end..).unwrap_or_default();
        let line_end = self.lines.start(self.lines.at(open.end) + 1) - open.end;
        let text = rest.get(..line_end).unwrap_or(rest);
        let close =
            text.find("</summary>").map(|found| TextRange::new(open.end + found, open.end + found + 10));
        let words = text.get(..close.map_or(text.len(), |c| c.start - open.end)).unwrap_or_default();
        if is_original(words) || words.trim().is_empty() {
            let end = close.map_or(open.end, |c| c.end);
            self.blanks.push((TextRange::new(open.start, end), ""));
            return;
        }
        if let Some(mark) = self.open.last_mut() {
            mark.original = false;
        }
        self.blanks.push((open, if close.is_some() { "**" } else { "" }));
        if let Some(close) = close {
            self.blanks.push((close, "**\n\n"));
        }
    }

    fn close(&mut self, tag: TextRange) {
        if let Some(mark) = self.open.pop()
            && mark.original
        {
            self.original(mark.start, tag.start, true);
        }
    }

    /// Whatever is still open ends where the next one opens, at the latest.
    fn close_all(&mut self) {
        let mut end = self.body.len();
        while let Some(mark) = self.open.pop() {
            if mark.original {
                self.original(mark.start, end, false);
                self.warn(mark.start, Oddity::OpenOriginal);
            }
            end = mark.start;
        }
        self.prepared.originals.sort_by_key(|original| original.range.start);
    }

    /// Brackets of talk give way to what Markdown does not know.
    fn talk(&mut self) {
        self.blanks.extend(talk::brackets(self.body, self.lines));
    }

    fn fences(&mut self) {
        for fence in fences::unclosed(self.body, self.lines) {
            self.warn(fence.start, Oddity::OpenCode);
            self.blanks.push((fence, ""));
        }
        self.blanks.sort_by_key(|(range, _)| range.start);
    }

    fn original(&mut self, start: usize, end: usize, closed: bool) {
        let range = TextRange::new(self.place.byte + start, self.place.byte + end);
        self.prepared.originals.push(Original { range, closed });
    }

    fn warn(&mut self, at: usize, oddity: Oddity) {
        let line = self.place.line + self.lines.at(at) as u32 + 1;
        self.prepared.diagnostics.push(Diagnostic::warning(line, oddity));
    }

    fn blank_out(&mut self) {
        if self.blanks.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.body.len());
        let mut at = 0;
        for (range, marks) in &self.blanks {
            if range.start < at {
                continue;
            }
            text.push_str(self.body.get(at..range.start).unwrap_or_default());
            overwrite(&mut text, range.of(self.body), marks, self.leads(*range));
            at = range.end;
        }
        text.push_str(self.body.get(at..).unwrap_or_default());
        self.prepared.text = Cow::Owned(text);
    }

    /// Whether other words follow `range` in its line and none stand before it.
    fn leads(&self, range: TextRange) -> bool {
        let line = self.lines.at(range.start);
        let before = self.body.get(self.lines.start(line)..range.start).unwrap_or_default();
        let end = self.lines.start(self.lines.at(range.end.saturating_sub(1)) + 1);
        let behind = self.body.get(range.end..end).unwrap_or_default();
        before.trim().is_empty() && !behind.trim().is_empty()
    }
}

/// Writes blanks (line ends stay) of `old`'s length, with `marks` at their inner side.
fn overwrite(text: &mut String, old: &str, marks: &str, leads: bool) {
    let stars = marks.trim_end();
    let opening = !marks.ends_with('\n');
    let mut blanks = old.len() - stars.len();
    if leads && blanks > PLACEHOLDER.len_utf8() {
        text.push(PLACEHOLDER);
        blanks -= PLACEHOLDER.len_utf8();
    }
    if !opening {
        text.push_str(stars);
    }
    text.extend(
        old.bytes().take(blanks).map(|b| if matches!(b, b'\n' | b'\r') { char::from(b) } else { ' ' }),
    );
    if opening {
        text.push_str(stars);
    }
}

/// Whether these words say that the original follows.
pub fn is_original(words: &str) -> bool {
    let words = words.to_lowercase();
    ["original", "english", "原文", "英文", "原語", "source text"].iter().any(|word| words.contains(word))
}

/// Whether a comment over several lines is meant as one: nothing in it begins another, a heading or a label.
fn is_one_comment(inner: &str) -> bool {
    !inner.contains("<!--")
        && inner
            .lines()
            .skip(1)
            .all(|line| !line.starts_with("# ") && !line.starts_with("##") && !line.starts_with("**"))
}
