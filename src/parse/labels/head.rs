//! Lines of a text's head that say who talks: `Interviewer: Nora Lind`, `> **主持**：王小舟 & 陳靜`, `NL: Nora Lind`. They
//! name people and are no turns.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::candidate::Candidate;
use super::found::Colon;
use super::initials;
use super::known::Known;
use super::name;
use crate::episode::model::Role;
use crate::lexicon::{self, HeadKey};
use crate::parse::block::Block;
use crate::text::{marks, script};

/// Blocks in which a head may stand.
const REACH: usize = 30;
/// Characters of a line that lists people.
const LONGEST: usize = 90;

/// A line that names people.
struct PeopleLine<'b> {
    block: usize,
    key: &'b str,
    role: Option<Role>,
    people: &'b str,
}

/// The blocks of `candidates` that are lines of the head; whom they name is added to `known`.
pub fn people(candidates: &[Candidate], blocks: &[Block], known: &mut Known) -> HashSet<usize> {
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for candidate in candidates {
        *lines.entry(&candidate.key).or_default() += 1;
    }
    let early = candidates.iter().take_while(|candidate| candidate.block < REACH);
    let speaks = |name: &str| lines.get(lexicon::fold(name).as_str()).is_some_and(|&lines| lines > 1);
    let told: Vec<PeopleLine<'_>> = early.filter_map(|candidate| told(candidate, blocks, speaks)).collect();
    let is_head = |line: &&PeopleLine<'_>| {
        let again = lines.get(line.key).is_some_and(|&lines| lines > 1);
        let first = !told.iter().any(|other| other.key == line.key && other.block < line.block);
        let beside = told
            .iter()
            .any(|other| (1..=2).contains(&other.block.abs_diff(line.block)) && other.key != line.key);
        let mut people = line.people.split(is_between).map(str::trim);
        let sure =
            people.all(|name| name::looks(name) >= 0.8 || lexicon::role(name).is_some() && speaks(name));
        !again || first && beside && sure
    };
    let head: Vec<&PeopleLine<'_>> = told.iter().filter(is_head).collect();
    for line in &head {
        known.add_line(line.people, line.role);
    }
    head.iter().map(|line| line.block).collect()
}

/// What a line of the head says, if it does: of people, of those whom other lines name, or whom `speaks`
/// knows.
fn told<'b>(
    candidate: &'b Candidate,
    blocks: &'b [Block],
    speaks: impl Fn(&str) -> bool,
) -> Option<PeopleLine<'b>> {
    let people = blocks.get(candidate.block)?.text.get(candidate.rest..)?.trim();
    let short = !people.is_empty()
        && people.chars().nth(LONGEST).is_none()
        && candidate.colon != Colon::None
        && candidate.time.is_none();
    let own = |name: &str| speaks(name) && lexicon::fold(name) != candidate.key;
    let key = name::alone(&candidate.name);
    // `嘉宾：陈旧，书店店主`: who speaks below, and what they are.
    let first = people.split(is_between).next().unwrap_or_default().trim();
    let described = own(first) && lexicon::head_key(key).is_some_and(HeadKey::names_people);
    let people = if described && !marks::ends_sentence(people) { first } else { people };
    if !short || !people.split(is_between).map(str::trim).all(|name| own(name) || is_person(name)) {
        return None;
    }
    let role = lexicon::role(key).filter(|role| *role != Role::Pseudo);
    let role = match lexicon::head_key(key) {
        Some(HeadKey::Host) => Some(Role::Host),
        Some(HeadKey::Guest) => Some(Role::Guest),
        Some(key) if key.names_people() => None,
        _ if role.is_some() && !lexicon::look(key).mark => role,
        _ => {
            let parts: Vec<&str> = initials::parts(people).collect();
            return initials::is_initials(&candidate.key, &parts).then_some(PeopleLine {
                block: candidate.block,
                key: &candidate.key,
                role: None,
                people,
            });
        }
    };
    Some(PeopleLine { block: candidate.block, key: &candidate.key, role, people })
}

fn is_between(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ';' | '；' | '&' | '/' | '／' | '|')
}

/// Whether a text is somebody's name rather than what somebody says.
fn is_person(text: &str) -> bool {
    let name = name::alone(text);
    if name.is_empty() || name::refuse(name).is_some() {
        return false;
    }
    let initial =
        name.strip_suffix('.').and_then(|bare| bare.chars().next_back()).is_some_and(char::is_uppercase);
    if marks::ends_sentence(name) && !initial {
        return false;
    }
    let looks = name::looks(name);
    let cased = name.chars().any(char::is_uppercase);
    let han = name.chars().filter(|&c| script::is_han_or_kana(c)).count();
    if cased {
        looks >= 0.5 && name.split_whitespace().count() <= 6
    } else {
        looks >= 0.0
            && (han <= 5 || han == name.chars().count() && script::is_kana(name) && han <= 12)
            && name.split_whitespace().count() <= 3
    }
}
