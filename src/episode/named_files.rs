//! Files that a front matter names.

use serde_json::Value;

/// The files that a value names: one, several, or one for each key; also as links of a vault. Addresses
/// elsewhere are none.
pub fn named_files(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(named_files).collect(),
        Value::Object(mapping) => mapping.values().flat_map(named_files).collect(),
        Value::String(text) => {
            let linked =
                text.trim().trim_start_matches("![[").trim_start_matches("[[").trim_end_matches("]]");
            let file = linked.split(['|', '#']).next().unwrap_or_default().trim();
            let is_file = !file.is_empty() && !file.contains("://");
            is_file.then(|| file.to_owned()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
