//! `fangtan people [NAME] [PATH…]`

use serde::Serialize;

use super::context::RunContext;
use super::known::{self, Interview};
use super::object::tenths;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::words::Named;
use crate::catalog::people::{Appearance, Participant, people};
use crate::cli::NamedArgs;
use crate::episode::model::Role;

/// Somebody who speaks, as `people --json` prints them.
#[derive(Serialize)]
struct ParticipantObject<'p> {
    name: &'p str,
    aliases: &'p [String],
    turns: u64,
    chars: u64,
    minutes: f64,
    first: Option<&'p str>,
    last: Option<&'p str>,
    asked_by: &'p [String],
    episodes: Vec<EpisodeOf<'p>>,
}

#[derive(Serialize)]
struct EpisodeOf<'p> {
    path: String,
    title: &'p str,
    date: Option<&'p str>,
    role: Option<&'static str>,
    turns: u32,
    chars: u32,
}

/// Lists who speaks, in which episodes, how much and when; with a name those who bear it, episode by episode.
pub fn run(args: &NamedArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Named { words, paths } = Named::of(&args.words);
    let mut held: Vec<Interview> = Vec::new();
    let outcome = known::each(&paths, &context, output, |_, found| {
        held.push(found);
        Ok(())
    })?;
    let mut found = people(held.iter().map(Interview::facts), &context.config.aliases);
    found.retain(|person| words.as_deref().is_none_or(|name| person.is_called(name)));
    for person in &found {
        if args.json.json {
            output.object(&ParticipantObject::of(person))?;
            continue;
        }
        output.line(&row(person))?;
        for one in person.appearances.iter().filter(|_| words.is_some()) {
            output.line(&appearance(one))?;
        }
    }
    if found.is_empty() && outcome == Outcome::Done {
        output.message("nobody is called so here");
    }
    Ok(outcome.max(if found.is_empty() { Outcome::Nothing } else { Outcome::Done }))
}

impl<'p> ParticipantObject<'p> {
    fn of(person: &'p Participant) -> Self {
        let (turns, chars, minutes) = person.totals();
        Self {
            name: &person.name,
            aliases: &person.aliases,
            turns,
            chars,
            minutes: tenths(minutes),
            first: person.dates().map(|(first, _)| first),
            last: person.dates().map(|(_, last)| last),
            asked_by: &person.asked_by,
            episodes: person.appearances.iter().map(EpisodeOf::new).collect(),
        }
    }
}

impl<'p> EpisodeOf<'p> {
    fn new(one: &'p Appearance) -> Self {
        Self {
            path: one.path.to_string_lossy().into_owned(),
            title: &one.title,
            date: Some(one.date.as_str()).filter(|date| !date.is_empty()),
            role: one.role.map(Role::name),
            turns: one.turns,
            chars: one.chars,
        }
    }
}

/// `   3 episodes   4.1 h  2019–2024  林砚秋 (Lin Yanqiu)`
fn row(person: &Participant) -> String {
    let episodes = person.appearances.len();
    let unit = if episodes == 1 { "episode " } else { "episodes" };
    let (_, _, minutes) = person.totals();
    let aliases = person.aliases.join(", ");
    let aliases = if aliases.is_empty() { aliases } else { format!(" ({aliases})") };
    format!("{episodes:>5} {unit} {minutes:>6.0} min  {:<10}  {}{aliases}", person.years(), person.name)
}

fn appearance(one: &Appearance) -> String {
    let role = one.role.map_or("", Role::name);
    format!(
        "{:>14} {:>6.0} min  {:<10}  {role:<5}  {}  {}",
        "",
        one.minutes,
        one.date,
        one.title,
        one.path.display()
    )
}
