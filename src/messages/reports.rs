//! What the command line prints, but for its help.

/// Makes the table of `$others` and its own sentences.
macro_rules! reports {
    ($($others:tt)*) => {
        messages! {
            $($others)*

            // What is listed.
            FilesLookedAt "{} file looked into|{} files looked into" "已查看 {} 个文件";
            FilesRead "file {} of {}" "第 {} 个文件，共 {} 个";
            PassageCount "{} kept" "{} 条书签";
            HoursToRead "{} to read" "{} 阅读时长";
            Hours "{}:{} h" "{}:{}";
            SpeaksIn "{}, {} in {}" "{}，{}，{}";
            ReadInAll "{} read, {} of {} finished" "{} 已读，读完 {} / {} 篇";
            LastDays "the last {} days" "最近 {} 天";
            AndDaysInARow ", {} days in a row" "，连续 {} 天";
            AsideStub "[{}: {}]" "[{}：{}]";
            AsideOriginal "original text" "原文";
            AsideComment "comment" "注释";
            AsideLeadIn "lead-in" "前言";
            AsideEndMatter "end matter" "文末附录";
            LineCount "{} line|{} lines" "{} 行";
            CopyShared "shared" "合用";
            CopyApart "apart " "分开";
            Imported "{} passage, {} of them new or newer|{} passages, {} of them new or newer" "{} 条书签，其中 {} 条是新的或更新的";
            TableOfPassages "{}: a table of passages does not tell where they stand; what `bookmarks export --format json` writes can be taken in" "{}：书签表格没有记录原文位置，无法导入；请导入 bookmarks export --format json 写出的文件";
            Synced "{} passages taken, {} files written, {} kept in both versions" "收到 {} 条书签，写了 {} 个文件，{} 条两种版本都保留";
            NothingToRecall "no old passage is due today" "今天没有到期的旧书签";
            PageSections "Sections" "章节";
            PageFolded "Folded" "已折叠";
            References "References" "参考文献";
            PageOfAll "Interviews" "访谈";
            PageQuestions "Questions" "提问";
            NoSuchTag "no passage has such a tag, and the code book does not" "没有书签带这个标签，标签簿里也没有";
            Recoded "{} passage changed; `fangtan codes undo` takes it back|{} passages changed; `fangtan codes undo` takes it back" "改了 {} 条书签；fangtan codes undo 可撤销";
            RecodeTakenBack "taken back on {} passage what was changed at {}|taken back on {} passages what was changed at {}" "已在 {} 条书签上撤销 {} 所作的改动";
            SplitWhere "on which passages? Name them by a query (--where)" "在哪些书签上？请用查询写明（--where）";
            ProjectWhere "a project is an archive: name its file (--to FILE.qdpx)" "项目是压缩包：请给出文件（--to FILE.qdpx）";
            NoCodeBook "{}: neither a code book nor a project" "{}：不是标签簿，也不是项目";
            NoXmlAt "{}: line {} is no XML; nothing was taken in" "{}：第 {} 行不是 XML；什么也没有导入";
            XmlCutOff "{}: ends at line {} before all is closed; nothing was taken in" "{}：到第 {} 行就断了；什么也没有导入";
            ArchiveDamaged "{}: the archive is damaged or holds no project; nothing was taken in" "{}：压缩包已损坏，或其中没有项目；什么也没有导入";
            NotText "{}: {} is no text, and its codings are left out" "{}：{} 不是文字，其编码未导入";
            CodingWithoutWords "{}: a coding of {} without words is left out" "{}：{} 有一处编码没有文字，未导入";
            NoSuchColor "{}: {}: there is no color {}; it gets none" "{}：{}：没有颜色 {}，不设颜色";
            CodesImported "{} tags, {} codings of texts, {} of them new or newer" "{} 个标签，{} 处编码，其中 {} 处是新的或更新的";
            MemosImported "{} memo|{} memos" "{} 篇札记";
            LostLeftOut "{} lost passage of {} left out: it stands nowhere in the text|{} lost passages of {} left out: they stand nowhere in the text" "{} 条已丢失的书签未写出（{}）：原文里找不到";
            NothingTaggedByBoth "no text is tagged by both {} and {}" "没有 {} 与 {} 都加过标签的文字";
            Salvageable "{} passages, {} reading places" "{} 条书签，{} 个阅读位置";
            SettingsAt "settings  {}{}" "设置  {}{}";
            MarksAt "marks     {}" "书签  {}";
            CachesAt "caches    {}" "缓存  {}";
            LogAt "log       {}" "日志  {}";
            SettingsMissing " (not there; the defaults hold)" "（没有此文件，用默认设置）";

            // What `check` tells.
            CheckLabels "{} label|{} labels" "{} 个标签行";
            CheckVoices "{} voice|{} voices" "{} 位发言人";
            CheckRefused "{} line looks like a label but was refused|{} lines look like labels but were refused" "{} 行像发言人标签，但没有采用";
            CheckLine "line {} “{}”" "第 {} 行“{}”";
            // What `check` tells of a file's place in lists.
            IsVoices "an interview: {} voice, {} turns|an interview: {} voices, {} turns" "访谈：{} 人，{} 段发言";
            IsRecorded "an interview: made of a recording" "访谈：由录音生成";
            IsParticipants "an interview: it names who takes part" "访谈：写明了参与者";
            IsCalled "an interview: its title, tags, file or folder say so" "访谈：标题、标签、文件名或文件夹如此";
            IsLabelled "an interview: its paragraphs begin as those of speakers do, though nobody was made out" "访谈：各段开头像发言人标签，只是认不准是谁";
            IsAsking "an interview: long, and it asks again and again" "访谈：篇幅长，且多次提问";
            IsRunningOn "an interview: very long and without headings, as a transcript is" "访谈：篇幅很长，没有小标题，像逐字稿";
            IsForm "not among the interviews: a template, by its blanks or its name" "不列入访谈：从空白或名字看是模板";
            IsAbout "behind the interviews: by its name it tells of the files beside it" "列在访谈之后：从名字看是对旁边文件的说明";
            IsNoTalk "not among the interviews: nobody speaks in it" "不列入访谈：无人发言";
            // What `check` tells of names.
            WeighedFor "“{}” is a speaker (lines: {}, weight {})" "“{}”是说话人（{} 行，权重 {}）";
            WeighedAgainst "“{}” is no speaker (lines: {}, weight {})" "“{}”不是说话人（{} 行，权重 {}）";
            EvidenceFor "; for it: {}" "；支持：{}";
            EvidenceAgainst "; against it: {}" "；反对：{}";

            // What was not found.
            NoneAsked "no interview is what the query asks for" "没有符合查询的访谈";
            NoneHere "no interviews here" "这里没有访谈";
            OthersWait "{} other text; --all lists them too|{} other texts; --all lists them too" "另有 {} 篇其他文字；加 --all 一并列出";
            SomeHidden "{} hidden; --where state:hidden lists them" "隐藏 {} 篇；用 --where state:hidden 列出";
            NobodyNamed "nobody is called so here" "这里没有叫这个名字的人";
            NoShelfSaved "no shelves yet: the list saves its filter as one" "还没有书架：在列表里可把筛选存为书架";
            NoTextIn "{}: holds no text" "{}：没有文字";
            NoSuchFile "{}: no such file or folder" "{}：没有这个文件或文件夹";
            PrintsNoJson "`{}` prints no JSON; these do: {}" "“{}”不打印 JSON；可用的命令：{}";
            NoSuchCommand "there is no subcommand `{}`" "没有“{}”这个命令";
            NoSuchPlace "{} has no place `{}` (a section 12, a turn 12.3, a share 40% or a time 0:12:34)" "{} 里没有位置“{}”（章节 12、发言 12.3、百分比 40% 或时间 0:12:34）";
            NotSoRecent "no file or folder is called {}, and of the files read last {} are there" "没有叫 {} 的文件或文件夹；最近读过、现在还在的有 {} 个";
            NothingLike "no file or folder is called “{}”, and nothing in the library is like it ({} looked at)" "没有叫“{}”的文件或文件夹，资料库的 {} 篇里也没有相近的";
            EquallyWell "“{}” is equally well {}{}" "“{}”同样可以是 {}{}";
            AndOthers " and others" " 等";
            NoSuchBookmark "no bookmark {}" "没有书签 {}";
            ManyBookmarks "more than one bookmark begins with {}" "以 {} 开头的书签不止一条";
            WordsNotThere "these words do not stand there" "那里没有这些文字";
            WhichPassage "which passage? Name its address (FILE#12.3) or its words (--quote)" "要收藏哪一段？请写明位置（FILE#12.3）或原文（--quote）";

            // What happened to files and databases.
            MayBeMoved "{0} may be {1} now; if it is: fangtan bookmarks moved '{0}' '{1}'" "{0} 现在可能是 {1}；若是，请用：fangtan bookmarks moved '{0}' '{1}'";
            NeverKept "{}: nothing was ever kept of it" "{}：从未收藏过其中的内容";
            FoundNowhereOf "{} of {} lost passages found nowhere" "{1} 条丢失的书签里，{0} 条哪里都找不到";
            NoFileSeen "{}: no file of it was seen here" "{}：这台机器上没有见过它的文件";
            RowLeftOut "cannot be read, and is left out: {}" "无法读出，已略过：{}";
            LastMayMiss "{}; its last changes may be missing here" "{}；这里可能缺少最近的改动";
            WaitingFor "waiting for another program that uses {}" "另一个程序正在使用 {}，请稍候";
            NoneSetAside "no damaged database was set aside; to restore a backup, name its file" "没有搁置的损坏数据库；要恢复备份，请给出文件";
            RestoreHint "`fangtan bookmarks restore FILE` adds what can be read of one to what is kept" "用 fangtan bookmarks restore FILE 把其中能读出的并入现有书签";
            Salvaged "{} is damaged: {} passages and {} reading places were read from it and added to what is kept" "{} 已损坏：读出 {} 条书签和 {} 个阅读位置，已并入";
            NotShared "{}: not a file of shared passages; left alone" "{}：不是共享书签的文件，未动";
            HoldsAnother "{} holds another interview: written to {}" "{} 已是另一篇访谈：写到 {}";
            NotOfExport "{} is not of an export: written to {}" "{} 不是导出的文件：写到 {}";
            StaleRemoved "{}: removed" "{}：已删除";
            StaleKept "{}: nothing kept is in it any more, but words of yours: left alone" "{}：已没有书签，但有你写的内容，未动";
            StaleNamed "{}: nothing kept is in it any more (--prune removes it)" "{}：已没有书签（--prune 会删除）";
        }
    };
}
