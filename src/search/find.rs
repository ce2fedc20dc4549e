//! Substring and regular-expression search in one reading text.
//!
//! What was typed becomes one regular expression in which every letter stands for all its spellings; matches
//! are found in the text as it is, so that they need no way back.

use std::borrow::Cow;
use std::fmt::Write as _;

use regex::{Regex, RegexBuilder};

use super::expression;
use super::variants::{han_like, letters_like};
use crate::text::compose::composed;
use crate::text::fold::{fold_char, fold_han};
use crate::text::query::What;
use crate::text::range::TextRange;

/// Marks and signs without width, which may stand anywhere.
const INVISIBLE: &str = r"[\u{300}-\u{36f}\u{ad}\u{200b}-\u{200f}\u{2060}\u{fe00}-\u{fe0f}\u{feff}]*";

/// Blanks, and what has no width among them.
const BLANKS: &str = r"(?:\s[\u{300}-\u{36f}\u{ad}\u{200b}-\u{200f}\u{2060}\u{fe00}-\u{fe0f}\u{feff}]*)+";

/// The reading of the Han before it, as ruby becomes text; it may stand between what is found.
const READING: &str = r"(?:[（(][\u{3041}-\u{30ff}\u{3105}-\u{312f}・ ]+[）)])?";

/// A pattern ready to be searched for.
#[derive(Clone, Debug)]
pub struct FindPattern {
    /// `None` if nothing was typed.
    regex: Option<Regex>,
    /// Whether it asks for the beginning or the end of the whole text.
    at_edges: bool,
}

impl FindPattern {
    /// Reads what a person typed: plain text with smart case (all lower case finds any case), in which width,
    /// quotes, accents, and simplified and traditional characters are alike, or `/re/`.
    ///
    /// # Errors
    /// A message for the user if the regular expression is wrong.
    pub fn new(typed: &str) -> Result<Self, String> {
        match between_slashes(typed) {
            Some((expression, insensitive)) => Self::regex(expression, insensitive),
            None => Self::literal(typed, han_like),
        }
    }

    /// As [`FindPattern::new`], but simplified and traditional characters differ.
    ///
    /// # Errors
    /// A message for the user if the regular expression is wrong.
    pub fn in_own_script(typed: &str) -> Result<Self, String> {
        match between_slashes(typed) {
            Some((expression, insensitive)) => Self::regex(expression, insensitive),
            None => Self::literal(typed, |c| vec![c]),
        }
    }

    /// The pattern of a word or an expression of a query.
    ///
    /// # Errors
    /// A message for the user if a regular expression is wrong.
    pub fn of(what: &What) -> Result<Self, String> {
        match what {
            What::Text(text) => Self::text(text),
            What::Expression(expression) => Self::expression(expression),
        }
    }

    /// Plain text, also where it looks like a regular expression.
    ///
    /// # Errors
    /// A message for the user if the text is too long to be searched for.
    pub fn text(typed: &str) -> Result<Self, String> {
        Self::literal(typed, han_like)
    }

    /// A regular expression without its slashes; smart case.
    ///
    /// # Errors
    /// A message for the user if the regular expression is wrong.
    pub fn expression(expression: &str) -> Result<Self, String> {
        Self::regex(expression, false)
    }

    /// Plain text to be found in a text that [`fold_han`] made.
    ///
    /// # Errors
    /// A message for the user if the text is too long to be searched for.
    pub fn in_folded(typed: &str) -> Result<Self, String> {
        let folded = fold_han(typed).text;
        let words: Vec<String> = folded.split_whitespace().map(regex::escape).collect();
        Self::build(&words.join(r"\s+"), false)
    }

    fn literal(typed: &str, han: impl Fn(char) -> Vec<char>) -> Result<Self, String> {
        let mut source = letter_by_letter(typed, &han);
        if let Cow::Owned(whole) = composed(typed) {
            source = format!("{source}|{}", letter_by_letter(&whole, &han));
        }
        Self::build(&source, false)
    }

    fn regex(expression: &str, insensitive: bool) -> Result<Self, String> {
        let pattern = Self::build(expression, insensitive || !expression::names_capitals(expression))?;
        Ok(Self { at_edges: expression::names_edges(expression), ..pattern })
    }

    fn build(source: &str, insensitive: bool) -> Result<Self, String> {
        if source.is_empty() {
            return Ok(Self { regex: None, at_edges: false });
        }
        let built = RegexBuilder::new(source).case_insensitive(insensitive).multi_line(true).build();
        built.map(|regex| Self { regex: Some(regex), at_edges: false }).map_err(|error| plain_message(&error))
    }

    /// Every match in `text`, in order, none overlapping, none empty, on character boundaries.
    pub fn find_all(&self, text: &str) -> Vec<TextRange> {
        self.matches(text).collect()
    }

    /// The same one after the other, as far as they are wanted.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = TextRange> + 'a {
        let all = self.regex.iter().flat_map(|regex| regex.find_iter(text));
        all.filter(|hit| !hit.is_empty()).map(|hit| TextRange::from(hit.range()))
    }

    /// Whether `text`, or some of its lines by themselves, may hold a match; never false if they do.
    pub fn may_be_in(&self, text: &str) -> bool {
        self.at_edges || self.is_in(text)
    }

    /// Whether `text` holds a match.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text).next().is_some()
    }
}

