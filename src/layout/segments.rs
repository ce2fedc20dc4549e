//! Phase one of layout: where each paragraph may break, and how wide the pieces are. The same at every
//! measure.

use std::ops::Range;

use rayon::prelude::*;
use textwrap::core;

use super::breaks;
use super::classes::{is_common_han, is_han_or_kana};
use super::gap;
use super::shadow;
use super::width::{Cluster, WidthPolicy, clusters, text_width};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};
use crate::text::range::TextRange;

/// Columns of a Han.
const HAN_WIDTH: usize = 2;

/// Texts longer than this, in bytes, are worked on by all cores.
pub(super) const WORTH_SHARING: usize = 128 * 1024;

/// Break chances and widths of a whole episode.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    policy: WidthPolicy,
    /// The fragments of run after run of paragraphs.
    runs: Vec<Vec<Fragment>>,
    pieces: Vec<Pieces>,
}

/// A stretch of text that is not broken unless it is wider than the line, and the blanks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Its first byte in the reading text; it ends where the next one starts.
    pub(super) start: u32,
    /// Columns without the blanks after it; [`Fragment::UNMEASURED`] where it is wider than any line.
    pub(super) width: u16,
    /// Columns of blanks after it.
    pub(super) blank: u8,
    /// Gaps between Han and Latin: twice the number of those inside, plus one if another follows.
    gaps: u8,
}

impl Fragment {
    pub(super) const UNMEASURED: u16 = u16::MAX;

    /// A piece of text at `start` that takes `width` columns.
    pub(super) fn new(start: usize, width: usize, blank: usize) -> Self {
        let width = width + blank.saturating_sub(usize::from(u8::MAX));
        Self {
            start: start as u32,
            width: narrowed(width),
            blank: blank.min(usize::from(u8::MAX)) as u8,
            gaps: 0,
        }
    }

    /// The same with its gaps between Han and Latin counted as columns.
    pub(super) fn spaced(self) -> Self {
        Self {
            width: self.width.saturating_add(u16::from(self.gaps / 2)),
            blank: self.blank.saturating_add(self.gaps % 2),
            ..self
        }
    }

    fn with_gaps(self, inside: usize, after: bool) -> Self {
        let most = usize::from(u8::MAX / 2);
        let width = if inside > most { Self::UNMEASURED } else { self.width };
        Self { width, gaps: (inside.min(most) * 2) as u8 + u8::from(after), ..self }
    }

    /// This fragment and the one after it as one.
    fn joined(self, next: Self) -> Self {
        let inside = usize::from(self.gaps / 2 + self.gaps % 2 + next.gaps / 2);
        let width = usize::from(self.width) + usize::from(self.blank) + usize::from(next.width);
        let joined = Self { width: narrowed(width), blank: next.blank, ..self };
        joined.with_gaps(inside, next.gaps % 2 == 1)
    }
}

fn narrowed(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(Fragment::UNMEASURED)
}

impl core::Fragment for Fragment {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.blank)
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Where a paragraph's fragments are.
#[derive(Clone, Copy, Debug, Default)]
struct Pieces {
    /// Index of its run.
    run: u32,
    /// Index of its first fragment there.
    start: u32,
    /// One past the index of its last fragment.
    end: u32,
    /// Columns of its widest one, gaps included.
    widest: u16,
    /// Columns of its list marker.
    marker: u16,
}

impl Segments {
    /// Analyses every paragraph of `episode`, on all cores where it is long.
    pub fn of(episode: &Episode, policy: WidthPolicy) -> Self {
        let text = episode.text.as_str();
        let bytes_each = WORTH_SHARING / 4;
        let analyse = |run: &[Paragraph]| Analysis::new(text, policy).of_paragraphs(run);
        let parts: Vec<_> = if text.len() < WORTH_SHARING {
            vec![analyse(&episode.paragraphs)]
        } else {
            batches(&episode.paragraphs, bytes_each).into_par_iter().map(analyse).collect()
        };
        let mut whole = Self { policy, runs: Vec::with_capacity(parts.len()), pieces: Vec::new() };
        for (run, (fragments, pieces)) in (0..).zip(parts) {
            whole.runs.push(fragments);
            whole.pieces.extend(pieces.into_iter().map(|pieces| Pieces { run, ..pieces }));
        }
        whole
    }

