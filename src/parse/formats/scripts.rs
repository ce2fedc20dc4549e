//! Captions in lines of their own grammar: ASS and SSA (`Dialogue:` lines), SBV (a line of two times, then
//! words).

use super::super::block::Block;
use super::cue::{Cue, join};
use super::timecode::milliseconds;
use crate::text::range::TextRange;

/// Whether the first lines are those of an ASS or SSA script.
pub fn is_ass(top: &str) -> bool {
    top.get(..13).is_some_and(|start| start.eq_ignore_ascii_case("[script info]"))
}

/// Whether the first line is a pair of times as SBV has it.
pub fn is_sbv(top: &str) -> bool {
    top.lines().next().is_some_and(|line| times(line).is_some())
}

/// Fields of a dialogue line in the order of the standard; a file's own `Format:` line wins.
const FIELDS: &str = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";

/// Reads the dialogue of an ASS or SSA script.
pub fn ass(text: &str) -> Vec<Block> {
    let mut fields: Vec<String> = names(FIELDS);
    let mut events = false;
    let mut cues = Vec::new();
    for (line, number, source) in lines(text) {
        if line.starts_with('[') {
            events = line.eq_ignore_ascii_case("[events]");
        } else if let Some(format) = line.strip_prefix("Format:").filter(|_| events) {
            fields = names(format);
        } else if let Some(values) = line.strip_prefix("Dialogue:") {
            let values: Vec<&str> = values.trim_start().splitn(fields.len(), ',').collect();
            let value = |name: &str| {
                let at = fields.iter().position(|field| field == name)?;
                values.get(at).copied().map(str::trim).filter(|value| !value.is_empty())
            };
            let voice = value("name").or_else(|| value("actor")).map(str::to_owned);
            let Some(words) = value("text").map(spoken) else { continue };
            let (start, end) = (value("start").and_then(milliseconds), value("end").and_then(milliseconds));
            cues.push(Cue {
                text: words,
                voice,
                start,
                end,
                line: number,
                lines: 1,
                source,
                ..Cue::default()
            });
        }
    }
    join(cues)
}

fn names(format: &str) -> Vec<String> {
    format.split(',').map(|name| name.trim().to_ascii_lowercase()).collect()
}

/// The words of a dialogue's text: its codes in braces go, its line ends become blanks.
fn spoken(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, code) = rest.split_at_checked(at).unwrap_or((rest, ""));
        words.push_str(before);
        // A brace that holds no code, or is not closed, is said.
        match code.split_once('}').filter(|(code, _)| code.starts_with("{\\")) {
            Some((_, behind)) => rest = behind,
            None => {
                words.push('{');
                rest = code.get(1..).unwrap_or_default();
            }
        }
    }
    words.push_str(rest);
    words.replace("\\N", " ").replace("\\n", " ").replace("\\h", " ")
}

/// Reads SBV captions.
pub fn sbv(text: &str) -> Vec<Block> {
    let mut cues: Vec<Cue> = Vec::new();
    for (line, number, source) in lines(text) {
        if let Some((start, end)) = times(line) {
            cues.push(Cue {
                start: Some(start),
                end: Some(end),
                line: number,
                lines: 1,
                source,
                ..Cue::default()
            });
        } else if let Some(cue) = cues.last_mut().filter(|_| !line.is_empty()) {
            super::cue::append(&mut cue.text, line, false);
            (cue.lines, cue.source.end) = (number - cue.line + 1, source.end);
        }
    }
    join(cues)
}

/// `0:00:01.500,0:00:04.000`.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.trim().split_once(',')?;
    let exact = |time: &str| milliseconds(time).filter(|_| time.contains('.'));
    Some((exact(start)?, exact(end)?))
}

/// Lines without their ends, numbered from 1, and their bytes.
fn lines(text: &str) -> impl Iterator<Item = (&str, u32, TextRange)> {
    let mut at = 0;
    text.split_inclusive('\n').zip(1..).map(move |(line, number)| {
        let source = TextRange::new(at, at + line.len());
        at = source.end;
        (line.trim(), number, source)
    })
}
