//! What the names of a file tell of each other.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::cluster::{LabelCluster, LabelStyle, Setting};
use super::court::Court;
use super::cover::Cover;
use super::forms::Forms;
use super::order::{FieldOrder, Sequence, by_lines, lines_of};
use super::weights::Feature;
use crate::parse::block::BlockKind;

/// What the chosen names together make of a file.
pub struct Scene {
    /// Chosen lines by style.
    styles: HashMap<LabelStyle, Written>,
    /// Chosen lines, and how they follow each other.
    names: HashMap<String, Neighbours>,
    /// All chosen lines.
    lines: usize,
    /// How far the chosen lines explain the paragraphs.
    cover: Cover,
    /// How much the names stand as fields do, or stood before any was refused.
    fields: FieldOrder,
    /// The chosen lines by block, and how they are written.
    written: Vec<(usize, LabelStyle)>,
    /// Share of lines that talk to somebody.
    address: f32,
    /// Share of lines that ask.
    asks: f32,
    /// First and last block of the talk.
    region: (usize, usize),
    /// Share of broken lines that begin with a chosen line: where most do, a line is a paragraph.
    by_lines: f32,
    /// Forms of the chosen names.
    forms: Forms,
}

/// Lines of one style.
#[derive(Default)]
struct Written {
    /// Those of names that come back often or are evident, and those of names that stand twice.
    strong: usize,
    weak: usize,
    chosen: usize,
    fields: usize,
    /// Share of the level's headings that are names, for headings.
    headings: f32,
}

/// How the lines of one name stand among the others.
#[derive(Default)]
struct Neighbours {
    lines: usize,
    /// Its neighbours in the order of lines, and those of another name.
    all: usize,
    other: usize,
}

impl Written {
    /// The lines that others are like: two names that stand twice do not hold each other.
    fn model(&self) -> usize {
        self.strong + if self.strong > 0 { self.weak } else { 0 }
    }
}

impl Scene {
    /// What the `chosen` of the clusters make of the file; `fields` is how much they stood as fields do
    /// before any was refused.
    pub fn of(court: &Court<'_>, clusters: &[LabelCluster], chosen: &[bool], fields: &FieldOrder) -> Self {
        let sequence = lines_of(court, clusters.iter().zip(chosen).filter(|(_, chosen)| **chosen));
        let lines = sequence.len();
        let mean = |of: fn(&LabelCluster) -> f32| {
            sequence.iter().map(|(_, cluster)| of(cluster)).sum::<f32>() / lines.max(1) as f32
        };
        let names = neighbours(&sequence);
        Self {
            styles: styles(court, clusters, chosen),
            lines,
            cover: Cover::of(court.blocks, &sequence),
            fields: FieldOrder::among(court, clusters, chosen).or(fields),
            written: sequence.iter().map(|(block, cluster)| (*block, cluster.style)).collect(),
            address: mean(|cluster| cluster.address),
            asks: mean(|cluster| cluster.asks),
            region: region(&sequence),
            by_lines: by_lines(court, &sequence),
            forms: Forms::of(names.iter().map(|(name, own)| (name.as_str(), own.lines))),
            names,
        }
    }

    /// Adds what the others tell of a name.
    pub fn weigh(&self, cluster: &mut LabelCluster, court: &Court<'_>) {
        let own = self.names.get(&cluster.key);
        let written = self.styles.get(&cluster.style);
        let own_lines = own.map_or(0, |own| own.lines);
        let others = self.lines - own_lines;
        let alternates = match own {
            Some(own) if own.all > 0 => own.other as f32 / own.all as f32,
            _ => f32::from(u8::from(others > 0)),
        };
        let answered = others > 0 || court.asked;
        let named = cluster.evident;
        let counted = own.is_some() && (cluster.lines > 1 || named);
        let company =
            written.map_or(0, Written::model).saturating_sub(if counted { cluster.members.len() } else { 0 });
        let fields = written
            .map_or(0.0, |written| written.fields as f32 / (written.fields + written.model()).max(1) as f32);
        let covers = match cluster.style.1 {
            Setting::Heading(_) => written.map_or(0.0, |written| written.headings),
            _ => self.cover.around(cluster.members.iter().filter_map(|&index| court.candidates.get(index))),
        };
        let heading = matches!(cluster.style.1, Setting::Heading(_));
        let like = (company as f32 / others.max(1) as f32).min(1.0);
        // What all names do together counts little for one that stands once and is written in another way.
        let joined = match cluster.lines {
            0 | 1 => like.min(0.8),
            2 => 0.75,
            _ => 1.0,
        };
        let joined = if named { joined.max(0.8) } else { joined };
        let round = self.fields.rounds.get(&cluster.style).copied().unwrap_or_default();
        let silent = cluster.silent.max(self.silent(cluster, court));
        let cluster_lines = cluster.lines;
        let (half, broken, passing) = (cluster.half, cluster.broken, cluster.passing);
        let alone = if cluster.echoes { 4.0 } else { 1.0 };
        let form = self.lines > 0
            && if own.is_none() {
                self.forms.has(&cluster.key, cluster.members.len())
            } else {
                self.forms.has_slip(&cluster.key, own_lines)
            };
        let full_name = cluster.evidence.of(Feature::Look) >= 1.0;
        let mut set = |piece, value| cluster.evidence.set(piece, value);
        set(Feature::Alternates, if others > 0 { alternates * joined } else { 0.0 });
        set(Feature::OnlyOne, if answered || named { 0.0 } else { alone });
        set(Feature::Covers, ((covers - 0.35) * 1.6).clamp(-0.5, 0.6 * joined));
        set(Feature::Round, if named || full_name { round * 0.5 } else { round });
        set(Feature::Silent, silent);
        set(
            Feature::OncePerSection,
            if heading {
                0.0
            } else if named {
                self.fields.once * 0.5
            } else {
                self.fields.once
            },
        );
        set(Feature::Address, (self.address * 1.5).min(1.0) * joined);
        set(Feature::Asks, (self.asks * 3.0).min(1.0) * joined);
        set(Feature::Company, like.min(1.0) * if cluster_lines <= 2 { 1.0 } else { 0.3 });
        set(Feature::AmongFields, if named { 0.0 } else { ((fields - 0.3) * 1.5).max(0.0) });
        set(Feature::HalfHeading, if half { (1.0 - 1.1 * covers).max(0.0) } else { 0.0 });
        set(Feature::Broken, broken * (1.2 - self.by_lines * 1.5).clamp(0.0, 1.0));
        set(Feature::Form, f32::from(u8::from(form)));
        set(Feature::Passing, f32::from(u8::from(passing && !form)));
        let apart = if named || heading { 0.0 } else { self.apart(cluster, court) * (1.0 - covers) };
        cluster.evidence.set(Feature::Apart, apart);
    }

