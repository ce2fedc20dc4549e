//! Transcripts in JSON, whatever program wrote them: Podcasting 2.0, whisper, recognisers in the cloud,
//! archives.
//!
//! What an object means is told by its keys and by what it holds ([`segments`]), never by a schema. A file
//! that is cut off or broken gives all that can be read ([`tree`]).

mod keys;
mod segments;
mod tree;

use crate::episode::oddity::{Diagnostic, Oddity, Severity};
use serde::de::IgnoredAny;

use super::super::block::{Block, BlockKind};
use super::cue::{Cue, join};
use segments::Segment;

/// Whether a text begins as JSON does; `[Name]` does not.
pub fn is_json(top: &str) -> bool {
    let inner = |open: char| top.strip_prefix(open).map(str::trim_start);
    inner('{').is_some_and(|rest| rest.starts_with(['"', '}']))
        || inner('[').is_some_and(|rest| rest.starts_with(['{', '[', '"', ']']))
}

/// Reads the talk of a transcript; `None` if the text is no JSON and holds no talk. Of JSON without talk
/// comes nothing.
pub fn read(text: &str) -> Option<Vec<Block>> {
    let root = tree::read(text.trim_start_matches('\u{feff}'));
    let shift = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = LineCounter { text, at: 0, line: 1 };
    let mut cues = Vec::new();
    for segment in segments::find(&root) {
        let source = segment.source.start + shift..segment.source.end + shift;
        let line = lines.at(source.start);
        let count = lines.at(source.end) - line + 1;
        cues_of(segment, line, count, &mut cues);
    }
    if cues.is_empty() {
        return fault(text).is_none().then(Vec::new);
    }
    let mut blocks = join(cues);
    blocks.splice(0..0, title(text, &root));
    Some(blocks)
}

/// The cues of a segment: one for each of its lines.
fn cues_of(segment: Segment, line: u32, lines: u32, cues: &mut Vec<Cue>) {
    let Segment { text, speaker, start, end, source } = segment;
    let timed = start.is_some();
    for (index, words) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        cues.push(Cue {
            text: words.to_owned(),
            voice: speaker.clone(),
            start,
            end: end.max(start),
            line,
            lines,
            source,
            apart: index > 0 || !timed && words.len() >= LONG,
            ..Cue::default()
        });
    }
}

/// Bytes from which on a text without a time is a paragraph of its own.
const LONG: usize = 80;

/// The title as a heading.
fn title(text: &str, root: &tree::JsonNode) -> Option<Block> {
    let (title, source) = segments::title(root)?;
    let line = LineCounter { text, at: 0, line: 1 }.at(source.start);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Block { kind: BlockKind::Heading(1), text: title, line, lines: 1, source, ..Block::default() })
}

/// Where a file stops being JSON.
pub fn fault(text: &str) -> Option<Diagnostic> {
    let error = serde_json::from_str::<IgnoredAny>(text.trim_start_matches('\u{feff}')).err()?;
    let whole = error.to_string();
    let reason = whole.split(" at line ").next().unwrap_or_default();
    Some(Diagnostic {
        line: u32::try_from(error.line()).unwrap_or(u32::MAX),
        column: u32::try_from(error.column()).ok(),
        severity: Severity::Warning,
        oddity: Oddity::BrokenJson(reason.to_owned()),
    })
}

/// Line numbers for places; quick where they go forward.
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn at(&mut self, place: usize) -> u32 {
        if place < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.text.as_bytes().get(self.at..place).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
        self.at = place;
        self.line
    }
}
