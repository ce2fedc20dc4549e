//! Words by which people who talk are known: they say I and you, and in some languages bow at the end of a
//! sentence.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::fold::{fold, folded};

/// Words of scripts that set blanks between words.
const WORDS: &[&str] = &[
    "i",
    "i'm",
    "i've",
    "i'd",
    "we",
    "we're",
    "you",
    "your",
    "my",
    "our",
    "us",
    "yes",
    "yeah",
    "well",
    "oh",
    "okay",
    "thanks",
    "thank",
    "ich",
    "wir",
    "sie",
    "du",
    "mein",
    "mich",
    "uns",
    "ihr",
    "nein",
    "je",
    "j'ai",
    "nous",
    "vous",
    "mon",
    "moi",
    "oui",
    "tu",
    "yo",
    "usted",
    "nosotros",
    "sí",
    "eu",
    "você",
    "nós",
    "meu",
    "minha",
    "sim",
    "não",
    "io",
    "noi",
    "lei",
    "mio",
    "mia",
    "sì",
    "я",
    "мы",
    "вы",
    "мой",
    "моя",
    "меня",
    "мне",
    "нас",
    "вам",
    "вас",
    "да",
    "нет",
    "ты",
    "ik",
    "wij",
    "jij",
    "mijn",
    "nee",
    "biz",
    "siz",
    "bana",
    "evet",
    "hayır",
    "εγώ",
    "εμείς",
    "εσείς",
    "μου",
    "ναι",
    "όχι",
    "μας",
    "σας",
    "أنا",
    "نحن",
    "أنت",
    "نعم",
    "لا",
    "كنت",
    "كنا",
    "هل",
    "אני",
    "אנחנו",
    "אתה",
    "כן",
    "לא",
    "मैं",
    "हम",
    "आप",
    "मेरे",
    "tôi",
    "chúng",
    "anh",
    "chị",
    "saya",
    "kami",
    "anda",
    "kita",
    "ми",
    "ви",
    "ні",
    "wy",
    "pan",
    "pani",
    "tak",
    "nie",
    "mnie",
];

/// Stretches in scripts without blanks, and endings of Korean.
const STRETCHES: &[&str] = &[
    "我",
    "你",
    "您",
    "咱",
    "吗",
    "呢",
    "吧",
    "です",
    "ます",
    "でした",
    "ました",
    "ません",
    "私",
    "僕",
    "요",
    "니다",
    "니까",
    "제가",
    "저는",
    "우리",
    "ครับ",
    "ค่ะ",
    "ผม",
    "ฉัน",
    "คุณ",
    "เรา",
];

/// Bytes of a speech that are looked at.
const ENOUGH: usize = 160;

static SET: LazyLock<HashSet<Cow<'static, str>>> =
    LazyLock::new(|| WORDS.iter().map(|word| folded(word)).collect());

/// Whether somebody who talks to somebody is heard at the start of `text`.
pub fn addresses(text: &str) -> bool {
    let start = text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text);
    let joined = |c: char| c >= '\u{e00}';
    if start.contains(joined) {
        return holds_stretch(start);
    }
    let is_end = |c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-');
    let spoken =
        |word: &str| (1..=16).contains(&word.len()) && SET.contains(fold(&word.replace('’', "'")).as_str());
    start.split(is_end).any(spoken)
}

/// The first characters of [`STRETCHES`].
static FIRSTS: LazyLock<HashSet<char>> =
    LazyLock::new(|| STRETCHES.iter().filter_map(|stretch| stretch.chars().next()).collect());

fn holds_stretch(text: &str) -> bool {
    let places = text.char_indices().filter(|(_, c)| FIRSTS.contains(c));
    let mut rests = places.filter_map(|(at, _)| text.get(at..));
    rests.any(|rest| STRETCHES.iter().any(|stretch| rest.starts_with(stretch)))
}
