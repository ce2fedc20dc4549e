//! Interviews and look-alikes, made of shapes of labels, names, talk and what stands around it.

/// How a turn of a name (`N`), a time (`C`) and words (`T`) is written.
pub const SHAPES: &[&str] = &[
    "**N:** T\n\n",
    "**N**: T\n\n",
    "**N**：T\n\n",
    "N: T\n\n",
    "N：T\n\n",
    "N: T\n",
    "[N] T\n\n",
    "【N】T\n\n",
    "N (C): T\n\n",
    "[C] N: T\n\n",
    "[N] [C] T\n\n",
    "[C] [N] T\n\n",
    "**[C] N:** T\n\n",
    "N  C\nT\n\n",
    "N:\nT\n\n",
    "**N**\n\nT\n\n",
    "#### N\n\nT\n\n",
    "### N：\nT\n\n",
    "- N: T\n",
    "- **N:** T\n",
    "> **N:** T\n\n",
    "*N:* T\n\n",
    "__N__: T\n\n",
    "C <v N>T\n",
    "**N** (C): T\n\n",
    "**N** `C` T\n\n",
    "**[[N]]:** T\n\n",
    "> [!quote] N\n> T\n\n",
    "**N (C):** T\n\n",
    "<b>N:</b> T\n\n",
    "[N]: T\n\n",
    "<N> T\n\n",
    "[C] <N> T\n",
    "「N」T\n\n",
    "＜N＞T\n\n",
    "(N) T\n\n",
    "{N} T\n\n",
    "`N`: T\n\n",
    "N> T\n\n",
    "N/ T\n\n",
    "N丨T\n\n",
    "N | C\nT\n\n",
    "N → T\n\n",
    "N — T\n\n",
    "**N** — T\n\n",
    "**N**｜T\n\n",
    "(C) N - T\n\n",
    "N　T\n\n",
    "— N —\nT\n\n",
    "■ N：T\n\n",
    "@N: T\n\n",
    "N\nC\nT\n\n",
    "C\nN\nT\n\n",
    "[3/12/24, C] N: T\n",
    "N 2024-03-12 C\nT\n\n",
    "N, C: T\n\n",
    "C From N to Everyone: T\n",
    "`C` **N**: T\n\n",
    "**C** · **N**: T\n\n",
];

/// Two who talk, and the language they talk in.
pub const CASTS: &[([&str; 2], usize)] = &[
    (["贾樟", "何宁"], 0),
    (["采访者", "老周"], 0),
    (["问", "答"], 0),
    (["说话人 1", "说话人 2"], 0),
    (["Priya Raman", "Luca Conti"], 1),
    (["PR", "LC"], 1),
    (["Yusuf", "Ingrid"], 1),
    (["Moderator", "Ms. Hale"], 1),
    (["SPEAKER_00", "SPEAKER_01"], 1),
    (["Ольга", "Пётр Лукин"], 2),
    (["О.К.", "П.Л."], 2),
    (["هدى", "كريم"], 3),
    (["มานี", "ปิติ"], 4),
    (["이서연", "최민호"], 5),
    (["聞き手", "高橋"], 6),
    (["Beatriz", "Álvaro Ruiz"], 7),
];

/// What is said, by language: questions first, then answers, then what takes longer.
const TALK: &[[&str; 5]] = &[
    [
        "你第一次上台紧张吗？",
        "这支曲子写了多久？",
        "三个月。",
        "不知道。",
        "那把琴是外公留给我的，弦断过两次，都是他自己接上的。",
    ],
    [
        "How did the choir begin?",
        "Who paid for the organ?",
        "Slowly.",
        "Twelve people.",
        "The first rehearsal was in a garage with one lamp, and half of us had never read a note before that evening.",
    ],
    [
        "Когда вы начали петь?",
        "Кто вас учил?",
        "В детстве.",
        "Бабушка.",
        "Первый раз мы собрались в старой бане, потому что другого тёплого места не было.",
    ],
    [
        "كيف بدأت الفرقة؟",
        "من علمك العزف؟",
        "ببطء.",
        "جدتي.",
        "اجتمعنا أول مرة في مرأب صغير وكان نصف المغنين لا يقرأون النوتة.",
    ],
    ["วงดนตรีเริ่มต้นอย่างไร", "ใครสอนคุณ", "ช้าๆ", "ยายค่ะ", "ครั้งแรกเราซ้อมกันในโรงรถที่มีไฟดวงเดียว"],
    [
        "합창단은 어떻게 시작됐나요?",
        "누가 가르쳤어요?",
        "천천히요.",
        "할머니요.",
        "첫 연습은 등불 하나뿐인 차고에서 했습니다.",
    ],
    [
        "合唱団はどう始まりましたか。",
        "誰に習いましたか。",
        "ゆっくりと。",
        "祖母です。",
        "最初の練習は電灯が一つしかない車庫でした。",
    ],
    [
        "¿Cómo empezó el coro?",
        "¿Quién le enseñó?",
        "Despacio.",
        "Mi abuela.",
        "El primer ensayo fue en un garaje con una sola lámpara.",
    ],
];

/// What may be done to an interview without a change of who speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    FullStops,
    NoMarks,
    Notes,
    Title,
    FrontMatter,
    Sections,
    Footer,
    Prose,
}

/// All of them.
pub const CHANGES: &[Change] = &[
    Change::FullStops,
    Change::NoMarks,
    Change::Notes,
    Change::Title,
    Change::FrontMatter,
    Change::Sections,
    Change::Footer,
    Change::Prose,
];

