//! `fangtan bookmarks sync DIR`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::commands::context::RunContext;
use crate::commands::files;
use crate::commands::marks;
use crate::commands::names::file_name;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::{SyncHeader, merge, read_sync, sync_file};
use crate::messages::Msg;
use crate::passage::anchor::Shingles;
use crate::passage::codes::CodeEntry;
use crate::passage::marks::{Bookmark, EpisodeId};
use crate::passage::memo::{Memo, OF_ALL};
use crate::passage::recall::ShownAgain;
use crate::store::{FileEvidence, Store};

/// The code book in the folder. (Programs that know of none leave files with this ending alone.)
const CODES: &str = "codes.json";

/// The project's memo in it.
const MEMO: &str = "memo.json";

/// When passages were shown again.
const REVIEWED: &str = "reviewed.json";

/// The ending of a shared file.
const EXTENSION: &str = "jsonl";

/// What a folder holds of one episode. Machines that had the episode in different states may each have begun
/// a file.
#[derive(Default)]
struct Shared {
    header: Option<SyncHeader>,
    files: Vec<PathBuf>,
    bookmarks: Vec<Bookmark>,
}

/// What was done.
#[derive(Default)]
struct Tally {
    taken: usize,
    given: usize,
    conflicts: usize,
}

/// Merges what is kept here with what stands in the folder, both ways. Doing it again changes nothing.
pub fn run(folder: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))?;
    let folder = folder.canonicalize().map_err(|error| told(folder, &error))?;
    let mut store = marks::open(context, output)?;
    let (mut shared, mut outcome) = read(&mut store, &folder, output)?;
    let with_passages = store.counts()?.into_iter().map(|(episode, _)| episode);
    let with_memo = store.memos()?.into_iter().map(|(episode, _)| episode);
    for episode in with_passages.chain(with_memo).filter(|episode| *episode != OF_ALL) {
        shared.entry(episode).or_default();
    }
    let mut tally = Tally::default();
    for (episode, shared) in shared {
        if let Err(failure) = exchange(&mut store, &folder, episode, shared, &mut tally) {
            let Some(words) = failure.words(output.language) else { return Err(failure) };
            output.message(&words);
            outcome = Outcome::Trouble;
        }
    }
    outcome = outcome.max(exchange_whole(&mut store, &folder, &mut tally, output)?);
    let Tally { taken, given, conflicts } = tally;
    output.line(&output.words(Msg::Synced, &[&taken, &given, &conflicts]))?;
    Ok(outcome)
}

/// Takes in what the folder's code book says later than ours, and writes what both say; the project's memo and
/// when passages were shown again likewise. A file that cannot be read is told and left alone.
fn exchange_whole(
    store: &mut Store,
    folder: &Path,
    tally: &mut Tally,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    match there::<Vec<CodeEntry>>(&folder.join(CODES)) {
        Ok(codes) => {
            store.put_codes(&codes)?;
            give(&folder.join(CODES), &store.all_codes()?, tally)?;
        }
        Err(error) => outcome = unread(&error, output),
    }
    match there::<Vec<Memo>>(&folder.join(MEMO)) {
        Ok(memos) => {
            memos.iter().try_for_each(|memo| store.put_memo(OF_ALL, memo))?;
            let memo = Some(store.memo(OF_ALL)?).filter(|memo| memo.changed > 0);
            give(&folder.join(MEMO), memo.as_slice(), tally)?;
        }
        Err(error) => outcome = unread(&error, output),
    }
    match there::<Vec<(String, ShownAgain)>>(&folder.join(REVIEWED)) {
        Ok(shown) => {
            store.take_recalls(&shown)?;
            let shown: BTreeMap<String, ShownAgain> = store.recalls()?.into_iter().collect();
            give(&folder.join(REVIEWED), &shown.into_iter().collect::<Vec<_>>(), tally)?;
        }
        Err(error) => outcome = unread(&error, output),
    }
    Ok(outcome)
}

fn unread(error: &str, output: &mut Output) -> Outcome {
    output.message(error);
    Outcome::Trouble
}

/// What stands in a file of the folder: nothing if it is not there; else what is wrong with it.
fn there<T: DeserializeOwned + Default>(path: &Path) -> Result<T, String> {
    if !path.exists() {
        return Ok(T::default());
    }
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = files::read(path).map_err(|error| told(&error))?;
    serde_json::from_str(&text).map_err(|error| told(&error))
}

/// Writes a file of the folder, an entry a line; one without entries is not made.
fn give<T: Serialize>(path: &Path, entries: &[T], tally: &mut Tally) -> Result<(), Failure> {
    if !entries.is_empty() {
        let lines: Vec<String> = entries.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
        tally.given += usize::from(write(path, &format!("[\n{}\n]\n", lines.join(",\n")))?);
    }
    Ok(())
}

fn told(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    Failure::Message(format!("{}: {error}", path.display()))
}

