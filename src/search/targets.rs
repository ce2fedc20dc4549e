//! What the jump box can go to in one episode.

use foldhash::HashSet;
use rayon::prelude::*;

use super::names::Names;
use super::scoped::is_said;
use crate::episode::model::{Address, Episode, Turn};
use crate::messages::Msg;
use crate::text::clusters;
use crate::text::range::Offset;

/// Kinds of places. [`TargetKind::index`] serves [`super::fuzzy::Corpus::set_kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// A whole interview.
    Episode,
    /// A section, by its title.
    Section,
    /// A turn, by its first words.
    Turn,
    /// A voice, by its name.
    Speaker,
    /// A term of the glossary.
    Term,
    /// A person, company, product or work.
    Name,
    /// A kept passage.
    Bookmark,
    /// Something to do.
    Command,
    /// A place one has been.
    Place,
    /// A saved filter of the list.
    Shelf,
}

/// Prefixes of what is typed, as they are and as an input method sends them, and the kind each narrows to.
pub const PREFIXES: [(char, char, TargetKind); 4] = [
    ('#', '＃', TargetKind::Section),
    ('@', '＠', TargetKind::Speaker),
    ('*', '＊', TargetKind::Bookmark),
    (':', '：', TargetKind::Command),
];

/// The kind that a prefix of what is `typed` narrows to, and the words to match.
pub fn narrowed(typed: &str) -> (Option<TargetKind>, &str) {
    let kind_of = |prefix: char| {
        PREFIXES.iter().find(|(plain, wide, _)| [*plain, *wide].contains(&prefix)).map(|(_, _, kind)| *kind)
    };
    let typed = typed.trim();
    let kind = typed.chars().next().and_then(kind_of);
    let words = typed.trim_start_matches(|c| kind.is_some() && kind_of(c).is_some());
    (kind, words.trim_start())
}

impl TargetKind {
    const ALL: [Self; 10] = [
        Self::Episode,
        Self::Section,
        Self::Turn,
        Self::Speaker,
        Self::Term,
        Self::Name,
        Self::Bookmark,
        Self::Command,
        Self::Place,
        Self::Shelf,
    ];

    /// The kind of this number, see [`TargetKind::index`].
    pub fn of_index(index: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.index() == index)
    }

    /// A small number of its own.
    pub fn index(self) -> u8 {
        self as u8
    }

    /// Its name on the screen.
    pub fn words(self) -> Msg {
        match self {
            Self::Episode => Msg::KindEpisode,
            Self::Section => Msg::KindSection,
            Self::Turn => Msg::KindTurn,
            Self::Speaker => Msg::KindSpeaker,
            Self::Term => Msg::KindTerm,
            Self::Name => Msg::KindName,
            Self::Bookmark => Msg::KindBookmark,
            Self::Command => Msg::KindCommand,
            Self::Place => Msg::KindPlace,
            Self::Shelf => Msg::KindShelf,
        }
    }

    /// What goes first among labels that match equally well, for [`super::fuzzy::Corpus::set_bonus`]: from 8,
    /// an episode, down to 0.
    pub fn bonus(self) -> i64 {
        match self {
            Self::Episode => 8,
            Self::Section => 7,
            Self::Speaker => 6,
            Self::Term => 5,
            Self::Name => 4,
            Self::Bookmark => 3,
            Self::Turn => 2,
            Self::Command => 1,
            Self::Place | Self::Shelf => 0,
        }
    }

    /// The word used in JSON and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Episode => "episode",
            Self::Section => "section",
            Self::Turn => "turn",
            Self::Speaker => "speaker",
            Self::Term => "term",
            Self::Name => "name",
            Self::Bookmark => "bookmark",
            Self::Command => "command",
            Self::Place => "place",
            Self::Shelf => "shelf",
        }
    }
}

/// A place in an episode that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// What is shown and matched.
    pub label: String,
    /// What is shown beside it and not matched: a turn's speaker, a term's gloss.
    pub detail: String,
    /// Other names under which it is found.
    pub aliases: Vec<String>,
    /// Where it begins in the reading text.
    pub at: Offset,
    /// Its turn or section.
    pub address: Address,
}

/// Characters of a turn that stand for it.
const FIRST_WORDS: usize = 40;

