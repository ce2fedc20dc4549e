//! `fangtan bookmarks list [PATH…]`

use crate::cli::KeptArgs;
use crate::commands::asked::asked_for;
use crate::commands::context::RunContext;
use crate::commands::database;
use crate::commands::marks::{self, KeptRecord, Shelf};
use crate::commands::moved;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;

/// Lists kept passages, of the files named or of all.
pub fn run(args: &KeptArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let (mut any, mut outcome) = (false, Outcome::Done);
    if database::tell_faulty(&store, output)? {
        outcome = Outcome::Trouble;
    }
    let moved = moved::find(&mut store, &args.paths, context, output)?;
    let shelves = marks::shelves(&store, &args.paths, &moved, context)?;
    for shelf in asked_for(shelves, args.only.filter.as_deref())? {
        any = true;
        if let Some(problem) = &shelf.problem {
            output.message(problem);
            outcome = Outcome::Trouble;
        }
        print(&shelf, args.json.json, output)?;
    }
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

fn print(shelf: &Shelf, json: bool, output: &mut Output) -> Result<(), Failure> {
    for placed in &shelf.placed {
        let kept = KeptRecord::new(&shelf.path, &shelf.episode, placed);
        if json {
            output.object(&kept)?;
        } else {
            output.line(&kept.row())?;
        }
    }
    Ok(())
}
