//! Which key of a front matter means what, in the spellings that are met. Knows JSON values, no YAML.

use serde_json::{Map, Value};

use super::super::dates;
use crate::episode::head::{Found, Head, Origin};
use crate::episode::named_files::named_files;
use crate::lexicon::{self, HeadKey};
use crate::text::{language, urls};

/// Whether a key is one of those that tell something.
pub fn is_known(key: &str) -> bool {
    lexicon::head_key(key).is_some()
}

/// Whether a key names people, as a label before what somebody says does too.
pub fn names_people(key: &str) -> bool {
    lexicon::head_key(key).is_some_and(HeadKey::names_people)
}

/// What `mapping` tells. `written` gives a key's value as it was written, for values whose spelling matters.
pub fn head<'a>(mapping: &Map<String, Value>, written: impl Fn(&str) -> Option<&'a str>) -> Head {
    let mut known: Vec<(u16, HeadKey, &String, &Value)> = mapping
        .iter()
        .filter_map(|(key, value)| lexicon::ranked_key(key).map(|(told, rank)| (rank, told, key, value)))
        .collect();
    known.sort_by_key(|(rank, ..)| *rank);
    let values = |wanted: HeadKey| {
        known.iter().filter(move |(_, told, ..)| *told == wanted).map(|(_, _, key, value)| (*key, *value))
    };
    let texts = |wanted| values(wanted).filter_map(|(key, value)| text(value, written(key)));
    let list = |wanted| {
        let mut all: Vec<String> = Vec::new();
        for item in values(wanted).flat_map(|(_, value)| items(value)) {
            if !all.contains(&item) {
                all.push(item);
            }
        }
        all
    };
    let found = |value: String| Found { value, origin: Origin::FrontMatter };
    let address = |wanted| texts(wanted).find_map(|text| urls::find(&text));
    let source = address(HeadKey::Source).or_else(|| texts(HeadKey::Source).next());
    Head {
        title: texts(HeadKey::Title).next().map(found),
        date: texts(HeadKey::Date).find_map(|text| dates::date(&text)).map(found),
        source: source.or_else(|| address(HeadKey::Series)).map(found),
        series: texts(HeadKey::Series).find(|text| is_name(text)),
        language: texts(HeadKey::Language).find_map(|text| language::written(&text)),
        id: texts(HeadKey::Id).next(),
        summary: texts(HeadKey::Summary).next(),
        tags: list(HeadKey::Tags),
        versions: values(HeadKey::Versions).flat_map(|(_, value)| named_files(value)).collect(),
        people: list(HeadKey::People),
        organisations: list(HeadKey::Organisations),
        products: list(HeadKey::Products),
        works: list(HeadKey::Works),
        front_matter: Some(Value::Object(mapping.clone())),
    }
}

/// Whether a text may name a programme: neither a number in one nor an address.
fn is_name(text: &str) -> bool {
    urls::find(text).is_none() && text.chars().any(char::is_alphabetic)
}

/// A value as one text: numbers and booleans as they were written, a list's first text.
fn text(value: &Value, written: Option<&str>) -> Option<String> {
    let text = match value {
        Value::String(_) if written.is_some_and(|raw| raw.starts_with('&')) => written?.to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => match written.and_then(|raw| raw.split(" #").next()) {
            Some(raw) if !raw.trim().is_empty() => raw.trim().to_owned(),
            _ => value.to_string(),
        },
        Value::Array(items) => items.iter().find_map(|item| text(item, None))?,
        Value::Object(_) | Value::Null => return None,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A value as a list: a text is split at commas, nothing is an empty list.
fn items(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(name).collect(),
        Value::String(text) => {
            let parts = text.split([',', '，', '、', ';', '；', '\n']);
            parts
                .map(|part| part.trim().trim_start_matches('#').to_owned())
                .filter(|part| !part.is_empty())
                .collect()
        }
        other => name(other).into_iter().collect(),
    }
}

/// An item's text; of a mapping its `name`.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(mapping) => mapping.get("name").and_then(name),
        Value::Array(_) => None,
        other => text(other, None),
    }
}
