//! Two readers, each with a database, a copy of the shared folder and a clock that is wrong by years; the
//! copies meet as git, a folder that is watched over, and broken transfers make them meet. In whatever order:
//! nothing that anyone wrote is gone unless somebody who saw it took it away, and both end with the same.

use std::collections::{BTreeMap, BTreeSet};

use fangtan::export::{SyncHeader, merge, read_sync, sync_file};
use fangtan::passage::edit::Edit;
use fangtan::passage::marks::{Bookmark, EpisodeId, Millis};
use fangtan::store::{FileEvidence, Store};

use crate::support::Random;

const YEAR: Millis = 365 * 24 * 3600 * 1000;

/// Names of files and what they hold.
type Folder = BTreeMap<String, String>;

struct SharingReader {
    store: Store,
    episode: EpisodeId,
    clock: Millis,
    folder: Folder,
}

impl SharingReader {
    fn new(clock: Millis) -> Self {
        let mut store = Store::in_memory().unwrap();
        let told = FileEvidence {
            path: "/talk.md".into(),
            front_id: Some("talk".into()),
            ..FileEvidence::default()
        };
        let episode = store.identify(&told).unwrap();
        Self { store, episode, clock, folder: Folder::new() }
    }

    fn now(&mut self, random: &mut Random) -> Millis {
        self.clock += 1 + random.below(1000) as Millis;
        self.clock
    }

    fn live(&self) -> Vec<Bookmark> {
        self.store.bookmarks(self.episode).unwrap()
    }

    /// What the command does with the folder, here with this reader's copy of it.
    fn sync(&mut self) {
        let mut theirs: Vec<Bookmark> = Vec::new();
        let mut ours: Vec<String> = Vec::new();
        for (name, text) in &self.folder {
            let (header, read, _) = read_sync(text);
            if header.is_some() {
                theirs = merge(&theirs, &read, &BTreeMap::new()).to_file;
                ours.push(name.clone());
            }
        }
        let agreed = self.store.agreed("shared", self.episode).unwrap();
        let episode = self.episode;
        let merged = self
            .store
            .merge_bookmarks(episode, |here| {
                let merged = merge(here, &theirs, &agreed);
                let of_episode = |one: &Bookmark| Bookmark { episode, ..one.clone() };
                (merged.to_store.iter().map(of_episode).collect(), merged)
            })
            .unwrap();
        let header = SyncHeader { fangtan: 1, title: "Talk".into(), ..SyncHeader::default() };
        for name in ours.iter().skip(1) {
            self.folder.remove(name);
        }
        let free = (0..100).map(|n| format!("talk-{n}.jsonl")).find(|name| !self.folder.contains_key(name));
        let name = ours.first().cloned().or(free).unwrap();
        self.folder.insert(name, sync_file(&header, &merged.to_file));
        self.store.put_agreed("shared", &merged.agreed).unwrap();
    }
}

/// How two copies of a folder meet.
#[derive(Clone, Copy, PartialEq)]
enum Meeting {
    /// Line by line, with marks where both have changed one.
    Git,
    /// File by file; of two changed ones the other becomes a copy beside it.
    Watched,
}

/// Both copies after they have met; `base` is what they were when they met last.
fn meet(one: &Folder, other: &Folder, base: &Folder, meeting: Meeting) -> Folder {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let mut met = Folder::new();
    for name in names {
        let (a, b, before) = (one.get(name), other.get(name), base.get(name));
        match (a, b) {
            (Some(text), now) | (now, Some(text)) if now == before && Some(text) != before => {
                met.insert(name.clone(), text.clone());
            }
            (Some(a), Some(b)) if a == b => drop(met.insert(name.clone(), a.clone())),
            (Some(a), Some(b)) if meeting == Meeting::Git => {
                met.insert(name.clone(), lines(a, b, before.map_or("", String::as_str)));
            }
            (Some(a), Some(b)) => {
                met.insert(name.clone(), a.clone());
                met.insert(format!("{name}.sync-conflict-20250101.jsonl"), b.clone());
            }
            (Some(text), None) | (None, Some(text)) if Some(text) != before => {
                met.insert(name.clone(), text.clone());
            }
            // Gone on one side, untouched on the other.
            _ => {}
        }
    }
    met
}

