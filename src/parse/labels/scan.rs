//! The start of a block, looked at once for all shapes: where a label may begin and what ends it.

use super::found::{Colon, FoundLabel};
use crate::lexicon;
use crate::parse::block::{Block, BlockKind, InlineStyle};
use crate::parse::stamp;
use crate::parse::times::{self, Clock};
use crate::text::range::TextRange;
use crate::text::script;

/// Longest label, in characters, with whatever brackets it has.
pub const LONGEST: usize = 64;

/// A block as shapes see it.
#[derive(Clone, Copy)]
pub struct LineStart<'b> {
    /// Index of the block.
    pub index: usize,
    /// All blocks of the file.
    pub blocks: &'b [Block],
    /// The block.
    pub block: &'b Block,
    /// Its text.
    pub text: &'b str,
    /// Byte where a label may begin: behind a list marker, blanks, leftover marks and a clock.
    pub at: usize,
    /// The clock before it.
    pub clock: Option<Clock>,
    /// What ends the search for the label's end.
    pub stop: LabelEnd,
}

/// What ends the search for a label's end.
#[derive(Clone, Copy)]
pub enum LabelEnd {
    /// A colon at this byte.
    Colon(usize),
    /// A clock at this byte.
    Clock(usize, Clock),
    /// Nothing that a label ends with.
    None,
}

/// The emphasis around a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// None.
    Plain,
    /// Emphasis.
    Italic,
    /// Strong emphasis.
    Bold,
}

