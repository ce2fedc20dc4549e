//! Parts of settings that serde does not know of itself: lists that may be a single value, numbers within
//! bounds, globs, patterns, paths.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::path::PathBuf;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor, value};

use super::places::expand_home;
use super::presets::Preset;

/// One value or a list of them.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// Reads one value or a list of them.
pub(super) fn one_or_many<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<T>, D::Error> {
    struct Items<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a string or a list of strings")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<T>, E> {
            Ok(vec![T::deserialize(value::StrDeserializer::new(text))?])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
            let mut found = Vec::new();
            while let Some(item) = items.next_element()? {
                found.push(item);
            }
            Ok(found)
        }
    }
    from.deserialize_any(Items(PhantomData))
}

/// Reads paths; `~` is the home folder.
pub(super) fn paths<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
    Ok(one_or_many::<String, D>(from)?.iter().map(|path| expand_home(path)).collect())
}

/// Reads a whole number from `FROM` to `TO`.
pub(super) fn within<'de, D: Deserializer<'de>, const FROM: u16, const TO: u16>(
    from: D,
) -> Result<u16, D::Error> {
    let found = i64::deserialize(from)?;
    let number = u16::try_from(found).ok().filter(|number| (FROM..=TO).contains(number));
    number.ok_or_else(|| D::Error::custom(format!("expected a number from {FROM} to {TO}, found {found}")))
}

/// Reads how much is read in a minute.
pub(super) fn pace<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let found = f64::deserialize(from)?;
    let fits = (1.0..=10_000.0).contains(&found);
    fits.then_some(found)
        .ok_or_else(|| D::Error::custom(format!("expected a number from 1 to 10000, found {found}")))
}

/// Reads a text in which `error` finds nothing wrong.
pub(super) fn checked<'de, D: Deserializer<'de>>(
    from: D,
    error: fn(&str) -> Option<String>,
) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    error(&text).map_or(Ok(Some(text)), |message| Err(D::Error::custom(message)))
}

/// Keys by the name of their action (`zen`, `reader.zen`), and the set that they change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeySettings {
    /// The set of keys to begin with.
    pub preset: Preset,
    /// The keys.
    pub bound: BTreeMap<String, Vec<String>>,
}

impl<'de> Deserialize<'de> for KeySettings {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(KeyTable)
    }
}

struct KeyTable;

impl<'de> Visitor<'de> for KeyTable {
    type Value = KeySettings;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<KeySettings, A::Error> {
        let mut keys = KeySettings::default();
        while let Some(name) = table.next_key::<String>()? {
            if name == "preset" {
                keys.preset = table.next_value()?;
                continue;
            }
            if name == "in" {
                for (place, actions) in table.next_value::<BTreeMap<String, BTreeMap<String, KeyList>>>()? {
                    let named =
                        actions.into_iter().map(|(action, list)| (format!("{place}.{action}"), list.0));
                    keys.bound.extend(named);
                }
                continue;
            }
            keys.bound.insert(name, table.next_value::<KeyList>()?.0);
        }
        Ok(keys)
    }
}

/// The keys of an action.
#[derive(Deserialize)]
struct KeyList(#[serde(deserialize_with = "one_or_many")] Vec<String>);

impl JsonSchema for KeySettings {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "KeySettings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (preset, keys) =
            (generator.subschema_for::<Preset>(), generator.subschema_for::<OneOrMany<String>>());
        json_schema!({
            "type": "object",
            "properties": {
                "preset": preset,
                "in": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": keys } },
            },
            "additionalProperties": keys,
        })
    }
}
