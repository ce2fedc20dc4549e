//! `fangtan sections FILE`

use super::context::RunContext;
use super::object::SectionObject;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::place::FileTarget;
use crate::cli::FileArgs;
use crate::episode::model::{Episode, Section};
use crate::episode::summary;

/// Lists the sections of an interview.
pub fn run(args: &FileArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let loaded = FileTarget::of(&args.file).now(&context, output)?.load(&context.load)?;
    let episode = &loaded.episode;
    for section in &episode.sections {
        if args.json.json {
            output.object(&SectionObject::new(episode, section, context.speed()))?;
        } else {
            output.line(&row(episode, section, &context))?;
        }
    }
    Ok(if episode.sections.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn row(episode: &Episode, section: &Section, context: &RunContext) -> String {
    let text = episode.range_of(&section.paragraphs).of(&episode.text);
    let minutes = summary::minutes(text, context.speed());
    let turns = section.turns.len();
    let unit = if turns == 1 { "turn " } else { "turns" };
    let title = section.title.as_deref().unwrap_or("–");
    format!("{:>4}  {turns:>4} {unit}  {minutes:>5.1} min  {title}", section.number)
}
