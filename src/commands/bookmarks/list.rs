//! `fangtan bookmarks list [PATH…]`

use crate::cli::ListArgs;
use crate::commands::context::RunContext;
use crate::commands::database;
use crate::commands::marks::{self, KeptRecord, Shelf};
use crate::commands::moved;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;

/// Lists kept passages, of the files named or of all.
pub fn run(args: &ListArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let (mut any, mut outcome) = (false, Outcome::Done);
    if database::tell_faulty(&store, output)? {
        outcome = Outcome::Trouble;
    }
    let moved = moved::find(&mut store, &args.paths, context, output)?;
    for shelf in marks::shelves(&store, &args.paths, &moved, context)? {
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
