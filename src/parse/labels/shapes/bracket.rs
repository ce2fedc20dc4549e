//! A name in brackets: `【Ana】`, `[Ana]:`, `「Ana」：`, `＜Ana＞`, `[Ana] [00:04] text`.

use super::super::found::{Colon, FoundLabel};
use super::super::scan::{LONGEST, LineStart, after_colon, is_colon};
use super::super::shape::{LabelKind, LabelShape};
use crate::parse::times;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "bracket",
    describe: ["in brackets", "在方括号里"],
    kind: LabelKind::Line,
    dress: 0.5,
    colon: true,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    let (open, found) = bracketed(line)?;
    let needs_colon = matches!(open, '「' | '『' | '《' | '〈' | '(' | '（') && found.time.is_none();
    (found.colon != Colon::None || !needs_colon).then_some(found)
}

/// A name in brackets at the start of a line, and the mark that opens them.
pub fn bracketed<'b>(line: &LineStart<'b>) -> Option<(char, FoundLabel<'b>)> {
    let rest = line.text.get(line.at..)?;
    let open = rest.chars().next()?;
    let close = match open {
        '【' => '】',
        '[' => ']',
        '［' => '］',
        '「' => '」',
        '『' => '』',
        '〔' => '〕',
        '〖' => '〗',
        '〈' => '〉',
        '《' => '》',
        '<' => '>',
        '＜' => '＞',
        '{' => '}',
        '｛' => '｝',
        '(' => ')',
        '（' => '）',
        _ => return None,
    };
    let inner = rest.get(open.len_utf8()..)?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| *c == close)?.0;
    let name = inner.get(..end)?.trim().trim_end_matches(is_colon).trim();
    if name.starts_with(['[', '!', '/', '^']) {
        return None;
    }
    let behind = line.at + open.len_utf8() + end + close.len_utf8();
    let (mut behind, mut colon) = after_colon(line.text, behind);
    let mut time = line.seconds();
    if let Some(clock) = times::read(line.text.get(behind..)?) {
        time = Some(clock.seconds);
        let (rest, second) = after_colon(line.text, behind + clock.len);
        (behind, colon) = (rest, colon || second);
    }
    let colon = if colon { Colon::Outside } else { Colon::None };
    Some((open, FoundLabel { name, time, rest: behind, colon }))
}
