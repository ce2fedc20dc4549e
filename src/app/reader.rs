//! The reader: an open episode, where one is in it, what is folded, what is searched for.
//!
//! Places are offsets. The flow (all lines at today's width) is derived from the episode, the shape and the
//! folds, and made anew when one of them changes.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::attention::{Attention, PageInSight};
use super::find::Find;
use super::folds::{FoldMode, FoldState, Foldable};
use super::geometry;
use super::history::Spot;
use super::opened::Opened;
use super::title_page::{self, TitlePage};
use crate::episode::model::{Episode, Section, Turn};
use crate::episode::summary::Speed;
use crate::episode::voices;
use crate::layout::flow::{Flow, Shape};
use crate::layout::segments::Segments;
use crate::layout::width::text_width;
use crate::passage::anchor::{Maker, Resolver};
use crate::passage::marks::{Placed, Twin};
use crate::text::clock;
use crate::text::range::{Offset, TextRange};

/// The share of a section of which that is read is read.
const READ: f64 = 0.75;

/// Bytes of the words by which a place is found again after an edit.
const WORDS: usize = 400;

/// An open episode.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Its file.
    pub path: PathBuf,
    /// What was loaded.
    pub opened: Arc<Opened>,
    /// Break chances under the present width policy.
    pub segments: Arc<Segments>,
    /// Its kept passages in text order.
    pub placed: Vec<Placed>,
    /// First visible text.
    pub top: Offset,
    /// The reading place: where the next motion starts, which turn a key means.
    pub place: Offset,
    /// What is folded.
    pub folds: FoldState,
    /// The search, if one was made.
    pub find: Option<Find>,
    /// The selection: where it began and its moving end.
    pub selection: Option<Selection>,
    /// Numbers of the sections that were read.
    pub read: BTreeSet<u32>,
    /// What was read, and where one left off.
    pub attention: Attention,
    /// Whether the recording's times are shown.
    pub times: bool,
    /// Whether the file's line numbers are shown.
    pub numbers: bool,
    /// Whether notes are shown below their passages.
    pub notes: bool,
    /// Copies of its file, as they were last looked for.
    pub twins: Vec<Twin>,
    /// What stands above the text.
    pub title: TitlePage,
    /// Rows of the title page on the page: its last ones. The text begins below.
    pub lead: usize,
    /// Columns that code and tables are scrolled to the right.
    pub shift: u16,
    pub(super) flow: Arc<Flow>,
    /// The paragraphs below which the flow has a row for notes.
    pub(super) noted: Vec<u32>,
}

/// A selection in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: Offset,
    /// Its moving end: the cluster that starts here is inside.
    pub head: Offset,
}

impl Reader {
    /// Opens `opened` at its beginning.
    pub fn new(path: PathBuf, opened: Arc<Opened>, shape: Shape) -> Self {
        let read: BTreeSet<u32> =
            opened.progress.iter().flat_map(|p| p.sections_read.iter().copied()).collect();
        let attention = Attention::new(read_before(&opened.episode, &read, opened.place), opened.place);
        let flow = opened.flow.clone();
        let mut reader = Self {
            path,
            segments: opened.segments.clone(),
            placed: opened.placed.clone(),
            opened,
            top: 0,
            place: 0,
            folds: FoldState::default(),
            find: None,
            selection: None,
            read,
            attention,
            times: false,
            numbers: false,
            notes: true,
            twins: Vec::new(),
            title: TitlePage::default(),
            lead: 0,
            shift: 0,
            flow,
            noted: Vec::new(),
        };
        reader.set_shape(shape);
        reader.make_room_for_notes();
        reader
    }

