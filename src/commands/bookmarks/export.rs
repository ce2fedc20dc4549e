//! `fangtan bookmarks export [PATH…]`

use crate::cli::{ExportArgs, ExportFormat};
use crate::commands::context::Context;
use crate::commands::marks;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::episode::model::Episode;
use crate::export;

/// Prints kept passages, of the files named or of all, for other programs. Passages of a file that cannot be read
/// are told with the words they had.
pub fn run(args: &ExportArgs, context: &Context, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let (mut records, mut outcome) = (Vec::new(), Outcome::Done);
    for shelf in marks::shelves(&store, &args.paths, context)? {
        if let Err(error) = &shelf.loaded {
            output.message(&error.to_string());
            outcome = Outcome::Trouble;
        }
        let nothing = Episode::default();
        let episode = shelf.loaded.as_ref().map_or(&nothing, |loaded| &loaded.episode);
        records.extend(export::collect(episode, &shelf.path.to_string_lossy(), &shelf.placed));
    }
    if records.is_empty() {
        return Ok(outcome.max(Outcome::Nothing));
    }
    let asked = if args.questions { export::Context::Question } else { export::Context::None };
    let text = match args.format {
        ExportFormat::Markdown => export::markdown(&records, asked),
        ExportFormat::Org => export::org(&records),
        ExportFormat::Json => export::jsonl(&records),
        ExportFormat::Csv => export::csv(&records),
        ExportFormat::W3c => export::w3c(&records),
    };
    output.raw(text.as_bytes())?;
    if !text.ends_with('\n') {
        output.line("")?;
    }
    Ok(outcome)
}
