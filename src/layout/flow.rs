//! Phase two of layout: all lines of an episode at one measure, with folds applied.
//!
//! A [`Flow`] is derived, never stored; places on it are found by byte offset.

use std::iter::{Flatten, Peekable};
use std::vec::IntoIter;

use rayon::prelude::*;

use super::code;
use super::emergency::Cutter;
use super::segments::{Fragment, Segments, WORTH_SHARING};
pub use super::shape::{ParagraphStyle, Shape};
use super::spacing::{Above, Indent, Indents, blank_between, top_level};
use super::table::{self, TableLayout};
use super::wrap::{Filling, Widths};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::text::range::{Offset, TextRange};

/// Paragraphs of a long text that a core fills lines with at a time.
const SHARE: usize = 256;

/// How much of a paragraph is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// All of it.
    #[default]
    Full,
    /// Its text up to this offset, then a stub line that stands for the rest (and the hidden paragraphs after
    /// it).
    Lead(Offset),
    /// One stub line in its place, which stands for it and the hidden paragraphs after it.
    Stub,
    /// Nothing.
    Hidden,
}

/// One row of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the reading text, blanks at a broken end left out. A blank line: empty, at the end of the
    /// paragraph before it. A stub: all the text it stands for. A row for notes: empty, at the last character
    /// of the paragraph above it.
    pub range: TextRange,
    /// Index of its paragraph (for a blank line, of the one after it).
    pub paragraph: u32,
    /// Bytes at its start that are a name in the margin and the line break after it; 0 for most lines.
    pub name: u8,
    /// Columns left empty before its text.
    pub indent: u16,
    /// What it is.
    pub kind: LineKind,
}

impl Line {
    /// Its text, without the name beside it.
    pub fn words(&self) -> TextRange {
        TextRange::new(self.range.start + usize::from(self.name), self.range.end)
    }

    /// The name beside it, if there is one.
    pub fn name_beside(&self) -> Option<TextRange> {
        let name = usize::from(self.name).checked_sub(1)?;
        Some(TextRange::new(self.range.start, self.range.start + name))
    }
}

/// What a row of the flow is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Text.
    Text,
    /// The space between paragraphs.
    Blank,
    /// Stands for folded text.
    Stub,
    /// The space for notes on what ends above it.
    Note,
}

/// All lines of an episode at one shape, starts strictly ascending: the start of a line names it.
///
/// ```
/// use fangtan::layout::flow::{Flow, Shape};
/// use fangtan::layout::segments::Segments;
/// use fangtan::parse::{Hints, parse};
///
/// let talk = "**甲：** 灯塔还亮吗？\n\n**乙：** 还亮着。\n\n**甲：** 谁在看着它？\n\n**乙：** 我看着，一夜不停。\n";
/// let (episode, _) = parse(talk.as_bytes(), &Hints::default());
/// let segments = Segments::of(&episode, Shape::default().policy);
/// let wide = Flow::new(&episode, &segments, Shape::default(), &[]);
/// let narrow = Flow::new(&episode, &segments, Shape { measure: 8, ..Shape::default() }, &[]);
/// assert!(narrow.rows() > wide.rows());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Flow {
    shape: Shape,
    pub(super) lines: Vec<Line>,
    tables: Vec<TableLayout>,
}

impl Flow {
    /// Lays the episode out, on all cores where it is long. `show` has one entry per paragraph; missing
    /// entries mean [`Show::Full`].
    ///
    /// A blank line stands above headings, below those of the top level and below a table's header, and
    /// between paragraphs that are not tight; none after a label. Code and table rows may take more columns
    /// than the measure.
    pub fn new(episode: &Episode, segments: &Segments, shape: Shape, show: &[Show]) -> Self {
        let tables = table::tables(episode, shape);
        let filler = Filler { episode, segments, shape, tables: &tables };
        let places = filler.places(show);
        let ((text, count), top) = (filler.text(&places), top_level(episode));
        let lines = Vec::with_capacity(count + places.len());
        let mut page = FlowPage { filler, text, lines, held: Vec::new(), above: None, top };
        for here in places {
            page.paragraph(here);
        }
        page.drop_empty_stub();
        page.let_go();
        let lines = page.lines;
        Self { shape, lines, tables }
    }

    /// The table that paragraph number `paragraph` is a row of.
    pub fn table(&self, paragraph: usize) -> Option<&TableLayout> {
        let index = self.tables.partition_point(|table| table.rows.end <= paragraph);
        self.tables.get(index).filter(|table| table.rows.contains(&paragraph))
    }

    /// Whether code or a row of a table takes more than one line.
    pub fn breaks_wide(&self, episode: &Episode) -> bool {
        let is_wide = |line: &Line| {
            let paragraph = episode.paragraphs.get(line.paragraph as usize);
            paragraph.is_some_and(|p| is_wide(p.kind) && line.range.start > p.range.start)
        };
        self.lines.iter().any(|line| line.kind == LineKind::Text && is_wide(line))
    }

    /// What the lines were made for.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// All lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many lines there are.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Line number `row`.
    pub fn line(&self, row: usize) -> Option<&Line> {
        self.lines.get(row)
    }

