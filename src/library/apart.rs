//! Interviews told apart from the other texts that lie beside them: notes, recipes, lists of things to do,
//! templates, READMEs.
//!
//! A note that is taken for an interview is one row too many, an interview that is taken for a note is lost: so
//! whatever may be one counts as one.

use std::collections::HashMap;
use std::path::{Component, Path};

use memchr::memmem;
use serde_json::Value;

use super::kind::is_about;
use crate::episode::head::Format;
use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::episode::summary::TextKind;
use crate::parse;
use crate::text::marks::is_question;

/// Why a text is put where it is in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// It is called a README or the like.
    About,
    /// It has blanks to be filled in, or is called a template and holds no talk.
    Form,
    /// Somebody speaks in it.
    Voices,
    /// It was made of a recording: captions, data of a recogniser.
    Recorded,
    /// It names people who take part.
    Participants,
    /// Its title, its tags, its file or its folder say so.
    Called,
    /// Its paragraphs begin as those of speakers do, though nobody was made out.
    Labelled,
    /// It is long and asks again and again.
    Asks,
    /// It is long and goes on without headings, as a talk written down does.
    RunsOn,
    /// Nothing in it tells of a talk.
    Nothing,
}

impl Grounds {
    /// Where that puts a text.
    pub fn kind(self) -> TextKind {
        match self {
            Self::About => TextKind::About,
            Self::Form => TextKind::Template,
            Self::Nothing => TextKind::Silent,
            _ => TextKind::Interview,
        }
    }
}

/// Words for forms, in names of files and folders, in small letters.
const TEMPLATES: &[&str] = &[
    "template",
    "templates",
    "tmpl",
    "模板",
    "模版",
    "範本",
    "样板",
    "テンプレート",
    "템플릿",
    "vorlage",
    "vorlagen",
    "plantilla",
    "plantillas",
    "modèle",
    "modèles",
    "шаблон",
    "шаблоны",
];

/// Words for talks, in titles, tags and names of files and folders, in small letters.
const TALKS: &[&str] = &[
    "interview",
    "transcript",
    "podcast",
    "访谈",
    "訪談",
    "专访",
    "專訪",
    "采访",
    "採訪",
    "访问记",
    "对谈",
    "對談",
    "对话",
    "對話",
    "播客",
    "逐字稿",
    "文字稿",
    "实录",
    "實錄",
    "インタビュー",
    "対談",
    "인터뷰",
    "대담",
    "entretien",
    "entrevista",
    "intervista",
    "gespräch",
    "wywiad",
    "интервью",
    "беседа",
];

/// Characters of prose from which on a text whose name tells of a talk is more than a plan for one; from which on
/// questions tell of a talk; from which on prose without headings does.
const SOME: usize = 40;
const LONG: usize = 1_000;
const VERY_LONG: usize = 4_000;

/// Questions in a long text that tell of a talk.
const QUESTIONS: usize = 3;

/// Characters of a text for each blank that a form has to fill in, at most.
const FOR_EACH_BLANK: usize = 60;

/// Characters that are said in a turn of a form, at most.
const IN_A_FORM: u32 = 20;

/// Why the text in the file `path` is put where it is among the others of its library.
pub fn grounds(path: &Path, episode: &Episode) -> Grounds {
    let prose = || episode.paragraphs.iter().filter(|paragraph| is_prose(paragraph));
    let length = || prose().map(|paragraph| paragraph.range.of(&episode.text).chars().count()).sum::<usize>();
    let questions = || prose().map(|paragraph| questions(paragraph.range.of(&episode.text))).sum::<usize>();
    match () {
        () if is_about(path) => Grounds::About,
        () if is_form(path, episode) => Grounds::Form,
        () if episode.has_voices() => Grounds::Voices,
        () if is_recorded(episode.format) => Grounds::Recorded,
        () if length() >= SOME && names_participants(episode) => Grounds::Participants,
        () if length() >= SOME && is_called_talk(path, episode) => Grounds::Called,
        () if begins_as_talk_does(episode, prose().count(), questions() > 0) => Grounds::Labelled,
        () if length() >= LONG && questions() >= QUESTIONS => Grounds::Asks,
        () if length() >= VERY_LONG && headings(episode) < 2 => Grounds::RunsOn,
        () => Grounds::Nothing,
    }
}

