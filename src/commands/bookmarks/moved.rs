//! `fangtan bookmarks moved OLD NEW` and `fangtan bookmarks seek [PATH…]`: where files and words went, told
//! by hand or looked for.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::catalog::elsewhere::{self, Elsewhere};
use crate::cli::SeekArgs;
use crate::commands::context::RunContext;
use crate::commands::files::gone_path;
use crate::commands::marks;
use crate::commands::moved;
use crate::commands::outcome::{Failure, Outcome};
use crate::commands::output::Output;
use crate::library::load;
use crate::library::scan::{self, Scanned};
use crate::messages::Msg;
use crate::passage::anchor::State;
use crate::passage::marks::Bookmark;
use crate::store::Store;

/// The file that was at `gone` is the one at `now`: its passages and its progress go along, whatever its
/// words are.
pub fn run(gone: &Path, now: &Path, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let loaded = load::load(now, &context.load)?;
    let mut store = marks::open(context, output)?;
    let gone = gone_path(gone);
    let Some(episode) = store.moved_by_hand(&gone, &marks::evidence(&loaded))? else {
        output.tell(Msg::NeverKept, &[&gone.display()]);
        return Ok(Outcome::Nothing);
    };
    let kept = store.bookmarks(episode)?.len();
    output.line(&format!("{} is {} now; {kept} kept", gone.display(), now.display()))?;
    Ok(Outcome::Done)
}

/// A passage whose words stand in another file, as `bookmarks seek --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct FoundElsewhere<'f> {
    /// The id of the lost passage.
    id: &'f str,
    /// The file in which its words stand.
    path: String,
    /// Where they stand, as in `12.3`.
    address: &'f str,
    /// Who says them.
    speaker: &'f str,
    /// The words that were kept.
    quote: String,
    /// The words that stand there, if they are others.
    #[serde(skip_serializing_if = "str::is_empty")]
    present: &'f str,
    /// Whether it is one of that file now.
    taken: bool,
}

/// Looks for the words of lost passages in other files, at or below the paths (without any: in the library of
/// the settings). With `--take` a passage whose very words stand at one place only becomes one of that file.
pub fn seek(args: &SeekArgs, context: &RunContext, output: &mut Output) -> Result<Outcome, Failure> {
    let Some(mut store) = marks::open_existing(context, output)? else { return Ok(Outcome::Nothing) };
    let lost = lost(&mut store, context, output)?;
    let found = found(&args.paths, &lost, context);
    for (path, elsewhere) in &found {
        let is_only = found.iter().filter(|(_, other)| other.id == elsewhere.id).count() == 1;
        let taken = args.take && is_only && elsewhere.is_exact;
        if taken {
            let evidence = marks::evidence(&load::load(path, &context.load)?);
            let episode = store.identify(&evidence)?;
            store.rehome(&elsewhere.id, episode, &elsewhere.present, marks::now())?;
        }
        let kept = lost.iter().find(|bookmark| bookmark.id == elsewhere.id);
        tell(path, elsewhere, kept, taken, args, output)?;
    }
    let seen: HashSet<&str> = found.iter().map(|(_, elsewhere)| elsewhere.id.as_str()).collect();
    let left = lost.len() - seen.len();
    if left > 0 {
        output.tell(Msg::FoundNowhereOf, &[&left, &lost.len()]);
    }
    Ok(if found.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// The passages whose words are not in their files.
fn lost(store: &mut Store, context: &RunContext, output: &mut Output) -> Result<Vec<Bookmark>, Failure> {
    let moved = moved::find(store, &[], context, output)?;
    let shelves = marks::shelves(store, &[], &moved, context)?;
    let placed = shelves.into_iter().flat_map(|shelf| shelf.placed);
    Ok(placed.filter(|one| one.resolved.state == State::Lost).map(|one| one.bookmark).collect())
}

fn found(paths: &[PathBuf], lost: &[Bookmark], context: &RunContext) -> Vec<(PathBuf, Elsewhere)> {
    let roots = if paths.is_empty() { &context.config.library } else { paths };
    let mut found = Vec::new();
    if lost.is_empty() {
        return found;
    }
    let _over = scan::scan(roots, &mut |scanned| {
        if let Scanned::Entry(entry) = scanned
            && let Ok(loaded) = load::load_entry(&entry, &context.load)
        {
            let here = elsewhere::look(&loaded, lost).into_iter();
            found.extend(here.map(|elsewhere| (entry.path.clone(), elsewhere)));
        }
        ControlFlow::Continue(())
    });
    found
}

fn tell(
    path: &Path,
    elsewhere: &Elsewhere,
    kept: Option<&Bookmark>,
    taken: bool,
    args: &SeekArgs,
    output: &mut Output,
) -> Result<(), Failure> {
    let Elsewhere { id, present, is_exact } = elsewhere;
    let found = FoundElsewhere {
        id,
        path: path.to_string_lossy().into_owned(),
        address: &present.anchor.address,
        speaker: &present.anchor.speaker,
        quote: kept.map_or_else(String::new, |bookmark| bookmark.words().into_owned()),
        present: if *is_exact { "" } else { &present.words },
        taken,
    };
    if args.json.json {
        return output.object(&found);
    }
    let mark = if taken {
        "taken   "
    } else if *is_exact {
        "found   "
    } else {
        "alike   "
    };
    let words = present.words.replace('\n', " ");
    output.line(&format!("{mark}{}#{}  {words}", found.path, found.address))
}
