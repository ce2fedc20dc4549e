//! Everything a person can do with a key, in one table.

use crate::messages::{Msg, Wording};

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
    /// Filters of the list that were saved.
    Shelves,
    /// The code book: all tags.
    Codes,
    /// Tags held against tags, speakers or episodes.
    Cross,
    /// What is known of an episode.
    Card,
    /// Passages that no longer stand as they were kept.
    Review,
    /// The question that the text at the place answers.
    Peek,
    /// A line for a jump, a note, a command: keys are typed into it.
    Line,
}

impl Place {
    /// The places in which keys can be bound, by their names in the settings.
    pub const NAMES: &[(&str, Self)] = &[
        ("episodes", Episodes),
        ("sections", Sections),
        ("reader", Reader),
        ("select", Select),
        ("bookmarks", Bookmarks),
        ("hits", Hits),
        ("themes", Themes),
        ("menu", Menu),
        ("speakers", Speakers),
        ("kept", Kept),
        ("shelves", Shelves),
        ("codes", Codes),
        ("cross", Cross),
        ("card", Card),
        ("review", Review),
        ("peek", Peek),
    ];

    /// Names for several places at once.
    pub const GROUPS: &[(&str, &[Self])] = &[("text", TEXT), ("views", VIEWS), ("boxes", BOXES)];

    /// The places that `name` stands for in the settings.
    pub fn named(name: &str) -> Option<&'static [Self]> {
        let one = Self::NAMES.iter().find(|(known, _)| *known == name);
        let several = Self::GROUPS.iter().find(|(known, _)| *known == name).map(|(_, places)| *places);
        several.or_else(|| one.map(|(_, place)| std::slice::from_ref(place)))
    }

    /// Its name in the settings; empty where keys are only typed.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, place)| *place == self).map_or("", |(name, _)| name)
    }
}

use Place::{
    Bookmarks, Card, Codes, Cross, Episodes, Hits, Kept, Menu, Peek, Reader, Review, Sections, Select,
    Shelves, Speakers, Themes,
};

const ALL: &[Place] = &[
    Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes,
    Card, Review, Peek,
];
const NOT_SELECTING: &[Place] = &[
    Episodes, Sections, Reader, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes, Card,
    Review, Peek,
];
/// Where there is nothing to the left or the right, so that keys for that lead out and in.
const OUT_AND_IN: &[Place] = &[
    Episodes, Sections, Reader, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Themes, Card, Review,
    Peek,
];
const VIEWS: &[Place] = &[Episodes, Sections, Reader];
const THEMED: &[Place] = &[Episodes, Sections, Reader, Themes];
const TEXT: &[Place] = &[Reader, Select];
/// What lies over a view.
const BOXES: &[Place] =
    &[Bookmarks, Hits, Themes, Menu, Speakers, Kept, Shelves, Codes, Cross, Card, Review, Peek];
const NOT_TEXT: &[Place] = &[
    Episodes, Sections, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes, Card, Review,
    Peek,
];
/// The lists that are views of their own.
const LISTS: &[Place] = &[Episodes, Sections];
/// What lies over a view and is longer than its box.
const OVER: &[Place] = &[Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes, Card, Review];
const NOT_OVER: &[Place] = &[Episodes, Sections, Reader, Select, Peek];
/// What is longer than the screen.
const SCROLLED: &[Place] = &[
    Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes,
    Card, Review,
];
const ROWS: &[Place] = &[
    Episodes, Sections, Reader, Select, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross, Themes,
];
const FILTERED: &[Place] =
    &[Episodes, Sections, Bookmarks, Hits, Menu, Speakers, Kept, Shelves, Codes, Cross];
