//! `fangtan search QUERY [PATH…]`

use serde::Serialize;

use super::context::Context;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::SearchArgs;
use crate::episode::model::{Episode, Role};
use crate::library::load::Loaded;
use crate::search::find::Pattern;
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

/// Finds words in the texts.
pub fn run(args: &SearchArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let pattern = Pattern::new(&args.query).map_err(Failure::Message)?;
    let list = &args.list;
    let context = Context::new(&list.form, output)?;
    let mut any = false;
    let work = |loaded: &Loaded| find(loaded, &pattern);
    let outcome = gather::each(&list.paths, &context, output, work, |output, found| {
        any |= !found.is_empty();
        for paragraph in found {
            if list.json.json {
                output.object(&paragraph)?;
            } else {
                output.line(&paragraph.row())?;
            }
        }
        Ok(())
    })?;
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

/// The paragraphs of `loaded` that hold matches; a match over several counts in each of them.
fn find(loaded: &Loaded, pattern: &Pattern) -> Vec<Found> {
    let episode = &loaded.episode;
    let mut found: Vec<(usize, Vec<[usize; 2]>)> = Vec::new();
    for hit in pattern.find_all(&episode.text) {
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

    /// `path#address  speaker: text`, so that the first word can be handed to `show`.
    fn row(&self) -> String {
        let speaker = self.speaker.as_ref().map_or_else(String::new, |name| format!("{name}: "));
        format!("{}#{}  {speaker}{}", self.path, self.address, self.text)
    }
}
