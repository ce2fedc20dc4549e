//! The fields of the query language: their names, and what each takes.

use super::error::{QueryError, Takes, nearest};
use super::span::{self, ValueSpan};
use super::what::What;
use crate::text::fold::fold;

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// What a speaker of this name (or part of a name) says.
    Speaker(String),
    /// Questions or answers.
    In(TalkPart),
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
    Year(ValueSpan<u16>),
    /// Episodes of these days, each `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date(ValueSpan<String>),
    /// Episodes that take so many minutes to read.
    Minutes(ValueSpan<u32>),
    /// Passages of this colour.
    Color(String),
    /// Passages or episodes in this state.
    State(StateName),
    /// Episodes that have such a thing.
    Has(Has),
    /// Passages with this in their note.
    Note(String),
    /// Passages that somebody of this name made.
    By(String),
}

/// Halves of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TalkPart {
    /// What hosts say.
    Question,
    /// What others say.
    Answer,
}

/// States of episodes and of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateName {
    /// Episode: never read.
    Unread,
    /// Episode: begun, not finished.
    Reading,
    /// Episode: read to its end, or marked as read.
    Done,
    /// Episode: starred.
    Starred,
    /// Episode: in the queue.
    Queued,
    /// Episode: left out of the list unless it is asked for.
    Hidden,
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
const PARTS: &[(TalkPart, &[&str])] = &[
    (TalkPart::Question, &["question", "questions", "q", "问", "提问", "問", "提問"]),
    (TalkPart::Answer, &["answer", "answers", "a", "答", "回答"]),
];

/// Names of states; the first of each is printed.
const STATES: &[(StateName, &[&str])] = &[
    (StateName::Unread, &["unread", "new", "未读", "未讀"]),
    (StateName::Reading, &["reading", "在读", "在讀"]),
    (StateName::Done, &["done", "read", "finished", "读完", "已读", "讀完", "已讀"]),
    (StateName::Starred, &["starred", "star", "星标", "星標"]),
    (StateName::Queued, &["queued", "queue", "队列", "隊列", "待读", "待讀"]),
    (StateName::Hidden, &["hidden", "隐藏", "隱藏"]),
    (StateName::Ok, &["ok", "完好"]),
    (StateName::Moved, &["moved", "移动", "移動"]),
    (StateName::Changed, &["changed", "改动", "改動"]),
    (StateName::Lost, &["lost", "丢失", "丟失"]),
    (StateName::Unknown, &["unknown", "未知"]),
    (StateName::NoFile, &["no-file", "无文件", "無文件"]),
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
pub(super) enum FieldKind {
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
    By,
}

/// Names of fields, folded; the first of each is shown in messages and printed.
const NAMES: &[(FieldKind, &[&str])] = &[
    (FieldKind::Speaker, &["speaker", "说话人", "說話人", "發言人", "发言人"]),
    (FieldKind::In, &["in", "在"]),
    (FieldKind::Section, &["section", "章节", "章節", "节", "節"]),
    (FieldKind::Guest, &["guest", "嘉宾", "嘉賓"]),
    (FieldKind::Host, &["host", "主持", "主持人"]),
    (FieldKind::Tag, &["tag", "标签", "標籤"]),
    (FieldKind::Series, &["series", "系列", "节目", "節目"]),
    (FieldKind::Folder, &["folder", "文件夹", "文件夾", "資料夾"]),
    (FieldKind::Lang, &["lang", "language", "语言", "語言"]),
    (FieldKind::Year, &["year", "年份", "年"]),
    (FieldKind::Date, &["date", "日期"]),
    (FieldKind::Minutes, &["minutes", "分钟", "分鐘"]),
    (FieldKind::Color, &["color", "colour", "颜色", "顏色"]),
    (FieldKind::State, &["state", "is", "状态", "狀態"]),
    (FieldKind::Has, &["has", "有"]),
    (FieldKind::Note, &["note", "笔记", "筆記"]),
    (FieldKind::By, &["by", "编者", "編者"]),
];

impl StateName {
    /// Those that an episode can be in.
    pub const OF_EPISODES: [Self; 6] =
        [Self::Unread, Self::Reading, Self::Done, Self::Starred, Self::Queued, Self::Hidden];

    /// The word for it.
    pub fn name(self) -> &'static str {
        name_of(STATES, self)
    }

    /// The Chinese word for it.
    pub fn chinese(self) -> &'static str {
        let names = STATES.iter().find(|(state, _)| *state == self).map_or(&[][..], |(_, names)| names);
        names.iter().find(|name| !name.is_ascii()).unwrap_or(&"")
    }
}

impl FieldKind {
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

