//! The jump box: everything one may go to, what was typed, what matches.

use std::path::PathBuf;
use std::sync::Arc;

use super::event::{JumpLabel, Ticket};
use super::input::Input;
use super::list::List;
use crate::keys::action::Action;
use crate::messages::Msg;
use crate::search::fuzzy::Hit;
use crate::search::targets::TargetKind;
use crate::text::range::Offset;

/// Something one may go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is.
    pub kind: TargetKind,
    /// What is shown and matched.
    pub label: String,
    /// What matches too.
    pub aliases: Vec<String>,
    /// Shown behind the label: who speaks, the episode's title, a key.
    pub detail: String,
    /// Its turn or section; empty where it has none.
    pub address: String,
    /// Where it leads.
    pub to: To,
}

/// The kind that a prefix of the line narrows to.
pub fn kind_of_prefix(prefix: char) -> Option<TargetKind> {
    match prefix {
        '#' | '＃' => Some(TargetKind::Section),
        '@' | '＠' => Some(TargetKind::Speaker),
        ':' | '：' => Some(TargetKind::Command),
        _ => None,
    }
}

/// The name of a kind on the screen.
pub fn kind_name(kind: TargetKind) -> Msg {
    match kind {
        TargetKind::Episode => Msg::KindEpisode,
        TargetKind::Section => Msg::KindSection,
        TargetKind::Turn => Msg::KindTurn,
        TargetKind::Speaker => Msg::KindSpeaker,
        TargetKind::Term => Msg::KindTerm,
        TargetKind::Name => Msg::KindName,
        TargetKind::Bookmark => Msg::KindBookmark,
        TargetKind::Command => Msg::KindCommand,
    }
}

/// All kinds but commands, which only their prefix shows: bits for [`crate::search::fuzzy::Ask::kinds`].
const PLACES: u32 = !(1 << TargetKind::Command as u32);

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
    /// The kinds let in (bits) and the words to match.
    pub fn query(&self) -> (u32, &str) {
        let typed = self.input.text().trim_start();
        let kind = typed.chars().next().and_then(kind_of_prefix);
        let words =
            if kind.is_some() { typed.trim_start_matches(|c| kind_of_prefix(c).is_some()) } else { typed };
        (kind.map_or(PLACES, |kind| 1 << kind.index()), words.trim())
    }

    /// The hits to show, best first.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = (&Target, &Hit)> {
        self.hits.iter().map(|hit| (&self.targets[hit.index], hit))
    }

    /// The selected target.
    pub fn selected(&self) -> Option<&Target> {
        self.targets.get(self.hits.get(self.list.selected)?.index)
    }

    /// The labels the matcher needs.
    pub fn labels(&self) -> Arc<Vec<JumpLabel>> {
        let label = |t: &Target| JumpLabel {
            label: t.label.clone(),
            aliases: t.aliases.clone(),
            kind: t.kind.index(),
        };
        Arc::new(self.targets.iter().map(label).collect())
    }
}
