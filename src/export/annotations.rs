//! Annotations of other programs: the W3C Web Annotation Data Model, and Hypothesis as its API and its client
//! give it.

use std::collections::HashMap;

use serde_json::Value;

use super::links::{is_url, percent_decoded};
use super::record::{Record, Work};
use super::times::from_rfc3339;
use crate::passage::anchor::{Anchor, text_hash};
use crate::passage::marks::Millis;

/// Annotations, and what else stood in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadAnnotations {
    /// Those with a quote. The anchors hold the quote and its context only and are resolved by them.
    pub records: Vec<Record>,
    /// What is none and has words of its own all the same, in words for the user.
    pub left_out: Vec<String>,
}

/// Reads annotations: a collection, a page, a list, a single one, what Hypothesis answers (`rows`) or writes
/// (`annotations`), or one object a line. An answer to an annotation goes below its note. `None` if there
/// are none.
pub fn read_annotations(text: &str) -> Option<ReadAnnotations> {
    let values: Vec<Value> = match serde_json::from_str(text) {
        Ok(value) => vec![value],
        Err(_) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(serde_json::from_str).collect::<Result<_, _>>().ok()?
        }
    };
    let all: Vec<&Value> = values.iter().flat_map(annotations).filter(|value| is_annotation(value)).collect();
    if all.is_empty() {
        return None;
    }
    let mut read = ReadAnnotations::default();
    let mut answers = Vec::new();
    for annotation in all {
        match record(annotation) {
            Some(record) => read.records.push(record),
            None if annotation.get("references").is_some() => answers.push(annotation),
            None => read.left_out.extend(left_out(annotation)),
        }
    }
    read.add_answers(&answers);
    Some(read)
}

impl ReadAnnotations {
    /// Each below the note of the annotation that it answers, directly or through other answers.
    fn add_answers(&mut self, answers: &[&Value]) {
        let at: HashMap<String, usize> =
            self.records.iter().enumerate().map(|(index, record)| (record.id.clone(), index)).collect();
        let mut answers = answers.to_vec();
        answers.sort_by_key(|answer| text_of(answer, "created"));
        for answer in answers {
            let mut references = answer.get("references").into_iter().flat_map(one_or_many);
            let parent = references.find_map(|id| at.get(id.as_str()?));
            match parent.and_then(|index| self.records.get_mut(*index)) {
                Some(record) => {
                    let apart = if record.note.is_empty() { "" } else { "\n\n" };
                    let said = format!("{apart}↳ {}{}", who(answer), note(answer));
                    record.note.push_str(&said);
                    record.changed = record.changed.max(times(answer).1);
                }
                None => self.left_out.extend(left_out(answer)),
            }
        }
    }
}

/// Reads annotations in JSON; what has no quote is skipped.
///
/// # Errors
/// If it is no JSON.
pub fn read_w3c(text: &str) -> Result<Vec<Record>, serde_json::Error> {
    let value: Value = serde_json::from_str(text)?;
    Ok(annotations(&value).into_iter().filter_map(record).collect())
}

fn annotations(value: &Value) -> Vec<&Value> {
    if let Some(list) = value.as_array() {
        return list.iter().flat_map(annotations).collect();
    }
    let inside = ["first", "items", "rows", "annotations"].into_iter().find_map(|name| value.get(name));
    inside.map_or_else(|| vec![value], annotations)
}

fn is_annotation(value: &Value) -> bool {
    value.get("target").is_some() || (value.get("uri").is_some() && value.get("user").is_some())
}

/// That it has no words of the text to stand at, and what it says.
fn left_out(annotation: &Value) -> Option<String> {
    let said = note(annotation).replace('\n', " ");
    let tags = tags(annotation).join(" ");
    let said = [said, tags].join(" ");
    let source = targets(annotation).next().map_or_else(Work::default, |target| work(annotation, target));
    let of = if source.source.is_empty() { source.path } else { source.source };
    let said = said.trim();
    (!said.is_empty())
        .then(|| format!("a note on all of {of}, at no words of it, is left out: {}{said}", who(annotation)))
}

fn targets(annotation: &Value) -> impl Iterator<Item = &Value> {
    annotation.get("target").into_iter().flat_map(one_or_many)
}

