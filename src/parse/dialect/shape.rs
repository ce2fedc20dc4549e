//! One block looked at alone: could it begin with a label, and of which shape?
//!
//! Only the outside is judged here; whether the file really writes its labels so is decided over all candidates.

use super::candidate::{Candidate, Family};
use super::form;
use crate::parse::block::{Block, BlockKind, InlineStyle};
use crate::parse::times;
use crate::text::range::TextRange;
use crate::text::script::is_han_or_kana;

/// Longest label, in characters, with whatever brackets it has.
const LONGEST: usize = 64;

/// The label that `block` may begin with.
pub fn candidate(index: usize, block: &Block) -> Option<Candidate> {
    if let Some(voice) = &block.voice {
        return Some(Candidate::new(index, Family::Voice, voice.trim(), block.time, 0));
    }
    match block.kind {
        BlockKind::Heading(_) => heading(index, block),
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote => prose(index, block),
        BlockKind::Code | BlockKind::Table | BlockKind::Rule => None,
    }
}

/// The term of a definition list: a short line, and a line `: text` behind it.
pub fn definition(index: usize, blocks: &[Block]) -> Option<Candidate> {
    let (term, text) = (blocks.get(index)?, blocks.get(index + 1)?);
    let short = term.kind == BlockKind::Paragraph && term.text.chars().count() <= 30;
    let defined = text.kind == BlockKind::Paragraph && text.tight && text.text.starts_with(": ");
    (short && defined).then(|| {
        let mut found = Candidate::new(index, Family::Definition, term.text.trim(), None, term.text.len());
        found.alone = true;
        found
    })
}

fn heading(index: usize, block: &Block) -> Option<Candidate> {
    let text = block.text.trim();
    if text.chars().count() > LONGEST {
        return None;
    }
    let mut name = text.trim_end_matches([':', '：', ' ']);
    let colon = name.len() < text.len();
    let mut time = None;
    if let Some((head, clock)) = trailing_clock(name) {
        time = Some(clock);
        name = head.trim_end_matches([':', '：', ' ']);
    }
    let mut found = Candidate::new(index, Family::Heading, name, time, block.text.len());
    found.colon = colon;
    found.alone = true;
    (!name.is_empty()).then_some(found)
}

/// A clock at the end of `text`, and what stands before it.
fn trailing_clock(text: &str) -> Option<(&str, u32)> {
    let at = text.rfind(['[', '(', '（']).or_else(|| text.rfind(' ').map(|at| at + 1))?;
    let (head, tail) = text.split_at(at);
    let clock = times::read(tail).filter(|clock| clock.len == tail.len())?;
    Some((head.trim_end(), clock.seconds))
}

fn prose(index: usize, block: &Block) -> Option<Candidate> {
    let text = block.text.as_str();
    let mut at = usize::from(block.marker);
    at += skip(text, at, |c| is_nothing(c) || matches!(c, '*' | '_'));
    if let Some(found) = chevron(index, block, at) {
        return Some(found);
    }
    let leading = times::read(text.get(at..)?);
    if let Some(clock) = leading {
        at += clock.len;
        at += skip(text, at, |c| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '–'));
    }
    let mut found = bracket(index, block, at).or_else(|| named(index, block, at))?;
    if let Some(clock) = leading {
        found.time = Some(clock.seconds);
        if found.family == Family::Bare {
            found.family = Family::Clock;
        }
    }
    let rest = text.get(found.rest..)?.trim_start();
    if found.family == Family::Bare && rest.starts_with("http") {
        return None;
    }
    found.alone = rest.is_empty();
    found.quotes = rest.starts_with(['“', '"', '‘', '「', '『', '《']);
    Some(found)
}

/// Blanks, and marks without a width.
fn is_nothing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Bytes from `at` whose characters `wanted` takes.
fn skip(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches(wanted).len()
}

