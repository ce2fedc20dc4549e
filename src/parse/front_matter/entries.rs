//! The lines of a front matter block: where it begins and ends, which keys stand at its left edge, and what a
//! key's value is when taken as written. Knows no YAML beyond that.

use serde_json::Value;

/// A block between two `---` lines at the top of a file.
#[derive(Clone, Copy, Debug)]
pub struct Fenced<'a> {
    /// What stands between the fences.
    pub inner: &'a str,
    /// First byte behind the closing fence's line.
    pub body: usize,
    /// Lines up to there.
    pub lines: u32,
}

/// A key at the left edge with all lines up to the next one.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The key without quotes.
    pub key: &'a str,
    /// What stands behind the colon on its line.
    pub rest: &'a str,
    /// The key's line and those that belong to it.
    pub text: &'a str,
    /// 1-based line within the block.
    pub line: u32,
}

/// A closing fence is looked for in this many bytes.
const FARTHEST: usize = 256 * 1024;

/// The fenced block at the top of `text`; `None` without an opening or a closing fence.
pub fn fenced(text: &str) -> Option<Fenced<'_>> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = text.get(mark..)?.split_inclusive('\n');
    let opening = lines.next()?;
    if opening.trim_end() != "---" {
        return None;
    }
    let start = mark + opening.len();
    let mut at = start;
    for (index, line) in lines.enumerate() {
        if matches!(line.trim_end(), "---" | "...") && !line.starts_with([' ', '\t']) {
            return Some(Fenced {
                inner: text.get(start..at)?,
                body: at + line.len(),
                lines: index as u32 + 2,
            });
        }
        at += line.len();
        if at > FARTHEST {
            break;
        }
    }
    None
}

/// The entries of a block in order. Lines before the first key belong to none.
pub fn entries(inner: &str) -> Vec<Entry<'_>> {
    let mut found: Vec<Entry<'_>> = Vec::new();
    let mut at = 0;
    for (index, line) in inner.split_inclusive('\n').enumerate() {
        if let Some((key, rest)) = key_and_rest(line.trim_end()) {
            close(&mut found, inner, at);
            let text = inner.get(at..).unwrap_or_default();
            found.push(Entry { key, rest, text, line: index as u32 + 1 });
        }
        at += line.len();
    }
    found
}

/// Ends the last entry's text at byte `end` of the block.
fn close<'a>(found: &mut [Entry<'a>], inner: &'a str, end: usize) {
    if let Some(last) = found.last_mut() {
        let start = inner.len() - last.text.len();
        last.text = inner.get(start..end).unwrap_or_default();
    }
}

/// Splits `key: rest`. A full-width colon is taken too, and a missing blank behind a plain key.
fn key_and_rest(line: &str) -> Option<(&str, &str)> {
    if line.starts_with([' ', '\t', '-', '#', '[', '{', '}', ']', '>', '|']) {
        return None;
    }
    let (at, colon) = line.char_indices().find(|(at, c)| match c {
        '：' => true,
        ':' => {
            let tail = line.get(at + 1..).unwrap_or_default();
            tail.is_empty()
                || tail.starts_with([' ', '\t'])
                || (is_plain(line.get(..*at)) && !tail.starts_with("//"))
        }
        _ => false,
    })?;
    let key = line.get(..at)?.trim().trim_matches(['"', '\'']);
    let fits = !key.is_empty() && key.len() <= 60;
    fits.then_some((key, line.get(at + colon.len_utf8()..)?.trim()))
}

fn is_plain(key: Option<&str>) -> bool {
    key.is_some_and(|key| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    })
}

/// An entry's value taken as written, for entries that are no YAML.
pub fn literal(entry: &Entry<'_>) -> Value {
    let below = || entry.text.lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    let joined = |first: &str| {
        let mut text = first.to_owned();
        for line in below() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
        }
        text
    };
    match entry.rest {
        "" if below().any(|line| line.starts_with("- ")) => {
            let items = below().filter_map(|line| line.strip_prefix('-'));
            Value::Array(items.map(|item| unquoted(item).into()).collect())
        }
        "" => Some(joined("")).filter(|text| !text.is_empty()).map_or(Value::Null, Value::from),
        "|" | "|-" | "|+" => below().collect::<Vec<_>>().join("\n").into(),
        ">" | ">-" | ">+" => joined("").into(),
        rest => match rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(inner) if !inner.contains(['[', ']']) => {
                let items = inner.split([',', '，']).map(unquoted).filter(|item| !item.is_empty());
                Value::Array(items.map(Value::from).collect())
            }
            _ => unquoted(&joined(rest)).into(),
        },
    }
}

/// Text without the quotes around it. Quotes around a part of it stay; one that is never closed goes.
pub fn unquoted(text: &str) -> &str {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return match inner.find(quote) {
                None => inner,
                Some(at) if at + 1 == inner.len() => inner.get(..at).unwrap_or_default(),
                Some(_) => text,
            };
        }
    }
    text
}
