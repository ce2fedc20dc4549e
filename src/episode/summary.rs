//! What a list knows of an episode without holding its text.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::head::Found;
use super::model::{Episode, Role, Speaker};
use super::questions;
use crate::text::clusters;
use crate::text::language;
use crate::text::script::is_han_or_kana;

/// Reading speed, for minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed {
    /// Han characters (and kana) a minute.
    pub han: f64,
    /// Other words a minute.
    pub words: f64,
}

impl Default for Speed {
    fn default() -> Self {
        Self { han: 400.0, words: 220.0 }
    }
}

/// An episode's line in a list, and its card.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    /// The title.
    pub title: String,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty.
    pub date: String,
    /// Where it was published.
    pub source: String,
    /// A summary from the front matter.
    pub summary: String,
    /// The programme or series it is part of; empty if nothing tells.
    pub series: String,
    /// The code of its language (`zh`, `en`), as its front matter tells or as its letters show.
    pub language: String,
    /// Topics.
    pub tags: Vec<String>,
    /// Files that hold it in other languages, as its front matter names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<String>,
    /// Persons mentioned in the front matter.
    pub people: Vec<String>,
    /// Voices, with their roles and grapheme clusters spoken.
    pub speakers: Vec<VoiceSummary>,
    /// Numbers and titles of the sections.
    pub sections: Vec<(u32, String)>,
    /// Number of turns.
    pub turns: u32,
    /// Number of turns in which somebody asks.
    pub questions: u32,
    /// Whether it tells times of a recording.
    pub timed: bool,
    /// Grapheme clusters without blanks.
    pub chars: u32,
    /// Minutes to read.
    pub minutes: f64,
    /// The encoding of the file.
    pub encoding: String,
    /// Whether it is an interview, or what else; its card tells, which knows the file.
    #[serde(default, skip_serializing_if = "TextKind::is_interview")]
    pub kind: TextKind,
}

/// What a text is among the others of a library, in the order of a list.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum TextKind {
    /// A talk, as far as can be told.
    #[default]
    Interview,
    /// Nobody speaks in it: a note, a recipe, a list of things to do.
    Silent,
    /// A form that is to be filled in.
    Template,
    /// It tells of the files beside it: a README. Who speaks in it may be worth reading.
    About,
}

impl TextKind {
    /// Whether it waits behind the interviews of a list.
    pub fn waits(self) -> bool {
        matches!(self, Self::Silent | Self::Template)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    fn is_interview(&self) -> bool {
        *self == Self::Interview
    }
}

/// A voice in a list.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VoiceSummary {
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Whether its name is a word for what it does, or a number: `问`, `Host`, `Speaker 1`.
    pub generic: bool,
    /// What it does.
    pub role: Option<Role>,
    /// Turns it has.
    pub turns: u32,
    /// Grapheme clusters it speaks.
    pub chars: u32,
}

impl VoiceSummary {
    /// Whether it is somebody who can be told from others.
    pub fn is_person(&self) -> bool {
        !self.generic && self.role != Some(Role::Pseudo)
    }

    /// The voices of `episode`.
    pub fn all(episode: &Episode) -> Vec<Self> {
        let voice = |s: &Speaker| Self {
            name: s.name.clone(),
            aliases: s.aliases.clone(),
            generic: false,
            role: s.role,
            turns: s.turns,
            chars: s.chars,
        };
        episode.speakers.iter().map(voice).collect()
    }
}

impl Summary {
    /// Sums up `episode` for lists.
    pub fn of(episode: &Episode, speed: Speed) -> Self {
        let value = |found: &Option<Found>| found.as_ref().map_or_else(String::new, |f| f.value.clone());
        let head = &episode.head;
        Self {
            title: value(&head.title),
            date: value(&head.date),
            source: value(&head.source),
            summary: head.summary.clone().unwrap_or_default(),
            series: head.series.clone().unwrap_or_default(),
            language: head.language.clone().unwrap_or_else(|| language::detected(talk(episode))),
            tags: head.tags.clone(),
            versions: head.versions.clone(),
            people: head.people.clone(),
            speakers: VoiceSummary::all(episode),
            sections: episode.sections.iter().filter_map(|s| Some((s.number, s.title.clone()?))).collect(),
            turns: episode.turns.len() as u32,
            questions: episode.turns.iter().filter(|turn| questions::asks(episode)(turn)).count() as u32,
            timed: !episode.times.is_empty(),
            chars: chars_of(episode, 0..episode.paragraphs.len()),
            minutes: minutes_of(episode, 0..episode.paragraphs.len(), speed),
            encoding: episode.encoding.clone(),
            kind: TextKind::default(),
        }
    }
}

/// What is said in `episode`, from its first turn on; all of it if nobody speaks.
fn talk(episode: &Episode) -> &str {
    let start = episode.turns.first().map_or(0, |turn| episode.range_of(&turn.paragraphs).start);
    episode.text.get(start..).unwrap_or_default()
}