/// The expression of plain text in which each letter stands for all its spellings.
fn letter_by_letter(typed: &str, han: &impl Fn(char) -> Vec<char>) -> String {
    let sensitive = typed.chars().any(char::is_uppercase);
    let mut source = String::new();
    let mut behind_han = false;
    for c in typed.trim().chars() {
        if c.is_whitespace() {
            source.push_str(if source.ends_with(BLANKS) { "" } else { BLANKS });
            continue;
        }
        if fold_char(c).is_none() {
            continue;
        }
        let is_han = matches!(c, '\u{3400}'..='\u{9FFF}');
        let mut alike = if is_han { han(c) } else { letters_like(c) };
        alike.retain(|other| !sensitive || !c.is_alphabetic() || other.is_uppercase() == c.is_uppercase());
        if behind_han && !matches!(c, '(' | '（') {
            source.push_str(READING);
        }
        behind_han = is_han;
        push_class(&mut source, c, &alike);
        source.push_str(INVISIBLE);
    }
    source
}

/// The expression in `/re/`, and whether it is followed by an `i` that turns case off.
fn between_slashes(typed: &str) -> Option<(&str, bool)> {
    let rest = typed.trim().strip_prefix(['/', '／'])?;
    let (rest, insensitive) = match rest.strip_suffix('i').filter(|r| r.ends_with(['/', '／'])) {
        Some(shorter) => (shorter, true),
        None => (rest, false),
    };
    let expression = rest.strip_suffix(['/', '／'])?;
    (!expression.is_empty()).then_some((expression, insensitive))
}

fn push_class(source: &mut String, typed: char, alike: &[char]) {
    if alike.len() < 2 {
        let only = alike.first().copied().unwrap_or(typed);
        source.push_str(&regex::escape(only.encode_utf8(&mut [0; 4])));
        return;
    }
    source.push('[');
    for c in alike {
        let _ = write!(source, r"\u{{{:x}}}", u32::from(*c));
    }
    source.push(']');
}

/// The last line of a message holds what is wrong; the lines before draw the expression.
fn plain_message(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "the pattern is too large".to_owned(),
        other => {
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FindPattern;

    fn found<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        FindPattern::new(typed).unwrap().find_all(text).into_iter().map(|range| range.of(text)).collect()
    }

    #[test]
    fn spellings_that_look_alike_are_alike() {
        let text = "Llama ＬＬＡＭＡ llama：“Café” cafe\u{301} 數據中心 数据中心 a.b it’s";
        assert_eq!(found("llama", text), ["Llama", "ＬＬＡＭＡ", "llama"]);
        assert_eq!(found("Llama", text), ["Llama"]);
        assert_eq!(found("ｌｌａｍａ:", text), ["llama："]);
        assert_eq!(found("\"cafe\"", text), ["“Café”"]);
        assert_eq!(found("café", text), ["Café", "cafe\u{301}"]);
        assert_eq!(found("数据中心", text), ["數據中心", "数据中心"]);
        assert_eq!(found("a.b", text), ["a.b"]);
        assert_eq!(found("it's", text), ["it’s"]);
        assert_eq!(found("", text), Vec::<&str>::new());
    }

    #[test]
    fn letters_typed_apart_are_found_whole() {
        assert_eq!(found("か\u{3099}くせい", "学生は、がくせい"), ["がくせい"]);
        assert_eq!(found("\u{1100}\u{1175}\u{11b7}", "김범석"), ["김"]);
        assert_eq!(found("e\u{301}te\u{301}", "l’été"), ["été"]);
        assert_eq!(found("ﬁne", "a fine day"), ["fine"]);
    }

    #[test]
    fn readings_may_stand_between_what_is_found() {
        let text = "東京（とうきょう）の土（つち）は、東京（大阪）の土";
        assert_eq!(found("東京の土", text), ["東京（とうきょう）の土"]);
        assert_eq!(found("京（とう", text), ["京（とう"]);
        assert_eq!(found("土", text), ["土", "土"]);
    }

    #[test]
    fn scripts_may_be_kept_apart_and_blanks_stretch() {
        let text = "數據 数据  中心\n很 好";
        let own = FindPattern::in_own_script("数据").unwrap().find_all(text);
        assert_eq!(own.len(), 1);
        assert_eq!(found("数据 中心", text), ["数据  中心"]);
        assert_eq!(found("中心 很", text), ["中心\n很"]);
        assert_eq!(found("Ann Lee", "Ann \u{200b}\nLee").len(), 1, "also around what has no width");
    }

    #[test]
    fn expressions_have_smart_case_and_plain_messages() {
        assert_eq!(found("/l+ama \\d/", "Llama 3 llama 2"), ["Llama 3", "llama 2"]);
        assert_eq!(found("/L\\w+/", "Llama 3 llama 2"), ["Llama"]);
        assert_eq!(found("/\\p{Han}+/", "扎克ok"), ["扎克"]);
        assert_eq!(found("/x*/", "abc"), Vec::<&str>::new());
        assert_eq!(found("/path", "a/path"), ["/path"]);
        let message = FindPattern::new("/(/").unwrap_err();
        assert!(message.contains("unclosed group") && !message.contains('\n'), "{message}");
    }

    #[test]
    fn what_was_copied_is_found_again() {
        let text = "一段\u{200b}带有不可见字符的话";
        assert_eq!(found("段带有", text), ["段\u{200b}带有"]);
        assert_eq!(found("一段\u{200b}带有", text), ["一段\u{200b}带有"]);
    }
}
