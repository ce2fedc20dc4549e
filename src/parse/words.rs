//! Words that carry meaning in labels and around the talk, in the languages interviews are written in.
//!
//! Compared after folding: lower case, half width, no blanks at the ends.

use crate::episode::model::Role;

mod lists;

use lists::{AFTERWORDS, BEGINNINGS, ENDINGS, FIELDS, GREETINGS, GUESTS, HOSTS, PSEUDO, STAGE, VERBS};

/// Folds a word for comparison: lower case, half width, single blanks.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.trim().chars() {
        let c = match c {
            '\u{3000}' | '\u{a0}' | '\t' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        match c {
            ' ' if out.ends_with(' ') => {}
            '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
            '\u{2e80}'..='\u{9fff}' => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// What a word says about its voice, where it is such a word (a number may follow: `嘉宾2`, `Audience 1`).
pub fn role(word: &str) -> Option<Role> {
    let folded = fold(word);
    let bare =
        folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '甲' | '乙' | '丙'));
    let bare = if bare.is_empty() { folded.as_str() } else { bare };
    [(HOSTS, Role::Host), (GUESTS, Role::Guest), (PSEUDO, Role::Pseudo)]
        .into_iter()
        .find(|(words, _)| words.contains(&bare))
        .map(|(_, role)| role)
}

/// The word of a numbered question or answer, whose number is not its voice's: `Q` of `Q12`, `问` of `问 3`.
pub fn numbered(label: &str) -> Option<&str> {
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '.', '-']);
    let folded = fold(word);
    let asks = ["q", "a", "question", "answer", "问", "問", "答", "提问", "提問", "回答", "質問"];
    (word.len() < label.len() && asks.contains(&folded.as_str())).then_some(word)
}

/// Whether a text begins as somebody does who begins to talk.
pub fn greets(text: &str) -> bool {
    let start: String = text.chars().skip_while(|c| !c.is_alphanumeric()).take(24).collect();
    let folded = fold(&start);
    GREETINGS.iter().any(|greeting| folded.starts_with(greeting))
}

/// A role's word at the start of a label before a name: the word, and where the name begins.
pub fn role_before(label: &str) -> Option<(&str, Role)> {
    let ends =
        label.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '：' | ':' | '·' | '-' | '—'));
    ends.take(3).find_map(|(at, _)| {
        let word = label.get(..at)?;
        role(word).filter(|role| at > 1 && *role != Role::Pseudo).map(|role| (word, role))
    })
}

/// Splits a trailing verb off a label: `主持人提问` is 主持人 and 提问.
pub fn verb(label: &str) -> Option<(&str, &str)> {
    let found = VERBS.iter().find(|verb| label.ends_with(**verb) && label.len() > verb.len())?;
    let (name, verb) = label.split_at(label.len() - found.len());
    Some((name.trim_end(), verb))
}

/// Whether a label names a field of a form rather than a voice.
pub fn is_field(label: &str) -> bool {
    let folded = fold(label);
    FIELDS.iter().any(|field| {
        folded.strip_suffix(field).is_some_and(|before| {
            let han = !field.is_ascii() && field.chars().count() > 1;
            before.is_empty() || han || field.len() > 3 && before.ends_with(' ')
        })
    })
}

/// Bytes that a line which ends a talk may take, however it is spaced.
const LONGEST_ENDING: usize = 400;

/// Whether `text` begins what stands after a talk.
pub fn ends_talk(text: &str) -> bool {
    let bare = text.trim_start_matches(['#', '*', '【', '[', '-', '—', ' ', '■', '▍', '◆']);
    if bare.len() > LONGEST_ENDING {
        return false;
    }
    let folded = fold(bare);
    folded.chars().count() <= 40 && ENDINGS.iter().any(|ending| folded.starts_with(ending))
}

/// Whether a heading says that the talk begins.
pub fn begins_talk(title: &str) -> bool {
    let folded = fold(title.trim_end_matches([':', '：']));
    BEGINNINGS.contains(&folded.as_str())
}

/// Whether a heading begins words about the talk that are nobody's in it.
pub fn is_afterword(title: &str) -> bool {
    AFTERWORDS.contains(&fold(title.trim_end_matches([':', '：'])).as_str())
}

/// Whether bracketed words are a stage direction.
pub fn is_stage(words: &str) -> bool {
    let folded = fold(words);
    STAGE.iter().any(|stage| {
        folded == *stage || !stage.is_ascii() && stage.chars().count() > 1 && folded.contains(stage)
    }) || folded.split(' ').next().is_some_and(|first| first.is_ascii() && STAGE.contains(&first))
        || folded.chars().count() <= 6 && folded.contains('笑')
}
