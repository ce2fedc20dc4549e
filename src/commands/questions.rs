//! `fangtan questions [QUERY] [PATH…]`

use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::{self, Output};
use super::search::asked_for;
use super::words::Named;
use crate::catalog::search::{FileHits, SearchMode};
use crate::cli::NamedArgs;
use crate::episode::model::{Episode, Turn};
use crate::episode::questions::{asks, said};

/// Characters of an answer that are told.
const BEGINNING: usize = 80;

/// A question and the beginning of its answer.
#[derive(Serialize)]
struct AskedQuestion<'e> {
    path: &'e str,
    title: &'e str,
    date: Option<&'e str>,
    address: String,
    speaker: Option<&'e str>,
    question: &'e str,
    answer_address: Option<String>,
    answer_speaker: Option<&'e str>,
    answer: String,
}

/// Lists questions, all or those that a query asks for.
pub fn run(args: &NamedArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Named { words, paths } = Named::of(&args.words);
    let query = format!("{} in:question", words.unwrap_or_default());
    let Some(paths) = asked_for(&query, &paths, &context, output)? else { return Ok(Outcome::Nothing) };
    let work = |looked: FileHits| answer(&looked, args.json.json);
    let mut any = false;
    let outcome =
        gather::searched(&paths, &context, output, &query, SearchMode::Hits, work, |output, answer| {
            any = true;
            output.raw(&answer?)
        })?;
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

/// What is printed of one file: each question once, however often it was hit.
fn answer(looked: &FileHits, json: bool) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    let Some((episode, hits)) = &looked.hits else { return Ok(out) };
    let path = looked.path.to_string_lossy();
    let mut turns: Vec<usize> = hits.iter().filter_map(|hit| hit.turn).collect();
    turns.dedup();
    for question in turns.into_iter().filter_map(|turn| AskedQuestion::new(&path, episode, turn)) {
        question.tell(json, &mut out)?;
    }
    Ok(out)
}

impl<'e> AskedQuestion<'e> {
    fn new(path: &'e str, episode: &'e Episode, index: usize) -> Option<Self> {
        let turn = episode.turns.get(index)?;
        let asks = asks(episode);
        let after = episode.turns.get(index + 1..)?.iter();
        let answer = after.take_while(|next| next.section == turn.section).find(|next| !asks(next));
        let name = |turn: &Turn| episode.speaker_of(turn).map(|speaker| speaker.name.as_str());
        Some(Self {
            path,
            title: episode.title(),
            date: episode.head.date.as_ref().map(|date| date.value.as_str()),
            address: turn.address.to_string(),
            speaker: name(turn),
            question: said(episode, turn).of(&episode.text),
            answer_address: answer.map(|answer| answer.address.to_string()),
            answer_speaker: answer.and_then(name),
            answer: answer
                .map_or_else(String::new, |answer| beginning(said(episode, answer).of(&episode.text))),
        })
    }

    /// Writes `path#address  speaker: question` and below it the beginning of the answer, or the object.
    fn tell(&self, json: bool, out: &mut Vec<u8>) -> Result<(), Failure> {
        if json {
            return output::object(out, self);
        }
        let label = |name: Option<&'e str>| name.map_or(("", ""), |name| (name, ": "));
        let ((asker, colon), (who, behind)) = (label(self.speaker), label(self.answer_speaker));
        let question = self.question.replace('\n', " ");
        output::line(out, &[self.path, "#", &self.address, "  ", asker, colon, &question])?;
        if self.answer.is_empty() { Ok(()) } else { output::line(out, &["    ", who, behind, &self.answer]) }
    }
}

/// The first words of an answer, on one line.
fn beginning(text: &str) -> String {
    let line = text.split('\n').find(|line| !line.trim().is_empty()).unwrap_or_default();
    let end = line.char_indices().nth(BEGINNING).map_or(line.len(), |(at, _)| at);
    let dots = if end < line.len() { "…" } else { "" };
    format!("{}{dots}", line.get(..end).unwrap_or(line))
}
