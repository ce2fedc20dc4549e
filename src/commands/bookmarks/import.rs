//! `fangtan bookmarks import FILE`

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::commands::context::RunContext;
use crate::commands::files;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::{
    Problem, ReadAnnotations, Record, Work, is_csv, read_annotations, read_highlights, read_jsonl,
};
use crate::library::load;
use crate::messages::Msg;
use crate::passage::marks::{Bookmark, EpisodeId};
use crate::store::{FileEvidence, Store};

/// Takes passages from an export (JSON lines, Web Annotation, Hypothesis, Readwise, `KOReader`). Of a passage
/// that is kept already, the version that was changed last is kept.
pub fn run(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let text = read(file)?;
    if is_csv(&text) {
        return Err(Failure::said(Msg::TableOfPassages, &[&file.display()]));
    }
    let (records, problems) = records(&text);
    for problem in &problems {
        output.message(&format!("{}:{problem}", file.display()));
    }
    let mut store = marks::open(context, output)?;
    let new = take_records(&mut store, &records, &mut EpisodesOfWorks::new(), context)?;
    output.line(&output.words(Msg::Imported, &[&records.len(), &new]))?;
    Ok(if problems.is_empty() && !records.is_empty() { Outcome::Done } else { Outcome::Nothing })
}

/// The episodes of interviews that were met in a file.
pub type EpisodesOfWorks = HashMap<Option<Work>, EpisodeId>;

/// Writes what `records` tell, all or none; of a passage that is kept already the version that was changed
/// last. Adds the episodes they are of to `episodes`. Returns how many are new or newer.
pub fn take_records(
    store: &mut Store,
    records: &[Record],
    episodes: &mut EpisodesOfWorks,
    context: &RunContext,
) -> Result<usize, Failure> {
    let mut bookmarks = Vec::new();
    for record in records {
        let episode = match (store.bookmark(&record.id)?, episodes.get(&record.episode)) {
            (Some(known), _) => known.episode,
            (None, Some(episode)) => *episode,
            (None, None) => {
                let work = record.episode.clone().unwrap_or_default();
                identify(store, &work, record.anchor.text_hash, context)?
            }
        };
        episodes.insert(record.episode.clone(), episode);
        bookmarks.push(named(record.bookmark(episode)));
    }
    Ok(store.put_newer(&bookmarks)?)
}

fn read(file: &Path) -> Result<String, Failure> {
    let told = |error: io::Error| Failure::Message(format!("{}: {error}", file.display()));
    if file != Path::new("-") {
        return std::fs::File::open(file).and_then(files::read_bounded).map_err(told);
    }
    files::read_bounded(io::stdin()).map_err(told)
}

/// Annotations or highlights, else one record a line; and what is wrong with them, or left out.
fn records(text: &str) -> (Vec<Record>, Vec<String>) {
    if let Some(ReadAnnotations { records, left_out }) =
        read_annotations(text).or_else(|| read_highlights(text))
    {
        return (records, left_out.into_iter().map(|told| format!(" {told}")).collect());
    }
    let (records, problems) = read_jsonl(text);
    let told = |Problem { line, message }: &Problem| format!("{line}: {message}");
    (records, problems.iter().map(told).collect())
}

/// The episode of an interview whose text had this fingerprint (0 if nobody tells): by its file if that can be
/// read, else by what is told of it. One that is not known becomes known, so that what is kept of it is there
/// when it is read.
pub fn identify(
    store: &mut Store,
    work: &Work,
    text_hash: u64,
    context: &RunContext,
) -> Result<EpisodeId, Failure> {
    let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    if let Ok(loaded) = load::load(Path::new(&work.path), &context.load) {
        return Ok(store.identify(&marks::evidence(&loaded))?);
    }
    // The path of a text that has a title and no fingerprint is one on another device.
    let is_path = work.title.is_empty() || text_hash != 0;
    let told = FileEvidence {
        path: if is_path { PathBuf::from(&work.path) } else { PathBuf::new() },
        front_id: some(&work.id),
        source: some(&work.source),
        title: work.title.clone(),
        text_hash,
        ..FileEvidence::default()
    };
    // Other programs have titles of their own for what is published in one place.
    let untitled = FileEvidence { title: String::new(), ..told.clone() };
    let described =
        store.find_described(&told)?.map_or_else(|| store.find_described(&untitled), |id| Ok(Some(id)));
    match (store.find_travelled(&told)?, described?) {
        (Some(known), _) | (None, Some(known)) => Ok(known),
        (None, None) => Ok(store.identify(&FileEvidence { seen: marks::now(), ..told })?),
    }
}

/// With an id of its own where it came without one.
fn named(mut bookmark: Bookmark) -> Bookmark {
    if bookmark.id.is_empty() {
        bookmark.id = Store::new_id(marks::now());
    }
    bookmark
}
