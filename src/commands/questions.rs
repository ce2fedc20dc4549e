//! `fangtan questions [QUERY] [PATH…]`

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::{self, Output, RowForm};
use super::search::asked_for;
use super::words::Named;
use crate::catalog::search::{FileHits, SearchMode};
use crate::cli::NamedArgs;
use crate::episode::model::{Episode, Turn};
use crate::episode::questions::{asks, said};
use crate::text::range::TextRange;

/// Characters of an answer that are told.
const BEGINNING: usize = 80;

/// A question and the beginning of its answer.
#[derive(Serialize, JsonSchema)]
pub struct AskedQuestion<'e> {
    /// The file.
    path: &'e str,
    /// Title of the interview.
    title: &'e str,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    date: Option<&'e str>,
    /// Where it is asked, as in `12.3`.
    address: String,
    /// Who asks.
    speaker: Option<&'e str>,
    /// The question.
    question: &'e str,
    /// Where it is answered.
    answer_address: Option<String>,
    /// Who answers.
    answer_speaker: Option<&'e str>,
    /// The beginning of the answer; empty if there is none.
    answer: String,
}

/// Lists questions, all or those that a query asks for.
pub fn run(args: &NamedArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Named { words, paths } = Named::of(&args.words);
    let query = format!("{} in:question", words.unwrap_or_default());
    let Some(paths) = asked_for(&query, &paths, &context, output)? else { return Ok(Outcome::Nothing) };
    output.mark(args.marks.color);
    let row = output.row;
    let work = |looked: FileHits| answer(&looked, args.json.json, row);
    let mut any = false;
    let outcome =
        gather::searched(&paths, &context, output, &query, SearchMode::Hits, work, |output, answer| {
            any = true;
            output.raw(&answer?)
        })?;
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

/// What is printed of one file: each question once, however often it was hit.
fn answer(looked: &FileHits, json: bool, row: RowForm) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    let Some((episode, hits)) = &looked.hits else { return Ok(out) };
    let path = looked.path.to_string_lossy();
    let mut turns: Vec<usize> = hits.iter().filter_map(|hit| hit.turn).collect();
    turns.dedup();
    for turn in turns {
        let Some(question) = AskedQuestion::new(&path, episode, turn) else { continue };
        let of_turn = hits.iter().filter(|hit| hit.turn == Some(turn));
        question.tell(json, &within(episode, turn, of_turn.map(|hit| hit.range)), row, &mut out)?;
    }
    Ok(out)
}

/// Where `found` is in the question of the turn, in bytes of it.
fn within(episode: &Episode, turn: usize, found: impl Iterator<Item = TextRange>) -> Vec<[usize; 2]> {
    let Some(question) = episode.turns.get(turn).map(|turn| said(episode, turn)) else { return Vec::new() };
    let part = |hit: TextRange| {
        let (start, end) = (hit.start.max(question.start), hit.end.min(question.end));
        (start < end).then(|| [start - question.start, end - question.start])
    };
    found.filter_map(part).collect()
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
    fn tell(
        &self,
        json: bool,
        ranges: &[[usize; 2]],
        row: RowForm,
        out: &mut Vec<u8>,
    ) -> Result<(), Failure> {
        if json {
            return output::object(out, self);
        }
        let label = |name: Option<&'e str>| name.map_or(("", ""), |name| (name, ": "));
        let ((asker, colon), (who, behind)) = (label(self.speaker), label(self.answer_speaker));
        let question = self.question.replace('\n', " ");
        output::found(out, row, &[self.path, "#", &self.address, "  ", asker, colon], &question, ranges)?;
        if self.answer.is_empty() {
            Ok(())
        } else {
            output::line(out, row, &["    ", who, behind, &self.answer])
        }
    }
}

/// The first words of an answer, on one line.
fn beginning(text: &str) -> String {
    let line = text.split('\n').find(|line| !line.trim().is_empty()).unwrap_or_default();
    let end = line.char_indices().nth(BEGINNING).map_or(line.len(), |(at, _)| at);
    let dots = if end < line.len() { "…" } else { "" };
    format!("{}{dots}", line.get(..end).unwrap_or(line))
}