/// Whether at least two names stand before all of its `paragraphs` and somebody `asks`, or such that come back
/// before half of them, whatever was said against their being speakers.
fn begins_as_talk_does(episode: &Episode, paragraphs: usize, asks: bool) -> bool {
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for refused in &episode.evidence.refused {
        *lines.entry(&refused.text).or_default() += 1;
    }
    let several = |lines: &HashMap<&str, usize>, least: usize| {
        lines.len() > 1 && lines.values().sum::<usize>() >= least
    };
    if asks && several(&lines, paragraphs) {
        return true;
    }
    lines.retain(|_, count| *count > 1);
    several(&lines, paragraphs.div_ceil(2))
}

/// Whether files of this format are made of recordings.
fn is_recorded(format: Format) -> bool {
    use Format::{Ass, Docx, Epub, Html, Json, Markdown, Odt, Plain, Sbv, Srt, Table, TimedXml, Vtt};
    match format {
        Vtt | Srt | Ass | Sbv | TimedXml | Json | Table => true,
        Markdown | Plain | Html | Docx | Odt | Epub => false,
    }
}

fn is_prose(paragraph: &Paragraph) -> bool {
    matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::Quote)
}

fn headings(episode: &Episode) -> usize {
    episode.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Heading).count()
}

/// Question marks in `text`, but for those within addresses.
fn questions(text: &str) -> usize {
    let next = text.chars().skip(1).chain([' ']);
    text.chars().zip(next).filter(|(c, next)| is_question(*c) && !next.is_ascii_alphanumeric()).count()
}

/// Whether the head of a text names people who talk in it.
fn names_participants(episode: &Episode) -> bool {
    let told = episode.head.front_matter.as_ref().and_then(Value::as_object);
    let is_told = |value: &Value| match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    told.is_some_and(|told| told.iter().any(|(key, value)| parse::names_who_talks(key) && is_told(value)))
}

/// Whether a text is there to be filled in: by its blanks, or by its name where nobody says much.
fn is_form(path: &Path, episode: &Episode) -> bool {
    let count = |mark: &str| memmem::find_iter(episode.text.as_bytes(), mark).count();
    let blanks = count("{{").max(count("<%"));
    let said: u32 = episode.speakers.iter().map(|speaker| speaker.chars).sum();
    let turns = episode.turns.len() as u32;
    blanks >= 2 && episode.text.chars().count() <= blanks * FOR_EACH_BLANK
        || said <= turns * IN_A_FORM && names(path).iter().any(|name| is_called(name, TEMPLATES))
}

/// Whether a text is called a talk by itself, by its file or by its folder.
fn is_called_talk(path: &Path, episode: &Episode) -> bool {
    let head = &episode.head;
    let title = head.title.iter().map(|title| &title.value);
    let told = title.chain(&head.tags).chain(&head.series).map(|told| told.to_lowercase());
    told.chain(names(path)).any(|name| TALKS.iter().any(|word| name.contains(word)))
}

/// Whether a name begins or ends with one of `words`.
fn is_called(name: &str, words: &[&str]) -> bool {
    let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_one = |part: &str| words.contains(&part);
    let wide = |word: &&&str| !word.is_ascii() && (name.starts_with(**word) || name.ends_with(**word));
    parts.next().is_some_and(is_one)
        || parts.next_back().is_some_and(is_one)
        || words.iter().any(|word| wide(&word))
}

/// The names of a file and of the folder it lies in, in small letters.
fn names(path: &Path) -> Vec<String> {
    let folder = path.parent().and_then(|folder| folder.components().next_back());
    let folder = folder.filter(|part| matches!(part, Component::Normal(_))).map(Component::as_os_str);
    let all = path.file_stem().into_iter().chain(folder);
    all.map(|name| name.to_string_lossy().to_lowercase()).collect()
}
