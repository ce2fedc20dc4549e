//! One table of all words of all languages, made once.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt};

use super::fold::{fold, folded};
use super::language::{HeadKey, Lexicon};
use super::languages::LANGUAGES;
use crate::episode::model::Role;
use crate::text::script::is_han_or_kana;

/// All that a word may mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a word may mean several things")]
pub struct Meaning {
    /// What whoever bears it does in the talk.
    pub role: Option<Role>,
    /// Whether it stands for a question or an answer rather than for a person.
    pub mark: bool,
    /// Whether it is for anybody who speaks.
    pub anyone: bool,
    /// Whether it is a verb of speaking.
    pub verb: bool,
    /// Whether it names a field, a step, a point.
    pub field: bool,
    /// Whether it is for one who works on a text.
    pub trade: bool,
    /// Whether a talk begins under it.
    pub beginning: bool,
    /// Whether it begins words about the talk.
    pub afterword: bool,
    /// Whether it is a stage direction.
    pub stage: bool,
    /// The month it names, 1 to 12.
    pub month: Option<i8>,
}

/// What a phrase at the beginning of a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Somebody greets.
    Greeting,
    /// The talk is over.
    Ending,
    /// A program or a transcriber signs.
    Footer,
}

struct Table {
    words: HashMap<Cow<'static, str>, Meaning>,
    /// Phrases by their first character.
    phrases: HashMap<char, Vec<(String, Phrase)>>,
    /// Keys without blanks and hyphens, the surest first.
    keys: HashMap<Cow<'static, str>, (HeadKey, u16)>,
}

/// Room for all words, and for all keys, so that the table need not grow while it is made.
const WORDS: usize = 7_000;
const KEYS: usize = 1_700;

/// Bytes; no word of the lexicon is longer before folding.
const LONGEST: usize = 96;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let words = HashMap::with_capacity(WORDS);
    let mut table = Table { words, phrases: HashMap::new(), keys: HashMap::with_capacity(KEYS) };
    for lexicon in LANGUAGES {
        table.add(lexicon);
    }
    table
});

impl Table {
    fn add(&mut self, lexicon: &Lexicon) {
        let roles = [
            (lexicon.hosts, Role::Host, false),
            (lexicon.questions, Role::Host, true),
            (lexicon.guests, Role::Guest, false),
            (lexicon.answers, Role::Guest, true),
            (lexicon.pseudo, Role::Pseudo, false),
        ];
        for (words, role, mark) in roles {
            self.each(words, |meaning| {
                meaning.role.get_or_insert(role);
                meaning.mark |= mark;
            });
        }
        self.each(lexicon.anyone, |meaning| meaning.anyone = true);
        self.each(lexicon.verbs, |meaning| meaning.verb = true);
        self.each(lexicon.fields, |meaning| meaning.field = true);
        self.each(lexicon.trades, |meaning| meaning.trade = true);
        self.each(lexicon.beginnings, |meaning| meaning.beginning = true);
        self.each(lexicon.afterwords, |meaning| meaning.afterword = true);
        self.each(lexicon.stage, |meaning| meaning.stage = true);
        for (number, month) in (1..).zip(lexicon.months) {
            let short = month.char_indices().nth(3).and_then(|(at, _)| month.get(..at)).unwrap_or(month);
            self.each(&[month, short], |meaning| {
                meaning.month.get_or_insert(number);
            });
        }
        let phrases = [
            (lexicon.greetings, Phrase::Greeting),
            (lexicon.endings, Phrase::Ending),
            (lexicon.footers, Phrase::Footer),
        ];
        for (phrase, meaning) in
            phrases.into_iter().flat_map(|(list, meaning)| list.iter().map(move |p| (p, meaning)))
        {
            // A blank at the end is part of the phrase.
            let blank = if phrase.ends_with(' ') { " " } else { "" };
            let folded = fold(phrase) + blank;
            let first = folded.chars().next().unwrap_or_default();
            self.phrases.entry(first).or_default().push((folded, meaning));
        }
        for (key, words) in lexicon.keys {
            self.keys(*key, words);
        }
        self.keys(HeadKey::Host, lexicon.hosts);
        self.keys(HeadKey::Guest, lexicon.guests);
    }