    /// The width policy it was made for.
    pub fn policy(&self) -> WidthPolicy {
        self.policy
    }

    /// The fragments of paragraph number `paragraph`; none for one that is not known.
    pub(super) fn fragments(&self, paragraph: usize) -> &[Fragment] {
        let Some(pieces) = self.pieces.get(paragraph) else { return &[] };
        let run = self.runs.get(pieces.run as usize).map_or(&[][..], Vec::as_slice);
        run.get(pieces.start as usize..pieces.end as usize).unwrap_or_default()
    }

    /// Columns of the widest fragment of a paragraph, gaps included.
    pub(super) fn widest(&self, paragraph: usize) -> u16 {
        self.pieces.get(paragraph).map_or(0, |p| p.widest)
    }

    /// Columns of a paragraph's list marker.
    pub(super) fn marker(&self, paragraph: usize) -> u16 {
        self.pieces.get(paragraph).map_or(0, |p| p.marker)
    }
}

/// The fragments of one paragraph of `text`.
pub(super) fn of_paragraph(text: &str, paragraph: &Paragraph, policy: WidthPolicy) -> Vec<Fragment> {
    let mut analysis = Analysis::new(text, policy);
    analysis.cut(paragraph);
    analysis.spare_lone_han(paragraph);
    analysis.fragments
}

/// Runs of whole paragraphs of about `bytes` each.
fn batches(paragraphs: &[Paragraph], bytes: usize) -> Vec<&[Paragraph]> {
    let mut batches = Vec::new();
    let mut rest = paragraphs;
    while let Some(first) = rest.first() {
        let limit = first.range.start + bytes;
        let count = rest.partition_point(|p| p.range.start < limit).max(1);
        let (batch, others) = rest.split_at(count);
        batches.push(batch);
        rest = others;
    }
    batches
}

/// The work on a run of paragraphs.
struct Analysis<'t> {
    text: &'t str,
    policy: WidthPolicy,
    shadow: String,
    fragments: Vec<Fragment>,
}

impl<'t> Analysis<'t> {
    fn new(text: &'t str, policy: WidthPolicy) -> Self {
        Self { text, policy, shadow: String::new(), fragments: Vec::new() }
    }

