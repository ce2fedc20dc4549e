//! Which keys do what, where; counts and sequences.

use std::sync::LazyLock;

use super::action::{ACTIONS, Action, ActionRow, Place};
use super::binding::{Binding, KeyChanges, sequence, target, written};
use super::conflicts::conflicts;
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
    bindings: Vec<Binding>,
}

/// What the keys typed so far amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyMeaning {
    /// An action and the count typed before it.
    Act(Action, Option<usize>),
    /// More keys are needed.
    Wait,
    /// Nothing: the keys typed, as a person writes them.
    Nothing(String),
}

/// Keys typed but not yet understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    count: Option<usize>,
    keys: Vec<Key>,
    explained: bool,
}

/// The largest count that is taken seriously.
const MAX_COUNT: usize = 99_999;

/// The usual keys, read once: settings are made several times while the program starts.
static USUAL: LazyLock<Vec<Binding>> = LazyLock::new(|| {
    let mut bindings = Vec::new();
    for entry in ACTIONS {
        for usual in entry.keys {
            let Ok(keys) = sequence(usual.keys) else { continue };
            let at = |&place| Binding { place, keys: keys.clone(), action: entry.action };
            bindings.extend(usual.places.iter().map(at));
        }
    }
    bindings
});

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: USUAL.clone() }
    }
}

impl Keymap {
    /// The usual keymap with the changes of a preset, then with the user's. Each action named loses the keys
    /// it had, there or everywhere. Returns the keymap, and for every entry of the user's that cannot be used
    /// or stands in the way of others its name and a message.
    pub fn with(preset: &KeyChanges, own: &KeyChanges) -> (Self, Vec<(String, String)>) {
        let mut map = Self::default();
        let mut problems = map.change(preset);
        if own.is_empty() {
            return (map, problems);
        }
        let before = map.bindings.clone();
        problems.extend(map.change(own));
        problems.extend(conflicts(&before, &map.bindings, own));
        (map, problems)
    }

    fn change(&mut self, changes: &KeyChanges) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        // What holds at some places only is said after what holds everywhere.
        let (at_places, everywhere): (Vec<_>, Vec<_>) =
            changes.iter().partition(|(name, _)| name.contains('.'));
        let said_there = |action: Action, place: Place| {
            let mut said = at_places.iter().filter_map(|(name, _)| target(name).ok());
            said.any(|(known, at)| known == action && at.contains(&place))
        };
        for (name, keys) in everywhere.into_iter().chain(at_places.iter().copied()) {
            match target(name) {
                Ok((action, places)) => {
                    let binds = |place: &&Place| name.contains('.') || !said_there(action, **place);
                    let left: Vec<Place> = places.iter().filter(binds).copied().collect();
                    self.bindings
                        .retain(|bound| bound.action != action || !unbinds(name, places, bound.place));
                    for written in keys {
                        match sequence(written) {
                            Ok(keys) => self.bind(&left, &keys, action),
                            Err(problem) => problems.push((name.clone(), format!("{name}: {problem}"))),
                        }
                    }
                }
                Err(problem) => problems.push((name.clone(), problem)),
            }
        }
        problems
    }

    fn bind(&mut self, places: &[Place], keys: &[Key], action: Action) {
        self.bindings.retain(|bound| !(places.contains(&bound.place) && bound.keys == keys));
        self.bindings.extend(places.iter().map(|&place| Binding { place, keys: keys.to_vec(), action }));
    }

    /// Whether `key` goes on with a sequence that has begun.
    pub fn continues(&self, place: Place, key: Key, pending: &Pending) -> bool {
        let begun = &pending.keys;
        let goes_on =
            |keys: &[Key]| keys.starts_with(begun) && keys.get(begun.len()) == Some(&key.as_command());
        !begun.is_empty() && self.at(place).any(|bound| goes_on(&bound.keys))
    }

    /// Takes one more key at `place`; `pending` holds what was typed before.
    pub fn press(&self, place: Place, key: Key, pending: &mut Pending) -> KeyMeaning {
        let key = key.as_command();
        if pending.keys.is_empty() && self.counts(place, key, pending) {
            return KeyMeaning::Wait;
        }
        pending.keys.push(key);
        if let Some(bound) = self.at(place).find(|bound| bound.keys == pending.keys) {
            let count = std::mem::take(pending).count;
            return KeyMeaning::Act(bound.action, count);
        }
        if self.at(place).any(|bound| bound.keys.starts_with(&pending.keys)) {
            return KeyMeaning::Wait;
        }
        KeyMeaning::Nothing(shown(&std::mem::take(pending).keys))
    }

    fn at(&self, place: Place) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |bound| bound.place == place)
    }

    fn counts(&self, place: Place, key: Key, pending: &mut Pending) -> bool {
        let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return false };
        if pending.count.is_none() && (digit == 0 || self.at(place).any(|bound| bound.keys == [key])) {
            return false;
        }
        let count = pending.count.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize);
        pending.count = Some(count.min(MAX_COUNT));
        true
    }

    /// The key sequences bound to `action` at `place`, as a person reads them (`gg`).
    pub fn keys_of(&self, action: Action, place: Place) -> Vec<String> {
        self.at(place).filter(|bound| bound.action == action).map(|bound| shown(&bound.keys)).collect()
    }

    /// The same as they are written in the settings (`g g`).
    pub fn written(&self, action: Action, place: Place) -> Vec<String> {
        self.at(place).filter(|bound| bound.action == action).map(|bound| written(&bound.keys)).collect()
    }

    /// What can be typed after `pending` at `place`, and what that does.
    pub fn continuations(&self, place: Place, pending: &Pending) -> Vec<(String, Action)> {
        let rest =
            |bound: &Binding| Some((shown(bound.keys.strip_prefix(pending.keys.as_slice())?), bound.action));
        self.at(place).filter_map(rest).filter(|(keys, _)| !keys.is_empty()).collect()
    }

    /// All keys that are bound, as they are written in the settings.
    pub fn all_written(&self) -> Vec<String> {
        self.bindings.iter().map(|bound| written(&bound.keys)).collect()
    }
}

