//! Names that a file's head mentions: they may confirm a label, they never suffice for one.

use foldhash::HashSet;

use super::form;
use crate::episode::model::Head;
use crate::parse::lexicon::{self, HeadKey};
use crate::parse::overrides::Overrides;
use crate::parse::words;
use crate::text::script::is_han_or_kana;

/// Folded names, and parts of names, from the head.
#[derive(Debug, Default)]
pub struct Known {
    /// Whole names as written.
    names: Vec<String>,
    /// Whole names, their parts and their initials, folded.
    forms: HashSet<String>,
    /// Names that the head calls hosts, folded.
    hosts: HashSet<String>,
    title: String,
}

impl Known {
    /// Collects the names that `head` and the user's own words tell.
    pub fn of(head: &Head, overrides: &Overrides) -> Self {
        let title = head.title.as_ref().map(|found| words::fold(&found.value)).unwrap_or_default();
        let mut known = Self { title, ..Self::default() };
        for name in &head.people {
            known.add(name);
        }
        for (key, value) in head.front_matter.as_ref().and_then(|v| v.as_object()).into_iter().flatten() {
            let key = lexicon::head_key(key).filter(|key| key.names_people());
            if key.is_some() {
                let before = known.names.len();
                known.add_all(value);
                if key == Some(HeadKey::Host) {
                    let hosts =
                        known.names.get(before..).unwrap_or_default().iter().map(|name| words::fold(name));
                    known.hosts.extend(hosts);
                }
            }
        }
        overrides.names().for_each(|name| known.add(name));
        known
    }

    fn add_all(&mut self, value: &serde_json::Value) {
        match value {
            serde_json::Value::String(names) => {
                names.split([',', '，', '、', ';', '；']).for_each(|name| self.add(name));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| self.add_all(value)),
            _ => {}
        }
    }

    fn add(&mut self, name: &str) {
        let name = name.trim();
        if name.is_empty() || name.len() > 80 {
            return;
        }
        self.forms.insert(words::fold(name));
        let parts: Vec<&str> = parts(name).collect();
        if parts.len() > 1 {
            self.forms
                .extend(parts.iter().filter(|part| part.chars().count() > 1).map(|part| words::fold(part)));
            self.forms.insert(initials(&parts));
        }
        if !self.names.iter().any(|other| other == name) {
            self.names.push(name.to_owned());
        }
    }

    /// Whether the head knows a label's name, a part of it or its initials.
    pub fn confirms(&self, label: &str) -> bool {
        let name = words::fold(form::name_alone(label));
        let long = name.chars().count() >= if name.is_ascii() { 4 } else { 2 };
        self.forms.contains(&name) || long && lexicon::role(&name).is_none() && self.title.contains(&name)
    }

    /// Whether the head calls this name a host.
    pub fn is_host(&self, name: &str) -> bool {
        self.hosts.contains(&words::fold(name))
    }

    /// The one full name whose initials, or one of whose parts, are `short`.
    pub fn full_name(&self, short: &str) -> Option<&str> {
        let short = words::fold(short);
        let mut found = self.names.iter().filter(|name| {
            let parts: Vec<&str> = parts(name).collect();
            parts.len() > 1
                && (initials(&parts) == short || parts.iter().any(|part| words::fold(part) == short))
        });
        found.next().filter(|_| found.next().is_none()).map(String::as_str)
    }
}

/// The parts of a name, between blanks, hyphens and middle dots.
pub fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| c.is_whitespace() || matches!(c, '·' | '・' | '•' | '.' | '-' | '‧'))
        .filter(|part| !part.is_empty())
}

/// Folded initials of `parts`.
pub fn initials(parts: &[&str]) -> String {
    parts.iter().filter_map(|part| part.chars().next()).flat_map(char::to_lowercase).collect()
}

/// Whether two folded names differ by one character only, and are long enough for that to be a slip of the pen.
pub fn is_slip(a: &str, b: &str) -> bool {
    let least = if a.chars().any(is_han_or_kana) { 4 } else { 5 };
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    if a == b || a_len < least || b_len < least || a_len.abs_diff(b_len) > 1 || digits(a) != digits(b) {
        return false;
    }
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= a_len.max(b_len)
}