fn record(annotation: &Value) -> Option<Record> {
    let selectors = |target: &'_ Value| {
        target.get("selector").into_iter().flat_map(one_or_many).cloned().collect::<Vec<_>>()
    };
    let of_type = |target: &Value, wanted: &str| {
        selectors(target).into_iter().find(|one| text_of(one, "type") == wanted)
    };
    let (target, quote) =
        targets(annotation).find_map(|target| Some((target, of_type(target, "TextQuoteSelector")?)))?;
    let position = of_type(target, "TextPositionSelector").and_then(|selector| {
        let number = |name: &str| selector.get(name)?.as_u64().map(|number| number as usize);
        Some([number("start")?, number("end")?])
    });
    let (made, changed) = times(annotation);
    let exact = text_of(&quote, "exact").to_owned();
    Some(Record {
        id: id(annotation),
        episode: Some(work(annotation, target)),
        quote: exact.clone(),
        note: note(annotation),
        tags: tags(annotation),
        color: bodies(annotation, "classifying").next().unwrap_or_default(),
        position,
        made,
        changed,
        anchor: Anchor {
            exact,
            prefix: text_of(&quote, "prefix").to_owned(),
            suffix: text_of(&quote, "suffix").to_owned(),
            ..Anchor::default()
        },
        ..Record::default()
    })
    .filter(|record| !record.quote.is_empty())
}

/// The words of its bodies with this purpose; those without any are comments.
fn bodies<'a>(annotation: &'a Value, purpose: &'a str) -> impl Iterator<Item = String> + 'a {
    let bodies = annotation.get("body").into_iter().flat_map(one_or_many);
    bodies.filter_map(move |body| {
        let (of, words) = match body.as_str() {
            Some(words) => ("", words),
            None => (text_of(body, "purpose"), text_of(body, "value")),
        };
        let of = if of.is_empty() { "commenting" } else { of };
        (of == purpose && !words.is_empty()).then(|| words.to_owned())
    })
}

fn note(annotation: &Value) -> String {
    let own = Some(text_of(annotation, "text").to_owned()).filter(|text| !text.is_empty());
    bodies(annotation, "commenting").chain(own).collect::<Vec<_>>().join("\n\n")
}

fn tags(annotation: &Value) -> Vec<String> {
    let own = annotation.get("tags").into_iter().flat_map(one_or_many);
    bodies(annotation, "tagging").chain(own.filter_map(Value::as_str).map(str::to_owned)).collect()
}

/// When it was made, and when it was last changed.
fn times(annotation: &Value) -> (Millis, Millis) {
    let made = from_rfc3339(text_of(annotation, "created")).unwrap_or_default();
    let changed =
        ["modified", "updated"].into_iter().find_map(|name| from_rfc3339(text_of(annotation, name)));
    (made, changed.unwrap_or(made))
}

/// Whose it is, if that is told, with a colon.
fn who(annotation: &Value) -> String {
    let user = text_of(annotation, "user");
    let name = user.strip_prefix("acct:").unwrap_or(user).split('@').next().unwrap_or_default();
    if name.is_empty() { String::new() } else { format!("{name}: ") }
}

/// Its id; of one that has none an id that is the same every time it is read.
fn id(annotation: &Value) -> String {
    match text_of(annotation, "id") {
        "" => format!("urn:fangtan:{:016x}", text_hash(&annotation.to_string())),
        id => id.strip_prefix("urn:uuid:").unwrap_or(id).to_owned(),
    }
}

fn work(annotation: &Value, target: &Value) -> Work {
    let source = match (target.get("source"), target.as_str()) {
        (Some(source), _) if source.is_object() => text_of(source, "id"),
        (Some(_), _) => text_of(target, "source"),
        (None, Some(source)) => source,
        (None, None) => text_of(annotation, "uri"),
    };
    match source.strip_prefix("file://") {
        Some(path) => Work { path: percent_decoded(path), ..Work::default() },
        None if is_url(source) => Work { source: source.to_owned(), ..Work::default() },
        None => Work { path: percent_decoded(source), ..Work::default() },
    }
}

fn one_or_many(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
