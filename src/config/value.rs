//! Taking single values out of parsed TOML: the right kind, else a complaint with its place.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use super::problem::ConfigProblem;

/// A parsed value and where it stands.
pub type Value<'a> = Spanned<DeValue<'a>>;

/// Takes values and collects complaints.
pub struct Taker<'t> {
    text: &'t str,
    problems: Vec<ConfigProblem>,
}

impl<'t> Taker<'t> {
    /// Takes from the TOML document `text`.
    pub fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new() }
    }

    /// All complaints, by place.
    pub fn finish(mut self) -> Vec<ConfigProblem> {
        self.problems.sort_by_key(|problem| (problem.line, problem.column));
        self.problems
    }

    /// Complains about the byte `at`.
    pub fn complain(&mut self, at: usize, message: String) {
        let (line, column) = self.place(at);
        self.problems.push(ConfigProblem { line, column, message });
    }

    /// Line and column of the byte `at`, from 1.
    fn place(&self, at: usize) -> (u32, u32) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        (before.matches('\n').count() as u32 + 1, column as u32 + 1)
    }

    /// Hands every entry of a table whose key is in `known` to `field`; complains about the others.
    pub fn table(&mut self, value: &Value, known: &[&str], mut field: impl FnMut(&mut Self, &str, &Value)) {
        let Some(table) = value.get_ref().as_table() else { return self.wrong(value, "a table") };
        for (key, value) in table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                field(self, name, value);
            } else {
                let message = format!("unknown setting `{name}`; known here: {}", known.join(", "));
                self.complain(key.span().start, message);
            }
        }
    }

    /// Hands every entry of a table with free keys to `field`, with the key's line and column.
    pub fn open_table(&mut self, value: &Value, mut field: impl FnMut(&mut Self, &str, (u32, u32), &Value)) {
        let Some(table) = value.get_ref().as_table() else { return self.wrong(value, "a table") };
        for (key, value) in table {
            field(self, key.get_ref(), self.place(key.span().start), value);
        }
    }

    /// The items of an array; a single value counts as an array of one.
    pub fn items<T>(
        &mut self,
        value: &Value,
        mut item: impl FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Vec<T> {
        match value.get_ref().as_array() {
            Some(array) => array.iter().filter_map(|value| item(self, value)).collect(),
            None => item(self, value).into_iter().collect(),
        }
    }

    /// The items of an array.
    pub fn array<T>(
        &mut self,
        value: &Value,
        mut item: impl FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        match value.get_ref().as_array() {
            Some(array) => Some(array.iter().filter_map(|value| item(self, value)).collect()),
            None => self.or_wrong(None, value, "a list in [ ]"),
        }
    }

    /// A string.
    pub fn text(&mut self, value: &Value) -> Option<String> {
        let found = value.get_ref().as_str().map(str::to_owned);
        self.or_wrong(found, value, "a string in quotes")
    }

    /// `true` or `false`.
    pub fn flag(&mut self, value: &Value) -> Option<bool> {
        let found = value.get_ref().as_bool();
        self.or_wrong(found, value, "true or false")
    }

    /// A number within `range`.
    pub fn number(&mut self, value: &Value, range: RangeInclusive<f64>) -> Option<f64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.to_string().parse().ok(),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        let found = number.filter(|number| range.contains(number));
        self.or_wrong(found, value, &format!("a number from {} to {}", range.start(), range.end()))
    }

    /// One of several words.
    pub fn choice<T: Copy>(&mut self, value: &Value, choices: &[(&str, T)]) -> Option<T> {
        let word = value.get_ref().as_str();
        let found = choices.iter().find(|(name, _)| Some(*name) == word).map(|(_, choice)| *choice);
        let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        self.or_wrong(found, value, &names.join(" or "))
    }

    fn or_wrong<T>(&mut self, found: Option<T>, value: &Value, wanted: &str) -> Option<T> {
        if found.is_none() {
            self.wrong(value, wanted);
        }
        found
    }

    fn wrong(&mut self, value: &Value, wanted: &str) {
        let written = self.text.get(value.span()).unwrap_or_default();
        let shown: String = written.lines().next().unwrap_or_default().chars().take(40).collect();
        self.complain(value.span().start, format!("expected {wanted}, found {shown}"));
    }
}
