//! `fangtan WORDS` and `fangtan NUMBER`: the episode of the library that is meant where no file is named.

use std::path::{Path, PathBuf};

use super::context::RunContext;
use super::files::is_there;
use super::gather;
use super::marks;
use super::outcome::Failure;
use super::output::Output;
use super::place::FileTarget;
use crate::catalog::filter;
use crate::messages::Msg;
use crate::search::fuzzy::{Corpus, Hit, RankQuery};

/// Episodes that are named where several match equally well.
const NAMED: usize = 5;

/// Whether `arguments` name nothing that is there and look like words: no folders, no ending of a file, no
/// link.
pub fn is_meant(arguments: &[PathBuf]) -> bool {
    let is_word = |argument: &PathBuf| {
        let text = argument.to_string_lossy();
        let ending = argument.extension().map(|ending| ending.to_string_lossy().into_owned());
        let is_ending =
            |ending: String| ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
        !FileTarget::of(argument).is_there()
            && !text.contains(['/', '\\', '#'])
            && text != "."
            && !ending.is_some_and(is_ending)
    };
    !arguments.is_empty() && arguments.iter().all(is_word)
}

/// The file that `words` mean: the one read so many ago if they are a number, else the one whose title,
/// people, tags or name they match best.
///
/// # Errors
/// If there is none, or several match equally well; the message names them.
pub fn pick(words: &[PathBuf], context: &RunContext, output: &mut Output) -> Result<PathBuf, Failure> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let words = words.join(" ");
    match words.parse() {
        Ok(number) => recent(number, context, output),
        Err(_) => matching(&words, context, output),
    }
}

/// The file that was read `number` ago, the last one being 1.
fn recent(number: usize, context: &RunContext, output: &mut Output) -> Result<PathBuf, Failure> {
    let read = match marks::open_existing(context, output)? {
        Some(store) => store.all_progress()?,
        None => Vec::new(),
    };
    let mut files: Vec<(i64, PathBuf)> = Vec::new();
    for (episode, path, progress) in read {
        if progress.read_at > 0 && is_there(&path) && files.iter().all(|(known, _)| *known != episode) {
            files.push((episode, path));
        }
    }
    let there = files.len();
    let wanted = number.checked_sub(1).and_then(|at| files.into_iter().nth(at));
    wanted.map(|(_, path)| path).ok_or_else(|| Failure::said(Msg::NotSoRecent, &[&number, &there]))
}

fn matching(words: &str, context: &RunContext, output: &mut Output) -> Result<PathBuf, Failure> {
    let mut found: Vec<(PathBuf, (String, Vec<String>))> = Vec::new();
    gather::cards(&[], context, output, |_, path, card| {
        found.push((path.to_owned(), filter::names(path, Some(&card.summary))));
        Ok(())
    })?;
    let corpus = Corpus::with_aliases(found.iter().map(|(_, names)| names.clone()));
    let rank = |in_runs| corpus.ask(RankQuery { in_runs, ..RankQuery::new(words, NAMED + 1) }).hits;
    let mut hits = rank(true);
    if hits.is_empty() {
        hits = rank(false);
    }
    let path = |hit: &Hit| found.get(hit.index).map(|(path, _)| path.as_path());
    let best = hits.first().map(|hit| hit.score);
    let equal: Vec<&Path> = hits.iter().filter(|hit| Some(hit.score) == best).filter_map(path).collect();
    match equal.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(Failure::said(Msg::NothingLike, &[&words, &found.len()])),
        several => {
            let named: Vec<_> = several.iter().take(NAMED).map(|path| path.display().to_string()).collect();
            let more = if several.len() > NAMED { output.words(Msg::AndOthers, &[]) } else { String::new() };
            Err(Failure::said(Msg::EquallyWell, &[&words, &named.join(", "), &more]))
        }
    }
}
