//! What keys that a person bound take from each other, and from the usual ones.

use std::collections::BTreeSet;

use super::action::{Action, Place};
use super::binding::{Binding, KeyChanges, sequence, target, written};
use super::key::Key;

/// What an entry of the settings binds.
struct Wanted<'a> {
    name: &'a str,
    keys: Vec<Key>,
    action: Action,
    places: Vec<Place>,
}

/// For every entry of `own` that stands in the way of others, its name and a message: keys that two entries
/// want, keys that can never be typed since their beginning does something itself, and actions of the keymap
/// `before` that have lost their last key in `now`.
pub(super) fn conflicts(before: &[Binding], now: &[Binding], own: &KeyChanges) -> Vec<(String, String)> {
    let wanted = wanted(own);
    let told = wanted.iter().flat_map(|entry| {
        let messages =
            twice(entry, &wanted).into_iter().chain(dead(entry, now)).chain(robbed(entry, before, now, own));
        messages.map(|message| (entry.name.to_owned(), format!("{}: {message}", entry.name)))
    });
    told.collect()
}

/// What the entries bind: those for everywhere nothing where another entry says it for a place.
fn wanted(own: &KeyChanges) -> Vec<Wanted<'_>> {
    let entries = || own.iter().filter_map(|(name, keys)| Some((name, keys, target(name).ok()?)));
    let said_there = |action: Action, place: Place| {
        entries().any(|(name, _, (known, at))| name.contains('.') && known == action && at.contains(&place))
    };
    let wanted = entries().flat_map(|(name, keys, (action, places))| {
        let holds = |place: &&Place| name.contains('.') || !said_there(action, **place);
        let places: Vec<Place> = places.iter().filter(holds).copied().collect();
        let keys = keys.iter().filter_map(|keys| sequence(keys).ok());
        keys.map(move |keys| Wanted { name, keys, action, places: places.clone() })
    });
    wanted.collect()
}

/// The same keys for another action at the same place.
fn twice(entry: &Wanted, all: &[Wanted]) -> Option<String> {
    let shares = |other: &&Wanted| {
        other.action != entry.action
            && other.keys == entry.keys
            && other.places.iter().any(|place| entry.places.contains(place))
            // The entry for a place comes after the one for everywhere, and is meant to change it.
            && other.name.contains('.') == entry.name.contains('.')
    };
    let other = all.iter().find(shares)?;
    Some(format!("“{}” is bound to {} too", written(&entry.keys), other.name))
}

/// Longer keys that begin with the keys of `entry`, and shorter ones that its keys begin with.
fn dead(entry: &Wanted, now: &[Binding]) -> Option<String> {
    let here =
        || now.iter().filter(|bound| entry.places.contains(&bound.place) && bound.action != entry.action);
    if let Some(shorter) =
        here().find(|bound| entry.keys.len() > bound.keys.len() && entry.keys.starts_with(&bound.keys))
    {
        let (keys, first) = (written(&entry.keys), written(&shorter.keys));
        return Some(format!("“{keys}” can never be typed: “{first}” is {}", shorter.action.name()));
    }
    let longer =
        here().filter(|bound| bound.keys.len() > entry.keys.len() && bound.keys.starts_with(&entry.keys));
    let longer: BTreeSet<String> =
        longer.map(|bound| format!("“{}” ({})", written(&bound.keys), bound.action.name())).collect();
    let names: Vec<String> = longer.into_iter().collect();
    (!names.is_empty())
        .then(|| format!("“{}” leaves no way to type {}", written(&entry.keys), names.join(", ")))
}

/// Actions that had these keys and have none now, without having been named.
fn robbed(entry: &Wanted, before: &[Binding], now: &[Binding], own: &KeyChanges) -> Option<String> {
    let named: Vec<Action> = own.keys().filter_map(|name| Some(target(name).ok()?.0)).collect();
    let lost = before.iter().filter(|bound| {
        entry.places.contains(&bound.place)
            && bound.keys == entry.keys
            && bound.action != entry.action
            && !named.contains(&bound.action)
            && !now.iter().any(|left| left.place == bound.place && left.action == bound.action)
    });
    let lost: BTreeSet<&str> = lost.map(|bound| bound.action.name()).collect();
    let lost: Vec<&str> = lost.into_iter().collect();
    (!lost.is_empty()).then(|| format!("“{}” was the only key of {}", written(&entry.keys), lost.join(", ")))
}
