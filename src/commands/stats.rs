//! `fangtan stats [PATH…]`

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::chart::bar;
use super::context::RunContext;
use super::gather;
use super::object::tenths;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::record::{self, hours};
use crate::cli::ListArgs;
use crate::episode::model::Role;
use crate::episode::summary::Summary;
use crate::messages::Msg;
use crate::passage::record::ReadingRecord;

/// Voices that are named.
const VOICES: usize = 10;

/// Cells of a bar.
const CELLS: usize = 12;

/// What `stats --json` prints.
#[derive(Default, Serialize, JsonSchema)]
pub struct Stats {
    /// Interviews.
    episodes: usize,
    /// Sections in them.
    sections: usize,
    /// Turns in them.
    turns: u64,
    /// Characters in them.
    chars: u64,
    /// Minutes of reading, by the speed of the settings.
    minutes: f64,
    /// Those who say most.
    speakers: Vec<SpeakerShare>,
    /// What was read of them.
    reading: ReadingRecord,
}

/// How much a voice says, and in how many episodes.
#[derive(Clone, Default, Serialize, JsonSchema)]
pub struct SpeakerShare {
    /// The name.
    name: String,
    /// Interviews they speak in.
    episodes: usize,
    /// How often they speak.
    turns: u64,
    /// Characters they say.
    chars: u64,
}

/// Counts episodes, words and minutes, and tells what was read of them.
pub fn run(args: &ListArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::reading(&args.form, output)?;
    let (mut stats, mut voices) = (Stats::default(), HashMap::new());
    let outcome = gather::cards(&args.paths, &context, output, |_, _, card| {
        stats.add(&card.summary);
        add_voices(&mut voices, &card.summary);
        Ok(())
    })?;
    stats.minutes = tenths(stats.minutes);
    stats.speakers = most(voices);
    stats.reading = record::ask(&args.paths, &context, output)?;
    if args.json.json {
        output.object(&stats)?;
    } else {
        stats.print(output)?;
    }
    Ok(outcome.max(if stats.episodes > 0 { Outcome::Done } else { Outcome::Nothing }))
}

fn add_voices(voices: &mut HashMap<String, SpeakerShare>, summary: &Summary) {
    for voice in summary.speakers.iter().filter(|voice| voice.role != Some(Role::Pseudo)) {
        let speaks = voices.entry(voice.name.clone()).or_default();
        speaks.episodes += 1;
        speaks.turns += u64::from(voice.turns);
        speaks.chars += u64::from(voice.chars);
    }
}

fn most(voices: HashMap<String, SpeakerShare>) -> Vec<SpeakerShare> {
    let mut all: Vec<SpeakerShare> =
        voices.into_iter().map(|(name, speaks)| SpeakerShare { name, ..speaks }).collect();
    all.sort_by(|a, b| b.chars.cmp(&a.chars).then_with(|| a.name.cmp(&b.name)));
    all.truncate(VOICES);
    all
}

impl Stats {
    fn add(&mut self, summary: &Summary) {
        self.episodes += 1;
        self.sections += summary.sections.len();
        self.turns += u64::from(summary.turns);
        self.chars += u64::from(summary.chars);
        self.minutes += summary.minutes;
    }

    fn print(&self, output: &mut Output) -> Result<(), Failure> {
        for (msg, count) in [
            (Msg::EpisodeCount, self.episodes),
            (Msg::SectionCount, self.sections),
            (Msg::TurnCount, self.turns as usize),
            (Msg::CharCount, self.chars as usize),
        ] {
            output.line(output.counted(msg, count, 9).trim_end())?;
        }
        let hours = hours(self.minutes as u64, output);
        output.line(&output.words(Msg::HoursToRead, &[&format!("{hours:>9}")]))?;
        let most = self.speakers.first().map_or(0, |voice| voice.chars).max(1);
        for voice in &self.speakers {
            let SpeakerShare { name, episodes, turns, chars } = voice;
            let turns = output.words(Msg::TurnCount, &[turns]);
            let episodes = output.words(Msg::EpisodeCount, &[episodes]);
            let bar = bar(*chars as f64 / most as f64, CELLS);
            let speaks = output.words(Msg::SpeaksIn, &[name, &turns, &episodes]);
            output.line(&format!("{chars:>9} {bar} {speaks}"))?;
        }
        record::print(&self.reading, output)
    }
}
