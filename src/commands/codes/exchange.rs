//! The code book and projects for other programs, and from them.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use crate::cli::codes::{CodesExportArgs, CodesFormat};
use crate::commands::asked::asked_for;
use crate::commands::bookmarks::{EpisodesOfWorks, identify, take_records};
use crate::commands::context::RunContext;
use crate::commands::files;
use crate::commands::marks::{self, Shelf};
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::refi::{self, LeftOut, ProjectFault, ProjectText, ReadMemo, ReadProject};
use crate::export::{collect, table};
use crate::messages::Msg;
use crate::passage::codes::CodeEntry;
use crate::passage::marks::EpisodeId;
use crate::passage::memo::{Memo, OF_ALL, joined};
use crate::passage::tags::is_within;
use crate::store::Store;
use crate::text::tag::tidy;

/// Bytes of a project that is read at most.
const MOST: u64 = 256 << 20;

/// Prints the code book, or writes a project.
pub fn export(args: &CodesExportArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Some(store) = marks::open_existing(&context, output)? else { return Ok(Outcome::Nothing) };
    let codes = store.codes()?;
    let memos: HashMap<EpisodeId, Memo> = store.memos()?.into_iter().collect();
    let episodes = episodes(&store, &memos)?;
    let shelves = marks::shelves_of(&store, &episodes, &args.paths, &HashMap::new(), &context)?;
    let shelves = asked_for(shelves, args.only.filter.as_deref())?;
    let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
    let used: Vec<String> = placed.flat_map(|placed| placed.bookmark.tags.iter().cloned()).collect();
    let is_project = args.format == CodesFormat::Qdpx;
    if codes.is_empty() && used.is_empty() && !(is_project && has_words(&memos)) {
        return Ok(Outcome::Nothing);
    }
    let bytes = match args.format {
        CodesFormat::Csv => csv(&codes, &used).into_bytes(),
        CodesFormat::Qdc => refi::codebook(&codes, &used).into_bytes(),
        CodesFormat::Qdpx => project(&codes, &shelves, &memos, output)?,
    };
    match &args.to {
        Some(path) => {
            let told = |error: std::io::Error| Failure::Message(format!("{}: {error}", path.display()));
            files::write_bytes(path, &bytes).map_err(told)?;
        }
        None if is_project => return Err(Failure::said(Msg::ProjectWhere, &[])),
        None => output.raw(&bytes)?,
    }
    Ok(Outcome::Done)
}

/// Episodes of which something is kept, or that have a memo.
fn episodes(store: &Store, memos: &HashMap<EpisodeId, Memo>) -> Result<Vec<EpisodeId>, Failure> {
    let kept = store.counts()?.into_iter().map(|(episode, _)| episode);
    let noted = memos.iter().filter(|(id, memo)| **id != OF_ALL && !memo.text.is_empty()).map(|(id, _)| *id);
    Ok(kept.chain(noted).collect::<BTreeSet<_>>().into_iter().collect())
}

fn has_words(memos: &HashMap<EpisodeId, Memo>) -> bool {
    memos.values().any(|memo| !memo.text.is_empty())
}

/// Tags with what is said of them; those above a tag in columns of their own would be no tags any more.
fn csv(codes: &[CodeEntry], used: &[String]) -> String {
    let mut names: Vec<&String> = codes.iter().map(|code| &code.name).chain(used).collect();
    names.sort();
    names.dedup();
    let head = ["tag", "description", "color", "passages"].map(str::to_owned).to_vec();
    let row = |name: &String| {
        let code = codes.iter().find(|code| code.name == *name).cloned().unwrap_or_default();
        let count = used.iter().filter(|tag| *tag == name).count();
        vec![name.clone(), code.description, code.color, count.to_string()]
    };
    table::csv(&std::iter::once(head).chain(names.into_iter().map(row)).collect::<Vec<_>>())
}

fn project(
    codes: &[CodeEntry],
    shelves: &[Shelf],
    memos: &HashMap<EpisodeId, Memo>,
    output: &mut Output,
) -> Result<Vec<u8>, Failure> {
    let memo = |episode: EpisodeId| memos.get(&episode).cloned().unwrap_or_default();
    let mut texts = Vec::new();
    for shelf in shelves {
        if let Some(problem) = &shelf.problem {
            output.message(problem);
            continue;
        }
        let records = collect(&shelf.episode, &shelf.path.to_string_lossy(), &shelf.placed);
        let lost = records.iter().filter(|record| record.position.is_none()).count();
        if lost > 0 {
            output.tell(Msg::LostLeftOut, &[&lost, &shelf.path.display()]);
        }
        texts.push(ProjectText {
            title: shelf.episode.title().to_owned(),
            text: shelf.episode.text.clone(),
            records,
            memo: memo(shelf.id),
        });
    }
    refi::project(codes, &texts, &memo(OF_ALL)).map_err(Failure::Message)
}

