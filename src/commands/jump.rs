//! `fangtan jump QUERY [PATH…]`

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::context::Context;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::JumpArgs;
use crate::episode::model::{Address, Episode, Turn};
use crate::library::load::Loaded;
use crate::search::fuzzy::{Corpus, Hit};

/// Grapheme clusters of a turn that are looked at.
const FIRST_WORDS: usize = 60;

/// A place with a name.
struct Target {
    kind: Kind,
    label: String,
    aliases: Vec<String>,
    path: String,
    address: Address,
}

/// What a place is; of equally good matches the earlier kind comes first.
#[derive(Clone, Copy)]
enum Kind {
    Episode,
    Section,
    Speaker,
    Term,
    Name,
    Turn,
}

/// A place that was found, as `jump --json` prints it.
#[derive(Serialize)]
struct Found<'a> {
    kind: &'static str,
    label: &'a str,
    path: &'a str,
    address: String,
    score: i64,
    ranges: Vec<[usize; 2]>,
}

/// Finds episodes, sections, speakers, terms, names and turns.
pub fn run(args: &JumpArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let list = &args.list;
    let context = Context::new(&list.form, output)?;
    let mut targets = Vec::new();
    let work = |loaded: &Loaded| targets_of(loaded, &context.config.aliases);
    let outcome = gather::each(&list.paths, &context, output, work, |_, found| {
        targets.extend(found);
        Ok(())
    })?;
    let labels = targets.iter().map(|target| (target.label.clone(), target.aliases.clone()));
    let mut corpus = Corpus::with_aliases(labels);
    corpus.set_bonus(targets.iter().map(|target| -(target.kind as i64)).collect());
    let is_meant = |hit: &Hit| !matches!(targets[hit.index].kind, Kind::Turn) || hit.is_in_runs(&args.query);
    let mut hits = corpus.rank(&args.query, usize::MAX);
    hits.retain(is_meant);
    hits.truncate(args.limit);
    for hit in &hits {
        let Some(target) = targets.get(hit.index) else { continue };
        let ranges = hit.ranges.iter().map(|range| [range.start, range.end]).collect();
        let (label, path, address) = (&target.label, &target.path, target.address.to_string());
        if list.json.json {
            output.object(&Found {
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

fn targets_of(loaded: &Loaded, aliases: &[Vec<String>]) -> Vec<Target> {
    let episode = &loaded.episode;
    let path = loaded.path.to_string_lossy();
    let target = |kind: Kind, label: &str, mut known: Vec<String>, address: Address| {
        let same = aliases.iter().filter(|names| names.iter().any(|name| label.contains(name.as_str())));
        known.extend(same.flatten().cloned());
        Target { kind, label: label.to_owned(), aliases: known, path: path.clone().into_owned(), address }
    };
    let section = |number: u32| Address { section: number, turn: 0 };
    let first = section(episode.sections.first().map_or(0, |section| section.number));
    let mut all = vec![target(Kind::Episode, episode.title(), Vec::new(), first)];
    all.extend(episode.sections.iter().filter_map(|found| {
        Some(target(Kind::Section, found.title.as_deref()?, Vec::new(), section(found.number)))
    }));
    all.extend(episode.speakers.iter().enumerate().map(|(index, speaker)| {
        let turn = episode.turns.iter().find(|turn| turn.speaker == Some(index));
        target(Kind::Speaker, &speaker.name, speaker.aliases.clone(), turn.map_or(first, |turn| turn.address))
    }));
    all.extend(
        episode
            .glossary
            .iter()
            .map(|term| target(Kind::Term, &term.term, term.aliases.clone(), episode.address_at(term.at))),
    );
    all.extend(episode.head.people.iter().filter_map(|name| {
        let at = episode.text.find(name.as_str())?;
        Some(target(Kind::Name, name, Vec::new(), episode.address_at(at)))
    }));
    all.extend(
        episode
            .turns
            .iter()
            .map(|turn| target(Kind::Turn, first_words(episode, turn), Vec::new(), turn.address)),
    );
    all
}

fn first_words<'a>(episode: &'a Episode, turn: &Turn) -> &'a str {
    let told = turn.paragraphs.clone().find(|index| turn.label != Some(*index));
    let text = told.and_then(|index| episode.paragraphs.get(index)).map_or("", |p| p.range.of(&episode.text));
    let end = text.grapheme_indices(true).nth(FIRST_WORDS).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Episode => "episode",
            Self::Section => "section",
            Self::Speaker => "speaker",
            Self::Term => "term",
            Self::Name => "name",
            Self::Turn => "turn",
        }
    }
}
