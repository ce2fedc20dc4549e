//! People over many episodes: where each speaks, how much, and who asked them.
//!
//! Names are joined over episodes and languages where an episode itself gives somebody two full names, and
//! where the reader says that names mean the same; names that the reader parts stay apart. Within an episode, a
//! voice called by one word of just one other voice's name is that voice: a slip of whoever wrote the file. A word
//! for a role (`问`, `Host`, `Speaker 1`) is nobody.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use super::filter::EpisodeFacts;
use crate::episode::model::Role;
use crate::episode::summary::{Summary, VoiceSummary};
use crate::episode::ties::NameTie;
use crate::search::names::is_called;
use crate::text::fold::fold_han;
use crate::text::script::is_han_or_kana;

/// Somebody who speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participant {
    /// The name that most of their talk stands under.
    pub name: String,
    /// Their other names.
    pub aliases: Vec<String>,
    /// Where they speak, in the order of the episodes.
    pub appearances: Vec<Appearance>,
    /// Hosts of the episodes they answer in, the most frequent first.
    pub asked_by: Vec<String>,
}

/// A person in an episode.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appearance {
    /// The file.
    pub path: PathBuf,
    /// The title.
    pub title: String,
    /// `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or empty.
    pub date: String,
    /// What they do there.
    pub role: Option<Role>,
    /// Turns they have.
    pub turns: u32,
    /// Grapheme clusters they speak.
    pub chars: u32,
    /// Minutes it takes to read these.
    pub minutes: f64,
}

impl Appearance {
    /// Takes in what they say under another name in the same episode.
    fn add(&mut self, other: &Self) {
        if other.chars > self.chars {
            self.role = other.role;
        }
        self.turns += other.turns;
        self.chars += other.chars;
        self.minutes += other.minutes;
    }
}

impl Participant {
    /// Turns, grapheme clusters and minutes in all.
    pub fn totals(&self) -> (u64, u64, f64) {
        let all = &self.appearances;
        let turns = all.iter().map(|one| u64::from(one.turns)).sum();
        let chars = all.iter().map(|one| u64::from(one.chars)).sum();
        (turns, chars, all.iter().map(|one| one.minutes).sum())
    }

    /// The first and the last date on which they speak; `None` where no episode has one.
    pub fn dates(&self) -> Option<(&str, &str)> {
        let dates = || self.appearances.iter().map(|one| one.date.as_str()).filter(|date| !date.is_empty());
        Some((dates().min()?, dates().max()?))
    }

    /// The years in which they speak: `2019–2024`, `2024`, nothing if no episode has a date.
    pub fn years(&self) -> String {
        let year = |date: &str| date.get(..4).unwrap_or(date).to_owned();
        match self.dates().map(|(first, last)| (year(first), year(last))) {
            None => String::new(),
            Some((first, last)) if first == last => first,
            Some((first, last)) => format!("{first}–{last}"),
        }
    }

    /// Their names, the main one first.
    pub fn names(&self) -> Vec<String> {
        std::iter::once(&self.name).chain(&self.aliases).cloned().collect()
    }

    /// The files in which they speak.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.appearances.iter().map(|one| one.path.clone()).collect()
    }

    /// Whether they bear `name`, part of it or its readings.
    pub fn is_called(&self, name: &str) -> bool {
        std::iter::once(&self.name).chain(&self.aliases).any(|known| is_called(known, name))
    }
}

/// Everybody who speaks in `episodes`, who says most first. Names of one group of `same` mean the same, unless
/// `ties` say otherwise.
pub fn people<'e>(
    episodes: impl Iterator<Item = EpisodeFacts<'e>>,
    same: &[Vec<String>],
    ties: &[NameTie],
) -> Vec<Participant> {
    let mut crowd = Crowd::default();
    crowd.follow(ties);
    for group in same {
        crowd.join(group.iter());
    }
    for facts in episodes {
        if let Some(summary) = facts.summary {
            crowd.take_in(&facts, summary);
        }
    }
    crowd.people()
}

