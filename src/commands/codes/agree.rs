//! `fangtan codes agree NAME OTHER`

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::agreement::{TaggedStretch, TextOfTwo, agreement};
use crate::cli::codes::AgreeArgs;
use crate::commands::context::RunContext;
use crate::commands::marks::{self, Shelf};
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::collect;
use crate::layout::width::{WidthPolicy, text_width};
use crate::messages::Msg;

/// How two people agree on a tag, as `codes agree --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct AgreementRow<'a> {
    /// The tag.
    tag: &'a str,
    /// Characters that the first of the two has tagged so.
    one: usize,
    /// Characters that the other has tagged so.
    other: usize,
    /// Characters that both have.
    both: usize,
    /// Characters of all texts that both have tagged.
    all: usize,
    /// Characters on which they agree, of a hundred.
    percent: f64,
    /// Cohen's κ; null where chance alone would agree as well.
    kappa: Option<f64>,
}

/// Prints the agreement of two people on each tag, over the characters of the texts that both have tagged.
pub fn run(args: &AgreeArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Some(store) = marks::open_existing(&context, output)? else { return Ok(Outcome::Nothing) };
    let shelves = marks::shelves(&store, &args.paths, &HashMap::new(), &context)?;
    let texts: Vec<TextOfTwo> = shelves.iter().map(|shelf| of_two(shelf, [&args.one, &args.other])).collect();
    let told = agreement(&texts);
    if told.is_empty() {
        output.tell(Msg::NothingTaggedByBoth, &[&args.one, &args.other]);
        return Ok(Outcome::Nothing);
    }
    let width = |text: &str| text_width(text, WidthPolicy::default());
    let widest = told.iter().map(|one| width(&one.tag)).max().unwrap_or(0);
    for one in &told {
        let percent = (one.share() * 1000.0).round() / 10.0;
        let kappa = one.kappa().map(|kappa| (kappa * 1000.0).round() / 1000.0);
        let row = AgreementRow {
            tag: &one.tag,
            one: one.one,
            other: one.other,
            both: one.both,
            all: one.all,
            percent,
            kappa,
        };
        if args.json.json {
            output.object(&row)?;
        } else {
            let gap = " ".repeat(widest - width(&one.tag));
            let kappa = kappa.map_or_else(|| "–".to_owned(), |kappa| format!("{kappa:.3}"));
            output.line(&format!(
                "{}{gap}  {percent:>5.1}%  κ {kappa:>6}  {} / {} / {}",
                one.tag, one.one, one.both, one.other
            ))?;
        }
    }
    Ok(Outcome::Done)
}

fn of_two(shelf: &Shelf, names: [&str; 2]) -> TextOfTwo {
    let records = collect(&shelf.episode, "", &shelf.placed);
    let by = |name: &str| {
        let theirs = records.iter().filter(|record| record.author == name && !record.tags.is_empty());
        let stretch = |record: &crate::export::Record| {
            let [start, end] = record.position?;
            Some(TaggedStretch { tags: record.tags.clone(), start, end })
        };
        theirs.filter_map(stretch).collect()
    };
    TextOfTwo { chars: shelf.episode.text.chars().count(), tagged: names.map(by) }
}
