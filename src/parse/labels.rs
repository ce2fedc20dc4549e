//! Which lines begin with a speaker's label: weighed once over all lines of a file, never line by line.
//!
//! A line's start is recognised by a table of shapes ([`shapes`]); the lines of one name in one shape are a
//! cluster ([`cluster`]); what speaks for and against it is added up by one table of weights ([`weights`]),
//! by itself and among the other names ([`judge`]). Shapes are joined: all names that carry weight are
//! labels, in whatever shape.

use foldhash::HashSet;

use super::block::{Block, BlockKind};
use super::overrides::Overrides;
use crate::episode::findings::{self, InBoth, Refused, Weighed};
use crate::episode::model::Role;
use crate::episode::oddity::Diagnostic;
use crate::lexicon;
use cluster::LabelCluster;
use court::Court;
use shape::LabelShape;
use shapes::SHAPES;
use weights::{ODDS, PerFeature};

mod candidate;
mod cluster;
mod court;
mod cover;
mod forms;
mod found;
mod head;
mod initials;
mod judge;
mod known;
mod name;
mod narration;
mod order;
mod pattern;
mod questions;
mod scan;
mod scene;
mod shape;
mod shapes;
mod weights;

pub use candidate::Candidate;
pub use found::Colon;
pub use initials::{is_initials, parts};
pub use known::{Known, is_slip, surname};
pub use name::office;
pub use pattern::{compile, described};
pub use questions::{Questions, is_all_bold};
pub use shape::LabelKind;

/// What was decided about a file's labels.
#[derive(Debug, Default)]
pub struct Labels {
    /// The accepted label lines, in order.
    pub lines: Vec<Candidate>,
    /// If questions and answers are told apart without names.
    pub questions: Option<Questions>,
    /// Blocks of the head that name the people.
    pub head: HashSet<usize>,
    /// Blocks at which nobody who was named goes on.
    pub breaks: HashSet<usize>,
    /// How labels are written, in words.
    pub described: Option<[String; 2]>,
    /// What speaks for and against each name.
    pub weighed: Vec<Weighed>,
    /// Lines that look like labels and are none.
    pub refused: Vec<Refused>,
    /// What is wrong with the user's own pattern.
    pub diagnostics: Vec<Diagnostic>,
}

/// Decides over `blocks`; a pattern of the user's own wins over all evidence. People whom the head names are
/// added to `known`.
pub fn decide(blocks: &[Block], known: &mut Known, overrides: &Overrides) -> Labels {
    decide_by(Rules { shapes: SHAPES, odds: &ODDS }, blocks, known, overrides)
}

/// By what labels are told: the shapes they may have, and how much each piece of evidence counts.
#[derive(Clone, Copy)]
struct Rules<'r> {
    shapes: &'r [&'static LabelShape],
    odds: &'static PerFeature,
}

/// As [`decide`], by these rules.
fn decide_by(rules: Rules<'_>, blocks: &[Block], known: &mut Known, overrides: &Overrides) -> Labels {
    let mut labels = match overrides.label.as_deref().map(|pattern| pattern::labels(pattern, blocks)) {
        Some(Ok(lines)) => {
            let described = overrides.label.as_deref().map(described);
            return Labels { lines, described, ..Labels::default() };
        }
        Some(Err(diagnostic)) => Labels { diagnostics: vec![diagnostic], ..Labels::default() },
        None => Labels::default(),
    };
    let found = (0..blocks.len()).filter_map(|index| shapes::candidate(index, blocks, rules.shapes));
    let (mut candidates, unlike): (Vec<Candidate>, Vec<Candidate>) =
        found.partition(|candidate| refusal(candidate).is_none());
    for candidate in &unlike {
        labels.refuse(candidate, blocks, refusal(candidate).unwrap_or_default());
    }
    judge::unite(&mut candidates);
    labels.head = head::people(&candidates, blocks, known);
    candidates.retain(|candidate| !labels.head.contains(&candidate.block));
    let asked = questions::dashed(blocks).is_some();
    let hosts = |candidate: &Candidate| lexicon::role(&candidate.key) == Some(Role::Host);
    let hosted = asked || candidates.iter().any(hosts) || questions::find(blocks, &[]).is_some();
    let clusters =
        judge::weigh(&Court { blocks, candidates: &candidates, odds: rules.odds, known, hosted, asked });
    labels.weighed = weighed(&clusters, &candidates, blocks);
    let doubtful = labels.take(candidates, &clusters, blocks);
    labels.only_asked(blocks);
    labels.only_pseudo();
    labels.breaks = narration::breaks(blocks, &labels.lines, &doubtful);
    labels.refused.sort_by_key(|refused| refused.line);
    labels.refused.truncate(MOST_REFUSED);
    labels.described = describe(&labels.lines);
    labels.questions = questions::find(blocks, &labels.lines);
    if labels.questions.is_some() {
        let nameless = ["questions without a name", "没有名字的提问"];
        labels.described = Some(match labels.described.take() {
            Some([english, chinese]) => {
                [format!("{english}; {}", nameless[0]), format!("{chinese}；{}", nameless[1])]
            }
            None => nameless.map(str::to_owned),
        });
    }
    labels
}