/// Names and what is known of those who bear them.
#[derive(Default)]
struct Crowd {
    /// Numbers of folded names.
    numbers: HashMap<String, usize>,
    /// For each name the first that means the same.
    first: Vec<usize>,
    /// For each name that is the first of its kind all that mean the same.
    members: Vec<Vec<usize>>,
    /// Pairs of names that do not mean the same, each in both orders.
    parted: HashSet<(usize, usize)>,
    /// For each name how it is written, with what is said under it.
    written: Vec<BTreeMap<String, u64>>,
    seen: Vec<Sighting>,
    /// Episodes taken in.
    episodes: usize,
}

/// A voice of an episode.
struct Sighting {
    episode: usize,
    name: usize,
    hosts: Vec<usize>,
    appearance: Appearance,
}

impl Crowd {
    fn number(&mut self, name: &str) -> usize {
        let next = self.first.len();
        let number = *self.numbers.entry(fold_han(name.trim()).text).or_insert(next);
        if number == next {
            self.first.push(next);
            self.members.push(vec![next]);
            self.written.push(BTreeMap::new());
        }
        number
    }

    /// Joins and parts what the reader joined and parted.
    fn follow(&mut self, ties: &[NameTie]) {
        for tie in ties.iter().filter(|tie| tie.same == Some(false)) {
            let (one, other) = (self.number(&tie.one), self.number(&tie.other));
            self.parted.extend([(one, other), (other, one)]);
        }
        for tie in ties.iter().filter(|tie| tie.same == Some(true)) {
            self.join([&tie.one, &tie.other].into_iter());
        }
    }

    /// Makes `names` mean the same as the first of them, but for those that are parted from any of its kind.
    fn join<'n>(&mut self, mut names: impl Iterator<Item = &'n String>) {
        let Some(name) = names.next() else { return };
        let name = self.number(name);
        for other in names {
            let other = self.number(other);
            let (into, from) = (self.first[name], self.first[other]);
            let (into, from) = (into.min(from), into.max(from));
            if into == from || self.are_parted(into, from) {
                continue;
            }
            let moved = std::mem::take(&mut self.members[from]);
            for member in &moved {
                self.first[*member] = into;
            }
            self.members[into].extend(moved);
        }
    }

    fn are_parted(&self, one: usize, other: usize) -> bool {
        let others = &self.members[other];
        !self.parted.is_empty()
            && self.members[one].iter().any(|a| others.iter().any(|b| self.parted.contains(&(*a, *b))))
    }

    fn take_in(&mut self, facts: &EpisodeFacts<'_>, summary: &Summary) {
        let voices: Vec<&VoiceSummary> = summary.speakers.iter().filter(|voice| voice.is_person()).collect();
        let all: u64 = summary.speakers.iter().map(|voice| u64::from(voice.chars)).sum();
        let hosts = voices.iter().filter(|voice| voice.role == Some(Role::Host));
        let hosts = hosts.filter(|voice| meant(voice, &voices).is_none());
        let hosts: Vec<usize> = hosts.map(|voice| self.number(&voice.name)).collect();
        for voice in &voices {
            let whole = meant(voice, &voices).unwrap_or(voice);
            let name = self.number(&whole.name);
            self.join(std::iter::once(&whole.name).chain(voice.aliases.iter().filter(|name| is_full(name))));
            *self.written[name].entry(whole.name.trim().to_owned()).or_default() +=
                u64::from(voice.chars) + 1;
            let share = f64::from(voice.chars) / (all.max(1) as f64);
            let appearance = Appearance {
                path: facts.path.to_owned(),
                title: summary.title.clone(),
                date: summary.date.clone(),
                role: voice.role,
                turns: voice.turns,
                chars: voice.chars,
                minutes: summary.minutes * share,
            };
            let hosts = if voice.role == Some(Role::Host) { Vec::new() } else { hosts.clone() };
            self.seen.push(Sighting { episode: self.episodes, name, hosts, appearance });
        }
        self.episodes += 1;
    }

    fn people(mut self) -> Vec<Participant> {
        let names: Vec<Vec<String>> = self.members.iter().map(|names| self.names_of(names)).collect();
        let mut found: HashMap<usize, (Participant, HashMap<usize, usize>)> = HashMap::new();
        let mut last: HashMap<usize, usize> = HashMap::new();
        for seen in std::mem::take(&mut self.seen) {
            let (person, hosts) = found.entry(self.first[seen.name]).or_default();
            let is_there_already = last.insert(self.first[seen.name], seen.episode) == Some(seen.episode);
            match person.appearances.last_mut().filter(|_| is_there_already) {
                Some(same) => same.add(&seen.appearance),
                None => person.appearances.push(seen.appearance),
            }
            seen.hosts.iter().for_each(|host| *hosts.entry(self.first[*host]).or_default() += 1);
        }
        let called = |first: &usize| names[*first].first().cloned().unwrap_or_default();
        let mut people: Vec<Participant> = Vec::new();
        for (first, (mut person, hosts)) in found {
            let mut asked_by: Vec<(usize, String)> =
                hosts.iter().map(|(host, n)| (*n, called(host))).collect();
            asked_by.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            person.asked_by = asked_by.into_iter().map(|(_, name)| name).collect();
            person.name = called(&first);
            person.aliases = names[first].iter().skip(1).cloned().collect();
            people.push(person);
        }
        people.sort_by(|a, b| b.totals().1.cmp(&a.totals().1).then_with(|| a.name.cmp(&b.name)));
        people
    }

    /// How somebody is written, the name first that most is said under.
    fn names_of(&self, numbers: &[usize]) -> Vec<String> {
        let mut all: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, said) in numbers.iter().flat_map(|number| &self.written[*number]) {
            *all.entry(name).or_default() += said;
        }
        let mut all: Vec<(&str, u64)> = all.into_iter().collect();
        all.sort_by_key(|(_, said)| std::cmp::Reverse(*said));
        all.into_iter().map(|(name, _)| name.to_owned()).collect()
    }
}

