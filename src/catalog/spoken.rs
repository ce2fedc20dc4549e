//! What somebody speaks about: the terms, names and works in their words, over many episodes.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::LazyLock;

use rayon::prelude::*;
use regex::Regex;

use super::search::{self, SearchBuffers};
use crate::episode::model::Episode;
use crate::episode::questions::said;
use crate::library::load::LoadOptions;
use crate::library::texts::Texts;
use crate::search::mentions::mentions;
use crate::search::names::is_called;
use crate::text::fold::fold_han;

/// Fewer mentions say nothing.
const FEWEST: usize = 2;

/// A term and how often somebody says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenTerm {
    /// The term as it is written first.
    pub term: String,
    /// How often.
    pub count: usize,
}

/// What whoever bears one of `names` speaks about in the files at `paths`, the most frequent first; names of those
/// who speak there are left out. Read on all cores; a file that cannot be read is told of by the list, not here.
pub fn spoken(names: &[String], paths: &[PathBuf], options: &LoadOptions, texts: &Texts) -> Vec<SpokenTerm> {
    let own: HashSet<String> = names.iter().map(|name| fold_han(name).text).collect();
    let look = |scratch: &mut SearchBuffers, path: &PathBuf| {
        let episode = search::episode(path, options, texts, scratch).ok();
        episode.map_or_else(Vec::new, |episode| counted(&episode, &own))
    };
    let found: Vec<Vec<SpokenTerm>> = paths.par_iter().map_init(SearchBuffers::default, look).collect();
    sum(found.into_iter().flatten())
}

/// Each term once with all its mentions, the most frequent first.
fn sum(found: impl Iterator<Item = SpokenTerm>) -> Vec<SpokenTerm> {
    let mut all: Vec<SpokenTerm> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for one in found {
        let index = *known.entry(fold_han(&one.term).text).or_insert(all.len());
        match all.get_mut(index) {
            Some(known) => known.count += one.count,
            None => all.push(one),
        }
    }
    all.retain(|one| one.count >= FEWEST);
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.term.cmp(&b.term)));
    all
}

/// The terms in what is said by those whose folded names are `own`.
fn counted(episode: &Episode, own: &HashSet<String>) -> Vec<SpokenTerm> {
    let speaks = |name: &str| own.contains(&fold_han(name).text);
    let turns = episode.turns.iter().filter(|turn| {
        episode
            .speaker_of(turn)
            .is_some_and(|speaker| speaks(&speaker.name) || speaker.aliases.iter().any(|alias| speaks(alias)))
    });
    let words: Vec<&str> = turns.map(|turn| said(episode, turn).of(&episode.text)).collect();
    let words = words.join("\n");
    let terms = terms_of(episode, &words);
    let found = mentions(&words, &terms);
    let said = terms.iter().zip(found).filter(|(_, found)| found.count > 0);
    said.map(|(term, found)| SpokenTerm { term: (*term).to_owned(), count: found.count }).collect()
}

/// What may be spoken about: what the file explains and names, and what looks like a name in `words`; nobody who
/// speaks there.
fn terms_of<'a>(episode: &'a Episode, words: &'a str) -> Vec<&'a str> {
    let head = &episode.head;
    let told = [&head.people, &head.organisations, &head.products, &head.works, &head.tags];
    let told = told.into_iter().flatten().map(String::as_str);
    let explained = episode.glossary.iter().map(|term| term.term.as_str());
    let speaks = |term: &str| {
        episode.speakers.iter().any(|speaker| {
            is_called(&speaker.name, term) || speaker.aliases.iter().any(|alias| is_called(alias, term))
        })
    };
    let mut known = HashSet::new();
    let terms = explained.chain(told).chain(proper_names(words));
    terms.filter(|term| known.insert(fold_han(term).text) && !speaks(term)).collect()
}

/// Works in 《》, and words with capitals, neighbours together, where they do not stand at a sentence's beginning.
fn proper_names(words: &str) -> impl Iterator<Item = &str> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"《([^《》\n]{1,24})》|(\p{Lu}[\p{Latin}\p{N}]+(?:[ -]\p{Lu}[\p{Latin}\p{N}]+)*)")
            .expect("a pattern of our own")
    });
    NAME.captures_iter(words).filter_map(|found| {
        let begins = |at: usize| {
            let before = words.get(..at).unwrap_or_default().trim_end_matches([' ', '"', '“', '「', '(']);
            before.is_empty() || before.ends_with(['\n', '.', '!', '?', '。', '！', '？', '…', ':', '：'])
        };
        found.get(1).or_else(|| found.get(2).filter(|name| !begins(name.start()))).map(|name| name.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Hints, parse};

    const TALK: &str = "---\ntags: [潮汐]\n---\n**周小满：** 你怎么看 Kestrel？Kestrel 的潮汐站呢？\n\n\
        **林砚秋：** 潮汐站归 Kestrel 管。But the tide, 小满, the tide 不归 Kestrel。《海图》里写过潮汐，《海图》很旧。\n\n\
        **周小满：** 潮汐……\n\n**林砚秋：** But 潮汐不等人。\n";

    fn terms(name: &str) -> Vec<(String, usize)> {
        let (episode, _) = parse(TALK.as_bytes(), &Hints::default());
        let own = HashSet::from([fold_han(name).text]);
        sum(counted(&episode, &own).into_iter()).into_iter().map(|one| (one.term, one.count)).collect()
    }

    #[test]
    fn only_their_own_words_count_and_nobody_present() {
        let told = |term: &str, count| (term.to_owned(), count);
        assert_eq!(terms("林砚秋"), [told("潮汐", 3), told("Kestrel", 2), told("海图", 2)]);
        assert_eq!(terms("周小满"), [told("Kestrel", 2), told("潮汐", 2)]);
    }
}
