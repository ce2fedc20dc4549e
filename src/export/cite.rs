//! A quote with its source, for pasting elsewhere, as it stands in running text.

use super::links::{is_url, timed_source};
use super::markdown::escaped;
use super::record::{Record, Work};
use crate::text::clock;
use crate::text::script::is_han;

/// What is cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// The words.
    pub quote: String,
    /// Who says them.
    pub speaker: String,
    /// What the speaker does in the talk, in the reader's language (`嘉宾`, `host`).
    pub role: String,
    /// The interview.
    pub work: Work,
    /// Section and turn.
    pub address: String,
    /// Seconds on the recording's clock.
    pub time: Option<u32>,
    /// The day it is cited, `YYYY-MM-DD`.
    pub accessed: String,
}

impl Citation {
    /// What a record tells; `accessed` as in [`Citation`].
    pub fn of(record: &Record, accessed: &str) -> Self {
        Self {
            quote: record.quote.clone(),
            speaker: record.speaker.clone(),
            role: record.role.clone(),
            work: record.work().clone(),
            address: record.address.clone(),
            time: record.time,
            accessed: accessed.to_owned(),
        }
    }

    /// The quote in quotation marks and its source behind a dash, in the language of the quote.
    pub(super) fn plain(&self) -> String {
        let chinese = is_chinese(&self.quote);
        let comma = if chinese { "，" } else { ", " };
        let title = match (&self.work.title, is_chinese(&self.work.title)) {
            (title, _) if title.is_empty() => String::new(),
            (title, true) => format!("《{title}》"),
            (title, false) => format!("“{title}”"),
        };
        let parts = [self.who(chinese), title, self.work.date.clone(), self.place(), self.url()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let dash = match chinese {
            _ if parts.is_empty() => "",
            true => "\n——",
            false => "\n— ",
        };
        format!("“{}”{dash}{}", self.quote, parts.join(comma))
    }

    fn who(&self, chinese: bool) -> String {
        match (self.role.as_str(), chinese) {
            ("", _) => self.speaker.clone(),
            (role, true) => format!("{}（{role}）", self.speaker),
            (role, false) => format!("{} ({role})", self.speaker),
        }
    }

    /// A Markdown block quote.
    pub(super) fn markdown(&self) -> String {
        let lines = self.quote.lines().filter(|line| !line.trim().is_empty());
        let quote: Vec<String> = lines.map(|line| format!("> {}\n", escaped(line))).collect();
        let (title, url) = (escaped(&self.work.title), self.url());
        let is_link = is_url(&url) && !title.is_empty() && !url.contains(['<', '>', '\n']);
        let (title, url) =
            if is_link { (format!("[{title}](<{url}>)"), String::new()) } else { (title, url) };
        let who = escaped(&self.who(is_chinese(&self.quote)));
        let parts = [who, title, self.work.date.clone(), self.place(), escaped(&url)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}>\n> — {}", quote.join(">\n"), parts.join(", "))
    }

    /// The address of the interview on the web, at the time of the passage if its site has such addresses.
    pub(super) fn url(&self) -> String {
        timed_source(&self.work.source, self.time)
    }

    /// `5.2, 00:12:34`
    pub(super) fn place(&self) -> String {
        let parts = [self.address.clone(), self.time.map(clock::write).unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// Whether there is Chinese in `text`.
pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(is_han)
}
