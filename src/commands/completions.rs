//! `fangtan completions SHELL`, and what is offered when a shell asks: the program itself completes words, so
//! that it can offer what is in files, in the library and in the database.

use std::ffi::OsStr;
use std::path::Path;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::{CompleteEnv, Shells};

use super::context::RunContext;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::{database, known, usage};
use crate::catalog::people::{Participant, people};
use crate::cli::FormArgs;
use crate::config::read::IN_ENVIRONMENT;
use crate::episode::model::Episode;
use crate::export::CitationStyle;
use crate::library::load;
use crate::store::{Store, StoreError};

/// The variable of the environment by which a shell asks.
const ASKS: &str = "COMPLETE";

/// Columns of what is told of a turn.
const TOLD: usize = 60;

/// Prints what makes `shell` ask the program.
pub fn run(shell: clap_complete::Shell, output: &mut Output) -> Result<Outcome, Failure> {
    let (shells, name) = (Shells::builtins(), shell.to_string());
    let mut script = Vec::new();
    if let Some(shell) = shells.completer(&name) {
        shell.write_registration(ASKS, "fangtan", "fangtan", "fangtan", &mut script)?;
    }
    output.raw(&script)?;
    Ok(Outcome::Done)
}

/// Answers a shell that asks, and ends the program then.
pub fn answer() {
    CompleteEnv::with_factory(|| offering(usage::command()))
        .var(ASKS)
        .bin("fangtan")
        .completer("fangtan")
        .complete();
}

/// `command` with what its arguments can be.
fn offering(command: Command) -> Command {
    let named = command.get_name().to_owned();
    command.mut_args(|arg| offers(&named, arg)).mut_subcommands(offering)
}

fn offers(command: &str, arg: Arg) -> Arg {
    let offer = match (arg.get_id().as_str(), command) {
        ("words", "people") => ArgValueCompleter::new(names),
        ("file" | "paths" | "other" | "old" | "words", _) => ArgValueCompleter::new(places),
        ("shelf", _) => ArgValueCompleter::new(shelves),
        ("tag", _) => ArgValueCompleter::new(tags),
        ("ids", _) => ArgValueCompleter::new(ids),
        ("style", "export") => ArgValueCompleter::new(styles),
        ("set", _) => ArgValueCompleter::new(settings),
        _ => return arg,
    };
    arg.add(offer)
}

/// Files and folders; behind `FILE#` its sections, behind `FILE#12.` the turns of a section.
fn places(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    let Some((file, address)) = typed.rsplit_once('#') else { return PathCompleter::any().complete(current) };
    let options = quiet().map(|context| context.load);
    let loaded = options.and_then(|options| load::load(Path::new(file), &options).ok());
    let Some(episode) = loaded.map(|loaded| loaded.episode) else { return Vec::new() };
    let found = match address.split_once('.') {
        Some((section, _)) => turns(&episode, section),
        None => sections(&episode),
    };
    let matching = found.into_iter().filter(|(written, _)| written.starts_with(address));
    matching.map(|(written, told)| candidate(&format!("{file}#{written}"), &told)).collect()
}

fn sections(episode: &Episode) -> Vec<(String, String)> {
    let numbered = episode.sections.iter().filter(|section| section.number > 0);
    numbered.map(|section| (section.number.to_string(), section.title.clone().unwrap_or_default())).collect()
}

fn turns(episode: &Episode, section: &str) -> Vec<(String, String)> {
    let starts = episode.turns.iter().map(|turn| episode.range_of(&turn.paragraphs));
    let told = starts.map(|range| {
        let words: String = range.of(&episode.text).chars().take(TOLD).collect();
        (episode.address_at(range.start).to_string(), words.replace('\n', " "))
    });
    told.filter(|(written, _)| written.split('.').next() == Some(section)).collect()
}

/// People of the library, and files.
fn names(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    let mut output = Output::standard();
    let Some(context) = quiet() else { return Vec::new() };
    let mut held = Vec::new();
    // What cannot be read offers nobody.
    let _ = known::each(&[], &context, &mut output, |_, found| {
        held.push(found);
        Ok(())
    });
    let ties = asked(&context, &mut output, Store::name_ties);
    let known = people(held.iter().map(known::Interview::facts), &context.config.aliases, &ties);
    let names = known.iter().flat_map(Participant::names).filter(|name| name.contains(typed.as_ref()));
    let names = names.map(|name| candidate(&name, ""));
    names.chain(PathCompleter::any().complete(current)).collect()
}

fn shelves(current: &OsStr) -> Vec<CompletionCandidate> {
    let shelves = of_database(Store::named_queries);
    let told = shelves.iter().map(|shelf| (shelf.name.as_str(), shelf.query.as_str()));
    beginning(current, told)
}

fn tags(current: &OsStr) -> Vec<CompletionCandidate> {
    let kept = of_database(Store::all_bookmarks);
    let mut tags: Vec<&str> = kept.iter().flat_map(|bookmark| &bookmark.tags).map(String::as_str).collect();
    tags.sort_unstable();
    tags.dedup();
    beginning(current, tags.into_iter().map(|tag| (tag, "")))
}

fn ids(current: &OsStr) -> Vec<CompletionCandidate> {
    let kept = of_database(Store::all_bookmarks);
    let words: Vec<String> = kept
        .iter()
        .map(|bookmark| bookmark.words().chars().take(TOLD).collect::<String>().replace('\n', " "))
        .collect();
    beginning(
        current,
        kept.iter().zip(&words).map(|(bookmark, words)| (bookmark.id.as_str(), words.as_str())),
    )
}

/// Citation styles, and files.
fn styles(current: &OsStr) -> Vec<CompletionCandidate> {
    let named = beginning(current, CitationStyle::names());
    named.into_iter().chain(PathCompleter::file().complete(current)).collect()
}

fn settings(current: &OsStr) -> Vec<CompletionCandidate> {
    let names: Vec<String> = IN_ENVIRONMENT.iter().map(|name| format!("{name}=")).collect();
    beginning(current, names.iter().map(|name| (name.as_str(), "")))
}

fn of_database<T: Default>(ask: impl FnOnce(&Store) -> Result<T, StoreError>) -> T {
    quiet().map_or_else(T::default, |context| asked(&context, &mut Output::standard(), ask))
}

/// The settings, whatever is wrong with them: nobody reads messages while words are completed.
fn quiet() -> Option<RunContext> {
    RunContext::quiet(&FormArgs::default(), &mut Output::standard()).ok().map(|(context, _)| context)
}

fn asked<T: Default>(
    context: &RunContext,
    output: &mut Output,
    ask: impl FnOnce(&Store) -> Result<T, StoreError>,
) -> T {
    database::query_or_default(&context.places.data, output, ask)
}

/// Those that begin with what was typed, each with what is told of it.
fn beginning<'a>(
    current: &OsStr,
    known: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    known
        .filter(|(name, _)| name.starts_with(typed.as_ref()))
        .map(|(name, told)| candidate(name, told))
        .collect()
}

fn candidate(name: &str, told: &str) -> CompletionCandidate {
    let told = Some(told.to_owned()).filter(|told| !told.is_empty());
    CompletionCandidate::new(name).help(told.map(Into::into))
}
