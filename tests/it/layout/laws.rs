//! What must hold of every page, and how the text itself excuses a line that cannot hold it.
//!
//! Everything here is told from the text alone: the lists are the test's own.

use fangtan::episode::model::{Episode, Paragraph, ParagraphKind};
use fangtan::layout::flow::{Flow, Line, LineKind, ParagraphStyle, Shape};
use fangtan::layout::gap::{self, Gap};
use fangtan::layout::width::{WidthPolicy, cell_width};
use fangtan::text::range::{Offset, TextRange};
use unicode_segmentation::UnicodeSegmentation;

const NO_START: &str = "，。、：；？！）」』】》〉”’…—～·％‰℃ー々っょ,.:;?!)]}%";
const NO_END: &str = "（「『【《〈“‘([{";
const UNITS: &str = "年月日点分秒个亿万千百人倍次种岁";

/// What the text of an episode itself says about where it may be broken; the same at every shape.
pub struct Laws<'e> {
    episode: &'e Episode,
    paragraphs: Vec<Known>,
}

/// A paragraph's grapheme clusters.
struct Known {
    /// Where they start, and its end.
    starts: Vec<usize>,
    /// Whether everyone would break there.
    free: Vec<bool>,
    /// Columns up to there.
    columns: Vec<usize>,
    /// Gaps between Han and Latin up to there.
    gaps: Vec<usize>,
}

impl<'e> Laws<'e> {
    pub fn of(episode: &'e Episode, policy: WidthPolicy) -> Self {
        let paragraphs =
            episode.paragraphs.iter().map(|&paragraph| Known::of(&episode.text, paragraph, policy)).collect();
        Self { episode, paragraphs }
    }

    /// Checks every law on `flow`; where its lines begin by force.
    pub fn check(&self, flow: &Flow, shape: Shape) -> Result<Vec<Offset>, String> {
        ordered(flow)?;
        let mut forced = Vec::new();
        for run in flow.lines().chunk_by(|a, b| a.paragraph == b.paragraph) {
            let index = run[0].paragraph as usize;
            let paragraph = self.episode.paragraphs[index];
            if matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::Table) {
                continue;
            }
            let lines: Vec<Line> = run.iter().copied().filter(|line| line.kind == LineKind::Text).collect();
            let page = Page { text: &self.episode.text, paragraph, known: &self.paragraphs[index], shape };
            let cuts = page.check(&lines);
            let told = |law| format!("{law}\nat {} columns:\n{}", shape.measure, page.show(&lines));
            forced.extend(cuts.map_err(told)?);
        }
        Ok(forced)
    }
}

/// Starts ascend strictly, and the start of a line finds it.
pub fn ordered(flow: &Flow) -> Result<(), String> {
    for (row, line) in flow.lines().iter().enumerate() {
        if flow.line_at(line.range.start) != row {
            return Err(format!("line {row} is not found by its start: {line:?}"));
        }
    }
    Ok(())
}

struct Page<'a> {
    text: &'a str,
    paragraph: Paragraph,
    known: &'a Known,
    shape: Shape,
}

impl Page<'_> {
    fn check(&self, lines: &[Line]) -> Result<Vec<Offset>, String> {
        self.covers(lines)?;
        let mut forced = Vec::new();
        for line in lines {
            self.fits(*line)?;
            if self.known.at(line.range.start).is_none() || self.known.at(line.range.end).is_none() {
                return Err(format!("cut cluster at {:?}", line.range));
            }
        }
        for pair in lines.windows(2) {
            let at = pair[1].range.start;
            if !self.forced(at) {
                self.parts_well(pair[0].range.of(self.text), pair[1].range.of(self.text), at)?;
            } else if !self.known.at(at).is_some_and(|index| self.known.free[index]) {
                forced.push(at);
            }
        }
        Ok(forced)
    }

    fn show(&self, lines: &[Line]) -> String {
        lines.iter().flat_map(|line| ["  [", line.range.of(self.text), "]\n"]).collect()
    }

    /// The lines are the paragraph, but for blanks at their ends.
    fn covers(&self, lines: &[Line]) -> Result<(), String> {
        let Some((first, last)) = lines.first().zip(lines.last()) else { return Err("no lines".into()) };
        let mut gaps = vec![TextRange::new(last.range.end, self.paragraph.range.end)];
        gaps.extend(lines.windows(2).map(|pair| TextRange::new(pair[0].range.end, pair[1].range.start)));
        let blank = gaps.iter().all(|gap| gap.of(self.text).chars().all(char::is_whitespace));
        if first.range.start == self.paragraph.range.start && blank {
            Ok(())
        } else {
            Err("text is missing".into())
        }
    }

    /// No wider than the measure, or a single cluster.
    fn fits(&self, line: Line) -> Result<(), String> {
        let columns = self.columns(line.range) + usize::from(line.indent);
        let text = line.range.of(self.text);
        let takes = |cluster: &&str| cell_width(cluster, self.shape.policy) > 0;
        if columns > usize::from(self.shape.measure) && text.graphemes(true).filter(takes).count() > 1 {
            return Err(format!("{columns} columns: {text}"));
        }
        Ok(())
    }

    fn columns(&self, range: TextRange) -> usize {
        let (Some(first), Some(end)) = (self.known.at(range.start), self.known.at(range.end)) else {
            return 0;
        };
        let gaps = if end > first + 1 { self.known.gaps[end - 1] - self.known.gaps[first] } else { 0 };
        self.known.columns[end] - self.known.columns[first]
            + if self.shape.gap == Gap::Shown { gaps } else { 0 }
    }

    /// The kinsoku laws for a break that nothing forced.
    fn parts_well(&self, above: &str, below: &str, at: usize) -> Result<(), String> {
        let (Some(before), Some(after)) = (above.chars().next_back(), below.chars().next()) else {
            return Ok(());
        };
        let spaced = before_of(self.text, at).is_some_and(char::is_whitespace);
        let fault = match () {
            () if NO_START.contains(after) => "begins with a mark that must not",
            () if NO_END.contains(before) => "ends with a mark that must not",
            () if after == ' ' || before == ' ' => "blank at a break",
            () if before == after && "—…".contains(before) => "cut dash or ellipsis",
            () if before.is_ascii_digit() && is_unit(below) => "number without its unit",
            () if !spaced && is_hangul(before) && is_hangul(after) => "cut Korean word",
            () if !spaced && cuts_word(above, below) => "cut word",
            () if is_lone_han(TextRange::new(at, self.paragraph.range.end).of(self.text)) => "a lone Han",
            () => return Ok(()),
        };
        Err(format!("{fault}: {above} | {below}"))
    }

    /// Whether the text leaves no choice: the stretch around `at` that nothing allows to break is wider than
    /// the line.
    fn forced(&self, at: usize) -> bool {
        let Known { starts, free, .. } = self.known;
        let Some(here) = self.known.at(at) else { return false };
        let left = (0..here).rev().find(|&index| free[index]).unwrap_or(0);
        let right = (here + 1..starts.len()).find(|&index| free[index]).unwrap_or(starts.len() - 1);
        let unit = TextRange::new(starts[left], starts[right]);
        let trimmed = unit.of(self.text).trim_end().len();
        self.columns(TextRange::new(unit.start, unit.start + trimmed))
            > usize::from((self.shape.measure - self.indent()).max(1))
    }

    /// No less than the paragraph's lines may be indented.
    fn indent(&self) -> u16 {
        let hang =
            if self.paragraph.kind == ParagraphKind::Body && self.paragraph.depth == 0 { 0 } else { 16 };
        let two_em = if self.shape.style == ParagraphStyle::Indented { 4 } else { 0 };
        (hang + two_em).min(self.shape.measure / 2)
    }
}

