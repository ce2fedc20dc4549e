//! The JSON Schema of the settings, for editors.

use serde_json::{Map, Value, json};

use super::model::Config;

impl Config {
    /// The schema. `actions` are the names of all actions with what they do.
    pub fn schema<'a>(actions: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
        let mut schema = schemars::schema_for!(Self).to_value();
        let keys =
            json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] });
        let named = actions
            .map(|(name, words)| (name.to_owned(), json!({ "description": words, "anyOf": keys["anyOf"] })));
        let named: Map<String, Value> = named.collect();
        if let Some(properties) =
            schema.pointer_mut("/$defs/KeySettings/properties").and_then(Value::as_object_mut)
        {
            properties.extend(named);
        }
        schema
    }
}