    /// The same file, read again as `opened`: the same words at the top, shown in the same way.
    #[must_use]
    pub fn renewed(&self, opened: Arc<Opened>) -> Self {
        let mut reader = Self::new(self.path.clone(), opened, self.shape());
        (reader.times, reader.numbers, reader.notes) = (self.times, self.numbers, self.notes);
        reader.make_room_for_notes();
        (reader.title, reader.lead) = (self.title.clone(), self.lead);
        let left_off = self.attention.left_off();
        let places = self.places_in(reader.episode(), &[self.top, self.place, left_off.unwrap_or(0)]);
        (reader.top, reader.place) = (places[0], places[1]);
        if self.opened.beginning {
            // Of the first pages nothing is known but where one is.
        } else if self.begins_like(reader.episode()) {
            reader.attention = self.attention.clone();
        } else {
            let left_off = left_off.map(|_| places[2]);
            let read = read_before(reader.episode(), &reader.read, left_off);
            reader.attention = self.attention.renewed(read, left_off);
        }
        if let Some(left_off) = reader.opened.place.filter(|_| self.opened.beginning && self.place == 0) {
            reader.go_to(left_off);
        }
        if self.folds.mode() == FoldMode::Questions {
            reader.fold(|folds, _| folds.set_mode(FoldMode::Questions));
        }
        let episode = reader.opened.episode.clone();
        reader.find = self.find.clone();
        if let Some(find) = &mut reader.find {
            find.run(&episode);
        }
        reader
    }

    /// Where the words at `places` are in `episode`, the same file read again.
    fn places_in(&self, episode: &Episode, places: &[Offset; 3]) -> [Offset; 3] {
        let text = &self.episode().text;
        let words = |place| TextRange::new(place, text.floor_char_boundary(place + WORDS));
        let last = places.iter().copied().max().unwrap_or(0);
        if episode.text.starts_with(TextRange::new(0, words(last).end).of(text)) {
            return *places;
        }
        let resolver = Resolver::new(episode, Some(text));
        let maker = Maker::new(self.episode());
        places.map(|place| resolver.resolve(&maker.anchor(words(place))).range.start)
    }

    /// Whether `episode` says the same, and perhaps more.
    fn begins_like(&self, episode: &Episode) -> bool {
        episode.text.starts_with(&self.episode().text)
    }

    /// Whether these are the first pages of `episode`, word for word: every place in them is where it was.
    pub fn begins(&self, episode: &Episode) -> bool {
        self.opened.beginning && episode.text.starts_with(&self.episode().text)
    }

    /// The episode.
    pub fn episode(&self) -> &Episode {
        &self.opened.episode
    }

    /// All lines at the present width.
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// The shape of the present lines.
    pub fn shape(&self) -> Shape {
        self.flow.shape()
    }

    /// Columns of the widest time that stands beside the text; 0 if none are shown.
    fn columns_of_times(&self) -> u16 {
        let last = self.episode().times.last().filter(|_| self.times);
        last.map_or(0, |time| clock::write_short(time.seconds).len() as u16)
    }

    /// Columns of the widest line number that stands at the left edge; 0 if none are shown.
    pub fn columns_of_numbers(&self) -> u16 {
        let last = self.episode().paragraphs.last().filter(|_| self.numbers);
        last.map_or(0, |paragraph| paragraph.line.to_string().len() as u16)
    }

    /// Columns of the widest time or number left of the text; 0 if none are shown.
    pub fn columns_left(&self) -> u16 {
        self.columns_of_times().max(self.columns_of_numbers())
    }

    /// Columns of the widest name that stands beside the text, and of line numbers left of it; 0 if no names do.
    pub fn columns_of_names(&self) -> u16 {
        if !self.shape().names_beside {
            return 0;
        }
        let width = |name: &str| text_width(name, self.segments.policy()) as u16;
        let names = self.episode().speakers.iter().map(|speaker| width(&speaker.name));
        names.max().unwrap_or(0).clamp(geometry::NAMES.0, geometry::NAMES.1) + self.columns_of_numbers()
    }

