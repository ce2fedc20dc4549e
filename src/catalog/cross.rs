//! How often tags stand together: with each other, with speakers, in episodes.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::text::range::TextRange;

/// What tags are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Other tags.
    Tags,
    /// Who speaks.
    Speakers,
    /// Episodes.
    Episodes,
}

/// A passage, as far as it counts.
#[derive(Clone, Copy, Debug)]
pub struct Coded<'a> {
    /// Its tags.
    pub tags: &'a [String],
    /// Who speaks; empty for nobody.
    pub speaker: &'a str,
    /// The title of its episode.
    pub title: &'a str,
    /// A number that its episode has alone.
    pub episode: i64,
    /// Where it stands; none if it is lost.
    pub range: Option<TextRange>,
}

/// A table of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrossTable {
    /// Tags, in their order.
    pub rows: Vec<String>,
    /// Tags or speakers in their order, or episodes as they come.
    pub columns: Vec<String>,
    /// A line for each row; nothing where one tag stands below the other: all that have the one have both.
    pub counts: Vec<Vec<Option<usize>>>,
}

/// Counts passages. With speakers and episodes: how many passages have the tag there. With tags: how many
/// passages have both, and how many pairs of passages that overlap in the text have one each; a tag with
/// itself is how many passages have it. Above a tag `a/b` stands `a`, which has the passages of both; how often
/// these two stand together says nothing and is left out.
pub fn cross(all: &[Coded], across: Across) -> CrossTable {
    let numbered = Numbered::of(all, across);
    let Numbered { rows, columns, tags, .. } = &numbered;
    let width = if across == Across::Tags { rows.len() } else { columns.len() };
    let mut counts = vec![vec![Some(0); width]; rows.len()];
    for (row, column) in numbered.kin() {
        counts[row][column] = None;
    }
    let mut add = |row: usize, column: usize| {
        if let Some(count) = &mut counts[row][column] {
            *count += 1;
        }
    };
    for (tags, at) in tags.iter().zip(&numbered.at) {
        for tag in tags {
            for column in at.as_slice().iter().chain(if at.is_none() { tags.as_slice() } else { &[] }) {
                add(*tag, *column);
            }
        }
    }
    for (one, other) in numbered.overlapping() {
        let pairs = tags[one].iter().flat_map(|tag| tags[other].iter().map(move |with| (*tag, *with)));
        for (tag, with) in pairs.filter(|(tag, with)| tag != with) {
            add(tag, with);
            add(with, tag);
        }
    }
    let rows: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    let named = named_apart(columns.iter().map(|(_, name)| name.clone()));
    let columns = if across == Across::Tags { rows.clone() } else { named };
    CrossTable { rows, columns, counts }
}

/// Which of `all` are counted in this cell of their table, as indices in order.
pub fn counted_in(all: &[Coded], across: Across, row: usize, column: usize) -> Vec<usize> {
    let numbered = Numbered::of(all, across);
    if numbered.kin().contains(&(row, column)) {
        return Vec::new();
    }
    let has = |one: usize, tag: usize| numbered.tags[one].binary_search(&tag).is_ok();
    let is_in = |one: &usize| {
        let is_there = numbered.at[*one].map_or_else(|| has(*one, column), |at| at == column);
        has(*one, row) && is_there
    };
    let mut counted: BTreeSet<usize> = (0..numbered.all.len()).filter(is_in).collect();
    for (one, other) in numbered.overlapping() {
        let is_pair = (has(one, row) && has(other, column)) || (has(one, column) && has(other, row));
        if is_pair && row != column {
            counted.extend([one, other]);
        }
    }
    counted.into_iter().map(|one| numbered.all[one].0).collect()
}

/// Passages that have tags, with rows and columns as numbers.
struct Numbered<'a> {
    across: Across,
    /// Each with its place among all.
    all: Vec<(usize, &'a Coded<'a>)>,
    rows: Vec<&'a str>,
    columns: Vec<(i64, String)>,
    /// The rows of each passage, in order.
    tags: Vec<Vec<usize>>,
    /// The column of each passage; none where columns are tags.
    at: Vec<Option<usize>>,
}

