//! A check of JSON against the part of JSON Schema that the program uses; a word it does not know is an error, so
//! that nothing passes unread.

use serde_json::Value;

/// Words that say nothing about what is allowed.
const REMARKS: &[&str] = &["$schema", "$id", "$defs", "title", "description", "default", "format"];

/// What is wrong with `value` by `schema`, each with its path. A field that the schema does not name is wrong.
pub fn wrong(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if schema == &Value::Bool(true) {
        return;
    }
    let rules = schema.as_object().unwrap_or_else(|| panic!("{at}: no schema: {schema}"));
    let branches = |all: &Value| {
        let all = all.as_array().unwrap().iter();
        let tried = all.map(|one| {
            let mut found = Vec::new();
            check(root, one, value, at, &mut found);
            found
        });
        tried.collect::<Vec<_>>()
    };
    for (word, rule) in rules {
        let fits = match word.as_str() {
            remark if REMARKS.contains(&remark) => true,
            "$ref" => {
                let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                check(root, root.pointer(pointer).unwrap(), value, at, found);
                true
            }
            "anyOf" => {
                let tried = branches(rule);
                let fits = tried.iter().any(Vec::is_empty);
                if !fits {
                    found.extend(tried.into_iter().flatten());
                }
                fits
            }
            "oneOf" => branches(rule).iter().filter(|found| found.is_empty()).count() == 1,
            "type" => one_or_many(rule).any(|kind| is_a(value, kind.as_str().unwrap())),
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|all| all.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|all| all.len() as u64 <= rule.as_u64().unwrap()),
            "required" => value.as_object().is_none_or(|object| {
                rule.as_array().unwrap().iter().all(|name| object.contains_key(name.as_str().unwrap()))
            }),
            "items" => {
                for (index, one) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, one, &format!("{at}/{index}"), found);
                }
                true
            }
            "properties" => {
                for (name, one) in value.as_object().into_iter().flatten() {
                    match (rule.get(name), rules.get("additionalProperties")) {
                        (Some(rule), _) => check(root, rule, one, &format!("{at}/{name}"), found),
                        (None, Some(others)) if others.is_object() => {}
                        (None, _) => found.push(format!("{at}/{name} is not in the schema")),
                    }
                }
                true
            }
            "additionalProperties" if !rule.is_object() => true,
            "additionalProperties" => {
                let named =
                    |name: &str| rules.get("properties").is_some_and(|known| known.get(name).is_some());
                let others = value.as_object().into_iter().flatten().filter(|(name, _)| !named(name));
                for (name, one) in others {
                    check(root, rule, one, &format!("{at}/{name}"), found);
                }
                true
            }
            unknown => panic!("{at}: the check does not know `{unknown}`"),
        };
        if !fits {
            found.push(format!("{at}: {value} against {word}: {rule}"));
        }
    }
}

fn one_or_many(rule: &Value) -> impl Iterator<Item = &Value> {
    rule.as_array().map_or(std::slice::from_ref(rule), Vec::as_slice).iter()
}

fn is_a(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no such type: {other}"),
    }
}

#[test]
fn the_check_sees_what_is_wrong() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": { "n": { "type": ["integer", "null"], "minimum": 0 }, "of": { "$ref": "#/$defs/Word" } },
        "required": ["n"],
        "$defs": { "Word": { "oneOf": [{ "const": "a" }, { "const": "b" }] } },
    });
    let count = |value: Value| wrong(&schema, &value).len();
    assert_eq!(count(serde_json::json!({ "n": 1, "of": "b" })), 0);
    assert_eq!(count(serde_json::json!({ "n": null })), 0);
    for bad in [
        serde_json::json!({}),
        serde_json::json!({ "n": -1 }),
        serde_json::json!({ "n": "1" }),
        serde_json::json!({ "n": 1, "of": "c" }),
        serde_json::json!({ "n": 1, "m": 1 }),
        serde_json::json!([]),
    ] {
        assert_ne!(count(bad.clone()), 0, "{bad}");
    }
}
