//! The JSON objects of the command line. Their shape is a promise to scripts: fields are added, never
//! changed.

use serde::Serialize;

use crate::episode::model::{Aside, Episode, Role, Section, Speaker, Term, Turn};
use crate::episode::oddity::Diagnostic;
use crate::episode::summary::{self, Speed};
use crate::library::load::Loaded;
use crate::text::clock;
use crate::text::range::TextRange;

/// A whole interview, as `show --json` prints it.
#[derive(Serialize)]
pub struct Shown<'a> {
    schema: u32,
    path: String,
    id: Option<&'a str>,
    format: &'static str,
    encoding: &'a str,
    title: &'a str,
    date: Option<&'a str>,
    source: Option<&'a str>,
    front_matter: Option<&'a serde_json::Value>,
    speakers: Vec<SpeakerObject<'a>>,
    sections: Vec<SectionObject<'a>>,
    labels: Vec<LabelObject<'a>>,
    turns: Vec<TurnObject<'a>>,
    glossary: Vec<TermObject<'a>>,
    folded: Vec<FoldedObject<'a>>,
    diagnostics: Vec<DiagnosticObject>,
}

/// A voice.
#[derive(Serialize)]
pub struct SpeakerObject<'a> {
    name: &'a str,
    role: Option<&'static str>,
    aliases: &'a [String],
    turns: u32,
    chars: u32,
}

/// A section.
#[derive(Serialize)]
pub struct SectionObject<'a> {
    number: u32,
    title: Option<&'a str>,
    level: u8,
    line: u32,
    turns: usize,
    chars: u32,
    minutes: f64,
}

#[derive(Serialize)]
struct LabelObject<'a> {
    line: u32,
    text: &'a str,
    speaker: Option<&'a str>,
}

/// A turn.
#[derive(Serialize)]
pub struct TurnObject<'a> {
    address: String,
    section: u32,
    speaker: Option<&'a str>,
    role: Option<&'static str>,
    time: Option<String>,
    line: u32,
    paragraphs: Vec<&'a str>,
}

#[derive(Serialize)]
struct TermObject<'a> {
    term: &'a str,
    aliases: &'a [String],
    gloss: &'a str,
    address: String,
}

#[derive(Serialize)]
struct FoldedObject<'a> {
    kind: &'static str,
    line: u32,
    lines: u32,
    address: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
struct DiagnosticObject {
    line: u32,
    column: Option<u32>,
    severity: &'static str,
    message: String,
}

impl<'a> Shown<'a> {
    /// All of `loaded`.
    pub fn new(loaded: &'a Loaded, speed: Speed) -> Self {
        let episode = &loaded.episode;
        let head = &episode.head;
        Self {
            schema: 1,
            path: loaded.path.to_string_lossy().into_owned(),
            id: head.id.as_deref(),
            format: episode.format.name(),
            encoding: &episode.encoding,
            title: episode.title(),
            date: head.date.as_ref().map(|found| found.value.as_str()),
            source: head.source.as_ref().map(|found| found.value.as_str()),
            front_matter: head.front_matter.as_ref(),
            speakers: episode.speakers.iter().map(SpeakerObject::new).collect(),
            sections: episode.sections.iter().map(|s| SectionObject::new(episode, s, speed)).collect(),
            labels: labels(episode),
            turns: episode.turns.iter().map(|turn| TurnObject::new(episode, turn)).collect(),
            glossary: glossary(episode),
            folded: folded(episode),
            diagnostics: loaded.diagnostics.iter().map(DiagnosticObject::new).collect(),
        }
    }
}

impl<'a> SpeakerObject<'a> {
    fn new(speaker: &'a Speaker) -> Self {
        Self {
            name: &speaker.name,
            role: speaker.role.map(Role::name),
            aliases: &speaker.aliases,
            turns: speaker.turns,
            chars: speaker.chars,
        }
    }
}

impl<'a> SectionObject<'a> {
    /// The section of `episode`.
    pub fn new(episode: &Episode, section: &'a Section, speed: Speed) -> Self {
        Self {
            number: section.number,
            title: section.title.as_deref(),
            level: section.level,
            line: section.line,
            turns: section.turns.len(),
            chars: summary::chars_of(episode, section.paragraphs.clone()),
            minutes: tenths(summary::minutes_of(episode, section.paragraphs.clone(), speed)),
        }
    }
}

impl<'a> TurnObject<'a> {
    /// The turn of `episode`; its label and what is folded in it are left out of its paragraphs.
    pub fn new(episode: &'a Episode, turn: &Turn) -> Self {
        let told = |index: &usize| turn.label != Some(*index) && episode.aside_of(*index).is_none();
        let paragraphs =
            turn.paragraphs.clone().filter(told).filter_map(|index| episode.paragraphs.get(index));
        Self {
            address: turn.address.to_string(),
            section: turn.address.section,
            speaker: episode.speaker_of(turn).map(|speaker| speaker.name.as_str()),
            role: turn.role.map(Role::name),
            time: turn.time.map(clock::write),
            line: turn.line,
            paragraphs: paragraphs.map(|paragraph| paragraph.range.of(&episode.text)).collect(),
        }
    }
}

impl DiagnosticObject {
    fn new(diagnostic: &Diagnostic) -> Self {
        Self {
            line: diagnostic.line,
            column: diagnostic.column,
            severity: diagnostic.severity.name(),
            message: diagnostic.oddity.to_string(),
        }
    }
}

fn labels(episode: &Episode) -> Vec<LabelObject<'_>> {
    let name = |index: Option<usize>| Some(episode.speakers.get(index?)?.name.as_str());
    let labels = episode.labels.iter();
    labels
        .map(|label| LabelObject { line: label.line, text: &label.text, speaker: name(label.speaker) })
        .collect()
}

fn glossary(episode: &Episode) -> Vec<TermObject<'_>> {
    let object = |term: &Term| episode.address_at(term.at).to_string();
    let terms = episode.glossary.iter();
    terms
        .map(|term| TermObject {
            address: object(term),
            term: &term.term,
            aliases: &term.aliases,
            gloss: &term.gloss,
        })
        .collect()
}

fn folded(episode: &Episode) -> Vec<FoldedObject<'_>> {
    let object = |aside: &Aside| {
        let range: TextRange = episode.range_of(&aside.paragraphs);
        let turn = episode.turn_at(range.start).and_then(|index| episode.turns.get(index));
        FoldedObject {
            kind: aside.kind.name(),
            line: aside.line,
            lines: aside.lines,
            address: turn.map(|turn| turn.address.to_string()),
            text: range.of(&episode.text),
        }
    };
    episode.asides.iter().map(object).collect()
}

/// `minutes` with one digit after the point.
pub fn tenths(minutes: f64) -> f64 {
    (minutes * 10.0).round() / 10.0
}
