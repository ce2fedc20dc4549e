//! The JSON objects of the command line. Their shape is a promise to scripts: fields are added, never
//! changed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::episode::head::Format;
use crate::episode::model::{Aside, AsideKind, Episode, Role, Section, Speaker, Term, Turn};
use crate::episode::oddity::{Diagnostic, Severity};
use crate::episode::summary::{self, Speed};
use crate::library::load::Loaded;
use crate::text::clock;
use crate::text::range::TextRange;

/// A whole interview, as `show --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct Shown<'a> {
    /// The version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The file.
    path: String,
    /// The `id` of its front matter.
    id: Option<&'a str>,
    /// How it is written.
    #[schemars(with = "Format")]
    format: &'static str,
    /// How its letters are written, as in `UTF-8`.
    encoding: &'a str,
    /// Its title.
    title: &'a str,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    date: Option<&'a str>,
    /// Where it was published.
    source: Option<&'a str>,
    /// The whole front matter, as the file has it.
    front_matter: Option<&'a serde_json::Value>,
    /// Who speaks.
    speakers: Vec<SpeakerObject<'a>>,
    /// Its sections; 0 is what stands before the first heading.
    sections: Vec<SectionObject<'a>>,
    /// The lines that name a speaker.
    labels: Vec<LabelObject<'a>>,
    /// What is said, turn by turn.
    turns: Vec<TurnObject<'a>>,
    /// Terms that it explains.
    glossary: Vec<TermObject<'a>>,
    /// What is folded away on the page.
    folded: Vec<FoldedObject<'a>>,
    /// What is odd about the file.
    diagnostics: Vec<DiagnosticObject>,
}

/// A voice.
#[derive(Serialize, JsonSchema)]
pub struct SpeakerObject<'a> {
    /// The name.
    name: &'a str,
    /// What the voice does in the talk.
    #[schemars(with = "Option<Role>")]
    role: Option<&'static str>,
    /// Other names in the same file.
    aliases: &'a [String],
    /// How often it speaks.
    turns: u32,
    /// Characters it says.
    chars: u32,
}

/// A section.
#[derive(Serialize, JsonSchema)]
pub struct SectionObject<'a> {
    /// The number addresses begin with.
    number: u32,
    /// Its title.
    title: Option<&'a str>,
    /// How deep the heading is, from 1; 0 has none.
    level: u8,
    /// Line of the file, from 1.
    line: u32,
    /// Turns in it.
    turns: usize,
    /// Characters in it.
    chars: u32,
    /// Minutes of reading, by the speed of the settings.
    minutes: f64,
}

#[derive(Serialize, JsonSchema)]
pub struct LabelObject<'a> {
    /// Line of the file, from 1.
    line: u32,
    /// The label as it is written.
    text: &'a str,
    /// Whom it names.
    speaker: Option<&'a str>,
}

/// A turn.
#[derive(Serialize, JsonSchema)]
pub struct TurnObject<'a> {
    /// Its address, as in `12.3`.
    address: String,
    /// The number of its section.
    section: u32,
    /// Who speaks.
    speaker: Option<&'a str>,
    /// What the speaker does in the talk.
    #[schemars(with = "Option<Role>")]
    role: Option<&'static str>,
    /// When on the recording, as in `00:12:34`.
    time: Option<String>,
    /// Line of the file, from 1.
    line: u32,
    /// What is said.
    paragraphs: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
pub struct TermObject<'a> {
    /// The term.
    term: &'a str,
    /// Other ways to write it.
    aliases: &'a [String],
    /// What it means.
    gloss: &'a str,
    /// Where it is explained.
    address: String,
}

#[derive(Serialize, JsonSchema)]
pub struct FoldedObject<'a> {
    /// What it is.
    #[schemars(with = "AsideKind")]
    kind: &'static str,
    /// Line of the file where it begins, from 1.
    line: u32,
    /// Lines it takes in the file.
    lines: u32,
    /// The turn it stands in.
    address: Option<String>,
    /// Its text.
    text: &'a str,
}

#[derive(Serialize, JsonSchema)]
pub struct DiagnosticObject {
    /// Line of the file, from 1.
    line: u32,
    /// Column in the line, from 1.
    column: Option<u32>,
    /// How bad it is.
    #[schemars(with = "Severity")]
    severity: &'static str,
    /// What is odd, in English.
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
