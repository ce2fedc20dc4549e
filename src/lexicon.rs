//! The words that carry meaning in an interview, language by language: who asks and who answers, what labels
//! a field, what stands around the talk. Only `parse` asks; whatever in it knows a word reads it here.
//!
//! Words are compared as [`fold`] leaves them, so lists hold one spelling: lower case, simplified Han. A word
//! is found in one look into a table, however many languages there are.

mod en;
mod fold;
mod germanic;
mod ja;
mod ko;
mod language;
mod languages;
pub mod names;
mod others;
mod romance;
mod slavic;
mod table;
pub mod talk;
mod zh;

use crate::episode::model::Role;

pub use fold::fold;
pub use language::{HeadKey, Lexicon};
use languages::LANGUAGES;
use table::Phrase;
pub use table::{Meaning, look};

/// The role that `word` gives whoever bears it. A number or letter may follow, an article may stand before it:
/// `嘉宾2`, `Audience 1`, `Le journaliste`.
pub fn role(word: &str) -> Option<Role> {
    let bare = || look(without_number(word)?).role;
    let behind = || Some(look(without_article(word)?)).filter(|meaning| !meaning.mark)?.role;
    look(word).role.or_else(bare).or_else(behind)
}

/// The word behind an article; `None` without one.
fn without_article(word: &str) -> Option<&str> {
    let (first, rest) = word.trim_start().split_once([' ', '\'', '’'])?;
    let articles = ["the", "le", "la", "l", "el", "der", "die", "il", "lo", "o", "a"];
    articles.iter().any(|article| first.eq_ignore_ascii_case(article)).then_some(rest)
}

/// Whether `word` is for anybody who speaks, with or without a number: `Speaker 1`, `说话人2`.
pub fn is_anyone(word: &str) -> bool {
    look(word).anyone || without_number(word).is_some_and(|word| look(word).anyone)
}

/// The word before a number that tells speakers apart; `None` without one.
fn without_number(word: &str) -> Option<&str> {
    let is_number = |c: char| c.is_numeric() || matches!(c, ' ' | '#' | '_' | '甲' | '乙' | '丙' | '丁');
    let bare = word.trim_end().trim_end_matches(is_number);
    (!bare.is_empty() && bare.len() < word.len()).then_some(bare)
}

/// A role's word at the start of a label before a name: the word, and what it says. `主持人 李雷`, `Host: Ann`.
pub fn role_before(label: &str) -> Option<(&str, Role)> {
    let ends =
        label.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '：' | ':' | '·' | '-' | '—'));
    ends.take(3).find_map(|(at, _)| {
        let word = label.get(..at)?;
        role(word).filter(|role| at > 1 && *role != Role::Pseudo).map(|role| (word, role))
    })
}

/// A role's word that is written on to a Chinese name with no blank between: `主持人周小满`.
pub fn role_joined(label: &str) -> Option<(&str, Role)> {
    if !label.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}')) {
        return None;
    }
    let ends = label.char_indices().map(|(at, _)| at).skip(2).take(4);
    let parts = ends.filter_map(|at| label.split_at_checked(at));
    let is_name = |name: &str| {
        (2..=4).contains(&name.chars().count())
            && names::begins_with_surname(name)
            && !names::holds_function_han(name)
            && role(name).is_none()
            && !says(name)
    };
    let named = parts.filter(|(_, name)| is_name(name));
    let told = named.filter_map(|(word, _)| Some((word, role(word)?)));
    told.filter(|(_, role)| matches!(role, Role::Host | Role::Guest)).last()
}

/// What the value of `key` tells, if it is a key of a head in any spelling: `publish_date`, `発行日`, `Дата интервью`.
/// Words for hosts and guests are keys too, marks such as `Q` are none.
pub fn head_key(key: &str) -> Option<HeadKey> {
    table::ranked_key(key).map(|(key, _)| key)
}

/// As [`head_key`], with a number that is the smaller the surer the key: `title` before `headline`.
pub fn ranked_key(key: &str) -> Option<(HeadKey, u16)> {
    table::ranked_key(key)
}

/// Whether `word` is a verb of speaking, as it stands behind a name: `said`, `说`, `говорит`.
pub fn says(word: &str) -> bool {
    look(word).verb
}

/// Splits a trailing verb of speaking off a label: `主持人提问` is 主持人 and 提问, `Ana asks` is Ana and
/// asks.
pub fn verb(label: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 4;
    let apart = label.rfind(char::is_whitespace).and_then(|at| label.split_at_checked(at));
    let apart = apart.filter(|(name, verb)| !name.is_empty() && says(verb));
    let joined = || {
        let ends = label.char_indices().rev().take(LONGEST).filter(|(at, _)| *at > 0);
        let wide = ends.take_while(|(_, c)| crate::text::script::is_han_or_kana(*c));
        let found = wide.filter_map(|(at, _)| label.split_at_checked(at)).filter(|(_, verb)| says(verb));
        found.last()
    };
    apart.or_else(joined).map(|(name, verb)| (name.trim_end(), verb.trim_start()))
}

/// Whether a label names a field of a form rather than a speaker; it may end in that: `本期关键词`, `video link`.
pub fn is_field(label: &str) -> bool {
    table::is_field(label)
}

/// The word of a numbered question or answer, whose number is not its speaker's: `Q` of `Q12`, `问` of `问 3`.
pub fn numbered(label: &str) -> Option<&str> {
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '.', '-']);
    (word.len() < label.len() && look(word).mark).then_some(word)
}

