//! A quote with its source, for pasting elsewhere.

use super::links::timed_source;
use super::markdown::escaped;
use super::record::{Record, Work};
use crate::text::clock;

/// How a citation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CitationStyle {
    /// The quote in quotation marks and its source behind a dash.
    #[default]
    Plain,
    /// A Markdown block quote.
    Markdown,
    /// A reference after GB/T 7714-2015, electronic resource.
    Gbt7714,
    /// A `@misc` entry for BibTeX.
    Bibtex,
}

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
    /// The day it is cited, `YYYY-MM-DD`; GB/T 7714 asks for it.
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

    /// The citation in a style, without a line break at its end.
    pub fn write(&self, style: CitationStyle) -> String {
        match style {
            CitationStyle::Plain => self.plain(),
            CitationStyle::Markdown => self.markdown(),
            CitationStyle::Gbt7714 => format!("“{}”\n{}", self.quote, self.gbt7714()),
            CitationStyle::Bibtex => self.bibtex(),
        }
    }

    fn plain(&self) -> String {
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

    fn markdown(&self) -> String {
        let quote: Vec<String> = self.quote.lines().map(|line| format!("> {}\n", escaped(line))).collect();
        let title = match (escaped(&self.work.title), self.url()) {
            (title, url) if url.is_empty() => title,
            (title, url) => format!("[{title}](<{url}>)"),
        };
        let parts =
            [escaped(&self.who(is_chinese(&self.quote))), title, self.work.date.clone(), self.place()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}>\n> — {}", quote.join(">\n"), parts.join(", "))
    }

    /// `Author. Title[EB/OL]. (date)[accessed]. URL.`; `[Z]` if nothing is online.
    fn gbt7714(&self) -> String {
        let online = super::links::is_url(&self.work.source);
        let authors = self.authors();
        let authors = if authors.is_empty() { String::new() } else { format!("{}. ", authors.join(", ")) };
        let kind = if online { "EB/OL" } else { "Z" };
        let published =
            if self.work.date.is_empty() { String::new() } else { format!(" ({})", self.work.date) };
        let accessed =
            if online && !self.accessed.is_empty() { format!("[{}]", self.accessed) } else { String::new() };
        let gap = if published.is_empty() && !accessed.is_empty() { " " } else { "" };
        let url = if online { format!(" {}.", self.url()) } else { String::new() };
        let dot = if published.is_empty() && accessed.is_empty() { "" } else { "." };
        format!("{authors}{}[{kind}].{published}{gap}{accessed}{dot}{url}", self.work.title)
    }

    /// Those who answer, then those who ask; without them the speaker.
    fn authors(&self) -> Vec<&str> {
        let named: Vec<&str> = self.work.guests.iter().chain(&self.work.hosts).map(String::as_str).collect();
        if named.is_empty() && !self.speaker.is_empty() { vec![&self.speaker] } else { named }
    }

    fn bibtex(&self) -> String {
        let year: String = self.work.date.chars().take_while(char::is_ascii_digit).collect();
        let authors: Vec<String> =
            self.authors().into_iter().map(|name| format!("{{{}}}", tex(name))).collect();
        let fields = [
            ("author", authors.join(" and ")),
            ("title", format!("{{{}}}", tex(&self.work.title))),
            ("year", year.clone()),
            ("date", self.work.date.clone()),
            ("url", self.url()),
            ("urldate", if self.url().is_empty() { String::new() } else { self.accessed.clone() }),
            ("note", tex(&[self.speaker.clone(), self.role.clone(), self.place()].join(", "))),
            ("annote", tex(&self.quote)),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty() && value != "{}");
        let fields: Vec<String> = fields.map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@misc{{{},\n{}}}", self.key(&year), fields.concat())
    }

    /// `zuckerberg2024-5.2`: the speaker's last name in Latin letters, the year, the address.
    fn key(&self, year: &str) -> String {
        let last = self.speaker.split_whitespace().next_back().unwrap_or_default();
        let name: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = if name.is_empty() { "interview".to_owned() } else { name.to_ascii_lowercase() };
        format!("{name}{year}-{}", self.address)
    }

    fn url(&self) -> String {
        timed_source(&self.work.source, self.time)
    }

    /// `5.2, 00:12:34`
    fn place(&self) -> String {
        let parts = [self.address.clone(), self.time.map(clock::write).unwrap_or_default()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
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
