//! What is odd about a file: what was found, for whoever tells it in words of his own. Written out
//! ([`Display`](fmt::Display)) in the words of those who write such files.

use std::fmt;

use super::head::Format;
use super::model::Role;

/// Something worth telling about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// 1-based line in the source file.
    pub line: u32,
    /// 1-based column in characters, where known.
    pub column: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub oddity: Oddity,
}

impl Diagnostic {
    /// A slip in a line, probably.
    pub fn warning(line: u32, oddity: Oddity) -> Self {
        Self { line, column: None, severity: Severity::Warning, oddity }
    }
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
#[schemars(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably a slip in the file.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// The word used in messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What can be odd about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A label gives a voice another role than it has elsewhere, or than somebody else of that name.
    OtherRole {
        /// The name in the label.
        name: String,
        /// The role there.
        role: Option<Role>,
        /// Its role elsewhere; none where that is somebody else.
        elsewhere: Option<Role>,
    },
    /// A code block that nothing closes.
    OpenCode,
    /// A comment that nothing closes.
    OpenComment,
    /// A folded original that nothing closes.
    OpenOriginal,
    /// Nothing in a file of this format reads as talk.
    NoTalk(Format),
    /// A front matter that nothing closes.
    OpenFrontMatter,
    /// A front matter that is no YAML.
    BrokenFrontMatter {
        /// Why, in the parser's words.
        why: String,
    },
    /// An entry of the front matter that is no YAML.
    BrokenEntry {
        /// Its key.
        key: String,
        /// Why, in the parser's words.
        why: Option<String>,
    },
    /// A key that stands twice in the front matter.
    DoubleKey(String),
    /// A slip in what the front matter says to this program, in words.
    BadOverride(String),
    /// A pattern of the user's that cannot be used.
    BadPattern {
        /// What it finds: `label`, `section`.
        what: String,
        /// As written.
        pattern: String,
        /// Why, in words.
        why: String,
    },
    /// A file that stops being JSON, in the parser's words.
    BrokenJson(String),
    /// A document that could not be unpacked whole.
    BrokenDocument,
    /// An encoding was asked for that does not exist.
    NoSuchEncoding {
        /// Its name.
        name: String,
        /// The encoding that was used.
        used: String,
    },
    /// Characters that could not be decoded.
    Undecodable {
        /// How many.
        count: usize,
        /// In which encoding.
        encoding: String,
    },
    /// Characters that make the guessed encoding doubtful.
    DoubtfulEncoding {
        /// How many.
        count: usize,
        /// The guess.
        encoding: String,
    },
    /// So many control characters and escape sequences that are not shown.
    Controls(usize),
    /// A line that looks like a label and is none.
    NoLabel {
        /// What stands there.
        text: String,
        /// Why it is none, in words.
        why: String,
    },
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherRole { name, role, elsewhere } => {
                write!(f, "names {name} as {}, ", role.map_or("", Role::name))?;
                match elsewhere {
                    Some(main) => write!(f, "elsewhere the {}: read as written", main.name()),
                    None => f.write_str("who is somebody else: read as written"),
                }
            }
            Self::OpenCode => f.write_str("a code block is not closed; it is read as text"),
            Self::OpenComment => f.write_str("a comment is not closed; it ends with its line here"),
            Self::OpenOriginal => {
                f.write_str("a folded original is not closed; it ends at the next label or heading")
            }
            Self::NoTalk(format) => {
                write!(f, "read as {}, in which nothing was found that reads as talk", format.name())
            }
            Self::OpenFrontMatter => f.write_str("the front matter is not closed by `---`; read as text"),
            Self::BrokenFrontMatter { why } => write!(f, "front matter: {why}; read key by key"),
            Self::BrokenEntry { key, why: Some(why) } => {
                write!(f, "front matter: `{key}` is not valid YAML ({why}); taken as written")
            }
            Self::BrokenEntry { key, why: None } => {
                write!(f, "front matter: `{key}` is not valid YAML; taken as written")
            }
            Self::DoubleKey(key) => write!(f, "front matter: `{key}` stands twice"),
            Self::BadOverride(problem) => write!(f, "front matter: `fangtan`: {problem}"),
            Self::BadPattern { what, pattern, why } => {
                write!(f, "the {what} pattern {pattern:?} is wrong: {why}")
            }
            Self::BrokenJson(why) => write!(f, "not valid JSON ({why}); what could be read is shown"),
            Self::BrokenDocument => {
                f.write_str("the document is damaged or too big; what could be read of it is shown")
            }
            Self::NoSuchEncoding { name, used } => {
                write!(f, "no encoding is called “{name}”; read as {used}")
            }
            Self::Undecodable { count, encoding } => {
                write!(f, "{count} undecodable in {encoding}, shown as �")
            }
            Self::DoubtfulEncoding { count, encoding } => {
                write!(f, "{count} private-use characters: {encoding} may be the wrong encoding")
            }
            Self::Controls(1) => f.write_str("1 control character or escape sequence, not shown"),
            Self::Controls(count) => {
                write!(f, "{count} control characters or escape sequences, not shown")
            }
            Self::NoLabel { text, why } => write!(f, "“{text}” looks like a label, but: {why}"),
        }
    }
}
