//! From blocks and decisions to the reading text and the structure over it.

use foldhash::HashSet;

use super::asides::Talk;
use super::block::{Block, BlockKind};
use super::definition;
use super::labels::{LabelKind, Labels, Questions};
use super::overrides::Overrides;
use super::sections::Outline;
use super::speakers::{self, Cast, Spoken, TurnFacts};
use crate::episode::model::{
    Address, AsideKind, Episode, Label, ParagraphKind, Role, Section, Speaker, Turn,
};
use crate::episode::summary;
use crate::lexicon;
use crate::text::marks;

mod addresses;
mod page;

pub use page::clocks;
use page::{PageBuilder, Piece};

/// Everything that was decided about a file.
pub struct Plan<'p> {
    /// The file.
    pub blocks: &'p [Block],
    /// Its labels.
    pub labels: &'p Labels,
    /// Its voices.
    pub cast: Cast,
    /// Its sections.
    pub outline: &'p Outline,
    /// Blocks that belong to the head.
    pub titles: &'p HashSet<usize>,
    /// Where the talk lies.
    pub talk: Talk,
    /// Whether broken lines are put together again.
    pub reflow: bool,
    /// Whether times stand in the text.
    pub timed: bool,
}

/// Builds the episode's text, sections, turns, voices and marks.
pub fn build(plan: &Plan<'_>, overrides: &Overrides) -> Episode {
    let mut builder = Builder::new(plan);
    let mut labels = plan.labels.lines.iter().zip(&plan.cast.labels).peekable();
    for (index, block) in plan.blocks.iter().enumerate() {
        if plan.titles.contains(&index) || plan.outline.markup.contains(&index) {
            builder.page.forget();
            continue;
        }
        if let Some((candidate, spoken)) = labels.next_if(|(candidate, _)| candidate.block == index) {
            builder.label(index, block, candidate, spoken);
        } else if let Some(opening) = plan.outline.openings.get(&index).filter(|_| index < plan.talk.end) {
            builder.section(block, opening.level, &opening.title, opening.time);
        } else {
            builder.text(index, block);
        }
    }
    builder.finish(plan, overrides)
}

/// A turn's voice, for going on behind a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TurnVoice {
    speaker: Option<usize>,
    role: Option<Role>,
    shown: String,
}

struct Builder<'p> {
    plan: &'p Plan<'p>,
    page: PageBuilder,
    sections: Vec<Section>,
    turns: Vec<Turn>,
    labels: Vec<Label>,
    /// The voice of the open turn.
    open: Option<TurnVoice>,
    /// The voice that goes on in the next text.
    carried: Option<TurnVoice>,
    /// Sections that have been numbered.
    numbered: u32,
    /// A definition's block, whose `: ` is markup.
    defined: Option<usize>,
}

impl<'p> Builder<'p> {
    fn new(plan: &'p Plan<'p>) -> Self {
        let bytes = plan.blocks.iter().map(|block| block.text.len() + 1).sum();
        Self {
            plan,
            page: PageBuilder::with_capacity(bytes, plan.blocks.len(), plan.timed),
            sections: Vec::new(),
            turns: Vec::new(),
            labels: Vec::new(),
            open: None,
            carried: None,
            numbered: 0,
            defined: None,
        }
    }

    fn section(&mut self, block: &Block, level: u8, title: &str, time: Option<u32>) {
        self.close();
        if lexicon::is_afterword(title) {
            self.carried = None;
        }
        self.close_section();
        self.numbered += 1;
        let first = self.page.len();
        self.page.push(block, Piece::heading(title, level), time.or(block.time));
        self.sections.push(Section {
            number: self.numbered,
            title: Some(self.page.last_text().to_owned()),
            level,
            line: block.line,
            paragraphs: first..first,
            turns: self.turns.len()..self.turns.len(),
        });
    }

    /// Closes the open turn; its voice goes on behind a heading.
    fn close(&mut self) {
        if let Some(voice) = self.open.take() {
            self.carried = Some(voice);
        }
        let ruled = usize::from(self.page.ends_in_rule());
        if let Some(turn) = self.turns.last_mut() {
            turn.paragraphs.end = turn.paragraphs.end.min(self.page.len() - ruled);
        }
        self.turns.pop_if(|turn| turn.paragraphs.is_empty());
    }

