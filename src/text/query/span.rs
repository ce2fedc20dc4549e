//! Spans of years, days and minutes: `2024`, `2024..`, `..2024`, `2023..2025`, `<30`, `>=60`.

use std::ops::Bound::{self, Excluded, Included, Unbounded};
use std::ops::RangeBounds;

/// From one value to another, each end open, in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueSpan<T>(pub Bound<T>, pub Bound<T>);

impl<T: Clone> ValueSpan<T> {
    /// This value alone.
    pub fn only(value: T) -> Self {
        Self(Included(value.clone()), Included(value))
    }
}

impl<T: PartialOrd> ValueSpan<T> {
    /// Whether `value` lies inside.
    pub fn holds(&self, value: &T) -> bool {
        (self.0.as_ref(), self.1.as_ref()).contains(value)
    }
}

impl ValueSpan<String> {
    /// Whether a date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) lies inside. An end of less precision means all of
    /// its year or month; no date lies nowhere.
    pub fn holds_date(&self, date: &str) -> bool {
        let to = |end: &String| date.get(..end.len()).unwrap_or(date).cmp(end.as_str());
        let starts = match &self.0 {
            Included(from) => date >= from.as_str(),
            Excluded(from) => to(from).is_gt(),
            Unbounded => true,
        };
        let ends = match &self.1 {
            Included(end) => to(end).is_le(),
            Excluded(end) => date < end.as_str(),
            Unbounded => true,
        };
        !date.is_empty() && starts && ends
    }
}

/// Reads a span of what `one` reads. A dash joins two ends only if `dash` says so; ends in the wrong order
/// are turned.
pub(super) fn read<T: PartialOrd + Clone>(
    value: &str,
    dash: bool,
    one: impl Fn(&str) -> Option<T>,
) -> Option<ValueSpan<T>> {
    let one = |written: &str| one(written.trim());
    for (sign, span) in [
        ("<=", (|end| ValueSpan(Unbounded, Included(end))) as fn(T) -> ValueSpan<T>),
        (">=", |from| ValueSpan(Included(from), Unbounded)),
        ("<", |end| ValueSpan(Unbounded, Excluded(end))),
        (">", |from| ValueSpan(Excluded(from), Unbounded)),
    ] {
        if let Some(rest) = value.strip_prefix(sign) {
            return one(rest).map(span);
        }
    }
    let ends = value.split_once("..").or_else(|| if dash { value.split_once('-') } else { None });
    let end = |written: &str| if written.is_empty() { Some(Unbounded) } else { one(written).map(Included) };
    let span = match ends {
        Some((from, to)) => ValueSpan(end(from)?, end(to)?),
        None => one(value).map(|only| ValueSpan(Included(only.clone()), Included(only)))?,
    };
    match span {
        ValueSpan(Unbounded, Unbounded) => None,
        ValueSpan(Included(from), Included(to)) if from > to => Some(ValueSpan(Included(to), Included(from))),
        span => Some(span),
    }
}

/// Writes a span as [`read`] reads it.
pub(super) fn print<T: ToString + PartialEq>(span: &ValueSpan<T>) -> String {
    match span {
        ValueSpan(Included(from), Included(to)) if from == to => from.to_string(),
        ValueSpan(Unbounded, Excluded(end)) => format!("<{}", end.to_string()),
        ValueSpan(Excluded(from), _) => format!(">{}", from.to_string()),
        ValueSpan(from, to) => format!("{}..{}", end(from), end(to)),
    }
}

fn end<T: ToString>(bound: &Bound<T>) -> String {
    match bound {
        Included(value) | Excluded(value) => value.to_string(),
        Unbounded => String::new(),
    }
}
