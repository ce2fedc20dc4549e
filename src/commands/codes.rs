//! `fangtan codes …`: the code book.

mod agree;
mod exchange;

pub use agree::AgreementRow;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::asked::asked_for;
use super::context::RunContext;
use super::marks;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::catalog::cross::lineage;
use crate::cli::KeptFilterArgs;
use crate::cli::codes::{CodesArgs, CodesCommand};
use crate::messages::Msg;
use crate::passage::codes::{CodeEntry, Recode};
use crate::store::Store;

/// Does what `args` ask for.
pub fn run(args: &CodesArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let plain = |output: &mut Output| RunContext::plain(output);
    match &args.command {
        None => list(args.json.json, &plain(output)?, output),
        Some(CodesCommand::Set { name, description, color }) => {
            let context = plain(output)?;
            set(&mut marks::open(&context, output)?, name, description.as_deref(), color.as_deref())
        }
        Some(CodesCommand::Rename { old, new }) => recode(&[renamed(old, new)], &plain(output)?, output),
        Some(CodesCommand::Merge { into, tags }) => {
            let mut all: Vec<Recode> =
                tags.iter().filter(|tag| *tag != into).map(|tag| renamed(tag, into)).collect();
            // What stands below another of them first: it would go with that one.
            all.sort_by_key(|one| std::cmp::Reverse(one.from.matches('/').count()));
            recode(&all, &plain(output)?, output)
        }
        Some(CodesCommand::Split { tag, new, only }) => split(tag, new, only, output),
        Some(CodesCommand::Rm { tags }) => {
            let gone = |tag: &String| Recode { from: tag.clone(), ..Recode::default() };
            recode(&tags.iter().map(gone).collect::<Vec<_>>(), &plain(output)?, output)
        }
        Some(CodesCommand::Undo) => undo(&plain(output)?, output),
        Some(CodesCommand::Export(args)) => exchange::export(args, output),
        Some(CodesCommand::Import { file }) => exchange::import(file, &plain(output)?, output),
        Some(CodesCommand::Agree(args)) => agree::run(args, output),
    }
}

/// A tag, as `codes --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct ListedCode<'a> {
    /// Its name, with those above it: `a/b`.
    name: &'a str,
    /// What it is for.
    description: &'a str,
    /// The name of its colour; empty for none.
    color: &'a str,
    /// Passages that have it.
    passages: usize,
    /// Passages that have it or one below it.
    passages_below: usize,
}

/// All tags that are used or told of, in their tree, with those above them.
fn list(json: bool, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let codes = store.codes()?;
    let (mut own, mut below): (BTreeMap<String, usize>, BTreeMap<String, usize>) = Default::default();
    for bookmark in store.all_bookmarks()? {
        for tag in &bookmark.tags {
            *own.entry(tag.clone()).or_default() += 1;
        }
        let all: BTreeSet<&str> = bookmark.tags.iter().flat_map(|tag| lineage(tag)).collect();
        for tag in all {
            *below.entry(tag.to_owned()).or_default() += 1;
        }
    }
    let told = codes.iter().flat_map(|code| lineage(&code.name));
    let mut names: Vec<&str> = below.keys().map(String::as_str).chain(told).collect();
    names.sort_by_key(|name| name.split('/').collect::<Vec<_>>());
    names.dedup();
    for name in &names {
        let code = codes.iter().find(|code| code.name == *name);
        let count = |of: &BTreeMap<String, usize>| of.get(*name).copied().unwrap_or(0);
        let listed = ListedCode {
            name,
            description: code.map_or("", |code| &code.description),
            color: code.map_or("", |code| &code.color),
            passages: count(&own),
            passages_below: count(&below),
        };
        if json {
            output.object(&listed)?;
        } else {
            output.line(&row(&listed))?;
        }
    }
    Ok(if names.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Its last name below those above it, how many passages have it, what is said of it.
fn row(code: &ListedCode) -> String {
    let depth = code.name.matches('/').count();
    let last = code.name.rsplit('/').next().unwrap_or_default();
    let count = match (code.passages, code.passages_below) {
        (own, all) if own == all => own.to_string(),
        (own, all) => format!("{own} ({all})"),
    };
    let description = code.description.replace('\n', " ");
    let parts = [count.as_str(), code.color, &description];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}{last}  {}", "  ".repeat(depth), told.join("  "))
}

fn set(
    store: &mut Store,
    name: &str,
    description: Option<&str>,
    color: Option<&str>,
) -> Result<Outcome, Failure> {
    let known = store.all_codes()?.into_iter().find(|code| code.name == name);
    let before = known.unwrap_or_else(|| CodeEntry { name: name.to_owned(), ..CodeEntry::default() });
    let color = color.map(|color| if color == "none" { "" } else { color });
    let code = CodeEntry {
        description: description.unwrap_or(&before.description).to_owned(),
        color: color.unwrap_or(&before.color).to_owned(),
        changed: marks::now().max(before.changed + 1),
        deleted: false,
        ..before.clone()
    };
    store.put_codes(&[code])?;
    Ok(Outcome::Done)
}

fn renamed(old: &str, new: &str) -> Recode {
    Recode { from: old.to_owned(), to: Some(new.to_owned()), only: None }
}

fn split(tag: &str, new: &str, only: &KeptFilterArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(query) = only.filter.as_deref() else { return Err(Failure::said(Msg::SplitWhere, &[])) };
    let context = RunContext::reading(&crate::cli::FormArgs::default(), output)?;
    let store = marks::open(&context, output)?;
    let shelves = marks::shelves(&store, &[], &std::collections::HashMap::new(), &context)?;
    let shelves = asked_for(shelves, Some(query))?;
    let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
    let ids = placed.map(|placed| placed.bookmark.id.clone()).collect();
    let recode_some = Recode { only: Some(ids), ..renamed(tag, new) };
    drop(store);
    recode(&[recode_some], &context, output)
}

fn recode(all: &[Recode], context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(changed) = marks::open(context, output)?.recode(all, marks::now())? else {
        output.tell(Msg::NoSuchTag, &[]);
        return Ok(Outcome::Nothing);
    };
    output.line(&output.words(Msg::Recoded, &[&changed]))?;
    Ok(Outcome::Done)
}

fn undo(context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    match marks::open(context, output)?.undo_recode(marks::now())? {
        Some(changed) => output.line(&output.words(Msg::Recoded, &[&changed])).map(|()| Outcome::Done),
        None => {
            output.tell(Msg::NothingToUndo, &[]);
            Ok(Outcome::Nothing)
        }
    }
}
