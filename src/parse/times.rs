//! The recording's clock as it is written in transcripts: `00:12:34`, `[04:07]`, `(0:00:19)`.

use super::block::Block;

/// A clock reading at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Seconds from the beginning of the recording.
    pub seconds: u32,
    /// Bytes it takes, brackets included.
    pub len: usize,
    /// Whether it stands in brackets.
    pub bracketed: bool,
}

/// Reads a clock at the very start of `text`; of a span `[00:00-00:30]` the first.
pub fn read(text: &str) -> Option<Clock> {
    let close = match text.chars().next()? {
        '[' => Some(']'),
        '(' => Some(')'),
        '（' => Some('）'),
        '【' => Some('】'),
        '<' => Some('>'),
        c if c.is_ascii_digit() => None,
        _ => return None,
    };
    let open = if close.is_some() { text.chars().next()?.len_utf8() } else { 0 };
    let (seconds, mut len, fields) = digits(text.get(open..)?)?;
    len += open;
    len += until(text.get(len..)?).unwrap_or_default();
    let after = text.get(len..)?;
    let Some(close) = close else {
        let meridiem = after
            .trim_start()
            .get(..2)
            .is_some_and(|s| s.eq_ignore_ascii_case("am") || s.eq_ignore_ascii_case("pm"));
        let ends = !after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '/');
        let certain = fields == 3 || text.as_bytes().get(2) == Some(&b':');
        return (ends && certain && !meridiem).then_some(Clock { seconds, len, bracketed: false });
    };
    after.starts_with(close).then(|| Clock { seconds, len: len + close.len_utf8(), bracketed: true })
}

/// Bytes of the dash or arrow, and of the clock behind it, with which a span goes on.
fn until(text: &str) -> Option<usize> {
    let bare = text.trim_start();
    let behind = bare.trim_start_matches(['-', '–', '—', '~', '→']).trim_start_matches('>');
    let clock = behind.trim_start();
    let (_, len, _) = digits(clock).filter(|_| behind.len() < bare.len())?;
    Some(text.len() - clock.len() + len)
}

/// Reads a clock that is all of `text`, also one that only its place tells from a verse or a time of day:
/// `0:07`.
pub fn alone(text: &str) -> Option<Clock> {
    let bare = || {
        let (seconds, len, _) = digits(text)?;
        let len = len + until(text.get(len..)?).unwrap_or_default();
        Some(Clock { seconds, len, bracketed: false })
    };
    read(text).or_else(bare).filter(|clock| clock.len == text.len())
}

/// The clock that a style of its own begins with at byte `at` of a block: `` `00:10` ``, `**0:05**`, a link
/// with a time as its words.
pub fn styled(block: &Block, at: usize) -> Option<Clock> {
    let span = block.spans.iter().find(|span| span.range.start == at)?;
    let clock = alone(span.range.of(&block.text).trim_end_matches([':', '：']))?;
    Some(Clock { bracketed: true, ..clock })
}

/// `(seconds, bytes, fields)` of `h:mm:ss`, `mm:ss`, with or without a fraction.
fn digits(text: &str) -> Option<(u32, usize, u32)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut seconds = 0_u32;
    let mut fields = 0;
    loop {
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) && at - start < 3 {
            at += 1;
        }
        let value: u32 = text.get(start..at)?.parse().ok()?;
        if fields > 0 && (at - start != 2 || value > 59) {
            return None;
        }
        seconds = seconds.checked_mul(60)?.checked_add(value)?;
        fields += 1;
        if fields == 3 || bytes.get(at) != Some(&b':') || !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            break;
        }
        at += 1;
    }
    if fields < 2 || bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    if matches!(bytes.get(at), Some(b'.' | b',')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
    }
    Some((seconds, at, fields))
}

#[cfg(test)]
mod tests {
    use super::{alone, read};

    #[test]
    fn clocks_in_all_their_dress() {
        for (text, seconds, len) in [
            ("00:12:34", 754, 8),
            ("[04:07] a", 247, 7),
            ("(0:00:19)", 19, 9),
            ("（1:02:03）", 3723, 13),
            ("[00:00-00:30]", 0, 13),
            ("00:03:18.16 x", 198, 11),
            ("[00:00:08.120 --> 00:00:09.000]", 8, 31),
            ("00:00:08.120 --> 00:00:09.000 Ana", 8, 29),
            ("00:00:08 – 00:01:09", 8, 21),
            ("00:00:08 – Ana", 8, 8),
        ] {
            let clock = read(text).unwrap();
            assert_eq!((clock.seconds, clock.len), (seconds, len), "{text}");
        }
    }

    #[test]
    fn a_line_of_its_own_may_be_shorter() {
        assert_eq!(alone("0:07").map(|clock| clock.seconds), Some(7));
        assert_eq!(alone("[04:07]").map(|clock| clock.seconds), Some(247));
        assert_eq!(alone("00:00:05.000 --> 00:00:09.900").map(|clock| clock.seconds), Some(5));
        assert_eq!(alone("0:05 - 0:09").map(|clock| clock.seconds), Some(5));
        assert_eq!((alone("0:05 0:09"), alone("0:05 - 0:09 x")), (None, None));
        assert_eq!(alone("0:07 p.m."), None);
        assert_eq!(alone("1:10:5"), None);
    }

    #[test]
    fn not_every_colon_between_digits_is_a_clock() {
        for text in ["6:59", "11:00 PM", "1:10:5", "12", "[12]", "[a]", "10:75", "00:12a", "(1:02", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