    /// Makes the lines anew if `shape` is another one than before; widths stay those of the break chances.
    /// Places stay.
    pub fn set_shape(&mut self, shape: Shape) {
        let shape = Shape { policy: self.segments.policy(), scrolled: self.shape().scrolled, ..shape };
        if shape != self.shape() {
            self.lay_out(shape);
        }
    }

    /// Takes in break chances for another width policy; `flow` are the lines as they are first shown.
    pub fn set_segments(&mut self, segments: Arc<Segments>, flow: Arc<Flow>) {
        let shape = Shape { policy: segments.policy(), ..self.shape() };
        self.segments = segments;
        if self.folds == FoldState::default() && flow.shape() == shape {
            self.flow = flow;
            self.noted.clear();
            self.make_room_for_notes();
        } else {
            self.lay_out(shape);
        }
    }

    /// Changes what is folded. The words at the top stay there.
    pub fn fold(&mut self, change: impl FnOnce(&mut FoldState, &Episode)) {
        let before = self.folds.clone();
        change(&mut self.folds, &self.opened.episode);
        if self.folds != before {
            self.lay_out(self.shape());
        }
    }

    pub(super) fn lay_out(&mut self, shape: Shape) {
        let show = self.folds.show(&self.opened.episode);
        self.flow = Arc::new(Flow::new(&self.opened.episode, &self.segments, shape, &show));
        self.noted.clear();
        self.make_room_for_notes();
    }

    /// Number of all lines.
    pub fn rows(&self) -> usize {
        self.flow.lines().len()
    }

    /// The line at the top of the page.
    pub fn top_line(&self) -> usize {
        self.flow.line_at(self.top)
    }

    /// The line of the reading place.
    pub fn place_line(&self) -> usize {
        self.flow.line_at(self.place)
    }

    /// The first text of a line; past the end, of the last.
    pub fn offset_of_line(&self, line: usize) -> Offset {
        let lines = self.flow.lines();
        lines.get(line).or(lines.last()).map_or(0, |line| line.range.start)
    }

    /// The topmost line of the last page.
    pub fn last_top(&self, page: usize) -> usize {
        self.rows().saturating_sub(page.max(1))
    }

    /// The lines on the page.
    pub fn page(&self, page: usize) -> std::ops::Range<usize> {
        let top = self.top_line();
        top..(top + page.saturating_sub(self.lead)).min(self.rows())
    }

    /// One past the last text on the page.
    pub fn page_end(&self, page: usize) -> Offset {
        self.shown(page).end
    }

    /// The text from the first line of the page to the last.
    pub fn shown(&self, page: usize) -> TextRange {
        let lines = self.flow.lines().get(self.page(page)).unwrap_or_default();
        let ends = lines.first().zip(lines.last());
        ends.map_or(TextRange::at(0), |(first, last)| TextRange::new(first.range.start, last.range.end))
    }

    /// Whether the end of the text is on the page.
    pub fn at_end(&self, page: usize) -> bool {
        self.page(page).end >= self.rows()
    }

    /// Share of the shown text before the end of the page, 0 to 1: what is folded does not count.
    pub fn fraction(&self, page: usize) -> f64 {
        if self.at_end(page) { 1.0 } else { self.page(page).end as f64 / self.rows() as f64 }
    }

    /// Share of the section of this index that lies beyond the page, 0 to 1, by its shown lines.
    pub fn left_of_section(&self, section: usize, page: usize) -> f64 {
        let Some(section) = self.episode().sections.get(section) else {
            return 0.0;
        };
        let lines = self.flow.rows_of(self.episode().range_of(&section.paragraphs));
        let read = self.page(page).end.clamp(lines.start, lines.end);
        (lines.end - read) as f64 / lines.len().max(1) as f64
    }

    /// What stands on the page.
    pub fn on_page(&self, page: usize) -> PageInSight {
        PageInSight { shown: self.shown(page), place: self.place, fraction: self.fraction(page) }
    }