    fn of_paragraphs(mut self, paragraphs: &[Paragraph]) -> (Vec<Fragment>, Vec<Pieces>) {
        let mut pieces = Vec::with_capacity(paragraphs.len());
        let bytes: usize = paragraphs.iter().map(|paragraph| paragraph.range.len()).sum();
        // Chinese text falls into the most pieces: one for every three bytes.
        self.fragments.reserve(bytes / 3);
        for paragraph in paragraphs {
            let start = self.fragments.len();
            if !matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::Table) {
                self.cut(paragraph);
                self.spare_lone_han(paragraph);
            }
            let fragments = self.fragments.get(start..).unwrap_or_default();
            let widest = fragments.iter().map(|f| f.spaced().width).max().unwrap_or(0);
            let marker = self.marker_width(paragraph);
            let (start, end) = (start as u32, self.fragments.len() as u32);
            pieces.push(Pieces { run: 0, start, end, widest, marker });
        }
        (self.fragments, pieces)
    }

    fn marker_width(&self, paragraph: &Paragraph) -> u16 {
        let text = paragraph.range.of(self.text);
        let marker = text.get(..usize::from(paragraph.marker)).unwrap_or_default();
        narrowed(text_width(marker, self.policy))
    }

    /// Cuts a paragraph at its opportunities: first between Han, where a line may always end, then what
    /// stands there.
    fn cut(&mut self, paragraph: &Paragraph) {
        let text = paragraph.range.of(self.text);
        shadow::write(text, &mut self.shadow);
        let mut start = 0;
        while start < text.len() {
            let from = start.max(usize::from(paragraph.marker));
            let end = text.get(from..).map_or(text.len(), |rest| from + breaks::between_han(rest));
            if text.get(start..end).is_some_and(is_one_han) {
                self.fragments.push(Fragment::new(paragraph.range.start + start, HAN_WIDTH, 0));
            } else {
                self.cut_piece(paragraph, start..end);
            }
            start = end;
        }
    }

    /// Cuts a piece of a paragraph at its opportunities.
    fn cut_piece(&mut self, paragraph: &Paragraph, Range { start, end }: Range<usize>) {
        let text = paragraph.range.of(self.text);
        let marker = usize::from(paragraph.marker);
        let breaks = breaks::opportunities(text, &self.shadow, start..end).filter(|&at| at > marker);
        let mut breaks = breaks.map(|at| at - start).peekable();
        let start = paragraph.range.start + start;
        let mut piece = OpenSegment::default();
        let mut before = None;
        for cluster in clusters(TextRange::new(start, paragraph.range.start + end).of(self.text), self.policy)
        {
            while breaks.next_if(|&at| at < cluster.start).is_some() {}
            let gap = before.is_some_and(|before| gap::between(before, cluster.base));
            if breaks.next_if_eq(&cluster.start).is_some() {
                self.fragments.push(piece.fragment(start).with_gaps(piece.gaps, gap));
                piece = OpenSegment { start: cluster.start, ..OpenSegment::default() };
            } else {
                piece.gaps += usize::from(gap);
            }
            piece.take(cluster);
            before = Some(cluster.base);
        }
        self.fragments.push(piece.fragment(start).with_gaps(piece.gaps, false));
    }

    /// Joins a last fragment that holds but one Han or kana to the one before it, so that it never stands
    /// alone on a line (CLREQ: no orphan).
    fn spare_lone_han(&mut self, paragraph: &Paragraph) {
        let [.., previous, last] = self.fragments.as_mut_slice() else { return };
        let end = &self.text.get(last.start as usize..paragraph.range.end).unwrap_or_default();
        if (previous.start as usize) < paragraph.range.start || !is_lone_han(end) {
            return;
        }
        *previous = previous.joined(*last);
        self.fragments.pop();
    }
}

/// Whether `text` is a single Han.
fn is_one_han(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(is_common_han) && letters.next().is_none()
}

/// Whether `text`, the end of a paragraph, holds but one Han or kana and marks.
pub(super) fn is_lone_han(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric() || is_han_or_kana(*c));
    letters.next().is_some_and(is_han_or_kana) && letters.next().is_none()
}

/// A fragment in the making.
#[derive(Default)]
struct OpenSegment {
    start: usize,
    width: usize,
    blank: usize,
    gaps: usize,
}

impl OpenSegment {
    fn take(&mut self, cluster: Cluster) {
        if cluster.is_blank() {
            self.blank += cluster.width;
        } else {
            self.width += self.blank + cluster.width;
            self.blank = 0;
        }
    }

    fn fragment(&self, text: usize) -> Fragment {
        Fragment::new(text + self.start, self.width, self.blank)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cut_between_han_first_or_not_a_paragraph_has_the_same_fragments(
            head in prop::sample::select(vec!["", "- ", "1. ", "一、"]),
            rest in "[一二三四五六，。“”（）a1 \\-/.%é́\u{200D}\u{FE0F}👩🇨🇳한カ々]{1,24}",
        ) {
            let (text, marker) = (format!("{head}{rest}"), head.len() as u8);
            let (kind, range) = (ParagraphKind::Body, TextRange::new(0, text.len()));
            let paragraph = Paragraph { range, kind, line: 1, marker, ..Paragraph::default() };
            let [mut pieces, mut whole] = [(); 2].map(|()| Analysis::new(&text, WidthPolicy::default()));
            pieces.cut(&paragraph);
            shadow::write(&text, &mut whole.shadow);
            whole.cut_piece(&paragraph, 0..text.len());
            prop_assert_eq!(pieces.fragments, whole.fragments);
        }
    }
}
