//! What may lie over a view; the topmost takes the keys. What they do there stands in [`super::act`], a file
//! for each.

use super::bookmarks::Bookmarks;
use super::command::CommandBox;
use super::cross::CrossPage;
use super::help::Help;
use super::input::Input;
use super::jump::Jump;
use super::library::LibrarySearch;
use super::menu::Menu;
use super::request::Draft;
use super::review::Review;
use super::tag_line::TagLine;
use super::themes::Themes;
use crate::keys::action::Place;
use crate::passage::marks::Bookmark;
use crate::text::range::TextRange;

/// Something over the view.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The jump box.
    Jump(Box<Jump>),
    /// All kept passages.
    Bookmarks(Box<Bookmarks>),
    /// Tags held against tags, speakers or episodes.
    Cross(Box<CrossPage>),
    /// A search over all episodes.
    Library(Box<LibrarySearch>),
    /// Rows to choose from: terms, speakers.
    Menu(Box<Menu>),
    /// The list of keys.
    Help(Box<Help>),
    /// The picker of themes.
    Themes(Box<Themes>),
    /// A line for a note.
    Note(Box<Note>),
    /// A line for tags.
    Tags(Box<TagLine>),
    /// A line for an address or a command.
    Command(Box<CommandBox>),
    /// What is known of the episode.
    Card(usize),
    /// Passages that no longer stand as they were kept.
    Review(Box<Review>),
    /// A stretch of the text, to be looked at without leaving: the question answered here.
    Peek(TextRange),
}

impl Overlay {
    /// Which column of the table of actions holds in it.
    pub fn place(&self) -> Place {
        match self {
            Self::Jump(_) | Self::Help(_) | Self::Note(_) | Self::Tags(_) | Self::Command(_) => Place::Line,
            Self::Bookmarks(_) => Place::Bookmarks,
            Self::Cross(_) => Place::Cross,
            Self::Library(_) => Place::Hits,
            Self::Menu(menu) => menu.kind.place(),
            Self::Themes(_) => Place::Themes,
            Self::Card(_) => Place::Card,
            Self::Review(_) => Place::Review,
            Self::Peek(_) => Place::Peek,
        }
    }
}

/// A line for a note.
#[derive(Clone, Debug)]
pub struct Note {
    /// What was typed.
    pub input: Input,
    /// What it belongs to.
    pub about: About,
}

/// What a note belongs to.
#[derive(Clone, Debug)]
pub enum About {
    /// A passage about to be kept.
    New(Box<Draft>),
    /// A passage kept already.
    Kept(Box<Bookmark>),
    /// The open episode.
    Episode,
    /// A voice to be renamed, by the name shown.
    Voice(String),
    /// The file that the file of a kept passage is now.
    File(Box<Bookmark>),
    /// Words to be given to a command.
    Pipe(String),
    /// A filter to be saved under a name.
    Shelf(String),
    /// A tag to be renamed.
    TagName(String),
    /// A tag, of which is told what it is for.
    TagMeaning(String),
}
