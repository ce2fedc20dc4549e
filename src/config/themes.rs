//! Themes of the user's own: a TOML file each in the folder `themes` beside the settings.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::lenient;
use super::model::Config;
use super::problem::ConfigProblem;
use crate::palette::color::Color;
use crate::palette::roles::Palette;
use crate::palette::shipped;
use crate::palette::terminal::Own;

/// The key that names the theme whose colours hold for the roles that a file leaves out.
const BASE: &str = "base";

/// Reads all themes beside the settings file `config`, in the order of their names, and what is wrong in
/// which file.
pub fn load(config: &Path) -> (Vec<Own>, Vec<(PathBuf, ConfigProblem)>) {
    let Some(folder) = config.parent().map(|folder| folder.join("themes")) else { return Default::default() };
    let mut files: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(error) => return (Vec::new(), vec![(folder, unreadable(&error))]),
    };
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let (mut themes, mut wrong) = (Vec::new(), Vec::new());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (theme, problems) = match fs::read_to_string(&file) {
            Ok(text) => read(&name, &text),
            Err(error) => (None, vec![unreadable(&error)]),
        };
        themes.extend(theme);
        wrong.extend(problems.into_iter().map(|problem| (file.clone(), problem)));
    }
    (themes, wrong)
}

/// That there is no theme of the name that the settings give, if so; `own` are the user's own.
pub fn unknown(config: &Config, own: &[Own]) -> Option<ConfigProblem> {
    let own = own.iter().map(|own| own.name.as_str());
    let known: Vec<&str> = shipped::NAMES.into_iter().chain(["light", "dark"]).chain(own).collect();
    let name = config.theme.as_str();
    let near = known.iter().map(|known| (strsim::jaro_winkler(name, known), known));
    let near = near.filter(|(near, _)| *near > 0.75).max_by(|a, b| a.0.total_cmp(&b.0));
    let near = near.map_or_else(String::new, |(_, near)| format!("; did you mean \"{near}\"?"));
    let (line, column) = config.places.get("theme").copied().unwrap_or((1, 1));
    let message = format!("no theme is called \"{name}\"; known: {}{near}", known.join(", "));
    (!known.contains(&name)).then_some(ConfigProblem { line, column, message })
}

/// Reads the theme `name`. A wrong colour costs its role; without any table there is no theme.
pub fn read(name: &str, text: &str) -> (Option<Own>, Vec<ConfigProblem>) {
    let read = lenient::read::<ThemeFile>(text, &[]);
    (Some(Own { name: name.to_owned(), ..read.value.0 }), read.problems)
}

/// A theme but for its name.
struct ThemeFile(Own);

impl Default for ThemeFile {
    fn default() -> Self {
        Self(Own { base: "auto".to_owned(), ..Own::default() })
    }
}

impl<'de> Deserialize<'de> for ThemeFile {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ThemeTable)
    }
}

struct ThemeTable;

impl<'de> Visitor<'de> for ThemeTable {
    type Value = ThemeFile;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<ThemeFile, A::Error> {
        let mut file = ThemeFile::default();
        while let Some(ThemeKey(key)) = table.next_key()? {
            if key == BASE {
                file.0.base = table.next_value::<BaseName>()?.0;
            } else {
                file.0.roles.push((key, table.next_value::<RoleColor>()?.0));
            }
        }
        Ok(file)
    }
}

/// [`BASE`] or the name of a role.
struct ThemeKey(String);

impl<'de> Deserialize<'de> for ThemeKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let key = String::deserialize(from)?;
        let is_known = key == BASE || Palette::ROLES.contains(&key.as_str());
        if is_known { Ok(Self(key)) } else { Err(D::Error::unknown_field(&key, Palette::ROLES)) }
    }
}

struct BaseName(String);

impl<'de> Deserialize<'de> for BaseName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        let is_known = shipped::NAMES.contains(&name.as_str());
        if is_known { Ok(Self(name)) } else { Err(D::Error::unknown_variant(&name, &shipped::NAMES)) }
    }
}

struct RoleColor(Color);

impl<'de> Deserialize<'de> for RoleColor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Number(u8),
            Text(String),
        }
        let color = match Written::deserialize(from) {
            Ok(Written::Number(index)) => Some(Color::Indexed(index)),
            Ok(Written::Text(text)) => text.parse().ok(),
            Err(_) => None,
        };
        color.map(Self).ok_or_else(|| D::Error::custom("expected \"#rrggbb\", \"default\" or 0 to 255"))
    }
}

fn unreadable(error: &std::io::Error) -> ConfigProblem {
    ConfigProblem { line: 1, column: 1, message: format!("cannot be read: {error}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::palette::color::Rgb;

    #[test]
    fn a_theme_names_some_roles_and_what_is_wrong_costs_itself_alone() {
        let (theme, problems) = read(
            "dusk",
            "base = \"ink\"\nhost = \"#abc\"\nguest = 6\nlink = \"blau\"\nfoo = 1\nerror = 300\n",
        );
        let theme = theme.unwrap();
        assert_eq!((theme.name.as_str(), theme.base.as_str()), ("dusk", "ink"));
        let host = Color::Rgb(Rgb(0xAA, 0xBB, 0xCC));
        assert_eq!(theme.roles, [("guest".to_owned(), Color::Indexed(6)), ("host".to_owned(), host)]);
        let lines: Vec<u32> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [4, 5, 6], "{problems:?}");
        assert!(problems[0].message.contains("#rrggbb"), "{problems:?}");
    }

    #[test]
    fn themes_are_the_files_of_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        assert_eq!(load(&config), Default::default());
        fs::create_dir(folder.path().join("themes")).unwrap();
        for (name, text) in [("b.toml", "text = 1"), ("a.toml", "text = \"?\""), ("notes.txt", "no")] {
            fs::write(folder.path().join("themes").join(name), text).unwrap();
        }
        let (themes, wrong) = load(&config);
        assert_eq!(themes.iter().map(|theme| theme.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].0.ends_with("themes/a.toml"));
    }
}
