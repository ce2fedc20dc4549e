//! Edits of a text whose characters remember the place they came from.

use std::ops::Range;

use fangtan::text::range::TextRange;

use super::texts::Dice;

/// A text; each character with its place in the original, `None` for new ones.
#[derive(Clone)]
pub struct Traced(Vec<(char, Option<usize>)>);

/// Something an editor does to a text.
pub type Edit = fn(Traced, &mut Dice) -> Traced;

/// The edits by name. The first changes nothing.
pub const EDITS: &[(&str, Edit)] = &[
    ("nothing", |text, _| text),
    ("paragraphs inserted at the top", |text, dice| {
        let mut lines = vec![alien(dice), alien(dice), alien(dice)];
        lines.extend(text.lines());
        Traced::join(&lines)
    }),
    ("paragraphs inserted, 5 %", inserted),
    ("lines of the text repeated, 5 %", |text, dice| echoed(text, 0.05, dice)),
    ("paragraphs deleted, 5 %", deleted),
    ("paragraphs moved, 5 %", moved),
    ("paragraphs copied, 5 %", |text, dice| copied(text, 0.0, dice)),
    ("paragraphs copied, originals rewritten", |text, dice| copied(text, 0.20, dice)),
    ("paragraphs split, 10 %", |text, dice| text.each_line(0.10, dice, split)),
    ("paragraphs joined, 10 %", joined),
    ("sections in another order", reordered),
    ("punctuation to half width", |text, _| text.map(half_width)),
    ("punctuation to full width", |text, _| text.map(full_width)),
    ("blanks between scripts removed", |text, _| text.filter(|c| c != ' ')),
    ("simplified to traditional", |text, _| text.map(traditional)),
    ("traditional to simplified", |text, _| text.map(simplified)),
    ("speakers renamed", renamed),
    ("sentences deleted, 5 %", |text, dice| text.each_sentence(0.05, dice, |_| vec![])),
    ("one sentence in ten retranslated", |text, dice| text.each_sentence(0.1, dice, alien)),
    ("1 % of characters", |text, dice| text.scattered(0.01, dice)),
    ("5 % of characters", |text, dice| text.scattered(0.05, dice)),
    ("20 % of characters", |text, dice| text.scattered(0.20, dice)),
    ("1 % and paragraphs inserted", |text, dice| inserted(text, dice).scattered(0.01, dice)),
    ("5 % and paragraphs deleted", |text, dice| deleted(text, dice).scattered(0.05, dice)),
    ("5 % and paragraphs moved", |text, dice| moved(text, dice).scattered(0.05, dice)),
    ("5 %, speakers renamed, sections reordered", |text, dice| {
        reordered(renamed(text, dice), dice).scattered(0.05, dice)
    }),
    ("5 %, traditional, half width, lines repeated", |text, dice| {
        echoed(text, 0.05, dice).map(traditional).map(half_width).scattered(0.05, dice)
    }),
    ("every second paragraph deleted", |text, dice| text.each_line(0.5, dice, |_, _| vec![])),
    ("every second paragraph deleted, 20 %", |text, dice| {
        text.each_line(0.5, dice, |_, _| vec![]).scattered(0.20, dice)
    }),
];

/// Where the characters of the original stand in an edited text.
pub struct Traces {
    /// Place of each character of the original.
    places: Vec<Option<usize>>,
    /// First byte of each character of the edited text.
    starts: Vec<usize>,
}

impl Traces {
    /// The traces of an original of so many characters.
    pub fn of(edited: &Traced, original: usize) -> Self {
        let mut places = vec![None; original];
        let mut starts = Vec::with_capacity(edited.0.len());
        let mut bytes = 0;
        for (at, (c, from)) in edited.0.iter().enumerate() {
            starts.push(bytes);
            bytes += c.len_utf8();
            if let Some(from) = from {
                places[*from] = Some(at);
            }
        }
        Self { places, starts }
    }

    /// Where those of the original's `chars` stand that are still there, rising.
    pub fn places(&self, chars: &Range<usize>) -> Vec<usize> {
        let mut places: Vec<usize> = self.places[chars.clone()].iter().flatten().copied().collect();
        places.sort_unstable();
        places
    }

