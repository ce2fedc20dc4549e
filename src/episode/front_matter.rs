//! The head of a file between two lines `---`.

use super::model::{Diagnostic, Found, Head, Origin};
use super::overrides::Overrides;

/// What stands before the text.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// What the file says about itself.
    pub head: Head,
    /// Byte at which the text begins.
    pub body: usize,
    /// Lines the front matter takes.
    pub lines: u32,
    /// The file's own word on its conventions.
    pub overrides: Overrides,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Splits the front matter off `text`.
pub fn split(text: &str) -> Front {
    let mut front = Front::default();
    if !text.starts_with("---\n") && !text.starts_with("---\r\n") {
        return front;
    }
    let mut at = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if index > 0 && line.trim_end() == "---" {
            front.body = at;
            front.lines = index as u32 + 1;
            let yaml = text.get(4..at - line.len()).unwrap_or_default();
            let value: serde_json::Value = serde_yaml::from_str(yaml).unwrap_or_default();
            let found = |key: &str| {
                value.get(key).and_then(|v| v.as_str()).map(|v| Found { value: v.to_owned(), origin: Origin::FrontMatter })
            };
            front.head.title = found("title");
            front.head.date = found("date");
            front.head.front_matter = Some(value);
            return front;
        }
    }
    front
}
