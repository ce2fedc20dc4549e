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
    /// Selecting in the text.
    Select,
    /// The list of kept passages.
    Bookmarks,
    /// The hits of a search.
    Hits,
    /// The themes.
    Themes,
    /// Terms, names, links, copies.
    Menu,
    /// The speakers.
    Speakers,
    /// What can be done with a passage that is kept already.
    Kept,
    /// What is known of an episode.
    Card,
    /// Passages that no longer stand as they were kept.
    Review,
    /// The question that the text at the place answers.
    Peek,
    /// A line for a jump, a note, a command: keys are typed into it.
    Line,
}

use Place::{
    Bookmarks, Card, Episodes, Hits, Kept, Menu, Peek, Reader, Review, Sections, Select, Speakers, Themes,
};

const ALL: &[Place] =
    &[Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Themes, Card, Review, Peek];
const NOT_SELECTING: &[Place] =
    &[Episodes, Sections, Reader, Bookmarks, Hits, Menu, Speakers, Kept, Themes, Card, Review, Peek];
const VIEWS: &[Place] = &[Episodes, Sections, Reader];
const THEMED: &[Place] = &[Episodes, Sections, Reader, Themes];
const TEXT: &[Place] = &[Reader, Select];
/// What is longer than the screen.
const SCROLLED: &[Place] =
    &[Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Themes, Card, Review];
const ROWS: &[Place] = &[Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Themes];
const FILTERED: &[Place] = &[Episodes, Sections, Bookmarks, Hits, Menu, Speakers, Kept];
/// What leads into a text.
const LEADING: &[Place] = &[Episodes, Sections, Reader, Bookmarks, Hits, Menu, Speakers, Review];
const SORTED: &[Place] = &[Episodes, Bookmarks];
const NAMED: &[Place] = &[Bookmarks, Speakers, Kept];
/// Where a kept passage is chosen.
const CHOSEN: &[Place] = &[Bookmarks, Kept];
/// Where passages are kept or chosen.
const KEEPING: &[Place] = &[Reader, Bookmarks, Kept];
const EPISODES: &[Place] = &[Episodes];
const READER: &[Place] = &[Reader];
const SELECT: &[Place] = &[Select];
const READER_AND_PEEK: &[Place] = &[Reader, Peek];
const SECTIONS_AND_READER: &[Place] = &[Sections, Reader];
const BOOKMARKS: &[Place] = &[Bookmarks];
const SPEAKERS: &[Place] = &[Speakers];
const REVIEW: &[Place] = &[Review];

/// What keys are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyGroup {
    /// Through a text or a list.
    Move,
    /// To another place.
    Jump,
    /// Passages, marks, what was read.
    Keep,
    /// What is shown, and how.
    See,
    /// Words to somewhere else.
    Copy,
    /// Two texts side by side.
    Panes,
    /// The program and the file.
    Program,
}

impl KeyGroup {
    /// Its name on the screen.
    pub fn name(self) -> Msg {
        match self {
            Self::Move => Msg::GroupMove,
            Self::Jump => Msg::GroupJump,
            Self::Keep => Msg::GroupKeep,
            Self::See => Msg::GroupSee,
            Self::Copy => Msg::GroupCopy,
            Self::Panes => Msg::GroupPanes,
            Self::Program => Msg::GroupProgram,
        }
    }
}

/// One row of the table: an action, its name in the config, what it does, where it holds, its usual keys.
#[derive(Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in the config.
    pub name: &'static str,
    /// What it does, in words.
    pub doc: Msg,
    /// What it is for.
    pub group: KeyGroup,
    /// Where its keys hold.
    pub places: &'static [Place],
    /// Its usual keys; several keys one after the other are separated by a blank.
    pub keys: &'static [&'static str],
}

macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal $places:ident [$($key:literal),*];)* })*) => {
        /// What a key can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[doc = concat!("`", $name, "`")] $action,)*)*
        }

        /// The table of actions: keymap, help and config names are made from it.
        pub const ACTIONS: &[ActionRow] = &[
            $($(ActionRow {
                action: Action::$action,
                name: $name,
                doc: Msg::$action,
                group: KeyGroup::$group,
                places: $places,
                keys: &[$($key),*],
            },)*)*
        ];
    };
}

