//! `fangtan codes agree NAME OTHER`

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::agreement::{TaggedStretch, TextOfTwo, agreement, places};
use crate::cli::codes::AgreeArgs;
use crate::commands::context::RunContext;
use crate::commands::marks::{self, Shelf};
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::export::collect;
use crate::layout::width::{WidthPolicy, text_width};
use crate::messages::Msg;
use crate::text::range::TextRange;

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

/// A stretch of a text that one of the two or both have tagged, as `codes agree --places --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct AgreementPlace<'a> {
    /// The file of the text.
    path: String,
    /// Its title.
    title: &'a str,
    /// The turn in which it begins, as section and turn.
    address: String,
    /// The tag.
    tag: &'a str,
    /// Who has given it.
    by: Vec<&'a str>,
    /// Where it begins, in characters of the text that is read.
    start: usize,
    /// Where it ends.
    end: usize,
    /// Its words.
    quote: String,
}

/// Prints the agreement of two people on each tag, over the characters of the texts that both have tagged.
pub fn run(args: &AgreeArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Some(store) = marks::open_existing(&context, output)? else { return Ok(Outcome::Nothing) };
    let shelves = marks::shelves(&store, &args.paths, &HashMap::new(), &context)?;
    let texts: Vec<TextOfTwo> = shelves.iter().map(|shelf| of_two(shelf, [&args.one, &args.other])).collect();
    let told = agreement(&texts);
    if args.places && !told.is_empty() {
        return print_places(args, &shelves, &texts, output);
    }
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

/// Prints the codings of each text that both have tagged side by side, in the order of the text.
fn print_places(
    args: &AgreeArgs,
    shelves: &[Shelf],
    texts: &[TextOfTwo],
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let width = |text: &str| text_width(text, WidthPolicy::default());
    let names = [args.one.as_str(), args.other.as_str()];
    let is_of_both = |text: &TextOfTwo| text.tagged.iter().all(|tagged| !tagged.is_empty());
    for (shelf, text) in shelves.iter().zip(texts).filter(|(_, text)| is_of_both(text)) {
        let episode = &shelf.episode;
        let places = places(text);
        let widest = places.iter().map(|place| width(&place.tag)).max().unwrap_or(0);
        if !args.json.json {
            output.line(episode.title())?;
        }
        for place in &places {
            let range = bytes(&episode.text, place.start, place.end);
            let quote = range.of(&episode.text).to_owned();
            let address = episode.address_at(range.start).to_string();
            let by: Vec<&str> = names
                .into_iter()
                .zip(place.given)
                .filter(|(_, given)| *given)
                .map(|(name, _)| name)
                .collect();
            if args.json.json {
                let (path, title) = (shelf.path.display().to_string(), episode.title());
                let (tag, start, end) = (place.tag.as_str(), place.start, place.end);
                output.object(&AgreementPlace { path, title, address, tag, by, start, end, quote })?;
            } else {
                let column = |nth: usize| {
                    let name = if place.given[nth] { names[nth] } else { "–" };
                    format!("{name}{}", " ".repeat(width(names[nth]).saturating_sub(width(name))))
                };
                let gap = " ".repeat(widest - width(&place.tag));
                let words = quote.replace('\n', " ");
                output.line(&format!(
                    "  {address:>6}  {}{gap}  {}  {}  {words}",
                    place.tag,
                    column(0),
                    column(1)
                ))?;
            }
        }
    }
    Ok(Outcome::Done)
}

/// The bytes of a stretch of characters.
fn bytes(text: &str, start: usize, end: usize) -> TextRange {
    let at = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
    TextRange::new(at(start), at(end))
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