fn chevron(index: usize, block: &Block, at: usize) -> Option<Candidate> {
    let nested = block.kind == BlockKind::Quote && block.depth == 2 && !block.joins;
    let rest = block.text.get(at..)?;
    let literal = rest.starts_with(">>") || rest.starts_with('≫');
    if !nested && !literal {
        return None;
    }
    let behind = at + skip(&block.text, at, |c| matches!(c, '>' | '≫' | ' '));
    if let Some(mut found) = named(index, block, behind).filter(|found| found.colon) {
        found.alone = block.text.get(found.rest..)?.trim().is_empty();
        return Some(found);
    }
    Some(Candidate::new(index, Family::Chevron, "", None, behind))
}

/// `【Name】`, `[Name]:`, `「Name」：`, `《Magazine》：`; only the first needs no colon.
fn bracket(index: usize, block: &Block, at: usize) -> Option<Candidate> {
    let rest = block.text.get(at..)?;
    let open = rest.chars().next()?;
    let close = match open {
        '【' => '】',
        '[' => ']',
        '「' => '」',
        '『' => '』',
        '〔' => '〕',
        '〈' => '〉',
        '《' => '》',
        _ => return None,
    };
    let inner = rest.get(open.len_utf8()..)?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| *c == close)?.0;
    let behind = at + open.len_utf8() + end + close.len_utf8();
    let (behind, colon) = after_colon(&block.text, behind);
    let name = inner.get(..end)?.trim_end_matches([':', '：']).trim();
    let mut found = Candidate::new(index, Family::Bracket, name, None, behind);
    found.colon = colon;
    (colon || open == '【').then_some(found)
}

/// Where the speech begins behind markup that was left over, colons and blanks; and whether there was a colon.
fn after_colon(text: &str, at: usize) -> (usize, bool) {
    let mark = at + skip(text, at, |c| matches!(c, '*' | '_' | ' ' | '\u{3000}'));
    let colons = skip(text, mark, |c| matches!(c, ':' | '：'));
    if colons == 0 {
        return (at + skip(text, at, char::is_whitespace), false);
    }
    let behind = mark + colons;
    (behind + skip(text, behind, |c| c.is_whitespace() || c == '*'), true)
}

/// What ends the search for a label's end.
enum Stop {
    Colon(usize),
    Clock(usize, times::Clock),
    None,
}

/// A name and what follows it: a colon, a time, or the end of its emphasis.
fn named(index: usize, block: &Block, at: usize) -> Option<Candidate> {
    let text = block.text.as_str();
    match stop(text, at) {
        Stop::Colon(end) => with_colon(index, block, at, end),
        Stop::Clock(end, clock) => with_clock(index, block, at, end, clock),
        Stop::None => styled(index, block, at).or_else(|| capitals(index, block, at)),
    }
}

fn stop(text: &str, from: usize) -> Stop {
    let rest = text.get(from..).unwrap_or_default();
    let mut depth = 0_u32;
    let mut before = ' ';
    for (at, c) in rest.char_indices().take(LONGEST) {
        let opens = matches!(c, '(' | '[' | '（');
        let boundary = opens || !before.is_alphanumeric() || is_han_or_kana(before);
        if at > 0 && depth == 0 && boundary && (opens || c.is_ascii_digit()) {
            let tail = rest.get(at..).unwrap_or_default();
            if let Some(clock) = times::read(tail).or_else(|| times::alone(tail))
                && (clock.bracketed || ends_label(tail.get(clock.len..).unwrap_or_default()))
            {
                return Stop::Clock(from + at, clock);
            }
        }
        match c {
            '(' | '（' | '[' => depth += 1,
            ')' | '）' | ']' => depth = depth.saturating_sub(1),
            ':' | '：' if depth == 0 => return Stop::Colon(from + at),
            '，' | '。' | '、' | '；' | '！' | '？' | '“' | '”' | '…' | '!' | '?' | ';' | '"' | '《'
            | '`' | '=' | '|'
                if depth == 0 =>
            {
                return Stop::None;
            }
            _ => {}
        }
        before = c;
    }
    Stop::None
}

/// Whether nothing but a colon follows a clock without brackets in a label.
fn ends_label(rest: &str) -> bool {
    let rest = rest.trim_start_matches([':', '：', '*', '_']).trim();
    rest.is_empty()
}