/// Everything in `episode` that can be jumped to: sections, turns, speakers, terms and names, in this order,
/// each in the order of the text. The aliases are those of `names`, usually [`Names::of`] the episode.
pub fn targets(episode: &Episode, names: &Names) -> Vec<Target> {
    let mut all: Vec<Target> = sections(episode).collect();
    all.extend(episode.turns.iter().filter_map(|turn| of_turn(episode, turn)));
    all.extend(speakers(episode));
    all.extend(terms(episode));
    all.extend(mentioned(episode));
    let names = names.lookup();
    all.par_iter_mut().for_each(|target| {
        target.aliases.extend(names.aliases_in(&target.label));
        target.aliases.sort_unstable();
        target.aliases.dedup();
    });
    all
}

fn sections(episode: &Episode) -> impl Iterator<Item = Target> + '_ {
    episode.sections.iter().filter_map(|section| {
        let at = episode.range_of(&section.paragraphs).start;
        let address = Address { section: section.number, turn: 0 };
        let label = section.title.clone()?;
        Some(Target {
            kind: TargetKind::Section,
            label,
            detail: String::new(),
            aliases: Vec::new(),
            at,
            address,
        })
    })
}

fn of_turn(episode: &Episode, turn: &Turn) -> Option<Target> {
    let mut paragraphs = episode.paragraphs.get(turn.paragraphs.clone())?.iter();
    let said = paragraphs.find(|p| is_said(p.kind) && !p.range.is_empty())?;
    Some(Target {
        kind: TargetKind::Turn,
        label: first_words(said.range.of(&episode.text)),
        detail: episode.speaker_of(turn).map_or_else(String::new, |speaker| speaker.name.clone()),
        aliases: Vec::new(),
        at: episode.range_of(&turn.paragraphs).start,
        address: turn.address,
    })
}

/// The beginning of `text`, cut between grapheme clusters, with `…` where there is more.
fn first_words(text: &str) -> String {
    let words = clusters::first(text, FIRST_WORDS);
    let more = if words.len() < text.len() { "…" } else { "" };
    format!("{words}{more}")
}

fn speakers(episode: &Episode) -> impl Iterator<Item = Target> + '_ {
    let mut first_turns: Vec<Option<&Turn>> = vec![None; episode.speakers.len()];
    for turn in &episode.turns {
        if let Some(first) = turn.speaker.and_then(|speaker| first_turns.get_mut(speaker)) {
            first.get_or_insert(turn);
        }
    }
    episode.speakers.iter().zip(first_turns).filter_map(|(speaker, turn)| {
        let turn = turn?;
        Some(Target {
            kind: TargetKind::Speaker,
            label: speaker.name.clone(),
            detail: speaker.role.map_or_else(String::new, |role| role.name().to_owned()),
            aliases: speaker.aliases.clone(),
            at: episode.range_of(&turn.paragraphs).start,
            address: turn.address,
        })
    })
}

fn terms(episode: &Episode) -> impl Iterator<Item = Target> + '_ {
    episode.glossary.iter().map(|term| Target {
        kind: TargetKind::Term,
        label: term.term.clone(),
        detail: term.gloss.clone(),
        aliases: term.aliases.clone(),
        at: term.at,
        address: episode.address_at(term.at),
    })
}

/// Persons, companies, products and works of the front matter that the text mentions and that are not listed
/// yet.
fn mentioned(episode: &Episode) -> impl Iterator<Item = Target> + '_ {
    let head = &episode.head;
    let all = [&head.people, &head.organisations, &head.products, &head.works].into_iter().flatten();
    let speakers = episode.speakers.iter().map(|speaker| speaker.name.as_str());
    let listed: HashSet<&str> =
        speakers.chain(episode.glossary.iter().map(|term| term.term.as_str())).collect();
    all.filter(move |name| !listed.contains(name.as_str())).filter_map(|name| {
        let at = super::find::FindPattern::text(name).ok()?.matches(&episode.text).next()?.start;
        Some(Target {
            kind: TargetKind::Name,
            label: name.clone(),
            detail: String::new(),
            aliases: Vec::new(),
            at,
            address: episode.address_at(at),
        })
    })
}