/// Refused lines worth keeping.
const MOST_REFUSED: usize = 100;

/// Why a candidate is no label whatever the others are.
fn refusal(candidate: &Candidate) -> Option<&'static str> {
    let nameless = candidate.name.is_empty()
        && candidate
            .is(|shape| shape.kind == LabelKind::Change || shape.colon && candidate.colon != Colon::None);
    let format = candidate.is(|shape| shape.kind == LabelKind::Format);
    if nameless || format && !candidate.name.is_empty() {
        return None;
    }
    let stage = || {
        candidate.colon == Colon::None
            && lexicon::is_stage(&candidate.name)
            && lexicon::role(&candidate.name).is_none()
    };
    name::refuse(&candidate.name).or_else(|| stage().then_some("a stage direction"))
}

/// From here on a name is a label even in the middle of a sentence.
const FIRM: f32 = 3.0;
/// A name that stands more often may well begin with a small letter.
const MANY: usize = 3;
/// From here on a refused name may well be somebody's.
const DOUBTFUL: f32 = -1.0;

impl Labels {
    /// Lets go of labels that all mark what is asked, if the questions can be told from the answers without
    /// them: the answers are nobody's who asks.
    fn only_asked(&mut self, blocks: &[Block]) {
        let asks = |line: &Candidate| {
            let word = lexicon::numbered(&line.key).unwrap_or(&line.key);
            lexicon::look(word).mark && lexicon::role(word) == Some(Role::Host)
        };
        let lone = self.lines.iter().all(asks);
        let told = || {
            questions::find(blocks, &[])
                .is_some_and(|told| self.lines.iter().all(|line| told.asked.contains(&line.block)))
        };
        if lone && told() {
            self.lines.clear();
        }
    }

    /// Lets go of labels that are all of pseudo-speakers: a song has a chorus and nobody who talks.
    fn only_pseudo(&mut self) {
        let is_pseudo = |line: &Candidate| {
            lexicon::role(&line.key) == Some(Role::Pseudo)
                && !line.is(|shape| shape.kind == LabelKind::Format)
        };
        if self.lines.iter().all(is_pseudo) {
            self.lines.clear();
        }
    }

    /// Sorts the candidates into labels and look-alikes; the blocks of those that may well be somebody's
    /// label.
    fn take(
        &mut self,
        candidates: Vec<Candidate>,
        clusters: &[LabelCluster],
        blocks: &[Block],
    ) -> Vec<usize> {
        let mut verdicts: Vec<Option<&LabelCluster>> = vec![None; candidates.len()];
        for cluster in clusters {
            for &member in &cluster.members {
                if let Some(slot) = verdicts.get_mut(member) {
                    *slot = Some(cluster);
                }
            }
        }
        let mut doubtful = Vec::new();
        for (candidate, cluster) in candidates.into_iter().zip(verdicts) {
            let Some(cluster) = cluster else { continue };
            if !cluster.accepted {
                let looks = candidate.colon != Colon::None
                    && !candidate.quotes
                    && name::looks(&candidate.name) >= 0.5;
                if cluster.evidence.margin() > DOUBTFUL && looks {
                    doubtful.push(candidate.block);
                }
                self.refuse(&candidate, blocks, cluster.evidence.objection());
            } else if cluster.mostly_whole
                && cluster.evidence.margin() < FIRM
                && cluster::is_broken(&candidate, blocks)
                && !(cluster.lines > MANY && candidate.name.starts_with(char::is_lowercase))
            {
                self.refuse(&candidate, blocks, "stands in the middle of a sentence");
            } else {
                self.lines.push(candidate);
            }
        }
        doubtful
    }