impl Known {
    fn of(text: &str, paragraph: Paragraph, policy: WidthPolicy) -> Self {
        let TextRange { start, end } = paragraph.range;
        let mut known = Self { starts: Vec::new(), free: Vec::new(), columns: Vec::new(), gaps: Vec::new() };
        let (mut columns, mut gaps) = (0, 0);
        let mut before = None;
        for (at, cluster) in paragraph.range.of(text).grapheme_indices(true) {
            let base = cluster.chars().next().unwrap();
            gaps += usize::from(before.is_some_and(|before| gap::between(before, base)));
            known.push(text, paragraph, start + at, columns, gaps);
            columns += cell_width(cluster, policy);
            before = Some(base);
        }
        known.push(text, paragraph, end, columns, gaps);
        known
    }

    fn push(&mut self, text: &str, paragraph: Paragraph, at: usize, columns: usize, gaps: usize) {
        self.starts.push(at);
        self.free.push(is_free(text, paragraph, at));
        self.columns.push(columns);
        self.gaps.push(gaps);
    }

    /// The index of the cluster that starts at `at`.
    fn at(&self, at: usize) -> Option<usize> {
        self.starts.binary_search(&at).ok()
    }
}

/// Whether everyone would break a paragraph at `at`: between Han, between Han and a word, after a stop, at a
/// blank.
fn is_free(text: &str, paragraph: Paragraph, at: usize) -> bool {
    let TextRange { start, end } = paragraph.range;
    if at <= start + usize::from(paragraph.marker) || at == end {
        return at == start || at == end;
    }
    let (head, tail) = (TextRange::new(start, at).of(text), TextRange::new(at, end).of(text));
    let (Some(last), Some(after)) = (head.chars().next_back(), tail.chars().next()) else { return true };
    let Some(before) = head.trim_end().chars().next_back() else { return false };
    let letter = |c: char| c.is_ascii_alphabetic();
    let settled =
        before.is_alphanumeric() || before.is_ascii_graphic() || "，。！？：；）」”".contains(before);
    let begins = after.is_alphanumeric() || after.is_ascii_graphic() || "（「“".contains(after);
    let number = before.is_ascii_digit() && tail.chars().take_while(|&c| letter(c)).count() < 6;
    let open = (settled && begins && last.is_whitespace() && last != '\u{A0}')
        || ((is_han(before) || "，。、；：？！）」』】》”".contains(before))
            && (is_han(after) || letter(after)))
        || (letter(before) && is_han(after));
    let kinsoku = !NO_START.contains(after) && !NO_END.contains(before) && !"/／·‧第".contains(before);
    open && kinsoku && !number && !is_lone_han(tail)
}

fn before_of(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | 'あ' | 'い' | 'う' | 'の' | 'は')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// One Han and nothing but marks that follow it.
fn is_lone_han(tail: &str) -> bool {
    let mut chars = tail.chars();
    chars.next().is_some_and(is_han)
        && chars.all(|c| (NO_START.contains(c) && !c.is_alphanumeric()) || c.is_whitespace())
}

fn is_unit(below: &str) -> bool {
    let closed = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() && !is_han(c));
    below.starts_with(|c| UNITS.contains(c)) || below.strip_prefix("GB").is_some_and(closed)
}

/// Letters or digits on both sides: only a hyphen between long parts may part them.
fn cuts_word(above: &str, below: &str) -> bool {
    let in_word = |c: char| c.is_ascii_alphanumeric() || "+#&=_".contains(c);
    let token = above.rsplit(|c: char| !c.is_ascii_graphic()).next().unwrap_or_default();
    let compound = token.ends_with('-') && !token.contains("://");
    below.starts_with(in_word) && token.ends_with(|c: char| in_word(c) || c == '/' || c == '-') && !compound
}
