//! One family of shapes over the whole file: does it carry this file's labels, and which names?

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::candidate::{Candidate, Family};
use super::form;
use super::known::Known;
use super::tally::{self, Count};
use crate::episode::model::Role;
use crate::parse::block::{Block, BlockKind};
use crate::parse::lexicon;

/// Families that count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// The format's own voices.
    Voice,
    /// Headings of one level.
    Heading(u8),
    /// Bold labels.
    Bold,
    /// Italic labels.
    Italic,
    /// Labels in brackets, without a colon.
    Bracket,
    /// Bare labels, with and without a time, and those in brackets with a colon.
    Loose,
    /// `>>`.
    Chevron,
    /// Definition lists.
    Definition,
}

impl Group {
    /// The group of a candidate.
    pub fn of(candidate: &Candidate, blocks: &[Block]) -> Self {
        match candidate.family {
            Family::Voice => Self::Voice,
            Family::Heading => match blocks.get(candidate.block).map(|block| block.kind) {
                Some(BlockKind::Heading(level)) => Self::Heading(level),
                _ => Self::Heading(0),
            },
            Family::Bold => Self::Bold,
            Family::Italic => Self::Italic,
            Family::Bracket if !candidate.colon => Self::Bracket,
            Family::Bracket | Family::Clock | Family::Bare => Self::Loose,
            Family::Chevron => Self::Chevron,
            Family::Definition => Self::Definition,
        }
    }
}

/// What the evidence says about one group.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Names that are certain.
    pub core: HashSet<String>,
    /// Lines of those names.
    pub lines: usize,
}

/// Everything a judgement looks at.
pub struct Evidence<'e> {
    /// The file.
    pub blocks: &'e [Block],
    /// What its head knows.
    pub known: &'e Known,
    /// Headings by level.
    pub headings: [usize; 7],
    /// Paragraphs of prose.
    pub paragraphs: usize,
    /// Whether questions stand behind dashes, so that one who answers is enough.
    pub dashed: bool,
}

/// Judges the `candidates` of one group; `None` where it does not carry labels.
pub fn judge(group: Group, candidates: &[&Candidate], evidence: &Evidence<'_>) -> Option<Verdict> {
    match group {
        Group::Voice | Group::Chevron => Some(all(candidates)),
        Group::Heading(level) => headings(level, candidates, evidence),
        _ => prose(group, candidates, evidence),
    }
    .filter(|verdict| group != Group::Chevron || verdict.lines >= 3)
}

fn all(candidates: &[&Candidate]) -> Verdict {
    let keys: HashSet<&str> = candidates.iter().map(|candidate| candidate.key.as_str()).collect();
    Verdict { core: keys.into_iter().map(str::to_owned).collect(), lines: candidates.len() }
}

/// A level whose headings mostly end in a colon, with few different texts, is speakers.
fn headings(level: u8, candidates: &[&Candidate], evidence: &Evidence<'_>) -> Option<Verdict> {
    let total = evidence.headings.get(usize::from(level)).copied().unwrap_or(0);
    let counts = tally::counts(candidates.iter().copied(), evidence.blocks);
    let mut marked: HashMap<&str, usize> = HashMap::new();
    for candidate in candidates.iter().filter(|c| c.colon || has_title(&c.name)) {
        *marked.entry(&candidate.key).or_default() += 1;
    }
    let lines: usize = marked.values().sum();
    let few = marked.len() * 2 <= lines;
    let evident = marked.keys().any(|key| lexicon::role(key).is_some() || evidence.known.confirms(key));
    if lines >= 2 && lines * 2 > total && (few || evident || lines * 10 >= total * 9) {
        return Some(Verdict { core: marked.into_keys().map(str::to_owned).collect(), lines });
    }
    let repeated: Vec<&str> =
        counts.iter().filter(|(_, count)| count.lines >= 2).map(|(key, _)| *key).collect();
    let covered: usize = repeated.iter().filter_map(|key| counts.get(key)).map(|count| count.lines).sum();
    let names = repeated.len() >= 2 && repeated.iter().all(|key| form::name_alone(key).chars().count() <= 24);
    let changes = tally::changes(candidates.iter().copied(), &|key| repeated.contains(&key));
    (names && covered >= 6 && covered * 10 >= total * 8 && repeated.len() * 3 <= covered && changes >= 3)
        .then(|| Verdict { lines: covered, core: repeated.into_iter().map(str::to_owned).collect() })
}

/// `科長：李雷`: an office and a name.
pub fn has_title(name: &str) -> bool {
    let Some((office, person)) = name.split_once(['：', ':']) else { return false };
    let short = |part: &str| (1..=10).contains(&part.trim().chars().count());
    short(office) && short(person)
}

