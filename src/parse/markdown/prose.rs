//! Most paragraphs of an interview hold no markup but bold words; they are read here, in one look at their
//! bytes, and only the others need a whole Markdown parser.
//!
//! Everything here says less than `CommonMark`: what is called plain means the same to it, what it may read
//! in some other way is not called plain.

use super::folds::PLACEHOLDER;
use crate::text::bytes::first_where;
use crate::text::range::TextRange;

/// The mark of strong emphasis.
const STRONG: &str = "**";

/// Whether `group`, lines between two blank ones, is made of plain headings and paragraphs. No fence and no
/// HTML may be open before it, and the text it stands in defines no links.
pub fn is_plain(group: &str) -> bool {
    let bytes = group.as_bytes();
    !has_markup(bytes)
        && lines(group).all(begins_plainly)
        && (memchr::memchr(b'*', bytes).is_none() || paragraphs(group).all(is_bold_only))
}

/// The groups of lines between blank ones in `piece` of `text`, without blank lines.
pub fn groups(text: &str, piece: TextRange) -> impl Iterator<Item = TextRange> {
    let mut at = piece.start;
    std::iter::from_fn(move || {
        at += text.get(at..piece.end)?.bytes().take_while(|&b| b == b'\n').count();
        let rest = text.get(at..piece.end).filter(|rest| !rest.is_empty())?;
        let start = at;
        at += memchr::memmem::find(rest.as_bytes(), b"\n\n").map_or(rest.len(), |end| end + 1);
        Some(TextRange::new(start, at))
    })
}

/// The lines of a group without their ends.
pub fn lines(group: &str) -> impl Iterator<Item = &str> {
    let mut rest = group;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end).filter(|_| !rest.is_empty())?;
        rest = rest.get(end + 1..).unwrap_or_default();
        Some(line)
    })
}

/// The level of a heading and its words.
pub fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let is = (1..=6).contains(&level) && words.starts_with(' ') && !words.trim().is_empty();
    is.then(|| (level as u8, words.trim_matches(' ')))
}

/// Whether there may be markup of `CommonMark` or a strike-through; emphasis by asterisks does not count.
fn has_markup(bytes: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = first_where(bytes, from, may_mark) {
        if is_markup(bytes, at) {
            return true;
        }
        from = at + 1;
    }
    false
}

/// Whether a byte, told with the one behind it, is among those of which markup is made.
#[inline]
fn may_mark(first: u8, second: u8, _: u8) -> bool {
    let always = (first == b'\\') | (first == b'`') | (first == b'~');
    let sometimes = (first == b']') | (first == b'<') | (first == b'&') | (first == b'_');
    always | sometimes | (first == b' ') & ((second == b'\n') | (second == 0))
}

/// Whether the byte at `at`, of those of which markup is made, means something there.
fn is_markup(bytes: &[u8], at: usize) -> bool {
    let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or_default();
    let (before, behind) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    match bytes.get(at) {
        Some(b']') => behind == b'(',
        Some(b'<') => behind.is_ascii_alphabetic() || matches!(behind, b'/' | b'!' | b'?'),
        Some(b'&') => behind.is_ascii_alphabetic() || behind == b'#',
        Some(b'_') => !(before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric()),
        _ => true,
    }
}

/// Whether a line opens no block but a heading or a paragraph, and cannot make a table or a heading of the
/// line above it.
fn begins_plainly(line: &str) -> bool {
    match line.as_bytes().first() {
        Some(b'#') => heading(line).is_some_and(|(_, words)| !words.ends_with('#') && !is_marked(words)),
        Some(b'*') => line.starts_with(STRONG),
        Some(b'0'..=b'9') => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            !rest.starts_with(['.', ')'])
        }
        Some(b' ' | b'>' | b'-' | b'+' | b'=' | b'_' | b'|' | b':') | None => false,
        Some(_) => !is_marked(line),
    }
}

/// Whether a fold stood before these words.
fn is_marked(words: &str) -> bool {
    words.starts_with(PLACEHOLDER)
}

/// The headings and paragraphs of a group, which are emphasised apart.
fn paragraphs(group: &str) -> impl Iterator<Item = &str> {
    let mut rest = group;
    std::iter::from_fn(move || {
        let line_end = |text: &str| memchr::memchr(b'\n', text.as_bytes()).map_or(text.len(), |at| at + 1);
        let mut end = line_end(rest);
        if !rest.starts_with('#') {
            while let Some(below) =
                rest.get(end..).filter(|below| !below.is_empty() && !below.starts_with('#'))
            {
                end += line_end(below);
            }
        }
        let (paragraph, below) = rest.split_at_checked(end)?;
        rest = below;
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

/// Whether every asterisk of a paragraph belongs to a pair of marks around strong words that touch them.
fn is_bold_only(paragraph: &str) -> bool {
    let mut asterisks = memchr::memchr_iter(b'*', paragraph.as_bytes());
    let mut end = None;
    while let Some(at) = asterisks.next() {
        if asterisks.next() != Some(at + 1) || end == Some(at) {
            return false;
        }
        end = Some(at + STRONG.len());
    }
    let mut open = true;
    let mut before = "";
    let touching = strong(paragraph).all(|part| {
        open = !open;
        let touches =
            if open { part.starts_with(is_inner) } else { before.is_empty() || closes(before, part) };
        before = part;
        touches
    });
    touching && !open
}

/// The words before, between and behind the marks in a plain line; every second part is strong.
pub fn strong(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(words);
    std::iter::from_fn(move || {
        let words = rest?;
        let end = memchr::memchr(b'*', words.as_bytes()).unwrap_or(words.len());
        rest = words.get(end + STRONG.len()..);
        words.get(..end)
    })
}

/// Whether marks between `inside` and `behind` end strong words.
fn closes(inside: &str, behind: &str) -> bool {
    let spaced = behind.is_empty() || behind.starts_with([' ', '\n']);
    inside.chars().next_back().is_some_and(|c| is_inner(c) || c.is_ascii_punctuation() && spaced)
}

/// Whether a mark of emphasis beside this character looks away from it, whatever stands on its other side:
/// letters of ASCII, and the letters and punctuation of Chinese, Japanese and Korean (markdown-cjk-friendly).
fn is_inner(c: char) -> bool {
    let wide = matches!(c,
        '\u{3001}'..='\u{303e}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ffbe}');
    c.is_ascii_alphanumeric() || wide
}
