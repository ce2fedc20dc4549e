//! `fangtan check PATH…`

use schemars::JsonSchema;
use serde::Serialize;

use super::context::RunContext;
use super::gather;
use super::moved;
use super::naming;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::CheckArgs;
use crate::episode::findings::{InBoth, Refused, Weighed};
use crate::episode::model::{Episode, Speaker};
use crate::episode::oddity::{Diagnostic, Severity};
use crate::library::apart::{Grounds, grounds};
use crate::library::load::Loaded;
use crate::messages::{Language, Msg};
use crate::wording::oddity;

/// Something worth telling about a file, as `check --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct Finding {
    /// The file.
    path: String,
    /// Line of the file, from 1.
    line: u32,
    /// Column in the line, from 1.
    column: Option<u32>,
    /// How bad it is.
    #[schemars(with = "Severity")]
    severity: &'static str,
    /// What was decided or is odd, in English.
    message: String,
}

/// Reports what was decided about files and what is wrong with them.
pub fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = RunContext::new(&args.form, output)?;
    let mut worst = Severity::Note;
    // Programs get the same words everywhere.
    let language = if args.json.json { Language::English } else { output.language };
    let report = |loaded: &Loaded| report(loaded, language);
    let outcome = gather::each(&args.paths, &context, output, report, |output, (told, severity)| {
        worst = worst.max(severity);
        for told in told {
            if args.json.json {
                output.object(&told)?;
            } else {
                output.line(&told.row())?;
            }
        }
        Ok(())
    })?;
    moved::take_note(&args.paths, &context, output)?;
    Ok(outcome.max(if worst == Severity::Note { Outcome::Done } else { Outcome::Nothing }))
}

fn report(loaded: &Loaded, language: Language) -> (Vec<Finding>, Severity) {
    let path = loaded.path.to_string_lossy().into_owned();
    let mut all = vec![Finding::note(&path, 1, decided(&loaded.episode, language))];
    all.push(Finding::note(&path, 1, placed(loaded, language)));
    let weighed = told_of(&loaded.episode.evidence.weighed);
    all.extend(weighed.map(|name| Finding::note(&path, name.line, weighed_words(name, language))));
    all.extend(loaded.diagnostics.iter().map(|diagnostic| Finding::new(&path, diagnostic, language)));
    let worst = loaded.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    (all, worst.unwrap_or(Severity::Note))
}

/// What was decided about a file and why, in one line.
fn decided(episode: &Episode, language: Language) -> String {
    let evidence = &episode.evidence;
    let count = |msg: Msg, number: usize| msg.with(language, &[&number]);
    let how = |how: &Option<[String; 2]>| {
        how.clone().map_or_else(String::new, |how| format!(": {}", language.pick(how)))
    };
    let titled = episode.sections.iter().filter(|section| section.title.is_some()).count();
    let mut parts = vec![
        format!("{}, {}", episode.format.name(), episode.encoding),
        format!("{}{}", count(Msg::SectionCount, titled), how(&evidence.sections)),
        format!("{}{}", count(Msg::CheckLabels, episode.labels.len()), how(&evidence.labels)),
        count(Msg::TurnCount, episode.turns.len()),
        format!("{}{}", count(Msg::CheckVoices, episode.speakers.len()), voices(&episode.speakers, language)),
    ];
    if !evidence.refused.is_empty() {
        parts.push(refused(&evidence.refused, language));
    }
    parts.join("; ")
}

/// Where lists put a file, and why.
fn placed(loaded: &Loaded, language: Language) -> String {
    let episode = &loaded.episode;
    let voices = episode.speakers.iter().filter(|speaker| speaker.turns > 0).count();
    let msg = match grounds(&loaded.path, episode) {
        Grounds::Voices => return Msg::IsVoices.with(language, &[&voices, &episode.turns.len()]),
        Grounds::Recorded => Msg::IsRecorded,
        Grounds::Participants => Msg::IsParticipants,
        Grounds::Called => Msg::IsCalled,
        Grounds::Labelled => Msg::IsLabelled,
        Grounds::Asks => Msg::IsAsking,
        Grounds::RunsOn => Msg::IsRunningOn,
        Grounds::Form => Msg::IsForm,
        Grounds::About => Msg::IsAbout,
        Grounds::Nothing => Msg::IsNoTalk,
    };
    msg.text(language).to_owned()
}

