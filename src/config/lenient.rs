//! A file of settings by serde, leniently: what serde refuses is taken out with a complaint and the rest is
//! read again, so that a wrong value costs itself alone.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::problem::ConfigProblem;

/// Line and column, from 1, by the path of a setting (`reading.measure`, `overrides.0.files`).
pub type SettingPlaces = BTreeMap<String, (u32, u32)>;

/// What a file of settings says.
pub struct ReadSettings<T> {
    /// The settings.
    pub value: T,
    /// Where each of them stands, the wrong ones too.
    pub places: SettingPlaces,
    /// What is wrong, by place.
    pub problems: Vec<ConfigProblem>,
}

/// Reads the TOML document `text`; what stands in the documents `over` comes in place of what it says. A
/// syntax error costs its line.
pub fn read<T: Default + for<'de> Deserialize<'de>>(text: &str, over: &[String]) -> ReadSettings<T> {
    let (mut root, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<ConfigProblem> =
        errors.iter().map(|error| problem(text, error.span(), error.message().to_owned())).collect();
    let mut places = BTreeMap::new();
    note(root.get_ref(), "", &mut |path, at| {
        places.insert(path, place(text, at));
    });
    for document in over {
        lay_over(root.get_mut(), DeTable::parse_recoverable(document).0.into_inner());
    }
    let value = loop {
        match T::deserialize(Deserializer::from(root.clone())) {
            Ok(value) => break value,
            Err(error) => {
                problems.push(problem(text, error.span(), with_nearest(&in_plain_words(error.message()))));
                let wrong = error.span().unwrap_or_default();
                if !take_out_of_table(root.get_mut(), &wrong) {
                    break T::default();
                }
            }
        }
    };
    problems.sort_by_key(|problem| (problem.line, problem.column));
    ReadSettings { value, places, problems }
}

fn problem(text: &str, span: Option<Range<usize>>, message: String) -> ConfigProblem {
    let (line, column) = place(text, span.map_or(0, |span| span.start));
    ConfigProblem { line, column, message }
}

/// Line and column of the byte `at`, from 1.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (before.matches('\n').count() as u32 + 1, column as u32 + 1)
}

/// Tells of every key of `table` its path and where it stands.
fn note(table: &DeTable, above: &str, told: &mut impl FnMut(String, usize)) {
    for (key, value) in table {
        let path = format!("{above}{}", key.get_ref());
        told(path.clone(), key.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => note(inner, &format!("{path}."), told),
            DeValue::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}.{index}");
                    told(path.clone(), item.span().start);
                    if let DeValue::Table(inner) = item.get_ref() {
                        note(inner, &format!("{path}."), told);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Puts the entries of `over` into `table`, tables into tables.
fn lay_over<'i>(table: &mut DeTable<'i>, over: DeTable<'i>) {
    for (key, value) in over {
        match (table.get_mut(&key).map(Spanned::get_mut), value.get_ref()) {
            (Some(DeValue::Table(below)), DeValue::Table(above)) => lay_over(below, above.clone()),
            _ => drop(table.insert(key, value)),
        }
    }
}

/// Takes the innermost entry out of `table` whose key or value stands at `wrong`; whether there was one.
fn take_out_of_table(table: &mut DeTable<'_>, wrong: &Range<usize>) -> bool {
    if table.iter_mut().any(|(_, value)| take_out_of(value, wrong)) {
        return true;
    }
    let entry = table.iter().find(|(key, value)| key.span() == *wrong || value.span() == *wrong);
    let key = entry.map(|(key, _)| key.clone());
    key.is_some_and(|key| table.remove(&key).is_some())
}

fn take_out_of<'i>(value: &mut Spanned<DeValue<'i>>, wrong: &Range<usize>) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => take_out_of_table(table, wrong),
        DeValue::Array(items) => {
            let is_wrong = |item: &Spanned<DeValue<'i>>| item.span() == *wrong;
            if items.iter_mut().any(|item| take_out_of(item, wrong)) {
                return true;
            }
            let found = items.iter().any(is_wrong);
            if found {
                *items = items.iter().filter(|item| !is_wrong(item)).cloned().collect();
            }
            found
        }
        _ => false,
    }
}

/// serde names what it found and what it knows in backticks, `x`, then the known ones: where one of those is
/// close to what was found, it is named.
fn with_nearest(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let is_unknown = message.starts_with("unknown ");
    let Some(found) = names.next().filter(|_| is_unknown) else { return message.to_owned() };
    let near = names.map(|name| (strsim::jaro_winkler(found, name), name)).filter(|(near, _)| *near > 0.75);
    match near.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((_, name)) => format!("{message}; did you mean `{name}`?"),
        None => message.to_owned(),
    }
}

/// A message of serde, the types of Rust in it named as a user knows them.
fn in_plain_words(message: &str) -> String {
    let Some((before, expected)) = message.rsplit_once("expected ") else { return message.to_owned() };
    let plain = match expected {
        "i64" | "u8" => "a whole number",
        "f64" => "a number",
        _ if expected.starts_with("struct ") => "a table",
        _ => expected,
    };
    format!("{before}expected {plain}")
}
