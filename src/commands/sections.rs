//! `fangtan sections FILE`

use super::context::RunContext;
use super::object::SectionObject;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::place::FileTarget;
use crate::cli::FileArgs;
use crate::episode::model::{Episode, Section};
use crate::episode::summary;
use crate::messages::Msg;

/// Lists the sections of an interview.
pub fn run(args: &FileArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let loaded = FileTarget::of(&args.file).now(&context, output)?.load(&context.load)?;
    let episode = &loaded.episode;
    for section in &episode.sections {
        if args.json.json {
            output.object(&SectionObject::new(episode, section, context.speed()))?;
        } else {
            output.line(&row(episode, section, &context, output))?;
        }
    }
    Ok(if episode.sections.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn row(episode: &Episode, section: &Section, context: &RunContext, output: &Output) -> String {
    let minutes = summary::minutes_of(episode, section.paragraphs.clone(), context.speed());
    let turns = output.counted(Msg::TurnCount, section.turns.len(), 4);
    let minutes = output.words(Msg::Minutes, &[&format!("{minutes:>5.1}")]);
    let title = section.title.as_deref().unwrap_or("–");
    format!("{:>4}  {turns}  {minutes}  {title}", section.number)
}
