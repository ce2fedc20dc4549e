//! The jump box: everything one may go to, what was typed, what matches.

use std::path::PathBuf;
use std::sync::Arc;

use super::event::{JumpLabel, Ticket};
use super::input::Input;
use super::list::List;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::search::fuzzy::Hit;
use crate::text::range::Offset;

/// Something one may go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is.
    pub kind: Kind,
    /// What is shown and matched.
    pub label: String,
    /// What matches too.
    pub aliases: Vec<String>,
    /// Shown behind the label: the address, the episode's title.
    pub detail: String,
    /// Where it leads.
    pub to: To,
}

/// Kinds of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A section of the open episode, or of another.
    Section,
    /// A turn of the open episode.
    Turn,
    /// A speaker of the open episode: their first turn.
    Speaker,
    /// An explained term.
    Term,
    /// An episode.
    Episode,
    /// A kept passage.
    Bookmark,
    /// Something a key can do.
    Command,
}

impl Kind {
    /// Its name on the screen.
    pub fn name(self) -> Msg {
        match self {
            Self::Section => Msg::KindSection,
            Self::Turn => Msg::KindTurn,
            Self::Speaker => Msg::KindSpeaker,
            Self::Term => Msg::KindTerm,
            Self::Episode => Msg::KindEpisode,
            Self::Bookmark => Msg::KindBookmark,
            Self::Command => Msg::KindCommand,
        }
    }

    /// The kinds that a prefix narrows to.
    pub fn of_prefix(prefix: char) -> Option<Self> {
        match prefix {
            '#' | '＃' => Some(Self::Section),
            '@' | '＠' => Some(Self::Speaker),
            ':' | '：' => Some(Self::Command),
            _ => None,
        }
    }
}

/// Where a target leads.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// A place in the open episode.
    Here(Offset),
    /// An episode.
    Episode(PathBuf),
    /// A section of another episode, by its number.
    Section(PathBuf, u32),
    /// A kept passage.
    Bookmark(PathBuf, String),
    /// An action.
    Act(Action),
}

/// The open jump box.
#[derive(Clone, Debug)]
pub struct Jump {
    /// What was typed.
    pub input: Input,
    /// Everything one may go to.
    pub targets: Arc<Vec<Target>>,
    /// What matches, best first.
    pub hits: Vec<Hit>,
    /// Which hit is selected.
    pub list: List,
    /// The request whose answer is awaited.
    pub ticket: Ticket,
    /// First visible text and reading place when the box was opened.
    pub origin: Option<(Offset, Offset)>,
}

impl Jump {
    /// The kind narrowed to and the words to match.
    pub fn query(&self) -> (Option<Kind>, &str) {
        let typed = self.input.text().trim_start();
        let kind = typed.chars().next().and_then(Kind::of_prefix);
        let words =
            if kind.is_some() { typed.trim_start_matches(|c| Kind::of_prefix(c).is_some()) } else { typed };
        (kind, words.trim())
    }

    /// The hits to show: those of the kind narrowed to.
    pub fn shown(&self) -> Vec<(&Target, &Hit)> {
        let kind = self.query().0;
        let all = self.hits.iter().filter_map(|hit| Some((self.targets.get(hit.index)?, hit)));
        all.filter(|(target, _)| kind.map_or(target.kind != Kind::Command, |kind| target.kind == kind))
            .collect()
    }

    /// The selected target.
    pub fn selected(&self) -> Option<&Target> {
        self.shown().get(self.list.selected).map(|(target, _)| *target)
    }

    /// The labels the matcher needs.
    pub fn labels(&self) -> Arc<Vec<JumpLabel>> {
        let label = |t: &Target| JumpLabel { label: t.label.clone(), aliases: t.aliases.clone() };
        Arc::new(self.targets.iter().map(label).collect())
    }
}
