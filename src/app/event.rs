//! What happens to the app, and what it asks of the world.

use std::path::PathBuf;
use std::sync::Arc;

use super::alarms::Trouble;
use super::episodes::{EpisodeRow, EpisodeStatus};
use super::geometry::Size;
use super::listed::{FoundPassages, Listed};
use super::listening::{SoundAsk, SoundNews};
use super::offers::{Offers, Sources};
use super::opened::Opened;
use super::request::{Request, Settling};
use super::settings::Settings;
use super::ticket::Ticket;
use crate::catalog::elsewhere::Elsewhere;
use crate::catalog::facets::Facet;
use crate::catalog::hits::EpisodeHits;
use crate::catalog::spoken::SpokenTerm;
use crate::catalog::terms::Explained;
use crate::episode::model::Episode;
use crate::episode::ties::NameTie;
use crate::export::{Citation, CitationStyle};
use crate::keys::key::Key;
use crate::layout::flow::{Flow, Shape};
use crate::layout::segments::Segments;
use crate::layout::width::WidthPolicy;
use crate::palette::color::Rgb;
use crate::passage::codes::{CodeEntry, Recoded};
use crate::passage::marks::{Bookmark, KeptCount, Placed, Progress, Twin};
use crate::passage::record::ReadingRecord;
use crate::search::fuzzy::{Corpus, Hit};
use crate::text::query::NamedQuery;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The wheel was turned by so many rows (negative: up) while the pointer was in this column.
    Wheel(isize, u16),
    /// The primary button was pressed at this column and row.
    Click(u16, u16),
    /// The terminal has this size now.
    Resize(Size),
    /// The scan found these files.
    Found(Vec<PathBuf>),
    /// These files are gone.
    Gone(Vec<PathBuf>),
    /// The scan is over; what it could not read, in words.
    ScanDone(Vec<String>),
    /// A file was looked into.
    Summed(PathBuf, Result<Box<EpisodeStatus>, String>),
    /// An episode is ready to be read, or why not.
    Opened(PathBuf, Result<Box<Opened>, String>),
    /// A file that was to be opened is gone from the first place; the second is where it is now.
    Moved(PathBuf, PathBuf),
    /// The jump box's answer: everything one may go to, and what of it matches.
    Ranked(Ticket, Arc<Offers>, Vec<Hit>),
    /// The names of the rows of the list are prepared, of this generation.
    NamesPrepared(u64, Arc<Corpus>),
    /// The values that the episodes have which this filter lets through.
    Counted(String, Vec<Facet>),
    /// What a library search found, episode by episode; `true` when the search is over.
    LibraryHits(Ticket, Vec<EpisodeHits>, bool),
    /// A passage was kept (or changed) and stands here.
    Kept(PathBuf, Box<Placed>),
    /// All kept passages.
    AllBookmarks(Vec<Listed>),
    /// The kept passages cannot be read now, and why.
    BookmarksUnread(String),
    /// How many passages are kept of each file that has any.
    Counts(Vec<(PathBuf, KeptCount)>),
    /// Tags got other names; none if there were no such tags.
    Recoded(Option<Recoded>),
    /// Whether tags got their names before back.
    RecodeTakenBack(bool),
    /// What is said of tags.
    Codes(Vec<CodeEntry>),
    /// The memos of episodes, by their files.
    Memos(Vec<(PathBuf, String)>),
    /// All filters that were saved under a name.
    Shelves(Vec<NamedQuery>),
    /// Where passages stand in a file; nothing if it cannot be read.
    PassagesFound(PathBuf, Option<FoundPassages>),
    /// Where in other files the words of a lost passage stand.
    Sought(Box<Bookmark>, Vec<(PathBuf, Elsewhere)>),
    /// The terms that the library explains.
    Terms(Vec<Explained>),
    /// What whoever bears these names speaks about.
    Spoken(Vec<String>, Vec<SpokenTerm>),
    /// The names that the reader joined and parted.
    Names(Vec<NameTie>),
    /// What was read and when, or why that cannot be told.
    Record(Result<Box<ReadingRecord>, String>),
    /// The copies of the file at this path.
    Twins(PathBuf, Vec<Twin>),
    /// How far an episode was read, as it stands in the store now.
    Progressed(PathBuf, Box<Progress>),
    /// Break chances of this open text for another width policy, and its lines as they are first shown.
    Analysed(Arc<Episode>, Arc<Segments>, Arc<Flow>),
    /// What the terminal does with disputed characters.
    Policy(WidthPolicy),
    /// The terminal's own ink and ground.
    Colors(Rgb, Rgb),
    /// The open file changed on disk.
    FileChanged(PathBuf),
    /// Something to tell the user.
    Notice(String),
    /// Bad news of this kind, in words; without words it is over.
    Alarm(Trouble, Option<String>),
    /// A timer asked for with [`Effect::Wake`] ran out.
    Woken,
    /// The settings were changed.
    Settings(Box<Settings>),
    /// News of the sound that was asked for under this ticket.
    Sound(Ticket, SoundNews),
    /// The time asked for with [`Effect::LookAgain`] has passed.
    TimePassed,
    /// A signal asks the program to end.
    Terminate,
}

