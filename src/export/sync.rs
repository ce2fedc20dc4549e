//! Bookmarks that travel: one file per episode in a shared folder, and the merge of what two machines did.
//!
//! A file holds a header, by which another machine recognises the episode, and one line for each bookmark,
//! sorted by id, tombstones included: a change of one bookmark is a change of one line. What depends on a
//! machine (paths, states) is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::jsonl::read_jsonl;
use super::record::{Problem, Record};
use crate::passage::anchor::text_hash;
use crate::passage::marks::{Bookmark, Millis};
use crate::passage::memo::Memo;
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
    /// Its memo, if somebody wrote one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memo: Option<Memo>,
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

/// Reads a file. Lines of a version-control conflict are told as problems; the bookmarks on both of its sides
/// are read, those of their common ancestor are not. Of several versions with one id none is dropped: they
/// are merged as those of two machines are.
pub fn read_sync(text: &str) -> (Option<SyncHeader>, Vec<Bookmark>, Vec<Problem>) {
    let header =
        text.lines().find_map(|line| serde_json::from_str(line).ok().filter(|h: &SyncHeader| h.fangtan > 0));
    let is_header = |line: &str| line.starts_with("{\"fangtan\":");
    let mut in_ancestor = false;
    let bare = text.lines().map(|line| {
        in_ancestor = (in_ancestor || line.starts_with("|||||||")) && !line.starts_with("=======");
        if in_ancestor || is_header(line) { "" } else { line }
    });
    let (records, problems) = read_jsonl(&bare.collect::<Vec<_>>().join("\n"));
    let mut all = BTreeMap::new();
    for record in &records {
        take_in(&mut all, record.bookmark(0), None);
    }
    (header, all.into_values().collect(), problems)
}

/// What a merge makes of two sides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// What is to be written into our store.
    pub to_store: Vec<Bookmark>,
    /// How many of these are versions that were not here; of the others only what they replace is news.
    pub taken: usize,
    /// All that belongs into the shared file.
    pub to_file: Vec<Bookmark>,
    /// Ids of bookmarks that both sides had changed; each has a copy with the other side's words now.
    pub conflicts: Vec<String>,
    /// What both sides agree on now; to be given to the next merge.
    pub agreed: BTreeMap<String, Millis>,
}

/// Merges our bookmarks with those of the shared file. A version that was made from the other wins, whatever
/// the clocks say; if neither was, both are kept, and a change beats a deletion that did not know of it.
/// `agreed` is what the last merge left, the time of the version that both sides had of each id: it decides
/// where a version does not tell what it was made from. Merging the result again changes nothing, nor does a
/// side that comes late with what it had before, and both machines come to the same files. An anchor that was only renewed is no change: each machine keeps its
/// own, which fits the text it has.
pub fn merge(ours: &[Bookmark], theirs: &[Bookmark], agreed: &BTreeMap<String, Millis>) -> Merged {
    let ours: BTreeMap<String, Bookmark> = ours.iter().map(|b| (b.id.clone(), b.clone())).collect();
    let mut all = ours.clone();
    let mut conflicts = Vec::new();
    for bookmark in theirs {
        if take_in(&mut all, bookmark.clone(), agreed.get(&bookmark.id).copied()) {
            conflicts.push(bookmark.id.clone());
        }
    }
    let is_new = |bookmark: &&Bookmark| {
        ours.get(&bookmark.id)
            .is_none_or(|our| !same_words(our, bookmark) || our.version() != bookmark.version())
    };
    let is_news = |bookmark: &&Bookmark| {
        is_new(bookmark) || ours.get(&bookmark.id).is_some_and(|our| our.replaces != bookmark.replaces)
    };
    Merged {
        taken: all.values().filter(is_new).count(),
        to_store: all.values().filter(is_news).cloned().collect(),
        conflicts,
        agreed: all.values().map(|bookmark| (bookmark.id.clone(), time_of(bookmark))).collect(),
        to_file: all.into_values().collect(),
    }
}