impl Pending {
    /// What was typed so far, to be shown.
    pub fn shown(&self) -> String {
        self.count.map_or_else(String::new, |n| n.to_string()) + &shown(&self.keys)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }

    /// From now on it is shown what can follow, if a sequence has begun.
    pub fn explain(&mut self) {
        self.explained = self.has_begun();
    }

    /// Whether it is shown what can follow.
    pub fn is_explained(&self) -> bool {
        self.explained
    }

    /// Whether the first keys of a sequence were typed.
    pub fn has_begun(&self) -> bool {
        !self.keys.is_empty()
    }
}

/// Whether the entry `name` takes from its action the keys at `place`: everywhere, or at its own places.
fn unbinds(name: &str, places: &[Place], place: Place) -> bool {
    !name.contains('.') || places.contains(&place)
}

/// The usual keys of all actions as lines of the settings, commented out: `# quit = ["Q"]`.
pub fn usual_keys() -> String {
    let map = Keymap::default();
    ACTIONS.iter().flat_map(|entry| lines_of(&map, entry)).collect()
}

/// The lines of one action: one for most of its places, and one for each place that has other keys.
fn lines_of(map: &Keymap, entry: &ActionRow) -> Vec<String> {
    let keys_at = |place: &Place| map.written(entry.action, *place);
    let all: Vec<Vec<String>> = entry.places.iter().map(keys_at).collect();
    let most = all.iter().max_by_key(|keys| all.iter().filter(|other| other == keys).count());
    let Some(most) = most else { return Vec::new() };
    let first = format!("# {} = {most:?}\n", entry.name);
    let others = entry.places.iter().zip(&all).filter(|(_, keys)| *keys != most);
    let others = others.map(|(place, keys)| format!("# in.{}.{} = {keys:?}\n", place.name(), entry.name));
    std::iter::once(first).chain(others).collect()
}

fn shown(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect()
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
        let mut last = KeyMeaning::Wait;
        for key in keys.chars().map(Key::char) {
            last = map.press(place, key, &mut pending);
        }
        last
    }

    fn changes(entries: &[(&str, &[&str])]) -> KeyChanges {
        let owned = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        entries.iter().map(|(name, keys)| ((*name).to_owned(), owned(keys))).collect()
    }

    #[test]
    fn no_key_stands_twice_in_one_place() {
        let map = Keymap::default();
        for (index, one) in map.bindings.iter().enumerate() {
            for other in map.bindings.iter().skip(index + 1) {
                let clash = one.place == other.place
                    && (one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys));
                assert!(!clash, "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn every_usual_key_can_be_read() {
        for usual in ACTIONS.iter().flat_map(|entry| entry.keys) {
            assert!(sequence(usual.keys).is_ok(), "{usual:?}");
        }
    }

    #[test]
    fn counts_and_sequences() {
        let map = Keymap::default();
        assert_eq!(press(&map, Place::Reader, "12j"), KeyMeaning::Act(Action::LineDown, Some(12)));
        assert_eq!(press(&map, Place::Reader, "10G"), KeyMeaning::Act(Action::Bottom, Some(10)));
        assert_eq!(press(&map, Place::Reader, "g"), KeyMeaning::Wait);
        assert_eq!(press(&map, Place::Reader, "gg"), KeyMeaning::Act(Action::Top, None));
        assert_eq!(press(&map, Place::Reader, "gz"), KeyMeaning::Nothing("gz".to_owned()));
        assert_eq!(press(&map, Place::Reader, "《"), KeyMeaning::Act(Action::Back, None));
    }

    #[test]
    fn a_rebound_action_loses_its_usual_keys() {
        let own = changes(&[("help", &["F5", "C-?x"])]);
        let (map, problems) = Keymap::with(&KeyChanges::new(), &own);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(map.keys_of(Action::Help, Place::Reader), ["F5"]);
        assert_eq!(press(&map, Place::Episodes, "?"), KeyMeaning::Nothing("?".to_owned()));
    }

    #[test]
    fn a_place_can_have_keys_of_its_own() {
        let own = changes(&[("sections.zen", &["e"]), ("episodes.star", &["s"]), ("text.next-turn", &["J"])]);
        let (map, problems) = Keymap::with(&KeyChanges::new(), &own);
        assert_eq!(map.keys_of(Action::Zen, Place::Sections), ["e"]);
        assert_eq!(map.keys_of(Action::Zen, Place::Reader), ["\\"]);
        assert_eq!(map.keys_of(Action::NextTurn, Place::Select), ["J"]);
        let told: Vec<&str> = problems.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(told, ["episodes.star", "sections.zen", "text.next-turn"], "{problems:?}");
        assert!(problems[0].1.contains("did you mean"), "{problems:?}");
    }
}
