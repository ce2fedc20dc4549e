//! Keys that do something at a place, and how the settings write that.

use std::collections::BTreeMap;

use super::action::{ACTIONS, Action, Place};
use super::key::Key;

/// Keys that do something at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Binding {
    /// Where.
    pub(super) place: Place,
    /// The keys, one after the other.
    pub(super) keys: Vec<Key>,
    /// What they do.
    pub(super) action: Action,
}

/// Names of actions (`ACTION`, or `PLACE.ACTION` for a place alone) to the keys that shall do them.
pub type KeyChanges = BTreeMap<String, Vec<String>>;

/// What an entry of the settings names: the action, and where it is bound.
pub(super) fn target(name: &str) -> Result<(Action, &'static [Place]), String> {
    let (at, action) = name.split_once('.').map_or((None, name), |(place, action)| (Some(place), action));
    let entry = ACTIONS.iter().find(|entry| entry.name == action).ok_or_else(|| {
        format!("there is no action “{action}”{}", nearest(action, ACTIONS.iter().map(|entry| entry.name)))
    })?;
    let Some(at) = at else { return Ok((entry.action, entry.places)) };
    let places = Place::named(at).ok_or_else(|| {
        let known: Vec<&str> = Place::NAMES
            .iter()
            .map(|(name, _)| *name)
            .chain(Place::GROUPS.iter().map(|(name, _)| *name))
            .collect();
        format!("there is no place “{at}”; known: {}", known.join(", "))
    })?;
    Ok((entry.action, places))
}

/// `, did you mean “…”?` with the known name that is closest to `name`, if any is close.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let close =
        known.map(|known| (strsim::jaro_winkler(name, known), known)).filter(|(score, _)| *score > 0.8);
    let best = close.max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or_else(String::new, |(_, known)| format!(", did you mean “{known}”?"))
}

/// Keys as they are written in the settings: `g g`.
pub(super) fn written(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

/// Reads them.
pub(super) fn sequence(written: &str) -> Result<Vec<Key>, String> {
    let keys: Vec<Key> =
        written.split(' ').filter(|k| !k.is_empty()).map(str::parse).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err("an empty key".to_owned()) } else { Ok(keys) }
}
