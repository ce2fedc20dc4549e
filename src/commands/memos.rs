//! `fangtan memos …`: notes that belong to an episode, a tag or the whole project.

use std::path::Path;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::codes;
use super::context::RunContext;
use super::marks;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::memos::{MemosArgs, MemosCommand};
use crate::library::load;
use crate::messages::Msg;
use crate::passage::marks::{EpisodeId, Millis};
use crate::passage::memo::{Memo, OF_ALL};
use crate::store::Store;

/// A memo, as `memos --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct MemoObject {
    /// What it belongs to: `project`, `episode` or `tag`.
    about: &'static str,
    /// The title of the episode, or the tag; empty for the project.
    name: String,
    /// The file of the episode; empty if none was ever seen here.
    #[serde(skip_serializing_if = "String::is_empty")]
    path: String,
    /// Its words.
    text: String,
    /// When they were last changed, RFC 3339.
    changed: String,
}

/// Does what `args` ask for.
pub fn run(args: &MemosArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::plain(output)?;
    match &args.command {
        None => list(args.json.json, &context, output),
        Some(MemosCommand::Set { text, episode, tag }) => {
            let mut store = marks::open(&context, output)?;
            match (tag, episode) {
                (Some(tag), _) => codes::set(&mut store, tag, Some(text), None),
                (None, Some(file)) => {
                    let id = episode_of(&mut store, file, &context)?;
                    write(&mut store, id, text)
                }
                (None, None) => write(&mut store, OF_ALL, text),
            }
        }
    }
}

fn episode_of(store: &mut Store, file: &Path, context: &RunContext) -> Result<EpisodeId, Failure> {
    let told = |error: load::LoadError| Failure::Message(context.language.pick(error.in_both()));
    let loaded = load::load(file, &context.load).map_err(told)?;
    Ok(store.identify(&marks::evidence(&loaded))?)
}

fn write(store: &mut Store, episode: EpisodeId, text: &str) -> Result<Outcome, Failure> {
    let changed = marks::now().max(store.memo(episode)?.changed + 1);
    store.put_memo(episode, &Memo { text: text.trim_end().to_owned(), changed })?;
    Ok(Outcome::Done)
}

/// The project's memo, then those of episodes, then what is said of tags.
fn list(json: bool, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let memos = all(&store)?;
    for memo in &memos {
        if json {
            output.object(memo)?;
            continue;
        }
        let name =
            if memo.about == "project" { output.words(Msg::MemoOfAll, &[]) } else { memo.name.clone() };
        output.line(&name)?;
        memo.text.lines().try_for_each(|line| output.line(&format!("  {line}")))?;
    }
    Ok(if memos.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn all(store: &Store) -> Result<Vec<MemoObject>, Failure> {
    let mut all = Vec::new();
    for (episode, memo) in store.memos()?.into_iter().filter(|(_, memo)| !memo.text.is_empty()) {
        let path = store.paths(episode)?.into_iter().next().unwrap_or_default();
        all.push(MemoObject {
            about: if episode == OF_ALL { "project" } else { "episode" },
            name: store.evidence(episode)?.unwrap_or_default().title,
            path: path.to_string_lossy().into_owned(),
            text: memo.text,
            changed: rfc3339(memo.changed),
        });
    }
    let told = store.codes()?.into_iter().filter(|code| !code.description.is_empty());
    all.extend(told.map(|code| MemoObject {
        about: "tag",
        name: code.name,
        path: String::new(),
        text: code.description,
        changed: rfc3339(code.changed),
    }));
    Ok(all)
}

fn rfc3339(millis: Millis) -> String {
    Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}
