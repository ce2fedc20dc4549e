//! What the command line says of itself, from English into Chinese. Its English is in [`super::Cli`].

/// What `english` is in Chinese.
pub fn of(english: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == english).map(|(_, chinese)| *chinese)
}

/// All of it.
pub const WORDS: &[(&str, &str)] = &[
    ("A terminal reader for long-form interviews.", "终端里的长访谈阅读器。"),
    (
        "A terminal reader for long-form interviews.\n\nWithout a subcommand the paths are read: a folder as a list of episodes,\na file in its sections or where you left off. When the output is no\nterminal, plain text is printed instead.",
        "终端里的长访谈阅读器。\n\n不带命令时直接阅读所给的路径：文件夹列出各篇，\n文件从章节或上次读到的地方打开。输出不是终端时，\n改为打印纯文本。",
    ),
    (
        "FANGTAN_LIBRARY names the folders of the library, in place of the settings.\n\nExit status: 0 done, 1 nothing found or problems found, 2 wrong usage or an error.",
        "FANGTAN_LIBRARY 可代替设置，指定资料库的文件夹。\n\n退出状态：0 完成，1 没有找到或发现问题，2 用法不对或出错。",
    ),
    (
        "Files or folders; FILE#12.3 opens at section 12, turn 3; - is standard input. What is neither is looked for in the library: words of a title, a person or a file name (pinyin works) open the best match, 3 the file read third last",
        "文件或文件夹；FILE#12.3 打开第 12 节第 3 段发言；- 是标准输入。两者都不是时到资料库里找：标题、人名或文件名里的词（可用拼音）打开最相符的一篇，3 打开倒数第三次读的文件",
    ),
    ("Go on where you left off", "从上次读到的地方继续"),
    ("Columns of a printed line", "每行打印多少列"),
    ("Read files in this encoding instead of detecting it", "按此编码读取，不再自动判断"),
    ("Print help (see more with '--help')", "显示帮助（--help 更详细）"),
    ("Print help (see a summary with '-h')", "显示帮助（-h 更简短）"),
    ("Print version", "显示版本"),
    ("Print an interview, a section or a turn", "打印一篇访谈、一节或一段发言"),
    (
        "The file; FILE#12 is its section 12, FILE#12.3 turn 3 in it; - is standard input",
        "文件；FILE#12 是第 12 节，FILE#12.3 是其中第 3 段发言；- 是标准输入",
    ),
    (
        "Print folded matter too (originals, credits, end matter)",
        "连同折叠的内容一起打印（原文、署名、文末附录）",
    ),
    ("Print JSON, one object per line if there are many", "打印 JSON；有多项时每行一个对象"),
    ("Print help", "显示帮助"),
    ("List the sections of an interview", "列出一篇访谈的章节"),
    ("The file; - is standard input", "文件；- 是标准输入"),
    ("List interviews", "列出访谈"),
    (
        "Only those that a query asks for: words of the title, people, tags, series or file name, and guest:, speaker:, host:, tag:, series:, folder:, lang:, year:, date:, minutes:, section:, state: and has:",
        "只列出符合查询的：标题、人物、标签、系列或文件名里的词，以及 guest:、speaker:、host:、tag:、series:、folder:、lang:、year:、date:、minutes:、section:、state: 和 has:",
    ),
    (
        "Only those on the shelf of this name: a filter that was saved in the list",
        "只列出这个书架上的（书架是在列表里存下的筛选）",
    ),
    (
        "Files or folders; without any, the library of the settings, else the samples",
        "文件或文件夹；不给时用设置里的资料库，没有则用样例",
    ),
    (
        "List the shelves: filters that were saved in the list under a name",
        "列出书架：在列表里存下名字的筛选",
    ),
    ("Find words in the texts", "在正文里查找"),
    (
        "Words to find, all in one turn; \"…\" is a phrase, /…/ a regular expression; speaker:, in:question, in:answer, section:, guest:, tag: and year: tell where",
        "要找的词，须在同一段发言里；“\"…\"”是短语，/…/ 是正则表达式；speaker:、in:question、in:answer、section:、guest:、tag: 和 year: 指定范围",
    ),
    ("Only tell how many hits each file has", "只报每个文件有几处"),
    (
        "Find episodes, sections, speakers, terms and turns by a few letters",
        "用几个字母找访谈、章节、发言人、术语和发言",
    ),
    (
        "A few letters of what you look for; pinyin will do; # before them asks for sections, @ speakers, * passages",
        "要找的东西的几个字母，可用拼音；前面加 # 只找章节，@ 只找发言人，* 只找书签",
    ),
    ("At most so many answers", "最多列出几项"),
    ("List who speaks, where, how much and when", "列出谁在说话：在哪几篇、说了多少、什么时候"),
    (
        "A name or a part of it, then files or folders; either may be missing",
        "名字或名字的一部分，然后是文件或文件夹；两者都可不写",
    ),
    ("List questions with the beginnings of their answers", "列出提问及回答的开头"),
    (
        "A query as for `search`, then files or folders; either may be missing",
        "与 search 相同的查询，然后是文件或文件夹；两者都可不写",
    ),
    ("Keep passages, list them, take them elsewhere", "收藏段落、列出书签、带到别处"),
    ("List kept passages, of the files named or of all", "列出所给文件的书签，或全部书签"),
    ("Files or folders; without any, all that is kept", "文件或文件夹；不给时是全部书签"),
    (
        "Only those that a query asks for: words, and tag: (a finds a/b too), speaker:, guest:, host:, year:, date:, color:, state:, note:, section:, folder: and has:notes; with AND, OR and NOT",
        "只要符合查询的：词，以及 tag:（a 也包括 a/b）、speaker:、guest:、host:、year:、date:、color:、state:、note:、section:、folder: 和 has:notes；可用 AND、OR、NOT（且、或、非）",
    ),
    (
        "Count how often tags stand together: with other tags, with speakers, in episodes",
        "统计标签的共现：与其他标签、与发言人、在各篇里",
    ),
    ("What tags are held against", "标签与什么对照"),
    ("Print a table for spreadsheets", "打印成电子表格能读的表格（CSV）"),
    ("Other tags on the same passage, or on one that overlaps it", "同一段或与它重叠的段落上的其他标签"),
    ("Who speaks", "发言人"),
    ("Keep a turn, a section or some of its words", "收藏一段发言、一节或其中几句"),
    (
        "The file and the place: FILE#12.3 is turn 3 of section 12",
        "文件和位置：FILE#12.3 是第 12 节第 3 段发言",
    ),
    ("Keep only these words", "只收藏这些文字"),
    ("A note", "批注"),
    ("A tag (may be given several times)", "标签（可给多个）"),
    ("A color", "颜色"),
    ("Delete passages by their ids (or the beginning of one)", "按编号（或编号的开头）删除书签"),
    (
        "Change note, tags and color of passages by their ids (or the beginning of one)",
        "按编号（或编号的开头）修改书签的批注、标签和颜色",
    ),
    (
        "The note in place of the one that is there; an empty one removes it",
        "新批注，代替原来的；空的则删去批注",
    ),
    ("A tag to give (may be given several times)", "要加的标签（可给多个）"),
    ("A tag to take away (may be given several times)", "要去掉的标签（可给多个）"),
    ("The ids, as `bookmarks list --json` tells them", "编号，见 bookmarks list --json"),
    ("Print kept passages for other programs", "打印书签，供其他程序使用"),
    ("For which program", "给哪种程序"),
    (
        "Markdown with front matter, for Obsidian and the like",
        "带 front matter 的 Markdown，适合 Obsidian 等",
    ),
    ("An Org outline", "Org 大纲"),
    ("JSON lines, which `import` reads", "每行一个 JSON，import 可以读回"),
    ("A table", "表格"),
    ("W3C Web Annotation, which `import` reads", "W3C Web Annotation，import 可以读回"),
    ("The whole texts with the passages marked", "全文，书签处有标记"),
    ("Tell the question that each passage answers (Markdown)", "写出每段回答的是什么问题（Markdown）"),
    ("In which order, and with --to in which files", "按什么排列；与 --to 同用时按什么分文件"),
    ("The interview", "访谈"),
    ("Those who answer in it", "嘉宾"),
    ("Your tags", "标签"),
    ("The day they were kept on", "收藏的日期"),
    (
        "Write one file for each episode (or guest, tag, day) into this folder",
        "在此文件夹里为每篇（或嘉宾、标签、日期）各写一个文件",
    ),
    ("Remove files of earlier exports to which nothing belongs any more", "删除以前导出、现已没有书签的文件"),
    (
        "A template of your own (Jinja; `fangtan guide` tells what it can use) in place of a format",
        "用自己的模板代替格式（Jinja；可用的字段见 fangtan guide）",
    ),
    ("Take passages from an export", "从导出文件导入书签"),
    (
        "JSON lines or Web Annotation, as `export` prints them, annotations of Hypothesis, highlights of Readwise (CSV) or `KOReader` (JSON); - is standard input",
        "export 打印的 JSON 行或 Web Annotation，Hypothesis 的批注，Readwise（CSV）或 KOReader（JSON）的标注；- 是标准输入",
    ),
    (
        "Share passages through a folder that other machines see too (git, Syncthing); deletions travel along",
        "通过其他机器也能看到的文件夹（git、Syncthing）共享书签；删除也会同步",
    ),
    ("The folder; one file per episode is kept in it", "文件夹；每篇访谈一个文件"),
    ("List other files that hold the same interview", "列出内容相同的其他文件"),
    ("Make two files one interview that shares passages and progress", "把两个文件合为一篇，合用书签和进度"),
    ("The file whose passages and progress come first", "以哪个文件的书签和进度为先"),
    ("The other one", "另一个文件"),
    (
        "Make a file an interview of its own; passages kept so far stay with its copies",
        "让一个文件自成一篇；此前的书签留给它的副本",
    ),
    ("The file", "文件"),
    (
        "Tell where a file is now that was moved: its passages and its progress go along",
        "指明移走的文件现在在哪里：书签和进度随之过去",
    ),
    ("Where it was", "原来的位置"),
    ("Where it is", "现在的位置"),
    ("Look for the words of lost passages in other files", "到其他文件里找已丢失书签的原文"),
    ("Files or folders; without any, the library of the settings", "文件或文件夹；不给时用设置里的资料库"),
    (
        "Make a passage one of the file in which its very words stand, if that is one place only",
        "原文只在一处完整出现时，把书签归到那个文件",
    ),
    ("Write a copy of all marks and progress to a new file", "把全部书签和进度备份到新文件"),
    ("The file to make", "要写的文件"),
    (
        "Take all marks and progress from a backup, in place of what is there; add what a damaged database holds",
        "用备份替换现有的全部书签和进度；若是损坏的数据库，则把能读出的并入",
    ),
    (
        "A file made by `backup`, or a damaged database; without any, lists the damaged ones set aside",
        "backup 写的文件，或损坏的数据库；不给时列出已搁置的损坏数据库",
    ),
    ("Print this message or the help of the given subcommand(s)", "显示本帮助或所给命令的帮助"),
    ("Report what was decided about files and what is wrong with them", "报告文件是怎样判读的、有什么问题"),
    ("Files or folders; - is standard input", "文件或文件夹；- 是标准输入"),
    ("Show the settings, or check them", "显示或检查设置"),
    ("What to show", "显示什么"),
    (
        "Where settings, marks and caches are kept, and what is wrong with the settings",
        "设置、书签和缓存在哪里，设置有什么问题",
    ),
    ("Where the settings are kept", "设置文件在哪里"),
    ("The documented defaults", "带说明的默认设置"),
    (
        "List what keys do, by the settings, with the names to bind them by",
        "列出各键的作用（以设置为准）和绑定时用的名称",
    ),
    ("A set of keys in place of that of the settings", "用这一组按键，不用设置里的"),
    (
        "A setting in place of what the settings say, as in `--set theme=ink --set reading.measure=72`",
        "临时改一项设置，例如 --set theme=ink --set reading.measure=72",
    ),
    ("Also texts that are no interviews, behind them", "连不是访谈的文字也列出，排在后面"),
    ("The JSON Schema of the settings, for editors", "设置的 JSON Schema，供编辑器使用"),
    (
        "Read the guide: keys, queries, settings, exports and all the rest",
        "阅读使用手册：按键、查询、设置、导出等",
    ),
    ("The page of a subcommand, as in `man bookmarks add`", "某个命令的手册页，例如 man bookmarks add"),
    ("Write the pages of all commands into this folder", "把所有命令的手册页写到这个文件夹"),
    ("Count episodes, words and minutes", "统计篇数、字数和分钟"),
    ("Print completions for a shell", "打印 shell 的补全脚本"),
    ("The shell", "哪种 shell"),
    ("Print the manual page", "打印手册页"),
];