    /// The names of fields that begin with `begun` (folded), one of each field.
    pub fn names_begun(begun: &str) -> Vec<&'static str> {
        NAMES.iter().filter_map(|(_, names)| begins(names, begun)).collect()
    }

    /// The values of a field with few values that begin with `begun` (folded), one of each.
    pub fn values_begun(self, begun: &str) -> Vec<&'static str> {
        match self {
            Self::In => PARTS.iter().filter_map(|(_, names)| begins(names, begun)).collect(),
            Self::State => STATES.iter().filter_map(|(_, names)| begins(names, begun)).collect(),
            Self::Has => HAS.iter().filter_map(|(_, names)| begins(names, begun)).collect(),
            _ => Vec::new(),
        }
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
        let wrong = |takes| self.wrong(value, None, takes);
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
            Self::Year => Field::Year(number(value, true).ok_or_else(|| wrong(Takes::Years))?),
            Self::Date => Field::Date(dates(value).ok_or_else(|| wrong(Takes::Days))?),
            Self::Minutes => {
                let span = number(value, false);
                Field::Minutes(span.ok_or_else(|| wrong(Takes::Minutes))?)
            }
            Self::Color => Field::Color(text),
            Self::State => Field::State(self.one_of(STATES, value)?),
            Self::Has => Field::Has(self.one_of(HAS, value)?),
            Self::Note => Field::Note(text),
            Self::By => Field::By(text),
        })
    }

    fn one_of<T: Copy>(self, table: &[(T, &[&'static str])], value: &str) -> Result<T, QueryError> {
        let written = fold(value).text;
        let named = table.iter().find(|(_, names)| names.contains(&written.as_str()));
        named.map(|(found, _)| *found).ok_or_else(|| {
            let firsts: Vec<&'static str> =
                table.iter().filter_map(|(_, names)| names.first().copied()).collect();
            self.wrong(value, nearest(&written, firsts.iter().copied()), Takes::OneOf(firsts))
        })
    }

    fn wrong(self, value: &str, nearest: Option<&'static str>, takes: Takes) -> QueryError {
        QueryError::WrongValue { field: self.name(), value: value.to_owned(), nearest, takes }
    }
}

impl Field {
    /// Its name and value, as they are typed.
    pub(super) fn written(&self) -> (&'static str, String) {
        let (kind, value) = match self {
            Self::Speaker(text) => (FieldKind::Speaker, text.clone()),
            Self::In(part) => (FieldKind::In, name_of(PARTS, *part).to_owned()),
            Self::SectionNumber(number) => (FieldKind::Section, number.to_string()),
            Self::SectionTitle(text) => (FieldKind::Section, text.clone()),
            Self::Guest(text) => (FieldKind::Guest, text.clone()),
            Self::Host(text) => (FieldKind::Host, text.clone()),
            Self::Tag(text) => (FieldKind::Tag, text.clone()),
            Self::Series(text) => (FieldKind::Series, text.clone()),
            Self::Folder(text) => (FieldKind::Folder, text.clone()),
            Self::Lang(text) => (FieldKind::Lang, text.clone()),
            Self::Year(span) => (FieldKind::Year, span::print(span)),
            Self::Date(span) => (FieldKind::Date, span::print(span)),
            Self::Minutes(span) => (FieldKind::Minutes, span::print(span)),
            Self::Color(text) => (FieldKind::Color, text.clone()),
            Self::State(state) => (FieldKind::State, state.name().to_owned()),
            Self::Has(has) => (FieldKind::Has, name_of(HAS, *has).to_owned()),
            Self::Note(text) => (FieldKind::Note, text.clone()),
            Self::By(text) => (FieldKind::By, text.clone()),
        };
        (kind.name(), value)
    }
}

fn begins(names: &[&'static str], begun: &str) -> Option<&'static str> {
    names.iter().find(|name| name.starts_with(begun)).copied()
}

fn name_of<T: PartialEq + Copy>(table: &'static [(T, &[&str])], value: T) -> &'static str {
    let names = table.iter().find(|(known, _)| *known == value);
    names.and_then(|(_, names)| names.first()).unwrap_or(&"")
}

fn number<T: PartialOrd + Clone + std::str::FromStr>(value: &str, dash: bool) -> Option<ValueSpan<T>> {
    span::read(&fold(value).text, dash, |digits| digits.trim_end_matches(['年', '分']).parse().ok())
}

fn dates(value: &str) -> Option<ValueSpan<String>> {
    span::read(&fold(value).text, false, |day| is_date(day).then(|| day.to_owned()))
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(day: &str) -> bool {
    let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    matches!(shape.as_str(), "9999" | "9999-99" | "9999-99-99")
}
