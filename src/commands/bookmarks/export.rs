//! `fangtan bookmarks export [PATH…]`

use std::fs;
use std::path::{Path, PathBuf};

use super::template;
use crate::cli::{ExportArgs, ExportFormat, ExportOrder};
use crate::commands::context::Context;
use crate::commands::files;
use crate::commands::marks::{self, Shelf};
use crate::commands::moved;
use crate::commands::names::file_name;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::{self, By, Record};
use crate::text::safe;

/// Passages that belong together, under the name of what they share.
type Group = (String, Vec<Record>);

/// Prints kept passages, of the files named or of all, for other programs, or writes them into files. Passages of a
/// file that cannot be read are told with the words they had.
pub fn run(args: &ExportArgs, context: &Context, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let moved = moved::find(&store, &args.paths, context)?;
    let shelves = marks::shelves(&store, &args.paths, &moved, context)?;
    let mut outcome = if shelves.is_empty() { Outcome::Nothing } else { Outcome::Done };
    for problem in shelves.iter().filter_map(|shelf| shelf.problem.as_ref()) {
        output.message(problem);
        outcome = Outcome::Trouble;
    }
    for (name, text) in texts(args, &shelves)? {
        let text = if is_json(args) { safe::for_json(&text) } else { safe::for_file(&text) };
        match &args.to {
            Some(folder) => write(folder, &name, &text)?,
            None => print(&text, output)?,
        }
    }
    Ok(outcome)
}

/// What is to be written, each with the name of its file.
fn texts(args: &ExportArgs, shelves: &[Shelf]) -> Result<Vec<(String, String)>, Failure> {
    if args.template.is_none() && args.format == ExportFormat::Marked {
        let read = shelves.iter().filter(|shelf| shelf.problem.is_none());
        let marked = read.map(|Shelf { episode, placed, .. }| {
            (file_name(episode.title(), "txt"), export::marked(episode, placed))
        });
        return Ok(marked.collect());
    }
    let groups = groups(args.by, shelves);
    if args.to.is_none() {
        return Ok(vec![(String::new(), text(args, &groups)?)]);
    }
    let extension = extension(args);
    let each = groups.into_iter().map(|group| {
        let name = file_name(&group.0, &extension);
        Ok((name, text(args, &[group])?))
    });
    each.collect()
}

fn is_json(args: &ExportArgs) -> bool {
    args.template.is_none() && matches!(args.format, ExportFormat::Json | ExportFormat::W3c)
}

fn groups(by: ExportOrder, shelves: &[Shelf]) -> Vec<Group> {
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

fn text(args: &ExportArgs, groups: &[Group]) -> Result<String, Failure> {
    if let Some(path) = &args.template {
        let told = |error: &dyn std::fmt::Display| Failure::Message(format!("{}: {error}", path.display()));
        let source = fs::File::open(path).and_then(files::read_bounded).map_err(|error| told(&error))?;
        return template::fill(path, source, groups.to_vec()).map_err(|error| told(&error));
    }
    let asked = if args.questions { export::Context::Question } else { export::Context::None };
    let in_groups = args.to.is_none() && args.by != ExportOrder::Episode;
    if in_groups && args.format == ExportFormat::Markdown {
        return Ok(export::markdown_in_groups(groups, asked));
    }
    let records: Vec<Record> = groups.iter().flat_map(|(_, records)| records.iter().cloned()).collect();
    Ok(match args.format {
        ExportFormat::Markdown | ExportFormat::Marked => export::markdown(&records, asked),
        ExportFormat::Org => export::org(&records),
        ExportFormat::Json => export::jsonl(&records),
        ExportFormat::Csv => export::csv(&records),
        ExportFormat::W3c => export::w3c(&records),
    })
}

/// The ending of a written file: the format's, or the template's own without `.j2`.
fn extension(args: &ExportArgs) -> String {
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
    };
    extension.to_owned()
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), Failure> {
    let path: PathBuf = folder.join(name);
    let written = fs::create_dir_all(folder).and_then(|()| files::write(&path, text));
    written.map_err(|error| Failure::Message(format!("{}: {error}", path.display())))
}

fn print(text: &str, output: &mut Output) -> Result<(), Failure> {
    output.raw(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        output.line("")?;
    }
    Ok(())
}
