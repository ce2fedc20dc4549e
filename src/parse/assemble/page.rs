//! The reading text as it grows: paragraphs, spans, links, times, folds.

use super::addresses;
use crate::episode::model::{Aside, AsideKind, Episode, Paragraph, ParagraphKind, Span, Style, TimeMark};
use crate::parse::block::{Block, BlockKind, Inline, InlineStyle};
use crate::parse::{definition, gap, hyphen, sections, times};
use crate::text::range::TextRange;

/// What part of a block goes on the page, and as what.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'p> {
    /// First byte of the block's text.
    pub from: usize,
    /// What it becomes.
    pub kind: ParagraphKind,
    /// Other words than the block's, without styles.
    pub instead: Option<&'p str>,
    /// The level of a heading.
    pub level: u8,
    /// Steps of nesting, where the block itself has none.
    pub depth: u8,
}

impl<'p> Piece<'p> {
    /// All of `block`.
    pub fn of(block: &Block) -> Self {
        let level = if let BlockKind::Heading(level) = block.kind { level } else { 0 };
        Self { from: 0, kind: kind_of(block), instead: None, level, depth: 0 }
    }

    /// A heading of this level with this title.
    pub fn heading(title: &'p str, level: u8) -> Self {
        Self { from: 0, kind: ParagraphKind::Heading, instead: Some(title), level, depth: 0 }
    }

    /// A line of a definition list, without its mark, set in below its term.
    pub fn definition(block: &Block) -> Self {
        Self { from: definition::MARK.len(), depth: 1, ..Self::of(block) }
    }
}

/// What a block is on the page.
pub fn kind_of(block: &Block) -> ParagraphKind {
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quote if is_stage(&block.text) => ParagraphKind::Stage,
        BlockKind::Paragraph => ParagraphKind::Body,
        BlockKind::Heading(_) => ParagraphKind::Heading,
        BlockKind::Quote => ParagraphKind::Quote,
        BlockKind::Item => ParagraphKind::Item,
        BlockKind::Code => ParagraphKind::Code,
        BlockKind::Table => ParagraphKind::Table,
        BlockKind::Rule => ParagraphKind::Rule,
    }
}

/// The reading text under construction.
#[derive(Default)]
pub struct PageBuilder {
    text: String,
    paragraphs: Vec<Paragraph>,
    spans: Vec<Span>,
    links: Vec<String>,
    asides: Vec<Aside>,
    times: Vec<TimeMark>,
    /// Block whose text ended the last paragraph.
    last_block: Option<usize>,
    /// A time that waits for the next paragraph.
    waiting: Option<u32>,
    /// Whether clocks in the text are taken out of it.
    timed: bool,
}

impl PageBuilder {
    /// An empty page with room for so much.
    pub fn with_capacity(bytes: usize, paragraphs: usize, timed: bool) -> Self {
        Self {
            text: String::with_capacity(bytes + bytes / 16),
            paragraphs: Vec::with_capacity(paragraphs + paragraphs / 4),
            timed,
            ..Self::default()
        }
    }

    /// Number of paragraphs.
    pub fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// Source line of the first paragraph.
    pub fn first_line(&self) -> u32 {
        self.paragraphs.first().map_or(1, |paragraph| paragraph.line)
    }

    /// Words of the last paragraph.
    pub fn last_text(&self) -> &str {
        self.paragraphs.last().map_or("", |paragraph| paragraph.range.of(&self.text))
    }

    /// Says that the last paragraph ends with block `index`.
    pub fn mark(&mut self, index: usize) {
        self.last_block = Some(index);
    }

    /// Says that nothing can join the last paragraph any more.
    pub fn forget(&mut self) {
        self.last_block = None;
    }

    /// Whether block `index` follows the last paragraph's end directly.
    pub fn continues(&self, index: usize) -> bool {
        self.last_block.is_some_and(|last| last + 1 == index)
            && self.paragraphs.last().is_some_and(|p| {
                !matches!(p.kind, ParagraphKind::Label | ParagraphKind::Heading | ParagraphKind::Rule)
            })
    }

    /// Keeps a time for the next paragraph.
    pub fn stamp(&mut self, time: Option<u32>) {
        self.waiting = time.or(self.waiting);
    }

    fn open_paragraph(&mut self) -> usize {
        if !self.paragraphs.is_empty() {
            self.text.push('\n');
        }
        self.place_waiting();
        self.text.len()
    }

