//! Tags as they are typed in one line, and which tags a name means.

use std::collections::{BTreeSet, HashMap};

use crate::text::tag::tidy;

/// What parts one tag from the next, outside quotes.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | '#')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂')
}

/// The tags of a line, each once: they are parted by blanks, commas or `#`; one with blanks stands in quotes, in
/// which a quote that belongs to it is doubled.
///
/// ```
/// use fangtan::passage::tags::{read, written};
///
/// assert_eq!(read("#能源/电力，“open source” 能源/电力"), ["能源/电力", "open source"]);
/// assert_eq!(written(&read("a \"b c\"")), "a \"b c\"");
/// assert_eq!(read(&written(&["7\" lamp".to_owned(), "“灯”".to_owned()])), ["7\" lamp", "“灯”"]);
/// ```
pub fn read(line: &str) -> Vec<String> {
    let (mut tags, mut tag, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().chain([' ']).peekable();
    while let Some(c) = chars.next() {
        match c {
            _ if quoted && is_quote(c) && chars.next_if_eq(&c).is_some() => tag.push(c),
            _ if is_quote(c) => quoted = !quoted,
            _ if quoted || !parts(c) => tag.push(c),
            _ => {
                add(&mut tags, &tag);
                tag.clear();
            }
        }
    }
    add(&mut tags, &tag);
    tags
}

fn add(tags: &mut Vec<String>, tag: &str) {
    if let Some(tag) = tidy(tag).filter(|tag| !tags.contains(tag)) {
        tags.push(tag);
    }
}

/// Tags as a line that [`read`]s as the same tags.
pub fn written(tags: &[String]) -> String {
    tags.iter().map(|tag| quoted(tag)).collect::<Vec<_>>().join(" ")
}

/// One tag, in quotes if it needs them.
pub fn quoted(tag: &str) -> String {
    if !tag.contains(|c| parts(c) || is_quote(c)) {
        return tag.to_owned();
    }
    let doubled = tag.chars().flat_map(|c| std::iter::repeat_n(c, 1 + usize::from(is_quote(c))));
    format!("\"{}\"", doubled.collect::<String>())
}

/// Where the tag begins that is being typed at the end of `line`: behind the last blank, comma or `#`, or at
/// its quote.
pub fn last(line: &str) -> usize {
    let (mut begin, mut quoted) = (0, false);
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if quoted && is_quote(c) && chars.next_if(|(_, next)| *next == c).is_some() {
            continue;
        }
        if is_quote(c) {
            quoted = !quoted;
            begin = if quoted { at } else { begin };
        } else if !quoted && parts(c) {
            begin = at + c.len_utf8();
        }
    }
    begin
}

/// Whether `tag` is `wanted` or stands below it in the tree: `a` has `a/b`.
pub fn is_within(tag: &str, wanted: &str) -> bool {
    tag.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The tags among `tags`, and above them, that are meant by a name: the one that is written so; if there is none,
/// those that are written so in letters of either case.
///
/// ```
/// use fangtan::passage::tags::meant;
///
/// let tags = ["Energy/solar", "ENERGY", "fog"];
/// assert_eq!(meant("Energy", &tags), ["Energy"]);
/// assert_eq!(meant("energy/", &tags), ["ENERGY", "Energy"]);
/// assert!(meant("ener", &tags).is_empty());
/// ```
pub fn meant(name: &str, tags: &[impl AsRef<str>]) -> Vec<String> {
    let Some(name) = tidy(name) else { return Vec::new() };
    if tags.iter().any(|tag| is_within(tag.as_ref(), &name)) {
        return vec![name];
    }
    let depth = name.matches('/').count() + 1;
    let above = |tag: &str| tag.split('/').take(depth).collect::<Vec<_>>().join("/");
    let all: BTreeSet<String> = tags.iter().map(|tag| above(tag.as_ref())).collect();
    all.into_iter().filter(|tag| tag.to_lowercase() == name.to_lowercase()).collect()
}

/// The tags of which these are the last of each, the one that was used last first: `used` has a time and the
/// tags that were given then.
pub fn by_use<'a>(used: impl Iterator<Item = (i64, &'a [String])>) -> Vec<String> {
    let mut last: HashMap<&str, i64> = HashMap::new();
    for (when, tags) in used {
        for tag in tags {
            let known = last.entry(tag).or_insert(when);
            *known = (*known).max(when);
        }
    }
    let mut tags: Vec<(&str, i64)> = last.into_iter().collect();
    tags.sort_by(|(one, when), (other, then)| then.cmp(when).then_with(|| one.cmp(other)));
    tags.into_iter().map(|(tag, _)| tag.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_holds_what_stands_below_it_and_no_other_that_begins_alike() {
        assert!(is_within("能源/电力", "能源") && is_within("a", "a"));
        assert!(!is_within("能源局", "能源") && !is_within("a", "a/b") && !is_within("Energy", "energy"));
    }

    #[test]
    fn the_tag_being_typed_begins_behind_the_last_gap() {
        for (line, begun) in
            [("", ""), ("a b", "b"), ("a ", ""), ("a，能", "能"), ("#20", "20"), ("x \"a b", "\"a b")]
        {
            assert_eq!(line.split_at(last(line)).1, begun, "{line}");
        }
    }

    #[test]
    fn the_last_used_tag_comes_first() {
        let of = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let (one, two) = (of(&["a", "b"]), of(&["b", "c"]));
        assert_eq!(by_use([(1, one.as_slice()), (2, two.as_slice())].into_iter()), ["b", "c", "a"]);
    }
}
