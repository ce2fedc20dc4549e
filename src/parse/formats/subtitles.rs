//! `SubRip` and `WebVTT`: timed cues.
//!
//! Read by hand. The parsers one can have (subtp, srtparse, webvtt-parser) give up a whole file at its first
//! slip and tell neither lines nor bytes; here a broken or cut-off file gives all cues that can be read, with
//! their places. What both formats share is one rule: a line with `-->` opens a cue, the next such line ends
//! it.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::super::block::Block;
use super::cue::{Cue, append, join};
use super::markup::pieces;
use super::timecode::milliseconds;
use crate::text::marks::ends_sentence;
use crate::text::range::TextRange;

/// Whether the first lines are those of a `SubRip` file: a number and a row of times.
pub fn is_srt(top: &str) -> bool {
    let mut lines = top.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    if first.len() <= 9 && !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) {
        return lines.next().is_some_and(|line| times(line).is_some());
    }
    times(first).is_some()
}

/// Reads a `SubRip` file.
pub fn srt(text: &str) -> Vec<Block> {
    join(cues(text))
}

/// Reads a `WebVTT` file. Notes, styles and regions hold no cue and vanish.
pub fn vtt(text: &str) -> Vec<Block> {
    join(cues(text))
}

/// A line of the source.
#[derive(Clone, Copy)]
struct CaptionLine<'a> {
    text: &'a str,
    number: u32,
    range: TextRange,
}

fn lines(text: &str) -> impl Iterator<Item = CaptionLine<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').zip(1..).map(move |(line, number)| {
        let range = TextRange::new(at, at + line.len());
        at = range.end;
        CaptionLine { text: line.trim(), number, range }
    })
}

fn cues(text: &str) -> Vec<Cue> {
    let all: Vec<CaptionLine<'_>> = lines(text).collect();
    let rolling = text.contains("<c>") || is_rolling(&all);
    let bilingual = is_bilingual(&all);
    let names = names_above(&all);
    let mut cues = Vec::new();
    let mut shown = String::new();
    let mut index = 0;
    while let Some(line) = all.get(index) {
        index += 1;
        let Some((start, end)) = times(line.text) else { continue };
        let first = index;
        while all.get(index).is_some_and(|line| times(line.text).is_none()) {
            index += 1;
        }
        let rest = all.get(first..index).unwrap_or_default();
        let body = words(rest, index < all.len());
        let last = body.last().map_or(line, |last| last);
        let blank = Cue {
            start: Some(start),
            end: Some(end),
            line: line.number,
            lines: last.number - line.number + 1,
            source: TextRange::new(line.range.start, last.range.end),
            ..Cue::default()
        };
        if let [name, said @ ..] = body.as_slice()
            && names.contains(name.text)
            && !said.is_empty()
        {
            let voice = Some(name.text.trim_end_matches([':', '：']).to_owned());
            spoken(said, bilingual, &Cue { voice, ..blank }, &mut cues);
        } else if rolling {
            roll(&body, &mut shown, blank, &mut cues);
        } else {
            spoken(&body, bilingual, &blank, &mut cues);
        }
    }
    cues
}

/// Of the lines up to the next row of times, or to the end, those that are said: an empty line may stand
/// between them. The number or name of the next cue is none of them, nor are notes, styles and regions.
fn words<'a>(rest: &[CaptionLine<'a>], cue_follows: bool) -> Vec<CaptionLine<'a>> {
    let above = rest.len().checked_sub(2).and_then(|at| rest.get(at));
    let named = |last: &CaptionLine<'_>| {
        is_number(last.text) || !last.text.is_empty() && above.is_some_and(|above| above.text.is_empty())
    };
    let rest = match rest.split_last() {
        Some((last, before)) if cue_follows && named(last) => before,
        _ => rest,
    };
    let blocks = rest.split(|line| line.text.is_empty()).enumerate();
    let said = blocks.filter(|(index, block)| *index == 0 || !block.first().is_some_and(is_note));
    said.flat_map(|(_, block)| block.iter().copied()).collect()
}

fn is_note(line: &CaptionLine<'_>) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| {
        line.text.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))
    })
}