    fn close_section(&mut self) {
        let (paragraphs, turns) = (self.page.len(), self.turns.len());
        if let Some(section) = self.sections.last_mut() {
            section.paragraphs.end = paragraphs;
            section.turns.end = turns;
        } else if paragraphs > 0 {
            self.sections.push(Section {
                number: 0,
                title: None,
                level: 0,
                line: self.page.first_line(),
                paragraphs: 0..paragraphs,
                turns: 0..turns,
            });
        }
    }

    fn label(&mut self, index: usize, block: &Block, candidate: &super::labels::Candidate, spoken: &Spoken) {
        self.labels.push(Label { line: block.line, text: candidate.name.clone(), speaker: spoken.voice });
        let role = spoken.role.or_else(|| self.plan.cast.speakers.get(spoken.voice?)?.role);
        let voice = TurnVoice { speaker: spoken.voice, role, shown: spoken.shown.clone() };
        let same =
            self.open.as_ref().is_some_and(|open| open.speaker.is_some() && open.speaker == voice.speaker);
        let time = candidate.time.or(block.time);
        if same {
            self.page.stamp(time);
        } else {
            self.close();
            self.begin(voice, block.line, time);
        }
        let rest = candidate.rest;
        if !candidate.is(|shape| shape.kind == LabelKind::Heading)
            && block.text.get(rest..).is_some_and(|rest| !rest.trim().is_empty())
        {
            let kind = match block.kind {
                BlockKind::Quote if !candidate.is(|shape| shape.kind == LabelKind::Change) => {
                    ParagraphKind::Quote
                }
                _ => ParagraphKind::Body,
            };
            self.page.push(block, Piece { from: rest, kind, ..Piece::of(block) }, None);
        }
        self.page.mark(index);
        self.defined = candidate.is(|shape| shape.kind == LabelKind::Term).then_some(index + 1);
        self.extend();
    }

    /// Opens a turn, with its label where it has a name to show.
    fn begin(&mut self, voice: TurnVoice, line: u32, time: Option<u32>) {
        let first = self.page.len();
        let label = (!voice.shown.is_empty()).then_some(first);
        if label.is_some() {
            self.page.push_label(line, &voice.shown, time);
        } else {
            self.page.stamp(time);
        }
        self.turns.push(Turn {
            address: Address::default(),
            section: 0,
            speaker: voice.speaker,
            role: voice.role,
            paragraphs: first..self.page.len(),
            label,
            line,
            time,
        });
        self.open = Some(voice);
        self.carried = None;
    }

    /// The open turn holds everything up to here.
    fn extend(&mut self) {
        if self.open.is_some()
            && let Some(turn) = self.turns.last_mut()
        {
            turn.paragraphs.end = self.page.len();
        }
    }

    fn text(&mut self, index: usize, block: &Block) {
        let labelled = !self.plan.labels.lines.is_empty();
        let outside = if index >= self.plan.talk.end {
            Some(AsideKind::EndMatter)
        } else if labelled && index < self.plan.talk.start && self.open.is_none() && self.carried.is_none() {
            Some(AsideKind::LeadIn)
        } else {
            None
        };
        if block.kind == BlockKind::Rule && self.open.is_none() && outside.is_none() {
            return self.page.forget();
        }
        if let Some(kind) = outside {
            self.close();
            self.fold(kind, block);
            return;
        }
        let defines = definition::defines(self.plan.blocks, index);
        let goes_on = block.joins && !defines && !self.answers(index);
        if goes_on && self.plan.reflow && self.page.continues(index) && self.open.is_some() {
            self.page.join(block);
            return self.page.mark(index);
        }
        if let Some(kind) = block.aside {
            self.fold(kind, block);
            return self.extend();
        }
        if self.plan.labels.breaks.contains(&index) {
            self.close();
            self.carried = None;
        }
        self.turn_for(index, block);
        let piece = match (self.defined == Some(index), defines) {
            (true, _) => Piece { from: definition::MARK.len(), ..Piece::of(block) },
            (false, true) => Piece::definition(block),
            (false, false) => Piece::of(block),
        };
        if self.page.push(block, piece, block.time) {
            self.page.mark(index);
        } else {
            self.page.forget();
        }
        self.extend();
    }

    fn fold(&mut self, kind: AsideKind, block: &Block) {
        if self.page.push(block, Piece::of(block), block.time) {
            self.page.fold(kind, block);
        }
    }

    /// Whether a line answers the question in the line before it, or asks behind an answer.
    fn answers(&self, index: usize) -> bool {
        let questions = self.plan.labels.questions.as_ref();
        questions.is_some_and(|Questions { asked, .. }| {
            index.checked_sub(1).is_some_and(|above| asked.contains(&above) != asked.contains(&index))
        })
    }

