//! JSON with its places: what `serde_json` does not tell. Whatever is wrong with a file, what stands before
//! and behind the fault is read.

use crate::text::range::TextRange;

/// A value and the bytes it takes.
#[derive(Clone, Debug)]
pub struct JsonNode {
    pub value: JsonValue,
    pub source: TextRange,
}

/// A value as it is written.
#[derive(Clone, Debug)]
pub enum JsonValue {
    /// `null`, `true`, `false`, and what is no JSON.
    Nothing,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<JsonNode>),
    /// Keys and values in their order.
    Map(Vec<(String, JsonNode)>),
}

/// Values nest no deeper than this: what is deeper is read as nothing.
const DEEPEST: usize = 64;

impl JsonNode {
    /// The entries of a map; nothing for other values.
    pub fn entries(&self) -> &[(String, JsonNode)] {
        if let JsonValue::Map(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; nothing for other values.
    pub fn items(&self) -> &[JsonNode] {
        if let JsonValue::List(items) = &self.value { items } else { &[] }
    }

    /// The text, if it is one that holds more than blanks.
    pub fn text(&self) -> Option<&str> {
        if let JsonValue::Text(text) = &self.value {
            Some(text.trim()).filter(|text| !text.is_empty())
        } else {
            None
        }
    }
}

/// Reads the value at the start of `text`.
pub fn read(text: &str) -> JsonNode {
    JsonReader { text, at: 0 }.value(0)
}

struct JsonReader<'t> {
    text: &'t str,
    at: usize,
}

impl JsonReader<'_> {
    fn value(&mut self, depth: usize) -> JsonNode {
        let next = self.next();
        let start = self.at;
        let value = match next {
            Some(b'{') if depth < DEEPEST => self.map(depth),
            Some(b'[') if depth < DEEPEST => self.list(depth),
            Some(b'"') => JsonValue::Text(self.string()),
            _ => self.word(),
        };
        JsonNode { value, source: TextRange::new(start, self.at) }
    }

    fn map(&mut self, depth: usize) -> JsonValue {
        self.at += 1;
        let mut entries = Vec::new();
        loop {
            match self.next() {
                // The end, or a list that goes on where this map was not closed.
                None | Some(b']') => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let key = self.string();
                    if self.next() == Some(b':') {
                        self.at += 1;
                        entries.push((key, self.value(depth + 1)));
                    }
                }
                Some(_) => self.step(),
            }
        }
        JsonValue::Map(entries)
    }

    fn list(&mut self, depth: usize) -> JsonValue {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            match self.next() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',' | b':' | b'}') => self.at += 1,
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
        JsonValue::List(items)
    }

    /// A text, without its quotes and with its escapes read; one that is not closed ends with the source.
    fn string(&mut self) -> String {
        let start = self.at;
        let rest = self.text.as_bytes().get(start + 1..).unwrap_or_default();
        let mut end = 0;
        loop {
            let Some(at) = rest.get(end..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) else {
                self.at = self.text.len();
                return unescaped(self.text.get(start + 1..).unwrap_or_default());
            };
            end += at;
            if rest.get(end) == Some(&b'"') {
                break;
            }
            end += 2;
        }
        self.at = start + 1 + end + 1;
        let raw = self.text.get(start + 1..=start + end).unwrap_or_default();
        unescaped(raw)
    }

    /// A number, or a word that is nothing.
    fn word(&mut self) -> JsonValue {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.find([',', ']', '}', '{', '[', '"', ':', ' ', '\n', '\r', '\t']).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if end == 0 {
            self.step();
        }
        self.at += end;
        word.parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map_or(JsonValue::Nothing, JsonValue::Number)
    }

    /// The next byte that is no blank; stays before it.
    fn next(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().position(|b| !matches!(b, b' ' | b'\n' | b'\r' | b'\t')).unwrap_or(rest.len());
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over one character.
    fn step(&mut self) {
        self.at += self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
}

/// What a text between quotes means; what is no escape stays as it is written.
fn unescaped(raw: &str) -> String {
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return raw.to_owned();
    }
    let whole = || serde_json::from_str(&format!("\"{raw}\"")).ok();
    whole().unwrap_or_else(|| raw.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(node: &JsonNode) -> String {
        match &node.value {
            JsonValue::Nothing => "-".to_owned(),
            JsonValue::Number(number) => number.to_string(),
            JsonValue::Text(text) => format!("{text:?}"),
            JsonValue::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
            JsonValue::Map(entries) => {
                let entry = |(key, node): &(String, JsonNode)| format!("{key}:{}", shown(node));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn whole_and_broken_values_are_read() {
        for (text, wanted) in [
            (r#"{"a": [1, -2.5e1, null], "b": "x\n\u4f60"}"#, r#"{a:[1 -25 -] b:"x\n你"}"#),
            (r#"[{"a": 1}, {"a": oops "b": 2}, {"c": "cut"#, r#"[{a:1} {a:- b:2} {c:"cut"}]"#),
            (r#"{"a": [{"b": 1, ], "c": 2}"#, "{a:[{b:1}] c:2}"),
            ("", "-"),
            ("[1, 2", "[1 2]"),
        ] {
            assert_eq!(shown(&read(text)), wanted, "{text}");
        }
        let deep = "[".repeat(100_000);
        assert!(shown(&read(&deep)).starts_with("[[["));
    }

    #[test]
    fn values_know_their_bytes() {
        let text = r#"[ {"a": "好"}, 12 ]"#;
        let sources: Vec<&str> = read(text).items().iter().map(|node| node.source.of(text)).collect();
        assert_eq!(sources, [r#"{"a": "好"}"#, "12"]);
    }
}
