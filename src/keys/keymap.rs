//! Which keys do what, where; counts and sequences.

use std::collections::BTreeMap;

use super::action::{ACTIONS, Action, Place};
use super::key::{Code, Key};

/// Keys to actions, for every place.
///
/// ```
/// use fangtan::keys::action::{Action, Place};
/// use fangtan::keys::key::Key;
/// use fangtan::keys::keymap::{KeyMeaning, Keymap, Pending};
///
/// let mut pending = Pending::default();
/// let keys = Keymap::default();
/// assert_eq!(keys.press(Place::Reader, Key::char('3'), &mut pending), KeyMeaning::Wait);
/// let meaning = keys.press(Place::Reader, Key::char('j'), &mut pending);
/// assert_eq!(meaning, KeyMeaning::Act(Action::LineDown, Some(3)));
/// ```
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Place, Vec<Key>, Action)>,
}

/// What the keys typed so far amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyMeaning {
    /// An action and the count typed before it.
    Act(Action, Option<usize>),
    /// More keys are needed.
    Wait,
    /// Nothing.
    Nothing,
}

/// Keys typed but not yet understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    count: Option<usize>,
    keys: Vec<Key>,
}

/// The largest count that is taken seriously.
const MAX_COUNT: usize = 99_999;

impl Default for Keymap {
    fn default() -> Self {
        let mut bindings = Vec::new();
        for entry in ACTIONS {
            for keys in entry.keys.iter().filter_map(|keys| sequence(keys).ok()) {
                bindings.extend(entry.places.iter().map(|&place| (place, keys.clone(), entry.action)));
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// The usual keymap with the user's changes: action name to key sequences. Each action named loses its
    /// usual keys. Returns the keymap, and for every entry that could not be used its action and a message.
    pub fn with(changes: &BTreeMap<String, Vec<String>>) -> (Self, Vec<(String, String)>) {
        let mut map = Self::default();
        let mut problems = Vec::new();
        for (name, keys) in changes {
            let Some(entry) = ACTIONS.iter().find(|entry| entry.name == name) else {
                problems.push((name.clone(), format!("keys: there is no action “{name}”")));
                continue;
            };
            map.bindings.retain(|(_, _, action)| *action != entry.action);
            for written in keys {
                match sequence(written) {
                    Ok(keys) => map.bind(entry.places, &keys, entry.action),
                    Err(problem) => problems.push((name.clone(), format!("keys: {name}: {problem}"))),
                }
            }
        }
        (map, problems)
    }

    fn bind(&mut self, places: &[Place], keys: &[Key], action: Action) {
        self.bindings.retain(|(place, bound, _)| !(places.contains(place) && bound == keys));
        self.bindings.extend(places.iter().map(|&place| (place, keys.to_vec(), action)));
    }

    /// Takes one more key at `place`; `pending` holds what was typed before.
    pub fn press(&self, place: Place, key: Key, pending: &mut Pending) -> KeyMeaning {
        let key = key.as_command();
        if pending.keys.is_empty() && self.counts(place, key, pending) {
            return KeyMeaning::Wait;
        }
        pending.keys.push(key);
        let here = || self.bindings.iter().filter(|(at, _, _)| *at == place);
        if let Some((_, _, action)) = here().find(|(_, keys, _)| *keys == pending.keys) {
            let count = std::mem::take(pending).count;
            return KeyMeaning::Act(*action, count);
        }
        if here().any(|(_, keys, _)| keys.starts_with(&pending.keys)) {
            return KeyMeaning::Wait;
        }
        *pending = Pending::default();
        KeyMeaning::Nothing
    }

    fn counts(&self, place: Place, key: Key, pending: &mut Pending) -> bool {
        let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return false };
        if digit == 0 && pending.count.is_none()
            || self.bindings.iter().any(|(at, k, _)| *at == place && *k == [key])
        {
            return false;
        }
        let count = pending.count.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize);
        pending.count = Some(count.min(MAX_COUNT));
        true
    }

    /// The key sequences bound to `action` at `place`, as a person writes them.
    pub fn keys_of(&self, action: Action, place: Place) -> Vec<String> {
        let bound = self.bindings.iter().filter(|(at, _, a)| *at == place && *a == action);
        bound.map(|(_, keys, _)| keys.iter().map(Key::to_string).collect::<String>()).collect()
    }
}

impl Pending {
    /// What was typed so far, to be shown.
    pub fn shown(&self) -> String {
        let count = self.count.map_or_else(String::new, |n| n.to_string());
        self.keys.iter().fold(count, |shown, key| shown + &key.to_string())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }
}

/// The usual keys of all actions as lines of the settings, commented out: `# quit = ["Q"]`.
pub fn usual_keys() -> String {
    ACTIONS.iter().map(|entry| format!("# {} = {:?}\n", entry.name, entry.keys)).collect()
}

fn sequence(written: &str) -> Result<Vec<Key>, String> {
    let keys: Vec<Key> =
        written.split(' ').filter(|k| !k.is_empty()).map(str::parse).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err("an empty key".to_owned()) } else { Ok(keys) }
}

/// Whether `key` is the one that always cancels.
pub fn is_cancel(key: Key) -> bool {
    key.ctrl && key.code == Code::Char('c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(map: &Keymap, place: Place, keys: &str) -> KeyMeaning {
        let mut pending = Pending::default();
        let mut last = KeyMeaning::Nothing;
        for key in keys.chars().map(Key::char) {
            last = map.press(place, key, &mut pending);
        }
        last
    }

    #[test]
    fn no_key_stands_twice_in_one_place() {
        let map = Keymap::default();
        for (index, (place, keys, action)) in map.bindings.iter().enumerate() {
            for (other_place, other, other_action) in map.bindings.iter().skip(index + 1) {
                let clash = place == other_place && (keys.starts_with(other) || other.starts_with(keys));
                assert!(!clash, "{action:?} and {other_action:?} share {keys:?} at {place:?}");
            }
        }
    }

    #[test]
    fn every_usual_key_can_be_read() {
        for keys in ACTIONS.iter().flat_map(|entry| entry.keys) {
            assert!(sequence(keys).is_ok(), "{keys}");
        }
    }

    #[test]
    fn counts_and_sequences() {
        let map = Keymap::default();
        assert_eq!(press(&map, Place::Reader, "12j"), KeyMeaning::Act(Action::LineDown, Some(12)));
        assert_eq!(press(&map, Place::Reader, "10G"), KeyMeaning::Act(Action::Bottom, Some(10)));
        assert_eq!(press(&map, Place::Reader, "g"), KeyMeaning::Wait);
        assert_eq!(press(&map, Place::Reader, "gg"), KeyMeaning::Act(Action::Top, None));
        assert_eq!(press(&map, Place::Reader, "gx"), KeyMeaning::Nothing);
        assert_eq!(press(&map, Place::Reader, "《"), KeyMeaning::Act(Action::Back, None));
    }

    #[test]
    fn a_rebound_action_loses_its_usual_keys() {
        let changes = [("help".to_owned(), vec!["F5".to_owned(), "C-?x".to_owned()])].into_iter().collect();
        let (map, problems) = Keymap::with(&changes);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(map.keys_of(Action::Help, Place::Reader), ["F5"]);
        assert_eq!(press(&map, Place::Reader, "?"), KeyMeaning::Nothing);
    }
}