fn lines(a: &str, b: &str, base: &str) -> String {
    let key = |line: &str| line.get(..48.min(line.len())).unwrap_or(line).to_owned();
    let by_key =
        |text: &str| text.lines().map(|line| (key(line), line.to_owned())).collect::<BTreeMap<_, _>>();
    let (a, b, base) = (by_key(a), by_key(b), by_key(base));
    let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    let mut text = String::new();
    // The header first, as it stands in both.
    let (heads, others): (Vec<&String>, Vec<&String>) =
        keys.into_iter().partition(|key| key.contains("\"fangtan\""));
    for key in heads.into_iter().chain(others) {
        let (a, b, base) = (a.get(key), b.get(key), base.get(key));
        match (a, b) {
            (Some(line), now) | (now, Some(line)) if now == base || now == Some(line) => {
                text.extend([line.as_str(), "\n"]);
            }
            (Some(line), None) | (None, Some(line)) => text.extend([line.as_str(), "\n"]),
            (Some(a), Some(b)) => {
                let base = base.map_or(String::new(), |base| format!("||||||| base\n{base}\n"));
                let hunk = ["<<<<<<< one\n", a, "\n", &base, "=======\n", b, "\n>>>>>>> other\n"];
                text.extend(hunk);
            }
            (None, None) => {}
        }
    }
    text
}

/// What was written, and what somebody who saw it took away.
#[derive(Default)]
struct Written {
    all: BTreeSet<String>,
    taken: BTreeSet<String>,
}

fn act(reader: &mut SharingReader, written: &mut Written, random: &mut Random, number: usize) {
    let live = reader.live();
    let now = reader.now(random);
    let words = format!("words {number}");
    match random.below(7) {
        0 | 1 => {
            written.all.insert(words.clone());
            let id = format!("01a22400-0000-7000-8000-{number:012}");
            let fresh = Bookmark {
                id,
                episode: reader.episode,
                note: words,
                made: now,
                changed: now,
                ..Bookmark::default()
            };
            reader.store.put_bookmark(&fresh).unwrap();
        }
        2..=4 if !live.is_empty() => {
            let seen = &live[random.below(live.len())];
            written.all.insert(words.clone());
            written.taken.insert(seen.note.clone());
            reader.store.edit(&Edit::of(seen, |one| one.note = words), now).unwrap();
        }
        5 if !live.is_empty() => {
            let seen = &live[random.below(live.len())];
            written.taken.insert(seen.note.clone());
            reader.store.delete_bookmark(&seen.id, now).unwrap();
        }
        _ => reader.sync(),
    }
}

fn cut(folder: &mut Folder, random: &mut Random) {
    let names: Vec<String> = folder.keys().cloned().collect();
    if !names.is_empty() {
        let text = folder.get_mut(&names[random.below(names.len())]).unwrap();
        text.truncate(text.floor_char_boundary(random.below(text.len() + 1)));
    }
}

fn hand_out(readers: &mut [SharingReader], folder: &Folder) {
    for reader in readers {
        reader.folder.clone_from(folder);
    }
}

/// What is gone that nobody who saw it took away, after sixty things that happened to two readers; `cuts` of
/// ten are broken transfers.
fn play(seed: u64, cuts: usize) -> Vec<String> {
    let mut random = Random(seed);
    let mut readers = [SharingReader::new(50 * YEAR), SharingReader::new(50 * YEAR)];
    readers[random.below(2)].clock += (random.below(13) as Millis - 6) * YEAR;
    let (mut written, mut base) = (Written::default(), Folder::new());
    for number in 0..60 {
        match random.below(10) {
            0 | 1 => {
                let meeting = if random.below(2) == 0 { Meeting::Git } else { Meeting::Watched };
                base = meet(&readers[0].folder, &readers[1].folder, &base, meeting);
                hand_out(&mut readers, &base);
            }
            happens if happens < 2 + cuts => cut(&mut readers[random.below(2)].folder, &mut random),
            _ => act(&mut readers[random.below(2)], &mut written, &mut random, number),
        }
    }
    for _ in 0..4 {
        readers.iter_mut().for_each(SharingReader::sync);
        base = meet(&readers[0].folder, &readers[1].folder, &base, Meeting::Git);
        hand_out(&mut readers, &base);
    }
    let notes = |reader: &SharingReader| -> BTreeSet<String> {
        reader.live().into_iter().map(|one| one.note).collect()
    };
    let (one, other) = (notes(&readers[0]), notes(&readers[1]));
    assert_eq!(one, other, "seed {seed}: they do not agree");
    readers.iter_mut().for_each(SharingReader::sync);
    assert!(readers.iter().all(|reader| reader.folder == base), "seed {seed}: it goes on changing");
    written.all.into_iter().filter(|words| !written.taken.contains(words) && !one.contains(words)).collect()
}

#[test]
fn nothing_anyone_wrote_is_gone_and_both_end_with_the_same() {
    let gone: Vec<_> =
        (1..=400).map(|seed| (seed, play(seed, 0))).filter(|(_, gone)| !gone.is_empty()).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[test]
fn broken_transfers_are_mended_by_the_next_and_both_end_with_the_same() {
    for cuts in 1..=3 {
        let gone: Vec<_> =
            (1..=400).map(|seed| (seed, play(seed, cuts))).filter(|(_, gone)| !gone.is_empty()).collect();
        assert!(gone.is_empty(), "{cuts} of ten: {gone:?}");
    }
}
