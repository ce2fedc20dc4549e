//! `fangtan show FILE[#ADDRESS]`

use super::context::RunContext;
use super::naming;
use super::object::{Shown, TurnObject};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::page::{self, Extent};
use super::place::FileTarget;
use crate::cli::ShowArgs;
use crate::episode::head::Found;
use crate::episode::model::{Address, Episode, Turn};
use crate::library::load::Loaded;
use crate::messages::{Language, Msg};

/// Prints an interview, a section or a turn.
pub fn run(args: &ShowArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let target = FileTarget::of(&args.file).now(&context, output)?;
    let loaded = target.load(&context.load)?;
    let place = target.place(&loaded.episode)?;
    match (place, args.json.json) {
        (None, true) => output.object(&Shown::new(&loaded, context.speed()))?,
        (Some(place), true) => {
            for turn in turns(&loaded.episode, place) {
                output.object(&TurnObject::new(&loaded.episode, turn))?;
            }
        }
        (None, false) => return whole(&loaded, args.all, &context, output),
        (Some(place), false) => {
            let extent = Extent { paragraphs: paragraphs(&loaded.episode, place), unfolded: args.all };
            page::print(&loaded, &extent, &context, output)?;
        }
    }
    Ok(Outcome::Done)
}

/// Prints a whole interview: its title, date, source and voices, then its text.
pub fn whole(
    loaded: &Loaded,
    all: bool,
    context: &RunContext,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let episode = &loaded.episode;
    if episode.text.is_empty() {
        output.tell(Msg::NoTextIn, &[&loaded.path.display()]);
        return Ok(Outcome::Nothing);
    }
    for line in head(episode, output.language) {
        page::print_text(&line, context, output)?;
    }
    output.line("")?;
    let extent = Extent { paragraphs: 0..episode.paragraphs.len(), unfolded: all };
    page::print(loaded, &extent, context, output)?;
    Ok(Outcome::Done)
}

fn head(episode: &Episode, language: Language) -> Vec<String> {
    let found = |found: &Option<_>| found.as_ref().map(|f: &Found| f.value.clone());
    let published: Vec<String> =
        [found(&episode.head.date), found(&episode.head.source)].into_iter().flatten().collect();
    let voices: Vec<String> =
        episode.speakers.iter().map(|speaker| naming::voice(speaker, language)).collect();
    let lines = [episode.title().to_owned(), published.join(" · "), naming::list(&voices, language)];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn turns(episode: &Episode, place: Address) -> &[Turn] {
    let section = episode.sections.iter().find(|section| section.number == place.section);
    let all = section.and_then(|section| episode.turns.get(section.turns.clone())).unwrap_or_default();
    match (place.turn as usize).checked_sub(1) {
        None => all,
        Some(index) => all.get(index..=index).unwrap_or_default(),
    }
}

fn paragraphs(episode: &Episode, place: Address) -> std::ops::Range<usize> {
    if place.turn > 0 {
        return episode.turn_of(place).map_or(0..0, |turn| turn.paragraphs.clone());
    }
    let section = episode.sections.iter().find(|section| section.number == place.section);
    section.map_or(0..0, |section| section.paragraphs.clone())
}
