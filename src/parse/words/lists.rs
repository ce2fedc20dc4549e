//! The lists themselves.

/// Words for one who asks.
#[rustfmt::skip]
pub const HOSTS: &[&str] = &[
    "主持人", "主持", "记者", "記者", "采访者", "採訪者", "访谈者", "訪談者", "采访人", "提问者",
    "提問者", "提问", "提問", "问", "問", "主播", "司仪", "聞き手", "インタビュアー", "司会", "質問",
    "host", "cohost", "co-host", "interviewer", "moderator", "q", "question", "questioner", "presenter",
    "anchor", "进行者", "진행자", "질문", "entrevistador", "entrevistadora", "moderador", "moderadora",
    "pregunta", "pergunta", "journaliste", "frage", "기자", "사회자", "앵커", "인터뷰어", "編集部", "ведущий", "ведущая",
    "корреспондент", "вопрос",
];

/// Words for one who answers.
#[rustfmt::skip]
pub const GUESTS: &[&str] = &[
    "嘉宾", "嘉賓", "来宾", "來賓", "受访者", "受訪者", "被采访者", "答", "回答", "话り手", "語り手",
    "ゲスト", "guest", "interviewee", "a", "answer", "답변", "respuesta", "resposta", "antwort",
    "réponse", "invitado", "convidado", "답", "게스트", "인터뷰이", "гость", "ответ",
];

/// Voices that are no person.
#[rustfmt::skip]
pub const PSEUDO: &[&str] = &[
    "break", "song", "music", "旁白", "画外音", "畫外音", "announcer", "narrator", "narration",
    "voiceover", "观众", "觀眾", "听众", "聽眾", "audience", "audience member", "audience question",
    "crowd", "all", "everyone", "everybody", "both", "众人", "眾人", "全场", "全場", "音乐", "音樂",
    "广告", "廣告", "ad", "ads", "advert", "advertisement", "commercial", "sponsor", "jingle", "intro",
    "outro", "trailer", "clip", "video", "audio", "片头", "片尾", "片段", "字幕", "ナレーション",
    "ナレーター", "会場", "unknown", "unknown speaker", "speaker unknown", "未知",
];

/// Verbs that follow a name in a label.
#[rustfmt::skip]
pub const VERBS: &[&str] = &[
    "继续提问", "提问道", "追问道", "回答道", "回应道", "提问", "提問", "发问", "發問", "追问", "追問",
    "问道", "問道", "回答", "回应", "回應", "答道", "说道", "說道", "表示", "指出", "补充", "補充",
    "插话", "插話", "问", "問", "答", "说", "說",
];

/// Names of fields, not of voices; a label that is or ends in one is refused.
#[rustfmt::skip]
pub const FIELDS: &[&str] = &[
    "来源", "來源", "时间", "時間", "地点", "地點", "日期", "作者", "编辑", "編輯", "责编", "编译",
    "編譯", "翻译", "翻譯", "译者", "譯者", "校对", "校對", "审校", "審校", "整理", "撰文", "摄影",
    "攝影", "排版", "监制", "出品", "制作", "製作", "原文", "链接", "連結", "網址", "网址", "地址",
    "标题", "標題", "题目", "摘要", "简介", "簡介", "导语", "導語", "前言", "正文", "全文", "附录",
    "附錄", "注", "註", "译注", "译者注", "譯者註", "编者按", "編者按", "编者注", "备注", "備註", "说明",
    "說明", "提示", "注意", "警告", "关键词", "關鍵詞", "标签", "標籤", "主题", "主題", "话题", "話題",
    "观点", "觀點", "数据", "數據", "启示", "啟示", "总结", "總結", "小结", "结论", "結論", "要点",
    "要點", "重点", "重點", "背景", "问题", "問題", "原因", "案例", "建议", "建議", "内容", "內容",
    "影响", "影響", "意义", "意義", "方法", "方式", "定义", "定義", "优点", "優點", "缺点", "缺點",
    "优势", "優勢", "劣势", "劣勢", "挑战", "挑戰", "机会", "機會", "风险", "風險", "特点", "特點",
    "特征", "目标", "目標", "目的", "结果", "結果", "关键", "關鍵", "核心", "示例", "例子", "例如",
    "比如", "举例", "解释", "解釋", "补充说明", "第一", "第二", "第三", "第四", "第五", "首先", "其次",
    "最后", "最後", "另外", "此外", "因此", "所以", "但是", "总之", "换言之", "也就是说", "换句话说",
    "事实上", "一是", "二是", "三是", "公式", "价格", "版本", "状态", "类型", "嘉宾介绍", "本期嘉宾",
    "时长", "頻道", "频道", "節目", "节目", "發布", "发布", "字数", "幻灯片", "演示文档", "草案", "代码",
    "方案", "步骤", "阶段", "策略", "逻辑", "本质", "现状", "趋势", "金句", "引用", "概念", "机制",
    "结构", "场景", "source", "sources", "date", "time", "place", "location", "author", "authors",
    "editor", "translator", "note", "notes", "nb", "n.b", "warning", "tip", "tips", "link", "links",
    "url", "title", "subtitle", "topic", "topics", "theme", "summary", "abstract", "introduction",
    "background", "conclusion", "conclusions", "takeaway", "takeaways", "insight", "insights", "key",
    "key point", "key points", "point", "points", "example", "examples", "quote", "quotes", "context",
    "lesson", "lessons", "action", "actions", "result", "results", "reason", "reasons", "problem",
    "solution", "goal", "goals", "pros", "cons", "definition", "method", "channel", "published",
    "duration", "website", "email", "twitter", "subscribe", "sponsors", "slides", "video link", "podcast",
    "transcript", "transcript by", "tags", "keywords", "version", "status", "update", "edit", "ps", "p.s",
    "disclaimer", "reference", "references", "further reading", "timestamps", "main", "type", "category",
    "media", "description", "contents", "chapter", "section", "part", "step", "rule", "theorem", "proof",
    "why", "how", "what", "when", "where", "first", "second", "third", "finally", "however",
    "for example", "in short", "remember", "important", "tópico", "localização", "pesquisar", "fonte",
    "fecha", "lugar", "tema", "nota", "fuente", "出典", "日時", "場所", "注意点", "まとめ",
];

