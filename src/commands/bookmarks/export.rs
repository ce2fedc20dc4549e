//! `fangtan bookmarks export [PATH…]`

use std::fs;
use std::path::Path;

use super::cited::Citing;
use super::export_folder::Folder;
use super::pages;
use super::template;
use crate::cli::{ExportArgs, ExportFormat, ExportOrder};
use crate::commands::asked::asked_for;
use crate::commands::context::RunContext;
use crate::commands::database;
use crate::commands::files;
use crate::commands::marks::{self, Shelf};
use crate::commands::moved;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::{self, By, PageWords, Record};
use crate::messages::Msg;
use crate::passage::codes::CodeEntry;
use crate::text::safe;

/// Passages that belong together, under the name of what they share.
type PassageGroup = (String, Vec<Record>);

/// Prints kept passages, of the files named or of all, for other programs, or writes them into files.
/// Passages of a file that cannot be read are told with the words they had.
pub fn run(args: &ExportArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let style = args.style.as_deref();
    let citing = style.map(|style| Citing::in_style(style, output.language)).transpose()?;
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let moved = moved::find(&mut store, &args.paths, context, output)?;
    let shelves = marks::shelves(&store, &args.paths, &moved, context)?;
    let shelves = asked_for(shelves, args.only.filter.as_deref())?;
    let mut outcome = if shelves.is_empty() { Outcome::Nothing } else { Outcome::Done };
    if database::tell_faulty(&store, output)? {
        outcome = Outcome::Trouble;
    }
    for problem in shelves.iter().filter_map(|shelf| shelf.problem.as_ref()) {
        output.message(problem);
        outcome = Outcome::Trouble;
    }
    let told = ExportTold { codes: store.codes()?, words: pages::of_one(output.language), citing };
    match &args.to {
        Some(folder) => write(folder, args, &shelves, &told, output)?,
        None => print(&safe_text(args, &text(args, &shelves, &told)?), output)?,
    }
    Ok(outcome)
}

/// Writes a file for each group. Only an export of all that is kept knows which files are stale.
fn write(
    folder: &Path,
    args: &ExportArgs,
    shelves: &[Shelf],
    told: &ExportTold,
    output: &mut Output,
) -> Result<(), Failure> {
    let mut folder = Folder::open(folder)?;
    let extension = extension(args, told);
    if is_marked(args) {
        let mut written = Vec::new();
        for shelf in readable(shelves) {
            let text = safe_text(args, &whole(args, shelf, told)).into_owned();
            let name = folder.write_file(shelf.episode.title(), &extension, &text, output)?;
            let kept = output.words(Msg::PassageCount, &[&shelf.placed.len()]);
            written.push((name, &shelf.episode, kept));
        }
        if args.format == ExportFormat::Html {
            let page = export::shelf_page(&written, &pages::of_all(output.language));
            folder.write_file("index", &extension, &safe_text(args, &page), output)?;
        }
    } else {
        for (name, records) in groups(args.by, shelves) {
            if is_format(args, &[ExportFormat::Markdown]) {
                let group = group_name(args.by, &name);
                let note = export::note(group, &name, &records, context(args)).made_safe();
                folder.write_note(&name, &note, output)?;
            } else {
                let text = formatted(args, &[(name.clone(), records)], told)?;
                folder.write_file(&name, &extension, &safe_text(args, &text), output)?;
            }
        }
    }
    let is_all = args.paths.is_empty() && args.only.filter.is_none();
    if is_all { folder.finish(kind(args.by), args.prune, output) } else { folder.close() }
}

fn is_marked(args: &ExportArgs) -> bool {
    is_format(args, &[ExportFormat::Marked, ExportFormat::Html])
}

/// Whether one of `formats` is asked for, neither a template nor a style.
fn is_format(args: &ExportArgs, formats: &[ExportFormat]) -> bool {
    args.template.is_none() && args.style.is_none() && formats.contains(&args.format)
}

fn readable(shelves: &[Shelf]) -> impl Iterator<Item = &Shelf> {
    shelves.iter().filter(|shelf| shelf.problem.is_none())
}

/// What is told besides the passages.
struct ExportTold {
    codes: Vec<CodeEntry>,
    words: PageWords,
    citing: Option<Citing>,
}

/// A whole text with its passages marked.
fn whole(args: &ExportArgs, shelf: &Shelf, told: &ExportTold) -> String {
    let Shelf { episode, placed, .. } = shelf;
    match args.format {
        ExportFormat::Html => export::page(episode, placed, &told.codes, &told.words),
        _ => export::marked(episode, placed),
    }
}

