//! Every format of export, to the byte: what files in `tests/golden` hold. `INSTA_UPDATE=always` writes them
//! anew.

use std::fs;
use std::path::{Path, PathBuf};

use fangtan::export::{
    By, Context, collect, csv, grouped, jsonl, markdown, markdown_in_groups, marked, org, template, w3c,
};
use serde_json::Value;

use crate::export::{episode, placed, records};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Holds `text` to the file of this name.
pub fn hold(name: &str, text: &str) {
    let path = folder().join(name);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "{name}");
}

#[test]
fn every_format_is_as_it_was() {
    let (episode, records) = (episode(), records());
    let source = fs::read_to_string(folder().join("passages.html.j2")).unwrap();
    hold("passages.md", &markdown(&records, Context::None));
    hold("passages-questions.md", &markdown(&records, Context::Question));
    hold("passages-by-tag.md", &markdown_in_groups(&grouped(&records, By::Tag), Context::None));
    hold("passages.jsonl", &jsonl(&records));
    hold("passages.jsonld", &w3c(&records));
    hold("passages.csv", &csv(&records));
    hold("passages.org", &org(&records));
    hold("passages.txt", &marked(&episode, &placed(&episode)));
    hold("passages.html", &template("passages.html.j2", &source, &grouped(&records, By::Tag)).unwrap());
}

#[test]
fn the_order_in_which_passages_were_kept_changes_nothing() {
    let episode = episode();
    let mut kept = placed(&episode);
    let before = jsonl(&collect(&episode, "/访谈/wind.md", &kept));
    kept.reverse();
    assert_eq!(jsonl(&collect(&episode, "/访谈/wind.md", &kept)), before);
    assert_eq!(jsonl(&records()), before);
}

/// The motivations of the vocabulary (Web Annotation Vocabulary, 3.5), which are its purposes too.
const MOTIVATIONS: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Terms of <http://www.w3.org/ns/anno.jsonld> that each class may have, those it must have first (Web
/// Annotation Data Model, sections 3 to 5).
const CLASSES: [(&str, usize, &[&str]); 6] = [
    ("AnnotationCollection", 4, &["@context", "id", "type", "first", "label", "total", "last"]),
    ("AnnotationPage", 3, &["id", "type", "items", "partOf", "startIndex", "next", "prev"]),
    ("Annotation", 4, &["@context", "id", "type", "target", "body", "motivation", "created", "modified"]),
    ("TextualBody", 2, &["type", "value", "purpose", "format", "language"]),
    ("TextQuoteSelector", 2, &["type", "exact", "prefix", "suffix"]),
    ("TextPositionSelector", 3, &["type", "start", "end"]),
];

/// What is wrong with a value of this class.
fn faults(value: &Value, class: &str) -> Vec<String> {
    let known = CLASSES.iter().find(|(name, ..)| *name == class);
    let (Some((_, required, terms)), Some(object)) = (known, value.as_object()) else {
        return vec![format!("no {class}: {value}")];
    };
    let mut faults = Vec::new();
    faults.extend((value["type"] != class).then(|| format!("{class}: is a {}", value["type"])));
    for term in &terms[..*required] {
        faults.extend((!object.contains_key(*term)).then(|| format!("{class}: no {term}")));
    }
    for (term, value) in object {
        let is_good = terms.contains(&term.as_str()) && term_is_good(term, value);
        faults.extend((!is_good).then(|| format!("{class}: {term} {value}")));
    }
    for body in object.get("body").and_then(Value::as_array).into_iter().flatten() {
        faults.extend(self::faults(body, "TextualBody"));
    }
    if class == "Annotation" {
        faults.extend(target_faults(&value["target"]));
    }
    faults
}

fn target_faults(target: &Value) -> Vec<String> {
    let terms: Vec<&str> = target.as_object().unwrap().keys().map(String::as_str).collect();
    let mut faults = Vec::new();
    faults.extend((terms != ["source", "selector"]).then(|| format!("target: {terms:?}")));
    faults.extend((!is_iri(&target["source"])).then(|| format!("source: {}", target["source"])));
    for selector in target["selector"].as_array().unwrap() {
        faults.extend(self::faults(selector, selector["type"].as_str().unwrap_or_default()));
    }
    faults.extend((target["selector"][0]["type"] != "TextQuoteSelector").then(|| "no quote".to_owned()));
    faults
}

fn term_is_good(term: &str, value: &Value) -> bool {
    match term {
        "@context" => value == "http://www.w3.org/ns/anno.jsonld",
        "id" | "partOf" | "last" | "next" | "prev" => is_iri(value),
        "motivation" | "purpose" => value.as_str().is_some_and(|word| MOTIVATIONS.contains(&word)),
        "created" | "modified" => {
            value.as_str().is_some_and(|time| time.ends_with('Z') && time.parse::<jiff::Timestamp>().is_ok())
        }
        "total" | "startIndex" | "start" | "end" => value.is_u64(),
        "exact" => value.as_str().is_some_and(|words| !words.is_empty()),
        "prefix" | "suffix" | "value" | "label" | "language" => value.is_string(),
        "format" => value == "text/plain",
        "type" | "items" | "body" | "target" | "first" => true,
        _ => false,
    }
}

/// Whether it is an absolute IRI: a scheme, a colon, no blank and none of the characters an IRI never has.
fn is_iri(value: &Value) -> bool {
    let Some((scheme, rest)) = value.as_str().and_then(|iri| iri.split_once(':')) else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme && !rest.is_empty() && !rest.chars().any(|c| c.is_whitespace() || "<>\"{}|\\^`".contains(c))
}

#[test]
fn annotations_have_the_shape_of_the_vocabulary() {
    let value: Value = serde_json::from_str(&w3c(&records())).unwrap();
    assert_eq!(faults(&value, "AnnotationCollection"), [""; 0]);
    let page = &value["first"];
    assert_eq!(faults(page, "AnnotationPage"), [""; 0]);
    let items = page["items"].as_array().unwrap();
    assert_eq!((&value["total"], items.len()), (&3.into(), 3));
    for item in items {
        assert_eq!(faults(item, "Annotation"), [""; 0]);
        let selectors = item["target"]["selector"].as_array().unwrap();
        if let Some(position) = selectors.get(1) {
            assert!(position["start"].as_u64() < position["end"].as_u64(), "{position}");
        }
    }
}

#[test]
fn the_check_of_the_shape_finds_faults() {
    let value: Value = serde_json::from_str(&w3c(&records())).unwrap();
    let good = &value["first"]["items"][0];
    for (path, wrong) in [
        ("/motivation", Value::from("musing")),
        ("/created", "yesterday".into()),
        ("/target/source", "a b".into()),
        ("/target/selector/0/type", "QuoteSelector".into()),
        ("/id", "".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = wrong;
        assert_ne!(faults(&bad, "Annotation"), [""; 0], "{path}");
    }
}
