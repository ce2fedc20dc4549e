//! Which family carries the labels, and which lines of the others belong to it.

use foldhash::{HashMap, HashSet, HashSetExt};

use super::candidate::{Candidate, Family};
use super::family::{self, Evidence, Group, Verdict};
use super::form;
use super::known::{self, Known};
use super::questions;
use crate::episode::model::{Refused, Role};
use crate::parse::block::{Block, BlockKind};
use crate::parse::{lexicon, words};

/// Most names among which forms of one are sought; more are a list, not a talk.
const MOST_NAMES: usize = 400;
/// Refused lines worth keeping.
const MOST_REFUSED: usize = 100;

/// The outcome for a whole file.
#[derive(Debug, Default)]
pub struct Judgement {
    /// Accepted label lines, in order.
    pub accepted: Vec<Candidate>,
    /// How they are written.
    pub described: Option<String>,
    /// Look-alikes.
    pub refused: Vec<Refused>,
}

/// Judges all `candidates` of a file.
pub fn judge(candidates: Vec<Candidate>, blocks: &[Block], known: &Known) -> Judgement {
    let evidence = evidence(blocks, known);
    let mut judgement = Judgement::default();
    let keys: HashSet<&str> = candidates.iter().map(|candidate| candidate.key.as_str()).collect();
    let fields: HashSet<String> =
        keys.into_iter().filter(|key| lexicon::is_field(key)).map(str::to_owned).collect();
    let mut formed = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let field = || fields.contains(&candidate.key).then_some("names a field, not a voice");
        match form::refuse(&candidate).or_else(field) {
            None => formed.push(candidate),
            Some(why) => judgement.refuse(&candidate, blocks, why),
        }
    }
    unite(&mut formed);
    let mut verdicts: Vec<(Group, Verdict)> = groups(&formed, blocks)
        .into_iter()
        .filter_map(|(group, members)| {
            family::judge(group, &members, &evidence).map(|verdict| (group, verdict))
        })
        .collect();
    verdicts.sort_by_key(|(_, verdict)| std::cmp::Reverse(verdict.lines));
    let chosen = Chosen::of(verdicts, &formed, blocks, known);
    for candidate in formed {
        match chosen.accepts(&candidate, blocks) {
            Ok(()) => judgement.accepted.push(candidate),
            Err(why) => judgement.refuse(&candidate, blocks, why),
        }
    }
    judgement.refused.sort_by_key(|refused| refused.line);
    judgement.described = describe(&judgement.accepted);
    judgement
}

impl Judgement {
    fn refuse(&mut self, candidate: &Candidate, blocks: &[Block], why: &str) {
        let Some(block) = blocks.get(candidate.block) else { return };
        let looks =
            candidate.colon && !matches!(block.kind, BlockKind::Heading(_)) && !candidate.name.is_empty();
        if looks && self.refused.len() < MOST_REFUSED {
            self.refused.push(Refused {
                line: block.line,
                text: candidate.name.clone(),
                why: why.to_owned(),
            });
        }
    }
}

/// Counts `主持人追问` and `罗兰说` under 主持人 and 罗兰, where those are labels or roles themselves, and `嘉宾 罗兰` under
/// 罗兰, where that is a label.
fn unite(candidates: &mut [Candidate]) {
    let keys: HashSet<&str> = candidates.iter().map(|candidate| candidate.key.as_str()).collect();
    let pair = |key: &&str| Some(((*key).to_owned(), united(key, &keys)?.to_owned()));
    let names: HashMap<String, String> = keys.iter().filter_map(pair).collect();
    for candidate in candidates {
        if let Some(name) = names.get(&candidate.key) {
            candidate.key.clone_from(name);
        }
    }
}

fn united<'k>(key: &'k str, keys: &HashSet<&str>) -> Option<&'k str> {
    let said = lexicon::verb(key).map(|(name, _)| name);
    let behind = form::behind_role(key);
    said.filter(|name| keys.contains(name) || lexicon::role(name).is_some())
        .or_else(|| (behind != key && keys.contains(behind)).then_some(behind))
}

fn evidence<'e>(blocks: &'e [Block], known: &'e Known) -> Evidence<'e> {
    let mut headings = [0; 7];
    let mut paragraphs = 0;
    for block in blocks.iter().filter(|block| block.aside.is_none()) {
        match block.kind {
            BlockKind::Heading(level) => {
                if let Some(count) = headings.get_mut(usize::from(level)) {
                    *count += 1;
                }
            }
            BlockKind::Paragraph if !block.joins => paragraphs += 1,
            _ => {}
        }
    }
    Evidence { blocks, known, headings, paragraphs, dashed: questions::dashed(blocks).is_some() }
}

fn groups<'c>(candidates: &'c [Candidate], blocks: &[Block]) -> Vec<(Group, Vec<&'c Candidate>)> {
    let mut groups: Vec<(Group, Vec<&Candidate>)> = Vec::new();
    for candidate in candidates {
        let group = Group::of(candidate, blocks);
        match groups.iter_mut().find(|(other, _)| *other == group) {
            Some((_, members)) => members.push(candidate),
            None => groups.push((group, vec![candidate])),
        }
    }
    groups
}

/// The family that won, and what else it lets in.
struct Chosen<'k> {
    group: Option<Group>,
    names: HashSet<String>,
    /// First and last block with a certain label.
    region: (usize, usize),
    timed: bool,
    dense: bool,
    known: &'k Known,
}

