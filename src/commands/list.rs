//! `fangtan list [PATH…]`

use std::path::Path;

use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::marks;
use super::object::tenths;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::ListArgs;
use crate::config::model::ListColumn;
use crate::episode::model::Role;
use crate::episode::summary::VoiceSummary;
use crate::library::cache::Card;
use crate::library::scan;

/// An interview in a list, as `list --json` prints it.
#[derive(Serialize)]
struct ListedEpisode {
    path: String,
    id: Option<String>,
    title: String,
    date: Option<String>,
    speakers: Vec<Speaks>,
    tags: Vec<String>,
    sections: usize,
    turns: u32,
    chars: u32,
    minutes: f64,
    progress: f64,
    bookmarks: u32,
}

#[derive(Serialize)]
struct Speaks {
    name: String,
    role: Option<&'static str>,
    turns: u32,
    chars: u32,
}

/// Lists interviews.
pub fn run(args: &ListArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let shelves = marks::on_shelves(&context, output);
    let (mut any, mut moved) = (false, Vec::new());
    let outcome = gather::cards(&args.paths, &context, output, |output, path, card| {
        any = true;
        let place = scan::absolute(path);
        let (progress, bookmarks) = shelves.get(&place, card.text);
        if shelves.is_new_place(&place, card.text) {
            moved.push((place, card.text));
        }
        let fraction = progress.map_or(0.0, |progress| progress.fraction);
        let listed = ListedEpisode::new(path, card, (fraction, bookmarks));
        if args.json.json {
            return output.object(&listed);
        }
        output.line(&listed.row(&context.config.columns))
    })?;
    if !moved.is_empty()
        && let Some(mut store) = marks::open_existing(&context, output)?
    {
        // Where nothing can be written, the same is found next time.
        let _ = store.saw(&moved, marks::now());
    }
    if !any && outcome == Outcome::Done {
        output.message("no interviews here");
    }
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

impl ListedEpisode {
    fn new(path: &Path, card: &Card, (progress, bookmarks): (f64, u32)) -> Self {
        let summary = card.summary.clone();
        Self {
            path: path.to_string_lossy().into_owned(),
            id: card.id.clone(),
            title: summary.title,
            date: Some(summary.date).filter(|date| !date.is_empty()),
            speakers: summary.speakers.into_iter().map(Speaks::new).collect(),
            tags: summary.tags,
            sections: summary.sections.len(),
            turns: summary.turns,
            chars: summary.chars,
            minutes: tenths(summary.minutes),
            progress,
            bookmarks,
        }
    }

    fn row(&self, columns: &[ListColumn]) -> String {
        let cell = |column: &ListColumn| match column {
            ListColumn::Date => format!("{:<10}", self.date.as_deref().unwrap_or("")),
            ListColumn::Minutes => format!("{:>4.0} min", self.minutes.round().max(1.0)),
            ListColumn::Progress => format!("{:>3.0}%", self.progress * 100.0),
            ListColumn::Bookmarks => format!("{:>3} kept", self.bookmarks),
            ListColumn::Sections => format!("{:>3} sections", self.sections),
            ListColumn::Turns => format!("{:>4} turns", self.turns),
        };
        let mut cells: Vec<String> = columns.iter().map(cell).collect();
        cells.extend([self.title.clone(), self.path.clone()]);
        cells.join("  ")
    }
}

impl Speaks {
    fn new(voice: VoiceSummary) -> Self {
        Self { name: voice.name, role: voice.role.map(Role::name), turns: voice.turns, chars: voice.chars }
    }
}
