//! `fangtan list [PATH…]`

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::known::{self, Interview};
use super::object::tenths;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::shelves;
use crate::catalog::apart::{interviews_first, others_behind};
use crate::catalog::filter::{self, EpisodeFilter};
use crate::cli::{EpisodesArgs, ListArgs};
use crate::config::model::ListColumn;
use crate::episode::model::Role;
use crate::episode::summary::{TextKind, VoiceSummary};
use crate::messages::Msg;

/// An interview in a list, as `list --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct ListedEpisode {
    /// The file.
    path: String,
    /// The `id` of its front matter.
    id: Option<String>,
    /// Its title.
    title: String,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    date: Option<String>,
    /// Who speaks.
    speakers: Vec<Speaks>,
    /// Its topics.
    tags: Vec<String>,
    /// Its sections.
    sections: usize,
    /// Its turns.
    turns: u32,
    /// Its characters.
    chars: u32,
    /// Minutes of reading, by the speed of the settings.
    minutes: f64,
    /// Share of it that was read.
    #[schemars(range(min = 0, max = 1))]
    progress: f64,
    /// Passages that were kept of it.
    bookmarks: u32,
    /// The series it belongs to.
    series: Option<String>,
    /// Its language, as in `zh`.
    language: Option<String>,
    /// Whether it was read.
    #[schemars(extend("enum" = ["unread", "reading", "done"]))]
    state: &'static str,
    /// Whether it has a star.
    starred: bool,
    /// Its place in the queue.
    queued: Option<i64>,
    /// Whether lists leave it out.
    hidden: bool,
    /// Whether it is an interview, or what else.
    kind: TextKind,
}

#[derive(Serialize, JsonSchema)]
pub struct Speaks {
    /// The name.
    name: String,
    /// What the voice does in the talk.
    #[schemars(with = "Option<Role>")]
    role: Option<&'static str>,
    /// How often it speaks.
    turns: u32,
    /// Characters it says.
    chars: u32,
}

/// Lists interviews, all or those that a query or a shelf asks for.
pub fn run(args: &EpisodesArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let EpisodesArgs { list: args, filter, shelf, all: with_others } = args;
    let context = RunContext::reading(&args.form, output)?;
    let asked = shelves::asked_for(shelf.as_deref(), filter.as_deref(), &context, output)?;
    let Some(filter) = asked.as_deref().map(EpisodeFilter::new).transpose()? else {
        return all(args, *with_others, &context, output);
    };
    let mut held = Vec::new();
    let outcome = known::each(&args.paths, &context, output, |_, found| {
        held.push(found);
        Ok(())
    })?;
    let mut asked = known::asked_for(&filter, &held);
    let waiting = interviews_first(&mut asked, *with_others, |found| found.facts().standing());
    for found in &asked {
        tell(found, args, &context, output)?;
    }
    tell_waiting(waiting, output);
    if asked.is_empty() && outcome == Outcome::Done {
        output.tell(Msg::NoneAsked, &[]);
    }
    Ok(outcome.max(if asked.is_empty() { Outcome::Nothing } else { Outcome::Done }))
}

/// Lists all interviews, each as soon as it is known; behind them the other texts if they are asked for, or if
/// there is nothing else.
fn all(
    args: &ListArgs,
    with_others: bool,
    context: &RunContext,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let (mut interviews, mut hidden, mut behind) = (0, 0, Vec::new());
    let outcome = known::each(&args.paths, context, output, |output, found| {
        if found.is_hidden() {
            hidden += 1;
        } else if found.card.summary.kind == TextKind::Interview {
            interviews += 1;
            return tell(&found, args, context, output);
        } else {
            behind.push(found);
        }
        Ok(())
    })?;
    let any = interviews + hidden + behind.len() > 0;
    let mut behind: Vec<&Interview> = behind.iter().collect();
    let waiting =
        others_behind(&mut behind, interviews > 0 && !with_others, |found| found.facts().standing());
    for found in &behind {
        tell(found, args, context, output)?;
    }
    tell_waiting(waiting, output);
    if hidden > 0 {
        output.tell(Msg::SomeHidden, &[&hidden]);
    }
    if !any && outcome == Outcome::Done {
        output.tell(Msg::NoneHere, &[]);
    }
    Ok(outcome.max(if any { Outcome::Done } else { Outcome::Nothing }))
}

fn tell_waiting(waiting: usize, output: &mut Output) {
    if waiting > 0 {
        output.tell(Msg::OthersWait, &[&waiting]);
    }
}

fn tell(
    found: &Interview,
    args: &ListArgs,
    context: &RunContext,
    output: &mut Output,
) -> Result<(), Failure> {
    let listed = ListedEpisode::new(found);
    if args.json.json {
        output.object(&listed)
    } else {
        output.line(&listed.row(&context.config.columns, output))
    }
}

impl ListedEpisode {
    fn new(found: &Interview) -> Self {
        let summary = found.card.summary.clone();
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            path: found.path.to_string_lossy().into_owned(),
            id: found.card.id.clone(),
            title: summary.title,
            date: some(summary.date),
            speakers: summary.speakers.into_iter().map(Speaks::new).collect(),
            tags: summary.tags,
            sections: summary.sections.len(),
            turns: summary.turns,
            chars: summary.chars,
            minutes: tenths(summary.minutes),
            progress: found.progress.as_ref().map_or(0.0, |progress| progress.fraction),
            bookmarks: found.kept.passages,
            series: some(summary.series),
            language: some(summary.language),
            state: filter::state(found.progress.as_ref()).name(),
            starred: found.progress.as_ref().is_some_and(|progress| progress.starred),
            queued: found.progress.as_ref().and_then(|progress| progress.queued),
            hidden: found.is_hidden(),
            kind: summary.kind,
        }
    }

    fn row(&self, columns: &[ListColumn], output: &Output) -> String {
        let cell = |column: &ListColumn| match column {
            ListColumn::Date => format!("{:<10}", self.date.as_deref().unwrap_or("")),
            ListColumn::Minutes => output.counted(Msg::Minutes, self.minutes.round().max(1.0) as usize, 4),
            ListColumn::Progress => format!("{:>3.0}%", self.progress * 100.0),
            ListColumn::Bookmarks => output.counted(Msg::PassageCount, self.bookmarks as usize, 3),
            ListColumn::Sections => output.counted(Msg::SectionCount, self.sections, 3),
            ListColumn::Turns => output.counted(Msg::TurnCount, self.turns as usize, 4),
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
