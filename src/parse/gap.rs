//! Blanks where two pieces of a text meet.

use std::borrow::Cow;

/// Blanks in a row that stand where a mark was taken out: as many as the shortest comment has bytes.
const TAKEN_OUT: usize = "%%x%%".len();

/// Whether a blank parts two pieces of which one ends and the next begins so: not between two wide
/// characters.
pub fn parts(before: Option<char>, next: Option<char>) -> bool {
    let narrow = |c: Option<char>| c.is_none_or(|c| !is_wide(c));
    narrow(before) || narrow(next)
}

/// `text`, which follows on `before`, with one blank in place of several; with none where a mark was taken
/// out before a stop or between wide characters.
pub fn closed(text: &str, before: Option<char>) -> Cow<'_, str> {
    let (doubled, meets_one) = (text.contains("  "), before == Some(' ') && text.starts_with(' '));
    if !doubled && !meets_one {
        return Cow::Borrowed(text);
    }
    let mut closed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (words, behind) = rest.split_at(at);
        closed.push_str(words);
        rest = behind.trim_start_matches(' ');
        let (last, next) = (closed.chars().next_back().or(before), rest.chars().next());
        let is_closed = behind.len() - rest.len() >= TAKEN_OUT
            && (next.is_some_and(is_stop) || !parts(last, next.or(last)));
        if !is_closed && last != Some(' ') {
            closed.push(' ');
        }
    }
    closed.push_str(rest);
    Cow::Owned(closed)
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']')
}

/// Whether `c` is of a script that is written without blanks (Han, kana, full-width forms and their
/// punctuation). Hangul is not.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD)
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn what_was_taken_out_leaves_no_blank_that_nobody_wrote() {
        for (text, shown) in [
            ("灯是油灯。        那时冷", "灯是油灯。那时冷"),
            ("in 1986        , a lamp", "in 1986, a lamp"),
            ("in 1986        a lamp", "in 1986 a lamp"),
            ("灯在 1986        年", "灯在 1986 年"),
            ("灯。       ", "灯。"),
            ("灯  塔", "灯 塔"),
            ("灯 塔", "灯 塔"),
        ] {
            assert_eq!(closed(text, None), shown);
        }
        assert_eq!(closed("        。", Some('灯')), "。");
        assert_eq!(closed(" lamp", Some(' ')), "lamp");
    }
}
