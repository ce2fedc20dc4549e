//! Fills lines with the fragments of one paragraph: first fit, by textwrap.
//!
//! Knows columns and fragments; nothing of folds, blank lines or what a paragraph is for.

use std::borrow::Cow;

use textwrap::wrap_algorithms::wrap_first_fit;

use super::classes::is_blank;
use super::emergency::Cutter;
use super::gap::Gap;
use super::segments::Fragment;
use crate::text::range::TextRange;

/// Columns for the text of a paragraph's lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widths {
    pub(super) first: u16,
    pub(super) rest: u16,
}

/// Fragments to be filled into lines, and the text they cut.
pub(super) struct Filling<'a> {
    /// The fragments of the paragraph, or its first ones.
    pub(super) fragments: Cow<'a, [Fragment]>,
    /// Where the last one ends.
    pub(super) end: usize,
    /// Columns of the widest one, gaps included.
    pub(super) widest: u16,
    /// Knows the text, and how to cut what is too wide.
    pub(super) cutter: Cutter<'a>,
}

impl Filling<'_> {
    /// Calls `line` with the bytes of each line in order, blanks at its end left out. No fragments, no lines.
    pub(super) fn lines(&self, widths: Widths, mut line: impl FnMut(TextRange)) {
        let fragments = self.fitted(widths);
        let columns = [f64::from(widths.first), f64::from(widths.rest)];
        let mut runs = wrap_first_fit(&fragments, &columns).into_iter().peekable();
        while let Some([first, .., last] | [first @ last]) = runs.next() {
            let next = runs.peek().and_then(|next| next.first());
            let range =
                TextRange::new(first.start as usize, next.map_or(self.end, |next| next.start as usize));
            line(if last.blank == 0 { range } else { self.without_blanks(range) });
        }
    }

    fn without_blanks(&self, range: TextRange) -> TextRange {
        let text = range.of(self.cutter.text).trim_end_matches(is_blank);
        TextRange::new(range.start, range.start + text.len())
    }

    /// The fragments with their gaps, those too wide for a line cut up.
    fn fitted(&self, widths: Widths) -> Cow<'_, [Fragment]> {
        if self.cutter.gap == Gap::None && self.widest <= widths.first.min(widths.rest) {
            return Cow::Borrowed(&self.fragments);
        }
        let mut fitted = Vec::with_capacity(self.fragments.len());
        for (index, &fragment) in self.fragments.iter().enumerate() {
            let shown = if self.cutter.gap == Gap::Shown { fragment.spaced() } else { fragment };
            let limit = if index == 0 { widths.first } else { widths.rest };
            if shown.width <= limit {
                fitted.push(shown);
            } else {
                let end = self.fragments.get(index + 1).map_or(self.end, |next| next.start as usize);
                let range = TextRange::new(fragment.start as usize, end);
                self.cutter.cut(range, usize::from(limit.min(widths.rest)), &mut fitted);
            }
        }
        Cow::Owned(fitted)
    }
}
