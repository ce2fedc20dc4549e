//! In what order names come back over a file: in one and the same round, once under each heading, at broken
//! lines.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::cluster::{LabelCluster, LabelStyle};
use super::court::Court;
use crate::parse::block::BlockKind;

/// Lines of names by block, in order.
pub type Sequence<'l> = [(usize, &'l LabelCluster)];

/// The lines of clusters by block, in order.
pub fn lines_of<'l>(
    court: &Court<'_>,
    clusters: impl Iterator<Item = (&'l LabelCluster, &'l bool)>,
) -> Vec<(usize, &'l LabelCluster)> {
    let mut sequence: Vec<(usize, &LabelCluster)> = Vec::new();
    for (cluster, _) in clusters {
        let members = cluster.members.iter().filter_map(|&index| court.candidates.get(index));
        sequence.extend(members.map(|candidate| (candidate.block, cluster)));
    }
    sequence.sort_unstable_by_key(|(block, _)| *block);
    sequence
}

/// Share of the lines broken off their paragraphs that are among the chosen ones.
pub fn by_lines(court: &Court<'_>, sequence: &Sequence<'_>) -> f32 {
    let joins = court.blocks.iter().filter(|block| block.joins).count();
    let own = sequence
        .iter()
        .filter(|(block, _)| court.blocks.get(*block).is_some_and(|block| block.joins))
        .count();
    own as f32 / joins.max(1) as f32
}

/// How much names stand as fields do.
pub struct FieldOrder {
    /// In one and the same round, by style.
    pub rounds: HashMap<LabelStyle, f32>,
    /// Once under each heading.
    pub once: f32,
}

impl FieldOrder {
    /// Among the chosen names and those of fields.
    pub fn among(court: &Court<'_>, clusters: &[LabelCluster], chosen: &[bool]) -> Self {
        let listed = clusters
            .iter()
            .zip(chosen)
            .filter(|(cluster, chosen)| **chosen || cluster.field && cluster.lines > 1);
        let listed = lines_of(court, listed);
        Self { rounds: rounds(&listed), once: once_per_section(court, &listed) }
    }

    /// Among the chosen names alone.
    pub fn of_names(court: &Court<'_>, clusters: &[LabelCluster], chosen: &[bool]) -> Self {
        let names = clusters.iter().zip(chosen).filter(|(cluster, chosen)| **chosen && !cluster.field);
        let names = lines_of(court, names);
        Self { rounds: rounds(&names), once: once_per_section(court, &names) }
    }

    /// As much as either has: a name that was refused for it does not make the others' order another one.
    pub fn or(mut self, other: &Self) -> Self {
        for (style, round) in &other.rounds {
            let own = self.rounds.entry(*style).or_default();
            *own = own.max(*round);
        }
        Self { once: self.once.max(other.once), ..self }
    }
}

/// How much the names of each style come back in one and the same order, from 0 to 1.
fn rounds<'l>(sequence: &Sequence<'l>) -> HashMap<LabelStyle, f32> {
    let mut styles: HashMap<LabelStyle, Vec<(usize, &'l LabelCluster)>> = HashMap::new();
    for line in sequence {
        styles.entry(line.1.style).or_default().push(*line);
    }
    styles.into_iter().map(|(style, lines)| (style, round(&lines))).collect()
}

/// How much three names or more come back in one and the same order, from 0 to 1.
fn round(sequence: &Sequence<'_>) -> f32 {
    let names = sequence.iter().map(|(_, cluster)| cluster.key.as_str()).collect::<HashSet<_>>().len();
    if names < 3 {
        return 0.0;
    }
    let mut followers: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for pair in sequence.windows(2) {
        if let [(_, above), (_, below)] = pair {
            *followers.entry(&above.key).or_default().entry(&below.key).or_default() += 1;
        }
    }
    let total: usize = followers.values().flat_map(HashMap::values).sum();
    let most: usize = followers.values().filter_map(|next| next.values().max()).sum();
    let free = total.saturating_sub(followers.len());
    if free == 0 {
        return 0.0;
    }
    let fixed = most.saturating_sub(followers.len()) as f32 / free as f32;
    let rounds = (sequence.len() - names) as f32 / (2 * names) as f32;
    ((fixed - 0.7) / 0.3).clamp(0.0, 1.0) * rounds.min(1.0)
}

/// How much no name stands twice under a heading although several stand there, from 0 to 1.
fn once_per_section(court: &Court<'_>, sequence: &Sequence<'_>) -> f32 {
    let mut sections: Vec<Vec<&str>> = Vec::new();
    let mut lines = sequence.iter().peekable();
    for (index, block) in court.blocks.iter().enumerate() {
        let own = lines.next_if(|(at, _)| *at == index);
        if own.is_none() && matches!(block.kind, BlockKind::Heading(_)) {
            sections.push(Vec::new());
        }
        if let (Some((_, cluster)), Some(section)) = (own, sections.last_mut()) {
            section.push(&cluster.key);
        }
    }
    let several: Vec<&Vec<&str>> = sections.iter().filter(|names| names.len() > 1).collect();
    let once = |names: &&&Vec<&str>| names.iter().collect::<HashSet<_>>().len() == names.len();
    let lone = several.iter().filter(once).count();
    if lone < 2 || lone * 10 < several.len() * 9 {
        return 0.0;
    }
    (lone as f32 * 0.4).min(1.0)
}