/// What leads into a text.
const LEADING: &[Place] = &[Episodes, Sections, Reader, Bookmarks, Hits, Menu, Speakers, Review];
const SORTED: &[Place] = &[Episodes, Bookmarks, Hits];
const NAMED: &[Place] = &[Bookmarks, Speakers, Kept, Codes];
/// Where a kept passage is chosen.
const CHOSEN: &[Place] = &[Bookmarks, Kept];
/// Where tags are chosen.
const CODES: &[Place] = &[Codes];
const CROSS: &[Place] = &[Cross];
/// Where passages or tags have colors.
const COLORED: &[Place] = &[Reader, Select, Bookmarks, Kept, Codes];
/// Where passages can be tagged: in the text, the one under the cursor.
const TAGGED: &[Place] = &[Reader, Select, Bookmarks, Kept];
/// Where passages are kept or chosen.
const KEEPING: &[Place] = &[Reader, Bookmarks, Kept, Menu, Shelves, Codes, Episodes];
/// What can be deleted.
const DELETED: &[Place] = &[Reader, Bookmarks, Kept, Shelves, Codes];
const EPISODES: &[Place] = &[Episodes];
const READER: &[Place] = &[Reader];
const SELECT: &[Place] = &[Select];
const FOLDED: &[Place] = &[Reader, Episodes];
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
    pub doc: Wording,
    /// What it is for.
    pub group: KeyGroup,
    /// Where its keys hold.
    pub places: &'static [Place],
    /// Its usual keys.
    pub keys: &'static [UsualKey],
}

/// Keys that do something without anybody having said so.
#[derive(Debug)]
pub struct UsualKey {
    /// The keys; several keys one after the other are separated by a blank.
    pub keys: &'static str,
    /// Where they hold.
    pub places: &'static [Place],
}

/// The places of a key: those named behind it, else those of its action.
macro_rules! chosen {
    ($all:ident) => {
        $all
    };
    ($all:ident $at:ident) => {
        $at
    };
}

macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal $places:ident [$($key:literal $(in $at:ident)?),*] $english:literal $chinese:literal;)* })*) => {
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
                doc: Wording { english: $english, chinese: $chinese },
                group: KeyGroup::$group,
                places: $places,
                keys: &[$(UsualKey { keys: $key, places: chosen!($places $($at)?) }),*],
            },)*)*
        ];
    };
}

impl Action {
    /// The action of this name in the settings.
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|row| row.name == name).map(|row| row.action)
    }

    /// Where it does something.
    pub fn places(self) -> &'static [Place] {
        ACTIONS.iter().find(|row| row.action == self).map_or(&[], |row| row.places)
    }

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        ACTIONS.iter().find(|row| row.action == self).map_or("", |row| row.name)
    }
}

impl From<Action> for Wording {
    /// What the table of actions says of it.
    fn from(action: Action) -> Self {
        let row = ACTIONS.iter().find(|row| row.action == action);
        row.map_or(Self { english: "", chinese: "" }, |row| row.doc)
    }
}