fn with_colon(index: usize, block: &Block, at: usize, end: usize) -> Option<Candidate> {
    let text = block.text.as_str();
    let name = text.get(at..end)?.trim_matches(|c: char| is_nothing(c) || matches!(c, '*' | '_'));
    let digit_before = name.ends_with(|c: char| c.is_ascii_digit());
    let colons = skip(text, end, |c| matches!(c, ':' | '：'));
    let behind = text.get(end + colons..)?;
    if digit_before && behind.starts_with(|c: char| c.is_ascii_digit()) || behind.starts_with("//") {
        return None;
    }
    let family = emphasis(block, at, end, end + colons)?;
    let mut rest = after_colon(text, end).0;
    let mut time = None;
    if let Some(clock) = times::read(text.get(rest..)?) {
        time = Some(clock.seconds);
        rest = after_colon(text, rest + clock.len).0;
    }
    let timed = time.is_some() && family == Family::Bare;
    let mut found = Candidate::new(index, if timed { Family::Clock } else { family }, name, time, rest);
    found.colon = true;
    found.inside = block.spans.iter().any(|span| span.range.end == end + colons);
    Some(found)
}

/// The emphasis that a label `at..end` (its colons end at `colons`) is set in; `None` where it goes on behind them.
fn emphasis(block: &Block, at: usize, end: usize, colons: usize) -> Option<Family> {
    let mut family = Family::Bare;
    for span in &block.spans {
        let TextRange { start, end: stop } = span.range;
        let style = match span.style {
            InlineStyle::Strong => Family::Bold,
            InlineStyle::Emphasis => Family::Italic,
            InlineStyle::Code if start < end => return None,
            _ => continue,
        };
        if start >= end.max(at + 1) {
            break;
        }
        let upto = block.text.get(colons..stop).unwrap_or_default();
        if !upto.trim().is_empty() && !is_clock(upto) {
            if style == Family::Italic {
                continue;
            }
            return None;
        }
        if stop >= trimmed_end(&block.text, at, end) {
            family = if family == Family::Bold { family } else { style };
        }
    }
    Some(family)
}

fn is_clock(text: &str) -> bool {
    let text = text.trim();
    times::read(text).is_some_and(|clock| {
        text.get(clock.len..).is_some_and(|rest| rest.trim_matches([':', '：', ' ']).is_empty())
    })
}

fn trimmed_end(text: &str, at: usize, end: usize) -> usize {
    at + text.get(at..end).unwrap_or_default().trim_end().len()
}

fn with_clock(index: usize, block: &Block, at: usize, end: usize, clock: times::Clock) -> Option<Candidate> {
    let text = block.text.as_str();
    let name = text
        .get(at..end)?
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | '：' | '-' | '|'));
    let clock_end = end + clock.len;
    let (rest, colon) = after_colon(text, clock_end);
    if !colon && !text.get(rest..)?.is_empty() && !clock.bracketed || name.is_empty() {
        return None;
    }
    let family = match emphasis(block, at, end, rest)? {
        Family::Bare if !colon && !text.get(rest..)?.is_empty() && !form::is_full_name(name) => return None,
        Family::Bare => Family::Clock,
        family => family,
    };
    let mut found = Candidate::new(index, family, name, Some(clock.seconds), rest);
    found.colon = colon;
    Some(found)
}

/// A name without a colon, set off by its emphasis alone.
fn styled(index: usize, block: &Block, at: usize) -> Option<Candidate> {
    let span = block.spans.iter().find(|span| {
        span.range.start <= at
            && span.range.end > at
            && matches!(span.style, InlineStyle::Strong | InlineStyle::Emphasis)
    })?;
    let family = if span.style == InlineStyle::Strong { Family::Bold } else { Family::Italic };
    let name = block.text.get(at..span.range.end)?.trim();
    if name.chars().count() > LONGEST {
        return None;
    }
    let (rest, _) = after_colon(&block.text, span.range.end);
    Some(Candidate::new(index, family, name, None, rest))
}

