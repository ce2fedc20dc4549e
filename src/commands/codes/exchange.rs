//! The code book and projects for other programs, and from them.

use std::collections::HashMap;
use std::path::Path;

use crate::cli::codes::{CodesExportArgs, CodesFormat};
use crate::commands::asked::asked_for;
use crate::commands::bookmarks::take_records;
use crate::commands::context::RunContext;
use crate::commands::files;
use crate::commands::marks::{self, Shelf};
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::refi::{self, ProjectText, ReadProject};
use crate::export::{collect, table};
use crate::messages::Msg;
use crate::passage::codes::CodeEntry;

/// Bytes of a project that is read at most.
const MOST: u64 = 256 << 20;

/// Prints the code book, or writes a project.
pub fn export(args: &CodesExportArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Some(store) = marks::open_existing(&context, output)? else { return Ok(Outcome::Nothing) };
    let codes = store.codes()?;
    let shelves = marks::shelves(&store, &args.paths, &HashMap::new(), &context)?;
    let shelves = asked_for(shelves, args.only.filter.as_deref())?;
    let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
    let used: Vec<String> = placed.flat_map(|placed| placed.bookmark.tags.iter().cloned()).collect();
    if codes.is_empty() && used.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let bytes = match args.format {
        CodesFormat::Csv => csv(&codes, &used).into_bytes(),
        CodesFormat::Qdc => refi::codebook(&codes, &used).into_bytes(),
        CodesFormat::Qdpx => project(&codes, &shelves, output)?,
    };
    match &args.to {
        Some(path) => {
            let told = |error: std::io::Error| Failure::Message(format!("{}: {error}", path.display()));
            files::write_bytes(path, &bytes).map_err(told)?;
        }
        None if args.format == CodesFormat::Qdpx => return Err(Failure::said(Msg::ProjectWhere, &[])),
        None => output.raw(&bytes)?,
    }
    Ok(Outcome::Done)
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

fn project(codes: &[CodeEntry], shelves: &[Shelf], output: &mut Output) -> Result<Vec<u8>, Failure> {
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
        });
    }
    refi::project(codes, &texts).map_err(Failure::Message)
}

/// Takes in a code book or a project.
pub fn import(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let told = |error: std::io::Error| Failure::Message(format!("{}: {error}", file.display()));
    let bytes = files::read_bytes(file, MOST).map_err(told)?;
    let read = match refi::read_project(&bytes) {
        Some(read) => read,
        None => ReadProject { codes: from_csv(&bytes), ..ReadProject::default() },
    };
    if read.codes.is_empty() && read.records.is_empty() {
        return Err(Failure::said(Msg::NoCodeBook, &[&file.display()]));
    }
    for words in &read.left_out {
        output.message(&format!("{}: {words}", file.display()));
    }
    let now = marks::now();
    let mut store = marks::open(context, output)?;
    let known = store.all_codes()?;
    let told_of = |code: &&CodeEntry| !code.description.is_empty() || !code.color.is_empty();
    let codes: Vec<CodeEntry> =
        read.codes.iter().filter(told_of).filter_map(|code| taken(code, &known, now)).collect();
    store.put_codes(&codes)?;
    let new = take_records(&mut store, &read.records, context)?;
    output.line(&output.words(Msg::CodesImported, &[&read.codes.len(), &read.records.len(), &new]))?;
    Ok(Outcome::Done)
}

/// What is written of an entry: what is said here stays where the other says nothing. None if it says no more.
fn taken(code: &CodeEntry, known: &[CodeEntry], now: i64) -> Option<CodeEntry> {
    let here = known.iter().find(|one| one.name == code.name && !one.deleted).cloned().unwrap_or_default();
    let or = |there: &String, here: &String| if there.is_empty() { here.clone() } else { there.clone() };
    let (description, color) = (or(&code.description, &here.description), or(&code.color, &here.color));
    let is_news = (&description, &color) != (&here.description, &here.color);
    let name = code.name.clone();
    is_news.then(|| CodeEntry {
        name,
        description,
        color,
        changed: now.max(here.changed + 1),
        deleted: false,
    })
}

/// Tags from a table with a column `tag` (or `code`, `name`, `标签`), and perhaps `description` and `color`.
fn from_csv(bytes: &[u8]) -> Vec<CodeEntry> {
    let rows = table::read(&String::from_utf8_lossy(bytes));
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let column =
        |names: &[&str]| head.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    let Some(tag) = column(&["tag", "code", "name", "标签"]) else { return Vec::new() };
    let (description, color) =
        (column(&["description", "memo", "说明"]), column(&["color", "colour", "颜色"]));
    let cell = |row: &[String], at: Option<usize>| at.and_then(|at| row.get(at)).cloned().unwrap_or_default();
    let code = |row: &Vec<String>| CodeEntry {
        name: cell(row, Some(tag)).trim().to_owned(),
        description: cell(row, description),
        color: cell(row, color),
        ..CodeEntry::default()
    };
    rows.iter().map(code).filter(|code| !code.name.is_empty()).collect()
}
