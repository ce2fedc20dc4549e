//! `fangtan json [COMMAND]`, also asked for as `fangtan help json`: the form of what `--json` prints.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::bookmarks::{Copy, CrossRow, FoundElsewhere};
use super::check::Finding;
use super::codes::{AgreementPlace, AgreementRow, ListedCode};
use super::jump::FoundTarget;
use super::keys::ActionObject;
use super::list::ListedEpisode;
use super::marks::KeptRecord;
use super::memos::MemoObject;
use super::object::{SectionObject, Shown, TurnObject};
use super::outcome::{Failure, Outcome};
use super::output::Output;
use super::people::ParticipantObject;
use super::questions::AskedQuestion;
use super::search::{FoundParagraph, HitCount};
use super::shelves::ShelfObject;
use super::stats::Stats;
use crate::cli::JsonFormArgs;
use crate::messages::Msg;

/// The version of all forms. Within it fields are added; none is changed or taken away.
const VERSION: u32 = 1;

/// The form of an object, whose parts go into the definitions of the generator.
type Form = fn(&mut SchemaGenerator) -> Schema;

/// The commands that take `--json`, and the objects they print: of several, one or another.
const FORMS: &[(&str, &[Form])] = &[
    ("show", &[form::<Shown>, form::<TurnObject>]),
    ("sections", &[form::<SectionObject>]),
    ("list", &[form::<ListedEpisode>]),
    ("shelves", &[form::<ShelfObject>]),
    ("search", &[form::<FoundParagraph>, form::<HitCount>]),
    ("jump", &[form::<FoundTarget>]),
    ("people", &[form::<ParticipantObject>]),
    ("questions", &[form::<AskedQuestion>]),
    ("bookmarks list", &[form::<KeptRecord>]),
    ("bookmarks add", &[form::<KeptRecord>]),
    ("bookmarks cross", &[form::<CrossRow>]),
    ("bookmarks copies", &[form::<Copy>]),
    ("bookmarks seek", &[form::<FoundElsewhere>]),
    ("review", &[form::<KeptRecord>]),
    ("codes", &[form::<ListedCode>]),
    ("memos", &[form::<MemoObject>]),
    ("codes agree", &[form::<AgreementRow>, form::<AgreementPlace>]),
    ("check", &[form::<Finding>]),
    ("keys", &[form::<ActionObject>]),
    ("stats", &[form::<Stats>]),
];

/// Prints the JSON Schema of what a command prints with `--json`; without a command those of all, one per line.
pub fn run(args: &JsonFormArgs, output: &mut Output) -> Result<Outcome, Failure> {
    if args.command.is_empty() {
        FORMS.iter().try_for_each(|(command, forms)| output.object(&schema(command, forms)))?;
        return Ok(Outcome::Done);
    }
    let name = args.command.join(" ");
    let Some((command, forms)) = FORMS.iter().find(|(command, _)| *command == name) else {
        let known: Vec<&str> = FORMS.iter().map(|(command, _)| *command).collect();
        return Err(Failure::said(Msg::PrintsNoJson, &[&name, &known.join(", ")]));
    };
    output.raw(format!("{:#}\n", schema(command, forms)).as_bytes())?;
    Ok(Outcome::Done)
}

fn form<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// The whole schema of what `command` prints, each line for itself.
fn schema(command: &str, forms: &[Form]) -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let forms: Vec<Schema> = forms.iter().map(|form| form(&mut generator)).collect();
    let definitions: Map<String, Value> = generator.take_definitions(true);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:fangtan:json:{VERSION}:{}", command.replace(' ', "-")),
        "title": format!("fangtan {command} --json"),
        "description": "One object on each line. Fields may be added; none is changed or taken away.",
        "anyOf": forms,
        "$defs": definitions,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory};

    use super::*;
    use crate::cli::Cli;
    use crate::episode::head::Format;
    use crate::episode::model::{AsideKind, Role};
    use crate::episode::oddity::Severity;
    use crate::passage::anchor::State;

    fn with_json(command: &Command, above: &str, found: &mut BTreeSet<String>) {
        for sub in command.get_subcommands() {
            let name = format!("{above} {}", sub.get_name());
            if sub.get_arguments().any(|arg| arg.get_long() == Some("json")) {
                found.insert(name.trim().to_owned());
            }
            with_json(sub, &name, found);
        }
    }

    #[test]
    fn every_command_that_takes_json_has_its_form() {
        let mut found = BTreeSet::new();
        with_json(&Cli::command(), "", &mut found);
        assert_eq!(found, FORMS.iter().map(|(command, _)| (*command).to_owned()).collect());
    }

    /// The words that the schema of `T` allows.
    fn allowed<T: JsonSchema>() -> Vec<String> {
        let schema = schemars::schema_for!(T).to_value();
        let words = schema["oneOf"].as_array().unwrap().iter();
        words.map(|word| word["const"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn words_are_allowed_as_they_are_printed() {
        let roles = [Role::Host, Role::Guest, Role::Other, Role::Pseudo].map(Role::name);
        assert_eq!(allowed::<Role>(), roles);
        let severities = [Severity::Note, Severity::Warning, Severity::Error].map(Severity::name);
        assert_eq!(allowed::<Severity>(), severities);
        let states = [State::Ok, State::Moved, State::Changed, State::Lost].map(State::name);
        assert_eq!(allowed::<State>(), states);
        let kinds = [AsideKind::Original, AsideKind::Comment, AsideKind::LeadIn, AsideKind::EndMatter];
        assert_eq!(allowed::<AsideKind>(), kinds.map(AsideKind::name));
        let formats = [
            Format::Markdown,
            Format::Plain,
            Format::Vtt,
            Format::Srt,
            Format::Json,
            Format::Html,
            Format::Table,
            Format::Ass,
            Format::Sbv,
            Format::TimedXml,
            Format::Docx,
            Format::Odt,
            Format::Epub,
        ];
        assert_eq!(allowed::<Format>(), formats.map(Format::name));
    }
}
