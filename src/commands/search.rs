//! `fangtan search QUERY [PATH…]`

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::known;
use super::moved;
use super::outcome::{Failure, Outcome};
use super::output::{self, Output, RowForm};
use crate::catalog::search::{FileHits, SearchMode, SearchQuery};
use crate::cli::SearchArgs;
use crate::episode::head::Origin;
use crate::episode::model::{Address, Episode, Role};
use crate::search::scoped;
use crate::text::range::TextRange;

/// A paragraph that holds what was looked for.
#[derive(Serialize, JsonSchema)]
pub struct FoundParagraph<'e> {
    /// The file.
    path: &'e str,
    /// Title of the interview.
    title: &'e str,
    /// Where it stands, as in `12.3`; `0` is the title.
    address: String,
    /// Who says it.
    speaker: Option<&'e str>,
    /// What the speaker does in the talk.
    #[schemars(with = "Option<Role>")]
    role: Option<&'static str>,
    /// Line of the file, from 1.
    line: u32,
    /// The paragraph.
    text: &'e str,
    /// Start and end of what was found, in bytes of `text`.
    ranges: Vec<[usize; 2]>,
}

/// How many hits a file has.
#[derive(Serialize, JsonSchema)]
pub struct HitCount<'p> {
    /// The file.
    path: &'p str,
    /// How many hits it has.
    hits: usize,
}

/// Finds words in the texts.
pub fn run(args: &SearchArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let list = &args.list;
    let context = RunContext::reading(&list.form, output)?;
    let wanted = if args.count { SearchMode::Count } else { SearchMode::Hits };
    output.mark(args.marks.color);
    let row = output.row;
    let work = |looked: FileHits| answer(&looked, wanted, list.json.json, row);
    let mut any = false;
    let Some(paths) = asked_for(&args.query, &list.paths, &context, output)? else {
        return Ok(Outcome::Nothing);
    };
    let outcome = gather::searched(&paths, &context, output, &args.query, wanted, work, |output, answer| {
        any = true;
        output.raw(&answer?)
    })?;
    moved::take_note(&list.paths, &context, output)?;
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

/// The paths to be searched for what was `typed`: those that were named, or the interviews below them of which the query asks what
/// no text tells; `None` if there are none of these.
pub fn asked_for(
    typed: &str,
    named: &[PathBuf],
    context: &RunContext,
    output: &mut Output,
) -> Result<Option<Vec<PathBuf>>, Failure> {
    let query = SearchQuery::new(typed)?;
    let Some(filter) = query.as_ref().map(SearchQuery::episodes).filter(|filter| !filter.is_empty()) else {
        return Ok(Some(named.to_vec()));
    };
    let mut paths = Vec::new();
    known::each(named, context, output, |_, found| {
        if filter.means(&found.facts()) {
            paths.push(found.path);
        }
        Ok(())
    })?;
    Ok((!paths.is_empty()).then_some(paths))
}

/// What is printed of one file.
fn answer(looked: &FileHits, wanted: SearchMode, json: bool, row: RowForm) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    let path = looked.path.to_string_lossy();
    if wanted == SearchMode::Count {
        HitCount { path: &path, hits: looked.count }.tell(json, row, &mut out)?;
        return Ok(out);
    }
    if let Some((episode, hits)) = &looked.hits {
        if let Some(over) = &looked.over {
            FoundParagraph::over(&path, episode, over).tell(json, row, &mut out)?;
        }
        for found in paragraphs(&path, episode, hits) {
            found.tell(json, row, &mut out)?;
        }
    }
    Ok(out)
}

/// The paragraphs of `episode` that hold `hits`; one over several paragraphs counts in each of them.
fn paragraphs<'e>(
    path: &'e str,
    episode: &'e Episode,
    hits: &[scoped::ScopedHit],
) -> Vec<FoundParagraph<'e>> {
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
    found
        .into_iter()
        .filter_map(|(index, ranges)| FoundParagraph::new(path, episode, index, ranges))
        .collect()
}

fn within(episode: &Episode, paragraph: usize, hit: TextRange) -> Option<[usize; 2]> {
    let range = episode.paragraphs.get(paragraph)?.range;
    let (start, end) = (hit.start.max(range.start), hit.end.min(range.end));
    (start < end).then(|| [start - range.start, end - range.start])
}

impl<'e> FoundParagraph<'e> {
    fn new(path: &'e str, episode: &'e Episode, paragraph: usize, ranges: Vec<[usize; 2]>) -> Option<Self> {
        let place = episode.paragraphs.get(paragraph)?;
        let turn = episode.turn_at(place.range.start).and_then(|index| episode.turns.get(index));
        let speaker = turn.and_then(|turn| episode.speaker_of(turn));
        Some(Self {
            path,
            title: episode.title(),
            address: episode.address_at(place.range.start).to_string(),
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            role: turn.and_then(|turn| turn.role).map(Role::name),
            line: place.line,
            text: place.range.of(&episode.text),
            ranges,
        })
    }

    /// What was found over the text: in the title, among the people.
    fn over(path: &'e str, episode: &'e Episode, (text, ranges): &'e (String, Vec<TextRange>)) -> Self {
        let line = match episode.head.title.as_ref().map(|title| title.origin) {
            Some(Origin::Line(line)) => line,
            _ => 1,
        };
        Self {
            path,
            title: episode.title(),
            address: Address::default().to_string(),
            speaker: None,
            role: None,
            line,
            text,
            ranges: ranges.iter().map(|range| [range.start, range.end]).collect(),
        }
    }

    /// Writes `path#address  speaker: text`, so that the first word can be handed to `show`, or the object.
    fn tell(&self, json: bool, row: RowForm, out: &mut Vec<u8>) -> Result<(), Failure> {
        if json {
            return output::object(out, self);
        }
        let (speaker, colon) = self.speaker.map_or(("", ""), |name| (name, ": "));
        output::found(
            out,
            row,
            &[self.path, "#", &self.address, "  ", speaker, colon],
            self.text,
            &self.ranges,
        )
    }
}

impl HitCount<'_> {
    /// Writes `path: hits`, or the object.
    fn tell(&self, json: bool, row: RowForm, out: &mut Vec<u8>) -> Result<(), Failure> {
        if json {
            output::object(out, self)
        } else {
            output::line(out, row, &[self.path, ": ", &self.hits.to_string()])
        }
    }
}
