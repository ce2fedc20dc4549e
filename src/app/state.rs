//! The whole state of the program.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use super::alarms::Alarms;
use super::deferred::Deferred;
use super::episodes::Episodes;
use super::focus::Focus;
use super::geometry::{self, Size};
use super::history::{History, Spot};
use super::library::{HitOrder, Trail};
use super::listening::Listening;
use super::opened::DisplayOptions;
use super::overlay::Overlay;
use super::pane::{Pane, PaneSide, PendingOpen};
use super::reader::Reader;
use super::recall::Recall;
use super::sections::Sections;
use super::settings::Settings;
use super::ticket::Ticket;
use super::tour::Tour;
use super::undo::Undo;
use super::views::{View, Views};
use crate::catalog::codebook::TagCounts;
use crate::episode::ties::NameTie;
use crate::keys::action::{Action, Place};
use crate::keys::keymap::Pending;
use crate::layout::flow::Shape;
use crate::layout::width::WidthPolicy;
use crate::messages::{Msg, Wording};
use crate::passage::codes::CodeEntry;
use crate::text::query::NamedQuery;
use crate::text::range::Offset;
use crate::text::safe;

/// A letter is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Await {
    /// To set a mark.
    SetMark,
    /// To go to a mark.
    GoToMark,
}

/// Everything that is true now.
#[derive(Debug, Default)]
pub struct App {
    /// Which of the three views is on the screen.
    pub views: Views,
    /// What lies over it, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The list of episodes.
    pub episodes: Episodes,
    /// The sections of the open episode.
    pub sections: Sections,
    /// The open episode; of two panes that of the one with the focus.
    pub reader: Option<Reader>,
    /// The other pane.
    pub beside: Option<Box<Pane>>,
    /// Where the pane with the focus stands.
    pub side: PaneSide,
    /// Whether both panes are kept at the same turn.
    pub aligned: bool,
    /// The view that the other pane has followed.
    pub followed: Option<Followed>,
    /// Places one has been.
    pub history: History,
    /// The way through the hits of the last search over all episodes.
    pub trail: Option<Trail>,
    /// In which order a search over all episodes tells of them.
    pub hit_order: HitOrder,
    /// The places marked in the jump box, until something is searched for.
    pub tour: Option<Tour>,
    /// Filters that were saved under a name, by name.
    pub shelves: Vec<NamedQuery>,
    /// The tags of kept passages, the last used first.
    pub tags: Vec<String>,
    /// How many passages have each tag.
    pub tag_counts: TagCounts,
    /// What is said of tags.
    pub codes: Vec<CodeEntry>,
    /// The memos of episodes, by their files.
    pub memos: HashMap<PathBuf, String>,
    /// What takes back the last things done to kept passages and saved filters, the last one last.
    pub undos: Vec<Undo>,
    /// Names that the reader joined and parted.
    pub ties: Vec<NameTie>,
    /// The terminal's size.
    pub size: Size,
    /// What the user chose.
    pub settings: Settings,
    /// What the terminal does with disputed characters.
    pub policy: WidthPolicy,
    /// Keys typed but not yet understood.
    pub pending: Pending,
    /// Keys that were said to mean nothing.
    pub unbound: BTreeSet<String>,
    /// What was typed into lines before.
    pub recall: Recall,
    /// What was done with keys so far.
    pub tried: HashSet<Action>,
    /// A letter is awaited.
    pub awaiting: Option<Await>,
    /// The kept passage that the next one kept gives its place to.
    pub reattaching: Option<String>,
    /// What happened, in words; shown until the next key.
    pub notice: Option<String>,
    /// Bad news that nobody has confirmed yet.
    pub alarms: Alarms,
    /// What stands out in the text.
    pub focus: Focus,
    /// Only the text, no lines around it.
    pub zen: bool,
    /// The episode being opened.
    pub opening: Option<PendingOpen>,
    /// What was asked of a text of which only the first pages are there.
    pub waiting: Vec<Deferred>,
    /// What is done right after what is happening now.
    pub queue: VecDeque<Deferred>,
    /// Rows per step of automatic scrolling, off at `None`: milliseconds per line.
    pub auto_scroll: Option<u64>,
    /// The sound that is played.
    pub listening: Option<Listening>,
    /// Whether the program is about to end.
    pub quitting: bool,
    /// Milliseconds on a clock that runs on while the program does.
    pub clock: u64,
    /// The place that was last given to the world to be stored.
    pub stored: Option<Stored>,
    last_ticket: Ticket,
}

/// A place as it is stored: which loaded episode, the offset, how many sections are read, and whether all is.
pub type Stored = (usize, Offset, usize, bool);

/// A view that another pane can follow: which loaded episode, first visible text, reading place.
pub type Followed = (usize, Offset, Offset);

impl App {
    /// An app before anything happened.
    pub fn new(settings: Settings, size: Size) -> Self {
        Self { size, settings, ..Self::default() }
    }