impl<'a> Numbered<'a> {
    fn of(all: &'a [Coded<'a>], across: Across) -> Self {
        let all: Vec<(usize, &Coded)> =
            all.iter().enumerate().filter(|(_, one)| !one.tags.is_empty()).collect();
        let given: HashSet<&str> = all.iter().flat_map(|(_, one)| one.tags).map(String::as_str).collect();
        let rows: BTreeSet<&str> = given.iter().flat_map(|tag| lineage(tag)).collect();
        let row_of: HashMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
        let rows_of = |tag: &'a str| lineage(tag).filter_map(|tag| row_of.get(tag).copied()).collect();
        let rows_of: HashMap<&str, Vec<usize>> = given.into_iter().map(|tag| (tag, rows_of(tag))).collect();
        let tags = all.iter().map(|(_, one)| numbers(one.tags, &rows_of)).collect();
        let column = |one: &Coded<'a>| match across {
            Across::Tags => None,
            Across::Speakers => Some((0, one.speaker)),
            Across::Episodes => Some((one.episode, one.title)),
        };
        let columns: BTreeSet<(i64, &str)> = all.iter().filter_map(|(_, one)| column(one)).collect();
        let column_of: HashMap<(i64, &str), usize> =
            columns.iter().enumerate().map(|(at, one)| (*one, at)).collect();
        let at =
            all.iter().map(|(_, one)| column(one).and_then(|one| column_of.get(&one).copied())).collect();
        let columns = columns.into_iter().map(|(episode, name)| (episode, name.to_owned())).collect();
        Self { across, all, rows: rows.into_iter().collect(), columns, tags, at }
    }

    /// Rows and columns that are two tags of which one stands below the other.
    fn kin(&self) -> Vec<(usize, usize)> {
        if self.across != Across::Tags {
            return Vec::new();
        }
        let row_of = |tag: &str| self.rows.binary_search(&tag).ok();
        let above = |(at, row): (usize, &&'a str)| {
            lineage(row).filter_map(row_of).filter(move |above| *above != at).map(move |above| (at, above))
        };
        let pairs = self.rows.iter().enumerate().flat_map(above);
        pairs.flat_map(|(below, above)| [(below, above), (above, below)]).collect()
    }

    /// Pairs that overlap, where tags are held against tags.
    fn overlapping(&self) -> Vec<(usize, usize)> {
        if self.across == Across::Tags { overlapping(&self.all) } else { Vec::new() }
    }
}

/// The rows of tags and of those above them, each once.
fn numbers(tags: &[String], rows_of: &HashMap<&str, Vec<usize>>) -> Vec<usize> {
    let mut numbers: Vec<usize> = tags.iter().flat_map(|tag| &rows_of[tag.as_str()]).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Names of which no two are the same: later ones bear a number.
fn named_apart(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let apart = |name: String| {
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 { name } else { format!("{name} ({times})") }
    };
    names.map(apart).collect()
}

/// A tag and those above it: `a/b` has `a`.
pub fn lineage(tag: &str) -> impl Iterator<Item = &str> {
    let above = tag.match_indices('/').filter_map(|(at, _)| tag.get(..at)).filter(|above| !above.is_empty());
    above.chain([tag])
}

/// Pairs of passages of one episode that have characters in common, as indices.
fn overlapping(all: &[(usize, &Coded)]) -> Vec<(usize, usize)> {
    let mut by_episode: HashMap<i64, Vec<(TextRange, usize)>> = HashMap::new();
    for (index, (_, one)) in all.iter().enumerate() {
        if let Some(range) = one.range.filter(|range| !range.is_empty()) {
            by_episode.entry(one.episode).or_default().push((range, index));
        }
    }
    let mut pairs = Vec::new();
    for standing in by_episode.values_mut() {
        standing.sort_by_key(|(range, _)| (range.start, range.end));
        for (at, (range, index)) in standing.iter().enumerate() {
            let later = standing.get(at + 1..).unwrap_or_default().iter();
            let touching = later.take_while(|(other, _)| other.start < range.end);
            pairs.extend(touching.map(|(_, other)| (*index, *other)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|tag| (*tag).to_owned()).collect()
    }

    #[test]
    fn passages_with_both_and_pairs_that_overlap_are_counted_once_each() {
        let tags = [words(&["a", "b"]), words(&["b"]), words(&["c/d"])];
        let at = |tags, start, end| Coded {
            tags,
            speaker: "何青",
            title: "水",
            episode: 1,
            range: Some(TextRange::new(start, end)),
        };
        let all = [at(&tags[0], 0, 10), at(&tags[1], 5, 15), at(&tags[2], 15, 20), at(&tags[2], 8, 9)];
        let told = cross(&all, Across::Tags);
        assert_eq!(told.rows, ["a", "b", "c", "c/d"]);
        let [one, two] = [Some(1), Some(2)];
        let expected = [[one, two, one, one], [two; 4], [one, two, two, None], [one, two, None, two]];
        assert_eq!(told.counts, expected, "a tag is not held against the one above it");
        // Of one passage with both, and of two that overlap, each is told once.
        assert_eq!(counted_in(&all, Across::Tags, 0, 1), [0, 1]);
        assert_eq!(counted_in(&all, Across::Tags, 1, 1), [0, 1]);
        assert!(counted_in(&all, Across::Tags, 2, 3).is_empty());
        assert_eq!(counted_in(&all, Across::Speakers, 2, 0), [2, 3]);
        let told = cross(&all, Across::Speakers);
        assert_eq!(
            (told.columns, told.counts),
            (words(&["何青"]), vec![vec![one], vec![two], vec![two], vec![two]])
        );
    }

    #[test]
    fn episodes_of_one_title_stay_two_columns_and_lost_passages_overlap_nothing() {
        let tags = [words(&["a"]), words(&["b"])];
        let of = |tags, episode| Coded { tags, speaker: "", title: "水", episode, range: None };
        let all = [of(&tags[0], 1), of(&tags[1], 2), of(&tags[1], 1)];
        let told = cross(&all, Across::Episodes);
        assert_eq!(
            (told.columns, told.counts),
            (words(&["水", "水 (2)"]), vec![vec![Some(1), Some(0)], vec![Some(1); 2]])
        );
        assert_eq!(cross(&all, Across::Tags).counts, [[Some(1), Some(0)], [Some(0), Some(2)]]);
    }
}
