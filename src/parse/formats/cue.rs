//! Cues, and how they become paragraphs: one voice's cues run together, parted where the talk itself pauses.
//!
//! Knows no file format.

use std::collections::HashMap;

use super::super::block::{Block, BlockKind};
use super::super::clean::clean;
use crate::episode::model::AsideKind;
use crate::lexicon::names;
use crate::text::marks::ends_sentence;
use crate::text::range::TextRange;
use crate::text::sentence::sentences;

/// A stretch of speech with its time.
#[derive(Clone, Debug, Default)]
pub struct Cue {
    /// What is said, without markup; no newline.
    pub text: String,
    /// The same in another language, where the file carries both.
    pub original: String,
    /// Who says it, where the file tells.
    pub voice: Option<String>,
    /// Milliseconds from the beginning of the recording, where the file tells.
    pub start: Option<u64>,
    /// Milliseconds at its end.
    pub end: Option<u64>,
    /// 1-based line in the source.
    pub line: u32,
    /// Lines it takes there.
    pub lines: u32,
    /// Its bytes in the source.
    pub source: TextRange,
    /// Another voice begins, though the file does not say whose.
    pub fresh: bool,
    /// Begins a paragraph, whoever speaks.
    pub apart: bool,
}

/// Lengths here are counted as a typewriter would: wide letters twice.
const SHORT: usize = 160;
const LONG: usize = 800;
const TOO_LONG: usize = 2400;

/// Milliseconds of silence between paragraphs.
const PAUSE: u64 = 1500;

/// Joins cues to paragraphs. A cue without a voice goes on with the voice before it.
pub fn join(cues: Vec<Cue>) -> Vec<Block> {
    let manner = Manner::of(&cues);
    let mut paragraphs = Paragraphs { manner, blocks: Vec::new(), open: None };
    for mut cue in cues {
        let text = clean(&cue.text).replace('\n', " ");
        if !text.trim().is_empty() {
            text.trim().clone_into(&mut cue.text);
            paragraphs.add(cue);
        }
    }
    paragraphs.flush();
    paragraphs.blocks
}

/// How a whole file writes its cues.
struct Manner {
    /// Sentences end in stops; else only pauses tell where they end.
    punctuated: bool,
    /// A blank stands for the missing comma between cues in Han.
    blank_for_comma: bool,
    /// Beginnings `名字：` and how often each stands: those that come back are labels.
    labels: HashMap<String, usize>,
    /// Some label comes back.
    labelled: bool,
}

impl Manner {
    fn of(cues: &[Cue]) -> Self {
        let all = cues.len().max(1);
        let marked = cues.iter().filter(|cue| cue.text.trim_end().ends_with(is_punctuation)).count();
        let letters: usize = cues.iter().map(|cue| cue.text.chars().count()).sum();
        let mut labels = HashMap::new();
        for label in cues.iter().filter_map(|cue| label(&cue.text)) {
            *labels.entry(label.to_owned()).or_insert(0) += 1;
        }
        let labelled = labels.values().any(|count| *count > 1);
        let punctuated = marked * 10 >= all;
        Self { punctuated, blank_for_comma: !punctuated && letters / all > 2, labels, labelled }
    }

    /// Whether `text` begins with a label: one that comes back, or, if there are such, another one behind
    /// a whole sentence.
    fn is_labelled(&self, text: &str, before: &str) -> bool {
        let count = label(text).and_then(|label| self.labels.get(label)).copied().unwrap_or_default();
        text.starts_with(">>") || count > 1 || (count == 1 && self.labelled && ends_sentence(before))
    }
}

/// The beginning of `名字：…` or `Name: …`, if it is short enough for a name.
fn label(text: &str) -> Option<&str> {
    let at = text.char_indices().take(32).find(|(_, c)| matches!(c, ':' | '：'))?.0;
    let label = text.get(..at)?.trim();
    let fits = !label.is_empty()
        && label.split(' ').filter(|word| !names::is_particle(word)).count() <= 4
        && !label.contains(is_punctuation);
    fits.then_some(label)
}

struct Paragraphs {
    manner: Manner,
    blocks: Vec<Block>,
    open: Option<OpenCue>,
}

struct OpenCue {
    block: Block,
    original: String,
    length: usize,
    end: Option<u64>,
}

impl Paragraphs {
    fn add(&mut self, mut cue: Cue) {
        if cue.voice.is_none() && !cue.fresh {
            cue.voice = self.open.as_ref().and_then(|open| open.block.voice.clone());
        }
        if self.open.as_ref().is_some_and(|open| self.parts(open, &cue)) {
            self.flush();
        }
        let manner = &self.manner;
        let open = self.open.get_or_insert_with(|| OpenCue::at(&cue));
        append(&mut open.block.text, &cue.text, manner.blank_for_comma);
        open.stamp(&cue);
        append(&mut open.original, &cue.original, false);
        open.length += length(&cue.text);
        open.end = cue.end.or(open.end);
        open.block.lines = (cue.line + cue.lines).saturating_sub(open.block.line);
        open.block.source.end = cue.source.end.max(open.block.source.end);
    }

