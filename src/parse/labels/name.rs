//! What a name may look like, whatever its markup: what no name is, and how much a line's beginning looks
//! like one in its own script.

use super::initials;
use crate::lexicon::{self, names};
use crate::text::script::{self, is_han, is_han_or_kana};

/// Single Han characters that stand for people: one and the other, man and woman, I and he.
const ROLES_IN_PLAYS: &[char] =
    &['甲', '乙', '丙', '丁', '男', '女', '我', '他', '她', '师', '客', '主', '爸', '妈', '医', '患'];
/// Most Han characters (and kana) of a name.
const MOST_HAN: usize = 12;
/// Most words of a name, its small words not counted.
const MOST_WORDS: usize = 5;
/// Most characters of a name.
const LONGEST: usize = 48;

/// Why `label` cannot name anybody, by its form alone.
pub fn refuse(label: &str) -> Option<&'static str> {
    let name = alone(label);
    let mut open = 0;
    for c in label.chars() {
        match c {
            '，' | '、' | '；' | ';' if open > 0 => {}
            '，' | '。' | '、' | '；' | '！' | '？' | '“' | '”' | '!' | '?' | ';' | '`' | '=' | '<' | '>'
            | '{' | '|' | '؟' | '،' | '»' | '«' | '\\' | '→' => return Some("punctuation inside"),
            '（' | '(' => open += 1,
            '）' | ')' => open -= 1,
            _ => {}
        }
    }
    if label.as_bytes().windows(2).any(|pair| pair == b"  ") {
        return Some("a gap inside");
    }
    if label.contains(['h', 'w']) && (label.contains("http") || label.contains("www.")) {
        return Some("an address");
    }
    if open != 0 {
        return Some("an unclosed bracket");
    }
    if !name.chars().any(char::is_alphabetic) {
        return Some("no letters");
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) && name.contains(['.', ')', '）', ' ', '-', '月', '年'])
    {
        return Some("a number");
    }
    // What stands for a picture: `[image: a lamp]`.
    if label.starts_with("image: ") || label.starts_with("图：") {
        return Some("a picture");
    }
    if is_date(name) {
        return Some("a date");
    }
    is_long(name).then_some("too long for a name")
}

/// Whether a month and a number stand in a name: `March 3, 2024`.
fn is_date(name: &str) -> bool {
    let words = || name.split([' ', ',']).filter(|word| !word.is_empty());
    name.bytes().any(|c| c.is_ascii_digit())
        && words().any(|word| word.bytes().all(|c| c.is_ascii_digit()))
        && words().any(|word| lexicon::month(word).is_some())
}

/// Whether a name has more than twelve Han characters or five words.
fn is_long(name: &str) -> bool {
    let han = name.chars().filter(|&c| is_han_or_kana(c)).count();
    let words = || name.split_whitespace();
    let many = || words().filter(|word| !names::is_particle(word)).count() > MOST_WORDS;
    han > MOST_HAN || name.chars().nth(LONGEST).is_some() || words().count() > MOST_WORDS && many()
}

/// A label without what it has in brackets, and without an office behind it.
pub fn alone(label: &str) -> &str {
    let name = label.split(['（', '(', '[']).next().unwrap_or(label).trim();
    office(name).map_or(name, |(name, _)| name)
}

/// Most words of an office.
const MOST_OF_OFFICE: usize = 4;

/// A full name, and what its bearer is: `Ana Ruiz, marine biologist`, `ANA RUIZ, HOST`.
pub fn office(label: &str) -> Option<(&str, &str)> {
    let (name, office) = label.split_once(',')?;
    let office = office.strip_prefix(' ')?;
    let is_office = office.starts_with(char::is_lowercase) || lexicon::role(office).is_some();
    let words = office.split_whitespace();
    let full = || name.contains(' ') && looks(name) >= 0.8;
    (is_office && words.count() <= MOST_OF_OFFICE && full()).then_some((name, office))
}

/// A label's name without the role before it: `罗兰` of `嘉宾 罗兰`.
pub fn behind_role(label: &str) -> &str {
    let behind = lexicon::role_before(label).and_then(|(word, _)| label.get(word.len()..));
    behind.map_or(label, |name| name.trim_start_matches(['：', ':', ' ', '·', '-', '—', '\u{3000}']))
}

/// The initials that a label introduces: `sa` of `Shaun Apps（SA）`.
pub fn legend(label: &str) -> Option<String> {
    let (before, inner) = label.split_once(['（', '('])?;
    let parts: Vec<&str> = initials::parts(before).collect();
    let inner = lexicon::fold(inner.trim_end_matches(['）', ')']));
    (parts.len() > 1 && initials::is_initials(&inner, &parts)).then_some(inner)
}

