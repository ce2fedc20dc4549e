//! Where sentences end, in Chinese, Japanese, Korean, English and any mixture of them.
//!
//! After the sentence boundaries of UAX #29, tailored: wide stops need no blank behind them, half-width `.`
//! `?` `!` end a sentence after Han too, closing quotes and brackets go with the sentence they close, and
//! Latin abbreviations, initials, decimals and addresses do not end one. Knows nothing of paragraphs but the
//! newline.

use super::marks;
use super::range::TextRange;

/// The sentences of `text` in order, as byte ranges without the blanks around them.
///
/// A newline always ends a sentence. Every character that is no blank lies in exactly one of them.
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences { text, at: 0, brackets: Brackets::default(), titles: Brackets::default() }
}

/// Iterator over the sentences of a text.
#[derive(Clone, Debug)]
pub struct Sentences<'a> {
    text: &'a str,
    at: usize,
    brackets: Brackets,
    titles: Brackets,
}

impl Iterator for Sentences<'_> {
    type Item = TextRange;

    fn next(&mut self) -> Option<TextRange> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + (rest.len() - rest.trim_start().len());
        if start == self.text.len() {
            self.at = start;
            return None;
        }
        self.at = self.end_of(start);
        let sentence = self.text.get(start..self.at)?;
        Some(TextRange::new(start, start + sentence.trim_end().len()))
    }
}

