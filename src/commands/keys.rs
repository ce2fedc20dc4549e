//! `fangtan keys`: what every action is called, what it does, and its keys.

use std::collections::BTreeMap;
use std::env;

use schemars::JsonSchema;
use serde::Serialize;

use super::outcome::{Failure, Outcome};
use super::output::Output;
use crate::cli::KeysArgs;
use crate::config::model::Config;
use crate::config::places::Places;
use crate::config::presets::Preset;
use crate::keys::action::{ACTIONS, ActionRow, KeyGroup, Place};
use crate::keys::binding::KeyChanges;
use crate::keys::keymap::Keymap;
use crate::messages::{Language, Wording};
use crate::runtime::settings;

/// An action, as `keys --json` prints it.
#[derive(Serialize, JsonSchema)]
pub struct ActionObject<'a> {
    /// The name to bind it by.
    action: &'static str,
    /// What it is listed under.
    group: &'static str,
    /// What it does.
    does: &'static str,
    /// Keys by place, several keys one after the other parted by blanks.
    keys: BTreeMap<&'a str, Vec<String>>,
}

/// Lists all actions in the order of the list of keys on the screen.
pub fn run(args: &KeysArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let places = Places::from_env().map_err(Failure::Message)?;
    let (config, _) = Config::load(&places.config);
    let language = settings::language(config.language, |name| env::var(name).ok());
    let preset = args.preset.as_deref().and_then(Preset::named).unwrap_or(config.keys.preset);
    let own = if args.preset.is_some() { KeyChanges::new() } else { config.keys.bound };
    let (map, _) = Keymap::with(&preset.keys().bound, &own);
    let mut group: Option<KeyGroup> = None;
    for row in ACTIONS {
        let words = |words: Wording| words.text(language);
        if args.json.json {
            output.object(&ActionObject {
                action: row.name,
                group: row.group.name().text(Language::English),
                does: row.doc.text(Language::English),
                keys: Place::NAMES
                    .iter()
                    .map(|(name, place)| (*name, map.written(row.action, *place)))
                    .filter(|(_, keys)| !keys.is_empty())
                    .collect(),
            })?;
            continue;
        }
        if group != Some(row.group) {
            let gap = if group.is_some() { "\n" } else { "" };
            output.line(&format!("{gap}{}", words(row.group.name().into())))?;
            group = Some(row.group);
        }
        let line = format!("  {:<22}{}  {}", row.name, words(row.doc), by_place(&map, row));
        output.line(line.trim_end())?;
    }
    Ok(Outcome::Done)
}

/// The keys that hold at most places, then those of the other places with their names.
fn by_place(map: &Keymap, row: &ActionRow) -> String {
    let mut sets: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for (name, place) in Place::NAMES {
        let keys = map.written(row.action, *place);
        match sets.iter_mut().find(|(known, _)| *known == keys) {
            _ if keys.is_empty() => {}
            Some((_, places)) => places.push(name),
            None => sets.push((keys, vec![name])),
        }
    }
    sets.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    let shown = |(index, (keys, places)): (usize, &(Vec<String>, Vec<&str>))| {
        let keys = keys.join("  ");
        if index == 0 { format!("[{keys}]") } else { format!("{}: [{keys}]", places.join(", ")) }
    };
    sets.iter().enumerate().map(shown).collect::<Vec<_>>().join("  ")
}
