//! W3C Web Annotation Data Model (<https://www.w3.org/TR/annotation-model/>) as JSON-LD, and back.

use serde_json::{Value, json};

use super::links::{is_url, percent_decoded, percent_encoded};
use super::record::{Record, Work, by_work};
use super::times::{from_rfc3339, rfc3339};
use crate::passage::anchor::{Anchor, text_hash};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An `AnnotationCollection` with one page: each passage an `Annotation` with a `TextQuoteSelector` and, where its
/// place is known, a `TextPositionSelector` (in characters of the reading text).
pub fn w3c(records: &[Record]) -> String {
    let items: Vec<Value> = by_work(records).into_iter().flatten().map(annotation).collect();
    let (all, page) = ("urn:fangtan:passages", "urn:fangtan:passages:1");
    let collection = json!({
        "@context": CONTEXT,
        "id": all,
        "type": "AnnotationCollection",
        "label": "fangtan",
        "total": items.len(),
        "first": { "id": page, "type": "AnnotationPage", "partOf": all, "startIndex": 0, "items": items },
        "last": page,
    });
    let mut text = serde_json::to_string_pretty(&collection).unwrap_or_default();
    text.push('\n');
    text
}

fn annotation(record: &Record) -> Value {
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value });
    let note = (!record.note.is_empty()).then(|| body("commenting", &record.note));
    let color = (!record.color.is_empty()).then(|| body("classifying", &record.color));
    let tags = record.tags.iter().map(|tag| body("tagging", tag));
    let bodies: Vec<Value> = note.into_iter().chain(tags).chain(color).collect();
    let mut annotation = json!({
        "@context": CONTEXT,
        "id": iri(&record.id),
        "type": "Annotation",
        "motivation": if record.note.is_empty() { "bookmarking" } else { "commenting" },
        "created": rfc3339(record.made),
        "modified": rfc3339(record.changed),
    });
    if !bodies.is_empty() {
        annotation["body"] = bodies.into();
    }
    annotation["target"] = json!({ "source": source(record.work()), "selector": selectors(record) });
    annotation
}

fn selectors(record: &Record) -> Vec<Value> {
    // If nobody knows the whole, the quote has dots for its middle.
    let is_whole = !record.quote.is_empty() && record.quote != record.anchor.words();
    let exact = if is_whole { &record.quote } else { &record.anchor.exact };
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": record.anchor.prefix,
        "suffix": record.anchor.suffix,
    });
    let position = record
        .position
        .map(|[start, end]| json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    std::iter::once(quote).chain(position).collect()
}

/// An IRI of the text: where it was published, else its file.
fn source(work: &Work) -> String {
    match () {
        () if is_url(&work.source) => work.source.clone(),
        () if work.path.starts_with('/') => format!("file://{}", percent_encoded(&work.path)),
        () if !work.path.is_empty() => percent_encoded(&work.path),
        () => "urn:fangtan:unknown".to_owned(),
    }
}

/// An id as an IRI; one that is an IRI already stays.
fn iri(id: &str) -> String {
    if id.contains(':') { id.to_owned() } else { format!("urn:uuid:{id}") }
}

/// Reads annotations: a collection, a page, a list or a single one. What has no quote is skipped. The anchors hold
/// the quote and its context only and are resolved by them.
pub fn read_w3c(text: &str) -> Result<Vec<Record>, serde_json::Error> {
    let value: Value = serde_json::from_str(text)?;
    Ok(annotations(&value).into_iter().filter_map(record).collect())
}

fn annotations(value: &Value) -> Vec<&Value> {
    if let Some(list) = value.as_array() {
        return list.iter().flat_map(annotations).collect();
    }
    match value.get("first").or_else(|| value.get("items")) {
        Some(inside) => annotations(inside),
        None => vec![value],
    }
}

fn record(annotation: &Value) -> Option<Record> {
    let target = one_or_many(annotation.get("target")?).next()?;
    let selectors = || target.get("selector").into_iter().flat_map(one_or_many);
    let of_type = |wanted: &str| selectors().find(|selector| text_of(selector, "type") == wanted);
    let quote = of_type("TextQuoteSelector")?;
    let position = of_type("TextPositionSelector").and_then(|selector| {
        let number = |name: &str| selector.get(name)?.as_u64().map(|number| number as usize);
        Some([number("start")?, number("end")?])
    });
    let bodies = || annotation.get("body").into_iter().flat_map(one_or_many);
    let values = |purpose: &'static str| {
        bodies()
            .filter(move |body| text_of(body, "purpose") == purpose)
            .map(|body| text_of(body, "value").to_owned())
    };
    let made = from_rfc3339(text_of(annotation, "created")).unwrap_or_default();
    let exact = text_of(quote, "exact").to_owned();
    Some(Record {
        id: id(annotation),
        episode: Some(work(target)),
        quote: exact.clone(),
        note: values("commenting").next().unwrap_or_default(),
        tags: values("tagging").collect(),
        color: values("classifying").next().unwrap_or_default(),
        position,
        made,
        changed: from_rfc3339(text_of(annotation, "modified")).unwrap_or(made),
        anchor: Anchor {
            exact,
            prefix: text_of(quote, "prefix").to_owned(),
            suffix: text_of(quote, "suffix").to_owned(),
            ..Anchor::default()
        },
        ..Record::default()
    })
}

/// Its id; of one that has none an id that is the same every time it is read.
fn id(annotation: &Value) -> String {
    match text_of(annotation, "id") {
        "" => format!("urn:fangtan:{:016x}", text_hash(&annotation.to_string())),
        id => id.strip_prefix("urn:uuid:").unwrap_or(id).to_owned(),
    }
}

fn work(target: &Value) -> Work {
    let source = match target.get("source") {
        Some(source) if source.is_object() => text_of(source, "id"),
        _ => text_of(target, "source"),
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
