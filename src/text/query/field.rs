//! The fields of the query language: their names, and what each takes.

use super::error::{QueryError, nearest};
use super::span::{self, Span};
use super::what::What;
use crate::text::fold::fold;

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// What a speaker of this name (or part of a name) says.
    Speaker(String),
    /// Questions or answers.
    In(Part),
    /// A section by its number.
    SectionNumber(u32),
    /// Sections with this in their title.
    SectionTitle(String),
    /// Episodes with a guest of this name.
    Guest(String),
    /// Episodes with a host of this name.
    Host(String),
    /// Episodes or passages with this tag.
    Tag(String),
    /// Episodes of this series.
    Series(String),
    /// Episodes in a folder of this name.
    Folder(String),
    /// Episodes in this language, by its code or the beginning of it (`zh`).
    Lang(String),
    /// Episodes of these years.
    Year(Span<u16>),
    /// Episodes of these days, each `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date(Span<String>),
    /// Episodes that take so many minutes to read.
    Minutes(Span<u32>),
    /// Passages of this colour.
    Color(String),
    /// Passages or episodes in this state.
    State(State),
    /// Episodes that have such a thing.
    Has(Has),
    /// Passages with this in their note.
    Note(String),
}

/// Halves of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What hosts say.
    Question,
    /// What others say.
    Answer,
}

/// States of episodes and of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Episode: never read.
    Unread,
    /// Episode: begun, not finished.
    Reading,
    /// Episode: read to its end, or marked as read.
    Done,
    /// Episode: starred.
    Starred,
    /// Passage: stands where it was kept.
    Ok,
    /// Passage: the same words elsewhere.
    Moved,
    /// Passage: edited.
    Changed,
    /// Passage: not found.
    Lost,
    /// Passage: nobody has looked yet.
    Unknown,
    /// Passage: its file is not there.
    NoFile,
}

/// What an episode can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// Kept passages.
    Passages,
    /// Kept passages with notes.
    Notes,
    /// Times of its recording.
    Times,
    /// Turns that ask.
    Questions,
    /// Named speakers.
    Speakers,
}

/// Names of parts; the first of each is printed.
const PARTS: &[(Part, &[&str])] = &[
    (Part::Question, &["question", "questions", "q", "问", "提问", "問", "提問"]),
    (Part::Answer, &["answer", "answers", "a", "答", "回答"]),
];

/// Names of states; the first of each is printed.
const STATES: &[(State, &[&str])] = &[
    (State::Unread, &["unread", "new", "未读", "未讀"]),
    (State::Reading, &["reading", "在读", "在讀"]),
    (State::Done, &["done", "read", "finished", "读完", "已读", "讀完", "已讀"]),
    (State::Starred, &["starred", "star", "星标", "星標"]),
    (State::Ok, &["ok", "完好"]),
    (State::Moved, &["moved", "移动", "移動"]),
    (State::Changed, &["changed", "改动", "改動"]),
    (State::Lost, &["lost", "丢失", "丟失"]),
    (State::Unknown, &["unknown", "未知"]),
    (State::NoFile, &["no-file", "无文件", "無文件"]),
];

/// Names of what an episode can have; the first of each is printed.
const HAS: &[(Has, &[&str])] = &[
    (Has::Passages, &["passages", "passage", "bookmarks", "摘录", "摘錄"]),
    (Has::Notes, &["notes", "note", "笔记", "筆記"]),
    (Has::Times, &["times", "time", "时间", "時間"]),
    (Has::Questions, &["questions", "question", "问题", "問題"]),
    (Has::Speakers, &["speakers", "speaker", "说话人", "說話人"]),
];

/// A field's name, before its value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Speaker,
    In,
    Section,
    Guest,
    Host,
    Tag,
    Series,
    Folder,
    Lang,
    Year,
    Date,
    Minutes,
    Color,
    State,
    Has,
    Note,
}

/// Names of fields, folded; the first of each is shown in messages and printed.
const NAMES: &[(Kind, &[&str])] = &[
    (Kind::Speaker, &["speaker", "说话人", "說話人", "發言人", "发言人"]),
    (Kind::In, &["in", "在"]),
    (Kind::Section, &["section", "章节", "章節", "节", "節"]),
    (Kind::Guest, &["guest", "嘉宾", "嘉賓"]),
    (Kind::Host, &["host", "主持", "主持人"]),
    (Kind::Tag, &["tag", "标签", "標籤"]),
    (Kind::Series, &["series", "系列", "节目", "節目"]),
    (Kind::Folder, &["folder", "文件夹", "文件夾", "資料夾"]),
    (Kind::Lang, &["lang", "language", "语言", "語言"]),
    (Kind::Year, &["year", "年份", "年"]),
    (Kind::Date, &["date", "日期"]),
    (Kind::Minutes, &["minutes", "分钟", "分鐘"]),
    (Kind::Color, &["color", "colour", "颜色", "顏色"]),
    (Kind::State, &["state", "状态", "狀態"]),
    (Kind::Has, &["has", "有"]),
    (Kind::Note, &["note", "笔记", "筆記"]),
];

impl State {
    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(STATES, self)
    }
}

