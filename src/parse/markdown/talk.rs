//! Lines of talk that Markdown takes for something else: `[Nora]: Yes.`, by the letter a definition of a
//! link, and `<nora> yes`, by the letter a tag. Read so, their words would be lost.

use super::fences;
use super::lines::LineStarts;
use crate::text::range::TextRange;
use foldhash::{HashMap, HashMapExt, HashSet};

/// Stands for a bracket that Markdown is not to see; no text that is shown holds it.
const BRACKET: u8 = 1;
/// Stands for `<`.
const ANGLE: u8 = 2;

/// Bytes of a name, and of what may stand before it in its line.
const LONGEST: usize = 96;

/// Elements that may stand without an end.
const ELEMENTS: &[&str] = &[
    "a", "area", "b", "br", "code", "col", "dd", "div", "dt", "em", "embed", "font", "h1", "h2", "h3", "hr",
    "i", "iframe", "img", "input", "kbd", "li", "link", "mark", "meta", "option", "p", "param", "script",
    "source", "span", "strong", "style", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "track",
    "u", "ul", "v", "wbr",
];

/// A line `[name]: words` or `<name> words`.
struct TalkLine<'t> {
    /// Byte of its bracket.
    at: usize,
    name: &'t str,
    /// What follows on the line, or on the next if nothing does.
    words: &'t str,
}

/// The brackets in `body` that only look like Markdown's, each with what may stand for it.
pub fn brackets(body: &str, lines: &LineStarts) -> Vec<(TextRange, &'static str)> {
    if stands_in(body) {
        return Vec::new();
    }
    let defined = if memchr::memmem::find(body.as_bytes(), b"]:").is_some() {
        definitions(body, lines)
    } else {
        Vec::new()
    };
    let mut found: Vec<(TextRange, &str)> =
        defined.into_iter().map(|at| (TextRange::new(at, at + 1), "\u{1}")).collect();
    found.extend(tags(body, lines).into_iter().map(|at| (TextRange::new(at, at + 1), "\u{2}")));
    if found.is_empty() {
        return found;
    }
    let code = fences::closed(body, lines);
    found.retain(|(range, _)| {
        let next = code.partition_point(|code| code.end <= range.start);
        code.get(next).is_none_or(|code| code.start > range.start)
    });
    found
}

/// `text` with the brackets that others stand for.
pub fn restored(text: &str) -> std::borrow::Cow<'_, str> {
    if stands_in(text) {
        text.replace(char::from(BRACKET), "[").replace(char::from(ANGLE), "<").into()
    } else {
        text.into()
    }
}

/// Whether other characters stand for brackets in `text`.
pub fn stands_in(text: &str) -> bool {
    memchr::memchr2(BRACKET, ANGLE, text.as_bytes()).is_some()
}

/// Bytes of definitions that are talk: no address stands behind the name, or the name comes back.
fn definitions(body: &str, lines: &LineStarts) -> Vec<usize> {
    let openings: Vec<TalkLine<'_>> = openings(body, lines, "[", "]:").collect();
    let mut often: HashMap<&str, usize> = HashMap::new();
    for opening in &openings {
        *often.entry(opening.name).or_default() += 1;
    }
    let is_talk = |opening: &&TalkLine<'_>| {
        let said = opening.words.split_whitespace().next().unwrap_or_default();
        let named = opening.name.chars().any(char::is_alphabetic) && !opening.name.starts_with('^');
        let again = often.get(opening.name).is_some_and(|&often| often > 1);
        let empty = said.is_empty() || said.starts_with(['#', '<']);
        named && !empty && (again || !is_address(said) && !is_used(body, opening.name))
    };
    openings.iter().filter(is_talk).map(|opening| opening.at).collect()
}

/// Whether something refers to a definition of this name: `[name]` without a colon.
fn is_used(body: &str, name: &str) -> bool {
    let reference = format!("[{name}]");
    memchr::memmem::find_iter(body.as_bytes(), &reference)
        .any(|at| !body.get(at + reference.len()..).is_some_and(|behind| behind.starts_with(':')))
}

