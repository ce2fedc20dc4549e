//! People whom the file's head, its title or its user names: they are evidence for a label, never all of it.

use foldhash::{HashMap, HashSet};

use super::initials::{all_initials, parts, without_dots};
use super::name;
use crate::episode::head::Head;
use crate::episode::model::Role;
use crate::lexicon::{self, HeadKey, names};
use crate::parse::overrides::Overrides;
use crate::text::script;

/// Folded names, and parts of names.
#[derive(Debug, Default)]
pub struct Known {
    people: Vec<Person>,
    /// Indices of the people of a whole name, folded.
    names: HashMap<String, usize>,
    /// Indices of the people who may be called so: parts of names, initials without dots, surnames, folded.
    shorter: HashMap<String, Vec<usize>>,
    /// Indices of the people of a role.
    roles: HashMap<Role, Vec<usize>>,
    /// Names of companies, products and works, folded: no persons.
    things: HashSet<String>,
    title: String,
}

/// Somebody who is named.
#[derive(Clone, Debug)]
struct Person {
    name: String,
    role: Option<Role>,
}

impl Known {
    /// Collects the names of `head` and of the user's `overrides`.
    pub fn of(head: &Head, overrides: &Overrides) -> Self {
        let title = head.title.as_ref().map(|found| lexicon::fold(&found.value)).unwrap_or_default();
        let mut known = Self { title, ..Self::default() };
        for name in &head.people {
            known.add(name, None);
        }
        for (key, value) in head.front_matter.as_ref().and_then(|v| v.as_object()).into_iter().flatten() {
            match lexicon::head_key(key) {
                Some(key) if key.names_people() => known.add_all(value, role_of(key)),
                _ if key.eq_ignore_ascii_case("channel") => known.add_all(value, None),
                _ => {}
            }
        }
        let said = overrides.roles.iter().map(|(name, role)| (name, Some(*role)));
        let host = overrides.host.iter().map(|name| (name, Some(Role::Host)));
        let aliases = overrides.aliases.iter().flatten().map(|name| (name, None));
        for (name, role) in said.chain(host).chain(aliases) {
            known.add(name, role);
        }
        let things = head.organisations.iter().chain(&head.products).chain(&head.works);
        known.things = things.map(|thing| lexicon::fold(thing)).filter(|thing| !known.has(thing)).collect();
        known
    }

    fn add_all(&mut self, value: &serde_json::Value, role: Option<Role>) {
        match value {
            serde_json::Value::String(names) => self.add_line(names, role),
            serde_json::Value::Array(values) => values.iter().for_each(|value| self.add_all(value, role)),
            serde_json::Value::Object(object) => {
                object.get("name").into_iter().for_each(|value| self.add_all(value, role));
            }
            _ => {}
        }
    }

    /// Adds the names of a line such as `王小舟 & 陳靜`, without what they have in brackets.
    pub fn add_line(&mut self, line: &str, role: Option<Role>) {
        for part in line.split([',', '，', '、', ';', '；', '&', '/', '／', '|']) {
            for name in part.split(" and ") {
                self.add(name::alone(name), role);
            }
        }
    }

    fn add(&mut self, name: &str, role: Option<Role>) {
        let name = name.trim().trim_start_matches('@');
        if name.is_empty() || name.len() > 80 {
            return;
        }
        let known = self.names.get(&lexicon::fold(name)).copied();
        let index = known.unwrap_or_else(|| self.add_person(name));
        let Some(person) = self.people.get_mut(index) else { return };
        if let Some(role) = role
            && person.role.is_none()
        {
            person.role = Some(role);
            self.roles.entry(role).or_default().push(index);
        }
    }