actions! {
    Move {
        LineDown "line-down" SCROLLED ["j", "Down"];
        LineUp "line-up" SCROLLED ["k", "Up"];
        HalfDown "half-page-down" SCROLLED ["d", "C-d"];
        HalfUp "half-page-up" SCROLLED ["u", "C-u"];
        PageDown "page-down" SCROLLED ["Space", "PgDn", "C-f"];
        PageUp "page-up" SCROLLED ["S-Space", "PgUp", "C-b"];
        Top "top" ROWS ["g g", "Home"];
        Bottom "bottom" ROWS ["G", "End"];
        NextTurn "next-turn" TEXT ["}"];
        PreviousTurn "previous-turn" TEXT ["{"];
        NextSentence "next-sentence" TEXT [")"];
        PreviousSentence "previous-sentence" TEXT ["("];
        NextSection "next-section" TEXT ["]", "L"];
        PreviousSection "previous-section" TEXT ["[", "H"];
        NextOfSpeaker "next-of-speaker" TEXT ["J"];
        PreviousOfSpeaker "previous-of-speaker" TEXT ["K"];
        CharLeft "character-left" SELECT ["h", "Left"];
        CharRight "character-right" SELECT ["l", "Right"];
        OtherEnd "other-end" SELECT ["o"];
        ShowSections "sections" SECTIONS_AND_READER ["t"];
        Open "open" NOT_SELECTING ["Enter", "l", "Right"];
        Outward "outward" NOT_SELECTING ["Esc", "h", "Left"];
        Leave "leave" NOT_SELECTING ["q"];
    }
    Jump {
        Jump "jump" ALL ["f", "C-p"];
        Search "search" TEXT ["/"];
        NextHit "next-hit" TEXT ["n"];
        PreviousHit "previous-hit" TEXT ["N"];
        ListHits "list-hits" READER ["g n"];
        SearchLibrary "search-library" NOT_SELECTING ["g /"];
        Command "command" VIEWS [":"];
        Back "back" VIEWS ["C-o", "<"];
        Forward "forward" VIEWS ["Tab", ">"];
        GoToQuestion "go-to-question" READER ["P"];
        Glossary "glossary" SECTIONS_AND_READER ["W"];
        LibraryGlossary "library-glossary" VIEWS ["g W"];
        Names "names" SECTIONS_AND_READER ["g i"];
        Filter "filter" FILTERED ["/"];
        Sort "sort" SORTED ["o"];
        Continue "continue" EPISODES ["c"];
        NextEpisode "next-episode" SECTIONS_AND_READER ["g ]"];
        PreviousEpisode "previous-episode" SECTIONS_AND_READER ["g ["];
    }
    Keep {
        Keep "keep" TEXT ["b"];
        KeepWithNote "keep-with-note" TEXT ["a"];
        SetMark "set-mark" READER ["m"];
        GoToMark "go-to-mark" READER ["'"];
        Bookmarks "bookmarks" VIEWS ["B"];
        EditNote "edit-note" NAMED ["a"];
        EditTags "edit-tags" CHOSEN ["t"];
        NextColor "next-color" CHOSEN ["c"];
        EditInEditor "edit-note-in-editor" CHOSEN ["e"];
        Review "review" BOOKMARKS ["v"];
        Seek "find-elsewhere" BOOKMARKS ["w"];
        Accept "accept" REVIEW ["y"];
        KeepLost "keep-as-lost" REVIEW ["x"];
        Reattach "re-attach" REVIEW ["r"];
        Delete "delete" CHOSEN ["D"];
        Undo "undo" KEEPING ["U"];
        ToggleRead "toggle-read" EPISODES ["R"];
        ToggleStar "toggle-star" EPISODES ["*"];
    }
    See {
        QuestionsOnly "questions-only" READER ["s"];
        ChooseSpeaker "one-speaker" READER ["S"];
        NextRole "next-role" SPEAKERS ["R"];
        Fold "fold" READER ["z"];
        FoldAll "fold-all" READER ["Z"];
        Peek "peek-question" READER_AND_PEEK ["p"];
        ExplainTerm "explain-term" READER ["w"];
        Card "card" VIEWS ["i"];
        Wider "wider" READER ["+"];
        Narrower "narrower" READER ["-"];
        DefaultMeasure "default-measure" READER ["="];
        ShiftLeft "shift-left" READER ["A-Left"];
        ShiftRight "shift-right" READER ["A-Right"];
        Ambiguous "ambiguous-width" READER ["g w"];
        Times "times" READER ["g t"];
        ShowNotes "notes" READER ["g N"];
        Zen "zen" READER ["\\"];
        Theme "theme" THEMED ["T"];
        Focus "focus" READER ["F"];
        AutoScroll "auto-scroll" READER ["A"];
    }
    Copy {
        StartSelection "select" TEXT ["v"];
        DropSelection "drop-selection" SELECT ["Esc", "q"];
        Copy "copy" TEXT ["y"];
        CopyCited "copy-with-citation" TEXT ["Y"];
        CopyAddress "copy-address" READER ["g y"];
        Pipe "pipe" TEXT ["|"];
        PipeSection "pipe-section" READER ["g |"];
    }
    Panes {
        OpenBeside "open-beside" LEADING ["C-v", "C-w v"];
        OtherPane "other-pane" READER ["C-w w"];
        AlignPanes "align-panes" READER ["C-w a"];
        ClosePane "close-pane" READER ["C-w q"];
    }
    Program {
        Help "help" ALL ["?", "F1"];
        OpenSource "open-source" READER ["o"];
        Edit "edit" SECTIONS_AND_READER ["e"];
        ScanAgain "look-again" EPISODES ["r"];
        Reread "re-read" SECTIONS_AND_READER ["r"];
        Twins "copies" SECTIONS_AND_READER ["g c"];
        Mouse "mouse" VIEWS ["g m"];
        Cancel "cancel" ALL ["C-c"];
        Suspend "suspend" ALL ["C-z"];
        Quit "quit" ALL ["Q"];
    }
}