    /// The characters of the edited text that `range` holds.
    pub fn chars(&self, range: TextRange) -> Range<usize> {
        let at = |byte: usize| self.starts.partition_point(|start| *start < byte);
        at(range.start)..at(range.end)
    }
}

type Line = Vec<(char, Option<usize>)>;

impl Traced {
    pub fn of(text: &str) -> Self {
        Self(text.chars().enumerate().map(|(at, c)| (c, Some(at))).collect())
    }

    pub fn text(&self) -> String {
        self.0.iter().map(|(c, _)| *c).collect()
    }

    fn lines(self) -> Vec<Line> {
        self.0.split(|(c, _)| *c == '\n').map(<[_]>::to_vec).collect()
    }

    fn join(lines: &[Line]) -> Self {
        let mut lines = lines.to_vec();
        lines.chunk_by_mut(is_same_text).for_each(|run| run.sort_by_key(origin));
        Self(lines.join(&('\n', None)))
    }

    fn map(self, change: impl Fn(char) -> char) -> Self {
        Self(self.0.into_iter().map(|(c, from)| (change(c), from)).collect())
    }

    fn filter(self, keep: impl Fn(char) -> bool) -> Self {
        Self(self.0.into_iter().filter(|(c, _)| keep(*c)).collect())
    }

    fn each_line(self, share: f64, dice: &mut Dice, change: impl Fn(Line, &mut Dice) -> Vec<Line>) -> Self {
        let change = |line| if dice.chance(share) { change(line, dice) } else { vec![line] };
        Self::join(&self.lines().into_iter().flat_map(change).collect::<Vec<_>>())
    }

    fn each_sentence(self, share: f64, dice: &mut Dice, change: impl Fn(&mut Dice) -> Line) -> Self {
        let (mut edited, mut sentence) = (Vec::new(), Vec::new());
        for (c, from) in self.0 {
            sentence.push((c, from));
            if matches!(c, '。' | '？' | '！' | '.' | '?' | '\n') {
                let chosen = c != '\n' && sentence.len() > 12 && dice.chance(share);
                edited.append(&mut if chosen { change(dice) } else { std::mem::take(&mut sentence) });
                sentence.clear();
            }
        }
        edited.append(&mut sentence);
        Self(edited)
    }

    /// Characters replaced, deleted or inserted here and there.
    fn scattered(self, share: f64, dice: &mut Dice) -> Self {
        let letters: Vec<char> =
            "的一是不了在人有我他这中大来上国abcdefghijklmnopqrstuvwxyz".chars().collect();
        let mut edited = Vec::new();
        for (c, from) in self.0 {
            if c == '\n' || !dice.chance(share) {
                edited.push((c, from));
                continue;
            }
            match dice.below(3) {
                0 => edited.push((*dice.pick(&letters), None)),
                1 => edited.extend([(c, from), (*dice.pick(&letters), None)]),
                _ => {}
            }
        }
        Self(edited)
    }
}

/// Whether two lines read the same and both were there before: which of them stands first is nothing one can
/// see.
fn is_same_text(one: &Line, other: &Line) -> bool {
    let was_there = |line: &Line| origin(line).is_some();
    let text = |line: &Line| line.iter().map(|(c, _)| *c).collect::<String>();
    was_there(one) && was_there(other) && text(one) == text(other)
}

fn origin(line: &Line) -> Option<usize> {
    line.iter().find_map(|(_, from)| *from)
}

fn new_line(text: &str) -> Line {
    text.chars().map(|c| (c, None)).collect()
}

fn alien(dice: &mut Dice) -> Line {
    let number = dice.below(10_000);
    let words = ["编者按", "校对时补入的一段", "录音里听不清", "Correction", "Note by the publisher", "附记"];
    let (one, other) = (*dice.pick(&words), *dice.pick(&words));
    new_line(&format!(
        "{one} {number}：此处原稿另有说明，参看第 {} 页；{other}，we leave it as it stood.",
        number % 97
    ))
}

fn inserted(text: Traced, dice: &mut Dice) -> Traced {
    text.each_line(0.05, dice, |line, dice| vec![alien(dice), line])
}