    /// Index of the line that shows `offset` (or stands for it); 0 in an empty flow.
    pub fn line_at(&self, offset: Offset) -> usize {
        self.lines.partition_point(|line| line.range.start <= offset).saturating_sub(1)
    }

    /// The rows that show some of `range`, or stand for it.
    pub fn rows_of(&self, range: TextRange) -> std::ops::Range<usize> {
        let start = self.line_at(range.start);
        let end = self.lines.partition_point(|line| line.range.start < range.end);
        start..end.max(start + 1).min(self.lines.len())
    }

    /// Whether line number `row` goes on with the paragraph of the line above it.
    pub fn is_continued(&self, row: usize) -> bool {
        let above = row.checked_sub(1).and_then(|above| self.lines.get(above));
        above.zip(self.lines.get(row)).is_some_and(|(above, line)| {
            above.paragraph == line.paragraph && above.kind == LineKind::Text && line.kind == LineKind::Text
        })
    }
}

/// A paragraph about to be laid out.
#[derive(Clone, Copy)]
struct Here<'a> {
    index: usize,
    paragraph: &'a Paragraph,
    indent: Indent,
    turn: Option<usize>,
    show: Show,
}

impl Here<'_> {
    /// Where its shown text ends; `None` if none is shown.
    fn until(&self) -> Option<Offset> {
        let range = self.paragraph.range;
        match self.show {
            Show::Full => Some(range.end),
            Show::Lead(until) => Some(until.min(range.end)).filter(|until| *until > range.start),
            Show::Stub | Show::Hidden => None,
        }
    }

    fn line(&self, range: TextRange, indent: u16, kind: LineKind) -> Line {
        Line { range, paragraph: self.index as u32, name: 0, indent, kind }
    }
}

/// Fills lines with the text of paragraphs, each for itself.
#[derive(Clone, Copy)]
struct Filler<'a> {
    episode: &'a Episode,
    segments: &'a Segments,
    shape: Shape,
    tables: &'a [TableLayout],
}

impl<'a> Filler<'a> {
    /// All paragraphs.
    fn places(self, show: &[Show]) -> Vec<Here<'a>> {
        let Self { episode, segments, .. } = self;
        let mut indents = Indents::default();
        let mut turn = 0;
        let place = |(index, paragraph): (usize, &'a Paragraph)| {
            let indent = indents.next(paragraph, segments.marker(index), self.shape);
            while episode.turns.get(turn).is_some_and(|t| t.paragraphs.end <= index) {
                turn += 1;
            }
            let own = episode.turns.get(turn).is_some_and(|t| t.paragraphs.start <= index).then_some(turn);
            Here { index, paragraph, indent, turn: own, show: show.get(index).copied().unwrap_or_default() }
        };
        episode.paragraphs.iter().enumerate().map(place).collect()
    }

    /// The text lines of all paragraphs, in order, and how many they are.
    fn text(self, places: &[Here<'_>]) -> (FlowText, usize) {
        let lines = |places: &[Here<'_>]| {
            let mut lines = Vec::with_capacity(places.len() * 2);
            for here in places {
                self.fill(here, &mut lines);
            }
            lines
        };
        let parts: Vec<Vec<Line>> = if self.episode.text.len() < WORTH_SHARING {
            vec![lines(places)]
        } else {
            places.par_chunks(SHARE).map(lines).collect()
        };
        let count = parts.iter().map(Vec::len).sum();
        (parts.into_iter().flatten().peekable(), count)
    }

    /// The lines of what is shown of a paragraph's text.
    fn fill(self, here: &Here<'_>, lines: &mut Vec<Line>) {
        let Some(until) = here.until() else { return };
        let Paragraph { range, kind, .. } = *here.paragraph;
        let shown = TextRange::new(range.start, until);
        if is_wide(kind) && !self.shape.scrolled {
            return self.wide(here, shown, lines);
        }
        if is_wide(kind) || range.is_empty() {
            return lines.push(here.line(shown, here.indent.first, LineKind::Text));
        }
        let measure = self.shape.measure.clamp(1, u16::MAX - 1);
        let widths =
            Widths { first: (measure - here.indent.first).max(1), rest: (measure - here.indent.rest).max(1) };
        let mut indent = here.indent.first;
        self.filling(here, until).lines(widths, |range| {
            lines.push(here.line(range, indent, LineKind::Text));
            indent = here.indent.rest;
        });
    }

    /// The lines of code or of a table's row.
    fn wide(self, here: &Here<'_>, shown: TextRange, lines: &mut Vec<Line>) {
        let (text, shape, indent) = (&self.episode.text, self.shape, here.indent.first);
        let free = shape.free().saturating_sub(indent);
        let table = self.tables.partition_point(|table| table.rows.end <= here.index);
        if let Some(table) = self.tables.get(table).filter(|_| here.paragraph.kind == ParagraphKind::Table) {
            let mut start = shown.start;
            for at in table.breaks(text, here.paragraph.range, shape).into_iter().filter(|at| *at < shown.end)
            {
                lines.push(here.line(TextRange::new(start, at), indent, LineKind::Text));
                start = at;
            }
            return lines.push(here.line(TextRange::new(start, shown.end), indent, LineKind::Text));
        }
        code::broken(text, shown, free, shape.policy, |range| {
            let hang = if range.start > shown.start { code::HANG } else { 0 };
            lines.push(here.line(range, indent + hang, LineKind::Text));
        });
    }

    /// The fragments of a paragraph up to `until`.
    fn filling(self, here: &Here<'_>, until: Offset) -> Filling<'a> {
        let cutter = Cutter { text: &self.episode.text, policy: self.shape.policy, gap: self.shape.gap };
        let all = self.segments.fragments(here.index);
        let fragments =
            if until == here.paragraph.range.end { all.into() } else { cut_short(all, until, cutter).into() };
        Filling { fragments, end: until, widest: self.segments.widest(here.index), cutter }
    }
}

/// Text lines in order.
type FlowText = Peekable<Flatten<IntoIter<Vec<Line>>>>;

/// The page as far as it is laid out.
struct FlowPage<'a> {
    filler: Filler<'a>,
    /// The text lines that are still to come.
    text: FlowText,
    lines: Vec<Line>,
    /// The lines of a name that is going to stand beside what is said.
    held: Vec<Line>,
    above: Option<Above>,
    /// The level of the top headings.
    top: u8,
}