    /// Whether `cue` begins a new paragraph.
    fn parts(&self, open: &OpenCue, cue: &Cue) -> bool {
        if cue.fresh
            || cue.apart
            || cue.voice != open.block.voice
            || self.manner.is_labelled(&cue.text, &open.block.text)
        {
            return true;
        }
        let gap = cue.start.zip(open.end).map(|(start, end)| start.saturating_sub(end));
        let paused = gap.is_some_and(|gap| gap >= PAUSE);
        let ended = if self.manner.punctuated {
            ends_sentence(&open.block.text)
        } else {
            gap.is_some_and(|gap| gap > 0)
        };
        match open.length {
            0..SHORT => false,
            SHORT..LONG => paused && ended,
            LONG..TOO_LONG => ended || paused,
            _ => true,
        }
    }

    fn flush(&mut self) {
        let Some(open) = self.open.take() else { return };
        let original = clean(&open.original).replace('\n', " ");
        let aside = Block {
            aside: Some(AsideKind::Original),
            text: original,
            times: Vec::new(),
            ..open.block.clone()
        };
        self.blocks.extend(divided(open.block, open.length));
        if !aside.text.is_empty() {
            self.blocks.push(aside);
        }
    }
}

impl OpenCue {
    /// Keeps the time of a cue whose words were just appended.
    fn stamp(&mut self, cue: &Cue) {
        let last = self.block.times.last().map(|(_, seconds)| *seconds).or(self.block.time);
        let at = self.block.text.len() - cue.text.len();
        if let Some(seconds) = cue.start.and_then(seconds).filter(|seconds| Some(*seconds) != last) {
            self.block.times.push((at, seconds));
        }
    }

    fn at(cue: &Cue) -> Self {
        let block = Block {
            kind: BlockKind::Paragraph,
            line: cue.line,
            voice: cue.voice.clone(),
            time: cue.start.and_then(seconds),
            source: cue.source,
            ..Block::default()
        };
        Self { block, original: String::new(), length: 0, end: cue.start }
    }
}

fn seconds(milliseconds: u64) -> Option<u32> {
    u32::try_from(milliseconds / 1000).ok()
}

/// A paragraph that is too long because one cue is, divided between sentences.
fn divided(block: Block, length_of_it: usize) -> Vec<Block> {
    if length_of_it < TOO_LONG {
        return vec![block];
    }
    let mut parts: Vec<TextRange> = Vec::new();
    let mut length_of_part = LONG;
    for sentence in sentences(&block.text) {
        match parts.last_mut().filter(|_| length_of_part < LONG) {
            Some(part) => part.end = sentence.end,
            None => {
                parts.push(sentence);
                length_of_part = 0;
            }
        }
        length_of_part += length(sentence.of(&block.text));
    }
    parts.into_iter().map(|part| self::part(&block, part)).collect()
}

/// The stretch `range` of a block's text, with its times; only the first has the block's own.
fn part(block: &Block, range: TextRange) -> Block {
    let inside = block.times.iter().filter(|(at, _)| (range.start..range.end).contains(at));
    Block {
        text: range.of(&block.text).to_owned(),
        time: block.time.filter(|_| range.start == 0),
        times: inside.map(|(at, seconds)| (at - range.start, *seconds)).collect(),
        ..block.clone()
    }
}

/// Appends with a blank where the scripts want one.
pub fn append(text: &mut String, more: &str, blank_for_comma: bool) {
    let (Some(last), Some(first)) = (text.chars().next_back(), more.chars().next()) else {
        text.push_str(more);
        return;
    };
    let closes = matches!(first, ',' | '.' | '!' | '?' | ';' | ':' | ')' | '%')
        || (first > '\u{7f}' && is_punctuation(first));
    let bare = last.is_whitespace() || closes;
    let both_wide = is_wide(last) && is_wide(first);
    let no_blank = bare || (both_wide && !(blank_for_comma && last.is_alphanumeric())) || is_wide_mark(last);
    if !no_blank {
        text.push(' ');
    }
    text.push_str(more);
}

fn length(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Letters and marks of the scripts that put no blanks between words (kana, Han, full-width forms).
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

fn is_wide_mark(c: char) -> bool {
    is_wide(c) && is_punctuation(c)
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '。' | '，'
            | '！'
            | '？'
            | '；'
            | '：'
            | '、'
            | '…'
            | '」'
            | '』'
            | '”'
            | '）'
            | ','
            | '.'
            | '!'
            | '?'
            | ';'
    )
}
