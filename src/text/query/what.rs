//! Something to be found in a text, as it was typed.

/// Kinds of things to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word, or a phrase with its blanks.
    Text(String),
    /// A regular expression, without its slashes.
    Expression(String),
}

impl What {
    /// What was typed, without quotes or slashes.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Expression(text) => text,
        }
    }
}
