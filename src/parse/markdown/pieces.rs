//! Cutting a long Markdown text where its two sides mean the same apart: a tree that fits into the
//! processor's cache is built several times faster, and pieces can be read on several cores.
//!
//! A cut is made behind a blank line, before a line without indent that can go on no list, quote or HTML
//! block: by `CommonMark` such a line closes every open block but a fence and some kinds of HTML. A text with
//! one of those, or with definitions of links or footnotes, which hold everywhere, stays whole.

use memchr::memmem;

use crate::text::range::TextRange;

/// Bytes of a piece, about.
const PIECE: usize = 64 * 1024;

/// The pieces of a `text` that does not reach far, in order and without gaps.
pub fn of(text: &str) -> Vec<TextRange> {
    let mut pieces = Vec::with_capacity(text.len() / PIECE + 1);
    let mut start = 0;
    if text.len() > 2 * PIECE {
        while let Some(cut) = next_cut(text, start + PIECE) {
            pieces.push(TextRange::new(start, cut));
            start = cut;
        }
    }
    pieces.push(TextRange::new(start, text.len()));
    pieces
}

/// Whether something in `text` may hold beyond a blank line: a fence, HTML of the kinds 1 to 5 (`CommonMark`
/// 4.6), a definition, an old line end.
pub fn reaches_far(text: &str) -> bool {
    let holds = |mark: &str| memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let html = || memchr::memchr_iter(b'<', text.as_bytes()).any(|at| opens_far_html(text, at));
    ["```", "~~~", "]:", "[^", "\r"].into_iter().any(holds) || html()
}

fn opens_far_html(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
    let names = ["!", "?", "pre", "script", "style", "textarea"];
    names
        .iter()
        .any(|name| rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())))
}

/// The first place for a cut from byte `from` on.
fn next_cut(text: &str, from: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(from.min(text.len()));
    memmem::find_iter(text.get(from..)?.as_bytes(), "\n\n")
        .map(|at| from + at + 2)
        .find(|&at| text.get(at..).is_some_and(stands_alone))
}

/// Whether a line that begins so goes on nothing above the blank line before it.
fn stands_alone(line: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '“' | '「' | '《' | '【' | '（');
    line.starts_with(letter) || line.starts_with("**") || line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::{PIECE, of, reaches_far};

    const TURN: &str = "**周远**：这件事要从很久以前说起。\n\n- 一\n- 二\n\n### 标题\n\n  缩进\n\n";

    #[test]
    fn a_long_text_is_cut_before_lines_that_stand_alone() {
        let text = TURN.repeat(8 * PIECE / TURN.len());
        let pieces = of(&text);
        assert!(pieces.len() > 4);
        assert!(pieces.iter().skip(1).all(|piece| {
            let words = piece.of(&text);
            words.starts_with("**周远") || words.starts_with("###")
        }));
        let whole: String = pieces.iter().map(|piece| piece.of(&text)).collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn what_reaches_over_blank_lines_is_seen() {
        for far in
            ["```\n\n```\n", "[灯]: https://example.org\n", "注[^1]\n", "<script>\n\n</script>\n", "<!--\n\n"]
        {
            assert!(reaches_far(&(TURN.repeat(8) + far)), "{far}");
        }
        assert!(!reaches_far(TURN));
    }
}
