//! Names that mean the same: 扎克伯格, 祖克柏 and Zuckerberg.
//!
//! Gathered from an episode's own glosses and labels and from the reader's list of aliases, so that a label
//! is found by a name that does not stand in it.

use std::cell::RefCell;

use foldhash::{HashMap, HashMapExt};

use super::fuzzy::Corpus;
use super::hangul::romanized;
use super::reading::readings;
use crate::episode::model::Episode;
use crate::text::fold::fold_han;

/// Groups of names of the same person or thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    groups: Vec<Vec<String>>,
}

impl Names {
    /// The names that `episode` itself equates: its glossary's terms and its speakers with their other forms.
    pub fn of(episode: &Episode) -> Self {
        let mut names = Self::default();
        for term in &episode.glossary {
            names.add(std::iter::once(&term.term).chain(&term.aliases));
        }
        for speaker in &episode.speakers {
            names.add(std::iter::once(&speaker.name).chain(&speaker.aliases));
        }
        names
    }

    /// Adds names that mean the same; blank ones are left out, and fewer than two say nothing.
    pub fn add<'a>(&mut self, group: impl IntoIterator<Item = &'a String>) {
        let group: Vec<String> = group.into_iter().filter(|name| !name.trim().is_empty()).cloned().collect();
        if group.len() > 1 {
            self.groups.push(group);
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// These and `others`.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.groups.extend(others.groups);
        self
    }

    /// Other names of everything that `label` names. For many labels see [`Names::lookup`].
    pub fn aliases_in(&self, label: &str) -> Vec<String> {
        self.lookup().aliases_in(label)
    }

    /// These names, prepared for many labels.
    pub fn lookup(&self) -> Lookup<'_> {
        let mut by_start: HashMap<(char, char), Vec<u32>> = HashMap::new();
        for (index, group) in (0..).zip(&self.groups) {
            for start in group.iter().filter_map(|name| pairs(name).next()) {
                by_start.entry(start).or_default().push(index);
            }
        }
        Lookup { groups: &self.groups, by_start }
    }
}

/// Names by their first two characters: a single one names too much to count (`问`, `Q`).
#[derive(Debug)]
pub struct Lookup<'n> {
    groups: &'n [Vec<String>],
    by_start: HashMap<(char, char), Vec<u32>>,
}

impl Lookup<'_> {
    /// Other names of everything that `label` names. A name in Latin letters has to stand there as a whole
    /// word.
    pub fn aliases_in(&self, label: &str) -> Vec<String> {
        if self.by_start.is_empty() {
            return Vec::new();
        }
        let mut near: Vec<u32> =
            pairs(label).filter_map(|pair| self.by_start.get(&pair)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let groups = near.into_iter().filter_map(|index| self.groups.get(index as usize));
        let named = groups.filter(|group| group.iter().any(|name| stands_in(name, label)));
        named.flatten().filter(|name| !label.contains(name.as_str())).cloned().collect()
    }
}

/// Every two characters that stand side by side in `text`.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().zip(text.chars().skip(1))
}

