//! The sections of the open episode: what a person may go to.

use std::sync::Arc;

use super::input::Input;
use super::list::List;
use crate::episode::model::{Episode, Section, Turn};
use crate::episode::questions;
use crate::episode::summary::{Speed, minutes_of};
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// A row of the sections view.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionRow {
    /// Index into the episode's sections.
    pub section: usize,
    /// Minutes to read it.
    pub minutes: f64,
    /// Share of each speaker in its text (index into the episode's speakers, share 0 to 1), largest first.
    pub shares: Vec<(usize, f64)>,
    /// The first question asked in it, or its first words.
    pub subtitle: String,
}

/// The sections view.
#[derive(Clone, Debug, Default)]
pub struct Sections {
    rows: Arc<[SectionRow]>,
    shown: Vec<(usize, Vec<TextRange>)>,
    /// Which row is selected.
    pub list: List,
    /// The filter's text.
    pub filter: Input,
    /// Whether the filter is being typed.
    pub typing: bool,
}

impl Sections {
    /// All of `rows`.
    pub fn new(rows: Arc<[SectionRow]>) -> Self {
        let shown = (0..rows.len()).map(|index| (index, Vec::new())).collect();
        Self { rows, shown, ..Self::default() }
    }

    /// `rows` of `episode` in the place of these, filtered in the same way.
    #[must_use]
    pub fn renewed(&self, rows: Arc<[SectionRow]>, episode: &Episode) -> Self {
        let mut sections = Self { rows, ..self.clone() };
        sections.refresh(episode);
        sections
    }

    /// The rows to show, with the matched parts of their titles.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&SectionRow, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (&self.rows[*index], ranges.as_slice()))
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&SectionRow> {
        self.shown.get(self.list.selected).and_then(|(index, _)| self.rows.get(*index))
    }

    /// Minutes of a section (index into the episode's sections).
    pub fn minutes_of(&self, section: usize) -> f64 {
        self.rows.iter().find(|row| row.section == section).map_or(0.0, |row| row.minutes)
    }

    /// The longest section, in minutes.
    pub fn longest(&self) -> f64 {
        self.rows.iter().map(|row| row.minutes).fold(0.0, f64::max)
    }

    /// Minutes of the whole episode.
    pub fn minutes(&self) -> f64 {
        self.rows.iter().map(|row| row.minutes).sum()
    }

    /// Selects the row of a section (index into the episode's sections).
    pub fn select(&mut self, section: usize) {
        if let Some(at) = self.shown.iter().position(|(index, _)| self.rows[*index].section == section) {
            self.list.selected = at;
        }
    }

    /// Filters anew; titles come from `episode`.
    pub fn refresh(&mut self, episode: &Episode) {
        let title = |row: &SectionRow| {
            episode.sections.get(row.section).and_then(|s| s.title.clone()).unwrap_or_default()
        };
        let query = self.filter.text().trim();
        self.shown = if query.is_empty() {
            (0..self.rows.len()).map(|index| (index, Vec::new())).collect()
        } else {
            let corpus = Corpus::new(self.rows.iter().map(title));
            corpus.rank(query, usize::MAX).into_iter().map(|hit| (hit.index, hit.ranges)).collect()
        };
        self.list.select(self.list.selected, self.shown.len());
    }
}

/// The rows of `episode`.
pub fn rows(episode: &Episode, speed: Speed) -> Arc<[SectionRow]> {
    let asks = questions::asks(episode);
    let sections = episode.sections.iter().enumerate();
    sections.map(|(index, section)| row(episode, index, section, speed, &asks)).collect()
}

fn row(
    episode: &Episode,
    index: usize,
    section: &Section,
    speed: Speed,
    asks: &impl Fn(&Turn) -> bool,
) -> SectionRow {
    SectionRow {
        section: index,
        minutes: minutes_of(episode, section.paragraphs.clone(), speed),
        shares: shares(episode, section),
        subtitle: subtitle(episode, section, asks),
    }
}

fn shares(episode: &Episode, section: &Section) -> Vec<(usize, f64)> {
    let mut bytes: Vec<(usize, usize)> = Vec::new();
    for turn in episode.turns.get(section.turns.clone()).unwrap_or_default() {
        let (Some(speaker), len) = (turn.speaker, episode.range_of(&turn.paragraphs).len()) else { continue };
        match bytes.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, sum)) => *sum += len,
            None => bytes.push((speaker, len)),
        }
    }
    let total = bytes.iter().map(|(_, len)| len).sum::<usize>().max(1) as f64;
    bytes.sort_by_key(|(_, len)| std::cmp::Reverse(*len));
    bytes.into_iter().map(|(speaker, len)| (speaker, len as f64 / total)).collect()
}

/// The first question of a section, else the first words said in it.
fn subtitle(episode: &Episode, section: &Section, asks: &impl Fn(&Turn) -> bool) -> String {
    let turns = episode.turns.get(section.turns.clone()).unwrap_or_default();
    let asked = turns.iter().find(|turn| asks(turn)).or(turns.first());
    let Some(turn) = asked else { return String::new() };
    let body = turn.paragraphs.clone().find(|index| Some(*index) != turn.label);
    let paragraph = body.and_then(|index| episode.paragraphs.get(index));
    paragraph.map_or_else(String::new, |p| p.range.of(&episode.text).trim_start().chars().take(160).collect())
}
