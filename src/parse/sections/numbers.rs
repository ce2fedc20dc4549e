//! Numbers of sections: `01`, `三`, `第二部分`, `IV`.

const HAN: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// The number a line consists of.
pub fn alone(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches(['.', '、', '．']);
    if text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let rest = match han(text) {
        Some((number, len)) if len == text.len() => return Some(number),
        _ => text.strip_prefix('第')?,
    };
    let (number, len) = han(rest)?;
    matches!(rest.get(len..)?, "部分" | "章" | "节" | "節" | "篇" | "幕").then_some(number)
}

/// The number a title begins with: `一、`, `第三部分`, `（二）`, `3. `, `Part 2`.
pub fn leading(text: &str) -> Option<u32> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('第') {
        let (number, len) = han(rest).or_else(|| digits(rest))?;
        return rest.get(len..)?.starts_with(['部', '章', '节', '節', '篇', '幕']).then_some(number);
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let (number, len) = han(rest)?;
        return rest.get(len..)?.starts_with(['）', ')']).then_some(number);
    }
    if let Some(rest) = text.strip_prefix("Part ").or_else(|| text.strip_prefix("PART ")) {
        return digits(rest).map(|(number, _)| number);
    }
    let (number, len) = han(text).or_else(|| digits(text))?;
    let behind = text.get(len..)?;
    let han = !text.starts_with(|c: char| c.is_ascii_digit());
    (behind.starts_with(['、', '．'])
        || han && behind.starts_with(['.', ' ', '：', ':'])
        || behind.starts_with(". ")
        || behind.starts_with('|'))
    .then_some(number)
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len > 2 {
        return None;
    }
    Some((text.get(..len)?.parse().ok()?, len))
}

/// `(value, bytes)` of a Han number up to 99.
fn han(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| HAN.iter().position(|&h| h == c).map(|at| at as u32 + 1);
    let mut value = 0;
    let mut len = 0;
    for c in text.chars().take(3) {
        match digit(c) {
            Some(10) => value = value.max(1) * 10,
            Some(d) => value += d,
            None => break,
        }
        len += c.len_utf8();
    }
    (len > 0).then_some((value, len))
}

/// The blocks whose numbers count up by one from 0 or 1; `None` unless there are at least two.
pub fn ascending(found: &[(usize, u32)]) -> Option<Vec<usize>> {
    let mut run = Vec::new();
    let mut next = None;
    for &(index, number) in found {
        let fits = next.map_or(number <= 1, |next| number == next);
        if fits {
            run.push(index);
            next = Some(number + 1);
        }
    }
    (run.len() >= 2).then_some(run)
}

#[cfg(test)]
mod tests {
    use super::{alone, ascending, leading};

    #[test]
    fn numbers_in_their_dress() {
        for (text, number) in [("01", 1), ("三", 3), ("十二", 12), ("二十一", 21), ("第二部分", 2), ("7.", 7)]
        {
            assert_eq!(alone(text), Some(number), "{text}");
        }
        for (text, number) in
            [("一、开场", 1), ("第三章 起点", 3), ("（二）转折", 2), ("Part 4: Home", 4), ("3. Money", 3)]
        {
            assert_eq!(leading(text), Some(number), "{text}");
        }
        for text in ["2024 年", "一个人", "3.5 版", "100", ""] {
            assert_eq!((alone(text), leading(text)), (None, None), "{text}");
        }
    }

    #[test]
    fn only_counting_up_is_a_sequence() {
        assert_eq!(ascending(&[(3, 1), (9, 7), (12, 2)]), Some(vec![3, 12]));
        assert_eq!(ascending(&[(3, 4), (9, 5)]), None);
        assert_eq!(ascending(&[(3, 1)]), None);
    }
}
