//! Macros that come back to themselves, which would be followed for ever.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

/// Whether a macro of the style `xml` calls itself, at once or by way of others.
pub(super) fn has_circle(xml: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern("name"));
    static CALLED: LazyLock<Regex> = LazyLock::new(|| pattern("macro"));
    let mut left: HashMap<&str, HashSet<&str>> = HashMap::new();
    for part in xml.split("<macro").skip(1) {
        let part = part.split("</macro").next().unwrap_or_default();
        let name = NAME.captures(part).and_then(|found| found.get(1)).map_or("", |name| name.as_str());
        let called = CALLED.captures_iter(part).filter_map(|found| found.get(1)).map(|name| name.as_str());
        left.insert(name, called.collect());
    }
    // Those that call none of the others cannot be part of a circle.
    loop {
        let names: HashSet<&str> = left.keys().copied().collect();
        left.retain(|_, called| !called.is_disjoint(&names));
        if left.len() == names.len() {
            return !left.is_empty();
        }
    }
}

fn pattern(attribute: &str) -> Regex {
    Regex::new(&format!(r#"\s{attribute}\s*=\s*["']([^"']*)["']"#)).expect("a pattern of our own")
}