    fn place_waiting(&mut self) {
        if let Some(seconds) = self.waiting.take() {
            self.times.push(TimeMark { at: self.text.len(), seconds });
        }
    }

    /// A label's paragraph.
    pub fn push_label(&mut self, line: u32, shown: &str, time: Option<u32>) {
        self.stamp(time);
        let start = self.open_paragraph();
        self.text.push_str(shown);
        self.paragraphs.push(Paragraph {
            range: TextRange::new(start, self.text.len()),
            kind: ParagraphKind::Label,
            line,
            ..Paragraph::default()
        });
        self.last_block = None;
    }

    /// A paragraph from a block; `false` where the block holds nothing but a time, which is all it leaves.
    pub fn push(&mut self, block: &Block, piece: Piece<'_>, time: Option<u32>) -> bool {
        self.stamp(time);
        let from = piece.from;
        let cuts = if self.timed && piece.instead.is_none() { clocks(block, from) } else { Vec::new() };
        if let Some(only) = only_clock(block, from, &cuts) {
            self.stamp(Some(only));
            return false;
        }
        let start = self.open_paragraph();
        match piece.instead {
            Some(words) => self.text.push_str(words),
            None => self.copy(block, from, &cuts),
        }
        let whole = from == 0 && piece.instead.is_none();
        let labelled = self.paragraphs.last().is_some_and(|above| above.kind == ParagraphKind::Label);
        self.paragraphs.push(Paragraph {
            range: TextRange::new(start, self.text.len()),
            kind: piece.kind,
            line: block.line,
            depth: if whole { block.depth } else { piece.depth },
            quotes: if whole { block.quotes } else { 0 },
            level: piece.level,
            marker: if whole { block.marker } else { 0 },
            tight: (whole || piece.depth > 0) && block.tight && !labelled,
            columns: block.columns,
        });
        self.last_block = None;
        true
    }

    /// Puts a broken line behind the paragraph it belongs to; no blank between two wide characters.
    pub fn join(&mut self, block: &Block) {
        let cuts = if self.timed { clocks(block, 0) } else { Vec::new() };
        if let Some(only) = only_clock(block, 0, &cuts) {
            return self.stamp(Some(only));
        }
        let first = cuts.first().filter(|(cut, _)| cut.start == 0).map_or(0, |(cut, _)| cut.end);
        let next = block.text.get(first..).and_then(|rest| rest.chars().next());
        let divided = next.is_some_and(char::is_lowercase) && hyphen::is_at_end(&self.text);
        if divided {
            hyphen::close(&mut self.text);
        } else if gap::parts(self.text.chars().next_back(), next) {
            self.text.push(' ');
        }
        self.place_waiting();
        self.copy(block, 0, &cuts);
        let end = self.text.len();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.range.end = end;
        }
    }

    /// Copies a block's text from `from`, without the stretches in `cuts`.
    fn copy(&mut self, block: &Block, from: usize, cuts: &[(TextRange, u32)]) {
        let base = self.text.len();
        let mut at = from;
        for (cut, seconds) in cuts {
            self.text.push_str(block.text.get(at..cut.start).unwrap_or_default());
            self.times.push(TimeMark { at: self.text.len(), seconds: *seconds });
            at = cut.end;
        }
        self.text.push_str(block.text.get(at..).unwrap_or_default());
        let place = |offset: usize| {
            let left_out: usize =
                cuts.iter().map(|(cut, _)| cut.end.min(offset).saturating_sub(cut.start)).sum();
            base + offset.saturating_sub(from + left_out)
        };
        let later = block.times.iter().filter(|(at, _)| *at >= from);
        self.times.extend(later.map(|(at, seconds)| TimeMark { at: place(*at), seconds: *seconds }));
        for Inline { range, style } in &block.spans {
            let range = TextRange::new(place(range.start.max(from)), place(range.end.max(from)));
            if !range.is_empty() {
                let style = self.style(style);
                self.spans.push(Span { range, style });
            }
        }
    }

    fn style(&mut self, style: &InlineStyle) -> Style {
        match style {
            InlineStyle::Strong => Style::Strong,
            InlineStyle::Emphasis => Style::Emphasis,
            InlineStyle::Code => Style::Code,
            InlineStyle::Strike => Style::Strike,
            InlineStyle::Highlight => Style::Highlight,
            InlineStyle::Link(target) => {
                if self.links.last() != Some(target) {
                    self.links.push(target.clone());
                }
                Style::Link(self.links.len() as u32 - 1)
            }
        }
    }

    /// Folds the last paragraph into an aside, together with its neighbours of the same kind.
    pub fn fold(&mut self, kind: AsideKind, block: &Block) {
        let index = self.len().saturating_sub(1);
        let last_line = block.line + block.lines.max(1);
        self.last_block = None;
        if let Some(aside) =
            self.asides.last_mut().filter(|aside| aside.kind == kind && aside.paragraphs.end == index)
        {
            aside.paragraphs.end = index + 1;
            aside.lines = last_line.saturating_sub(aside.line);
            return;
        }
        self.asides.push(Aside {
            kind,
            paragraphs: index..index + 1,
            line: block.line,
            lines: block.lines.max(1),
        });
    }

    /// Whether the last paragraph is a rule.
    pub fn ends_in_rule(&self) -> bool {
        self.paragraphs.last().is_some_and(|last| last.kind == ParagraphKind::Rule)
    }

    /// Hands everything over.
    pub fn into_episode(mut self, episode: &mut Episode) {
        self.spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        addresses::link(&self.text, &mut self.spans, &mut self.links);
        self.times.sort_by_key(|time| time.at);
        episode.text = self.text;
        episode.paragraphs = self.paragraphs;
        episode.spans = self.spans;
        episode.links = self.links;
        episode.asides = self.asides;
        episode.times = self.times;
    }
}

