//! What a document's styles make of a paragraph or of words: a heading, bold, italic. Of DOCX and ODT alike.

use foldhash::{HashMap, HashMapExt};

/// What one style says; what it leaves open, the style it is based on says.
#[derive(Clone, Debug, Default)]
pub struct DocumentStyle {
    /// The style it is based on.
    pub parent: Option<String>,
    /// The level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// Whether words are bold.
    pub bold: Option<bool>,
    /// Whether words are italic.
    pub italic: Option<bool>,
    /// Whether words are struck through.
    pub strike: Option<bool>,
    /// Whether words are hidden.
    pub hidden: Option<bool>,
    /// Whether it is for lines of a table of contents.
    pub contents: bool,
}

impl DocumentStyle {
    /// What the name of a style tells: `heading 3`, `Title`, `Überschrift 2`, `标题 1`, `toc 2`.
    pub fn named(name: &str) -> Self {
        const HEADINGS: [&str; 12] = [
            "heading",
            "überschrift",
            "titre",
            "título",
            "titolo",
            "заголовок",
            "kop",
            "nagłówek",
            "标题",
            "標題",
            "見出し",
            "제목",
        ];
        let name = name.replace("_20_", " ").to_lowercase();
        let (word, number) = name.split_at(name.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        let word = word.trim();
        let level =
            if HEADINGS.contains(&word) { number.parse().ok().map(|n: u8| n.clamp(1, 6)) } else { None };
        let level = level.or_else(|| (name == "title").then_some(1));
        Self { level, contents: word == "toc" || word == "contents", ..Self::default() }
    }
}

/// All styles of a document, by what it calls them.
#[derive(Debug, Default)]
pub struct StyleSheet(HashMap<String, DocumentStyle>);

/// A chain of styles is followed no further.
const LONGEST_CHAIN: usize = 12;

impl StyleSheet {
    /// No styles yet.
    pub fn new() -> Self {
        Self(HashMap::new())
    }

    /// Adds a style.
    pub fn add(&mut self, id: String, style: DocumentStyle) {
        self.0.insert(id, style);
    }

    /// What the style `id` and those it is based on say together.
    pub fn of(&self, id: &str) -> DocumentStyle {
        let mut whole = self.0.get(id).cloned().unwrap_or_default();
        for _ in 0..LONGEST_CHAIN {
            let Some(parent) = whole.parent.take().and_then(|id| self.0.get(&id)) else { break };
            whole = DocumentStyle {
                parent: parent.parent.clone(),
                level: whole.level.or(parent.level),
                bold: whole.bold.or(parent.bold),
                italic: whole.italic.or(parent.italic),
                strike: whole.strike.or(parent.strike),
                hidden: whole.hidden.or(parent.hidden),
                contents: whole.contents || parent.contents,
            };
        }
        whole
    }
}
