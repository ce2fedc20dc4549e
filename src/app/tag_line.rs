//! The line for tags, with the tags that are known below it, the last used first.

use super::input::Input;
use super::list::List;
use super::request::Draft;
use crate::passage::marks::Bookmark;
use crate::passage::tags;
use crate::search::fuzzy::Corpus;
use crate::text::range::TextRange;

/// Tags that have a digit of their own.
pub const DIGITS: usize = 9;

/// Whose tags are typed.
#[derive(Clone, Debug)]
pub enum Tagged {
    /// A passage about to be kept.
    New(Box<Draft>),
    /// Passages kept already.
    Kept(Vec<Bookmark>),
}

/// The open line.
#[derive(Clone, Debug)]
pub struct TagLine {
    /// What was typed.
    pub input: Input,
    /// Whose tags they are.
    pub tagged: Tagged,
    /// Which of the known tags shown is selected.
    pub list: List,
    /// The tags that all of them have, as they were at first.
    common: Vec<String>,
    known: Corpus,
    shown: Vec<(usize, Vec<TextRange>)>,
}

impl TagLine {
    /// A line for these, which holds the tags that all of them have.
    pub fn new(tagged: Tagged, known: &[String]) -> Self {
        let common = match &tagged {
            Tagged::New(_) => Vec::new(),
            Tagged::Kept(all) => common(all),
        };
        let before = tags::written(&common);
        let input = Input::holding(&if before.is_empty() { before } else { before + " " });
        let known = Corpus::new(known.iter());
        let mut line = Self { input, tagged, list: List::default(), common, known, shown: Vec::new() };
        line.refresh();
        line
    }

    /// Takes in the tags that are known now.
    pub fn know(&mut self, known: &[String]) {
        self.known = Corpus::new(known.iter());
        self.refresh();
    }

    /// The tags in the line.
    pub fn tags(&self) -> Vec<String> {
        tags::read(self.input.text())
    }

    /// The known tags that go on what is typed, with what of them matches; all that are not in the line if
    /// no tag is begun.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&str, &[TextRange])> {
        self.shown.iter().map(|(index, ranges)| (self.known.label(*index), ranges.as_slice()))
    }

    /// Finds anew what goes on.
    pub fn refresh(&mut self) {
        let begun = self.begun().to_owned();
        let before = self.input.text().get(..tags::last(self.input.text())).unwrap_or_default();
        let there = tags::read(before);
        let all = self.known.rank(begun.trim_start_matches(['"', '“', '”', '＂']), usize::MAX);
        let fresh = all.into_iter().filter(|hit| !there.iter().any(|tag| tag == self.known.label(hit.index)));
        self.shown = fresh.map(|hit| (hit.index, hit.ranges)).collect();
        if begun.is_empty() {
            self.shown.sort_by_key(|(index, _)| *index);
        }
        self.list = List::default();
    }

    /// Takes the tag of the digit that was typed just now, if no tag is begun otherwise. A tag that begins
    /// with a digit is typed behind `#`.
    pub fn take_digit(&mut self) {
        let text = self.input.text();
        let Some(digit) = text.chars().next_back().and_then(|c| c.to_digit(10)) else { return };
        let before = text.get(..text.len() - 1).unwrap_or_default();
        let is_alone = self.input.before_caret() == text && tags::last(text) == before.len();
        if !is_alone || before.ends_with('#') || digit == 0 {
            return;
        }
        let mut without = Self { input: Input::holding(before), ..self.clone() };
        without.refresh();
        without.list.selected = digit as usize - 1;
        if without.complete() {
            *self = without;
        }
    }

    /// Puts the selected tag in the place of the one being typed; whether there is one.
    pub fn complete(&mut self) -> bool {
        let Some((index, _)) = self.shown.get(self.list.selected) else { return false };
        let tag = tags::quoted(self.known.label(*index));
        let text = self.input.text();
        let before = text.get(..tags::last(text)).unwrap_or_default();
        self.input = Input::holding(&format!("{before}{tag} "));
        self.refresh();
        true
    }

    /// What `bookmark` has when the line is used: what was taken out of the line is taken from it, and what
    /// came is added.
    pub fn applied(&self, bookmark: &Bookmark) -> Vec<String> {
        let now = self.tags();
        if bookmark.tags == self.common {
            return now;
        }
        let gone = |tag: &&String| self.common.contains(tag) && !now.contains(tag);
        let mut all: Vec<String> = bookmark.tags.iter().filter(|tag| !gone(tag)).cloned().collect();
        all.extend(now.iter().filter(|tag| !bookmark.tags.contains(tag)).cloned());
        all
    }

    fn begun(&self) -> &str {
        let text = self.input.text();
        text.get(tags::last(text)..).unwrap_or_default()
    }
}

fn common(all: &[Bookmark]) -> Vec<String> {
    let Some((first, others)) = all.split_first() else { return Vec::new() };
    let everywhere = |tag: &&String| others.iter().all(|other| other.tags.contains(tag));
    first.tags.iter().filter(everywhere).cloned().collect()
}
