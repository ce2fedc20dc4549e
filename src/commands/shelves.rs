//! `fangtan shelves`, and the shelf that `list` is to keep to.

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::database;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::JsonArgs;
use crate::messages::Msg;
use crate::store::Store;
use crate::text::query::{EitherQuery, NamedQuery};

/// A shelf, as `shelves --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct ShelfObject<'s> {
    /// The name.
    name: &'s str,
    /// The filter that was saved.
    query: &'s str,
}

/// Lists the shelves by name.
pub fn run(args: JsonArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::plain(output)?;
    let shelves = all(&context, output)?;
    for NamedQuery { name, query } in &shelves {
        if args.json {
            output.object(&ShelfObject { name, query })?;
        } else {
            output.line(&format!("{name}  {query}"))?;
        }
    }
    if shelves.is_empty() {
        output.tell(Msg::NoShelfSaved, &[]);
    }
    Ok(if shelves.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// What the shelf and the query, where they are given, ask for together.
pub fn asked_for(
    shelf: Option<&str>,
    query: Option<&str>,
    context: &RunContext,
    output: &mut Output,
) -> Result<Option<String>, Failure> {
    let Some(name) = shelf else { return Ok(query.map(str::to_owned)) };
    let shelves = all(context, output)?;
    let Some(shelf) = NamedQuery::called(&shelves, name) else {
        return Err(Failure::Message(NamedQuery::unknown(&shelves, name)));
    };
    let shelf = EitherQuery::parse(&shelf.query)?;
    let typed = EitherQuery::parse(query.unwrap_or_default())?;
    Ok(Some(shelf.and(&typed).to_string()))
}

fn all(context: &RunContext, output: &mut Output) -> Result<Vec<NamedQuery>, Failure> {
    let store = database::open_existing(&context.places.data, output)?;
    Ok(store.as_ref().map(Store::named_queries).transpose()?.unwrap_or_default())
}
