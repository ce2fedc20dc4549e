//! Segments in JSON: Podcasting 2.0 transcripts (`startTime`, `body`) and what whisper and whisperX write
//! (`start`, `text`).
//!
//! Segments are read one by one, so that each knows its place in the source and a file that is cut off or broken
//! in the middle gives all the others.

use serde::de::IgnoredAny;
use serde_json::{Deserializer, Value};

use super::super::block::Block;
use super::cue::{Cue, join};
use crate::episode::model::{Diagnostic, Severity};
use crate::text::range::TextRange;

/// Reads the segments of a transcript; `None` where the text holds none.
pub fn read(text: &str) -> Option<Vec<Block>> {
    let start = array(text)?;
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut cues = Vec::new();
    let objects = Objects { text, at: start };
    for (value, source) in objects {
        if let Some(cue) = cue(&value) {
            let line = lines.at(source.start);
            let lines = lines.at(source.end) - line + 1;
            cues.push(Cue { line, lines, source, ..cue });
        }
    }
    (!cues.is_empty()).then(|| join(cues))
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
        message: format!("not valid JSON ({reason}); the segments that could be read are shown"),
    })
}

/// Where the array of segments begins: behind the `[` of `"segments": [`, or of a file that is an array itself.
fn array(text: &str) -> Option<usize> {
    let top = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if top.starts_with('[') {
        return Some(text.len() - top.len() + 1);
    }
    text.match_indices("\"segments\"").find_map(|(at, key)| {
        let behind = text.get(at + key.len()..)?;
        let list = behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
        Some(text.len() - list.len())
    })
}

/// The objects of an array, each with its bytes; a broken one is stepped over, at the end of the array it ends.
struct Objects<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Objects<'_> {
    type Item = (Value, TextRange);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = self.text.get(self.at..)?;
            let gap = rest.find(['{', ']'])?;
            if rest.as_bytes().get(gap) == Some(&b']') {
                return None;
            }
            let start = self.at + gap;
            let mut stream = Deserializer::from_str(self.text.get(start..)?).into_iter::<Value>();
            match stream.next()? {
                Ok(value) => {
                    self.at = start + stream.byte_offset();
                    return Some((value, TextRange::new(start, self.at)));
                }
                Err(error) if error.is_eof() => return None,
                Err(error) => self.at = self.behind(start, &error)?,
            }
        }
    }
}

impl Objects<'_> {
    /// Behind the place of a fault, at the next object that begins on its own.
    fn behind(&self, start: usize, error: &serde_json::Error) -> Option<usize> {
        let broken = self.text.get(start..)?;
        let lines: usize = broken.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
        let fault = start + (lines + error.column()).max(1);
        let mut fault = fault.min(self.text.len());
        while !self.text.is_char_boundary(fault) {
            fault += 1;
        }
        let next = self.text.get(fault..)?.find(['{', '}'])?;
        Some(fault + next + usize::from(self.text.as_bytes().get(fault + next) == Some(&b'}')))
    }
}

/// Line numbers for places that only go forward.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> u32 {
        let passed = self.text.get(self.at..place).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u32;
        self.at = place.max(self.at);
        self.line
    }
}

fn cue(segment: &Value) -> Option<Cue> {
    let text = |keys: &[&str]| keys.iter().find_map(|key| segment.get(key)?.as_str());
    let time = |keys: &[&str]| keys.iter().find_map(|key| milliseconds(segment.get(key)?));
    let start = time(&["startTime", "start", "start_time"])?;
    let end = time(&["endTime", "end", "end_time"]).unwrap_or(start);
    let voice = segment.get("speaker").and_then(|voice| match voice {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Number(number) => Some(format!("Speaker {number}")),
        _ => None,
    });
    let voice = voice.filter(|name| !name.is_empty());
    Some(Cue {
        text: text(&["body", "text"])?.to_owned(),
        voice,
        start,
        end: end.max(start),
        ..Cue::default()
    })
}

/// Seconds, as a number or a text, in milliseconds.
fn milliseconds(value: &Value) -> Option<u64> {
    let seconds = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    (0.0..1e9).contains(&seconds).then_some((seconds * 1000.0) as u64)
}