/// All files of the folder, by the episode they are about.
fn read(
    store: &mut Store,
    folder: &Path,
    output: &mut Output,
) -> Result<(BTreeMap<EpisodeId, Shared>, Outcome), Failure> {
    let (mut shared, mut outcome) = (BTreeMap::<EpisodeId, Shared>::new(), Outcome::Done);
    for path in listed(folder)? {
        let text = match files::read(&path) {
            Ok(text) => text,
            Err(error) => {
                output.message(&format!("{}: {error}", path.display()));
                outcome = Outcome::Trouble;
                continue;
            }
        };
        let (header, bookmarks, problems) = read_sync(&text);
        for problem in problems {
            output.message(&format!("{}:{}: {}", path.display(), problem.line, problem.message));
            outcome = Outcome::Nothing;
        }
        let Some(header) = header else {
            output.tell(Msg::NotShared, &[&path.display()]);
            outcome = Outcome::Nothing;
            continue;
        };
        let episode = episode_of(store, &header)?;
        let one = shared.entry(episode).or_default();
        if let Some(memo) = &header.memo {
            store.put_memo(episode, memo)?;
        }
        one.header.get_or_insert(header);
        one.files.push(path);
        one.bookmarks = merge(&one.bookmarks, &bookmarks, &BTreeMap::new()).to_file;
    }
    Ok((shared, outcome))
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let is_ours = |path: &PathBuf| path.extension().is_some_and(|extension| extension == EXTENSION);
    let mut files: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_ours).collect();
    files.sort();
    Ok(files)
}

/// The episode a shared file is about; one that was never read here becomes known, so that its passages are
/// there when it is.
fn episode_of(store: &mut Store, header: &SyncHeader) -> Result<EpisodeId, Failure> {
    let evidence = FileEvidence {
        path: PathBuf::new(),
        front_id: header.front_id.clone(),
        source: header.source.clone(),
        title: header.title.clone(),
        text_hash: u64::from_str_radix(&header.text_hash, 16).unwrap_or_default(),
        shingles: Shingles::from_bytes(&bytes(&header.shingles)),
        seen: 0,
    };
    match store.find_travelled(&evidence)? {
        Some(known) => Ok(known),
        None => Ok(store.identify(&evidence)?),
    }
}

fn exchange(
    store: &mut Store,
    folder: &Path,
    episode: EpisodeId,
    shared: Shared,
    tally: &mut Tally,
) -> Result<(), Failure> {
    let key = folder.to_string_lossy();
    let agreed = store.agreed(&key, episode)?;
    let of_episode = |bookmark: &Bookmark| Bookmark { episode, ..bookmark.clone() };
    let merged = store.merge_bookmarks(episode, |ours| {
        let merged = merge(ours, &shared.bookmarks, &agreed);
        (merged.to_store.iter().map(of_episode).collect(), merged)
    })?;
    let header = match shared.header {
        Some(header) => header,
        None => header_of(&store.evidence(episode)?.unwrap_or_default()),
    };
    let memo = Some(store.memo(episode)?).filter(|memo| memo.changed > 0);
    let header = SyncHeader { memo, ..header };
    let (first, others) = match shared.files.split_first() {
        Some((first, others)) => (first.clone(), others),
        None => (free_name(folder, &name_of(&header)), &[][..]),
    };
    if write(&first, &sync_file(&header, &merged.to_file))? {
        tally.given += 1;
    }
    for other in others {
        fs::remove_file(other).map_err(|error| told(other, &error))?;
    }
    store.put_agreed(&key, &merged.agreed)?;
    tally.taken += merged.taken;
    tally.conflicts += merged.conflicts.len();
    Ok(())
}

fn header_of(evidence: &FileEvidence) -> SyncHeader {
    SyncHeader {
        fangtan: 1,
        title: evidence.title.clone(),
        front_id: evidence.front_id.clone(),
        source: evidence.source.clone(),
        text_hash: format!("{:016x}", evidence.text_hash),
        memo: None,
        shingles: evidence.shingles.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// The title, and the beginning of the fingerprint: two translations may have one title.
fn name_of(header: &SyncHeader) -> String {
    let hash: String = header.text_hash.chars().take(8).collect();
    file_name(&format!("{} {hash}", header.title.chars().take(40).collect::<String>()), EXTENSION)
}

/// This name, or the same with a number if something else has it already.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let stem = name.strip_suffix(&format!(".{EXTENSION}")).unwrap_or(name);
    let numbered = (2..).map(|number: u32| folder.join(format!("{stem}-{number}.{EXTENSION}")));
    let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    std::iter::once(folder.join(name)).chain(numbered).find(free).unwrap_or_else(|| folder.join(name))
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        hexadecimal.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| (byte << 4) | digit)).collect()
}

/// Writes a file where it says something else, whole or not at all; tells whether it did.
fn write(path: &Path, text: &str) -> Result<bool, Failure> {
    if files::read(path).is_ok_and(|there| there == text) {
        return Ok(false);
    }
    files::write(path, text).map_err(|error| told(path, &error))?;
    Ok(true)
}