/// Names in `episode` that are typed by their readings, folded: voices, terms, and what the front matter
/// mentions.
pub(super) fn typed_names(episode: &Episode) -> Vec<String> {
    let speakers = episode.speakers.iter().flat_map(|s| std::iter::once(&s.name).chain(&s.aliases));
    let terms = episode.glossary.iter().flat_map(|term| std::iter::once(&term.term).chain(&term.aliases));
    let head = &episode.head;
    let mentioned = [&head.people, &head.organisations, &head.products, &head.works].into_iter().flatten();
    let all = speakers.chain(terms).chain(mentioned);
    let mut names: Vec<String> = all.map(|name| fold_han(name.trim()).text).collect();
    let latin = |c: char| c.is_ascii_alphanumeric() || c.is_control();
    names.retain(|name| name.chars().nth(1).is_some() && !name.contains(latin));
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a word may be meant as the readings of a name: small Latin letters, too many to stand for
/// anything.
pub(super) fn may_type(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether `word` types the folded `name`: its readings from the first to the second at least, or all their
/// initials.
pub(super) fn types(word: &str, name: &str) -> bool {
    spellings(name).iter().any(|(spelling, least)| spelling.starts_with(word) && word.len() >= *least)
}

/// The ways to type one folded character in a text; katakana as hiragana. Hangul is typed as it is.
pub(super) fn ways_to_type(c: char) -> Vec<String> {
    match c {
        '\u{AC00}'..='\u{D7A3}' => Vec::new(),
        '\u{30A1}'..='\u{30F6}' => readings(char::from_u32(u32::from(c) - 0x60).unwrap_or(c)),
        _ => readings(c),
    }
}

/// What orders names alphabetically: letters as they are, Han characters and kana by their usual readings,
/// among the letters they are read with; those that are read alike by themselves.
pub fn alphabetical(name: &str) -> Vec<(String, char)> {
    let key = |c: char| (ways_to_type(c).into_iter().next().unwrap_or_else(|| c.to_string()), c);
    fold_han(name.trim()).text.chars().map(key).collect()
}

/// Ways to read a character with several readings that are tried, over a whole name.
const WAYS: usize = 8;

/// The ways to type a folded name, each with the fewest letters that tell it.
pub(super) fn spellings(name: &str) -> Vec<(String, usize)> {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let readings: Vec<Vec<String>> = letters.map(ways_to_type).collect();
    let mut ways = vec![(String::new(), String::new(), 0)];
    for (index, readings) in readings.iter().enumerate() {
        let longer = ways.iter().flat_map(|(whole, initials, least)| {
            readings.iter().map(move |reading| {
                let initials = initials.chars().chain(reading.chars().take(1)).collect();
                let least = if index == 0 { reading.len() + 1 } else { *least };
                (format!("{whole}{reading}"), initials, least)
            })
        });
        ways = longer.take(WAYS).collect();
    }
    let both = |(whole, initials, least): (String, String, usize)| {
        let all = initials.len();
        [(whole, least), (initials, all)]
    };
    let mut spellings: Vec<_> =
        ways.into_iter().flat_map(both).filter(|(spelling, _)| may_type(spelling)).collect();
    spellings.sort_unstable();
    spellings.dedup();
    spellings
}

/// Whether `name` holds `part`, folded, or is spelt by it in pinyin, romaji or romaja, in one run. What was
/// answered lately is remembered: a filter holds the same few names against the same part again and again.
pub fn is_called(name: &str, part: &str) -> bool {
    let part = part.trim();
    let known =
        ANSWERS.with_borrow(|answers| answers.by_part.get(part).and_then(|names| names.get(name)).copied());
    known.unwrap_or_else(|| {
        let answer = is_called_anew(name, part);
        ANSWERS.with_borrow_mut(|answers| answers.remember(name, part, answer));
        answer
    })
}

fn is_called_anew(name: &str, part: &str) -> bool {
    let spelt = || {
        if !begins_within(name, part) {
            return false;
        }
        let hits = Corpus::new([name.to_owned()]).rank(part, 1);
        hits.first().is_some_and(|hit| hit.ranges.len() == 1)
    };
    fold_han(name).text.contains(&fold_han(part).text) || (part.is_ascii() && !name.is_ascii() && spelt())
}

/// Answers that are remembered; then all are forgotten.
const ANSWERED: usize = 1 << 16;

/// Which names were found to hold a part, by the part.
#[derive(Default)]
struct Answers {
    by_part: HashMap<String, HashMap<String, bool>>,
    count: usize,
}

impl Answers {
    fn remember(&mut self, name: &str, part: &str, answer: bool) {
        if self.count >= ANSWERED {
            *self = Self::default();
        }
        self.by_part.entry(part.to_owned()).or_default().insert(name.to_owned(), answer);
        self.count += 1;
    }
}

thread_local! {
    static ANSWERS: RefCell<Answers> = RefCell::default();
    /// First letters of the readings of characters that were met, a bit each.
    static INITIALS: RefCell<HashMap<char, u32>> = RefCell::new(HashMap::new());
}

/// Whether some character of `name` is read with the first letter of `part`: most names are refused by this
/// alone.
fn begins_within(name: &str, part: &str) -> bool {
    let bit = |letter: u8| 1_u32.checked_shl(u32::from(letter.to_ascii_lowercase().wrapping_sub(b'a')));
    let Some(wanted) = part.bytes().next().and_then(bit) else { return true };
    let initials = |c: char| {
        let ways = ways_to_type(c).into_iter().chain(romanized(c));
        ways.filter_map(|way| way.bytes().next().and_then(bit)).fold(0, |all, bit| all | bit)
    };
    INITIALS.with_borrow_mut(|known| {
        name.chars().any(|c| c.is_ascii() || *known.entry(c).or_insert_with(|| initials(c)) & wanted != 0)
    })
}

fn stands_in(name: &str, label: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    label.match_indices(name).any(|(at, _)| {
        let before = label.get(..at).and_then(|text| text.chars().next_back());
        let after = label.get(at + name.len()..).and_then(|text| text.chars().next());
        let joined_before = letter(before) && letter(name.chars().next());
        let joined_after = letter(after) && letter(name.chars().next_back());
        !joined_before && !joined_after
    })
}

#[cfg(test)]
mod tests {
    use super::{Names, alphabetical, types};

    #[test]
    fn names_are_ordered_by_how_they_are_read() {
        let mut names =
            ["知识", "扩散模型", "LLM", "阿尔法", "kubernetes", "GPU", "さくら", "上海", "3D", "知道"];
        names.sort_by_cached_key(|name| alphabetical(name));
        assert_eq!(
            names,
            ["3D", "阿尔法", "GPU", "kubernetes", "扩散模型", "LLM", "さくら", "上海", "知道", "知识"]
        );
    }

    #[test]
    fn a_name_is_typed_by_its_readings_or_its_initials() {
        for (word, name, is_typed) in [
            ("zhakeboge", "扎克伯格", true),
            ("zhak", "扎克伯格", true),
            ("zkbg", "扎克伯格", true),
            ("zha", "扎克伯格", false),
            ("zkb", "扎克伯格", false),
            ("keboge", "扎克伯格", false),
            ("chongqing", "重庆", true),
            ("makezakebo", "马克·扎克伯", true),
            ("makeshakebo", "马克·扎克伯", false),
            ("makezhakebo", "马克·扎克伯", true),
            ("sakura", "さくら", true),
            ("kamera", "カメラ", true),
        ] {
            assert_eq!(types(word, name), is_typed, "{word} {name}");
        }
    }

    #[test]
    fn a_label_is_known_by_the_other_names_of_what_it_names() {
        let mut names = Names::default();
        for group in [["扎克伯格", "Zuckerberg"], ["国际能源署", "IEA"], ["孤本", " "], ["问", "林海"]]
        {
            names.add(&group.map(String::from));
        }
        assert_eq!(names.aliases_in("扎克伯格谈开源"), ["Zuckerberg"]);
        assert_eq!(names.aliases_in("IEA 的数字"), ["国际能源署"]);
        assert!(names.aliases_in("DIEAL、孤本、问题").is_empty());
    }
}