/// Minutes it takes to read `paragraphs` of `episode`; folded matter is not counted.
pub fn minutes_of(episode: &Episode, paragraphs: Range<usize>, speed: Speed) -> f64 {
    unfolded(episode, paragraphs).map(|text| minutes(text, speed)).fold(0.0, |sum, minutes| sum + minutes)
}

/// Grapheme clusters in `paragraphs` of `episode`, blanks and folded matter not counted.
pub fn chars_of(episode: &Episode, paragraphs: Range<usize>) -> u32 {
    unfolded(episode, paragraphs).map(chars).sum()
}

/// The texts of `paragraphs` that lie in no aside.
fn unfolded(episode: &Episode, paragraphs: Range<usize>) -> impl Iterator<Item = &str> {
    let shown = paragraphs.filter(|index| episode.aside_of(*index).is_none());
    shown.filter_map(|index| episode.paragraphs.get(index)).map(|paragraph| paragraph.range.of(&episode.text))
}

/// Grapheme clusters in `text`, blanks not counted.
pub fn chars(text: &str) -> u32 {
    use unicode_segmentation::UnicodeSegmentation;
    if text.is_ascii() {
        return text.bytes().filter(|b| !b.is_ascii_whitespace()).count() as u32;
    }
    if clusters::are_single(text) {
        return text.chars().count() as u32 - blanks(text);
    }
    text.graphemes(true).filter(|g| !g.chars().all(char::is_whitespace)).count() as u32
}

static WIDE_BLANK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\u{3000}"));

/// U+0020 and U+3000 in `text`.
fn blanks(text: &str) -> u32 {
    let narrow = memchr::memchr_iter(b' ', text.as_bytes()).count();
    (narrow + WIDE_BLANK.find_iter(text.as_bytes()).count()) as u32
}

/// Minutes it takes to read `text`: Han characters and kana by one speed, other words by another.
pub fn minutes(text: &str, speed: Speed) -> f64 {
    let bytes = text.as_bytes();
    let (mut han, mut words, mut in_word) = (0_u32, 0_u32, false);
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let (letter, joins, length) = match first {
            0..0x80 => (first.is_ascii_alphanumeric(), matches!(first, b'\'' | b'-'), 1),
            // U+5000 to U+9FFF, which most of a Chinese text is made of.
            0xE5..=0xE9 => {
                han += 1;
                (false, false, 3)
            }
            _ => {
                let c = text.get(at..).and_then(first_char).unwrap_or_default();
                let ideograph = is_han_or_kana(c);
                han += u32::from(ideograph);
                (!ideograph && !is_wide_mark(c) && c.is_alphanumeric(), c == '’', c.len_utf8())
            }
        };
        words += u32::from(letter && !in_word);
        in_word = letter || joins && in_word;
        at += length;
    }
    f64::from(han) / speed.han + f64::from(words) / speed.words
}

/// Whether `c` is one of the marks of Chinese text, which are many and slow to look up.
fn is_wide_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '？'
            | '！'
            | '：'
            | '；'
            | '“'
            | '”'
            | '（'
            | '）'
            | '《'
            | '》'
            | '…'
            | '—'
    )
}

fn first_char(text: &str) -> Option<char> {
    text.chars().next()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{Speed, chars, is_han_or_kana, minutes, minutes_of};

    proptest! {
        #[test]
        fn characters_are_grapheme_clusters_without_blanks(text in "[a-z é，。“”「你好かな゙ー가\u{301}👨‍👩‍👧🇨🇳\u{3000}\t]{0,40}") {
            let clusters = text.graphemes(true).filter(|g| !g.chars().all(char::is_whitespace)).count();
            prop_assert_eq!(chars(&text) as usize, clusters);
        }

        #[test]
        fn han_and_words_are_counted_character_by_character(text in "[a-z0-9 '’é，。一你鿿㐀䷀々かー〡Ａ가🇨]{0,40}") {
            let (mut han, mut words, mut in_word) = (0, 0, false);
            for c in text.chars() {
                let letter = !is_han_or_kana(c) && c.is_alphanumeric();
                han += u32::from(is_han_or_kana(c));
                words += u32::from(letter && !in_word);
                in_word = letter || in_word && matches!(c, '\'' | '’' | '-');
            }
            let told = minutes(&text, Speed { han: 1.0, words: 1000.0 });
            prop_assert!((told - f64::from(han) - f64::from(words) / 1000.0).abs() < 1e-9, "{told}");
        }
    }

    #[test]
    fn folded_matter_takes_no_time() {
        let source = "**甲**：一二三四？\n\n**乙**：五六七八。\n\n<!-- 九十九十九十 -->\n\n**甲**：好。\n";
        let (episode, _) = crate::parse::parse(source.as_bytes(), &crate::parse::Hints::default());
        assert!(!episode.asides.is_empty() && episode.text.contains("九十九十"));
        let whole = minutes(&episode.text, Speed::default());
        let told = minutes_of(&episode, 0..episode.paragraphs.len(), Speed::default());
        assert!((whole - told - 6.0 / 400.0).abs() < 1e-9, "{whole} {told}");
    }
}
