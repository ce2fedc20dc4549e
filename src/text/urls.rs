//! Web addresses in running text, also those that an editor broke with blanks. Knows nothing of what they
//! mean.
//!
//! By hand: `linkify` 0.11 mends no broken address, and takes the Han text behind one for a part of it.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::text::range::TextRange;

static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("http"));

/// Whether a web address may stand in `text`.
pub fn may_be_in(text: &str) -> bool {
    SCHEME.find(text.as_bytes()).is_some()
}

/// The first web address in `text`, mended: `https ://youtu.be/x` and `https：//youtu.be/x` lose what does
/// not belong there. Marks of the sentence around it are left out.
pub fn find(text: &str) -> Option<String> {
    let mut read = 0;
    SCHEME.find_iter(text.as_bytes()).find_map(|at| {
        let (scheme, rest) = scheme(text.get(at..).filter(|_| at >= read)?)?;
        let address = rest.get(..extent(rest))?;
        read = text.len() - rest.len() + address.len();
        address.contains('.').then(|| format!("{scheme}{address}"))
    })
}

/// Whether `url` leads into the web and nowhere else.
pub fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Where `text` holds web addresses as they should be; one that stands in another is part of it.
pub fn all(text: &str) -> impl Iterator<Item = TextRange> {
    let mut read = 0;
    memchr::memchr_iter(b'/', text.as_bytes()).filter_map(move |slash| {
        let address = text.get(slash..).filter(|_| slash >= read)?.strip_prefix("//")?;
        let before = text.get(..slash)?;
        let before = before.strip_suffix("https:").or_else(|| before.strip_suffix("http:"))?;
        let length = extent(address);
        read = slash + "//".len() + length;
        let named = address.get(..length)?.contains('.');
        let inside = before.ends_with(|c: char| c.is_ascii_alphanumeric());
        (named && !inside).then(|| TextRange::new(before.len(), read))
    })
}

/// Bytes of the address at the start of `text`, the marks of the sentence around it left out.
fn extent(text: &str) -> usize {
    let end = text.find(|c| !is_address(c)).unwrap_or(text.len());
    let address = text.get(..end).unwrap_or_default();
    let mut address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    let count = |mark| memchr::memchr_iter(mark, address.as_bytes()).count();
    for _ in count(b'(')..count(b')') {
        let Some(rest) = address.strip_suffix(')') else { break };
        address = rest;
    }
    address.len()
}

/// The scheme that `text` begins with, mended, and what follows it.
fn scheme(text: &str) -> Option<(&'static str, &str)> {
    let rest = text.strip_prefix("http")?;
    let (scheme, rest) = match rest.strip_prefix('s') {
        Some(rest) => ("https://", rest),
        None => ("http://", rest),
    };
    let rest = rest.trim_start_matches(is_blank).strip_prefix([':', '：'])?;
    let rest = rest.trim_start_matches(is_blank).strip_prefix("//").or_else(|| rest.strip_prefix("／／"))?;
    Some((scheme, rest.trim_start_matches(is_blank)))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\u{200b}')
}

/// The characters of RFC 3986.
fn is_address(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_ascii_punctuation() && !"\"<>[\\]^`{|}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        let text = "见https://a.org/x。(http://b.org/y(z)), xhttp://c.org https:// http://d";
        let found: Vec<&str> = all(text).map(|range| range.of(text)).collect();
        assert_eq!(found, ["https://a.org/x", "http://b.org/y(z)"]);
    }

    #[test]
    fn addresses_are_found_and_mended() {
        for (text, wanted) in [
            ("原视频地址:https ://youtu.be/aBc_1", Some("https://youtu.be/aBc_1")),
            ("见 https：//example.org/a?b=c。下文", Some("https://example.org/a?b=c")),
            ("(https://example.org/a).", Some("https://example.org/a")),
            ("https://en.wikipedia.org/wiki/A_(b)", Some("https://en.wikipedia.org/wiki/A_(b)")),
            ("[x](http://a.example/y), z", Some("http://a.example/y")),
            ("https 协议", None),
            ("https://", None),
        ] {
            assert_eq!(find(text).as_deref(), wanted, "in {text:?}");
        }
    }
}