/// Most names, and most refused lines, that are listed.
const LISTED: usize = 4;

/// Most names, and most names that were nearly taken for a speaker's, whose evidence is told.
const TOLD: [usize; 2] = [8, 4];

/// Most characters of a refused line that are shown.
const BRIEF: usize = 12;

/// The names whose evidence is told: those of speakers first, then those that were nearest to it.
fn told_of(weighed: &[Weighed]) -> impl Iterator<Item = &Weighed> {
    let (mut taken, mut left): (Vec<&Weighed>, Vec<&Weighed>) =
        weighed.iter().partition(|name| name.margin > 0.0);
    let strongest = |a: &&Weighed, b: &&Weighed| b.lines.cmp(&a.lines).then(b.margin.total_cmp(&a.margin));
    taken.sort_by(strongest);
    left.sort_by(|a, b| b.margin.total_cmp(&a.margin));
    taken.truncate(TOLD[0]);
    left.truncate(TOLD[1]);
    taken.into_iter().chain(left)
}

/// `“Ana” is a speaker (4 lines, +2.1): comes back, …; against it: …`
fn weighed_words(name: &Weighed, language: Language) -> String {
    let words = |all: &[InBoth]| {
        let [english, chinese]: [Vec<&str>; 2] =
            [0, 1].map(|which| all.iter().map(|both| both[which]).collect());
        match language {
            Language::English => english.join(", "),
            Language::Chinese => chinese.join("、"),
        }
    };
    let verdict = if name.margin > 0.0 { Msg::WeighedFor } else { Msg::WeighedAgainst };
    let margin = format!("{:+.1}", name.margin);
    let mut told = verdict.with(language, &[&name.name, &name.lines, &margin]);
    for (msg, all) in [(Msg::EvidenceFor, &name.favours), (Msg::EvidenceAgainst, &name.opposes)] {
        if !all.is_empty() {
            told += &msg.with(language, &[&words(all)]);
        }
    }
    told
}

/// `: Ana (host), Bo …`
fn voices(speakers: &[Speaker], language: Language) -> String {
    listed(speakers.iter().map(|speaker| naming::voice(speaker, language)))
}

/// `2 lines look like labels but were refused: line 3 来源, line 9 …`
fn refused(refused: &[Refused], language: Language) -> String {
    let line = |refused: &Refused| Msg::CheckLine.with(language, &[&refused.line, &brief(&refused.text)]);
    Msg::CheckRefused.with(language, &[&refused.len()]) + &listed(refused.iter().map(line))
}

/// Enough of a line to know it by.
fn brief(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(BRIEF).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

fn listed(mut names: impl Iterator<Item = String>) -> String {
    let shown: Vec<String> = names.by_ref().take(LISTED).collect();
    let more = if names.next().is_some() { " …" } else { "" };
    if shown.is_empty() { String::new() } else { format!(": {}{more}", shown.join(", ")) }
}

impl Finding {
    fn note(path: &str, line: u32, message: String) -> Self {
        Self { path: path.to_owned(), line, column: None, severity: Severity::Note.name(), message }
    }

    fn new(path: &str, diagnostic: &Diagnostic, language: Language) -> Self {
        Self {
            path: path.to_owned(),
            line: diagnostic.line,
            column: diagnostic.column,
            severity: diagnostic.severity.name(),
            message: match language {
                Language::English => diagnostic.oddity.to_string(),
                Language::Chinese => oddity::words(&diagnostic.oddity, language),
            },
        }
    }

    /// `file:line: severity: message`, which editors can follow.
    fn row(&self) -> String {
        let column = self.column.map_or_else(String::new, |column| format!("{column}:"));
        format!("{}:{}:{column} {}: {}", self.path, self.line, self.severity, self.message)
    }
}