impl<'b> LineStart<'b> {
    /// The block of this index, if it may begin with a label.
    pub fn of(index: usize, blocks: &'b [Block]) -> Option<Self> {
        let block = blocks.get(index).filter(|block| block.aside.is_none())?;
        let text = block.text.as_str();
        let mut line = Self { index, blocks, block, text, at: 0, clock: None, stop: LabelEnd::None };
        if block.voice.is_some() {
            return Some(line);
        }
        match block.kind {
            BlockKind::Code | BlockKind::Rule => return None,
            BlockKind::Heading(_) | BlockKind::Table => return Some(line),
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote => {}
        }
        line.at = usize::from(block.marker);
        line.at += skip(text, line.at, |c| is_nothing(c) || is_bullet(c) || matches!(c, '*' | '_'));
        line.at += numbering(text.get(line.at..)?);
        let start = text.get(line.at..)?;
        line.clock =
            times::styled(block, line.at).or_else(|| times::read(start)).or_else(|| stamp::read(start));
        if let Some(clock) = line.clock {
            line.at += clock.len;
            line.at +=
                skip(text, line.at, |c| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '–' | '·' | '|'));
        }
        line.stop = stop(block, line.at);
        Some(line)
    }

    /// The same line, looked at from byte `at` on.
    pub fn from(&self, at: usize) -> Self {
        Self { at, stop: stop(self.block, at), ..*self }
    }

    /// The label that ends with the colon of [`Self::stop`], and its emphasis; `None` if the emphasis goes on
    /// behind it.
    pub fn before_colon(&self) -> Option<(FoundLabel<'b>, Dress)> {
        let LabelEnd::Colon(end) = self.stop else { return None };
        let colons = end + skip(self.text, end, is_colon);
        if !self.is_label_colon(end, colons) {
            return None;
        }
        let dress = self.dress(end, colons)?;
        let name = self.name_to(end)?;
        let name = if self.clock.is_some() { stamp::sender(name) } else { name };
        let mut found = FoundLabel {
            name,
            time: self.seconds(),
            rest: after_colon(self.text, end).0,
            colon: Colon::Outside,
        };
        if let Some(clock) = times::read(self.text.get(found.rest..)?) {
            found.time = Some(clock.seconds);
            found.rest = after_colon(self.text, found.rest + clock.len).0;
        }
        if self.block.spans.iter().any(|span| span.range.end == colons && span.range.start < end) {
            found.colon = Colon::Inside;
        }
        Some((found, dress))
    }

    /// Whether a short name and a colon begin at byte `from`: what stands before is no name then. `he said:` is
    /// part of what is said.
    pub fn names_behind(&self, from: usize) -> bool {
        let LabelEnd::Colon(end) = self.stop else { return false };
        self.text.get(from..end).is_some_and(|name| {
            let longest = if name.chars().any(script::is_han_or_kana) { 5 } else { 16 };
            let short = name.split_whitespace().count() <= 2 && name.chars().nth(longest).is_none();
            short && !name.is_empty() && lexicon::verb(name).is_none()
        })
    }

    /// Whether the colon at `end`, of several up to `colons`, is none of a time, a ratio, an address.
    pub fn is_label_colon(&self, end: usize, colons: usize) -> bool {
        let behind = self.text.get(colons..).unwrap_or_default();
        let digit_before = self.text.get(..end).unwrap_or_default().ends_with(|c: char| c.is_ascii_digit());
        !(behind.starts_with("//") || digit_before && behind.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The label that ends with the clock of [`Self::stop`], and its emphasis.
    pub fn before_clock(&self) -> Option<(FoundLabel<'b>, Dress)> {
        let LabelEnd::Clock(end, clock) = self.stop else { return None };
        let name = self.name_to(end)?.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '—' | '|' | '·' | ',' | '，')
        });
        let name = stamp::without_day(name);
        let (rest, colon) = after_colon(self.text, end + clock.len);
        let rest = if colon {
            rest
        } else {
            rest + skip(self.text, rest, |c| matches!(c, '-' | '–' | '—' | '·' | '|' | ' '))
        };
        let dress = self.dress(end, rest)?;
        let found = FoundLabel {
            name,
            time: Some(clock.seconds),
            rest,
            colon: if colon { Colon::Outside } else { Colon::None },
        };
        (!name.is_empty()).then_some((found, dress))
    }

    /// The words from the label's start to byte `end`, without marks around them.
    pub fn name_to(&self, end: usize) -> Option<&'b str> {
        let name = self.text.get(self.at..end)?;
        Some(without_link(name.trim_matches(|c: char| is_nothing(c) || matches!(c, '*' | '_'))))
    }

    /// Seconds of the clock before the label.
    pub fn seconds(&self) -> Option<u32> {
        self.clock.map(|clock| clock.seconds)
    }

    /// The emphasis that a label up to `end` (its colons end at `colons`) is set in; `None` if it goes on
    /// behind them.
    pub fn dress(&self, end: usize, colons: usize) -> Option<Dress> {
        let mut dress = Dress::Plain;
        for span in &self.block.spans {
            let TextRange { start, end: stop } = span.range;
            let style = match span.style {
                InlineStyle::Strong => Dress::Bold,
                InlineStyle::Emphasis => Dress::Italic,
                InlineStyle::Code if start < end && stop > self.at => return None,
                _ => continue,
            };
            if start >= end.max(self.at + 1) {
                break;
            }
            let upto = self.text.get(colons..stop).unwrap_or_default();
            if !upto.trim().is_empty() && !is_clock(upto) {
                if style == Dress::Italic {
                    continue;
                }
                return None;
            }
            let trimmed = self.at + self.text.get(self.at..end).unwrap_or_default().trim_end().len();
            if stop >= trimmed {
                dress = if dress == Dress::Bold { dress } else { style };
            }
        }
        Some(dress)
    }
}

/// Bytes of a line's number and the wide gap behind it, as courts print them.
fn numbering(text: &str) -> usize {
    let digits = skip(text, 0, |c| c.is_ascii_digit());
    let blanks = skip(text, digits, |c| c == ' ');
    if (1..=3).contains(&digits) && blanks > 1 { digits + blanks } else { 0 }
}