/// What is printed.
fn text(args: &ExportArgs, shelves: &[Shelf], told: &ExportTold) -> Result<String, Failure> {
    if is_marked(args) {
        let marked = readable(shelves).map(|shelf| whole(args, shelf, told));
        return Ok(marked.collect::<Vec<_>>().join("\n"));
    }
    formatted(args, &groups(args.by, shelves), told)
}

/// How a note tells what is put together in it.
fn group_name(by: ExportOrder, name: &str) -> String {
    match by {
        ExportOrder::Episode => kind(by).to_owned(),
        _ => format!("{}: {name}", kind(by)),
    }
}

fn kind(by: ExportOrder) -> &'static str {
    match by {
        ExportOrder::Episode => "episode",
        ExportOrder::Guest => "guest",
        ExportOrder::Tag => "tag",
        ExportOrder::Date => "day",
    }
}

fn context(args: &ExportArgs) -> export::Context {
    if args.questions { export::Context::Question } else { export::Context::None }
}

/// `text` without what could steer a terminal or hide in a file.
fn safe_text<'t>(args: &ExportArgs, text: &'t str) -> std::borrow::Cow<'t, str> {
    if is_json(args) { safe::for_json(text) } else { safe::for_file(text) }
}

fn is_json(args: &ExportArgs) -> bool {
    is_format(args, &[ExportFormat::Json, ExportFormat::W3c])
}

fn groups(by: ExportOrder, shelves: &[Shelf]) -> Vec<PassageGroup> {
    let collect =
        |shelf: &Shelf| export::collect(&shelf.episode, &shelf.path.to_string_lossy(), &shelf.placed);
    let records: Vec<Record> = shelves.iter().flat_map(collect).collect();
    let by = match by {
        ExportOrder::Episode => By::Episode,
        ExportOrder::Guest => By::Guest,
        ExportOrder::Tag => By::Tag,
        ExportOrder::Date => By::Day,
    };
    export::grouped(&records, by)
}

fn formatted(args: &ExportArgs, groups: &[PassageGroup], told: &ExportTold) -> Result<String, Failure> {
    if let Some(path) = &args.template {
        let told = |error: &dyn std::fmt::Display| Failure::Message(format!("{}: {error}", path.display()));
        let source = fs::File::open(path).and_then(files::read_bounded).map_err(|error| told(&error))?;
        return template::fill(path, source, groups.to_vec()).map_err(|error| told(&error));
    }
    let asked = context(args);
    let in_groups = args.to.is_none() && args.by != ExportOrder::Episode;
    if in_groups && is_format(args, &[ExportFormat::Markdown]) {
        return Ok(export::markdown_in_groups(groups, asked));
    }
    let records: Vec<Record> = groups.iter().flat_map(|(_, records)| records.iter().cloned()).collect();
    if let Some(citing) = &told.citing {
        return Ok(citing.text(&records));
    }
    Ok(match args.format {
        ExportFormat::Markdown | ExportFormat::Marked | ExportFormat::Html => {
            export::markdown(&records, asked)
        }
        ExportFormat::Org => export::org(&records),
        ExportFormat::Json => export::jsonl(&records),
        ExportFormat::Csv => export::csv(&records),
        ExportFormat::W3c => export::w3c(&records),
    })
}

/// The ending of a written file: that of the style or the format, or the template's own without `.j2`.
fn extension(args: &ExportArgs, told: &ExportTold) -> String {
    if let Some(citing) = &told.citing {
        return citing.extension().to_owned();
    }
    if let Some(template) = &args.template {
        let is_jinja = template.extension().is_some_and(|end| end == "j2" || end == "jinja");
        let named = if is_jinja { template.with_extension("") } else { template.clone() };
        return named.extension().map_or_else(|| "txt".to_owned(), |end| end.to_string_lossy().into_owned());
    }
    let extension = match args.format {
        ExportFormat::Markdown => "md",
        ExportFormat::Org => "org",
        ExportFormat::Json => "jsonl",
        ExportFormat::Csv => "csv",
        ExportFormat::W3c => "jsonld",
        ExportFormat::Marked => "txt",
        ExportFormat::Html => "html",
    };
    extension.to_owned()
}

fn print(text: &str, output: &mut Output) -> Result<(), Failure> {
    output.raw(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        output.line("")?;
    }
    Ok(())
}