/// The cues of one cue block: one for each voice, one for each dash that opens a line.
fn spoken(body: &[CaptionLine<'_>], bilingual: bool, blank: &Cue, cues: &mut Vec<Cue>) {
    if let (true, [first, second]) = (bilingual, body) {
        let (text, original) = if has_han(first.text) { (first, second) } else { (second, first) };
        cues.push(Cue { text: plain(text.text), original: plain(original.text), ..blank.clone() });
        return;
    }
    let dashed = body.len() > 1 && body.iter().all(|line| dash(line.text).is_some());
    let first = cues.len();
    for line in body {
        let text = if dashed { dash(line.text).unwrap_or(line.text) } else { line.text };
        for (index, piece) in pieces(text).into_iter().enumerate() {
            let goes_on = index == 0 && piece.voice.is_none() && !dashed && cues.len() > first;
            match cues.last_mut().filter(|_| goes_on) {
                Some(last) => append(&mut last.text, piece.text.trim(), false),
                None => {
                    let voice = piece.voice.or_else(|| blank.voice.clone());
                    cues.push(Cue { text: piece.text, voice, fresh: dashed, ..blank.clone() });
                }
            }
        }
    }
}

/// Names that stand on the first line of nearly every cue, above the words: few, and they come back.
fn names_above<'a>(all: &[CaptionLine<'a>]) -> HashSet<&'a str> {
    let mut firsts: HashMap<&str, usize> = HashMap::new();
    let mut cues = 0;
    for (index, _) in all.iter().enumerate().filter(|(_, line)| times(line.text).is_some()) {
        let said = all.get(index + 1..).unwrap_or_default().iter().map(|line| line.text);
        let mut said = said.take_while(|text| !text.is_empty());
        cues += 1;
        if let (Some(first), Some(_)) = (said.next(), said.next())
            && first.chars().nth(LONGEST_NAME).is_none()
            && !ends_sentence(first)
        {
            *firsts.entry(first).or_default() += 1;
        }
    }
    let again: HashMap<&str, usize> = firsts.into_iter().filter(|(_, often)| *often > 1).collect();
    let lines: usize = again.values().sum();
    let is_cast = cues >= 4 && lines * 10 >= cues * 8 && again.len() * 3 <= cues;
    if is_cast { again.into_keys().collect() } else { HashSet::new() }
}

/// Characters of a name above a cue's words, at most.
const LONGEST_NAME: usize = 40;

/// Whether most cues begin with the line that ended the one before, and many add one: captions that roll,
/// without their markup.
fn is_rolling(all: &[CaptionLine<'_>]) -> bool {
    let (mut cues, mut again, mut grown) = (0_usize, 0_usize, 0_usize);
    let mut above = "";
    for (index, _) in all.iter().enumerate().filter(|(_, line)| times(line.text).is_some()) {
        let words = all.iter().skip(index + 1).map(|line| line.text);
        let mut body = words.skip_while(|text| text.is_empty()).take_while(|text| !text.is_empty());
        let first = body.next().unwrap_or_default();
        cues += 1;
        let last = body.last().unwrap_or(first);
        let repeats = !first.is_empty() && first == above;
        again += usize::from(repeats);
        grown += usize::from(repeats && last != first);
        above = last;
    }
    cues >= 6 && again * 10 >= cues * 6 && grown * 10 >= cues * 3
}

/// Captions that roll: each cue repeats the line above before it adds one. `shown` is the line last seen.
fn roll(body: &[CaptionLine<'_>], shown: &mut String, blank: Cue, cues: &mut Vec<Cue>) {
    let mut text = String::new();
    for line in body {
        let words = plain(line.text);
        let words = words.trim();
        if !words.is_empty() && words != shown {
            append(&mut text, words, false);
            words.clone_into(shown);
        }
    }
    if !text.is_empty() {
        cues.push(Cue { text, ..blank });
    }
}

fn plain(text: &str) -> String {
    pieces(text).into_iter().map(|piece| piece.text).collect()
}

fn dash(line: &str) -> Option<&str> {
    line.strip_prefix(['-', '–', '—', '－']).filter(|rest| !rest.is_empty()).map(str::trim_start)
}

/// Whether most cues stand in two lines, one in Han and one in another script.
fn is_bilingual(all: &[CaptionLine<'_>]) -> bool {
    let (mut pairs, mut cues) = (0_usize, 0_usize);
    for (index, _) in all.iter().enumerate().filter(|(_, line)| times(line.text).is_some()) {
        let row = |n: usize| all.get(index + n).map_or("", |line| line.text);
        let two = !row(2).is_empty() && row(3).is_empty();
        pairs += usize::from(two && has_han(row(1)) != has_han(row(2)));
        cues += 1;
    }
    cues >= 4 && pairs * 10 >= cues * 7
}

fn has_han(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The two times of a row `00:00:09,037 --> 00:00:11,204 align:start`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = arrow(line)?;
    let end = end.split_whitespace().next().unwrap_or_default();
    let start = milliseconds(start.trim())?;
    Some((start, milliseconds(end).unwrap_or(start).max(start)))
}

/// What stands on both sides of `-->`, also of one that an editor has made typographic: `–->`, `—>`, `→`.
fn arrow(line: &str) -> Option<(&str, &str)> {
    let at = line.find(['-', '–', '—', '−', '→', '⟶'])?;
    let (start, rest) = line.split_at_checked(at)?;
    if !start.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let behind = rest.trim_start_matches(['-', '–', '—', '−']);
    let end = behind.strip_prefix(['>', '→', '⟶', '›', '＞'])?;
    Some((start, end))
}
