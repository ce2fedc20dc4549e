//! The page of a library: its interviews, its people, its questions, each with links into the interviews' pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::html::{document, escaped};
use crate::episode::model::{Episode, Role, Turn};
use crate::episode::questions;

/// The words of the page, in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct ShelfWords {
    /// The code of that language.
    pub language: &'static str,
    /// The title.
    pub title: &'static str,
    /// Above people.
    pub people: &'static str,
    /// Above questions.
    pub questions: &'static str,
}

/// The page of a library. Each interview comes with the name of its file and the words for how many passages are
/// kept of it.
pub fn shelf_page(all: &[(String, &Episode, String)], words: &ShelfWords) -> String {
    let (mut list, mut asked) = (String::new(), String::new());
    let mut people: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (file, episode, kept) in all {
        let link = format!("<a href=\"{}\">{}</a>", escaped(&address(file)), escaped(episode.title()));
        let date = episode.head.date.as_ref().map_or("", |date| date.value.as_str());
        let facts: Vec<&str> = [date, kept].into_iter().filter(|fact| !fact.is_empty()).collect();
        let facts = escaped(&facts.join(" · "));
        let _ = writeln!(list, "<li dir=\"auto\">{link} <small><bdi>{facts}</bdi></small></li>");
        for speaker in episode.speakers.iter().filter(|speaker| speaker.role != Some(Role::Pseudo)) {
            people.entry(&speaker.name).or_default().push(format!("<small>{link}</small>"));
        }
        let questions: String = episode
            .turns
            .iter()
            .filter(|turn| asks(episode, turn))
            .map(|turn| {
                let said = questions::said(episode, turn).of(&episode.text).replace('\n', " ");
                format!(
                    "<li dir=\"auto\"><a href=\"{}#t{}\">{}</a></li>\n",
                    escaped(&address(file)),
                    turn.address,
                    escaped(&said)
                )
            })
            .collect();
        if !questions.is_empty() {
            let title = escaped(episode.title());
            let _ = writeln!(
                asked,
                "<details><summary dir=\"auto\">{title}</summary><ol>{questions}</ol></details>"
            );
        }
    }
    let people: String = people
        .iter()
        .map(|(name, links)| format!("<li dir=\"auto\"><b>{}</b> {}</li>\n", escaped(name), links.concat()))
        .collect();
    let part = |title: &str, inside: &str| {
        if inside.is_empty() { String::new() } else { format!("<h2>{title}</h2>\n{inside}") }
    };
    let people = if people.is_empty() { people } else { format!("<ul class=\"list\">\n{people}</ul>\n") };
    let body = format!(
        "<header><h1>{}</h1></header>\n<main>\n<ul class=\"list\">\n{list}</ul>\n{}{}</main>\n",
        words.title,
        part(words.people, &people),
        part(words.questions, &asked)
    );
    document(words.language, words.title, &body)
}

/// Whether a turn asks: its speaker does, or nobody knows what they do and it ends with a question mark.
fn asks(episode: &Episode, turn: &Turn) -> bool {
    let said = questions::said(episode, turn).of(&episode.text).trim_end();
    turn.role == Some(Role::Host) || (turn.role.is_none() && said.ends_with(['?', '？']))
}

/// A file's name as a relative address.
fn address(file: &str) -> String {
    let encoded = file.bytes().map(|byte| match byte {
        b'%' | b'#' | b'?' | b' ' | b'"' => format!("%{byte:02X}").into_bytes(),
        byte => vec![byte],
    });
    String::from_utf8_lossy(&encoded.flatten().collect::<Vec<u8>>()).into_owned()
}