fn prose(group: Group, candidates: &[&Candidate], evidence: &Evidence<'_>) -> Option<Verdict> {
    let written = tally::lines(candidates);
    let hosted = written.iter().any(|(key, &lines)| lexicon::role(key) == Some(Role::Host) && lines >= 2);
    let enough = if hosted { 2 } else { OFTEN };
    let often = |key: &str| written.get(key).is_some_and(|&lines| lines >= enough);
    let usable: Vec<&Candidate> =
        candidates.iter().copied().filter(|c| is_usable(c, evidence, often(&c.key))).collect();
    let counts = tally::counts(usable.iter().copied(), evidence.blocks);
    let unpunctuated = counts.values().all(|count| count.speech * 3 < count.lines * 2)
        && tally::is_unpunctuated(&usable, evidence.blocks, evidence.paragraphs);
    let legends = legends(&usable);
    let evident = |key: &str| legends.contains(key) || evidence.known.confirms(key);
    let needed = |key: &str, count: &Count| match (
        paired(key, &counts) || legends.contains(key),
        count.strong * 2 >= count.lines,
    ) {
        (true, _) => 1,
        (false, strong) => {
            if strong || hosted || evident(key) {
                2
            } else {
                3
            }
        }
    };
    let is_core = |key: &str, count: &Count| {
        let listed = count.items == count.lines
            && count.strong < count.lines
            && !evident(key)
            && !paired(key, &counts);
        let speaks = unpunctuated || count.speech * 2 >= count.lines || paired(key, &counts);
        !listed && count.lines >= needed(key, count) && speaks
    };
    let core: HashSet<String> =
        counts.iter().filter(|(key, count)| is_core(key, count)).map(|(key, _)| (*key).to_owned()).collect();
    let core = if group == Group::Loose { taking_turns(&core, &usable, &evident) } else { core };
    let lines: usize = core.iter().filter_map(|key| counts.get(key.as_str())).map(|count| count.lines).sum();
    let verdict = Verdict { core, lines };
    is_dialogue(&verdict, &usable, &counts, evidence).then_some(verdict)
}

/// Lines from which on a bare name stands often.
const OFTEN: usize = 3;

/// Labels without a colon need something else: a time, brackets, capitals, or a line of their own.
fn is_usable(candidate: &Candidate, evidence: &Evidence<'_>, often: bool) -> bool {
    let dressed = candidate.colon
        || candidate.time.is_some()
        || matches!(candidate.family, Family::Bracket | Family::Definition);
    let capitals = candidate.family == Family::Bold && form::is_capitals(&candidate.name) && !candidate.alone;
    let own_line = candidate.alone
        && matches!(candidate.family, Family::Bold | Family::Bare)
        && form::is_name_like(&candidate.name);
    let bare = candidate.family == Family::Bare;
    let ruled_out = bare
        && form::refuse_bare(candidate).is_some()
        && !evidence.known.confirms(&candidate.name)
        && !(often && form::may_be_name(&candidate.name));
    (dressed || capitals || own_line) && !ruled_out
}

/// Names and initials of labels such as `Shaun Apps（SA）`.
fn legends(candidates: &[&Candidate]) -> HashSet<String> {
    let introduced =
        candidates.iter().filter_map(|c| form::legend(&c.name).map(|initials| [c.key.clone(), initials]));
    introduced.flatten().collect()
}

/// Whether a role's word stands among others: a question word, or an answer word beside one.
fn paired(key: &str, counts: &HashMap<&str, Count>) -> bool {
    match lexicon::role(key) {
        Some(Role::Host) => counts.len() > 1,
        Some(Role::Guest) => counts.keys().any(|other| lexicon::role(other) == Some(Role::Host)),
        _ => false,
    }
}

/// Of bare names only those that stand among the others: repeated lines of a list at the end do not.
fn taking_turns(
    core: &HashSet<String>,
    candidates: &[&Candidate],
    evident: &dyn Fn(&str) -> bool,
) -> HashSet<String> {
    let mut places: HashMap<&str, (Vec<usize>, usize)> = HashMap::new();
    let mut before = "";
    for candidate in candidates.iter().filter(|c| core.contains(&c.key)) {
        let key = candidate.key.as_str();
        let changed = usize::from(key != before);
        if let Some((_, turns)) = places.get_mut(before) {
            *turns += changed;
        }
        let (blocks, turns) = places.entry(key).or_default();
        blocks.push(candidate.block);
        *turns += changed;
        before = key;
    }
    let mut ranked: Vec<(&str, (Vec<usize>, usize))> = places.into_iter().collect();
    let certain = |key: &str| lexicon::role(key).is_some() || evident(key);
    ranked.sort_by_key(|(key, (blocks, changes))| {
        (!certain(key), std::cmp::Reverse((*changes, blocks.len())), blocks.first().copied())
    });
    let mut region = (usize::MAX, 0);
    let mut kept: HashSet<String> = HashSet::new();
    for (key, (blocks, _)) in ranked {
        let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { continue };
        let inside = blocks.iter().filter(|&&at| region.0 <= at && at <= region.1).count();
        let second = kept.len() == 1 && last > region.0 && first < region.1;
        let follows = kept.len() == 1 && blocks.len() == 1 && region.0 == region.1;
        if kept.is_empty() || second || follows || inside * 2 >= blocks.len() || certain(key) {
            region = (region.0.min(first), region.1.max(last));
            kept.insert(key.to_owned());
        }
    }
    kept
}

/// Whether the names talk to each other, or at least one of them is evidently a voice.
fn is_dialogue(
    verdict: &Verdict,
    candidates: &[&Candidate],
    counts: &HashMap<&str, Count>,
    evidence: &Evidence<'_>,
) -> bool {
    let core = &verdict.core;
    let named = core.iter().any(|key| lexicon::role(key).is_some() || evidence.known.confirms(key));
    let asks: usize = core.iter().filter_map(|key| counts.get(key.as_str())).map(|count| count.asks).sum();
    let timed = candidates.iter().filter(|c| c.time.is_some()).count() * 2 >= candidates.len();
    let dense = verdict.lines >= 6 && verdict.lines * 4 >= evidence.paragraphs;
    let plausible = named
        || timed
        || asks * 12 >= verdict.lines && asks > 0
        || dense && core.iter().all(|k| form::is_name_like(k));
    match core.len() {
        0 => false,
        1 => (named || timed || evidence.dashed) && verdict.lines >= 3,
        _ => {
            let changes = tally::changes(candidates.iter().copied(), &|key| core.contains(key));
            plausible && changes >= if named { 1 } else { 2 }
        }
    }
}
