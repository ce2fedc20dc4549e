//! What is marked in the part of a text that is on the screen: kept passages, the current hit, the selection,
//! the focus.

use std::cmp::Reverse;

use super::canvas::Layer;
use super::theme::Theme;
use crate::app::find::Find;
use crate::app::lesson;
use crate::app::reader::Reader;
use crate::app::state::App;
use crate::passage::anchor::State;
use crate::passage::codes::{CodeEntry, shown_color};
use crate::passage::marks::Placed;
use crate::text::range::TextRange;

/// What is the same for all lines of a page.
#[derive(Debug)]
pub struct PageMarks<'a> {
    /// What is kept there and not lost, in text order; outer passages before inner ones.
    pub kept: Vec<&'a Placed>,
    /// Their styles.
    pub passages: Vec<Layer>,
    /// The selection.
    pub selected: Option<TextRange>,
    /// The current hit.
    pub hit: Option<TextRange>,
    /// Keys that a sample names and that were tried.
    pub ticked: Vec<TextRange>,
    focus: Option<TextRange>,
}

impl<'a> PageMarks<'a> {
    /// What is marked in the part of the open episode that is `shown`.
    pub fn of(app: &App, reader: &'a Reader, shown: TextRange, theme: &Theme) -> Self {
        let hit = reader.find.as_ref().and_then(Find::hit);
        let kept = kept(reader, shown);
        let passages = passages(&kept, theme, &app.codes);
        let ticked = lesson::ticked(app, reader, shown);
        Self { kept, passages, selected: reader.selected(), hit, ticked, focus: app.focus.range(reader) }
    }

    /// The parts of the line `range` that step back.
    pub fn out_of_focus(&self, range: TextRange) -> impl Iterator<Item = TextRange> + use<> {
        let parts = self.focus.map(|focus| {
            let before = TextRange::new(range.start, focus.start.clamp(range.start, range.end));
            [before, TextRange::new(focus.end.clamp(range.start, range.end), range.end)]
        });
        parts.into_iter().flatten().filter(|part| !part.is_empty())
    }
}

fn kept(reader: &Reader, shown: TextRange) -> Vec<&Placed> {
    let is_here = |range: TextRange| range.overlaps(shown) || shown.contains(range.start);
    let standing = reader.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let mut kept: Vec<&Placed> = standing.filter(|placed| is_here(placed.resolved.range)).collect();
    kept.sort_by_key(|placed| (placed.resolved.range.start, Reverse(placed.resolved.range.end)));
    kept
}

/// The styles of kept passages, those of inner ones over those of outer ones, and of what two of them share.
/// Named marks are places, not passages.
fn passages(kept: &[&Placed], theme: &Theme, codes: &[CodeEntry]) -> Vec<Layer> {
    let passages = kept.iter().filter(|placed| placed.bookmark.letter.is_none());
    let mut layers: Vec<Layer> = passages
        .map(|placed| (placed.resolved.range, theme.passage(shown_color(&placed.bookmark, codes))))
        .collect();
    let mut shared = Vec::new();
    for (index, (one, _)) in layers.iter().enumerate() {
        let inner = layers.iter().skip(index + 1).take_while(|(other, _)| other.start < one.end);
        shared.extend(inner.map(|(other, _)| TextRange::new(other.start, one.end.min(other.end))));
    }
    layers.extend(shared.into_iter().map(|range| (range, theme.overlap)));
    layers
}