impl FlowPage<'_> {
    fn paragraph(&mut self, here: Here<'_>) {
        if here.show == Show::Hidden {
            return self.hidden(here.paragraph.range);
        }
        self.drop_empty_stub();
        let is_here = |line: &Line| line.paragraph as usize == here.index;
        let is_name = here.paragraph.kind == ParagraphKind::Label && here.show == Show::Full;
        match self.name_for(here) {
            Some(name) => {
                self.held.clear();
                if let Some(mut line) = self.text.next_if(is_here) {
                    (line.range.start, line.name) = (line.range.start - usize::from(name), name);
                    self.lines.push(line);
                }
            }
            None => {
                self.let_go();
                self.blank(here);
            }
        }
        let beside = self.filler.shape.names_beside && is_name;
        while let Some(line) = self.text.next_if(is_here) {
            if beside { self.held.push(line) } else { self.lines.push(line) }
        }
        if here.show != Show::Full {
            self.stub(here);
        }
        self.above = Some(Above { paragraph: here.index, turn: here.turn });
    }

    /// Bytes from the name that is held to the words of `here`, if it can stand beside their first line.
    fn name_for(&self, here: Here<'_>) -> Option<u8> {
        use ParagraphKind::{Body, Item, Quote, Stage};
        let start = self.held.first()?.range.start;
        let range = here.paragraph.range;
        let said = matches!(here.paragraph.kind, Body | Item | Quote | Stage) && !range.is_empty();
        let follows = self.above.is_some_and(|above| above.paragraph + 1 == here.index);
        let bytes = u8::try_from(range.start - start).ok()?;
        (said && follows && here.until().is_some()).then_some(bytes)
    }

    /// Lets a name that is held stand on a line of its own.
    fn let_go(&mut self) {
        self.lines.append(&mut self.held);
    }

    /// A stub directly above stands for hidden text too.
    fn hidden(&mut self, range: TextRange) {
        if let Some(stub) = self.lines.last_mut().filter(|line| line.kind == LineKind::Stub) {
            stub.range.end = range.end;
        }
    }

    /// A stub that turned out to stand for nothing.
    fn drop_empty_stub(&mut self) {
        self.lines.pop_if(|line| line.kind == LineKind::Stub && line.range.is_empty());
    }

    /// The blank line above a paragraph, at the end of the paragraph before it. An empty paragraph is blank
    /// enough: its line starts there already.
    fn blank(&mut self, here: Here<'_>) {
        let Some(above) = self.above else { return };
        let at = here.paragraph.range.start.saturating_sub(1);
        let taken =
            here.paragraph.range.is_empty() || self.lines.last().is_some_and(|line| line.range.start >= at);
        let Filler { episode, shape, .. } = self.filler;
        if !taken && blank_between(episode, above, (here.index, here.turn), shape.style, self.top) {
            self.lines.push(here.line(TextRange::at(at), 0, LineKind::Blank));
        }
    }

    /// A line that stands for the text that is not shown; for more where hidden text follows.
    fn stub(&mut self, here: Here<'_>) {
        let Paragraph { range, .. } = *here.paragraph;
        let rest = TextRange::new(here.until().unwrap_or(range.start), range.end);
        self.lines.push(here.line(rest, here.indent.rest, LineKind::Stub));
    }
}

/// Whether a paragraph may be wider than the measure.
fn is_wide(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Code | ParagraphKind::Table)
}

/// The fragments before `until`, the last one only as far as that.
fn cut_short(fragments: &[Fragment], until: Offset, cutter: Cutter<'_>) -> Vec<Fragment> {
    let count = fragments.partition_point(|f| (f.start as usize) < until);
    let mut short = fragments.get(..count).unwrap_or_default().to_vec();
    if let Some(last) = short.last_mut() {
        *last = cutter.measure(TextRange::new(last.start as usize, until));
    }
    short
}
