//! Links back: into the program, and to the recording.

use std::fmt::Write as _;

/// `fangtan://` link to an address in a file.
pub fn address_link(path: &str, address: &str) -> String {
    format!("fangtan://{}#{address}", percent_encoded(path))
}

/// The path and the address that a `fangtan://` link names, or the `file://` link of a file manager; `None`
/// for what is no such link.
///
/// ```
/// use fangtan::export::read_address_link;
///
/// let link = read_address_link("fangtan:///%E8%AE%BF%20%E8%B0%88/a%231.md#1.2");
/// assert_eq!(link, Some(("/访 谈/a#1.md".to_owned(), Some("1.2".to_owned()))));
/// assert_eq!(read_address_link("file:///a%20b.md"), Some(("/a b.md".to_owned(), None)));
/// assert_eq!(read_address_link("a.md#1.2"), None);
/// ```
pub fn read_address_link(link: &str) -> Option<(String, Option<String>)> {
    let rest = link.strip_prefix("fangtan://").or_else(|| link.strip_prefix("file://"))?;
    let (path, address) = rest.split_once('#').map_or((rest, None), |(path, at)| (path, Some(at)));
    let address = address.map(percent_decoded).filter(|address| !address.is_empty());
    Some((percent_decoded(path), address))
}

/// `text` with every byte that was written as `%` and two digits.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let decoded = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *byte == b'%');
        bytes.push(decoded.unwrap_or(*byte));
        rest = if decoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Keeps unreserved characters and `/` (RFC 3986), encodes every other byte.
pub(super) fn percent_encoded(path: &str) -> String {
    path.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte.into());
            }
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        encoded
    })
}

/// The source's URL at `seconds` of the recording, where its site has such links (`YouTube`, bilibili); else
/// the URL as it is.
pub fn timed_source(source: &str, seconds: Option<u32>) -> String {
    let (Some(seconds), Some(host)) = (seconds, host(source)) else { return source.to_owned() };
    let is = |name: &str| host == name || host.ends_with(&format!(".{name}"));
    let time = match () {
        () if is("youtube.com") || is("youtu.be") => format!("t={seconds}s"),
        () if is("bilibili.com") => format!("t={seconds}"),
        () => return source.to_owned(),
    };
    let address = source.split_once('#').map_or(source, |(address, _)| address);
    let (page, query) = address.split_once('?').unwrap_or((address, ""));
    let others = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("t="));
    let query: Vec<&str> = others.chain([time.as_str()]).collect();
    format!("{page}?{}", query.join("&"))
}

/// Whether it can be followed: http and https only.
pub(super) fn is_url(source: &str) -> bool {
    host(source).is_some()
}

fn host(source: &str) -> Option<&str> {
    let rest = source.strip_prefix("https://").or_else(|| source.strip_prefix("http://"))?;
    rest.split(['/', '?', '#', ':']).next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_joins_what_the_link_has_already() {
        for (source, wanted) in [
            ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=754s"),
            ("https://youtube.com/watch?v=abc&t=3s#x", "https://youtube.com/watch?v=abc&t=754s"),
            ("https://youtu.be/abc", "https://youtu.be/abc?t=754s"),
            ("https://www.bilibili.com/video/BV1", "https://www.bilibili.com/video/BV1?t=754"),
            ("https://notyoutube.com/watch?v=abc", "https://notyoutube.com/watch?v=abc"),
            ("a newspaper", "a newspaper"),
        ] {
            assert_eq!(timed_source(source, Some(754)), wanted);
            assert_eq!(timed_source(source, None), source);
        }
    }

    #[test]
    fn any_path_becomes_a_link() {
        assert_eq!(address_link("/访 谈/a#1.md", "1.2"), "fangtan:///%E8%AE%BF%20%E8%B0%88/a%231.md#1.2");
    }
}
