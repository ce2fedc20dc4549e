//! `fangtan jump QUERY [PATH…]`

use std::collections::HashMap;
use std::path::Path;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::context::RunContext;
use super::gather;
use super::marks::{self, Shelf};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::JumpArgs;
use crate::episode::model::{Address, Episode};
use crate::passage::anchor::State;
use crate::passage::marks::Placed;
use crate::search::fuzzy::{Corpus, Hit, RankQuery};
use crate::search::names::Names;
use crate::search::targets::{Target, TargetKind, narrowed, targets};

/// Grapheme clusters of a kept passage that are matched.
const FIRST_WORDS: usize = 60;

/// A place with a name, in some file.
struct NamedPlace {
    path: String,
    target: Target,
}

/// A place that was found, as `jump --json` prints it.
#[derive(Serialize)]
struct FoundTarget<'a> {
    kind: &'static str,
    label: &'a str,
    path: &'a str,
    address: String,
    score: i64,
    ranges: Vec<[usize; 2]>,
}

/// Finds episodes, sections, speakers, terms, names, turns and kept passages.
pub fn run(args: &JumpArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let list = &args.list;
    let context = RunContext::reading(&list.form, output)?;
    let mut places = Vec::new();
    let work = |path: &Path, episode: &Episode| places_of(path, episode, &context.config.aliases);
    let outcome = gather::remembered(&list.paths, &context, output, work, |found| places.extend(found));
    if let Some(store) = marks::open_existing(&context, output)? {
        for shelf in marks::shelves(&store, &list.paths, &HashMap::new(), &context)? {
            places.extend(kept(&shelf));
        }
    }
    let (kind, words) = narrowed(&args.query);
    places.retain(|place| kind.is_none_or(|kind| place.target.kind == kind));
    let labels = places.iter().map(|place| (place.target.label.clone(), place.target.aliases.clone()));
    let mut corpus = Corpus::with_aliases(labels);
    corpus.set_bonus(places.iter().map(|place| place.target.kind.bonus()).collect());
    let meant = |hit: &Hit| {
        let target = places.get(hit.index).map(|place| &place.target);
        let turn = target.filter(|target| target.kind == TargetKind::Turn);
        turn.is_none_or(|turn| hit.is_in_runs(words, &turn.label))
    };
    let ask = RankQuery { slips: true, ..RankQuery::new(words, usize::MAX) };
    let mut hits = corpus.ask(ask).hits;
    hits.retain(meant);
    hits.truncate(args.limit);
    for hit in &hits {
        let Some(NamedPlace { path, target }) = places.get(hit.index) else { continue };
        let ranges = hit.ranges.iter().map(|range| [range.start, range.end]).collect();
        let (label, address) = (&target.label, target.address.to_string());
        if list.json.json {
            output.object(&FoundTarget {
                kind: target.kind.name(),
                label,
                path,
                address,
                score: hit.score,
                ranges,
            })?;
        } else {
            output.line(&format!("{path}#{address}  {}: {label}", target.kind.name()))?;
        }
    }
    Ok(outcome.max(if hits.is_empty() { Outcome::Nothing } else { Outcome::Done }))
}

/// The episode and everything in it, known by the names it gives and by those of the user.
fn places_of(path: &Path, episode: &Episode, aliases: &[Vec<String>]) -> Vec<NamedPlace> {
    let mut names = Names::of(episode);
    for group in aliases {
        names.add(group);
    }
    let label = episode.title().to_owned();
    let number = episode.sections.first().map_or(0, |section| section.number);
    let whole = Target {
        kind: TargetKind::Episode,
        detail: String::new(),
        aliases: names.aliases_in(&label),
        label,
        at: 0,
        address: Address { section: number, turn: 0 },
    };
    let path = path.to_string_lossy();
    let all = std::iter::once(whole).chain(targets(episode, &names));
    all.map(|target| NamedPlace { path: path.clone().into_owned(), target }).collect()
}

/// The kept passages of a file that stand in it still.
fn kept(shelf: &Shelf) -> Vec<NamedPlace> {
    let there = shelf.placed.iter().filter(|placed| placed.resolved.state != State::Lost);
    let place = |placed: &Placed| {
        let (bookmark, at) = (&placed.bookmark, placed.resolved.range.start);
        let target = Target {
            kind: TargetKind::Bookmark,
            label: bookmark
                .anchor
                .exact
                .graphemes(true)
                .take(FIRST_WORDS)
                .collect::<String>()
                .replace('\n', " "),
            detail: bookmark.note.clone(),
            aliases: Some(bookmark.note.clone()).filter(|note| !note.is_empty()).into_iter().collect(),
            at,
            address: shelf.episode.address_at(at),
        };
        NamedPlace { path: shelf.path.to_string_lossy().into_owned(), target }
    };
    there.map(place).collect()
}