/// `Tom` of `[[people/Tom Lee|Tom]]`.
fn without_link(name: &str) -> &str {
    let Some(inner) = name.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) else { return name };
    inner.rsplit(['|', '/']).next().unwrap_or(inner).trim()
}

/// Whether `c` is a colon of either width.
pub fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：' | '︰' | '﹕')
}

/// Marks and pictures that are set before a line to catch the eye, and the sign before a name in chats.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '■' | '□'
            | '●'
            | '○'
            | '◎'
            | '◆'
            | '◇'
            | '▶'
            | '►'
            | '▌'
            | '▍'
            | '▲'
            | '△'
            | '★'
            | '☆'
            | '※'
            | '•'
            | '‣'
            | '◦'
            | '▪'
            | '@'
            | '\u{200d}'
            | '\u{fe0f}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{1f300}'..='\u{1faff}'
    )
}

/// Blanks, and marks without a width.
fn is_nothing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Bytes from `at` whose characters `wanted` takes.
pub fn skip(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(wanted).len()
}

/// Where the speech begins behind markup that was left over, colons and blanks; and whether there was a
/// colon.
pub fn after_colon(text: &str, at: usize) -> (usize, bool) {
    let mark = at + skip(text, at, |c| matches!(c, '*' | '_' | ' ' | '\u{3000}'));
    let colons = skip(text, mark, is_colon);
    if colons == 0 {
        return (at + skip(text, at, char::is_whitespace), false);
    }
    let behind = mark + colons;
    (behind + skip(text, behind, |c| c.is_whitespace() || c == '*'), true)
}

fn stop(block: &Block, from: usize) -> LabelEnd {
    let rest = block.text.get(from..).unwrap_or_default();
    let mut depth = 0_u32;
    let mut before = ' ';
    let mut barred = false;
    for (at, c) in rest.char_indices().take(LONGEST) {
        let opens = matches!(c, '(' | '[' | '（' | '【' | '<');
        let boundary = opens || !before.is_alphanumeric() || script::is_han_or_kana(before);
        if at > 0 && depth == 0 && boundary && (opens || c.is_ascii_digit()) {
            let tail = rest.get(at..).unwrap_or_default();
            if let Some(clock) = times::styled(block, from + at) {
                return LabelEnd::Clock(from + at, clock);
            }
            if let Some(clock) = times::read(tail).or_else(|| times::alone(tail))
                && (clock.bracketed || ends_label(tail.get(clock.len..).unwrap_or_default()))
            {
                return LabelEnd::Clock(from + at, clock);
            }
            let stamped = |clock: &Clock| ends_label(tail.get(clock.len..).unwrap_or_default());
            if let Some(clock) = stamp::read(tail).filter(stamped) {
                return LabelEnd::Clock(from + at, clock);
            }
        }
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && is_colon(c) => {
                return if barred { LabelEnd::None } else { LabelEnd::Colon(from + at) };
            }
            '，' | '。' | '、' | '；' | '！' | '？' | '“' | '”' | '…' | '!' | '?' | ';' | '"' | '《'
            | '`' | '=' | '؟' | '،' | '؛' | '«' | '»' | '「' | '」'
                if depth == 0 =>
            {
                return LabelEnd::None;
            }
            _ => {}
        }
        barred |= c == '|';
        before = c;
    }
    LabelEnd::None
}

/// Whether nothing follows a clock without brackets in a label, or a colon and words.
fn ends_label(rest: &str) -> bool {
    let behind = rest.trim_start_matches(is_colon);
    behind.len() < rest.len() && behind.starts_with(char::is_whitespace)
        || rest.trim_start_matches(|c| is_colon(c) || matches!(c, '*' | '_')).trim().is_empty()
}

fn is_clock(text: &str) -> bool {
    let text = text.trim();
    let clock = times::read(text);
    clock.is_some_and(|clock| {
        text.get(clock.len..).is_some_and(|rest| rest.trim_matches([':', '：', ' ']).is_empty())
    })
}
