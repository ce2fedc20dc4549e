//! Transcripts in XML: TTML (W3C Timed Text; also DFXP) and Transcriber's TRS.

use foldhash::HashMap;

use super::super::block::Block;
use super::cue::{Cue, join};
use super::timecode;
use crate::parse::xml::{XmlPart, XmlTag, parts};
use crate::text::range::TextRange;

/// Whether a text begins with the root of a TTML or a TRS file.
pub fn is_timed_xml(top: &str) -> bool {
    let mut rest = top;
    for _ in 0..8 {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        if !rest.starts_with("<?") && !rest.starts_with("<!") {
            break;
        }
        rest = rest.split_once(end).map_or("", |(_, rest)| rest);
    }
    let name =
        rest.strip_prefix('<').and_then(|rest| rest.split(|c: char| c.is_whitespace() || c == '>').next());
    let local = name.and_then(|name| name.rsplit(':').next());
    matches!(local, Some("tt" | "Trans"))
}

/// Reads a TTML or a TRS file.
pub fn read(text: &str) -> Vec<Block> {
    let mut reader = TimedXmlReader { source: text, ..TimedXmlReader::default() };
    parts(text, |part, at| reader.part(part, at));
    reader.flush(text.len());
    join(reader.cues)
}

#[derive(Default)]
struct TimedXmlReader<'s> {
    source: &'s str,
    /// Names by what stands for them.
    names: HashMap<String, String>,
    /// The agent of TTML that is being named.
    agent: Option<String>,
    /// Who speaks in the turn at hand, one of them for each voice that a turn of TRS may hold.
    voices: Vec<String>,
    open: Option<Cue>,
    cues: Vec<Cue>,
    /// A place whose line is known.
    place: usize,
    line: u32,
    unread: usize,
}

impl TimedXmlReader<'_> {
    fn part(&mut self, part: XmlPart<'_>, at: usize) {
        match part {
            XmlPart::Open(tag) => self.enter(&tag, at),
            XmlPart::Close("p" | "Turn") => self.flush(at),
            XmlPart::Close("metadata" | "rt") => self.unread = self.unread.saturating_sub(1),
            XmlPart::Close("agent") => self.agent = None,
            XmlPart::Close(_) => {}
            XmlPart::Text(words) => {
                if let Some(agent) = self.agent.clone().filter(|_| !words.trim().is_empty()) {
                    self.names.insert(agent, words.trim().to_owned());
                } else if let Some(cue) = self.open.as_mut().filter(|_| self.unread == 0) {
                    cue.text.push_str(words);
                }
            }
        }
    }

    fn enter(&mut self, tag: &XmlTag<'_>, at: usize) {
        match tag.name {
            "agent" => self.agent = tag.attribute("id"),
            "Speaker" => {
                if let (Some(id), Some(name)) = (tag.attribute("id"), tag.attribute("name")) {
                    self.names.insert(id, name);
                }
            }
            "metadata" | "rt" => self.unread += 1,
            "Turn" => {
                let speakers = tag.attribute("speaker").unwrap_or_default();
                self.voices = speakers.split_whitespace().map(str::to_owned).collect();
                self.begin(at, tag.attribute("startTime").and_then(|time| seconds(&time)), 0);
            }
            "Sync" => {
                let time = tag.attribute("time").and_then(|time| seconds(&time));
                self.begin(at, time, 0);
            }
            "Who" => {
                let number = tag.attribute("nb").and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
                let time = self.open.as_ref().and_then(|cue| cue.start);
                self.begin(at, time, number.saturating_sub(1));
            }
            "p" => {
                self.voices = tag.attribute("agent").into_iter().collect();
                self.begin(at, tag.attribute("begin").and_then(|time| seconds(&time)), 0);
                let end = tag.attribute("end").and_then(|time| seconds(&time));
                if let Some(cue) = &mut self.open {
                    cue.end = end.or(cue.end);
                }
            }
            "br" => {
                if let Some(cue) = &mut self.open {
                    cue.text.push(' ');
                }
            }
            _ => {}
        }
    }

    /// Begins a cue of the voice at hand of this number.
    fn begin(&mut self, at: usize, start: Option<u64>, voice: usize) {
        self.flush(at);
        let named = self.voices.get(voice).or(self.voices.first());
        let voice = named.map(|id| self.names.get(id).unwrap_or(id).clone());
        let passed = self.source.as_bytes().get(self.place..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
        self.place = at;
        let source = TextRange::new(at, at);
        self.open =
            Some(Cue { voice, start, end: start, line: self.line + 1, lines: 1, source, ..Cue::default() });
    }

    fn flush(&mut self, at: usize) {
        let Some(mut cue) = self.open.take() else { return };
        cue.text = cue.text.split_whitespace().collect::<Vec<_>>().join(" ");
        cue.source.end = at.max(cue.source.start);
        if !cue.text.is_empty() {
            self.cues.push(cue);
        }
    }
}

/// Milliseconds of `12.5`, `12.5s`, `900ms`, `00:00:01.500` or `00:00:01:12` (frames are left out).
fn seconds(time: &str) -> Option<u64> {
    let scaled = |number: &str, scale: f64| number.parse::<f64>().ok().map(|number| number * scale);
    let number = match time.strip_suffix("ms") {
        Some(number) => scaled(number, 1.0),
        None => scaled(time.trim_end_matches('s'), 1000.0),
    };
    let number = number.filter(|number| (0.0..1e12).contains(number)).map(|number| number as u64);
    let without_frames = || {
        let fields: Vec<&str> = time.split(':').collect();
        timecode::milliseconds(&fields.get(..3.min(fields.len()))?.join(":"))
    };
    number.or_else(without_frames)
}