/// Whether `word` is where a link may lead.
fn is_address(word: &str) -> bool {
    let inner = word.trim_end_matches(['.', ',', '!', '?', '。', '！', '？']);
    word.contains("://")
        || word.starts_with(['/', '.', '#', '<'])
        || ["mailto:", "www.", "tel:", "data:"].iter().any(|start| word.starts_with(start))
        || inner.is_ascii() && inner.contains(['/', '.', '_', '%', '=']) && !inner.ends_with('/')
}

/// Bytes of tags that are names: of no element, never closed, and one of them comes back.
fn tags(body: &str, lines: &LineStarts) -> Vec<usize> {
    let is_name = |opening: &TalkLine<'_>| {
        let first = opening.name.split(' ').next().unwrap_or_default();
        let closed = || memchr::memmem::find(body.as_bytes(), format!("</{first}").as_bytes()).is_some();
        opening.name.starts_with(|c: char| c.is_ascii_alphabetic())
            && !opening.name.contains(['=', ':', '@', '/', '"', '<'])
            && !ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(first))
            && !closed()
    };
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut openings: Vec<TalkLine<'_>> = openings(body, lines, "<", ">").collect();
    openings.retain(|opening| *known.entry(opening.name).or_insert_with(|| is_name(opening)));
    let names: HashSet<&str> = openings.iter().map(|opening| opening.name).collect();
    if names.len() == openings.len() {
        return Vec::new();
    }
    openings.iter().map(|opening| opening.at).collect()
}

/// Lines that begin, behind marks of lists and quotes and a time, with `open`, a name and `close`.
fn openings<'t>(
    body: &'t str,
    lines: &'t LineStarts,
    open: &'static str,
    close: &'static str,
) -> impl Iterator<Item = TalkLine<'t>> {
    memchr::memmem::find_iter(body.as_bytes(), open).filter_map(move |at| {
        let line = lines.at(at);
        let (start, end) = (lines.start(line), lines.start(line + 1));
        let before = body.get(start..at)?;
        let marks = |c: char| c.is_ascii_digit() || "[](){}:.,-/>*+ \u{202f}AMPamp\u{200e}".contains(c);
        if before.len() > LONGEST / 2 || !before.chars().all(marks) || before.starts_with("    ") {
            return None;
        }
        let inner = body.get(at + open.len()..end)?;
        let len = inner.find(close).filter(|&len| len > 0 && len <= LONGEST)?;
        let name = inner.get(..len)?;
        let rest = inner.get(len + close.len()..)?.trim();
        let below = || body.get(end..lines.start(line + 2)).unwrap_or_default().trim();
        let words = if rest.is_empty() { below() } else { rest };
        (!name.contains(['[', ']'])).then_some(TalkLine { at, name: name.trim(), words })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<usize> {
        let lines = LineStarts::of(body);
        brackets(body, &lines).iter().map(|(range, _)| lines.at(range.start)).collect()
    }

    #[test]
    fn lines_of_talk_are_told_from_definitions_and_tags() {
        assert_eq!(found("[Nora]: Yes.\n\n[Otto]: No!\n\n> [Ana]:\n> Well.\n"), [0, 2, 4]);
        assert_eq!(found("[Nora]: https://a.b\n\n[Nora]: see\n"), [0, 2]);
        assert_eq!(found("[Ольга]: Да.\n[问]: 去吗？\n[答]: 去"), [0, 1, 2]);
        assert_eq!(found("<nora> yes\n[10:15] <otto> no\n<nora> well\n"), [0, 1, 2]);
    }

    #[test]
    fn definitions_comments_code_and_tags_stay_what_they_are() {
        for body in [
            "See [a] and [b].\n\n[a]: https://a.b\n[b]: /b.html \"B\"\n[c]: c.md\n",
            "[//]: # (hidden)\n[//]: # (hidden too)\n[comment]: <> (hidden)\n",
            "Ask [Nora] first.\n\n[Nora]: people\n",
            "```\n[Nora]: Yes.\n<otto> no\n<otto> no\n```\n",
            "<br> one\n<br> two\n<x-y>a</x-y>\n<x-y>b</x-y>\n",
            "[^1]: Yes.\n[^1]: No.\n",
        ] {
            assert_eq!(found(body), [0_usize; 0], "{body}");
        }
    }
}