    fn refuse(&mut self, candidate: &Candidate, blocks: &[Block], why: &str) {
        let Some(block) = blocks.get(candidate.block) else { return };
        let looks = candidate.colon != Colon::None
            && !matches!(block.kind, BlockKind::Heading(_))
            && !candidate.name.is_empty();
        if looks && self.refused.len() < 2 * MOST_REFUSED {
            self.refused.push(Refused {
                line: block.line,
                text: candidate.name.clone(),
                why: why.to_owned(),
            });
        }
    }
}

/// Names worth telling of.
const MOST_WEIGHED: usize = 60;
/// Names with a smaller margin are not worth telling of.
const LEAST_MARGIN: f32 = -3.0;

/// The evidence for the names that are labels or nearly so.
fn weighed(clusters: &[LabelCluster], candidates: &[Candidate], blocks: &[Block]) -> Vec<Weighed> {
    let near = clusters.iter().filter(|cluster| !cluster.certain && cluster.evidence.margin() > LEAST_MARGIN);
    let tell = |cluster: &LabelCluster| {
        let first = candidates.get(*cluster.members.first()?)?;
        let [favours, opposes] = cluster.evidence.words();
        let (name, margin) = (first.name.clone(), cluster.evidence.margin());
        Some(Weighed {
            name,
            line: blocks.get(first.block)?.line,
            shape: first.shape?.describe,
            lines: cluster.members.len(),
            margin,
            favours,
            opposes,
        })
    };
    near.filter_map(tell).take(MOST_WEIGHED).collect()
}

/// `bold, colon outside`, with what else occurs.
fn describe(accepted: &[Candidate]) -> Option<[String; 2]> {
    let mut kinds: Vec<([InBoth; 2], usize)> = Vec::new();
    for candidate in accepted {
        let Some(shape) = candidate.shape else { continue };
        let colon = match candidate.colon {
            _ if !shape.colon => ["", ""],
            Colon::None => [", no colon", "，无冒号"],
            Colon::Outside => [", colon outside", "，冒号在外"],
            Colon::Inside => [", colon inside", "，冒号在内"],
        };
        let words = [shape.describe, colon];
        match kinds.iter_mut().find(|(kind, _)| *kind == words) {
            Some((_, count)) => *count += 1,
            None => kinds.push((words, 1)),
        }
    }
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let joined = |([shape, colon], count): ([InBoth; 2], usize)| {
        ([0, 1].map(|language| format!("{}{}", shape[language], colon[language])), count)
    };
    findings::habits(&kinds.into_iter().map(joined).collect::<Vec<_>>())
}

#[cfg(test)]
#[path = "../../tests/crossed.rs"]
mod crossed;

#[cfg(test)]
mod tests {
    //! Without a shape, exactly the samples that name it are read otherwise.

    use std::path::{Path, PathBuf};

    use super::{Known, LabelShape, ODDS, Rules, SHAPES, decide_by};
    use crate::parse::block::BodyPlace;
    use crate::parse::overrides::Overrides;
    use crate::parse::{front_matter, headed, rows};

    fn samples() -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/conventions");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
            .collect()
    }

    /// What `shapes` make of a sample: its labels by line, and how they are written.
    fn read(path: &Path, shapes: &[&'static LabelShape]) -> (Vec<(usize, String)>, Vec<String>) {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let front = front_matter::split(&text);
        let place = BodyPlace { byte: front.body, line: front.lines, clean: false };
        let (_, mut blocks, _) = crate::parse::read(&text, place, &name);
        headed::join(&mut blocks);
        rows::join(&mut blocks);
        let known = &mut Known::of(&front.head, &front.overrides);
        let labels = decide_by(Rules { shapes, odds: &ODDS }, &blocks, known, &Overrides::default());
        let names = labels.lines.iter().filter_map(|line| Some(line.shape?.name.to_owned())).collect();
        (labels.lines.into_iter().map(|line| (line.block, line.name)).collect(), names)
    }

    #[test]
    fn without_a_shape_the_samples_that_have_it_change_and_no_others() {
        let whole: Vec<_> = samples().into_iter().map(|path| (read(&path, SHAPES), path)).collect();
        for shape in SHAPES {
            let others: Vec<&'static LabelShape> =
                SHAPES.iter().copied().filter(|other| other.name != shape.name).collect();
            let mut named = 0;
            for (before, path) in &whole {
                let has = before.1.iter().any(|name| name == shape.name);
                let same = read(path, &others) == *before;
                assert_ne!(has, same, "{} without {}", path.display(), shape.name);
                named += usize::from(has);
            }
            assert!(named > 0 || shape.name == "format", "no sample has the shape {}", shape.name);
        }
    }
}
