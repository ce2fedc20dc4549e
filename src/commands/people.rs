//! `fangtan people [NAME] [PATH…]`

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::database;
use super::known::{self, Interview};
use super::naming;
use super::object::tenths;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::words::Named;
use crate::catalog::people::{Appearance, Participant, people};
use crate::catalog::spoken::{SpokenTerm, spoken};
use crate::cli::NamedArgs;
use crate::episode::model::Role;
use crate::layout::width::{WidthPolicy, text_width};
use crate::library::texts::Texts;
use crate::messages::Msg;
use crate::store::Store;

/// Somebody who speaks, as `people --json` prints them.
#[derive(Serialize, JsonSchema)]
pub struct ParticipantObject<'p> {
    /// The name.
    name: &'p str,
    /// Other names of the same person.
    aliases: &'p [String],
    /// How often they speak.
    turns: u64,
    /// Characters they say.
    chars: u64,
    /// Minutes of reading what they say.
    minutes: f64,
    /// The earliest date.
    first: Option<&'p str>,
    /// The latest date.
    last: Option<&'p str>,
    /// Who asks them.
    asked_by: &'p [String],
    /// What they speak about; only if somebody was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<Vec<SpokenObject<'p>>>,
    /// Where they speak.
    episodes: Vec<EpisodeOf<'p>>,
}

#[derive(Serialize, JsonSchema)]
pub struct SpokenObject<'p> {
    /// The term.
    term: &'p str,
    /// How often they say it.
    count: usize,
}

#[derive(Serialize, JsonSchema)]
pub struct EpisodeOf<'p> {
    /// The file.
    path: String,
    /// Title of the interview.
    title: &'p str,
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    date: Option<&'p str>,
    /// What they do in it.
    #[schemars(with = "Option<Role>")]
    role: Option<&'static str>,
    /// How often they speak in it.
    turns: u32,
    /// Characters they say in it.
    chars: u32,
}

/// Terms of a person in a line.
const TERMS: usize = 12;

/// Lists who speaks, in which episodes, how much and when; with a name those who bear it, what they speak about,
/// and episode by episode.
pub fn run(args: &NamedArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let Named { words, paths } = Named::of(&args.words);
    let mut held: Vec<Interview> = Vec::new();
    let outcome = known::each(&paths, &context, output, |_, found| {
        held.push(found);
        Ok(())
    })?;
    let ties = database::query_or_default(&context.places.data, output, Store::name_ties);
    let mut found = people(held.iter().map(Interview::facts), &context.config.aliases, &ties);
    found.retain(|person| words.as_deref().is_none_or(|name| person.is_called(name)));
    let texts = words.as_ref().map(|_| Texts::open(&context.places.cache, &context.load.fingerprint()));
    for person in &found {
        let terms =
            texts.as_ref().map(|texts| spoken(&person.names(), &person.paths(), &context.load, texts));
        if args.json.json {
            output.object(&ParticipantObject::of(person, terms.as_deref()))?;
            continue;
        }
        output.line(&row(person, output))?;
        let terms: Vec<_> = terms.iter().flatten().take(TERMS).map(|one| one.term.as_str()).collect();
        if !terms.is_empty() {
            output.line(&format!("{:>14} {}", "", terms.join(" · ")))?;
        }
        for one in person.appearances.iter().filter(|_| words.is_some()) {
            output.line(&appearance(one, output))?;
        }
    }
    if found.is_empty() && outcome == Outcome::Done {
        output.tell(Msg::NobodyNamed, &[]);
    }
    Ok(outcome.max(if found.is_empty() { Outcome::Nothing } else { Outcome::Done }))
}

impl<'p> ParticipantObject<'p> {
    fn of(person: &'p Participant, terms: Option<&'p [SpokenTerm]>) -> Self {
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
            terms: terms.map(|terms| terms.iter().map(SpokenObject::of).collect()),
            episodes: person.appearances.iter().map(EpisodeOf::new).collect(),
        }
    }
}

impl<'p> SpokenObject<'p> {
    fn of(one: &'p SpokenTerm) -> Self {
        Self { term: &one.term, count: one.count }
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
fn row(person: &Participant, output: &Output) -> String {
    let episodes = output.counted(Msg::EpisodeCount, person.appearances.len(), 5);
    let (_, _, minutes) = person.totals();
    let aliases = person.aliases.join(", ");
    let aliases = if aliases.is_empty() { aliases } else { format!(" ({aliases})") };
    let minutes = output.counted(Msg::Minutes, minutes.round() as usize, 6);
    format!("{episodes} {minutes}  {:<10}  {}{aliases}", person.years(), person.name)
}

fn appearance(one: &Appearance, output: &Output) -> String {
    let role = one.role.map_or("", |role| naming::role(role, output.language));
    let gap = 6_usize.saturating_sub(text_width(role, WidthPolicy::default()));
    let minutes = output.counted(Msg::Minutes, one.minutes.round() as usize, 6);
    format!(
        "{:>14} {minutes}  {:<10}  {role}{:gap$}  {}  {}",
        "",
        one.date,
        "",
        one.title,
        one.path.display()
    )
}
