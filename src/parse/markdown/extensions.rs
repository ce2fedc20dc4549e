//! Marks within a line that `CommonMark` does not know: `==…==`, `[[…]]` (read by comrak), `^6^` of Pandoc,
//! `:smile:`.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use crate::parse::inline;

/// Bytes; what is longer is no superscript, no name of an emoji.
const LONGEST: usize = 40;

/// Whether a text may hold such marks.
pub fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    let holds = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    memchr(b'^', bytes).is_some() || holds("==") || holds("[[") || names(text).next().is_some()
}

/// `text` with superscripts and emoji as they are meant.
pub fn written(text: &str) -> Cow<'_, str> {
    if memchr(b'^', text.as_bytes()).is_none() && memchr(b':', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let (mut raised, mut named) = (superscripts(text).peekable(), names(text).peekable());
    let mut at = 0;
    loop {
        while raised.next_if(|mark| mark.0 < at).is_some() || named.next_if(|mark| mark.0 < at).is_some() {}
        let first = match (raised.peek(), named.peek()) {
            (Some(one), Some(other)) if one.0 < other.0 => raised.next(),
            (Some(_), None) => raised.next(),
            _ => named.next(),
        };
        let Some((start, end, meant)) = first else { break };
        shown.push_str(text.get(at..start).unwrap_or_default());
        shown.push_str(&meant);
        at = end;
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(shown)
}

/// `^6^`: few characters without blanks that can be raised.
fn superscripts(text: &str) -> impl Iterator<Item = (usize, usize, String)> + '_ {
    let behind_words =
        move |at: &usize| text.get(..*at).is_some_and(|before| !before.is_empty() && !before.ends_with(' '));
    memchr::memchr_iter(b'^', text.as_bytes()).filter(behind_words).filter_map(|at| {
        let rest = text.get(at + 1..)?;
        let length = memchr(b'^', rest.as_bytes()).filter(|length| *length <= LONGEST)?;
        let words = rest.get(..length).filter(|words| !words.is_empty() && !words.contains(' '))?;
        let raised = inline::raised(words)?;
        let meant = match inline::superscript(text.get(..at)?, words) {
            note if note.starts_with('[') => note,
            _ => raised,
        };
        Some((at, at + length + 2, meant))
    })
}

/// `:smile:` for every name of an emoji that stands apart from other words.
fn names(text: &str) -> impl Iterator<Item = (usize, usize, String)> + '_ {
    memchr::memchr_iter(b':', text.as_bytes()).filter_map(|at| {
        let rest = text.as_bytes().get(at + 1..)?;
        let is_part =
            |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'+' | b'-');
        rest.first().filter(|first| is_part(first) && !first.is_ascii_digit())?;
        let length = rest.iter().take(LONGEST).take_while(|b| is_part(b)).count();
        let closed = rest.get(length) == Some(&b':');
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != ':');
        let end = at + length + 2;
        let alone = apart(text.get(..at)?.chars().next_back())
            && apart(text.get(end..).unwrap_or_default().chars().next());
        let emoji = emojis::get_by_shortcode(text.get(at + 1..end - 1).filter(|_| closed && alone)?)?;
        Some((at, end, emoji.as_str().to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn marks_are_written_as_they_are_meant() {
        for (text, shown) in [
            ("10^6^ 个", "10⁶ 个"),
            ("2^-10^ and x^n^", "2⁻¹⁰ and xⁿ"),
            ("他说。^3^ 又说", "他说。[3] 又说"),
            ("好 :smile: 的", "好 😄 的"),
            (":+1:", "👍"),
        ] {
            assert_eq!(written(text), shown);
        }
        for text in ["^_^ 和 ^o^ 吗", "a^b c^d", "12:30:15", "a:b:c", ":nosuchname:", "Q:x:A"] {
            assert_eq!(written(text), text);
        }
    }
}