/// Words that begin what stands after a talk.
#[rustfmt::skip]
pub const ENDINGS: &[&str] = &[
    "关于本期", "关于本文", "关于作者", "关于我们", "关于译者", "关于嘉宾", "關於本", "關於作者",
    "延伸阅读", "延伸閱讀", "推荐阅读", "推薦閱讀", "相关阅读", "相關閱讀", "往期", "参考资料",
    "參考資料", "参考文献", "參考文獻", "参考链接", "附录", "附錄", "译者简介", "译者介绍", "作者简介",
    "作者介绍", "版权声明", "版權聲明", "免责声明", "扫码", "长按", "扫描下方", "关注我们", "欢迎关注",
    "阅读原文", "点击阅读", "文章作者", "责任编辑", "本文来源", "转载", "references", "further reading",
    "related reading", "show notes", "shownotes", "about the author", "about the guest", "credits",
    "resources", "links", "sponsors", "acknowledgements", "acknowledgments", "footnotes", "appendix",
    "脚注", "参考", "関連記事", "編集後記", "this transcript was", "subscribe to", "copyright",
    "all rights reserved",
];

/// Words with which somebody begins to talk.
#[rustfmt::skip]
pub const GREETINGS: &[&str] = &[
    "大家好", "各位好", "各位听众", "各位聽眾", "各位观众", "各位觀眾", "各位朋友", "听众朋友", "聽眾朋友",
    "观众朋友", "觀眾朋友", "朋友们好", "你好", "您好", "哈喽", "哈囉", "嗨", "欢迎来到", "歡迎來到", "欢迎收听",
    "歡迎收聽", "欢迎收看", "歡迎收看", "hello", "hi ", "hi,", "hey ", "hey,", "welcome to", "welcome back",
    "welcome everyone", "good morning", "good evening", "good afternoon", "皆さん", "みなさん", "こんにちは",
    "안녕하세요", "여러분",
];

/// Headings where a talk begins.
#[rustfmt::skip]
pub const BEGINNINGS: &[&str] = &[
    "transcript", "full transcript", "the transcript", "逐字稿", "全文", "中文全文", "访谈全文",
    "訪談全文", "正文", "访谈实录", "對話實錄", "对话实录", "文字稿", "文字实录", "对话全文", "interview",
    "the interview", "文字起こし",
];

/// Headings of words about the talk, which are nobody's in it.
#[rustfmt::skip]
pub const AFTERWORDS: &[&str] = &[
    "后记", "後記", "采访后记", "採訪後記", "采访手记", "採訪手記", "编后记", "編後記", "编后", "编者后记", "记者手记",
    "記者手記", "编辑手记", "編輯手記", "译后记", "譯後記", "写在最后", "寫在最後", "afterword", "postscript",
    "editor's note", "editor’s note", "translator's note", "あとがき", "取材後記", "編集後記", "후기",
];

/// Stage directions as they stand in brackets.
#[rustfmt::skip]
pub const STAGE: &[&str] = &[
    "笑", "大笑", "微笑", "苦笑", "唱", "唱歌", "哭", "鼓掌", "掌声", "掌聲", "沉默", "停顿", "点头",
    "點頭", "摇头", "叹气", "听不清", "聽不清", "不清", "插话", "众笑", "全场", "画外音", "旁白", "电话",
    "视频", "拍手", "咳嗽", "laugh", "laughs", "laughing", "laughter", "chuckles", "chuckling", "sings",
    "singing", "applause", "crosstalk", "pause", "sighs", "inaudible", "unintelligible", "music",
    "off-mic", "off mic", "cont", "cont'd", "continued", "continuing", "crying", "whispering", "whispers",
    "shouting", "reading", "voiceover", "on phone", "via zoom",
];