    /// The clock stands at `now`: what is on the screen was looked at until then. Notes which sections are
    /// read.
    pub fn pass(&mut self, speed: Speed, now: u64) {
        let episode = &self.opened.episode;
        self.attention.pass(&episode.text, speed, now);
        let unread = episode.sections.iter().filter(|section| !self.read.contains(&section.number));
        let is_read =
            |section: &&Section| self.attention.share_of(episode.range_of(&section.paragraphs)) >= READ;
        let read: Vec<u32> = unread.filter(is_read).map(|section| section.number).collect();
        self.read.extend(read);
    }

    /// Whether its title page is to be seen first: it has one, and nobody has read in it yet.
    pub fn begins_with_title(&self) -> bool {
        let is_unread = self.opened.progress.is_none() && self.opened.place.is_none() && self.place == 0;
        is_unread && title_page::names_itself(self.episode())
    }

    /// Whether the text was read: its last words were, and so were most of its sections.
    pub fn is_read(&self) -> bool {
        let end = self.episode().text.trim_end().len();
        self.attention.share_of(TextRange::new(end.saturating_sub(1), end)) > 0.0
            && self.read.len() * 2 >= self.episode().sections.len()
    }

    /// The turn at the place, or the next.
    pub fn turn(&self) -> Option<(usize, &Turn)> {
        let index = super::motion::turn_from(self.episode(), self.place)?;
        Some((index, self.episode().turns.get(index)?))
    }

    /// What the label at `written` says where the reader calls that voice otherwise.
    pub fn label(&self, written: TextRange) -> Option<String> {
        let episode = self.episode();
        let turn = episode.turns.get(episode.turn_at(written.start)?)?;
        let (name, written) = (&episode.speaker_of(turn)?.name, written.of(&episode.text));
        Some(voices::label(&self.opened.voices, name, written)).filter(|called| called != written)
    }

    /// What can be folded or unfolded at the place.
    pub fn foldable(&self) -> Option<Foldable> {
        let episode = self.episode();
        let line = self.flow.lines().get(self.place_line())?;
        let paragraph = line.paragraph as usize;
        let aside = episode.aside_of(paragraph).map(Foldable::Aside);
        aside.or_else(|| self.turn().map(|(index, _)| Foldable::Turn(index)))
    }

    /// This place, to come back to.
    pub fn spot(&self) -> Spot {
        Spot { path: self.path.clone(), top: self.top, place: self.place }
    }

    /// The selected text, from the first cluster to the end of the last.
    pub fn selected(&self) -> Option<TextRange> {
        let Selection { anchor, head } = self.selection?;
        let text = &self.episode().text;
        let last = anchor.max(head);
        Some(TextRange::new(anchor.min(head), next_cluster(text, last)))
    }
}

/// What is known to be read of `episode`: the sections of these numbers, and of that where one left off what
/// is before.
fn read_before<'e>(
    episode: &'e Episode,
    read: &'e BTreeSet<u32>,
    left_off: Option<Offset>,
) -> impl Iterator<Item = TextRange> + 'e {
    let sections = episode.sections.iter().filter(|section| read.contains(&section.number));
    let begun = left_off.and_then(|place| {
        let section = episode.sections.get(episode.section_at(place))?;
        Some(TextRange::new(episode.range_of(&section.paragraphs).start, place))
    });
    sections.map(|section| episode.range_of(&section.paragraphs)).chain(begun)
}

/// The start of the grapheme cluster after the one at `offset`.
pub fn next_cluster(text: &str, offset: Offset) -> Offset {
    use unicode_segmentation::UnicodeSegmentation;
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.graphemes(true).next().map_or(0, str::len)
}

/// The start of the grapheme cluster before `offset`.
pub fn previous_cluster(text: &str, offset: Offset) -> Offset {
    use unicode_segmentation::UnicodeSegmentation;
    let before = text.get(..offset).unwrap_or_default();
    before.grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
}