/// Something the app asks of the world.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Load and lay out a file; answered by [`Event::Opened`].
    Open(PathBuf),
    /// Work out what the jump box offers.
    PrepareJump(Box<Sources>),
    /// Rank what it offers, of the kinds named by bits, against a query; answered by [`Event::Ranked`].
    Rank(Ticket, String, u32),
    /// Prepare the names of these rows of the list; answered by [`Event::NamesPrepared`].
    PrepareNames(u64, Vec<EpisodeRow>),
    /// Count the values of these rows, which this filter lets through; answered by [`Event::Counted`].
    CountFacets(String, Vec<EpisodeRow>),
    /// Search the text of all episodes; answered by [`Event::LibraryHits`].
    SearchLibrary(Ticket, String),
    /// Analyse an open text for this shape; answered by [`Event::Analysed`].
    Analyse(Arc<Episode>, Shape),
    /// Look again for interviews where they were looked for; answered by the events of a scan.
    ScanAgain,
    /// Ask the store for something.
    Store(Request),
    /// Let the user write the record's note in their editor, and store it.
    EditNote(Box<Bookmark>),
    /// Find passages in the files they were kept in; answered by [`Event::PassagesFound`] file by file. What
    /// was asked for before is dropped.
    FindPassages(Vec<(PathBuf, Vec<Bookmark>)>),
    /// Look for the words of a lost passage in all files; answered by [`Event::Sought`].
    Seek(Box<Bookmark>),
    /// Read a file and write down what was said of it, or of what stands in it.
    Settle(PathBuf, Settling),
    /// Gather the terms that all episodes explain; answered by [`Event::Terms`].
    GatherTerms,
    /// Look for what whoever bears these names speaks about in these files; answered by [`Event::Spoken`].
    GatherSpoken(Vec<String>, Vec<PathBuf>),
    /// Mark an episode as read, starred, queued, hidden or not.
    Flag(PathBuf, Flags),
    /// Put text on the clipboard; answered by an [`Event::Notice`] that says how.
    Copy(String),
    /// Write a citation with today's date and copy it; answered likewise.
    Cite(Box<Citation>, CitationStyle),
    /// Give the text to a shell's command, which has the terminal meanwhile.
    Pipe(String, String),
    /// Remember the theme of this name for the next time.
    RememberTheme(String),
    /// Keep this measure, in columns, for later sessions.
    RememberMeasure(u16),
    /// Remember that this was typed into a line of the kind of this name.
    RememberLine(&'static str, String),
    /// Remember how the list is ordered and grouped.
    RememberList(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse,
    /// Play the sound of a text; answered by [`Event::Sound`] until it is over.
    Sound(SoundAsk),
    /// Write this text of kept passages and read it.
    ReadKept(String),
    /// Open a URL with the system's opener.
    OpenUrl(String),
    /// Open a file at a 1-based line in the user's editor.
    Edit(PathBuf, u32),
    /// Send [`Event::Woken`] after so many milliseconds.
    Wake(u64),
    /// Send [`Event::TimePassed`] after so many milliseconds; what was asked for before is dropped.
    LookAgain(u64),
    /// Give the terminal back and stop the process until it is continued.
    Suspend,
    /// End.
    Quit,
}

/// Flags of an episode that a key sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Read.
    pub finished: Option<bool>,
    /// Starred.
    pub starred: Option<bool>,
    /// Its place in the queue; none out of it.
    pub queued: Option<Option<i64>>,
    /// Hidden.
    pub hidden: Option<bool>,
}

impl Flags {
    /// Sets those that are told.
    pub fn set(self, progress: &mut Progress) {
        progress.finished = self.finished.unwrap_or(progress.finished);
        progress.starred = self.starred.unwrap_or(progress.starred);
        progress.queued = self.queued.unwrap_or(progress.queued);
        progress.hidden = self.hidden.unwrap_or(progress.hidden);
    }
}
