//! Every sentence of the screen, in English and Chinese, in one table; but for what keys do, which stands in
//! the table of actions.
//!
//! Knows words only; who says them and where is not its business.

mod fill;
mod language;

pub use language::Language;

/// The same words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

impl Wording {
    /// Its words in `language`.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

impl From<Msg> for Wording {
    fn from(msg: Msg) -> Self {
        Self { english: msg.text(Language::English), chinese: msg.text(Language::Chinese) }
    }
}

macro_rules! messages {
    ($($name:ident $english:literal $chinese:literal;)*) => {
        /// A sentence of the interface. `{}` stands for what [`Msg::with`] fills in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Msg {
            $(#[doc = $english] $name,)*
        }

        impl Msg {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its words in `language`.
            pub fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english,
                      (Self::$name, Language::Chinese) => $chinese,)*
                }
            }
        }
    };
}

impl Msg {
    /// Its words in `language`, each `{}` replaced by the next of `values` (`{1}` by the one of that number).
    /// Of two forms parted by `|` the first is for one, the second for more, by the first value.
    pub fn with(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        fill::filled(self.text(language), values)
    }
}

messages! {
    // What keys do, where their lists say it in words of their own.
    FacetsTitle "Narrow the list" "缩小列表";
    NoFacets "nothing tells these episodes apart" "没有可以再缩小的";
    FacetState "state" "状态";
    FacetSeries "series" "系列";
    FacetTag "tag" "标签";
    FacetYear "year" "年份";
    FacetLang "language" "语言";
    FacetFolder "folder" "文件夹";
    GroupedBy "by {}" "按{}分组";
    NotGrouped "not grouped" "不分组";
    NoGroups "no groups here: {} makes some" "没有分组：按 {} 分组";
    OtherGroup "others" "其他";
    SortKept "passages" "摘录";
    SortQueue "queue" "队列";
    Queued "in the queue as number {}" "已加入队列，第 {}";
    Unqueued "out of the queue" "已移出队列";
    QueuePlace "number {} of {} in the queue" "队列第 {}，共 {}";
    NotQueued "not in the queue: {} puts it there" "不在队列中：按 {} 加入";
    Hidden "hidden; {} brings it back, {} shows all" "已隐藏；按 {} 恢复，按 {} 显示全部";
    Unhidden "not hidden any more" "已取消隐藏";
    HiddenShown "hidden ones are shown ({})" "显示已隐藏的（{}）";
    HiddenLeftOut "hidden ones are left out ({})" "不显示已隐藏的（{}）";
    HiddenCount "{} hidden: {}" "{} 隐藏：{}";
    NotListed "only what is in the list can be marked" "只有列表中的才能标记";
    FoundCount "{} of {} episodes" "{} / {} 篇";
    ShelvesTitle "Shelves" "书架";
    NoShelves "no shelves yet: {} saves a filter as one" "还没有书架：按 {} 把筛选存为书架";
    NoFilter "no filter to save: {} makes one" "没有可存的筛选：先按 {} 筛选";
    ShelfSaved "saved as the shelf “{}”; {} takes it back" "已存为书架“{}”；按 {} 撤销";
    ShelfDeleted "the shelf “{}” is deleted; {} brings it back" "书架“{}”已删除；按 {} 恢复";
    OnShelf "shelf: {}" "书架：{}";
    PeopleTitle "People" "人物";
    PersonTalks "Speaks in" "参与";
    PersonAskedBy "Asked by" "提问者";
    PersonTerms "Speaks of" "谈到";
    PersonKept "Bookmarked" "书签";
    PersonNames "Also called" "别名";
    PersonTurns "{} turn|{} turns" "{} 轮发言";
    JoinPerson "the same person as…" "与另一人合并…";
    WhomTitle "The same person as" "与谁是同一人";
    NamesJoined "{} and {} are one person now; {} takes it back" "{} 与 {} 已合为一人，按 {} 撤销";
    NamesParted "{} is a person of their own now; {} takes it back" "{} 已拆出，另作一人，按 {} 撤销";
    NobodyCalled "nobody is called {} in these episodes" "各篇里没有叫 {} 的人";
    NoPeople "nobody is named in these episodes" "这些访谈没有标明发言人";
    NoteHints "Enter keeps it · Esc drops it" "Enter 保存 · Esc 放弃";
    LookedAgain "looking for new files" "正在重新查找文件";
    LastEpisode "this is the last episode of the list" "这是列表中最后一篇";
    FirstEpisode "this is the first episode of the list" "这是列表中第一篇";
    EditOnlyNote "note" "批注";
    EditOnlyName "rename" "改名";

    // Titles and labels of the screens.
    AppName "fangtan" "访谈";
    EpisodeCount "{} episode|{} episodes" "{} 篇";
    ReadingCount "{} reading" "{} 在读";
    UnreadCount "{} unread" "{} 未读";
    SortedBy "sort: {}" "排序：{}";
    SortTitle "title" "标题";
    SortDate "date" "日期";
    SortRecent "recent" "最近";
    SortLength "length" "长度";
    SortProgress "progress" "进度";
    SortName "file name" "文件名";
    SortText "order of the text" "原文顺序";
    SortMade "last kept" "收藏时间";
    Minutes "{} min" "{} 分钟";
    MinutesLeft "{} min left" "还剩 {} 分钟";
    SectionLeft "{} min in this section" "本节还剩 {} 分钟";
    AllLeft "{} min in all" "全文 {} 分钟";
    New "new" "未读";
    Done "read" "已读";
    Scanning "looking for interviews…" "正在查找访谈…";
    ReadingRest "reading the rest…" "正在读取后文…";
    Parsing "opening {}…" "正在打开 {}…";
    NoEpisodes "No interviews here." "这里没有访谈。";
    NoEpisodesHint "Give a folder of Markdown or text files: fangtan FOLDER" "请给出存放 Markdown 或文本文件的文件夹：fangtan 文件夹";
    NoMatches "nothing matches “{}”" "没有符合“{}”的内容";
    EscClears "Esc clears the filter" "按 Esc 清除筛选";
    ScanningHint "{} leaves" "按 {} 退出";
    SectionCount "{} section|{} sections" "{} 节";
    TurnCount "{} turn|{} turns" "{} 轮";
    CharCount "{} character|{} characters" "{} 字";
    TextBeforeFirst "Opening" "开篇";
    Host "host" "主持人";
    Guest "guest" "嘉宾";
    OtherRole "neither host nor guest" "非主持非嘉宾";
    Summary "Summary" "摘要";
    Speakers "Speakers" "发言人";
    People "People mentioned" "提及的人";
    Tags "Tags" "标签";
    Source "Source" "来源";
    Date "Date" "日期";
    File "File" "文件";
    Encoding "Encoding" "编码";
    Notes "Notes on the file" "文件提示";
    FoundIn "Found in" "出处";
    TitleFrom "title: {}" "标题：{}";
    DateFrom "date: {}" "日期：{}";
    SourceFrom "source: {}" "来源：{}";
    InFrontMatter "front matter" "文件头";
    InLine "line {}" "第 {} 行";
    InFileName "file name" "文件名";
    FoldedOriginal "original text, {} line|original text, {} lines" "原文，{} 行";
    FoldedComment "comment, {} line|comment, {} lines" "注释，{} 行";
    FoldedLeadIn "before the talk, {} line|before the talk, {} lines" "访谈前的文字，{} 行";
    FoldedEndMatter "after the talk, {} line|after the talk, {} lines" "访谈后的文字，{} 行";
    FoldedAway "folded: {}; z opens" "已折叠：{}；按 z 展开";
    FoldedAnswer "{} more character|{} more characters" "还有 {} 字";
    FoldedTurn "{} turn, {} characters|{} turns, {} characters" "{} 轮，{} 字";
    ModeSelect "SELECT" "选择";
    ModeQuestions "QUESTIONS" "只看提问";
    ModeSpeaker "ONLY {}" "只看 {}";
    HintKeep "keep" "收藏";
    HintDrop "drop" "放弃";
    HintUse "use it" "采用";
    HintShowAll "show all" "显示全文";
    UnfoldKey "z unfolds" "按 z 展开";
    HelpHint "? help" "? 帮助";
    PromptJump "Jump" "跳转";
    PromptSearch "search" "查找";
    PromptFilter "filter" "筛选";
    PromptNote "Note" "批注";
    PromptPipe "Command" "命令";
    PromptVoice "Name (the name of another voice joins the two)" "名字（与另一人同名则合并）";
    PromptFile "The file it is in now" "现在所在的文件";
    PromptShelf "Name of the shelf" "书架名";
    PromptTags "Tags, parted by blanks" "标签，用空格隔开";
    PromptCommand "go to" "转到";
    PromptSpeaker "speaker" "发言人";
    KindEpisode "episode" "访谈";
    KindSection "section" "章节";
    KindTurn "turn" "发言";
    KindSpeaker "speaker" "人物";
    KindTerm "term" "词语";
    KindName "name" "名称";
    KindBookmark "bookmark" "书签";
    KindCommand "command" "命令";
    KindPlace "recent" "最近";
    KindShelf "shelf" "书架";
    BookmarksTitle "Bookmarks" "书签";
    GlossaryTitle "Glossary" "词汇表";
    LibraryGlossaryTitle "Glossary of all episodes" "各篇的词汇表";
    HelpTitle "Keys" "按键";
    HelpSearch "letters find a key" "输入文字即可查找";
    HelpHints "Enter does it · Esc closes" "Enter 执行 · Esc 关闭";
    GroupMove "Move" "移动";
    GroupJump "Jump" "跳转";
    GroupKeep "Keep" "收藏";
    GroupSee "See" "显示";
    GroupCopy "Copy" "复制";
    GroupPanes "Panes" "分栏";
    GroupProgram "Program" "程序";
    ThemesTitle "Theme" "主题";
    ThemeAuto "the terminal's own ground" "终端自己的底色";
    ThemePaper "warm white" "暖白";
    ThemeInk "dark" "深色";
    ThemeSepia "old paper" "旧纸";
    ThemeContrast "as strong as can be" "高对比";
    ThemeMono "without colours" "无色";
    ThemeOwn "your own" "自己的";
    SearchHints "Enter lists · Esc closes" "Enter 进入列表 · Esc 关闭";
    JumpHints "Enter goes · Tab marks · Esc back" "Enter 前往 · Tab 标记 · Esc 返回";
    SpeakersTitle "Whose words?" "看谁的发言？";
    NamesTitle "Names" "名称";
    LinksTitle "Links" "链接";
    TwinsTitle "Copies: Enter shares passages or not" "副本：Enter 合用或分开书签";
    TwinJoined "shared" "合用";
    TwinApart "apart" "分开";
    ElsewhereTitle "Where is it now? Enter takes it over" "现在在哪里？按 Enter 移过去";
    KeptTitle "Kept already" "已经收藏";
    HitsTitle "Hits in this text" "文中的匹配";
    NamePerson "person" "人物";
    NameOrganisation "company" "公司";
    NameProduct "product" "产品";
    NameWork "work" "作品";
    NameStressed "stressed" "强调";
    ReviewTitle "Changed passages" "有变动的书签";
    Then "then" "当时";
    Now "now" "现在";
    NotThereNow "these words are no longer in the text" "文中已找不到这些文字";
    QuestionTitle "The question" "所答的问题";
    StateMoved "moved" "已移动";
    StateChanged "changed" "已改动";
    StateLost "lost" "找不到";
    StateNoFile "no file" "文件不在";
    StateUnknown "?" "？";
    AllSpeakers "everybody" "所有人";

    // What happened.
    KeptTurn "kept {}" "已收藏 {}";
    KeptBeforeFirst "kept a passage before the first heading" "已收藏首个标题之前的文字";
    KeptAlready "{} is kept already" "{} 已经收藏";
    KeptMark "mark {} set at {}" "已在 {1} 设标记 {0}";
    NoMark "no mark {}" "没有标记 {}";
    MarkLost "mark {}: its words are no longer in this file" "标记 {}：文中已找不到原来的文字";
    Deleted "deleted; U undoes" "已删除；按 U 撤销";
    Undone "brought back" "已恢复";
    TakenBack "taken back" "已撤销";
    NothingToUndo "nothing to undo" "没有可撤销的操作";
    NoteSaved "note saved" "批注已保存";
    BothNotesKept "this passage got another note elsewhere: both are kept" "别处也改了这条批注：两条都已保留";
    TagsSaved "tags saved" "标签已保存";
    ColorSet "color: {}" "颜色：{}";
    NoColor "no color" "无颜色";
    WaitsForRest "waits until the rest is read; Esc drops it" "待后文读完即执行；按 Esc 取消";
    Doubtful "{} passage changed: B v shows it|{} passages changed: B v shows them" "{} 处书签有变动：按 B v 核对";
    SharesWithTwin "shares its passages with {}: g c tells the two apart" "与 {} 合用书签：按 g c 可分开";
    LooksLikeTwin "looks like {}, kept apart: g c makes them one" "与 {} 相似，书签分开：按 g c 可合用";
    TwinsJoined "{} shares its passages with this file now" "{} 已与本文件合用书签";
    TwinsParted "{} keeps passages of its own now; those made so far stay here" "{} 已分开；此前的书签留在本文件";
    NoTwins "no other copy of this file is known" "没有找到本文件的其他副本";
    NothingToReview "every passage listed here stands as it was kept" "所列书签都在原处";
    StillLooking "still looking for the passages" "还在查找书签";
    LookedForAgain "looked for again" "重新查找";
    NotLost "its words stand in its file" "原文还在文件里";
    Seeking "looking for its words in all files…" "正在所有文件里找原文…";
    FoundNowhere "its words stand in no other file" "其他文件里都没有原文";
    FoundElsewhere "its words stand elsewhere" "别处有这段原文";
    NameFile "name its file by hand" "手动指定文件";
    IsThereNow "it is in {} now" "现在在 {}";
    FileGone "{} is gone; {} looks for its words elsewhere" "{} 已不在；按 {} 到别处找原文";
    OfAnotherText "that passage is of another text" "那条书签属于另一篇";
    Accepted "accepted" "已确认";
    LeftForLost "left for lost" "仍算找不到";
    LostCannotBeAccepted "it is lost: r attaches it by hand" "已找不到：按 r 手动定位";
    SelectAndKeep "select its words (v), then b attaches it" "用 v 选中文字，再按 b 定位";
    Reattached "attached here" "已定位到这里";
    NotFound "“{}” is not in this text" "文中没有“{}”";
    // What is wrong with a query.
    SlipField "no field “{}:”, did you mean {}:? In quotes it is a phrase" "没有“{}:”字段，是不是 {}:？加引号就按原文查";
    SlipNoField "no field “{}:”; there are {}:. In quotes it is a phrase" "没有“{}:”字段；可用：{}:。加引号就按原文查";
    SlipNoValue "{}: needs a value after the colon" "{}: 冒号后还缺内容";
    SlipNotHere "{}: says nothing of what is looked for here. In quotes it is a phrase" "这里不能按 {}: 查；加引号就按原文查";
    SlipNear "{}: has no “{}”, did you mean {}?" "{}: 没有“{}”，是不是 {}？";
    SlipValue "{}: takes {}, not “{}”" "{}: 要写{}，不能写“{}”";
    NoPlaceBefore "no place before this one" "没有更早的位置";
    NoPlaceAfter "no place after this one" "没有更后的位置";
    NoAddress "there is no place “{}” here" "这里没有“{}”这个位置";
    NoSections "this text has no sections" "本文没有章节";
    NoGlossary "this text explains no terms" "文中没有词语解释";
    NoLibraryGlossary "no text explains any terms" "各篇都没有词语解释";
    GatheringTerms "gathering the terms of all episodes …" "正在收集各篇的词语……";
    NoTermHere "no explained term in sight" "此处没有已解释的词语";
    NoSpeakers "this text names no speakers" "文中没有标明发言人";
    NoQuestions "no host and no question found" "没有找到主持人或提问";
    NoQuestionBefore "no question before this place" "此前没有提问";
    QuestionsByMark "no host known: turns that end in a question" "不知主持人是谁：只看以问号结尾的发言";
    QuestionsShown "questions only; s shows all" "只看提问；再按 s 看全文";
    SpeakerShown "only {}; S again for everybody" "只看 {}；再按 S 看所有人";
    AllShown "the whole text" "全文";
    NothingToFold "nothing to fold here" "此处没有可折叠的内容";
    NoBookmarks "no bookmarks yet: b keeps a turn" "还没有书签：按 b 收藏";
    MarksElsewhere "that file is gone: {}" "文件已不在：{}";
    CannotOpen "cannot open {}" "无法打开 {}";
    CannotSave "cannot save: {}" "无法保存：{}";
    NotSavedYet "{}: what you do waits, and is saved as soon as it can be" "{}：所做的会等待，一有可能就保存";
    Outermost "nothing is further out; {} leaves the program" "已在最上一级；按 {} 退出";
    AltNotBound "{} means nothing. In tmux a slow Esc becomes Alt: set -sg escape-time 10" "{} 没有绑定。在 tmux 里，Esc 后很快按键会变成 Alt：set -sg escape-time 10";
    NothingToContinue "nothing begun yet" "还没有开始读任何一篇";
    Stop "{} of {}: {}" "第 {} 处，共 {} 处：{}";
    LastOccurrence "search continues from the beginning" "已回到开头继续查找";
    FirstOccurrence "search continues from the end" "已回到末尾继续查找";
    Copied "copied {} characters ({})" "已复制 {} 字（{}）";
    NoSource "no link here and no source named" "此处没有链接，也未注明来源";
    Opening "opening {}" "正在打开 {}";
    RereadDone "read again" "已重新读取";
    FileChanged "the file has changed and was read again" "文件已改动，已重新读取";
    NoteOnFile "line {}: {}" "第 {} 行：{}";
    MoreNotes "{} (i: {} more)" "{}（另有 {} 条，按 i 查看）";
    OddRole "{}, {}, is {} here" "{}（{}）在此写作{}";
    OddNamesake "another {} is {} here" "另有一位{}在此写作{}";
    OddVoice "another voice" "其他人";
    OddCode "a code block has no end" "代码块没有结束";
    OddComment "a comment has no end" "注释没有结束";
    OddOriginal "a folded original has no end" "折叠的原文没有结束";
    OddNoTalk "no talk found in this {}" "未见对话（按 {} 读取）";
    OddFrontMatter "the head of the file has no end" "文件头没有结束";
    OddFrontMatterBroken "the head of the file is read in parts" "文件头有误，已逐项读取";
    OddEntry "head: “{}” is taken as written" "文件头的“{}”有误，已照原样读取";
    OddDoubleKey "head: “{}” stands twice" "文件头的“{}”出现两次";
    OddOverride "head: a slip under “fangtan”" "文件头的“fangtan”一项有误";
    OddPattern "the pattern “{}” cannot be used" "规则“{}”有误，没有采用";
    OddJson "damaged JSON, read as far as possible" "JSON 有误，只显示可读的部分";
    OddDocument "damaged or too big, read in part" "文档损坏或过大，只显示可读的部分";
    OddNoEncoding "no encoding “{}”, read as {}" "没有“{}”这种编码，按 {} 读取";
    OddUndecodable "{} unreadable character, shown as �|{} unreadable characters, shown as �" "{} 个字符无法辨认，显示为 �";
    OddEncoding "{} may be the wrong encoding" "编码可能不是 {}";
    OddControls "{} control character left out|{} control characters left out" "略去了 {} 个控制字符";
    OddNoLabel "“{}” looks like a name, but is none" "“{}”像是人名，但没有当作人名";
    MeasureIs "{} columns" "{} 列";
    AmbiguousWide "“ ” — … take two cells" "“”—…占两格";
    AmbiguousNarrow "“ ” — … take one cell" "“”—…占一格";
    NotesShown "notes are shown below their passages" "批注显示在段落下";
    NotesHidden "notes are hidden" "批注已隐藏";
    NoTheme "no theme is called {}; known: {}" "没有叫 {} 的主题；可用：{}";
    FilteredBy "filter: {}" "筛选：{}";
    MarkedRead "marked as read" "已标为已读";
    MarkedUnread "marked as unread" "已标为未读";
    Starred "starred" "已加星标";
    Unstarred "star removed" "已去星标";
    PressLetter "a letter, please" "请按一个字母";
    JobFailed "something went wrong in the background: {}" "后台出错：{}";
    SetAside "the database was damaged and a new one begun; fangtan bookmarks restore saves what it can from {}" "数据库已损坏，已新建一个；fangtan bookmarks restore 可找回能读出的内容：{}";
    NothingSaved "nothing can be saved: {}" "什么都无法保存：{}";
    LeftBeside "{}; what you did last is in {} and is taken in at the next start" "{}；最后所做的存于 {}，下次启动时并入";
    NotLeftBeside "what you did last could not be saved: {}; {}" "最后所做的无法保存：{}；{}";
    BackAgain "the database was removed; what was in it is there again: {}" "数据库曾被移走，内容已写回：{}";
    RowsUnreadable "{} passage cannot be read and was left out: {}|{} passages cannot be read and were left out: {}" "{} 条书签无法读出，已略过：{}";
    ListUnreadable "the list cannot be read now: {}" "现在无法读取列表：{}";
    DiskFull "the disk is full, make room" "磁盘已满，请腾出空间";
    DiskFails "the disk cannot be read or written, it may be full" "磁盘无法读写，可能已满";
    DatabaseBusy "another program is using the database" "另一个程序正在使用数据库";
    DatabaseClosed "the database may not be written" "数据库不可写";
    DatabaseDamaged "the database is damaged" "数据库已损坏";
    DatabaseNewer "the database is of a newer fangtan, update this one" "数据库由更新版本的 fangtan 写成，请升级";
    DatabaseForeign "another program's database is in the way: {}" "那里是其他程序的数据库：{}";
    FolderClosed "the folder of the database cannot be used: {}" "数据库所在文件夹无法使用：{}";
    ConfirmAlarm "Esc: seen" "Esc 知道了";
    HitCount "{}/{}" "{}/{}";
    LibraryTitle "Search the whole library" "在全库查找";
    HitTotal "{} hit|{} hits" "{} 处";
    Searching "searching…" "正在查找…";
    EmptyFile "this file is empty" "这个文件是空的";
    TimesShown "times shown" "显示时间";
    TimesHidden "times hidden" "隐藏时间";
    NoNames "this text names no people, companies or works" "文中没有列出人名、公司或作品";
    FocusTurn "the turn stands out; F for the sentence" "突出当前发言；再按 F 突出句子";
    FocusSentence "the sentence stands out; F ends it" "突出当前句子；再按 F 结束";
    FocusOff "everything stands out" "不再突出";
    Piped "{}: {}" "{}：{}";
    GoOnWithKey "any key goes on" "按任意键继续";
    MouseTaken "the mouse scrolls and clicks here" "鼠标用于滚动和点击";
    MouseReleased "the mouse is the terminal's" "鼠标交还终端";
    VoiceRenamed "{} is called {} from now on" "{} 从此显示为 {}";
    VoiceJoined "{} and {} are one voice from now on" "{} 与 {} 从此合为一人";
    VoiceAsWritten "{} is called as in the file again{}" "{} 恢复文中的名字{}";
    VoiceHasRole "{}: {}" "{}：{}";
    NoOtherPane "there is no other pane: C-v opens one" "没有另一侧：按 C-v 打开";
    OtherPaneHidden "both panes are shown from {} columns on" "终端宽到 {} 列才并排显示";
    Aligned "both panes stay at the same turn" "两侧按发言对齐";
    NotAligned "each pane by itself" "两侧各读各的";
    NoTimes "this text has no times" "本文没有时间";
    // What `check` tells of names.
    WeighedFor "“{}” is a speaker (lines: {}, weight {})" "“{}”是说话人（{} 行，权重 {}）";
    WeighedAgainst "“{}” is no speaker (lines: {}, weight {})" "“{}”不是说话人（{} 行，权重 {}）";
    EvidenceFor "; for it: {}" "；支持：{}";
    EvidenceAgainst "; against it: {}" "；反对：{}";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_take_the_same_values() {
        for msg in Msg::ALL {
            let slots = |form: &str| form.matches('{').count();
            let chinese = slots(msg.text(Language::Chinese));
            for form in msg.text(Language::English).split('|') {
                assert_eq!(slots(form), chinese, "{msg:?}");
            }
        }
    }

    #[test]
    fn values_are_filled_in_by_order_or_by_number() {
        assert_eq!(Msg::KeptMark.with(Language::English, &[&'a', &"1.2"]), "mark a set at 1.2");
        assert_eq!(Msg::TurnCount.with(Language::English, &[&1]), "1 turn");
        assert_eq!(Msg::TurnCount.with(Language::English, &[&0]), "0 turns");
        assert_eq!(Msg::KeptMark.with(Language::Chinese, &[&'a', &"1.2"]), "已在 1.2 设标记 a");
    }
}