    /// Share of a name's lines below which a label of another style stands instead of words.
    fn silent(&self, cluster: &LabelCluster, court: &Court<'_>) -> f32 {
        let other = |block: usize| {
            let at = self.written.binary_search_by_key(&block, |(block, _)| *block).ok();
            at.and_then(|at| self.written.get(at)).is_some_and(|(_, style)| *style != cluster.style)
        };
        let members = cluster.members.iter().filter_map(|&index| court.candidates.get(index));
        let silent = members.filter(|candidate| candidate.alone && other(candidate.block + 1)).count();
        silent as f32 / cluster.members.len().max(1) as f32
    }

    /// How much of a name's lines stand outside the talk of the others.
    fn apart(&self, cluster: &LabelCluster, court: &Court<'_>) -> f32 {
        let (first, last) = self.region;
        if self.lines < 4 {
            return 0.0;
        }
        let slack = (last - first) / 20 + 3;
        let blocks = cluster
            .members
            .iter()
            .filter_map(|&index| court.candidates.get(index))
            .map(|candidate| candidate.block);
        let outside = blocks.filter(|&block| block + slack < first || block > last + slack).count();
        (outside as f32 / cluster.members.len().max(1) as f32 * 2.0 - 1.0).max(0.0)
    }
}

fn styles(court: &Court<'_>, clusters: &[LabelCluster], chosen: &[bool]) -> HashMap<LabelStyle, Written> {
    let mut styles: HashMap<LabelStyle, Written> = HashMap::new();
    for (cluster, chosen) in clusters.iter().zip(chosen) {
        let written = styles.entry(cluster.style).or_default();
        let lines = if *chosen { cluster.members.len() } else { 0 };
        let lines = if cluster.field { 0 } else { lines };
        let strong = cluster.lines > 2 || cluster.evident;
        written.strong += if strong { lines } else { 0 };
        written.weak += if strong || cluster.lines < 2 { 0 } else { lines };
        written.chosen += if *chosen { cluster.members.len() } else { 0 };
        written.fields += if cluster.field { cluster.members.len() } else { 0 };
    }
    for ((_, setting), written) in &mut styles {
        if let Setting::Heading(level) = *setting {
            let all = court.blocks.iter().filter(|block| block.kind == BlockKind::Heading(level)).count();
            written.headings = written.chosen as f32 / all.max(1) as f32;
        }
    }
    styles
}

fn neighbours(sequence: &Sequence<'_>) -> HashMap<String, Neighbours> {
    let mut names: HashMap<&str, Neighbours> = HashMap::new();
    for (_, cluster) in sequence {
        names.entry(&cluster.key).or_default().lines += 1;
    }
    for pair in sequence.windows(2) {
        if let [(_, above), (_, below)] = pair {
            for key in [&above.key, &below.key] {
                let own = names.entry(key).or_default();
                own.all += 1;
                own.other += usize::from(above.key != below.key);
            }
        }
    }
    names.into_iter().map(|(key, own)| (key.to_owned(), own)).collect()
}

/// First and last block of the talk: of the two names that take most turns with others, and of all that are
/// evident.
fn region(sequence: &Sequence<'_>) -> (usize, usize) {
    let mut turns: HashMap<&str, (usize, bool)> = HashMap::new();
    for pair in sequence.windows(2) {
        if let [(_, above), (_, below)] = pair
            && above.key != below.key
        {
            turns.entry(&above.key).or_default().0 += 1;
            turns.entry(&below.key).or_default().0 += 1;
        }
    }
    for (_, cluster) in sequence {
        turns.entry(&cluster.key).or_default().1 |= cluster.evident || cluster.certain;
    }
    let mut ranked: Vec<(&str, (usize, bool))> = turns.into_iter().collect();
    ranked.sort_unstable_by_key(|(key, (turns, _))| (std::cmp::Reverse(*turns), *key));
    let main: HashSet<&str> = ranked
        .iter()
        .enumerate()
        .filter(|(rank, (_, (_, evident)))| *rank < 2 || *evident)
        .map(|(_, (key, _))| *key)
        .collect();
    let mut blocks =
        sequence.iter().filter(|(_, cluster)| main.contains(cluster.key.as_str())).map(|(block, _)| *block);
    let first = blocks.next().unwrap_or(0);
    (first, blocks.next_back().unwrap_or(first))
}
