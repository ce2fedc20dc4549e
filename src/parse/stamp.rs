//! Day and hour beside a message, as chats write them: `[12/03/24, 10:15:32]`, `2024-03-12 10:15`, `5:10 PM`.

use super::times::Clock;

/// Most bytes of a stamp.
const LONGEST: usize = 48;

/// Words for a day that may stand between a name and an hour.
const DAYS: &[&str] =
    &["Today at", "Yesterday at", "today at", "yesterday at", "今天", "昨天", "上午", "下午", "今日", "昨日"];

/// Reads a stamp at the very start of `text`: a day and an hour, or an hour that says which half of the day
/// it is in.
pub fn read(text: &str) -> Option<Clock> {
    let (open, inner) = match text.chars().next()? {
        '[' => (Some(']'), text.get(1..)?),
        '(' => (Some(')'), text.get(1..)?),
        c if c.is_ascii_digit() => (None, text),
        _ => return None,
    };
    let near = inner.get(..inner.floor_char_boundary(LONGEST))?;
    let day = day(near);
    let hour = near.get(day..)?.trim_start_matches([',', ' ', '，', 'T']);
    if day > 0 && hour.len() == near.len() - day {
        return None;
    }
    let (seconds, len) = hour_of(hour)?;
    let behind = hour.get(len..)?;
    let (half, later) = half_of(behind);
    if day == 0 && later.is_none() {
        return None;
    }
    let mut end = text.len() - inner.len() + near.len() - behind.len() + half;
    if let Some(close) = open {
        end += text.get(end..)?.strip_prefix(close).map(|_| close.len_utf8())?;
    }
    let hour = seconds / 3600 % 12 + if later == Some(true) { 12 } else { 0 };
    let seconds = if later.is_some() { hour * 3600 + seconds % 3600 } else { seconds };
    Some(Clock { seconds, len: end, bracketed: open.is_some() })
}

/// `name` without a word for a day behind it.
pub fn without_day(name: &str) -> &str {
    let day = DAYS.iter().find_map(|day| name.strip_suffix(day)).filter(|name| !name.trim().is_empty());
    day.map_or(name, |name| name.trim_end_matches([' ', '—', '–', '-', ',', '·', '|']))
}

/// Whoever sends a message in a meeting's chat: `Ana` of `From Ana to Everyone`.
pub fn sender(name: &str) -> &str {
    let Some(rest) = name.strip_prefix("From ").or_else(|| name.strip_prefix("来自 ")) else { return name };
    let end = [" to ", " To ", " 发送给 ", " 到 "].iter().filter_map(|to| rest.find(to)).min();
    end.and_then(|end| rest.get(..end)).unwrap_or(rest).trim()
}

/// Bytes of a date: three numbers, or two, between the same marks.
fn day(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut fields) = (0, 0);
    let mut mark = None;
    loop {
        let digits = bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 || digits > 4 {
            return 0;
        }
        at += digits;
        fields += 1;
        let next = bytes.get(at).copied().filter(|b| matches!(b, b'/' | b'-' | b'.'));
        if fields == 3 || next.is_none() || mark.is_some() && mark != next {
            break;
        }
        mark = next;
        at += 1;
    }
    if fields == 3 { at } else { 0 }
}

/// Seconds and bytes of `10:15` or `10:15:32`.
fn hour_of(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let fields: Vec<u32> =
        text.get(..len)?.split(':').map(|field| field.parse().ok()).collect::<Option<_>>()?;
    match fields.as_slice() {
        [hour @ 0..24, minute @ 0..60] => Some((hour * 3600 + minute * 60, len)),
        [hour @ 0..24, minute @ 0..60, second @ 0..60] => Some((hour * 3600 + minute * 60 + second, len)),
        _ => None,
    }
}

/// Bytes of `AM` or `PM` with the blank before it, and whether it is the later one; `None` without.
fn half_of(text: &str) -> (usize, Option<bool>) {
    let words = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let half = ["am", "pm", "a.m.", "p.m."]
        .iter()
        .find(|half| words.get(..half.len()).is_some_and(|word| word.eq_ignore_ascii_case(half)));
    half.map_or((0, None), |half| (text.len() - words.len() + half.len(), Some(half.starts_with('p'))))
}

#[cfg(test)]
mod tests {
    use super::{read, without_day};

    #[test]
    fn stamps_of_chats_are_read() {
        for (text, seconds, len) in [
            ("[12/03/24, 10:15:32] Ana", 36932, 20),
            ("12/03/2024, 10:15 - Ana", 36900, 17),
            ("2024-03-12 10:15:32", 36932, 19),
            ("[12.03.24 10:15]", 36900, 16),
            ("5:10 PM", 61800, 7),
            ("[3/12/24, 5:10:02\u{202f}PM] Ana", 61802, 23),
        ] {
            let clock = read(text).unwrap();
            assert_eq!((clock.seconds, clock.len), (seconds, len), "{text}");
        }
        for text in ["10:15", "2024-03-12", "1986", "3/4 of it", "[12]", "10:75 PM", "12/03/24,"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_beside_a_name_is_no_part_of_it() {
        assert_eq!(without_day("Ana Reis — Today at"), "Ana Reis");
        assert_eq!(without_day("林夏 昨天"), "林夏");
        assert_eq!(without_day("今天"), "今天");
        assert_eq!(super::sender("From Ana Reis to Everyone"), "Ana Reis");
        assert_eq!(super::sender("Fromm"), "Fromm");
    }
}
