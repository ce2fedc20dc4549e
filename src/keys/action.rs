//! Everything a person can do with a key, in one table.

use crate::messages::Msg;

/// Where keys mean something of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The list of episodes.
    Episodes,
    /// The sections of one episode.
    Sections,
    /// The text.
    Reader,
    /// A list over the view: bookmarks, glossary, hits, speakers.
    List,
    /// Selecting in the text.
    Select,
}

use Place::{Episodes, List, Reader, Sections, Select};

const VIEWS: &[Place] = &[Episodes, Sections, Reader];
const LISTS: &[Place] = &[Episodes, Sections, List];
const ALL: &[Place] = &[Episodes, Sections, Reader, List, Select];
const NOT_SELECTING: &[Place] = &[Episodes, Sections, Reader, List];
const TEXT: &[Place] = &[Reader, Select];

/// One row of the table: an action, its name in the config, what it does, where it holds, its usual keys.
#[derive(Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// Its name in the config.
    pub name: &'static str,
    /// What it does, in words.
    pub doc: Msg,
    /// Where its keys hold.
    pub places: &'static [Place],
    /// Its usual keys; several keys one after the other are separated by a blank.
    pub keys: &'static [&'static str],
}

macro_rules! actions {
    ($($action:ident $name:literal $places:ident [$($key:literal),*];)*) => {
        /// What a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = concat!("`", $name, "`")] $action,)*
        }

        /// The table of actions: keymap, help and config names are made from it.
        pub const ACTIONS: &[Entry] = &[
            $(Entry {
                action: Action::$action,
                name: $name,
                doc: Msg::$action,
                places: $places,
                keys: &[$($key),*],
            },)*
        ];
    };
}

const EPISODES: &[Place] = &[Episodes];
const READER: &[Place] = &[Reader];
const LIST: &[Place] = &[List];
const SELECT: &[Place] = &[Select];
const EPISODES_AND_LIST: &[Place] = &[Episodes, List];
const SECTIONS_AND_READER: &[Place] = &[Sections, Reader];

actions! {
    LineDown "line-down" ALL ["j", "Down"];
    LineUp "line-up" ALL ["k", "Up"];
    HalfDown "half-page-down" ALL ["d", "C-d"];
    HalfUp "half-page-up" ALL ["u", "C-u"];
    PageDown "page-down" ALL ["Space", "PgDn", "C-f"];
    PageUp "page-up" ALL ["S-Space", "PgUp", "C-b"];
    Top "top" ALL ["g g", "Home"];
    Bottom "bottom" ALL ["G", "End"];
    NextTurn "next-turn" TEXT ["}"];
    PreviousTurn "previous-turn" TEXT ["{"];
    NextSentence "next-sentence" TEXT [")"];
    PreviousSentence "previous-sentence" TEXT ["("];
    NextSection "next-section" TEXT ["]", "L"];
    PreviousSection "previous-section" TEXT ["[", "H"];
    NextOfSpeaker "next-of-speaker" TEXT ["J"];
    PreviousOfSpeaker "previous-of-speaker" TEXT ["K"];
    Jump "jump" ALL ["f", "C-p"];
    Search "search" TEXT ["/"];
    NextHit "next-hit" TEXT ["n"];
    PreviousHit "previous-hit" TEXT ["N"];
    ListHits "list-hits" READER ["g n"];
    SearchLibrary "search-library" NOT_SELECTING ["g /"];
    Command "command" VIEWS [":"];
    Back "back" VIEWS ["C-o", "<"];
    Forward "forward" VIEWS ["Tab", ">"];
    ShowSections "sections" SECTIONS_AND_READER ["t"];
    Leave "leave" NOT_SELECTING ["q", "Esc", "h", "Left"];
    Open "open" NOT_SELECTING ["Enter", "l", "Right"];
    Quit "quit" ALL ["Q"];
    Keep "keep" TEXT ["b"];
    KeepWithNote "keep-with-note" TEXT ["a"];
    SetMark "set-mark" READER ["m"];
    GoToMark "go-to-mark" READER ["'"];
    Bookmarks "bookmarks" VIEWS ["B"];
    StartSelection "select" TEXT ["v"];
    DropSelection "drop-selection" SELECT ["Esc", "q"];
    CharLeft "character-left" SELECT ["h", "Left"];
    CharRight "character-right" SELECT ["l", "Right"];
    OtherEnd "other-end" SELECT ["o"];
    Copy "copy" TEXT ["y"];
    CopyCited "copy-with-citation" TEXT ["Y"];
    CopyAddress "copy-address" READER ["g y"];
    Pipe "pipe" TEXT ["|"];
    PipeSection "pipe-section" READER ["g |"];
    QuestionsOnly "questions-only" READER ["s"];
    ChooseSpeaker "one-speaker" READER ["S"];
    Fold "fold" READER ["z"];
    FoldAll "fold-all" READER ["Z"];
    Peek "peek-question" READER ["p"];
    GoToQuestion "go-to-question" READER ["P"];
    ExplainTerm "explain-term" READER ["w"];
    Glossary "glossary" SECTIONS_AND_READER ["W"];
    LibraryGlossary "library-glossary" VIEWS ["g W"];
    Names "names" SECTIONS_AND_READER ["g i"];
    Card "card" VIEWS ["i"];
    OpenSource "open-source" READER ["o"];
    Twins "copies" SECTIONS_AND_READER ["g c"];
    Edit "edit" SECTIONS_AND_READER ["e"];
    Reread "re-read" SECTIONS_AND_READER ["r"];
    Wider "wider" READER ["+"];
    Narrower "narrower" READER ["-"];
    DefaultMeasure "default-measure" READER ["="];
    ShiftLeft "shift-left" READER ["A-Left"];
    ShiftRight "shift-right" READER ["A-Right"];
    Ambiguous "ambiguous-width" READER ["g w"];
    Times "times" READER ["g t"];
    Zen "zen" READER ["\\"];
    Theme "theme" VIEWS ["T"];
    Focus "focus" READER ["F"];
    AutoScroll "auto-scroll" READER ["A"];
    Filter "filter" LISTS ["/"];
    Sort "sort" EPISODES_AND_LIST ["o"];
    ToggleRead "toggle-read" EPISODES ["R"];
    ToggleStar "toggle-star" EPISODES ["*"];
    Continue "continue" EPISODES ["c"];
    EditNote "edit-note" LIST ["a"];
    NextRole "next-role" LIST ["R"];
    Delete "delete" LIST ["D"];
    Undo "undo" LIST ["U"];
    Mouse "mouse" VIEWS ["g m"];
    EditTags "edit-tags" LIST ["t"];
    NextColor "next-color" LIST ["c"];
    EditInEditor "edit-note-in-editor" LIST ["e"];
    Review "review" LIST ["v"];
    Accept "accept" LIST ["y"];
    KeepLost "keep-as-lost" LIST ["x"];
    Reattach "re-attach" LIST ["r"];
    OpenBeside "open-beside" NOT_SELECTING ["C-v", "C-w v"];
    OtherPane "other-pane" READER ["C-w w"];
    AlignPanes "align-panes" READER ["C-w a"];
    ClosePane "close-pane" READER ["C-w q"];
    Help "help" ALL ["?", "F1"];
    Cancel "cancel" ALL ["C-c"];
    Suspend "suspend" ALL ["C-z"];
}
