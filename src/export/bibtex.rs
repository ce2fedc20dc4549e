//! Citations as entries for BibTeX: data for another program, which has styles of its own.

use std::collections::HashMap;

use super::cite::Citation;
use super::links::is_url;
use crate::text::script::{is_han_or_kana, is_hangul};

/// A `@misc` entry for each of `citations`, each with a key of its own.
pub(super) fn entries(citations: &[Citation]) -> Vec<String> {
    let mut used: HashMap<String, usize> = HashMap::new();
    let entry = |citation: &Citation| {
        let key = key(citation);
        let count = used.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
        entry(citation, &if *count == 1 { key } else { format!("{key}-{count}") })
    };
    citations.iter().map(entry).collect()
}

fn entry(citation: &Citation, key: &str) -> String {
    let Citation { work, speaker, role, quote, accessed, .. } = citation;
    let authors: Vec<String> = work.guests.iter().chain(&work.hosts).map(|name| author(name)).collect();
    let url = Some(citation.url()).filter(|url| is_url(url)).unwrap_or_default();
    let note = [speaker.as_str(), role, &citation.place(), if url.is_empty() { &work.source } else { "" }];
    let note: Vec<&str> = note.into_iter().filter(|part| !part.is_empty()).collect();
    let fields = [
        ("author", authors.join(" and ")),
        ("title", if work.title.is_empty() { String::new() } else { format!("{{{}}}", tex(&work.title)) }),
        ("year", year(citation)),
        ("date", tex(&work.date)),
        ("series", tex(&work.series)),
        ("url", url.replace('{', "%7B").replace('}', "%7D")),
        ("urldate", if url.is_empty() { String::new() } else { accessed.clone() }),
        ("note", tex(&note.join(", "))),
        ("annote", tex(quote)),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let fields: Vec<String> = fields.map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@misc{{{key},\n{}}}", fields.concat())
}

/// A name; one that must not be taken apart stands in braces.
fn author(name: &str) -> String {
    let is_whole = name.chars().any(|c| is_han_or_kana(c) || is_hangul(c)) || name.contains(" and ");
    if is_whole { format!("{{{}}}", tex(name)) } else { tex(name) }
}

fn year(citation: &Citation) -> String {
    citation.work.date.chars().take_while(char::is_ascii_digit).collect()
}

/// `zuckerberg2024-5.2`: the speaker's last name in Latin letters (no `Jr.`), the year, the address.
fn key(citation: &Citation) -> String {
    let letters = |word: &str| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let last = citation.speaker.split_whitespace().rev().map(letters).find(|name| name.len() > 2);
    let name = last.map_or_else(|| "interview".to_owned(), |name| name.to_ascii_lowercase());
    format!("{name}{}-{}", year(citation), citation.address).trim_end_matches('-').to_owned()
}

/// Text that TeX prints as it is.
fn tex(text: &str) -> String {
    text.chars().fold(String::new(), |mut tex, c| {
        match c {
            '\\' => tex.push_str("\\textbackslash{}"),
            '~' => tex.push_str("\\textasciitilde{}"),
            '^' => tex.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => tex.extend(['\\', c]),
            _ => tex.push(c),
        }
        tex
    })
}
