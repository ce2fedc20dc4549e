//! Bookmarks that travel: one file per episode in a shared folder, and the merge of what two machines did.
//!
//! A file holds a header, by which another machine recognises the episode, and one line for each bookmark, sorted
//! by id, tombstones included: a change of one bookmark is a change of one line. What depends on a machine (paths,
//! states) is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::jsonl::read_jsonl;
use super::record::{Problem, Record};
use crate::passage::marks::{Bookmark, Millis};
use crate::text::safe;

/// The first line of a file: which episode its bookmarks belong to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SyncHeader {
    /// Version of the format.
    pub fangtan: u32,
    /// Title of the episode.
    pub title: String,
    /// The `id` of its front matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub front_id: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Fingerprint of its reading text, in hexadecimal.
    pub text_hash: String,
    /// Its shingles, in hexadecimal.
    pub shingles: String,
}

/// Writes a file: header and bookmarks, in one order whatever order they come in.
pub fn sync_file(header: &SyncHeader, bookmarks: &[Bookmark]) -> String {
    let mut lines: Vec<(&str, String)> = bookmarks
        .iter()
        .map(|bookmark| {
            (bookmark.id.as_str(), serde_json::to_string(&Record::bare(bookmark)).unwrap_or_default())
        })
        .collect();
    lines.sort();
    let header = serde_json::to_string(header).unwrap_or_default();
    let lines = std::iter::once(header).chain(lines.into_iter().map(|(_, line)| line));
    lines.map(|line| safe::for_json(&line).into_owned() + "\n").collect()
}

/// Reads a file. Lines of a version-control conflict are told as problems; the bookmarks on both of its sides are
/// read, so that a merge settles it. Of several lines with one id the last changed counts.
pub fn read_sync(text: &str) -> (Option<SyncHeader>, Vec<Bookmark>, Vec<Problem>) {
    let header =
        text.lines().find_map(|line| serde_json::from_str(line).ok().filter(|h: &SyncHeader| h.fangtan > 0));
    let is_header = |line: &str| line.starts_with("{\"fangtan\":");
    let bare: Vec<&str> = text.lines().map(|line| if is_header(line) { "" } else { line }).collect();
    let (records, problems) = read_jsonl(&bare.join("\n"));
    let mut latest: BTreeMap<String, Bookmark> = BTreeMap::new();
    for bookmark in records.iter().map(|record| record.bookmark(0)) {
        match latest.get(&bookmark.id) {
            Some(other) if rank(other) >= rank(&bookmark) => {}
            _ => {
                latest.insert(bookmark.id.clone(), bookmark);
            }
        }
    }
    (header, latest.into_values().collect(), problems)
}

/// What a merge makes of two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What is new or other for our store.
    pub to_store: Vec<Bookmark>,
    /// All that belongs into the shared file.
    pub to_file: Vec<Bookmark>,
    /// Ids of bookmarks that both sides had changed; each has a copy with the other side's words now.
    pub conflicts: Vec<String>,
    /// What both sides agree on now; to be given to the next merge.
    pub agreed: BTreeMap<String, Millis>,
}

/// Merges our bookmarks with those of the shared file. `agreed` is what the last merge left: for each id the time of
/// the version both sides had. The side that changed since then wins; where both did, both versions are kept, and
/// a change beats a deletion. Merging the result again changes nothing, and both machines come to the same files. An
/// anchor that was only renewed is no change: each machine keeps its own, which fits the text it has.
pub fn merge(ours: &[Bookmark], theirs: &[Bookmark], agreed: &BTreeMap<String, Millis>) -> Merged {
    let by_id =
        |side: &[Bookmark]| side.iter().map(|b| (b.id.clone(), b.clone())).collect::<BTreeMap<_, _>>();
    let (ours, theirs) = (by_id(ours), by_id(theirs));
    let mut all: BTreeMap<String, Bookmark> = BTreeMap::new();
    let mut conflicts = Vec::new();
    for id in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        let (winner, other) = match (ours.get(id), theirs.get(id)) {
            (Some(one), Some(other)) => settle(one, other, agreed.get(id).copied()),
            (one, other) => (one.or(other), None),
        };
        if let Some(other) = other {
            conflicts.push(id.clone());
            let copy = copy_of(other);
            all.entry(copy.id.clone()).or_insert(copy);
        }
        if let Some(winner) = winner {
            all.insert(id.clone(), winner.clone());
        }
    }
    let is_new = |bookmark: &&Bookmark| ours.get(&bookmark.id).is_none_or(|our| !agrees(our, bookmark));
    Merged {
        to_store: all.values().filter(is_new).cloned().collect(),
        conflicts,
        agreed: all.values().map(|bookmark| (bookmark.id.clone(), version(bookmark))).collect(),
        to_file: all.into_values().collect(),
    }
}

/// The version to keep under the id, and the one to keep as a copy.
fn settle<'a>(
    ours: &'a Bookmark,
    theirs: &'a Bookmark,
    agreed: Option<Millis>,
) -> (Option<&'a Bookmark>, Option<&'a Bookmark>) {
    let untouched =
        |side: &Bookmark, other: &Bookmark| agreed == Some(version(side)) && version(other) != version(side);
    let later = if rank(ours) >= rank(theirs) { (ours, theirs) } else { (theirs, ours) };
    match () {
        () if same_words(ours, theirs) && ours.deleted.is_some() == theirs.deleted.is_some() => {
            (Some(later.0), None)
        }
        () if untouched(theirs, ours) => (Some(ours), None),
        () if untouched(ours, theirs) => (Some(theirs), None),
        () if ours.deleted.is_some() != theirs.deleted.is_some() => {
            (Some(if ours.deleted.is_some() { theirs } else { ours }), None)
        }
        () if ours.deleted.is_some() => (Some(later.0), None),
        () => (Some(later.0), Some(later.1)),
    }
}

/// When a bookmark took its present form.
fn version(bookmark: &Bookmark) -> Millis {
    bookmark.changed.max(bookmark.deleted.unwrap_or(Millis::MIN))
}

/// A total order of versions: by time, and by content where times are equal, so that all machines choose alike.
fn rank(bookmark: &Bookmark) -> (Millis, String) {
    (version(bookmark), serde_json::to_string(&Record::bare(bookmark)).unwrap_or_default())
}

/// Equal but for what is each machine's own: the episode's row, and how it finds the passage.
fn agrees(one: &Bookmark, other: &Bookmark) -> bool {
    let ends = |bookmark: &Bookmark| (version(bookmark), bookmark.lost, bookmark.deleted);
    same_words(one, other) && ends(one) == ends(other)
}

/// The reader's part is the same; the anchor may have been renewed.
fn same_words(one: &Bookmark, other: &Bookmark) -> bool {
    (&one.note, &one.tags, &one.color, one.letter) == (&other.note, &other.tags, &other.color, other.letter)
}

/// The version that lost, under an id that every machine derives alike.
fn copy_of(bookmark: &Bookmark) -> Bookmark {
    let copy = Bookmark { letter: None, ..bookmark.clone() };
    let content = serde_json::to_string(&Record::bare(&copy)).unwrap_or_default();
    let (high, low) =
        (crate::passage::anchor::text_hash(&content), crate::passage::anchor::text_hash(&copy.id));
    let id = uuid::Builder::from_custom_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes());
    Bookmark { id: id.into_uuid().to_string(), ..copy }
}
