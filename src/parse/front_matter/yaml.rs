//! YAML to JSON values, guarded: bounded size, bounded nesting, and duplicate keys are no error.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Why a text is no YAML, and where: 1-based line and column (in characters) within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: Option<u32>,
    /// What is wrong, in words, without the place.
    pub message: String,
}

/// Longer texts are not given to the parser.
pub const LONGEST: usize = 16 * 1024;

/// Deeper nesting of `[` and `{` is not given to the parser, whose time grows with its square.
const DEEPEST: usize = 32;

/// Parses one YAML document.
pub fn parse(text: &str) -> Result<Value, Fault> {
    if text.len() > LONGEST {
        return Err(fault(1, format!("longer than {} KB", LONGEST / 1024)));
    }
    if text.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
        return Ok(Value::Null);
    }
    if let Some(line) = too_deep(text) {
        return Err(fault(line, format!("brackets nested deeper than {DEEPEST}")));
    }
    serde_yaml::from_str::<Lenient>(text).map(|value| value.0).map_err(|error| place(&error, text))
}

fn fault(line: u32, message: String) -> Fault {
    Fault { line, column: None, message }
}

/// The line where flow collections nest too deep. Quotes are not looked at: no honest text comes near the
/// limit.
fn too_deep(text: &str) -> Option<u32> {
    let mut depth = 0_usize;
    let mut line = 1;
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(line);
        }
    }
    None
}

/// Takes a parser's message apart. What began at one place and broke at another (an unclosed quote) is
/// reported where it began: that is where it must be mended.
fn place(error: &serde_yaml::Error, source: &str) -> Fault {
    let text = error.to_string();
    let began = text.split_once("while scanning a quoted scalar").map(|(_, tail)| tail);
    let (line, column) = began
        .and_then(line_and_column)
        .or_else(|| {
            let location = error.location()?;
            Some((location.line() as u32, location.column() as u32))
        })
        .map(|(line, column)| as_files_count(source, line, column))
        .map_or((1, None), |(line, column)| (line, Some(column)));
    let message = text.split(" at line ").next().unwrap_or_default();
    let message = if began.is_some() { "a quotation mark is not closed" } else { message };
    Fault { line, column, message: message.to_owned() }
}

/// The line and column of a place that YAML counts. It ends lines at U+0085, U+2028 and U+2029 too (YAML 1.1,
/// 5.4), where no editor does.
fn as_files_count(source: &str, line: u32, column: u32) -> (u32, u32) {
    let (mut left, mut ours, mut passed) = (line.saturating_sub(1), 1, 0);
    let mut chars = source.chars().peekable();
    while left > 0
        && let Some(c) = chars.next()
    {
        let ends = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
        left -= u32::from(ends || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'));
        (ours, passed) = if ends { (ours + 1, 0) } else { (ours, passed + 1) };
    }
    (ours, passed + column)
}

/// Reads ` at line 3 column 8`.
fn line_and_column(text: &str) -> Option<(u32, u32)> {
    let mut words = text.split_whitespace();
    words.find(|word| *word == "line")?;
    let line = words.next()?.parse().ok()?;
    words.find(|word| *word == "column")?;
    let column = words.next()?.trim_end_matches(',').parse().ok()?;
    Some((line, column))
}

/// Any YAML value. Of a key that stands twice, the last value that says something counts.
struct Lenient(Value);

impl<'de> Deserialize<'de> for Lenient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LenientVisitor).map(Self)
    }
}

struct LenientVisitor;

impl<'de> Visitor<'de> for LenientVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Lenient(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((Lenient(key), Lenient(value))) = entries.next_entry()? {
            insert(&mut map, key_text(key), value);
        }
        Ok(Value::Object(map))
    }
}

/// Inserts unless that would put nothing in the place of something.
pub fn insert(map: &mut Map<String, Value>, key: String, value: Value) {
    if !says_nothing(&value) || !map.contains_key(&key) {
        map.insert(key, value);
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn key_text(key: Value) -> String {
    match key {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
