//! What a user says about a file where detection errs. Knows neither where it was said nor what is done with
//! it.

use serde::Deserialize;
use serde_json::Value;

use crate::episode::model::Role;
use crate::lexicon;

/// Corrections to what detection would decide, from a file's `fangtan:` mapping or from the user's config.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Value")]
pub struct Overrides {
    /// A regular expression for label lines; its group `name`, else its first group, is the name.
    pub label: Option<String>,
    /// A regular expression for section lines; its group `title`, else its first group, else the whole match,
    /// is the title.
    pub section: Option<String>,
    /// Names of one voice each, the name to show first.
    pub aliases: Vec<Vec<String>>,
    /// What a voice does in the talk, by name.
    pub roles: Vec<(String, Role)>,
    /// The host's name.
    pub host: Option<String>,
}

impl Overrides {
    /// Whether nothing is overridden.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads a mapping with the keys `label`, `section`, `aliases` (lists of names, or a name with its other
    /// names), `roles` (`name: host` or `host: [names]`) and `host`. What cannot be read is told in words.
    pub fn read(value: &Value) -> (Self, Vec<String>) {
        let (mut read, mut problems) = (Self::default(), Vec::new());
        let Some(mapping) = value.as_object() else {
            if !value.is_null() {
                problems.push("expected a mapping of label, section, aliases, roles and host".to_owned());
            }
            return (read, problems);
        };
        for (key, value) in mapping {
            match key.as_str() {
                "label" => read.label = text(key, value, &mut problems),
                "section" => read.section = text(key, value, &mut problems),
                "host" => read.host = text(key, value, &mut problems),
                "aliases" => read.aliases = aliases(value, &mut problems),
                "roles" => read.roles.extend(roles(value, &mut problems)),
                key if role(key).is_some() => read.called(key, value),
                _ => problems.push(format!("`{key}` is none of label, section, aliases, roles, host")),
            }
        }
        (read, problems)
    }

    /// Every name that the user gives, whether or not a label bears it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().flatten().chain(self.roles.iter().map(|(name, _)| name));
        aliases.chain(&self.host).map(String::as_str)
    }

    /// `嘉宾: [names]`: those whom a role's word names.
    fn called(&mut self, word: &str, value: &Value) {
        let role = role(word);
        self.roles.extend(names(value).into_iter().filter_map(|name| Some((name, role?))));
    }
}

impl TryFrom<Value> for Overrides {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let (read, problems) = Self::read(&value);
        if problems.is_empty() { Ok(read) } else { Err(problems.join("; ")) }
    }
}

/// The role a word names: `host`, `guest`, `other`, `pseudo`, or a word for one of them in any language.
fn role(word: &str) -> Option<Role> {
    match word.trim().to_lowercase().as_str() {
        "other" | "其他" | "其它" => Some(Role::Other),
        "pseudo" => Some(Role::Pseudo),
        word => lexicon::role(word),
    }
}

fn text(key: &str, value: &Value, problems: &mut Vec<String>) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        _ => {
            problems.push(format!("`{key}` should be text"));
            None
        }
    }
}

/// The names in a list or in `A = B, C`.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let names = text.split(['=', ',', '，', '、']).map(str::trim).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect()
        }
        Value::Array(items) => {
            items.iter().filter_map(|item| item.as_str().map(|name| name.trim().to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

fn aliases(value: &Value, problems: &mut Vec<String>) -> Vec<Vec<String>> {
    let groups: Vec<Vec<String>> = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(names).collect(),
        Value::Object(mapping) => {
            let group = |(name, others): (&String, &Value)| {
                std::iter::once(name.clone()).chain(names(others)).collect()
            };
            mapping.iter().map(group).collect()
        }
        _ => {
            problems.push("`aliases` should be a list of lists of names".to_owned());
            Vec::new()
        }
    };
    if groups.iter().any(|group| group.len() < 2) {
        problems.push("each of `aliases` needs at least two names".to_owned());
    }
    groups.into_iter().filter(|group| group.len() > 1).collect()
}

fn roles(value: &Value, problems: &mut Vec<String>) -> Vec<(String, Role)> {
    let Some(mapping) = value.as_object() else {
        if !value.is_null() {
            problems.push("`roles` should be a mapping of names to roles".to_owned());
        }
        return Vec::new();
    };
    let mut roles = Vec::new();
    for (key, value) in mapping {
        match (value.as_str().and_then(role), role(key)) {
            (Some(role), _) => roles.push((key.clone(), role)),
            (None, Some(role)) => roles.extend(names(value).into_iter().map(|name| (name, role))),
            (None, None) => {
                problems.push(format!("the role of `{key}` is none of host, guest, other, pseudo"));
            }
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_ways_of_writing_roles_and_aliases_are_read() {
        let (read, problems) = Overrides::read(&json!({
            "label": "^(.+?):", "host": "Ana",
            "aliases": [["Ana Reis", "AR"], "Bo = 波"],
            "roles": {"Ana Reis": "host", "guest": ["Bo"]},
        }));
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(read.aliases, [vec!["Ana Reis", "AR"], vec!["Bo", "波"]]);
        assert_eq!(read.roles, [("Ana Reis".to_owned(), Role::Host), ("Bo".to_owned(), Role::Guest)]);
        assert_eq!(read.host.as_deref(), Some("Ana"));
    }

    #[test]
    fn any_word_for_a_role_names_it() {
        let (read, problems) = Overrides::read(
            &json!({"roles": {"Ana": "采訪者", "Bo": "гость"}, "嘉賓": ["Cy"], "主持人": "Di"}),
        );
        assert_eq!(problems, Vec::<String>::new());
        let roles: Vec<_> = read.roles.iter().map(|(name, role)| (name.as_str(), *role)).collect();
        let expected = [("Ana", Role::Host), ("Bo", Role::Guest), ("Cy", Role::Guest), ("Di", Role::Host)];
        assert_eq!(roles, expected);
        assert_eq!(read.names().collect::<Vec<_>>(), ["Ana", "Bo", "Cy", "Di"]);
    }

    #[test]
    fn a_config_may_carry_them() {
        let read: Overrides =
            toml::from_str("host = 'Ana'\naliases = [['Ana', 'A']]\n[roles]\nBo = 'guest'").unwrap();
        assert_eq!((read.host.as_deref(), read.aliases.len(), read.roles.len()), (Some("Ana"), 1, 1));
        assert!(toml::from_str::<Overrides>("label = 3").is_err());
    }

    #[test]
    fn what_cannot_be_read_is_told_and_costs_nothing_else() {
        let value = json!({"host": "Ana", "labels": "x", "roles": {"Bo": "king"}});
        let (read, problems) = Overrides::read(&value);
        assert_eq!(read.host.as_deref(), Some("Ana"));
        assert_eq!(problems.len(), 2);
        assert!(serde_json::from_value::<Overrides>(value).unwrap_err().to_string().contains("labels"));
    }
}