// Name, name in the settings, places, usual keys (with `in` where they hold only in some of the places), what
// it does in English and Chinese.
actions! {
    Move {
        LineDown "line-down" SCROLLED ["j", "Down", "C-e", "C-n", "C-j"] "a line down" "下移一行";
        LineUp "line-up" SCROLLED ["k", "Up", "C-y", "C-p" in OVER, "C-k" in OVER] "a line up" "上移一行";
        HalfDown "half-page-down" SCROLLED ["d", "C-d"] "half a page down" "下移半页";
        HalfUp "half-page-up" SCROLLED ["u", "C-u"] "half a page up" "上移半页";
        PageDown "page-down" SCROLLED ["Space", "PgDn", "C-f"] "a page down" "下一页";
        PageUp "page-up" SCROLLED ["S-Space", "PgUp", "C-b"] "a page up" "上一页";
        Top "top" ROWS ["g g", "Home"] "to the beginning" "到开头";
        Bottom "bottom" ROWS ["G", "End"] "to the end" "到末尾";
        LineToTop "line-to-top" READER ["z t"] "this place to the top" "此处移到屏幕顶端";
        LineToMiddle "line-to-middle" READER ["z z"] "this place to the middle" "此处移到屏幕中间";
        LineToBottom "line-to-bottom" READER ["z b"] "this place to the bottom" "此处移到屏幕底端";
        ScreenMiddle "screen-middle" READER ["M"] "to the middle of the screen" "到屏幕中间";
        NextTurn "next-turn" TEXT ["}"] "next turn" "下一段发言";
        PreviousTurn "previous-turn" TEXT ["{"] "previous turn" "上一段发言";
        NextSentence "next-sentence" TEXT [")"] "next sentence" "下一句";
        PreviousSentence "previous-sentence" TEXT ["("] "previous sentence" "上一句";
        NextSection "next-section" TEXT ["]", "L"] "next section" "下一节";
        PreviousSection "previous-section" TEXT ["[", "H"] "previous section" "上一节";
        NextOfSpeaker "next-of-speaker" TEXT ["J"] "next turn of the same speaker" "同一人的下一段发言";
        PreviousOfSpeaker "previous-of-speaker" TEXT ["K"] "previous turn of the same speaker" "同一人的上一段发言";
        CharLeft "character-left" SELECT ["h", "Left"] "a character to the left" "左移一字";
        CharRight "character-right" SELECT ["l", "Right"] "a character to the right" "右移一字";
        NextWord "next-word" SELECT ["w", "C-Right"] "next word" "下一词";
        PreviousWord "previous-word" SELECT ["B", "C-Left"] "previous word" "上一词";
        WordEnd "word-end" SELECT ["e"] "end of the word" "到词末";
        LineStart "line-start" SELECT ["0", "^"] "start of the line" "到行首";
        LineEnd "line-end" SELECT ["$"] "end of the line" "到行末";
        OtherEnd "other-end" SELECT ["o"] "the other end of the selection" "到选区另一端";
        ShowSections "sections" SECTIONS_AND_READER ["t"] "sections" "章节";
        NextColumn "next-column" CROSS ["l", "Right"] "next column" "右移一列";
        PreviousColumn "previous-column" CROSS ["h", "Left"] "previous column" "左移一列";
        Open "open" NOT_SELECTING ["Enter", "l" in OUT_AND_IN, "Right" in OUT_AND_IN] "open" "打开";
        Outward "outward" NOT_SELECTING ["Esc", "h" in OUT_AND_IN, "Left" in OUT_AND_IN] "back one view, but not out" "返回上一级，不退出";
        Leave "leave" NOT_SELECTING ["q"] "back one view" "返回上一级";
    }
    Jump {
        Jump "jump" ALL ["f", "C-p" in NOT_OVER] "fuzzy jump to anything" "模糊跳转";
        Search "search" TEXT ["/"] "search in the text" "在文中查找";
        SearchBack "search-backward" TEXT ["?"] "search backward (?? for help)" "往回查找（?? 为帮助）";
        SearchWord "search-word" TEXT ["*"] "this word or the selection, further on" "往后找此词或所选文字";
        SearchWordBack "search-word-backward" TEXT ["#"] "this word or the selection, before" "往前找此词或所选文字";
        NextHit "next-hit" TEXT ["n"] "next hit" "下一处";
        PreviousHit "previous-hit" TEXT ["N"] "previous hit" "上一处";
        ListHits "list-hits" READER ["g n", "&"] "hits as a list" "列出所有匹配";
        SearchLibrary "search-library" NOT_SELECTING ["g /"] "search the whole library" "在全库查找";
        Command "command" VIEWS [":"] "go to an address (12.3, 40%, 00:12:34)" "转到位置（12.3、40%、00:12:34）";
        Back "back" VIEWS ["C-o", "<"] "back to the place before" "回到上一个位置";
        Forward "forward" VIEWS ["Tab", ">"] "forward again" "前进到下一个位置";
        GoToQuestion "go-to-question" READER ["P"] "go to the question answered here" "跳到此处回答的问题";
        Glossary "glossary" SECTIONS_AND_READER ["W"] "glossary" "术语表";
        LibraryGlossary "library-glossary" VIEWS ["g W"] "glossary of all episodes" "各篇的术语表";
        Names "names" SECTIONS_AND_READER ["g i"] "people, companies, works and their mentions" "人名、公司、作品及其出处";
        ListPeople "people" VIEWS ["g p"] "who speaks in all episodes" "各篇的发言人";
        ListQuestions "questions" VIEWS ["g q"] "questions of all episodes" "各篇的提问";
        ListRecord "reading-record" VIEWS ["g r"] "what you read, when and for how long" "阅读记录：读了什么、何时、多久";
        Filter "filter" FILTERED ["/"] "filter" "筛选";
        Facets "facets" EPISODES ["F"] "narrow by guest, tag, series, year…" "按嘉宾、标签、系列、年份等缩小";
        Sort "sort" SORTED ["o"] "sort" "排序";
        ReverseOrder "reverse-order" EPISODES ["O"] "the other way round" "倒序";
        Group "group" EPISODES ["s"] "group by series, guest, year, tag, folder" "按系列、嘉宾、年份、标签、文件夹分组";
        SaveShelf "save-shelf" EPISODES ["w"] "save the filter as a shelf" "把筛选存为书架";
        Shelves "shelves" EPISODES ["S"] "shelves" "书架";
        ChooseVersion "choose-version" EPISODES ["v"] "choose a language" "选语言版本";
        Continue "continue" EPISODES ["c"] "continue where you left off" "接着上次读";
        NextEpisode "next-episode" SECTIONS_AND_READER ["g ]"] "next episode" "下一篇";
        PreviousEpisode "previous-episode" SECTIONS_AND_READER ["g ["] "previous episode" "上一篇";
    }
    Keep {
        Keep "keep" TEXT ["b"] "bookmark this turn or the selection" "收藏这段发言或所选文字";
        KeepWithNote "keep-with-note" TEXT ["a"] "bookmark with a note" "收藏并写批注";
        EditMemo "memo" SECTIONS_AND_READER ["g a"] "memo on the whole episode" "写本篇札记";
        SetMark "set-mark" READER ["m"] "set a mark (then a letter)" "设标记（再按字母）";
        GoToMark "go-to-mark" READER ["'"] "go to a mark (then a letter)" "跳到标记（再按字母）";
        Bookmarks "bookmarks" VIEWS ["B"] "all bookmarks" "全部书签";
        CodeBook "code-book" VIEWS ["g b"] "code book: all tags" "标签簿：全部标签";
        CrossTable "cross-table" VIEWS ["g x"] "how often tags stand together" "标签对照表";
        CrossWith "cross-with" CROSS ["Tab", "x"] "with tags, speakers or episodes" "对照标签、发言人或篇目";
        RenameTag "rename-tag" CODES ["r"] "rename" "改名";
        MergeTag "merge-tag" CODES ["m"] "make one with another tag" "并入另一标签";
        EditNote "edit-note" NAMED ["a"] "edit note or name" "修改批注或名字";
        EditTags "edit-tags" TAGGED ["t" in CHOSEN, "C" in TEXT] "tags" "标签";
        NextColor "next-color" COLORED ["c"] "color" "颜色";
        EditInEditor "edit-note-in-editor" CHOSEN ["e"] "note in $EDITOR" "用编辑器写批注";
        ReadKept "read-kept" BOOKMARKS ["r"] "read them as one text" "连成一篇来读";
        Review "review" BOOKMARKS ["v"] "review what changed" "核对有变动的书签";
        Seek "find-elsewhere" BOOKMARKS ["w"] "find its words elsewhere" "到别处找原文";
        Accept "accept" REVIEW ["y"] "confirm" "确认位置";
        KeepLost "keep-as-lost" REVIEW ["x"] "give it up for lost" "仍标为丢失";
        Reattach "re-attach" REVIEW ["r"] "attach by hand" "手动重新定位";
        Delete "delete" DELETED ["D"] "delete" "删除";
        MarkRow "mark-row" BOOKMARKS ["m"] "mark: keys are for all marked ones" "选中此条（按键作用于所有选中的）";
        MarkAll "mark-all" BOOKMARKS ["M"] "mark all shown, or none" "选中所列全部，或全不选";
        Undo "undo" KEEPING ["U"] "take back what was done last" "撤销上一次改动";
        ToggleRead "toggle-read" EPISODES ["R"] "read or unread" "标为已读或未读";
        ToggleStar "toggle-star" VIEWS ["*" in LISTS, "g *" in READER] "star" "星标";
        ToggleQueue "toggle-queue" VIEWS ["&" in LISTS, "g &" in READER] "into the queue or out of it" "加入或移出队列";
        QueueDown "queue-down" EPISODES ["J"] "further down in the queue" "在队列中下移";
        QueueUp "queue-up" EPISODES ["K"] "further up in the queue" "在队列中上移";
        ToggleHidden "toggle-hidden" EPISODES ["x"] "hide from the list" "在列表中隐藏";
    }
    See {
        QuestionsOnly "questions-only" READER ["s"] "questions only" "只看提问";
        ChooseSpeaker "one-speaker" READER ["S"] "one speaker only" "只看一人";
        NextRole "next-role" SPEAKERS ["R"] "next role" "换角色";
        Fold "fold" FOLDED ["z a"] "fold or unfold here" "折叠或展开此处";
        FoldAll "fold-all" FOLDED ["Z"] "fold or unfold all of its kind" "折叠或展开同类全部";
        Peek "peek-question" READER_AND_PEEK ["p"] "peek at the question answered here" "看一眼此处回答的问题";
        ExplainTerm "explain-term" READER ["w"] "what is this term" "解释术语";
        ShowHidden "show-hidden" EPISODES ["X"] "show hidden ones" "显示已隐藏的";
        ShowOthers "show-others" EPISODES ["+"] "show texts that are no interviews" "显示其他文字";
        Card "card" VIEWS ["i"] "about this episode" "本篇信息";
        Wider "wider" READER ["+"] "wider lines" "加宽栏宽";
        Narrower "narrower" READER ["-"] "narrower lines" "收窄栏宽";
        DefaultMeasure "default-measure" READER ["="] "usual line width" "恢复栏宽";
        ShiftLeft "shift-left" READER ["A-Left"] "code and tables left (or Left)" "代码和表格左移（Left 亦可）";
        ShiftRight "shift-right" READER ["A-Right"] "code and tables right (or Right)" "代码和表格右移（Right 亦可）";
        Ambiguous "ambiguous-width" READER ["g w"] "draw “ ” — … in one cell or two" "切换“”—…占一格或两格";
        Times "times" READER ["g t"] "show times" "显示时间";
        LineNumbers "line-numbers" READER ["g l"] "line numbers of the file" "文件的行号";
        ShowNotes "notes" READER ["g N"] "notes below their passages" "段落下的批注";
        Zen "zen" READER ["\\"] "text only" "只留正文";
        Theme "theme" THEMED ["T"] "choose a theme" "选主题";
        Focus "focus" READER ["F"] "dim all but the turn, the sentence" "只突出当前发言或句子";
        AutoScroll "auto-scroll" READER ["A"] "scroll by itself" "自动滚动";
        Play "play" READER ["x"] "hear the recording from here" "从此处播放录音";
        PauseSound "pause" VIEWS ["g Space"] "pause the recording, go on (Space)" "暂停或继续（Space）";
        StopSound "stop" VIEWS ["X" in READER, "g X" in LISTS] "end the recording" "停止播放";
    }
    Copy {
        StartSelection "select" TEXT ["v"] "select" "开始选择";
        SelectTurn "select-turn" TEXT ["V"] "select the whole turn" "选中整段发言";
        DropSelection "drop-selection" SELECT ["Esc", "q"] "clear the selection" "取消选择";
        Copy "copy" TEXT ["y"] "copy" "复制";
        CopyCited "copy-with-citation" TEXT ["Y"] "copy with its source" "连同出处复制";
        CopyAddress "copy-address" READER ["g y"] "copy the address of this turn" "复制此段发言的地址";
        Pipe "pipe" TEXT ["|"] "give turn or selection to a command" "把发言或所选文字交给命令";
        PipeSection "pipe-section" READER ["g |"] "give this section to a command" "把本节交给命令";
    }
    Panes {
        OpenBeside "open-beside" LEADING ["C-v", "C-w v"] "open beside the text" "在旁边打开";
        OtherVersion "other-version" READER ["C-w t"] "the same in another language beside it" "并排看另一语言";
        OtherPane "other-pane" READER ["C-w w"] "to the other pane" "换到另一侧";
        AlignPanes "align-panes" READER ["C-w a"] "keep both panes at the same turn" "两侧按发言对齐";
        ClosePane "close-pane" READER ["C-w q"] "close this pane" "关闭这一侧";
    }
    Program {
        Help "help" ALL ["?" in NOT_TEXT, "F1", "g ?" in TEXT] "help" "帮助";
        OpenSource "open-source" READER ["o"] "open the link here, or the source" "打开此处链接或来源";
        Edit "edit" SECTIONS_AND_READER ["e"] "edit the file at this line" "在编辑器中打开此行";
        ScanAgain "look-again" EPISODES ["r"] "look for new files" "重新查找文件";
        Reread "re-read" SECTIONS_AND_READER ["r"] "read the file again" "重新读取文件";
        Twins "copies" SECTIONS_AND_READER ["g c"] "copies of this file: share passages or not" "本文件的副本：书签合用或分开";
        Mouse "mouse" VIEWS ["g m"] "take or release the mouse" "启用或释放鼠标";
        Cancel "cancel" ALL ["C-c"] "cancel; quit where nothing is open" "取消；无可取消时退出";
        Suspend "suspend" ALL ["C-z"] "suspend" "挂起";
        Quit "quit" ALL ["Q"] "quit" "退出";
    }
}