/// Takes in a code book or a project.
pub fn import(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let told = |error: std::io::Error| Failure::Message(format!("{}: {error}", file.display()));
    let bytes = files::read_bytes(file, MOST).map_err(told)?;
    let read = match refi::read_project(&bytes) {
        Some(Ok(read)) => read,
        Some(Err(fault)) => return Err(damaged(file, fault)),
        None => ReadProject { codes: from_csv(&bytes, file, output), ..ReadProject::default() },
    };
    if read.codes.is_empty() && read.records.is_empty() && read.memos.is_empty() {
        return Err(Failure::said(Msg::NoCodeBook, &[&file.display()]));
    }
    for left in &read.left_out {
        match left {
            LeftOut::NotText(name) => output.tell(Msg::NotText, &[&file.display(), name]),
            LeftOut::NoWords(name) => output.tell(Msg::CodingWithoutWords, &[&file.display(), name]),
        }
    }
    let now = marks::now();
    let mut store = marks::open(context, output)?;
    let known = store.all_codes()?;
    let codes: Vec<CodeEntry> = read.codes.iter().filter_map(|code| taken(code, &known, now)).collect();
    store.put_codes(&codes)?;
    let mut episodes = EpisodesOfWorks::new();
    let new = take_records(&mut store, &read.records, &mut episodes, context)?;
    output.line(&output.words(Msg::CodesImported, &[&read.codes.len(), &read.records.len(), &new]))?;
    let mut noted = 0;
    for ReadMemo { work, text } in &read.memos {
        let episode = match work {
            None => OF_ALL,
            Some(work) => match episodes.get(&Some(work.clone())) {
                Some(known) => *known,
                None => identify(&mut store, work, 0, context)?,
            },
        };
        noted += usize::from(take_memo(&mut store, episode, text)?);
    }
    if noted > 0 {
        output.line(&output.words(Msg::MemosImported, &[&noted]))?;
    }
    Ok(Outcome::Done)
}

/// Adds what a memo says to the one that is here. Returns whether it says more.
fn take_memo(store: &mut Store, episode: EpisodeId, text: &str) -> Result<bool, Failure> {
    let here = store.memo(episode)?;
    let text = joined(&here.text, text);
    if text == here.text {
        return Ok(false);
    }
    store.put_memo(episode, &Memo { text, changed: marks::now().max(here.changed + 1) })?;
    Ok(true)
}

/// What is told of a project that is damaged.
fn damaged(file: &Path, fault: ProjectFault) -> Failure {
    match fault {
        ProjectFault::NoXml(line) => Failure::said(Msg::NoXmlAt, &[&file.display(), &line]),
        ProjectFault::CutOff(line) => Failure::said(Msg::XmlCutOff, &[&file.display(), &line]),
        ProjectFault::Archive => Failure::said(Msg::ArchiveDamaged, &[&file.display()]),
    }
}

/// What is written of an entry: what is said here stays where the other says nothing. None if it says no more.
fn taken(code: &CodeEntry, known: &[CodeEntry], now: i64) -> Option<CodeEntry> {
    let there = known.iter().find(|one| one.name == code.name);
    let here = there.filter(|one| !one.deleted).cloned().unwrap_or_default();
    let is_known = !here.name.is_empty();
    let or = |there: &String, here: &String| if there.is_empty() { here.clone() } else { there.clone() };
    let (description, color) = (or(&code.description, &here.description), or(&code.color, &here.color));
    let is_news = (&description, &color) != (&here.description, &here.color);
    let name = code.name.clone();
    (is_news || !is_known).then(|| CodeEntry {
        name,
        description,
        color,
        changed: now.max(there.map_or(0, |there| there.changed) + 1),
        deleted: false,
    })
}

/// A color of a table as it is kept: by its name, or by the nearest one to `#rrggbb`; none if it is neither.
fn color(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    match written.as_str() {
        "" => Some(written),
        hex if hex.starts_with('#') => Some(refi::color_of(hex)).filter(|name| !name.is_empty()),
        name => refi::is_color(name).then_some(written),
    }
}

/// Tags from a table with a column `tag` (or `code`, `name`, `path`, `标签`), and perhaps `description`, `color` and
/// `parent`, the tag above it.
fn from_csv(bytes: &[u8], file: &Path, output: &mut Output) -> Vec<CodeEntry> {
    let rows = table::read(&String::from_utf8_lossy(bytes));
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let column =
        |names: &[&str]| head.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let Some(tag) = column(&["tag", "code", "name", "path", "标签"]) else { return Vec::new() };
    let (description, colors) =
        (column(&["description", "memo", "说明"]), column(&["color", "colour", "颜色"]));
    let cell = |row: &[String], at: Option<usize>| at.and_then(|at| row.get(at)).cloned().unwrap_or_default();
    let parent = column(&["parent", "上级"]);
    let parents = rows.iter().map(|row| (cell(row, Some(tag)), cell(row, parent))).collect();
    let mut codes: Vec<CodeEntry> = Vec::new();
    for row in rows {
        let Some(name) = below(&cell(row, Some(tag)), &cell(row, parent), &parents) else { continue };
        let written = cell(row, colors);
        let color = color(&written).unwrap_or_else(|| {
            output.tell(Msg::NoSuchColor, &[&file.display(), &name, &written]);
            String::new()
        });
        if !codes.iter().any(|known| known.name == name) {
            codes.push(CodeEntry {
                name,
                description: cell(row, description),
                color,
                ..CodeEntry::default()
            });
        }
    }
    codes
}

/// A tag below the one above it, and that one below its own.
fn below(tag: &str, parent: &str, parents: &HashMap<String, String>) -> Option<String> {
    let (mut name, mut above) = (tag.to_owned(), parent);
    // A tag that stands below itself, by whatever way, ends it.
    for _ in parents {
        if above.is_empty() || above == tag {
            break;
        }
        name = if is_within(&name, above) { name } else { format!("{above}/{name}") };
        above = parents.get(above).map_or("", String::as_str);
    }
    tidy(&name)
}