/// Seconds of the clock that a block begins with.
pub fn leading(block: &Block) -> Option<u32> {
    clocks(block, 0)
        .first()
        .filter(|(cut, _)| cut.start == usize::from(block.marker))
        .map(|(_, seconds)| *seconds)
}

/// Clocks in brackets within a block's text, with the blank behind each.
pub fn clocks(block: &Block, from: usize) -> Vec<(TextRange, u32)> {
    let mut cuts: Vec<(TextRange, u32)> = Vec::new();
    if matches!(block.kind, BlockKind::Code | BlockKind::Table | BlockKind::Rule) {
        return cuts;
    }
    let text = block.text.as_str();
    let mut take = |at: usize, clock: times::Clock| {
        if cuts.last().is_some_and(|(cut, _)| cut.end > at) {
            return;
        }
        let behind = text.get(at + clock.len..).unwrap_or_default();
        let mut end = text.len() - without_sign(behind).len();
        if behind.trim_start().starts_with([':', '：']) && behind.trim().chars().count() == 1 {
            end = text.len();
        }
        cuts.push((TextRange::new(at, end), clock.seconds));
    };
    let start = from.max(usize::from(block.marker));
    let leading = |text| times::read(text).or_else(|| times::alone(text));
    let styled = times::styled(block, start);
    if let Some(clock) = styled.or_else(|| text.get(start..).and_then(leading)) {
        take(start, clock);
    }
    for at in memchr::memchr2_iter(b'[', b'(', text.as_bytes()).filter(|&at| at > start) {
        let certain = |clock: &times::Clock| text.as_bytes().get(at) == Some(&b'[') || clock.len >= 9;
        if let Some(clock) = text.get(at..).and_then(times::read).filter(certain) {
            take(at, clock);
        }
    }
    cuts
}

/// What stands behind a clock without blanks, and without a sign that only parts it from the words.
fn without_sign(behind: &str) -> &str {
    let blanks: [char; 2] = [' ', '\u{3000}'];
    let words = behind.trim_start_matches(blanks);
    let parted = words.strip_prefix(['·', '•', '|', '–', '—', '-']).filter(|rest| rest.starts_with(blanks));
    parted.map_or(words, |rest| rest.trim_start_matches(blanks))
}

/// The time of a block that is nothing else: the last, where it holds several.
fn only_clock(block: &Block, from: usize, cuts: &[(TextRange, u32)]) -> Option<u32> {
    let (_, seconds) = cuts.last()?;
    let mut at = from;
    for (cut, _) in cuts {
        if !block.text.get(at..cut.start)?.trim().is_empty() {
            return None;
        }
        at = cut.end;
    }
    let behind = block.text.get(at..)?.trim();
    behind.trim_matches([':', '：']).is_empty().then_some(*seconds)
}

/// Whether a text is a stage direction that stands alone.
pub fn is_stage(text: &str) -> bool {
    text.len() <= 240 && sections::in_brackets(text).is_some_and(|inner| !inner.is_empty())
}
