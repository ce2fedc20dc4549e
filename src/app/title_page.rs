//! What stands above the text of an episode, in the same scroll: its title, who speaks, what it is about.
//!
//! Lines of words for one measure; how they look is the painter's business.

use std::sync::Arc;

use super::folds::FoldState;
use super::opened::Opened;
use crate::episode::head::Origin;
use crate::episode::model::{Aside, AsideKind, Episode};
use crate::layout::flow::Shape;
use crate::layout::wrapline::wrap;
use crate::messages::{Language, Msg};

/// Speakers who are named.
const SPEAKERS: usize = 8;
/// Persons who are named.
const PEOPLE: usize = 12;

/// What a line of the title page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleKind {
    /// Of the title.
    Title,
    /// Of the summary.
    Summary,
    /// A speaker (index into the episode's speakers).
    Speaker(usize),
    /// A detail.
    Fact,
    /// The line between the title page and the text.
    Rule,
}

/// A line of the title page; one without words is blank.
pub type TitleLine = (TitleKind, String);

/// The title page of an open episode.
#[derive(Clone, Debug, Default)]
pub struct TitlePage {
    /// Its lines.
    pub lines: Arc<[TitleLine]>,
    made_for: Option<MadeFor>,
}

/// What a title page was made for: the loaded episode, the shape of its lines, what is folded, the memo.
type MadeFor = (usize, Shape, FoldState, String);

impl TitlePage {
    /// Makes the lines anew if the text, its shape or its folds are others; whether they were.
    pub fn refresh(&mut self, opened: &Arc<Opened>, shape: Shape, folds: &FoldState, told: Told) -> bool {
        let wanted = Some((Arc::as_ptr(opened) as usize, shape, folds.clone(), told.memo.to_owned()));
        let is_new = self.made_for != wanted;
        if is_new {
            *self = Self { lines: lines(opened, shape, folds, told).into(), made_for: wanted };
        }
        is_new
    }
}

/// What the title page says that the episode does not know of itself.
#[derive(Clone, Copy, Debug)]
pub struct Told<'k> {
    /// Minutes that reading takes.
    pub minutes: f64,
    /// The language of the interface.
    pub language: Language,
    /// The key that unfolds.
    pub unfold: &'k str,
    /// The reader's memo of the episode.
    pub memo: &'k str,
}

/// The title with its facts, who speaks, what it is about, who is named, what is folded away, where it is
/// from; nothing for a text without a title of its own.
fn lines(opened: &Opened, shape: Shape, folds: &FoldState, told: Told) -> Vec<TitleLine> {
    let (episode, language) = (&*opened.episode, told.language);
    let head = &episode.head;
    if !names_itself(episode) {
        return Vec::new();
    }
    let Shape { measure, policy, .. } = shape;
    let set = |kind, text: &str| -> Vec<TitleLine> {
        let lines = wrap(text, measure, policy).into_iter();
        lines.map(|line| (kind, line.of(text).to_owned())).collect()
    };
    let mut title = set(TitleKind::Title, episode.title());
    title.extend(set(TitleKind::Fact, &facts(opened, told)));
    let source = head.source.as_ref().map_or("", |source| source.value.as_str());
    let parts = [
        title,
        speakers(episode),
        set(TitleKind::Summary, head.summary.as_deref().unwrap_or_default()),
        set(TitleKind::Fact, &memo(told)),
        set(TitleKind::Fact, &people(episode, language)),
        set(TitleKind::Fact, &folded(episode, folds, told)),
        set(TitleKind::Fact, source),
        vec![(TitleKind::Rule, String::new())],
    ];
    let blank = || (TitleKind::Fact, String::new());
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| part.into_iter().chain([blank()]))
        .collect()
}

/// Whether a text says what it is called: a file's name is no title page, nor are a text's first words.
pub fn names_itself(episode: &Episode) -> bool {
    let title = episode.head.title.as_ref().filter(|title| title.origin != Origin::FileName);
    let first = episode.paragraphs.first().map_or("", |first| first.range.of(&episode.text));
    title.is_some_and(|title| !first.contains(title.value.trim_end_matches('…').trim_end()))
}

/// The speakers, a line each.
fn speakers(episode: &Episode) -> Vec<TitleLine> {
    let all = episode.speakers.iter().enumerate().take(SPEAKERS);
    all.map(|(index, speaker)| (TitleKind::Speaker(index), speaker.name.clone())).collect()
}

fn facts(opened: &Opened, told: Told) -> String {
    let date = opened.episode.head.date.as_ref().map(|date| date.value.clone());
    let sections = opened.episode.sections.iter().filter(|section| section.number > 0).count();
    let counted =
        |msg: Msg, count: usize| (count > 0 && !opened.beginning).then(|| msg.with(told.language, &[&count]));
    let sections = counted(Msg::SectionCount, sections);
    let minutes = counted(Msg::Minutes, told.minutes.round() as usize);
    joined(date.into_iter().chain(sections).chain(minutes))
}

/// What the reader wrote about the episode.
fn memo(Told { language, memo, .. }: Told) -> String {
    let colon = if language == Language::Chinese { "：" } else { ": " };
    if memo.is_empty() { String::new() } else { format!("{}{colon}{memo}", Msg::Memo.text(language)) }
}

/// Whom the front matter names beside the speakers.
fn people(episode: &Episode, language: Language) -> String {
    let speaks = |name: &&String| episode.speakers.iter().any(|speaker| speaker.name == **name);
    let people: Vec<&String> = episode.head.people.iter().filter(|name| !speaks(name)).collect();
    if people.is_empty() {
        return String::new();
    }
    let comma = if language == Language::Chinese { "、" } else { ", " };
    let named = people.iter().take(PEOPLE).map(|name| name.as_str()).collect::<Vec<_>>().join(comma);
    let more = if people.len() > PEOPLE { "…" } else { "" };
    let colon = if language == Language::Chinese { "：" } else { ": " };
    format!("{}{colon}{named}{more}", Msg::People.text(language))
}

/// What is folded away, in lines of the file.
fn folded(episode: &Episode, folds: &FoldState, Told { language, unfold, .. }: Told) -> String {
    let kinds = [
        (AsideKind::LeadIn, Msg::FoldedLeadIn),
        (AsideKind::Original, Msg::FoldedOriginal),
        (AsideKind::Comment, Msg::FoldedComment),
        (AsideKind::EndMatter, Msg::FoldedEndMatter),
    ];
    let told = kinds.into_iter().filter_map(|(kind, msg)| {
        let is_folded =
            |aside: &&Aside| aside.kind == kind && folds.hider(episode, aside.paragraphs.start).is_some();
        let lines: u32 = episode.asides.iter().filter(is_folded).map(|aside| aside.lines).sum();
        (lines > 0).then(|| msg.with(language, &[&lines]))
    });
    let told = joined(told);
    if told.is_empty() { told } else { Msg::FoldedAway.with(language, &[&told, &unfold]) }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}