    /// A new name for a request.
    pub fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        self.last_ticket
    }

    /// The view on the screen.
    pub fn view(&self) -> View {
        self.views.now()
    }

    /// Where the keys go at present.
    pub fn place(&self) -> Place {
        match (self.overlays.last(), self.view()) {
            (Some(overlay), _) => overlay.place(),
            (None, View::Episodes) => Place::Episodes,
            (None, View::Sections) => Place::Sections,
            (None, View::Reader) if self.reader.as_ref().is_some_and(|r| r.selection.is_some()) => {
                Place::Select
            }
            (None, View::Reader) => Place::Reader,
        }
    }

    /// Where the keys would go if nothing were typed into a line.
    pub fn below(&self) -> Place {
        match (self.place(), self.view()) {
            (Place::Line, View::Episodes) => Place::Episodes,
            (Place::Line, View::Sections) => Place::Sections,
            (Place::Line, View::Reader) => Place::Reader,
            (place, _) => place,
        }
    }

    /// The first key for `action` at `place`, as a person reads it; where there is none, its name as a command.
    pub fn key_of(&self, action: Action, place: Place) -> String {
        self.settings.key_of(action, place)
    }

    /// Does `action` right after what is happening now.
    pub fn run_next(&mut self, action: Action) {
        self.queue.push_back(Deferred::Act(action, None));
    }

    /// Whether one only looks around: a search or a jump is being typed.
    pub fn previewing(&self) -> bool {
        let find = self.reader.as_ref().and_then(|reader| reader.find.as_ref());
        find.is_some_and(|find| find.typing) || matches!(self.overlays.last(), Some(Overlay::Jump(_)))
    }

    /// The place in the open episode, if its text is on the screen.
    pub fn here(&self) -> Option<Spot> {
        self.reader.as_ref().filter(|_| self.view() == View::Reader).map(Reader::spot)
    }

    /// Remembers the present place before a jump leads away.
    pub fn leave_mark(&mut self) {
        if let Some(spot) = self.here() {
            self.history.leave(spot);
        }
    }

    /// The shape of the reader's lines at the present size.
    pub fn shape(&self) -> Shape {
        let policy = self.reader.as_ref().map_or(self.policy, |reader| reader.segments.policy());
        let (size, left) = (self.pane_size(), self.readers().map(Reader::columns_left).max());
        let measure = geometry::measure(size, self.settings.measure);
        let measure = geometry::beside(size, measure, left.unwrap_or(0));
        let columns = geometry::text_columns(size, measure, self.settings.columns);
        Shape {
            measure,
            names_beside: geometry::names_beside(size, measure, columns),
            wide: geometry::wide(size, measure, columns),
            scrolled: false,
            style: self.settings.style,
            gap: self.settings.gap,
            policy,
        }
    }

    /// How an episode that is read now is going to be shown.
    pub fn look(&self) -> DisplayOptions {
        DisplayOptions { shape: Shape { policy: self.policy, ..self.shape() }, speed: self.settings.speed }
    }

    /// Whether the first pages of the file at `path` are worth showing before the rest is there.
    pub fn may_begin(&self, path: &Path) -> bool {
        let awaited = self.opening.as_ref().filter(|opening| opening.path == path);
        awaited.is_some_and(|opening| opening.goal.is_at_beginning())
            && self.readers().all(|reader| reader.path != path)
    }

    /// The open episodes: that of the pane with the focus first.
    pub fn readers(&self) -> impl Iterator<Item = &Reader> + Clone {
        self.reader.iter().chain(self.beside.iter().map(|pane| &pane.reader))
    }

    /// The same, to be changed.
    pub fn readers_mut(&mut self) -> impl Iterator<Item = &mut Reader> {
        self.reader.iter_mut().chain(self.beside.iter_mut().map(|pane| &mut pane.reader))
    }

    /// Makes the lines of all panes anew where the present size or measure asks for others.
    pub fn reshape(&mut self) {
        let shape = self.shape();
        self.readers_mut().for_each(|reader| reader.set_shape(shape));
    }

    /// Whether two panes are on the screen: a second one is hidden while the terminal is too narrow.
    pub fn shows_both(&self) -> bool {
        self.beside.is_some() && geometry::pane_width(self.size).is_some()
    }

    /// The size of a pane.
    pub fn pane_size(&self) -> Size {
        let width = geometry::pane_width(self.size).filter(|_| self.beside.is_some());
        Size { width: width.unwrap_or(self.size.width), ..self.size }
    }

    /// The first column of the pane on this side.
    pub fn pane_start(&self, side: PaneSide) -> u16 {
        if self.shows_both() && side == PaneSide::Right {
            self.size.width - self.pane_size().width
        } else {
            0
        }
    }

    /// Columns of text side by side on the reader's page.
    pub fn columns(&self) -> u16 {
        geometry::text_columns(self.pane_size(), self.shape().measure, self.settings.columns)
    }

    /// Rows of one column of text on the reader's page.
    pub fn column_rows(&self) -> usize {
        usize::from(geometry::reader_rows(self.size, self.zen))
    }

    /// Rows of text on the reader's page.
    pub fn page(&self) -> usize {
        self.column_rows() * usize::from(self.columns())
    }

    /// What the terminal's window is called.
    pub fn window_title(&self) -> String {
        let open = self.reader.as_ref().filter(|_| self.view() != View::Episodes);
        let title = open.map_or("", |reader| reader.episode().title());
        let parts: Vec<&str> = [title, "fangtan"].into_iter().filter(|part| !part.is_empty()).collect();
        safe::for_terminal(&parts.join(" — ")).into_owned()
    }

    /// Says `msg` until the next key.
    pub fn say(&mut self, msg: Msg, values: &[&dyn std::fmt::Display]) {
        self.notice = Some(self.settings.told(msg, values, self.below()));
    }

    /// Words of the interface in the user's language.
    pub fn words(&self, words: impl Into<Wording>) -> &'static str {
        words.into().text(self.settings.language)
    }
}