fn deleted(text: Traced, dice: &mut Dice) -> Traced {
    text.each_line(0.05, dice, |_, _| vec![])
}

fn split(mut line: Line, dice: &mut Dice) -> Vec<Line> {
    let rest = line.split_off(dice.below(line.len() + 1));
    vec![line, rest]
}

fn joined(text: Traced, dice: &mut Dice) -> Traced {
    Traced(text.0.into_iter().filter(|(c, _)| *c != '\n' || !dice.chance(0.10)).collect())
}

/// A copy that remembers nothing: it is not the passage.
fn copy(line: &Line) -> Line {
    line.iter().map(|(c, _)| (*c, None)).collect()
}

/// Lines of the text come again elsewhere.
fn echoed(text: Traced, share: f64, dice: &mut Dice) -> Traced {
    let lines: Vec<Line> = text.clone().lines().into_iter().filter(|line| line.len() <= 400).collect();
    let lines = if lines.is_empty() { vec![Line::new()] } else { lines };
    text.each_line(share, dice, |line, dice| vec![copy(dice.pick(&lines)), line])
}

/// Paragraphs stand a second time elsewhere, and `share` of the characters of the first are changed.
fn copied(text: Traced, share: f64, dice: &mut Dice) -> Traced {
    let (mut lines, mut copies) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let chosen = dice.chance(0.05);
        copies.extend(chosen.then(|| copy(&line)));
        lines.push(if chosen { Traced(line).scattered(share, dice).0 } else { line });
    }
    for copy in copies {
        lines.insert(dice.below(lines.len() + 1), copy);
    }
    Traced::join(&lines)
}

fn moved(text: Traced, dice: &mut Dice) -> Traced {
    let (mut stay, mut go) = (Vec::new(), Vec::new());
    for line in text.lines() {
        if dice.chance(0.05) { go.push(line) } else { stay.push(line) }
    }
    for line in go {
        let at = dice.below(stay.len() + 1);
        stay.insert(at, line);
    }
    Traced::join(&stay)
}

fn reordered(text: Traced, dice: &mut Dice) -> Traced {
    let mut sections: Vec<Vec<Line>> = vec![Vec::new()];
    for line in text.lines() {
        if line.first().is_some_and(|(c, _)| *c == '#') {
            sections.push(Vec::new());
        }
        sections.last_mut().unwrap().push(line);
    }
    for at in (1..sections.len()).rev() {
        sections.swap(at, dice.below(at + 1));
    }
    Traced::join(&sections.concat())
}

fn renamed(text: Traced, _: &mut Dice) -> Traced {
    let is_label = |line: &Line| line.len() < 20 && line.last().is_some_and(|(c, _)| matches!(c, '：' | ':'));
    let rename = |line| if is_label(&line) { new_line("主持人 Lin Yizhou：") } else { line };
    Traced::join(&text.lines().into_iter().map(rename).collect::<Vec<_>>())
}

fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap(),
        '。' => '.',
        '、' => ',',
        '“' | '”' | '「' | '」' => '"',
        _ => c,
    }
}

fn full_width(c: char) -> char {
    match c {
        '!' | ',' | ':' | ';' | '?' | '(' | ')' => char::from_u32(c as u32 + 0xfee0).unwrap(),
        '.' => '。',
        _ => c,
    }
}

const SIMPLIFIED: &str =
    "们这个么后来谁为国说话门车书机电风时间问题义务读长东乐学图馆买卖记没过会议邮师业见实对产发现从经开关";
const TRADITIONAL: &str =
    "們這個麼後來誰為國說話門車書機電風時間問題義務讀長東樂學圖館買賣記沒過會議郵師業見實對產發現從經開關";

fn traditional(c: char) -> char {
    counterpart(c, SIMPLIFIED, TRADITIONAL)
}

fn simplified(c: char) -> char {
    counterpart(c, TRADITIONAL, SIMPLIFIED)
}

fn counterpart(c: char, one: &str, other: &str) -> char {
    one.chars().zip(other.chars()).find(|(own, _)| *own == c).map_or(c, |(_, counterpart)| counterpart)
}
