//! Where a term begins in a text that does not mark it. Right edges are easy (the bracket); left edges are
//! not: Chinese puts no blanks between words.

use memchr::memmem;

use crate::text::script::is_han_or_kana;

/// The text before a bracket, without blanks and closing quotes between the term and it.
pub fn before_bracket(text: &str, open: usize) -> &str {
    let before = text.get(..open).unwrap_or_default();
    before.trim_end_matches([' ', '”', '"', '’', '」', '』', '》', '\u{a0}'])
}

/// The quoted words or the title that end just before a bracket: `《灯塔》（…`, `“灯塔”（…`.
pub fn quoted(text: &str, open: usize) -> Option<&str> {
    const PAIRS: [(char, char); 4] = [('《', '》'), ('“', '”'), ('「', '」'), ('『', '』')];
    let before = text.get(..open)?.trim_end_matches(' ');
    let (opening, closing) = PAIRS.iter().find(|(_, closing)| before.ends_with(*closing))?;
    let inside = before.strip_suffix(*closing)?;
    let start = inside
        .rfind([*opening, *closing])
        .filter(|at| inside.get(*at..).is_some_and(|s| s.starts_with(*opening)))?;
    inside.get(start + opening.len_utf8()..)
}

/// The name in Latin letters at the end of `before`: capitalised words in a row.
pub fn latin(before: &str) -> Option<&str> {
    let mut start = before.len();
    loop {
        let head = before.get(..start)?.trim_end_matches(' ');
        let gap = start - head.len();
        let word =
            head.rfind(|c| !is_latin_part(c)).map_or(0, |at| at + head.get(at..).map_or(1, first_width));
        let text = head.get(word..)?;
        let joins = start == before.len() || gap == 1;
        let named = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !SMALL_WORDS.contains(&text);
        if text.is_empty() || !joins || !named {
            break;
        }
        start = word;
    }
    before.get(start..).map(str::trim).filter(|name| name.contains(char::is_alphabetic))
}

/// Words that open an English sentence and are no part of a name.
const SMALL_WORDS: [&str; 16] =
    ["The", "A", "An", "Our", "We", "In", "And", "But", "I", "So", "It", "This", "That", "Our", "At", "For"];

fn first_width(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

fn is_latin_part(c: char) -> bool {
    (c.is_alphanumeric() && c < '\u{2e80}') || matches!(c, '-' | '+' | '.' | '&' | '\'' | '’' | '·')
}

/// The term in Han at the end of `before`: behind the last word that joins it to its sentence. `text` is the
/// whole text: a long candidate is cut to what comes back in it.
pub fn han<'a>(before: &'a str, text: &str) -> Option<&'a str> {
    let start =
        before.rfind(|c| !is_wide_letter(c)).map_or(0, |at| at + before.get(at..).map_or(1, first_width));
    let mut term = before.get(start..)?;
    if term.chars().count() < SHORTEST {
        return None;
    }
    let ends = term.char_indices().rev().map(|(at, _)| at).skip(SHORTEST - 1).take(LONGEST);
    let cut = ends.filter_map(|at| term.get(..at)).find(|lead| ends_in_joining_word(lead));
    term = term.get(cut.map_or(0, str::len)..)?;
    if term.chars().count() <= LONGEST_SURE {
        return Some(without_lead(term, text));
    }
    coming_back(term, text)
}

/// The longest end of `term` that stands in `text` at least twice.
fn coming_back<'a>(term: &'a str, text: &str) -> Option<&'a str> {
    let start = |chars: usize| term.char_indices().nth_back(chars - 1).map(|(at, _)| at);
    let (longest, shortest) = (term.get(start(LONGEST).unwrap_or(0)..)?, term.get(start(SHORTEST_SURE)?..)?);
    let mut alike = memmem::find_iter(text.as_bytes(), shortest).filter_map(|at| {
        let before = text.get(..at + shortest.len())?.bytes().rev();
        Some(before.zip(longest.bytes().rev()).take_while(|(a, b)| a == b).count())
    });
    let mut most = [0, 0];
    while let Some(bytes) = alike.next().filter(|_| most[1] < longest.len()) {
        most = [most[0].max(bytes), most[1].max(bytes.min(most[0]))];
    }
    let start = longest.ceil_char_boundary(longest.len() - most[1]);
    longest.get(start..).filter(|words| !words.is_empty())
}

