//! What names are made of in several scripts: surnames, titles, small words; and words that no name holds.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::fold::{fold, folded};

/// The commonest Chinese surnames of one character, simplified; they name about 95 of 100 people.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜\
    崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温尤柯施翁殷阮戚庞樊兰章鲍\
    费岑俞柳葛奚洪包左季管卓乔凌霍齐倪庄聂关焦欧詹路涂游阎谷盛骆耿甘牛童邢辛岳祁桑牟窦冉鲁宁麦蓝丘简裴";

/// Chinese surnames of two characters.
const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "皇甫", "端木",
    "南宫", "申屠", "长孙", "宇文", "轩辕", "钟离", "淳于", "濮阳", "澹台", "赫连", "呼延", "独孤", "亓官",
    "完颜",
];

/// The commonest Korean surnames.
const KOREAN_SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모";

/// Before a Chinese surname or name: `老周`, `小梅`, `阿强`.
const FAMILIAR: &[char] = &['老', '小', '阿'];

/// Behind a name in Chinese, Japanese and Korean, in folded spelling.
const TITLES_BEHIND: &[&str] = &[
    "先生",
    "女士",
    "小姐",
    "老师",
    "教授",
    "博士",
    "医生",
    "律师",
    "师傅",
    "同学",
    "校长",
    "院长",
    "导演",
    "记者",
    "大爷",
    "大妈",
    "阿姨",
    "叔叔",
    "爷爷",
    "奶奶",
    "さん",
    "氏",
    "様",
    "くん",
    "ちゃん",
    "先輩",
    "님",
    "씨",
    "교수",
    "박사",
    "선생",
    "기자",
    "委员",
    "议员",
    "部长",
    "主任",
    "科长",
    "处长",
    "市长",
    "局长",
];

/// Before a name, without a full stop.
const TITLES_BEFORE: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "hon",
    "rev",
    "sir",
    "dame",
    "judge",
    "justice",
    "senator",
    "sen",
    "rep",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "captain",
    "sgt",
    "officer",
    "father",
    "sister",
    "brother",
    "uncle",
    "aunt",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "mme",
    "señor",
    "señora",
    "sr",
    "sra",
    "don",
    "doña",
    "senhor",
    "senhora",
    "signor",
    "signora",
    "pan",
    "pani",
    "господин",
    "госпожа",
    "г-н",
    "г-жа",
    "κος",
    "κα",
    "bay",
    "bayan",
    "witness",
    "court",
    "clerk",
    "speaker",
    "ambassador",
    "minister",
    "deputy",
    "major",
    "colonel",
    "mayor",
];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "el", "al",
    "bin", "ibn", "ben", "ter", "zu", "zur", "af", "av",
];

/// Words of sentences, which stand in no name.
const FUNCTION_WORDS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "is", "are", "was", "were", "be", "it", "its", "he",
    "she", "they", "we", "i", "you", "my", "our", "his", "her", "their", "your", "in", "on", "at", "to",
    "for", "with", "from", "by", "of", "as", "and", "or", "but", "if", "so", "not", "no", "yes", "there",
    "here", "what", "why", "how", "who", "when", "where", "which", "one", "some", "all", "each", "more",
    "our", "most", "die", "ein", "eine", "ist", "oder", "aber", "mit", "im", "nicht", "es", "er", "sie",
    "wir", "ich", "les", "un", "une", "est", "ou", "dans", "pour", "avec", "il", "elle", "nous", "je", "ce",
    "cette", "que", "qui", "los", "las", "una", "o", "en", "con", "por", "para", "lo", "su", "se", "yo",
    "os", "um", "uma", "em", "com", "não", "gli", "che", "non", "per", "и", "в", "на", "с", "не", "что",
    "это", "как", "он", "она", "они", "мы", "я", "вы", "по", "из", "от", "но", "het", "een", "niet", "ik",
    "ve", "bir", "bu",
];

/// Characters of Chinese and Japanese sentences that hardly stand in names.
const FUNCTION_HAN: &str = "的是了在和与不我你他她它们这那么什怎哪就都也还很被把让给对从到得着过吗呢吧啊些每因为所以但如果只能会要可没说问想叫の";

/// Those among them that stand in given names too: `李可染`, `杨在葆`.
const GIVEN_HAN: &str = "了在和与不就都也还让给对从到得每因为所以但如果只能会要可";