    /// Adds somebody of an unknown name, and whatever else that person may be called; gives the index.
    fn add_person(&mut self, name: &str) -> usize {
        let index = self.people.len();
        self.people.push(Person { name: name.to_owned(), role: None });
        self.names.insert(lexicon::fold(name), index);
        let parts: Vec<&str> = parts(name).collect();
        let mut shorter: Vec<String> = surname(name).map(lexicon::fold).into_iter().collect();
        if parts.len() > 1 {
            shorter.extend(parts.iter().map(|part| lexicon::fold(part)));
            shorter.extend(all_initials(&parts));
        }
        for form in shorter {
            let people = self.shorter.entry(form).or_default();
            if people.last() != Some(&index) {
                people.push(index);
            }
        }
        index
    }

    /// Whether a folded name is one of a person, of a part of one that is longer than a letter, or initials.
    fn has(&self, folded: &str) -> bool {
        let is_letter = |form: &str| form.chars().nth(1).is_none() && !form.chars().any(script::is_han);
        let short = |form: &str| !is_letter(form) && self.shorter.contains_key(form);
        self.names.contains_key(folded) || short(folded) || short(&without_dots(folded))
    }

    /// Whether somebody of this name, of a part of it or with its initials is known.
    pub fn confirms(&self, label: &str) -> bool {
        self.has(&lexicon::fold(name::alone(label)))
    }

    /// Whether the title holds this name, as it holds other words.
    pub fn is_in_title(&self, label: &str) -> bool {
        let name = lexicon::fold(name::alone(label));
        let long = name.chars().count() >= if name.is_ascii() { 4 } else { 2 };
        long && lexicon::role(&name).is_none() && !lexicon::is_field(&name) && self.title.contains(&name)
    }

    /// Whether a name is one of a company, a product or a work.
    pub fn is_thing(&self, label: &str) -> bool {
        self.things.contains(&lexicon::fold(label))
    }

    /// The role that the head gives somebody of this name.
    pub fn role(&self, name: &str) -> Option<Role> {
        self.person(name)?.role
    }

    fn person(&self, name: &str) -> Option<&Person> {
        self.people.get(*self.names.get(&lexicon::fold(name))?)
    }

    /// The one person whose initials or surname, or one of whose names, are `short`; or, for a role's word,
    /// the one who has that role.
    pub fn full_name(&self, short: &str) -> Option<&str> {
        let folded = lexicon::fold(short);
        let role = lexicon::role(&folded).filter(|role| *role != Role::Pseudo);
        let by_role = role.and_then(|role| self.roles.get(&role));
        let letters = without_dots(&folded);
        let by_form = [Some(folded.as_str()), Some(letters.as_str()).filter(|letters| *letters != folded)];
        let by_form = by_form.into_iter().flatten().filter_map(|form| self.shorter.get(form));
        let mut found = None;
        for people in by_form.chain(by_role) {
            match (people.as_slice(), found) {
                ([one], None) => found = Some(*one),
                ([one], Some(other)) if *one == other => {}
                _ => return None,
            }
        }
        found.and_then(|index| self.people.get(index)).map(|person| person.name.as_str())
    }
}

fn role_of(key: HeadKey) -> Option<Role> {
    match key {
        HeadKey::Host => Some(Role::Host),
        HeadKey::Guest => Some(Role::Guest),
        _ => None,
    }
}

/// The surname of a name in Han or Hangul that is written without blanks: `林` of `林晓`; its first character
/// where that is no surname that is known.
pub fn surname(name: &str) -> Option<&str> {
    if let Some(surname) = names::surname(name) {
        return Some(surname);
    }
    let joined = (2..=4).contains(&name.chars().count())
        && name.chars().all(|c| script::is_han(c) || script::is_hangul(c));
    let length = name.chars().next().filter(|_| joined)?.len_utf8();
    name.get(..length)
}

/// Whether two folded names differ by one character only, and are long enough for that to be a slip of the
/// pen.
pub fn is_slip(a: &str, b: &str) -> bool {
    let least = if a.chars().any(script::is_han) { 4 } else { 5 };
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    if a == b || a_len < least || b_len < least || a_len.abs_diff(b_len) > 1 || digits(a) != digits(b) {
        return false;
    }
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= a_len.max(b_len)
}
