//! Tags of a page that are longer than any person writes. The HTML parser compares every attribute of a tag
//! with all others of it, so thousands of them in one tag would take it minutes.

use std::borrow::Cow;

/// The longest tag, in bytes, whose attributes are read.
const LONGEST: usize = 20_000;

/// `source` with the longest tags reduced to their names.
pub fn shortened(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut short = String::new();
    let (mut copied, mut end) = (0, 0);
    for open in memchr::memchr_iter(b'<', bytes) {
        if open < copied {
            continue;
        }
        if end <= open {
            let rest = bytes.get(open..).unwrap_or_default();
            end = memchr::memchr(b'>', rest).map_or(source.len(), |at| open + at);
        }
        let inner = bytes.get(open + 1..end).unwrap_or_default();
        if inner.len() > LONGEST && inner.first().is_some_and(u8::is_ascii_alphabetic) {
            let name = inner.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            short.push_str(source.get(copied..open + 1 + name).unwrap_or_default());
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    short.push_str(source.get(copied..).unwrap_or_default());
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn only_tags_that_no_one_writes_lose_their_attributes() {
        let usual = "<p class=\"a\">一 < 二 <b>三</b></p>".repeat(2_000);
        assert_eq!(shortened(&usual), usual);
        let long = format!("<p {}>灯塔</p><a href=x>", "a1=2 ".repeat(5_000));
        assert_eq!(shortened(&long), "<p>灯塔</p><a href=x>");
        assert_eq!(shortened(&format!("一 < 二<p {}", "a ".repeat(20_000))), "一 < 二<p");
        assert_eq!(shortened(&"< ".repeat(20_000)), "< ".repeat(20_000));
    }
}