/// Whether `text` begins as somebody does who begins to talk.
pub fn greets(text: &str) -> bool {
    let start: String = text.chars().skip_while(|c| !c.is_alphanumeric()).take(24).collect();
    table::begins(&fold(&start), Phrase::Greeting)
}

/// Bytes that a line around a talk may take, however it is spaced.
const LONGEST_LINE: usize = 400;

/// Whether `text` begins what stands after a talk.
pub fn ends_talk(text: &str) -> bool {
    let bare = text.trim_start_matches(['#', '*', '【', '[', '-', '—', ' ', '■', '▍', '◆']);
    if bare.len() > LONGEST_LINE {
        return false;
    }
    let folded = fold(bare);
    folded.chars().count() <= 40 && table::begins(&folded, Phrase::Ending)
}

/// Whether `text` is the line that a program or a transcriber leaves: `Transcribed by …`, `字幕由…提供`.
pub fn is_footer(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= LONGEST_LINE && table::begins(&fold(bare), Phrase::Footer)
}

/// What stands behind the words by which `line` tells a date without a colon: `Published on `, `发布于`.
pub fn behind_dated(line: &str) -> Option<&str> {
    LANGUAGES.iter().flat_map(|lexicon| lexicon.dated).find_map(|opening| {
        let mut rest = line.chars();
        let alike = |c: char| {
            rest.next().is_some_and(|own| fold(own.encode_utf8(&mut [0; 4])).starts_with(c) || own == c)
        };
        opening.chars().all(alike).then_some(rest.as_str())
    })
}

/// Whether a heading says that the talk begins.
pub fn begins_talk(title: &str) -> bool {
    look(title.trim_end_matches([':', '：'])).beginning
}

/// Whether a heading begins words about the talk that are nobody's in it.
pub fn is_afterword(title: &str) -> bool {
    look(title.trim_end_matches([':', '：'])).afterword
}

/// Whether bracketed words are a stage direction.
pub fn is_stage(words: &str) -> bool {
    if look(words).stage {
        return true;
    }
    let folded = fold(words);
    let first = folded.split(' ').next().filter(|first| first.len() < folded.len());
    let short = folded.chars().count() <= 6 && folded.contains('笑');
    let held = |stage: &str| !stage.is_ascii() && stage.chars().nth(1).is_some() && folded.contains(stage);
    short || first.is_some_and(|first| look(first).stage) || zh::CHINESE.stage.iter().any(|stage| held(stage))
}

/// The number of the month, 1 to 12, that `word` names in any language.
pub fn month(word: &str) -> Option<i8> {
    look(word.trim_end_matches('.')).month
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_means_the_same_in_every_spelling() {
        for word in [
            "嘉賓",
            "嘉宾",
            "嘉宾2",
            "來賓",
            "受訪者",
            "GUEST",
            "Гость",
            "réponse",
            "INVITÉ",
            "re\u{301}ponse",
        ] {
            assert_eq!(role(word), Some(Role::Guest), "{word}");
        }
        for word in ["記者", "记者甲", "Moderator", "ΔΗΜΟΣΙΟΓΡΑΦΟΣ", "Ведущий", "진행자", "ＨＯＳＴ"]
        {
            assert_eq!(role(word), Some(Role::Host), "{word}");
        }
        assert_eq!((role("Le journaliste"), role("L’invité")), (Some(Role::Host), Some(Role::Guest)));
        assert_eq!((role("The answer"), role("the question")), (None, None));
        assert!(is_anyone("Speaker 12") && is_anyone("说话人 1") && !is_anyone("Speakerphone"));
        assert_eq!((role("Ana"), role("2"), role("")), (None, None, None));
    }

    #[test]
    fn keys_of_a_head_in_the_spellings_that_are_met() {
        for (key, wanted) in [
            ("publish_date", HeadKey::Date),
            ("interviewDate", HeadKey::Date),
            ("Date of interview", HeadKey::Date),
            ("Дата интервью", HeadKey::Date),
            ("發布時間", HeadKey::Date),
            ("嘉賓", HeadKey::Guest),
            ("INTERVIEWEE", HeadKey::Guest),
            ("moderator", HeadKey::Host),
            ("Ort", HeadKey::Place),
            ("標籤", HeadKey::Tags),
        ] {
            assert_eq!(head_key(key), Some(wanted), "{key}");
        }
        for key in ["Q", "update", "我昨天", "Ana"] {
            assert_ne!(head_key(key).filter(|key| *key != HeadKey::Other), Some(HeadKey::Date), "{key}");
        }
        assert_eq!(head_key("Q"), None);
    }

    #[test]
    fn verbs_come_off_labels() {
        assert_eq!(verb("主持人提问"), Some(("主持人", "提问")));
        assert_eq!(verb("Ana asks"), Some(("Ana", "asks")));
        assert_eq!(verb("Он говорит"), Some(("Он", "говорит")));
        assert_eq!((verb("说"), verb("Ana")), (None, None));
    }

    #[test]
    fn lines_that_tools_leave_are_known() {
        for line in
            ["Transcribed by https://otter.ai", "（字幕由 Amara.org 社区提供）", "*Transcript by Rev.com*"]
        {
            assert!(is_footer(line), "{line}");
        }
        assert!(!is_footer("We transcribed it by hand."));
    }
}