/// Takes one more version of a bookmark in, if need be with a copy of the version that gives way; tells
/// whether there was such a conflict.
fn take_in(all: &mut BTreeMap<String, Bookmark>, theirs: Bookmark, agreed: Option<Millis>) -> bool {
    let Some(ours) = all.get(&theirs.id) else {
        all.insert(theirs.id.clone(), theirs);
        return false;
    };
    let (winner, other) = settle(ours, &theirs, agreed);
    let copy = other.map(copy_of);
    let mut winner = winner.clone().made_from(if winner == ours { &theirs } else { ours });
    if winner.quote.is_empty() {
        // A machine that had only the ends of a long passage does not take the whole from the others.
        winner.quote = if ours.quote.is_empty() { theirs.quote.clone() } else { ours.quote.clone() };
    }
    if winner.author.is_empty() {
        // A program that does not know of authors gives none back.
        winner.author = if ours.author.is_empty() { theirs.author.clone() } else { ours.author.clone() };
    }
    all.insert(winner.id.clone(), winner);
    let is_conflict = copy.is_some();
    if let Some(copy) = copy {
        all.entry(copy.id.clone()).or_insert(copy);
    }
    is_conflict
}

/// The version to keep under the id, and the one to keep as a copy. Where a version does not tell what it was
/// made from, that the other stands as both sides `agreed` tells.
fn settle<'a>(
    ours: &'a Bookmark,
    theirs: &'a Bookmark,
    agreed: Option<Millis>,
) -> (&'a Bookmark, Option<&'a Bookmark>) {
    let tells = |side: &Bookmark, other: &Bookmark| side.is_made_from(other) == Some(true);
    let seems = |side: &Bookmark, other: &Bookmark| {
        side.is_made_from(other).is_none() && agreed == Some(time_of(other)) && time_of(side) > time_of(other)
    };
    let later = if rank(ours) >= rank(theirs) { (ours, theirs) } else { (theirs, ours) };
    let is_deleted = [ours, theirs].map(|side| side.deleted.is_some());
    match is_deleted {
        [one, other] if one == other && same_words(ours, theirs) => (later.0, None),
        _ if tells(ours, theirs) => (ours, None),
        _ if tells(theirs, ours) => (theirs, None),
        _ if seems(ours, theirs) => (ours, None),
        _ if seems(theirs, ours) => (theirs, None),
        // Who deletes or restores a passage sees it, and is later than what they saw.
        _ if same_words(ours, theirs) => (later.0, None),
        [true, false] => (theirs, None),
        [false, true] => (ours, None),
        [true, true] => (later.0, None),
        [false, false] => (later.0, Some(later.1)),
    }
}

/// When a bookmark took its present form.
fn time_of(bookmark: &Bookmark) -> Millis {
    bookmark.changed.max(bookmark.deleted.unwrap_or(Millis::MIN))
}

/// A total order of versions: by time, and by content where times are equal, so that all machines choose
/// alike.
fn rank(bookmark: &Bookmark) -> (Millis, String) {
    (time_of(bookmark), serde_json::to_string(&Record::bare(bookmark)).unwrap_or_default())
}

/// The reader's part is the same; the anchor may have been renewed, and one side may know only the ends of
/// the words.
fn same_words(one: &Bookmark, other: &Bookmark) -> bool {
    let quotes = [&one.quote, &other.quote];
    let same_quote = quotes[0] == quotes[1] || quotes.iter().any(|quote| quote.is_empty());
    same_quote
        && (&one.note, &one.tags, &one.color, one.letter)
            == (&other.note, &other.tags, &other.color, other.letter)
}

/// The version that lost, under an id that every machine derives alike.
fn copy_of(bookmark: &Bookmark) -> Bookmark {
    let [high, low] = [&bookmark.version(), &bookmark.id].map(|text| u128::from(text_hash(text)));
    let id = uuid::Builder::from_custom_bytes(((high << 64) | low).to_be_bytes()).into_uuid();
    Bookmark { id: id.to_string(), letter: None, replaces: BTreeSet::new(), ..bookmark.clone() }
}
