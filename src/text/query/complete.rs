//! The rest of a field's name, or of a value that is one of a few, while a query is typed.

use super::field::{Field, FieldKind};
use super::what::What;
use crate::text::fold::fold;

/// What the end of a query can become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completion {
    /// The whole query with its end completed.
    Whole(String),
    /// The names or values that it may be the beginning of.
    OneOf(Vec<&'static str>),
}

/// Completes the word at the end of `typed` to one of the fields that `answers` tells of, and to one of their
/// values; `None` if nothing begins like it, or it is complete.
///
/// ```
/// use fangtan::text::query::{Completion, completed};
///
/// assert_eq!(completed("能源 gue", |_| true), Some(Completion::Whole("能源 guest:".into())));
/// assert_eq!(completed("state:done|unr", |_| true), Some(Completion::Whole("state:done|unread ".into())));
/// assert_eq!(completed("date:2024", |_| true), None);
/// ```
pub fn completed(typed: &str, answers: impl Fn(&Field) -> bool) -> Option<Completion> {
    let takes = |kind: FieldKind, value: &str| {
        kind.value(&What::Text(value.to_owned())).is_ok_and(|field| answers(&field))
    };
    let word = typed.rsplit(char::is_whitespace).next()?;
    let begun = word.trim_start_matches(['-', '!', '！']);
    let (begun, candidates, end) = match begun.split_once([':', '：']) {
        Some((name, values)) => {
            let value = values.rsplit(['|', '｜']).next()?;
            let kind = FieldKind::named(name)?;
            let mut values = kind.values_begun(&fold(value).text);
            values.retain(|value| takes(kind, value));
            (value, values, " ")
        }
        None if begun.is_empty() => return None,
        None => {
            let is_taken = |kind: FieldKind| {
                let values = kind.values_begun("");
                values.into_iter().chain(["2024", "a"]).any(|value| takes(kind, value))
            };
            let mut names = FieldKind::names_begun(&fold(begun).text);
            names.retain(|name| FieldKind::named(name).is_some_and(is_taken));
            (begun, names, ":")
        }
    };
    let before = typed.strip_suffix(begun)?;
    match candidates.as_slice() {
        [] => None,
        [only] if end == " " && *only == begun => None,
        [only] => Some(Completion::Whole(format!("{before}{only}{end}"))),
        _ => Some(Completion::OneOf(candidates)),
    }
}
