//! A block's words found again in its source: letter by letter, ever forward, stepping over markup.

use super::piece::{SourcePiece, SourcePieceKind};
use crate::parse::block::{Block, BlockKind, InlineStyle};
use crate::parse::markdown;
use crate::text::range::TextRange;

/// Characters of plain markup stepped over in search of a letter; what lies farther is another one.
const REACH: usize = 80;

/// Bytes before a voice's words in which its name is looked for.
const NEAR: usize = 512;

/// The bytes of a source and what each has become so far.
pub struct Aligner<'t> {
    text: &'t str,
    kinds: Vec<Option<SourcePieceKind>>,
    /// Whether `\u4e2d` is a letter.
    json: bool,
    /// Start of the last block's bytes and the end of its last letter: blocks may share their bytes.
    last: (usize, usize),
}

impl<'t> Aligner<'t> {
    /// Nothing is decided yet.
    pub fn new(text: &'t str, json: bool) -> Self {
        Self { text, kinds: vec![None; text.len()], json, last: (usize::MAX, 0) }
    }

    /// Decides the bytes in `range` that are not decided yet.
    pub fn mark(&mut self, range: TextRange, kind: SourcePieceKind) {
        for slot in self.kinds.get_mut(range.start..range.end).into_iter().flatten() {
            slot.get_or_insert(kind);
        }
    }

    /// Gives `block`'s letters back to its bytes, which end before `end` at the latest.
    pub fn claim(&mut self, block: &Block, end: usize, claims: &[(TextRange, SourcePieceKind)]) {
        let start = block.source.start;
        let mut at = if self.last.0 == start && block.aside.is_none() { self.last.1 } else { start };
        let mut before: Option<(usize, SourcePieceKind)> = None;
        for (range, kind) in claims {
            for (index, c) in range.of(&block.text).char_indices().filter(|(_, c)| is_seen(*c)) {
                let parting = block.kind == BlockKind::Table && c == '│';
                if parting || is_image(block, range.start + index) {
                    continue;
                }
                let Some(found) = self.find(c, at, end) else { continue };
                if let Some((behind, of)) = before.filter(|(_, of)| of == kind) {
                    self.bridge(TextRange::new(behind, found.start), of);
                }
                self.mark(found, *kind);
                at = found.end;
                before = Some((at, *kind));
            }
        }
        if block.aside.is_none() {
            self.last = (start, at);
        }
    }

    /// A voice that stands before its words, somewhere between the tags of a page.
    pub fn name(&mut self, name: &str, before: usize) {
        let from = (0..=before.saturating_sub(NEAR)).rev().find(|at| self.text.is_char_boundary(*at));
        let near = TextRange::new(from.unwrap_or(0), before);
        if let Some(found) = near.of(self.text).rfind(name).map(|at| near.start + at) {
            self.mark(TextRange::new(found, found + name.len()), SourcePieceKind::Label);
        }
    }

    /// Blanks between two letters of a kind are of that kind.
    fn bridge(&mut self, gap: TextRange, kind: SourcePieceKind) {
        if gap.of(self.text).chars().all(char::is_whitespace) {
            self.mark(gap, kind);
        }
    }

    /// Where `c` stands next.
    fn find(&self, c: char, from: usize, end: usize) -> Option<TextRange> {
        let mut at = from;
        let mut left = REACH;
        while at < end && left > 0 {
            let rest = self.text.get(at..end)?;
            let here = rest.chars().next()?;
            if self.kinds.get(at).copied().flatten().is_some() || here.is_whitespace() {
                at += here.len_utf8();
                continue;
            }
            if let Some((decoded, len)) = self.escaped(rest)
                && decoded == c
            {
                return Some(TextRange::new(at, at + len));
            }
            if here == c {
                return Some(TextRange::new(at, at + here.len_utf8()));
            }
            at += markup(rest).unwrap_or(here.len_utf8());
            left -= 1;
        }
        None
    }

    /// A character written with others: `&lt;`, `&#x4e2d;`, `\u4e2d`.
    fn escaped(&self, rest: &str) -> Option<(char, usize)> {
        if self.json
            && let Some(digits) = rest.strip_prefix("\\u")
        {
            let unit = |digits: &str| u16::from_str_radix(digits.get(..4)?, 16).ok();
            let first = unit(digits)?;
            let second = digits.get(4..).and_then(|more| more.strip_prefix("\\u")).and_then(unit);
            let units = [Some(first), second].into_iter().flatten();
            let c = char::decode_utf16(units).next()?.ok()?;
            return Some((c, 6 * c.len_utf16()));
        }
        let name = rest.strip_prefix('&')?.get(..)?;
        let end = name.char_indices().take(10).find(|(_, c)| *c == ';')?.0;
        let name = name.get(..end)?;
        let c = match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            "mdash" => '—',
            "ndash" => '–',
            "hellip" => '…',
            "ldquo" => '“',
            "rdquo" => '”',
            "lsquo" => '‘',
            "rsquo" => '’',
            "middot" => '·',
            _ => {
                let digits = name.strip_prefix('#')?;
                let code = match digits.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => digits.parse(),
                };
                char::from_u32(code.ok()?)?
            }
        };
        Some((c, end + 2))
    }

    /// What every byte has become; blanks and markup are what nobody claimed.
    pub fn pieces(self) -> Vec<SourcePiece> {
        let mut pieces: Vec<SourcePiece> = Vec::new();
        for (at, kind) in self.kinds.into_iter().enumerate() {
            let kind = kind.unwrap_or(SourcePieceKind::Markup);
            match pieces.last_mut().filter(|(_, last)| *last == kind) {
                Some((range, _)) => range.end = at + 1,
                None => pieces.push((at..at + 1, kind)),
            }
        }
        pieces
    }
}

/// Bytes of markup at the start of `rest` that may hold letters: a tag, the target of a link.
fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with('<') {
        return markdown::tag(rest).map(|tag| tag.len);
    }
    let target = rest.strip_prefix(']')?;
    let (open, close) = match target.chars().next()? {
        '(' => (b'(', b')'),
        '[' => (b'[', b']'),
        _ => return None,
    };
    let mut depth = 0_usize;
    for (at, byte) in target.bytes().enumerate().take_while(|(_, byte)| *byte != b'\n') {
        depth += usize::from(byte == open);
        depth -= usize::from(byte == close);
        if depth == 0 {
            return Some(at + 2);
        }
    }
    None
}

/// Whether the byte at `at` belongs to what stands for an image.
fn is_image(block: &Block, at: usize) -> bool {
    block.spans.iter().any(|span| {
        let words = span.range.of(&block.text);
        matches!(span.style, InlineStyle::Link(_))
            && span.range.contains(at)
            && (words.starts_with("[image") || words.starts_with("［图"))
    })
}

/// Whether `c` leaves a trace on the page.
fn is_seen(c: char) -> bool {
    !c.is_whitespace()
}