/// `JASON LEE`, in any script that has capitals.
pub fn is_capitals(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !name.chars().any(char::is_lowercase)
        && !name.chars().any(is_han)
}

/// Whether a surname stands first, as programs for meetings have it: `Hale, Susan`.
pub fn is_inverted(name: &str) -> bool {
    let parts: Vec<&str> = name.split(", ").collect();
    !name.contains(|c: char| c.is_ascii_digit())
        && matches!(parts.as_slice(), [surname, first] if looks(surname) > 0.0 && looks(first) > 0.0)
}

/// How much a name, as it is written, looks like a person's: from -3, a sentence's beginning, to 1, a full
/// name. Its role words are looked at elsewhere.
pub fn looks(label: &str) -> f32 {
    let name = behind_role(alone(label));
    // An office and a name: `科長：邱俊雄`.
    let name = name.rsplit(['：', ':']).next().unwrap_or(name);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    // As bibliographies have it: `Lind, Nora`.
    if name.contains(", ") {
        return -3.0;
    }
    if lexicon::is_anyone(name) || names::has_title(name) {
        return 1.0;
    }
    if name.starts_with("u/") {
        return 0.8;
    }
    if name.chars().any(is_han) || name.chars().all(|c| is_han_or_kana(c) || matches!(c, '·' | '・' | ' '))
    {
        return looks_in_han(name);
    }
    if name.chars().any(|c| c.is_uppercase() || c.is_lowercase()) {
        return looks_in_capitals(name);
    }
    if name.chars().any(script::is_hangul) {
        return looks_in_hangul(name);
    }
    match name.split_whitespace().count() {
        0 => -1.0,
        1 | 2 => 0.2,
        3 => -0.2,
        _ => -1.5,
    }
}

/// Scripts with capitals: Latin, Cyrillic, Greek, Armenian.
fn looks_in_capitals(name: &str) -> f32 {
    if name.chars().filter(|c| c.is_alphabetic()).count() == 1 {
        return 0.3;
    }
    if is_capitals(name) {
        let first = name.split_whitespace().next().unwrap_or_default();
        return if first.len() < name.len() && names::is_function_word(first) { -1.5 } else { 0.8 };
    }
    let (mut capitals, mut small, mut function) = (0, 0, 0);
    for word in name.split_whitespace() {
        let starts_small = word.starts_with(char::is_lowercase);
        if names::is_particle(word) && capitals > 0 {
            continue;
        }
        function += usize::from(names::is_function_word(word));
        if starts_small { small += 1 } else { capitals += 1 }
    }
    match (capitals, small, function) {
        (_, 0, 1..) if capitals > 1 => -0.8,
        (_, 0, 1..) => -1.5,
        (1, 0, _) => 0.5,
        (2 | 3, 0, _) => 1.0,
        (_, 0, _) => 0.3,
        (0, 1, 0) if name.contains(|c: char| c == '_' || c.is_ascii_digit()) => 0.3,
        (0, 1, 0) if name.contains('.') => -1.0,
        (0, 1, 0) => -0.6,
        (_, _, 0) => -1.5,
        _ => -3.0,
    }
}

fn looks_in_han(name: &str) -> f32 {
    let length = name.chars().filter(|c| !c.is_whitespace()).count();
    if name.contains(['·', '・', '•']) {
        return 1.0;
    }
    if names::holds_function_han(name) {
        return match length {
            4 if names::is_full_name(name) => 0.5,
            2 | 3 if names::is_full_name(name) => 0.1,
            0..4 => -1.2,
            _ => -2.5,
        };
    }
    let surname = names::begins_with_surname(name);
    match (length, surname) {
        (1, _) if lexicon::look(name).mark || name.contains(ROLES_IN_PLAYS) => 0.3,
        (1, true) => 0.3,
        (1, false) => -2.5,
        (2 | 3, true) => 1.0,
        (4, true) => 0.5,
        (2..=4, false) => 0.0,
        (5 | 6, _) => -0.4,
        _ => -1.2,
    }
}

fn looks_in_hangul(name: &str) -> f32 {
    let words = name.split_whitespace().count();
    match (words, name.chars().count()) {
        (1, 2..=4) if names::begins_with_surname(name) => 1.0,
        (1, 1..=6) => 0.2,
        (2, _) => 0.0,
        _ => -1.2,
    }
}
