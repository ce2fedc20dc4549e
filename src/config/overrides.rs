//! What a user knows better than it can be detected: conventions of some files, chosen by glob.

use std::collections::BTreeMap;
use std::path::Path;

use globset::{GlobBuilder, GlobMatcher};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::parts::{OneOrMany, checked, one_or_many};
use super::places::expand_home;

/// Settings for the files that match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Override {
    /// Globs; a relative one matches at the end of a path.
    #[serde(deserialize_with = "globs")]
    #[schemars(with = "OneOrMany<String>")]
    pub files: Vec<String>,
    /// Regular expression of a label; its group `name`, else its first group, is the name.
    #[serde(deserialize_with = "pattern")]
    pub label: Option<String>,
    /// Regular expression of a section's heading; its group `title`, else its first group, is the title.
    #[serde(deserialize_with = "pattern")]
    pub section: Option<String>,
    /// Names of one voice each, the name to show first.
    pub aliases: Vec<Vec<String>>,
    /// Roles by name.
    pub roles: BTreeMap<String, RoleName>,
    /// The voice that asks.
    pub host: Option<String>,
    /// The encoding, by its usual name.
    #[serde(deserialize_with = "encoding")]
    pub encoding: Option<String>,
}

/// What a voice does in the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RoleName {
    /// Asks.
    Host,
    /// Answers.
    Guest,
    /// Neither.
    Other,
    /// No person.
    Pseudo,
}

/// Overrides ready to be asked about many paths.
#[derive(Clone, Debug, Default)]
pub struct PathOverrides {
    rules: Vec<(Vec<GlobMatcher>, Override)>,
}

impl PathOverrides {
    /// Prepares `overrides`; a glob that cannot be read never matches.
    pub fn new(overrides: &[Override]) -> Self {
        let rules = overrides.iter().map(|rule| {
            let globs = rule.files.iter().filter_map(|glob| matcher(glob).ok()).collect();
            (globs, rule.clone())
        });
        Self { rules: rules.collect() }
    }

    /// The overrides that hold for the file at `path`, later ones stronger.
    pub fn of<'a>(&'a self, path: &'a Path) -> impl DoubleEndedIterator<Item = &'a Override> {
        let holds = move |globs: &[GlobMatcher]| globs.iter().any(|glob| glob.is_match(path));
        self.rules.iter().filter(move |(globs, _)| holds(globs)).map(|(_, rule)| rule)
    }
}

fn matcher(glob: &str) -> Result<GlobMatcher, globset::Error> {
    let expanded = expand_home(glob).to_string_lossy().into_owned();
    let anchored = if expanded.starts_with('/') { expanded } else { format!("**/{expanded}") };
    GlobBuilder::new(&anchored).literal_separator(true).build().map(|glob| glob.compile_matcher())
}

/// What is wrong with a glob, if anything.
fn glob_error(glob: &str) -> Option<String> {
    matcher(glob).err().map(|error| format!("not a glob: {}", error.kind()))
}

/// What is wrong with a regular expression, if anything.
fn pattern_error(pattern: &str) -> Option<String> {
    let error = regex::Regex::new(pattern).err()?.to_string();
    let reason = error.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
    Some(format!("not a regular expression: {reason}"))
}

/// What is wrong with the name of an encoding, if anything.
pub fn encoding_error(name: &str) -> Option<String> {
    let known = encoding_rs::Encoding::for_label(name.as_bytes()).is_some();
    (!known)
        .then(|| format!("unknown encoding `{name}`; known are UTF-8, GB18030, Big5, Shift_JIS, EUC-KR …"))
}

/// Reads a regular expression.
fn pattern<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    checked(from, pattern_error)
}

/// Reads the name of an encoding.
fn encoding<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    checked(from, encoding_error)
}

/// Reads globs.
fn globs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    struct Glob(String);
    impl<'de> Deserialize<'de> for Glob {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            Ok(Self(checked(from, glob_error)?.unwrap_or_default()))
        }
    }
    Ok(one_or_many::<Glob, D>(from)?.into_iter().map(|glob| glob.0).collect())
}
