//! `fangtan codes …`: the code book.

mod agree;
mod exchange;

pub use agree::{AgreementPlace, AgreementRow};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;

use super::asked::asked_for;
use super::context::RunContext;
use super::marks;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::catalog::codebook;
use crate::cli::KeptFilterArgs;
use crate::cli::codes::{CodesArgs, CodesCommand};
use crate::messages::Msg;
use crate::passage::codes::{Recode, Recoded};
use crate::passage::tags::meant;
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
    let (codes, bookmarks) = (store.codes()?, store.all_bookmarks()?);
    let counts = codebook::count(bookmarks.iter().map(|bookmark| bookmark.tags.as_slice()));
    let rows = codebook::rows(&counts, &codes);
    for row in &rows {
        let listed = ListedCode {
            name: row.name,
            description: row.entry.map_or("", |code| &code.description),
            color: row.entry.map_or("", |code| &code.color),
            passages: row.count.own,
            passages_below: row.count.below,
        };
        if json {
            output.object(&listed)?;
        } else {
            output.line(&line(&listed))?;
        }
    }
    Ok(if rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Its last name below those above it, how many passages have it, what is said of it.
fn line(code: &ListedCode) -> String {
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

/// Says of a tag what it is for, and its color, as far as they are told. A name that is written so nowhere means
/// the tags that are in letters of either case, if there are any.
pub(super) fn set(
    store: &mut Store,
    name: &str,
    description: Option<&str>,
    color: Option<&str>,
) -> Result<Outcome, Failure> {
    let color = color.map(|color| if color == "none" { "" } else { color });
    let named = meant(name, &store.tags()?);
    for tag in if named.is_empty() { vec![name.to_owned()] } else { named } {
        store.describe_code(&tag, description, color, marks::now())?;
    }
    Ok(Outcome::Done)
}

fn renamed(old: &str, new: &str) -> Recode {
    Recode { from: old.to_owned(), to: Some(new.to_owned()), only: None }
}

fn split(tag: &str, new: &str, only: &KeptFilterArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(query) = only.filter.as_deref() else { return Err(Failure::said(Msg::SplitWhere, &[])) };
    let context = RunContext::reading(&crate::cli::FormArgs::default(), output)?;
    let chosen = |store: &Store| {
        let shelves = marks::shelves(store, &[], &std::collections::HashMap::new(), &context)?;
        let shelves = asked_for(shelves, Some(query))?;
        let placed = shelves.iter().flat_map(|shelf| &shelf.placed);
        let ids = placed.map(|placed| placed.bookmark.id.clone()).collect();
        Ok::<_, Failure>(vec![Recode { only: Some(ids), ..renamed(tag, new) }])
    };
    let recoded = marks::open(&context, output)?.recode_chosen(chosen, marks::now())?;
    tell(recoded, output)
}

fn recode(all: &[Recode], context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let recoded = marks::open(context, output)?.recode(all, marks::now())?;
    tell(recoded, output)
}

fn tell(recoded: Option<Recoded>, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(recoded) = recoded else {
        output.tell(Msg::NoSuchTag, &[]);
        return Ok(Outcome::Nothing);
    };
    output.line(&output.words(Msg::Recoded, &[&recoded.passages]))?;
    Ok(Outcome::Done)
}

fn undo(context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    match marks::open(context, output)?.undo_recode(None, marks::now())? {
        Some(Recoded { passages, step }) => {
            let made = Timestamp::from_millisecond(step.made).unwrap_or_default();
            let made = made.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M");
            output.line(&output.words(Msg::RecodeTakenBack, &[&passages, &made]))?;
            Ok(Outcome::Done)
        }
        None => {
            output.tell(Msg::NothingToUndo, &[]);
            Ok(Outcome::Nothing)
        }
    }
}
