//! The code book: what is said of tags, and how tags are given other names everywhere.

use super::marks::{Bookmark, Millis};
use super::tags::{is_within, meant};

/// What is said of a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct CodeEntry {
    /// The tag; `a/b` stands below `a`.
    pub name: String,
    /// What it is for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The name of the color of passages that have none of their own; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub color: String,
    /// When that was last changed.
    pub changed: Millis,
    /// Nothing is said of it any more; that travels too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
}

/// A tag becomes another everywhere, with all that stand below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recode {
    /// The tag; if none is written so, those that are in letters of either case.
    pub from: String,
    /// What it becomes; none if it is taken away.
    pub to: Option<String>,
    /// Only on passages with these ids; on all if none are told.
    pub only: Option<Vec<String>>,
}

/// What one step gave other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recoded {
    /// How many passages it changed.
    pub passages: usize,
    /// Which step it is.
    pub step: CodeStepId,
}

/// A step that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeStepId {
    /// Its row, which a later step may get once this one is taken back.
    pub row: i64,
    /// When it was made.
    pub made: Millis,
}

impl Recode {
    /// This for each of the tags among `tags` that it means.
    pub fn of_each(&self, tags: &[impl AsRef<str>]) -> Vec<Self> {
        meant(&self.from, tags).into_iter().map(|from| Self { from, ..self.clone() }).collect()
    }

    /// What `tag` becomes: itself if it is not meant or stands within the other already, nothing if it is taken away.
    ///
    /// ```
    /// use fangtan::passage::codes::Recode;
    ///
    /// let recode = Recode { from: "a".into(), to: Some("x/y".into()), only: None };
    /// let told = |tag: &str| recode.tag(tag);
    /// assert_eq!((told("a"), told("a/b"), told("ab")), (Some("x/y".into()), Some("x/y/b".into()), Some("ab".into())));
    /// let recode = Recode { from: "a".into(), to: Some("a/b".into()), only: None };
    /// let told = |tag: &str| recode.tag(tag).unwrap_or_default();
    /// assert_eq!((told("a"), told("a/b"), told("a/c")), ("a/b".into(), "a/b".into(), "a/b/c".into()));
    /// ```
    pub fn tag(&self, tag: &str) -> Option<String> {
        let is_there = self.to.as_ref().is_some_and(|to| is_within(to, &self.from) && is_within(tag, to));
        if !is_within(tag, &self.from) || is_there {
            return Some(tag.to_owned());
        }
        let below = tag.strip_prefix(self.from.as_str()).unwrap_or_default();
        self.to.as_ref().map(|to| format!("{to}{below}"))
    }

    /// The tags of `bookmark` afterwards, each once.
    pub fn tags(&self, bookmark: &Bookmark) -> Vec<String> {
        let is_meant = self.only.as_ref().is_none_or(|ids| ids.contains(&bookmark.id));
        if !is_meant {
            return bookmark.tags.clone();
        }
        let mut tags: Vec<String> = Vec::new();
        for tag in bookmark.tags.iter().filter_map(|tag| self.tag(tag)) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }
}

/// The color in which a passage is shown: its own, else that of the first of its tags that has one, or that
/// stands below one that has.
pub fn shown_color<'a>(bookmark: &'a Bookmark, codes: &'a [CodeEntry]) -> &'a str {
    if !bookmark.color.is_empty() || codes.is_empty() {
        return &bookmark.color;
    }
    let of = |tag: &String| {
        let colored = codes.iter().filter(|code| !code.color.is_empty() && is_within(tag, &code.name));
        colored.max_by_key(|code| code.name.len()).map(|code| code.color.as_str())
    };
    bookmark.tags.iter().find_map(of).unwrap_or("")
}
