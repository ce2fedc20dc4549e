//! W3C Web Annotation Data Model (<https://www.w3.org/TR/annotation-model/>) as JSON-LD.

use serde_json::{Value, json};

use super::links::{is_url, percent_encoded};
use super::record::{Record, Work, by_work};
use super::times::rfc3339;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An `AnnotationCollection` with one page: each passage an `Annotation` with a `TextQuoteSelector` and,
/// where its place is known, a `TextPositionSelector` (in characters of the reading text).
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