impl Sentences<'_> {
    /// Where the sentence that begins at `start` ends.
    fn end_of(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut open_quote = false;
        let mut letters = 0_usize;
        while let Some(c) = char_at(self.text, at) {
            let next = at + c.len_utf8();
            match c {
                '\n' => return at,
                // Most of a Chinese text, told without a look into tables.
                '\u{4e00}'..='\u{9fff}' => letters += 2,
                '"' => open_quote = !open_quote,
                '（' | '(' if at > start => {
                    at = self.brackets.behind(self.text, at, &['）', ')']).unwrap_or(next);
                    continue;
                }
                '《' => {
                    at = self.titles.behind(self.text, at, &['》']).unwrap_or(next);
                    continue;
                }
                _ if is_stop(c) => {
                    let run = self.run_of_stops(at);
                    let closed = self.closers(run, &mut open_quote);
                    if self.is_end(&Stop { start, at, run, closed, letters }) {
                        return closed;
                    }
                    at = closed;
                    continue;
                }
                _ if is_wide_letter(c) => letters += 2,
                _ if c.is_alphanumeric() => letters += 1,
                _ => {}
            }
            at = next;
        }
        at
    }

    /// The end of a run of stops (`？！`, `...`, `……`).
    fn run_of_stops(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|c| !is_stop(c)).unwrap_or(rest.len())
    }

    /// The end of the closing quotes and brackets behind a run of stops.
    fn closers(&self, mut at: usize, open_quote: &mut bool) -> usize {
        while let Some(c) = char_at(self.text, at) {
            let closes = match c {
                '"' if *open_quote => {
                    *open_quote = false;
                    true
                }
                '\'' => char_at(self.text, at + 1).is_none_or(|c| c.is_whitespace() || c == '"'),
                _ => is_closer(c),
            };
            if !closes {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    fn is_end(&self, stop: &Stop) -> bool {
        let run = self.text.get(stop.at..stop.run).unwrap_or_default();
        let tail = self.text.get(stop.closed..).unwrap_or_default();
        let next = tail.chars().next();
        let Some(next) = next.filter(|c| *c != '\n') else { return true };
        if is_inner(next) || (stop.closed > stop.run && goes_on_after_quote(tail)) {
            return false;
        }
        if run.chars().any(is_wide_stop) {
            return !lower_case_follows(tail);
        }
        if run.chars().all(|c| c == '…') || run.starts_with("..") {
            return stop.letters >= ELLIPSIS_AFTER && !lower_case_follows(tail) && !is_word(next);
        }
        self.is_half_width_end(stop, run, tail, next)
    }

    /// Half-width `.`, `?`, `!`: they need a blank, a closing mark or Han beside them.
    fn is_half_width_end(&self, stop: &Stop, run: &str, tail: &str, next: char) -> bool {
        let before = self.text.get(stop.start..stop.at).unwrap_or_default();
        let previous = before.chars().next_back();
        let after_wide = previous.is_some_and(is_wide_letter);
        if !next.is_whitespace() && stop.closed == stop.run {
            let apart = is_wide_letter(next) || is_opener(next) || (after_wide && next.is_alphabetic());
            if !apart {
                return false;
            }
        }
        if lower_case_follows(tail) {
            return false;
        }
        !(run == "." && (is_list_number(before) || ends_in_abbreviation(before, tail)))
    }
}

/// A run of stops in a sentence, as byte offsets.
struct Stop {
    start: usize,
    at: usize,
    run: usize,
    closed: usize,
    letters: usize,
}

/// An ellipsis ends a sentence only behind this many letters (a wide one counts twice); before that it is a
/// hesitation.
const ELLIPSIS_AFTER: usize = 8;

/// Finds the close of a bracket of one kind, so that stops inside it do not cut the sentence around it.
#[derive(Clone, Copy, Debug, Default)]
struct Brackets {
    /// No closing bracket lies before this offset: keeps the search linear.
    none_before: usize,
}

impl Brackets {
    /// Longer bracketed passages are read as sentences of their own.
    const REACH: usize = 400;

    /// The offset behind the bracket that opens at `open`.
    fn behind(&mut self, text: &str, open: usize, closers: &[char]) -> Option<usize> {
        if open < self.none_before {
            return None;
        }
        let limit = (open + Self::REACH).min(text.len());
        for (i, c) in text.get(open..)?.char_indices().take_while(|(i, _)| open + i < limit) {
            match c {
                _ if closers.contains(&c) => return Some(open + i + c.len_utf8()),
                '\n' => {
                    self.none_before = open + i;
                    return None;
                }
                _ => {}
            }
        }
        self.none_before = limit;
        None
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn is_wide_stop(c: char) -> bool {
    marks::is_end(c) && !matches!(c, '.' | '!' | '?' | '…' | '．')
}

fn is_stop(c: char) -> bool {
    marks::is_end(c) && c != '．'
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | ')' | '】' | ']' | '》' | '〉' | '〕' | '»' | '›' | '}' | '＂'
    )
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '（' | '(' | '【' | '[' | '《' | '〈' | '«' | '"')
}

/// Marks that only stand inside a sentence.
fn is_inner(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：' | ',' | ';' | ':' | '—' | '–')
}

/// Letters of scripts that put no blanks between words.
fn is_wide_letter(c: char) -> bool {
    c as u32 >= 0x2E80 && c.is_alphanumeric()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_wide_letter(c)
}

fn lower_case_follows(tail: &str) -> bool {
    tail.starts_with(' ') && tail.trim_start_matches(' ').starts_with(char::is_lowercase)
}

/// Whether the sentence goes on behind a closed quotation: `“走吧！”他说`, `「はい。」と`,
/// `“为什么？”的问题`.
fn goes_on_after_quote(tail: &str) -> bool {
    const PARTICLES: [&str; 11] = ["的", "之", "和", "与", "與", "或", "及", "等", "と", "って", "という"];
    const PRONOUNS: [&str; 7] = ["我", "你", "您", "他", "她", "它", "谁"];
    const SAYING: [&str; 9] = ["说", "說", "问", "問", "道", "答", "喊", "叫", "回答"];
    if PARTICLES.iter().any(|word| tail.starts_with(word)) {
        return true;
    }
    let subject = PRONOUNS.iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    let verb = subject.strip_prefix(['们', '們']).unwrap_or(subject);
    SAYING.iter().any(|word| verb.starts_with(word))
}

/// Whether the sentence so far is but a number: `1.` opens a list item.
fn is_list_number(before: &str) -> bool {
    before.len() <= 3 && !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the `.` behind `before` belongs to an abbreviation or an initial.
fn ends_in_abbreviation(before: &str, tail: &str) -> bool {
    let start = before
        .rfind(|c: char| !(c.is_ascii_alphabetic() || c == '.'))
        .map_or(0, |i| i + before.get(i..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8));
    let word = before.get(start..).unwrap_or_default();
    let digit_follows = tail.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if NUMBERED.contains(&word) {
        return digit_follows;
    }
    let in_word = before.get(..start).is_some_and(|head| head.ends_with(char::is_alphanumeric));
    let initial =
        !in_word && word.len() == 1 && word != "I" && word.starts_with(|c: char| c.is_ascii_uppercase());
    initial || TITLES.contains(&word)
}

/// Abbreviations that stand before a name or in the middle of a sentence; `etc.` and `a.m.` may end one.
const TITLES: [&str; 36] = [
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Sr", "Rev", "Hon", "Gen", "Col", "Maj", "Capt", "Lt",
    "Sgt", "Gov", "Sen", "Rep", "Pres", "Mt", "Ft", "vs", "cf", "ca", "approx", "e.g", "i.e", "viz", "al",
    "Messrs", "Mme", "Mlle", "Ph", "ed", "eds",
];

/// Abbreviations only before a number; `No.` alone is a sentence.
const NUMBERED: [&str; 22] = [
    "No", "no", "Nos", "nos", "Fig", "fig", "Vol", "vol", "p", "pp", "Ch", "ch", "Sec", "sec", "Art", "Eq",
    "Ed", "Jan", "Feb", "Aug", "Sept", "Dec",
];
