//! Where a term begins in a text that does not mark it. Right edges are easy (the bracket); left edges are not:
//! Chinese puts no blanks between words.

use memchr::memmem;

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

/// The term in Han at the end of `before`: behind the last word that joins it to its sentence. `text` is the whole
/// text: a long candidate is cut to what comes back in it.
pub fn han<'a>(before: &'a str, text: &str) -> Option<&'a str> {
    let start = before.rfind(|c| !is_han(c)).map_or(0, |at| at + before.get(at..).map_or(1, first_width));
    let mut term = before.get(start..)?;
    if term.chars().count() < SHORTEST {
        return None;
    }
    for word in JOINING {
        let cuts = term.match_indices(word).map(|(at, _)| at + word.len());
        let cut =
            cuts.filter(|at| term.get(*at..).is_some_and(|rest| rest.chars().count() >= SHORTEST)).last();
        term = cut.and_then(|at| term.get(at..)).unwrap_or(term);
    }
    if term.chars().count() <= LONGEST_SURE {
        return Some(without_lead(term, text));
    }
    let suffixes = term.char_indices().filter_map(|(at, _)| term.get(at..));
    suffixes
        .skip_while(|suffix| suffix.chars().count() > LONGEST)
        .take_while(|suffix| suffix.chars().count() >= SHORTEST_SURE)
        .find(|suffix| memmem::find_iter(text.as_bytes(), suffix.as_bytes()).nth(1).is_some())
}

/// Characters of a term.
const SHORTEST: usize = 2;
const LONGEST_SURE: usize = 6;
const SHORTEST_SURE: usize = 4;
const LONGEST: usize = 12;

/// Words behind which a term may begin.
const JOINING: [&str; 63] = [
    "的",
    "了",
    "是",
    "叫",
    "把",
    "被",
    "一种",
    "一種",
    "一个",
    "一個",
    "一些",
    "一位",
    "这位",
    "那位",
    "這位",
    "这个",
    "那个",
    "这种",
    "那种",
    "这些",
    "那些",
    "這個",
    "這些",
    "那么",
    "觉得",
    "认为",
    "称为",
    "称作",
    "所谓",
    "就是",
    "以及",
    "或者",
    "通过",
    "使用",
    "关于",
    "对于",
    "包括",
    "比如",
    "例如",
    "需要",
    "进行",
    "做",
    "来自",
    "成为",
    "作为",
    "然后",
    "如何",
    "还有",
    "并且",
    "因为",
    "所以",
    "如果",
    "但是",
    "而且",
    "就像",
    "其中",
    "因為",
    "對於",
    "然後",
    "還有",
    "因為有",
    "谢谢",
    "謝謝",
];

/// Words of one letter that may stand before a term or begin it: `与技能`, but `以太坊`.
const LEADING: [char; 16] =
    ['与', '和', '或', '在', '但', '对', '从', '跟', '像', '给', '让', '而', '为', '用', '到', '由'];

/// The term without a leading joining word, where it also stands without it in `text`.
fn without_lead<'a>(term: &'a str, text: &str) -> &'a str {
    let rest = term.strip_prefix(LEADING).filter(|rest| rest.chars().count() >= SHORTEST);
    let times = |words: &str| memmem::find_iter(text.as_bytes(), words.as_bytes()).count();
    let stands_alone = |rest: &&str| times(rest) > times(term);
    rest.filter(|rest| rest.contains('·') || stands_alone(rest)).unwrap_or(term)
}

/// Han, kana and the dot inside foreign names.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '·' | '\u{20000}'..='\u{3ffff}')
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