    /// Sees to it that a turn is open for unlabelled text.
    fn turn_for(&mut self, index: usize, block: &Block) {
        if let Some(questions) = &self.plan.labels.questions {
            let asks = questions.asked.contains(&index);
            let role = if asks { Role::Host } else { Role::Guest };
            let asked_before =
                self.carried.is_some() || self.open.as_ref().is_some_and(|open| open.role.is_some());
            let heading = !questions.headings.is_empty() && self.numbered > 0;
            if !asks && self.open.as_ref().is_some_and(|open| open.speaker.is_some()) {
                return;
            }
            let role = (asks || asked_before || heading).then_some(role);
            if self.open.as_ref().is_none_or(|open| open.role != role) {
                self.close();
                self.begin(TurnVoice { speaker: None, role, shown: String::new() }, block.line, block.time);
            }
            return;
        }
        if self.open.is_none() {
            let voice =
                self.carried.take().unwrap_or(TurnVoice { speaker: None, role: None, shown: String::new() });
            let time = if self.plan.timed { page::leading(block) } else { None };
            self.begin(voice, block.line, time);
        }
    }

    fn finish(mut self, plan: &Plan<'_>, overrides: &Overrides) -> Episode {
        self.close();
        self.close_section();
        number(&mut self.sections, &mut self.turns);
        let mut episode =
            Episode { sections: self.sections, turns: self.turns, labels: self.labels, ..Episode::default() };
        self.page.into_episode(&mut episode);
        episode.speakers.clone_from(&plan.cast.speakers);
        if plan.labels.questions.is_some() {
            episode.speakers.iter_mut().for_each(|speaker| speaker.role = speaker.role.or(Some(Role::Guest)));
        }
        count(&mut episode, &plan.cast.certain, overrides);
        episode
    }
}

/// Gives every turn its section and its address.
fn number(sections: &mut [Section], turns: &mut [Turn]) {
    for (index, section) in sections.iter_mut().enumerate() {
        for (number, turn) in turns.get_mut(section.turns.clone()).into_iter().flatten().enumerate() {
            turn.section = index;
            turn.address = Address { section: section.number, turn: number as u32 + 1 };
        }
    }
}

/// Counts turns and characters, and settles the roles by them.
fn count(episode: &mut Episode, certain: &[bool], overrides: &Overrides) {
    let mut lines = Vec::with_capacity(episode.turns.len());
    let mut chars = vec![0_u32; episode.speakers.len()];
    let mut turns = vec![0_u32; episode.speakers.len()];
    for turn in &episode.turns {
        let Some(voice) = turn.speaker else { continue };
        let mut last = "";
        for index in turn.paragraphs.clone() {
            let Some(paragraph) = episode.paragraphs.get(index) else { continue };
            if turn.label == Some(index) || episode.aside_of(index).is_some() {
                continue;
            }
            last = paragraph.range.of(&episode.text);
            if let Some(total) = chars.get_mut(voice) {
                *total = total.saturating_add(summary::chars(last));
            }
        }
        if let Some(total) = turns.get_mut(voice) {
            *total += 1;
        }
        lines.push(TurnFacts { voice, asks: asks(last) });
    }
    for ((speaker, chars), turns) in episode.speakers.iter_mut().zip(chars).zip(turns) {
        speaker.chars = chars;
        speaker.turns = turns;
    }
    let before: Vec<Option<Role>> = episode.speakers.iter().map(|speaker| speaker.role).collect();
    speakers::assign_roles(&mut episode.speakers, certain, &lines, overrides);
    for turn in &mut episode.turns {
        let Some(voice) = turn.speaker else { continue };
        if turn.role.is_none() || turn.role == before.get(voice).copied().flatten() {
            turn.role = role_of(&episode.speakers, voice);
        }
    }
}

fn role_of(speakers: &[Speaker], voice: usize) -> Option<Role> {
    speakers.get(voice)?.role
}

/// Whether a turn that ends in `text` asks: a question mark in its last sentences.
fn asks(text: &str) -> bool {
    let mut last = text.char_indices().rev().take(60).map(|(at, _)| at);
    let from = last.by_ref().last().unwrap_or(0);
    let tail = text.get(from..).unwrap_or_default();
    let word = |at: usize| tail.get(at..).and_then(|rest| rest.split_whitespace().next());
    let in_address = |at: usize| word(at).is_some_and(|word| word.contains('='));
    marks::asks(text) || tail.match_indices(marks::is_question).any(|(at, _)| !in_address(at))
}
