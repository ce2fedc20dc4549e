//! What can be wrong with a query, in words for the user.

use std::fmt;

/// Why a query cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// No field is called so.
    UnknownField {
        /// The name as typed.
        name: String,
        /// The field that is called most nearly so, if one is.
        nearest: Option<&'static str>,
        /// All fields.
        known: Vec<&'static str>,
    },
    /// A field without a value.
    NoValue {
        /// The field.
        field: &'static str,
    },
    /// A field that says nothing of what is looked for.
    NotHere {
        /// The field.
        field: &'static str,
    },
    /// A field that has to say the same in all queries between `OR`s.
    InEach {
        /// The field.
        field: &'static str,
    },
    /// A value that the field does not have.
    WrongValue {
        /// The field.
        field: &'static str,
        /// The value as typed.
        value: String,
        /// The value that is written most nearly so, if one is.
        nearest: Option<&'static str>,
        /// What the field takes.
        takes: Takes,
    },
    /// Its end may be the beginning of any of these.
    Ambiguous(Vec<&'static str>),
    /// A regular expression that is wrong, in the words of those who read it.
    Pattern(String),
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Years, one or a span.
    Years,
    /// Days, one or a span.
    Days,
    /// Minutes, a number or a span.
    Minutes,
    /// One of these words.
    OneOf(Vec<&'static str>),
}

impl fmt::Display for Takes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Years => write!(f, "years (2024, 2023..2025, 2024..)"),
            Self::Days => write!(f, "days (2024-03.., ..2024-05-01)"),
            Self::Minutes => write!(f, "numbers (minutes:<30, minutes:30..60)"),
            Self::OneOf(words) => write!(f, "{}", words.join(", ")),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownField { name, nearest: Some(nearest), .. } => {
                write!(f, "no field “{name}:”, did you mean {nearest}:? In quotes it is a phrase")
            }
            Self::UnknownField { name, known, .. } => {
                write!(f, "no field “{name}:”; there are {}:. In quotes it is a phrase", known.join(": "))
            }
            Self::NoValue { field } => write!(f, "{field}: needs a value after the colon"),
            Self::NotHere { field } => {
                write!(f, "{field}: says nothing of what is looked for here. In quotes it is a phrase")
            }
            Self::InEach { field } => {
                write!(f, "{field}: is no matter of the text; it has to stand on both sides of OR")
            }
            Self::WrongValue { field, value, nearest: Some(nearest), .. } => {
                write!(f, "{field}: has no “{value}”, did you mean {nearest}?")
            }
            Self::WrongValue { field, value, takes, .. } => {
                write!(f, "{field}: takes {takes}, not “{value}”")
            }
            Self::Ambiguous(begun) => write!(f, "{}", begun.join("  ")),
            Self::Pattern(problem) => write!(f, "{problem}"),
        }
    }
}

impl std::error::Error for QueryError {}

impl From<QueryError> for String {
    fn from(error: QueryError) -> Self {
        error.to_string()
    }
}

/// The one of `known` that is written most nearly like `typed`, two slips apart at most.
pub(super) fn nearest<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let distance = |known: &str| strsim::osa_distance(typed, known);
    let near = known
        .map(|known| (distance(known), known))
        .filter(|(slips, known)| *slips <= 2 && *slips < known.chars().count());
    near.min_by_key(|(slips, _)| *slips).map(|(_, known)| known)
}