    fn each(&mut self, words: &[&'static str], mean: impl Fn(&mut Meaning)) {
        for word in words {
            mean(self.words.entry(folded(word)).or_default());
        }
    }

    fn keys(&mut self, key: HeadKey, words: &[&'static str]) {
        for word in words {
            let rank = self.keys.len() as u16;
            let folded = folded(word);
            let whole = if folded.contains(SEPARATORS) { Cow::Owned(joined(&folded)) } else { folded };
            self.keys.entry(whole).or_insert((key, rank));
        }
    }
}

/// All that `word` may mean; nothing if it is none of the lexicon's.
pub fn look(word: &str) -> Meaning {
    if word.len() > LONGEST {
        return Meaning::default();
    }
    TABLE.words.get(folded(word).as_ref()).copied().unwrap_or_default()
}

/// Whether `folded` begins with a phrase that tells `wanted`, and not with a longer word; scripts without
/// blanks and Hangul, whose endings are joined to words, do not tell that.
pub fn begins(folded: &str, wanted: Phrase) -> bool {
    let joined = |c: char| c.is_alphabetic() && c < '\u{e00}';
    let whole = |phrase: &str, rest: &str| !phrase.ends_with(joined) || !rest.starts_with(joined);
    let phrases = folded.chars().next().and_then(|first| TABLE.phrases.get(&first));
    let mut told = phrases.into_iter().flatten().filter(|(_, meaning)| *meaning == wanted);
    told.any(|(phrase, _)| folded.strip_prefix(phrase.as_str()).is_some_and(|rest| whole(phrase, rest)))
}

/// What separates the words of a head's key.
const SEPARATORS: [char; 5] = ['_', '-', ' ', '/', '.'];

/// A key of a head without what separates its words.
fn joined(folded: &str) -> String {
    folded.chars().filter(|c| !SEPARATORS.contains(c)).collect()
}

pub fn ranked_key(key: &str) -> Option<(HeadKey, u16)> {
    if key.len() > LONGEST {
        return None;
    }
    let folded = fold(key);
    let whole = joined(&folded);
    TABLE.keys.get(whole.as_str()).copied().or_else(|| dated(&folded, &whole))
}

/// A compound whose first or last word is one for a date: `interviewDate`, `date de l'entretien`,
/// `采访发布日期`.
fn dated(folded: &str, whole: &str) -> Option<(HeadKey, u16)> {
    const JOINED: [&str; 4] = ["date", "datum", "日期", "日付"];
    const CHANGED: [&str; 6] = ["update", "modif", "chang", "edit", "access", "修改"];
    if CHANGED.iter().any(|word| whole.contains(word)) {
        return None;
    }
    let mut words = folded.split([' ', '_', '-', '/']).filter(|word| !word.is_empty());
    let (first, last) = (words.next()?, words.next_back());
    let tells = |word: &str| TABLE.keys.get(word).is_some_and(|(key, _)| *key == HeadKey::Date);
    let apart = last.is_some_and(|last| tells(first) || tells(last));
    (apart || JOINED.iter().any(|word| whole.ends_with(word))).then_some((HeadKey::Date, u16::MAX))
}

pub fn is_field(label: &str) -> bool {
    if label.len() > 2 * LONGEST {
        return false;
    }
    let folded = fold(label);
    let is = |word: &str| TABLE.words.get(word).is_some_and(|meaning| meaning.field);
    let ends = folded.char_indices().filter(|(at, _)| *at > 0).any(|(at, c)| {
        let end = folded.get(at..).unwrap_or_default();
        let apart = || folded.get(..at).is_some_and(|before| before.ends_with(' ')) && end.len() > 3;
        let wide = || is_han_or_kana(c) && end.chars().nth(1).is_some();
        (wide() || apart()) && is(end)
    });
    ends || is(&folded)
}