/// An interview of two.
#[derive(Clone, Debug)]
pub struct Interview {
    /// One of [`SHAPES`].
    pub shape: &'static str,
    /// One of [`CASTS`].
    pub cast: &'static ([&'static str; 2], usize),
    /// What is said in each turn: numbers up to 4.
    pub words: Vec<usize>,
}

impl Interview {
    /// The interview as it is written, with this change.
    pub fn text(&self, change: Option<Change>) -> String {
        let (names, language) = self.cast;
        let mut text = match change {
            Some(Change::Title) => "# An evening with the choir\n\n".to_owned(),
            Some(Change::FrontMatter) => "---\ntitle: An evening\ndate: 2023-05-06\n---\n".to_owned(),
            _ => String::new(),
        };
        for (turn, &word) in self.words.iter().enumerate() {
            if change == Some(Change::Sections) && turn % 5 == 0 && !self.shape.starts_with('#') {
                let heading = format!("\n## {} {turn}\n\n", ["Garage", "合唱", "Lamp"][turn / 5 % 3]);
                text += &heading;
            }
            let said = said(TALK[*language][word], change);
            let time = format!("00:{:02}:{:02}", turn / 60, turn % 60);
            text += &self
                .shape
                .replace("From", "\u{2}")
                .replace('N', "\0")
                .replace('C', &time)
                .replace('T', "\u{1}")
                .replace('\u{2}', "From")
                .replace('\0', names[turn % 2])
                .replace('\u{1}', &said);
        }
        match change {
            Some(Change::Footer) => text + "\nTranscribed by a machine\n",
            Some(Change::Prose) => text + "\nOne thing is certain about the choir: it sings.\n",
            _ => text,
        }
    }
}

fn said(words: &str, change: Option<Change>) -> String {
    let bare = words.trim_end_matches(['?', '？', '。', '.', '؟']);
    match change {
        Some(Change::FullStops) if bare.len() < words.len() => format!("{bare}."),
        Some(Change::NoMarks) => bare.to_owned(),
        Some(Change::Notes) => format!("{words}[3]"),
        _ => words.to_owned(),
    }
}

/// Texts with colons, bold words and tables in which nobody speaks, for a few words each.
pub fn look_alikes(words: &[&str]) -> Vec<String> {
    let each = |form: &dyn Fn(usize, &str) -> String| -> String {
        words.iter().enumerate().map(|(index, word)| form(index, word)).collect()
    };
    vec![
        each(&|i, w| {
            format!(
                "## 1.{i}\n\n**Added**: A switch for the {w}.\n\n**Fixed**: The {w} is dry again.\n\n**Removed**: The old {w}.\n\n"
            )
        }),
        each(&|i, w| {
            format!(
                "## Item {i}: {w}\n\n**Discussion:** The members looked at the {w}.\n\n**Decision:** It is kept.\n\n**Action:** Write to the builder.\n\n"
            )
        }),
        each(&|_, w| format!("**{}**: what keeps a boat from breaking.\n\n", w.to_uppercase())),
        each(&|i, w| {
            format!("{}说：“{w}不见了。”雾从海上来，什么也看不见。\n\n", ["他", "老王", "我"][i % 3])
        }),
        each(&|i, w| format!("host: {w}{i}.local\nport: 54{i}2\nuser: reader\n\n")),
        each(&|i, w| format!("{}: the {w} was changed and the keeper moved away.\n\n", 1960 + i)),
        each(&|i, w| format!("**March {}**: We carried the {w} to the river.\n\n", i + 1)),
        each(&|_, w| {
            format!("The question is simple: who carries the {w}?\n\nThe answer: whoever is awake.\n\n")
        }),
        each(&|_, w| {
            format!("- **用料**：{w} 一份\n- **时间**：三十分钟\n- **备注**：趁热吃。\n\n## 下一道\n\n")
        }),
        each(&|_, w| format!("### {w}：守夜的人\n\n那一年的雾下了整整一个月。\n\n")),
        each(&|_, w| {
            format!(
                "Zutaten: {w}, Wasser, Salz\n\nZubereitung: Alles verrühren.\n\nHinweis: Nicht zu heiß.\n\n"
            )
        }),
        each(&|_, w| format!("| {w} | what holds the {w} when the wind turns |\n")),
        each(&|_, w| {
            format!("**Tip:** Keep the {w} away from the stove.\n\nThe keeper walks up twice a day.\n\n")
        }),
        each(&|_, w| format!("Lind, Nora: The {w}. Harbour Press, 1971.\n\n")),
        each(&|i, w| format!("{}. Which one floats?\n\nA. the {w}\n\nB. a stone\n\nC. both\n\n", i + 1)),
        each(&|_, w| format!("[{w}]: https://example.org/{}\n[//]: # (nothing)\n\n", w.len())),
        each(&|_, w| format!("{w} — what keeps a boat from breaking\n\n")),
        each(&|i, w| format!("「{w}{i}」她放下绳子，看着海。\n\n")),
        each(&|_, w| {
            format!("File > Open to see the {w}.\n\nFile > Close when done.\n\nEdit > Undo the {w}.\n\n")
        }),
        "灯：\n一只不睡的眼睛\n雾：\n一封没有写完的信\n\n".repeat(words.len()),
        each(&|i, w| format!("1986-{:02}-03 | {w} | {} yards\n", i + 1, i + 7)),
        each(&|_, w| format!("<x-note>{w}</x-note> and more\n\n")),
    ]
}