impl Kind {
    /// The field that is called `written`.
    pub fn named(written: &str) -> Option<Self> {
        let written = fold(written).text;
        NAMES.iter().find(|(_, names)| names.contains(&written.as_str())).map(|(kind, _)| *kind)
    }

    /// That no field is called `written`.
    pub fn unknown(written: &str) -> QueryError {
        let known: Vec<&str> = NAMES.iter().map(|(kind, _)| kind.name()).collect();
        let nearest = nearest(&fold(written).text, known.iter().copied());
        QueryError::UnknownField { name: written.to_owned(), nearest, known }
    }

    fn name(self) -> &'static str {
        let names = NAMES.iter().find(|(kind, _)| *kind == self);
        names.and_then(|(_, names)| names.first()).unwrap_or(&"")
    }

    /// The field with its value.
    pub fn value(self, what: &What) -> Result<Field, QueryError> {
        let value = what.as_str().trim();
        if value.is_empty() {
            return Err(QueryError::NoValue { field: self.name() });
        }
        let text = value.to_owned();
        let wrong = |takes: &str| self.wrong(value, None, takes.to_owned());
        Ok(match self {
            Self::Speaker => Field::Speaker(text),
            Self::In => Field::In(self.one_of(PARTS, value)?),
            Self::Section => value.parse().map_or(Field::SectionTitle(text), Field::SectionNumber),
            Self::Guest => Field::Guest(text),
            Self::Host => Field::Host(text),
            Self::Tag => Field::Tag(text),
            Self::Series => Field::Series(text),
            Self::Folder => Field::Folder(text),
            Self::Lang => Field::Lang(text),
            Self::Year => {
                Field::Year(number(value, true).ok_or_else(|| wrong("years (2024, 2023..2025, 2024..)"))?)
            }
            Self::Date => Field::Date(dates(value).ok_or_else(|| wrong("days (2024-03.., ..2024-05-01)"))?),
            Self::Minutes => {
                let span = number(value, false);
                Field::Minutes(span.ok_or_else(|| wrong("numbers (minutes:<30, minutes:30..60)"))?)
            }
            Self::Color => Field::Color(text),
            Self::State => Field::State(self.one_of(STATES, value)?),
            Self::Has => Field::Has(self.one_of(HAS, value)?),
            Self::Note => Field::Note(text),
        })
    }

    fn one_of<T: Copy>(self, table: &[(T, &[&'static str])], value: &str) -> Result<T, QueryError> {
        let written = fold(value).text;
        let named = table.iter().find(|(_, names)| names.contains(&written.as_str()));
        named.map(|(found, _)| *found).ok_or_else(|| {
            let firsts: Vec<&'static str> =
                table.iter().filter_map(|(_, names)| names.first().copied()).collect();
            self.wrong(value, nearest(&written, firsts.iter().copied()), firsts.join(", "))
        })
    }

    fn wrong(self, value: &str, nearest: Option<&'static str>, takes: String) -> QueryError {
        QueryError::WrongValue { field: self.name(), value: value.to_owned(), nearest, takes }
    }
}

impl Field {
    /// Its name and value, as they are typed.
    pub(super) fn written(&self) -> (&'static str, String) {
        let (kind, value) = match self {
            Self::Speaker(text) => (Kind::Speaker, text.clone()),
            Self::In(part) => (Kind::In, name_of(PARTS, *part).to_owned()),
            Self::SectionNumber(number) => (Kind::Section, number.to_string()),
            Self::SectionTitle(text) => (Kind::Section, text.clone()),
            Self::Guest(text) => (Kind::Guest, text.clone()),
            Self::Host(text) => (Kind::Host, text.clone()),
            Self::Tag(text) => (Kind::Tag, text.clone()),
            Self::Series(text) => (Kind::Series, text.clone()),
            Self::Folder(text) => (Kind::Folder, text.clone()),
            Self::Lang(text) => (Kind::Lang, text.clone()),
            Self::Year(span) => (Kind::Year, span::print(span)),
            Self::Date(span) => (Kind::Date, span::print(span)),
            Self::Minutes(span) => (Kind::Minutes, span::print(span)),
            Self::Color(text) => (Kind::Color, text.clone()),
            Self::State(state) => (Kind::State, state.name().to_owned()),
            Self::Has(has) => (Kind::Has, name_of(HAS, *has).to_owned()),
            Self::Note(text) => (Kind::Note, text.clone()),
        };
        (kind.name(), value)
    }
}

fn name_of<T: PartialEq + Copy>(table: &'static [(T, &[&str])], value: T) -> &'static str {
    let names = table.iter().find(|(known, _)| *known == value);
    names.and_then(|(_, names)| names.first()).unwrap_or(&"")
}

fn number<T: PartialOrd + Clone + std::str::FromStr>(value: &str, dash: bool) -> Option<Span<T>> {
    span::read(&fold(value).text, dash, |digits| digits.trim_end_matches(['年', '分']).parse().ok())
}

fn dates(value: &str) -> Option<Span<String>> {
    span::read(&fold(value).text, false, |day| is_date(day).then(|| day.to_owned()))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(day: &str) -> bool {
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    matches!(shape.as_str(), "9999" | "9999-99" | "9999-99-99")
}
