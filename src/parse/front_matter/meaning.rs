//! Which key of a front matter means what, in the spellings that are met. Knows JSON values, no YAML.

use serde_json::{Map, Value};

use super::super::dates;
use crate::episode::model::{Found, Head, Origin};
use crate::text::urls;

const TITLE: &[&str] = &["title", "标题", "標題", "episodetitle", "headline"];
const DATE: &[&str] = &[
    "date",
    "published",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publishedon",
    "publicationdate",
    "pubdate",
    "datepublished",
    "releasedate",
    "uploaddate",
    "发布日期",
    "发布时间",
    "發布日期",
    "日期",
    "airdate",
    "recorded",
    "created",
    "createdat",
    "datecreated",
];
const SOURCE: &[&str] = &[
    "source",
    "sourceurl",
    "originalurl",
    "original",
    "canonicalurl",
    "url",
    "link",
    "video",
    "videourl",
    "youtube",
    "youtubeurl",
    "media",
    "mediaurl",
    "episodeurl",
    "website",
    "来源",
    "來源",
    "原文链接",
    "audio",
    "audiourl",
];
const ID: &[&str] = &["id", "guid", "uuid"];
const SUMMARY: &[&str] = &["summary", "description", "abstract", "excerpt", "摘要", "简介", "簡介"];
const TAGS: &[&str] = &["tags", "tag", "keywords", "topics", "标签", "標籤", "关键词"];
const PEOPLE: &[&str] = &["people", "persons", "人物"];
const ORGANISATIONS: &[&str] =
    &["companiesorgs", "organizations", "organisations", "companies", "orgs", "公司", "机构"];
const PRODUCTS: &[&str] = &["productsmodels", "products", "models", "产品"];
const WORKS: &[&str] = &["mediabooks", "books", "works", "书籍", "作品"];

/// Whether a key is one of those that tell something.
pub fn is_known(key: &str) -> bool {
    let key = normal(key);
    [TITLE, DATE, SOURCE, ID, SUMMARY, TAGS, PEOPLE, ORGANISATIONS, PRODUCTS, WORKS, OTHERS]
        .iter()
        .any(|names| names.contains(&key.as_str()))
}

/// Keys that are met everywhere and mean nothing here but that this is a front matter.
const OTHERS: &[&str] = &[
    "layout",
    "author",
    "authors",
    "speaker",
    "speakers",
    "guest",
    "guests",
    "category",
    "categories",
    "draft",
    "slug",
    "fangtan",
];

/// What `mapping` tells. `written` gives a key's value as it was written, for values whose spelling matters.
pub fn head<'a>(mapping: &Map<String, Value>, written: impl Fn(&str) -> Option<&'a str>) -> Head {
    let keys: Vec<(String, &String, &Value)> =
        mapping.iter().map(|(key, value)| (normal(key), key, value)).collect();
    let values = |names: &'static [&'static str]| {
        names
            .iter()
            .flat_map(|name| keys.iter().filter(move |(key, ..)| key == name))
            .map(|(_, key, value)| (*key, *value))
    };
    let texts = |names| values(names).filter_map(|(key, value)| text(value, written(key)));
    let list = |names| {
        let mut all: Vec<String> = Vec::new();
        for item in values(names).flat_map(|(_, value)| items(value)) {
            if !all.contains(&item) {
                all.push(item);
            }
        }
        all
    };
    let found = |value: String| Found { value, origin: Origin::FrontMatter };
    Head {
        title: texts(TITLE).next().map(found),
        date: texts(DATE).find_map(|text| dates::date(&text)).map(found),
        source: texts(SOURCE).find_map(|text| urls::find(&text)).or_else(|| texts(SOURCE).next()).map(found),
        id: texts(ID).next(),
        summary: texts(SUMMARY).next(),
        tags: list(TAGS),
        people: list(PEOPLE),
        organisations: list(ORGANISATIONS),
        products: list(PRODUCTS),
        works: list(WORKS),
        front_matter: Some(Value::Object(mapping.clone())),
    }
}

/// A key without case, hyphens, underscores and blanks.
fn normal(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
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
