//! `fangtan bookmarks cross tag|speaker|episode`

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::cross::{Across, Coded, CrossTable, cross};
use crate::cli::{CrossArgs, CrossBy};
use crate::commands::asked::{asked_for, speaker};
use crate::commands::context::RunContext;
use crate::commands::marks::{self, Shelf};
use crate::commands::moved;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::table;
use crate::layout::width::{WidthPolicy, text_width};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;

/// Prints how often tags stand together with others, with speakers, in episodes.
pub fn run(args: &CrossArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let moved = moved::find(&mut store, &args.paths, context, output)?;
    let shelves = marks::shelves(&store, &args.paths, &moved, context)?;
    let shelves = asked_for(shelves, args.only.filter.as_deref())?;
    let coded: Vec<Coded> =
        shelves.iter().flat_map(|shelf| shelf.placed.iter().map(|one| coded(shelf, one))).collect();
    let table = cross(
        &coded,
        match args.across {
            CrossBy::Tag => Across::Tags,
            CrossBy::Speaker => Across::Speakers,
            CrossBy::Episode => Across::Episodes,
        },
    );
    if table.rows.is_empty() {
        return Ok(Outcome::Nothing);
    }
    if args.json.json {
        for (tag, counts) in table.rows.iter().zip(&table.counts) {
            output.object(&object(tag, &table, counts))?;
        }
    } else if args.csv {
        output.raw(table::csv(&cells(&table)).as_bytes())?;
    } else {
        print(&cells(&table), output)?;
    }
    Ok(Outcome::Done)
}

/// A row of the table, as `bookmarks cross --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct CrossRow<'a> {
    /// The tag.
    tag: &'a str,
    /// How often passages with it meet what stands in the columns; not those tags that stand above or below it.
    counts: BTreeMap<&'a str, usize>,
}

fn coded<'a>(shelf: &'a Shelf, placed: &'a Placed) -> Coded<'a> {
    let is_there = placed.resolved.state != State::Lost;
    Coded {
        tags: &placed.bookmark.tags,
        speaker: speaker(shelf, placed),
        title: shelf.episode.title(),
        episode: placed.bookmark.episode,
        range: is_there.then_some(placed.resolved.range),
    }
}

/// A row as an object; what is nought is left out.
fn object<'a>(tag: &'a str, table: &'a CrossTable, counts: &[Option<usize>]) -> CrossRow<'a> {
    let told = |(column, count): (&'a String, &Option<usize>)| Some((column.as_str(), (*count)?));
    let counts = table.columns.iter().zip(counts).filter_map(told);
    CrossRow { tag, counts: counts.filter(|(_, count)| *count > 0).collect() }
}

/// The table with its head and the tags at the left.
fn cells(table: &CrossTable) -> Vec<Vec<String>> {
    let head = std::iter::once(String::new()).chain(table.columns.iter().cloned()).collect();
    let rows = table.rows.iter().zip(&table.counts).map(|(tag, counts)| {
        let cell = |count: &Option<usize>| count.map_or_else(String::new, |count| count.to_string());
        std::iter::once(tag.clone()).chain(counts.iter().map(cell)).collect()
    });
    std::iter::once(head).chain(rows).collect()
}

/// Prints numbers below the heads of their columns, which stand at the right.
fn print(cells: &[Vec<String>], output: &mut Output) -> Result<(), Failure> {
    let width = |cell: &String| text_width(cell, WidthPolicy::default());
    let columns = cells.first().map_or(0, Vec::len);
    let widest = |column: usize| cells.iter().filter_map(|row| row.get(column)).map(width).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    for row in cells {
        let padded = row.iter().zip(&widths).enumerate().map(|(column, (cell, widest))| {
            let gap = " ".repeat(widest - width(cell));
            if column == 0 { format!("{cell}{gap}") } else { format!("{gap}{cell}") }
        });
        output.line(padded.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