impl<'k> Chosen<'k> {
    fn of(
        verdicts: Vec<(Group, Verdict)>,
        candidates: &[Candidate],
        blocks: &[Block],
        known: &'k Known,
    ) -> Self {
        let mut chosen = Self {
            group: None,
            names: HashSet::new(),
            region: (usize::MAX, 0),
            timed: false,
            dense: false,
            known,
        };
        let Some((group, verdict)) = verdicts.into_iter().next() else { return chosen };
        let certain: Vec<&Candidate> = candidates
            .iter()
            .filter(|c| Group::of(c, blocks) == group && verdict.core.contains(&c.key))
            .collect();
        chosen.region = (certain.first().map_or(0, |c| c.block), certain.last().map_or(0, |c| c.block));
        chosen.timed = certain.iter().filter(|c| c.time.is_some()).count() * 2 > certain.len();
        let span = blocks.get(chosen.region.0..=chosen.region.1).unwrap_or_default();
        let prose =
            span.iter().filter(|b| b.kind == BlockKind::Paragraph && !b.joins && b.aside.is_none()).count();
        chosen.dense = certain.len() * 2 >= prose;
        chosen.group = Some(group);
        chosen.names = verdict.core;
        chosen
    }

    /// Whether a candidate is a label in this file, or why it is not.
    fn accepts(&self, candidate: &Candidate, blocks: &[Block]) -> Result<(), &'static str> {
        let Some(group) = self.group else { return Err("no family of labels in this file") };
        let own = Group::of(candidate, blocks) == group;
        let dressed = candidate.colon || candidate.time.is_some() || candidate.family == Family::Bracket;
        let certain = || self.names.contains(&candidate.key) || self.is_variant(&candidate.name);
        if group == Group::Voice || group == Group::Chevron {
            return if own { Ok(()) } else { Err("another family carries the labels") };
        }
        if (own || dressed) && certain() {
            return Ok(());
        }
        let timed = self.timed && candidate.time.is_some() && candidate.colon;
        if !(own || timed) {
            return Err("another family carries the labels");
        }
        self.stranger(candidate, blocks, group)
    }

    /// A name that is not certain, in the shape of those that are.
    fn stranger(&self, candidate: &Candidate, blocks: &[Block], group: Group) -> Result<(), &'static str> {
        let name = candidate.name.as_str();
        let item = blocks.get(candidate.block).is_some_and(|block| block.kind == BlockKind::Item);
        let role =
            lexicon::role(name).or_else(|| lexicon::verb(name).and_then(|(name, _)| lexicon::role(name)));
        let near =
            self.region.0.saturating_sub(12) <= candidate.block && candidate.block <= self.region.1 + 40;
        let confirmed = self.known.confirms(name)
            || role.is_some_and(|role| role != Role::Guest)
            || form::legend(name).is_some();
        match group {
            Group::Heading(_) if candidate.colon || family::has_title(name) => Ok(()),
            Group::Heading(_) => Err("a heading without a colon"),
            _ if item => Err("a list item"),
            Group::Loose if candidate.family == Family::Bare && !candidate.colon => Err("no colon"),
            Group::Loose if candidate.family != Family::Clock => {
                let several = form::is_full_name(name);
                let inside = self.region.0 <= candidate.block && candidate.block <= self.region.1;
                if form::refuse_bare(candidate).is_some() {
                    return Err("reads like a sentence");
                }
                if confirmed && near || several && inside && self.dense {
                    Ok(())
                } else {
                    Err("a bare label that stands alone")
                }
            }
            _ if !candidate.colon && candidate.time.is_none() && group != Group::Bracket => Err("no colon"),
            _ if confirmed || near && form::is_name_like(form::behind_role(name)) || name.is_empty() => {
                Ok(())
            }
            _ => Err("no name like the others"),
        }
    }

    /// Whether a name is evidently a form of a certain one: longer, shorter, or with a role before it.
    fn is_variant(&self, name: &str) -> bool {
        let alone = form::name_alone(name);
        let name = words::fold(form::behind_role(alone));
        let parts: Vec<&str> = known::parts(&name).collect();
        let long = name.chars().count() >= 3;
        let part = |few: &[&str], many: &[&str]| {
            !few.is_empty() && few.len() < many.len() && few.iter().all(|p| many.contains(p))
        };
        self.names.contains(&name)
            || self.names.len() <= MOST_NAMES
                && self.names.iter().any(|other| {
                    let others: Vec<&str> = known::parts(other).collect();
                    long && (part(&parts, &others)
                        || part(&others, &parts) && form::is_name_like(alone)
                        || known::is_slip(&name, other))
                        || parts.len() > 1 && known::initials(&parts) == *other
                })
    }
}

/// `bold, colon outside`, with what else occurs.
fn describe(accepted: &[Candidate]) -> Option<String> {
    let mut kinds: Vec<([&str; 2], usize)> = Vec::new();
    for candidate in accepted {
        let dressed = matches!(candidate.family, Family::Bold | Family::Italic | Family::Bracket);
        let colon = match (candidate.colon, candidate.inside) {
            _ if !dressed => "",
            (false, _) => ", no colon",
            (true, false) => ", colon outside",
            (true, true) => ", colon inside",
        };
        let family = match candidate.family {
            Family::Bare if !candidate.colon => "in capitals on a line of its own",
            family => family.describe(),
        };
        let words = [family, colon];
        match kinds.iter_mut().find(|(kind, _)| *kind == words) {
            Some((_, count)) => *count += 1,
            None => kinds.push((words, 1)),
        }
    }
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let words: Vec<String> =
        kinds.into_iter().map(|([family, colon], count)| format!("{family}{colon} ×{count}")).collect();
    (!words.is_empty()).then(|| words.join("; "))
}
