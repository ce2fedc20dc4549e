//! `fangtan bookmarks copies|join|part FILE`

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::FileArgs;
use crate::commands::context::RunContext;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::library::{builtin, load};
use crate::messages::Msg;
use crate::store::Store;

/// A copy, as `bookmarks copies --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct Copy {
    /// The file.
    path: String,
    /// Whether it shares passages and progress.
    joined: bool,
}

/// Lists the other files that hold the interview of a file, and whether they share passages with it.
pub fn list(args: &FileArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let (path, episode) = take_in(&mut store, &args.file, context)?;
    let is_there = |path: &Path| path.exists() || builtin::find(path).is_some();
    let twins = store.twins(episode, &path, is_there)?;
    for twin in &twins {
        let copy = Copy { path: twin.path.to_string_lossy().into_owned(), joined: twin.joined };
        if args.json.json {
            output.object(&copy)?;
        } else {
            let how = if copy.joined { Msg::CopyShared } else { Msg::CopyApart };
            output.line(&format!("{}  {}", how.text(output.language), copy.path))?;
        }
    }
    Ok(if twins.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Makes two files one interview.
pub fn join(
    file: &Path,
    other: &Path,
    context: &RunContext,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let (into, _) = take_in(&mut store, file, context)?;
    let (from, _) = take_in(&mut store, other, context)?;
    store.join_files(&into, &from)?;
    Ok(Outcome::Done)
}

/// Makes a file an interview of its own.
pub fn part(file: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let mut store = marks::open(context, output)?;
    let (path, _) = take_in(&mut store, file, context)?;
    store.part(&path)?;
    Ok(Outcome::Done)
}

/// Has the store know a file; returns its path and its episode there.
fn take_in(store: &mut Store, file: &Path, context: &RunContext) -> Result<(PathBuf, i64), Failure> {
    let loaded = load::load(file, &context.load)?;
    let evidence = marks::evidence(&loaded);
    let episode = store.identify(&evidence)?;
    Ok((evidence.path, episode))
}
