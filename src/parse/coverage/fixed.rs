//! What can be told from a source without asking what it says: rows of times, keys, tags.

use memchr::memmem;

use super::align::Aligner;
use super::piece::{Source, SourcePieceKind};
use crate::episode::head::Format;
use crate::parse::markdown;
use crate::text::range::TextRange;

/// Marks what is certain in `source`.
pub fn mark(aligner: &mut Aligner<'_>, source: &Source<'_>) {
    match source.format {
        Format::Vtt | Format::Srt => subtitles(aligner, source.text),
        Format::Json => json(aligner, source.text),
        Format::Html | Format::TimedXml | Format::Docx | Format::Odt | Format::Epub => {
            html(aligner, source.text);
        }
        Format::Markdown => summaries(aligner, source.text),
        Format::Plain | Format::Table | Format::Ass | Format::Sbv => {}
    }
}

/// Everything in a file of cues but what is said in them.
fn subtitles(aligner: &mut Aligner<'_>, text: &str) {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push((TextRange::new(at, at + line.len()), line.trim()));
        at += line.len();
    }
    let mut in_cue = false;
    for (index, (range, line)) in lines.iter().enumerate() {
        let opens = lines.get(index + 1).is_some_and(|(_, next)| next.contains("-->"));
        let number = opens && line.bytes().all(|b| b.is_ascii_digit());
        if line.contains("-->") {
            in_cue = true;
            aligner.mark(*range, SourcePieceKind::Time);
        } else if line.is_empty() || number || !in_cue {
            in_cue = in_cue && range.len() > 1 && !number;
            aligner.mark(*range, SourcePieceKind::Markup);
        } else {
            cue_tags(aligner, *range, text);
        }
    }
}

/// `<v Name>`, `<00:00:01.000>`, `<i>` in a line of a cue.
fn cue_tags(aligner: &mut Aligner<'_>, line: TextRange, text: &str) {
    let words = line.of(text);
    for open in memchr::memchr_iter(b'<', words.as_bytes()) {
        let Some(len) = words.get(open..).and_then(|rest| rest.find('>')) else { break };
        let tag = TextRange::new(line.start + open, line.start + open + len + 1);
        let inner = TextRange::new(tag.start + 1, tag.end - 1).of(text);
        if inner.starts_with("v ") || inner.starts_with("v.") {
            let name = inner.find(' ').map_or(tag.end - 1, |blank| tag.start + 2 + blank);
            aligner.mark(TextRange::new(tag.start, name), SourcePieceKind::Markup);
            aligner.mark(TextRange::new(name, tag.end - 1), SourcePieceKind::Label);
        } else if inner.starts_with(|c: char| c.is_ascii_digit()) {
            aligner.mark(tag, SourcePieceKind::Time);
        }
        aligner.mark(tag, SourcePieceKind::Markup);
    }
}

/// Everything in JSON but what is said: the values of `body` and `text`.
fn json(aligner: &mut Aligner<'_>, text: &str) {
    let mut fixed = 0;
    let mut key = "";
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('"')).map(|found| at + found + 1) {
        let Some(close) = string_end(text, open) else { break };
        let value = TextRange::new(open, close);
        let is_key = text.get(close + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        at = close + 1;
        if is_key {
            key = value.of(text);
            number(aligner, text, at, key);
            continue;
        }
        let kind = match key {
            "body" | "text" => None,
            "speaker" => Some(SourcePieceKind::Label),
            "startTime" | "endTime" | "start" | "end" | "start_time" | "end_time" => {
                Some(SourcePieceKind::Time)
            }
            _ => continue,
        };
        aligner.mark(TextRange::new(fixed, open), SourcePieceKind::Markup);
        if let Some(kind) = kind {
            aligner.mark(value, kind);
        }
        fixed = close;
    }
    aligner.mark(TextRange::new(fixed, text.len()), SourcePieceKind::Markup);
}

/// A clock that is a number, behind its key and a colon at `at`.
fn number(aligner: &mut Aligner<'_>, text: &str, at: usize, key: &str) {
    let rest = text.get(at..).unwrap_or_default();
    let value = rest.trim_start_matches([' ', '\t', '\r', '\n', ':']);
    let digits = value.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    if digits > 0 && (key.starts_with("start") || key.starts_with("end")) {
        let start = at + rest.len() - value.len();
        aligner.mark(TextRange::new(start, start + digits), SourcePieceKind::Time);
    }
}

/// The closing quotation mark of the string that begins at `from`.
fn string_end(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Tags and what stands between those whose words are never shown.
fn html(aligner: &mut Aligner<'_>, text: &str) {
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = text.get(open..).unwrap_or_default();
        let closing = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<script") {
            "</script>"
        } else if rest.starts_with("<style") {
            "</style>"
        } else {
            ">"
        };
        let len =
            memmem::find(rest.as_bytes(), closing.as_bytes()).map_or(rest.len(), |end| end + closing.len());
        aligner.mark(TextRange::new(open, open + len), SourcePieceKind::Markup);
        at = open + len;
    }
}

/// Words on a fold that only say that the original follows.
fn summaries(aligner: &mut Aligner<'_>, text: &str) {
    for open in memmem::find_iter(text.as_bytes(), "<summary>") {
        let inner = open + "<summary>".len();
        let rest = text.get(inner..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let len = line.find("</summary>").unwrap_or(line.len());
        if line.get(..len).is_some_and(|words| markdown::is_original(words) || words.trim().is_empty()) {
            aligner.mark(TextRange::new(open, inner + len), SourcePieceKind::Markup);
        }
    }
}
