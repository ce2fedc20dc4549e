//! The markup inside a cue: tags of `WebVTT` and `SubRip`, entities, and the `<v Name>` that names a voice.

use super::super::inline::{Element, Elements};

/// A stretch of a cue said by one voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CuePart {
    /// The text without tags.
    pub text: String,
    /// The voice named by `<v Name>`.
    pub voice: Option<String>,
}

/// Takes a cue's text apart at its voice tags. Only tags of the two formats are removed: `a < b` stays.
pub fn pieces(raw: &str) -> Vec<CuePart> {
    let mut pieces = vec![CuePart::default()];
    let mut elements = Elements::default();
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '{', '&']) {
        let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
        push(&mut pieces, before);
        let (markup, behind) = read(tail);
        match markup {
            Markup::Voice(name) => pieces.push(CuePart { text: String::new(), voice: Some(name) }),
            Markup::VoiceEnd => pieces.push(CuePart::default()),
            Markup::Text(text) => push(&mut pieces, text),
            Markup::Element(element, closing) => {
                if let Some(CuePart { text, .. }) = pieces.last_mut() {
                    let _ =
                        if closing { elements.leave(element, text) } else { elements.enter(element, text) };
                }
            }
            Markup::None => {}
        }
        rest = behind;
    }
    push(&mut pieces, rest);
    if let Some(last) = pieces.last_mut() {
        elements.close(&mut last.text);
    }
    pieces.retain(|piece| !piece.text.trim().is_empty());
    pieces
}

fn push(pieces: &mut [CuePart], text: &str) {
    if let Some(last) = pieces.last_mut() {
        last.text.push_str(text);
    }
}

enum Markup<'a> {
    Voice(String),
    VoiceEnd,
    Text(&'a str),
    /// An element that changes its words, and whether it ends here.
    Element(Element, bool),
    None,
}

/// Reads what begins with `<`, `{` or `&`; gives it and what stands behind it.
fn read(tail: &str) -> (Markup<'_>, &str) {
    let near = tail.as_bytes().get(..LONGEST_TAG).unwrap_or(tail.as_bytes());
    let closed = |close: u8| {
        let at = memchr::memchr(close, near)?;
        Some((tail.get(..at)?, tail.get(at + 1..)?))
    };
    let found = match tail.as_bytes().first() {
        Some(b'<') => closed(b'>').and_then(|(inner, behind)| tag(inner.get(1..)?).map(|tag| (tag, behind))),
        Some(b'{') if tail.starts_with("{\\") => closed(b'}').map(|(_, behind)| (Markup::None, behind)),
        Some(b'&') => entity(tail),
        _ => None,
    };
    found.unwrap_or_else(|| {
        let (first, behind) = tail.split_at_checked(1).unwrap_or((tail, ""));
        (Markup::Text(first), behind)
    })
}

/// Bytes; an opening bracket without a close within them is text.
const LONGEST_TAG: usize = 200;

fn tag(inner: &str) -> Option<Markup<'_>> {
    let name = inner.trim_start_matches('/').split([' ', '.', '\t']).next().unwrap_or_default();
    if name == "v" {
        let voice = inner.split_once([' ', '\t']).map(|(_, voice)| voice.trim().to_owned());
        return Some(voice.filter(|voice| !voice.is_empty()).map_or(Markup::VoiceEnd, Markup::Voice));
    }
    if let Some(element) = Element::named(name) {
        return Some(Markup::Element(element, inner.starts_with('/')));
    }
    let is_time = inner.starts_with(|c: char| c.is_ascii_digit()) && inner.contains(':');
    let known = ["i", "b", "u", "s", "c", "font", "lang", "br"].contains(&name.to_ascii_lowercase().as_str());
    let blank = if name.eq_ignore_ascii_case("br") { Markup::Text(" ") } else { Markup::None };
    (known || is_time).then_some(blank)
}

fn entity(tail: &str) -> Option<(Markup<'_>, &str)> {
    const ENTITIES: [(&str, &str); 8] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lrm;", ""),
        ("&rlm;", ""),
    ];
    ENTITIES.iter().find_map(|(name, text)| Some((Markup::Text(text), tail.strip_prefix(name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str) -> Vec<(String, Option<String>)> {
        pieces(raw).into_iter().map(|piece| (piece.text, piece.voice)).collect()
    }

    #[test]
    fn tags_go_and_the_rest_stays() {
        for (raw, text) in [
            ("<i>Hello</i> <b>there</b>", "Hello there"),
            ("{\\an8}上面", "上面"),
            ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の", "東京（とうきょう）の"),
            ("a < b && c > d {x}", "a < b && c > d {x}"),
            ("<00:00:01.000><c.colour> word</c>", " word"),
            ("<font color=\"#fff\">白</font>&amp;&lt;", "白&<"),
            ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>の土", "東京（とうきょう）の土"),
            ("<ruby>東<rt>とう京", "東（とう京）"),
            ("<unknown>", "<unknown>"),
            ("open < end", "open < end"),
        ] {
            assert_eq!(shown(raw), [(text.to_owned(), None)], "of {raw:?}");
        }
    }

    #[test]
    fn voices_part_a_cue() {
        let ana = ("Hi. ".to_owned(), Some("Ana Reis".to_owned()));
        let bo = ("Hello.".to_owned(), Some("Bo".to_owned()));
        assert_eq!(shown("<v Ana Reis>Hi. <v.loud Bo>Hello."), [ana.clone(), bo]);
        assert_eq!(shown("<v Ana Reis>Hi. </v>and"), [ana, ("and".to_owned(), None)]);
    }
}
