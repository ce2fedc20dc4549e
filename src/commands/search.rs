//! `fangtan search QUERY [PATH…]`

use serde::Serialize;

use super::context::Context;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::SearchArgs;
use crate::episode::model::{Episode, Role};
use crate::library::load::Loaded;
use crate::library::scan::Entry;
use crate::runtime::hunt::{Looked, Quarry};
use crate::search::scoped;
use crate::text::range::TextRange;

/// A paragraph that holds what was looked for.
#[derive(Serialize)]
struct Found {
    path: String,
    title: String,
    address: String,
    speaker: Option<String>,
    role: Option<&'static str>,
    line: u32,
    text: String,
    ranges: Vec<[usize; 2]>,
}

/// How many hits a file has.
#[derive(Serialize)]
struct Count {
    path: String,
    hits: usize,
}

/// Finds words in the texts.
pub fn run(args: &SearchArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(quarry) = Quarry::new(&args.query).map_err(Failure::Message)? else {
        return Ok(Outcome::Nothing);
    };
    let list = &args.list;
    let context = Context::reading(&list.form, output)?;
    let mut any = false;
    let outcome = if args.count {
        let work =
            |entry: &Entry, looked: Looked| Ok((entry.path.to_string_lossy().into_owned(), looked.count));
        gather::hunted(&list.paths, &context, output, &quarry, work, |output, (path, hits)| {
            any = true;
            if list.json.json {
                output.object(&Count { path, hits })
            } else {
                output.line(&format!("{path}: {hits}"))
            }
        })?
    } else {
        let work = |entry: &Entry, looked: Looked| {
            let read = match looked.read {
                Some(read) => Some(read),
                None => quarry.look_at(gather::load(entry, &context)?).read,
            };
            Ok(read.map_or_else(Vec::new, |(loaded, hits)| paragraphs(&loaded, &hits)))
        };
        gather::hunted(&list.paths, &context, output, &quarry, work, |output, found| {
            any |= !found.is_empty();
            found.iter().try_for_each(|paragraph| paragraph.tell(list.json.json, output))
        })?
    };
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

/// The paragraphs of `loaded` that hold `hits`; one over several paragraphs counts in each of them.
fn paragraphs(loaded: &Loaded, hits: &[scoped::Found]) -> Vec<Found> {
    let episode = &loaded.episode;
    let mut found: Vec<(usize, Vec<[usize; 2]>)> = Vec::new();
    for hit in hits.iter().map(|hit| hit.range) {
        let last = episode.paragraph_at(hit.end.saturating_sub(1).max(hit.start));
        for index in episode.paragraph_at(hit.start)..=last {
            let Some(part) = within(episode, index, hit) else { continue };
            match found.last_mut().filter(|(paragraph, _)| *paragraph == index) {
                Some((_, ranges)) => ranges.push(part),
                None => found.push((index, vec![part])),
            }
        }
    }
    found.into_iter().filter_map(|(index, ranges)| Found::new(loaded, index, ranges)).collect()
}

fn within(episode: &Episode, paragraph: usize, hit: TextRange) -> Option<[usize; 2]> {
    let range = episode.paragraphs.get(paragraph)?.range;
    let (start, end) = (hit.start.max(range.start), hit.end.min(range.end));
    (start < end).then(|| [start - range.start, end - range.start])
}

impl Found {
    fn new(loaded: &Loaded, paragraph: usize, ranges: Vec<[usize; 2]>) -> Option<Self> {
        let episode = &loaded.episode;
        let place = episode.paragraphs.get(paragraph)?;
        let turn = episode.turn_at(place.range.start).and_then(|index| episode.turns.get(index));
        let speaker = turn.and_then(|turn| episode.speaker_of(turn));
        Some(Self {
            path: loaded.path.to_string_lossy().into_owned(),
            title: episode.title().to_owned(),
            address: episode.address_at(place.range.start).to_string(),
            speaker: speaker.map(|speaker| speaker.name.clone()),
            role: turn.and_then(|turn| turn.role).map(Role::name),
            line: place.line,
            text: place.range.of(&episode.text).to_owned(),
            ranges,
        })
    }

    fn tell(&self, json: bool, output: &mut Output) -> Result<(), Failure> {
        if json { output.object(self) } else { output.line(&self.row()) }
    }

    /// `path#address  speaker: text`, so that the first word can be handed to `show`.
    fn row(&self) -> String {
        let speaker = self.speaker.as_ref().map_or_else(String::new, |name| format!("{name}: "));
        format!("{}#{}  {speaker}{}", self.path, self.address, self.text)
    }
}
