//! Themes of the user's own: a TOML file each in the folder `themes` beside the settings.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::problem::ConfigProblem;
use super::value::{Taker, Value};
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

/// Reads the theme `name`. A wrong colour costs its role; without any table there is no theme.
pub fn read(name: &str, text: &str) -> (Option<Own>, Vec<ConfigProblem>) {
    let mut taker = Taker::new(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        taker.complain(error.span().map_or(0, |span| span.start), error.message().to_owned());
    }
    let root = Value::new(root.span(), DeValue::Table(root.into_inner()));
    let mut own = Own { name: name.to_owned(), base: "auto".to_owned(), roles: Vec::new() };
    let known: Vec<&str> = [BASE].into_iter().chain(Palette::ROLES.iter().copied()).collect();
    let bases = shipped::NAMES.map(|name| (name, name));
    taker.table(&root, &known, |taker, key, value| {
        if key == BASE {
            own.base = taker.choice(value, &bases).unwrap_or("auto").to_owned();
        } else if let Some(color) = color(taker, value) {
            own.roles.push((key.to_owned(), color));
        }
    });
    (Some(own), taker.finish())
}

fn color(taker: &mut Taker, value: &Value) -> Option<Color> {
    let number = matches!(value.get_ref(), DeValue::Integer(_));
    if number {
        return taker.number(value, 0.0..=255.0).map(|index| Color::Indexed(index as u8));
    }
    let text = taker.text(value)?;
    let color = text.parse().ok();
    if color.is_none() {
        let message = format!("expected \"#rrggbb\", \"default\" or 0 to 255, found \"{text}\"");
        taker.complain(value.span().start, message);
    }
    color
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
        assert!(problems[0].message.contains("\"blau\""), "{problems:?}");
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
