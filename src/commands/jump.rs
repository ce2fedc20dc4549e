//! `fangtan jump QUERY [PATH…]`

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::marks::{self, Shelf};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::catalog::places::NamedPlace;
use crate::catalog::targets::WantedPlaces;
use crate::cli::JumpArgs;
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::search::fuzzy::{Corpus, Hit, RankQuery};
use crate::search::names::Names;
use crate::search::targets::{TargetKind, narrowed};
use crate::text::clusters;

/// Grapheme clusters of a kept passage that are matched.
const FIRST_WORDS: usize = 60;

/// A place that was found, as `jump --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct FoundTarget<'a> {
    /// What it is.
    #[schemars(extend("enum" = ["episode", "section", "turn", "speaker", "term", "name", "bookmark"]))]
    kind: &'static str,
    /// What was matched.
    label: &'a str,
    /// The file.
    path: &'a str,
    /// Where it is, as in `12.3`.
    address: String,
    /// How well it matches: the more, the better.
    score: i64,
    /// Start and end of what was found, in bytes of `label`.
    ranges: Vec<[usize; 2]>,
}

/// Finds episodes, sections, speakers, terms, names, turns and kept passages.
pub fn run(args: &JumpArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let list = &args.list;
    let context = RunContext::reading(&list.form, output)?;
    output.mark(args.marks.color);
    let (kind, words) = narrowed(&args.query);
    let mut users = Names::default();
    context.config.aliases.iter().for_each(|group| users.add(group));
    let wanted = WantedPlaces::new(kind, words, &users);
    let mut places: Vec<(String, NamedPlace)> = Vec::new();
    let outcome = gather::places(&list.paths, &context, output, &wanted, |path, found| {
        let path = path.to_string_lossy();
        places.extend(found.into_iter().map(|place| (path.clone().into_owned(), place)));
    });
    if kind.is_none_or(|kind| kind == TargetKind::Bookmark)
        && let Some(store) = marks::open_existing(&context, output)?
    {
        for shelf in marks::shelves(&store, &list.paths, &HashMap::new(), &context)? {
            places.extend(kept(&shelf));
        }
    }
    let labels = places.iter().map(|(_, place)| (place.label.as_str(), place.aliases.clone()));
    let mut corpus = Corpus::with_aliases(labels);
    corpus.set_bonus(places.iter().map(|(_, place)| place.kind.bonus()).collect());
    let meant = |hit: &Hit| {
        let place = places.get(hit.index).map(|(_, place)| place);
        let turn = place.filter(|place| place.kind == TargetKind::Turn);
        turn.is_none_or(|turn| hit.is_in_runs(words, &turn.label))
    };
    let ask = RankQuery { slips: true, ..RankQuery::new(words, usize::MAX) };
    let mut hits = corpus.ask(ask).hits;
    hits.retain(meant);
    hits.truncate(args.limit);
    for hit in &hits {
        let Some((path, place)) = places.get(hit.index) else { continue };
        let ranges: Vec<_> = hit.ranges.iter().map(|range| [range.start, range.end]).collect();
        let (kind, label, address) = (place.kind, &place.label, place.address.to_string());
        if list.json.json {
            let kind = kind.name();
            output.object(&FoundTarget { kind, label, path, address, score: hit.score, ranges })?;
        } else {
            let kind = kind.words().text(output.language);
            output.found(&format!("{path}#{address}  {kind}: "), label, &ranges)?;
        }
    }
    Ok(outcome.max(if hits.is_empty() { Outcome::Nothing } else { Outcome::Done }))
}

/// The kept passages of a file that stand in it still.
fn kept(shelf: &Shelf) -> Vec<(String, NamedPlace)> {
    let there = shelf.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let place = |placed: &Placed| {
        let bookmark = &placed.bookmark;
        let words = clusters::first(&bookmark.anchor.exact, FIRST_WORDS);
        let place = NamedPlace {
            kind: TargetKind::Bookmark,
            label: words.replace('\n', " "),
            aliases: Some(bookmark.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
            address: shelf.episode.address_at(placed.resolved.range.start),
        };
        (shelf.path.to_string_lossy().into_owned(), place)
    };
    there.map(place).collect()
}