/// `INTERVIEWER`, in capitals on a line of its own.
fn capitals(index: usize, block: &Block, at: usize) -> Option<Candidate> {
    let name = block.text.get(at..)?.trim();
    let fits =
        name.len() <= LONGEST && form::is_capitals(name) && !name.contains(|c: char| c.is_ascii_digit());
    fits.then(|| Candidate::new(index, Family::Bare, name, None, block.text.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Family, candidate};
    use crate::parse::block::Place;
    use crate::parse::markdown::blocks;

    fn shape(source: &str) -> Option<(Family, String, Option<u32>, String)> {
        let (blocks, _) = blocks(source, Place::default());
        let block = blocks.first().unwrap();
        let found = candidate(0, block)?;
        let rest = block.text.get(found.rest..).unwrap().to_owned();
        Some((found.family, found.name, found.time, rest))
    }

    #[test]
    fn every_shape_is_seen() {
        use Family::{Bare, Bold, Bracket, Chevron, Clock, Heading, Italic};
        for (source, family, name, time, rest) in [
            ("**李雷**: 好。", Bold, "李雷", None, "好。"),
            ("**李雷**：好。", Bold, "李雷", None, "好。"),
            ("**李雷：** 好。", Bold, "李雷", None, "好。"),
            ("***Ann Lee:** Every", Bold, "Ann Lee", None, "Every"),
            ("**Ann Lee::** Every", Bold, "Ann Lee", None, "Every"),
            ("主持人 **李雷**：**好**，", Bold, "主持人 李雷", None, "好，"),
            ("**JASON LEE** Yeah.", Bold, "JASON LEE", None, "Yeah."),
            ("**Ann:** 00:43:46", Bold, "Ann", Some(2626), ""),
            ("**Ann** 00:43:46", Bold, "Ann", Some(2626), ""),
            ("李雷: 好。", Bare, "李雷", None, "好。"),
            ("李雷:好", Bare, "李雷", None, "好"),
            ("_AS:_ Welcome", Italic, "AS", None, "Welcome"),
            ("_AS_: Welcome", Italic, "AS", None, "Welcome"),
            ("_:_ Yeah", Italic, "", None, "Yeah"),
            ("*Kim (0:25:57)*: So", Italic, "Kim", Some(1557), "So"),
            ("Pep: *(0:44:59)*: It", Clock, "Pep", Some(2699), "It"),
            ("**[主持人]**: 好", Bracket, "主持人", None, "好"),
            ("**【Greg】** 这太", Bracket, "Greg", None, "这太"),
            ("「暗涌」：好", Bracket, "暗涌", None, "好"),
            ("Ann Lee (00:01:07):", Clock, "Ann Lee", Some(67), ""),
            ("Ann Lee [23:04]: Yeah", Clock, "Ann Lee", Some(1384), "Yeah"),
            ("说话人 1 00:03", Clock, "说话人 1", Some(3), ""),
            ("[00:29:59] Ann: Amazing.", Clock, "Ann", Some(1799), "Amazing."),
            ("00:12:51 Ann Lee: Oh", Clock, "Ann Lee", Some(771), "Oh"),
            ("### 李雷：", Heading, "李雷", None, ""),
            ("### 科長：李雷", Heading, "科長：李雷", None, ""),
            (">> 这是。", Chevron, "", None, "这是。"),
            ("- 「暗涌」：好", Bracket, "暗涌", None, "好"),
            ("Ann（AL）：好", Bare, "Ann（AL）", None, "好"),
            ("李雷(00:12:34): 好", Clock, "李雷", Some(754), "好"),
            ("Ann Lee  0:03", Clock, "Ann Lee", Some(3), ""),
            ("Ann Lee (00:01:07) Yeah", Clock, "Ann Lee", Some(67), "Yeah"),
            ("《海报》：好", Bracket, "海报", None, "好"),
            ("ANN LEE", Bare, "ANN LEE", None, ""),
        ] {
            let found = shape(source).expect(source);
            assert_eq!(found, (family, name.to_owned(), time, rest.to_owned()), "{source}");
        }
    }

    #[test]
    fn what_no_label_can_be() {
        for source in [
            "他走了，然后说：好",
            "11:00 PM is late",
            "https://a.b/c",
            "**问：你好？**",
            "`a`: b",
            "见 **这里** 吧",
        ] {
            assert_eq!(shape(source), None, "{source}");
        }
    }
}