struct Sets {
    titles: HashSet<Cow<'static, str>>,
    particles: HashSet<Cow<'static, str>>,
    function: HashSet<Cow<'static, str>>,
    surnames: HashSet<char>,
    function_han: HashSet<char>,
}

static SETS: LazyLock<Sets> = LazyLock::new(|| Sets {
    titles: TITLES_BEFORE.iter().map(|word| folded(word)).collect(),
    particles: PARTICLES.iter().map(|word| folded(word)).collect(),
    function: FUNCTION_WORDS.iter().map(|word| folded(word)).collect(),
    surnames: SURNAMES.chars().chain(KOREAN_SURNAMES.chars()).collect(),
    function_han: FUNCTION_HAN.chars().collect(),
});

/// Whether `word` is a small word inside names: `van`, `de`.
pub fn is_particle(word: &str) -> bool {
    word.len() <= 8 && SETS.particles.contains(fold(word).as_str())
}

/// Whether `word` is one of sentences that no name holds: `the`, `ist`, `что`.
pub fn is_function_word(word: &str) -> bool {
    word.len() <= 12
        && SETS.function.contains(fold(word.trim_matches(|c: char| !c.is_alphanumeric())).as_str())
}

/// Whether `word` is a title before a name: `Mr.`, `senator`.
pub fn is_title(word: &str) -> bool {
    word.len() <= 24 && SETS.titles.contains(fold(word.trim_end_matches('.')).as_str())
}

/// Whether a name has a title or is an office: `Mr. Brandt`, `THE COURT`, `周老师`, `北川さん`.
pub fn has_title(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if second.starts_with(char::is_uppercase)
        && (is_title(first) || first.eq_ignore_ascii_case("the") && is_title(second))
    {
        return true;
    }
    if name.is_ascii() || name.chars().nth(8).is_some() {
        return false;
    }
    before_title(&fold(name)).is_some()
}

/// What stands before a title behind it, in a folded name: `贺` of `贺老师`.
fn before_title(folded: &str) -> Option<&str> {
    let before = TITLES_BEHIND.iter().filter_map(|title| folded.strip_suffix(title)).map(str::trim_end);
    before.into_iter().find(|before| !before.is_empty())
}

/// A folded name without its title: `pike` of `mr. pike`, `贺` of `贺老师`; `None` if it has none.
pub fn untitled(folded: &str) -> Option<&str> {
    let behind = folded.split_once(' ').filter(|(word, _)| is_title(word)).map(|(_, name)| name.trim());
    behind.or_else(|| before_title(folded))
}

/// Whether a name in Han or Hangul begins with a surname, or is one of those that friends use: `老周`,
/// `小梅`.
pub fn begins_with_surname(name: &str) -> bool {
    let familiar =
        name.starts_with(FAMILIAR) && name.chars().nth(2).is_none() && name.chars().nth(1).is_some();
    let folded = fold(name);
    familiar
        || folded.chars().next().is_some_and(|first| SETS.surnames.contains(&first))
        || DOUBLE_SURNAMES.iter().any(|surname| folded.starts_with(surname))
}

/// The surname that a name in Han or Hangul without blanks begins with: `罗` of `罗启明`, `欧阳` of `欧阳长风`.
pub fn surname(name: &str) -> Option<&str> {
    let mut ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let (first, second) = (ends.next()?, ends.next()?);
    let letters = name.chars().count();
    let double = name.get(..second).filter(|start| DOUBLE_SURNAMES.contains(&fold(start).as_str()));
    if let Some(double) = double.filter(|_| (3..=4).contains(&letters)) {
        return Some(double);
    }
    let first = name.get(..first).filter(|_| letters <= 3)?;
    fold(first).chars().next().filter(|first| SETS.surnames.contains(first)).map(|_| first)
}

/// Whether a name in Han begins with a surname, and what follows may be a given name: `李可染`, `何为`, not `于是`.
pub fn is_full_name(name: &str) -> bool {
    let folded = fold(name);
    let is_given = |c: char| !SETS.function_han.contains(&c) || GIVEN_HAN.contains(c);
    surname(&folded).is_some() && folded.chars().all(is_given)
}

/// Whether a text in Han holds a character that hardly stands in names.
pub fn holds_function_han(text: &str) -> bool {
    fold(text).chars().any(|c| SETS.function_han.contains(&c))
}
