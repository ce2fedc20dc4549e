//! Phase one of layout: where each paragraph may break, and how wide the pieces are. The same at every measure.

use rayon::prelude::*;
use textwrap::core;

use super::breaks;
use super::classes::is_han_or_kana;
use super::gap;
use super::shadow;
use super::width::{Cluster, WidthPolicy, clusters, text_width};
use crate::episode::model::{Episode, Paragraph, ParagraphKind};

/// Texts longer than this, in bytes, are worked on by all cores.
pub(super) const WORTH_SHARING: usize = 128 * 1024;

/// Break chances and widths of a whole episode.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    policy: WidthPolicy,
    fragments: Vec<Fragment>,
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
    /// Gaps between Han and Latin: twice the number of those inside, plus one where another follows.
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
        if text.len() < WORTH_SHARING {
            return Analysis::new(text, policy).of_paragraphs(&episode.paragraphs);
        }
        let batches = batches(&episode.paragraphs, bytes_each);
        let parts: Vec<Self> =
            batches.into_par_iter().map(|batch| Analysis::new(text, policy).of_paragraphs(batch)).collect();
        Self::concatenated(parts, policy)
    }

    /// The width policy it was made for.
    pub fn policy(&self) -> WidthPolicy {
        self.policy
    }

    /// The fragments of paragraph number `paragraph`; none for one that is not known.
    pub(super) fn fragments(&self, paragraph: usize) -> &[Fragment] {
        let start = paragraph.checked_sub(1).and_then(|before| self.pieces.get(before)).map_or(0, |p| p.end);
        let end = self.pieces.get(paragraph).map_or(start, |p| p.end);
        self.fragments.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Columns of the widest fragment of a paragraph, gaps included.
    pub(super) fn widest(&self, paragraph: usize) -> u16 {
        self.pieces.get(paragraph).map_or(0, |p| p.widest)
    }

    /// Columns of a paragraph's list marker.
    pub(super) fn marker(&self, paragraph: usize) -> u16 {
        self.pieces.get(paragraph).map_or(0, |p| p.marker)
    }

    fn concatenated(parts: Vec<Self>, policy: WidthPolicy) -> Self {
        let mut whole = Self {
            policy,
            fragments: Vec::with_capacity(parts.iter().map(|p| p.fragments.len()).sum()),
            pieces: Vec::with_capacity(parts.iter().map(|p| p.pieces.len()).sum()),
        };
        for part in parts {
            let before = whole.fragments.len() as u32;
            whole.pieces.extend(part.pieces.into_iter().map(|p| Pieces { end: p.end + before, ..p }));
            whole.fragments.extend(part.fragments);
        }
        whole
    }
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
    shadow: String,
    done: Segments,
}

impl<'t> Analysis<'t> {
    fn new(text: &'t str, policy: WidthPolicy) -> Self {
        Self { text, shadow: String::new(), done: Segments { policy, ..Segments::default() } }
    }

    fn of_paragraphs(mut self, paragraphs: &[Paragraph]) -> Segments {
        for paragraph in paragraphs {
            let first = self.done.fragments.len();
            if !matches!(paragraph.kind, ParagraphKind::Code | ParagraphKind::Table) {
                self.cut(paragraph);
                self.spare_lone_han(paragraph);
            }
            let fragments = self.done.fragments.get(first..).unwrap_or_default();
            let widest = fragments.iter().map(|f| f.spaced().width).max().unwrap_or(0);
            let marker = self.marker_width(paragraph);
            self.done.pieces.push(Pieces { end: self.done.fragments.len() as u32, widest, marker });
        }
        self.done
    }

    fn marker_width(&self, paragraph: &Paragraph) -> u16 {
        let text = paragraph.range.of(self.text);
        let marker = text.get(..usize::from(paragraph.marker)).unwrap_or_default();
        narrowed(text_width(marker, self.done.policy))
    }

    /// Cuts a paragraph at its opportunities.
    fn cut(&mut self, paragraph: &Paragraph) {
        let text = paragraph.range.of(self.text);
        shadow::write(text, &mut self.shadow);
        let marker = usize::from(paragraph.marker);
        let mut breaks = breaks::opportunities(text, &self.shadow).filter(|&at| at > marker).peekable();
        let mut piece = Piece::default();
        let mut before = None;
        for cluster in clusters(text, self.done.policy) {
            while breaks.next_if(|&at| at < cluster.start).is_some() {}
            let gap = before.is_some_and(|before| gap::between(before, cluster.base));
            if breaks.next_if_eq(&cluster.start).is_some() {
                self.done.fragments.push(piece.fragment(paragraph.range.start).with_gaps(piece.gaps, gap));
                piece = Piece { start: cluster.start, ..Piece::default() };
            } else {
                piece.gaps += usize::from(gap);
            }
            piece.take(cluster);
            before = Some(cluster.base);
        }
        if !text.is_empty() {
            self.done.fragments.push(piece.fragment(paragraph.range.start).with_gaps(piece.gaps, false));
        }
    }

    /// Joins a last fragment that holds but one Han or kana to the one before it, so that it never stands alone
    /// on a line (CLREQ: no orphan).
    fn spare_lone_han(&mut self, paragraph: &Paragraph) {
        let [.., previous, last] = self.done.fragments.as_mut_slice() else { return };
        let end = &self.text.get(last.start as usize..paragraph.range.end).unwrap_or_default();
        if (previous.start as usize) < paragraph.range.start || !is_lone_han(end) {
            return;
        }
        *previous = previous.joined(*last);
        self.done.fragments.pop();
    }
}

fn is_lone_han(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric() || is_han_or_kana(*c));
    letters.next().is_some_and(is_han_or_kana) && letters.next().is_none()
}

/// A fragment in the making.
#[derive(Default)]
struct Piece {
    start: usize,
    width: usize,
    blank: usize,
    gaps: usize,
}

impl Piece {
    fn take(&mut self, cluster: Cluster) {
        if cluster.is_blank() {
            self.blank += cluster.width;
        } else {
            self.width += self.blank + cluster.width;
            self.blank = 0;
        }
    }

    fn fragment(&self, paragraph: usize) -> Fragment {
        Fragment::new(paragraph + self.start, self.width, self.blank)
    }
}
