//! What a name may look like, whatever its markup.

use super::candidate::{Candidate, Family};
use super::known;
use crate::parse::{lexicon, words};
use crate::text::script::is_han_or_kana;

/// Most Han characters (and kana) of a name.
const MOST_HAN: usize = 12;
/// Most words of a name.
const MOST_WORDS: usize = 4;

/// Why `candidate` cannot be a label, by its form alone.
pub fn refuse(candidate: &Candidate) -> Option<&'static str> {
    let name = name_alone(&candidate.name);
    if name.is_empty() {
        let nameless = matches!(candidate.family, Family::Italic | Family::Chevron);
        return (!nameless).then_some("no name");
    }
    if candidate.name.contains([
        '，', '。', '、', '；', '！', '？', '“', '”', '!', '?', ';', '"', '`', '=', '<', '>', '{', '|',
    ]) {
        return Some("punctuation inside");
    }
    if candidate.name.contains("http") || candidate.name.contains("www.") {
        return Some("an address");
    }
    if candidate.name.matches(['（', '(']).count() != candidate.name.matches(['）', ')']).count() {
        return Some("an unclosed bracket");
    }
    if !name.chars().any(char::is_alphabetic) {
        return Some("no letters");
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) && name.contains(['.', ')', '）', ' ', '-']) {
        return Some("a number");
    }
    if is_long(name) {
        return Some("too long for a name");
    }
    None
}

/// What speaks against a bare label that nothing else supports.
pub fn refuse_bare(candidate: &Candidate) -> Option<&'static str> {
    const LAST: &[char] = &[
        '是', '题', '題', '点', '點', '的', '下', '论', '論', '例', '式', '法', '为', '為', '括', '想', '有',
        '到', '出', '中', '里', '裡', '上', '了', '着', '个', '個', '些', '么', '麼', '成', '看', '讲', '講',
        '叫', '在', '句', '种',
    ];
    let name = name_alone(&candidate.name);
    if candidate.quotes {
        return Some("a quotation follows");
    }
    if name.ends_with(LAST) {
        return Some("ends like a sentence");
    }
    if candidate.key != words::fold(name) {
        return None;
    }
    let (rest, verb) = lexicon::verb(name)?;
    let pronoun = ["他", "她", "我", "你", "它", "们", "們", "人", "家", "谁", "誰"]
        .iter()
        .any(|word| rest.ends_with(word));
    let role = lexicon::role(rest).is_some();
    (!role && (pronoun || matches!(verb, "说" | "說" | "问" | "問" | "道" | "表示" | "指出")))
        .then_some("somebody is reported to say it")
}

/// Whether a name that [`refuse_bare`] takes for the end of a sentence may be somebody's: 李想, 田中, 村上.
pub fn may_be_name(name: &str) -> bool {
    const IN_NAMES: &[char] = &['想', '中', '上', '下', '里', '裡', '成', '为', '為', '有', '出'];
    const PHRASES: &[&str] = &[
        "其中", "之中", "当中", "當中", "如下", "以下", "如上", "以上", "综上", "綜上", "因为", "因為",
        "认为", "認為", "以为", "以為", "成为", "成為", "作为", "作為", "称为", "稱為", "分为", "分為",
        "只有", "还有", "還有", "所有", "没有", "沒有", "这里", "這裡", "那里", "那裡", "哪里", "哪裡",
        "心里", "心裡", "实上", "實上", "际上", "際上", "体上", "體上", "本上", "早上", "晚上", "我想",
        "他想", "她想", "指出", "提出",
    ];
    let short = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han_or_kana);
    short && name.ends_with(IN_NAMES) && !PHRASES.iter().any(|phrase| name.ends_with(phrase))
}

/// The initials that a label introduces: `sa` of `Shaun Apps（SA）`.
pub fn legend(label: &str) -> Option<String> {
    let (before, inner) = label.split_once(['（', '('])?;
    let parts: Vec<&str> = known::parts(before).collect();
    let inner = words::fold(inner.trim_end_matches(['）', ')']));
    (parts.len() > 1 && inner == known::initials(&parts)).then_some(inner)
}

/// A label without what it has in brackets.
pub fn name_alone(label: &str) -> &str {
    label.split(['（', '(', '[']).next().unwrap_or(label).trim()
}

/// A label's name without the role before it: `罗兰` of `嘉宾 罗兰`.
pub fn behind_role(label: &str) -> &str {
    let behind = lexicon::role_before(label).and_then(|(word, _)| label.get(word.len()..));
    behind.map_or(label, |name| name.trim_start_matches(['：', ':', ' ', '·', '-', '—']))
}

/// More than twelve Han characters or four words (`van`, `de` and the like not counted).
fn is_long(name: &str) -> bool {
    let han = name.chars().filter(|&c| is_han_or_kana(c)).count();
    let words = name
        .split_whitespace()
        .filter(|word| word.is_ascii() || !word.chars().any(is_han_or_kana))
        .filter(|word| {
            !matches!(
                *word,
                "van" | "von" | "de" | "der" | "da" | "di" | "la" | "le" | "el" | "bin" | "and" | "&"
            )
        })
        .count();
    han > MOST_HAN || words > MOST_WORDS || name.chars().count() > 48
}

/// `JASON LEE`.
pub fn is_capitals(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !name.chars().any(char::is_lowercase)
        && name.is_ascii()
}

/// Whether a name has several words and the look of a person's.
pub fn is_full_name(name: &str) -> bool {
    name_alone(name).split_whitespace().count() >= 2 && is_name_like(name)
}

/// Whether a name has the look of a person's: capitalised words, initials, or two to six Han characters, with a
/// middle dot even more.
pub fn is_name_like(name: &str) -> bool {
    let name = name_alone(name);
    if name.chars().any(is_han_or_kana) {
        let count = name.chars().count();
        return !name.contains(' ') && ((2..=5).contains(&count) || name.contains(['·', '・', '•']));
    }
    let mut words = 0;
    name.split_whitespace().all(|word| {
        words += 1;
        let small =
            matches!(word, "van" | "von" | "de" | "der" | "da" | "di" | "la" | "le" | "el" | "bin" | "del");
        small || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    }) && words > 0
}