/// Characters of a term.
const SHORTEST: usize = 2;
const LONGEST_SURE: usize = 6;
const SHORTEST_SURE: usize = 4;
const LONGEST: usize = 12;

/// Whether `text` ends in a word behind which a term may begin.
fn ends_in_joining_word(text: &str) -> bool {
    let mut letters = text.chars();
    let beginnings: &[&str] = match letters.next_back() {
        Some('的' | '了' | '是' | '叫' | '把' | '被' | '做') => return true,
        Some('种' | '个') => &["一", "这", "那"],
        Some('種') => &["一"],
        Some('個') => &["一", "這"],
        Some('些' | '位') => &["一", "这", "那", "這"],
        Some('么') => &["那"],
        Some('得') => &["觉"],
        Some('为') => &["认", "称", "成", "作", "因"],
        Some('為') => &["因"],
        Some('作') => &["称"],
        Some('谓' | '以') => &["所"],
        Some('及') => &["以"],
        Some('者') => &["或"],
        Some('过') => &["通"],
        Some('用') => &["使"],
        Some('于') => &["关", "对"],
        Some('於') => &["對"],
        Some('括') => &["包"],
        Some('如') => &["比", "例"],
        Some('要') => &["需"],
        Some('行') => &["进"],
        Some('自') => &["来"],
        Some('后' | '後') => &["然"],
        Some('何' | '果') => &["如"],
        Some('有') => &["还", "還", "因為"],
        Some('且') => &["并", "而"],
        Some('像') => &["就"],
        Some('中') => &["其"],
        Some('谢') => &["谢"],
        Some('謝') => &["謝"],
        _ => &[],
    };
    beginnings.iter().any(|beginning| letters.as_str().ends_with(beginning))
}

/// Words of one letter that may stand before a term or begin it: `与技能`, but `以太坊`.
const LEADING: [char; 16] =
    ['与', '和', '或', '在', '但', '对', '从', '跟', '像', '给', '让', '而', '为', '用', '到', '由'];

/// The term without a leading joining word, where it also stands without it in `text`.
fn without_lead<'a>(term: &'a str, text: &str) -> &'a str {
    let Some(rest) = term.strip_prefix(LEADING).filter(|rest| rest.chars().count() >= SHORTEST) else {
        return term;
    };
    let lead = term.get(..term.len() - rest.len()).unwrap_or_default();
    let stands_alone = || {
        memmem::find_iter(text.as_bytes(), rest)
            .any(|at| text.get(..at).is_some_and(|before| !before.ends_with(lead)))
    };
    if rest.contains('·') || stands_alone() { rest } else { term }
}

/// Han, kana and the dot inside foreign names.
pub fn is_wide_letter(c: char) -> bool {
    c == '·' || is_han_or_kana(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_in_han_begin_behind_joining_words() {
        for (before, term) in [
            ("围绕图像创作的扩散模型", "扩散模型"),
            ("我觉得合成数据", "合成数据"),
            ("转变为一种实际的正和", "正和"),
            ("你需要做这些元推理", "元推理"),
            ("那么开放权重", "开放权重"),
            ("他叫陈·灯塔", "陈·灯塔"),
        ] {
            assert_eq!(han(before, before), Some(term));
        }
        assert_eq!(han("与海边灯塔", "海边灯塔很旧，与海边灯塔"), Some("海边灯塔"));
        assert_eq!(han("以太坊", "以太坊，以太坊"), Some("以太坊"));
        assert_eq!(han("我们昨天晚上去看海边灯塔", ""), None);
        assert_eq!(han("我们昨天晚上去看海边灯塔", "海边灯塔很旧。昨天晚上去看海边灯塔"), Some("海边灯塔"));
    }

    #[test]
    fn names_in_latin_are_capitalised_words() {
        for (before, name) in [
            ("我们用 Open Compute Project", Some("Open Compute Project")),
            ("The Graphics Processing Unit", Some("Graphics Processing Unit")),
            ("we keep the lamp", None),
            ("达到了约 85 MMLU", Some("85 MMLU")),
            ("用C++", Some("C++")),
        ] {
            assert_eq!(latin(before), name, "of {before:?}");
        }
    }
}
