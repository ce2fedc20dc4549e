//! A name and a sign that parts it from the words: `Ana > text`, `主持人丨好`, `Q/ text`, `Ana — text`, `林采——好`.

use super::super::found::{Colon, FoundLabel};
use super::super::name;
use super::super::scan::{Dress, LineStart, skip};
use super::super::shape::{LabelKind, LabelShape};
use crate::lexicon;
use crate::text::script;

/// Longest name, in characters.
const LONGEST: usize = 40;

/// Its row.
pub const ROW: LabelShape = LabelShape {
    name: "parted",
    describe: ["before a sign", "后接符号"],
    kind: LabelKind::Line,
    dress: -0.7,
    colon: false,
    recognise,
};

fn recognise<'b>(line: &LineStart<'b>) -> Option<FoundLabel<'b>> {
    parted(line).filter(|(_, dress)| *dress == Dress::Plain).map(|(found, _)| found)
}

/// The name that a sign parts from the words, and its emphasis.
pub fn parted<'b>(line: &LineStart<'b>) -> Option<(FoundLabel<'b>, Dress)> {
    let rest = line.text.get(line.at..)?;
    let mut before = ' ';
    let wide = rest.starts_with(|c| script::is_han_or_kana(c) || script::is_hangul(c));
    for (at, c) in rest.char_indices().take(LONGEST) {
        let behind = rest.get(at + c.len_utf8()..)?;
        if at > 0 && is_sign(c, before, behind, wide) {
            let end = line.at + at;
            let more = skip(line.text, end, |c| {
                is_bar(c) || is_dash(c) || c.is_whitespace() || matches!(c, '=' | '）' | '━')
            });
            let found = FoundLabel {
                name: line.name_to(end)?.trim(),
                time: line.seconds(),
                rest: end + more,
                colon: Colon::None,
            };
            let said = line.text.get(found.rest..)?;
            // `a > b` compares what is no person.
            let compares = c == '>' && before.is_whitespace() && !is_likely(found.name);
            if compares || said.is_empty() || found.name.is_empty() || line.names_behind(found.rest) {
                return None;
            }
            return Some((found, line.dress(end, found.rest)?));
        }
        if is_stop(c) {
            return None;
        }
        before = c;
    }
    None
}

fn is_likely(name: &str) -> bool {
    name::looks(name) >= 0.5
        || lexicon::role(name).is_some() && !name.starts_with(char::is_lowercase)
        || script::is_kana(name)
}

/// Whether `c` between `before` and `behind` parts a name from words: a dash stands between blanks, and some
/// signs right behind a `wide`, East Asian, name.
fn is_sign(c: char, before: char, behind: &str, wide: bool) -> bool {
    let apart = behind.starts_with(char::is_whitespace);
    match c {
        '/' => apart,
        // `File > Open > Recent` leads through a menu.
        '>' if before.is_whitespace() => behind.starts_with('>') || !behind.contains(" > "),
        '=' => wide && apart && !before.is_whitespace(),
        '）' | '━' => wide,
        c if is_bar(c) => true,
        c if is_dash(c) => {
            let second = behind.strip_prefix(c).unwrap_or(behind);
            let double = wide && c == '—' && second.len() < behind.len();
            double || before.is_whitespace() && second.starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn is_bar(c: char) -> bool {
    matches!(c, '>' | '＞' | '»' | '›' | '→' | '⇒' | '▸' | '▶' | '|' | '｜' | '丨' | '│' | '／' | '/')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '~' | '·' | '•')
}

/// What ends a sentence, opens a quotation or names otherwise.
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '，'
            | '、'
            | '？'
            | '！'
            | '；'
            | '「'
            | '『'
            | '“'
            | '"'
            | '《'
            | '：'
            | ':'
            | ','
            | '?'
            | '!'
            | ';'
            | '…'
            | '='
            | '（'
            | '('
    )
}