/// The voice of `voices` that `voice` is a slip for: the only other one of whose name it is one word.
fn meant<'v>(voice: &VoiceSummary, voices: &[&'v VoiceSummary]) -> Option<&'v VoiceSummary> {
    let words = |name: &str| -> Vec<String> {
        let folded = fold_han(name).text;
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let [word] = words(&voice.name).try_into().ok()?;
    let mut whole = voices.iter().filter(|other| {
        let words = words(&other.name);
        words.len() > 1 && words.contains(&word)
    });
    whole.next().copied().filter(|_| whole.next().is_none())
}

/// Whether a name says by itself who is meant: two words, or three Han characters. Initials, surnames and nicknames
/// are many people's.
fn is_full(name: &str) -> bool {
    let han = name.chars().filter(|c| is_han_or_kana(*c)).count();
    if han > 0 { han > 2 } else { name.split_whitespace().count() > 1 }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::episode::ties::decide;
    use crate::passage::marks::KeptCount;

    fn summary(title: &str, date: &str, voices: &[(&str, &[&str], Role, u32)]) -> Summary {
        let voice = |(name, aliases, role, chars): &(&str, &[&str], Role, u32)| VoiceSummary {
            name: (*name).to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            role: Some(*role),
            turns: 2,
            chars: *chars,
            ..VoiceSummary::default()
        };
        let speakers = voices.iter().map(voice).collect();
        Summary { title: title.into(), date: date.into(), speakers, minutes: 10.0, ..Summary::default() }
    }

    fn found(summaries: &[Summary], same: &[Vec<String>], ties: &[NameTie]) -> Vec<Participant> {
        let facts = summaries.iter().map(|summary| EpisodeFacts {
            path: Path::new("a.md"),
            summary: Some(summary),
            progress: None,
            kept: KeptCount::default(),
        });
        people(facts, same, ties)
    }

    #[test]
    fn one_person_has_one_row_whatever_they_are_called() {
        let all = [
            summary(
                "一",
                "2020-01",
                &[("周小满", &[], Role::Host, 10), ("林砚秋", &["林", "Lin Yanqiu"], Role::Guest, 90)],
            ),
            summary(
                "two",
                "2024-03",
                &[("Ana Roth", &[], Role::Host, 50), ("Lin Yanqiu", &["LIN"], Role::Guest, 50)],
            ),
            summary("三", "", &[("周小满", &[], Role::Host, 10), ("林青", &["林"], Role::Guest, 30)]),
        ];
        let people = found(&all, &[], &[]);
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names, ["林砚秋", "Ana Roth", "林青", "周小满"]);
        let lin = &people[0];
        assert_eq!(
            (lin.aliases.as_slice(), lin.dates()),
            (&["Lin Yanqiu".to_owned()][..], Some(("2020-01", "2024-03")))
        );
        assert_eq!(lin.totals(), (4, 140, 14.0));
        assert_eq!(lin.asked_by, ["Ana Roth", "周小满"]);
        assert!(lin.is_called("yanqiu") && !people[2].is_called("yanqiu"), "a surname joins nobody");
        let joined = found(&all, &[vec!["林青".to_owned(), "Ana Roth".to_owned()]], &[]);
        assert_eq!(joined.len(), 3, "the reader's groups do");
    }

    #[test]
    fn a_word_for_a_role_is_nobody() {
        let mut asked = summary("一", "", &[("问", &[], Role::Host, 10), ("林砚秋", &[], Role::Guest, 90)]);
        asked.speakers[0].generic = true;
        let people = found(&[asked], &[], &[]);
        assert_eq!(people.len(), 1);
        assert!(people[0].asked_by.is_empty());
    }

    #[test]
    fn a_surname_beside_the_whole_name_is_a_slip_of_the_file() {
        let all = [
            summary("one", "", &[("Tess Orban", &[], Role::Guest, 90), ("Orban", &[], Role::Host, 5)]),
            summary("two", "", &[("Orban", &[], Role::Guest, 7)]),
            summary(
                "three",
                "",
                &[
                    ("Ann Lee", &[], Role::Host, 4),
                    ("Bo Lee", &[], Role::Guest, 3),
                    ("Lee", &[], Role::Guest, 2),
                ],
            ),
        ];
        let people = found(&all, &[], &[]);
        let told: Vec<(&str, usize, u64)> =
            people.iter().map(|one| (one.name.as_str(), one.appearances.len(), one.totals().1)).collect();
        assert_eq!(
            told,
            [("Tess Orban", 1, 95), ("Orban", 1, 7), ("Ann Lee", 1, 4), ("Bo Lee", 1, 3), ("Lee", 1, 2)],
            "elsewhere a surname alone is whoever bears it, and of two who bear it neither is meant"
        );
        assert!(people[0].asked_by.is_empty(), "nobody asks themselves");
    }

    #[test]
    fn the_reader_joins_and_parts_names() {
        let all = [
            summary(
                "一",
                "",
                &[("林砚秋", &["Lin Yanqiu"], Role::Guest, 90), ("周小满", &[], Role::Host, 9)],
            ),
            summary("two", "", &[("Lin Yanqiu", &[], Role::Guest, 50), ("老林", &[], Role::Guest, 20)]),
        ];
        let names = |ties: &[NameTie]| -> Vec<String> {
            found(&all, &[], ties).into_iter().map(|person| person.name).collect()
        };
        assert_eq!(names(&[]), ["林砚秋", "老林", "周小满"]);
        let mut ties = NameTie::across(&["林砚秋", "Lin Yanqiu"], &["老林"], Some(true));
        assert_eq!(names(&ties), ["林砚秋", "周小满"]);
        let before = decide(&mut ties, &NameTie::across(&["Lin Yanqiu"], &["林砚秋", "老林"], Some(false)));
        assert_eq!(names(&ties), ["林砚秋", "Lin Yanqiu", "周小满"]);
        decide(&mut ties, &before);
        assert_eq!(names(&ties), ["林砚秋", "周小满"]);
    }
}
