//! `fangtan check PATH…`

use serde::Serialize;

use super::context::Context;
use super::gather;
use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::CheckArgs;
use crate::episode::model::{Diagnostic, Episode, Severity};
use crate::library::load::Loaded;

/// Something worth telling about a file, as `check --json` prints it.
#[derive(Serialize)]
struct Told {
    path: String,
    line: u32,
    column: Option<u32>,
    severity: &'static str,
    message: String,
}

/// Reports what was decided about files and what is wrong with them.
pub fn run(args: &CheckArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let context = Context::new(&args.form, output)?;
    let mut worst = Severity::Note;
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
    Ok(outcome.max(if worst == Severity::Note { Outcome::Done } else { Outcome::Nothing }))
}

fn report(loaded: &Loaded) -> (Vec<Told>, Severity) {
    let path = loaded.path.to_string_lossy().into_owned();
    let note =
        |line: u32, message: String| Diagnostic { line, column: None, severity: Severity::Note, message };
    let mut all = vec![note(1, decided(&loaded.episode))];
    all.extend(loaded.diagnostics.iter().cloned());
    let worst = all.iter().map(|diagnostic| diagnostic.severity).max().unwrap_or(Severity::Note);
    (all.into_iter().map(|diagnostic| Told::new(&path, diagnostic)).collect(), worst)
}

/// What was decided about a file, in one sentence.
fn decided(episode: &Episode) -> String {
    let evidence = &episode.evidence;
    let how = |how: &Option<String>| how.as_ref().map_or_else(String::new, |how| format!(" ({how})"));
    let titled = episode.sections.iter().filter(|section| section.title.is_some()).count();
    let mut parts = vec![
        format!("{}, {}", episode.format.name(), episode.encoding),
        format!("{}{}", count(titled, "section"), how(&evidence.sections)),
        format!("{}{}", count(episode.labels.len(), "label"), how(&evidence.labels)),
        count(episode.turns.len(), "turn"),
        count(episode.speakers.len(), "voice"),
    ];
    if !evidence.refused.is_empty() {
        parts.push(format!("{} refused as labels", count(evidence.refused.len(), "line")));
    }
    parts.join("; ")
}

fn count(number: usize, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

impl Told {
    fn new(path: &str, diagnostic: Diagnostic) -> Self {
        Self {
            path: path.to_owned(),
            line: diagnostic.line,
            column: diagnostic.column,
            severity: diagnostic.severity.name(),
            message: diagnostic.message,
        }
    }

    /// `file:line: severity: message`, which editors can follow.
    fn row(&self) -> String {
        let column = self.column.map_or_else(String::new, |column| format!("{column}:"));
        format!("{}:{}:{column} {}: {}", self.path, self.line, self.severity, self.message)
    }
}
