//! Sentences with gaps.

use std::fmt::Display;

/// `text`, each `{}` replaced by the next of `values` (`{1}` by the one of that number). Of two forms parted
/// by `|` the first is for one, the second for more, by the first value. `{@name}` is replaced by the `key` of
/// that name.
pub(super) fn filled(text: &str, values: &[&dyn Display], key: &dyn Fn(&str) -> String) -> String {
    let one = values.first().is_some_and(|value| value.to_string().trim() == "1");
    let form = text.split_once('|').map_or(text, |(single, many)| if one { single } else { many });
    let mut next = 0..;
    let mut parts = form.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or(("", part));
        if let Some(name) = number.strip_prefix('@') {
            filled += &key(name);
            filled += rest;
            continue;
        }
        let index = number.parse().ok().or_else(|| next.next()).unwrap_or(0);
        filled += &values.get(index).map_or_else(String::new, ToString::to_string);
        filled += rest;
    }
    filled
}
